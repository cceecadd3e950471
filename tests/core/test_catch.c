/* Signals: skc_os_catch_signals() and its end. */

#include "net.h"
#include "skc_sock.h"

#include <signal.h>

static int handled;

static void handler(int number)
{
	handled = number;
}

/* The next byte that a signal has sent; 0 for none. */
static int next_signal(skc_handle handle)
{
	char byte = 0;
	size_t done = 0;

	return skc_os_recv(handle, &byte, 1, 0, &done) == SKC_OK ? byte : 0;
}

/* Two connected sockets that do not block. */
static void make_pair(skc_handle ends[2])
{
	CHECK_INT(skc_os_pair(SKC_PAIR_FAMILY, SOCK_STREAM, 0, SKC_OPEN_NONBLOCK, ends), SKC_OK);
}

static void close_pair(const skc_handle ends[2])
{
	skc_os_close(ends[0]);
	skc_os_close(ends[1]);
}

CASE(one)
{
	OS_NEEDS_SIGNALS();
	const uint64_t signals = skc_signal_bit(SIGTERM) | skc_signal_bit(SIGINT);
	skc_handle ends[2];
	uint64_t id;

	make_pair(ends);
	signal(SIGTERM, handler);
	CHECK_INT(skc_os_signal_disposition(SIGTERM), SKC_SIGNAL_HANDLED);
	CHECK_INT(skc_os_catch_signals(signals, signals, ends[1], &id), SKC_OK);
	raise(SIGTERM);
	raise(SIGINT);
	CHECK_INT(next_signal(ends[0]), SIGTERM);
	CHECK_INT(next_signal(ends[0]), SIGINT);
	CHECK_INT(next_signal(ends[0]), 0);
	CHECK_INT(handled, SIGTERM);
	skc_os_release_caught(id);
	skc_os_release_caught(id);
	handled = 0;
	raise(SIGTERM);
	CHECK_INT(next_signal(ends[0]), 0);
	CHECK_INT(handled, SIGTERM);
	CHECK_INT(skc_os_signal_disposition(SIGINT), SKC_SIGNAL_DEFAULT);
	close_pair(ends);
}

CASE(several)
{
	OS_NEEDS_SIGNALS();
	skc_handle one[2];
	skc_handle two[2];
	uint64_t ids[2];

	make_pair(one);
	make_pair(two);
	signal(SIGTERM, SIG_IGN);
	CHECK_INT(skc_os_signal_disposition(SIGTERM), SKC_SIGNAL_IGNORED);
	handled = 0;
	CHECK_INT(skc_os_catch_signals(skc_signal_bit(SIGTERM), 0, one[1], &ids[0]), SKC_OK);
	CHECK_INT(skc_os_catch_signals(skc_signal_bit(SIGTERM), 0, two[1], &ids[1]), SKC_OK);
	raise(SIGTERM);
	CHECK_INT(next_signal(one[0]), SIGTERM);
	CHECK_INT(next_signal(two[0]), SIGTERM);
	skc_os_release_caught(ids[0]);
	raise(SIGTERM);
	CHECK_INT(next_signal(one[0]), 0);
	CHECK_INT(next_signal(two[0]), SIGTERM);
	signal(SIGTERM, handler);
	skc_os_release_caught(ids[1]);
	CHECK_INT(skc_os_signal_disposition(SIGTERM), SKC_SIGNAL_HANDLED);
	close_pair(one);
	close_pair(two);
}

CASE(limits)
{
	OS_NEEDS_SIGNALS();
	enum { MOST = 100 };
	skc_handle ends[2];
	uint64_t ids[MOST];
	size_t count = 0;

	make_pair(ends);
	while (count < MOST &&
			skc_os_catch_signals(skc_signal_bit(SIGTERM), 0, ends[1], &ids[count]) == SKC_OK) {
		count++;
	}
	CHECK(count >= 16 && count < MOST);
	CHECK_INT(skc_os_catch_signals(skc_signal_bit(SIGTERM), 0, ends[1], &ids[0]), SKC_ENOBUFS);
	while (count > 0) {
		skc_os_release_caught(ids[--count]);
	}
	CHECK_INT(
			skc_os_catch_signals(skc_signal_bit(9) | skc_signal_bit(SIGTERM), 0, ends[1], &ids[0]),
			SKC_EINVAL);
	CHECK_INT(skc_os_signal_disposition(SIGTERM), SKC_SIGNAL_HANDLED);
	close_pair(ends);
}
