/* skc_turn.c: calls that wait as blocking ones do, though no system call of them waits. */

#include "net.h"
#include "skc_error.h"
#include "skc_time.h"
#include "skc_turn.h"

CASE(deadlines)
{
	skc_sock s = net_sock(net_open(AF_INET, SOCK_DGRAM));
	int64_t before = skc_os_now();

	s.flags = SKC_SOCK_TIMED;
	CHECK_INT(skc_turn_deadline(s, POLLIN), SKC_FOREVER);
	os_limit(s.handle, SO_RCVTIMEO, 100 * SKC_NS_PER_SEC);
	CHECK_INT(skc_turn_deadline(s, POLLOUT), SKC_FOREVER);
	CHECK(skc_turn_deadline(s, POLLIN) >= before + 100 * SKC_NS_PER_SEC);
	s.flags = 0;
	CHECK_INT(skc_turn_deadline(s, POLLIN), SKC_FOREVER);
	os_close(s.handle);
	CHECK_INT(skc_turn_result(SKC_EDEADLINE), SKC_EAGAIN);
	CHECK_INT(skc_turn_result(SKC_EINTR), SKC_EINTR);
	CHECK_INT(skc_turn_result(SKC_OK), SKC_OK);
	CHECK(skc_turn_waits(0) && skc_turn_waits(MSG_PEEK) && !skc_turn_waits(MSG_OOB));
}

static void check_text(skc_handle handle, const char *text)
{
	char buffer[64];
	size_t done = 0;

	net_await(handle, (long) strlen(text));
	CHECK_INT(skc_os_recv(handle, buffer, sizeof(buffer), SKC_MSG_DONTWAIT, &done), SKC_OK);
	CHECK_INT(done, strlen(text));
	CHECK_MEM(buffer, text, strlen(text));
}

/* A call of the system takes three bytes each. */
CASE(sends_all)
{
	skc_iov iov[2] = { SKC_IOV("hello", 5), SKC_IOV(", world", 7) };
	skc_message message = { .iov = iov, .iov_count = 2 };
	skc_handle s[2];
	size_t done = 77;

	net_tcp(s);
	skc_fault_short("send", 1, 0, 3);
	CHECK_INT(skc_turn_send(net_sock(s[0]), "hello, world", 12, 0, NULL, &done), SKC_OK);
	CHECK_INT(done, 12);
	check_text(s[1], "hello, world");
	skc_fault_clear();
	skc_fault_short("sendmsg", 1, 1, 3);
	CHECK_INT(skc_turn_send_message(net_sock(s[0]), &message, 0, &done), SKC_OK);
	CHECK_INT(done, 12);
	check_text(s[1], "hello, world");
	skc_fault_clear();
	skc_fault_set("send", 2, 0, SKC_ECONNRESET);
	skc_fault_short("send", 1, 1, 5);
	CHECK_INT(skc_turn_send(net_sock(s[0]), "hello", 5, 0, NULL, &done), SKC_OK);
	CHECK_INT(done, 5);
	CHECK_INT(skc_turn_send(net_sock(s[0]), "hello", 5, 0, NULL, &done), SKC_ECONNRESET);
	CHECK_INT(done, 0);
	net_close(s);
}

CASE(sends_to_an_address)
{
	skc_handle s[2] = { net_bound(SOCK_DGRAM, 0), net_bound(SOCK_DGRAM, 0) };
	skc_addr to = net_name(s[1]);
	size_t done = 77;

	CHECK_INT(skc_turn_send(net_sock(s[0]), "datagram", 8, 0, &to, &done), SKC_OK);
	CHECK_INT(done, 8);
	check_text(s[1], "datagram");
	net_close(s);
}

/* What MSG_WAITALL waits for: all bytes, or the end of the stream. */
CASE(receives_the_rest)
{
	char buffer[16] = "ab";
	skc_handle s[2];
	size_t done = 2;

	net_unix(SOCK_STREAM, s);
	CHECK_INT(send(s[1], "cdef", 4, 0), 4);
	skc_fault_short("recv", 1, 0, 1);
	skc_turn_rest(net_sock(s[0]), buffer, 5, SKC_FOREVER, &done);
	CHECK_INT(done, 5);
	CHECK_MEM(buffer, "abcde\0", 6);
	CHECK_INT(shutdown(s[1], SHUT_WR), 0);
	skc_turn_rest(net_sock(s[0]), buffer, sizeof(buffer), SKC_FOREVER, &done);
	CHECK_INT(done, 6);
	done = 0;
	skc_turn_rest(net_sock(s[0]), buffer, sizeof(buffer), SKC_FOREVER, &done);
	CHECK_INT(done, 0);
	net_close(s);
}

static void expect(skc_handle handle, size_t len, int64_t deadline, skc_err want, const char *text)
{
	char buffer[16] = { 0 };
	size_t done = 77;

	CHECK_INT(skc_turn_line(net_sock(handle), buffer, len, false, deadline, &done), want);
	CHECK_INT(done, strlen(text));
	CHECK_MEM(buffer, text, strlen(text));
}

CASE(lines)
{
	net_later later = { .delay = 20 * MSEC, .data = "d\nx", .len = 3 };
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	expect(s[0], 15, SKC_FOREVER, SKC_EDEADLINE, "");
	CHECK_INT(send(s[1], "ab\rc", 4, 0), 4);
	expect(s[0], 15, SKC_FOREVER, SKC_OK, "ab\r");
	later.fd = s[1];
	net_start_later(&later);
	expect(s[0], 15, SKC_FOREVER, SKC_OK, "cd\n");
	net_join(&later);
	expect(s[0], 15, SKC_AT_ONCE, SKC_OK, "x");
	CHECK_INT(send(s[1], "long line\n", 10, 0), 10);
	expect(s[0], 4, SKC_FOREVER, SKC_OK, "long");
	expect(s[0], 15, SKC_FOREVER, SKC_OK, " line\n");
	CHECK_INT(send(s[1], "end", 3, 0), 3);
	CHECK_INT(shutdown(s[1], SHUT_WR), 0);
	expect(s[0], 15, SKC_FOREVER, SKC_OK, "end");
	expect(s[0], 15, SKC_FOREVER, SKC_OK, "");
	net_close(s);
}
