#ifndef SKC_SEMAPHORE_H
#define SKC_SEMAPHORE_H

/*
 * A semaphore whose wait has a timeout and ends with a signal. Functions return 0, or -1 with
 * errno. skc_semaphore_wait takes a duration: sem_clockwait(3) of glibc measures it by the
 * monotonic clock, sem_timedwait(3) by the real-time clock, and macOS has neither.
 */

#include "skc_time.h"

#include <errno.h>
#include <time.h>

#ifdef __APPLE__

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/* A pipe: a signal does not end a wait for a condition variable. */
typedef struct skc_semaphore {
	int ends[2];
} skc_semaphore;

static inline int skc_semaphore_open(skc_semaphore *s)
{
	if (pipe(s->ends) != 0) {
		return -1;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(s->ends[i], F_SETFD, FD_CLOEXEC);
		fcntl(s->ends[i], F_SETFL, O_NONBLOCK);
	}
	return 0;
}

static inline void skc_semaphore_close(skc_semaphore *s)
{
	close(s->ends[0]);
	close(s->ends[1]);
}

static inline void skc_semaphore_post(skc_semaphore *s)
{
	(void) !write(s->ends[1], "", 1);
}

static inline int skc_semaphore_wait(skc_semaphore *s, int64_t timeout)
{
	struct pollfd item = { .fd = s->ends[0], .events = POLLIN };
	int64_t deadline = skc_time_deadline(timeout);
	char byte;
	int ready;

	/* Another thread may have read the byte already. */
	while ((ready = poll(&item, 1, skc_time_to_msec(timeout))) > 0) {
		if (read(s->ends[0], &byte, 1) == 1) {
			return 0;
		}
		timeout = skc_time_remaining(deadline);
	}
	errno = ready == 0 ? ETIMEDOUT : errno;
	return -1;
}

#else

#include <semaphore.h>

typedef sem_t skc_semaphore;

/* glibc 2.30 */
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 30)
#define SKC_SEMAPHORE_CLOCK CLOCK_MONOTONIC
#define skc_semaphore_wait_until(s, at) sem_clockwait(s, CLOCK_MONOTONIC, at)
#else
#define SKC_SEMAPHORE_CLOCK CLOCK_REALTIME
#define skc_semaphore_wait_until(s, at) sem_timedwait(s, at)
#endif

static inline int skc_semaphore_open(skc_semaphore *s)
{
	return sem_init(s, 0, 0);
}

static inline void skc_semaphore_close(skc_semaphore *s)
{
	sem_destroy(s);
}

static inline void skc_semaphore_post(skc_semaphore *s)
{
	sem_post(s);
}

static inline int skc_semaphore_wait(skc_semaphore *s, int64_t timeout)
{
	/* Seconds from now that a 32-bit time_t can hold. */
	const int64_t longest = INT64_C(100000000) * SKC_NS_PER_SEC;
	int64_t span = timeout > longest ? longest : timeout;
	struct timespec at;

	if (timeout == SKC_FOREVER) {
		return sem_wait(s);
	}
	clock_gettime(SKC_SEMAPHORE_CLOCK, &at);
	span += at.tv_nsec;
	at.tv_sec += (time_t) (span / SKC_NS_PER_SEC);
	at.tv_nsec = (long) (span % SKC_NS_PER_SEC);
	return skc_semaphore_wait_until(s, &at);
}

#endif

#endif
