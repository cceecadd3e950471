/* skc_os_io.c and skc_sock.c: bytes and messages, and failing calls. */

#include "net.h"

/* --- bytes ------------------------------------------------------------------------------------ */

typedef skc_err (*transfer)(skc_handle s, char *buffer, size_t len, size_t *done);

static skc_err do_send(skc_handle s, char *buffer, size_t len, size_t *done)
{
	return skc_os_send(s, buffer, len, 0, done);
}

static skc_err do_recv(skc_handle s, char *buffer, size_t len, size_t *done)
{
	return skc_os_recv(s, buffer, len, 0, done);
}

static skc_err do_send_to(skc_handle s, char *buffer, size_t len, size_t *done)
{
	skc_addr none = SKC_ADDR_EMPTY;

	return skc_os_send_to(s, buffer, len, 0, &none, done);
}

static skc_err do_recv_from(skc_handle s, char *buffer, size_t len, size_t *done)
{
	skc_addr from;

	return skc_os_recv_from(s, buffer, len, 0, &from, done);
}

static skc_err do_send_message(skc_handle s, char *buffer, size_t len, size_t *done)
{
	skc_iov iov[2] = { SKC_IOV(buffer, len / 2), SKC_IOV(buffer + len / 2, len - len / 2) };
	skc_message message = { .iov = iov, .iov_count = 2 };

	return skc_os_send_message(s, &message, 0, done);
}

static skc_err do_recv_message(skc_handle s, char *buffer, size_t len, size_t *done)
{
	skc_iov iov[2] = { SKC_IOV(buffer, len / 2), SKC_IOV(buffer + len / 2, len - len / 2) };
	skc_message message = { .iov = iov, .iov_count = 2 };

	return skc_os_recv_message(s, &message, 0, done);
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
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		CHECK_INT(ways[w].send(s[0], out, sizeof(out), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_INT(ways[w].recv(s[1], in, sizeof(in), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_MEM(in, out, sizeof(out));
		os_nonblock(s[1]);
		CHECK_INT(ways[w].recv(s[1], in, sizeof(in), &done), SKC_EAGAIN);
		shutdown(s[0], SHUT_WR);
		CHECK_INT(ways[w].recv(s[1], in, sizeof(in), &done), SKC_OK);
		CHECK_INT(done, 0);
		CHECK_INT(ways[w].send(s[0], out, 1, &done), EPIPE);
		net_close(s);
	}
}

/* Codes are returned unchanged, also SKC_EINTR, and no handler runs; short transfers are reported
 * as such. */
CASE(faults)
{
	static const int codes[] = { EINTR, EAGAIN, ENOBUFS, ENOMEM, ECONNRESET };

	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		char out[] = "0123456789", in[64];
		size_t done = 99;
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		net_hook(net_go_on);
		for (size_t c = 0; c < SKC_COUNT(codes); c++) {
			skc_fault_set(ways[w].send_call, 1, 1, codes[c]);
			CHECK_INT(ways[w].send(s[0], out, 10, &done), codes[c]);
			skc_fault_set(ways[w].recv_call, 1, 1, codes[c]);
			CHECK_INT(ways[w].recv(s[1], in, 10, &done), codes[c]);
			CHECK_INT(done, 99);
		}
		CHECK_INT(net_hook_runs, 0);
		skc_fault_clear();
		skc_fault_short(ways[w].send_call, 1, 1, 7);
		CHECK_INT(ways[w].send(s[0], out, 10, &done), SKC_OK);
		CHECK_INT(done, 7);
		skc_fault_short(ways[w].recv_call, 1, 1, 6);
		CHECK_INT(ways[w].recv(s[1], in, 64, &done), SKC_OK);
		CHECK_INT(done, 6);
		CHECK_MEM(in, out, 6);
		CHECK_INT(ways[w].recv(s[1], in, 64, &done), SKC_OK);
		CHECK_MEM(in, "6", 1);
		net_close(s);
	}
}

/* --- messages --------------------------------------------------------------------------------- */

CASE(datagram_addresses)
{
	skc_handle a = net_bound(SOCK_DGRAM, 0), b = net_bound(SOCK_DGRAM, 0);
	skc_addr to = net_name(b), own = net_name(a), from = SKC_ADDR_EMPTY;
	char in[4] = "";
	skc_iov out_iov[3] = { SKC_IOV("abc", 3), SKC_IOV("", 0), SKC_IOV("defg", 4) };
	skc_iov in_iov[2] = { SKC_IOV(in, 2), SKC_IOV(in + 2, 2) };
	skc_message message = { .name = &to, .iov = out_iov, .iov_count = 3 };
	size_t done = 0;

	CHECK_INT(skc_os_send_to(a, "to", 2, 0, &to, &done), SKC_OK);
	CHECK_INT(skc_os_recv_from(b, in, 4, 0, &from, &done), SKC_OK);
	CHECK_INT(done, 2);
	CHECK_MEM(in, "to", 2);
	CHECK_INT(from.len, own.len);
	CHECK_MEM(&from.u, &own.u, own.len);

	CHECK_INT(skc_os_send_message(a, &message, 0, &done), SKC_OK);
	CHECK_INT(done, 7);
	from = SKC_ADDR_EMPTY;
	message = (skc_message){ .name = &from, .iov = in_iov, .iov_count = 2 };
	CHECK_INT(skc_os_recv_message(b, &message, 0, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "abcd", 4);
	CHECK_INT(message.flags, MSG_TRUNC);
	CHECK_INT(from.len, own.len);
	CHECK_MEM(&from.u, &own.u, own.len);
	os_close(a);
	os_close(b);
}

/* --- a hook that closes the handle ------------------------------------------------------------ */

static void *closed_owner;

static skc_err closes(void *owner)
{
	net_hook_runs++;
	closed_owner = owner;
	return SKC_EBADF;
}

/* The call returns the hook's code; the handle, whose number may now be another's, is not used
 * again. */
CASE(closed_by_the_hook)
{
	static const char *const calls[] = { OS_ACCEPT_CALL, "poll" };
	bool ready = true;
	skc_handle s[2], fd = UNTOUCHED;
	skc_sock sock;

	net_unix(SOCK_STREAM, s);
	skc_fault_clear();
	net_hook(closes);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_fault_set(calls[i], 1, 0, EINTR);
	}
	sock = (skc_sock){ .handle = s[0], .owner = &ready };
	CHECK_INT(skc_sock_accept(sock, 0, NULL, &fd), SKC_EBADF);
	CHECK_INT(skc_sock_wait(sock, POLLIN, SKC_FOREVER, &ready), SKC_EBADF);
	CHECK_INT(net_hook_runs, 2);
	CHECK(closed_owner == &ready);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		CHECK_INT(skc_fault_count(calls[i]), 1);
	}
	net_close(s);
}

/* MSG_TRUNC: the number is the size of the datagram, or of discarded bytes; the buffer has only the
 * written bytes. */
CASE(written)
{
	OS_NEEDS_RECV_TRUNC();
	char in[4];
	size_t done = 0;
	skc_handle s[2];

	net_udp(s);
	CHECK_INT(send(s[1], "abcdefgh", 8, 0), 8);
	CHECK_INT(skc_os_recv(s[0], in, 4, MSG_TRUNC, &done), SKC_OK);
	CHECK_INT(done, 8);
	CHECK_INT(skc_sock_written(s[0], AF_INET, MSG_TRUNC, 4, done), 4);
	CHECK_INT(skc_sock_written(s[0], AF_INET, MSG_TRUNC, 4, 2), 2);
	CHECK_INT(skc_sock_written(s[0], AF_INET, 0, 4, 3), 3);
	net_close(s);
	net_tcp(s);
	CHECK_INT(send(s[1], "abcdefgh", 8, 0), 8);
	net_await(s[0], 8);
	memset(in, '#', sizeof(in));
	CHECK_INT(skc_os_recv(s[0], in, 4, MSG_TRUNC, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "####", 4);
	CHECK_INT(skc_sock_written(s[0], AF_INET, MSG_TRUNC, 4, done), 0);
	CHECK_INT(skc_sock_written(s[0], AF_INET, 0, 4, 4), 4);
	net_close(s);
}

/* --- SO_LINGER -------------------------------------------------------------------------------- */

CASE(linger)
{
	static const struct {
		int64_t time;
		unsigned seconds;
	} rows[] = {
		{ 0, 0 },
		{ 1, 1 },
		{ SKC_NS_PER_SEC, 1 },
		{ SKC_NS_PER_SEC + 1, 2 },
		{ 65535 * SKC_NS_PER_SEC, 65535 },
		{ 65535 * SKC_NS_PER_SEC + 1, 65535 },
		{ INT64_MAX, 65535 },
		{ SKC_FOREVER, 65535 },
	};
	skc_handle s[2];

	net_tcp(s);
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		struct linger value = { 0 };
		skc_socklen len = sizeof(value);

		CHECK_INT(skc_sock_set_linger(s[0], rows[i].time), SKC_OK);
		CHECK_INT(skc_os_get_option(s[0], SOL_SOCKET, SO_LINGER, &value, &len), SKC_OK);
		CHECK(value.l_onoff != 0);
		CHECK_INT(value.l_linger, rows[i].seconds);
	}
	skc_fault_set("setsockopt", 1, 1, EIO);
	CHECK_INT(skc_sock_set_linger(s[0], 0), EIO);
	net_close(s);
}

/* --- the peer of a datagram socket ------------------------------------------------------------ */

CASE(disconnect)
{
	skc_addr peer;
	skc_handle s[2];

	net_udp(s);
	skc_fault_set("connect", 1, 1, SKC_EAFNOSUPPORT);
	CHECK_INT(skc_sock_disconnect(s[1]), SKC_EAFNOSUPPORT);
	CHECK_INT(skc_os_peer_name(s[1], &peer), SKC_OK);
	CHECK_INT(skc_sock_disconnect(s[1]), SKC_OK);
	CHECK_INT(skc_os_peer_name(s[1], &peer), SKC_ENOTCONN);
	/* A system that reports an error although the socket has no peer. */
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, SKC_EAFNOSUPPORT);
	CHECK_INT(skc_sock_disconnect(s[1]), SKC_OK);
	CHECK_INT(skc_fault_count("connect"), 1);
	CHECK_INT(skc_sock_disconnect(SKC_HANDLE_NONE), OS_NO_HANDLE);
	net_close(s);
}

/* tests/modern/original_destination.phpt has redirected connections. */
CASE(original_destination)
{
	skc_handle pair[2];
	skc_addr addr = { .len = 77 };
	skc_err err;

	net_tcp(pair);
	err = skc_sock_original_destination(pair[0], &addr);
	if (err == SKC_OK) {
		CHECK_INT(addr.u.in.sin_port, net_name(pair[0]).u.in.sin_port);
	} else {
		CHECK(err == SKC_ENOENT || err == SKC_ENOPROTOOPT);
		CHECK_INT(addr.len, 77);
	}
	CHECK(skc_sock_original_destination(SKC_HANDLE_NONE, &addr) != SKC_OK);
	net_close(pair);
}

CASE(contact)
{
	skc_handle pair[2];
	skc_handle s = net_bound(SOCK_STREAM, 1);
	skc_addr addr = SKC_ADDR_EMPTY;

	CHECK_INT(skc_sock_contact(s, &addr), SKC_OK);
	CHECK_INT(addr.u.in.sin_port, net_name(s).u.in.sin_port);
	skc_os_close(s);
	s = net_bound(SOCK_DGRAM, 0);
	CHECK_INT(skc_sock_contact(s, &addr), SKC_OK);
	CHECK_INT(addr.u.in.sin_port, net_name(s).u.in.sin_port);
	skc_os_close(s);
	s = net_open(AF_INET, SOCK_STREAM);
	CHECK_INT(skc_sock_contact(s, &addr), SKC_ENOTCONN);
	skc_os_close(s);
	net_tcp(pair);
	CHECK_INT(skc_sock_contact(pair[0], &addr), SKC_OK);
	CHECK_INT(addr.u.in.sin_port, net_name(pair[1]).u.in.sin_port);
	skc_fault_set("getpeername", 1, 0, SKC_EBADF);
	CHECK_INT(skc_sock_contact(pair[0], &addr), SKC_EBADF);
	net_close(pair);
}

/* The address of a peer that is gone, where the system still has it. */
CASE(peer)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_addr there = net_name(listener);
	skc_handle client = net_open(AF_INET, SOCK_STREAM);
	skc_handle server;
	skc_addr peer;
	char byte;
	size_t done;
	skc_err err;

	CHECK_INT(skc_sock_peer(listener, &peer), SKC_ENOTCONN);
	CHECK_INT(skc_sock_peer(SKC_HANDLE_NONE, &peer) != SKC_OK, true);
	REQUIRE_INT(skc_os_connect(client, &there), SKC_OK);
	server = accept(listener, NULL, NULL);
	REQUIRE_INT(skc_sock_peer(client, &peer), SKC_OK);
	CHECK_INT(peer.u.in.sin_port, there.u.in.sin_port);
	skc_sock_set_linger(server, 0);
	os_close(server);
	CHECK(skc_os_recv(client, &byte, 1, 0, &done) != SKC_OK);
	err = skc_sock_peer(client, &peer);
	CHECK(err == SKC_OK || err == SKC_ENOTCONN || err == SKC_EINVAL);
	if (err == SKC_OK) {
		CHECK_INT(peer.u.in.sin_port, there.u.in.sin_port);
		CHECK_INT(peer.u.in.sin_addr.s_addr, there.u.in.sin_addr.s_addr);
	}
	os_close(client);
	os_close(listener);
}
