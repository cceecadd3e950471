/* skc_sock.c: one operation each, with signals, time limits and failing calls. */

#include "net.h"

/* --- connecting ------------------------------------------------------------------------------ */

static int tcp(void)
{
	return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

/* An address of 127.0.0.1 at which nobody listens. */
static skc_addr refusing(void)
{
	int fd = net_bound(SOCK_DGRAM, 0);
	skc_addr addr = net_name(fd);

	close(fd);
	return addr;
}

static bool is_connected_to(int fd, const skc_addr *addr)
{
	skc_addr peer;

	return skc_os_peer_name(fd, &peer) == SKC_OK && peer.len == addr->len &&
			memcmp(&peer.u, &addr->u, peer.len) == 0;
}

CASE(connect_and_refused)
{
	int listener = net_bound(SOCK_STREAM, 4), fd = tcp();
	skc_addr addr = net_name(listener), nobody = refusing();

	CHECK_INT(skc_sock_connect(net_sock(fd), &nobody), ECONNREFUSED);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_OK);
	CHECK(is_connected_to(fd, &addr));
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_EISCONN);
	close(fd);
	close(listener);
}

/* A listener whose queue is full: further connects wait. */
static int full_listener(skc_addr *addr, int fill[4])
{
	int listener = net_bound(SOCK_STREAM, 0);

	*addr = net_name(listener);
	for (int i = 0; i < 4; i++) {
		fill[i] = tcp();
		net_nonblock(fill[i]);
		(void) !connect(fill[i], &addr->u.sa, addr->len);
	}
	net_sleep(5 * MSEC);
	return listener;
}

static void close_full(int listener, const int fill[4])
{
	for (int i = 0; i < 4; i++) {
		close(fill[i]);
	}
	close(listener);
}

CASE(connect_in_progress)
{
	skc_addr addr;
	int fill[4], listener = full_listener(&addr, fill), fd = tcp();

	net_nonblock(fd);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_EINPROGRESS);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_EALREADY);
	close(fd);
	close_full(listener, fill);
}

/* The time limit of a connect ends it (socket(7), SO_SNDTIMEO: EINPROGRESS). */
CASE(connect_time_limit)
{
	skc_addr addr;
	int fill[4], listener = full_listener(&addr, fill), fd = tcp();
	int64_t start = skc_os_now();

	net_limit(fd, SO_SNDTIMEO, 60 * MSEC);
	CHECK_INT(skc_sock_connect((skc_sock){ .handle = fd, .timed = true }, &addr), SKC_EINPROGRESS);
	CHECK(skc_os_now() - start >= 50 * MSEC);
	close(fd);
	close_full(listener, fill);
}

/* Signals that come more often than the limit do not make it endless. */
CASE(connect_time_limit_with_signals)
{
	net_later later = { .delay = 25 * MSEC, .signals = 40 };
	skc_addr addr;
	int fill[4], listener = full_listener(&addr, fill), fd = tcp();

	net_catch();
	net_hook(net_go_on);
	net_limit(fd, SO_SNDTIMEO, 100 * MSEC);
	net_start_later(&later);
	CHECK_INT(skc_sock_connect((skc_sock){ .handle = fd, .timed = true }, &addr), SKC_EINPROGRESS);
	CHECK(net_signals < 30);
	CHECK(net_hook_runs > 0);
	net_join(&later);
	close(fd);
	close_full(listener, fill);
}

CASE(connect_stopped_by_a_signal)
{
	net_later later = { .delay = 30 * MSEC, .signals = 1 };
	skc_addr addr;
	int fill[4], listener = full_listener(&addr, fill), fd = tcp();

	net_catch();
	net_hook(net_stop);
	net_start_later(&later);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_EINTR);
	CHECK_INT(net_hook_runs, 1);
	net_join(&later);
	close(fd);
	close_full(listener, fill);
}

/* Where nothing goes on in the background connect(2) is called again. */
CASE(connect_interrupted)
{
	int listener = net_bound(SOCK_STREAM, 8), fd = tcp(), other = tcp();
	skc_addr addr = net_name(listener);

	net_hook(net_go_on);
	skc_fault_set("connect", 1, 2, EINTR);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_OK);
	CHECK(is_connected_to(fd, &addr));
	CHECK_INT(net_hook_runs, 2);
	CHECK_INT(skc_fault_count("connect"), 3);

	/* The connection that goes on in the background is really made here. */
	CHECK_INT(connect(other, &addr.u.sa, addr.len), 0);
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, EINTR);
	CHECK_INT(skc_sock_connect(net_sock(other), &addr), SKC_OK);
	CHECK_INT(skc_fault_count("connect"), 1);
	close(fd);
	close(other);
	close(listener);
}

/* A background connection that fails gives its error; failing calls on the way give theirs. */
CASE(connect_finish_fails)
{
	static const char *const calls[] = { "getsockopt", "poll" };
	int listener = net_bound(SOCK_STREAM, 8), fd = tcp();
	skc_addr addr = net_name(listener), nobody = refusing();

	net_nonblock(fd);
	(void) !connect(fd, &nobody.u.sa, nobody.len);
	skc_fault_set("connect", 1, 1, EINTR);
	CHECK_INT(skc_sock_connect(net_sock(fd), &nobody), ECONNREFUSED);
	close(fd);
	fd = tcp();
	CHECK_INT(connect(fd, &addr.u.sa, addr.len), 0);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_fault_clear();
		skc_fault_set("connect", 1, 1, EINTR);
		skc_fault_set(calls[i], 1, 1, ENOBUFS);
		CHECK_INT(skc_sock_connect((skc_sock){ .handle = fd, .timed = true }, &addr), ENOBUFS);
	}
	net_hook(net_stop);
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, EINTR);
	CHECK_INT(skc_sock_connect(net_sock(fd), &addr), SKC_EINTR);
	close(fd);
	close(listener);
}

static int unix_listener(skc_addr *addr)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	/* The empty name: the system chooses an abstract one. */
	*addr = (skc_addr){ .len = offsetof(struct sockaddr_un, sun_path) };
	addr->u.un.sun_family = AF_UNIX;
	CHECK_INT(bind(fd, &addr->u.sa, addr->len), 0);
	CHECK_INT(listen(fd, 0), 0);
	*addr = net_name(fd);
	return fd;
}

/* An interrupted connect of a unix socket has done nothing; the time limit holds all the same. */
CASE(connect_unix_with_signals)
{
	net_later later = { .delay = 25 * MSEC, .signals = 40 };
	skc_addr addr;
	int listener = unix_listener(&addr), fds[2];

	for (int i = 0; i < 2; i++) {
		fds[i] = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	}
	CHECK_INT(skc_sock_connect(net_sock(fds[0]), &addr), SKC_OK);
	net_catch();
	net_hook(net_go_on);
	net_limit(fds[1], SO_SNDTIMEO, 100 * MSEC);
	net_start_later(&later);
	CHECK_INT(skc_sock_connect((skc_sock){ .handle = fds[1], .timed = true }, &addr),
			SKC_EINPROGRESS);
	CHECK(net_signals < 30);
	CHECK(net_hook_runs > 0);
	net_join(&later);
	net_close(fds);
	close(listener);
}

CASE(connect_any)
{
	int listener = net_bound(SOCK_STREAM, 4), fd = tcp(), other = tcp();
	skc_addr addrs[4] = { refusing(), refusing(), net_name(listener), refusing() };

	CHECK_INT(skc_sock_connect_any(net_sock(fd), addrs, 4), SKC_OK);
	CHECK(is_connected_to(fd, &addrs[2]));
	skc_fault_clear();
	CHECK_INT(skc_sock_connect_any(net_sock(other), addrs, 2), ECONNREFUSED);
	CHECK_INT(skc_fault_count("connect"), 2);
	CHECK(skc_sock_connect_any(net_sock(other), addrs, 0) != SKC_OK);
	CHECK_INT(skc_sock_connect_any(net_sock(-1), addrs, 4), SKC_EBADF);
	close(fd);
	close(other);
	close(listener);
}

/* These codes say nothing about the address: no other is tried. */
CASE(connect_any_stops)
{
	static const int codes[] = { EINPROGRESS, EBADF, EISCONN, EALREADY, ENOTSOCK };
	skc_addr addrs[3] = { refusing(), refusing(), refusing() };
	int fd = tcp();

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_clear();
		skc_fault_set("connect", 1, 1, codes[i]);
		CHECK_INT(skc_sock_connect_any(net_sock(fd), addrs, 3), codes[i]);
		CHECK_INT(skc_fault_count("connect"), 1);
	}
	net_hook(net_stop);
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, EINTR);
	CHECK_INT(skc_sock_connect_any(net_sock(fd), addrs, 3), EINTR);
	CHECK_INT(skc_fault_count("connect"), 1);
	close(fd);
}

/* --- accepting ---------------------------------------------------------------------------------
 */

static bool has_flag(int fd, int get, int flag)
{
	return (fcntl(fd, get) & flag) != 0;
}

CASE(accept_flags)
{
	static const unsigned flags[] = { 0, SKC_OPEN_NONBLOCK, SKC_OPEN_INHERITABLE, 3 };
	int listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener), peer, own;

	/* With accept4, and on a system that lacks it. */
	for (size_t i = 0; i < 2 * SKC_COUNT(flags); i++) {
		unsigned wanted = flags[i % SKC_COUNT(flags)];
		int client = tcp(), fd = -1;

		if (i == SKC_COUNT(flags)) {
			skc_fault_set("accept4", 1, 0, ENOSYS);
		}
		CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
		CHECK_INT(skc_sock_accept(net_sock(listener), wanted, &peer, &fd), SKC_OK);
		own = net_name(client);
		CHECK_INT(peer.len, own.len);
		CHECK_MEM(&peer.u, &own.u, own.len);
		CHECK_INT(has_flag(fd, F_GETFL, O_NONBLOCK), (wanted & SKC_OPEN_NONBLOCK) != 0);
		CHECK_INT(has_flag(fd, F_GETFD, FD_CLOEXEC), (wanted & SKC_OPEN_INHERITABLE) == 0);
		close(client);
		close(fd);
	}
	CHECK(skc_fault_count("accept") > 0);
	close(listener);
}

/* A failure leaves the peer and the handle as they were, and nothing open. */
CASE(accept_fails)
{
	static const int codes[] = { EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED, EPERM };
	int listener = net_bound(SOCK_STREAM, 4), client = tcp(), fd = -77;
	skc_addr addr = net_name(listener);

	CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_set("accept4", 1, 1, codes[i]);
		CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), codes[i]);
	}
	skc_fault_set("accept4", 1, 1, ENOSYS);
	skc_fault_set("accept", 1, 1, EMFILE);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), EMFILE);
	CHECK_INT(fd, -77);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_OK);
	close(fd);
	net_nonblock(listener);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_EAGAIN);
	close(client);
	close(listener);
}

/* The fallback cannot set a flag: the connection is closed, not leaked. */
CASE(accept_fallback_fails)
{
	static const char *const calls[] = { "getflags", "setflags" };
	int listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener);

	for (size_t i = 0; i < 2 * SKC_COUNT(calls); i++) {
		int client = tcp(), fd = -77;

		CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
		skc_fault_clear();
		skc_fault_set("accept4", 1, 1, ENOSYS);
		skc_fault_set(calls[i % 2], 1 + (unsigned) i / 2, 1, ENOMEM);
		CHECK_INT(skc_sock_accept(net_sock(listener), SKC_OPEN_NONBLOCK, NULL, &fd), ENOMEM);
		CHECK_INT(fd, -77);
		CHECK_INT(skc_fault_count("close"), 1);
		close(client);
	}
	close(listener);
}

static void *connect_later(void *argument)
{
	const skc_addr *addr = argument;
	int fd = tcp();

	net_sleep(90 * MSEC);
	if (connect(fd, &addr->u.sa, addr->len) < 0) {
		perror("connect");
	}
	close(fd);
	return NULL;
}

CASE(accept_interrupted)
{
	net_later later = { .delay = 20 * MSEC, .signals = 2 };
	int listener = net_bound(SOCK_STREAM, 4), fd = -1;
	skc_addr addr = net_name(listener);
	pthread_t thread;

	net_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	pthread_create(&thread, NULL, connect_later, &addr);
	CHECK_INT(skc_sock_accept(net_sock(listener), 0, NULL, &fd), SKC_OK);
	CHECK(net_hook_runs >= 1);
	pthread_join(thread, NULL);
	net_join(&later);
	close(fd);
	close(listener);
}

/* --- bytes ---------------------------------------------------------------------------------------
 */

typedef skc_err (*transfer)(skc_sock s, char *buffer, size_t len, size_t *done);

static skc_err do_send(skc_sock s, char *buffer, size_t len, size_t *done)
{
	return skc_sock_send(s, buffer, len, 0, done);
}

static skc_err do_recv(skc_sock s, char *buffer, size_t len, size_t *done)
{
	return skc_sock_recv(s, buffer, len, 0, done);
}

static skc_err do_send_to(skc_sock s, char *buffer, size_t len, size_t *done)
{
	skc_addr none = SKC_ADDR_EMPTY;

	return skc_sock_send_to(s, buffer, len, 0, &none, done);
}

static skc_err do_recv_from(skc_sock s, char *buffer, size_t len, size_t *done)
{
	skc_addr from;

	return skc_sock_recv_from(s, buffer, len, 0, &from, done);
}

static skc_err do_send_message(skc_sock s, char *buffer, size_t len, size_t *done)
{
	skc_iov iov[2] = { SKC_IOV(buffer, len / 2), SKC_IOV(buffer + len / 2, len - len / 2) };
	skc_message message = { .iov = iov, .iov_count = 2 };

	return skc_sock_send_message(s, &message, 0, done);
}

static skc_err do_recv_message(skc_sock s, char *buffer, size_t len, size_t *done)
{
	skc_iov iov[2] = { SKC_IOV(buffer, len / 2), SKC_IOV(buffer + len / 2, len - len / 2) };
	skc_message message = { .iov = iov, .iov_count = 2 };

	return skc_sock_recv_message(s, &message, 0, done);
}

static const struct {
	const char *send_call, *recv_call;
	transfer send, recv;
} ways[] = {
	{ "send", "recv", do_send, do_recv },
	{ "sendto", "recvfrom", do_send_to, do_recv_from },
	{ "sendmsg", "recvmsg", do_send_message, do_recv_message },
};

CASE(bytes_arrive)
{
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		char out[] = "some bytes\0in between", in[64];
		size_t done = 0;
		int s[2];

		net_unix(SOCK_STREAM, s);
		CHECK_INT(ways[w].send(net_sock(s[0]), out, sizeof(out), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, sizeof(in), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_MEM(in, out, sizeof(out));
		net_nonblock(s[1]);
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, sizeof(in), &done), SKC_EAGAIN);
		shutdown(s[0], SHUT_WR);
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, sizeof(in), &done), SKC_OK);
		CHECK_INT(done, 0);
		CHECK_INT(ways[w].send(net_sock(s[0]), out, 1, &done), EPIPE);
		net_close(s);
	}
}

/* EINTR is retried, other codes are given as they are; short transfers are told as such. */
CASE(faults)
{
	static const int codes[] = { EAGAIN, ENOBUFS, ENOMEM, ECONNRESET };

	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		char out[] = "0123456789", in[64];
		size_t done = 99;
		int s[2];

		net_unix(SOCK_STREAM, s);
		net_hook(net_go_on);
		for (size_t c = 0; c < SKC_COUNT(codes); c++) {
			skc_fault_set(ways[w].send_call, 1, 1, codes[c]);
			CHECK_INT(ways[w].send(net_sock(s[0]), out, 10, &done), codes[c]);
			skc_fault_set(ways[w].recv_call, 1, 1, codes[c]);
			CHECK_INT(ways[w].recv(net_sock(s[1]), in, 10, &done), codes[c]);
			CHECK_INT(done, 99);
		}
		CHECK_INT(net_hook_runs, 0);
		skc_fault_clear();
		skc_fault_set(ways[w].send_call, 1, 3, EINTR);
		skc_fault_short(ways[w].send_call, 4, 1, 7);
		CHECK_INT(ways[w].send(net_sock(s[0]), out, 10, &done), SKC_OK);
		CHECK_INT(done, 7);
		CHECK_INT(net_hook_runs, 3);
		skc_fault_set(ways[w].recv_call, 1, 3, EINTR);
		skc_fault_short(ways[w].recv_call, 4, 1, 6);
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, 64, &done), SKC_OK);
		CHECK_INT(done, 6);
		CHECK_MEM(in, out, 6);
		CHECK_INT(net_hook_runs, 6);
		net_hook(net_stop);
		skc_fault_clear();
		skc_fault_set(ways[w].recv_call, 1, 1, EINTR);
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, 64, &done), SKC_EINTR);
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, 64, &done), SKC_OK);
		CHECK_MEM(in, "6", 1);
		net_close(s);
	}
}

/* --- time limits and signals
 * ------------------------------------------------------------------------ */

/* A receive whose limit is 120 ms, with a signal every 30 ms: the limit is of the whole wait. */
CASE(limit_of_receives)
{
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		net_later later = { .delay = 30 * MSEC, .signals = 20 };
		int64_t start;
		size_t done;
		char in[8];
		int s[2];

		net_unix(SOCK_STREAM, s);
		net_limit(s[0], SO_RCVTIMEO, 120 * MSEC);
		net_catch();
		net_hook(net_go_on);
		start = skc_os_now();
		net_start_later(&later);
		CHECK_INT(ways[w].recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, &done),
				SKC_EAGAIN);
		CHECK(skc_os_now() - start >= 110 * MSEC);
		/* Were the limit counted anew after each signal, it would outlast them. */
		CHECK(net_signals < 20);
		CHECK(net_hook_runs > 0);
		net_join(&later);
		net_close(s);
	}
}

CASE(limit_of_sends)
{
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		static char block[4096];
		net_later later = { .delay = 30 * MSEC, .signals = 20 };
		size_t done;
		int s[2];

		net_unix(SOCK_STREAM, s);
		while (send(s[0], block, sizeof(block), MSG_DONTWAIT) > 0) {
		}
		net_limit(s[0], SO_SNDTIMEO, 120 * MSEC);
		net_catch();
		net_hook(net_go_on);
		net_start_later(&later);
		CHECK_INT(ways[w].send((skc_sock){ .handle = s[0], .timed = true }, block, 100, &done),
				SKC_EAGAIN);
		CHECK(net_signals < 20);
		CHECK(net_hook_runs > 0);
		net_join(&later);
		net_close(s);
	}
}

CASE(limit_of_accept)
{
	net_later later = { .delay = 30 * MSEC, .signals = 20 };
	int listener = net_bound(SOCK_STREAM, 4), fd;

	net_limit(listener, SO_RCVTIMEO, 120 * MSEC);
	net_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(skc_sock_accept((skc_sock){ .handle = listener, .timed = true }, 0, NULL, &fd),
			SKC_EAGAIN);
	CHECK(net_signals < 20);
	CHECK(net_hook_runs > 0);
	net_join(&later);
	close(listener);
}

/* Data that comes after a signal is received within the limit; so it is without one. */
CASE(data_after_a_signal)
{
	for (int timed = 0; timed < 2; timed++) {
		net_later later = { .delay = 20 * MSEC, .signals = 2, .data = "data", .len = 4 };
		size_t done = 0;
		char in[8];
		int s[2];

		net_unix(SOCK_STREAM, s);
		later.fd = s[1];
		net_catch();
		net_hook(net_go_on);
		net_start_later(&later);
		CHECK_INT(skc_sock_recv((skc_sock){ .handle = s[0], .timed = timed != 0 }, in, 8, 0, &done),
				SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "data", 4);
		CHECK(net_hook_runs >= 1);
		net_join(&later);
		net_close(s);
	}
}

/* Failing calls while the rest of a limit is waited for. */
CASE(limit_fails)
{
	size_t done;
	char in[8];
	int s[2];

	net_unix(SOCK_STREAM, s);
	net_limit(s[0], SO_RCVTIMEO, SKC_NS_PER_SEC);
	skc_fault_set("recv", 1, 0, EINTR);
	skc_fault_set("getsockopt", 1, 1, ENOBUFS);
	CHECK_INT(skc_sock_recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, 0, &done), ENOBUFS);
	skc_fault_set("poll", 1, 1, ENOMEM);
	skc_fault_set("ppoll", 1, 1, ENOMEM);
	CHECK_INT(skc_sock_recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, 0, &done), ENOMEM);
	net_close(s);
}

/* --- messages
 * -------------------------------------------------------------------------------------- */

CASE(datagram_addresses)
{
	int a = net_bound(SOCK_DGRAM, 0), b = net_bound(SOCK_DGRAM, 0);
	skc_addr to = net_name(b), own = net_name(a), from = SKC_ADDR_EMPTY;
	char in[4] = "";
	skc_iov out_iov[3] = { SKC_IOV("abc", 3), SKC_IOV("", 0), SKC_IOV("defg", 4) };
	skc_iov in_iov[2] = { SKC_IOV(in, 2), SKC_IOV(in + 2, 2) };
	skc_message message = { .name = &to, .iov = out_iov, .iov_count = 3 };
	size_t done = 0;

	CHECK_INT(skc_sock_send_to(net_sock(a), "to", 2, 0, &to, &done), SKC_OK);
	CHECK_INT(skc_sock_recv_from(net_sock(b), in, 4, 0, &from, &done), SKC_OK);
	CHECK_INT(done, 2);
	CHECK_MEM(in, "to", 2);
	CHECK_INT(from.len, own.len);
	CHECK_MEM(&from.u, &own.u, own.len);

	CHECK_INT(skc_sock_send_message(net_sock(a), &message, 0, &done), SKC_OK);
	CHECK_INT(done, 7);
	from = SKC_ADDR_EMPTY;
	message = (skc_message){ .name = &from, .iov = in_iov, .iov_count = 2 };
	CHECK_INT(skc_sock_recv_message(net_sock(b), &message, 0, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "abcd", 4);
	CHECK_INT(message.flags, MSG_TRUNC);
	CHECK_INT(from.len, own.len);
	CHECK_MEM(&from.u, &own.u, own.len);
	close(a);
	close(b);
}

/* The inputs of a message are the same in each try after a signal. */
CASE(message_tried_again)
{
	net_later later = { .delay = 20 * MSEC, .signals = 2, .data = "data", .len = 4 };
	skc_addr name = SKC_ADDR_EMPTY;
	char in[8], control[64];
	skc_iov iov = SKC_IOV(in, 8);
	skc_message message = { .name = &name,
		.iov = &iov,
		.iov_count = 1,
		.control = control,
		.control_len = sizeof(control) };
	size_t done = 0;
	skc_addr own;
	int s[2];

	net_udp(s);
	own = net_name(s[1]);
	later.fd = s[1];
	net_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(skc_sock_recv_message(net_sock(s[0]), &message, 0, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_INT(message.control_len, 0);
	CHECK_INT(name.len, own.len);
	CHECK_MEM(&name.u, &own.u, own.len);
	CHECK(net_hook_runs >= 1);
	net_join(&later);
	net_close(s);
}

/* --- listening
 * --------------------------------------------------------------------------------------- */

CASE(listen_on)
{
	skc_addr addr;
	const char *step = NULL;
	int fd = -1, client = tcp(), type = 0;

	REQUIRE_INT(skc_sock_listen_on(0, 4, &fd, &step), SKC_OK);
	addr = net_name(fd);
	CHECK_INT(addr.u.in.sin_addr.s_addr, htonl(INADDR_ANY));
	CHECK(addr.u.in.sin_port != 0);
	CHECK_INT(skc_os_type(fd, &type), SKC_OK);
	CHECK_INT(type, SOCK_STREAM);
	CHECK(has_flag(fd, F_GETFD, FD_CLOEXEC));
	addr.u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CHECK_INT(connect(client, &addr.u.sa, addr.len), 0);
	close(client);
	close(fd);
}

/* Each call that can fail does so once: its code, nothing left open, the handle untouched. */
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
		int fd = -77;

		skc_fault_clear();
		skc_fault_set(faults[i].call, 1, 1, faults[i].code);
		CHECK_INT(skc_sock_listen_on(0, 4, &fd, &step), faults[i].code);
		CHECK_INT(fd, -77);
		CHECK_STR(step, faults[i].step);
		CHECK_INT(skc_fault_count("close"), i == 0 ? 0 : 1);
	}
}
