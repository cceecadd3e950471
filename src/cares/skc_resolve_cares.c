#include "skc_resolve.h"

#include "skc_time.h"

#include <ares.h>

const char *skc_resolve_name(void)
{
	return "c-ares " ARES_VERSION_STR;
}

typedef struct question {
	skc_answer *answer;
	uint16_t port;
	bool over;
} question;

static const struct {
	int status;
	int code;
} codes[] = {
	{ ARES_SUCCESS, 0 },
	{ ARES_ENODATA, EAI_NONAME },
	{ ARES_ENOTFOUND, EAI_NONAME },
	{ ARES_ENOMEM, EAI_MEMORY },
	{ ARES_ESERVFAIL, EAI_AGAIN },
	{ ARES_ETIMEOUT, EAI_AGAIN },
	{ ARES_ECONNREFUSED, EAI_AGAIN },
	{ ARES_ECANCELLED, EAI_AGAIN },
};

static int code_of(int status)
{
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		if (codes[i].status == status) {
			return codes[i].code;
		}
	}
	return EAI_FAIL;
}

static void answered(void *argument, int status, int timeouts, struct ares_addrinfo *found)
{
	question *q = argument;

	(void) timeouts;
	q->over = true;
	q->answer->code = code_of(status);
	if (found == NULL) {
		return;
	}
	for (const struct ares_addrinfo_node *i = found->nodes; i != NULL; i = i->ai_next) {
		skc_resolve_add(q->answer, i->ai_addr, (size_t) i->ai_addrlen, q->port);
	}
	ares_freeaddrinfo(found);
	if (q->answer->code == 0 && q->answer->count == 0) {
		q->answer->code = EAI_NONAME;
	}
}

/* One wait for its sockets and for the one who asks. */
static void step(ares_channel channel, skc_handle until)
{
	ares_socket_t handles[ARES_GETSOCK_MAXNUM];
	int bits = ares_getsock(channel, handles, ARES_GETSOCK_MAXNUM);
	skc_pollfd items[ARES_GETSOCK_MAXNUM + 1] = { { .fd = until, .events = POLLIN } };
	size_t count = 1;
	size_t ready;
	struct timeval time;
	const struct timeval *left = ares_timeout(channel, NULL, &time);

	for (int i = 0; i < ARES_GETSOCK_MAXNUM; i++) {
		int events = (ARES_GETSOCK_READABLE(bits, i) ? POLLIN : 0) |
				(ARES_GETSOCK_WRITABLE(bits, i) ? POLLOUT : 0);

		if (events != 0) {
			items[count++] = (skc_pollfd){ .fd = handles[i], .events = (short) events };
		}
	}
	if (skc_os_poll(items, count,
				left == NULL ? SKC_FOREVER : skc_time_from_parts(left->tv_sec, left->tv_usec),
				&ready) != SKC_OK ||
			items[0].revents != 0) {
		ares_cancel(channel);
		return;
	}
	ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
	for (size_t i = 1; i < count; i++) {
		if (items[i].revents != 0) {
			ares_process_fd(channel, items[i].revents & ~POLLOUT ? items[i].fd : ARES_SOCKET_BAD,
					items[i].revents & POLLOUT ? items[i].fd : ARES_SOCKET_BAD);
		}
	}
}

void skc_resolve(const char *host, int family, uint16_t port, skc_handle until, skc_answer *out)
{
	const struct ares_addrinfo_hints hints = { .ai_family = family, .ai_socktype = SOCK_STREAM };
	question q = { out, port, false };
	ares_channel channel;
	int status = ares_init(&channel);

	if (status != ARES_SUCCESS) {
		out->code = code_of(status);
		return;
	}
	ares_getaddrinfo(channel, host, NULL, &hints, answered, &q);
	while (!q.over) {
		step(channel, until);
	}
	ares_destroy(channel);
}
