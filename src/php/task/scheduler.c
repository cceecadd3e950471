#include "task/scheduler.h"

#include "zend_exceptions.h"

#include "common/compat.h"
#include "common/error.h"
#include "common/globals.h"
#include "common/object.h"
#include "skc_time.h"
#include "task/awaited.h"
#include "task/idle.h"
#include "task/serve_signal.h"
#include "task/turns.h"
#include "task/worker.h"

typedef struct scheduler {
	bool running;
	unsigned forks;    /* skc_os_fork_count() at the start */
	php_task *current; /* the task whose code runs */
	php_task *first;   /* the queue of tasks that are ready */
	php_task *last;
	php_task *alive; /* all that have not ended */
	php_workers idle;
	skc_timers timers;
	php_awaited_set awaited;
	zend_object *failure;    /* the exception that leaves run(), or NULL */
	php_fiber_shared shared; /* at the start */
} scheduler;

static scheduler *scheduler_own(void)
{
	return SOCKETS_OWN(scheduler);
}

static scheduler *scheduler_make_own(void)
{
	if (SOCKETS_OWN(scheduler) == NULL) {
		SOCKETS_OWN(scheduler) = pecalloc(1, sizeof(scheduler), 1);
	}
	return SOCKETS_OWN(scheduler);
}

bool php_scheduler_is_running(void)
{
	return scheduler_own() != NULL && scheduler_own()->running;
}

php_task *php_scheduler_current(void)
{
	const scheduler *s = scheduler_own();

	return s != NULL && s->current != NULL && php_fiber_can_suspend(Z_OBJ(s->current->fiber)) &&
					php_fiber_shared_is(&s->shared)
			? s->current
			: NULL;
}

php_task *php_scheduler_running(void)
{
	return scheduler_own() != NULL ? scheduler_own()->current : NULL;
}

/* --- the queue -------------------------------------------------------------------------------- */

static void scheduler_enqueue(scheduler *s, php_task *t)
{
	t->state = PHP_TASK_READY;
	t->next_ready = NULL;
	*(s->last != NULL ? &s->last->next_ready : &s->first) = t;
	s->last = t;
}

static php_task *scheduler_take(scheduler *s)
{
	php_task *t = s->first;

	s->first = t->next_ready;
	s->last = s->first != NULL ? s->last : NULL;
	return t;
}

/* Takes a task out of the queue that goes on without having been resumed from it. */
static void scheduler_dequeue(scheduler *s, php_task *t)
{
	php_task *before = NULL;

	if (EXPECTED(t->state != PHP_TASK_READY)) {
		return;
	}
	for (php_task *at = s->first; at != NULL && at != t; at = at->next_ready) {
		before = at;
	}
	*(before != NULL ? &before->next_ready : &s->first) = t->next_ready;
	s->last = s->last == t ? before : s->last;
}

void php_scheduler_add(php_task *t)
{
	scheduler *s = scheduler_own();

	GC_ADDREF(&t->std);
	t->before = NULL;
	t->after = s->alive;
	if (s->alive != NULL) {
		s->alive->before = t;
	}
	s->alive = t;
	scheduler_enqueue(s, t);
}

static void scheduler_remove(scheduler *s, php_task *t)
{
	*(t->before != NULL ? &t->before->after : &s->alive) = t->after;
	if (t->after != NULL) {
		t->after->before = t->before;
	}
}

/* --- waits ------------------------------------------------------------------------------------ */

void php_scheduler_wake(php_task_wait *wait, skc_err err)
{
	scheduler *s = scheduler_own();

	if (wait->woken) {
		return;
	}
	wait->woken = true;
	wait->err = err;
	skc_timers_remove(&s->timers, &wait->timer);
	if (wait->task->state == PHP_TASK_WAITING) {
		scheduler_enqueue(s, wait->task);
	}
}

/* Throws what the task has to throw at a wait. */
static bool scheduler_throws(php_task *t)
{
	zend_object *thrown = t->thrown;
	zval value;

	if (thrown == NULL) {
		return false;
	}
	t->thrown = NULL;
	ZVAL_OBJ(&value, thrown);
	zend_throw_exception_object(&value);
	return true;
}

/* Forgets everything that tasks wait for. unwound: their waits have ended. */
static void scheduler_forget(scheduler *s, bool unwound)
{
	php_awaited_clear(&s->awaited, unwound);
	skc_timers_clear(&s->timers);
	s->first = NULL;
	s->last = NULL;
}

/* In a child process only the task that has forked goes on: the others would use the same
 * connections as in the parent. They never run again, also not their finally blocks. */
static void scheduler_leave_parent(scheduler *s, php_task *own)
{
	if (s->forks == skc_os_fork_count()) {
		return;
	}
	s->forks = skc_os_fork_count();
	for (php_task *t = s->alive; t != NULL; t = t->after) {
		if (t != own) {
			if (Z_TYPE(t->fiber) == IS_OBJECT) {
				php_fiber_disown(Z_OBJ(t->fiber));
			}
			t->state = PHP_TASK_ENDED;
		}
	}
	scheduler_forget(s, false);
	s->alive = own;
	own->before = NULL;
	own->after = NULL;
	own->waiters = NULL;
}

/* A Fiber may be resumed by a program that has found it with Fiber::getCurrent(): it goes on
 * waiting. */
static void scheduler_switch(scheduler *s, php_task *t, const php_task_wait *wait)
{
	do {
		php_fiber_suspend(Z_OBJ(t->fiber));
	} while (!wait->woken && EG(exception) == NULL);
	scheduler_dequeue(s, t);
	s->current = t;
	t->state = PHP_TASK_RUNNING;
	t->wait = NULL;
}

skc_err php_scheduler_suspend(php_task_wait *wait, int64_t timeout)
{
	scheduler *s = scheduler_own();
	php_task *t = wait->task;
	skc_err err = SKC_OK;

	if (scheduler_throws(t)) {
		return SKC_EINTR;
	}
	scheduler_leave_parent(s, t);
	wait->timer.place = SKC_TIMER_NONE;
	if (timeout != SKC_FOREVER) {
		err = skc_timers_add(&s->timers, &wait->timer, skc_time_add(skc_os_now(), timeout));
	}
	if (err != SKC_OK) {
		return err;
	}
	if (!wait->woken) {
		t->state = PHP_TASK_WAITING;
		t->wait = wait;
		scheduler_switch(s, t, wait);
	}
	skc_timers_remove(&s->timers, &wait->timer);
	if (EG(exception) != NULL || scheduler_throws(t)) {
		return SKC_EINTR;
	}
	return wait->late ? SKC_EDEADLINE : wait->err;
}

bool php_scheduler_yield(void)
{
	php_task_wait wait = { .task = php_scheduler_current(), .timer.place = SKC_TIMER_NONE };

	if (scheduler_throws(wait.task)) {
		return false;
	}
	scheduler_leave_parent(scheduler_own(), wait.task);
	wait.woken = true;
	scheduler_enqueue(scheduler_own(), wait.task);
	scheduler_switch(scheduler_own(), wait.task, &wait);
	return EG(exception) == NULL && !scheduler_throws(wait.task);
}

skc_err php_scheduler_wait(php_task_wait *wait, php_awaiting *list, size_t count,
		php_socket *const *sockets, int64_t timeout)
{
	scheduler *s = scheduler_own();
	skc_err err = SKC_OK;

	scheduler_leave_parent(s, wait->task);
	if (count > 0) {
		err = php_awaited_begin(&s->awaited, wait, list, count, sockets);
	}
	if (err == SKC_OK) {
		err = php_scheduler_suspend(wait, timeout);
		php_awaited_end(&s->awaited, list, count);
	}
	return err;
}

/* --- the end of a task ------------------------------------------------------------------------ */

/* Makes the current wait of a task throw, or its next one. */
static void scheduler_throw_into(php_task *t, zend_object *exception)
{
	GC_ADDREF(exception);
	php_task_replace(&t->thrown, exception);
	if (t->state == PHP_TASK_WAITING) {
		php_scheduler_wake(t->wait, SKC_OK);
	}
}

void php_scheduler_cancel(php_task *t, zend_object *reason)
{
	if (t->state == PHP_TASK_ENDED) {
		return;
	}
	if (reason != NULL) {
		GC_ADDREF(reason);
	} else {
		reason = php_task_new_cancellation(NULL);
	}
	php_task_replace(&t->reason, reason);
	scheduler_throw_into(t, reason);
}

/* Takes an exception that nobody waits for: it leaves run() after all tasks were cancelled. */
static void scheduler_fail(scheduler *s, zend_object *exception)
{
	if (s->failure != NULL) {
		zend_exception_set_previous(s->failure, exception);
		return;
	}
	s->failure = exception;
	for (php_task *t = s->alive; t != NULL; t = t->after) {
		php_scheduler_cancel(t, NULL);
	}
}

/* Removes a task that has ended. */
static void scheduler_remove_ended(scheduler *s, php_task *t)
{
	t->state = PHP_TASK_ENDED;
	scheduler_remove(s, t);
	if (t->on_end != NULL) {
		t->on_end(t);
	}
}

static void scheduler_end(scheduler *s, php_task *t, zend_object *exception)
{
	bool fails = exception != NULL && !php_task_is_cancellation(t, exception) && t->waiters == NULL;

	scheduler_remove_ended(s, t);
	if (exception != NULL) {
		t->failure = exception;
	}
	for (php_task_wait *wait = t->waiters; wait != NULL; wait = wait->next) {
		php_scheduler_wake(wait, SKC_OK);
	}
	t->waiters = NULL;
	if (fails) {
		GC_ADDREF(exception);
		scheduler_fail(s, exception);
	}
	php_task_release_fiber(t);
	OBJ_RELEASE(&t->std);
}

/* --- running ---------------------------------------------------------------------------------- */

/* exit() in a task. */
static bool scheduler_is_exiting(void)
{
	return EG(exception) != NULL && zend_is_unwind_exit(EG(exception));
}

static void scheduler_resume(scheduler *s, php_task *t)
{
	s->current = t;
	t->state = PHP_TASK_RUNNING;
	if (t->started) {
		php_fiber_resume(Z_OBJ(t->fiber));
	} else {
		t->started = true;
		php_worker_start(&s->idle, t);
	}
	s->current = NULL;
	scheduler_leave_parent(s, t);
	if (scheduler_is_exiting()) {
		return;
	}
	if (t->returned) {
		php_worker_put(&s->idle, t);
		scheduler_end(s, t, t->failure);
	}
	/* PHP has refused to switch. */
	else if (EG(exception) != NULL) {
		scheduler_end(s, t, php_task_take_exception());
	}
	/* Fiber::suspend() in the program's code lets the others run. */
	else if (t->state == PHP_TASK_RUNNING) {
		scheduler_enqueue(s, t);
	}
}

/* The next tasks of the queue will run soon. */
static void scheduler_prepare_next(const scheduler *s)
{
	const php_task *next = s->first;

	if (next == NULL || next->state != PHP_TASK_READY || !next->started) {
		return;
	}
	php_fiber_prepare(Z_OBJ(next->fiber), true);
	next = next->next_ready;
	if (next != NULL && next->state == PHP_TASK_READY && next->started) {
		php_fiber_prepare(Z_OBJ(next->fiber), false);
	}
	if (next != NULL && next->next_ready != NULL) {
		PHP_SOCKETS_PREFETCH(next->next_ready);
	}
}

/* Runs the tasks that are ready now, each once. False: exit() was called. */
static bool scheduler_run_ready(scheduler *s)
{
	const php_task *last = s->last;
	php_task *t;

	while (s->first != NULL) {
		t = scheduler_take(s);
		scheduler_prepare_next(s);
		if (t->state == PHP_TASK_READY && !t->started && t->thrown != NULL) {
			zend_object *thrown = t->thrown;

			t->thrown = NULL;
			scheduler_end(s, t, thrown);
		} else if (t->state == PHP_TASK_READY) {
			scheduler_resume(s, t);
		}
		if (scheduler_is_exiting()) {
			return false;
		}
		if (t == last) {
			break;
		}
	}
	return true;
}

static void scheduler_expire(scheduler *s)
{
	int64_t now = s->timers.count > 0 ? skc_os_now() : 0;
	skc_timer *timer;

	while ((timer = skc_timers_first(&s->timers)) != NULL && timer->time <= now) {
		php_task_wait *wait = (php_task_wait *) timer;

		wait->late = true;
		php_scheduler_wake(wait, SKC_OK);
	}
}

/* Every task waits for the end of another one. */
static void scheduler_break_cycle(scheduler *s)
{
	zval error;

	for (php_task *t = s->alive; t != NULL; t = t->after) {
		if (t->state == PHP_TASK_WAITING) {
			object_init_ex(&error, zend_ce_error);
			zend_update_property_string(zend_ce_error, Z_OBJ(error), ZEND_STRL("message"),
					"every task waits for another one");
			scheduler_throw_into(t, Z_OBJ(error));
			zval_ptr_dtor(&error);
			return;
		}
	}
}

static void scheduler_look(scheduler *s)
{
	const skc_timer *next = skc_timers_first(&s->timers);
	int64_t timeout = s->first != NULL ? 0
			: next != NULL             ? skc_time_remaining(next->time)
									   : SKC_FOREVER;
	skc_err err = SKC_OK;

	if (timeout == SKC_FOREVER && s->awaited.waits == 0) {
		scheduler_break_cycle(s);
		return;
	}
	err = php_awaited_look(&s->awaited, timeout);
	if (err == SKC_EINTR) {
		php_sockets_on_interrupt(NULL);
		if (EG(exception) != NULL && !scheduler_is_exiting()) {
			scheduler_fail(s, php_task_take_exception());
		}
	} else if (err != SKC_OK) {
		zend_throw_error(NULL, "Sockets\\run(): %s", sockets_strerror(err));
		scheduler_fail(s, php_task_take_exception());
	}
	scheduler_expire(s);
}

/* After exit(): the tasks that have not ended are destroyed, and their finally blocks run. */
static void scheduler_abandon(scheduler *s)
{
	while (s->alive != NULL) {
		php_task *t = s->alive;

		scheduler_remove_ended(s, t);
		php_task_release_fiber(t);
		OBJ_RELEASE(&t->std);
	}
}

static void scheduler_close(scheduler *s, bool unwound)
{
	scheduler_forget(s, unwound);
	if (unwound) {
		php_workers_end(&s->idle);
	}
	s->idle = (php_workers){ 0 };
	s->alive = NULL;
	s->current = NULL;
	s->running = false;
}

static void scheduler_loop(scheduler *s)
{
	while (s->alive != NULL) {
		if (!scheduler_run_ready(s)) {
			break;
		}
		if (s->alive != NULL) {
			scheduler_look(s);
		}
		if (scheduler_is_exiting()) {
			break;
		}
	}
}

void php_scheduler_begin(void)
{
	scheduler *s = scheduler_make_own();

	php_turns_set();
	s->running = true;
	s->forks = skc_os_fork_count();
	s->shared = php_fiber_shared_now();
}

bool php_scheduler_run(void)
{
	scheduler *s = scheduler_own();

	zend_try
	{
		scheduler_loop(s);
	}
	zend_catch
	{
		/* The stacks with the waits are gone. */
		php_serve_reclaim_signals();
		s->failure = NULL;
		scheduler_close(s, false);
		zend_bailout();
	}
	zend_end_try();
	scheduler_abandon(s);
	scheduler_close(s, true);
	if (s->failure != NULL) {
		zval failure;

		ZVAL_OBJ(&failure, s->failure);
		s->failure = NULL;
		if (EG(exception) != NULL) {
			zval_ptr_dtor(&failure);
		} else {
			zend_throw_exception_object(&failure);
		}
	}
	return EG(exception) == NULL;
}

/* --- the module ------------------------------------------------------------------------------- */

static void scheduler_closing(php_socket *socket, HashTable **ended)
{
	(void) ended;
	if (scheduler_own() != NULL && scheduler_own()->awaited.open) {
		php_awaited_forget(&scheduler_own()->awaited, socket);
	}
}

void php_scheduler_startup(void)
{
	php_fiber_startup();
	php_worker_startup();
	php_idle_startup();
	php_sockets_on_closing(PHP_SOCKETS_AWAITED, scheduler_closing);
}

void php_scheduler_reclaim(void)
{
	scheduler *s = scheduler_own();

	php_serve_reclaim_signals();
	if (s != NULL) {
		s->failure = NULL;
		scheduler_close(s, false);
	}
}
