#ifndef SKC_BASE_H
#define SKC_BASE_H

/*
 * Basic types of the socket core (skc).
 *
 * Errors: a function that can fail returns skc_err: SKC_OK, or the system's own code (errno,
 * WSAGetLastError) taken once, at the system call, or SKC_EDEADLINE. Outputs are written only on
 * success unless the contract states otherwise.
 *
 * Ownership, in header comments: a function *borrows* an argument that it uses only during the
 * call, *copies* one of which it stores a copy, *takes* one that it frees from then on, *gives* a
 * result that the caller must free.
 *
 * Time: nanoseconds in int64_t; SKC_FOREVER means without a timeout.
 */

#include "skc_platform.h"

typedef int skc_err;

#define SKC_OK 0
/* The deadline of a call has passed. No system call returns this: the system's own ETIMEDOUT means
 * that it has abandoned the connection (tcp(7), TCP_USER_TIMEOUT). */
#define SKC_EDEADLINE (-9999)
/* The channel of a socket has failed: skc_channel.h. No system call returns this. */
#define SKC_ECHANNEL (-9997)
/* Stands for a constant that the system lacks, also in skc_missing.h: no level, option, type of a
 * control message or error has this number, and no lookup finds it. */
#define SKC_MISSING (-9998)
#define SKC_FOREVER ((int64_t) -1)
#define SKC_NS_PER_SEC INT64_C(1000000000)
#define SKC_NS_PER_MSEC INT64_C(1000000)
#define SKC_NS_PER_USEC INT64_C(1000)

#define SKC_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Called when a signal has interrupted a system call. Lets the host language run its handlers,
 * which may do anything: also close the handle that the call works on, whose number may then be
 * another's. owner is the pointer that the host passed with the handle, or NULL. Returns SKC_OK
 * when the call may go on, or the code with which it must stop: SKC_EBADF when the owner has no
 * handle any more.
 */
typedef skc_err (*skc_interrupt_fn)(void *owner);

/* Sets the process's interrupt hook; NULL restores the default, which always goes on. */
void skc_set_interrupt(skc_interrupt_fn hook);

/* Runs the hook and returns its result. */
skc_err skc_interrupted(void *owner);

/* Whether a signal for the hook is pending. Makes no system call and runs no handler. */
typedef bool (*skc_interrupt_due_fn)(void);

/* Sets the function that skc_interrupt_is_due calls; with NULL, the default, it returns false. */
void skc_set_interrupt_due(skc_interrupt_due_fn due);

bool skc_interrupt_is_due(void);

/*
 * A host that runs several calls of one thread in turn lets others run while one waits.
 * can_suspend: whether the current call may be suspended here; it makes no system call. suspend:
 * waits as skc_sleep() does, and returns what it returns; the timeout is not 0.
 */
typedef struct skc_turns {
	bool (*can_suspend)(void);
	skc_err (*suspend)(
			void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);
} skc_turns;

/* Sets the functions of the process, which are borrowed; NULL, the default: every call waits in the
 * system. Threads may set the same ones at any time. */
void skc_set_turns(const skc_turns *turns);

extern SKC_SHARED(const skc_turns *) skc_turns_hook;

/* Whether functions are set: one test, for calls that are as short as a system call. */
static inline bool skc_has_turns(void)
{
	return SKC_SHARED_LOAD(skc_turns_hook) != NULL;
}

/* Whether a wait would suspend the current call: it must not wait in another way then. */
static inline bool skc_takes_turns(void)
{
	const skc_turns *turns = SKC_SHARED_LOAD(skc_turns_hook);

	return turns != NULL && turns->can_suspend();
}

/*
 * skc_os_poll for calls that go on after a signal. When a signal interrupts the wait or is due
 * before it, the hook runs and its code is returned; *ready is then 0. Where skc_interrupt_is_due()
 * is set, no signal is lost between that check and the sleep: signals are blocked except while it
 * sleeps. It is therefore meant for a caller that has tried and has to wait: it costs two system
 * calls beside poll(2), which becomes ppoll(2), but none with a timeout of 0. In turns
 * (skc_set_turns) it suspends the call instead.
 */
skc_err skc_sleep(void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);

#endif
