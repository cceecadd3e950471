/* skc_transfer.c: the duration of waits, shown by the arguments of the system calls. */

#include "net.h"
#include "skc_calls.h"
#include "skc_time.h"
#include "skc_transfer.h"

#define HOUR (3600 * SKC_NS_PER_SEC)
#define PAUSE (4 * MSEC)
#define WAITS_MAX 16

/* --- a system whose waits return at once ------------------------------------------------------ */

static unsigned tries;   /* of the call under test */
static unsigned in_vain; /* before one of them succeeds */
static unsigned waits;
static unsigned naps; /* a wait without a handle */
static int64_t spans[WAITS_MAX];

/* A try: the one behind in_vain others transfers a byte. */
static ssize_t step(void)
{
	if (tries++ % (in_vain + 1) == in_vain) {
		return 1;
	}
	errno = EAGAIN;
	return -1;
}

static ssize_t fake_sendmsg(int fd, const struct msghdr *message, int flags)
{
	(void) fd;
	(void) message;
	CHECK((flags & MSG_DONTWAIT) != 0);
	CHECK((flags & SKC_MSG_NOSIGNAL) == SKC_MSG_NOSIGNAL);
	return step();
}

static ssize_t fake_send(int fd, const void *data, size_t len, int flags)
{
	(void) fd;
	(void) data;
	(void) len;
	CHECK((flags & MSG_DONTWAIT) != 0);
	CHECK((flags & SKC_MSG_NOSIGNAL) == SKC_MSG_NOSIGNAL);
	return step();
}

static ssize_t fake_recv(int fd, void *buffer, size_t len, int flags)
{
	(void) fd;
	(void) buffer;
	(void) len;
	CHECK((flags & MSG_DONTWAIT) != 0);
	return step();
}

/* Ready at once, after a pause. */
static int wait_for(struct pollfd *items, nfds_t count, int64_t span)
{
	if (count == 0) {
		naps++;
		return 0;
	}
	if (waits < WAITS_MAX) {
		spans[waits] = span;
	}
	waits++;
	os_sleep(PAUSE);
	items[0].revents = items[0].events;
	return 1;
}

static int fake_poll(struct pollfd *items, nfds_t count, int timeout)
{
	return wait_for(items, count, timeout < 0 ? SKC_FOREVER : timeout * MSEC);
}

static int fake_ppoll(
		struct pollfd *items, nfds_t count, const struct timespec *span, const sigset_t *mask)
{
	(void) mask;
	return wait_for(items, count, span->tv_sec * SKC_NS_PER_SEC + span->tv_nsec);
}

/* times: how often the call for each byte fails with EAGAIN. */
static void fake(unsigned times)
{
	in_vain = times;
	tries = waits = naps = 0;
	skc_call.sendmsg = fake_sendmsg;
	skc_call.send = fake_send;
	skc_call.recv = fake_recv;
	skc_call.poll = fake_poll;
	skc_call.ppoll = fake_ppoll;
}

/* Each wait had the timeout that the earlier ones had left of the hour. */
static void check_spans(unsigned count)
{
	skc_call = skc_system_calls;
	if (!CHECK_INT(waits, count)) {
		return;
	}
	CHECK(spans[0] > 0 && spans[0] <= HOUR);
	for (unsigned i = 1; i < count; i++) {
		CHECK(spans[i] > 0 && spans[i] <= spans[i - 1] - PAUSE + MSEC);
	}
}

/* --- cases ------------------------------------------------------------------------------------ */

CASE(the_limit_of_a_send_is_for_all_of_it)
{
	skc_iov iov[3] = { SKC_IOV("ab", 2), SKC_IOV("", 0), SKC_IOV("cd", 2) };
	size_t done = 0;

	fake(1);
	CHECK_INT(skc_transfer_send(net_sock(0), iov, 3, skc_time_deadline(HOUR), &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_INT(naps, 0);
	check_spans(4);
}

CASE(readiness_and_takes)
{
	char buffer[8];
	skc_handle s[2];
	size_t done = 77;

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_transfer_wait_ready(net_sock(s[0]), POLLIN, SKC_AT_ONCE), SKC_EDEADLINE);
	CHECK_INT(send(s[1], "ab", 2, 0), 2);
	CHECK_INT(skc_transfer_wait_ready(net_sock(s[0]), POLLIN, SKC_AT_ONCE), SKC_OK);
	CHECK_INT(skc_transfer_take(net_sock(s[0]), buffer, 4, SKC_AT_ONCE, &done), SKC_EDEADLINE);
	CHECK_INT(done, 2);
	CHECK_INT(send(s[1], "cd", 2, 0), 2);
	CHECK_INT(shutdown(s[1], SHUT_WR), 0);
	/* The end of the stream before the last byte. */
	CHECK_INT(skc_transfer_take(net_sock(s[0]), buffer, 3, SKC_FOREVER, &done), SKC_ECONNRESET);
	CHECK_INT(done, 2);
	CHECK_MEM(buffer, "cd", 2);
	net_close(s);
}

CASE(the_limit_of_taking_is_for_all_of_it)
{
	char buffer[4];
	size_t done = 0;

	fake(1);
	CHECK_INT(skc_transfer_take(net_sock(0), buffer, 4, skc_time_deadline(HOUR), &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_INT(naps, 0);
	check_spans(4);
}

/* With spurious readiness there is a pause between tries. */
CASE(readiness_in_vain)
{
	skc_iov iov = SKC_IOV("abc", 3);
	size_t done = 0;

	fake(3);
	CHECK_INT(skc_transfer_send(net_sock(0), &iov, 1, skc_time_deadline(HOUR), &done), SKC_OK);
	CHECK_INT(naps, 6);
	check_spans(9);
}

/* After the deadline no call waits; a call that need not wait succeeds. */
CASE(a_deadline_that_has_passed)
{
	skc_iov iov = SKC_IOV("ab", 2);
	size_t done = 0;
	char byte;

	fake(1);
	CHECK_INT(skc_transfer_send(net_sock(0), &iov, 1, skc_time_deadline(0), &done), SKC_EDEADLINE);
	CHECK_INT(skc_transfer_recv(net_sock(0), &byte, 1, 0, skc_time_deadline(0), &done), SKC_OK);
	CHECK_INT(waits + naps, 0);
	skc_call = skc_system_calls;
}

#ifdef __linux__
static ssize_t fake_sendfile(int fd, int file, off_t *at, size_t len)
{
	(void) fd;
	(void) file;
	(void) at;
	(void) len;
	return step();
}

CASE(the_limit_of_a_file_is_for_all_of_it)
{
	char memory[8];
	const skc_file_part part = { 0, 0, 4, memory, sizeof(memory) };
	skc_file_sent sent;

	fake(1);
	skc_call.sendfile = fake_sendfile;
	CHECK_INT(skc_transfer_send_file(net_sock(0), false, &part, skc_time_deadline(HOUR), &sent),
			SKC_OK);
	CHECK_INT(sent.done, 4);
	CHECK_INT(naps, 0);
	check_spans(4);
}

/* The peer has closed: no signal. One that was pending stays pending, and outside the call signals
 * work as usual. */
CASE(no_signal_of_a_pipe)
{
	sigset_t only, before, waiting;
	skc_iov iov = SKC_IOV("x", 1);
	size_t done = 0;
	skc_handle s[2];
	FILE *owner = tmpfile();
	int file = fileno(owner);

	CHECK_INT(write(file, "0123456789", 10), 10);
	net_unix(SOCK_STREAM, s);
	os_close(s[1]);
	os_signals = 0;
	signal(SIGPIPE, os_on_signal);
	sigemptyset(&only);
	sigaddset(&only, SIGPIPE);
	CHECK_INT(skc_os_send_file(s[0], file, 0, 10, true, &done), EPIPE);
	CHECK_INT(skc_transfer_send(net_sock(s[0]), &iov, 1, SKC_FOREVER, &done), EPIPE);
	CHECK_INT(skc_os_send(s[0], "x", 1, SKC_MSG_NOSIGNAL, &done), EPIPE);
	CHECK_INT(os_signals, 0);
	CHECK_INT(skc_os_send(s[0], "x", 1, 0, &done), EPIPE);
	CHECK_INT(os_signals, 1);
	os_signals = 0;
	pthread_sigmask(SIG_BLOCK, &only, &before);
	CHECK_INT(sigismember(&before, SIGPIPE), 0);
	CHECK_INT(skc_os_send_file(s[0], file, 0, 10, true, &done), EPIPE);
	sigpending(&waiting);
	CHECK_INT(sigismember(&waiting, SIGPIPE), 0);
	kill(getpid(), SIGPIPE);
	CHECK_INT(skc_os_send_file(s[0], file, 0, 10, true, &done), EPIPE);
	sigpending(&waiting);
	CHECK_INT(sigismember(&waiting, SIGPIPE), 1);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	CHECK(os_signals > 0);
	signal(SIGPIPE, SIG_IGN);
	os_close(s[0]);
	fclose(owner);
}

#define THREE_GIB ((uint64_t) 3 << 30)

static uint64_t asked_at;

/* A file of 3 GiB and 5 bytes, of which no byte is sent. */
static ssize_t send_much(int handle, int file, off_t *at, size_t len)
{
	uint64_t left = THREE_GIB + 5 - (uint64_t) *at;

	(void) handle;
	(void) file;
	asked_at = (uint64_t) *at;
	return (ssize_t) (left < len ? left : len);
}

CASE(more_than_32_bits_of_bytes)
{
	char memory[8];
	const skc_file_part part = { 0, 0, UINT64_MAX / 4, memory, sizeof(memory) };
	skc_file_sent out;

	skc_call.sendfile = send_much;
	CHECK_INT(skc_transfer_send_file(net_sock(0), true, &part, SKC_FOREVER, &out), SKC_OK);
	skc_call = skc_system_calls;
	CHECK_INT(out.done, THREE_GIB + 5);
	CHECK_INT(asked_at, THREE_GIB + 5);
}
#endif
