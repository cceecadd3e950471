/* skc_proxy.c, skc_proxy_print.c: headers of the PROXY protocol. */

#include "net.h"

#include "skc_proxy.h"
#include "skc_time.h"

#define SIGNATURE "\r\n\r\n\0\r\nQUIT\n"

static skc_proxy_state parse(const char *bytes, size_t len, skc_proxy_header *out, size_t *size)
{
	/* An exact allocation: a sanitizer and valgrind notice a byte too many. */
	char *copy = malloc(len + 1);
	const char *reason;
	skc_proxy_state state;

	memcpy(copy, bytes, len);
	state = skc_proxy_parse(copy, len, out, size, &reason);
	CHECK_INT(state == SKC_PROXY_INVALID, reason != NULL && state != SKC_PROXY_INCOMPLETE);
	out->tlvs.data = out->tlvs.data != NULL ? bytes + (out->tlvs.data - copy) : NULL;
	free(copy);
	return state;
}

static void check_addr(const skc_addr *addr, const char *text, int port)
{
	skc_addr_parts parts;

	CHECK_INT(skc_addr_print(addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, strlen(text));
	CHECK_MEM(parts.text, text, strlen(text));
	CHECK_INT(parts.has_port ? parts.port : 0, port);
}

/* All shorter beginnings are incomplete, and bytes behind the header do not belong to it. */
static void check_whole(const char *bytes, size_t len, skc_proxy_header *out)
{
	char more[SKC_PROXY_MAX + 1];
	size_t size = 0;

	for (size_t i = 0; i < len; i++) {
		if (!CHECK_INT(parse(bytes, i, out, &size), SKC_PROXY_INCOMPLETE)) {
			printf("  %zu bytes\n", i);
		}
	}
	memcpy(more, bytes, len);
	more[len] = '\n';
	CHECK_INT(parse(more, len + 1, out, &size), SKC_PROXY_COMPLETE);
	CHECK_INT(size, len);
	CHECK_INT(parse(bytes, len, out, &size), SKC_PROXY_COMPLETE);
	CHECK_INT(size, len);
}

/* --- version 1 -------------------------------------------------------------------------------- */

CASE(lines)
{
	static const struct {
		const char *line, *source, *destination;
		int ports[2];
	} rows[] = {
		{ "PROXY TCP4 192.0.2.1 198.51.100.2 56324 443\r\n", "192.0.2.1", "198.51.100.2",
				{ 56324, 443 } },
		{ "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535\r\n", "255.255.255.255",
				"255.255.255.255", { 65535, 65535 } },
		{ "PROXY TCP4 0.0.0.0 0.0.0.0 0 0\r\n", "0.0.0.0", "0.0.0.0", { 0, 0 } },
		{ "PROXY TCP6 2001:db8::1 ::1 1 2\r\n", "2001:db8::1", "::1", { 1, 2 } },
		{ "PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
		  "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",
				"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
				"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", { 65535, 65535 } },
	};
	skc_proxy_header header;

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		check_whole(rows[i].line, strlen(rows[i].line), &header);
		CHECK_INT(header.version, 1);
		CHECK_INT(header.local, false);
		CHECK_INT(header.type, SOCK_STREAM);
		check_addr(&header.source, rows[i].source, rows[i].ports[0]);
		check_addr(&header.destination, rows[i].destination, rows[i].ports[1]);
		CHECK_INT(header.tlvs.len, 0);
	}
}

CASE(unknown)
{
	static const char *const lines[] = { "PROXY UNKNOWN\r\n", "PROXY UNKNOWN \r\n",
		"PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535\r\n", "PROXY UNKNOWN \r x\r\n" };
	char longest[SKC_PROXY_V1_MAX + 2];
	skc_proxy_header header;
	size_t size;

	for (size_t i = 0; i < SKC_COUNT(lines); i++) {
		check_whole(lines[i], strlen(lines[i]), &header);
		CHECK(header.local);
		CHECK_INT(header.source.len + header.destination.len, 0);
	}
	memset(longest, 'x', sizeof(longest));
	memcpy(longest, "PROXY UNKNOWN ", 14);
	memcpy(longest + SKC_PROXY_V1_MAX - 2, "\r\n", 2);
	check_whole(longest, SKC_PROXY_V1_MAX, &header);
	memcpy(longest + SKC_PROXY_V1_MAX - 2, "x\r\n", 3);
	CHECK_INT(parse(longest, SKC_PROXY_V1_MAX - 1, &header, &size), SKC_PROXY_INCOMPLETE);
	CHECK_INT(parse(longest, SKC_PROXY_V1_MAX, &header, &size), SKC_PROXY_INVALID);
	CHECK_INT(parse(longest, SKC_PROXY_V1_MAX + 1, &header, &size), SKC_PROXY_INVALID);
}

CASE(malformed_lines)
{
	static const char *const lines[] = {
		"GET / HTTP/1.1\r\n",
		"G",
		"proxy TCP4 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXYTCP4\r\n",
		" PROXY TCP4 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY\tTCP4 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 1\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 1\r \n",
		"PROXY \r\n",
		"PROXY \n",
		"PROXY  TCP4 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP4  1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 1 \r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 \r\n",
		"PROXY TCP4 1.2.3.4\r\n",
		"PROXY TCP4\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 65536 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 1 99999\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 00001 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 01 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 -1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 +1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3.4 0x1 1\r\n",
		"PROXY TCP4 1.2.3.4 1.2.3 1 1\r\n",
		"PROXY TCP4 1.2.3.256 1.2.3.4 1 1\r\n",
		"PROXY TCP4 01.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP4 ::1 ::1 1 1\r\n",
		"PROXY TCP6 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP6 ::1%1 ::1 1 1\r\n",
		"PROXY TCP6 [::1] ::1 1 1\r\n",
		"PROXY TCP6 ::1 ::g 1 1\r\n",
		"PROXY UDP4 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY TCP44 1.2.3.4 1.2.3.4 1 1\r\n",
		"PROXY UNKNOWNX\r\n",
		"PROXY unknown\r\n",
		"\r\n\r\nx",
		"\n",
	};
	skc_proxy_header header;
	size_t size;

	for (size_t i = 0; i < SKC_COUNT(lines); i++) {
		if (!CHECK_INT(parse(lines[i], strlen(lines[i]), &header, &size), SKC_PROXY_INVALID)) {
			printf("  %s\n", lines[i]);
		}
	}
	CHECK_INT(parse("PROXY TCP4 1.2.3.4\0 1.2.3.4 1 1\r\n", 34, &header, &size), SKC_PROXY_INVALID);
}

/* --- version 2 -------------------------------------------------------------------------------- */

/* A header with a command, a transport and a block; returns its length. */
static size_t block(int command, int transport, const char *data, size_t len, char *out)
{
	memcpy(out, SIGNATURE, 12);
	out[12] = (char) command;
	out[13] = (char) transport;
	out[14] = (char) (len >> 8);
	out[15] = (char) len;
	memcpy(out + 16, data, len);
	return 16 + len;
}

#define INET "\300\0\2\1\306\63\144\2\334\4\1\273"

CASE(blocks)
{
	static const char inet6[36] = "\40\1\15\270\0\0\0\0\0\0\0\0\0\0\0\1"
								  "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\1\0\2";
	char bytes[300];
	char paths[216] = "/run/source";
	skc_proxy_header header;
	size_t len = block(0x21, 0x11, INET, 12, bytes);

	check_whole(bytes, len, &header);
	CHECK_INT(header.version, 2);
	CHECK_INT(header.local, false);
	check_addr(&header.source, "192.0.2.1", 56324);
	check_addr(&header.destination, "198.51.100.2", 443);

	len = block(0x21, 0x22, inet6, 36, bytes);
	check_whole(bytes, len, &header);
	CHECK_INT(header.type, SOCK_DGRAM);
	check_addr(&header.source, "2001:db8::1", 1);
	check_addr(&header.destination, "::1", 2);

	memcpy(paths + 108, "\0abstract\0x", 11);
	len = block(0x21, 0x31, paths, sizeof(paths), bytes);
	check_whole(bytes, len, &header);
	CHECK_INT(header.type, SOCK_STREAM);
	check_addr(&header.source, "/run/source", 0);
	CHECK_INT(header.destination.len, offsetof(struct sockaddr_un, sun_path) + 11);
	CHECK_MEM(header.destination.u.un.sun_path, "\0abstract\0x", 11);

	len = block(0x21, 0x00, "", 0, bytes);
	check_whole(bytes, len, &header);
	CHECK_INT(header.source.len + header.destination.len, 0);
	CHECK_INT(header.local, false);
}

/* The block of LOCAL is ignored, its family included. */
CASE(local)
{
	char bytes[100];
	skc_proxy_header header;

	check_whole(bytes, block(0x20, 0x00, "", 0, bytes), &header);
	CHECK(header.local);
	check_whole(bytes, block(0x20, 0x11, INET "\1\0", 14, bytes), &header);
	CHECK_INT(header.source.len + header.tlvs.len, 0);
	check_whole(bytes, block(0x20, 0xff, "abc", 3, bytes), &header);
	CHECK_INT(header.version, 2);
}

CASE(malformed_blocks)
{
	static const struct {
		int command, transport;
		const char *data;
		size_t len;
	} rows[] = {
		{ 0x11, 0x11, INET, 12 },
		{ 0x31, 0x11, INET, 12 },
		{ 0x22, 0x11, INET, 12 },
		{ 0x2f, 0x11, INET, 12 },
		{ 0x21, 0x10, INET, 12 },
		{ 0x21, 0x01, INET, 12 },
		{ 0x21, 0x13, INET, 12 },
		{ 0x21, 0x41, INET, 12 },
		{ 0x21, 0x11, INET, 11 },
		{ 0x21, 0x11, INET, 0 },
		{ 0x21, 0x21, INET, 12 },
		{ 0x21, 0x31, INET, 12 },
		{ 0x21, 0x11, INET "\4", 13 },
		{ 0x21, 0x11, INET "\4\0", 14 },
		{ 0x21, 0x11, INET "\4\0\1", 15 },
		{ 0x21, 0x11, INET "\4\377\377x", 16 },
		{ 0x21, 0x11, INET "\4\0\0\4\0", 17 },
		{ 0x21, 0x00, "\1", 1 },
		{ 0x21, 0x11, INET "\3\0\4\0\0\0\0", 19 },
		{ 0x21, 0x11, INET "\3\0\3\0\0\0", 18 },
		{ 0x21, 0x11, INET "\3\0\0", 15 },
	};
	char bytes[100];
	skc_proxy_header header;
	size_t size;

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		size_t len = block(rows[i].command, rows[i].transport, rows[i].data, rows[i].len, bytes);

		if (!CHECK_INT(parse(bytes, len, &header, &size), SKC_PROXY_INVALID)) {
			printf("  row %zu\n", i);
		}
	}
	/* A wrong command is seen before the rest has arrived. */
	block(0x11, 0x11, INET, 12, bytes);
	CHECK_INT(parse(bytes, 12, &header, &size), SKC_PROXY_INCOMPLETE);
	CHECK_INT(parse(bytes, 13, &header, &size), SKC_PROXY_INVALID);
	/* The largest length, and the first one that is too large. */
	block(0x21, 0x11, INET, 12, bytes);
	memcpy(bytes + 14, "\77\360", 2);
	CHECK_INT(parse(bytes, 28, &header, &size), SKC_PROXY_INCOMPLETE);
	memcpy(bytes + 14, "\77\361", 2);
	CHECK_INT(parse(bytes, 28, &header, &size), SKC_PROXY_TOO_LONG);
}

CASE(tlvs)
{
	char bytes[200];
	char ssl[] = "\7\0\0\0\0\41\0\7TLSv1.3";
	skc_proxy_header header;
	skc_proxy_ssl read;
	skc_span value;
	int type;

	check_whole(bytes, block(0x21, 0x11, INET "\2\0\3a.b\1\0\0\340\0\1x", 12 + 13, bytes), &header);
	CHECK(skc_proxy_next_tlv(&header.tlvs, &type, &value));
	CHECK_INT(type, SKC_PROXY_AUTHORITY);
	CHECK_INT(value.len, 3);
	CHECK_MEM(value.data, "a.b", 3);
	CHECK(skc_proxy_next_tlv(&header.tlvs, &type, &value));
	CHECK_INT(type, SKC_PROXY_ALPN);
	CHECK_INT(value.len, 0);
	CHECK(skc_proxy_next_tlv(&header.tlvs, &type, &value));
	CHECK_INT(type, 0xe0);
	CHECK(!skc_proxy_next_tlv(&header.tlvs, &type, &value));
	CHECK_INT(header.tlvs.len, 0);

	CHECK(skc_proxy_ssl_parse((skc_span){ ssl, sizeof(ssl) - 1 }, &read));
	CHECK(read.tls && read.certificate && read.verified);
	CHECK(skc_proxy_next_tlv(&read.tlvs, &type, &value));
	CHECK_INT(type, SKC_PROXY_SSL_VERSION);
	ssl[4] = 1;
	CHECK(skc_proxy_ssl_parse((skc_span){ ssl, 5 }, &read));
	CHECK(read.certificate && !read.verified);
	/* The number is zero when all of its bytes are. */
	for (int i = 1; i <= 4; i++) {
		memset(ssl + 1, 0, 4);
		ssl[i] = (char) (i % 2 ? 0x80 : 1);
		CHECK(skc_proxy_ssl_parse((skc_span){ ssl, 5 }, &read));
		CHECK(read.certificate && !read.verified);
	}
	ssl[0] = 1;
	ssl[4] = 0;
	CHECK(skc_proxy_ssl_parse((skc_span){ ssl, 5 }, &read));
	CHECK(read.tls && !read.certificate && !read.verified);
	CHECK(!skc_proxy_ssl_parse((skc_span){ ssl, 4 }, &read));
}

/* --- writing ---------------------------------------------------------------------------------- */

CASE(one_tlv)
{
	char out[300 + 3];
	char value[300] = { 'h', '2' };

	CHECK_INT(skc_proxy_print_tlv(SKC_PROXY_ALPN, (skc_span){ value, 2 }, out), 5);
	CHECK_MEM(out, "\1\0\2h2", 5);
	CHECK_INT(skc_proxy_print_tlv(0xe0, (skc_span){ NULL, 0 }, out), 3);
	CHECK_MEM(out, "\340\0\0", 3);
	CHECK_INT(skc_proxy_print_tlv(SKC_PROXY_ALPN, (skc_span){ value, 300 }, out), 303);
	CHECK_MEM(out, "\1\1\54h2", 5);
}

/* RFC 3720, appendix B.4. */
CASE(checksum)
{
	char bytes[32];

	CHECK_INT(skc_proxy_crc32c("123456789", 9, 9), 0xe3069283);
	memset(bytes, 0, sizeof(bytes));
	CHECK_INT(skc_proxy_crc32c(bytes, 32, 32), 0x8a9136aa);
	memcpy(bytes + 5, "abcd", 4);
	CHECK_INT(skc_proxy_crc32c(bytes, 32, 5), 0x8a9136aa);
	memset(bytes, 0xff, sizeof(bytes));
	CHECK_INT(skc_proxy_crc32c(bytes, 32, 32), 0x62a8ab43);
}

static void check_printed(int version, int family, const char *source, const char *destination,
		skc_span tlvs, bool checksum)
{
	static char bytes[SKC_PROXY_WRITE_MAX];
	skc_proxy_header header = { .version = version, .type = SOCK_STREAM, .tlvs = tlvs };
	skc_proxy_header read;
	size_t len;

	CHECK_INT(skc_addr_parse(family, source, strlen(source), 65535, &header.source), SKC_OK);
	CHECK_INT(skc_addr_parse(family, destination, strlen(destination), 0, &header.destination),
			SKC_OK);
	len = skc_proxy_print(&header, checksum, bytes);
	check_whole(bytes, len, &read);
	CHECK_INT(read.version, version);
	CHECK_INT(read.local, version == 1 && family == AF_UNIX);
	if (!read.local) {
		CHECK_INT(read.source.len, header.source.len);
		CHECK_MEM(&read.source.u, &header.source.u, header.source.len);
		CHECK_MEM(&read.destination.u, &header.destination.u, header.destination.len);
	}
	CHECK_INT(read.tlvs.len, tlvs.len + (checksum ? 7 : 0));
	CHECK_MEM(read.tlvs.data, tlvs.data, tlvs.len);
	if (checksum) {
		size_t size;

		bytes[len - 1] ^= 1;
		CHECK_INT(parse(bytes, len, &read, &size), SKC_PROXY_INVALID);
		bytes[len - 1] ^= 1;
		bytes[20] ^= 0x10;
		CHECK_INT(parse(bytes, len, &read, &size), SKC_PROXY_INVALID);
	}
}

CASE(round_trips)
{
	static const skc_span none = { NULL, 0 };
	static const skc_span alpn = { "\1\0\2h2", 5 };

	for (int version = 1; version <= 2; version++) {
		check_printed(version, AF_INET, "192.0.2.1", "255.255.255.255", none, false);
		check_printed(version, AF_INET6, "2001:db8::1", "::", none, false);
		check_printed(version, AF_UNIX, "/run/a", "", none, false);
	}
	check_printed(2, AF_INET, "192.0.2.1", "192.0.2.2", alpn, false);
	check_printed(2, AF_INET, "192.0.2.1", "192.0.2.2", alpn, true);
	check_printed(2, AF_INET6, "::1", "::2", none, true);
	check_printed(2, AF_UNIX, "/a", "/b", alpn, true);
}

CASE(headers_without_addresses)
{
	static char bytes[SKC_PROXY_WRITE_MAX];
	skc_proxy_header header = { .version = 1 };

	CHECK_INT(skc_proxy_print(&header, false, bytes), 15);
	CHECK_MEM(bytes, "PROXY UNKNOWN\r\n", 15);
	header.version = 2;
	CHECK_INT(skc_proxy_print(&header, false, bytes), 16);
	CHECK_MEM(bytes, SIGNATURE "\40\0\0\0", 16);
}

CASE(a_header_that_is_too_long)
{
	static char bytes[SKC_PROXY_WRITE_MAX];
	static char tlvs[UINT16_MAX];
	skc_proxy_header header = { .version = 2, .local = true };

	header.tlvs = (skc_span){ tlvs, sizeof(tlvs) - 7 };
	CHECK_INT(skc_proxy_print(&header, true, bytes), SKC_PROXY_WRITE_MAX);
	header.tlvs.len++;
	CHECK_INT(skc_proxy_print(&header, true, bytes), 0);
}

CASE(one_family)
{
	static const struct {
		const char *source, *destination;
		const char *united[2];
	} rows[] = {
		{ "192.0.2.1", "192.0.2.2", { "192.0.2.1", "192.0.2.2" } },
		{ "::ffff:192.0.2.1", "192.0.2.2", { "192.0.2.1", "192.0.2.2" } },
		{ "::ffff:192.0.2.1", "::ffff:192.0.2.2", { "192.0.2.1", "192.0.2.2" } },
		{ "192.0.2.1", "2001:db8::1", { "::ffff:192.0.2.1", "2001:db8::1" } },
		{ "2001:db8::1", "192.0.2.1", { "2001:db8::1", "::ffff:192.0.2.1" } },
		{ "::1", "::2", { "::1", "::2" } },
	};
	skc_addr a;
	skc_addr b;

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_addr_parse(strchr(rows[i].source, ':') != NULL ? AF_INET6 : AF_INET, rows[i].source,
				strlen(rows[i].source), 7, &a);
		skc_addr_parse(strchr(rows[i].destination, ':') != NULL ? AF_INET6 : AF_INET,
				rows[i].destination, strlen(rows[i].destination), 8, &b);
		CHECK(skc_proxy_unite(&a, &b));
		check_addr(&a, rows[i].united[0], 7);
		check_addr(&b, rows[i].united[1], 8);
	}
	skc_addr_parse(AF_UNIX, "/x", 2, 0, &b);
	CHECK(!skc_proxy_unite(&a, &b));
	CHECK(skc_proxy_unite(&b, &b));
}

/* Random changes of valid headers: the parser stays within the bytes, and whatever it accepts is
 * printed and parsed as the same. */
CASE(mutations)
{
	static char printed[SKC_PROXY_WRITE_MAX];
	char bytes[200];
	skc_proxy_header header;
	skc_proxy_header again;
	size_t size;
	unsigned complete = 0;

	for (int i = 0; i < 200000; i++) {
		size_t len;

		if (i % 2 == 0) {
			strcpy(bytes, "PROXY TCP6 2001:db8::1 ::1 1234 443\r\n");
			len = strlen(bytes);
		} else {
			len = block(0x21, 0x11, INET "\2\0\3a.b\1\0\2h2\4\0\0", 12 + 14, bytes);
		}
		for (size_t changes = check_random_below(4); changes > 0; changes--) {
			bytes[check_random_below(len)] =
					(char) (check_random_below(2) ? check_random() : '0' + check_random_below(10));
		}
		len -= check_random_below(3) == 0 ? check_random_below(len) : 0;
		if (parse(bytes, len, &header, &size) != SKC_PROXY_COMPLETE) {
			continue;
		}
		complete++;
		if (size > len || header.local || header.source.len == 0) {
			check_count(size <= len);
			continue;
		}
		size = skc_proxy_print(&header, false, printed);
		if (parse(printed, size, &again, &len) != SKC_PROXY_COMPLETE ||
				again.source.len != header.source.len ||
				memcmp(&again.source.u, &header.source.u, header.source.len) != 0) {
			check_count(false);
			printf("round %d differs\n", i);
		}
	}
	CHECK(complete > 10000);
}

/* --- reading from a connection ---------------------------------------------------------------- */

static char buffer[SKC_PROXY_MAX];

CASE(not_a_byte_more)
{
	char bytes[100];
	size_t len = block(0x21, 0x11, INET, 12, bytes);
	skc_proxy_reading reading;
	skc_handle s[2];
	char rest[20] = "";

	strcpy(bytes + len, "data\r\n");
	for (int i = 0; i < 3; i++) {
		net_unix(SOCK_STREAM, s);
		net_hook(net_go_on);
		CHECK_INT(send(s[0], bytes, len + 6, 0), len + 6);
		net_await(s[1], (long) len + 6);
		if (i == 1) {
			skc_fault_short("recv", 1, 0, 1);
		} else if (i == 2) {
			skc_fault_set("recv", 1, 3, SKC_EINTR);
			skc_fault_set("recv", 5, 1, SKC_EAGAIN);
		}
		CHECK_INT(skc_proxy_read(
						  net_sock(s[1]), buffer, skc_time_deadline(SKC_NS_PER_SEC * 60), &reading),
				SKC_OK);
		skc_fault_clear();
		CHECK_INT(reading.state, SKC_PROXY_COMPLETE);
		CHECK_INT(reading.size, len);
		CHECK_INT(reading.done, len);
		check_addr(&reading.header.source, "192.0.2.1", 56324);
		CHECK_INT(recv(s[1], rest, sizeof(rest), 0), 6);
		CHECK_MEM(rest, "data\r\n", 6);
		net_close(s);
	}
}

CASE(a_header_in_parts)
{
	const char *line = "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nx";
	skc_proxy_reading reading;
	skc_handle s[2];
	char rest[4];

	net_unix(SOCK_STREAM, s);
	for (size_t at = 5; at < strlen(line); at += 11) {
		net_later later = {
			.delay = MSEC, .fd = s[0], .data = line + at, .len = strlen(line) - at
		};

		CHECK_INT(send(s[0], line, at, 0), at);
		net_start_later(&later);
		CHECK_INT(skc_proxy_read(net_sock(s[1]), buffer, SKC_FOREVER, &reading), SKC_OK);
		net_join(&later);
		CHECK_INT(reading.state, SKC_PROXY_COMPLETE);
		check_addr(&reading.header.destination, "192.0.2.2", 2);
		CHECK_INT(recv(s[1], rest, sizeof(rest), 0), 1);
	}
	net_close(s);
}

CASE(connections_without_a_header)
{
	skc_proxy_reading reading;
	skc_handle s[2];
	char rest[20];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(
			skc_proxy_read(net_sock(s[1]), buffer, skc_time_deadline(0), &reading), SKC_EDEADLINE);
	CHECK_INT(reading.done, 0);
	CHECK_INT(send(s[0], "PRO", 3, 0), 3);
	CHECK_INT(skc_proxy_read(net_sock(s[1]), buffer, skc_time_deadline(MSEC), &reading),
			SKC_EDEADLINE);
	CHECK_INT(reading.done, 3);
	CHECK_MEM(buffer, "PRO", 3);
	/* Bytes that are no header stay. */
	CHECK_INT(send(s[0], "GET /", 5, 0), 5);
	CHECK_INT(skc_proxy_read(net_sock(s[1]), buffer, SKC_FOREVER, &reading), SKC_OK);
	CHECK_INT(reading.state, SKC_PROXY_INVALID);
	CHECK_STR(reading.reason, "has no signature");
	CHECK_INT(recv(s[1], rest, sizeof(rest), 0), 5);
	/* The stream ends in the header. */
	CHECK_INT(send(s[0], "PROXY ", 6, 0), 6);
	os_close(s[0]);
	CHECK_INT(skc_proxy_read(net_sock(s[1]), buffer, SKC_FOREVER, &reading), SKC_OK);
	CHECK_INT(reading.state, SKC_PROXY_INCOMPLETE);
	CHECK_INT(reading.done, 6);
	os_close(s[1]);
}
