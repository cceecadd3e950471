#ifndef PHP_SOCKETS_POLL_WATCHER_H
#define PHP_SOCKETS_POLL_WATCHER_H

/* Io\Poll\Watcher. */

#include "php.h"

#include "poll/socket.h"

struct php_poll_context;

typedef struct php_poll_watcher {
	struct php_poll_context *context; /* NULL: not active */
	zend_object *handle;              /* of ours; it is what is polled */
	zend_object *given;               /* another extension's handle that stands for it, or NULL */
	zval data;
	uint64_t id;                   /* in the context's set */
	unsigned char watched;         /* bits of events */
	unsigned char triggered;       /* by the last wait that returned it */
	bool closed;                   /* it ended because its handle was closed */
	php_poll_link link;            /* in the list of its Socket, if it has one */
	uint32_t place;                /* its place in the context's php_poll_buffered */
	uint32_t serial;               /* of the wait that returned it */
	struct php_poll_watcher *lost; /* next in the context's list */
	zend_object std;
} php_poll_watcher;

static inline php_poll_watcher *php_poll_watcher_from(zend_object *object)
{
	return (php_poll_watcher *) ((char *) object - offsetof(php_poll_watcher, std));
}

void php_poll_prepare_watcher(zend_class_entry *ce);

/* The create_object of the class. */
zend_object *php_poll_watcher_create(zend_class_entry *ce);

#endif
