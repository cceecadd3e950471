#include "task/worker.h"

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_fibers.h"

#include "common/compat.h"
#include "task/scheduler.h"

/* So many stacks stay allocated between tasks. */
#define WORKERS_MAX 64

static zend_internal_function worker_function;

/* A new Fiber begins with the program's error_reporting. */
static void worker_reset(void)
{
	zend_long level = zend_ini_long(ZEND_STRL("error_reporting"), false);
	bool exists;
	bool is_set = zend_ini_string_ex(ZEND_STRL("error_reporting"), false, &exists) != NULL;

	EG(error_reporting) = is_set ? (int) level : E_ALL;
}

static void worker_rest(php_worker *worker)
{
	php_fiber_suspend(&EG(active_fiber)->std);
	if (!worker->ends && EG(exception) == NULL) {
		worker_reset();
	}
}

/* The function of the Fibers. An exception that is left ends the Fiber: exit(), or its own
 * destruction. */
static ZEND_FUNCTION(worker)
{
	php_worker worker = { 0 };

	(void) execute_data;
	(void) return_value;
	do {
		php_task *t = php_scheduler_running();

		t->worker = &worker;
		if (php_task_call(t)) {
			worker_rest(&worker);
		}
	} while (!worker.ends && EG(exception) == NULL);
}

void php_worker_startup(void)
{
	memset(&worker_function, 0, sizeof(worker_function));
	worker_function.type = ZEND_INTERNAL_FUNCTION;
	worker_function.function_name = zend_string_init_interned(ZEND_STRL("Sockets\\run"), true);
	worker_function.handler = ZEND_FN(worker);
}

void php_worker_start(php_workers *idle, php_task *t)
{
	php_worker *worker = idle->first;
	zval function;

	if (worker != NULL) {
		idle->first = worker->next;
		idle->count--;
		ZVAL_OBJ(&t->fiber, worker->fiber);
		php_fiber_resume(worker->fiber);
		return;
	}
	zend_create_fake_closure(&function, (zend_function *) &worker_function, NULL, NULL, NULL);
	if (php_fiber_make(&t->fiber, &function)) {
		php_fiber_start(Z_OBJ(t->fiber));
	}
	zval_ptr_dtor(&function);
}

void php_worker_put(php_workers *idle, php_task *t)
{
	php_worker *worker = t->worker;
	zend_object *fiber = Z_OBJ(t->fiber);

	t->worker = NULL;
	if (idle->count == WORKERS_MAX || GC_REFCOUNT(fiber) > 1 ||
			(OBJ_FLAGS(fiber) & IS_OBJ_WEAKLY_REFERENCED) != 0) {
		worker->ends = true;
		php_fiber_resume(fiber);
		return;
	}
	ZVAL_UNDEF(&t->fiber);
	worker->fiber = fiber;
	worker->next = idle->first;
	idle->first = worker;
	idle->count++;
}

void php_workers_end(php_workers *idle)
{
	while (idle->first != NULL) {
		php_worker *worker = idle->first;

		idle->first = worker->next;
		idle->count--;
		OBJ_RELEASE(worker->fiber);
	}
}
