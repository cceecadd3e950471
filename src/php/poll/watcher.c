#include "poll/watcher.h"

#include "zend_exceptions.h"

#include "common/object.h"
#include "poll/buffered.h"
#include "poll/classes.h"
#include "poll/context.h"
#include "poll/error.h"
#include "poll/event.h"
#include "poll/handle.h"
#include "poll/socket.h"

static zend_object_handlers watcher_handlers;

/* --- the object ----------------------------------------------------------------------------- */

static zend_object *watcher_retire(php_poll_link *link)
{
	php_poll_watcher *w = (php_poll_watcher *) ((char *) link - offsetof(php_poll_watcher, link));

	return php_poll_context_take(w, true, true);
}

static void watcher_secured(php_poll_link *link)
{
	php_poll_watcher *w = (php_poll_watcher *) ((char *) link - offsetof(php_poll_watcher, link));

	if (w->context != NULL) {
		php_poll_buffered_update(w->context, w);
	}
}

zend_object *php_poll_watcher_create(zend_class_entry *ce)
{
	php_poll_watcher *made = zend_object_alloc(sizeof(*made), ce);

	memset(made, 0, offsetof(php_poll_watcher, std));
	made->link.retire = watcher_retire;
	made->link.secured = watcher_secured;
	made->place = PHP_POLL_NO_PLACE;
	zend_object_std_init(&made->std, ce);
	object_properties_init(&made->std, ce);
	made->std.handlers = &watcher_handlers;
	return &made->std;
}

/* A context holds its watchers: an active one is only freed together with it. */
static void watcher_free(zend_object *object)
{
	php_poll_watcher *w = php_poll_watcher_from(object);
	zend_object *handle;
	zend_object *given;

	zend_object_std_dtor(object);
	php_poll_unlink(&w->link);
	if (w->context != NULL) {
		php_poll_buffered_leave(w->context, w);
		skc_watch_remove(&w->context->set, w->id, false);
		w->context = NULL;
	}
	handle = w->handle;
	given = w->given;
	w->handle = NULL;
	w->given = NULL;
	if (handle != NULL) {
		OBJ_RELEASE(handle);
	}
	if (given != NULL) {
		OBJ_RELEASE(given);
	}
	php_sockets_release(&w->data);
}

static HashTable *watcher_gc(zend_object *object, zval **table, int *count)
{
	php_poll_watcher *w = php_poll_watcher_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	if (w->handle != NULL) {
		zend_get_gc_buffer_add_obj(buffer, w->handle);
	}
	if (w->given != NULL) {
		zend_get_gc_buffer_add_obj(buffer, w->given);
	}
	zend_get_gc_buffer_add_zval(buffer, &w->data);
	zend_get_gc_buffer_use(buffer, table, count);
	return php_sockets_gc_properties(object);
}

void php_poll_prepare_watcher(zend_class_entry *ce)
{
	ce->create_object = php_poll_watcher_create;
	memcpy(&watcher_handlers, &std_object_handlers, sizeof(watcher_handlers));
	watcher_handlers.offset = offsetof(php_poll_watcher, std);
	watcher_handlers.free_obj = watcher_free;
	watcher_handlers.clone_obj = NULL;
	watcher_handlers.compare = zend_objects_not_comparable;
	watcher_handlers.get_gc = watcher_gc;
}

/* Whether it is registered and its handle open. Notices that the handle was closed. */
static bool watcher_is_active(php_poll_watcher *w)
{
	if (w->context != NULL && !php_poll_handle_is_open(php_poll_handle_from(w->handle))) {
		php_poll_context_drop(w, true, false);
	}
	return w->context != NULL;
}

/* --- methods -------------------------------------------------------------------------------- */

#define THIS_WATCHER() php_poll_watcher_from(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Io_Poll_Watcher, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Io_Poll_Watcher, getHandle)
{
	const php_poll_watcher *w = THIS_WATCHER();

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ_COPY(w->given != NULL ? w->given : w->handle);
}

ZEND_METHOD(Io_Poll_Watcher, getWatchedEvents)
{
	ZEND_PARSE_PARAMETERS_NONE();
	php_poll_events_to(THIS_WATCHER()->watched, return_value);
}

ZEND_METHOD(Io_Poll_Watcher, getTriggeredEvents)
{
	ZEND_PARSE_PARAMETERS_NONE();
	php_poll_events_to(THIS_WATCHER()->triggered, return_value);
}

ZEND_METHOD(Io_Poll_Watcher, getData)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(&THIS_WATCHER()->data);
}

ZEND_METHOD(Io_Poll_Watcher, isActive)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(watcher_is_active(THIS_WATCHER()));
}

static bool watcher_may_modify(php_poll_watcher *w)
{
	if (watcher_is_active(w)) {
		return true;
	}
	php_poll_throw(php_poll_ce.inactive, "Cannot modify inactive watcher", 0);
	return false;
}

static bool watcher_set_events(php_poll_watcher *w, unsigned bits)
{
	skc_err err = skc_watch_modify(&w->context->set, w->id, php_poll_events_for_poller(bits));

	if (err != SKC_OK) {
		php_poll_fail(php_poll_ce.modify_failed, err, "Failed to modify watcher in polling system");
		return false;
	}
	w->watched = (unsigned char) bits;
	php_poll_buffered_update(w->context, w);
	return true;
}

/* The destructor of the old data may do anything: the new data are in place by then. */
static void watcher_set_data(php_poll_watcher *w, zval *data)
{
	zval old;

	ZVAL_COPY_VALUE(&old, &w->data);
	ZVAL_COPY(&w->data, data);
	zval_ptr_dtor(&old);
}

ZEND_METHOD(Io_Poll_Watcher, modify)
{
	php_poll_watcher *w = THIS_WATCHER();
	HashTable *events;
	zval *data = NULL;
	unsigned bits;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(events)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(data)
	ZEND_PARSE_PARAMETERS_END();

	bits = php_poll_events_from(events, 1);
	if (bits == 0 || !watcher_may_modify(w) || !watcher_set_events(w, bits)) {
		RETURN_THROWS();
	}
	if (data != NULL) {
		watcher_set_data(w, data);
	}
}

ZEND_METHOD(Io_Poll_Watcher, modifyEvents)
{
	php_poll_watcher *w = THIS_WATCHER();
	HashTable *events;
	unsigned bits;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(events)
	ZEND_PARSE_PARAMETERS_END();

	bits = php_poll_events_from(events, 1);
	if (bits == 0 || !watcher_may_modify(w) || !watcher_set_events(w, bits)) {
		RETURN_THROWS();
	}
}

ZEND_METHOD(Io_Poll_Watcher, modifyData)
{
	php_poll_watcher *w = THIS_WATCHER();
	zval *data;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(data)
	ZEND_PARSE_PARAMETERS_END();

	if (!watcher_may_modify(w)) {
		RETURN_THROWS();
	}
	watcher_set_data(w, data);
}

ZEND_METHOD(Io_Poll_Watcher, remove)
{
	php_poll_watcher *w = THIS_WATCHER();

	ZEND_PARSE_PARAMETERS_NONE();
	if (watcher_is_active(w)) {
		php_poll_context_drop(w, false, true);
	} else if (!w->closed) {
		php_poll_throw(php_poll_ce.inactive, "Cannot remove inactive watcher", 0);
	}
}
