#ifndef SKC_SCHEME_H
#define SKC_SCHEME_H

/* The schemes of endpoints. */

#include "skc_base.h"

/* The form of the text behind the two slashes; the first ones have a host. */
typedef enum skc_endpoint_shape {
	SKC_ENDPOINT_HOST,    /* host:port */
	SKC_ENDPOINT_ADDRESS, /* host alone */
	SKC_ENDPOINT_DOMAIN,  /* the name of a service: a domain name, no address */
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
	bool is_tls; /* TLS over the connection: skc_tls.h */
} skc_scheme;

/* The scheme with a name, compared without case; NULL for an unknown name. */
const skc_scheme *skc_scheme_find(const char *name, size_t len);

/* The scheme of a socket, for IPv4 and IPv6 the one without a number; NULL when no scheme fits. */
const skc_scheme *skc_scheme_of(int family, int type);

#endif
