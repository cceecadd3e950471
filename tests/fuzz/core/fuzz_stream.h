#ifndef FUZZ_STREAM_H
#define FUZZ_STREAM_H

/* A stream without the system: its bytes arrive in pieces, at times that the input chooses. */

#include "fuzz.h"
#include "skc_calls.h"

#include <errno.h>

#define FUZZ_HANDLE 1000

typedef struct fuzz_stream {
	const char *data;
	size_t len;
	size_t arrived;
	size_t taken;
	int peek_offset; /* of SO_PEEK_OFF; -1: none */
	bool no_peek_offset;
	int family;
	fuzz_input plan;
} fuzz_stream;

static fuzz_stream fuzz_peer;

/* Lets some bytes arrive, at least one; false at the end of the stream. */
static bool fuzz_arrive(void)
{
	size_t left = fuzz_peer.len - fuzz_peer.arrived;
	size_t count = fuzz_number(&fuzz_peer.plan, 31);

	/* Without a plan all of them arrive. */
	count = fuzz_peer.plan.left == 0 ? left : count + 1;
	fuzz_peer.arrived += count < left ? count : left;
	return left > 0;
}

static ssize_t fuzz_recv(int handle, void *buffer, size_t len, int flags)
{
	bool peek = (flags & MSG_PEEK) != 0;
	size_t from = fuzz_peer.taken;
	size_t count;

	FUZZ_CHECK(handle == FUZZ_HANDLE);
	if (peek && fuzz_peer.peek_offset > 0) {
		from += (size_t) fuzz_peer.peek_offset;
	}
	if (fuzz_peer.plan.left > 0 && fuzz_byte(&fuzz_peer.plan) == 255) {
		errno = EINTR;
		return -1;
	}
	while (from >= fuzz_peer.arrived) {
		if ((flags & MSG_DONTWAIT) != 0 && fuzz_peer.arrived < fuzz_peer.len &&
				fuzz_byte(&fuzz_peer.plan) % 2 != 0) {
			errno = EAGAIN;
			return -1;
		}
		if (!fuzz_arrive()) {
			return 0;
		}
	}
	count = fuzz_peer.arrived - from < len ? fuzz_peer.arrived - from : len;
	memcpy(buffer, fuzz_peer.data + from, count);
	if (!peek) {
		fuzz_peer.taken += count;
	}
	return (ssize_t) count;
}

static int fuzz_getsockopt(int handle, int level, int option, void *value, socklen_t *len)
{
	FUZZ_CHECK(handle == FUZZ_HANDLE);
	if (level == SOL_SOCKET && option == SO_DOMAIN) {
		memcpy(value, &fuzz_peer.family, sizeof(int));
	} else if (level == SOL_SOCKET && option == SO_PEEK_OFF && !fuzz_peer.no_peek_offset) {
		memcpy(value, &fuzz_peer.peek_offset, sizeof(int));
	} else {
		errno = ENOPROTOOPT;
		return -1;
	}
	*len = sizeof(int);
	return 0;
}

static int fuzz_setsockopt(int handle, int level, int option, const void *value, socklen_t len)
{
	FUZZ_CHECK(handle == FUZZ_HANDLE && len == sizeof(int));
	if (level != SOL_SOCKET || option != SO_PEEK_OFF || fuzz_peer.no_peek_offset) {
		errno = EOPNOTSUPP;
		return -1;
	}
	memcpy(&fuzz_peer.peek_offset, value, sizeof(int));
	return 0;
}

/* A wait ends at once: what it waits for arrives. */
static int fuzz_poll(struct pollfd *items, nfds_t count, int timeout)
{
	(void) timeout;
	for (nfds_t i = 0; i < count; i++) {
		items[i].revents = items[i].events;
	}
	if (fuzz_peer.arrived == fuzz_peer.taken) {
		fuzz_arrive();
	}
	return (int) count;
}

static int fuzz_ppoll(
		struct pollfd *items, nfds_t count, const struct timespec *timeout, const sigset_t *signals)
{
	(void) timeout;
	(void) signals;
	return fuzz_poll(items, count, 0);
}

/* Begins a stream: the first bytes of the input are the plan, the others its data, in memory that
 * the caller frees. */
static char *fuzz_stream_begin(fuzz_input *in)
{
	size_t plan = fuzz_number(in, 63), len;
	uint8_t kind = fuzz_byte(in);
	char *data;

	plan = plan < in->left ? plan : in->left;
	fuzz_peer = (fuzz_stream){ .plan = { in->at, plan }, .peek_offset = -1 };
	in->at += plan;
	in->left -= plan;
	data = fuzz_rest(in, &len, false);
	fuzz_peer.data = data;
	fuzz_peer.len = len;
	fuzz_peer.no_peek_offset = (kind & 1) != 0;
	fuzz_peer.family = (kind & 2) != 0 ? AF_UNIX : AF_INET;
	skc_call.recv = fuzz_recv;
	skc_call.getsockopt = fuzz_getsockopt;
	skc_call.setsockopt = fuzz_setsockopt;
	skc_call.poll = fuzz_poll;
	skc_call.ppoll = fuzz_ppoll;
	return data;
}

#endif
