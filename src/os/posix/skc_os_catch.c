#include "skc_os.h"

#include "skc_calls.h"

#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

/* How many calls can catch signals at a time. */
enum { CATCHERS = 32 };

/* A call that catches signals. The handler may run at any time, and in any thread. */
typedef struct skc_catcher {
	_Atomic int to;           /* read by the handler after signals */
	_Atomic uint64_t signals; /* 0: the place is free */
	uint64_t generation;
} skc_catcher;

/* A signal that is caught. */
typedef struct skc_caught {
	unsigned users;
	bool chained;
	struct sigaction before;
} skc_caught;

static skc_catcher catchers[CATCHERS];
static skc_caught caught[SKC_SIGNAL_MAX + 1];
static atomic_uint handlers_running;
static bool forks_are_handled;

static void catch_send(int number)
{
	const char byte = (char) number;

	for (size_t i = 0; i < CATCHERS; i++) {
		if (atomic_load(&catchers[i].signals) & skc_signal_bit(number)) {
			int to = atomic_load(&catchers[i].to);

			if (to >= 0) {
				(void) skc_call.send(to, &byte, 1, SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL);
			}
		}
	}
}

/* Makes calls that are async-signal-safe only (signal-safety(7)). */
static void catch_handler(int number, siginfo_t *info, void *context)
{
	const skc_caught *c = &caught[number];
	int code = errno;

	atomic_fetch_add(&handlers_running, 1);
	catch_send(number);
	atomic_fetch_sub(&handlers_running, 1);
	if (c->chained && (c->before.sa_flags & SA_SIGINFO)) {
		c->before.sa_sigaction(number, info, context);
	} else if (c->chained) {
		c->before.sa_handler(number);
	}
	errno = code;
}

static bool catch_is_function(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) ||
			(action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN);
}

skc_disposition skc_os_signal_disposition(int number)
{
	struct sigaction now;

	if (skc_call.sigaction(number, NULL, &now) < 0) {
		return SKC_SIGNAL_DEFAULT;
	}
	if (catch_is_function(&now)) {
		return SKC_SIGNAL_HANDLED;
	}
	return now.sa_handler == SIG_IGN ? SKC_SIGNAL_IGNORED : SKC_SIGNAL_DEFAULT;
}

/* Restores what a signal did, unless another function has taken the place of the handler. */
static void catch_restore(int number)
{
	struct sigaction now;

	if (skc_call.sigaction(number, NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) &&
			now.sa_sigaction == catch_handler) {
		skc_call.sigaction(number, &caught[number].before, NULL);
	}
}

static skc_err catch_begin(int number, bool chained)
{
	struct sigaction action = { .sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK };
	skc_caught *c = &caught[number];

	if (c->users == 0) {
		if (skc_call.sigaction(number, NULL, &c->before) < 0) {
			return errno;
		}
		c->chained = chained && catch_is_function(&c->before);
		sigfillset(&action.sa_mask);
		action.sa_sigaction = catch_handler;
		if (skc_call.sigaction(number, &action, NULL) < 0) {
			return errno;
		}
	}
	c->users++;
	return SKC_OK;
}

static void catch_end(uint64_t signals)
{
	for (int number = 1; number <= SKC_SIGNAL_MAX; number++) {
		if ((signals & skc_signal_bit(number)) && --caught[number].users == 0) {
			catch_restore(number);
		}
	}
}

/* The new process has one thread. */
static void catch_forked(void)
{
	for (int number = 1; number <= SKC_SIGNAL_MAX; number++) {
		if (caught[number].users > 0) {
			caught[number].users = 0;
			catch_restore(number);
		}
	}
	for (size_t i = 0; i < CATCHERS; i++) {
		atomic_store(&catchers[i].signals, 0);
		catchers[i].generation++;
	}
	atomic_store(&handlers_running, 0);
}

static skc_catcher *catch_free_place(void)
{
	for (size_t i = 0; i < CATCHERS; i++) {
		if (atomic_load(&catchers[i].signals) == 0) {
			return &catchers[i];
		}
	}
	return NULL;
}

static skc_err catch_add(uint64_t signals, uint64_t chained, skc_handle to, uint64_t *id)
{
	skc_catcher *c = catch_free_place();
	uint64_t begun = 0;
	skc_err err = c == NULL ? SKC_ENOBUFS : SKC_OK;

	if (err == SKC_OK && !forks_are_handled) {
		err = skc_os_on_fork(NULL, NULL, catch_forked);
		forks_are_handled = err == SKC_OK;
	}
	if (err != SKC_OK) {
		return err;
	}
	atomic_store(&c->to, to);
	atomic_store(&c->signals, signals);
	for (int number = 1; number <= SKC_SIGNAL_MAX && err == SKC_OK; number++) {
		if (signals & skc_signal_bit(number)) {
			err = catch_begin(number, (chained & skc_signal_bit(number)) != 0);
			begun |= err == SKC_OK ? skc_signal_bit(number) : 0;
		}
	}
	if (err != SKC_OK) {
		catch_end(begun);
		atomic_store(&c->signals, 0);
		return err;
	}
	c->generation++;
	*id = c->generation * CATCHERS + (uint64_t) (c - catchers);
	return SKC_OK;
}

skc_err skc_os_catch_signals(uint64_t signals, uint64_t chained, skc_handle to, uint64_t *id)
{
	skc_err err;

	skc_os_lock();
	err = catch_add(signals, chained, to, id);
	skc_os_unlock();
	return err;
}

/* A handler that runs in another thread may still send to the socket, which its owner closes. */
void skc_os_release_caught(uint64_t id)
{
	skc_catcher *c = &catchers[id % CATCHERS];

	skc_os_lock();
	if (c->generation == id / CATCHERS && atomic_load(&c->signals) != 0) {
		atomic_store(&c->to, -1);
		catch_end(atomic_load(&c->signals));
		while (atomic_load(&handlers_running) > 0) {
			sched_yield();
		}
		atomic_store(&c->signals, 0);
	}
	skc_os_unlock();
}
