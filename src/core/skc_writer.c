#include "skc_writer.h"

#include <string.h>

#include "skc_error.h"
#include "skc_transfer.h"

#define ROOM_FIRST ((size_t) 8)

size_t skc_writer_room(const skc_writer *w)
{
	if (w->room == 0) {
		return ROOM_FIRST;
	}
	/* A queue whose first half is free can be moved to the front. */
	return w->end < w->room || w->first >= w->room / 2 ? w->room : w->room * 2;
}

void skc_writer_compact(skc_writer *w)
{
	size_t count = w->end - w->first;

	if (w->end == w->room && w->first > 0) {
		memmove(w->iov, w->iov + w->first, count * sizeof(*w->iov));
		memmove(w->owners, w->owners + w->first, count * sizeof(*w->owners));
		w->first = 0;
		w->end = count;
	}
}

static void writer_count(skc_writer *w, size_t len)
{
	w->pending += len;
	w->full = w->full || w->pending >= w->high;
}

void skc_writer_add(skc_writer *w, const void *data, size_t len, void *owner)
{
	w->iov[w->end] = SKC_IOV(data, len);
	w->owners[w->end++] = owner;
	writer_count(w, len);
}

void skc_writer_extend(skc_writer *w, size_t len)
{
	skc_iov *last = &w->iov[w->end - 1];

	*last = SKC_IOV(SKC_IOV_BASE(last), SKC_IOV_LEN(last) + len);
	writer_count(w, len);
}

void skc_writer_replace(skc_writer *w, const void *data, void *owner)
{
	skc_iov *last = &w->iov[w->end - 1];
	void *former = w->owners[w->end - 1];

	*last = SKC_IOV(data, SKC_IOV_LEN(last));
	w->owners[w->end - 1] = owner;
	w->release(former);
}

/* Takes sent bytes off the front of the queue. */
static inline void writer_advance(skc_writer *w, size_t sent)
{
	w->pending -= sent;
	w->full = w->full && w->pending > w->low;
	while (w->first < w->end && sent >= SKC_IOV_LEN(&w->iov[w->first])) {
		sent -= SKC_IOV_LEN(&w->iov[w->first]);
		w->release(w->owners[w->first++]);
	}
	if (sent > 0) {
		skc_iov *iov = &w->iov[w->first];

		*iov = SKC_IOV((char *) SKC_IOV_BASE(iov) + sent, SKC_IOV_LEN(iov) - sent);
	}
	if (w->first == w->end) {
		w->first = w->end = 0;
	}
}

/* One call. *all: the system has taken all bytes of it. */
static skc_err writer_send_once(skc_writer *w, skc_sock s, size_t *sent, bool *all)
{
	size_t count = w->end - w->first;
	skc_message message = {
		.iov = w->iov + w->first,
		.iov_count = count < SKC_IOV_MAX ? count : SKC_IOV_MAX,
	};
	size_t before = w->first;
	skc_err err =
			skc_os_send_message(s.handle, &message, SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL, sent);

	if (err == SKC_OK) {
		writer_advance(w, *sent);
		*all = w->pending == 0 || w->first == before + message.iov_count;
	}
	return err;
}

skc_err skc_writer_send(skc_writer *w, skc_sock s, int64_t deadline, size_t *done)
{
	skc_err err;
	unsigned vain = 0;

	if (skc_sock_has_channel(s)) {
		err = skc_channel_send_pieces(s, w->iov + w->first, w->end - w->first, deadline, done);
		writer_advance(w, *done);
		return err;
	}
	err = skc_transfer_begin(s, POLLOUT, deadline);
	*done = 0;
	while (err == SKC_OK && w->pending > 0) {
		size_t sent = 0;
		bool all = false;

		err = writer_send_once(w, s, &sent, &all);
		if (err == SKC_OK) {
			*done += sent;
			vain = 0;
		}
		/* A part was taken: the buffer of the system is full, and another call would not take more
		 * (epoll(7), question 9). */
		if (err != SKC_OK || !all) {
			err = skc_transfer_next(s, err != SKC_OK ? err : SKC_EAGAIN, POLLOUT, deadline, &vain);
		}
	}
	return err;
}

void skc_writer_drop(skc_writer *w)
{
	while (w->first < w->end) {
		w->release(w->owners[w->first++]);
	}
	w->first = w->end = 0;
	w->pending = 0;
	w->full = false;
}
