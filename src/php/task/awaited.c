#include "task/awaited.h"

#include "common/error.h"
#include "common/object.h"
#include "task/scheduler.h"

struct php_awaited {
	php_awaited_set *set;
	skc_handle handle;
	php_socket *socket; /* NULL: the handle of a call, which removes it at its end */
	uint64_t id;
	uint32_t events; /* that the poller watches */
	php_awaiting *first;
	php_awaiting *last;
};

/* --- the waits for a handle ------------------------------------------------------------------- */

static void awaited_link(php_awaited *a, php_awaiting *node)
{
	node->of = a;
	node->after = NULL;
	node->before = a->last;
	*(a->last != NULL ? &a->last->after : &a->first) = node;
	a->last = node;
}

static void awaited_unlink(php_awaiting *node)
{
	php_awaited *a = node->of;

	*(node->before != NULL ? &node->before->after : &a->first) = node->after;
	*(node->after != NULL ? &node->after->before : &a->last) = node->before;
	node->of = NULL;
}

static uint32_t awaited_asked(const php_awaiting *node)
{
	return (uint16_t) node->wait->items[node->index].events;
}

/* The events that the waits ask for. */
static uint32_t awaited_wanted(const php_awaited *a)
{
	uint32_t events = 0;

	for (const php_awaiting *node = a->first; node != NULL; node = node->after) {
		events |= awaited_asked(node);
	}
	return events;
}

/* Wakes the waits for these events: of several that wait for data or a connection the first one,
 * because it may leave nothing for the others. Returns the events that nobody waits for. */
static uint32_t awaited_wake(const php_awaited *a, uint32_t revents)
{
	const uint32_t always = POLLERR | POLLHUP | POLLNVAL;
	uint32_t left = revents;
	bool found_any = false;

	for (php_awaiting *node = a->first; node != NULL && left != 0; node = node->after) {
		uint32_t found = left & (awaited_asked(node) | always);

		if (found != 0 && !node->wait->woken) {
			node->wait->items[node->index].revents = (short) found;
			node->wait->ready++;
			php_scheduler_wake(node->wait, SKC_OK);
			left &= ~found | always;
			found_any = true;
		}
	}
	return found_any ? left & ~always : left;
}

/* --- handles ---------------------------------------------------------------------------------- */

static bool awaited_is_open(void *owner)
{
	const php_awaited *a = owner;

	return a->socket == NULL || php_sockets_sock(a->socket).handle == a->handle;
}

/* Removes a handle that the poller does not have any more; its waits end. */
static void awaited_lost(void *owner)
{
	php_awaited *a = owner;

	while (a->first != NULL) {
		php_awaiting *node = a->first;

		awaited_unlink(node);
		php_scheduler_wake(node->wait, SKC_EBADF);
	}
	if (a->socket != NULL) {
		php_sockets_leave(a->socket, PHP_SOCKETS_AWAITED);
	}
	zend_hash_index_del(&a->set->handles, (zend_ulong) a->handle);
	efree(a);
}

static void awaited_remove(php_awaited *a)
{
	skc_watch_remove(&a->set->watches, a->id, true);
	awaited_lost(a);
}

static php_awaited *awaited_find(php_awaited_set *s, skc_handle handle)
{
	return zend_hash_index_find_ptr(&s->handles, (zend_ulong) handle);
}

static skc_err awaited_add(php_awaited_set *s, skc_handle handle, uint32_t events,
		php_socket *socket, php_awaited **out)
{
	php_awaited *a = ecalloc(1, sizeof(*a));
	skc_err err;

	a->set = s;
	a->handle = handle;
	a->socket = socket;
	a->events = events;
	err = skc_watch_add(&s->watches, a, handle, events, &a->id);
	if (err != SKC_OK) {
		efree(a);
		return err;
	}
	if (socket != NULL) {
		php_sockets_enter(socket, PHP_SOCKETS_AWAITED);
	}
	zend_hash_index_add_new_ptr(&s->handles, (zend_ulong) handle, a);
	*out = a;
	return SKC_OK;
}

/* Gives the handle, whose events the poller watches. A handle whose Socket has lost it, as by the
 * end of a stream that shares it, is another one now. */
static skc_err awaited_watch(php_awaited_set *s, skc_handle handle, uint32_t events,
		php_socket *socket, php_awaited **out)
{
	php_awaited *a = awaited_find(s, handle);
	skc_err err = SKC_OK;

	if (a != NULL && (!awaited_is_open(a) || (a->socket == NULL && a->first == NULL))) {
		skc_watch_remove(&s->watches, a->id, false);
		awaited_lost(a);
		a = NULL;
	}
	if (a == NULL) {
		return awaited_add(s, handle, events, socket, out);
	}
	if ((a->events & events) != events) {
		events |= awaited_wanted(a);
		err = skc_watch_modify(&s->watches, a->id, events);
		a->events = err == SKC_OK ? events : a->events;
	}
	*out = a;
	return err;
}

/* --- the contract ----------------------------------------------------------------------------- */

static const skc_watch_hooks hooks = { .is_open = awaited_is_open, .lost = awaited_lost };

static skc_err awaited_open(php_awaited_set *s)
{
	skc_err err = skc_watch_open(&s->watches, skc_watch_best_kind(), &hooks);

	if (err != SKC_OK) {
		skc_watch_close(&s->watches);
		return err;
	}
	zend_hash_init(&s->handles, 0, NULL, NULL, false);
	s->open = true;
	return SKC_OK;
}

skc_err php_awaited_begin(php_awaited_set *s, php_task_wait *wait, php_awaiting *list, size_t count,
		php_socket *const *sockets)
{
	skc_err err = s->open ? SKC_OK : awaited_open(s);
	size_t begun = 0;

	while (err == SKC_OK && begun < count) {
		const skc_pollfd *item = &wait->items[begun];
		php_socket *socket = sockets != NULL ? sockets[begun] : NULL;
		php_awaited *a;

		err = awaited_watch(s, item->fd, (uint16_t) item->events, socket, &a);
		if (err == SKC_OK) {
			list[begun] = (php_awaiting){ .wait = wait, .index = begun };
			awaited_link(a, &list[begun]);
			begun++;
		}
	}
	s->waits += begun > 0;
	if (err != SKC_OK) {
		php_awaited_end(s, list, begun);
	}
	return err;
}

void php_awaited_end(php_awaited_set *s, php_awaiting *list, size_t count)
{
	s->waits -= count > 0;
	for (size_t i = 0; i < count; i++) {
		php_awaited *a = list[i].of;

		if (a == NULL) {
			continue;
		}
		awaited_unlink(&list[i]);
		if (a->first == NULL && a->socket == NULL) {
			awaited_remove(a);
		}
	}
}

/* Events that nobody waits for would be found by every wait. */
static void awaited_settle(php_awaited *a)
{
	uint32_t wanted = awaited_wanted(a);

	if (wanted == 0) {
		skc_watch_silence(&a->set->watches, a->id);
		a->events = 0;
	} else if (skc_watch_modify(&a->set->watches, a->id, wanted) == SKC_OK) {
		a->events = wanted;
	}
}

static void awaited_deliver(php_awaited_set *s, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		skc_poll_event event = s->watches.found[i];
		php_awaited *a = skc_watch_owner(&s->watches, event.id);

		if (a != NULL && awaited_wake(a, event.revents) != 0) {
			awaited_settle(a);
		}
	}
}

static skc_err awaited_sleep(php_awaited_set *s, int64_t timeout, size_t *count)
{
	skc_signals before;
	skc_err err = SKC_EINTR;

	skc_os_hold_signals(&before);
	if (!php_sockets_interrupt_is_due()) {
		err = skc_watch_wait(&s->watches, SIZE_MAX, timeout, &before, count);
	}
	skc_os_release_signals(&before);
	return err;
}

skc_err php_awaited_look(php_awaited_set *s, int64_t timeout)
{
	skc_err err = s->open ? SKC_OK : awaited_open(s);
	size_t count = 0;

	if (err == SKC_OK) {
		err = skc_watch_wait(&s->watches, SIZE_MAX, 0, NULL, &count);
	}
	if (err == SKC_OK && count == 0 && timeout != 0) {
		err = awaited_sleep(s, timeout, &count);
	}
	if (err == SKC_OK) {
		awaited_deliver(s, count);
	}
	return err;
}

void php_awaited_forget(php_awaited_set *s, php_socket *socket)
{
	php_awaited *a = awaited_find(s, socket->bsd_socket);

	if (a != NULL && (a->socket == socket || a->socket == NULL)) {
		awaited_remove(a);
	}
}

void php_awaited_clear(php_awaited_set *s, bool unwound)
{
	php_awaited *a;

	if (!s->open) {
		return;
	}
	ZEND_HASH_FOREACH_PTR(&s->handles, a)
	{
		if (!unwound) {
			a->first = NULL;
		}
		awaited_lost(a);
	}
	ZEND_HASH_FOREACH_END();
	zend_hash_destroy(&s->handles);
	skc_watch_close(&s->watches);
	*s = (php_awaited_set){ 0 };
}
