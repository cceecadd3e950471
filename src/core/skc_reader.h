#ifndef SKC_READER_H
#define SKC_READER_H

/*
 * A buffer between a stream and who reads it: one receive brings many lines. The memory is the
 * caller's; nothing here allocates.
 */

#include "skc_sock.h"

#include <string.h>

typedef struct skc_reader {
	char *bytes; /* borrowed; NULL when size is 0 */
	size_t size;
	size_t begin; /* bytes[begin .. end) were received and not taken yet */
	size_t end;
	unsigned holds; /* while there are some, bytes[held .. begin) were taken and stay */
	size_t held;
} skc_reader;

static inline const char *skc_reader_data(const skc_reader *r)
{
	return r->bytes != NULL ? r->bytes + r->begin : "";
}

static inline size_t skc_reader_count(const skc_reader *r)
{
	return r->end - r->begin;
}

/* Takes count bytes off the front; there are so many. */
static inline void skc_reader_take(skc_reader *r, size_t count)
{
	r->begin += count;
	if (r->begin == r->end && r->holds == 0) {
		r->begin = r->end = 0;
	}
}

/* What is taken from now on stays until the hold is released. Holds may be nested. Returns the
 * place for skc_reader_release. */
size_t skc_reader_hold(skc_reader *r);

/* Ends a hold. back: what was taken since is there to be taken again. */
void skc_reader_release(skc_reader *r, size_t place, bool back);

/* How large the memory should be before the next receive, when wanted bytes shall fit: size, when
 * it is large enough. It doubles when it is full, so that it grows with what arrives. */
size_t skc_reader_size(const skc_reader *r, size_t wanted);

/* Moves what is there, and what is held, to the front, so that all room lies behind it. */
void skc_reader_compact(skc_reader *r);

/* Receives what there is into the room, which is not empty. *done 0: the end of the stream. As
 * skc_transfer_recv. */
skc_err skc_reader_receive(skc_reader *r, skc_sock s, int64_t deadline, size_t *done);

/* Where a delimiter (not empty) ends that begins at or behind from, both counted from the first
 * byte that is there; 0 when there is none within the first max bytes. */
size_t skc_reader_find(
		const skc_reader *r, size_t from, const char *delimiter, size_t delimiter_len, size_t max);

/* The same for a delimiter of one byte, and from the first byte on. */
static inline size_t skc_reader_find_byte(const skc_reader *r, char delimiter, size_t max)
{
	const char *data = skc_reader_data(r);
	size_t len = skc_reader_count(r) < max ? skc_reader_count(r) : max;
	const char *found = len > 0 ? memchr(data, delimiter, len) : NULL;

	return found != NULL ? (size_t) (found - data) + 1 : 0;
}

#endif
