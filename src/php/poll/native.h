#ifndef PHP_SOCKETS_POLL_NATIVE_H
#define PHP_SOCKETS_POLL_NATIVE_H

/*
 * SocketPollHandle in a context of PHP's own (8.6). PHP tells a context that a stream is about to
 * be closed, but not that a Socket is, and has no call for it: the methods Context::add() and
 * Watcher::remove() are wrapped, so that a Socket's watchers are known and socket_close() removes
 * them first.
 */

#include "php.h"

/* Wraps the methods; at the module's start. */
void php_poll_native_startup(zend_class_entry *context, zend_class_entry *watcher);

/* Puts back what was there; at its end. */
void php_poll_native_shutdown(void);

/* Frees what a thread keeps; at the end of a request. */
void php_poll_native_free(void);

#endif
