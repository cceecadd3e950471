#ifndef FAKE_KQUEUE_H
#define FAKE_KQUEUE_H

/*
 * The poller of kqueue(2) over a model of kqueue, on Linux. A queue is an epoll descriptor, so that
 * poll(2) takes it. Each filter of a handle is an epoll descriptor of its own in it: EV_CLEAR is
 * EPOLLET. Modelled: a filter for each direction, EV_CLEAR, EV_ONESHOT, EV_EOF with the error in
 * fflags, NOTE_LOWAT, errors of changes and EV_ERROR, an added filter reports the present state,
 * flags of a filter that exists do not change, a closed handle loses its filters, a child of
 * fork(2) has no queue, and a timeout of more than 100,000,000 s is refused. Include it after net.h
 * and before the tests, which then use this poller: the library's own is not linked.
 * skc_fault_set() and skc_fault_count() take the names of its calls.
 */

#include <sys/event.h>

#include "skc_calls.h"

#define FAKE_NOTES 512
#define FAKE_SPAN_MAX 100000000

typedef struct fake_note {
	struct kevent registered;
	int queue; /* -1: unused */
	int watch; /* an epoll descriptor with the handle alone */
	ino_t file;
} fake_note;

/* One call: how often it was made, and the rule for its failure. */
typedef struct fake_call {
	const char *name;
	unsigned count, nth, times;
	int code;
} fake_call;

static fake_note fake_notes[FAKE_NOTES];
static int fake_queues[16];   /* -1: unused */
static bool fake_error_event; /* the next wait returns an event with EV_ERROR */
static fake_call fake_calls[] = { { .name = "kqueue" }, { .name = "kevent_change" },
	{ .name = "kevent_wait" } };

/* --- rules for failures ----------------------------------------------------------------------- */

static fake_call *fake_find(const char *name)
{
	for (size_t i = 0; i < SKC_COUNT(fake_calls); i++) {
		if (strcmp(fake_calls[i].name, name) == 0) {
			return &fake_calls[i];
		}
	}
	return NULL;
}

static bool fake_fails(const char *name)
{
	fake_call *c = fake_find(name);
	unsigned now = ++c->count;

	if (c->nth == 0 || now < c->nth || (c->times > 0 && now >= c->nth + c->times)) {
		return false;
	}
	errno = c->code;
	return true;
}

static UNUSED bool fake_fault_set(const char *name, unsigned nth, unsigned times, int code)
{
	fake_call *c = fake_find(name);

	if (c == NULL) {
		return skc_fault_set(name, nth, times, code);
	}
	*c = (fake_call){ c->name, c->count, c->count + nth, times, code };
	return true;
}

static UNUSED unsigned fake_fault_count(const char *name)
{
	fake_call *c = fake_find(name);

	return c != NULL ? c->count : skc_fault_count(name);
}

static UNUSED void fake_fault_clear(void)
{
	skc_fault_clear();
	for (size_t i = 0; i < SKC_COUNT(fake_calls); i++) {
		fake_calls[i] = (fake_call){ .name = fake_calls[i].name };
	}
}

/* --- queues ----------------------------------------------------------------------------------- */

static void fake_drop(fake_note *n)
{
	close(n->watch);
	n->queue = -1;
}

/* fork(2) closes the queues in the child, and their numbers are free. */
static void fake_after_fork(void)
{
	for (size_t i = 0; i < FAKE_NOTES; i++) {
		if (fake_notes[i].queue >= 0) {
			fake_drop(&fake_notes[i]);
		}
	}
	for (size_t i = 0; i < SKC_COUNT(fake_queues); i++) {
		if (fake_queues[i] >= 0) {
			close(fake_queues[i]);
			fake_queues[i] = -1;
		}
	}
}

__attribute__((constructor)) static void fake_start(void)
{
	for (size_t i = 0; i < FAKE_NOTES; i++) {
		fake_notes[i].queue = -1;
	}
	memset(fake_queues, 0xff, sizeof(fake_queues));
	pthread_atfork(NULL, NULL, fake_after_fork);
}

static int *fake_queue(int handle)
{
	for (size_t i = 0; i < SKC_COUNT(fake_queues); i++) {
		if (fake_queues[i] == handle) {
			return &fake_queues[i];
		}
	}
	return NULL;
}

static int fake_kqueue(void)
{
	int *free_one = fake_queue(-1);
	int handle = fake_fails("kqueue") ? -1 : epoll_create1(0);

	if (handle >= 0) {
		*free_one = handle;
	}
	return handle;
}

static int fake_close(int handle)
{
	int *queue = fake_queue(handle);

	CHECK(queue != NULL);
	for (size_t i = 0; queue != NULL && i < FAKE_NOTES; i++) {
		if (fake_notes[i].queue == handle) {
			fake_drop(&fake_notes[i]);
		}
	}
	if (queue != NULL) {
		*queue = -1;
	}
	return close(handle);
}

/* --- filters ---------------------------------------------------------------------------------- */

static ino_t fake_file(int handle)
{
	struct stat info;

	return fstat(handle, &info) < 0 ? 0 : info.st_ino;
}

/* Removes the filters of closed handles. */
static void fake_sweep(void)
{
	for (size_t i = 0; i < FAKE_NOTES; i++) {
		fake_note *n = &fake_notes[i];

		if (n->queue >= 0 && fake_file((int) n->registered.ident) != n->file) {
			fake_drop(n);
		}
	}
}

static fake_note *fake_note_of(int queue, const struct kevent *change)
{
	for (size_t i = 0; i < FAKE_NOTES; i++) {
		fake_note *n = &fake_notes[i];

		if (n->queue == queue &&
				(queue < 0 ||
						(n->registered.ident == change->ident &&
								n->registered.filter == change->filter))) {
			return n;
		}
	}
	return NULL;
}

static uint32_t fake_watched(const struct kevent *k)
{
	uint32_t events = k->filter == EVFILT_WRITE ? EPOLLOUT
			: k->filter == EVFILT_EXCEPT        ? EPOLLPRI
			: k->fflags & NOTE_LOWAT            ? EPOLLRDHUP
												: EPOLLIN | EPOLLRDHUP;

	return events | (k->flags & EV_CLEAR ? EPOLLET : 0U);
}

/* Sets what a filter watches; again, so that it reports the present state. */
static int fake_watch(fake_note *n)
{
	struct epoll_event event = { .events = fake_watched(&n->registered) };

	epoll_ctl(n->watch, EPOLL_CTL_DEL, (int) n->registered.ident, NULL);
	return epoll_ctl(n->watch, EPOLL_CTL_ADD, (int) n->registered.ident, &event);
}

static int fake_add(int queue, const struct kevent *change)
{
	fake_note *n = fake_note_of(queue, change);
	struct epoll_event event = { .events = EPOLLIN };

	if (n != NULL) {
		n->registered.fflags = change->fflags;
		n->registered.udata = change->udata;
		return fake_watch(n);
	}
	n = fake_note_of(-1, change);
	*n = (fake_note){ *change, queue, epoll_create1(0), fake_file((int) change->ident) };
	event.data.ptr = n;
	if (fake_watch(n) < 0 || epoll_ctl(queue, EPOLL_CTL_ADD, n->watch, &event) < 0) {
		int code = errno;

		fake_drop(n);
		errno = code;
		return -1;
	}
	return 0;
}

static int fake_kevent_change(int queue, const struct kevent *change)
{
	fake_note *n;

	if (fake_fails("kevent_change")) {
		return -1;
	}
	fake_sweep();
	if (fake_queue(queue) == NULL || fake_file((int) change->ident) == 0) {
		errno = EBADF;
		return -1;
	}
	if (change->flags & EV_ADD) {
		return fake_add(queue, change);
	}
	n = fake_note_of(queue, change);
	if (n == NULL) {
		errno = ENOENT;
		return -1;
	}
	fake_drop(n);
	return 0;
}

/* --- waiting ---------------------------------------------------------------------------------- */

/* The event of a filter, if it has one. */
static bool fake_take(fake_note *n, struct kevent *out)
{
	struct epoll_event event;
	int code = 0;
	socklen_t len = sizeof(code);

	if (epoll_wait(n->watch, &event, 1, 0) != 1) {
		return false;
	}
	*out = n->registered;
	out->flags &= EV_CLEAR | EV_ONESHOT;
	out->fflags = out->filter == EVFILT_EXCEPT ? NOTE_OOB : 0;
	if (event.events &
			(out->filter == EVFILT_READ ? EPOLLRDHUP | EPOLLHUP | EPOLLERR : EPOLLHUP | EPOLLERR)) {
		out->flags |= EV_EOF;
		if (event.events & EPOLLERR) {
			getsockopt((int) out->ident, SOL_SOCKET, SO_ERROR, &code, &len);
			out->fflags = code != 0 ? (uint32_t) code : EPIPE;
		}
	}
	if (n->registered.flags & EV_ONESHOT) {
		fake_drop(n);
	}
	return true;
}

static int fake_error(struct kevent *out, fake_note *n)
{
	fake_error_event = false;
	*out = n->registered;
	out->flags = EV_ERROR;
	out->data = EBADF;
	return 1;
}

static int fake_kevent_wait(
		int queue, struct kevent *events, int max, const struct timespec *timeout)
{
	struct epoll_event ready[FAKE_NOTES];
	int msec = timeout == NULL ? -1 : (int) (timeout->tv_sec * 1000 + timeout->tv_nsec / 1000000);
	int count, taken = 0;

	if (fake_fails("kevent_wait")) {
		return -1;
	}
	fake_sweep();
	if (fake_queue(queue) == NULL) {
		errno = EBADF;
		return -1;
	}
	if (timeout != NULL && timeout->tv_sec > FAKE_SPAN_MAX) {
		errno = EINVAL;
		return -1;
	}
	count = epoll_wait(
			queue, ready, max, msec + (timeout != NULL && timeout->tv_nsec % 1000000 > 0));
	for (int i = 0; i < count; i++) {
		if (fake_error_event) {
			taken += fake_error(&events[taken], ready[i].data.ptr);
		} else {
			taken += fake_take(ready[i].data.ptr, &events[taken]);
		}
	}
	return count < 0 ? -1 : taken;
}

/* --- the poller over it ----------------------------------------------------------------------- */

static const struct {
	int (*kqueue)(void);
	int (*kevent_change)(int, const struct kevent *);
	int (*kevent_wait)(int, struct kevent *, int, const struct timespec *);
	int (*setflags)(int, int, int);
	int (*close)(int);
} fake_system = { fake_kqueue, fake_kevent_change, fake_kevent_wait, (int (*)(int, int, int)) fcntl,
	fake_close };

#define skc_call fake_system
#include "../../src/poll/skc_poller_kqueue.c"
#undef skc_call

/* The tests of pollers use these names. */
#undef POLLER_NAME
#undef POLLER_OPEN
#undef POLLER_CHANGE
#undef POLLER_WAIT
#define POLLER_REMOVE fake_kevent_change
#define POLLER_NAME "Kqueue"
#define POLLER_OPEN "kqueue"
#define POLLER_CHANGE "kevent_change"
#define POLLER_WAIT "kevent_wait"
#define skc_fault_set fake_fault_set
#define skc_fault_count fake_fault_count
#define skc_fault_clear fake_fault_clear

#endif
