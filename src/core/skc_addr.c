#include "skc_addr.h"

#include "skc_os.h"

#include <stdlib.h>
#include <string.h>

skc_err skc_addr_parse(int family, const char *text, size_t len, int64_t port, skc_addr *out)
{
	const skc_family *row = skc_family_find(family);
	skc_addr addr;
	skc_err err;

	if (row == NULL) {
		return SKC_EAFNOSUPPORT;
	}
	err = row->parse(text, len, port, &addr);
	if (err == SKC_OK) {
		*out = addr;
	}
	return err;
}

skc_err skc_addr_from_bytes(int family, const char *bytes, size_t len, skc_addr *out)
{
	skc_addr addr = SKC_ADDR_EMPTY;

	if (len > sizeof(addr.u.storage)) {
		return SKC_EINVAL;
	}
	memcpy(addr.u.bytes, bytes, len);
	addr.len = (skc_socklen) len;
	if (len < offsetof(struct sockaddr, sa_data) || skc_addr_family(&addr) != family) {
		return SKC_EINVAL;
	}
	*out = addr;
	return SKC_OK;
}

skc_err skc_addr_print(const skc_addr *addr, skc_addr_parts *out)
{
	const skc_family *row = skc_family_find(skc_addr_family(addr));

	if (row == NULL) {
		return SKC_EAFNOSUPPORT;
	}
	out->text_len = 0;
	out->has_port = false;
	out->port = 0;
	row->print(addr, out);
	out->text[out->text_len] = '\0';
	return SKC_OK;
}

/* Reads decimal digits alone, 0 to 65535. */
static bool addr_read_port(const char *at, const char *end, int64_t *port)
{
	bool has_digits = at < end;

	for (; at < end && *at >= '0' && *at <= '9' && *port <= UINT16_MAX; at++) {
		*port = *port * 10 + (*at - '0');
	}
	return has_digits && at == end && *port <= UINT16_MAX;
}

bool skc_addr_split_port(const char **host, size_t *len, int64_t *port)
{
	const char *text = *host;
	const char *end = text + *len;
	const char *colon = memchr(text, ':', *len);

	*port = 0;
	if (*len > 0 && text[0] == '[') {
		const char *close = memchr(text, ']', *len);

		if (close == NULL) {
			return false;
		}
		*host = text + 1;
		*len = (size_t) (close - *host);
		colon = close + 1 < end ? close + 1 : NULL;
	} else if (colon != NULL && memchr(colon + 1, ':', (size_t) (end - colon) - 1) == NULL) {
		*len = (size_t) (colon - text);
	} else {
		colon = NULL;
	}
	return colon == NULL || (*colon == ':' && addr_read_port(colon + 1, end, port));
}

skc_err skc_addr_path_from_text(const char *text, size_t len, skc_addr *out)
{
	char name[sizeof(out->u.un.sun_path)];

	if (!skc_addr_path_is_abstract(text, len)) {
		return skc_addr_parse(AF_UNIX, text, len, 0, out);
	}
	if (len > sizeof(name)) {
		return SKC_ENAMETOOLONG;
	}
	name[0] = '\0';
	memcpy(name + 1, text + 1, len - 1);
	return skc_addr_parse(AF_UNIX, name, len, 0, out);
}

skc_err skc_addr_from_text(int family, const char *text, size_t len, int64_t port, skc_addr *out)
{
	return family == AF_UNIX ? skc_addr_path_from_text(text, len, out)
							 : skc_addr_parse(family, text, len, port, out);
}

void skc_addr_path_to_text(skc_addr_parts *path)
{
	if (skc_addr_path_is_abstract(path->text, path->text_len)) {
		memmove(path->text + 2, path->text, path->text_len + 1);
		memcpy(path->text, "./", 2);
		path->text_len += 2;
	} else if (path->text_len > 0 && path->text[0] == '\0') {
		path->text[0] = '@';
	}
}

bool skc_addr_copy_inet(const struct sockaddr *sa, size_t len, uint16_t port, skc_addr *out)
{
	if (!skc_family_is_internet(sa->sa_family) || len > sizeof(out->u.storage)) {
		return false;
	}
	*out = SKC_ADDR_EMPTY;
	memcpy(&out->u, sa, len);
	out->len = (skc_socklen) len;
	if (sa->sa_family == AF_INET6) {
		out->u.in6.sin6_port = htons(port);
	} else {
		out->u.in.sin_port = htons(port);
	}
	return true;
}

/* --- IPv4-mapped addresses -------------------------------------------------------------------- */

/* The prefix of the mapped addresses. */
static const uint8_t mapped_prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

bool skc_addr_is_mapped(const skc_addr *addr)
{
	return skc_addr_family(addr) == AF_INET6 &&
			addr->len >= offsetof(struct sockaddr_in6, sin6_addr) + sizeof(struct in6_addr) &&
			memcmp(&addr->u.in6.sin6_addr, mapped_prefix, sizeof(mapped_prefix)) == 0;
}

bool skc_addr_unmap(skc_addr *addr)
{
	skc_addr unmapped = SKC_ADDR_EMPTY;

	if (!skc_addr_is_mapped(addr)) {
		return false;
	}
	unmapped.u.in.sin_family = AF_INET;
	unmapped.u.in.sin_port = addr->u.in6.sin6_port;
	memcpy(&unmapped.u.in.sin_addr, (const char *) &addr->u.in6.sin6_addr + sizeof(mapped_prefix),
			sizeof(unmapped.u.in.sin_addr));
	unmapped.len = sizeof(unmapped.u.in);
	*addr = unmapped;
	return true;
}

bool skc_addr_map(skc_addr *addr)
{
	skc_addr mapped = SKC_ADDR_EMPTY;

	if (skc_addr_family(addr) != AF_INET || addr->len < sizeof(addr->u.in)) {
		return false;
	}
	mapped.u.in6.sin6_family = AF_INET6;
	mapped.u.in6.sin6_port = addr->u.in.sin_port;
	memcpy(&mapped.u.in6.sin6_addr, mapped_prefix, sizeof(mapped_prefix));
	memcpy((char *) &mapped.u.in6.sin6_addr + sizeof(mapped_prefix), &addr->u.in.sin_addr,
			sizeof(addr->u.in.sin_addr));
	mapped.len = sizeof(mapped.u.in6);
	*addr = mapped;
	return true;
}

skc_err skc_addr_parse_for(int family, const char *text, size_t len, int64_t port, skc_addr *out)
{
	skc_err err = skc_addr_parse(family, text, len, port, out);
	skc_addr other;

	if (err == SKC_OK || !skc_family_is_internet(family)) {
		return err;
	}
	if (skc_addr_parse(family == AF_INET ? AF_INET6 : AF_INET, text, len, port, &other) != SKC_OK ||
			!(family == AF_INET ? skc_addr_unmap(&other) : skc_addr_map(&other))) {
		return err;
	}
	*out = other;
	return SKC_OK;
}

/* --- lookups ---------------------------------------------------------------------------------- */

static bool addr_is_known(const skc_addr *addr, const skc_addr *addrs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (addrs[i].len == addr->len && memcmp(&addrs[i].u, &addr->u, addr->len) == 0) {
			return true;
		}
	}
	return false;
}

/* Copies the addresses of a family, each once. *out stays NULL when there is no memory. */
static size_t addr_collect(const struct addrinfo *list, int family, int64_t port, skc_addr **out)
{
	size_t count = 0;

	for (const struct addrinfo *i = list; i != NULL; i = i->ai_next) {
		count++;
	}
	*out = malloc((count > 0 ? count : 1) * sizeof(**out));
	count = 0;
	for (; list != NULL && *out != NULL; list = list->ai_next) {
		skc_addr *addr = &(*out)[count];

		if (list->ai_family == family &&
				skc_addr_copy_inet(list->ai_addr, list->ai_addrlen, (uint16_t) port, addr) &&
				!addr_is_known(addr, *out, count)) {
			count++;
		}
	}
	return count;
}

/* AF_INET6 also takes the mapped addresses of IPv4 hosts (RFC 3493 section 6.1). AI_ADDRCONFIG is
 * not set: it would leave out the loopback addresses of a system without others. */
static struct addrinfo addr_hints_for(int family)
{
	struct addrinfo hints = { .ai_family = family, .ai_socktype = SOCK_STREAM };

	if (family == AF_INET6) {
		hints.ai_flags = AI_V4MAPPED | AI_ALL;
	}
	return hints;
}

static int addr_resolve_name(int family, const char *host, size_t len, int64_t port, skc_addr **out,
		size_t *count, skc_err *system)
{
	struct addrinfo hints = addr_hints_for(family);
	struct addrinfo *list;
	char *name = malloc(len + 1);
	int code;

	if (name == NULL) {
		return EAI_MEMORY;
	}
	memcpy(name, host, len);
	name[len] = '\0';
	code = skc_os_resolve(name, NULL, &hints, &list, system);
	free(name);
	if (code != 0) {
		return code;
	}
	*count = addr_collect(list, family, port, out);
	skc_os_free_addresses(list);
	if (*out == NULL) {
		return EAI_MEMORY;
	}
	return *count > 0 ? 0 : EAI_NONAME;
}

int skc_addr_resolve_all(int family, const char *host, size_t len, int64_t port, skc_addr **out,
		size_t *count, skc_err *system)
{
	skc_addr one;

	*out = NULL;
	*count = 0;
	if (skc_addr_parse(family, host, len, port, &one) == SKC_OK) {
		*out = malloc(sizeof(one));
		if (*out == NULL) {
			return EAI_MEMORY;
		}
		**out = one;
		*count = 1;
		return 0;
	}
	/* A resolver would look up the bytes before the NUL. */
	if (memchr(host, '\0', len) != NULL) {
		return EAI_NONAME;
	}
	/* gethostbyname(3) reads "127.1" as an address, and "0x7f.1", which getaddrinfo(3) takes for an
	 * address, as a host name, which does not exist. */
	if (family == AF_INET && skc_inet_is_hexadecimal(host, len)) {
		return EAI_NONAME;
	}
	if (len == 0 && !SKC_EMPTY_NAME_RESOLVES) {
		return EAI_FAIL;
	}
	return addr_resolve_name(family, host, len, port, out, count, system);
}

int skc_addr_resolve(int family, const char *host, size_t len, int64_t port, skc_addr *out,
		size_t max, size_t *count, skc_err *system)
{
	skc_addr *all;
	size_t found;
	int code;

	if (max > 0 && skc_addr_parse(family, host, len, port, out) == SKC_OK) {
		*count = 1;
		return 0;
	}
	code = skc_addr_resolve_all(family, host, len, port, &all, &found, system);
	if (code == 0) {
		*count = found < max ? found : max;
		memcpy(out, all, *count * sizeof(*out));
	}
	free(all);
	return code;
}
