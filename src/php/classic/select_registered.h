#ifndef PHP_SOCKETS_CLASSIC_SELECT_REGISTERED_H
#define PHP_SOCKETS_CLASSIC_SELECT_REGISTERED_H

/*
 * socket_select() for a program that calls it repeatedly with almost the same sockets. The sockets
 * stay registered in the interest list of a poller, so that the cost of a call depends on the
 * number of ready and changed sockets. A copy of the memory of the last arrays is compared with
 * those of the next call; no reference to the arrays or their sockets is held, and a socket leaves
 * the set when it is closed, freed or shared with a stream. Sets that are small, seen for the first
 * time or change too much are passed to poll(2).
 */

#include "common/object.h"

/* One of the three arrays of a call. */
typedef struct php_select_set {
	zval *variable;   /* the by-reference argument */
	HashTable *array; /* its value, NULL for null; held during the call */
	HashTable *ready; /* the ready elements with their keys; NULL: not known */
	unsigned bit;     /* SKC_WAIT_* */
	bool references;  /* an element is a reference: the result has its target */
	uint32_t arg;     /* number of the argument */
} php_select_set;

/* Waits if the sets are registered. Returns false if they are not, or if poll(2) has to be called:
 * then *timeout is the remaining time, and no other output is written. Otherwise sets *err, and for
 * SKC_OK the member ready of the sets and *total, the number that select(2) would return. */
bool php_registered_wait(php_select_set sets[3], int64_t *timeout, zend_long *total, skc_err *err);

/* Where select.c notes the item of a socket: the member wait_item is in use while the Socket is
 * registered. */
uint32_t *php_registered_note_in_set(php_socket *s);

static inline uint32_t *php_registered_note(php_socket *s)
{
	return UNEXPECTED(php_sockets_is_in(s, PHP_SOCKETS_REGISTERED))
			? php_registered_note_in_set(s)
			: &php_sockets_state_of(s)->wait_item;
}

/* Forgets Sockets before their handles are closed; from the module's start. */
void php_registered_startup(void);

/* Forgets a Socket; before its handle is given to a stream. */
void php_registered_forget(php_socket *s);

/* Frees the thread's set; at the end of a request. */
void php_registered_free(void);

#endif
