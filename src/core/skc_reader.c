#include "skc_reader.h"

#include <string.h>

#include "skc_transfer.h"

/* The first memory, and what a reader grows to without being asked for more. */
#define SIZE_FIRST ((size_t) 4096)
#define SIZE_USUAL ((size_t) 65536)

size_t skc_reader_size(const skc_reader *r, size_t wanted)
{
	size_t count = skc_reader_count(r);

	if (r->size == 0) {
		return SIZE_FIRST;
	}
	if (r->end < r->size || r->size > SIZE_MAX / 2) {
		return r->size;
	}
	/* The last receive has filled it: more is on its way. */
	return r->size < SIZE_USUAL || (count == r->size && wanted > count) ? r->size * 2 : r->size;
}

void skc_reader_compact(skc_reader *r)
{
	if (r->begin > 0) {
		memmove(r->bytes, r->bytes + r->begin, r->end - r->begin);
		r->end -= r->begin;
		r->begin = 0;
	}
}

skc_err skc_reader_receive(skc_reader *r, skc_sock s, int64_t deadline, size_t *done)
{
	skc_err err = skc_transfer_recv(s, r->bytes + r->end, r->size - r->end, 0, deadline, done);

	if (err == SKC_OK) {
		r->end += *done;
	}
	return err;
}

size_t skc_reader_find(
		const skc_reader *r, size_t from, const char *delimiter, size_t delimiter_len, size_t max)
{
	const char *data = skc_reader_data(r);
	size_t len = skc_reader_count(r) < max ? skc_reader_count(r) : max;

	while (from < len && len - from >= delimiter_len) {
		const char *first = memchr(data + from, delimiter[0], len - from - delimiter_len + 1);

		if (first == NULL) {
			return 0;
		}
		from = (size_t) (first - data);
		if (delimiter_len == 1 || memcmp(first, delimiter, delimiter_len) == 0) {
			return from + delimiter_len;
		}
		from++;
	}
	return 0;
}
