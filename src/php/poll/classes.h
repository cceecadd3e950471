#ifndef PHP_SOCKETS_POLL_CLASSES_H
#define PHP_SOCKETS_POLL_CLASSES_H

/*
 * Io\Poll: classes over skc_watch.h, if PHP has none (before 8.6); SocketPollHandle on all
 * versions. A context holds its watchers, a watcher its handle, a handle its stream or Socket.
 */

#include "php.h"

typedef struct php_poll_classes {
	zend_class_entry *backend;
	zend_class_entry *event;
	zend_class_entry *handle;
	zend_class_entry *watcher;
	zend_class_entry *context;
	zend_class_entry *stream_handle;
	zend_class_entry *socket_handle;
	/* exceptions */
	zend_class_entry *init_failed;
	zend_class_entry *add_failed;
	zend_class_entry *modify_failed;
	zend_class_entry *wait_failed;
	zend_class_entry *unavailable;
	zend_class_entry *inactive;
	zend_class_entry *already_watched;
	zend_class_entry *invalid_handle;
} php_poll_classes;

extern php_poll_classes php_poll_ce;

/* Registers the classes that do not exist yet; at the module's start. shutdown: at its end. */
void php_poll_startup(void);
void php_poll_shutdown(void);

/* Rows of phpinfo(). */
void php_poll_info(void);

#endif
