#ifndef PHP_SOCKETS_TASK_WORKER_H
#define PHP_SOCKETS_TASK_WORKER_H

/* Workers: Fibers that run tasks one after the other, because the stack of a Fiber costs more to
 * make and to remove than a short task takes. A program cannot notice it: the Fiber of a task that
 * it has seen ends with that task. */

#include "task/task.h"

/* In a variable of the Fiber's function. */
struct php_worker {
	zend_object *fiber; /* of an idle worker, which holds it */
	php_worker *next;
	bool ends;
};

/* Those that have no task. */
typedef struct php_workers {
	php_worker *first;
	uint32_t count;
} php_workers;

/* At the module's start. */
void php_worker_startup(void);

/* Runs the task, which php_scheduler_running() must give, until it waits or ends, by an idle worker
 * or by a new one. */
void php_worker_start(php_workers *idle, php_task *t);

/* Takes the worker of a task that has ended: it waits for the next one, or ends. */
void php_worker_put(php_workers *idle, php_task *t);

/* Ends the idle workers. */
void php_workers_end(php_workers *idle);

#endif
