#ifndef PHP_SOCKETS_POLL_HANDLE_H
#define PHP_SOCKETS_POLL_HANDLE_H

/* The handles of Io\Poll. */

#include "php.h"

#include "common/compat.h"
#include "common/object.h"

static inline php_poll_handle_object *php_poll_handle_from(zend_object *object)
{
	return (php_poll_handle_object *) ((char *) object - offsetof(php_poll_handle_object, std));
}

extern php_poll_handle_ops php_poll_stream_ops;

/* The free_obj of handles. PHP's own (8.6) releases what the handle holds before the weak
 * references to the handle are cleared. */
void php_poll_handle_free(zend_object *object);

/* Is its stream or Socket still open? Costs nothing, unlike is_valid. A closed resource keeps its
 * number and loses all else. */
static inline bool php_poll_handle_is_open(const php_poll_handle_object *handle)
{
	const void *data = handle->handle_data;

	if (handle->ops == &php_poll_stream_ops) {
		return ((const zend_resource *) data)->ptr != NULL;
	}
	return php_sockets_sock(socket_from_obj((zend_object *) data)).handle != SKC_HANDLE_NONE;
}

/* The stream it stands for; NULL for a Socket's. */
zend_resource *php_poll_handle_stream(const php_poll_handle_object *handle);

/* Is it one of ours? Another extension may have brought the interface, and classes of its own. */
bool php_poll_is_handle(const zend_object *object);

void php_poll_prepare_stream_handle(zend_class_entry *ce);

#endif
