#ifndef SKC_BASE_H
#define SKC_BASE_H

/*
 * The words every file of the core uses.
 *
 * Errors: a function that can fail returns skc_err: SKC_OK, or the system's own code (errno,
 * WSAGetLastError) taken once, at the system call, or SKC_EDEADLINE. Outputs are written only on
 * success unless the contract says otherwise.
 *
 * Ownership, in header comments: a function *borrows* what it only uses during the call, *copies*
 * what it keeps, *takes* what it frees from then on, *gives* what the caller must free.
 *
 * Time: nanoseconds in int64_t; SKC_FOREVER means no limit.
 */

#include "skc_platform.h"

typedef int skc_err;

#define SKC_OK 0
/* The deadline of a call has passed. No system call returns this: the system's own ETIMEDOUT says
 * that it has abandoned the connection (tcp(7), TCP_USER_TIMEOUT). */
#define SKC_EDEADLINE (-9999)
/* Stands for a constant that the system lacks, also in skc_missing.h: no level, option, type of a
 * control message or error has this number, and no lookup finds it. */
#define SKC_MISSING (-9998)
#define SKC_FOREVER ((int64_t) -1)
#define SKC_NS_PER_SEC INT64_C(1000000000)
#define SKC_NS_PER_MSEC INT64_C(1000000)
#define SKC_NS_PER_USEC INT64_C(1000)

#define SKC_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Called when a system call was interrupted by a signal. Lets the host language run its handlers,
 * which may do anything: also close the handle that the call works on, whose number may then be
 * another's. owner: what the host gave with the handle, or NULL. Returns SKC_OK when the call may
 * go on, or the code it must stop with: SKC_EBADF when the owner has no handle any more.
 */
typedef skc_err (*skc_interrupt_fn)(void *owner);

/* Sets the process's interrupt hook; NULL restores the default, which always goes on. */
void skc_set_interrupt(skc_interrupt_fn hook);

/* Runs the hook. Returns what it says. */
skc_err skc_interrupted(void *owner);

/* Is there a signal that the hook would handle? Makes no system call, runs no handler. */
typedef bool (*skc_interrupt_due_fn)(void);

/* Sets what tells that a signal is due; NULL, the default: nobody knows. */
void skc_set_interrupt_due(skc_interrupt_due_fn due);

bool skc_interrupt_is_due(void);

/*
 * skc_os_poll for calls that go on after a signal: for one that interrupts it or is due before it
 * the hook runs, whose code it returns; *ready is 0 then. Where skc_interrupt_is_due() knows, no
 * signal is lost between that look and the sleep: they are held back but while it sleeps. So it is
 * for who has tried and has to wait. It costs two system calls beside poll(2), which is ppoll(2)
 * then; with a timeout of 0 none.
 */
skc_err skc_sleep(void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);

#endif
