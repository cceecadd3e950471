#ifndef SKC_WAIT_H
#define SKC_WAIT_H

/* Waiting for many handles at once. */

#include "skc_base.h"

/* Bits of an item, as select(2) has three sets. */
enum { SKC_WAIT_READ = 1, SKC_WAIT_WRITE = 2, SKC_WAIT_EXCEPT = 4 };

/* Poll events that stand for the sets asked for. */
short skc_wait_events(unsigned asked);

/* Which of the sets asked for an item's revents belong to, with select(2)'s meaning: an end or an
 * error makes a handle readable, an error makes it writable, only urgent data is exceptional
 * (Linux, fs/select.c, POLLIN_SET and its siblings). */
static inline unsigned skc_wait_sets(short revents, unsigned asked)
{
	unsigned found = revents & (POLLIN | POLLHUP | POLLERR) ? SKC_WAIT_READ : 0;

	found |= revents & (POLLOUT | POLLERR) ? SKC_WAIT_WRITE : 0;
	found |= revents & POLLPRI ? SKC_WAIT_EXCEPT : 0;
	return found & asked;
}

/* Waits until an item is ready as select(2) means it, or until the timeout. asked[i]: the sets of
 * items[i]. *ready: ready items. SKC_EINTR when a signal was handled, SKC_EBADF when an item's
 * handle is not open (or none). Borrows both arrays; items[i].fd may be changed. */
skc_err skc_wait(skc_pollfd *items, const unsigned char *asked, size_t count, int64_t timeout,
		size_t *ready);

#endif
