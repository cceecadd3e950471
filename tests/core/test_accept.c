/* skc_listen_accept() and skc_listen_accept_waiting(): connections of a listener. */

#include "net.h"
#include "skc_listen.h"
#include "skc_time.h"
#include "timeout.h"

#define LIMIT (skc_time_deadline(20000 * MSEC))

/* A listener with a pending connection. */
typedef struct busy {
	skc_handle listener;
	skc_handle client;
} busy;

static busy start(void)
{
	busy b = { .listener = net_bound(SOCK_STREAM, 8), .client = net_open(AF_INET, SOCK_STREAM) };
	skc_addr addr = net_name(b.listener);

	if (connect(b.client, &addr.u.sa, addr.len) < 0) {
		os_fail("connect");
	}
	return b;
}

static void stop(busy b)
{
	os_close(b.client);
	os_close(b.listener);
}

/* It is also true where the system cannot report it. */
static bool blocks(skc_handle handle)
{
	bool blocking = true;

	CHECK_INT(skc_os_get_blocking(handle, &blocking), SKC_OK);
	return blocking;
}

/* Accepts the next connection, which blocks, and closes it. */
static void check_accepted(skc_sock s, bool blocking, int64_t deadline)
{
	skc_handle got = UNTOUCHED;
	skc_addr peer;

	REQUIRE_INT(skc_listen_accept(s, blocking, deadline, &peer, &got), SKC_OK);
	CHECK_INT(skc_addr_family(&peer), AF_INET);
	CHECK(blocks(got));
	CHECK(!os_is_inheritable(got));
	os_close(got);
}

/* --- the mode of the listener ----------------------------------------------------------------- */

CASE(a_blocking_listener_blocks_afterwards)
{
	busy b = start();
	skc_handle got = UNTOUCHED;

	check_accepted(net_sock(b.listener), true, LIMIT);
	CHECK(blocks(b.listener));
	CHECK_INT(skc_listen_accept(net_sock(b.listener), true, skc_time_deadline(MSEC), NULL, &got),
			SKC_EDEADLINE);
	CHECK(blocks(b.listener));
	stop(b);
	b = start();
	skc_fault_set(OS_ACCEPT_CALL, 1, 1, SKC_EMFILE);
	CHECK_INT(skc_listen_accept(net_sock(b.listener), true, LIMIT, NULL, &got), SKC_EMFILE);
	CHECK(blocks(b.listener));
	CHECK(got == UNTOUCHED);
	stop(b);
}

/* A listener of skc_listen_open() does not block, and its mode never changes: another process may
 * be in a call with the same handle. */
CASE(an_own_listener_keeps_its_mode)
{
	skc_listen_setup setup;
	skc_addr addr = net_loopback(0);
	skc_handle listener = UNTOUCHED;
	skc_handle got = UNTOUCHED;
	skc_handle client;
	skc_sock s;

	skc_listen_setup_init(&setup, SOCK_STREAM);
	REQUIRE_INT(skc_listen_open(&addr, &setup, &listener), SKC_OK);
	s = net_sock(listener);
	addr = net_name(listener);
	for (int i = 0; i < 2; i++) {
		client = net_open(AF_INET, SOCK_STREAM);
		CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
		skc_fault_clear();
		skc_fault_set(OS_ACCEPT_CALL, 99, 1, SKC_EINVAL);
		check_accepted(s, false, i == 0 ? LIMIT : SKC_FOREVER);
		CHECK_INT(skc_fault_count(OS_MODE_CALL), OS_MODES_OF_ACCEPT);
		os_close(client);
	}
	CHECK_INT(skc_listen_accept(s, false, skc_time_deadline(MSEC), NULL, &got), SKC_EDEADLINE);
	CHECK(!os_knows_modes() || !blocks(listener));
	os_close(listener);
	/* A receive of datagrams waits in the system. */
	skc_listen_setup_init(&setup, SOCK_DGRAM);
	addr = net_loopback(0);
	REQUIRE_INT(skc_listen_open(&addr, &setup, &listener), SKC_OK);
	CHECK(blocks(listener));
	os_close(listener);
}

/* --- connections that were closed ------------------------------------------------------------- */

/* Checks the number of waits, and that it has not slept otherwise. */
static void check_waits(unsigned count)
{
#ifdef __linux__
	CHECK_INT(skc_fault_count("poll") + skc_fault_count("ppoll"), count);
#else
	(void) count;
#endif
}

/* Another process has taken the connection between the wait and the call. */
CASE(another_process_was_faster)
{
	static const struct {
		bool blocking;
		bool limit;
		unsigned waits;
	} ways[] = { { true, true, 4 }, { false, true, 4 }, { false, false, 3 } };

	for (size_t i = 0; i < SKC_COUNT(ways); i++) {
		busy b = start();
		skc_sock s = net_sock(b.listener);

		skc_os_set_blocking(b.listener, ways[i].blocking);
		skc_fault_clear();
		skc_fault_set(OS_ACCEPT_CALL, 1, 3, SKC_EAGAIN);
		check_accepted(s, ways[i].blocking, ways[i].limit ? LIMIT : SKC_FOREVER);
		CHECK_INT(skc_fault_count(OS_ACCEPT_CALL), 4);
		check_waits(ways[i].waits);
		skc_fault_clear();
		CHECK(!os_knows_modes() || blocks(b.listener) == ways[i].blocking);
		stop(b);
	}
}

CASE(lost_connections_are_passed_over)
{
	static const skc_err codes[] = { SKC_ECONNABORTED, SKC_ECONNRESET, OS_LOST_CODES };

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		busy b = start();

		skc_fault_clear();
		skc_fault_set(OS_ACCEPT_CALL, 1, 2, codes[i]);
		check_accepted(net_sock(b.listener), true, LIMIT);
		CHECK_INT(skc_fault_count(OS_ACCEPT_CALL), 3);
		stop(b);
		b = start();
		skc_fault_clear();
		skc_fault_set(OS_ACCEPT_CALL, 1, 2, codes[i]);
		check_accepted(net_sock(b.listener), true, SKC_FOREVER);
		CHECK_INT(skc_fault_count(OS_ACCEPT_CALL), 3);
		stop(b);
	}
}

/* There are at most a thousand tries a second, and the deadline is observed. */
CASE(only_lost_connections)
{
	busy b = start();
	skc_handle got = UNTOUCHED;

	skc_fault_set(OS_ACCEPT_CALL, 1, 0, SKC_ECONNABORTED);
	CHECK_INT(
			skc_listen_accept(net_sock(b.listener), true, skc_time_deadline(5 * MSEC), NULL, &got),
			SKC_EDEADLINE);
	CHECK(skc_fault_count(OS_ACCEPT_CALL) < 20);
	CHECK(got == UNTOUCHED);
	stop(b);
}

CASE(a_connection_that_is_there_needs_no_time)
{
	busy b = start();
	skc_handle got = UNTOUCHED;

	check_accepted(net_sock(b.listener), true, 0);
	CHECK_INT(skc_listen_accept(net_sock(b.listener), true, 0, NULL, &got), SKC_EDEADLINE);
	stop(b);
}

/* --- sockets that do not listen --------------------------------------------------------------- */

static void check_refused(skc_handle handle)
{
	static const int64_t limits[] = { 20000 * MSEC, 0, SKC_FOREVER };

	for (size_t i = 0; i < SKC_COUNT(limits); i++) {
		for (int blocking = 0; blocking < 2; blocking++) {
			skc_handle got = UNTOUCHED;
			skc_err err;

			skc_os_set_blocking(handle, blocking != 0);
			skc_fault_clear();
			skc_fault_set("poll", 99, 1, SKC_EINVAL);
			err = skc_listen_accept(
					net_sock(handle), blocking != 0, skc_time_deadline(limits[i]), NULL, &got);
			CHECK(err == SKC_EINVAL || err == SKC_EOPNOTSUPP);
			CHECK_INT(skc_fault_count("poll") + skc_fault_count("ppoll"), 0);
			CHECK(got == UNTOUCHED);
		}
	}
}

CASE(no_handle)
{
	skc_handle got;
	bool ready;

	for (int i = 0; i < 4; i++) {
		skc_err err = skc_listen_accept(
				net_sock(SKC_HANDLE_NONE), i % 2 == 0, i < 2 ? SKC_AT_ONCE : LIMIT, NULL, &got);

		CHECK(err == SKC_EBADF || err == SKC_ENOTSOCK);
	}
	CHECK_INT(skc_sock_wait(net_sock(SKC_HANDLE_NONE), POLLIN, 20000 * MSEC, &ready), SKC_EBADF);
}

CASE(what_does_not_listen_fails_at_once)
{
	skc_handle udp = net_bound(SOCK_DGRAM, 0);
	skc_handle fresh = net_open(AF_INET, SOCK_STREAM);
	skc_handle tcp[2];

	net_tcp(tcp);
	check_refused(udp);
	check_refused(fresh);
	check_refused(tcp[0]);
	os_close(udp);
	os_close(fresh);
	net_close(tcp);
}

/* --- a handle that does not block, for a socket that does ------------------------------------- */

CASE(who_waits_does_so_by_poll)
{
	busy b = start();
	skc_handle got = UNTOUCHED;

	skc_os_set_blocking(b.listener, false);
	skc_fault_set(OS_ACCEPT_CALL, 1, 2, SKC_EAGAIN);
	REQUIRE_INT(skc_listen_accept_waiting(b.listener, false, &got), SKC_OK);
	CHECK_INT(skc_fault_count(OS_ACCEPT_CALL), 3);
	check_waits(2);
	CHECK(blocks(got));
	os_close(got);
	got = UNTOUCHED;
	/* No connection arrives: the socket's own timeout applies where it is set. */
	CHECK_INT(set_timeout(b.listener, SO_RCVTIMEO, 20000), SKC_OK);
	CHECK_INT(skc_listen_accept_waiting(b.listener, true, &got), SKC_EAGAIN);
	skc_fault_set(OS_ACCEPT_CALL, 1, 1, SKC_EMFILE);
	CHECK_INT(skc_listen_accept_waiting(b.listener, true, &got), SKC_EMFILE);
	skc_fault_set("getsockopt", 1, 1, SKC_ENOMEM);
	CHECK_INT(skc_listen_accept_waiting(b.listener, true, &got), SKC_ENOMEM);
	CHECK(got == UNTOUCHED);
	stop(b);
}

/* Signals end the call of socket_accept(); the other call handles them. */
CASE(signals)
{
	static const char *const calls[] = { OS_ACCEPT_CALL, "poll" };
	busy b = start();
	skc_handle got = UNTOUCHED;

	skc_os_set_blocking(b.listener, false);
	net_hook(net_stop);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_fault_clear();
		skc_fault_set(calls[i], 1, 1, SKC_EINTR);
		skc_fault_set(OS_ACCEPT_CALL, i == 0 ? 99 : 1, 1, SKC_EAGAIN);
		CHECK_INT(skc_listen_accept_waiting(b.listener, false, &got), SKC_EINTR);
		CHECK_INT(net_hook_runs, i);
		skc_fault_clear();
		skc_fault_set(calls[i], 1, 1, SKC_EINTR);
		skc_fault_set(OS_ACCEPT_CALL, i == 0 ? 99 : 1, 1, SKC_EAGAIN);
		CHECK_INT(
				skc_listen_accept(net_sock(b.listener), false, SKC_FOREVER, NULL, &got), SKC_EINTR);
		CHECK_INT(net_hook_runs, i + 1);
	}
	/* Once, also where the call waits itself. */
	skc_fault_clear();
	skc_os_set_blocking(b.listener, true);
	skc_fault_set(OS_ACCEPT_CALL, 1, 1, SKC_EINTR);
	CHECK_INT(skc_listen_accept(net_sock(b.listener), true, SKC_FOREVER, NULL, &got), SKC_EINTR);
	CHECK_INT(net_hook_runs, 3);
	net_hook(net_go_on);
	skc_fault_set(OS_ACCEPT_CALL, 1, 1, SKC_EINTR);
	check_accepted(net_sock(b.listener), true, SKC_FOREVER);
	CHECK_INT(net_hook_runs, 1);
	stop(b);
}

/* --- both families ---------------------------------------------------------------------------- */

CASE(without_ipv6_there_is_ipv4)
{
	static const struct {
		const char *call;
		skc_err code;
	} lacks[] = { { "socket", SKC_EAFNOSUPPORT }, { "bind", SKC_EADDRNOTAVAIL } };
	skc_listen_setup setup;
	skc_handle handle;
	skc_addr name;

	for (size_t i = 0; i < SKC_COUNT(lacks); i++) {
		handle = UNTOUCHED;
		skc_listen_setup_init(&setup, SOCK_STREAM);
		skc_fault_set(lacks[i].call, 1, 1, lacks[i].code);
		REQUIRE_INT(skc_listen_open_dual(0, &setup, &handle), SKC_OK);
		name = net_name(handle);
		CHECK_INT(skc_addr_family(&name), AF_INET);
		CHECK_INT(name.u.in.sin_addr.s_addr, INADDR_ANY);
		os_close(handle);
		/* Not where only IPv6 is requested. */
		handle = UNTOUCHED;
		skc_listen_setup_init(&setup, SOCK_STREAM);
		skc_endpoint_options_put(&setup.options, SKC_EO_V6ONLY, 1);
		skc_fault_set(lacks[i].call, 1, 1, lacks[i].code);
		CHECK_INT(skc_listen_open_dual(0, &setup, &handle), lacks[i].code);
		CHECK(handle == UNTOUCHED);
	}
	/* When the port is in use it does not listen elsewhere. */
	skc_listen_setup_init(&setup, SOCK_STREAM);
	handle = UNTOUCHED;
	skc_fault_set("bind", 1, 1, SKC_EACCES);
	CHECK_INT(skc_listen_open_dual(0, &setup, &handle), SKC_EACCES);
	CHECK(handle == UNTOUCHED);
}
