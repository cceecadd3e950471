#ifndef PHP_SOCKETS_POLL_NATIVE_H
#define PHP_SOCKETS_POLL_NATIVE_H

/*
 * SocketPollHandle in a context of PHP's own (8.6). PHP notifies a context that a stream is about
 * to be closed, but has no such notification for a Socket: the methods Context::add() and
 * Watcher::remove() are wrapped, so that the watchers of a Socket are known and socket_close()
 * removes them first.
 */

#include "php.h"

/* Wraps the methods; at the module's start. */
void php_poll_native_startup(zend_class_entry *context, zend_class_entry *watcher);

/* Restores the methods; at the module's end. */
void php_poll_native_shutdown(void);

/* Frees the thread's list; at the end of a request. */
void php_poll_native_free(void);

#endif
