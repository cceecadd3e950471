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

void skc_addr_set_port(skc_addr *addr, uint16_t port)
{
	if (skc_addr_family(addr) == AF_INET6) {
		addr->u.in6.sin6_port = htons(port);
	} else {
		addr->u.in.sin_port = htons(port);
	}
}

static size_t collect(
		const struct addrinfo *list, int family, int64_t port, skc_addr *out, size_t max)
{
	size_t count = 0;

	for (; list != NULL && count < max; list = list->ai_next) {
		if (list->ai_family == family && list->ai_addrlen <= sizeof(out->u.storage)) {
			out[count] = SKC_ADDR_EMPTY;
			memcpy(&out[count].u, list->ai_addr, list->ai_addrlen);
			out[count].len = (skc_socklen) list->ai_addrlen;
			skc_addr_set_port(&out[count], (uint16_t) port);
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
