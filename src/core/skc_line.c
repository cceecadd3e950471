#include "skc_sock.h"

#include <string.h>

/* Unread bytes of an unfinished line stay with the system while they are fewer than this. Beyond,
 * they are taken: a full receive buffer would keep the rest of the line from coming. */
#define KEEP_MAX 2048

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

/* Takes bytes that a peek has shown. */
static skc_err take(skc_sock s, char *buffer, size_t len)
{
	size_t got = 0;

	while (len > 0) {
		skc_err err = skc_os_recv(s.handle, buffer, len, MSG_DONTWAIT, &got);

		if (err == SKC_EINTR) {
			continue;
		}
		if (err != SKC_OK || got == 0) {
			return err;
		}
		buffer += got;
		len -= got;
	}
	return SKC_OK;
}

/* Waits until more than seen bytes are there, or no more will come for now. MSG_WAITALL lets the
 * system do it under the socket's own time limit. Nothing is taken. */
static skc_err peek_more(skc_sock s, char *buffer, size_t seen, size_t *got)
{
	return skc_sock_recv(s, buffer, seen + 1, MSG_PEEK | MSG_WAITALL, got);
}

/* What one look at the stream says. */
typedef struct look {
	size_t seen; /* bytes of the line that are there */
	bool done;	 /* they end the call: a terminator, a full buffer or the end of the stream */
} look;

static skc_err look_at(skc_sock s, char *buffer, size_t len, look *out)
{
	skc_err err = skc_sock_recv(s, buffer, len, MSG_PEEK, &out->seen);
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

static skc_err read_stream(skc_sock s, char *buffer, size_t len, bool blocking, size_t *done)
{
	size_t taken = 0;
	size_t before = 0; /* bytes behind taken that were there at the last look */

	for (;;) {
		look now;
		size_t got;
		skc_err err = look_at(s, buffer + taken, len - taken, &now);

		if (err != SKC_OK) {
			/* What was taken is never lost: the error comes with the next call. */
			*done = taken;
			return taken > 0 ? SKC_OK : err;
		}
		/* No more than before after a wait: the end of the stream or of the time. */
		if (now.done || !blocking || (before > 0 && now.seen == before)) {
			*done = taken + now.seen;
			return take(s, buffer + taken, now.seen);
		}
		before = now.seen;
		if (now.seen >= KEEP_MAX) {
			err = take(s, buffer + taken, now.seen);
			taken += now.seen;
			before = 0;
			if (err != SKC_OK) {
				return err;
			}
			continue;
		}
		err = peek_more(s, buffer + taken, now.seen, &got);
		if (err == SKC_EINTR) {
			*done = taken;
			return taken > 0 ? SKC_OK : err;
		}
	}
}

static skc_err read_datagrams(skc_sock s, char *buffer, size_t len, size_t *done)
{
	size_t count = 0;
	size_t got = 1;

	while (count < len && got > 0) {
		skc_err err = skc_sock_recv(s, buffer + count, 1, 0, &got);

		if (err != SKC_OK) {
			*done = count;
			return count > 0 ? SKC_OK : err;
		}
		count += got;
		if (got > 0 && line_end(buffer + count - 1, 1) > 0) {
			break;
		}
	}
	*done = count;
	return SKC_OK;
}

skc_err skc_line_read(
		skc_sock s, char *buffer, size_t len, bool blocking, bool datagrams, size_t *done)
{
	return datagrams ? read_datagrams(s, buffer, len, done)
					 : read_stream(s, buffer, len, blocking, done);
}
