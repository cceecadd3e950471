#include "skc_network.h"

/* The first 96 bits of an IPv4-mapped address (RFC 4291, section 2.5.5.2). */
static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
#define MAPPED_BITS 96

/* Reads a decimal number up to max, without leading zeros. */
static bool network_read_bits(const char *text, size_t len, unsigned max, unsigned *out)
{
	unsigned number = 0;

	if (len == 0 || len > 3 || (len > 1 && text[0] == '0')) {
		return false;
	}
	for (size_t i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9') {
			return false;
		}
		number = number * 10 + (unsigned) (text[i] - '0');
	}
	*out = number;
	return number <= max;
}

static void network_map(const struct in_addr *addr, unsigned char *out)
{
	memcpy(out, mapped, sizeof(mapped));
	memcpy(out + sizeof(mapped), addr, sizeof(*addr));
}

bool skc_network_parse(const char *text, size_t len, skc_network *out)
{
	const char *slash = len > 0 ? memchr(text, '/', len) : NULL;
	size_t host = slash != NULL ? (size_t) (slash - text) : len;
	struct in_addr v4;
	struct in6_addr v6;
	unsigned max;

	if (skc_inet4_parse(text, host, &v4)) {
		network_map(&v4, out->prefix);
		max = 32;
	} else if (skc_inet6_parse(text, host, &v6)) {
		memcpy(out->prefix, &v6, sizeof(out->prefix));
		max = 128;
	} else {
		return false;
	}
	out->bits = max;
	if (slash != NULL && !network_read_bits(slash + 1, len - host - 1, max, &out->bits)) {
		return false;
	}
	out->bits += max == 32 ? MAPPED_BITS : 0;
	return true;
}

bool skc_network_has(const skc_network *network, const skc_addr *addr)
{
	unsigned char bytes[16];
	size_t whole = network->bits / 8;
	unsigned rest = network->bits % 8;

	switch (skc_addr_family(addr)) {
		case AF_INET:
			network_map(&addr->u.in.sin_addr, bytes);
			break;
		case AF_INET6:
			memcpy(bytes, &addr->u.in6.sin6_addr, sizeof(bytes));
			break;
		default:
			return false;
	}
	return memcmp(bytes, network->prefix, whole) == 0 &&
			(rest == 0 || ((bytes[whole] ^ network->prefix[whole]) >> (8 - rest)) == 0);
}
