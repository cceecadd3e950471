#ifndef SKC_FAULT_H
#define SKC_FAULT_H

/*
 * Faults for tests: members of skc_call are replaced by wrappers that count, and that fail or
 * shorten the calls that a rule names. A call is named by its member in SKC_CALLS (skc_calls.h).
 * Not thread-safe: the rules belong to the process.
 */

#include "skc_base.h"

/* The nth call from now (1 is the next) and the calls after it, times in all (0: forever), do not
 * reach the system and fail with an errno or WSA code (getaddrinfo returns that code). A close that
 * fails still closes the handle, as the system's may. False: the call is unknown, nth is 0, or
 * there are too many rules. */
bool skc_fault_set(const char *call, unsigned nth, unsigned times, int code);

/* The nth call from now and the calls after it are requested for at most bytes: short reads and
 * writes of send, recv, sendto, recvfrom, sendmsg, recvmsg, pread, read, sendfile
 * and splice. The message calls
 * are cut by whole buffers and within one. False as above, or for another call. */
bool skc_fault_short(const char *call, unsigned nth, unsigned times, size_t bytes);

/* Removes all rules and counts. */
void skc_fault_clear(void);

/* The number of calls since the first skc_fault call or the last clear; 0 for an unknown call. */
unsigned skc_fault_count(const char *call);

/* Rules as text: "accept4:1:ENOSYS,recv:2:EINTR:3,send:1:short=10", each call:nth:what[:times];
 * what is the name or number of a code, times is 1 by default. False at the first invalid rule; the
 * rules before it are set. */
bool skc_fault_parse(const char *text);

/* Sets the rules of the environment variable SKC_FAULTS. On a mistake it aborts with a message: a
 * test must not pass because its fault was misspelt. */
void skc_fault_from_env(void);

#endif
