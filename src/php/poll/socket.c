#include "poll/socket.h"

#include "common/channel.h"
#include "common/compat.h"
#include "common/globals.h"
#include "common/object.h"
#include "poll/handle.h"
#include "poll/native.h"

/* --- lists by Socket ------------------------------------------------------------------------ */

static zend_ulong poll_socket_key_of(const php_socket *s)
{
	return (zend_ulong) (uintptr_t) s >> 3;
}

void php_poll_link_socket(php_poll_link *link, php_socket *s)
{
	zval head;
	php_poll_link *first;

	if (SOCKETS_OWN(polled) == NULL) {
		ALLOC_HASHTABLE(SOCKETS_OWN(polled));
		zend_hash_init(SOCKETS_OWN(polled), 8, NULL, NULL, 0);
	}
	first = zend_hash_index_find_ptr(SOCKETS_OWN(polled), poll_socket_key_of(s));
	link->socket = s;
	link->previous = NULL;
	link->next = first;
	if (first != NULL) {
		first->previous = link;
	}
	ZVAL_PTR(&head, link);
	zend_hash_index_update(SOCKETS_OWN(polled), poll_socket_key_of(s), &head);
	php_sockets_enter(s, PHP_SOCKETS_POLLED);
}

void php_poll_unlink(php_poll_link *link)
{
	php_socket *s = link->socket;

	link->socket = NULL;
	if (s == NULL || SOCKETS_OWN(polled) == NULL) {
		return;
	}
	if (link->next != NULL) {
		link->next->previous = link->previous;
	}
	if (link->previous != NULL) {
		link->previous->next = link->next;
	} else if (link->next != NULL) {
		zend_hash_index_update_ptr(SOCKETS_OWN(polled), poll_socket_key_of(s), link->next);
	} else {
		zend_hash_index_del(SOCKETS_OWN(polled), poll_socket_key_of(s));
		php_sockets_leave(s, PHP_SOCKETS_POLLED);
	}
}

/* The first link of a Socket's list; NULL: it has none. */
static php_poll_link *poll_socket_first_of(const php_socket *s)
{
	return SOCKETS_OWN(polled) != NULL
			? zend_hash_index_find_ptr(SOCKETS_OWN(polled), poll_socket_key_of(s))
			: NULL;
}

/* Retires the objects that poll a Socket. If the Socket is freed, the links are only taken out:
 * their objects are freed together with it. */
static void poll_socket_closing(php_socket *s, HashTable **ended)
{
	php_poll_link *link;

	while (php_sockets_is_in(s, PHP_SOCKETS_POLLED) && (link = poll_socket_first_of(s)) != NULL) {
		zval object;

		if (ended == NULL) {
			php_poll_unlink(link);
			continue;
		}
		if (*ended == NULL) {
			*ended = zend_new_array(0);
		}
		ZVAL_OBJ(&object, link->retire(link));
		zend_hash_next_index_insert_new(*ended, &object);
	}
}

static void poll_socket_secured(php_socket *s)
{
	php_poll_link *link = php_sockets_is_in(s, PHP_SOCKETS_POLLED) ? poll_socket_first_of(s) : NULL;

	for (; link != NULL; link = link->next) {
		if (link->secured != NULL) {
			link->secured(link);
		}
	}
}

void php_poll_socket_startup(void)
{
	php_sockets_on_closing(PHP_SOCKETS_POLLED, poll_socket_closing);
	php_sockets_on_channel(poll_socket_secured);
}

void php_poll_free(void)
{
	php_poll_native_free();
	if (SOCKETS_OWN(polled) != NULL) {
		zend_hash_destroy(SOCKETS_OWN(polled));
		FREE_HASHTABLE(SOCKETS_OWN(polled));
		SOCKETS_OWN(polled) = NULL;
	}
}

/* --- SocketPollHandle ----------------------------------------------------------------------- */

zend_object_handlers php_poll_socket_handlers;

static zend_object *poll_socket_object_of(const php_poll_handle_object *handle)
{
	return handle->handle_data;
}

php_socket *php_poll_socket_of(const php_poll_handle_object *handle)
{
	return handle->handle_data != NULL ? socket_from_obj(handle->handle_data) : NULL;
}

static php_socket_t poll_socket_get_fd(php_poll_handle_object *handle)
{
	php_socket *s = php_poll_socket_of(handle);

	return s != NULL ? php_sockets_sock(s).handle : SKC_HANDLE_NONE;
}

static int poll_socket_is_valid(php_poll_handle_object *handle)
{
	return poll_socket_get_fd(handle) != SKC_HANDLE_NONE;
}

static void poll_socket_cleanup(php_poll_handle_object *handle)
{
	zend_object *socket = poll_socket_object_of(handle);

	if (socket != NULL) {
		handle->handle_data = NULL;
		OBJ_RELEASE(socket);
	}
}

static php_poll_handle_ops socket_ops = {
	.get_fd = poll_socket_get_fd,
	.is_valid = poll_socket_is_valid,
	.cleanup = poll_socket_cleanup,
};

static zend_object *poll_socket_handle_create(zend_class_entry *ce)
{
	php_poll_handle_object *made =
			php_poll_handle_object_create(sizeof(php_poll_handle_object), ce, &socket_ops);

	made->std.handlers = &php_poll_socket_handlers;
	return &made->std;
}

static HashTable *poll_socket_handle_gc(zend_object *object, zval **table, int *count)
{
	php_poll_handle_object *handle = php_poll_handle_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	if (poll_socket_object_of(handle) != NULL) {
		zend_get_gc_buffer_add_obj(buffer, poll_socket_object_of(handle));
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return php_sockets_gc_properties(object);
}

void php_poll_prepare_socket_handle(zend_class_entry *ce)
{
	ce->create_object = poll_socket_handle_create;
	memcpy(&php_poll_socket_handlers, &std_object_handlers, sizeof(php_poll_socket_handlers));
	php_poll_socket_handlers.offset = offsetof(php_poll_handle_object, std);
	php_poll_socket_handlers.free_obj = php_poll_handle_free;
	php_poll_socket_handlers.clone_obj = NULL;
	php_poll_socket_handlers.compare = zend_objects_not_comparable;
	php_poll_socket_handlers.get_gc = poll_socket_handle_gc;
}

ZEND_METHOD(SocketPollHandle, __construct)
{
	php_poll_handle_object *handle = php_poll_handle_from(Z_OBJ_P(ZEND_THIS));
	zval *socket;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	if (handle->handle_data != NULL) {
		zend_throw_error(NULL, "SocketPollHandle object is already constructed");
		RETURN_THROWS();
	}
	if (php_sockets_sock(Z_SOCKET_P(socket)).handle == SKC_HANDLE_NONE) {
		zend_argument_error(NULL, 1, "has already been closed");
		RETURN_THROWS();
	}
	GC_ADDREF(Z_OBJ_P(socket));
	handle->handle_data = Z_OBJ_P(socket);
}

ZEND_METHOD(SocketPollHandle, getSocket)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ_COPY(poll_socket_object_of(php_poll_handle_from(Z_OBJ_P(ZEND_THIS))));
}

ZEND_METHOD(SocketPollHandle, isValid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(poll_socket_is_valid(php_poll_handle_from(Z_OBJ_P(ZEND_THIS))));
}
