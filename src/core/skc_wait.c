#include "skc_wait.h"

#include "skc_os.h"
#include "skc_time.h"

short skc_wait_events(unsigned asked)
{
	static const short events[] = {
		0,
		POLLIN,
		POLLOUT,
		POLLIN | POLLOUT,
		POLLPRI,
		POLLPRI | POLLIN,
		POLLPRI | POLLOUT,
		POLLPRI | POLLIN | POLLOUT,
	};

	return events[asked & (SKC_WAIT_READ | SKC_WAIT_WRITE | SKC_WAIT_EXCEPT)];
}

/* poll(2) always reports hangups and errors, also when they are not requested. Such an item is
 * removed from the wait, which would otherwise return at once again and again. */
static skc_err wait_sift(skc_pollfd *items, const unsigned char *asked, size_t count, size_t *ready)
{
	*ready = 0;
	for (size_t i = 0; i < count; i++) {
		if (items[i].revents & POLLNVAL) {
			return SKC_EBADF;
		}
		if (items[i].revents == 0) {
			continue;
		}
		if (skc_wait_sets(items[i].revents, asked[i]) != 0) {
			(*ready)++;
		} else {
			items[i].fd = SKC_HANDLE_NONE;
			items[i].revents = 0;
		}
	}
	return SKC_OK;
}

/* poll(2) ignores an invalid handle; select(2) fails. */
static bool wait_all_are_handles(const skc_pollfd *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].fd == SKC_HANDLE_NONE) {
			return false;
		}
	}
	return true;
}

skc_err skc_wait(
		skc_pollfd *items, const unsigned char *asked, size_t count, int64_t timeout, size_t *ready)
{
	int64_t deadline = timeout > 0 ? skc_time_deadline(timeout) : timeout;

	if (!wait_all_are_handles(items, count)) {
		return SKC_EBADF;
	}
	*ready = 0;
	for (;;) {
		size_t events = 0;
		skc_err err = timeout != 0 && skc_takes_turns()
				? skc_sleep(NULL, items, count, timeout, &events)
				: skc_os_poll(items, count, timeout, &events);
		bool slept = err == SKC_OK && events == 0;

		if (err == SKC_OK && events > 0) {
			err = wait_sift(items, asked, count, ready);
		}
		if (err != SKC_OK || *ready > 0) {
			return err;
		}
		if (timeout > 0) {
			timeout = skc_time_remaining(deadline);
		}
		if (slept && timeout == 0) {
			return SKC_OK;
		}
	}
}
