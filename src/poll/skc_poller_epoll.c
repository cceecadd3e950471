#include "skc_poller.h"

#include "skc_calls.h"
#include "skc_time.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>

/* The events of poll(2) have the same numbers in epoll(7) on Linux. */
_Static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI, "one set of bits");
_Static_assert(EPOLLERR == POLLERR && EPOLLHUP == POLLHUP, "one set of bits");
_Static_assert(EPOLLRDHUP == SKC_POLLER_READ_HANGUP, "one set of bits");
_Static_assert((uint32_t) EPOLLONESHOT == SKC_POLLER_ONESHOT, "one set of bits");
_Static_assert((uint32_t) EPOLLET == SKC_POLLER_EDGE, "one set of bits");

typedef struct poller_epoll {
	skc_handle handle;
	struct epoll_event *found; /* events of the current wait */
	size_t size;
} poller_epoll;

static skc_err poller_epoll_open(skc_poller **out)
{
	poller_epoll *p = calloc(1, sizeof(*p));

	if (p == NULL) {
		return SKC_ENOMEM;
	}
	p->handle = skc_call.epoll_create1(EPOLL_CLOEXEC);
	if (p->handle < 0) {
		skc_err err = errno;

		free(p);
		return err;
	}
	*out = (skc_poller *) p;
	return SKC_OK;
}

static void poller_epoll_shut(skc_poller *poller)
{
	poller_epoll *p = (poller_epoll *) poller;

	skc_call.close(p->handle);
	free(p->found);
	free(p);
}

static skc_handle poller_epoll_handle(const skc_poller *poller)
{
	const poller_epoll *p = (const poller_epoll *) poller;

	return p->handle;
}

static skc_err poller_epoll_control(
		poller_epoll *p, int operation, skc_handle handle, uint32_t events, uint64_t id)
{
	struct epoll_event event = { .events = events, .data.u64 = id };

	return skc_call.epoll_ctl(p->handle, operation, handle, &event) < 0 ? errno : SKC_OK;
}

static skc_err poller_epoll_add(skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	poller_epoll *p = (poller_epoll *) poller;

	return poller_epoll_control(p, EPOLL_CTL_ADD, handle, events, id);
}

static skc_err poller_epoll_modify(
		skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	poller_epoll *p = (poller_epoll *) poller;

	return poller_epoll_control(p, EPOLL_CTL_MOD, handle, events, id);
}

static skc_err poller_epoll_remove(skc_poller *poller, skc_handle handle, uint64_t id)
{
	poller_epoll *p = (poller_epoll *) poller;

	(void) id;
	return poller_epoll_control(p, EPOLL_CTL_DEL, handle, 0, 0);
}

/* The kernel removes a registration when the last descriptor of the file is closed (epoll(7)). */
static void poller_epoll_forget(skc_poller *poller, uint64_t id)
{
	(void) poller;
	(void) id;
}

static int poller_epoll_wait_msec(skc_handle poller, struct epoll_event *events, int max,
		int64_t timeout, const skc_signals *during)
{
	int msec = skc_time_to_msec(timeout);

	return during != NULL ? skc_call.epoll_pwait(poller, events, max, msec, during)
						  : skc_call.epoll_wait(poller, events, max, msec);
}

/* Milliseconds would round a wait of 1 us up to 1 ms; on newer kernels epoll_pwait2(2) takes
 * nanoseconds. */
static int poller_epoll_wait_some(skc_handle poller, struct epoll_event *events, int max,
		int64_t timeout, const skc_signals *during)
{
	struct timespec span = {
		.tv_sec = (time_t) (timeout / SKC_NS_PER_SEC),
		.tv_nsec = (long) (timeout % SKC_NS_PER_SEC),
	};
	int result;

	if (skc_time_is_msec(timeout)) {
		return poller_epoll_wait_msec(poller, events, max, timeout, during);
	}
	result = skc_call.epoll_pwait2(poller, events, max, &span, during);
	if (result < 0 && errno == ENOSYS) {
		result = poller_epoll_wait_msec(poller, events, max, timeout, during);
	}
	return result;
}

/* The kernel takes at most this many (fs/eventpoll.c, EP_MAX_EVENTS). */
#define FOUND_MAX (INT_MAX / sizeof(struct epoll_event))
#define FOUND_FIRST 64

/* Provides memory for max events of the kernel. If it cannot grow, a wait returns fewer events. */
static skc_err poller_epoll_reserve(poller_epoll *p, size_t max)
{
	size_t size = p->size == 0 ? FOUND_FIRST : p->size;
	struct epoll_event *found;

	while (size < max) {
		size *= 2;
	}
	if (size == p->size) {
		return SKC_OK;
	}
	found = realloc(p->found, size * sizeof(*found));
	if (found == NULL) {
		return p->found != NULL ? SKC_OK : SKC_ENOMEM;
	}
	p->found = found;
	p->size = size;
	return SKC_OK;
}

static skc_err poller_epoll_find(skc_poller *poller, skc_poll_event *events, size_t max,
		int64_t timeout, const skc_signals *during, size_t *count)
{
	poller_epoll *p = (poller_epoll *) poller;
	skc_err err;
	int result;

	if (max > p->size) {
		max = max < FOUND_MAX ? max : FOUND_MAX;
		err = poller_epoll_reserve(p, max);
		if (err != SKC_OK) {
			return err;
		}
		max = max < p->size ? max : p->size;
	}
	result = poller_epoll_wait_some(p->handle, p->found, (int) max, timeout, during);
	if (result < 0) {
		return errno;
	}
	for (int i = 0; i < result; i++) {
		events[i] = (skc_poll_event){ p->found[i].data.u64, p->found[i].events };
	}
	*count = (size_t) result;
	return SKC_OK;
}

static const skc_poller_kind epoll_poller = {
	.name = "Epoll",
	.edge = true,
	.in_system = true,
	.open = poller_epoll_open,
	.close = poller_epoll_shut,
	.handle = poller_epoll_handle,
	.add = poller_epoll_add,
	.modify = poller_epoll_modify,
	.remove = poller_epoll_remove,
	.forget = poller_epoll_forget,
	.wait = poller_epoll_find,
};

const skc_poller_kind *const skc_poller_native = &epoll_poller;
