/* Headers of the PROXY protocol, from bytes and from a stream. */

#include "fuzz_stream.h"
#include "skc_proxy.h"
#include "skc_time.h"

static void check_tlvs(skc_span tlvs)
{
	int type;
	skc_span value;
	skc_proxy_ssl ssl;

	while (skc_proxy_next_tlv(&tlvs, &type, &value)) {
		if (type == SKC_PROXY_SSL && skc_proxy_ssl_parse(value, &ssl)) {
			FUZZ_CHECK(ssl.tlvs.len <= value.len);
		}
	}
	FUZZ_CHECK(tlvs.len == 0);
}

/* What is written is read as the same header. */
static void print_and_read(skc_proxy_header *header, bool checksum)
{
	static char out[SKC_PROXY_WRITE_MAX];
	size_t len = skc_proxy_print(header, checksum, out), size;
	skc_proxy_header again;
	const char *reason = NULL;

	if (len == 0 || len > SKC_PROXY_MAX) {
		return;
	}
	FUZZ_CHECK(skc_proxy_parse(out, len, &again, &size, &reason) == SKC_PROXY_COMPLETE);
	FUZZ_CHECK(size == len && again.version == header->version);
	FUZZ_CHECK(again.source.len == header->source.len || again.local || header->version == 1);
}

static void read_stream(const char *bytes, size_t len, skc_proxy_state state, size_t size)
{
	static char buffer[SKC_PROXY_MAX];
	skc_proxy_reading reading = { 0 };
	skc_sock sock = { .handle = FUZZ_HANDLE };
	skc_err err = skc_proxy_read(sock, buffer, SKC_FOREVER, &reading);

	FUZZ_CHECK(err == SKC_OK);
	FUZZ_CHECK(reading.state == state);
	FUZZ_CHECK(reading.done == fuzz_peer.taken && reading.done <= len);
	if (state == SKC_PROXY_COMPLETE) {
		FUZZ_CHECK(reading.done == size && memcmp(buffer, bytes, size) == 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	fuzz_input in = { data, len };
	bool checksum = fuzz_byte(&in) % 2 != 0;
	char *bytes = fuzz_stream_begin(&in);
	skc_proxy_header header;
	const char *reason = NULL;
	size_t size = 0;
	skc_proxy_state state = skc_proxy_parse(bytes, fuzz_peer.len, &header, &size, &reason);

	if (state == SKC_PROXY_COMPLETE) {
		FUZZ_CHECK(size > 0 && size <= fuzz_peer.len);
		check_tlvs(header.tlvs);
		print_and_read(&header, checksum);
	} else {
		FUZZ_CHECK(state != SKC_PROXY_INVALID || reason != NULL);
	}
	read_stream(bytes, fuzz_peer.len, state, size);
	free(bytes);
	return 0;
}
