#include "poll/buffered.h"

#include "common/channel.h"
#include "poll/context.h"
#include "poll/event.h"
#include "poll/handle.h"
#include "poll/watcher.h"

#define FIRST_SIZE 8

/* The number of other streams that every wait checks. */
#define SLICE 2

/* The number that a wait checks before it sleeps: less than a system call costs. */
#define BEFORE_SLEEP 256

/* A sleep of that length pays for one check, which costs about a hundredth of it. */
#define NS_PER_LOOK 500

static bool buffered_has_bytes(const php_poll_buffered_item *item)
{
	const php_stream *stream;

	if (item->socket != NULL) {
		return skc_channel_has_bytes(php_sockets_sock(item->socket));
	}
	stream = item->stream->ptr;
	return stream != NULL && stream->writepos > stream->readpos;
}

/* The socket of a handle if it has a channel. */
static php_socket *buffered_socket_of(const zend_object *handle)
{
	php_socket *s = php_poll_is_socket_handle(handle)
			? php_poll_socket_of(php_poll_handle_from((zend_object *) handle))
			: NULL;

	return s != NULL && php_sockets_has_channel(s) ? s : NULL;
}

static void buffered_swap(php_poll_buffered *a, uint32_t i, uint32_t k)
{
	php_poll_buffered_item item = a->items[i];

	if (i == k) {
		return;
	}
	a->items[i] = a->items[k];
	a->items[k] = item;
	a->items[i].watcher->place = i;
	a->items[k].watcher->place = k;
}

static void buffered_enter(php_poll_context *c, php_poll_watcher *w)
{
	php_poll_buffered *a = &c->buffered;

	if (a->count == a->size) {
		a->size = a->size == 0 ? FIRST_SIZE : a->size * 2;
		a->items = safe_erealloc(a->items, a->size, sizeof(*a->items), 0);
	}
	w->serial = c->serial - 1;
	w->place = a->count++;
	a->items[w->place] = (php_poll_buffered_item){
		.watcher = w,
		.stream = php_poll_handle_stream(php_poll_handle_from(w->handle)),
		.socket = buffered_socket_of(w->handle),
	};
}

void php_poll_buffered_leave(php_poll_context *c, php_poll_watcher *w)
{
	php_poll_buffered *a = &c->buffered;

	if (w->place == PHP_POLL_NO_PLACE) {
		return;
	}
	if (w->place < a->waiting) {
		buffered_swap(a, w->place, --a->waiting);
	}
	if (w->place < a->likely) {
		buffered_swap(a, w->place, --a->likely);
	}
	buffered_swap(a, w->place, --a->count);
	w->place = PHP_POLL_NO_PLACE;
}

void php_poll_buffered_expect(php_poll_context *c, php_poll_watcher *w)
{
	if (w->place >= c->buffered.likely) {
		buffered_swap(&c->buffered, w->place, c->buffered.likely++);
	}
}

void php_poll_buffered_update(php_poll_context *c, php_poll_watcher *w)
{
	const unsigned kinds = PHP_SOCKETS_READ | PHP_SOCKETS_EDGE;

	if ((w->watched & kinds) != PHP_SOCKETS_READ ||
			(php_poll_handle_stream(php_poll_handle_from(w->handle)) == NULL &&
					buffered_socket_of(w->handle) == NULL)) {
		php_poll_buffered_leave(c, w);
		return;
	}
	if (w->place == PHP_POLL_NO_PLACE) {
		buffered_enter(c, w);
	}
	php_poll_buffered_expect(c, w);
}

/* Checks some of the streams that are not likely, in turn; one that has bytes becomes likely. */
static void buffered_look_at_others(php_poll_buffered *a, uint32_t some)
{
	uint32_t others = a->count - a->likely;
	uint32_t turn = a->turn >= a->likely ? a->turn : a->likely;

	for (some = some < others ? some : others; some > 0; some--, turn++) {
		if (turn >= a->count) {
			turn = a->likely;
		}
		if (UNEXPECTED(buffered_has_bytes(&a->items[turn]))) {
			buffered_swap(a, turn, a->likely++);
		}
	}
	a->turn = turn;
}

/* Sorts the likely streams: those with bytes come first, those returned by the last wait stay, as
 * they may be read from at any time, and the others leave. */
static uint32_t buffered_sort_likely(php_poll_buffered *a, uint32_t last)
{
	uint32_t waiting = 0;
	uint32_t i = 0;

	while (i < a->likely) {
		if (UNEXPECTED(buffered_has_bytes(&a->items[i]))) {
			buffered_swap(a, i++, waiting++);
		} else if (a->items[i].watcher->serial == last) {
			i++;
		} else {
			buffered_swap(a, i, --a->likely);
		}
	}
	a->waiting = waiting;
	return waiting;
}

uint32_t php_poll_buffered_look(php_poll_context *c)
{
	buffered_look_at_others(&c->buffered, SLICE);
	return buffered_sort_likely(&c->buffered, c->serial);
}

uint32_t php_poll_buffered_look_before_sleep(php_poll_context *c)
{
	buffered_look_at_others(&c->buffered, BEFORE_SLEEP);
	return buffered_sort_likely(&c->buffered, c->serial - 1);
}

uint32_t php_poll_buffered_look_after(php_poll_context *c, int64_t slept)
{
	int64_t looks = slept / NS_PER_LOOK;

	buffered_look_at_others(
			&c->buffered, looks < c->buffered.count ? (uint32_t) looks : c->buffered.count);
	return buffered_sort_likely(&c->buffered, c->serial - 1);
}

int64_t php_poll_buffered_first_sleep(const php_poll_context *c, int64_t timeout)
{
	int64_t pays = (int64_t) c->buffered.count * NS_PER_LOOK;

	if (c->buffered.count <= BEFORE_SLEEP || (timeout >= 0 && timeout < pays)) {
		return timeout;
	}
	return pays;
}
