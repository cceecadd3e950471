#ifndef SKC_OS_SIGNAL_H
#define SKC_OS_SIGNAL_H

/* Sends without SIGPIPE where a call has no MSG_NOSIGNAL: sendfile(2), and all calls on macOS. */

#include "skc_platform.h"

#include <pthread.h>
#include <signal.h>

typedef struct skc__sigpipe {
	sigset_t signal; /* SIGPIPE */
	sigset_t before; /* the signals that this thread blocked before */
	bool ignored;    /* by the process, as PHP's command line and FPM do: the rest is not set */
	bool pending;    /* another SIGPIPE is pending already */
} skc__sigpipe;

static inline bool skc__sigpipe_waits(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 && sigismember(&waiting, SIGPIPE) == 1;
}

static inline bool skc__sigpipe_is_ignored(void)
{
	struct sigaction now;

	return sigaction(SIGPIPE, NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) == 0 &&
			now.sa_handler == SIG_IGN;
}

/* Call it before the system call. A signal that was not blocked cannot be pending. */
static inline void skc__sigpipe_hold(skc__sigpipe *s)
{
	s->ignored = skc__sigpipe_is_ignored();
	if (s->ignored) {
		return;
	}
	sigemptyset(&s->signal);
	sigaddset(&s->signal, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &s->signal, &s->before);
	s->pending = sigismember(&s->before, SIGPIPE) == 1 && skc__sigpipe_waits();
}

/* Call it after the system call; raised: the call failed with EPIPE. Its signal is pending for the
 * thread and is taken before one that is pending for the process (Linux, kernel/signal.c,
 * dequeue_signal): a SIGPIPE that another process has sent meanwhile stays pending. */
static inline void skc__sigpipe_release(const skc__sigpipe *s, bool raised)
{
	int number;

	if (s->ignored) {
		return;
	}
	if (raised && !s->pending && skc__sigpipe_waits()) {
		sigwait(&s->signal, &number);
	}
	pthread_sigmask(SIG_SETMASK, &s->before, NULL);
}

#endif
