#include "skc_endpoint.h"

#include <string.h>

#include "skc_dns.h"

/* The state of reading a text. */
typedef struct endpoint_reader {
	const char *start;
	const char *at;
	const char *end;
	skc_endpoint_error *error;
} endpoint_reader;

static bool endpoint_fail(endpoint_reader *r, const char *at, const char *expected)
{
	*r->error = (skc_endpoint_error){ (size_t) (at - r->start) + 1, expected };
	return false;
}

/* --- forms --- */

/* The parts of a text in which a byte may stand unescaped. */
enum {
	IN_SCHEME = 1,
	IN_WORD = 2, /* the key of an option, the first byte of a host */
	IN_HOST = 4,
	IN_LITERAL = 8, /* an IPv6 address, which its parser then checks */
	IN_ZONE = 16,
	IN_PATH = 32,
	IN_VALUE = 64, /* of an option */
	IN_ESCAPE = 128
};

/* Classes of bytes, as the table below names them. */
enum {
	X = IN_SCHEME | IN_WORD | IN_HOST | IN_LITERAL | IN_ZONE | IN_PATH | IN_VALUE | IN_ESCAPE,
	L = X & ~(IN_LITERAL | IN_ESCAPE),   /* letters that are not hexadecimal digits */
	W = L & ~IN_SCHEME,                  /* "_" */
	T = W & ~IN_WORD,                    /* "~" */
	H = T | IN_SCHEME,                   /* "-" */
	D = H | IN_LITERAL,                  /* "." */
	C = IN_LITERAL | IN_PATH | IN_VALUE, /* ":" */
	G = IN_SCHEME | IN_PATH | IN_VALUE,  /* "+" */
	S = IN_PATH | IN_VALUE,              /* delimiters of RFC 3986 */
	P = IN_PATH,                         /* delimiters of options */
	V = IN_VALUE,                        /* not allowed in a path */
	A = IN_HOST | IN_PATH | IN_VALUE     /* above ASCII */
};

/* By ASCII code from the space on, 16 a line. */
static const unsigned char endpoint_forms[] = {
	P, S, 0, 0, S, 0, P, S, S, S, S, G, S, H, D, S, /*  !"#$%&'()*+,-./ */
	X, X, X, X, X, X, X, X, X, X, C, S, 0, P, 0, 0, /* 0123456789:;<=>? */
	S, X, X, X, X, X, X, L, L, L, L, L, L, L, L, L, /* @ABCDEFGHIJKLMNO */
	L, L, L, L, L, L, L, L, L, L, L, V, 0, V, 0, W, /* PQRSTUVWXYZ[\]^_ */
	0, X, X, X, X, X, X, L, L, L, L, L, L, L, L, L, /* `abcdefghijklmno */
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, T, 0  /* pqrstuvwxyz{|}~  */
};

static bool endpoint_is_in(char byte, unsigned form)
{
	unsigned char c = (unsigned char) byte;

	if (c >= 0x80) {
		return (A & form) != 0;
	}
	return c >= ' ' && (endpoint_forms[c - ' '] & form) != 0;
}

static bool endpoint_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* These return how many bytes at text have a form; a NUL ends it at the latest. */
static size_t endpoint_run(const char *text, unsigned form)
{
	size_t len = 0;

	while (endpoint_is_in(text[len], form)) {
		len++;
	}
	return len;
}

/* Other bytes may be escaped: "%41". */
static size_t endpoint_run_escaped(const char *text, unsigned form)
{
	size_t len = 0;

	for (;;) {
		if (endpoint_is_in(text[len], form)) {
			len++;
		} else if (text[len] == '%' && endpoint_is_in(text[len + 1], IN_ESCAPE) &&
				endpoint_is_in(text[len + 2], IN_ESCAPE)) {
			len += 3;
		} else {
			return len;
		}
	}
}

static size_t endpoint_digits_here(const char *text)
{
	size_t len = 0;

	while (endpoint_is_digit(text[len])) {
		len++;
	}
	return len;
}

static size_t endpoint_scheme_here(const char *text)
{
	bool begins = endpoint_is_in(*text, IN_WORD) && endpoint_is_in(*text, IN_SCHEME);

	return begins && !endpoint_is_digit(*text) ? endpoint_run(text, IN_SCHEME) : 0;
}

static size_t endpoint_host_here(const char *text)
{
	if (*text == '*') {
		return 1;
	}
	return endpoint_is_in(*text, IN_WORD) ? endpoint_run(text, IN_HOST) : 0;
}

/* A key, or "key=value"; the value may be empty. */
static size_t endpoint_option_here(const char *text)
{
	size_t len = endpoint_is_digit(*text) ? 0 : endpoint_run(text, IN_WORD);

	if (len > 0 && text[len] == '=') {
		len++;
		len += endpoint_run_escaped(text + len, IN_VALUE);
	}
	return len;
}

/* --- the parts --- */

static const char endpoint_a_scheme[] =
		"a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, "
		"srv+tcp or srv+udp)";

static bool endpoint_read_scheme(endpoint_reader *r, skc_endpoint *out)
{
	size_t len = endpoint_scheme_here(r->at);

	out->scheme = skc_scheme_find(r->at, len);
	if (out->scheme == NULL) {
		return endpoint_fail(r, r->at, endpoint_a_scheme);
	}
	r->at += len;
	if (strncmp(r->at, "://", 3) != 0) {
		return endpoint_fail(r, r->at, "\"://\"");
	}
	r->at += 3;
	return true;
}

/* Reads a number up to max. */
static bool endpoint_read_number(
		endpoint_reader *r, uint32_t max, const char *expected, uint32_t *out)
{
	size_t len = endpoint_digits_here(r->at);
	uint64_t value = 0;

	for (size_t i = 0; i < len && value <= max; i++) {
		value = value * 10 + (uint64_t) (r->at[i] - '0');
	}
	if (len == 0 || value > max) {
		return endpoint_fail(r, r->at, expected);
	}
	*out = (uint32_t) value;
	r->at += len;
	return true;
}

/* Text behind the "%" of a literal. "%25" is the escape of RFC 6874, which RFC 9844 has withdrawn,
 * unless a number follows: 253 is the number of an interface. */
static bool endpoint_is_escaped_zone(const char *text)
{
	size_t len = strncmp(text, "25", 2) == 0 ? endpoint_run_escaped(text + 2, IN_ZONE) : 0;

	return len > 0 && endpoint_digits_here(text + 2) < len;
}

static bool endpoint_read_zone(endpoint_reader *r, skc_endpoint *out)
{
	if (*r->at != '%') {
		return true;
	}
	r->at++;
	r->at += endpoint_is_escaped_zone(r->at) ? 2 : 0;
	out->scope = (skc_span){ r->at, endpoint_run_escaped(r->at, IN_ZONE) };
	if (out->scope.len == 0) {
		return endpoint_fail(r, r->at, "an interface");
	}
	r->at += out->scope.len;
	return true;
}

static bool endpoint_read_literal(endpoint_reader *r, skc_endpoint *out)
{
	struct in6_addr address;
	const char *start = ++r->at;

	out->host = (skc_span){ start, endpoint_run(start, IN_LITERAL) };
	if (out->scheme->family == AF_INET || !skc_inet6_parse(start, out->host.len, &address)) {
		return endpoint_fail(r, start,
				out->scheme->family == AF_INET ? "an IPv4 address or a host name"
											   : "an IPv6 address");
	}
	r->at += out->host.len;
	if (!endpoint_read_zone(r, out)) {
		return false;
	}
	if (*r->at != ']') {
		return endpoint_fail(r, r->at, "\"]\"");
	}
	r->at++;
	return true;
}

/* The resolver reads "127.1", "0x7f.1" and "2130706433" as addresses (inet_aton(3)), and a program
 * that compares hosts does not. */
static bool endpoint_is_host(skc_span host)
{
	struct in_addr address;

	return !skc_inet_ends_in_number(host.data, host.len) ||
			skc_inet4_parse(host.data, host.len, &address);
}

static bool endpoint_read_host(endpoint_reader *r, skc_endpoint *out)
{
	if (*r->at == '[') {
		return endpoint_read_literal(r, out);
	}
	out->host = (skc_span){ r->at, endpoint_host_here(r->at) };
	if (out->host.len == 0) {
		return endpoint_fail(r, r->at, "a host name, an address (IPv6 in brackets) or \"*\"");
	}
	if (!endpoint_is_host(out->host)) {
		return endpoint_fail(r, r->at, "a host name or an IPv4 address of four decimal numbers");
	}
	r->at += out->host.len;
	return true;
}

static const char endpoint_a_domain[] = "a domain name";

/* A name that has records: no address. */
static bool endpoint_is_domain(skc_span host)
{
	return host.len > 0 && *host.data != '*' && skc_dns_is_name(host.data, host.len) &&
			!skc_inet_ends_in_number(host.data, host.len);
}

static bool endpoint_read_domain(endpoint_reader *r, skc_endpoint *out)
{
	out->host = (skc_span){ r->at, endpoint_host_here(r->at) };
	r->at += endpoint_is_domain(out->host) ? out->host.len : 0;
	return r->at != out->host.data || endpoint_fail(r, r->at, endpoint_a_domain);
}

static const char *endpoint_a_port(const skc_scheme *scheme)
{
	return scheme->port_max == UINT16_MAX ? "a port between 0 and 65535"
										  : "a number between 0 and 4294967295";
}

static bool endpoint_read_port(endpoint_reader *r, skc_endpoint *out)
{
	if (*r->at != ':') {
		return endpoint_fail(r, r->at, "\":\" and a port");
	}
	r->at++;
	out->has_port = true;
	return endpoint_read_number(r, out->scheme->port_max, endpoint_a_port(out->scheme), &out->port);
}

static bool endpoint_read_authority(endpoint_reader *r, skc_endpoint *out)
{
	return endpoint_read_host(r, out) && endpoint_read_port(r, out);
}

static bool endpoint_read_path(endpoint_reader *r, skc_endpoint *out)
{
	out->path = (skc_span){ r->at, endpoint_run_escaped(r->at, IN_PATH) };
	r->at += out->path.len;
	return true;
}

static bool endpoint_read_numbers(endpoint_reader *r, skc_endpoint *out)
{
	uint32_t number;

	out->host.data = r->at;
	if (*r->at == '*') {
		r->at++;
	} else if (!endpoint_read_number(
					   r, UINT32_MAX, "a number between 0 and 4294967295, or \"*\"", &number)) {
		return false;
	}
	out->host.len = (size_t) (r->at - out->host.data);
	return endpoint_read_port(r, out);
}

/* The address of one TIPC socket: "[node:reference]". */
static bool endpoint_read_reference(endpoint_reader *r, skc_endpoint *out)
{
	uint32_t number;

	out->host.data = ++r->at;
	if (!endpoint_read_number(r, UINT32_MAX, "a number between 0 and 4294967295", &number)) {
		return false;
	}
	if (*r->at != ':') {
		return endpoint_fail(r, r->at, "\":\" and a number");
	}
	r->at++;
	if (!endpoint_read_number(r, UINT32_MAX, "a number between 0 and 4294967295", &number)) {
		return false;
	}
	out->host.len = (size_t) (r->at - out->host.data);
	if (*r->at != ']') {
		return endpoint_fail(r, r->at, "\"]\"");
	}
	r->at++;
	return true;
}

static bool endpoint_read_service(endpoint_reader *r, skc_endpoint *out)
{
	return *r->at == '[' ? endpoint_read_reference(r, out) : endpoint_read_numbers(r, out);
}

static bool endpoint_read_query(endpoint_reader *r, skc_endpoint *out)
{
	if (*r->at != '?') {
		return true;
	}
	out->query.data = ++r->at;
	for (;;) {
		size_t len = endpoint_option_here(r->at);

		if (len == 0) {
			return endpoint_fail(r, r->at, "an option");
		}
		r->at += len;
		if (*r->at != '&') {
			break;
		}
		r->at++;
	}
	out->query.len = (size_t) (r->at - out->query.data);
	return true;
}

bool skc_endpoint_parse(const char *text, size_t len, skc_endpoint *out, skc_endpoint_error *error)
{
	static bool (*const parts[])(endpoint_reader *, skc_endpoint *) = {
		[SKC_ENDPOINT_HOST] = endpoint_read_authority,
		[SKC_ENDPOINT_ADDRESS] = endpoint_read_host,
		[SKC_ENDPOINT_DOMAIN] = endpoint_read_domain,
		[SKC_ENDPOINT_PATH] = endpoint_read_path,
		[SKC_ENDPOINT_NUMBERS] = endpoint_read_numbers,
		[SKC_ENDPOINT_SERVICE] = endpoint_read_service,
	};
	endpoint_reader r = { text, text, text + len, error };

	*out = (skc_endpoint){ 0 };
	if (len > SKC_ENDPOINT_MAX) {
		return endpoint_fail(&r, text + SKC_ENDPOINT_MAX, "at most 4096 bytes");
	}
	if (!endpoint_read_scheme(&r, out) || !parts[out->scheme->shape](&r, out) ||
			!endpoint_read_query(&r, out)) {
		return false;
	}
	if (r.at != r.end) {
		return endpoint_fail(&r, r.at,
				out->query.data != NULL ? "\"&\" and an option, or the end"
										: "\"?\" and options, or the end");
	}
	return true;
}

bool skc_endpoint_is_option_name(const char *name, size_t len)
{
	return len > 0 && !endpoint_is_digit(*name) && endpoint_run(name, IN_WORD) == len;
}

bool skc_zone_is_plain(const char *zone, size_t len)
{
	return memchr(zone, '%', len) == NULL && endpoint_run_escaped(zone, IN_ZONE) == len &&
			!endpoint_is_escaped_zone(zone);
}

/* --- parts that are given one by one --- */

static bool endpoint_part_fail(
		skc_endpoint_part_error *error, skc_endpoint_part part, const char *expected)
{
	*error = (skc_endpoint_part_error){ part, expected };
	return false;
}

/* What a host name or an address should have been; NULL if it is right. */
static const char *endpoint_host_lack(const skc_scheme *scheme, skc_span host)
{
	struct in6_addr address;

	if (scheme->shape == SKC_ENDPOINT_DOMAIN) {
		return endpoint_is_domain(host) ? NULL : endpoint_a_domain;
	}
	if (memchr(host.data, ':', host.len) != NULL) {
		if (scheme->family == AF_INET) {
			return "an IPv4 address or a host name";
		}
		return skc_inet6_parse(host.data, host.len, &address) ? NULL
															  : "an IPv6 address without brackets";
	}
	if (host.len == 0 || endpoint_host_here(host.data) != host.len) {
		return "a host name, an address (IPv6 without brackets) or \"*\"";
	}
	return endpoint_is_host(host) ? NULL : "a host name or an IPv4 address of four decimal numbers";
}

/* Whether a text is this many numbers with colons between them. */
static bool endpoint_is_numbers(skc_span text, int count)
{
	skc_endpoint_error error;
	endpoint_reader r = { text.data, text.data, text.data + text.len, &error };
	uint32_t number;

	while (endpoint_read_number(&r, UINT32_MAX, "", &number)) {
		if (--count == 0) {
			return r.at == r.end;
		}
		if (*r.at++ != ':') {
			return false;
		}
	}
	return false;
}

static const char *endpoint_number_lack(const skc_scheme *scheme, skc_span host)
{
	if ((host.len == 1 && *host.data == '*') || endpoint_is_numbers(host, 1) ||
			(scheme->shape == SKC_ENDPOINT_SERVICE && endpoint_is_numbers(host, 2))) {
		return NULL;
	}
	return scheme->shape == SKC_ENDPOINT_SERVICE
			? "a number between 0 and 4294967295, two of them with \":\" between, or \"*\""
			: "a number between 0 and 4294967295, or \"*\"";
}

static bool endpoint_check_host(
		const skc_scheme *scheme, skc_span host, skc_endpoint_part_error *error)
{
	bool is_name = scheme->shape <= SKC_ENDPOINT_DOMAIN;
	skc_span text = host.data != NULL ? host : (skc_span){ "", 0 };
	const char *lack =
			is_name ? endpoint_host_lack(scheme, text) : endpoint_number_lack(scheme, text);

	return lack == NULL || endpoint_part_fail(error, SKC_ENDPOINT_PART_HOST, lack);
}

static bool endpoint_check_port(
		const skc_scheme *scheme, const skc_endpoint_parts *parts, skc_endpoint_part_error *error)
{
	bool is_reference = scheme->shape == SKC_ENDPOINT_SERVICE &&
			memchr(parts->host.data, ':', parts->host.len) != NULL;

	if (scheme->port_max == 0 || is_reference) {
		return !parts->has_port ||
				endpoint_part_fail(error, SKC_ENDPOINT_PART_PORT,
						is_reference ? "null with this host" : "null with this scheme");
	}
	return (parts->has_port && parts->port >= 0 && parts->port <= scheme->port_max) ||
			endpoint_part_fail(error, SKC_ENDPOINT_PART_PORT, endpoint_a_port(scheme));
}

static bool endpoint_check_scope(const skc_endpoint_parts *parts, skc_endpoint_part_error *error)
{
	struct in6_addr address;

	if (parts->scope.data == NULL) {
		return true;
	}
	if (!skc_inet6_parse(parts->host.data, parts->host.len, &address)) {
		return endpoint_part_fail(
				error, SKC_ENDPOINT_PART_SCOPE, "null without an IPv6 address as the host");
	}
	return strlen(parts->scope.data) == parts->scope.len && parts->scope.len > 0
			? true
			: endpoint_part_fail(error, SKC_ENDPOINT_PART_SCOPE, "an interface without null bytes");
}

static bool endpoint_check_path(const skc_endpoint_parts *parts, skc_endpoint_part_error *error)
{
	static const char null[] = "null with this scheme";

	if (parts->host.data != NULL) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_HOST, null);
	}
	if (parts->has_port) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_PORT, null);
	}
	if (parts->scope.data != NULL) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_SCOPE, null);
	}
	if (parts->path.data == NULL) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_PATH, "a path");
	}
	return skc_addr_path_is_abstract(parts->path.data, parts->path.len) ||
			strlen(parts->path.data) == parts->path.len ||
			endpoint_part_fail(error, SKC_ENDPOINT_PART_PATH, "a path without null bytes");
}

bool skc_endpoint_join(
		const skc_endpoint_parts *parts, skc_endpoint *out, skc_endpoint_part_error *error)
{
	const skc_scheme *scheme = skc_scheme_find(parts->scheme.data, parts->scheme.len);

	if (scheme == NULL) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_SCHEME, endpoint_a_scheme);
	}
	*out = (skc_endpoint){ .scheme = scheme,
		.host = parts->host,
		.scope = parts->scope,
		.path = parts->path,
		.has_port = parts->has_port,
		.port = (uint32_t) parts->port };
	if (scheme->shape == SKC_ENDPOINT_PATH) {
		return endpoint_check_path(parts, error);
	}
	if (parts->path.data != NULL) {
		return endpoint_part_fail(error, SKC_ENDPOINT_PART_PATH, "null with this scheme");
	}
	return endpoint_check_host(scheme, parts->host, error) &&
			endpoint_check_port(scheme, parts, error) && endpoint_check_scope(parts, error);
}
