#ifndef PHP_SOCKETS_POLL_CONTEXT_H
#define PHP_SOCKETS_POLL_CONTEXT_H

/* Io\Poll\Context. */

#include "php.h"

#include "poll/buffered.h"
#include "poll/watcher.h"
#include "skc_watch.h"

typedef struct php_poll_context {
	skc_watch_set set; /* kind NULL: not constructed */
	php_poll_buffered buffered;
	uint32_t serial;        /* of waits */
	php_poll_watcher *lost; /* watchers that are no longer registered, to be released */
	zend_object std;
} php_poll_context;

static inline php_poll_context *php_poll_context_from(zend_object *object)
{
	return (php_poll_context *) ((char *) object - offsetof(php_poll_context, std));
}

void php_poll_prepare_context(zend_class_entry *ce);

/* Ends a watcher's registration and releases the context's reference. closed: its handle is closed
 * or about to be; open: the descriptor is still open. */
void php_poll_context_drop(php_poll_watcher *w, bool closed, bool open);

/* As php_poll_context_drop(), but gives the context's reference to the caller. */
zend_object *php_poll_context_take(php_poll_watcher *w, bool closed, bool open);

#endif
