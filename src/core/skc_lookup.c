#include "skc_lookup.h"

#include <stdlib.h>
#include <string.h>

enum { ASKER, RESOLVER, HOLDERS };

struct skc_lookup {
	skc_counter holders; /* the last one frees it */
	skc_counter done;    /* 1: the answer is there */
	unsigned forks;      /* of the process that began it */
	skc_handle ends[HOLDERS];
	int family;
	int64_t port;
	skc_answer answer;
	char host[];
};

static void release(skc_lookup *lookup)
{
	if (skc_os_count(&lookup->holders, -1) == 0) {
		skc_os_close(lookup->ends[RESOLVER]);
		free(lookup);
	}
}

static void copy_addresses(const struct addrinfo *list, int64_t port, skc_answer *out)
{
	for (; list != NULL && out->count < SKC_LOOKUP_MAX; list = list->ai_next) {
		skc_addr *addr = &out->addrs[out->count];

		if (!skc_family_is_internet(list->ai_family) || list->ai_addrlen > sizeof(addr->u)) {
			continue;
		}
		memcpy(&addr->u, list->ai_addr, list->ai_addrlen);
		addr->len = (skc_socklen) list->ai_addrlen;
		skc_addr_set_port(addr, (uint16_t) port);
		out->count++;
	}
}

/* On the thread. Only what belongs to the look-up is touched. */
static void resolve(void *argument)
{
	skc_lookup *lookup = argument;
	struct addrinfo hints = { .ai_family = lookup->family, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list = NULL;
	skc_answer *answer = &lookup->answer;
	size_t sent;

	answer->code = skc_os_resolve(lookup->host, NULL, &hints, &list, &answer->system);
	if (answer->code == 0) {
		copy_addresses(list, lookup->port, answer);
		skc_os_free_addresses(list);
		answer->code = answer->count > 0 ? 0 : EAI_NONAME;
	}
	skc_os_count(&lookup->done, 1);
	skc_os_send(lookup->ends[RESOLVER], "", 1, SKC_MSG_NOSIGNAL, &sent);
	release(lookup);
}

static skc_err start(skc_lookup *lookup)
{
	skc_err err = skc_os_pair(SKC_PAIR_FAMILY, SOCK_STREAM, 0, 0, lookup->ends);

	if (err != SKC_OK) {
		return err;
	}
	err = skc_os_thread(resolve, lookup);
	if (err != SKC_OK) {
		skc_os_close(lookup->ends[ASKER]);
		skc_os_close(lookup->ends[RESOLVER]);
	}
	return err;
}

skc_err skc_lookup_begin(const char *host, size_t len, int family, int64_t port, skc_lookup **out)
{
	skc_lookup *lookup = calloc(1, sizeof(*lookup) + len + 1);
	skc_err err;

	if (lookup == NULL) {
		return SKC_ENOMEM;
	}
	lookup->holders.value = HOLDERS;
	lookup->forks = skc_os_fork_count();
	lookup->family = family;
	lookup->port = port;
	memcpy(lookup->host, host, len);
	err = start(lookup);
	if (err == SKC_OK) {
		*out = lookup;
	} else {
		free(lookup);
	}
	return err;
}

static bool is_child(const skc_lookup *lookup)
{
	return lookup->forks != skc_os_fork_count();
}

skc_handle skc_lookup_handle(const skc_lookup *lookup)
{
	return lookup->ends[ASKER];
}

const skc_answer *skc_lookup_answer(skc_lookup *lookup)
{
	static const skc_answer gone = { .code = EAI_AGAIN };

	if (skc_os_count(&lookup->done, 0) > 0) {
		return &lookup->answer;
	}
	return is_child(lookup) ? &gone : NULL;
}

void skc_lookup_end(skc_lookup *lookup)
{
	skc_os_close(lookup->ends[ASKER]);
	/* There it is the only holder, whatever the counter says. */
	if (is_child(lookup)) {
		lookup->holders.value = 1;
	}
	release(lookup);
}
