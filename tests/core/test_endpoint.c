/* skc_endpoint.c: the parts of an endpoint; any sequence of bytes is either read or refused within
 * its end. */

#include "check.h"
#include "skc_endpoint.h"
#include "skc_error.h"

static bool read_text(const char *text, skc_endpoint *out, skc_endpoint_error *error)
{
	return skc_endpoint_parse(text, strlen(text), out, error);
}

static bool span_is(skc_span span, const char *text)
{
	return span.data != NULL && span.len == strlen(text) && memcmp(span.data, text, span.len) == 0;
}

CASE(parts)
{
	skc_endpoint e;
	skc_endpoint_error error;
	skc_span key;
	skc_span value;

	REQUIRE(read_text("tcp://[fe80::1%eth0]:80?a=1&b&c=", &e, &error));
	CHECK(span_is(e.host, "fe80::1"));
	CHECK(span_is(e.scope, "eth0"));
	CHECK_INT(e.port, 80);
	CHECK_INT(e.scheme->type, SOCK_STREAM);
	CHECK(skc_endpoint_next_option(&e.query, &key, &value));
	CHECK(span_is(key, "a") && span_is(value, "1"));
	CHECK(skc_endpoint_next_option(&e.query, &key, &value));
	CHECK(span_is(key, "b") && value.data == NULL);
	CHECK(skc_endpoint_next_option(&e.query, &key, &value));
	CHECK(span_is(key, "c") && span_is(value, ""));
	CHECK(!skc_endpoint_next_option(&e.query, &key, &value));
}

CASE(schemes)
{
	CHECK_INT(skc_scheme_of(AF_INET6, SOCK_DGRAM) == skc_scheme_find("udp", 3), true);
	CHECK_INT(skc_scheme_of(AF_UNIX, SOCK_SEQPACKET) == skc_scheme_find("unixpacket", 10), true);
	CHECK(skc_scheme_find("tc", 2) == NULL);
	CHECK_INT(skc_scheme_find("TcP6", 4) == skc_scheme_find("tcp6", 4), true);
	CHECK(skc_scheme_find("tcp@", 4) == NULL);
	CHECK_INT(skc_scheme_find("SRV+tcp", 7)->shape, SKC_ENDPOINT_DOMAIN);
	CHECK_INT(skc_scheme_of(AF_INET, SOCK_STREAM)->shape, SKC_ENDPOINT_HOST);
	CHECK(skc_scheme_of(AF_UNIX, 99) == NULL);
}

CASE(percent)
{
	char all[256];
	char encoded[256 * 3];
	char back[256 * 3];
	size_t len;

	for (int i = 0; i < 256; i++) {
		all[i] = (char) i;
	}
	len = skc_percent_encode(all, sizeof(all), "/", encoded);
	CHECK(memchr(encoded, '/', len) != NULL && memchr(encoded, '?', len) == NULL);
	CHECK_INT(skc_percent_decode((skc_span){ encoded, len }, back), 256);
	CHECK(memcmp(back, all, 256) == 0);
	/* A sign without two digits behind it is itself. */
	for (len = 1; len <= 2; len++) {
		CHECK_INT(skc_percent_decode((skc_span){ "%4142", len }, back), len);
		CHECK_MEM(back, "%4142", len);
	}
	CHECK_INT(skc_percent_decode((skc_span){ "%4142", 3 }, back), 1);
	CHECK_INT(back[0], 'A');
}

CASE(zones)
{
	static const struct {
		const char *text;
		const char *zone;
	} rows[] = {
		{ "tcp://[fe80::1%eth0]:1", "eth0" },
		{ "tcp://[fe80::1%25eth0]:1", "eth0" },
		{ "tcp://[fe80::1%253]:1", "253" },
		{ "tcp://[fe80::1%25]:1", "25" },
		{ "tcp://[fe80::1%2525gbe0]:1", "25gbe0" },
		{ "tcp://[fe80::1%2525]:1", "2525" },
		{ "tcp://[fe80::1%25a%40b]:1", "a%40b" },
	};
	skc_endpoint e;
	skc_endpoint_error error;

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		REQUIRE(read_text(rows[i].text, &e, &error));
		CHECK(span_is(e.scope, rows[i].zone));
	}
	CHECK(skc_zone_is_plain("eth0", 4) && skc_zone_is_plain("253", 3) &&
			skc_zone_is_plain("25", 2));
	CHECK(!skc_zone_is_plain("25gbe0", 6) && !skc_zone_is_plain("a@b", 3));
	CHECK(!skc_zone_is_plain("a%41", 4) && !skc_zone_is_plain("a b", 3));
}

/* Pieces of the language in any order, cut anywhere: the error is within the text. */
CASE(random_texts)
{
	static const char *const pieces[] = { "tcp", "unix", "vsock", "://", "[", "]", "::1", "%",
		"eth0", ":", "80", "?", "a=1", "&", "@", "/", "%41", "*", "host", ".", " ", "\xff", "raw" };
	char text[96];
	unsigned good = 0;

	for (int n = 0; n < 200000; n++) {
		skc_endpoint e;
		skc_endpoint_error error = { 0 };

		text[0] = '\0';
		for (uint64_t left = 1 + check_random_below(9); left > 0; left--) {
			strcat(text, pieces[check_random_below(sizeof(pieces) / sizeof(pieces[0]))]);
		}
		if (read_text(text, &e, &error)) {
			good++;
		} else {
			CHECK(error.column >= 1 && error.column <= strlen(text) + 1 && error.expected != NULL);
		}
	}
	CHECK(good > 0);
}

static skc_span span_of(const char *text)
{
	return text != NULL ? (skc_span){ text, strlen(text) } : (skc_span){ NULL, 0 };
}

/* The part that is refused, -1 for none. */
static int refused(const char *scheme, const char *host, int64_t port, const char *path)
{
	skc_endpoint_parts parts = { .scheme = span_of(scheme),
		.host = span_of(host),
		.path = span_of(path),
		.has_port = port >= 0,
		.port = port };
	skc_endpoint e;
	skc_endpoint_part_error error;

	return skc_endpoint_join(&parts, &e, &error) ? -1 : (int) error.part;
}

CASE(joined)
{
	CHECK_INT(refused("tcp", "::1", 80, NULL), -1);
	CHECK_INT(refused("tcp", "a:1", 80, NULL), SKC_ENDPOINT_PART_HOST);
	CHECK_INT(refused("tcp", NULL, 80, NULL), SKC_ENDPOINT_PART_HOST);
	CHECK_INT(refused("tcp", "a", 65536, NULL), SKC_ENDPOINT_PART_PORT);
	CHECK_INT(refused("vsock", "2", UINT32_MAX, NULL), -1);
	CHECK_INT(refused("tipc", "1:2", -1, NULL), -1);
	CHECK_INT(refused("tipc", "1:2", 3, NULL), SKC_ENDPOINT_PART_PORT);
	CHECK_INT(refused("unix", NULL, -1, "?"), -1);
	CHECK_INT(refused("unix", NULL, -1, NULL), SKC_ENDPOINT_PART_PATH);
	CHECK_INT(refused("http", "a", 80, NULL), SKC_ENDPOINT_PART_SCHEME);
	CHECK(skc_endpoint_is_option_name("a_1", 3) && !skc_endpoint_is_option_name("a=", 2));
}

CASE(error_names)
{
	CHECK_INT(skc_err_describe(SKC_ETIMEDOUT).kind, SKC_ERROR_TIMED_OUT);
	CHECK_INT(skc_err_describe(SKC_EMFILE).kind, SKC_ERROR_TOO_MANY_HANDLES);
	CHECK(strstr(skc_err_describe(SKC_ECONNRESET).symbol, "ECONNRESET") != NULL);
	CHECK_INT(skc_err_describe(123456).kind, SKC_ERROR_OTHER);
	CHECK(strcmp(skc_err_describe(123456).symbol, "") == 0);
	CHECK(strcmp(skc_err_resolve_symbol(EAI_NONAME), "EAI_NONAME") == 0);
	CHECK(strcmp(skc_err_resolve_symbol(12345), "") == 0);
}
