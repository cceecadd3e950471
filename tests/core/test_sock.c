/* skc_sock.c: bytes and messages, with signals, time limits and failing calls. */

#include "net.h"

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
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		CHECK_INT(ways[w].send(net_sock(s[0]), out, sizeof(out), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_INT(ways[w].recv(net_sock(s[1]), in, sizeof(in), &done), SKC_OK);
		CHECK_INT(done, sizeof(out));
		CHECK_MEM(in, out, sizeof(out));
		os_nonblock(s[1]);
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
		skc_handle s[2];

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

/* --- time limits and signals ------------------------------------------------------------------ */

/* A receive whose limit is 120 ms, with a signal every 30 ms: the limit is of the whole wait. */
CASE(limit_of_receives)
{
	OS_NEEDS_SIGNALS();
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		net_later later = { .delay = 30 * MSEC, .signals = 20 };
		int64_t start;
		size_t done;
		char in[8];
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		os_limit(s[0], SO_RCVTIMEO, 120 * MSEC);
		os_catch();
		net_hook(net_go_on);
		start = skc_os_now();
		net_start_later(&later);
		CHECK_INT(ways[w].recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, &done),
				SKC_EAGAIN);
		CHECK(skc_os_now() - start >= 110 * MSEC);
		/* Were the limit counted anew after each signal, it would outlast them. */
		CHECK(os_signals < 20);
		CHECK(net_hook_runs > 0);
		net_join(&later);
		net_close(s);
	}
}

CASE(limit_of_sends)
{
	OS_NEEDS_SIGNALS();
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		static char block[4096];
		net_later later = { .delay = 30 * MSEC, .signals = 20 };
		size_t done;
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		while (os_send_now(s[0], block, sizeof(block), 0) > 0) {
		}
		os_limit(s[0], SO_SNDTIMEO, 120 * MSEC);
		os_catch();
		net_hook(net_go_on);
		net_start_later(&later);
		CHECK_INT(ways[w].send((skc_sock){ .handle = s[0], .timed = true }, block, 100, &done),
				SKC_EAGAIN);
		CHECK(os_signals < 20);
		CHECK(net_hook_runs > 0);
		net_join(&later);
		net_close(s);
	}
}

CASE(limit_of_accept)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 30 * MSEC, .signals = 20 };
	skc_handle listener = net_bound(SOCK_STREAM, 4), fd;

	os_limit(listener, SO_RCVTIMEO, 120 * MSEC);
	os_catch();
	net_hook(net_go_on);
	net_start_later(&later);
	CHECK_INT(skc_sock_accept((skc_sock){ .handle = listener, .timed = true }, 0, NULL, &fd),
			SKC_EAGAIN);
	CHECK(os_signals < 20);
	CHECK(net_hook_runs > 0);
	net_join(&later);
	os_close(listener);
}

/* Data that comes after a signal is received within the limit; so it is without one. */
CASE(data_after_a_signal)
{
	OS_NEEDS_SIGNALS();
	for (int timed = 0; timed < 2; timed++) {
		net_later later = { .delay = 20 * MSEC, .signals = 2, .data = "data", .len = 4 };
		size_t done = 0;
		char in[8];
		skc_handle s[2];

		net_unix(SOCK_STREAM, s);
		later.fd = s[1];
		os_catch();
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
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	os_limit(s[0], SO_RCVTIMEO, SKC_NS_PER_SEC);
	skc_fault_set("recv", 1, 0, EINTR);
	skc_fault_set("getsockopt", 1, 1, ENOBUFS);
	CHECK_INT(skc_sock_recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, 0, &done), ENOBUFS);
	skc_fault_set("poll", 1, 1, ENOMEM);
	skc_fault_set("ppoll", 1, 1, ENOMEM);
	CHECK_INT(skc_sock_recv((skc_sock){ .handle = s[0], .timed = true }, in, 8, 0, &done), ENOMEM);
	net_close(s);
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
	os_close(a);
	os_close(b);
}

/* The inputs of a message are the same in each try after a signal. */
CASE(message_tried_again)
{
	OS_NEEDS_SIGNALS();
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
	skc_handle s[2];

	net_udp(s);
	own = net_name(s[1]);
	later.fd = s[1];
	os_catch();
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

/* --- a hook that closes the handle ------------------------------------------------------------ */

static void *closed_owner;

static skc_err closes(void *owner)
{
	net_hook_runs++;
	closed_owner = owner;
	return SKC_EBADF;
}

/* The hook's code is the call's; its number, which may be another's by now, is not used again. */
CASE(closed_by_the_hook)
{
	static const char *const calls[] = { "recv", "send", OS_ACCEPT_CALL, "connect", "poll" };
	skc_addr addr = net_loopback(1);
	size_t done = 77;
	bool ready = true;
	char byte = 0;
	skc_handle s[2], fd = UNTOUCHED;
	skc_sock sock;

	net_unix(SOCK_STREAM, s);
	skc_fault_clear();
	net_hook(closes);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_fault_set(calls[i], 1, 0, EINTR);
	}
	sock = (skc_sock){ .handle = s[0], .timed = true, .owner = &done };
	CHECK_INT(skc_sock_recv(sock, &byte, 1, 0, &done), SKC_EBADF);
	CHECK_INT(skc_sock_send(sock, &byte, 1, 0, &done), SKC_EBADF);
	CHECK_INT(skc_sock_accept(sock, 0, NULL, &fd), SKC_EBADF);
	CHECK_INT(skc_sock_connect(sock, &addr), SKC_EBADF);
	CHECK_INT(skc_sock_wait(sock, POLLIN, SKC_FOREVER, &ready), SKC_EBADF);
	CHECK_INT(skc_line_read(sock, &byte, 1, true, false, &done), SKC_EBADF);
	CHECK_INT(net_hook_runs, 6);
	CHECK(closed_owner == &done);
	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		CHECK_INT(skc_fault_count(calls[i]), i == 0 ? 2 : 1);
	}
	CHECK_INT(skc_fault_count("getsockopt"), 0);
	net_close(s);
}

/* MSG_TRUNC: the number is the datagram's, or of bytes thrown away; the buffer has what was
 * written. */
CASE(written)
{
	OS_NEEDS_RECV_TRUNC();
	char in[4];
	size_t done = 0;
	skc_handle s[2];

	net_udp(s);
	CHECK_INT(send(s[1], "abcdefgh", 8, 0), 8);
	CHECK_INT(skc_sock_recv(net_sock(s[0]), in, 4, MSG_TRUNC, &done), SKC_OK);
	CHECK_INT(done, 8);
	CHECK_INT(skc_sock_written(net_sock(s[0]), AF_INET, MSG_TRUNC, 4, done), 4);
	CHECK_INT(skc_sock_written(net_sock(s[0]), AF_INET, MSG_TRUNC, 4, 2), 2);
	CHECK_INT(skc_sock_written(net_sock(s[0]), AF_INET, 0, 4, 3), 3);
	net_close(s);
	net_tcp(s);
	CHECK_INT(send(s[1], "abcdefgh", 8, 0), 8);
	net_await(s[0], 8);
	memset(in, '#', sizeof(in));
	CHECK_INT(skc_sock_recv(net_sock(s[0]), in, 4, MSG_TRUNC, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "####", 4);
	CHECK_INT(skc_sock_written(net_sock(s[0]), AF_INET, MSG_TRUNC, 4, done), 0);
	CHECK_INT(skc_sock_written(net_sock(s[0]), AF_INET, 0, 4, 4), 4);
	net_close(s);
}
