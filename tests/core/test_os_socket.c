/* skc_os_socket.c: creating, naming and closing handles. */

#include "net.h"

/* connected: only there can the mode be tested on a system that cannot report it. */
static void check_flags(skc_handle fd, unsigned flags, bool connected)
{
	if (connected || os_knows_modes()) {
		CHECK_INT(os_mode(fd), (flags & SKC_OPEN_NONBLOCK) == 0);
	}
	CHECK_INT(os_is_inheritable(fd), (flags & SKC_OPEN_INHERITABLE) != 0);
}

/* Every combination of flags; the second time on a kernel without SOCK_CLOEXEC (which fails only
 * when a flag is requested). */
CASE(open_flags)
{
	for (unsigned i = 0; i < 8; i++) {
		unsigned flags = i % 4;
		skc_handle fd = SKC_HANDLE_NONE;
		int type = 0, family = 0, protocol = 0;

		skc_fault_clear();
		if (i >= 4 && flags != SKC_OPEN_INHERITABLE) {
			skc_fault_set("socket", 1, 1, EINVAL);
		}
		REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, IPPROTO_TCP, flags, &fd), SKC_OK);
		check_flags(fd, flags, false);
		CHECK_INT(skc_os_type(fd, &type), SKC_OK);
		CHECK_INT(type, SOCK_STREAM);
		CHECK_INT(skc_os_family(fd, &family), SKC_OK);
		CHECK_INT(family, AF_INET);
		CHECK_INT(skc_os_protocol(fd, &protocol), SKC_OK);
		CHECK_INT(protocol, IPPROTO_TCP);
		CHECK_INT(skc_os_close(fd), SKC_OK);
	}
}

#ifdef SOCK_NONBLOCK
/* The system's own flags in the type. */
CASE(open_system_flags)
{
	skc_handle fd = SKC_HANDLE_NONE;
	int type = 0;

	REQUIRE_INT(skc_os_open(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, 0, &fd), SKC_OK);
	check_flags(fd, SKC_OPEN_NONBLOCK, false);
	CHECK_INT(skc_os_type(fd, &type), SKC_OK);
	CHECK_INT(type, SOCK_DGRAM);
	skc_os_close(fd);
}
#endif

CASE(open_fails)
{
	static const int codes[] = { EMFILE, ENFILE, ENOBUFS, ENOMEM, EACCES, EPROTONOSUPPORT };
	skc_handle fd = UNTOUCHED;

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_set("socket", 1, 1, codes[i]);
		CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &fd), codes[i]);
	}
	CHECK_INT(skc_os_open(AF_INET, 9, 0, 0, &fd), ESOCKTNOSUPPORT);
	CHECK_INT(skc_os_open(12345, SOCK_STREAM, 0, 0, &fd), EAFNOSUPPORT);
	CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, IPPROTO_UDP, 0, &fd), EPROTONOSUPPORT);
	CHECK_INT(fd, UNTOUCHED);
}

/* The fallback's flags cannot be set: the handle is closed. */
CASE(open_fallback_fails)
{
	static const struct {
		const char *call;
		unsigned nth;
	} faults[] = { OS_FALLBACK_FAULTS };

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		skc_handle fd = UNTOUCHED;

		skc_fault_clear();
		skc_fault_set("socket", 1, 1, EINVAL);
		skc_fault_set(faults[i].call, faults[i].nth, 1, EIO);
		CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, SKC_OPEN_NONBLOCK, &fd), EIO);
		CHECK_INT(fd, UNTOUCHED);
		CHECK_INT(skc_fault_count("close"), 1);
	}
}

CASE(pair_flags)
{
	for (unsigned i = 0; i < 8; i++) {
		unsigned flags = i % 4;
		skc_handle s[2] = { SKC_HANDLE_NONE, SKC_HANDLE_NONE };
		size_t done = 0;
		char in[8];

		skc_fault_clear();
		if (i >= 4 && flags != SKC_OPEN_INHERITABLE) {
			skc_fault_set("socketpair", 1, 1, EINVAL);
		}
		REQUIRE_INT(skc_os_pair(OS_PAIR_FAMILY, SOCK_STREAM, 0, flags, s), SKC_OK);
		check_flags(s[0], flags, true);
		check_flags(s[1], flags, true);
		CHECK_INT(skc_os_send(s[0], "pair", 4, 0, &done), SKC_OK);
		CHECK_INT(skc_os_recv(s[1], in, 8, 0, &done), SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "pair", 4);
		net_close(s);
	}
}

CASE(duplicate)
{
	skc_handle s[2];
	skc_handle copy = UNTOUCHED;
	size_t done = 0;
	char in[8];

	REQUIRE_INT(skc_os_pair(OS_PAIR_FAMILY, SOCK_STREAM, 0, 0, s), SKC_OK);
	REQUIRE_INT(skc_os_duplicate(s[0], &copy), SKC_OK);
	check_flags(copy, 0, true);
	CHECK_INT(skc_os_close(s[0]), SKC_OK);
	s[0] = copy;
	CHECK_INT(skc_os_send(copy, "copy", 4, 0, &done), SKC_OK);
	CHECK_INT(skc_os_recv(s[1], in, 8, 0, &done), SKC_OK);
	CHECK_MEM(in, "copy", 4);
	skc_fault_set(OS_DUPLICATE_CALL, 1, 1, EMFILE);
	copy = UNTOUCHED;
	CHECK_INT(skc_os_duplicate(s[0], &copy), EMFILE);
	CHECK_INT(copy, UNTOUCHED);
	net_close(s);
}

CASE(pair_fails)
{
	static const char *const calls[] = { OS_PAIR_CALLS };
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };

	CHECK_INT(skc_os_pair(OS_PAIRLESS_FAMILY, SOCK_STREAM, 0, 0, s), OS_NO_PAIR);
	/* Each call of each kind fails once; the harness checks that nothing stays open. */
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		unsigned nth = 1;

		for (;; nth++) {
			skc_handle made[2] = { UNTOUCHED, UNTOUCHED };
			skc_err err;

			skc_fault_clear();
			skc_fault_set(calls[i], nth, 1, EMFILE);
			err = skc_os_pair(OS_PAIR_FAMILY, SOCK_STREAM, 0, 0, made);
			if (err == SKC_OK) {
				net_close(made);
				break;
			}
			CHECK_INT(err, EMFILE);
			CHECK_INT(made[0], UNTOUCHED);
			CHECK_INT(made[1], UNTOUCHED);
		}
		CHECK(nth > 1);
	}
	CHECK_INT(s[0], UNTOUCHED);
	CHECK_INT(s[1], UNTOUCHED);
}

/* The flags of a pair that was made without them cannot be set. */
CASE(pair_fallback_fails)
{
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };

	skc_fault_set("socketpair", 1, 1, EINVAL);
	if (skc_os_pair(OS_PAIR_FAMILY, SOCK_STREAM, 0, 0, s) == SKC_OK &&
			skc_fault_count("socketpair") == 0) {
		net_close(s);
		SKIP("socketpair is needed");
	}
	net_close(s);
	s[0] = s[1] = UNTOUCHED;
	for (unsigned nth = 1; nth <= 2; nth++) {
		skc_fault_clear();
		skc_fault_set("socketpair", 1, 1, EINVAL);
		skc_fault_set("setflags", nth, 1, ENOMEM);
		CHECK_INT(skc_os_pair(OS_PAIR_FAMILY, SOCK_STREAM, 0, 0, s), ENOMEM);
		CHECK_INT(skc_fault_count("close"), 2);
	}
	CHECK_INT(s[0], UNTOUCHED);
	CHECK_INT(s[1], UNTOUCHED);
}

CASE(names)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4), client = SKC_HANDLE_NONE;
	skc_handle server = SKC_HANDLE_NONE;
	skc_addr addr = net_name(listener), name, peer;

	REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &client), SKC_OK);
	CHECK_INT(skc_os_peer_name(client, &peer), ENOTCONN);
	CHECK_INT(skc_os_connect(client, &addr), SKC_OK);
	CHECK_INT(skc_os_accept(listener, 0, &peer, &server), SKC_OK);
	CHECK_INT(skc_os_local_name(client, &name), SKC_OK);
	CHECK_INT(name.len, sizeof(struct sockaddr_in));
	CHECK_MEM(&name.u, &peer.u, name.len);
	CHECK_INT(skc_os_peer_name(client, &peer), SKC_OK);
	CHECK_MEM(&peer.u, &addr.u, addr.len);
	peer.len = 99;
	skc_fault_set("getsockname", 1, 1, ENOBUFS);
	CHECK_INT(skc_os_local_name(client, &peer), ENOBUFS);
	CHECK_INT(peer.len, 99);
	os_close(client);
	os_close(server);
	os_close(listener);
}

CASE(bind_and_listen)
{
	skc_addr addr = net_loopback(0), cut = net_loopback(80), taken;
	skc_handle fd = SKC_HANDLE_NONE, other = SKC_HANDLE_NONE;

	REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &fd), SKC_OK);
	REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &other), SKC_OK);
	CHECK_INT(skc_os_bind(fd, &addr), SKC_OK);
	CHECK_INT(skc_os_listen(fd, 1), SKC_OK);
	CHECK_INT(skc_os_local_name(fd, &taken), SKC_OK);
	CHECK_INT(skc_os_bind(other, &taken), EADDRINUSE);
	taken.u.in.sin_addr.s_addr = htonl(0xc0000201);
	CHECK_INT(skc_os_bind(other, &taken), SKC_EADDRNOTAVAIL);
	cut.len = 4;
	CHECK(skc_os_connect(other, &cut) != SKC_OK);
	skc_fault_set("listen", 1, 1, EADDRINUSE);
	CHECK_INT(skc_os_listen(other, 1), EADDRINUSE);
	os_close(fd);
	os_close(other);
}

CASE(stop)
{
	size_t done = 99;
	char in[4];
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_shutdown_socket(s[0], SHUT_WR), SKC_OK);
	CHECK_INT(skc_os_recv(s[1], in, 4, 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	CHECK_INT(skc_os_shutdown_socket(SKC_HANDLE_NONE, SHUT_WR), OS_NO_HANDLE);
	net_close(s);
}

CASE(at_mark)
{
	bool at = true;
	char in[4];
	skc_handle s[2];

	net_tcp(s);
	CHECK_INT(send(s[1], "a", 1, 0), 1);
	CHECK_INT(send(s[1], "b", 1, MSG_OOB), 1);
	net_await(s[0], 1);
	CHECK_INT(skc_os_at_mark(s[0], &at), SKC_OK);
	CHECK(!at);
	CHECK_INT(recv(s[0], in, 4, 0), 1);
	CHECK_INT(skc_os_at_mark(s[0], &at), SKC_OK);
	CHECK(at);
	CHECK_INT(skc_os_at_mark(SKC_HANDLE_NONE, &at), OS_NO_HANDLE);
	net_close(s);
}

CASE(modes)
{
	bool blocking = false;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_get_blocking(s[0], &blocking), SKC_OK);
	CHECK(blocking || !os_knows_modes());
	CHECK_INT(skc_os_set_blocking(s[0], false), SKC_OK);
	CHECK_INT(skc_os_get_blocking(s[0], &blocking), SKC_OK);
	CHECK(!blocking);
	CHECK_INT(skc_os_set_inheritable(s[0], true), SKC_OK);
	check_flags(s[0], 3, true);
	/* A mode that is already set needs no second call. */
	skc_fault_clear();
	CHECK_INT(skc_os_set_blocking(s[0], false), SKC_OK);
	CHECK_INT(skc_fault_count("setflags"), 0);
	CHECK_INT(skc_os_set_blocking(s[0], true), SKC_OK);
	CHECK_INT(skc_os_set_inheritable(s[0], false), SKC_OK);
	check_flags(s[0], 0, true);
	skc_fault_set(OS_MODE_CALL, 1, 1, EIO);
	CHECK_INT(skc_os_set_blocking(s[0], false), EIO);
	if (os_knows_modes()) {
		CHECK_INT(skc_os_get_blocking(SKC_HANDLE_NONE, &blocking), OS_NO_HANDLE);
	}
	CHECK_INT(skc_os_set_blocking(SKC_HANDLE_NONE, true), OS_NO_HANDLE);
	net_close(s);
}

CASE(close_bad)
{
	CHECK_INT(skc_os_close(SKC_HANDLE_NONE), OS_NO_HANDLE);
	CHECK_INT(skc_os_close(4095), OS_NO_HANDLE);
}
