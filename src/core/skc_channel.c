#include "skc_channel.h"

#include <string.h>

#include "skc_transfer.h"

/* Pieces that are copied at a time. */
#define CHANNEL_PIECES ((size_t) 64)

static skc_channel_of_fn channel_of_hook;

void skc_set_channel_of(skc_channel_of_fn of)
{
	channel_of_hook = of;
}

static skc_channel *channel_of(skc_sock s)
{
	return skc_sock_has_channel(s) ? channel_of_hook(s.owner) : NULL;
}

/* The state of retries of a call. */
typedef struct tries {
	short events;  /* what the next retry has to wait for: POLLIN, POLLOUT */
	unsigned vain; /* retries without progress */
} tries;

/* Before a call of the channel's kind. */
static void channel_prepare(skc_channel *c, short events)
{
	c->wants = events;
	c->moved = false;
}

/* After it. */
static void channel_note(const skc_channel *c, tries *t)
{
	t->events = c->wants;
	t->vain = c->moved ? 0 : t->vain;
}

skc_err skc_channel_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done)
{
	tries t = { 0 };
	skc_err err = SKC_OK;

	do {
		skc_channel *c = channel_of(s);

		if (c == NULL) {
			return SKC_EBADF;
		}
		channel_prepare(c, POLLIN);
		err = c->kind->recv(c, buffer, len, (flags & MSG_PEEK) != 0, done);
		channel_note(c, &t);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, t.events, deadline, &t.vain);
	} while (err == SKC_OK);
	return err;
}

/* A call that sends begins (1) and ends (-1): what others send must not come between its pieces. */
static void channel_count(skc_sock s, int change)
{
	skc_channel *c = channel_of(s);

	if (c != NULL) {
		c->senders += (unsigned) change;
	}
}

/* One call of the kind. */
static skc_err channel_send_once(
		skc_sock s, const skc_iov *iov, size_t count, tries *t, size_t *sent)
{
	skc_channel *c = channel_of(s);
	skc_err err;

	if (c == NULL) {
		return SKC_EBADF;
	}
	channel_prepare(c, POLLOUT);
	err = c->kind->send(c, iov, count, sent);
	channel_note(c, t);
	return err;
}

skc_err skc_channel_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done)
{
	tries t = { 0 };
	skc_err err = SKC_OK;

	*done = 0;
	channel_count(s, 1);
	while (err == SKC_OK && count > 0) {
		size_t sent = 0;

		err = channel_send_once(s, iov, count, &t, &sent);
		if (err == SKC_OK) {
			*done += sent;
			skc_transfer_advance(&iov, &count, sent);
		} else {
			err = skc_transfer_next(s, err, t.events, deadline, &t.vain);
		}
	}
	channel_count(s, -1);
	return err;
}

skc_err skc_channel_send_pieces(
		skc_sock s, const skc_iov *iov, size_t count, int64_t deadline, size_t *done)
{
	skc_err err = SKC_OK;

	*done = 0;
	while (err == SKC_OK && count > 0) {
		skc_iov pieces[CHANNEL_PIECES];
		size_t some = count < CHANNEL_PIECES ? count : CHANNEL_PIECES;
		size_t sent = 0;

		memcpy(pieces, iov, some * sizeof(*pieces));
		err = skc_channel_send(s, pieces, some, deadline, &sent);
		*done += sent;
		iov += some;
		count -= some;
	}
	return err;
}

/* Repeats a function of the kind until it has ended. The socket may be closed during each wait. */
static skc_err channel_repeat(
		skc_sock s, skc_err (*function)(skc_channel *c), short events, int64_t deadline)
{
	tries t = { 0 };
	skc_err err = SKC_OK;

	for (;;) {
		skc_channel *c = err == SKC_OK ? channel_of(s) : NULL;

		if (c == NULL) {
			return err == SKC_OK ? SKC_EBADF : err;
		}
		channel_prepare(c, events);
		err = function(c);
		channel_note(c, &t);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, t.events, deadline, &t.vain);
	}
}

skc_err skc_channel_begin(skc_sock s, int64_t deadline)
{
	const skc_channel *c = channel_of(s);

	return c == NULL ? SKC_OK : channel_repeat(s, c->kind->begin, POLLIN, deadline);
}

skc_err skc_channel_end(skc_sock s, int64_t deadline)
{
	const skc_channel *c = channel_of(s);

	return c == NULL ? SKC_OK : channel_repeat(s, c->kind->end, POLLOUT, deadline);
}

bool skc_channel_has_bytes(skc_sock s)
{
	const skc_channel *c = channel_of(s);

	return c != NULL && c->kind->has_bytes(c);
}
