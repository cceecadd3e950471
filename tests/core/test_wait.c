/* skc_wait.c, skc_os_wait.c: waiting, compared with select(2). */

#include "net.h"
#include "skc_time.h"
#include "skc_wait.h"

CASE(events)
{
	CHECK_INT(skc_wait_events(0), 0);
	CHECK_INT(skc_wait_events(SKC_WAIT_READ), POLLIN);
	CHECK_INT(skc_wait_events(SKC_WAIT_WRITE), POLLOUT);
	CHECK_INT(skc_wait_events(SKC_WAIT_EXCEPT), POLLPRI);
	CHECK_INT(skc_wait_events(7), POLLIN | POLLOUT | POLLPRI);
}

/* The kernel's own table (select(2), "Correspondence between select() and poll()"). */
CASE(sets)
{
	CHECK_INT(skc_wait_sets(0, 7), 0);
	CHECK_INT(skc_wait_sets(POLLIN, 7), SKC_WAIT_READ);
	CHECK_INT(skc_wait_sets(POLLHUP, 7), SKC_WAIT_READ);
	CHECK_INT(skc_wait_sets(POLLERR, 7), SKC_WAIT_READ | SKC_WAIT_WRITE);
	CHECK_INT(skc_wait_sets(POLLOUT, 7), SKC_WAIT_WRITE);
	CHECK_INT(skc_wait_sets(POLLPRI, 7), SKC_WAIT_EXCEPT);
	for (unsigned asked = 0; asked < 8; asked++) {
		CHECK_INT(skc_wait_sets(POLLIN | POLLOUT | POLLPRI | POLLHUP | POLLERR, asked), asked);
	}
}

/* --- one handle ------------------------------------------------------------------------------- */

static skc_err wait_one(skc_handle fd, unsigned asked, int64_t timeout, unsigned *found)
{
	skc_pollfd item = { .fd = fd, .events = skc_wait_events(asked) };
	unsigned char sets = (unsigned char) asked;
	size_t ready = 99;
	skc_err err = skc_wait(&item, &sets, 1, timeout, &ready);

	if (err == SKC_OK) {
		*found = skc_wait_sets(item.revents, asked);
		CHECK_INT(ready, *found != 0);
	}
	return err;
}

/* What select(2) reports for one handle, at once. */
static unsigned select_one(skc_handle fd, unsigned asked)
{
	struct timeval now = { 0 };
	fd_set sets[3];
	unsigned found = 0;

	/* select of Windows refuses three empty sets. */
	if (asked == 0) {
		return 0;
	}
	for (int i = 0; i < 3; i++) {
		FD_ZERO(&sets[i]);
		if (asked & (1u << i)) {
			FD_SET(fd, &sets[i]);
		}
	}
	if (!CHECK(select((int) fd + 1, &sets[0], &sets[1], &sets[2], &now) >= 0)) {
		return 0;
	}
	for (int i = 0; i < 3; i++) {
		found |= FD_ISSET(fd, &sets[i]) ? 1u << i : 0;
	}
	return found;
}

/* Every requested set has the result of select(2). */
static void same_as_select(skc_handle fd, const char *what)
{
	for (unsigned asked = 0; asked < 8; asked++) {
		unsigned found = 0;

		if (!CHECK_INT(wait_one(fd, asked, 0, &found), SKC_OK) ||
				!CHECK_INT(found, select_one(fd, asked))) {
			printf("  %s, asked %u\n", what, asked);
		}
	}
}

/* Writes until the buffers are full. UDP never blocks: datagrams that do not fit are dropped. */
static void fill(skc_handle fd)
{
	char block[4096] = { 0 };

	for (int i = 0; i < 2500 && os_send_now(fd, block, sizeof(block), 0) > 0; i++) {
	}
}

CASE(states_tcp)
{
	skc_handle s[2], listener = net_bound(SOCK_STREAM, 4);
	int fresh = net_open(AF_INET, SOCK_STREAM);

	same_as_select(listener, "listening");
	same_as_select(fresh, "not connected");
	net_tcp(s);
	same_as_select(s[0], "connected");
	CHECK_INT(send(s[1], "u", 1, MSG_OOB), 1);
	net_await(s[0], 1);
	same_as_select(s[0], "urgent data");
	fill(s[0]);
	same_as_select(s[0], "full");
	shutdown(s[1], SHUT_WR);
	os_sleep(5 * MSEC);
	same_as_select(s[0], "end");
	os_reset_on_close(s[1]);
	os_close(s[1]);
	os_sleep(5 * MSEC);
	same_as_select(s[0], "reset");
	os_close(s[0]);
	os_close(listener);
	os_close(fresh);
}

CASE(states_unix)
{
	char byte;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	same_as_select(s[0], "connected");
	fill(s[0]);
	same_as_select(s[0], "full");
	CHECK_INT(recv(s[1], &byte, 1, 0), 1);
	same_as_select(s[1], "readable");
	shutdown(s[0], SHUT_WR);
	same_as_select(s[1], "end behind data");
	os_close(s[1]);
	same_as_select(s[0], "closed with data unread");
	os_close(s[0]);
	net_unix(SOCK_DGRAM, s);
	same_as_select(s[0], "datagrams");
	os_close(s[1]);
	same_as_select(s[0], "datagrams, peer closed");
	os_close(s[0]);
}

CASE(states_refused)
{
	skc_handle s[2];

	net_udp(s);
	os_close(s[1]);
	CHECK_INT(send(s[0], "x", 1, 0), 1);
	os_sleep(5 * MSEC);
	same_as_select(s[0], "error pending");
	os_close(s[0]);
}

/* --- random sets of socket pairs against select ----------------------------------------------- */

#define PAIRS 20

/* Small buffers are filled and emptied fast. */
static void make_any(skc_handle s[2])
{
	int small = 8192;

	switch (check_random_below(4)) {
		case 0:
			net_tcp(s);
			break;
		case 1:
			net_udp(s);
			break;
		default:
			net_unix(check_random_below(2) ? SOCK_STREAM : SOCK_DGRAM, s);
			break;
	}
	for (int i = 0; i < 2; i++) {
		os_set(s[i], SOL_SOCKET, SO_SNDBUF, small);
		os_set(s[i], SOL_SOCKET, SO_RCVBUF, small);
	}
}

static void disturb(skc_handle s[2])
{
	char bytes[64] = { 0 };

	switch (check_random_below(9)) {
		case 0:
		case 1:
			os_send_now(s[1], bytes, 1 + check_random_below(60), 0);
			break;
		case 2:
			os_recv_now(s[0], bytes, sizeof(bytes), 0);
			break;
		case 3:
			fill(s[0]);
			break;
		case 4:
			shutdown(s[1], SHUT_WR);
			break;
		case 5:
			shutdown(s[0], SHUT_RDWR);
			break;
		case 6:
			os_send_now(s[1], "!", 1, MSG_OOB);
			break;
		case 7:
			shutdown(s[0], SHUT_WR);
			break;
		default:
			for (int i = 0; i < 300 && os_recv_now(s[1], bytes, sizeof(bytes), 0) > 0; i++) {
			}
			break;
	}
}

/* select(2) over all handles; sets as in asked. Returns the number of ready handles. */
static size_t select_all(const skc_pollfd *items, const unsigned char *asked, unsigned *found)
{
	struct timeval now = { 0 };
	fd_set sets[3];
	size_t ready = 0;
	skc_handle highest = 0;

	for (int set = 0; set < 3; set++) {
		FD_ZERO(&sets[set]);
		for (size_t i = 0; i < PAIRS; i++) {
			if (asked[i] & (1u << set)) {
				FD_SET(items[i].fd, &sets[set]);
			}
			highest = items[i].fd > highest ? items[i].fd : highest;
		}
	}
	CHECK(select((int) highest + 1, &sets[0], &sets[1], &sets[2], &now) >= 0);
	for (size_t i = 0; i < PAIRS; i++) {
		found[i] = 0;
		for (int set = 0; set < 3; set++) {
			found[i] |= FD_ISSET(items[i].fd, &sets[set]) ? 1u << set : 0;
		}
		ready += found[i] != 0;
	}
	return ready;
}

/* What select reports, before a wait and after it: data moves by itself. */
static void compare_all(skc_handle s[PAIRS][2])
{
	skc_pollfd items[PAIRS] = { 0 };
	unsigned char asked[PAIRS];
	unsigned want[PAIRS], again[PAIRS];

	for (size_t i = 0; i < PAIRS; i++) {
		asked[i] = (unsigned char) (check_random_below(4) > 0 ? 1 + check_random_below(7) : 4);
	}
	for (int tries = 0; tries < 50; tries++) {
		size_t ready = 99, want_ready;

		for (size_t i = 0; i < PAIRS; i++) {
			items[i] = (skc_pollfd){ .fd = s[i][0], .events = skc_wait_events(asked[i]) };
		}
		want_ready = select_all(items, asked, want);
		/* Where select would be ready, a wait without a timeout ends, too. */
		CHECK_INT(skc_wait(items, asked, PAIRS, want_ready > 0 ? SKC_FOREVER : 0, &ready), SKC_OK);
		for (size_t i = 0; i < PAIRS; i++) {
			items[i].fd = s[i][0];
		}
		select_all(items, asked, again);
		if (memcmp(want, again, sizeof(want)) == 0) {
			CHECK_INT(ready, want_ready);
			for (size_t i = 0; i < PAIRS; i++) {
				CHECK_INT(skc_wait_sets(items[i].revents, asked[i]), want[i]);
			}
			return;
		}
		os_sleep(MSEC);
	}
	CHECK(false && "select reports the same twice");
}

CASE(random_against_select)
{
	for (int round = 0; round < 40; round++) {
		skc_handle s[PAIRS][2];

		for (size_t i = 0; i < PAIRS; i++) {
			make_any(s[i]);
		}
		for (int step = 0; step < 10; step++) {
			for (int n = 0; n < 4; n++) {
				disturb(s[check_random_below(PAIRS)]);
			}
			os_sleep(MSEC);
			compare_all(s);
		}
		for (size_t i = 0; i < PAIRS; i++) {
			net_close(s[i]);
		}
	}
}

/* --- time ------------------------------------------------------------------------------------- */

CASE(no_handles)
{
	size_t ready = 99;
	int64_t start = skc_os_now();

	CHECK_INT(skc_wait(NULL, NULL, 0, 0, &ready), SKC_OK);
	CHECK_INT(ready, 0);
	CHECK_INT(skc_wait(NULL, NULL, 0, 20 * MSEC + 1, &ready), SKC_OK);
	CHECK_INT(ready, 0);
	CHECK(skc_os_now() - start >= 20 * MSEC);
}

CASE(never_early)
{
	static const int64_t spans[] = { 1, 999, 1000, 300000, MSEC, MSEC + 1, 7 * MSEC + 500000 };
	unsigned found;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	for (size_t i = 0; i < SKC_COUNT(spans); i++) {
		int64_t start = skc_os_now();

		CHECK_INT(wait_one(s[0], SKC_WAIT_READ, spans[i], &found), SKC_OK);
		CHECK_INT(found, 0);
		CHECK(skc_os_now() - start >= spans[i]);
	}
	net_close(s);
}

CASE(event_ends_the_wait)
{
	net_later later = { .delay = 30 * MSEC, .data = "x", .len = 1 };
	unsigned found = 0;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	later.fd = s[1];
	net_start_later(&later);
	CHECK_INT(wait_one(s[0], SKC_WAIT_READ | SKC_WAIT_EXCEPT, SKC_FOREVER, &found), SKC_OK);
	CHECK_INT(found, SKC_WAIT_READ);
	net_join(&later);
	net_close(s);
}

/* A hangup that was not requested neither ends the wait nor makes it spin. */
CASE(ignored_end)
{
	net_later later = { .delay = 60 * MSEC, .data = "x", .len = 1 };
	skc_pollfd items[2] = { { 0 } };
	unsigned char asked[2] = { SKC_WAIT_EXCEPT, SKC_WAIT_READ };
	size_t ready = 99;
	skc_handle s[2], ended[2];

	net_unix(SOCK_STREAM, s);
	net_unix(SOCK_STREAM, ended);
	os_close(ended[1]);
	items[0].fd = ended[0];
	items[1].fd = s[0];
	for (size_t i = 0; i < 2; i++) {
		items[i].events = skc_wait_events(asked[i]);
	}
	later.fd = s[1];
	net_start_later(&later);
	skc_fault_clear();
	CHECK_INT(skc_wait(items, asked, 2, SKC_FOREVER, &ready), SKC_OK);
	CHECK_INT(ready, 1);
	CHECK_INT(items[0].revents, 0);
	CHECK_INT(skc_wait_sets(items[1].revents, asked[1]), SKC_WAIT_READ);
	CHECK(skc_fault_count("poll") + skc_fault_count("ppoll") <= 3);
	net_join(&later);
	os_close(ended[0]);
	net_close(s);
}

CASE(bad_handle)
{
	skc_pollfd items[2] = { { 0 } };
	unsigned char asked[2] = { SKC_WAIT_READ, SKC_WAIT_READ };
	size_t ready;
	unsigned found;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	items[0] = (skc_pollfd){ .fd = s[0], .events = POLLIN };
	items[1] = (skc_pollfd){ .fd = s[1], .events = POLLIN };
	os_close(s[1]);
	CHECK_INT(skc_wait(items, asked, 2, SKC_FOREVER, &ready), SKC_EBADF);
	CHECK_INT(wait_one(s[1], SKC_WAIT_WRITE, 0, &found), SKC_EBADF);
	CHECK_INT(wait_one(SKC_HANDLE_NONE, SKC_WAIT_READ, 0, &found), SKC_EBADF);
	os_close(s[0]);
}

/* --- many ------------------------------------------------------------------------------------- */

/* Handles beyond FD_SETSIZE; the ready ones are found. */
CASE(many_handles)
{
	enum { MANY = 3000 };
	static skc_pollfd items[MANY];
	static unsigned char asked[MANY];
	size_t ready = 0;
	skc_handle s[2], quiet[2];

	if (!os_may_open(MANY + 100)) {
		SKIP("the limit of open files is too low");
	}
	net_unix(SOCK_STREAM, s);
	net_unix(SOCK_STREAM, quiet);
	CHECK_INT(send(s[1], "x", 1, 0), 1);
	for (int i = 0; i < MANY; i++) {
		items[i].fd = os_copy(i % 1000 == 999 ? s[0] : quiet[0]);
		items[i].events = POLLIN;
		asked[i] = SKC_WAIT_READ;
	}
	CHECK(items[MANY - 1].fd > FD_SETSIZE * 2);
	CHECK_INT(skc_wait(items, asked, MANY, SKC_FOREVER, &ready), SKC_OK);
	CHECK_INT(ready, 3);
	for (int i = 0; i < MANY; i++) {
		CHECK_INT(skc_wait_sets(items[i].revents, asked[i]), i % 1000 == 999 ? SKC_WAIT_READ : 0);
		os_close(items[i].fd);
	}
	net_close(s);
	net_close(quiet);
}

/* --- signals ---------------------------------------------------------------------------------- */

/* A signal ends the wait at once, and no handler runs in it. */
CASE(signal_ends_the_wait)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 20 * MSEC, .signals = 1 };
	unsigned found;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	os_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(wait_one(s[0], SKC_WAIT_READ, SKC_FOREVER, &found), SKC_EINTR);
	net_join(&later);
	CHECK_INT(os_signals, 1);
	CHECK_INT(net_hook_runs, 0);
	net_close(s);
}

/* --- failing calls ---------------------------------------------------------------------------- */

CASE(fault_poll)
{
	unsigned found;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	skc_fault_set("poll", 1, 1, ENOMEM);
	CHECK_INT(wait_one(s[0], SKC_WAIT_READ, 0, &found), ENOMEM);
	skc_fault_set("ppoll", 1, 1, EINVAL);
	skc_fault_set("poll", 1, 1, EINVAL);
	CHECK_INT(wait_one(s[0], SKC_WAIT_READ, 1500, &found), EINVAL);
	skc_fault_clear();
	skc_fault_set("poll", 1, 1, EINTR);
	CHECK_INT(wait_one(s[0], SKC_WAIT_WRITE, SKC_FOREVER, &found), SKC_EINTR);
	CHECK_INT(wait_one(s[0], SKC_WAIT_WRITE, SKC_FOREVER, &found), SKC_OK);
	CHECK_INT(found, SKC_WAIT_WRITE);
	net_close(s);
}

/* A timeout with more milliseconds than an int has is not a timespec of nanoseconds: its seconds
 * may have 32 bits. */
CASE(timeouts_of_centuries)
{
	static const int64_t timeouts[] = { INT64_MAX, INT64_MAX - 1, INT_MAX * MSEC + 1 };
	unsigned found;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	for (size_t i = 0; i < SKC_COUNT(timeouts); i++) {
		skc_fault_clear();
		skc_fault_set("poll", 1, 1, EINTR);
		CHECK_INT(wait_one(s[0], SKC_WAIT_READ, timeouts[i], &found), SKC_EINTR);
		CHECK_INT(skc_fault_count("ppoll"), 0);
	}
	net_close(s);
}

/* Without ppoll a wait is rounded up to whole milliseconds. */
CASE(fault_no_ppoll)
{
	unsigned found;
	int64_t start;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	skc_fault_set("ppoll", 1, 0, ENOSYS);
	start = skc_os_now();
	CHECK_INT(wait_one(s[0], SKC_WAIT_READ, MSEC + 1, &found), SKC_OK);
	CHECK_INT(found, 0);
	CHECK(skc_os_now() - start >= MSEC + 1);
	CHECK(skc_fault_count("poll") >= 1);
	net_close(s);
}

/* --- skc_sock_wait ---------------------------------------------------------------------------- */

CASE(sock_wait)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 20 * MSEC, .signals = 2, .data = "x", .len = 1 };
	bool ready = true;
	int64_t start = skc_os_now();
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLIN, 30 * MSEC, &ready), SKC_OK);
	CHECK(!ready);
	CHECK(skc_os_now() - start >= 30 * MSEC);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLOUT, SKC_FOREVER, &ready), SKC_OK);
	CHECK(ready);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLIN, 0, &ready), SKC_OK);
	CHECK(!ready);
	later.fd = s[1];
	os_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLIN, 20 * SKC_NS_PER_SEC, &ready), SKC_OK);
	CHECK(ready);
	net_join(&later);
	CHECK_INT(net_hook_runs, os_signals);
	net_hook(net_stop);
	skc_fault_set("poll", 1, 1, EINTR);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLIN, SKC_FOREVER, &ready), SKC_EINTR);
	skc_fault_set("poll", 1, 1, ENOMEM);
	CHECK_INT(skc_sock_wait(net_sock(s[0]), POLLIN, SKC_FOREVER, &ready), ENOMEM);
	net_close(s);
}
