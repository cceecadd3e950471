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

static size_t collect(
		const struct addrinfo *list, int family, int64_t port, skc_addr *out, size_t max)
{
	size_t count = 0;

	for (; list != NULL && count < max; list = list->ai_next) {
		if (list->ai_family == family &&
				skc_addr_copy_inet(list->ai_addr, list->ai_addrlen, (uint16_t) port, &out[count])) {
			count++;
		}
	}
	return count;
}

/* AF_INET6 also takes the mapped addresses of IPv4 hosts (RFC 3493 section 6.1). Not only what the
 * system has addresses for (AI_ADDRCONFIG): loopback would not count. */
static struct addrinfo hints_for(int family)
{
	struct addrinfo hints = { .ai_family = family, .ai_socktype = SOCK_STREAM };

	if (family == AF_INET6) {
		hints.ai_flags = AI_V4MAPPED | AI_ALL;
	}
	return hints;
}

int skc_addr_resolve(int family, const char *host, size_t len, int64_t port, skc_addr *out,
		size_t max, size_t *count, skc_err *system)
{
	struct addrinfo hints = hints_for(family);
	struct addrinfo *list;
	char *name;
	int code;

	if (max > 0 && skc_addr_parse(family, host, len, port, out) == SKC_OK) {
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
	if (len == 0) {
		return EAI_FAIL;
	}
	name = malloc(len + 1);
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
	*count = collect(list, family, port, out, max);
	skc_os_free_addresses(list);
	return *count > 0 ? 0 : EAI_NONAME;
}
