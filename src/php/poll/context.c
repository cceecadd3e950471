#include "poll/context.h"

#include "zend_enum.h"
#include "zend_exceptions.h"

#include "common/duration.h"
#include "common/error.h"
#include "common/object.h"
#include "poll/buffered.h"
#include "poll/classes.h"
#include "poll/error.h"
#include "poll/event.h"
#include "poll/handle.h"
#include "poll/socket.h"
#include "poll/watcher.h"
#include "skc_time.h"

static zend_object_handlers context_handlers;

/* --- the object ----------------------------------------------------------------------------- */

static zend_object *context_create(zend_class_entry *ce)
{
	php_poll_context *made = zend_object_alloc(sizeof(*made), ce);

	memset(made, 0, offsetof(php_poll_context, std));
	zend_object_std_init(&made->std, ce);
	object_properties_init(&made->std, ce);
	made->std.handlers = &context_handlers;
	return &made->std;
}

static void context_detach(php_poll_watcher *w, bool closed)
{
	php_poll_unlink(&w->link);
	php_poll_buffered_leave(w->context, w);
	w->context = NULL;
	w->closed = closed;
}

zend_object *php_poll_context_take(php_poll_watcher *w, bool closed, bool open)
{
	skc_watch_remove(&w->context->set, w->id, open);
	context_detach(w, closed);
	return &w->std;
}

void php_poll_context_drop(php_poll_watcher *w, bool closed, bool open)
{
	zend_object *taken = php_poll_context_take(w, closed, open);

	OBJ_RELEASE(taken);
}

/* A release may run destructors, which may do anything with the context. */
static void context_release_lost(php_poll_context *c)
{
	php_poll_watcher *next = c->lost;

	c->lost = NULL;
	while (next != NULL) {
		php_poll_watcher *w = next;

		next = w->lost;
		OBJ_RELEASE(&w->std);
	}
}

static void context_free(zend_object *object)
{
	php_poll_context *c = php_poll_context_from(object);
	skc_watch_set set;

	zend_object_std_dtor(object);
	/* The set is empty before the first destructor of a watcher's data runs. */
	set = c->set;
	c->set = (skc_watch_set){ .kind = set.kind };
	for (uint32_t i = 0; i < set.slots.used; i++) {
		if (skc_watch_at(&set, i)->slot.owner != NULL) {
			context_detach(skc_watch_at(&set, i)->slot.owner, false);
		}
	}
	context_release_lost(c);
	for (uint32_t i = 0; i < set.slots.used; i++) {
		php_poll_watcher *w = skc_watch_at(&set, i)->slot.owner;

		if (w != NULL) {
			OBJ_RELEASE(&w->std);
		}
	}
	if (set.kind != NULL) {
		skc_watch_close(&set);
	}
	if (c->buffered.items != NULL) {
		efree(c->buffered.items);
	}
}

static HashTable *context_gc(zend_object *object, zval **table, int *count)
{
	const php_poll_context *c = php_poll_context_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	for (uint32_t i = 0; i < c->set.slots.used; i++) {
		php_poll_watcher *w = skc_watch_at(&c->set, i)->slot.owner;

		if (w != NULL) {
			zend_get_gc_buffer_add_obj(buffer, &w->std);
		}
	}
	for (php_poll_watcher *w = c->lost; w != NULL; w = w->lost) {
		zend_get_gc_buffer_add_obj(buffer, &w->std);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return php_sockets_gc_properties(object);
}

void php_poll_prepare_context(zend_class_entry *ce)
{
	ce->create_object = context_create;
	memcpy(&context_handlers, &std_object_handlers, sizeof(context_handlers));
	context_handlers.offset = offsetof(php_poll_context, std);
	context_handlers.free_obj = context_free;
	context_handlers.clone_obj = NULL;
	context_handlers.compare = zend_objects_not_comparable;
	context_handlers.get_gc = context_gc;
}

/* --- callbacks of the set ------------------------------------------------------------------- */

static bool context_is_open(void *owner)
{
	const php_poll_watcher *w = owner;

	return php_poll_handle_is_open(php_poll_handle_from(w->handle));
}

static void context_lost(void *owner)
{
	php_poll_watcher *w = owner;
	php_poll_context *c = w->context;

	context_detach(w, true);
	w->lost = c->lost;
	c->lost = w;
}

static const skc_watch_hooks hooks = { .is_open = context_is_open, .lost = context_lost };

/* --- methods -------------------------------------------------------------------------------- */

ZEND_METHOD(Io_Poll_Context, __construct)
{
	php_poll_context *c = php_poll_context_from(Z_OBJ_P(ZEND_THIS));
	zend_object *backend = NULL;
	const skc_poller_kind *kind;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS(backend, php_poll_ce.backend)
	ZEND_PARSE_PARAMETERS_END();

	if (c->set.kind != NULL) {
		zend_throw_error(NULL, "Io\\Poll\\Context object is already constructed");
		RETURN_THROWS();
	}
	kind = php_poll_kind(backend);
	if (kind == NULL) {
		char message[64];

		snprintf(message, sizeof(message), "Backend %s not available",
				Z_STRVAL_P(zend_enum_fetch_case_name(backend)));
		php_poll_throw(php_poll_ce.unavailable, message, 0);
		RETURN_THROWS();
	}
	err = skc_watch_open(&c->set, kind, &hooks);
	if (err != SKC_OK) {
		skc_watch_close(&c->set);
		php_poll_fail(php_poll_ce.init_failed, err, "Failed to initialize polling context");
	}
}

/* Makes a watcher that is in no set yet. Takes handle. NULL after an Error. */
static php_poll_watcher *context_new_watcher(
		zend_object *handle, zend_object *given, unsigned bits, zval *data)
{
	zval made;
	php_poll_watcher *w;

	if (!php_sockets_make(&made, php_poll_ce.watcher, php_poll_watcher_create)) {
		OBJ_RELEASE(handle);
		return NULL;
	}
	w = php_poll_watcher_from(Z_OBJ(made));
	w->handle = handle;
	if (given != handle) {
		GC_ADDREF(given);
		w->given = given;
	}
	w->watched = (unsigned char) bits;
	if (data != NULL) {
		ZVAL_COPY(&w->data, data);
	} else {
		ZVAL_NULL(&w->data);
	}
	return w;
}

static void context_throw_add(skc_err err)
{
	if (err == SKC_EEXIST) {
		php_poll_throw(php_poll_ce.already_watched, "Handle already added", 0);
	} else {
		php_poll_fail(php_poll_ce.add_failed, err, "Failed to add handle");
	}
}

/* Adds a watcher to the set; the reference stays the caller's. */
static bool context_enter(php_poll_context *c, php_poll_watcher *w, skc_handle fd)
{
	skc_err err = skc_watch_add(&c->set, w, fd, php_poll_events_for_poller(w->watched), &w->id);

	if (err != SKC_OK) {
		context_throw_add(err);
		return false;
	}
	w->context = c;
	php_poll_buffered_update(c, w);
	if (php_poll_is_socket_handle(w->handle)) {
		php_poll_link_socket(&w->link, php_poll_socket_of(php_poll_handle_from(w->handle)));
	}
	return true;
}

/* The descriptor of a handle; SOCK_ERR after an exception. */
static php_socket_t context_descriptor_of(zend_object *handle)
{
	php_socket_t fd = SOCK_ERR;

	if (handle != NULL) {
		fd = php_poll_handle_from(handle)->ops->get_fd(php_poll_handle_from(handle));
	}
	if (fd == SOCK_ERR && EG(exception) == NULL) {
		php_poll_throw(php_poll_ce.invalid_handle, "Invalid handle for polling", 0);
	}
	return fd;
}

ZEND_METHOD(Io_Poll_Context, add)
{
	php_poll_context *c = php_poll_context_from(Z_OBJ_P(ZEND_THIS));
	zend_object *given;
	zend_object *handle;
	HashTable *events;
	zval *data = NULL;
	php_poll_watcher *w;
	php_socket_t fd;
	unsigned bits;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(given, php_poll_ce.handle)
		Z_PARAM_ARRAY_HT(events)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(data)
	ZEND_PARSE_PARAMETERS_END();

	bits = php_poll_events_from(events, 2);
	if (bits == 0) {
		RETURN_THROWS();
	}
	handle = php_poll_handle_for(given);
	fd = context_descriptor_of(handle);
	if (fd == SOCK_ERR) {
		if (handle != NULL) {
			OBJ_RELEASE(handle);
		}
		RETURN_THROWS();
	}
	w = context_new_watcher(handle, given, bits, data);
	if (w == NULL) {
		RETURN_THROWS();
	}
	if (context_enter(c, w, fd)) {
		RETVAL_OBJ_COPY(&w->std);
	} else {
		OBJ_RELEASE(&w->std);
	}
	context_release_lost(c);
}

ZEND_METHOD(Io_Poll_Context, getBackend)
{
	const php_poll_context *c = php_poll_context_from(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ_COPY(zend_enum_get_case_cstr(php_poll_ce.backend, c->set.kind->name));
}

/* --- waiting -------------------------------------------------------------------------------- */

/* Records the events of a watcher that a wait returns. */
static void context_note(php_poll_context *c, php_poll_watcher *w, unsigned bits)
{
	w->triggered = (unsigned char) bits;
	w->serial = c->serial;
	GC_ADDREF(&w->std);
	if (w->place == PHP_POLL_NO_PLACE) {
		return;
	}
	if (w->watched & PHP_SOCKETS_ONESHOT) {
		php_poll_buffered_leave(c, w);
	} else if (w->place >= c->buffered.likely) {
		php_poll_buffered_expect(c, w);
	}
}

/* Returns the watchers that the last wait of the set found. */
static void context_give_found(php_poll_context *c, size_t count, HashTable *list)
{
	zval value;

	ZEND_HASH_FILL_PACKED(list)
	{
		for (const skc_poll_event *event = c->set.found; count > 0; event++, count--) {
			php_poll_watcher *w = skc_watch_owner(&c->set, event->id);
			unsigned bits = php_poll_events_of_poller(event->revents);

			context_note(c, w, w->place < c->buffered.waiting ? bits | PHP_SOCKETS_READ : bits);
			ZVAL_OBJ(&value, &w->std);
			ZEND_HASH_FILL_SET(&value);
			ZEND_HASH_FILL_NEXT();
		}
	}
	ZEND_HASH_FILL_END();
}

/* Returns the watchers whose streams have bytes and that were not returned yet. */
static void context_give_waiting(php_poll_context *c, size_t room, HashTable *list)
{
	uint32_t i = 0;
	zval value;

	while (i < c->buffered.waiting && room > 0) {
		php_poll_watcher *w = c->buffered.items[i].watcher;

		if (w->serial != c->serial) {
			room--;
			if (w->watched & PHP_SOCKETS_ONESHOT) {
				skc_watch_silence(&c->set, w->id);
			}
			context_note(c, w, PHP_SOCKETS_READ);
			ZVAL_OBJ(&value, &w->std);
			zend_hash_next_index_insert_new(list, &value);
		}
		i += w->place == i;
	}
}

static HashTable *context_new_list(zval *list, size_t count)
{
	array_init_size(list, (uint32_t) count);
	zend_hash_real_init_packed(Z_ARRVAL_P(list));
	return Z_ARRVAL_P(list);
}

/* As many as fit: at least one place is for a stream with bytes; if there is only one place, they
 * take turns. */
static skc_err context_wait_beside(php_poll_context *c, size_t max, uint32_t waiting, zval *list)
{
	size_t count = 0;
	size_t most = waiting == 0 ? max : max > 1 ? max - 1 : (c->buffered.skip = !c->buffered.skip);
	skc_err err = most > 0 ? skc_watch_wait(&c->set, most, 0, NULL, &count) : SKC_OK;

	if (err == SKC_OK) {
		HashTable *both = context_new_list(list, count + waiting);

		context_give_found(c, count, both);
		context_give_waiting(c, max - count, both);
	}
	return err;
}

/* The result of a wait. */
typedef struct findings {
	size_t count;     /* watchers of the set */
	uint32_t waiting; /* streams that have bytes */
} findings;

/* Sleeps, in two parts if there are streams that were not checked. Runs no PHP code. */
static skc_err context_sleep_for(
		php_poll_context *c, size_t max, int64_t timeout, const skc_signals *during, findings *out)
{
	int64_t deadline = skc_time_deadline(timeout);
	int64_t first = c->buffered.count > 0 ? php_poll_buffered_first_sleep(c, timeout) : timeout;
	skc_err err = skc_watch_wait(&c->set, max, first, during, &out->count);

	if (err != SKC_OK || out->count > 0) {
		return err;
	}
	if (first > 0 && c->buffered.count > 0) {
		out->waiting = php_poll_buffered_look_after(c, first);
	}
	if (out->waiting > 0 || first == timeout) {
		return SKC_OK;
	}
	return skc_watch_wait(&c->set, max, skc_time_remaining(deadline), during, &out->count);
}

/* A signal that arrives after the check for pending handlers, or between two parts of the sleep,
 * would not end the sleep: signals are blocked except while this sleeps. */
static skc_err context_sleep_with_signals(
		php_poll_context *c, size_t max, int64_t timeout, findings *out)
{
	skc_signals before;
	skc_err err = SKC_EINTR;

	skc_os_hold_signals(&before);
	if (!php_sockets_interrupt_is_due()) {
		err = context_sleep_for(c, max, timeout, &before, out);
	}
	skc_os_release_signals(&before);
	return err;
}

static skc_err context_wait_for(php_poll_context *c, size_t max, int64_t timeout, zval *list)
{
	findings found = { 0, c->buffered.count > 0 ? php_poll_buffered_look(c) : 0 };
	skc_err err;

	c->serial++;
	if (found.waiting > 0) {
		return context_wait_beside(c, max, found.waiting, list);
	}
	err = skc_watch_wait(&c->set, max, 0, NULL, &found.count);
	if (err == SKC_OK && found.count == 0 && timeout != 0) {
		found.waiting = c->buffered.count > 0 ? php_poll_buffered_look_before_sleep(c) : 0;
		if (found.waiting == 0) {
			err = context_sleep_with_signals(c, max, timeout, &found);
		}
	}
	if (err == SKC_OK && found.waiting > 0) {
		return context_wait_beside(c, max, found.waiting, list);
	}
	if (err == SKC_OK && found.count > 0) {
		context_give_found(c, found.count, context_new_list(list, found.count));
	}
	return err;
}

/* Reads the limits of a wait. Throws a ValueError and returns false if one is invalid. */
static bool context_limits(
		zend_object *duration, zend_long most, bool all, int64_t *timeout, size_t *max)
{
	*timeout = SKC_FOREVER;
	if (duration != NULL && (!php_sockets_duration_ns(duration, timeout) || *timeout < 0)) {
		zend_argument_value_error(1, "must not be negative");
		return false;
	}
	if (!all && most <= 0) {
		zend_argument_value_error(2, "must be greater than 0");
		return false;
	}
	if (!all && most > INT_MAX) {
		zend_argument_value_error(2, "must be less than or equal to %d", INT_MAX);
		return false;
	}
	*max = all ? SIZE_MAX : (size_t) most;
	return true;
}

ZEND_METHOD(Io_Poll_Context, wait)
{
	php_poll_context *c = php_poll_context_from(Z_OBJ_P(ZEND_THIS));
	zend_object *duration = NULL;
	zend_long most = 0;
	bool all = true;
	int64_t timeout;
	size_t max;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(duration, php_sockets_duration_ce())
		Z_PARAM_LONG_OR_NULL(most, all)
	ZEND_PARSE_PARAMETERS_END();

	if (!context_limits(duration, most, all, &timeout, &max)) {
		RETURN_THROWS();
	}
	RETVAL_EMPTY_ARRAY();
	err = context_wait_for(c, max, timeout, return_value);
	if (err == SKC_EINTR) {
		php_poll_interrupted();
	} else if (err != SKC_OK) {
		php_poll_fail(php_poll_ce.wait_failed, err, "Poll wait failed");
	}
	context_release_lost(c);
}
