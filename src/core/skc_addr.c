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

static bool addr_is_known(const skc_addr *addr, const skc_addr *addrs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (addrs[i].len == addr->len && memcmp(&addrs[i].u, &addr->u, addr->len) == 0) {
			return true;
		}
	}
	return false;
}

/* Copies the addresses of a family, each once. *out stays NULL without memory. */
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

/* AF_INET6 also takes the mapped addresses of IPv4 hosts (RFC 3493 section 6.1). Not only what the
 * system has addresses for (AI_ADDRCONFIG): loopback would not count. */
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
	/* A resolver would look up what is in front of the NUL. */
	if (memchr(host, '\0', len) != NULL) {
		return EAI_NONAME;
	}
	/* gethostbyname(3) reads "127.1" as an address, and "0x7f.1", which getaddrinfo(3) takes, as a
	 * name that nobody has. */
	if (family == AF_INET && skc_inet_is_hexadecimal(host, len)) {
		return EAI_NONAME;
	}
	/* No name at all is an error of its own kind, as gethostbyname(3) has it. */
	return len == 0 ? EAI_FAIL : addr_resolve_name(family, host, len, port, out, count, system);
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
