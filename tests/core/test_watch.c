/* skc_watch.c and the pollers behind it: registrations, and the owners that are found ready. */

#include "check.h"
#include "net.h"

#include "skc_calls.h"
#include "skc_fault.h"
#include "skc_watch.h"

#ifdef SKC_HAS_KQUEUE
#include <sys/event.h>
#define POLLER_REMOVE skc_system_calls.kevent_change
#endif

#if defined(EPOLL_CTL_ADD) && !defined(FAKE_KQUEUE_H)
#define IS_EPOLL
#endif

#define PAIRS 40

typedef struct owner {
	skc_handle pair[2];
	uint64_t id;
	bool open;
	bool lost;
} owner;

typedef struct fixture {
	skc_watch_set set;
	owner owners[PAIRS];
} fixture;

static bool is_open(void *o)
{
	return ((owner *) o)->open;
}

static void lost(void *o)
{
	CHECK(!((owner *) o)->lost);
	((owner *) o)->lost = true;
}

static const skc_watch_hooks hooks = { is_open, lost };

static void set_up(fixture *f, const skc_poller_kind *kind)
{
	memset(f, 0, sizeof(*f));
	CHECK_INT(skc_watch_open(&f->set, kind, &hooks), SKC_OK);
	for (size_t i = 0; i < PAIRS; i++) {
		net_unix(SOCK_STREAM, f->owners[i].pair);
		f->owners[i].open = true;
	}
}

static void tear_down(fixture *f)
{
	skc_fault_clear();
	skc_watch_close(&f->set);
	for (size_t i = 0; i < PAIRS; i++) {
		if (f->owners[i].open) {
			os_close(f->owners[i].pair[0]);
		}
		os_close(f->owners[i].pair[1]);
	}
}

static skc_err add(fixture *f, size_t i, uint32_t events)
{
	return skc_watch_add(&f->set, &f->owners[i], f->owners[i].pair[0], events, &f->owners[i].id);
}

static void write_to(fixture *f, size_t i)
{
	CHECK_INT(send(f->owners[i].pair[1], "x", 1, 0), 1);
}

/* Waits without a timeout; returns the owners found, as indices, in the order of the wait. */
static size_t look(fixture *f, size_t max, size_t *who)
{
	size_t count = 99;

	CHECK_INT(skc_watch_wait(&f->set, max, 0, NULL, &count), SKC_OK);
	for (size_t i = 0; i < count; i++) {
		owner *o = skc_watch_owner(&f->set, f->set.found[i].id);

		CHECK_INT(o->id, f->set.found[i].id);
		who[i] = (size_t) (o - f->owners);
	}
	return count;
}

static size_t look_all(fixture *f)
{
	size_t who[PAIRS];

	return look(f, PAIRS, who);
}

#define EACH_KIND(kind) \
	for (const skc_poller_kind *const *k = kinds; *k != NULL; k++) \
		for (const skc_poller_kind *kind = *k; kind != NULL; kind = NULL)

static const skc_poller_kind *const *all_kinds(void)
{
	static const skc_poller_kind *kinds[3];

	kinds[0] = &skc_poller_poll;
	kinds[1] = skc_poller_native;
	return kinds;
}

CASE(kinds_by_name)
{
	CHECK(skc_watch_kind(SKC_POLL_NAME) == &skc_poller_poll);
	CHECK(skc_watch_kind("EventPorts") == NULL);
#ifdef POLLER_NAME
	CHECK(skc_watch_kind(POLLER_NAME) == skc_poller_native);
	CHECK(skc_watch_best_kind() == skc_poller_native);
	CHECK(skc_poller_native->edge);
#endif
	CHECK(!skc_poller_poll.edge);
}

CASE(finds_who_is_ready)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;
		size_t who[PAIRS];

		set_up(&f, kind);
		CHECK_INT(look_all(&f), 0);
		for (size_t i = 0; i < PAIRS; i++) {
			CHECK_INT(add(&f, i, POLLIN), SKC_OK);
		}
		CHECK_INT(add(&f, 3, POLLIN), SKC_EEXIST);
		CHECK_INT(look_all(&f), 0);
		write_to(&f, 20);
		CHECK_INT(look(&f, PAIRS, who), 1);
		CHECK_INT(who[0], 20);
		CHECK_INT(f.set.found[0].revents, POLLIN);
		CHECK_INT(skc_watch_modify(&f.set, f.owners[20].id, POLLOUT), SKC_OK);
		CHECK_INT(look(&f, PAIRS, who), 1);
		CHECK_INT(f.set.found[0].revents, POLLOUT);
		skc_watch_remove(&f.set, f.owners[20].id, true);
		CHECK_INT(look_all(&f), 0);
		CHECK_INT(f.set.slots.count, PAIRS - 1);
		CHECK_INT(add(&f, 20, POLLIN), SKC_OK);
		CHECK_INT(look_all(&f), 1);
		tear_down(&f);
	}
}

CASE(oneshot_and_silence)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;

		set_up(&f, kind);
		CHECK_INT(add(&f, 0, POLLIN | SKC_POLLER_ONESHOT), SKC_OK);
		write_to(&f, 0);
		CHECK_INT(look_all(&f), 1);
		CHECK_INT(look_all(&f), 0);
		/* In the new poller it stays silent. */
		f.set.outdated = true;
		CHECK_INT(look_all(&f), 0);
		CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, POLLIN), SKC_OK);
		CHECK_INT(look_all(&f), 1);
		CHECK_INT(look_all(&f), 1);
		skc_watch_silence(&f.set, f.owners[0].id);
		CHECK_INT(look_all(&f), 0);
		CHECK_INT(add(&f, 0, POLLIN), SKC_EEXIST);
		CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, POLLIN), SKC_OK);
		CHECK_INT(look_all(&f), 1);
		skc_watch_silence(&f.set, f.owners[0].id);
		skc_watch_remove(&f.set, f.owners[0].id, true);
		CHECK_INT(f.set.slots.count, 0);
		tear_down(&f);
	}
}

CASE(order_and_turns_of_poll)
{
	static fixture f;
	size_t who[PAIRS];
	unsigned times[4] = { 0 };

	set_up(&f, &skc_poller_poll);
	for (size_t i = 0; i < 4; i++) {
		CHECK_INT(add(&f, i, POLLIN), SKC_OK);
		write_to(&f, 3 - i);
	}
	for (int round = 0; round < 8; round++) {
		CHECK_INT(look(&f, 1, who), 1);
		times[who[0]]++;
	}
	for (size_t i = 0; i < 4; i++) {
		CHECK_INT(times[i], 2);
	}
	CHECK_INT(look(&f, PAIRS, who), 4);
	for (size_t i = 0; i < 4; i++) {
		CHECK_INT(who[i], i);
	}
	/* The order continues after removals. */
	CHECK_INT(look(&f, 2, who), 2);
	skc_watch_remove(&f.set, f.owners[0].id, true);
	skc_watch_remove(&f.set, f.owners[1].id, true);
	CHECK_INT(look(&f, 1, who), 1);
	CHECK_INT(who[0], 2);
	CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
	CHECK_INT(look(&f, 1, who), 1);
	CHECK_INT(who[0], 3);
	tear_down(&f);
}

/* A file whose descriptor is closed but that stays open elsewhere still causes events in epoll. */
CASE(closed_without_a_word)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;
		skc_handle copy;

		set_up(&f, kind);
		CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
		CHECK_INT(add(&f, 1, POLLIN), SKC_OK);
		copy = os_copy(f.owners[0].pair[0]);
		os_close(f.owners[0].pair[0]);
		f.owners[0].open = false;
		write_to(&f, 0);
		CHECK_INT(look_all(&f), 0);
		CHECK_INT(f.set.slots.count, f.owners[0].lost ? 1 : 2);
		CHECK(!f.set.outdated);
#ifdef IS_EPOLL
		CHECK(f.owners[0].lost);
#endif
		write_to(&f, 1);
		CHECK_INT(look_all(&f), 1);
		os_close(copy);
		tear_down(&f);
	}
}

#ifdef OS_HAS_FORK
CASE(number_used_again)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;
		size_t who[PAIRS];
		int number;
		int copy;

		set_up(&f, kind);
		CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
		number = f.owners[0].pair[0];
		copy = dup(number);
		f.owners[0].open = false;
		CHECK_INT(dup2(f.owners[1].pair[0], number), number);
		os_close(f.owners[1].pair[0]);
		f.owners[1].pair[0] = number;
		CHECK_INT(add(&f, 1, POLLIN), SKC_OK);
		CHECK(f.owners[0].lost);
		write_to(&f, 0);
		CHECK_INT(look_all(&f), 0);
		write_to(&f, 1);
		CHECK_INT(look(&f, PAIRS, who), 1);
		CHECK_INT(who[0], 1);
		os_close(copy);
		tear_down(&f);
	}
}

/* The same file is open again with the same number: epoll still has its registration, kqueue has
 * removed it. */
CASE(file_comes_back)
{
	static fixture f;
	int number;
	int copy;

	set_up(&f, skc_poller_native);
	CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
	number = f.owners[0].pair[0];
	copy = dup(number);
	os_close(number);
	f.owners[0].open = false;
	CHECK_INT(dup2(copy, number), number);
	os_close(copy);
	f.owners[1].open = true;
	os_close(f.owners[1].pair[0]);
	f.owners[1].pair[0] = number;
	CHECK_INT(add(&f, 1, POLLIN), SKC_OK);
	CHECK(f.owners[0].lost);
	write_to(&f, 0);
	CHECK_INT(look_all(&f), 1);
	tear_down(&f);
}

static int child_of(fixture *f)
{
	size_t who[PAIRS];

	skc_watch_remove(&f->set, f->owners[0].id, true);
	if (skc_watch_modify(&f->set, f->owners[1].id, POLLOUT) != SKC_OK) {
		return 1;
	}
	if (look(f, PAIRS, who) != 1 || who[0] != 1) {
		return 2;
	}
	return add(f, 2, POLLOUT) == SKC_OK && look(f, PAIRS, who) == 2 ? 0 : 3;
}

CASE(a_child_leaves_the_parent_alone)
{
	const skc_poller_kind *const *kinds = all_kinds();

	REQUIRE_INT(skc_os_startup(), SKC_OK);
	EACH_KIND(kind)
	{
		static fixture f;
		size_t who[PAIRS];
		int status;
		pid_t pid;

		set_up(&f, kind);
		CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
		CHECK_INT(add(&f, 1, POLLIN), SKC_OK);
		pid = fork();
		if (pid == 0) {
			_exit(child_of(&f));
		}
		CHECK_INT(waitpid(pid, &status, 0), pid);
		CHECK_INT(status, 0);
		CHECK_INT(look_all(&f), 0);
		write_to(&f, 0);
		CHECK_INT(look(&f, PAIRS, who), 1);
		CHECK_INT(who[0], 0);
		tear_down(&f);
	}
}

#else
CASE(fork_and_numbers)
{
	SKIP("fork and dup2 are needed");
}
#endif

/* --- time ----------------------------------------------------------------------------------- */

#ifdef IS_EPOLL
static unsigned early;

static int wait_early(int poller, struct epoll_event *events, int max, int timeout)
{
	early++;
	CHECK(timeout > 0);
	return early < 3 ? 0 : skc_system_calls.epoll_wait(poller, events, max, timeout);
}

CASE(long_waits_go_on)
{
	static fixture f;
	int (*before)(int, struct epoll_event *, int, int);
	size_t count = 0;

	set_up(&f, skc_poller_native);
	CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
	write_to(&f, 0);
	early = 0;
	skc_fault_set("epoll_pwait2", 1, 0, ENOSYS);
	before = skc_call.epoll_wait;
	skc_call.epoll_wait = wait_early;
	CHECK_INT(skc_watch_wait(&f.set, 1, 40 * 24 * 3600 * SKC_NS_PER_SEC, NULL, &count), SKC_OK);
	skc_call.epoll_wait = before;
	CHECK_INT(early, 3);
	CHECK_INT(count, 1);
	tear_down(&f);
}

#endif

CASE(time_is_kept_over_the_dead)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;
		size_t count = 99;
		int64_t start = skc_os_now();

		set_up(&f, kind);
		CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
		write_to(&f, 0);
		f.owners[0].open = false;
		CHECK_INT(skc_watch_wait(&f.set, 9, 20 * SKC_NS_PER_MSEC, NULL, &count), SKC_OK);
		CHECK_INT(count, 0);
		CHECK(f.owners[0].lost);
		CHECK(skc_os_now() - start >= 20 * SKC_NS_PER_MSEC);
		os_close(f.owners[0].pair[0]);
		tear_down(&f);
	}
}

/* --- failures ------------------------------------------------------------------------------- */

#ifdef POLLER_NAME
/* Removes a registration behind the poller's back. */
static void lose_registration(fixture *f, size_t i)
{
#ifdef IS_EPOLL
	CHECK_INT(epoll_ctl(*(int *) f->set.poller, EPOLL_CTL_DEL, f->owners[i].pair[0], NULL), 0);
#else
	struct kevent change;

	EV_SET(&change, (uintptr_t) f->owners[i].pair[0], EVFILT_READ, EV_DELETE, 0, 0, NULL);
	CHECK_INT(POLLER_REMOVE(*(int *) f->set.poller, &change), 0);
#endif
}

CASE(failures_leave_all_as_it_was)
{
	static fixture f;
	size_t count;

	set_up(&f, skc_poller_native);
	CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
	skc_fault_set(POLLER_CHANGE, 1, 1, ENOSPC);
	CHECK_INT(add(&f, 1, POLLIN), ENOSPC);
	CHECK_INT(f.set.slots.count, 1);
	skc_fault_clear();
	skc_fault_set(POLLER_CHANGE, 1, 1, ENOMEM);
	CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, POLLOUT), ENOMEM);
	skc_fault_clear();
	CHECK_INT(look_all(&f), 0);
	/* The system has removed the registration: it is registered again. */
	lose_registration(&f, 0);
	CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, POLLOUT), SKC_OK);
	CHECK_INT(look_all(&f), 1);
	skc_fault_set(POLLER_WAIT, 1, 1, EINTR);
	CHECK_INT(skc_watch_wait(&f.set, 1, 0, NULL, &count), SKC_EINTR);
	skc_fault_clear();
	/* A new poller cannot be made or updated: the next wait tries again. */
	f.set.outdated = true;
	skc_fault_set(POLLER_OPEN, 1, 1, EMFILE);
	CHECK_INT(skc_watch_wait(&f.set, 1, 0, NULL, &count), EMFILE);
	skc_fault_clear();
	skc_fault_set(POLLER_CHANGE, 1, 1, ENOSPC);
	CHECK_INT(skc_watch_wait(&f.set, 1, 0, NULL, &count), ENOSPC);
	skc_fault_clear();
	CHECK_INT(look_all(&f), 1);
	/* A closed handle whose owner has not noticed it. */
	f.set.outdated = true;
	skc_fault_set(POLLER_CHANGE, 1, 1, EBADF);
	CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, POLLIN), SKC_EBADF);
	CHECK(f.owners[0].lost);
	skc_fault_clear();
	tear_down(&f);
	skc_fault_set(POLLER_OPEN, 1, 1, EMFILE);
	CHECK_INT(skc_watch_open(&f.set, skc_poller_native, &hooks), EMFILE);
	skc_watch_close(&f.set);
	skc_fault_clear();
}

#endif

CASE(poll_knows_no_edges_and_no_bad_handles)
{
	static fixture f;

	set_up(&f, &skc_poller_poll);
	CHECK_INT(add(&f, 0, POLLIN | SKC_POLLER_EDGE), SKC_EOPNOTSUPP);
	CHECK_INT(f.set.slots.count, 0);
	CHECK_INT(add(&f, 0, POLLIN), SKC_OK);
	CHECK_INT(skc_watch_modify(&f.set, f.owners[0].id, SKC_POLLER_EDGE), SKC_EOPNOTSUPP);
	write_to(&f, 0);
	CHECK_INT(look_all(&f), 1);
	/* Closed without remove(): it is noticed, and does not make waits return. */
	CHECK_INT(add(&f, 1, POLLIN), SKC_OK);
	os_close(f.owners[1].pair[0]);
	CHECK_INT(look_all(&f), 1);
	CHECK(f.owners[1].lost);
	f.owners[1].open = false;
	tear_down(&f);
}

/* --- against a model ------------------------------------------------------------------------ */

typedef struct model {
	bool watched[PAIRS];
	bool readable[PAIRS];
	bool silent[PAIRS];
	uint32_t events[PAIRS];
} model;

static void step(fixture *f, model *m)
{
	size_t i = (size_t) (check_random() % PAIRS);
	uint32_t events = check_random() % 2 ? POLLIN : POLLIN | SKC_POLLER_ONESHOT;

	switch (check_random() % 4) {
		case 0:
			CHECK_INT(add(f, i, events), m->watched[i] ? SKC_EEXIST : SKC_OK);
			if (!m->watched[i]) {
				m->watched[i] = true;
				m->events[i] = events;
				m->silent[i] = false;
			}
			break;
		case 1:
			if (m->watched[i]) {
				skc_watch_remove(&f->set, f->owners[i].id, true);
				m->watched[i] = false;
			}
			break;
		case 2:
			if (m->watched[i]) {
				CHECK_INT(skc_watch_modify(&f->set, f->owners[i].id, events), SKC_OK);
				m->events[i] = events;
				m->silent[i] = false;
			}
			break;
		default:
			if (!m->readable[i]) {
				write_to(f, i);
				m->readable[i] = true;
			}
	}
}

static void compare(fixture *f, model *m)
{
	bool found[PAIRS] = { false };
	size_t who[PAIRS];
	size_t count = look(f, PAIRS, who);

	for (size_t i = 0; i < count; i++) {
		CHECK(!found[who[i]]);
		found[who[i]] = true;
	}
	for (size_t i = 0; i < PAIRS; i++) {
		CHECK_INT(found[i], m->watched[i] && m->readable[i] && !m->silent[i]);
		if (found[i] && (m->events[i] & SKC_POLLER_ONESHOT)) {
			m->silent[i] = true;
		}
	}
}

CASE(many_changes)
{
	const skc_poller_kind *const *kinds = all_kinds();

	EACH_KIND(kind)
	{
		static fixture f;
		static model m;

		memset(&m, 0, sizeof(m));
		set_up(&f, kind);
		for (int round = 0; round < 3000 && check_failures == 0; round++) {
			step(&f, &m);
			if (round % 4 == 0) {
				compare(&f, &m);
			}
			if (round % 500 == 499) {
				f.set.outdated = kind->in_system;
			}
		}
		tear_down(&f);
	}
}
