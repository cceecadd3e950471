#ifndef PHP_SOCKETS_CLASSIC_SELECT_REGISTERED_H
#define PHP_SOCKETS_CLASSIC_SELECT_REGISTERED_H

/*
 * socket_select() for a program that calls it again and again with almost the same sockets: the
 * sockets stay registered with the system's poller, and what a call costs follows the ready and
 * the changed ones. The arrays of the last call are remembered as memory; no reference is held to
 * them or to their sockets, which are forgotten when they are closed, freed or shared with a
 * stream. A set seen for the first time, a small one and one that is mostly ready are left to
 * poll(2).
 */

#include "common/object.h"

/* One of the three arrays of a call. */
typedef struct php_watch_set {
	zval *variable;   /* the by-reference argument */
	HashTable *array; /* what it holds, NULL for null; held during the call */
	HashTable *ready; /* what is ready, with its keys; NULL: not known */
	unsigned bit;     /* SKC_WAIT_* */
	bool references;  /* an element is one: the result has what it refers to */
	uint32_t arg;     /* number of the argument */
} php_watch_set;

/* Waits if the sets are kept. Returns false when they are not, or when poll(2) has to answer: then
 * *timeout is what remains of it, and no other output is written. Otherwise *err, and for SKC_OK
 * the sets' ready and *total, the number that select(2) would return. */
bool php_registered_wait(php_watch_set sets[3], int64_t *timeout, zend_long *total, skc_err *err);

/* Tells how many elements poll(2) found ready in sets that are left to it. */
void php_registered_note_ready(const php_watch_set sets[3], size_t ready);

/* Where poll(2)'s side notes a socket's item: the Socket's own note is in use while it is kept. */
uint32_t *php_registered_note_of_kept(php_socket *s);

static inline uint32_t *php_registered_note(php_socket *s)
{
	return UNEXPECTED(php_sockets_is_in(s, PHP_SOCKETS_REGISTERED))
			? php_registered_note_of_kept(s)
			: &php_sockets_state_of(s)->wait_item;
}

/* Forgets Sockets before their handles are closed; from the module's start. */
void php_registered_startup(void);

/* Forgets a Socket; before its handle is given to a stream. */
void php_registered_forget(php_socket *s);

/* Frees what a thread keeps; at the end of a request. */
void php_registered_free(void);

#endif
