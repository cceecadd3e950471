#include "skc_scheme.h"

#include "skc_addr.h"

/* The numbers of families that a system may lack. */
#ifdef AF_VSOCK
#define FAMILY_VSOCK AF_VSOCK
#else
#define FAMILY_VSOCK (-1)
#endif
#ifdef AF_TIPC
#define FAMILY_TIPC AF_TIPC
#else
#define FAMILY_TIPC (-1)
#endif

static const skc_scheme schemes[] = {
	{ "tcp", SKC_ENDPOINT_HOST, AF_UNSPEC, SOCK_STREAM, UINT16_MAX, false },
	{ "tcp4", SKC_ENDPOINT_HOST, AF_INET, SOCK_STREAM, UINT16_MAX, false },
	{ "tcp6", SKC_ENDPOINT_HOST, AF_INET6, SOCK_STREAM, UINT16_MAX, false },
	{ "tls", SKC_ENDPOINT_HOST, AF_UNSPEC, SOCK_STREAM, UINT16_MAX, true },
	{ "tls4", SKC_ENDPOINT_HOST, AF_INET, SOCK_STREAM, UINT16_MAX, true },
	{ "tls6", SKC_ENDPOINT_HOST, AF_INET6, SOCK_STREAM, UINT16_MAX, true },
	{ "udp", SKC_ENDPOINT_HOST, AF_UNSPEC, SOCK_DGRAM, UINT16_MAX, false },
	{ "udp4", SKC_ENDPOINT_HOST, AF_INET, SOCK_DGRAM, UINT16_MAX, false },
	{ "udp6", SKC_ENDPOINT_HOST, AF_INET6, SOCK_DGRAM, UINT16_MAX, false },
	{ "raw", SKC_ENDPOINT_ADDRESS, AF_UNSPEC, SOCK_RAW, 0, false },
	{ "unix", SKC_ENDPOINT_PATH, AF_UNIX, SOCK_STREAM, 0, false },
	{ "unixgram", SKC_ENDPOINT_PATH, AF_UNIX, SOCK_DGRAM, 0, false },
	{ "unixpacket", SKC_ENDPOINT_PATH, AF_UNIX, SOCK_SEQPACKET, 0, false },
	{ "vsock", SKC_ENDPOINT_NUMBERS, FAMILY_VSOCK, SOCK_STREAM, UINT32_MAX, false },
	{ "tipc", SKC_ENDPOINT_SERVICE, FAMILY_TIPC, SOCK_STREAM, UINT32_MAX, false },
	{ "srv+tcp", SKC_ENDPOINT_DOMAIN, AF_UNSPEC, SOCK_STREAM, 0, false },
	{ "srv+udp", SKC_ENDPOINT_DOMAIN, AF_UNSPEC, SOCK_DGRAM, 0, false },
};

/* Schemes are compared without case (RFC 3986 section 3.1); other has only small letters. */
static bool scheme_is(const char *name, size_t len, const char *other)
{
	for (size_t i = 0; i < len; i++) {
		int c = name[i] >= 'A' && name[i] <= 'Z' ? name[i] - 'A' + 'a' : name[i];

		if (c == '\0' || c != other[i]) {
			return false;
		}
	}
	return other[len] == '\0';
}

const skc_scheme *skc_scheme_find(const char *name, size_t len)
{
	for (size_t i = 0; i < SKC_COUNT(schemes); i++) {
		if (scheme_is(name, len, schemes[i].name)) {
			return &schemes[i];
		}
	}
	return NULL;
}

const skc_scheme *skc_scheme_of(int family, int type)
{
	if (skc_family_is_internet(family)) {
		family = AF_UNSPEC;
	}
	for (size_t i = 0; i < SKC_COUNT(schemes); i++) {
		if (schemes[i].family == family && schemes[i].type == type) {
			return &schemes[i];
		}
	}
	return NULL;
}
