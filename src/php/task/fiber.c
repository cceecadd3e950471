#include "task/fiber.h"

#include "php_globals.h"
#include "php_output.h"
#include "zend_exceptions.h"
#include "zend_fibers.h"

#include "common/compat.h"

/* What a resumed Fiber reads at once of its stack. */
#define CACHE_LINE 64
#define STACK_LINES 16

static struct {
	zend_function *start;
	zend_function *resume;
	zend_function *suspend;
} methods;

static zend_function *fiber_method(const char *name)
{
	return zend_hash_str_find_ptr(&zend_ce_fiber->function_table, name, strlen(name));
}

void php_fiber_startup(void)
{
	methods.start = fiber_method("start");
	methods.resume = fiber_method("resume");
	methods.suspend = fiber_method("suspend");
}

static zend_fiber *fiber_of(const zend_object *object)
{
	return (zend_fiber *) object;
}

bool php_fiber_make(zval *zv, zval *function)
{
	if (object_init_ex(zv, zend_ce_fiber) != SUCCESS) {
		ZVAL_NULL(zv);
		return false;
	}
	zend_call_known_function(
			zend_ce_fiber->constructor, Z_OBJ_P(zv), zend_ce_fiber, NULL, 1, function, NULL);
	if (EG(exception) == NULL) {
		return true;
	}
	zval_ptr_dtor(zv);
	ZVAL_NULL(zv);
	return false;
}

/* Calls a method without arguments. zend_call_function() would take several times as long, and
 * would run the handlers of signals after the switch, where no task is running. */
static void fiber_call(zend_function *method, zend_object *fiber)
{
	uint32_t info = ZEND_CALL_TOP_FUNCTION | (fiber != NULL ? ZEND_CALL_HAS_THIS : 0);
	void *of = fiber != NULL ? (void *) fiber : (void *) zend_ce_fiber;
	zend_execute_data *call = zend_vm_stack_push_call_frame(info, method, 0, of);
	zval value;

	ZVAL_NULL(&value);
	call->prev_execute_data = EG(current_execute_data);
	EG(current_execute_data) = call;
	method->internal_function.handler(call, &value);
	EG(current_execute_data) = call->prev_execute_data;
	zend_vm_stack_free_call_frame(call);
	zval_ptr_dtor(&value);
}

void php_fiber_start(zend_object *fiber)
{
	fiber_call(methods.start, fiber);
}

void php_fiber_resume(zend_object *fiber)
{
	fiber_call(methods.resume, fiber);
}

void php_fiber_suspend(zend_object *fiber)
{
	zend_fiber *active = EG(active_fiber);

	EG(active_fiber) = fiber_of(fiber);
	fiber_call(methods.suspend, NULL);
	EG(active_fiber) = active;
}

php_fiber_shared php_fiber_shared_now(void)
{
	return (php_fiber_shared){ OG(running), php_sockets_autoloading() };
}

bool php_fiber_shared_is(const php_fiber_shared *before)
{
	return before->output == OG(running) && before->autoloading == php_sockets_autoloading();
}

void php_fiber_prepare(const zend_object *object, bool stacks)
{
	const zend_fiber *fiber = fiber_of(object);
	const char *stack;

	if (!stacks) {
		PHP_SOCKETS_PREFETCH(fiber);
		PHP_SOCKETS_PREFETCH(&fiber->context);
		PHP_SOCKETS_PREFETCH(&fiber->execute_data);
		return;
	}
	stack = fiber->context.handle;
	for (size_t i = 0; i < STACK_LINES; i++) {
		PHP_SOCKETS_PREFETCH(stack + i * CACHE_LINE);
	}
	PHP_SOCKETS_PREFETCH(fiber->execute_data);
}

bool php_fiber_can_suspend(const zend_object *fiber)
{
	return EG(active_fiber) != NULL && !(fiber_of(fiber)->flags & ZEND_FIBER_FLAG_DESTROYED) &&
			!zend_fiber_switch_blocked();
}

void php_fiber_disown(zend_object *fiber)
{
	fiber_of(fiber)->context.status = ZEND_FIBER_STATUS_DEAD;
	/* What its stack refers to is never released, which a debug build of PHP would report. */
	PG(report_memleaks) = false;
}
