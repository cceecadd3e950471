/* skc_sock.c: opening, connecting, accepting, listening. */

#include "net.h"

/* --- opening ---------------------------------------------------------------------------------- */

/* Protocols are in host byte order; packet sockets need network byte order. */
CASE(open_by_family)
{
	skc_handle fd = UNTOUCHED;
	int protocol = 0;

	CHECK(skc_sock_open(12345, SOCK_STREAM, 0, &fd) != SKC_OK);
	CHECK_INT(fd, UNTOUCHED);
	REQUIRE_INT(skc_sock_open(AF_INET, SOCK_DGRAM, IPPROTO_UDP, &fd), SKC_OK);
	CHECK_INT(skc_os_protocol(fd, &protocol), SKC_OK);
	CHECK_INT(protocol, IPPROTO_UDP);
	CHECK(!os_is_inheritable(fd));
	os_close(fd);
}

#ifdef AF_PACKET
CASE(open_packet)
{
	skc_addr addr;
	skc_handle fd;

	if (skc_sock_open(AF_PACKET, SOCK_DGRAM, ETH_P_IP, &fd) != SKC_OK) {
		SKIP("the right to make a packet socket is needed");
	}
	addr = net_name(fd);
	CHECK_INT(((const struct sockaddr_ll *) (const void *) &addr.u)->sll_protocol, htons(ETH_P_IP));
	os_close(fd);
}
#else
CASE(open_packet)
{
	SKIP("AF_PACKET is needed");
}
#endif

/* --- connecting ------------------------------------------------------------------------------ */

static skc_handle tcp(void)
{
	return net_open(AF_INET, SOCK_STREAM);
}

/* An address of 127.0.0.1 without a listener. */
static skc_addr refusing(void)
{
	skc_handle fd = net_bound(SOCK_DGRAM, 0);
	skc_addr addr = net_name(fd);

	os_close(fd);
	return addr;
}

static bool is_connected_to(skc_handle fd, const skc_addr *addr)
{
	skc_addr peer;

	return skc_os_peer_name(fd, &peer) == SKC_OK && peer.len == addr->len &&
			memcmp(&peer.u, &addr->u, peer.len) == 0;
}

CASE(connect_and_refused)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4), fd = tcp();
	skc_addr addr = net_name(listener), nobody = refusing();

	CHECK_INT(skc_os_connect(fd, &nobody), ECONNREFUSED);
	CHECK_INT(skc_os_connect(fd, &addr), SKC_OK);
	CHECK(is_connected_to(fd, &addr));
	CHECK_INT(skc_os_connect(fd, &addr), SKC_EISCONN);
	os_close(fd);
	os_close(listener);
}

/* A listener whose queue is full: further connects wait. */
static skc_handle full_listener(skc_addr *addr, skc_handle fill[4])
{
	skc_handle listener = net_bound(SOCK_STREAM, 0);

	*addr = net_name(listener);
	for (int i = 0; i < 4; i++) {
		fill[i] = tcp();
		os_nonblock(fill[i]);
		(void) !connect(fill[i], &addr->u.sa, addr->len);
	}
	os_sleep(5 * MSEC);
	return listener;
}

static void close_full(skc_handle listener, const skc_handle fill[4])
{
	for (int i = 0; i < 4; i++) {
		os_close(fill[i]);
	}
	os_close(listener);
}

CASE(connect_in_progress)
{
	skc_addr addr;
	skc_handle fill[4], listener = full_listener(&addr, fill), fd = tcp();

	os_nonblock(fd);
	CHECK_INT(skc_os_connect(fd, &addr), SKC_EINPROGRESS);
	CHECK_INT(skc_os_connect(fd, &addr), SKC_EALREADY);
	os_close(fd);
	close_full(listener, fill);
}

/* A connect times out (socket(7), SO_SNDTIMEO: EINPROGRESS). */
CASE(connect_time_limit)
{
	OS_NEEDS_CONNECT_LIMIT();
	skc_addr addr;
	skc_handle fill[4], listener = full_listener(&addr, fill), fd = tcp();
	int64_t start = skc_os_now();

	os_limit(fd, SO_SNDTIMEO, 60 * MSEC);
	CHECK_INT(skc_os_connect(fd, &addr), SKC_EINPROGRESS);
	CHECK(skc_os_now() - start >= 50 * MSEC);
	os_close(fd);
	close_full(listener, fill);
}

/* A signal ends the call, and no handler runs in it; the connection continues in the background. */
CASE(connect_stopped_by_a_signal)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 30 * MSEC, .signals = 1 };
	skc_addr addr;
	skc_handle fill[4], listener = full_listener(&addr, fill), fd = tcp();

	os_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(skc_sock_connect_any(fd, &addr, 1), SKC_EINTR);
	CHECK_INT(net_hook_runs, 0);
	os_nonblock(fd);
	CHECK_INT(skc_os_connect(fd, &addr), SKC_EALREADY);
	net_join(&later);
	os_close(fd);
	close_full(listener, fill);
}

CASE(connect_any)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4), fd = tcp(), other = tcp();
	skc_addr addrs[4] = { refusing(), refusing(), net_name(listener), refusing() };

	CHECK_INT(skc_sock_connect_any(fd, addrs, 4), SKC_OK);
	CHECK(is_connected_to(fd, &addrs[2]));
	skc_fault_clear();
	CHECK_INT(skc_sock_connect_any(other, addrs, 2), ECONNREFUSED);
	CHECK_INT(skc_fault_count("connect"), 2);
	CHECK(skc_sock_connect_any(other, addrs, 0) != SKC_OK);
	CHECK_INT(skc_sock_connect_any(SKC_HANDLE_NONE, addrs, 4), OS_NO_HANDLE);
	os_close(fd);
	os_close(other);
	os_close(listener);
}

/* These codes do not concern the address: no other address is tried. */
CASE(connect_any_stops)
{
	static const int codes[] = { SKC_EINPROGRESS, EBADF, EISCONN, EALREADY, ENOTSOCK };
	skc_addr addrs[3] = { refusing(), refusing(), refusing() };
	skc_handle fd = tcp();

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_clear();
		skc_fault_set("connect", 1, 1, codes[i]);
		CHECK_INT(skc_sock_connect_any(fd, addrs, 3), codes[i]);
		CHECK_INT(skc_fault_count("connect"), 1);
	}
	net_hook(net_stop);
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, EINTR);
	CHECK_INT(skc_sock_connect_any(fd, addrs, 3), EINTR);
	CHECK_INT(skc_fault_count("connect"), 1);
	os_close(fd);
}

/* --- accepting -------------------------------------------------------------------------------- */

CASE(accept_flags)
{
	static const unsigned flags[] = { 0, SKC_OPEN_NONBLOCK, SKC_OPEN_INHERITABLE, 3 };
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener), peer, own;

	/* With accept4, and on a system that lacks it. */
	for (size_t i = 0; i < 2 * SKC_COUNT(flags); i++) {
		unsigned wanted = flags[i % SKC_COUNT(flags)];
		skc_handle client = tcp(), fd = SKC_HANDLE_NONE;

		if (i == SKC_COUNT(flags)) {
			skc_fault_set("accept4", 1, 0, ENOSYS);
		}
		CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
		CHECK_INT(skc_sock_accept(net_sock(listener), wanted, &peer, &fd), SKC_OK);
		own = net_name(client);
		CHECK_INT(peer.len, own.len);
		CHECK_MEM(&peer.u, &own.u, own.len);
		CHECK_INT(os_mode(fd), (wanted & SKC_OPEN_NONBLOCK) == 0);
		CHECK_INT(os_is_inheritable(fd), (wanted & SKC_OPEN_INHERITABLE) != 0);
		os_close(client);
		os_close(fd);
	}
	CHECK(skc_fault_count("accept") > 0);
	os_close(listener);
}

/* A failure writes neither the peer nor the handle, and nothing stays open. */
CASE(accept_fails)
{
	static const int codes[] = { EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED, EPERM };
	skc_handle listener = net_bound(SOCK_STREAM, 4), client = tcp(), fd = UNTOUCHED;
	skc_addr addr = net_name(listener);

	CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_set(OS_ACCEPT_CALL, 1, 1, codes[i]);
		CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), codes[i]);
	}
	skc_fault_set("accept4", 1, 1, ENOSYS);
	skc_fault_set("accept", 1, 1, EMFILE);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), EMFILE);
	CHECK_INT(fd, UNTOUCHED);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_OK);
	os_close(fd);
	os_nonblock(listener);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_EAGAIN);
	os_close(client);
	os_close(listener);
}

/* The fallback cannot set a flag: the connection is closed, not leaked. */
CASE(accept_fallback_fails)
{
	static const struct {
		const char *call;
		unsigned nth;
	} faults[] = { OS_FALLBACK_FAULTS };
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener);

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		skc_handle client = tcp(), fd = UNTOUCHED;

		CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
		skc_fault_clear();
		skc_fault_set("accept4", 1, 1, ENOSYS);
		skc_fault_set(faults[i].call, faults[i].nth, 1, ENOMEM);
		CHECK_INT(skc_sock_accept(net_sock(listener), SKC_OPEN_NONBLOCK, NULL, &fd), ENOMEM);
		CHECK_INT(fd, UNTOUCHED);
		CHECK_INT(skc_fault_count("close"), 1);
		os_close(client);
	}
	os_close(listener);
}

typedef struct {
	net_later *signals;
	skc_addr addr;
} after_signals;

static void *connect_later(void *argument)
{
	after_signals *after = argument;
	skc_handle fd = tcp();

	net_join(after->signals);
	if (connect(fd, &after->addr.u.sa, after->addr.len) < 0) {
		perror("connect");
	}
	os_close(fd);
	return NULL;
}

CASE(accept_interrupted)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 20 * MSEC, .signals = 2 };
	skc_handle listener = net_bound(SOCK_STREAM, 4), fd = SKC_HANDLE_NONE;
	after_signals after = { &later, net_name(listener) };
	pthread_t thread;

	os_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	pthread_create(&thread, NULL, connect_later, &after);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_OK);
	CHECK(net_hook_runs >= 1);
	pthread_join(thread, NULL);
	os_close(fd);
	os_close(listener);
}

/* --- listening -------------------------------------------------------------------------------- */

CASE(listen_on)
{
	skc_addr addr;
	const char *step = NULL;
	skc_handle fd = SKC_HANDLE_NONE, client = tcp();
	int type = 0;

	REQUIRE_INT(skc_sock_listen_on(0, 4, &fd, &step), SKC_OK);
	addr = net_name(fd);
	CHECK_INT(addr.u.in.sin_addr.s_addr, htonl(INADDR_ANY));
	CHECK(addr.u.in.sin_port != 0);
	CHECK_INT(skc_os_type(fd, &type), SKC_OK);
	CHECK_INT(type, SOCK_STREAM);
	CHECK(!os_is_inheritable(fd));
	addr.u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
	os_close(client);
	os_close(fd);
}

/* Each call that can fail does so once: its code is returned, nothing stays open, and the handle is
 * not written. */
CASE(listen_on_fails)
{
	static const struct {
		const char *call;
		int code;
		const char *step;
	} faults[] = {
		{ "socket", EMFILE, "unable to create listening socket" },
		{ "bind", EADDRINUSE, "unable to bind to given address" },
		{ "listen", EADDRINUSE, "unable to listen on socket" },
	};

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		const char *step = NULL;
		skc_handle fd = UNTOUCHED;

		skc_fault_clear();
		skc_fault_set(faults[i].call, 1, 1, faults[i].code);
		CHECK_INT(skc_sock_listen_on(0, 4, &fd, &step), faults[i].code);
		CHECK_INT(fd, UNTOUCHED);
		CHECK_STR(step, faults[i].step);
		CHECK_INT(skc_fault_count("close"), i == 0 ? 0 : 1);
	}
}
