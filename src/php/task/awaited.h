#ifndef PHP_SOCKETS_TASK_AWAITED_H
#define PHP_SOCKETS_TASK_AWAITED_H

/*
 * The handles that tasks wait for. The handle of a Socket stays registered between the waits of its
 * tasks; one that reports events while nobody waits for them is silent until somebody does.
 */

#include "php_sockets.h"

#include "skc_watch.h"
#include "task/task.h"

/* A handle. */
typedef struct php_awaited php_awaited;

/* A handle of one wait. */
typedef struct php_awaiting {
	php_awaited *of; /* NULL: the handle was closed */
	php_task_wait *wait;
	size_t index; /* of the item */
	struct php_awaiting *before;
	struct php_awaiting *after;
} php_awaiting;

typedef struct php_awaited_set {
	bool open;
	skc_watch_set watches;
	HashTable handles; /* php_awaited by handle */
	size_t waits;      /* that have a handle */
} php_awaited_set;

/* Begins the wait for one or more items; list has room for each. Nothing is registered on failure.
 * sockets: the Sockets to which the items belong, NULL if they belong to none. SKC_EPERM: the
 * system cannot wait for an item, which is always ready. */
skc_err php_awaited_begin(php_awaited_set *s, php_task_wait *wait, php_awaiting *list, size_t count,
		php_socket *const *sockets);

/* Ends it; it may have been woken or not. */
void php_awaited_end(php_awaited_set *s, php_awaiting *list, size_t count);

/* Waits until a handle has an event, or until the timeout, and wakes the waits for it. Runs no PHP
 * code. SKC_EINTR: a signal is due. */
skc_err php_awaited_look(php_awaited_set *s, int64_t timeout);

/* Forgets a Socket before its handle is closed. */
void php_awaited_forget(php_awaited_set *s, php_socket *socket);

/* Forgets all handles. unwound: the waits for them have ended. */
void php_awaited_clear(php_awaited_set *s, bool unwound);

#endif
