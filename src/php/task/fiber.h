#ifndef PHP_SOCKETS_TASK_FIBER_H
#define PHP_SOCKETS_TASK_FIBER_H

/* PHP's Fibers, by their methods: PHP 8.2 and 8.3 do not export the functions behind them. */

#include "php.h"

/* Looks the methods up; at the module's start. */
void php_fiber_startup(void);

/* Makes zv a Fiber of a function without arguments. False after an exception. */
bool php_fiber_make(zval *zv, zval *function);

/* Run it until it suspends itself or ends. An exception that leaves it is EG(exception) then. */
void php_fiber_start(zend_object *fiber);
void php_fiber_resume(zend_object *fiber);

/* Brings the memory that php_fiber_resume() will need into the processor's caches, in two steps, of
 * which the second one reads what the first one has fetched: with thousands of Fibers each of them
 * has left the caches before its next turn. */
void php_fiber_prepare(const zend_object *fiber, bool stacks);

/* Suspends a Fiber that is running: the active one, or one that has resumed the active one,
 * directly or through others, which are suspended with it. Returns when it is resumed; an exception
 * means that it is being destroyed. */
void php_fiber_suspend(zend_object *fiber);

/* What PHP has once for all Fibers and a call of it may be in the middle of: the output handler
 * that runs, and the number of classes that are being loaded. The other Fibers would find it
 * unfinished: they could not write, or would not find the class. */
typedef struct php_fiber_shared {
	const void *output;
	uint32_t autoloading;
} php_fiber_shared;

php_fiber_shared php_fiber_shared_now(void);
bool php_fiber_shared_is(const php_fiber_shared *before);

/* Whether php_fiber_suspend() is possible. */
bool php_fiber_can_suspend(const zend_object *fiber);

/* In a child process: the Fiber never runs again, also not its finally blocks. */
void php_fiber_disown(zend_object *fiber);

#endif
