#ifndef PHP_SOCKETS_POLL_HANDLE_H
#define PHP_SOCKETS_POLL_HANDLE_H

/* The handles of Io\Poll. */

#include "php.h"

#include "common/compat.h"
#include "common/object.h"
#include "poll/socket.h"

static inline php_poll_handle_object *php_poll_handle_from(zend_object *object)
{
	return (php_poll_handle_object *) ((char *) object - offsetof(php_poll_handle_object, std));
}

extern php_poll_handle_ops php_poll_stream_ops;

/* The free_obj of handles. PHP's own (8.6) releases the stream or Socket before the weak references
 * to the handle are cleared. */
void php_poll_handle_free(zend_object *object);

/* Whether its stream or Socket is still open, without a system call, unlike is_valid. A closed
 * resource loses everything but its number. */
static inline bool php_poll_handle_is_open(const php_poll_handle_object *handle)
{
	const void *data = handle->handle_data;

	if (handle->ops == &php_poll_stream_ops) {
		return ((const zend_resource *) data)->ptr != NULL;
	}
	return php_sockets_sock(socket_from_obj((zend_object *) data)).handle != SKC_HANDLE_NONE;
}

/* Its stream; NULL for the handle of a Socket. */
zend_resource *php_poll_handle_stream(const php_poll_handle_object *handle);

/* The handlers of a StreamPollHandle. */
extern zend_object_handlers php_poll_stream_handlers;

/* The StreamPollHandle of the stream that the method getStream() of another extension's handle
 * returns. The caller releases it. NULL if there is no such method, or it returns no open stream,
 * and after an exception. May run code of the program. */
zend_object *php_poll_handle_of_other(zend_object *object);

/* The handle of ours for any object that implements the interface: itself, or as above. Another
 * extension may have registered the interface, and classes that implement it. */
static inline zend_object *php_poll_handle_for(zend_object *object)
{
	if (EXPECTED(php_poll_is_socket_handle(object) ||
				object->handlers == &php_poll_stream_handlers)) {
		GC_ADDREF(object);
		return object;
	}
	return php_poll_handle_of_other(object);
}

void php_poll_prepare_stream_handle(zend_class_entry *ce);

#endif
