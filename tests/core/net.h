#ifndef NET_H
#define NET_H

/*
 * Helpers of the unit tests: sockets, threads that act later, signals. Including this header clears
 * the faults and compares the number of open handles around every case.
 */

#include "skc_os.h"

#include <pthread.h>

#include "check.h"
#include "os.h"
#include "skc_fault.h"
#include "skc_sock.h"

#define MSEC SKC_NS_PER_MSEC
#define UNUSED __attribute__((unused))

/* The value of an output that a failed call has not written. */
#define UNTOUCHED ((skc_handle) -77)

/* --- around every case ------------------------------------------------------------------------ */

static int net_open_before;

static void net_before(void)
{
	skc_fault_clear();
	skc_set_interrupt(NULL);
	skc_set_interrupt_due(NULL);
	net_open_before = os_count_open();
}

static void net_after(void)
{
	skc_fault_clear();
	skc_set_interrupt(NULL);
	skc_set_interrupt_due(NULL);
	check_int(os_count_open(), net_open_before, "open handles", __FILE__, __LINE__);
	/* This check alone does not count for a case. */
	check_held--;
}

__attribute__((constructor)) static void net_start(void)
{
	check_before = net_before;
	check_after = net_after;
	os_start();
}

/* --- the hook of interrupted calls ------------------------------------------------------------ */

static unsigned net_hook_runs;

static skc_err UNUSED net_go_on(void *owner)
{
	(void) owner;
	net_hook_runs++;
	return SKC_OK;
}

static skc_err UNUSED net_stop(void *owner)
{
	(void) owner;
	net_hook_runs++;
	return SKC_EINTR;
}

/* Sets the interrupt hook and counts from 0. */
static void UNUSED net_hook(skc_interrupt_fn hook)
{
	net_hook_runs = 0;
	skc_set_interrupt(hook);
}

/* --- actions of a thread after a delay -------------------------------------------------------- */

typedef struct net_later {
	pthread_t thread;
	pthread_t target; /* gets the signals */
	int target_id;
	int64_t delay;
	unsigned signals; /* SIGUSR1s, one each delay, when the target sleeps, before the rest */
	skc_handle fd;    /* receives the data, or is closed */
	const char *data;
	size_t len;
	bool stop; /* shutdown(SHUT_WR) at the end */
} net_later;

static void *net_later_run(void *argument)
{
	net_later *later = argument;

	for (unsigned i = 0; i < later->signals; i++) {
		os_sleep(later->delay);
		os_await_sleep(later->target_id);
		os_signal(later->target);
	}
	os_sleep(later->delay);
	if (later->len > 0 && (size_t) send(later->fd, later->data, later->len, 0) != later->len) {
		perror("send");
	}
	if (later->stop) {
		shutdown(later->fd, SHUT_WR);
	}
	return NULL;
}

/* Starts it: signals to this thread, then data to fd, then its shutdown when stop is set. */
static void UNUSED net_start_later(net_later *later)
{
	later->target = pthread_self();
	later->target_id = os_thread();
	if (pthread_create(&later->thread, NULL, net_later_run, later) != 0) {
		abort();
	}
}

static void UNUSED net_join(net_later *later)
{
	pthread_join(later->thread, NULL);
}

/* --- sockets: directly from the system, so that faults do not affect them --------------------- */

static skc_sock UNUSED net_sock(skc_handle handle)
{
	return (skc_sock){ .handle = handle };
}

/* Two connected sockets, of AF_UNIX where the system has pairs of it. */
static void UNUSED net_unix(int type, skc_handle out[2])
{
	if (!os_pair(type, out)) {
		os_fail("pair");
	}
}

static void UNUSED net_close(const skc_handle pair[2])
{
	os_close(pair[0]);
	os_close(pair[1]);
}

static skc_addr UNUSED net_loopback(uint16_t port)
{
	skc_addr addr = { .len = sizeof(addr.u.in) };

	addr.u.in.sin_family = AF_INET;
	addr.u.in.sin_port = htons(port);
	addr.u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return addr;
}

/* The name and the index of the loopback interface. */
static unsigned UNUSED net_loopback_interface(char *name)
{
	skc_addr lo = { .len = sizeof(lo.u.in) };
	unsigned index = 0;

	lo.u.in.sin_family = AF_INET;
	lo.u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (skc_os_address_interface(&lo, &index) != SKC_OK || if_indextoname(index, name) == NULL) {
		os_fail("loopback interface");
	}
	return index;
}

static skc_addr UNUSED net_name(skc_handle handle)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	socklen_t len = sizeof(addr.u.storage);

	if (getsockname(handle, &addr.u.sa, &len) < 0) {
		os_fail("getsockname");
	}
	addr.len = (skc_socklen) len;
	return addr;
}

static skc_handle UNUSED net_open(int family, int type)
{
	skc_handle handle = socket(family, type | SOCK_CLOEXEC, 0);

	if (handle == SKC_HANDLE_NONE) {
		os_fail("socket");
	}
	return handle;
}

/* A socket bound to a free port of 127.0.0.1; a stream socket listens. */
static skc_handle UNUSED net_bound(int type, int backlog)
{
	skc_addr addr = net_loopback(0);
	skc_handle handle = net_open(AF_INET, type);

	if (bind(handle, &addr.u.sa, addr.len) < 0 ||
			(type == SOCK_STREAM && listen(handle, backlog) < 0)) {
		os_fail("bound socket");
	}
	return handle;
}

/* A TCP connection: out[0] connected, out[1] accepted. */
static void UNUSED net_tcp(skc_handle out[2])
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener);

	out[0] = net_open(AF_INET, SOCK_STREAM);
	if (connect(out[0], &addr.u.sa, addr.len) < 0) {
		os_fail("connect");
	}
	out[1] = accept(listener, NULL, NULL);
	os_close(listener);
}

/* Two UDP sockets connected to each other. */
static void UNUSED net_udp(skc_handle out[2])
{
	skc_addr names[2];

	for (int i = 0; i < 2; i++) {
		out[i] = net_bound(SOCK_DGRAM, 0);
		names[i] = net_name(out[i]);
	}
	for (int i = 0; i < 2; i++) {
		if (connect(out[i], &names[1 - i].u.sa, names[1 - i].len) < 0) {
			os_fail("connect");
		}
	}
}

/* Waits until n bytes can be read (the bytes of a stream may arrive in parts). */
static void UNUSED net_await(skc_handle handle, long n)
{
	for (int i = 0; i < 5000; i++) {
		long there = os_unread(handle);

		if (there < 0 || there >= n) {
			return;
		}
		os_sleep(MSEC / 5);
	}
}

#endif
