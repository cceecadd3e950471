#include "skc_poller.h"

#include "skc_calls.h"
#include "skc_time.h"

#include <sys/epoll.h>
#include <time.h>

/* The events of poll(2) have the same numbers in epoll(7) on Linux. */
_Static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI, "one set of bits");
_Static_assert(EPOLLERR == POLLERR && EPOLLHUP == POLLHUP, "one set of bits");

/* Events of one wait; what is more comes with the next. */
#define BATCH 256

static skc_err epoll_open(skc_handle *poller)
{
	skc_handle made = skc_call.epoll_create1(EPOLL_CLOEXEC);

	if (made < 0) {
		return errno;
	}
	*poller = made;
	return SKC_OK;
}

static skc_err control(
		skc_handle poller, int operation, skc_handle handle, short events, uint32_t id)
{
	struct epoll_event event = { .events = (uint32_t) events, .data.u32 = id };

	return skc_call.epoll_ctl(poller, operation, handle, &event) < 0 ? errno : SKC_OK;
}

static skc_err epoll_add(skc_handle poller, skc_handle handle, short events, uint32_t id)
{
	return control(poller, EPOLL_CTL_ADD, handle, events, id);
}

static skc_err epoll_modify(skc_handle poller, skc_handle handle, short events, uint32_t id)
{
	return control(poller, EPOLL_CTL_MOD, handle, events, id);
}

static skc_err epoll_remove(skc_handle poller, skc_handle handle)
{
	return control(poller, EPOLL_CTL_DEL, handle, 0, 0);
}

/* Milliseconds would round a wait of 1 us up to 1 ms; epoll_pwait2(2) takes nanoseconds, on newer
 * kernels. */
static int wait_some(skc_handle poller, struct epoll_event *events, int max, int64_t timeout)
{
	struct timespec span = {
		.tv_sec = (time_t) (timeout / SKC_NS_PER_SEC),
		.tv_nsec = (long) (timeout % SKC_NS_PER_SEC),
	};
	int result;

	if (timeout == SKC_FOREVER || timeout % SKC_NS_PER_MSEC == 0) {
		return skc_call.epoll_wait(poller, events, max, skc_time_to_msec(timeout));
	}
	result = skc_call.epoll_pwait2(poller, events, max, &span, NULL);
	if (result < 0 && errno == ENOSYS) {
		result = skc_call.epoll_wait(poller, events, max, skc_time_to_msec(timeout));
	}
	return result;
}

static skc_err epoll_wait_events(
		skc_handle poller, skc_poll_event *events, size_t max, int64_t timeout, size_t *count)
{
	struct epoll_event found[BATCH];
	int result = wait_some(poller, found, max < BATCH ? (int) max : BATCH, timeout);

	if (result < 0) {
		return errno;
	}
	for (int i = 0; i < result; i++) {
		events[i] = (skc_poll_event){ found[i].data.u32, (short) found[i].events };
	}
	*count = (size_t) result;
	return SKC_OK;
}

static const skc_poller epoll_poller = {
	.name = "epoll",
	.open = epoll_open,
	.add = epoll_add,
	.modify = epoll_modify,
	.remove = epoll_remove,
	.wait = epoll_wait_events,
};

const skc_poller *const skc_poller_native = &epoll_poller;
