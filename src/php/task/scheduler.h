#ifndef PHP_SOCKETS_TASK_SCHEDULER_H
#define PHP_SOCKETS_TASK_SCHEDULER_H

/* The scheduler of a thread: which task runs next, and when none can, the wait for all of them. */

#include "task/awaited.h"
#include "task/task.h"

/* Sets the hooks; at the module's start. */
void php_scheduler_startup(void);

/* Removes what a request that a fatal error has ended left behind; at its end. */
void php_scheduler_reclaim(void);

bool php_scheduler_is_running(void);

/* The task whose code calls, if it may be suspended here; NULL otherwise. */
php_task *php_scheduler_current(void);

/* The task whose code runs, NULL outside of tasks. */
php_task *php_scheduler_running(void);

/* Adds a new task and holds a reference until it has ended. */
void php_scheduler_add(php_task *t);

/* Begins to run tasks in this thread. */
void php_scheduler_begin(void);

/* Runs all tasks until they have ended. False: the exception that left one of them is thrown. */
bool php_scheduler_run(void);

/* Suspends the current task until php_scheduler_wake(), or until the timeout. SKC_EINTR: with an
 * exception; SKC_EDEADLINE. */
skc_err php_scheduler_suspend(php_task_wait *wait, int64_t timeout);

/* The same, also until one of the handles in wait->items is ready: wait->ready is their number
 * then. sockets: as php_awaited_begin(), as is list. SKC_EBADF: one of the sockets was closed. */
skc_err php_scheduler_wait(php_task_wait *wait, php_awaiting *list, size_t count,
		php_socket *const *sockets, int64_t timeout);

/* Lets the other tasks that are ready run once. False after an exception. */
bool php_scheduler_yield(void);

/* Ends a wait: its task runs again in its turn. */
void php_scheduler_wake(php_task_wait *wait, skc_err err);

/* Cancels a task; reason: the exception, NULL for a CancelledException. */
void php_scheduler_cancel(php_task *t, zend_object *reason);

#endif
