#ifndef SKC_FAULT_H
#define SKC_FAULT_H

/*
 * Failures on demand, for tests: members of skc_call are replaced by wrappers that count, and that
 * fail or shorten the calls asked for. A call is named by its member in SKC_CALLS (skc_calls.h).
 * Not for threads: the rules are the process's.
 */

#include "skc_base.h"

/* The nth call from now (1 is the next) and those behind it, times in all (0: for ever), do not
 * reach the system and fail with an errno or WSA code (getaddrinfo: return that code). A failing
 * close does close the handle, as the system's may. False: no such call, nth is 0, or too many
 * rules. */
bool skc_fault_set(const char *call, unsigned nth, unsigned times, int code);

/* The nth call from now and those behind it are asked for at most bytes: short reads and writes of
 * send, recv, sendto, recvfrom, sendmsg, recvmsg, pread and sendfile. The message calls are cut by
 * whole buffers and within one. False as above, or for another call. */
bool skc_fault_short(const char *call, unsigned nth, unsigned times, size_t bytes);

/* Forgets all rules and counts. */
void skc_fault_clear(void);

/* How often a call was made since the first skc_fault call or the last clear; 0 for no such call.
 */
unsigned skc_fault_count(const char *call);

/* Rules as text: "accept4:1:ENOSYS,recv:2:EINTR:3,send:1:short=10", each call:nth:what[:times];
 * what is the name or number of a code, times is 1 when not given. False at the first rule that is
 * no rule; those before it are set. */
bool skc_fault_parse(const char *text);

/* Rules from the environment variable SKC_FAULTS. A mistake there ends the process, aloud: a test
 * must not pass because its fault was misspelt. */
void skc_fault_from_env(void);

#endif
