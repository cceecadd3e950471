/* skc_relay.c: bytes of one stream socket passed on to another. */

#include "net.h"

#include "skc_relay.h"
#include "skc_time.h"

static char memory[SKC_RELAY_CHUNK];
static char *sent;
static char *arrived;

#define SIZE ((size_t) 1 << 20)

/* Sends all bytes of `sent` and ends the stream. */
static void *feed(void *argument)
{
	skc_handle handle = *(skc_handle *) argument;
	size_t done = 0;

	while (done < SIZE) {
		ssize_t now = send(handle, sent + done, SIZE - done, 0);

		if (now <= 0) {
			break;
		}
		done += (size_t) now;
	}
	shutdown(handle, SHUT_WR);
	return NULL;
}

/* Receives into `arrived` until the end of the stream. */
static size_t drained;

static void *drain(void *argument)
{
	skc_handle handle = *(skc_handle *) argument;
	ssize_t now;

	drained = 0;
	while (drained < SIZE && (now = recv(handle, arrived + drained, SIZE - drained, 0)) > 0) {
		drained += (size_t) now;
	}
	return NULL;
}

static skc_relay relay_of(skc_handle from, skc_handle to, bool blocking, int64_t timeout)
{
	skc_relay r = {
		.from = net_sock(from),
		.to = net_sock(to),
		.blocking = blocking,
		.length = UINT64_MAX,
		.deadline = skc_time_deadline(timeout),
		.memory = memory,
	};

	skc_relay_begin(&r);
	return r;
}

static void relay_all(bool blocking, bool tcp)
{
	skc_handle in[2];
	skc_handle out[2];
	pthread_t threads[2];
	skc_relay r;

	(tcp ? net_tcp(in) : net_unix(SOCK_STREAM, in));
	(tcp ? net_tcp(out) : net_unix(SOCK_STREAM, out));
	sent = malloc(SIZE);
	arrived = calloc(1, SIZE);
	for (size_t i = 0; i < SIZE; i++) {
		sent[i] = (char) check_random();
	}
	if (!blocking) {
		skc_os_set_blocking(in[1], false);
		skc_os_set_blocking(out[0], false);
	}
	pthread_create(&threads[0], NULL, feed, &in[0]);
	pthread_create(&threads[1], NULL, drain, &out[1]);
	r = relay_of(in[1], out[0], blocking, 60 * SKC_NS_PER_SEC);
	CHECK_INT(skc_relay_run(&r), SKC_OK);
	CHECK_INT(r.done, SIZE);
	CHECK_INT(r.rest, 0);
	skc_relay_end(&r);
	skc_fault_clear();
	os_close(out[0]);
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	CHECK_INT(drained, SIZE);
	CHECK_MEM(arrived, sent, SIZE);
	free(sent);
	free(arrived);
	net_close(in);
	os_close(out[1]);
}

CASE(everything_arrives)
{
	for (int i = 0; i < 4; i++) {
		relay_all(i & 1, i & 2);
	}
}

CASE(everything_arrives_with_short_calls)
{
	net_hook(net_go_on);
	skc_fault_short("recv", 3, 0, 40000);
	skc_fault_set("recv", 5, 2, SKC_EINTR);
	skc_fault_set("recv", 9, 1, SKC_EAGAIN);
	relay_all(true, true);
	skc_fault_short("sendmsg", 2, 0, 30000);
	relay_all(false, true);
	skc_fault_set("sendmsg", 2, 2, SKC_EINTR);
	skc_fault_set("sendmsg", 6, 1, SKC_EAGAIN);
	relay_all(true, false);
}

/* Instead of waiting for bytes it returns; the next call may have other memory. */
CASE(pauses)
{
	char other[SKC_RELAY_CHUNK];
	char got[16];
	skc_handle in[2];
	skc_handle out[2];
	size_t done = 0;
	skc_relay r;

	net_unix(SOCK_STREAM, in);
	net_unix(SOCK_STREAM, out);
	r = relay_of(in[1], out[0], true, SKC_FOREVER);
	r.pauses = true;
	CHECK_INT(skc_relay_run(&r), SKC_EAGAIN);
	CHECK_INT(skc_os_send(in[0], "one", 3, 0, &done), SKC_OK);
	CHECK_INT(skc_relay_run(&r), SKC_EAGAIN);
	CHECK_INT(r.done, 3);
	r.memory = other;
	CHECK_INT(skc_os_send(in[0], "two", 3, 0, &done), SKC_OK);
	os_close(in[0]);
	CHECK_INT(skc_relay_run(&r), SKC_OK);
	CHECK_INT(r.done, 6);
	CHECK_INT(skc_os_recv(out[1], got, sizeof(got), 0, &done), SKC_OK);
	CHECK_INT(done, 6);
	CHECK_MEM(got, "onetwo", 6);
	skc_relay_end(&r);
	os_close(in[1]);
	net_close(out);
}

CASE(lengths)
{
	skc_handle in[2];
	skc_handle out[2];
	skc_relay r;
	char got[10];

	net_unix(SOCK_STREAM, in);
	net_unix(SOCK_STREAM, out);
	CHECK_INT(send(in[0], "0123456789", 10, 0), 10);
	for (size_t length = 0; length <= 4; length += 2) {
		r = relay_of(in[1], out[0], true, SKC_FOREVER);
		r.length = length;
		CHECK_INT(skc_relay_run(&r), SKC_OK);
		CHECK_INT(r.done, length);
		skc_relay_end(&r);
	}
	CHECK_INT(recv(out[1], got, sizeof(got), 0), 6);
	CHECK_MEM(got, "012345", 6);
	CHECK_INT(recv(in[1], got, sizeof(got), 0), 4);
	CHECK_MEM(got, "6789", 4);
	net_close(in);
	net_close(out);
}

CASE(deadlines)
{
	skc_handle in[2];
	skc_handle out[2];
	skc_relay r;
	char got[10];

	net_unix(SOCK_STREAM, in);
	net_unix(SOCK_STREAM, out);
	r = relay_of(in[1], out[0], true, MSEC);
	CHECK_INT(skc_relay_run(&r), SKC_EDEADLINE);
	CHECK_INT(r.done + r.rest, 0);
	CHECK(!r.of_target);
	skc_relay_end(&r);
	CHECK_INT(send(in[0], "data", 4, 0), 4);
	r = relay_of(in[1], out[0], true, 0);
	CHECK_INT(skc_relay_run(&r), SKC_EDEADLINE);
	CHECK_INT(r.done, 4);
	skc_relay_end(&r);
	CHECK_INT(recv(out[1], got, sizeof(got), 0), 4);
	net_close(in);
	net_close(out);
}

/* What was read and not written is at memory: copied, or read back from the pipe. */
static void lose_nothing(bool blocking)
{
	skc_handle in[2];
	skc_handle out[2];
	pthread_t thread;
	skc_relay r;
	size_t total = 0;
	ssize_t now;

	net_unix(SOCK_STREAM, in);
	net_unix(SOCK_STREAM, out);
	sent = malloc(SIZE);
	arrived = calloc(1, SIZE);
	for (size_t i = 0; i < SIZE; i++) {
		sent[i] = (char) check_random();
	}
	skc_os_set_blocking(in[1], blocking);
	skc_os_set_blocking(out[0], blocking);
	pthread_create(&thread, NULL, feed, &in[0]);
	r = relay_of(in[1], out[0], blocking, 300 * MSEC);
	CHECK_INT(skc_relay_run(&r), SKC_EDEADLINE);
	skc_relay_end(&r);
	CHECK(r.of_target);
	CHECK(r.rest > 0 && r.rest <= SKC_RELAY_CHUNK);
	CHECK(r.done + r.rest <= SIZE);
	CHECK_MEM(memory, sent + r.done, r.rest);
	os_close(out[0]);
	while ((now = recv(out[1], arrived + total, SIZE - total, 0)) > 0) {
		total += (size_t) now;
	}
	CHECK_INT(total, r.done);
	CHECK_MEM(arrived, sent, total);
	total += r.rest;
	skc_os_set_blocking(in[1], true);
	while (total < SIZE && (now = recv(in[1], arrived + total, SIZE - total, 0)) > 0) {
		CHECK_MEM(arrived + total, sent + total, (size_t) now);
		total += (size_t) now;
	}
	CHECK_INT(total, SIZE);
	pthread_join(thread, NULL);
	free(sent);
	free(arrived);
	net_close(in);
	os_close(out[1]);
}

CASE(a_target_that_does_not_read)
{
	lose_nothing(true);
	lose_nothing(false);
}

CASE(a_target_that_has_closed)
{
	skc_handle in[2];
	skc_handle out[2];
	skc_relay r;

	net_unix(SOCK_STREAM, in);
	net_unix(SOCK_STREAM, out);
	os_close(out[1]);
	CHECK_INT(send(in[0], "data", 4, 0), 4);
	r = relay_of(in[1], out[0], true, SKC_FOREVER);
	CHECK(skc_relay_run(&r) != SKC_OK);
	CHECK(r.of_target);
	CHECK_INT(r.rest, 4);
	CHECK_MEM(memory, "data", 4);
	skc_relay_end(&r);
	net_close(in);
	os_close(out[0]);
}

#ifdef __linux__
/* The kernel cannot splice, or has no pipe: everything is copied. */
CASE(without_splice)
{
	skc_fault_set("pipe2", 1, 0, SKC_EMFILE);
	relay_all(false, true);
	skc_fault_set("splice", 1, 0, SKC_EINVAL);
	relay_all(false, false);
	skc_fault_set("splice", 1, 0, SKC_ENOSYS);
	relay_all(false, true);
}

CASE(splice_in_parts)
{
	net_hook(net_go_on);
	skc_fault_short("splice", 1, 0, 5000);
	relay_all(false, true);
	skc_fault_set("splice", 2, 3, SKC_EINTR);
	skc_fault_set("splice", 7, 1, SKC_EAGAIN);
	relay_all(false, true);
}
#endif
