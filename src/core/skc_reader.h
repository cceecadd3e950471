#ifndef SKC_READER_H
#define SKC_READER_H

/*
 * A buffer between a stream and its reader: one receive returns many lines. The caller owns the
 * memory; nothing here allocates.
 */

#include "skc_sock.h"

#include <string.h>

typedef struct skc_reader {
	char *bytes; /* borrowed; NULL when size is 0 */
	size_t size;
	size_t begin; /* bytes[begin .. end) were received and are not taken yet */
	size_t end;
	unsigned holds; /* the number of holds; with any, bytes[held .. begin) were taken and stay */
	size_t held;
	size_t usual; /* the size that the last receives could use */
} skc_reader;

/* The largest size that the memory should have while the buffer is empty and nothing is received.
 * The caller frees larger memory: skc_reader_size() returns the usual size for the next receive. */
#define SKC_READER_IDLE_MAX ((size_t) 8192)

static inline const char *skc_reader_data(const skc_reader *r)
{
	return r->bytes != NULL ? r->bytes + r->begin : "";
}

static inline size_t skc_reader_count(const skc_reader *r)
{
	return r->end - r->begin;
}

/* Takes count bytes off the front; the buffer has at least that many. Whether it is empty then, and
 * nothing is held. */
static inline bool skc_reader_take(skc_reader *r, size_t count)
{
	r->begin += count;
	if (r->begin != r->end || r->holds > 0) {
		return false;
	}
	r->begin = r->end = 0;
	return true;
}

/* Bytes that are taken from now on stay until the hold is released. Holds may be nested. Returns
 * the place for skc_reader_release. */
size_t skc_reader_hold(skc_reader *r);

/* The caller has freed the memory of an empty buffer. */
static inline void skc_reader_forget(skc_reader *r)
{
	r->bytes = NULL;
	r->size = 0;
}

/* Ends a hold. back: the bytes taken since then can be taken again. */
void skc_reader_release(skc_reader *r, size_t place, bool back);

/* The size that the memory should have before the next receive so that wanted bytes fit: size when
 * it is large enough. It doubles when the buffer is full, so that it grows with the data that
 * arrives; the usual size is reached at once. */
size_t skc_reader_size(const skc_reader *r, size_t wanted);

/* Moves the buffered and the held bytes to the front, so that all free space is behind them. */
void skc_reader_compact(skc_reader *r);

/* The size that the memory of a compacted buffer should have while nothing is received: smaller
 * than size when most of it is unused. */
size_t skc_reader_idle_size(const skc_reader *r);

/* Receives the available bytes into the free space, which must not be empty. *done 0: the end of
 * the stream. Otherwise as skc_transfer_recv. */
skc_err skc_reader_receive(skc_reader *r, skc_sock s, int64_t deadline, size_t *done);

/* Appends bytes that were received elsewhere; they fit behind the buffered ones. */
void skc_reader_append(skc_reader *r, const char *bytes, size_t len);

/* The end of the first delimiter (not empty) that begins at or behind from, both counted from the
 * first buffered byte; 0 when no delimiter ends within the first max bytes. */
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
