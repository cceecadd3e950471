/* skc_os_socket.c: making, naming and closing handles. */

#include "net.h"

static bool has_flag(int fd, int get, int flag)
{
	return (fcntl(fd, get) & flag) != 0;
}

static void check_flags(int fd, unsigned flags)
{
	CHECK_INT(has_flag(fd, F_GETFL, O_NONBLOCK), (flags & SKC_OPEN_NONBLOCK) != 0);
	CHECK_INT(has_flag(fd, F_GETFD, FD_CLOEXEC), (flags & SKC_OPEN_INHERITABLE) == 0);
}

/* Every combination of flags; the second time on a kernel that lacks SOCK_CLOEXEC (it does not say
 * so to whom asks for neither flag). */
CASE(open_flags)
{
	for (unsigned i = 0; i < 8; i++) {
		unsigned flags = i % 4;
		int fd = -1, type = 0, family = 0, protocol = 0;

		skc_fault_clear();
		if (i >= 4 && flags != SKC_OPEN_INHERITABLE) {
			skc_fault_set("socket", 1, 1, EINVAL);
		}
		REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, IPPROTO_TCP, flags, &fd), SKC_OK);
		check_flags(fd, flags);
		CHECK_INT(skc_os_type(fd, &type), SKC_OK);
		CHECK_INT(type, SOCK_STREAM);
		CHECK_INT(skc_os_family(fd, &family), SKC_OK);
		CHECK_INT(family, AF_INET);
		CHECK_INT(skc_os_protocol(fd, &protocol), SKC_OK);
		CHECK_INT(protocol, IPPROTO_TCP);
		CHECK_INT(skc_os_close(fd), SKC_OK);
	}
}

/* The system's own flags in the type. */
CASE(open_system_flags)
{
	int fd = -1, type = 0;

	REQUIRE_INT(skc_os_open(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, 0, &fd), SKC_OK);
	check_flags(fd, SKC_OPEN_NONBLOCK);
	CHECK_INT(skc_os_type(fd, &type), SKC_OK);
	CHECK_INT(type, SOCK_DGRAM);
	skc_os_close(fd);
}

CASE(open_fails)
{
	static const int codes[] = { EMFILE, ENFILE, ENOBUFS, ENOMEM, EACCES, EPROTONOSUPPORT };
	int fd = -77;

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_set("socket", 1, 1, codes[i]);
		CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &fd), codes[i]);
	}
	CHECK_INT(skc_os_open(AF_INET, 9, 0, 0, &fd), ESOCKTNOSUPPORT);
	CHECK_INT(skc_os_open(12345, SOCK_STREAM, 0, 0, &fd), EAFNOSUPPORT);
	CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, IPPROTO_UDP, 0, &fd), EPROTONOSUPPORT);
	CHECK_INT(fd, -77);
}

/* The fallback's flags cannot be set: the handle is closed. */
CASE(open_fallback_fails)
{
	static const struct {
		const char *call;
		unsigned nth;
	} faults[] = { { "getflags", 1 }, { "setflags", 1 }, { "getflags", 2 }, { "setflags", 2 } };

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		int fd = -77;

		skc_fault_clear();
		skc_fault_set("socket", 1, 1, EINVAL);
		skc_fault_set(faults[i].call, faults[i].nth, 1, EIO);
		CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, SKC_OPEN_NONBLOCK, &fd), EIO);
		CHECK_INT(fd, -77);
		CHECK_INT(skc_fault_count("close"), 1);
	}
}

CASE(pair_flags)
{
	for (unsigned i = 0; i < 8; i++) {
		unsigned flags = i % 4;
		int s[2] = { -1, -1 };
		size_t done = 0;
		char in[8];

		skc_fault_clear();
		if (i >= 4 && flags != SKC_OPEN_INHERITABLE) {
			skc_fault_set("socketpair", 1, 1, EINVAL);
		}
		REQUIRE_INT(skc_os_pair(AF_UNIX, SOCK_STREAM, 0, flags, s), SKC_OK);
		check_flags(s[0], flags);
		check_flags(s[1], flags);
		CHECK_INT(skc_os_send(s[0], "pair", 4, 0, &done), SKC_OK);
		CHECK_INT(skc_os_recv(s[1], in, 8, 0, &done), SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "pair", 4);
		net_close(s);
	}
}

CASE(pair_fails)
{
	int s[2] = { -77, -78 };

	skc_fault_set("socketpair", 1, 1, EMFILE);
	CHECK_INT(skc_os_pair(AF_UNIX, SOCK_STREAM, 0, 0, s), EMFILE);
	CHECK_INT(skc_os_pair(AF_INET, SOCK_STREAM, 0, 0, s), EOPNOTSUPP);
	for (unsigned nth = 1; nth <= 2; nth++) {
		skc_fault_clear();
		skc_fault_set("socketpair", 1, 1, EINVAL);
		skc_fault_set("setflags", nth, 1, ENOMEM);
		CHECK_INT(skc_os_pair(AF_UNIX, SOCK_STREAM, 0, 0, s), ENOMEM);
		CHECK_INT(skc_fault_count("close"), 2);
	}
	CHECK_INT(s[0], -77);
	CHECK_INT(s[1], -78);
}

CASE(names)
{
	int listener = net_bound(SOCK_STREAM, 4), client = -1, server = -1;
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
	close(client);
	close(server);
	close(listener);
}

CASE(bind_and_listen)
{
	skc_addr addr = net_loopback(0), taken;
	int fd = -1, other = -1;

	REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &fd), SKC_OK);
	REQUIRE_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &other), SKC_OK);
	CHECK_INT(skc_os_bind(fd, &addr), SKC_OK);
	CHECK_INT(skc_os_listen(fd, 1), SKC_OK);
	CHECK_INT(skc_os_local_name(fd, &taken), SKC_OK);
	CHECK_INT(skc_os_bind(other, &taken), EADDRINUSE);
	taken.u.in.sin_addr.s_addr = htonl(0xc0000201);
	CHECK_INT(skc_os_bind(other, &taken), SKC_EADDRNOTAVAIL);
	CHECK_INT(skc_os_connect(other, &(skc_addr){ 0 }), EINVAL);
	skc_fault_set("listen", 1, 1, EADDRINUSE);
	CHECK_INT(skc_os_listen(other, 1), EADDRINUSE);
	close(fd);
	close(other);
}

CASE(stop)
{
	size_t done = 99;
	char in[4];
	int s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_stop(s[0], SHUT_WR), SKC_OK);
	CHECK_INT(skc_os_recv(s[1], in, 4, 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	CHECK_INT(skc_os_stop(-1, SHUT_WR), EBADF);
	net_close(s);
}

CASE(at_mark)
{
	bool at = true;
	char in[4];
	int s[2];

	net_tcp(s);
	CHECK_INT(send(s[1], "a", 1, 0), 1);
	CHECK_INT(send(s[1], "b", 1, MSG_OOB), 1);
	net_await(s[0], 1);
	CHECK_INT(skc_os_at_mark(s[0], &at), SKC_OK);
	CHECK(!at);
	CHECK_INT(recv(s[0], in, 4, 0), 1);
	CHECK_INT(skc_os_at_mark(s[0], &at), SKC_OK);
	CHECK(at);
	CHECK_INT(skc_os_at_mark(-1, &at), EBADF);
	net_close(s);
}

CASE(modes)
{
	bool blocking = false;
	int s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_get_blocking(s[0], &blocking), SKC_OK);
	CHECK(blocking);
	CHECK_INT(skc_os_set_blocking(s[0], false), SKC_OK);
	CHECK_INT(skc_os_get_blocking(s[0], &blocking), SKC_OK);
	CHECK(!blocking);
	CHECK_INT(skc_os_set_inheritable(s[0], true), SKC_OK);
	check_flags(s[0], 3);
	/* What is so already costs no second call. */
	skc_fault_clear();
	CHECK_INT(skc_os_set_blocking(s[0], false), SKC_OK);
	CHECK_INT(skc_fault_count("setflags"), 0);
	CHECK_INT(skc_os_set_blocking(s[0], true), SKC_OK);
	CHECK_INT(skc_os_set_inheritable(s[0], false), SKC_OK);
	check_flags(s[0], 0);
	skc_fault_set("setflags", 1, 1, EIO);
	CHECK_INT(skc_os_set_blocking(s[0], false), EIO);
	CHECK_INT(skc_os_get_blocking(-1, &blocking), EBADF);
	CHECK_INT(skc_os_set_blocking(-1, true), EBADF);
	net_close(s);
}

CASE(kind)
{
	skc_handle_kind kind = SKC_KIND_OTHER;
	int s[2], ends[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_kind(s[0], &kind), SKC_OK);
	CHECK_INT(kind, SKC_KIND_SOCKET);
	REQUIRE(pipe(ends) == 0);
	CHECK_INT(skc_os_kind(ends[0], &kind), SKC_OK);
	CHECK_INT(kind, SKC_KIND_OTHER);
	CHECK_INT(skc_os_kind(-1, &kind), EBADF);
	net_close(ends);
	net_close(s);
}

CASE(close_bad)
{
	CHECK_INT(skc_os_close(-1), EBADF);
	CHECK_INT(skc_os_close(4095), EBADF);
}
