#include "poll/native.h"

#include "zend_exceptions.h"

#include "common/compat.h"
#include "common/globals.h"
#include "poll/handle.h"
#include "poll/socket.h"

/* A watcher of PHP's own for a Socket. It lives as long as the watcher. */
typedef struct native_watch {
	php_poll_link link;
	zend_object *watcher; /* borrowed */
	bool retired;         /* its Socket was closed */
} native_watch;

static zend_internal_function *add_method;
static zend_internal_function *remove_method;
static zend_internal_function *is_active_method;
static zif_handler php_add;
static zif_handler php_remove;

/* The handlers of PHP's watchers, with another free_obj. */
static zend_object_handlers handlers;
static const zend_object_handlers *php_handlers;

/* --- the watchers that are known ------------------------------------------------------------ */

static zend_ulong native_key_of(const zend_object *watcher)
{
	return (zend_ulong) (uintptr_t) watcher >> 3;
}

static native_watch *native_find(const zend_object *watcher)
{
	HashTable *known = SOCKETS_OWN(native);

	return known != NULL ? zend_hash_index_find_ptr(known, native_key_of(watcher)) : NULL;
}

static void native_forget(zval *entry)
{
	native_watch *n = Z_PTR_P(entry);

	php_poll_unlink(&n->link);
	efree(n);
}

static void native_drop(const zend_object *watcher)
{
	if (SOCKETS_OWN(native) != NULL) {
		zend_hash_index_del(SOCKETS_OWN(native), native_key_of(watcher));
	}
}

static void native_watcher_free(zend_object *object)
{
	native_drop(object);
	php_handlers->free_obj(object);
}

void php_poll_native_free(void)
{
	if (SOCKETS_OWN(native) != NULL) {
		zend_hash_destroy(SOCKETS_OWN(native));
		FREE_HASHTABLE(SOCKETS_OWN(native));
		SOCKETS_OWN(native) = NULL;
	}
}

/* --- a Socket is about to be closed --------------------------------------------------------- */

static bool native_is_active(zend_object *watcher)
{
	zval active;

	ZVAL_UNDEF(&active);
	zend_call_known_instance_method_with_0_params(
			(zend_function *) is_active_method, watcher, &active);
	return Z_TYPE(active) == IS_TRUE;
}

/* A watcher without a context, or that was removed, stays as PHP left it. */
static zend_object *native_retire(php_poll_link *link)
{
	native_watch *n = (native_watch *) ((char *) link - offsetof(native_watch, link));
	zend_object *watcher = n->watcher;
	zend_object *pending = EG(exception);

	php_poll_unlink(link);
	EG(exception) = NULL;
	GC_ADDREF(watcher);
	if (native_is_active(watcher)) {
		zend_call_known_instance_method_with_0_params(
				(zend_function *) remove_method, watcher, NULL);
		n->retired = true;
	}
	if (EG(exception) != NULL) {
		zend_clear_exception();
	}
	EG(exception) = pending;
	return watcher;
}

/* --- the methods ---------------------------------------------------------------------------- */

static void native_note(zend_object *watcher, php_socket *s)
{
	native_watch *n = emalloc(sizeof(*n));

	*n = (native_watch){ .link.retire = native_retire, .watcher = watcher };
	if (SOCKETS_OWN(native) == NULL) {
		ALLOC_HASHTABLE(SOCKETS_OWN(native));
		zend_hash_init(SOCKETS_OWN(native), 8, NULL, native_forget, 0);
	}
	zend_hash_index_update_ptr(SOCKETS_OWN(native), native_key_of(watcher), n);
	php_poll_link_socket(&n->link, s);
	watcher->handlers = &handlers;
}

static ZEND_NAMED_FUNCTION(context_add)
{
	zend_object *handle;

	php_add(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (EG(exception) != NULL || Z_TYPE_P(return_value) != IS_OBJECT) {
		return;
	}
	handle = Z_OBJ_P(ZEND_CALL_ARG(execute_data, 1));
	if (php_poll_is_socket_handle(handle)) {
		native_note(Z_OBJ_P(return_value), php_poll_socket_of(php_poll_handle_from(handle)));
	}
}

/* After socket_close(), remove() is a no-op, as for a closed stream. */
static ZEND_NAMED_FUNCTION(watcher_remove)
{
	native_watch *n = native_find(Z_OBJ_P(ZEND_THIS));

	if (n != NULL && n->retired) {
		ZEND_PARSE_PARAMETERS_NONE();
		return;
	}
	php_remove(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static zend_internal_function *native_method_of(zend_class_entry *ce, const char *name)
{
	return zend_hash_str_find_ptr(&ce->function_table, name, strlen(name));
}

void php_poll_native_startup(zend_class_entry *context, zend_class_entry *watcher)
{
	zend_internal_function *add = native_method_of(context, "add");

	php_handlers = php_sockets_handlers_of(watcher);
	remove_method = native_method_of(watcher, "remove");
	is_active_method = native_method_of(watcher, "isactive");
	if (add == NULL || remove_method == NULL || is_active_method == NULL || php_handlers == NULL) {
		return;
	}
	add_method = add;
	php_add = add_method->handler;
	php_remove = remove_method->handler;
	add_method->handler = context_add;
	remove_method->handler = watcher_remove;
	memcpy(&handlers, php_handlers, sizeof(handlers));
	handlers.free_obj = native_watcher_free;
}

void php_poll_native_shutdown(void)
{
	if (add_method != NULL) {
		add_method->handler = php_add;
		remove_method->handler = php_remove;
		add_method = NULL;
	}
}
