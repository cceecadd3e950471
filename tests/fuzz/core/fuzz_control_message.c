/* Control messages as the system could give them. */

#include "fuzz.h"
#include "skc_cmsg.h"

/* A decoded value has the same bytes when it is written and read again. */
static void encode_and_read(const skc_cmsg *cmsg, const skc_cmsg_value *value)
{
	const skc_cmsg_row *row = skc_cmsg_find(cmsg->level, cmsg->type);
	skc_cmsg_value bytes = { .kind = SKC_CMSG_BYTES, .bytes = { cmsg->data, cmsg->len } };
	size_t size = skc_cmsg_encoded_size(row, &bytes);
	skc_message message = { 0 };
	skc_cmsg_reader reader;
	skc_cmsg again;
	void *buffer = calloc(1, size);

	if (buffer == NULL) {
		abort();
	}
	FUZZ_CHECK(skc_cmsg_encode(row, cmsg->level, cmsg->type, &bytes, buffer) == size);
	message.control = buffer;
	message.control_len = size;
	reader = skc_cmsg_read(&message);
	FUZZ_CHECK(skc_cmsg_next(&reader, &again));
	FUZZ_CHECK(again.level == cmsg->level && again.type == cmsg->type);
	FUZZ_CHECK(again.len == cmsg->len && memcmp(again.data, cmsg->data, cmsg->len) == 0);
	FUZZ_CHECK(!skc_cmsg_next(&reader, &again));
	/* The upper half of unsigned numbers of 64 bits has no room in an int64_t. */
	if (value->kind == SKC_CMSG_NUMBER && row->size < sizeof(int64_t)) {
		int64_t min, max;

		skc_cmsg_range(row, &min, &max);
		FUZZ_CHECK(value->of.number >= min && value->of.number <= max);
	}
	free(buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	skc_message message = { 0 };
	skc_cmsg_reader reader;
	skc_cmsg cmsg;
	bool cut = fuzz_byte(&in) % 2 != 0;
	size_t len, count = 0;
	char *buffer = fuzz_rest(&in, &len, false);

	message.control = buffer;
	message.control_len = len;
	message.flags = cut ? MSG_CTRUNC : 0;
	reader = skc_cmsg_read(&message);
	while (skc_cmsg_next(&reader, &cmsg)) {
		const char *bytes = cmsg.data;
		skc_cmsg_value value;

		FUZZ_CHECK(count++ <= len / sizeof(skc_cmsghdr));
		FUZZ_CHECK(bytes >= buffer && bytes + cmsg.len <= buffer + len);
		skc_cmsg_decode(&cmsg, &value);
		FUZZ_CHECK(value.bytes.data == cmsg.data && value.bytes.len == cmsg.len);
		for (size_t i = 0; i < skc_cmsg_handle_count(&value); i++) {
			skc_cmsg_handle_at(&value, i);
		}
		encode_and_read(&cmsg, &value);
	}
	free(buffer);
	return 0;
}
