/* Addresses as texts of a program, and as bytes of the system. */

#include "fuzz.h"
#include "skc_addr.h"

#include <arpa/inet.h>

static bool is_same(const skc_addr *a, const skc_addr *b)
{
	return a->len == b->len && memcmp(a->u.bytes, b->u.bytes, a->len) == 0;
}

/* What is printed is read as the same address. */
static void print_and_read(const skc_family *family, const skc_addr *addr, bool must_be_read)
{
	skc_addr_parts parts;
	skc_addr again = SKC_ADDR_EMPTY;
	skc_err err;

	FUZZ_CHECK(skc_addr_print(addr, &parts) == SKC_OK);
	FUZZ_CHECK(parts.text_len < sizeof(parts.text));
	FUZZ_CHECK(parts.text[parts.text_len] == '\0');
	err = skc_addr_parse(family->family, parts.text, parts.text_len, parts.port, &again);
	FUZZ_CHECK(!must_be_read || err == SKC_OK);
	FUZZ_CHECK(!must_be_read || is_same(addr, &again));
}

/* Numeric internet addresses: as inet_pton(3). */
static void compare_with_system(const char *text, size_t len)
{
	unsigned char system4[4], system6[16];
	struct in_addr own4;
	struct in6_addr own6;
	bool has_nul = memchr(text, '\0', len) != NULL;
	bool is4 = !has_nul && inet_pton(AF_INET, text, system4) == 1;
	bool is6 = !has_nul && inet_pton(AF_INET6, text, system6) == 1;

	FUZZ_CHECK(skc_inet4_parse(text, len, &own4) == is4);
	FUZZ_CHECK(!is4 || memcmp(&own4, system4, sizeof(system4)) == 0);
	FUZZ_CHECK(skc_inet6_parse(text, len, &own6) == is6);
	FUZZ_CHECK(!is6 || memcmp(&own6, system6, sizeof(system6)) == 0);
}

static void read_text(const skc_family *family, fuzz_input *in)
{
	int64_t port = (int64_t) fuzz_number(in, 0xffffff) - 0xff;
	skc_addr addr = SKC_ADDR_EMPTY;
	size_t len;
	char *text = fuzz_rest(in, &len, true);
	const char *host = text;
	size_t host_len = len;
	int64_t split;

	compare_with_system(text, len);
	skc_inet_ends_in_number(text, len);
	skc_inet_is_hexadecimal(text, len);
	if (skc_addr_parse(family->family, text, len, port, &addr) == SKC_OK) {
		FUZZ_CHECK(addr.len <= sizeof(addr.u.storage));
		print_and_read(family, &addr, true);
	}
	if (skc_addr_path_from_text(text, len, &addr) == SKC_OK) {
		skc_addr_parts parts;
		skc_addr again;

		FUZZ_CHECK(skc_addr_print(&addr, &parts) == SKC_OK);
		skc_addr_path_to_text(&parts);
		FUZZ_CHECK(skc_addr_path_from_text(parts.text, parts.text_len, &again) == SKC_OK);
		FUZZ_CHECK(is_same(&addr, &again));
	}
	if (skc_addr_split_port(&host, &host_len, &split)) {
		FUZZ_CHECK(host >= text && host + host_len <= text + len);
		FUZZ_CHECK(split >= 0 && split <= UINT16_MAX);
	}
	free(text);
}

static void read_bytes(const skc_family *family, fuzz_input *in)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	size_t len;
	char *bytes = fuzz_rest(in, &len, false);

	if (skc_addr_from_bytes(family->family, bytes, len, &addr) == SKC_OK) {
		skc_addr copy = addr;

		print_and_read(family, &addr, false);
		if (skc_addr_unmap(&copy)) {
			FUZZ_CHECK(skc_addr_family(&copy) == AF_INET);
			FUZZ_CHECK(skc_addr_map(&copy) && skc_addr_is_mapped(&copy));
		}
	}
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	fuzz_input in = { data, len };
	size_t count = 0;
	const skc_family *family;

	while (skc_family_at(count) != NULL) {
		count++;
	}
	family = skc_family_at(fuzz_number(&in, count - 1));
	if (fuzz_byte(&in) % 2 == 0) {
		read_text(family, &in);
	} else {
		read_bytes(family, &in);
	}
	return 0;
}
