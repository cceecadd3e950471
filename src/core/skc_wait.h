#ifndef SKC_WAIT_H
#define SKC_WAIT_H

/* Waiting for many handles at once. */

#include "skc_base.h"

/* Bits of an item, for the three sets of select(2). */
enum { SKC_WAIT_READ = 1, SKC_WAIT_WRITE = 2, SKC_WAIT_EXCEPT = 4 };

/* The events of poll(2) for the requested sets. */
short skc_wait_events(unsigned asked);

/* The requested sets that an item's revents belong to, as in select(2): an end or an error makes a
 * handle readable, an error makes it writable, only urgent data is exceptional (Linux, fs/select.c,
 * POLLIN_SET and its siblings). */
static inline unsigned skc_wait_sets(short revents, unsigned asked)
{
	unsigned found = revents & (POLLIN | POLLHUP | POLLERR) ? SKC_WAIT_READ : 0;

	found |= revents & (POLLOUT | POLLERR) ? SKC_WAIT_WRITE : 0;
	found |= revents & POLLPRI ? SKC_WAIT_EXCEPT : 0;
	return found & asked;
}

/* Waits until an item is ready in the sense of select(2), or until the timeout. asked[i]: the sets
 * of items[i]. *ready: the number of ready items. SKC_EINTR when a signal was handled, SKC_EBADF
 * when the handle of an item is not open. Borrows both arrays; items[i].fd may be changed. */
skc_err skc_wait(skc_pollfd *items, const unsigned char *asked, size_t count, int64_t timeout,
		size_t *ready);

#endif
