/* Values of socket options, from programs and from the system. */

#include "fuzz.h"
#include "skc_option.h"

static const int levels[] = { SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP,
	IPPROTO_ICMP, IPPROTO_ICMPV6 };

static void check_value(const skc_option *row, const skc_option_bytes *bytes)
{
	skc_option_value value = { 0 };

	if (skc_option_decode(row, bytes, &value) != SKC_OK) {
		return;
	}
	if (value.shape == SKC_SHAPE_MEMBERS) {
		FUZZ_CHECK(value.count <= row->layout->count);
	} else if (value.shape == SKC_SHAPE_NAME || value.shape == SKC_SHAPE_BYTES) {
		const char *data = bytes->data;

		FUZZ_CHECK(value.len == 0 ||
				(value.data >= data && value.data + value.len <= data + bytes->len));
	}
}

/* Bytes that the system could return. */
static void read_value(const skc_option *row, fuzz_input *in)
{
	skc_option_bytes bytes = { .level = row->level, .option = row->option };
	size_t len = fuzz_number(in, SKC_OPTION_ROOM);

	len = len < in->left ? len : in->left;
	memcpy(bytes.room.bytes, in->at, len);
	bytes.data = bytes.room.bytes;
	bytes.len = (skc_socklen) len;
	check_value(row, &bytes);
}

/* A value of a program: what is accepted is decoded without an error. */
static void write_value(const skc_option *row, fuzz_input *in)
{
	int64_t members[SKC_MEMBERS_MAX];
	skc_option_bytes bytes = { 0 };
	int64_t number = (int64_t) fuzz_number(in, SIZE_MAX);
	size_t len;
	char *data;

	if (skc_option_encode_number(row, number, &bytes) == SKC_OK) {
		FUZZ_CHECK(bytes.level == row->level || row->kind == SKC_OPTION_MISPLACED);
		check_value(row, &bytes);
	}
	for (size_t i = 0; i < SKC_MEMBERS_MAX; i++) {
		members[i] = (int64_t) fuzz_number(in, fuzz_byte(in) % 2 != 0 ? SIZE_MAX : 255);
	}
	if (row->layout != NULL && (row->kind == SKC_OPTION_STRUCT || row->kind == SKC_OPTION_TIME) &&
			skc_option_encode_members(row, members, &bytes) == SKC_OK) {
		FUZZ_CHECK(bytes.len == row->layout->size);
		check_value(row, &bytes);
	}
	data = fuzz_rest(in, &len, false);
	if (skc_option_encode_data(row, data, len, &bytes) == SKC_OK) {
		check_value(row, &bytes);
	}
	free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	fuzz_input in = { data, len };
	int level = levels[fuzz_number(&in, SKC_COUNT(levels) - 1)];
	skc_option row;

	skc_option_find(level, fuzz_byte(&in), &row);
	if (fuzz_byte(&in) % 2 == 0) {
		read_value(&row, &in);
	} else {
		write_value(&row, &in);
	}
	return 0;
}
