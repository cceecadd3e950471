#ifndef PHP_SOCKETS_POLL_INTERNAL_H
#define PHP_SOCKETS_POLL_INTERNAL_H

/*
 * Io\Poll: classes over skc_watch.h. Its own where PHP has none (before 8.6); SocketPollHandle
 * everywhere. A context keeps its watchers, a watcher its handle, a handle its stream or Socket.
 */

#include "common/internal.h"
#include "poll/buffered.h"
#include "poll/socket.h"
#include "skc_watch.h"

/* --- poll/classes.c --------------------------------------------------------------------- */

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

/* Registers the classes that nobody has brought; at the module's start and end. */
void php_poll_startup(void);
void php_poll_shutdown(void);

/* Rows of phpinfo(). */
void php_poll_info(void);

/* --- poll/event.c: the enums ------------------------------------------------------------ */

/* Bits of a set of events, in the order of the enum; PHP's own numbers. */
enum {
	PHP_SOCKETS_READ = 1,
	PHP_SOCKETS_WRITE = 2,
	PHP_SOCKETS_ERROR = 4,
	PHP_SOCKETS_HANGUP = 8,
	PHP_SOCKETS_READ_HANGUP = 16,
	PHP_SOCKETS_ONESHOT = 32,
	PHP_SOCKETS_EDGE = 64
};

/* The bits of an array of Io\Poll\Event. Throws a TypeError that names the argument and returns 0
 * for anything else, or nothing. */
unsigned php_poll_events_from(HashTable *events, uint32_t arg);

/* A list of enum cases. */
void php_poll_events_to(unsigned bits, zval *list);

/* Between those bits and a poller's, which is not asked for errors and hang-ups: it tells of them
 * by itself. */
static inline uint32_t php_poll_events_for_poller(unsigned bits)
{
	return (bits & PHP_SOCKETS_READ ? POLLIN : 0U) | (bits & PHP_SOCKETS_WRITE ? POLLOUT : 0U) |
			(bits & PHP_SOCKETS_READ_HANGUP ? SKC_POLLER_READ_HANGUP : 0U) |
			(bits & PHP_SOCKETS_ONESHOT ? SKC_POLLER_ONESHOT : 0U) |
			(bits & PHP_SOCKETS_EDGE ? SKC_POLLER_EDGE : 0U);
}

static inline unsigned php_poll_events_of_poller(uint32_t found)
{
	return (found & POLLIN ? PHP_SOCKETS_READ : 0U) | (found & POLLOUT ? PHP_SOCKETS_WRITE : 0U) |
			(found & POLLERR ? PHP_SOCKETS_ERROR : 0U) |
			(found & POLLHUP ? PHP_SOCKETS_HANGUP : 0U) |
			(found & SKC_POLLER_READ_HANGUP ? PHP_SOCKETS_READ_HANGUP : 0U);
}

/* The kind of poller a case of Io\Poll\Backend stands for; NULL: this system has none. */
const skc_poller_kind *php_poll_kind(zend_object *backend);

/* --- poll/error.c ----------------------------------------------------------------------- */

/* Throws one of the exceptions of Io\Poll. */
void php_poll_throw(zend_class_entry *ce, const char *message, zend_long code);

/* Throws a Failed…Exception with the code of a system's code. */
void php_poll_fail(zend_class_entry *ce, skc_err err, const char *message);

/* As php_poll_fail, for a wait that a signal ended: PHP's handlers run first, and an exception of
 * theirs wins. */
void php_poll_interrupted(void);

/* --- poll/handle.c ---------------------------------------------------------------------- */

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

/* --- poll/watcher.c --------------------------------------------------------------------- */

typedef struct php_poll_context php_poll_context;

typedef struct php_poll_watcher {
	php_poll_context *context; /* NULL: not active */
	zend_object *handle;
	zval data;
	uint64_t id;                   /* in the context's set */
	unsigned char watched;         /* bits of events */
	unsigned char triggered;       /* by the last wait that returned it */
	bool closed;                   /* it ended because its handle was closed */
	php_poll_link link;            /* of its Socket, if it is one's */
	uint32_t ahead;                /* its place in the context's php_poll_buffered */
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

/* --- poll/context.c --------------------------------------------------------------------- */

struct php_poll_context {
	skc_watch_set set; /* kind NULL: not constructed */
	php_poll_buffered ahead;
	uint32_t serial;        /* of waits */
	php_poll_watcher *lost; /* watchers that are no longer registered, to be released */
	zend_object std;
};

static inline php_poll_context *php_poll_context_from(zend_object *object)
{
	return (php_poll_context *) ((char *) object - offsetof(php_poll_context, std));
}

void php_poll_prepare_context(zend_class_entry *ce);

/* Ends a watcher's registration and releases the context's reference. closed: its handle is, or is
 * about to be; open: the descriptor still is. */
void php_poll_context_drop(php_poll_watcher *w, bool closed, bool open);

/* As php_poll_context_drop, and gives the context's reference. */
zend_object *php_poll_context_take(php_poll_watcher *w, bool closed, bool open);

#endif
