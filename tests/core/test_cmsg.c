/* Control messages: the table, bytes to values and back, walking over buffers. */

#include "net.h"
#include "skc_cmsg.h"

/* A received buffer, aligned. */
typedef union buffer {
	skc_cmsghdr align;
	char bytes[2048];
} buffer;

static skc_message received(buffer *b, size_t len, int flags)
{
	return (skc_message){ .control = b->bytes, .control_len = len, .flags = flags };
}

/* Appends raw data as a control message. */
static size_t append(buffer *b, size_t used, int level, int type, const void *data, size_t len)
{
	skc_cmsg_value value = { .kind = SKC_CMSG_BYTES, .bytes = { data, len } };

	return used + skc_cmsg_encode(NULL, level, type, &value, b->bytes + used);
}

/* Decodes the control message of a buffer that has only one. */
static bool decode_one(const skc_message *m, skc_cmsg *cmsg, skc_cmsg_value *out)
{
	skc_cmsg_reader reader = skc_cmsg_read(m);

	if (!skc_cmsg_next(&reader, cmsg)) {
		return false;
	}
	skc_cmsg_decode(cmsg, out);
	return true;
}

/* Encodes a value by its row and decodes it again. */
static bool round_trip(int level, int type, const skc_cmsg_value *in, skc_cmsg_value *out)
{
	static buffer b;
	const skc_cmsg_row *row = skc_cmsg_find(level, type);
	size_t size = skc_cmsg_encoded_size(row, in);
	skc_message m = received(&b, size, 0);
	skc_cmsg cmsg;

	memset(&b, 0xee, sizeof(b));
	return CHECK_INT(skc_cmsg_encode(row, level, type, in, b.bytes), size) &&
			CHECK_INT((unsigned char) b.bytes[size], 0xee) && CHECK(decode_one(&m, &cmsg, out)) &&
			CHECK_INT(cmsg.level, level) && CHECK_INT(cmsg.type, type) &&
			CHECK_INT(out->kind, in->kind);
}

/* --- the table --- */

/* The next row behind that of *level and *type, by number; NULL behind the last. Begins at 0, -1.
 */
static const skc_cmsg_row *next_row(int *level, int *type)
{
	const skc_cmsg_row *row = NULL;

	while (row == NULL && *level <= 0xffff) {
		if (++*type > (*level == SOL_SOCKET ? 0x7fff : 0x3ff)) {
			*type = 0;
			*level = *level == 300 ? 0xffff : *level + 1;
		}
		row = skc_cmsg_find(*level, *type);
	}
	return row;
}

CASE(rows_have_a_size)
{
	int level = 0, type = -1;
	size_t count = 0;

	for (const skc_cmsg_row *row; (row = next_row(&level, &type)) != NULL; count++) {
		CHECK_INT(row->level, level);
		CHECK_INT(row->type, type);
		CHECK(row->size > 0);
	}
	CHECK(count > 5);
	CHECK(skc_cmsg_find(SOL_SOCKET, 9999) == NULL);
	CHECK(skc_cmsg_find(-1, -1) == NULL);
	CHECK(skc_cmsg_find(SOL_SOCKET, SKC_MISSING) == NULL);
	CHECK(skc_cmsg_find(SKC_MISSING, SKC_MISSING) == NULL);
	CHECK(skc_cmsg_find(SOL_SOCKET, IPV6_PKTINFO) == NULL);
}

CASE(space_of_a_row)
{
	size_t space = 0;

	CHECK_INT(skc_cmsg_space(skc_cmsg_find(IPPROTO_IPV6, IPV6_PKTINFO), 5, &space), SKC_OK);
	CHECK_INT(space, SKC_CMSG_SPACE(sizeof(struct in6_pktinfo)));
}

#ifdef SCM_RIGHTS
CASE(space_counts_handles_only)
{
	size_t space = 0;

	CHECK_INT(skc_cmsg_space(skc_cmsg_find(SOL_SOCKET, SCM_RIGHTS), 0, &space), SKC_OK);
	CHECK_INT(space, SKC_CMSG_SPACE(0));
	CHECK_INT(skc_cmsg_space(skc_cmsg_find(SOL_SOCKET, SCM_RIGHTS), 5, &space), SKC_OK);
	CHECK_INT(space, SKC_CMSG_SPACE(5 * sizeof(int)));
	CHECK_INT(skc_cmsg_space(skc_cmsg_find(IPPROTO_IPV6, IPV6_PKTINFO), 5, &space), SKC_OK);
	CHECK_INT(space, SKC_CMSG_SPACE(sizeof(struct in6_pktinfo)));
	CHECK_INT(skc_cmsg_space(skc_cmsg_find(SOL_SOCKET, SCM_RIGHTS), SIZE_MAX / 4, &space),
			SKC_ERANGE);
	CHECK_INT(space, SKC_CMSG_SPACE(sizeof(struct in6_pktinfo)));
}
#endif

CASE(ranges_follow_the_size)
{
	int64_t min;
	int64_t max;

	skc_cmsg_range(skc_cmsg_find(IPPROTO_IP, IP_TOS), &min, &max);
	CHECK_INT(min, 0);
	CHECK_INT(max, 255);
	skc_cmsg_range(skc_cmsg_find(IPPROTO_IP, IP_TTL), &min, &max);
	CHECK_INT(min, INT_MIN);
	CHECK_INT(max, INT_MAX);
#ifdef UDP_SEGMENT
	skc_cmsg_range(skc_cmsg_find(IPPROTO_UDP, UDP_SEGMENT), &min, &max);
	CHECK_INT(min, 0);
	CHECK_INT(max, 65535);
#endif
#ifdef SO_MARK
	skc_cmsg_range(skc_cmsg_find(SOL_SOCKET, SO_MARK), &min, &max);
	CHECK_INT(min, 0);
	CHECK_INT(max, UINT32_MAX);
#endif
#ifdef SCM_TXTIME
	skc_cmsg_range(skc_cmsg_find(SOL_SOCKET, SCM_TXTIME), &min, &max);
	CHECK_INT(min, 0);
	CHECK_INT(max, INT64_MAX);
#endif
}

/* --- values --- */

CASE(numbers_of_every_size)
{
	static const struct {
		int level;
		int type;
		int64_t number;
	} cases[] = {
		{ IPPROTO_IP, IP_TOS, 200 },
		{ IPPROTO_IP, IP_TTL, -1 },
		{ IPPROTO_IPV6, IPV6_TCLASS, 7 },
#ifdef UDP_SEGMENT
		{ IPPROTO_UDP, UDP_SEGMENT, 65535 },
#endif
#ifdef SO_MARK
		{ SOL_SOCKET, SO_MARK, UINT32_MAX },
#endif
#ifdef SCM_TXTIME
		{ SOL_SOCKET, SCM_TXTIME, INT64_MAX },
#endif
	};

	for (size_t i = 0; i < SKC_COUNT(cases); i++) {
		skc_cmsg_value in = { .kind = SKC_CMSG_NUMBER, .of = { .number = cases[i].number } };
		skc_cmsg_value out;

		REQUIRE(round_trip(cases[i].level, cases[i].type, &in, &out));
		CHECK_INT(out.of.number, cases[i].number);
	}
}

CASE(number_of_another_length)
{
	static const unsigned char data[] = { 64, 1, 2, 3, 4, 5, 6, 7 };
	buffer b;
	skc_message m;
	skc_cmsg cmsg;
	skc_cmsg_value value;

	/* One byte for an int: some systems return IP_TTL so. */
	m = received(&b, append(&b, 0, IPPROTO_IP, IP_TTL, data, 1), 0);
	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(value.kind, SKC_CMSG_NUMBER);
	CHECK_INT(value.of.number, 64);
	/* The first byte of a truncated int is not a number. */
	m.flags = MSG_CTRUNC;
	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(value.kind, SKC_CMSG_BYTES);
	CHECK_INT(value.bytes.len, 1);
	m = received(&b, append(&b, 0, IPPROTO_IP, IP_TTL, data, sizeof(data)), 0);
	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(value.kind, SKC_CMSG_BYTES);
	CHECK_INT(value.bytes.len, sizeof(data));
	CHECK_MEM(value.bytes.data, data, sizeof(data));
}

#ifdef SCM_CREDENTIALS
CASE(credentials)
{
	skc_cmsg_value in = { .kind = SKC_CMSG_CREDENTIALS,
		.of = { .credentials = { 11, 22, UINT32_MAX } } };
	skc_cmsg_value out;

	REQUIRE(round_trip(SOL_SOCKET, SCM_CREDENTIALS, &in, &out));
	CHECK_INT(out.of.credentials.pid, 11);
	CHECK_INT(out.of.credentials.uid, 22);
	CHECK_INT(out.of.credentials.gid, UINT32_MAX);
}
#endif

CASE(packet_infos)
{
	skc_cmsg_value in = { .kind = SKC_CMSG_PKTINFO4 };
	skc_cmsg_value out;

	in.of.pktinfo4 = (skc_cmsg_pktinfo4){
		.ifindex = 3, .spec_dst.s_addr = htonl(0x01020304), .addr.s_addr = htonl(0x05060708)
	};
	REQUIRE(round_trip(IPPROTO_IP, IP_PKTINFO, &in, &out));
	CHECK_INT(out.of.pktinfo4.ifindex, 3);
	CHECK_INT(ntohl(out.of.pktinfo4.spec_dst.s_addr), 0x01020304);
#ifdef SKC_PKTINFO_NO_SPEC_DST
	/* The value has only one address, the local one. */
	CHECK_INT(ntohl(out.of.pktinfo4.addr.s_addr), 0x01020304);
#else
	CHECK_INT(ntohl(out.of.pktinfo4.addr.s_addr), 0x05060708);
#endif

	in.kind = SKC_CMSG_PKTINFO6;
	in.of.pktinfo6 = (struct in6_pktinfo){ .ipi6_addr = in6addr_loopback, .ipi6_ifindex = 9 };
	REQUIRE(round_trip(IPPROTO_IPV6, IPV6_PKTINFO, &in, &out));
	CHECK_INT(out.of.pktinfo6.ipi6_ifindex, 9);
	CHECK_MEM(&out.of.pktinfo6.ipi6_addr, &in6addr_loopback, sizeof(in6addr_loopback));
}

#ifdef SCM_TIMESTAMPING
CASE(times)
{
	skc_cmsg_value in = { .kind = SKC_CMSG_TIME,
		.of = { .times = { { 1, 2 }, { 3, 4 }, { 5, 999999999 } } } };
	skc_cmsg_value out;

	REQUIRE(round_trip(SOL_SOCKET, SCM_TIMESTAMP, &in, &out));
	CHECK_INT(out.of.times[0].seconds, 1);
	CHECK_INT(out.of.times[0].parts, 2);
	in.kind = SKC_CMSG_FINE_TIME;
	REQUIRE(round_trip(SOL_SOCKET, SCM_TIMESTAMPNS, &in, &out));
	CHECK_INT(out.of.times[0].parts, 2);
	in.kind = SKC_CMSG_FINE_TIMES;
	REQUIRE(round_trip(SOL_SOCKET, SCM_TIMESTAMPING, &in, &out));
	CHECK_INT(out.of.times[1].seconds, 3);
	CHECK_INT(out.of.times[2].seconds, 5);
	CHECK_INT(out.of.times[2].parts, 999999999);
}
#else
CASE(times)
{
	SKIP("SCM_TIMESTAMPING is needed");
}
#endif

/* Systems with a 32-bit time_t have both layouts, under two numbers. */
CASE(times_of_64_bits)
{
#ifdef SO_TIMESTAMP_NEW
	skc_cmsg_value in = { .kind = SKC_CMSG_TIME, .of = { .times = { { INT64_C(1) << 40, 5 } } } };
	skc_cmsg_value out;

	REQUIRE(round_trip(SOL_SOCKET, SO_TIMESTAMP_NEW, &in, &out));
	CHECK_INT(out.of.times[0].seconds, INT64_C(1) << 40);
#else
	SKIP("the system's headers have one layout");
#endif
}

#ifdef SO_EE_OFFENDER
CASE(error_with_offender)
{
	skc_cmsg_value in = { .kind = SKC_CMSG_ERROR };
	skc_cmsg_value out;

	in.of.error = (skc_cmsg_error){ .code_of_system = ECONNREFUSED,
		.origin = 2,
		.type = 3,
		.code = 4,
		.info = 5,
		.data = 6,
		.offender = net_loopback(7) };
	REQUIRE(round_trip(IPPROTO_IP, IP_RECVERR, &in, &out));
	CHECK_INT(out.of.error.code_of_system, ECONNREFUSED);
	CHECK_INT(out.of.error.origin, 2);
	CHECK_INT(out.of.error.type, 3);
	CHECK_INT(out.of.error.code, 4);
	CHECK_INT(out.of.error.info, 5);
	CHECK_INT(out.of.error.data, 6);
	CHECK_INT(out.of.error.offender.len, sizeof(struct sockaddr_in));
	CHECK_INT(skc_addr_family(&out.of.error.offender), AF_INET);

	in.of.error.offender = SKC_ADDR_EMPTY;
	REQUIRE(round_trip(IPPROTO_IP, IP_RECVERR, &in, &out));
	CHECK_INT(out.of.error.offender.len, 0);
}

CASE(error_too_short)
{
	static const char data[15];
	buffer b;
	skc_message m = received(&b, append(&b, 0, IPPROTO_IP, IP_RECVERR, data, sizeof(data)), 0);
	skc_cmsg cmsg;
	skc_cmsg_value value;

	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(value.kind, SKC_CMSG_BYTES);
	CHECK_INT(value.bytes.len, sizeof(data));
}

/* Exactly the structure is an error of which the offender is unknown. */
CASE(error_without_offender)
{
	static const struct sock_extended_err data = { .ee_errno = EMSGSIZE, .ee_info = 1400 };
	buffer b;
	skc_message m = received(&b, append(&b, 0, IPPROTO_IP, IP_RECVERR, &data, sizeof(data)), 0);
	skc_cmsg cmsg;
	skc_cmsg_value value;

	REQUIRE(decode_one(&m, &cmsg, &value));
	REQUIRE(value.kind == SKC_CMSG_ERROR);
	CHECK_INT(value.of.error.code_of_system, EMSGSIZE);
	CHECK_INT(value.of.error.info, 1400);
	CHECK_INT(value.of.error.offender.len, 0);
}
#else
CASE(error_with_offender)
{
	SKIP("error queues (IP_RECVERR) are needed");
}
#endif

/* For every row, a length that is one byte off gives bytes, unless any length is valid. */
CASE(wrong_lengths_are_bytes)
{
	static const char data[256];
	int level = 0, type = -1;

	for (const skc_cmsg_row *row; (row = next_row(&level, &type)) != NULL;) {
		buffer b;
		skc_message m;
		skc_cmsg cmsg;
		skc_cmsg_value value;

		if (row->kind == SKC_CMSG_HANDLES || row->kind == SKC_CMSG_ERROR) {
			continue;
		}
		m = received(&b, append(&b, 0, row->level, row->type, data, row->size + 1u), 0);
		REQUIRE(decode_one(&m, &cmsg, &value));
		CHECK_INT(value.kind, SKC_CMSG_BYTES);
		m = received(&b, append(&b, 0, row->level, row->type, data, row->size - 1u), MSG_CTRUNC);
		REQUIRE(decode_one(&m, &cmsg, &value));
		CHECK_INT(value.kind, SKC_CMSG_BYTES);
		CHECK_INT(value.bytes.len, row->size - 1u);
	}
}

/* --- walking --- */

CASE(an_empty_buffer)
{
	buffer b;
	skc_message m = received(&b, 0, 0);
	skc_cmsg_reader reader = skc_cmsg_read(&m);
	skc_cmsg cmsg;

	CHECK(!skc_cmsg_next(&reader, &cmsg));
	m = (skc_message){ .control_len = 100 };
	reader = skc_cmsg_read(&m);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
}

CASE(several_in_order)
{
	buffer b;
	size_t used = append(&b, 0, 7, 70, "abc", 3);
	skc_message m;
	skc_cmsg_reader reader;
	skc_cmsg cmsg;

	used = append(&b, used, 8, 80, "", 0);
	used = append(&b, used, 9, 90, "0123456789", 10);
	m = received(&b, used, MSG_CTRUNC);
	reader = skc_cmsg_read(&m);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	CHECK_INT(cmsg.level, 7);
	CHECK_INT(cmsg.type, 70);
	CHECK_INT(cmsg.len, 3);
	CHECK_MEM(cmsg.data, "abc", 3);
	CHECK(!cmsg.cut);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	CHECK_INT(cmsg.level, 8);
	CHECK_INT(cmsg.len, 0);
	CHECK(!cmsg.cut);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	CHECK_INT(cmsg.type, 90);
	CHECK_MEM(cmsg.data, "0123456789", 10);
	CHECK(cmsg.cut);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
}

CASE(lengths_are_not_trusted)
{
	buffer b;
	skc_message m;
	skc_cmsg_reader reader;
	skc_cmsg cmsg;
	size_t used = append(&b, 0, 7, 70, "abcdefgh", 8);

	/* Too long: the bytes in the buffer count. */
	memset(&b.align.cmsg_len, 0xff, sizeof(b.align.cmsg_len));
	m = received(&b, used, 0);
	reader = skc_cmsg_read(&m);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	CHECK_INT(cmsg.len, 8);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
	/* Shorter than the header, or zero: the end, not an endless loop. */
	b.align.cmsg_len = SKC_CMSG_LEN(0) - 1;
	reader = skc_cmsg_read(&m);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
	b.align.cmsg_len = 0;
	reader = skc_cmsg_read(&m);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
	/* A truncated header. */
	m.control_len = SKC_CMSG_LEN(0) - 1;
	reader = skc_cmsg_read(&m);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
}

CASE(any_bytes_end)
{
	static buffer b;
	size_t seen = 0;

	for (int round = 0; round < 20000; round++) {
		skc_message m = received(&b, check_random_below(sizeof(b.bytes) + 1), (int) check_random());
		skc_cmsg_reader reader = skc_cmsg_read(&m);
		skc_cmsg cmsg;

		for (size_t i = 0; i < sizeof(b.bytes); i++) {
			b.bytes[i] = (char) (i % 8 < 2 ? check_random_below(64) : check_random_below(2));
		}
		while (skc_cmsg_next(&reader, &cmsg)) {
			skc_cmsg_value value;
			const char *data = cmsg.data;

			REQUIRE(data >= b.bytes && cmsg.len <= (size_t) (b.bytes + m.control_len - data));
			skc_cmsg_decode(&cmsg, &value);
			REQUIRE(skc_cmsg_handle_count(&value) * sizeof(skc_handle) <= cmsg.len);
			seen++;
		}
	}
	CHECK(seen > 1000);
}

/* --- handles --- */

#ifdef SCM_RIGHTS

/* Two control messages with copies of a descriptor; gives all descriptors. */
static skc_message with_handles(buffer *b, skc_handle from, skc_handle handles[5])
{
	size_t used;

	for (int i = 0; i < 5; i++) {
		handles[i] = os_copy(from);
	}
	used = append(b, 0, SOL_SOCKET, SCM_RIGHTS, handles, 3 * sizeof(handles[0]));
	used = append(b, used, IPPROTO_IP, IP_TTL, &from, sizeof(from));
	used = append(b, used, SOL_SOCKET, SCM_RIGHTS, handles + 3, 2 * sizeof(handles[0]));
	return received(b, used, 0);
}

CASE(handles_are_counted)
{
	static const char data[] = { 1, 0, 0, 0, 2, 0, 0, 0, 3 };
	buffer b;
	skc_message m = received(&b, append(&b, 0, SOL_SOCKET, SCM_RIGHTS, data, sizeof(data)), 0);
	skc_cmsg cmsg;
	skc_cmsg_value value;

	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(value.kind, SKC_CMSG_HANDLES);
	CHECK_INT(skc_cmsg_handle_count(&value), 2);
	m = received(&b, append(&b, 0, SOL_SOCKET, SCM_RIGHTS, data, 3), 0);
	REQUIRE(decode_one(&m, &cmsg, &value));
	CHECK_INT(skc_cmsg_handle_count(&value), 0);
	value = (skc_cmsg_value){ .kind = SKC_CMSG_BYTES, .bytes = { data, sizeof(data) } };
	CHECK_INT(skc_cmsg_handle_count(&value), 0);
}

CASE(all_are_closed)
{
	skc_handle pair[2], handles[5];
	buffer b;
	skc_message m;

	net_unix(SOCK_STREAM, pair);
	m = with_handles(&b, pair[0], handles);
	skc_cmsg_close_handles(&m);
	for (size_t i = 0; i < 5; i++) {
		CHECK(!os_is_open(handles[i]));
	}
	net_close(pair);
}

CASE(what_is_no_handle_is_not_closed)
{
#ifdef SCM_PIDFD
	static const int no_process = -3;
	buffer b;
	size_t used = append(&b, 0, SOL_SOCKET, SCM_PIDFD, &no_process, sizeof(no_process));
	skc_message m = received(&b, used, 0);

	skc_fault_clear();
	skc_cmsg_close_handles(&m);
	CHECK_INT(skc_cmsg_find(SOL_SOCKET, SCM_PIDFD)->kind, SKC_CMSG_HANDLE);
#endif
}

/* The system decodes our bytes, and we decode those of the system. */
CASE(through_a_socket)
{
	char data[8];
	skc_iov iov = SKC_IOV("x", 1);
	buffer b;
	skc_handle pair[2];
	skc_message m = { .iov = &iov, .iov_count = 1 };
	skc_cmsg_value in = { .kind = SKC_CMSG_HANDLES };
	skc_cmsg_value out;
	const skc_cmsg_row *row = skc_cmsg_find(SOL_SOCKET, SCM_RIGHTS);
	skc_cmsg cmsg;
	size_t done;
	skc_handle got;

	net_unix(SOCK_STREAM, pair);
	in.bytes.data = pair;
	in.bytes.len = sizeof(pair);
	m.control = b.bytes;
	m.control_len = skc_cmsg_encode(row, SOL_SOCKET, SCM_RIGHTS, &in, b.bytes);
	REQUIRE_INT(skc_os_send_message(pair[0], &m, 0, &done), SKC_OK);
	iov = SKC_IOV(data, sizeof(data));
	m.control_len = sizeof(b.bytes);
	REQUIRE_INT(skc_os_recv_message(pair[1], &m, skc_os_recv_message_flags(), &done), SKC_OK);
	REQUIRE(decode_one(&m, &cmsg, &out));
	REQUIRE_INT(skc_cmsg_handle_count(&out), 2);
	/* The second handle is the second socket: the bytes that the first one sends arrive there. */
	got = skc_cmsg_handle_at(&out, 1);
	CHECK(!os_is_inheritable(got));
	CHECK_INT(send(pair[0], "hello", 5, 0), 5);
	CHECK_INT(recv(got, data, sizeof(data), 0), 5);
	CHECK_MEM(data, "hello", 5);
	skc_cmsg_close_handles(&m);
	CHECK(!os_is_open(got));
	net_close(pair);
}
#else
CASE(handles)
{
	SKIP("SCM_RIGHTS is needed");
}
#endif
