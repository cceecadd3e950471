#ifndef SKC_ENDPOINT_H
#define SKC_ENDPOINT_H

/*
 * An address to connect to or to listen on, as one text: "tcp://[fe80::1%eth0]:80?nodelay=1". Its
 * form is that of RFC 3986; a zone has the form of RFC 4007 ("%eth0"). RFC 6874's "%25eth0" is also
 * read, and it is written when the zone has bytes that must be escaped or would itself be read as
 * an escape; "%253" is the number 253.
 */

#include "skc_addr.h"
#include "skc_scheme.h"

/* A part of the text; data is NULL when the part is missing. */
typedef struct skc_span {
	const char *data;
	size_t len;
} skc_span;

typedef struct skc_endpoint {
	const skc_scheme *scheme;
	skc_span host; /* without brackets and zone; "*" for any address. A text that inet_aton(3) would
	                * read is always an IPv4 address of four decimal numbers */
	skc_span scope; /* the zone of an IPv6 address, percent-encoded */
	skc_span path;  /* percent-encoded */
	skc_span query; /* behind the question mark */
	bool has_port;
	uint32_t port;
} skc_endpoint;

/* The place of the error in a text, and what was expected there. */
typedef struct skc_endpoint_error {
	size_t column; /* from 1, in bytes */
	const char *expected;
} skc_endpoint_error;

/* The longest text. */
#define SKC_ENDPOINT_MAX 4096

/* Reads a text, which must have a NUL behind its end; the parts borrow it. On failure it returns
 * false and sets *error. */
bool skc_endpoint_parse(const char *text, size_t len, skc_endpoint *out, skc_endpoint_error *error);

/* The parts of an endpoint one by one, as its text has them after decoding. A part that is missing
 * has no data; behind the others there is a NUL. */
typedef struct skc_endpoint_parts {
	skc_span scheme;
	skc_span host; /* IPv6 without brackets */
	skc_span path;
	skc_span scope;
	bool has_port;
	int64_t port;
} skc_endpoint_parts;

typedef enum skc_endpoint_part {
	SKC_ENDPOINT_PART_SCHEME,
	SKC_ENDPOINT_PART_HOST,
	SKC_ENDPOINT_PART_PORT,
	SKC_ENDPOINT_PART_PATH,
	SKC_ENDPOINT_PART_SCOPE
} skc_endpoint_part;

/* The part that is wrong, and what was expected in its place. */
typedef struct skc_endpoint_part_error {
	skc_endpoint_part part;
	const char *expected;
} skc_endpoint_part_error;

/* Checks parts as skc_endpoint_parse() does those of a text, and borrows them: path and scope are
 * not encoded in *out, and it has no query. On failure it returns false and sets *error. */
bool skc_endpoint_join(
		const skc_endpoint_parts *parts, skc_endpoint *out, skc_endpoint_part_error *error);

/* Whether a text has the form of an option's name. */
bool skc_endpoint_is_option_name(const char *name, size_t len);

/* Takes the next option ("key=value" or "key", up to "&") off a query; false at its end. Key and
 * value are percent-encoded. */
bool skc_endpoint_next_option(skc_span *query, skc_span *key, skc_span *value);

/* Decodes "%41" into out, which has room for span.len bytes; returns the length. */
size_t skc_percent_decode(skc_span span, char *out);

/* Whether a zone can be written as it is behind "%". Otherwise it is encoded behind "%25". */
bool skc_zone_is_plain(const char *zone, size_t len);

/* Encodes the bytes that must not stand unescaped in a path or an option; out has room for three
 * times len bytes. Returns the length. keep: more bytes that are not encoded. */
size_t skc_percent_encode(const char *data, size_t len, const char *keep, char *out);

#endif
