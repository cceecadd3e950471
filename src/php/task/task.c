#include "task/task.h"

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_fibers.h"

#include "common/compat.h"
#include "common/duration.h"
#include "common/object.h"
#include "modern/error.h"
#include "modern/modern.h"
#include "skc_time.h"
#include "task/foreign.h"
#include "task/scheduler.h"

#include "task_arginfo.h"

static zend_object_handlers task_handlers;
static zend_class_entry *task_ce;

/* --- the object ------------------------------------------------------------------------------- */

static zend_object *task_create(zend_class_entry *ce)
{
	php_task *t = zend_object_alloc(sizeof(*t), ce);

	memset(t, 0, offsetof(php_task, std));
	zend_object_std_init(&t->std, ce);
	object_properties_init(&t->std, ce);
	t->std.handlers = &task_handlers;
	t->state = PHP_TASK_ENDED;
	return &t->std;
}

static void task_copy_code(php_task_code *to, const php_task_code *code)
{
	*to = *code;
	Z_TRY_ADDREF(to->function);
	if (code->argument_count > 0) {
		to->arguments = safe_emalloc(code->argument_count, sizeof(zval), 0);
		for (uint32_t i = 0; i < code->argument_count; i++) {
			ZVAL_COPY(&to->arguments[i], &code->arguments[i]);
		}
	} else {
		to->arguments = NULL;
	}
	to->named = code->named != NULL ? zend_array_dup(code->named) : NULL;
}

static void task_release_code(php_task *t)
{
	php_task_code code = t->code;

	memset(&t->code, 0, sizeof(t->code));
	for (uint32_t i = 0; i < code.argument_count; i++) {
		zval_ptr_dtor(&code.arguments[i]);
	}
	if (code.arguments != NULL) {
		efree(code.arguments);
	}
	if (code.named != NULL) {
		zend_array_release(code.named);
	}
	zval_ptr_dtor(&code.function);
}

void php_task_replace(zend_object **held, zend_object *object)
{
	zend_object *before = *held;

	*held = object;
	if (before != NULL) {
		OBJ_RELEASE(before);
	}
}

void php_task_release_fiber(php_task *t)
{
	php_task_replace(&t->thrown, NULL);
	task_release_code(t);
	php_sockets_release(&t->fiber);
}

static void task_free(zend_object *object)
{
	php_task *t = php_task_from(object);

	zend_object_std_dtor(object);
	php_task_release_fiber(t);
	php_task_replace(&t->failure, NULL);
	php_task_replace(&t->reason, NULL);
	php_sockets_release(&t->result);
}

static HashTable *task_gc(zend_object *object, zval **table, int *count)
{
	php_task *t = php_task_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &t->fiber);
	zend_get_gc_buffer_add_zval(buffer, &t->result);
	if (t->failure != NULL) {
		zend_get_gc_buffer_add_obj(buffer, t->failure);
	}
	if (t->reason != NULL) {
		zend_get_gc_buffer_add_obj(buffer, t->reason);
	}
	if (t->thrown != NULL) {
		zend_get_gc_buffer_add_obj(buffer, t->thrown);
	}
	zend_get_gc_buffer_add_zval(buffer, &t->code.function);
	for (uint32_t i = 0; i < t->code.argument_count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &t->code.arguments[i]);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return php_sockets_gc_properties(object);
}

static void task_prepare(zend_class_entry *ce)
{
	ce->create_object = task_create;
	memcpy(&task_handlers, &std_object_handlers, sizeof(task_handlers));
	task_handlers.offset = offsetof(php_task, std);
	task_handlers.free_obj = task_free;
	task_handlers.clone_obj = NULL;
	task_handlers.compare = zend_objects_not_comparable;
	task_handlers.get_gc = task_gc;
}

zend_string *php_task_name_of(zval *function)
{
	if (Z_TYPE_P(function) == IS_OBJECT && Z_OBJCE_P(function) == zend_ce_closure) {
		const zend_function *code = zend_get_closure_method_def(Z_OBJ_P(function));

		if (code->type == ZEND_USER_FUNCTION && code->op_array.filename != NULL &&
				(code->common.fn_flags & ZEND_ACC_FAKE_CLOSURE) == 0) {
			const char *path = ZSTR_VAL(code->op_array.filename);
			const char *slash = strrchr(path, '/');

			return zend_strpprintf(
					0, "%s:%u", slash != NULL ? slash + 1 : path, code->op_array.line_start);
		}
		return zend_string_copy(code->common.function_name);
	}
	return zend_get_callable_name(function);
}

php_task *php_task_make(zval *zv, const php_task_code *code, zend_string *name)
{
	php_task *t;

	if (!php_sockets_make(zv, task_ce, task_create)) {
		return NULL;
	}
	t = php_task_from(Z_OBJ_P(zv));
	name = name != NULL ? zend_string_copy(name) : php_task_name_of((zval *) &code->function);
	ZVAL_STR(OBJ_PROP_NUM(&t->std, 0), name);
	task_copy_code(&t->code, code);
	return t;
}

static void task_call_function(php_task *t)
{
	zval result;
	zend_fcall_info call = {
		.size = sizeof(call),
		.retval = &result,
		.params = t->code.arguments,
		.param_count = t->code.argument_count,
		.named_params = t->code.named,
	};

	ZVAL_UNDEF(&result);
	ZVAL_COPY_VALUE(&call.function_name, &t->code.function);
	zend_call_function(&call, &t->code.cache);
	ZVAL_COPY_DEREF(&t->result, &result);
	zval_ptr_dtor(&result);
}

bool php_task_call(php_task *t)
{
	if (t->code.run != NULL) {
		t->code.run(t);
		ZVAL_NULL(&t->result);
	} else {
		task_call_function(t);
	}
	if (UNEXPECTED(EG(exception) != NULL)) {
		if (zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception))) {
			return false;
		}
		t->failure = php_task_take_exception();
	}
	t->returned = true;
	return true;
}

/* --- cancellation ----------------------------------------------------------------------------- */

zend_object *php_task_new_cancellation(zend_object *reason)
{
	zval exception;

	object_init_ex(&exception, php_modern_classes.cancelled_exception);
	zend_update_property_string(
			zend_ce_exception, Z_OBJ(exception), ZEND_STRL("message"), "the task was cancelled");
	if (reason != NULL) {
		GC_ADDREF(reason);
		zend_exception_set_previous(Z_OBJ(exception), reason);
	}
	return Z_OBJ(exception);
}

zend_object *php_task_take_exception(void)
{
	zend_object *exception = EG(exception);

	GC_ADDREF(exception);
	zend_clear_exception();
	return exception;
}

bool php_task_is_cancellation(const php_task *t, const zend_object *exception)
{
	return t->reason != NULL &&
			(exception == t->reason ||
					instanceof_function(exception->ce, php_modern_classes.cancelled_exception));
}

/* --- waiting for a task ----------------------------------------------------------------------- */

static void task_leave(php_task *t, const php_task_wait *wait)
{
	php_task_wait **at = &t->waiters;

	while (*at != NULL && *at != wait) {
		at = &(*at)->next;
	}
	if (*at != NULL) {
		*at = wait->next;
	}
}

static void task_wait_for(php_task *t, int64_t timeout)
{
	php_task_wait wait = { .task = php_scheduler_current(), .next = t->waiters };
	skc_err err;

	if (wait.task == NULL || wait.task == t) {
		zend_throw_error(NULL,
				wait.task == t ? "A task cannot await itself"
							   : "Only a task can await one that has not ended");
		return;
	}
	if (timeout == 0) {
		php_modern_throw_timeout(&PHP_MODERN_NO_FAILURE, "await");
		return;
	}
	t->waiters = &wait;
	err = php_scheduler_suspend(&wait, timeout);
	task_leave(t, &wait);
	if (err == SKC_EDEADLINE) {
		php_modern_throw_timeout(&PHP_MODERN_NO_FAILURE, "await");
	} else if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "await");
	}
}

static void task_throw_failure(const php_task *t)
{
	zval exception;

	if (php_task_is_cancellation(t, t->failure) &&
			!instanceof_function(t->failure->ce, php_modern_classes.cancelled_exception)) {
		ZVAL_OBJ(&exception, php_task_new_cancellation(t->failure));
	} else {
		ZVAL_OBJ_COPY(&exception, t->failure);
	}
	zend_throw_exception_object(&exception);
}

ZEND_METHOD(Sockets_Task, await)
{
	php_task *t = php_task_from(Z_OBJ_P(ZEND_THIS));
	zval *timeout = NULL;
	int64_t limit;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_sockets_timeout(timeout, 1, &limit)) {
		RETURN_THROWS();
	}
	if (t->state != PHP_TASK_ENDED) {
		task_wait_for(t, limit);
	}
	if (EG(exception) != NULL) {
		RETURN_THROWS();
	}
	if (t->failure != NULL) {
		task_throw_failure(t);
		RETURN_THROWS();
	}
	RETURN_COPY(&t->result);
}

ZEND_METHOD(Sockets_Task, cancel)
{
	zend_object *reason = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(reason, zend_ce_throwable)
	ZEND_PARSE_PARAMETERS_END();

	php_scheduler_cancel(php_task_from(Z_OBJ_P(ZEND_THIS)), reason);
}

ZEND_METHOD(Sockets_Task, isDone)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(php_task_from(Z_OBJ_P(ZEND_THIS))->state == PHP_TASK_ENDED);
}

ZEND_METHOD(Sockets_Task, __construct)
{
}

/* --- functions -------------------------------------------------------------------------------- */

bool php_task_can_run(void)
{
	if (php_scheduler_is_running()) {
		zend_throw_error(NULL, "Sockets\\run() is already running in this thread");
		return false;
	}
	if (zend_fiber_switch_blocked()) {
		zend_throw_error(NULL, "Sockets\\run() cannot run here: PHP does not switch Fibers");
		return false;
	}
	return true;
}

void php_task_run(zval *return_value, zval *task)
{
	const php_task *t = php_task_from(Z_OBJ_P(task));

	php_scheduler_begin();
	php_scheduler_add(php_task_from(Z_OBJ_P(task)));
	if (php_scheduler_run()) {
		if (t->failure != NULL) {
			task_throw_failure(t);
		} else if (Z_ISUNDEF(t->result)) {
			/* In a child process that another task has forked. */
			RETVAL_NULL();
		} else {
			RETVAL_COPY(&t->result);
		}
	}
	zval_ptr_dtor(task);
}

PHP_FUNCTION(Sockets_run)
{
	zend_fcall_info function;
	php_task_code code = { 0 };
	zval main;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_FUNC(function, code.cache)
		Z_PARAM_VARIADIC_WITH_NAMED(code.arguments, code.argument_count, code.named)
	ZEND_PARSE_PARAMETERS_END();

	ZVAL_COPY_VALUE(&code.function, &function.function_name);
	if (!php_task_can_run() || php_task_make(&main, &code, NULL) == NULL) {
		RETURN_THROWS();
	}
	php_task_run(return_value, &main);
}

PHP_FUNCTION(Sockets_spawn)
{
	zend_fcall_info function;
	php_task_code code = { 0 };
	php_task *t;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_FUNC(function, code.cache)
		Z_PARAM_VARIADIC_WITH_NAMED(code.arguments, code.argument_count, code.named)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_scheduler_is_running()) {
		zend_throw_error(NULL, "Sockets\\spawn() must be called within Sockets\\run()");
		RETURN_THROWS();
	}
	ZVAL_COPY_VALUE(&code.function, &function.function_name);
	t = php_task_make(return_value, &code, NULL);
	if (t != NULL) {
		php_scheduler_add(t);
	}
}

static void task_sleep(int64_t time)
{
	int64_t deadline = skc_time_deadline(time);
	int64_t left = time;
	skc_err err = SKC_OK;

	while (err == SKC_OK && left != 0) {
		size_t none;

		err = skc_sleep(NULL, NULL, 0, left, &none);
		left = skc_time_remaining(deadline);
	}
	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "sleep");
	}
}

PHP_FUNCTION(Sockets_sleep)
{
	zval *time;
	int64_t limit;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(time)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_sockets_timeout(time, 1, &limit)) {
		RETURN_THROWS();
	}
	if (limit > 0) {
		task_sleep(limit);
	} else if (php_scheduler_current() != NULL) {
		php_scheduler_yield();
	} else if (php_foreign_can_suspend()) {
		php_foreign_yield();
	}
}

void php_task_startup(int type)
{
	zend_class_entry *scheduler;

	task_ce = register_class_Sockets_Task();
	task_prepare(task_ce);
	php_scheduler_startup();
	scheduler = register_class_Sockets_Scheduler();
	php_foreign_startup(scheduler, register_class_Sockets_ClosingScheduler(scheduler));
	zend_register_functions(NULL, ext_functions, NULL, type);
}
