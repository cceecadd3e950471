#include "skc_poller.h"

#include "skc_calls.h"
#include "skc_os.h"
#include "skc_time.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/event.h>
#include <time.h>

/*
 * kqueue(2) of macOS and the BSDs. It has a registration ("filter") for each direction of a handle,
 * removes them when the handle is closed, and is not inherited by fork(2).
 */

/* What a handle can be registered for, as bits of kqueue_entry.filters. */
enum {
	FILTER_READ = 1,
	FILTER_WRITE = 2,
	FILTER_URGENT = 4,
	/* The end of the data and errors, without data; not reported again for the same end. */
	FILTER_ENDS = 8,
	/* The same after an end was found: reported by every wait. */
	FILTER_ENDED = 16
};

/* Arguments of kevent(2). A low-water mark above every buffer's size leaves ends and errors. Pipes
 * and listening sockets ignore it, which EV_CLEAR makes harmless. */
static const struct {
	unsigned bit;
	int filter;
	unsigned flags;
	unsigned fflags;
	int data;
} filters[] = {
	{ FILTER_READ, EVFILT_READ, 0, 0, 0 },
	{ FILTER_ENDS, EVFILT_READ, EV_CLEAR, NOTE_LOWAT, INT_MAX },
	{ FILTER_ENDED, EVFILT_READ, 0, NOTE_LOWAT, INT_MAX },
	{ FILTER_WRITE, EVFILT_WRITE, 0, 0, 0 },
#if defined(EVFILT_EXCEPT) && defined(NOTE_OOB)
	{ FILTER_URGENT, EVFILT_EXCEPT, 0, NOTE_OOB, 0 },
#endif
};

#if defined(EVFILT_EXCEPT) && defined(NOTE_OOB)
#define CANNOT_REQUEST 0
#define IS_URGENT(event) ((event)->filter == EVFILT_EXCEPT)
#else
#define CANNOT_REQUEST POLLPRI /* FreeBSD and NetBSD have no filter for it */
#define IS_URGENT(event) false
#endif

#define FILTERS_PER_HANDLE 3 /* at the same time */

typedef struct kqueue_entry {
	uint64_t id;
	skc_handle handle; /* SKC_HANDLE_NONE: an unused entry */
	uint32_t events;   /* see skc_poller.h */
	uint32_t found;    /* the number of its event in the current wait, from 1 */
	unsigned filters;  /* those that the system has */
} kqueue_entry;

typedef struct poller_kqueue {
	skc_handle handle;
	unsigned forks;        /* skc_os_fork_count() at the time it was opened */
	kqueue_entry *entries; /* by the lower half of an id */
	size_t size;
	size_t count;         /* registered handles */
	struct kevent *found; /* events of the current wait */
	size_t found_size;
} poller_kqueue;

/* --- the queue ------------------------------------------------------------------------------ */

static skc_err poller_kqueue_open(skc_poller **out)
{
	poller_kqueue *p = calloc(1, sizeof(*p));

	if (p == NULL) {
		return SKC_ENOMEM;
	}
	p->forks = skc_os_fork_count();
	p->handle = skc_call.kqueue();
	if (p->handle < 0) {
		skc_err err = errno;

		free(p);
		return err;
	}
	skc_call.setflags(p->handle, F_SETFD, FD_CLOEXEC);
	*out = (skc_poller *) p;
	return SKC_OK;
}

/* In a child process the number is closed or belongs to another file. */
static void poller_kqueue_shut(skc_poller *poller)
{
	poller_kqueue *p = (poller_kqueue *) poller;

	if (p->forks == skc_os_fork_count()) {
		skc_call.close(p->handle);
	}
	free(p->entries);
	free(p->found);
	free(p);
}

static skc_handle poller_kqueue_handle(const skc_poller *poller)
{
	const poller_kqueue *p = (const poller_kqueue *) poller;

	return p->handle;
}

/* --- registrations -------------------------------------------------------------------------- */

/* The filters that report these events. A filter for writing also reports hang-ups and errors. */
static unsigned poller_kqueue_wanted(uint32_t events)
{
	unsigned wanted =
			(events & POLLOUT ? FILTER_WRITE : 0U) | (events & POLLPRI ? FILTER_URGENT : 0U);

	if (events & POLLIN) {
		return wanted | FILTER_READ;
	}
	if ((events & SKC_POLLER_READ_HANGUP) || !(events & POLLOUT)) {
		return wanted | FILTER_ENDS;
	}
	return wanted;
}

static unsigned poller_kqueue_flags(unsigned bit, uint32_t events)
{
	unsigned flags = EV_ADD | (events & SKC_POLLER_EDGE ? EV_CLEAR : 0U);

	if ((events & SKC_POLLER_ONESHOT) && (bit & (FILTER_READ | FILTER_WRITE))) {
		flags |= EV_ONESHOT;
	}
	return flags;
}

/* Applies one change with a call of its own: its error is that of the call, on every system. */
static skc_err poller_kqueue_change(
		poller_kqueue *p, skc_handle handle, int filter, unsigned flags, size_t row, uint32_t place)
{
	struct kevent change;

	memset(&change, 0, sizeof(change));
	EV_SET(&change, (uintptr_t) handle, filter, flags, filters[row].fflags, filters[row].data,
			(void *) (uintptr_t) place);
	return skc_call.kevent_change(p->handle, &change) < 0 ? errno : SKC_OK;
}

/* Adds these filters of an entry; stops at the first that fails. */
static skc_err poller_kqueue_add_filters(poller_kqueue *p, kqueue_entry *e, unsigned which)
{
	for (size_t i = 0; i < SKC_COUNT(filters); i++) {
		unsigned bit = filters[i].bit;
		skc_err err;

		if (!(which & bit)) {
			continue;
		}
		err = poller_kqueue_change(p, e->handle, filters[i].filter,
				filters[i].flags | poller_kqueue_flags(bit, e->events), i, (uint32_t) e->id);
		if (err != SKC_OK) {
			return err;
		}
		e->filters |= bit;
	}
	return SKC_OK;
}

/* Removes these filters of an entry, all of them; returns the first error. */
static skc_err poller_kqueue_drop_filters(poller_kqueue *p, kqueue_entry *e, unsigned which)
{
	skc_err first = SKC_OK;

	for (size_t i = 0; i < SKC_COUNT(filters); i++) {
		if (which & filters[i].bit) {
			skc_err err = poller_kqueue_change(
					p, e->handle, filters[i].filter, EV_DELETE, i, (uint32_t) e->id);

			first = first == SKC_OK ? err : first;
		}
	}
	e->filters &= ~which;
	return first;
}

static skc_err poller_kqueue_reserve_entries(poller_kqueue *p, uint32_t place)
{
	size_t size = p->size == 0 ? 16 : p->size;
	kqueue_entry *entries;

	while (size <= place) {
		size *= 2;
	}
	if (size == p->size) {
		return SKC_OK;
	}
	entries = realloc(p->entries, size * sizeof(*entries));
	if (entries == NULL) {
		return SKC_ENOMEM;
	}
	for (size_t i = p->size; i < size; i++) {
		entries[i] = (kqueue_entry){ .handle = SKC_HANDLE_NONE };
	}
	p->entries = entries;
	p->size = size;
	return SKC_OK;
}

static void poller_kqueue_forget(skc_poller *poller, uint64_t id)
{
	poller_kqueue *p = (poller_kqueue *) poller;

	p->entries[(uint32_t) id] = (kqueue_entry){ .handle = SKC_HANDLE_NONE };
	p->count--;
}

static skc_err poller_kqueue_add(
		skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	poller_kqueue *p = (poller_kqueue *) poller;
	kqueue_entry *e;
	skc_err err = events & CANNOT_REQUEST ? SKC_EOPNOTSUPP
										  : poller_kqueue_reserve_entries(p, (uint32_t) id);

	if (err != SKC_OK) {
		return err;
	}
	e = &p->entries[(uint32_t) id];
	*e = (kqueue_entry){ .id = id, .handle = handle, .events = events };
	p->count++;
	err = poller_kqueue_add_filters(p, e, poller_kqueue_wanted(events));
	if (err != SKC_OK) {
		poller_kqueue_drop_filters(p, e, e->filters);
		poller_kqueue_forget(poller, id);
	}
	return err;
}

/* A filter cannot change between levels and edges; one for edges reports the present state only
 * when it is new. Otherwise only the difference is changed. */
static skc_err poller_kqueue_modify(
		skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	const uint32_t modes = SKC_POLLER_EDGE | SKC_POLLER_ONESHOT;
	poller_kqueue *p = (poller_kqueue *) poller;
	kqueue_entry *e = &p->entries[(uint32_t) id];
	kqueue_entry before = *e;
	unsigned wanted = poller_kqueue_wanted(events);
	bool renew = (events & SKC_POLLER_EDGE) || (before.events & modes) != (events & modes);
	skc_err err;

	if (events & CANNOT_REQUEST) {
		return SKC_EOPNOTSUPP;
	}
	e->id = id;
	e->handle = handle;
	e->events = events;
	err = poller_kqueue_drop_filters(p, e, renew ? e->filters : e->filters & ~wanted);
	if (err == SKC_OK) {
		err = poller_kqueue_add_filters(p, e, wanted & ~e->filters);
	}
	if (err != SKC_OK) {
		poller_kqueue_drop_filters(p, e, e->filters & ~before.filters);
		e->events = before.events;
		poller_kqueue_add_filters(p, e, before.filters & ~e->filters);
	}
	return err;
}

static skc_err poller_kqueue_remove(skc_poller *poller, skc_handle handle, uint64_t id)
{
	poller_kqueue *p = (poller_kqueue *) poller;
	kqueue_entry *e = &p->entries[(uint32_t) id];
	skc_err err = poller_kqueue_drop_filters(p, e, e->filters);

	(void) handle;
	poller_kqueue_forget(poller, id);
	return err;
}

/* --- waiting -------------------------------------------------------------------------------- */

/* Several systems refuse longer waits with EINVAL (itimerfix). */
#define SPAN_MAX (INT64_C(100000000) * SKC_NS_PER_SEC)

#define FOUND_MAX (INT_MAX / sizeof(struct kevent))

/* Provides memory for the events of a wait; returns how many may be requested, or 0. If all handles
 * fit, so do all events of each; otherwise a wait may report two events of a handle one by one. */
static size_t poller_kqueue_reserve(poller_kqueue *p, size_t max)
{
	size_t asked = max < p->count ? max : p->count * FILTERS_PER_HANDLE;
	struct kevent *found;

	asked = asked == 0 ? 1 : asked < FOUND_MAX ? asked : FOUND_MAX;
	if (asked <= p->found_size) {
		return asked;
	}
	found = realloc(p->found, asked * 2 * sizeof(*found));
	if (found == NULL) {
		return max < p->found_size ? max : p->found_size;
	}
	p->found = found;
	p->found_size = asked * 2;
	return asked;
}

/* kevent(2) takes no mask of signals: poll(2) waits for the queue's own handle. */
static skc_err poller_kqueue_take(
		poller_kqueue *p, size_t asked, int64_t timeout, const skc_signals *during, size_t *count)
{
	struct timespec span;
	int result;

	if (during != NULL && timeout != 0) {
		skc_pollfd item = { .fd = p->handle, .events = POLLIN };
		size_t ready = 0;
		skc_err err = skc_os_poll_with(&item, 1, timeout, during, &ready);

		if (err != SKC_OK || ready == 0) {
			return err;
		}
		timeout = 0;
	}
	timeout = timeout < SPAN_MAX ? timeout : SPAN_MAX;
	span.tv_sec = (time_t) (timeout / SKC_NS_PER_SEC);
	span.tv_nsec = (long) (timeout % SKC_NS_PER_SEC);
	result = skc_call.kevent_wait(
			p->handle, p->found, (int) asked, timeout == SKC_FOREVER ? NULL : &span);
	if (result < 0) {
		return errno;
	}
	*count = (size_t) result;
	return SKC_OK;
}

/* The end of one direction is no hang-up: poll(2) knows whether both have ended. */
static uint32_t poller_kqueue_hangup(skc_handle handle)
{
	skc_pollfd item = { .fd = handle, .events = 0 };
	size_t ready = 0;

	if (skc_os_poll(&item, 1, 0, &ready) != SKC_OK || ready == 0) {
		return 0;
	}
	return (uint32_t) item.revents & (POLLERR | POLLHUP | POLLNVAL);
}

/* The events of poll(2) that an event stands for; 0: only one that was not requested. */
static uint32_t poller_kqueue_bits(const kqueue_entry *e, const struct kevent *event)
{
	uint32_t bits = POLLOUT;

	if (event->flags & EV_ERROR) {
		return event->data == EBADF ? POLLNVAL : POLLERR;
	}
	if (event->filter == EVFILT_READ) {
		bits = e->events & POLLIN;
		bits |= event->flags & EV_EOF ? e->events & SKC_POLLER_READ_HANGUP : 0U;
	} else if (IS_URGENT(event)) {
		bits = POLLPRI;
	}
	if ((event->flags & EV_EOF) && !IS_URGENT(event)) {
		bits |= event->fflags != 0 ? POLLERR : 0U;
		bits |= poller_kqueue_hangup(e->handle);
	}
	return bits;
}

static unsigned poller_kqueue_bit_of(const kqueue_entry *e, const struct kevent *event)
{
	for (size_t i = 0; i < SKC_COUNT(filters); i++) {
		if (event->filter == filters[i].filter && (e->filters & filters[i].bit)) {
			return filters[i].bit;
		}
	}
	return 0;
}

/* Changes what the system has after an event was found. */
static void poller_kqueue_settle(poller_kqueue *p, kqueue_entry *e, unsigned bit)
{
	if (e->events & SKC_POLLER_ONESHOT) {
		/* It belongs to the handle; EV_ONESHOT has removed this filter only. */
		if (bit & (FILTER_READ | FILTER_WRITE)) {
			e->filters &= ~bit;
		}
	} else if (bit == FILTER_ENDS && !(e->events & SKC_POLLER_EDGE)) {
		poller_kqueue_drop_filters(p, e, FILTER_ENDS);
		poller_kqueue_add_filters(p, e, FILTER_ENDED);
	}
}

/* The entry of an event; NULL for a filter that was left behind by forget(), which is removed. */
static kqueue_entry *poller_kqueue_entry_of(poller_kqueue *p, const struct kevent *event)
{
	size_t place = (size_t) (uintptr_t) event->udata;

	if (place < p->size && p->entries[place].handle == (skc_handle) event->ident) {
		return &p->entries[place];
	}
	poller_kqueue_change(p, (skc_handle) event->ident, event->filter, EV_DELETE, 0, 0);
	return NULL;
}

/* Joins the events of each handle. */
static size_t poller_kqueue_join(poller_kqueue *p, size_t count, skc_poll_event *events, size_t max)
{
	size_t taken = 0;

	for (size_t i = 0; i < count; i++) {
		kqueue_entry *e = poller_kqueue_entry_of(p, &p->found[i]);
		uint32_t bits = e != NULL ? poller_kqueue_bits(e, &p->found[i]) : 0;

		if (bits == 0 || (e->found == 0 && taken == max)) {
			continue;
		}
		if (e->found == 0) {
			events[taken++] = (skc_poll_event){ .id = e->id };
			e->found = (uint32_t) taken;
		}
		events[e->found - 1].revents |= bits;
		poller_kqueue_settle(p, e, poller_kqueue_bit_of(e, &p->found[i]));
	}
	for (size_t i = 0; i < taken; i++) {
		kqueue_entry *e = &p->entries[(uint32_t) events[i].id];

		e->found = 0;
		if (e->events & SKC_POLLER_ONESHOT) {
			poller_kqueue_drop_filters(p, e, e->filters);
		}
	}
	return taken;
}

static skc_err poller_kqueue_wait(skc_poller *poller, skc_poll_event *events, size_t max,
		int64_t timeout, const skc_signals *during, size_t *count)
{
	poller_kqueue *p = (poller_kqueue *) poller;
	size_t asked = poller_kqueue_reserve(p, max);
	size_t found = 0;
	skc_err err = asked == 0 ? SKC_ENOMEM : poller_kqueue_take(p, asked, timeout, during, &found);

	if (err == SKC_OK) {
		*count = poller_kqueue_join(p, found, events, max);
	}
	return err;
}

static const skc_poller_kind kqueue_poller = {
	.name = "Kqueue",
	.edge = true,
	.in_system = true,
	.open = poller_kqueue_open,
	.close = poller_kqueue_shut,
	.handle = poller_kqueue_handle,
	.add = poller_kqueue_add,
	.modify = poller_kqueue_modify,
	.remove = poller_kqueue_remove,
	.forget = poller_kqueue_forget,
	.wait = poller_kqueue_wait,
};

const skc_poller_kind *const skc_poller_native = &kqueue_poller;
