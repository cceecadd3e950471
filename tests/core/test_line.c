/* skc_line.c: the contract in skc_sock.h, on TCP and unix streams and on datagrams. */

#include "net.h"

#include "skc_missing.h"

typedef void (*make_pair)(skc_handle out[2]);

static void make_unix(skc_handle out[2])
{
	net_unix(SOCK_STREAM, out);
}

static void put(skc_handle fd, const char *text)
{
	CHECK_INT(send(fd, text, strlen(text), 0), strlen(text));
}

/* One read of at most len bytes returns exactly text. */
static void expect_line(skc_handle fd, size_t len, bool blocking, const char *text)
{
	char buffer[70000];
	size_t done = 99999;

	memset(buffer, '#', sizeof(buffer));
	if (CHECK_INT(skc_line_read(fd, buffer, len, blocking, false, &done), SKC_OK)) {
		buffer[done] = '\0';
		CHECK_STR(buffer, text);
	}
}

static void expect_error(skc_handle fd, bool blocking, skc_err want)
{
	char buffer[64];
	size_t done;

	CHECK_INT(skc_line_read(fd, buffer, sizeof(buffer), blocking, false, &done), want);
}

/* Terminators: each of "\n" and "\r" ends a line; the bytes behind it stay in the receive queue. */
static void lines(make_pair make)
{
	skc_handle s[2];

	make(s);
	put(s[1], "one\ntwo\r\n\rlast");
	net_await(s[0], 14);
	expect_line(s[0], 100, true, "one\n");
	expect_line(s[0], 100, true, "two\r");
	expect_line(s[0], 100, true, "\n");
	expect_line(s[0], 100, true, "\r");
	shutdown(s[1], SHUT_WR);
	expect_line(s[0], 100, true, "last");
	expect_line(s[0], 100, true, "");
	expect_line(s[0], 100, true, "");
	net_close(s);
}

CASE(lines_tcp)
{
	lines(net_tcp);
}

CASE(lines_unix)
{
	lines(make_unix);
}

/* At most len bytes; the next call returns the rest of the line. */
static void limit(make_pair make)
{
	skc_handle s[2];

	make(s);
	put(s[1], "abcdefgh\nij\n");
	net_await(s[0], 12);
	expect_line(s[0], 1, true, "a");
	expect_line(s[0], 3, true, "bcd");
	expect_line(s[0], 4, true, "efgh");
	expect_line(s[0], 1, true, "\n");
	expect_line(s[0], 3, true, "ij\n");
	net_close(s);
}

CASE(limit_tcp)
{
	limit(net_tcp);
}

CASE(limit_unix)
{
	limit(make_unix);
}

static void *send_more(void *argument)
{
	net_later *later = argument;

	net_join(later);
	os_sleep(90 * MSEC);
	put(later->fd, "ld\nnext");
	return NULL;
}

/* A blocking read waits for the rest of a line that arrives in three parts. */
static void waits(make_pair make)
{
	net_later later = { .delay = 60 * MSEC, .data = "lo wor", .len = 6 };
	pthread_t more;
	skc_handle s[2];

	make(s);
	later.fd = s[1];
	put(s[1], "hel");
	net_start_later(&later);
	REQUIRE_INT(pthread_create(&more, NULL, send_more, &later), 0);
	expect_line(s[0], 100, true, "hello world\n");
	pthread_join(more, NULL);
	expect_line(s[0], 4, true, "next");
	net_close(s);
}

CASE(waits_for_the_rest_tcp)
{
	waits(net_tcp);
}

CASE(waits_for_the_rest_unix)
{
	waits(make_unix);
}

/* A blocking read without a terminator ends at the end of the stream, not before. */
static void waits_for_end(make_pair make)
{
	net_later later = { .delay = 80 * MSEC, .data = "tial", .len = 4, .stop = true };
	skc_handle s[2];

	make(s);
	later.fd = s[1];
	put(s[1], "par");
	net_start_later(&later);
	expect_line(s[0], 100, true, "partial");
	net_join(&later);
	expect_line(s[0], 100, true, "");
	net_close(s);
}

CASE(waits_for_the_end_tcp)
{
	waits_for_end(net_tcp);
}

CASE(waits_for_the_end_unix)
{
	waits_for_end(make_unix);
}

/* A non-blocking read returns the data received, and SKC_EAGAIN without any. */
static void nonblocking(make_pair make)
{
	skc_handle s[2];

	make(s);
	os_nonblock(s[0]);
	expect_error(s[0], false, SKC_EAGAIN);
	put(s[1], "half");
	net_await(s[0], 4);
	expect_line(s[0], 100, false, "half");
	expect_error(s[0], false, SKC_EAGAIN);
	put(s[1], "a\nb");
	net_await(s[0], 3);
	expect_line(s[0], 100, false, "a\n");
	expect_line(s[0], 100, false, "b");
	shutdown(s[1], SHUT_WR);
	expect_line(s[0], 100, true, "");
	net_close(s);
}

CASE(nonblocking_tcp)
{
	nonblocking(net_tcp);
}

CASE(nonblocking_unix)
{
	nonblocking(make_unix);
}

/* The timeout: the data received, or SKC_EAGAIN; never too early. */
static void time_limit(make_pair make)
{
	int64_t start;
	skc_handle s[2];

	make(s);
	os_limit(s[0], SO_RCVTIMEO, 60 * MSEC);
	start = skc_os_now();
	expect_error(s[0], true, OS_TIME_OVER);
	CHECK(skc_os_now() - start >= 50 * MSEC);
	put(s[1], "some");
	net_await(s[0], 4);
	start = skc_os_now();
	expect_line(s[0], 100, true, "some");
	CHECK(skc_os_now() - start >= 50 * MSEC);
	net_close(s);
}

CASE(time_limit_tcp)
{
	time_limit(net_tcp);
}

CASE(time_limit_unix)
{
	time_limit(make_unix);
}

/* Whether a peek can begin behind the data received. A reader that a signal stops then has taken
 * nothing. */
static bool can_peek_behind(void)
{
	skc_handle s[2];
	int none = -1;
	skc_err err;

	make_unix(s);
	err = skc_os_set_option(s[0], SOL_SOCKET, SO_PEEK_OFF, &none, sizeof(none));
	net_close(s);
	return err == SKC_OK;
}

#define NEEDS_PEEK_OFFSET() \
	do { \
		if (!can_peek_behind()) { \
			SKIP("SO_PEEK_OFF is needed"); \
		} \
	} while (0)

/* A signal ends the read, no handler runs in it, and the bytes stay in the receive queue. */
static void stops(make_pair make)
{
	net_later later = { .delay = 40 * MSEC, .signals = 1 };
	char buffer[64];
	size_t done;
	skc_handle s[2];

	make(s);
	os_catch();
	net_hook(net_go_on);
	put(s[1], "kept");
	net_start_later(&later);
	CHECK_INT(skc_line_read(s[0], buffer, 64, true, false, &done), SKC_EINTR);
	CHECK_INT(net_hook_runs, 0);
	net_join(&later);
	put(s[1], "!\n");
	expect_line(s[0], 64, true, "kept!\n");
	net_close(s);
}

CASE(signal_stops_tcp)
{
	OS_NEEDS_SIGNALS();
	NEEDS_PEEK_OFFSET();
	stops(net_tcp);
}

CASE(signal_stops_unix)
{
	OS_NEEDS_SIGNALS();
	NEEDS_PEEK_OFFSET();
	stops(make_unix);
}

/* A line longer than the receive buffer arrives whole. */
static void *send_long(void *argument)
{
	skc_handle fd = *(const skc_handle *) argument;
	char block[1000];

	memset(block, 'x', sizeof(block));
	for (int i = 0; i < 60; i++) {
		CHECK_INT(send(fd, block, sizeof(block), 0), sizeof(block));
	}
	CHECK_INT(send(fd, "\nz", 2, 0), 2);
	return NULL;
}

static void long_line(make_pair make)
{
	static char buffer[70000];
	int small = 4096;
	size_t done = 0;
	pthread_t thread;
	skc_handle s[2];

	make(s);
	os_set(s[0], SOL_SOCKET, SO_RCVBUF, small);
	os_set(s[1], SOL_SOCKET, SO_SNDBUF, small);
	pthread_create(&thread, NULL, send_long, &s[1]);
	CHECK_INT(skc_line_read(s[0], buffer, sizeof(buffer), true, false, &done), SKC_OK);
	if (done != 60001) {
		shutdown(s[1], SHUT_RDWR);
	}
	pthread_join(thread, NULL);
	CHECK_INT(done, 60001);
	CHECK_INT(strspn(buffer, "x"), 60000);
	CHECK_INT(buffer[60000], '\n');
	expect_line(s[0], 1, true, "z");
	net_close(s);
}

CASE(long_line_tcp)
{
	long_line(net_tcp);
}

CASE(long_line_unix)
{
	long_line(make_unix);
}

static void *send_bytes(void *argument)
{
	skc_handle fd = *(const skc_handle *) argument;

	for (int i = 0; i < 2000; i++) {
		CHECK_INT(send(fd, i == 1999 ? "\n" : "b", 1, 0), 1);
	}
	return NULL;
}

/* A line that is sent byte by byte, from a sender with the smallest buffer, arrives whole. */
static void trickle(make_pair make)
{
	char buffer[4000] = "";
	int small = 1;
	size_t done = 0;
	pthread_t thread;
	skc_handle s[2];

	make(s);
	os_set(s[1], SOL_SOCKET, SO_SNDBUF, small);
	os_set(s[0], SOL_SOCKET, SO_RCVBUF, small);
	pthread_create(&thread, NULL, send_bytes, &s[1]);
	CHECK_INT(skc_line_read(s[0], buffer, sizeof(buffer), true, false, &done), SKC_OK);
	if (done != 2000) {
		shutdown(s[1], SHUT_RDWR);
	}
	pthread_join(thread, NULL);
	CHECK_INT(done, 2000);
	CHECK_INT(strspn(buffer, "b"), 1999);
	CHECK_INT(buffer[1999], '\n');
	net_close(s);
}

CASE(trickle_tcp)
{
	trickle(net_tcp);
}

CASE(trickle_unix)
{
	trickle(make_unix);
}

/* A reset behind a partial line: the line first, then the error or the end. */
CASE(reset)
{
	char buffer[64];
	size_t done = 0;
	skc_err err;
	skc_handle s[2];

	net_tcp(s);
	os_reset_on_close(s[1]);
	os_close(s[1]);
	err = skc_line_read(s[0], buffer, 64, true, false, &done);
	CHECK_INT(err, ECONNRESET);
	os_close(s[0]);
}

/* An available line costs two system calls, however long it is. */
CASE(two_calls_a_line)
{
	skc_handle s[2];

	net_tcp(s);
	put(s[1], "a line of some length, and then one more of it\nrest");
	net_await(s[0], 51);
	skc_fault_clear();
	expect_line(s[0], 100, true, "a line of some length, and then one more of it\n");
	CHECK_INT(skc_fault_count("recv"), 2);
	net_close(s);
}

/* --- failing calls ---------------------------------------------------------------------------- */

CASE(fault_first_look)
{
	skc_handle s[2];

	make_unix(s);
	put(s[1], "x\n");
	skc_fault_set("recv", 1, 1, ENOMEM);
	expect_error(s[0], true, ENOMEM);
	expect_line(s[0], 64, true, "x\n");
	net_close(s);
}

/* EINTR from the peek ends the read; EINTR from the receive does not. */
CASE(fault_interrupted)
{
	skc_handle s[2];

	make_unix(s);
	put(s[1], "abc\ndef\n");
	skc_fault_set("recv", 1, 1, EINTR);
	expect_error(s[0], true, SKC_EINTR);
	expect_line(s[0], 64, true, "abc\n");
	skc_fault_set("recv", 2, 2, EINTR);
	expect_line(s[0], 64, true, "def\n");
	net_close(s);
}

/* Short receives. */
CASE(fault_short_take)
{
	skc_handle s[2];

	make_unix(s);
	put(s[1], "abcdefghij\nk\n");
	skc_fault_short("recv", 2, 0, 3);
	expect_line(s[0], 64, true, "abcdefghij\n");
	skc_fault_clear();
	expect_line(s[0], 64, true, "k\n");
	net_close(s);
}

/* Whichever call of a line fails once, no byte is lost: the next calls return all of it. */
CASE(fault_nothing_lost)
{
	static const char text[] = "first part of it\nsecond";
	static const int codes[] = { EINTR, EAGAIN, ENOMEM, ENOBUFS };

	for (unsigned nth = 1; nth <= 3; nth++) {
		for (size_t c = 0; c < SKC_COUNT(codes); c++) {
			char all[64];
			size_t have = 0;
			skc_handle s[2];

			make_unix(s);
			put(s[1], text);
			shutdown(s[1], SHUT_WR);
			skc_fault_clear();
			skc_fault_set("recv", nth, 1, codes[c]);
			for (int i = 0; i < 10; i++) {
				size_t done = 0;
				skc_err err =
						skc_line_read(s[0], all + have, sizeof(all) - have, true, false, &done);

				have += err == SKC_OK ? done : 0;
			}
			CHECK_INT(have, sizeof(text) - 1);
			CHECK_MEM(all, text, have);
			net_close(s);
		}
	}
}

/* Where a peek cannot look behind the data received, the line is taken in pieces: the same lines.
 */
CASE(fault_no_peek_offset)
{
	OS_NEEDS_SIGNALS();
	static const make_pair makes[] = { net_tcp, make_unix };

	for (size_t i = 0; i < SKC_COUNT(makes); i++) {
		skc_fault_set("setsockopt", 1, 0, ENOPROTOOPT);
		waits(makes[i]);
		waits_for_end(makes[i]);
		time_limit(makes[i]);
		long_line(makes[i]);
		CHECK(skc_fault_count("setsockopt") >= 4);
		skc_fault_clear();
	}
}

/* An interrupted read then returns the bytes that it has received. */
CASE(fault_no_peek_offset_stopped)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 40 * MSEC, .signals = 1 };
	skc_handle s[2];

	make_unix(s);
	os_catch();
	put(s[1], "taken");
	skc_fault_set("setsockopt", 1, 0, ENOPROTOOPT);
	net_start_later(&later);
	expect_line(s[0], 64, true, "taken");
	net_join(&later);
	net_close(s);
}

/* A program's own place for peeks stays where it is, and the lines are whole. */
CASE(a_place_for_peeks)
{
	const int place = 3;
	skc_handle s[2];
	char byte;

	NEEDS_PEEK_OFFSET();
	make_unix(s);
	put(s[1], "ab\n\ncd\r\nend");
	REQUIRE_INT(skc_os_set_option(s[0], SOL_SOCKET, SO_PEEK_OFF, &place, sizeof(place)), SKC_OK);
	expect_line(s[0], 64, true, "ab\n");
	expect_line(s[0], 64, true, "\n");
	expect_line(s[0], 2, true, "cd");
	expect_line(s[0], 64, true, "\r");
	expect_line(s[0], 64, true, "\n");
	CHECK_INT(shutdown(s[1], SHUT_WR), 0);
	expect_line(s[0], 64, true, "end");
	expect_line(s[0], 64, true, "");
	CHECK_INT(recv(s[0], &byte, 1, MSG_PEEK), 0);
	net_close(s);
}

/* --- datagrams: the first line of each -------------------------------------------------------- */

static void expect_datagrams(skc_handle fd, size_t len, const char *text)
{
	char buffer[64];
	size_t done = 99999;

	if (CHECK_INT(skc_line_read(fd, buffer, len, true, true, &done), SKC_OK)) {
		buffer[done] = '\0';
		CHECK_STR(buffer, text);
	}
}

CASE(datagrams)
{
	static const char *const parts[] = { "ab\ncd\n", "no end", "cut here", "\rx", "\n" };
	char byte;
	size_t done;
	skc_handle s[2];

	net_udp(s);
	for (size_t i = 0; i < SKC_COUNT(parts); i++) {
		put(s[1], parts[i]);
	}
	expect_datagrams(s[0], 60, "ab\n");
	expect_datagrams(s[0], 60, "no end");
	expect_datagrams(s[0], 3, "cut");
	expect_datagrams(s[0], 60, "\r");
	os_nonblock(s[0]);
	expect_datagrams(s[0], 60, "\n");
	CHECK_INT(skc_line_read(s[0], &byte, 1, false, true, &done), SKC_EAGAIN);
	CHECK_INT(send(s[1], "", 0, 0), 0);
	net_await(s[0], 0);
	expect_datagrams(s[0], 60, "");
	net_close(s);
}
