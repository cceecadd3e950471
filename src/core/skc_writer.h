#ifndef SKC_WRITER_H
#define SKC_WRITER_H

/*
 * A queue of data to send over a stream: one call sends many pieces. The caller owns the memory;
 * nothing here allocates.
 */

#include "skc_sock.h"

/* Frees the owner of a piece; must not use the writer. */
typedef void (*skc_writer_release_fn)(void *owner);

typedef struct skc_writer {
	skc_iov *iov;  /* borrowed, room elements; NULL while room is 0 */
	void **owners; /* borrowed, room elements: owners[i] owns the bytes of iov[i] */
	skc_writer_release_fn release;
	size_t room;
	size_t first; /* the pieces [first .. end) are queued, none of them is empty */
	size_t end;
	size_t pending; /* their bytes */
	size_t high;    /* the marks, in bytes: see skc_writer.full */
	size_t low;
	bool full; /* high was reached, and low was not reached since then */
} skc_writer;

/* The number of elements that iov and owners should have before a piece is added: room if they are
 * enough, which may need skc_writer_compact(). */
size_t skc_writer_room(const skc_writer *w);

/* Moves the pieces to the front if there is no room behind them. */
void skc_writer_compact(skc_writer *w);

/* The last piece; NULL when the queue is empty. */
static inline const skc_iov *skc_writer_last(const skc_writer *w)
{
	return w->end > w->first ? &w->iov[w->end - 1] : NULL;
}

/* Adds a piece, for which there is room; takes the owner. len is not 0. */
void skc_writer_add(skc_writer *w, const void *data, size_t len, void *owner);

/* The last piece has len more bytes, which its owner has. */
void skc_writer_extend(skc_writer *w, size_t len);

/* The last piece, which is there, has another owner and the same bytes; takes the owner and
 * releases the former one. */
void skc_writer_replace(skc_writer *w, const void *data, void *owner);

/* Sends the pieces until none is left; releases those that were sent. *done: the bytes sent, on
 * failure as well. SKC_EDEADLINE: the rest is still queued; with a deadline that has passed the
 * call sends what the system takes. Otherwise as skc_transfer_send. Pieces may be added while it
 * waits; it sends them, too. */
skc_err skc_writer_send(skc_writer *w, skc_sock s, int64_t deadline, size_t *done);

/* Releases all pieces. */
void skc_writer_drop(skc_writer *w);

#endif
