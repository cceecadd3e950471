#include "skc_reader.h"

#include <string.h>

#include "skc_transfer.h"

/* The first size of a buffer, and the largest that it reaches by itself. */
#define SIZE_FIRST ((size_t) 4096)
#define SIZE_USUAL ((size_t) 65536)

/* Where the bytes begin that must stay. */
static size_t reader_first_of(const skc_reader *r)
{
	return r->holds > 0 ? r->held : r->begin;
}

size_t skc_reader_hold(skc_reader *r)
{
	if (r->holds++ == 0) {
		r->held = r->begin;
	}
	return r->begin - r->held;
}

void skc_reader_release(skc_reader *r, size_t place, bool back)
{
	/* The end of another hold may have moved it to an earlier byte. */
	if (back && r->begin > r->held + place) {
		r->begin = r->held + place;
	}
	r->holds--;
	skc_reader_take(r, 0);
}

size_t skc_reader_size(const skc_reader *r, size_t wanted)
{
	if (r->size == 0 || r->size < r->usual) {
		return r->usual > SIZE_FIRST ? r->usual : SIZE_FIRST;
	}
	if (r->end < r->size || r->size > SIZE_MAX / 2) {
		return r->size;
	}
	/* The last receive has filled the buffer: more bytes are probably available. */
	if (r->size < SIZE_USUAL || (reader_first_of(r) == 0 && wanted > skc_reader_count(r))) {
		return r->size * 2;
	}
	return r->size;
}

void skc_reader_compact(skc_reader *r)
{
	size_t first = reader_first_of(r);

	if (first > 0) {
		memmove(r->bytes, r->bytes + first, r->end - first);
		r->begin -= first;
		r->end -= first;
		r->held = 0;
	}
}

size_t skc_reader_idle_size(const skc_reader *r)
{
	size_t size = r->size;

	while (size > SIZE_FIRST && r->end <= size / 4) {
		size /= 2;
	}
	return r->size > SKC_READER_IDLE_MAX ? size : r->size;
}

/* Memory that a quarter of the bytes would fit in is halved, so that one burst does not count
 * forever. */
static void reader_learn(skc_reader *r, size_t received)
{
	if (received < r->usual / 4) {
		r->usual /= 2;
	} else if (r->usual < r->size) {
		r->usual = r->size < SIZE_USUAL ? r->size : SIZE_USUAL;
	}
}

skc_err skc_reader_receive(skc_reader *r, skc_sock s, int64_t deadline, size_t *done)
{
	skc_err err = skc_transfer_recv(s, r->bytes + r->end, r->size - r->end, 0, deadline, done);

	if (err == SKC_OK) {
		r->end += *done;
		reader_learn(r, *done);
	}
	return err;
}

void skc_reader_append(skc_reader *r, const char *bytes, size_t len)
{
	memcpy(r->bytes + r->end, bytes, len);
	r->end += len;
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
