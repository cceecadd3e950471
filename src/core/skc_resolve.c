#include "skc_resolve.h"

const char *skc_resolve_name(void)
{
	return "system";
}

/* getaddrinfo(3) cannot be stopped. */
void skc_resolve(const char *host, int family, uint16_t port, skc_handle until, skc_answer *out)
{
	struct addrinfo hints = { .ai_family = family, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list = NULL;

	(void) until;
	out->code = skc_os_resolve(host, NULL, &hints, &list, &out->system);
	if (out->code != 0) {
		return;
	}
	for (const struct addrinfo *i = list; i != NULL; i = i->ai_next) {
		skc_resolve_add(out, i->ai_addr, i->ai_addrlen, port);
	}
	skc_os_free_addresses(list);
	out->code = out->count > 0 ? 0 : EAI_NONAME;
}
