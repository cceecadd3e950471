/* skc_interest.c and the system's poller: registrations between waits. */

#include "check.h"
#include "net.h"

#include "skc_interest.h"
#include "skc_time.h"

#define PAIRS 70

#define NEEDS_POLLER() \
	do { \
		if (!skc_interest_is_possible()) { \
			SKIP("a poller that keeps registrations is needed"); \
		} \
	} while (0)

typedef struct fixture {
	skc_interest k;
	skc_handle s[PAIRS][2];
	uint32_t notes[PAIRS];
} fixture;

static void set_up(fixture *f)
{
	skc_interest_init(&f->k);
	for (size_t i = 0; i < PAIRS; i++) {
		net_unix(SOCK_STREAM, f->s[i]);
		f->notes[i] = (uint32_t) (i * 3);
	}
}

static void tear_down(fixture *f)
{
	skc_interest_clear(&f->k);
	for (size_t i = 0; i < PAIRS; i++) {
		net_close(f->s[i]);
	}
}

static skc_err put(fixture *f, size_t i, unsigned set)
{
	return skc_interest_put(&f->k, &f->s[i], f->s[i][0], set, (uint32_t) i, &f->notes[i]);
}

/* The number of pending events, and the id of the first one. */
static size_t look(fixture *f, uint32_t *first)
{
	skc_poll_event events[PAIRS];
	size_t count = 99;

	CHECK_INT(skc_interest_look(&f->k, events, PAIRS, &count), SKC_OK);
	*first = count > 0 ? (uint32_t) events[0].id : UINT32_MAX;
	return count;
}

CASE(members_come_and_go)
{
	NEEDS_POLLER();
	static fixture f;
	uint32_t first;

	set_up(&f);
	for (size_t i = 0; i < PAIRS; i++) {
		CHECK_INT(put(&f, i, 0), SKC_OK);
	}
	CHECK_INT(f.k.slots.count, PAIRS);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(look(&f, &first), 0);
	CHECK_INT(send(f.s[66][1], "x", 1, 0), 1);
	CHECK_INT(look(&f, &first), 1);
	CHECK_INT(first, f.notes[66]);
	CHECK_INT(skc_interest_at(&f.k, first)->place[0], 66);

	skc_interest_take(&f.k, f.notes[66], 0);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(look(&f, &first), 0);
	CHECK_INT(f.k.slots.count, PAIRS - 1);

	CHECK_INT(put(&f, 66, 0), SKC_OK);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(look(&f, &first), 1);
	skc_interest_forget(&f.k, f.notes[66]);
	CHECK_INT(look(&f, &first), 0);
	CHECK_INT(skc_interest_find(&f.k, &f.s[66], f.notes[66]), UINT32_MAX);
	tear_down(&f);
}

CASE(sets_of_one_member)
{
	NEEDS_POLLER();
	static fixture f;
	uint32_t first;

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(put(&f, 0, 1), SKC_OK);
	CHECK_INT(f.k.slots.count, 1);
	CHECK_INT(put(&f, 0, 1), SKC_EINVAL);
	CHECK_INT(skc_interest_put(&f.k, &f.s[0], f.s[1][0], 2, 0, &f.notes[0]), SKC_EINVAL);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(look(&f, &first), 1);
	CHECK_INT(skc_interest_at(&f.k, first)->asked, SKC_WAIT_READ | SKC_WAIT_WRITE);
	skc_interest_take(&f.k, first, 1);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(look(&f, &first), 0);
	/* Removed and added again before the poller is updated: no update is needed. */
	skc_interest_take(&f.k, f.notes[0], 0);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	skc_fault_clear();
	skc_fault_set(POLLER_CHANGE, 1, 0, EIO);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	skc_fault_clear();
	/* Removed before it was registered. */
	CHECK_INT(put(&f, 1, 2), SKC_OK);
	skc_interest_take(&f.k, f.notes[1], 2);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(f.k.slots.count, 1);
	/* Removed while its update is pending. */
	CHECK_INT(put(&f, 2, 0), SKC_OK);
	CHECK_INT(put(&f, 3, 0), SKC_OK);
	skc_interest_forget(&f.k, f.notes[2]);
	CHECK_INT(f.k.dirty_count, 1);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(f.k.slots.count, 2);
	tear_down(&f);
}

CASE(notes_are_not_trusted)
{
	NEEDS_POLLER();
	static fixture f;
	skc_handle other;

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(skc_interest_find(&f.k, &other, f.notes[0]), UINT32_MAX);
	CHECK_INT(skc_interest_find(&f.k, &f.s[0], f.notes[0] + 1), UINT32_MAX);
	CHECK_INT(skc_interest_find(&f.k, &f.s[0], UINT32_MAX), UINT32_MAX);
	CHECK_INT(skc_interest_find(&f.k, &f.s[0], f.notes[0]), f.notes[0]);
	tear_down(&f);
}

CASE(failures_are_told)
{
	NEEDS_POLLER();
	static fixture f;
	skc_poll_event event;
	size_t count;

	set_up(&f);
	CHECK(skc_interest_is_possible());
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	skc_fault_set(POLLER_OPEN, 1, 1, EMFILE);
	CHECK_INT(skc_interest_commit(&f.k), EMFILE);
	skc_fault_set(POLLER_CHANGE, 1, 1, ENOSPC);
	CHECK_INT(skc_interest_commit(&f.k), ENOSPC);
	skc_fault_clear();
	skc_interest_clear(&f.k);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	skc_fault_set(POLLER_WAIT, 1, 1, EBADF);
	CHECK_INT(skc_interest_look(&f.k, &event, 1, &count), EBADF);
	skc_fault_clear();
	tear_down(&f);
}

static skc_err wait_for(fixture *f, int64_t timeout, size_t *count)
{
	skc_poll_event event;

	return skc_interest_wait(&f->k, &event, 1, skc_time_deadline(timeout), count);
}

CASE(waits)
{
	NEEDS_POLLER();
	static fixture f;
	size_t count = 99;
	int64_t start;

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	start = skc_os_now();
	CHECK_INT(wait_for(&f, 1500 * SKC_NS_PER_USEC, &count), SKC_OK);
	CHECK_INT(count, 0);
	CHECK(skc_os_now() - start >= 1500 * SKC_NS_PER_USEC);
	/* An older kernel: milliseconds, rounded up. */
	skc_fault_set("ppoll", 1, 0, ENOSYS);
	start = skc_os_now();
	CHECK_INT(wait_for(&f, 1500 * SKC_NS_PER_USEC, &count), SKC_OK);
	CHECK_INT(count, 0);
	CHECK(skc_os_now() - start >= 1500 * SKC_NS_PER_USEC);
	skc_fault_clear();
	CHECK_INT(send(f.s[0][1], "x", 1, 0), 1);
	CHECK_INT(wait_for(&f, SKC_FOREVER, &count), SKC_OK);
	CHECK_INT(count, 1);
	tear_down(&f);
}

/* A handled signal ends the wait, and no handler runs in it. Because the sleep is a poll(2), a
 * stopped and continued process continues the wait (signal(7)). */
CASE(waits_as_poll_does)
{
	NEEDS_POLLER();
	OS_NEEDS_SIGNALS();
	static fixture f;
	net_later later = { .delay = 20 * MSEC, .signals = 1 };
	size_t count = 99;

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	os_catch();
	net_hook(net_go_on);
	skc_fault_clear();
	net_start_later(&later);
	CHECK_INT(wait_for(&f, SKC_FOREVER, &count), SKC_EINTR);
	net_join(&later);
	CHECK_INT(net_hook_runs, 0);
	CHECK_INT(skc_fault_count("poll"), 1);
	CHECK_INT(skc_fault_count(POLLER_WAIT), 0);
	skc_fault_set("poll", 1, 1, ENOMEM);
	CHECK_INT(wait_for(&f, SKC_FOREVER, &count), ENOMEM);
	tear_down(&f);
}

/* Events by id, as a scan or a look finds them. */
static size_t scan(fixture *f, skc_poll_event *events)
{
	size_t count = 99;

	CHECK_INT(skc_interest_scan(&f->k, events, 0, &count), SKC_OK);
	return count;
}

/* A scan follows the changes whether they are committed or not, and needs no poller for it. */
CASE(scans_without_a_commit)
{
	NEEDS_POLLER();
	static fixture f;
	static skc_poll_event events[PAIRS + SKC_INTEREST_OTHERS];

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(put(&f, 1, 1), SKC_OK);
	CHECK_INT(f.k.pending, 2);
	CHECK_INT(f.k.asking, 2);
	skc_fault_clear();
	CHECK_INT(scan(&f, events), 1);
	CHECK_INT(skc_fault_count("poll"), 1);
	CHECK_INT(skc_fault_count(POLLER_WAIT) + skc_fault_count(POLLER_CHANGE), 0);
	CHECK_INT(events[0].id, f.notes[1]);
	CHECK_INT(events[0].revents, POLLOUT);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(f.k.pending, 0);
	/* Other members, without a commit. */
	skc_interest_take(&f.k, f.notes[1], 1);
	CHECK_INT(f.k.pending, 1);
	CHECK_INT(put(&f, 2, 1), SKC_OK);
	CHECK_INT(f.k.pending, 2);
	CHECK_INT(f.k.asking, 2);
	CHECK_INT(scan(&f, events), 1);
	CHECK_INT(events[0].id, f.notes[2]);
	/* Back as it was: there is nothing to change. */
	skc_interest_take(&f.k, f.notes[2], 1);
	CHECK_INT(put(&f, 1, 1), SKC_OK);
	CHECK_INT(f.k.pending, 0);
	skc_fault_clear();
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(skc_fault_count(POLLER_CHANGE), 0);
	CHECK_INT(f.k.slots.count, 2);
	skc_fault_clear();
	tear_down(&f);
}

CASE(all_are_taken_out)
{
	NEEDS_POLLER();
	static fixture f;

	set_up(&f);
	for (size_t i = 0; i < PAIRS; i++) {
		CHECK_INT(put(&f, i, i % 3), SKC_OK);
	}
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	skc_interest_forget(&f.k, f.notes[3]);
	skc_interest_take_all(&f.k);
	CHECK_INT(f.k.asking, 0);
	CHECK_INT(f.k.pending, PAIRS - 1);
	for (size_t i = PAIRS; i-- > 0;) {
		CHECK_INT(put(&f, i, i % 3), SKC_OK);
	}
	CHECK_INT(f.k.pending, 1);
	skc_fault_clear();
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK_INT(skc_fault_count(POLLER_CHANGE), 1);
	skc_fault_clear();
	/* One that leaves while a change is pending. */
	skc_interest_take(&f.k, f.notes[5], 5 % 3);
	skc_interest_forget(&f.k, f.notes[5]);
	CHECK_INT(f.k.pending, 0);
	CHECK_INT(f.k.asking, PAIRS - 1);
	tear_down(&f);
}

/* Handles that are no members are found with those that are, by look, scan and wait. */
CASE(others)
{
	NEEDS_POLLER();
	static fixture f;
	static skc_poll_event events[PAIRS + SKC_INTEREST_OTHERS];
	skc_pollfd other[2];
	size_t count = 99;

	set_up(&f);
	CHECK_INT(put(&f, 0, 0), SKC_OK);
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	other[0] = (skc_pollfd){ .fd = f.s[1][0], .events = POLLIN };
	other[1] = (skc_pollfd){ .fd = f.s[2][0], .events = POLLIN };
	skc_interest_set_others(&f.k, other, 2);
	CHECK_INT(skc_interest_most(&f.k), 3);
	CHECK_INT(skc_interest_look(&f.k, events, 3, &count), SKC_OK);
	CHECK_INT(count, 0);
	CHECK_INT(send(f.s[2][1], "x", 1, 0), 1);
	for (int i = 0; i < 3; i++) {
		count = 99;
		CHECK_INT(i == 0         ? skc_interest_look(&f.k, events, 3, &count)
						: i == 1 ? skc_interest_scan(&f.k, events, SKC_FOREVER, &count)
								 : skc_interest_wait(&f.k, events, 3, SKC_FOREVER, &count),
				SKC_OK);
		CHECK_INT(count, 1);
		CHECK(events[0].id == SKC_INTEREST_OTHER + 1);
	}
	CHECK_INT(send(f.s[0][1], "x", 1, 0), 1);
	CHECK_INT(skc_interest_look(&f.k, events, 3, &count), SKC_OK);
	CHECK_INT(count, 2);
	CHECK_INT(events[1].id, f.notes[0]);
	CHECK_INT(scan(&f, events), 2);
	CHECK_INT(events[0].id, f.notes[0]);
	/* A closed one. */
	net_close(f.s[1]);
	CHECK_INT(skc_interest_scan(&f.k, events, 0, &count), SKC_EBADF);
	CHECK_INT(skc_interest_look(&f.k, events, 3, &count), SKC_EBADF);
	net_unix(SOCK_STREAM, f.s[1]);
	skc_interest_set_others(&f.k, NULL, 0);
	CHECK_INT(skc_interest_look(&f.k, events, 3, &count), SKC_OK);
	CHECK_INT(count, 1);
	tear_down(&f);
}

CASE(busy_sets)
{
	NEEDS_POLLER();
	static fixture f;
	static skc_poll_event events[PAIRS];
	size_t count;

	set_up(&f);
	for (size_t i = 0; i < 64; i++) {
		CHECK_INT(put(&f, i, 0), SKC_OK);
	}
	CHECK_INT(skc_interest_commit(&f.k), SKC_OK);
	CHECK(!skc_interest_is_busy(&f.k));
	for (size_t i = 0; i < 41; i++) {
		CHECK_INT(send(f.s[i][1], "x", 1, 0), 1);
		CHECK_INT(skc_interest_look(&f.k, events, PAIRS, &count), SKC_OK);
		CHECK_INT(count, i + 1);
		CHECK_INT(skc_interest_is_busy(&f.k), count > 40);
	}
	CHECK(skc_interest_is_dense(&f.k));
	for (size_t i = 0; i < 40; i++) {
		skc_interest_take(&f.k, f.notes[i], 0);
	}
	CHECK(skc_interest_is_dense(&f.k));
	skc_interest_take(&f.k, f.notes[40], 0);
	CHECK(!skc_interest_is_dense(&f.k));
	tear_down(&f);
}
