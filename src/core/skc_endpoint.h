#ifndef SKC_ENDPOINT_H
#define SKC_ENDPOINT_H

/*
 * Where to connect to or to listen on, as one text: "tcp://[fe80::1%eth0]:80?nodelay=1". The form
 * is that of RFC 3986; a zone is written as RFC 4007 has it ("%eth0"). RFC 6874's "%25eth0" is read
 * as well, and written where the zone has bytes that need an escape, or would be read as one
 * itself; "%253" is the number 253.
 */

#include "skc_addr.h"

/* What stands behind the two slashes. */
typedef enum skc_endpoint_shape {
	SKC_ENDPOINT_HOST,    /* host:port */
	SKC_ENDPOINT_ADDRESS, /* host alone */
	SKC_ENDPOINT_PATH,    /* a path, or @ and an abstract name; empty: no name */
	SKC_ENDPOINT_NUMBERS, /* number:number */
	SKC_ENDPOINT_SERVICE  /* number:number, or [number:number] for one socket */
} skc_endpoint_shape;

typedef struct skc_scheme {
	const char *name;
	skc_endpoint_shape shape;
	int family; /* AF_*, AF_UNSPEC for either of IPv4 and IPv6, -1 where the system has none */
	int type;   /* SOCK_* */
	uint32_t port_max;
} skc_scheme;

/* The scheme of a name, in either case; NULL for another name. */
const skc_scheme *skc_scheme_find(const char *name, size_t len);

/* The scheme of a socket, the one without a number for IPv4 and IPv6; NULL when none has it. */
const skc_scheme *skc_scheme_of(int family, int type);

/* A part of the text; data is NULL when there is none. */
typedef struct skc_span {
	const char *data;
	size_t len;
} skc_span;

typedef struct skc_endpoint {
	const skc_scheme *scheme;
	skc_span host; /* without brackets and zone; "*" for any address. No text but an IPv4 address of
	                  four decimal numbers that inet_aton(3) would read */
	skc_span scope; /* the zone of an IPv6 address, percent-encoded */
	skc_span path;  /* percent-encoded */
	skc_span query; /* behind the question mark */
	bool has_port;
	uint32_t port;
} skc_endpoint;

/* Where a text stops being an endpoint, and what would have been one. */
typedef struct skc_endpoint_error {
	size_t column; /* from 1, in bytes */
	const char *expected;
} skc_endpoint_error;

/* The longest text. */
#define SKC_ENDPOINT_MAX 4096

/* Reads a text; the parts borrow it. It has a NUL behind its end. False: *error says why. */
bool skc_endpoint_parse(const char *text, size_t len, skc_endpoint *out, skc_endpoint_error *error);

/* Takes the next option ("key=value" or "key", up to "&") off a query; false at its end. Both parts
 * are percent-encoded. */
bool skc_endpoint_next_option(skc_span *query, skc_span *key, skc_span *value);

/* Decodes "%41" into out, which has room for span.len bytes; returns the length. */
size_t skc_percent_decode(skc_span span, char *out);

/* Is a zone read again as it is behind "%"? Otherwise it is encoded behind "%25". */
bool skc_zone_is_plain(const char *zone, size_t len);

/* Encodes what may not stand in a path or an option as it is; out has room for three times len.
 * Returns the length. keep: more bytes that stay. */
size_t skc_percent_encode(const char *data, size_t len, const char *keep, char *out);

#endif
