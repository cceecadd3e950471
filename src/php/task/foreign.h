#ifndef PHP_SOCKETS_TASK_FOREIGN_H
#define PHP_SOCKETS_TASK_FOREIGN_H

/*
 * The scheduler of the program (Sockets\Scheduler), to which calls of Sockets\ go that wait in a
 * Fiber that run() has not started. Its method select() is code of the program: it may do anything,
 * also never return, when its Fiber is destroyed.
 */

#include "php_sockets.h"

#include "skc_os.h"

/* Takes the interfaces Scheduler and ClosingScheduler; at the module's start. */
void php_foreign_startup(zend_class_entry *scheduler, zend_class_entry *closing);

/* Releases the scheduler; when the end of a request begins. */
void php_foreign_release(void);

/* Forgets what a request that a fatal error has ended left behind; at its end. */
void php_foreign_reclaim(void);

/* Whether the current call is one that goes to the program's scheduler: one of Sockets\, in a Fiber
 * that may be suspended here (not in an output handler or an autoloader) and is not in select()
 * itself, while no run() is running. */
bool php_foreign_can_suspend(void);

/* Lets the scheduler wait, once: see skc_turns. Returns also before a handle is ready and the
 * timeout has expired, with *ready 0, when the scheduler does. The kernel decides which handles are
 * ready, not the arrays that select() leaves. */
skc_err php_foreign_suspend(
		php_socket *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);

/* Calls select() without sockets and with a timeout of 0. */
void php_foreign_yield(void);

#endif
