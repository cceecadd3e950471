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
	uint16_t port;
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

void skc_resolve_add(skc_answer *answer, const struct sockaddr *sa, size_t len, uint16_t port)
{
	if (answer->count < SKC_RESOLVE_MAX &&
			skc_addr_copy_inet(sa, len, port, &answer->addrs[answer->count])) {
		answer->count++;
	}
}

/* On the thread. Only what belongs to the look-up is touched. */
static void resolve(void *argument)
{
	skc_lookup *lookup = argument;
	skc_handle end = lookup->ends[RESOLVER];
	size_t sent;

	skc_resolve(lookup->host, lookup->family, lookup->port, end, &lookup->answer);
	skc_os_count(&lookup->done, 1);
	skc_os_send(end, "", 1, SKC_MSG_NOSIGNAL, &sent);
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
	lookup->port = (uint16_t) port;
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
