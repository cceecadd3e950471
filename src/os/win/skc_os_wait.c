#include "skc_os.h"

#include "skc_calls.h"

#include "skc_time.h"

/*
 * WSAPoll has no POLLPRI (urgent data is POLLRDBAND, which its POLLIN contains), refuses an empty
 * set, and counts invalid handles.
 */

static void wait_translate(skc_pollfd *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		SHORT events = (SHORT) (items[i].events & ~(POLLIN | POLLPRI));

		if (items[i].events & POLLIN) {
			events |= POLLRDNORM;
		}
		if (items[i].events & POLLPRI) {
			events |= POLLRDBAND;
		}
		items[i].events = events;
	}
}

/* Reverses wait_translate() on events and revents. Returns the number of items with an event. */
static size_t wait_translate_back(skc_pollfd *items, size_t count)
{
	size_t ready = 0;

	for (size_t i = 0; i < count; i++) {
		SHORT *words[] = { &items[i].events, &items[i].revents };

		if (items[i].fd == INVALID_SOCKET) {
			items[i].revents = 0;
		}
		for (size_t w = 0; w < SKC_COUNT(words); w++) {
			SHORT word = (SHORT) (*words[w] & ~(POLLRDNORM | POLLRDBAND));

			word |= (*words[w] & POLLRDNORM) ? POLLIN : 0;
			word |= (*words[w] & POLLRDBAND) ? POLLPRI : 0;
			*words[w] = word;
		}
		ready += items[i].revents != 0;
	}
	return ready;
}

static bool wait_has_handle(const skc_pollfd *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].fd != INVALID_SOCKET) {
			return true;
		}
	}
	return false;
}

static void wait_mark_all(skc_pollfd *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		items[i].revents = POLLNVAL;
	}
}

skc_err skc_os_poll(skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	int msec = skc_time_to_msec(timeout);
	int result = 0;
	skc_err err = SKC_OK;

	wait_translate(items, count);
	if (wait_has_handle(items, count)) {
		result = skc_call.poll(items, (ULONG) count, msec);
		err = result == SOCKET_ERROR ? WSAGetLastError() : SKC_OK;
	} else {
		Sleep(msec < 0 ? INFINITE : (DWORD) msec);
	}
	/* Without any open handle the call fails; with one it marks the invalid ones. */
	if (err == WSAENOTSOCK) {
		wait_mark_all(items, count);
		err = SKC_OK;
	}
	if (err != SKC_OK) {
		wait_translate_back(items, count);
		return err;
	}
	*ready = wait_translate_back(items, count);
	return SKC_OK;
}

void skc_os_hold_signals(skc_signals *before)
{
	*before = 0;
}

void skc_os_release_signals(const skc_signals *before)
{
	(void) before;
}

skc_err skc_os_poll_with(
		skc_pollfd *items, size_t count, int64_t timeout, const skc_signals *during, size_t *ready)
{
	(void) during;
	return skc_os_poll(items, count, timeout, ready);
}

int64_t skc_os_now(void)
{
	LARGE_INTEGER ticks, rate;

	QueryPerformanceCounter(&ticks);
	QueryPerformanceFrequency(&rate);
	return ticks.QuadPart / rate.QuadPart * SKC_NS_PER_SEC +
			ticks.QuadPart % rate.QuadPart * SKC_NS_PER_SEC / rate.QuadPart;
}
