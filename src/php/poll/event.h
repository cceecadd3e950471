#ifndef PHP_SOCKETS_POLL_EVENT_H
#define PHP_SOCKETS_POLL_EVENT_H

/* The enums of Io\Poll. */

#include "php.h"

#include "skc_poller.h"

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
 * if an element is not one, or if the array is empty. */
unsigned php_poll_events_from(HashTable *events, uint32_t arg);

/* A list of enum cases. */
void php_poll_events_to(unsigned bits, zval *list);

/* Convert between these bits and those of a poller, which always reports errors and hang-ups. */
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

/* The kind of poller of a case of Io\Poll\Backend; NULL if this system does not have it. */
const skc_poller_kind *php_poll_kind(zend_object *backend);

#endif
