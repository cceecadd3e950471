#include "skc_proxy.h"

#include <stdio.h>

#define V2_FIXED ((size_t) 16)
#define PATH_SIZE ((size_t) 108)
#define CHECKSUM_SIZE ((size_t) 7)

static const char signature[12] = { '\r', '\n', '\r', '\n', '\0', '\r', '\n', 'Q', 'U', 'I', 'T',
	'\n' };

/* --- checksum --------------------------------------------------------------------------------- */

static uint32_t proxy_print_crc_byte(uint32_t crc, unsigned char byte)
{
	crc ^= byte;
	for (int bit = 0; bit < 8; bit++) {
		crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
	}
	return crc;
}

uint32_t skc_proxy_crc32c(const char *bytes, size_t len, size_t skip)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < len; i++) {
		bool zero = i >= skip && i - skip < 4;

		crc = proxy_print_crc_byte(crc, zero ? 0 : (unsigned char) bytes[i]);
	}
	return ~crc;
}

size_t skc_proxy_print_tlv(int type, skc_span value, char *out)
{
	out[0] = (char) type;
	out[1] = (char) (value.len >> 8);
	out[2] = (char) value.len;
	if (value.len > 0) {
		memcpy(out + 3, value.data, value.len);
	}
	return 3 + value.len;
}

/* Appends the checksum of the header, whose length is in place. */
static void proxy_print_checksum(char *header, size_t size)
{
	size_t at = size - 4;
	uint32_t crc;

	skc_proxy_print_tlv(
			SKC_PROXY_CRC32C, (skc_span){ "\0\0\0\0", 4 }, header + size - CHECKSUM_SIZE);
	crc = skc_proxy_crc32c(header, size, at);
	for (int i = 0; i < 4; i++) {
		header[at + (size_t) i] = (char) (crc >> (24 - 8 * i));
	}
}

/* --- addresses -------------------------------------------------------------------------------- */

static bool proxy_print_is_ipv4(const skc_addr *addr)
{
	return skc_addr_family(addr) == AF_INET || skc_addr_is_mapped(addr);
}

bool skc_proxy_unite(skc_addr *source, skc_addr *destination)
{
	if (proxy_print_is_ipv4(source) && proxy_print_is_ipv4(destination)) {
		skc_addr_unmap(source);
		skc_addr_unmap(destination);
	} else {
		skc_addr_map(source);
		skc_addr_map(destination);
	}
	return skc_addr_family(source) == skc_addr_family(destination);
}

/* --- version 1 -------------------------------------------------------------------------------- */

/* The text of an address without its zone. */
static void proxy_print_address(const skc_addr *addr, char *out)
{
	size_t len = skc_addr_family(addr) == AF_INET ? skc_inet4_print(&addr->u.in.sin_addr, out)
												  : skc_inet6_print(&addr->u.in6.sin6_addr, out);

	out[len] = '\0';
}

static size_t proxy_print_line(const skc_proxy_header *header, char *out)
{
	int family = header->local ? AF_UNSPEC : skc_addr_family(&header->source);
	char source[INET6_ADDRSTRLEN + 1];
	char destination[INET6_ADDRSTRLEN + 1];

	if (!skc_family_is_internet(family)) {
		return (size_t) snprintf(out, SKC_PROXY_V1_MAX + 1, "PROXY UNKNOWN\r\n");
	}
	proxy_print_address(&header->source, source);
	proxy_print_address(&header->destination, destination);
	return (size_t) snprintf(out, SKC_PROXY_V1_MAX + 1, "PROXY %s %s %s %u %u\r\n",
			family == AF_INET ? "TCP4" : "TCP6", source, destination,
			(unsigned) ntohs(header->source.u.in.sin_port),
			(unsigned) ntohs(header->destination.u.in.sin_port));
}

/* --- version 2 -------------------------------------------------------------------------------- */

static size_t proxy_print_inet(const skc_proxy_header *header, char *out)
{
	memcpy(out, &header->source.u.in.sin_addr, 4);
	memcpy(out + 4, &header->destination.u.in.sin_addr, 4);
	memcpy(out + 8, &header->source.u.in.sin_port, 2);
	memcpy(out + 10, &header->destination.u.in.sin_port, 2);
	return 12;
}

static size_t proxy_print_inet6(const skc_proxy_header *header, char *out)
{
	memcpy(out, &header->source.u.in6.sin6_addr, 16);
	memcpy(out + 16, &header->destination.u.in6.sin6_addr, 16);
	memcpy(out + 32, &header->source.u.in6.sin6_port, 2);
	memcpy(out + 34, &header->destination.u.in6.sin6_port, 2);
	return 36;
}

static size_t proxy_print_paths(const skc_proxy_header *header, char *out)
{
	const skc_addr *addrs[2] = { &header->source, &header->destination };
	skc_addr_parts parts;

	memset(out, 0, 2 * PATH_SIZE);
	for (size_t i = 0; i < 2; i++) {
		skc_addr_print(addrs[i], &parts);
		memcpy(out + i * PATH_SIZE, parts.text,
				parts.text_len < PATH_SIZE ? parts.text_len : PATH_SIZE);
	}
	return 2 * PATH_SIZE;
}

/* Returns the length of the addresses; *transport: the 14th byte. */
static size_t proxy_print_addresses(
		const skc_proxy_header *header, char *out, unsigned char *transport)
{
	unsigned char protocol = header->type == SOCK_DGRAM ? 2 : 1;

	*transport = 0;
	switch (header->local ? AF_UNSPEC : skc_addr_family(&header->source)) {
		case AF_INET:
			*transport = 0x10 | protocol;
			return proxy_print_inet(header, out);
		case AF_INET6:
			*transport = 0x20 | protocol;
			return proxy_print_inet6(header, out);
		case AF_UNIX:
			*transport = 0x30 | protocol;
			return proxy_print_paths(header, out);
		default:
			return 0;
	}
}

size_t skc_proxy_print(const skc_proxy_header *header, bool checksum, char *out)
{
	bool local = header->local || skc_addr_family(&header->source) == AF_UNSPEC;
	unsigned char transport;
	size_t size;

	if (header->version == 1) {
		return proxy_print_line(header, out);
	}
	size = V2_FIXED + proxy_print_addresses(header, out + V2_FIXED, &transport);
	if (header->tlvs.len + CHECKSUM_SIZE > SKC_PROXY_WRITE_MAX - size) {
		return 0;
	}
	memcpy(out, signature, sizeof(signature));
	out[12] = (char) (local ? 0x20 : 0x21);
	out[13] = (char) transport;
	if (header->tlvs.len > 0) {
		memcpy(out + size, header->tlvs.data, header->tlvs.len);
	}
	size += header->tlvs.len + (checksum ? CHECKSUM_SIZE : 0);
	out[14] = (char) ((size - V2_FIXED) >> 8);
	out[15] = (char) (size - V2_FIXED);
	if (checksum) {
		proxy_print_checksum(out, size);
	}
	return size;
}
