#include "skc_sock.h"

#include "skc_error.h"

#include <string.h>

#include "skc_missing.h"

/* The bytes of an unfinished line stay in the receive queue while they are fewer than this and
 * arrived in few pieces. Otherwise they are taken: once a buffer is full, unread bytes prevent the
 * rest from arriving. */
#define KEEP_MAX 512
#define KEEP_WAITS 4

/* Unread bytes of a unix stream fill the buffer of their sender, and each write takes some 768
 * bytes of memory more (skb truesize). The smallest buffer, 4608 bytes, is full after six writes of
 * one byte; with fewer bytes no sender blocks. */
#define UNIX_KEEP_MAX 5

/* Position behind the first terminator, 0 without one. */
static size_t line_end(const char *data, size_t len)
{
	const char *feed = memchr(data, '\n', len);
	size_t until = feed != NULL ? (size_t) (feed - data) : len;
	const char *back = memchr(data, '\r', until);

	if (back != NULL) {
		return (size_t) (back - data) + 1;
	}
	return feed != NULL ? until + 1 : 0;
}

/* Receives bytes that a peek has seen; *taken grows by their number. */
static skc_err line_take(skc_handle handle, char *buffer, size_t len, size_t *taken)
{
	size_t done = 0;

	while (done < len) {
		size_t got = 0;
		skc_err err = skc_os_recv(handle, buffer + done, len - done, SKC_MSG_DONTWAIT, &got);

		if (err == SKC_EINTR) {
			continue;
		}
		if (err != SKC_OK || got == 0) {
			return err;
		}
		done += got;
		*taken += got;
	}
	return SKC_OK;
}

/* Whether a peek begins at the first unread byte. A program may have moved its offset with
 * SO_PEEK_OFF, and each peek would move it further. */
static bool line_looks_at_front(skc_handle handle)
{
	int offset = -1;
	skc_socklen len = sizeof(offset);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_PEEK_OFF, &offset, &len);

	return err != SKC_OK || offset < 0;
}

/* Peeks at the available bytes. Without any it waits for one byte, not for a full buffer: with
 * SO_RCVLOWAT the system would wait for more than a line has (tcp(7)). */
static skc_err line_peek(skc_handle handle, char *buffer, size_t len, bool blocking, size_t *seen)
{
	for (;;) {
		skc_err err = skc_os_recv(handle, buffer, len, MSG_PEEK | SKC_MSG_DONTWAIT, seen);

		if (!blocking || !skc_err_would_block(err)) {
			return err;
		}
		err = skc_os_recv(handle, buffer, 1, MSG_PEEK, seen);
		if (err != SKC_OK || *seen == 0) {
			return err;
		}
	}
}

/* The result of one peek at the stream. */
typedef struct look {
	size_t seen; /* available bytes of the line */
	bool done;   /* they end the call: a terminator, a full buffer or the end of the stream */
} look;

static skc_err line_look_at(skc_handle handle, char *buffer, size_t len, bool blocking, look *out)
{
	skc_err err = line_peek(handle, buffer, len, blocking, &out->seen);
	size_t end;

	if (err != SKC_OK) {
		return err;
	}
	end = line_end(buffer, out->seen);
	out->done = end > 0 || out->seen == len || out->seen == 0;
	if (end > 0) {
		out->seen = end;
	}
	return SKC_OK;
}

/* Waits for a byte behind the first seen bytes and takes none. SKC_EAGAIN: the stream has ended,
 * the wait timed out, or the next call will return an error. SKC_EOPNOTSUPP: the system has no such
 * wait. SKC_EINTR: a signal ended the wait. */
static skc_err line_wait_beyond(skc_handle handle, size_t seen)
{
	int offset = (int) seen;
	int none = -1;
	char byte;
	size_t got = 0;
	skc_err err = skc_os_set_option(handle, SOL_SOCKET, SO_PEEK_OFF, &offset, sizeof(offset));

	if (err != SKC_OK) {
		return SKC_EOPNOTSUPP;
	}
	err = skc_os_recv(handle, &byte, 1, MSG_PEEK, &got);
	skc_os_set_option(handle, SOL_SOCKET, SO_PEEK_OFF, &none, sizeof(none));
	if (err == SKC_EINTR) {
		return err;
	}
	return err == SKC_OK && got > 0 ? SKC_OK : SKC_EAGAIN;
}

/* How many bytes may stay in the receive queue while the rest of their line is awaited. */
static size_t line_keep_max(skc_handle handle)
{
	int family = AF_UNSPEC;

	/* If the family is unknown, use the stricter limit. */
	(void) skc_os_family(handle, &family);
	return skc_family_is_internet(family) ? KEEP_MAX : UNIX_KEEP_MAX;
}

/* Leaves an unfinished line in the receive queue while more of it arrives, as far as possible: a
 * read that a signal interrupts then loses nothing. */
static skc_err line_read_stream(
		skc_handle handle, char *buffer, size_t len, bool blocking, size_t *done)
{
	size_t taken = 0;
	size_t before = 0; /* bytes that the last peek saw and left */
	int waits = 0;
	bool go_on = true;
	skc_err err = SKC_OK;

	while (err == SKC_OK && go_on) {
		look now = { 0 };
		skc_err wait = SKC_EOPNOTSUPP;

		err = line_look_at(handle, buffer + taken, len - taken, blocking, &now);
		go_on = blocking && !now.done;
		if (err == SKC_OK && go_on && now.seen > before && waits++ < KEEP_WAITS &&
				now.seen <= line_keep_max(handle)) {
			wait = line_wait_beyond(handle, now.seen);
			before = now.seen;
		}
		if (wait == SKC_OK) {
			continue;
		}
		go_on = go_on && wait == SKC_EOPNOTSUPP;
		if (wait == SKC_EINTR) {
			err = wait;
		}
		if (err == SKC_OK) {
			err = line_take(handle, buffer + taken, now.seen, &taken);
			before = 0;
		}
	}
	*done = taken;
	/* Bytes that were taken are never lost: the next call returns the end of the stream or the
	 * error. */
	return taken > 0 ? SKC_OK : err;
}

/* Receives a line byte by byte: a receive does not move the offset of the program's own peeks. */
static skc_err line_read_bytes(skc_handle handle, char *buffer, size_t len, size_t *done)
{
	size_t taken = 0;
	bool ended = false;
	skc_err err = SKC_OK;

	while (taken < len && !ended) {
		size_t got = 0;

		err = skc_os_recv(handle, buffer + taken, 1, 0, &got);
		ended = got == 0 || line_end(buffer + taken, 1) > 0;
		taken += got;
	}
	*done = taken;
	return taken > 0 ? SKC_OK : err;
}

/* A message is received once: its bytes behind the first line are dropped, as those behind the
 * length are (recv(2)). */
static skc_err line_read_message(skc_handle handle, char *buffer, size_t len, size_t *done)
{
	size_t got = 0;
	skc_err err = skc_os_recv(handle, buffer, len, 0, &got);
	size_t end;

	if (err == SKC_OK) {
		end = line_end(buffer, got);
		*done = end > 0 ? end : got;
	}
	return err;
}

skc_err skc_line_read(
		skc_handle handle, char *buffer, size_t len, bool blocking, bool messages, size_t *done)
{
	if (messages) {
		return line_read_message(handle, buffer, len, done);
	}
	return line_looks_at_front(handle) ? line_read_stream(handle, buffer, len, blocking, done)
									   : line_read_bytes(handle, buffer, len, done);
}
