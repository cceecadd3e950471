#ifndef PHP_SOCKETS_POLL_SOCKET_H
#define PHP_SOCKETS_POLL_SOCKET_H

/* Sockets that are polled, and the objects that have to be retired before one is closed. */

#include "php_sockets.h"

#include "common/compat.h"

typedef struct php_poll_link {
	php_socket *socket; /* NULL: in no list */
	struct php_poll_link *next;
	struct php_poll_link *previous;
	/* Takes the link out of the list, ends the registration of its object and gives a reference to
	 * the object. Runs no code of the user. */
	zend_object *(*retire)(struct php_poll_link *link);
	/* The Socket has a channel from now on; NULL: that does not matter. */
	void (*secured)(struct php_poll_link *link);
} php_poll_link;

/* Adds a link, whose retire is set, to a Socket's list. */
void php_poll_link_socket(php_poll_link *link, php_socket *s);

/* Takes a link out of its list, if it is in one. */
void php_poll_unlink(php_poll_link *link);

/* Retires what polls a Socket before its handle is closed; from the module's start. */
void php_poll_socket_startup(void);

/* Frees the thread's lists; at the end of a request. */
void php_poll_free(void);

/* Gives the class SocketPollHandle its behaviour. */
void php_poll_prepare_socket_handle(zend_class_entry *ce);

/* A SocketPollHandle's Socket; NULL before its constructor ran. */
php_socket *php_poll_socket_of(const php_poll_handle_object *handle);

/* The handlers of a SocketPollHandle. */
extern zend_object_handlers php_poll_socket_handlers;

/* Whether the object is a SocketPollHandle. */
static inline bool php_poll_is_socket_handle(const zend_object *object)
{
	return object->handlers == &php_poll_socket_handlers;
}

#endif
