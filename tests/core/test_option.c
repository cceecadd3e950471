/* The option table: every row, encoding and decoding of each kind. test_option_system.c has the
 * tests that need the system. */

#include "net.h"
#include "skc_option.h"
#include "skc_os.h"

static skc_option find(int level, int option)
{
	skc_option row;

	skc_option_find(level, option, &row);
	return row;
}

/* Finds the next row behind *level and *option, by number; false at the end. Begins at 0, -9. */
static bool next_row(int *level, int *option, skc_option *out)
{
	do {
		if (++*option > (*level == SOL_SOCKET ? 0x7fff : 0x3ff)) {
			*option = -8;
			*level = *level == 300 ? 0xffff : *level + 1;
		}
		skc_option_find(*level, *option, out);
	} while (out->kind == SKC_OPTION_ANY && *level <= 0xffff);
	return out->kind != SKC_OPTION_ANY;
}

static skc_option row_of_kind(skc_option_kind kind, int64_t min, int64_t max)
{
	return (skc_option){
		.level = 7, .option = 9, .name = "X", .kind = kind, .min = min, .max = max
	};
}

static skc_option_bytes given(const void *data, size_t len)
{
	skc_option_bytes bytes;

	memset(&bytes, 0xee, sizeof(bytes));
	bytes.data = data;
	bytes.len = (skc_socklen) len;
	return bytes;
}

static int64_t number_in(const skc_option *row, const void *data, size_t len)
{
	skc_option_bytes bytes = given(data, len);
	skc_option_value value;

	CHECK_INT(skc_option_decode(row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_NUMBER);
	return value.number;
}

/* --- the table -------------------------------------------------------------------------------- */

CASE(rows)
{
	skc_option row;
	int level = 0, option = -9;
	size_t count = 0;

	for (; next_row(&level, &option, &row); count++) {
		CHECK_INT(row.level, level);
		CHECK_INT(row.option, option);
		CHECK(row.name != NULL && row.name[0] != '\0');
		CHECK(row.kind < SKC_OPTION_KINDS);
		CHECK(row.min <= row.max);
		CHECK((row.layout != NULL) ==
				(row.kind == SKC_OPTION_STRUCT || row.kind == SKC_OPTION_REPORT ||
						row.kind == SKC_OPTION_TIME));
		CHECK((row.native != 0) == (row.kind == SKC_OPTION_GROUP || row.kind == SKC_OPTION_SOURCE));
	}
	CHECK(count > 60);
}

/* A constant that the system lacks has a row, which no lookup finds. */
CASE(missing)
{
	CHECK_INT(find(SOL_SOCKET, SKC_MISSING).kind, SKC_OPTION_ANY);
	CHECK_INT(find(IPPROTO_TCP, SKC_MISSING).kind, SKC_OPTION_ANY);
	CHECK_INT(find(SKC_MISSING, SO_REUSEADDR).kind, SKC_OPTION_ANY);
	CHECK_INT(find(SKC_MISSING, SKC_MISSING).kind, SKC_OPTION_ANY);
}

CASE(layouts)
{
	skc_option row;
	int level = 0, option = -9;

	while (next_row(&level, &option, &row)) {
		for (size_t m = 0; row.layout != NULL && m < row.layout->count; m++) {
			const skc_member *member = &row.layout->members[m];

			CHECK(member->offset + member->size <= row.layout->size);
			CHECK(member->size == 1 || member->size == 2 || member->size == 4 || member->size == 8);
			CHECK(member->bit + member->bits <= 8);
		}
		CHECK(row.layout == NULL || row.layout->count <= SKC_MEMBERS_MAX);
		CHECK(row.layout == NULL || row.layout->size <= SKC_OPTION_ROOM);
	}
}

/* The same number means different options at different levels. */
CASE(keyed_by_level)
{
	CHECK_STR(find(SOL_SOCKET, SO_KEEPALIVE).name, "SO_KEEPALIVE");
	CHECK_STR(find(IPPROTO_TCP, TCP_NODELAY).name, "TCP_NODELAY");
	CHECK_INT(find(SOL_SOCKET, SO_LINGER).kind, SKC_OPTION_STRUCT);
	CHECK_INT(find(SOL_SOCKET, SO_RCVTIMEO).kind, SKC_OPTION_TIME);
	CHECK(find(IPPROTO_UDP, SO_LINGER).kind != SKC_OPTION_STRUCT);
#ifdef TCP_NOTSENT_LOWAT
	CHECK_STR(find(IPPROTO_TCP, TCP_NOTSENT_LOWAT).name, "TCP_NOTSENT_LOWAT");
#endif
}

CASE(without_a_row)
{
	skc_option row = find(12345, 6789);

	CHECK_INT(row.kind, SKC_OPTION_ANY);
	CHECK_INT(row.level, 12345);
	CHECK_INT(row.option, 6789);
	row = find(SOL_SOCKET, 6789);
	CHECK_INT(row.kind, SKC_OPTION_ANY);
	CHECK_INT(row.level, SOL_SOCKET);
}

/* --- numbers ---------------------------------------------------------------------------------- */

CASE(int_range)
{
	skc_option row = row_of_kind(SKC_OPTION_INT, INT32_MIN, INT32_MAX);
	int32_t want[] = { 0, 1, -1, INT32_MIN, INT32_MAX };
	skc_option_bytes bytes;

	for (size_t i = 0; i < SKC_COUNT(want); i++) {
		REQUIRE_INT(skc_option_encode_number(&row, want[i], &bytes), SKC_OK);
		CHECK_INT(bytes.level, 7);
		CHECK_INT(bytes.option, 9);
		CHECK_INT(bytes.len, sizeof(int));
		CHECK_MEM(bytes.data, &want[i], sizeof(int));
		CHECK_INT(number_in(&row, bytes.data, bytes.len), want[i]);
	}
	CHECK_INT(skc_option_encode_number(&row, (int64_t) INT32_MAX + 1, &bytes), SKC_ERANGE);
	CHECK_INT(skc_option_encode_number(&row, (int64_t) INT32_MIN - 1, &bytes), SKC_ERANGE);
	CHECK_INT(skc_option_encode_number(&row, INT64_C(1) << 40, &bytes), SKC_ERANGE);
}

CASE(unsigned_range)
{
	skc_option row = row_of_kind(SKC_OPTION_UINT, 0, UINT32_MAX);
	uint32_t most = UINT32_MAX;
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, UINT32_MAX, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 4);
	CHECK_MEM(bytes.data, &most, 4);
	CHECK_INT(number_in(&row, &most, 4), UINT32_MAX);
	CHECK_INT(skc_option_encode_number(&row, -1, &bytes), SKC_ERANGE);
	CHECK_INT(skc_option_encode_number(&row, INT64_C(1) << 32, &bytes), SKC_ERANGE);
}

CASE(sixty_four_bits)
{
	skc_option row = row_of_kind(SKC_OPTION_UINT64, INT32_MIN, INT64_MAX);
	uint64_t want = UINT64_C(0x1122334455667788), most = UINT64_MAX, wrapped = UINT32_MAX - 1;
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, (int64_t) want, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 8);
	CHECK_MEM(bytes.data, &want, 8);
	CHECK_INT(number_in(&row, &want, 8), (int64_t) want);
	CHECK_INT(number_in(&row, &most, 8), -1);
	REQUIRE_INT(skc_option_encode_number(&row, -1, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &most, 8);
	/* Other negative numbers are 32 bits that another system shows with a sign. */
	REQUIRE_INT(skc_option_encode_number(&row, -2, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &wrapped, 8);
	CHECK_INT(skc_option_encode_number(&row, (int64_t) INT32_MIN - 1, &bytes), SKC_ERANGE);
}

CASE(bytes_and_bools)
{
	skc_option byte = row_of_kind(SKC_OPTION_BYTE, 0, UINT8_MAX);
	skc_option flag = row_of_kind(SKC_OPTION_BOOL, INT64_MIN, INT64_MAX);
	skc_option byte_flag = row_of_kind(SKC_OPTION_BYTE_BOOL, INT64_MIN, INT64_MAX);
	int one = 1;
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&byte, 255, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 1);
	CHECK_INT(*(const unsigned char *) bytes.data, 255);
	CHECK_INT(skc_option_encode_number(&byte, 256, &bytes), SKC_ERANGE);
	CHECK_INT(number_in(&byte, "\xff", 1), 255);
	CHECK_INT(number_in(&byte, &one, sizeof(one)), 1);
	REQUIRE_INT(skc_option_encode_number(&flag, INT64_C(1) << 40, &bytes), SKC_OK);
	CHECK_INT(bytes.len, sizeof(int));
	CHECK_MEM(bytes.data, &one, sizeof(one));
	REQUIRE_INT(skc_option_encode_number(&byte_flag, -256, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 1);
	CHECK_INT(*(const unsigned char *) bytes.data, 1);
}

CASE(length_is_the_value)
{
	skc_option row = row_of_kind(SKC_OPTION_LENGTH, 0, 64);
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, 16, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 16);
	CHECK_INT(skc_option_encode_number(&row, 65, &bytes), SKC_ERANGE);
}

/* The caller checks the order. */
CASE(network_order)
{
	skc_option row = row_of_kind(SKC_OPTION_INTERFACE_NET, INT32_MIN, UINT32_MAX);
	uint32_t want = htonl(0x01020384);
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, want, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &want, 4);
	CHECK_INT(number_in(&row, &want, 4), (int32_t) want);
	REQUIRE_INT(skc_option_encode_number(&row, (int32_t) want, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &want, 4);
}

CASE(sizes_are_clamped)
{
	skc_option row = row_of_kind(SKC_OPTION_SIZE, INT32_MIN, INT64_MAX);
	int32_t most = INT32_MAX, minus = -1;
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, INT64_MAX, &bytes), SKC_OK);
	CHECK_INT(bytes.len, 4);
	CHECK_MEM(bytes.data, &most, 4);
	REQUIRE_INT(skc_option_encode_number(&row, UINT32_MAX, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &most, 4);
	REQUIRE_INT(skc_option_encode_number(&row, -1, &bytes), SKC_OK);
	CHECK_MEM(bytes.data, &minus, 4);
}

/* Every option of 32 bits takes the upper half with a sign and without one. */
CASE(thirty_two_bits_of_either_sign)
{
	skc_option row;
	skc_option_bytes bytes;
	uint32_t mask = 0xfffffffe;
	int32_t least = INT32_MIN;
	int level = 0, option = -9, checked = 0;

	while (next_row(&level, &option, &row)) {
		if ((row.kind != SKC_OPTION_INT && row.kind != SKC_OPTION_UINT) || row.min > INT32_MIN) {
			continue;
		}
		REQUIRE_INT(skc_option_encode_number(&row, -2, &bytes), SKC_OK);
		CHECK_MEM(bytes.data, &mask, 4);
		REQUIRE_INT(skc_option_encode_number(&row, mask, &bytes), SKC_OK);
		CHECK_MEM(bytes.data, &mask, 4);
		memset(&bytes, 0xee, sizeof(bytes));
		REQUIRE_INT(skc_option_encode_number(&row, least, &bytes), SKC_OK);
		CHECK_MEM(bytes.data, &least, 4);
		checked++;
	}
	CHECK(checked > 20);
}

CASE(no_number)
{
	skc_option row = row_of_kind(SKC_OPTION_NAME, 0, 0);
	skc_option_bytes bytes;

	CHECK_INT(skc_option_encode_number(&row, 0, &bytes), SKC_EINVAL);
	row.kind = SKC_OPTION_GROUP;
	CHECK_INT(skc_option_encode_number(&row, 0, &bytes), SKC_EINVAL);
	CHECK_INT(skc_option_encode_members(&row, NULL, &bytes), SKC_EINVAL);
}

/* --- the result follows the length ------------------------------------------------------------ */

/* … or, for a name, an empty text. */
CASE(nothing_is_zero)
{
	skc_option row;
	skc_option_bytes bytes = given("\xff\xff\xff\xff", 0);
	skc_option_value value;
	int level = 0, option = -9, checked = 0;

	while (next_row(&level, &option, &row)) {
		if (row.kind == SKC_OPTION_NAME) {
			REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
			CHECK_INT(value.shape, SKC_SHAPE_NAME);
			CHECK_INT(value.len, 0);
			continue;
		}
		CHECK_INT(number_in(&row, "\xff\xff\xff\xff", 0), 0);
		checked++;
	}
	CHECK(checked > 0);
}

CASE(lengths_of_a_number)
{
	skc_option row = find(12345, 1);
	skc_option_bytes bytes = given("\x80\x81\x82", 3);
	skc_option_value value;
	int32_t minus = -5;

	CHECK_INT(number_in(&row, "\xc8", 1), 200);
	CHECK_INT(number_in(&row, &minus, 4), -5);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_BYTES);
	CHECK_INT(value.len, 3);
	CHECK_MEM(value.data, "\x80\x81\x82", 3);
	bytes.len = 8;
	bytes.data = "12345678";
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_BYTES);
	CHECK_INT(value.len, 8);
}

/* --- members ---------------------------------------------------------------------------------- */

CASE(linger)
{
	skc_option row = find(SOL_SOCKET, SO_LINGER);
	int64_t members[2] = { 1, 65535 };
	skc_option_bytes bytes;
	skc_option_value value;
	struct linger got;

	REQUIRE_INT(skc_option_encode_members(&row, members, &bytes), SKC_OK);
	REQUIRE_INT(bytes.len, sizeof(got));
	memcpy(&got, bytes.data, sizeof(got));
	CHECK_INT(got.l_onoff, 1);
	CHECK_INT(got.l_linger, 65535);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_MEMBERS);
	REQUIRE_INT(value.count, 2);
	CHECK_INT(value.members[0], 1);
	CHECK_INT(value.members[1], 65535);
	members[1] = 65536;
	CHECK_INT(skc_option_encode_members(&row, members, &bytes), SKC_ERANGE);
	members[1] = -1;
	CHECK_INT(skc_option_encode_members(&row, members, &bytes), SKC_ERANGE);
}

static struct timeval time_of(int64_t sec, int64_t usec)
{
	skc_option row = find(SOL_SOCKET, SO_RCVTIMEO);
	int64_t members[2] = { sec, usec };
	struct timeval got = { -7, -7 };
	skc_option_bytes bytes;

	if (CHECK_INT(skc_option_encode_members(&row, members, &bytes), SKC_OK) &&
			CHECK_INT(bytes.len, sizeof(got))) {
		memcpy(&got, bytes.data, sizeof(got));
	}
	return got;
}

CASE(time_is_normalised)
{
	skc_option row = find(SOL_SOCKET, SO_RCVTIMEO);
	int64_t longest = sizeof(((struct timeval *) 0)->tv_sec) == 8 ? INT64_MAX : INT32_MAX - 1;
	int64_t negative[2] = { -1, 0 };
	skc_option_bytes bytes;

	CHECK_INT(time_of(1, 999999).tv_sec, 1);
	CHECK_INT(time_of(1, 999999).tv_usec, 999999);
	CHECK_INT(time_of(1, 1000000).tv_sec, 2);
	CHECK_INT(time_of(1, 1000000).tv_usec, 0);
	CHECK_INT(time_of(0, 2500001).tv_sec, 2);
	CHECK_INT(time_of(0, 2500001).tv_usec, 500001);
	CHECK_INT(time_of(longest, 5000000).tv_sec, longest);
	CHECK_INT(skc_option_encode_members(&row, negative, &bytes), SKC_ERANGE);
	negative[0] = 0;
	negative[1] = -1;
	CHECK_INT(skc_option_encode_members(&row, negative, &bytes), SKC_ERANGE);
}

CASE(member_ranges)
{
	skc_option row = find(SOL_SOCKET, SO_LINGER);
	int64_t min, max;

	skc_option_member_range(&row, 1, &min, &max);
	CHECK_INT(min, 0);
	CHECK_INT(max, 65535);
#ifdef SO_TXTIME
	row = find(SOL_SOCKET, SO_TXTIME);
	skc_option_member_range(&row, 0, &min, &max);
	CHECK_INT(max, INT32_MAX);
	skc_option_member_range(&row, 1, &min, &max);
	CHECK_INT(max, UINT32_MAX);
#endif
	/* A member of 64 bits has the range of the row alone. */
	for (int level = 0, option = -9; next_row(&level, &option, &row);) {
		for (size_t i = 0; row.layout != NULL && i < row.layout->count; i++) {
			skc_option_member_range(&row, i, &min, &max);
			CHECK(min <= 0 && max > 0);
		}
	}
}

/* Members that the system did not return are missing. */
CASE(cut_structure)
{
#ifdef SO_MEMINFO
	skc_option row = find(SOL_SOCKET, SO_MEMINFO);
	uint32_t data[9] = { 1, 2, 3, 4, 5, 6, 7, 8, UINT32_MAX };
	skc_option_bytes bytes = given(data, sizeof(data));
	skc_option_value value;

	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	REQUIRE_INT(value.count, 9);
	CHECK_INT(value.members[8], UINT32_MAX);
	bytes.len = 11;
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	REQUIRE_INT(value.count, 2);
	CHECK_INT(value.members[1], 2);
#else
	SKIP("SO_MEMINFO is needed");
#endif
}

/* Bit fields of struct tcp_info as this compiler allots them. */
#ifdef SKC_HAS_TCP_INFO
static int64_t member_named(const skc_option *row, const skc_option_value *value, const char *name)
{
	for (size_t i = 0; i < value->count; i++) {
		if (strcmp(row->layout->members[i].name, name) == 0) {
			return value->members[i];
		}
	}
	CHECK_STR(name, "a member");
	return -1;
}

CASE(bit_fields)
{
	skc_option row = find(IPPROTO_TCP, TCP_INFO);
	struct tcp_info info = { .tcpi_state = 250 };
	skc_option_bytes bytes = given(&info, sizeof(info));
	skc_option_value value;

	info.tcpi_snd_wscale = 5;
	info.tcpi_rcv_wscale = 12;
	info.tcpi_rtt = UINT32_MAX;
	info.tcpi_total_retrans = 77;
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(member_named(&row, &value, "state"), 250);
	CHECK_INT(member_named(&row, &value, "snd_wscale"), 5);
	CHECK_INT(member_named(&row, &value, "rcv_wscale"), 12);
	CHECK_INT(member_named(&row, &value, "rtt"), UINT32_MAX);
	CHECK_INT(member_named(&row, &value, "total_retrans"), 77);
}
#else
CASE(bit_fields)
{
	SKIP("TCP_INFO of Linux is needed");
}
#endif

/* --- text, bytes, filters --------------------------------------------------------------------- */

CASE(names)
{
	skc_option row = row_of_kind(SKC_OPTION_NAME, 0, 15);
	skc_option_bytes bytes;
	skc_option_value value;
	const char *text = "cubic";

	REQUIRE_INT(skc_option_encode_data(&row, text, 5, &bytes), SKC_OK);
	CHECK(bytes.data == text);
	CHECK_INT(bytes.len, 5);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_NAME);
	CHECK_INT(value.len, 5);
	bytes = given("bbr\0\0\0\0\0", 8);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.len, 3);
	CHECK_INT(skc_option_encode_data(&row, "sixteen letters!", 16, &bytes), SKC_ENAMETOOLONG);
	CHECK_INT(skc_option_encode_data(&row, "fifteen letters", 15, &bytes), SKC_OK);
	CHECK_INT(skc_option_encode_data(&row, "lo\0\0", 4, &bytes), SKC_OK);
	CHECK_INT(skc_option_encode_data(&row, "lo\0x", 4, &bytes), SKC_EINVAL);
	CHECK_INT(skc_option_encode_data(&row, "\0x", 2, &bytes), SKC_EINVAL);
	CHECK_INT(skc_option_encode_data(&row, "", 0, &bytes), SKC_OK);
}

CASE(raw_bytes)
{
	skc_option row = row_of_kind(SKC_OPTION_BYTES, 0, 0);
	skc_option_bytes bytes;
	skc_option_value value;

	REQUIRE_INT(skc_option_encode_data(&row, "a\0b", 3, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_BYTES);
	CHECK_INT(value.len, 3);
	CHECK_MEM(value.data, "a\0b", 3);
	if (sizeof(size_t) > 4) {
		CHECK_INT(skc_option_encode_data(&row, "", SIZE_MAX, &bytes), SKC_EINVAL);
	}
}
