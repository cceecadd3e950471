#ifndef PHP_SOCKETS_TASK_TASK_H
#define PHP_SOCKETS_TASK_TASK_H

/* The class Task. */

#include "php.h"

#include "skc_timers.h"
#include "task/fiber.h"

typedef struct php_task php_task;
typedef struct php_worker php_worker;

/* What a task runs. php_task_make() copies it. */
typedef struct php_task_code {
	void (*run)(php_task *t); /* a function of C, or NULL: */
	zval function;            /* one of PHP */
	zend_fcall_info_cache cache;
	uint32_t argument_count;
	zval *arguments;
	HashTable *named; /* arguments, or NULL */
} php_task_code;

/* One wait of a task, in a variable of the waiting call. */
typedef struct php_task_wait {
	skc_timer timer; /* first */
	php_task *task;
	struct php_task_wait *next; /* of the waits for the same task */
	bool woken;
	bool late;   /* by its timer */
	skc_err err; /* what has ended the wait, or SKC_OK */
	skc_pollfd *items;
	size_t ready; /* items with revents */
} php_task_wait;

typedef enum php_task_state {
	PHP_TASK_READY, /* in the scheduler's queue */
	PHP_TASK_RUNNING,
	PHP_TASK_WAITING,
	PHP_TASK_ENDED
} php_task_state;

struct php_task {
	php_task *next_ready;
	php_task *before; /* in the scheduler's list of tasks that have not ended */
	php_task *after;
	php_task_state state;
	bool started;
	bool returned;          /* its function has returned or thrown */
	php_task_wait *wait;    /* PHP_TASK_WAITING: the current one */
	php_task_wait *waiters; /* waits for the end of this task */
	zval fiber;             /* undefined before its start */
	php_worker *worker;
	zval result;
	zend_object *failure; /* the exception that has ended it, or NULL */
	zend_object *thrown;  /* to be thrown by the current wait or the next one, or NULL */
	zend_object *reason;  /* the exception of the last cancel(), or NULL */
	php_task_code code;
	void *owner;                 /* of the function that has started the task, or NULL */
	void (*on_end)(php_task *t); /* called once the task has ended; may be NULL, runs no PHP code */
	zend_object std;
};

static inline php_task *php_task_from(zend_object *object)
{
	return (php_task *) ((char *) object - offsetof(php_task, std));
}

/* Registers the classes and functions; at the module's start. */
void php_task_startup(int type);

/* Makes zv a task that has not run yet. name: borrowed; NULL: that of the function. NULL after an
 * exception. */
php_task *php_task_make(zval *zv, const php_task_code *code, zend_string *name);

/* Calls the function of a task and sets its result or its failure. False: it is left by the
 * exception of exit() or of the destruction of its Fiber. */
bool php_task_call(php_task *t);

/* Runs a new task as the first one, and returns its result, or throws, once all tasks have ended.
 * Takes the task. */
void php_task_run(zval *return_value, zval *task);

/* Whether run() can begin here. Throws if not. */
bool php_task_can_run(void);

/* The name of a task of a function: "function", "Class::method" or, of a closure, "file.php:12". */
zend_string *php_task_name_of(zval *function);

/* Releases what a task that has ended does not need. */
void php_task_release_fiber(php_task *t);

/* Replaces an object that a task holds; takes the new one, which may be NULL. */
void php_task_replace(zend_object **held, zend_object *object);

/* Whether an exception that has left the task is the effect of its cancellation. */
bool php_task_is_cancellation(const php_task *t, const zend_object *exception);

/* Takes the current exception, which is cleared. */
zend_object *php_task_take_exception(void);

/* Gives a CancelledException, whose previous exception is the reason (NULL: it has none). */
zend_object *php_task_new_cancellation(zend_object *reason);

#endif
