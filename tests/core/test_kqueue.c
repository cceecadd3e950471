/* skc_poller_kqueue.c over a model of kqueue(2). test_watch_kqueue.c and test_interest_kqueue.c run
 * the tests that every poller has to pass. */

#include "check.h"
#include "net.h"

#ifdef __linux__
#include "fake_kqueue.h"

typedef struct fixture {
	skc_poller *p;
	skc_handle s[2];
	skc_poll_event events[8];
} fixture;

static void set_up(fixture *f)
{
	memset(f, 0, sizeof(*f));
	fake_fault_clear();
	REQUIRE_INT(skc_poller_native->open(&f->p), SKC_OK);
	net_unix(SOCK_STREAM, f->s);
}

static void tear_down(fixture *f)
{
	fake_fault_clear();
	skc_poller_native->close(f->p);
	net_close(f->s);
}

static skc_err add(fixture *f, uint32_t events)
{
	return skc_poller_native->add(f->p, f->s[0], events, 7);
}

static skc_err modify(fixture *f, uint32_t events)
{
	return skc_poller_native->modify(f->p, f->s[0], events, 7);
}

static skc_err take_out(fixture *f)
{
	return skc_poller_native->remove(f->p, f->s[0], 7);
}

static size_t look_for(fixture *f, size_t max)
{
	size_t count = 99;

	CHECK_INT(skc_poller_native->wait(f->p, f->events, max, 0, NULL, &count), SKC_OK);
	return count;
}

/* The events of the only handle; 0: none. */
static uint32_t look(fixture *f)
{
	size_t count = look_for(f, 8);

	CHECK(count <= 1);
	CHECK(count == 0 || f->events[0].id == 7);
	return count > 0 ? f->events[0].revents : 0;
}

static void send_one(fixture *f)
{
	CHECK_INT(send(f->s[1], "x", 1, 0), 1);
}

static void receive_all(fixture *f)
{
	char bytes[64];

	while (recv(f->s[0], bytes, sizeof(bytes), MSG_DONTWAIT) > 0) {
	}
}

/* The filters in the system, and how many changes led to them since the last call. */
static void check_filters(unsigned filter_count, unsigned changes)
{
	unsigned used = 0;

	for (size_t i = 0; i < FAKE_NOTES; i++) {
		used += fake_notes[i].queue >= 0;
	}
	CHECK_INT(used, filter_count);
	CHECK_INT(fake_fault_count("kevent_change"), changes);
	fake_fault_clear();
}

CASE(only_differences_are_changed)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	check_filters(1, 1);
	CHECK_INT(modify(&f, POLLIN | POLLOUT), SKC_OK);
	check_filters(2, 1);
	CHECK_INT(modify(&f, POLLIN | POLLOUT), SKC_OK);
	check_filters(2, 0);
	CHECK_INT(modify(&f, POLLOUT), SKC_OK);
	check_filters(1, 1);
	CHECK_INT(modify(&f, POLLIN | POLLOUT | POLLPRI), SKC_OK);
	check_filters(3, 2);
	CHECK_INT(take_out(&f), SKC_OK);
	check_filters(0, 3);
	tear_down(&f);
}

CASE(one_event_for_a_handle)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN | POLLOUT), SKC_OK);
	CHECK_INT(look(&f), POLLOUT);
	send_one(&f);
	CHECK_INT(look(&f), POLLIN | POLLOUT);
	CHECK_INT(look(&f), POLLIN | POLLOUT);
	/* Fewer places than handles: one event of one handle, and the next wait has another. */
	CHECK_INT(skc_poller_native->add(f.p, f.s[1], POLLOUT, 1), SKC_OK);
	for (uint32_t found = 0, i = 0; found != (POLLIN | POLLOUT) && i < 100; i++) {
		CHECK_INT(look_for(&f, 1), 1);
		found |= f.events[0].id == 7 ? f.events[0].revents : 0;
		CHECK(i < 99);
	}
	CHECK_INT(look_for(&f, 2), 2);
	CHECK_INT(skc_poller_native->remove(f.p, f.s[1], 1), SKC_OK);
	tear_down(&f);
}

CASE(edges)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN | SKC_POLLER_EDGE), SKC_OK);
	CHECK_INT(look(&f), 0);
	send_one(&f);
	CHECK_INT(look(&f), POLLIN);
	CHECK_INT(look(&f), 0);
	send_one(&f);
	CHECK_INT(look(&f), POLLIN);
	/* A change of the registration reports the present state. */
	CHECK_INT(modify(&f, POLLIN | SKC_POLLER_EDGE), SKC_OK);
	CHECK_INT(look(&f), POLLIN);
	CHECK_INT(look(&f), 0);
	/* The flags of an existing filter cannot change. */
	CHECK_INT(modify(&f, POLLIN), SKC_OK);
	CHECK_INT(look(&f), POLLIN);
	CHECK_INT(look(&f), POLLIN);
	CHECK_INT(modify(&f, POLLIN | SKC_POLLER_EDGE), SKC_OK);
	CHECK_INT(look(&f), POLLIN);
	CHECK_INT(look(&f), 0);
	tear_down(&f);
}

CASE(oneshot_belongs_to_the_handle)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN | POLLOUT | SKC_POLLER_ONESHOT), SKC_OK);
	check_filters(2, 2);
	CHECK_INT(look(&f), POLLOUT);
	check_filters(0, 1); /* EV_ONESHOT has removed the other one */
	send_one(&f);
	CHECK_INT(look(&f), 0);
	CHECK_INT(modify(&f, POLLIN | POLLOUT | SKC_POLLER_ONESHOT), SKC_OK);
	check_filters(2, 2);
	CHECK_INT(look(&f), POLLIN | POLLOUT);
	check_filters(0, 0);
	CHECK_INT(take_out(&f), SKC_OK);
	check_filters(0, 0);
	/* A hang-up of a handle without events. */
	CHECK_INT(add(&f, SKC_POLLER_ONESHOT), SKC_OK);
	os_close(f.s[1]);
	CHECK_INT(look(&f), POLLHUP);
	CHECK_INT(look(&f), 0);
	check_filters(0, 2);
	f.s[1] = os_copy(f.s[0]);
	tear_down(&f);
}

CASE(the_end_of_one_direction)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN | SKC_POLLER_READ_HANGUP), SKC_OK);
	shutdown(f.s[1], SHUT_WR);
	CHECK_INT(look(&f), POLLIN | SKC_POLLER_READ_HANGUP);
	CHECK_INT(modify(&f, POLLIN), SKC_OK);
	CHECK_INT(look(&f), POLLIN);
	/* Without POLLIN. */
	CHECK_INT(modify(&f, SKC_POLLER_READ_HANGUP), SKC_OK);
	CHECK_INT(look(&f), SKC_POLLER_READ_HANGUP);
	CHECK_INT(look(&f), SKC_POLLER_READ_HANGUP);
	CHECK_INT(modify(&f, POLLOUT | SKC_POLLER_READ_HANGUP), SKC_OK);
	CHECK_INT(look(&f), POLLOUT | SKC_POLLER_READ_HANGUP);
	/* Not requested: it does not end a wait, and is not found again and again. */
	CHECK_INT(modify(&f, 0), SKC_OK);
	CHECK_INT(look(&f), 0);
	fake_fault_clear();
	skc_fault_clear();
	CHECK_INT(look(&f), 0);
	CHECK_INT(skc_fault_count("poll"), 0);
	tear_down(&f);
}

CASE(hang_ups_without_events)
{
	static const uint32_t requested[] = { 0, POLLPRI, SKC_POLLER_READ_HANGUP, SKC_POLLER_EDGE };

	for (size_t i = 0; i < SKC_COUNT(requested); i++) {
		fixture f;

		set_up(&f);
		CHECK_INT(add(&f, requested[i]), SKC_OK);
		send_one(&f);
		CHECK_INT(look(&f), 0);
		receive_all(&f);
		os_close(f.s[1]);
		CHECK_INT(look(&f) & POLLHUP, POLLHUP);
		CHECK_INT(look(&f) & POLLHUP, requested[i] & SKC_POLLER_EDGE ? 0 : POLLHUP);
		f.s[1] = os_copy(f.s[0]);
		tear_down(&f);
	}
}

CASE(errors_and_hang_ups_while_writing)
{
	fixture f;
	skc_handle ends[2];

	set_up(&f);
	CHECK_INT(add(&f, POLLOUT), SKC_OK);
	os_close(f.s[1]);
	CHECK_INT(look(&f), POLLOUT | POLLHUP);
	CHECK_INT(take_out(&f), SKC_OK);
	f.s[1] = os_copy(f.s[0]);
	/* A pipe that nobody reads. */
	CHECK(os_pipe(ends));
	CHECK_INT(skc_poller_native->add(f.p, ends[1], POLLOUT, 3), SKC_OK);
	os_close(ends[0]);
	CHECK_INT(look_for(&f, 8), 1);
	CHECK_INT(f.events[0].revents, POLLOUT | POLLERR);
	CHECK_INT(skc_poller_native->remove(f.p, ends[1], 3), SKC_OK);
	os_close(ends[1]);
	tear_down(&f);
}

CASE(urgent_data)
{
	fixture f;
	skc_handle tcp[2];

	set_up(&f);
	net_tcp(tcp);
	CHECK_INT(skc_poller_native->add(f.p, tcp[0], POLLPRI, 2), SKC_OK);
	CHECK_INT(look_for(&f, 8), 0);
	CHECK_INT(send(tcp[1], "!", 1, MSG_OOB), 1);
	for (int i = 0; i < 5000 && look_for(&f, 8) == 0; i++) {
		os_sleep(SKC_NS_PER_MSEC);
	}
	CHECK_INT(look_for(&f, 8), 1);
	CHECK_INT(f.events[0].revents, POLLPRI);
	CHECK_INT(skc_poller_native->remove(f.p, tcp[0], 2), SKC_OK);
	net_close(tcp);
	tear_down(&f);
}

CASE(forgotten_filters_are_removed)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	send_one(&f);
	skc_poller_native->forget(f.p, 7);
	check_filters(1, 1);
	CHECK_INT(look(&f), 0);
	check_filters(0, 1);
	/* Its place is that of another handle. */
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	skc_poller_native->forget(f.p, 7);
	CHECK_INT(skc_poller_native->add(f.p, f.s[1], POLLOUT, 7), SKC_OK);
	CHECK_INT(look(&f), POLLOUT);
	check_filters(1, 3);
	tear_down(&f);
}

CASE(a_closed_handle_loses_its_filters)
{
	fixture f;
	skc_handle number, other;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN | POLLOUT), SKC_OK);
	number = f.s[0];
	os_close(number);
	CHECK_INT(look(&f), 0);
	check_filters(0, 2);
	CHECK_INT(modify(&f, POLLIN), EBADF);
	skc_poller_native->forget(f.p, 7);
	/* The number is that of another file: the owner has to register it. */
	CHECK_INT(dup2(f.s[1], number), number);
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	os_close(number);
	other = net_open(AF_INET, SOCK_DGRAM);
	if (other != number) {
		CHECK_INT(dup2(other, number), number);
		os_close(other);
	}
	CHECK_INT(modify(&f, POLLOUT), ENOENT);
	CHECK_INT(add(&f, POLLOUT), SKC_OK);
	tear_down(&f);
}

CASE(failed_changes)
{
	fixture f;

	set_up(&f);
	CHECK_INT(fake_fault_set("kqueue", 1, 1, EMFILE), true);
	CHECK_INT(skc_poller_native->open(&f.p), EMFILE);
	for (unsigned nth = 1; nth <= 2; nth++) {
		fake_fault_set("kevent_change", nth, 1, ENOMEM);
		CHECK_INT(add(&f, POLLIN | POLLOUT), ENOMEM);
		fake_fault_clear();
		check_filters(0, 0);
	}
	CHECK_INT(add(&f, POLLIN | POLLPRI), SKC_OK);
	send_one(&f);
	for (unsigned nth = 1; nth <= 3; nth++) {
		fake_fault_set("kevent_change", nth, 1, ENOMEM);
		CHECK_INT(modify(&f, POLLOUT), ENOMEM);
		fake_fault_clear();
		CHECK_INT(look(&f), POLLIN);
		check_filters(2, 0);
	}
	CHECK_INT(modify(&f, POLLOUT), SKC_OK);
	CHECK_INT(look(&f), POLLOUT);
	fake_fault_set("kevent_change", 1, 1, EIO);
	CHECK_INT(take_out(&f), EIO);
	tear_down(&f);
}

CASE(an_error_event)
{
	fixture f;

	set_up(&f);
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	send_one(&f);
	fake_error_event = true;
	CHECK_INT(look(&f), POLLNVAL);
	tear_down(&f);
}

CASE(waits)
{
	fixture f;
	skc_signals held;
	size_t count = 99;

	set_up(&f);
	CHECK(!os_is_inheritable(skc_poller_native->handle(f.p)));
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	CHECK_INT(skc_poller_native->wait(f.p, f.events, 8, 1500 * SKC_NS_PER_USEC, NULL, &count),
			SKC_OK);
	CHECK_INT(count, 0);
	send_one(&f);
	/* Longer than the system takes. */
	CHECK_INT(skc_poller_native->wait(f.p, f.events, 8, INT64_MAX, NULL, &count), SKC_OK);
	CHECK_INT(count, 1);
	CHECK_INT(skc_poller_native->wait(f.p, f.events, 8, SKC_FOREVER, NULL, &count), SKC_OK);
	CHECK_INT(count, 1);
	/* With a mask of signals it sleeps in poll(2). */
	skc_os_hold_signals(&held);
	skc_fault_clear();
	fake_fault_clear();
	CHECK_INT(skc_poller_native->wait(f.p, f.events, 8, SKC_FOREVER, &held, &count), SKC_OK);
	CHECK_INT(count, 1);
	CHECK_INT(skc_fault_count("ppoll"), 1);
	CHECK_INT(fake_fault_count("kevent_wait"), 1);
	receive_all(&f);
	count = 0;
	CHECK_INT(skc_poller_native->wait(f.p, f.events, 8, SKC_NS_PER_MSEC, &held, &count), SKC_OK);
	CHECK_INT(count, 0);
	CHECK_INT(fake_fault_count("kevent_wait"), 1);
	skc_os_release_signals(&held);
	tear_down(&f);
}

/* In a child the queue's number may be that of another file. */
CASE(a_child_does_not_close_the_number)
{
	fixture f;
	int status;
	pid_t pid;

	REQUIRE_INT(skc_os_startup(), SKC_OK);
	set_up(&f);
	CHECK_INT(add(&f, POLLIN), SKC_OK);
	pid = fork();
	if (pid == 0) {
		int number = skc_poller_native->handle(f.p);

		if (fcntl(number, F_GETFD) >= 0 || dup2(f.s[1], number) != number) {
			_exit(1);
		}
		skc_poller_native->close(f.p);
		_exit(fcntl(number, F_GETFD) >= 0 ? 0 : 2);
	}
	CHECK_INT(waitpid(pid, &status, 0), pid);
	CHECK_INT(status, 0);
	send_one(&f);
	CHECK_INT(look(&f), POLLIN);
	tear_down(&f);
}

#else
CASE(kqueue)
{
	SKIP("the model of kqueue needs epoll; test_watch.c tests the system's own");
}
#endif
