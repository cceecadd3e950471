#ifndef SKC_ADDR_H
#define SKC_ADDR_H

/*
 * Socket addresses of every family that the system has. The families are a table (skc_family.c): a
 * new family is one row.
 */

#include "skc_base.h"

#include <string.h>

/* An address as system calls take and return it; it is copied by assignment. */
typedef struct skc_addr {
	skc_socklen len; /* bytes of the union in use; 0: no address */
	union {
		struct sockaddr sa;
		struct sockaddr_in in;
		struct sockaddr_in6 in6;
		struct sockaddr_un un;
		struct sockaddr_storage storage;
		/* One byte more than any address: a full unix path still gets a terminating NUL. */
		char bytes[sizeof(struct sockaddr_storage) + 1];
	} u;
} skc_addr;

/* Names the largest member: { 0 } clears only the first one of a union (C11 6.7.9, GCC 15). */
#define SKC_ADDR_EMPTY ((skc_addr){ .u.bytes = { 0 } })
#define SKC_ADDR_TEXT_MAX 160

/* Clears the address before the system writes to it, so that the bytes that the system leaves out
 * are zero. The length stays: after a call that fails the address is as it was. */
static inline void skc_addr_clear(skc_addr *addr)
{
	memset(&addr->u, 0, sizeof(addr->u));
}

/* The length that the system returns may be larger than the buffer: the one that it needed. */
static inline void skc_addr_set_length(skc_addr *addr, size_t len)
{
	addr->len = (skc_socklen) (len < sizeof(addr->u.storage) ? len : sizeof(addr->u.storage));
}

/* The family of an address; AF_UNSPEC when it is empty. */
static inline int skc_addr_family(const skc_addr *addr)
{
	return addr->len >= sizeof(addr->u.sa.sa_family) ? addr->u.sa.sa_family : AF_UNSPEC;
}

/* An address as a program sees it. */
typedef struct skc_addr_parts {
	char text[SKC_ADDR_TEXT_MAX]; /* host, path, interface, …; binary safe, a NUL follows */
	size_t text_len;
	bool has_port;
	int64_t port;
} skc_addr_parts;

/* A family of the table. */
typedef struct skc_family {
	int family;         /* AF_* */
	const char *name;   /* "AF_INET" */
	int64_t port_max;   /* largest number beside the text */
	bool port_needed;   /* connect and sendto want that number from the caller */
	bool wire_protocol; /* its protocols are Ethernet's, in network byte order */
	skc_socklen size;   /* bytes of its structure */
	/* text: borrowed, any bytes. Returns SKC_EINVAL when the text is no numeric address (it may
	 * still be a host name), SKC_ENAMETOOLONG, or the system's code. */
	skc_err (*parse)(const char *text, size_t len, int64_t port, skc_addr *out);
	void (*print)(const skc_addr *addr, skc_addr_parts *out);
} skc_family;

/* Returns whether the family is IPv4 or IPv6, whose addresses are numbers or host names. */
static inline bool skc_family_is_internet(int family)
{
	return family == AF_INET || family == AF_INET6;
}

/* The rows of the table: AF_INET, AF_INET6, AF_UNIX, then those that the system has. NULL after the
 * last one. */
const skc_family *skc_family_at(size_t index);

/* The row of a family, NULL when the core does not know it. */
const skc_family *skc_family_find(int family);

/* More than the number of any family (Linux 6.18 has 46). */
#define SKC_FAMILY_END 64

/* Parses without a resolver. SKC_EAFNOSUPPORT for a family without a row. */
skc_err skc_addr_parse(int family, const char *text, size_t len, int64_t port, skc_addr *out);

/* Copies the bytes of a system's structure, which begin with the family (sa_len where the system
 * has it): for families without a row. SKC_EINVAL for bytes of another family, or too many. */
skc_err skc_addr_from_bytes(int family, const char *bytes, size_t len, skc_addr *out);

/* Prints text and port. SKC_EAFNOSUPPORT for a family without a row. */
skc_err skc_addr_print(const skc_addr *addr, skc_addr_parts *out);

/* Splits "host:port" and "[host]:port": *host and *len become the host without its brackets, *port
 * the number, 0 when there is none. A text with several colons and no brackets is a host without a
 * port. False when the port is not a decimal number up to 65535, or a bracket is open. */
bool skc_addr_split_port(const char **host, size_t *len, int64_t *port);

/* Whether a unix path as Sockets\ writes it is an abstract name: "@" before it stands for its
 * NUL byte (unix(7)). */
static inline bool skc_addr_path_is_abstract(const char *text, size_t len)
{
	return len > 0 && text[0] == '@';
}

/* Parses the path of a unix address as Sockets\ writes it: "@" before an abstract name stands for
 * its NUL byte (unix(7)). Returns what skc_addr_parse returns. */
skc_err skc_addr_path_from_text(const char *text, size_t len, skc_addr *out);

/* As skc_addr_parse, with a unix path as Sockets\ writes it: for the host or path of an endpoint.
 */
skc_err skc_addr_from_text(int family, const char *text, size_t len, int64_t port, skc_addr *out);

/* Turns the printed path of a unix address into a text that skc_addr_path_from_text reads as the
 * same address: an abstract name begins with "@", a path that begins with "@" itself with "./@". */
void skc_addr_path_to_text(skc_addr_parts *path);

/* Copies an address of IPv4 or IPv6 with another port. False for another family or too many bytes;
 * *out is not written then. */
bool skc_addr_copy_inet(const struct sockaddr *sa, size_t len, uint16_t port, skc_addr *out);

/* Resolves a name to addresses of one family, numeric text first. Gives all addresses in the order
 * of the resolver, none twice, to be freed with free, also on failure. Blocks. Returns 0 or an
 * EAI_* code; system: see skc_os_resolve. */
int skc_addr_resolve_all(int family, const char *host, size_t len, int64_t port, skc_addr **out,
		size_t *count, skc_err *system);

/* The same, with room for max addresses at out. */
int skc_addr_resolve(int family, const char *host, size_t len, int64_t port, skc_addr *out,
		size_t max, size_t *count, skc_err *system);

/* --- IPv4-mapped addresses, ::ffff:192.0.2.1 (RFC 4291 section 2.5.5.2) ----------------------- */

/* Whether it is an IPv4 address in the form in which sockets of IPv6 have it. */
bool skc_addr_is_mapped(const skc_addr *addr);

/* Turns a mapped address into the IPv4 address that it stands for, with the same port. False for
 * any other address, which stays as it is. */
bool skc_addr_unmap(skc_addr *addr);

/* The reverse: turns an IPv4 address into a mapped one, as a socket of IPv6 needs it. */
bool skc_addr_map(skc_addr *addr);

/* As skc_addr_parse, for a socket of the family: AF_INET6 also takes an IPv4 address, which is
 * mapped, and AF_INET a mapped one, which is unmapped. */
skc_err skc_addr_parse_for(int family, const char *text, size_t len, int64_t port, skc_addr *out);

/* --- skc_inet.c: numeric internet addresses ------------------------------------------------- */

/* Dotted quad of four decimal numbers, as inet_pton(3). */
bool skc_inet4_parse(const char *text, size_t len, struct in_addr *out);

/* Returns whether the last part of a name is a number, decimal, octal or hexadecimal, as in
 * "127.1", "0x7f.1" and "1.2.3.4.". No host has such a name: the top-level domain is never a number
 * (RFC 3696 section 2), and resolvers read some of these texts as addresses. */
bool skc_inet_ends_in_number(const char *text, size_t len);

/* Returns whether the text is an address as inet_aton(3) reads it, one to four numbers, at least
 * one of which is hexadecimal. */
bool skc_inet_is_hexadecimal(const char *text, size_t len);

/* Writes at most 16 bytes with a NUL; returns the length without it. */
size_t skc_inet4_print(const struct in_addr *addr, char *out);

/* RFC 4291 text without scope, as inet_pton(3). */
bool skc_inet6_parse(const char *text, size_t len, struct in6_addr *out);

/* RFC 5952 text; at most 46 bytes with a NUL; returns the length without it. */
size_t skc_inet6_print(const struct in6_addr *addr, char *out);

#endif
