#ifndef NET_H
#define NET_H

/*
 * Helpers of the POSIX unit tests: sockets, threads that do something later, signals. Including it
 * clears the faults and compares the number of open descriptors around every case.
 */

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "skc_fault.h"
#include "skc_os.h"
#include "skc_sock.h"

#define MSEC SKC_NS_PER_MSEC
#define UNUSED __attribute__((unused))

/* --- around every case -------------------------------------------------------------------------
 */

static int net_open_before;

static int net_count_open(void)
{
	int count = 0;

	for (int fd = 0; fd < 4096; fd++) {
		count += fcntl(fd, F_GETFD) >= 0;
	}
	return count;
}

static void net_before(void)
{
	skc_fault_clear();
	skc_set_interrupt(NULL);
	net_open_before = net_count_open();
}

static void net_after(void)
{
	skc_fault_clear();
	skc_set_interrupt(NULL);
	check_int(net_count_open(), net_open_before, "open descriptors", __FILE__, __LINE__);
	/* That alone is no check of a case. */
	check_held--;
}

__attribute__((constructor)) static void net_start(void)
{
	check_before = net_before;
	check_after = net_after;
	signal(SIGPIPE, SIG_IGN);
	alarm(100);
}

/* --- time and signals --------------------------------------------------------------------------
 */

static void UNUSED net_sleep(int64_t ns)
{
	struct timespec span = { .tv_sec = (time_t) (ns / SKC_NS_PER_SEC),
		.tv_nsec = (long) (ns % SKC_NS_PER_SEC) };

	while (nanosleep(&span, &span) < 0) {
	}
}

static volatile sig_atomic_t net_signals; /* how many arrived */

static void net_on_signal(int number)
{
	(void) number;
	net_signals++;
}

/* Catches SIGUSR1 without SA_RESTART: it interrupts calls. */
static void UNUSED net_catch(void)
{
	struct sigaction action = { .sa_handler = net_on_signal };

	net_signals = 0;
	sigaction(SIGUSR1, &action, NULL);
}

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

/* --- something that happens later, in a thread ------------------------------------------------ */

typedef struct net_later {
	pthread_t thread;
	pthread_t target; /* who gets the signals */
	int64_t delay;
	unsigned signals; /* SIGUSR1s, one each delay, before the rest */
	int fd;           /* where data goes, or what is closed */
	const char *data;
	size_t len;
	bool stop; /* shutdown(SHUT_WR) at the end */
} net_later;

static void *net_later_run(void *argument)
{
	net_later *later = argument;

	for (unsigned i = 0; i < later->signals; i++) {
		net_sleep(later->delay);
		pthread_kill(later->target, SIGUSR1);
	}
	net_sleep(later->delay);
	if (later->len > 0 && send(later->fd, later->data, later->len, 0) != (ssize_t) later->len) {
		perror("send");
	}
	if (later->stop) {
		shutdown(later->fd, SHUT_WR);
	}
	return NULL;
}

/* Starts it: signals to this thread, then data to fd, then its end when stop is set. */
static void UNUSED net_start_later(net_later *later)
{
	later->target = pthread_self();
	if (pthread_create(&later->thread, NULL, net_later_run, later) != 0) {
		abort();
	}
}

static void UNUSED net_join(net_later *later)
{
	pthread_join(later->thread, NULL);
}

/* --- sockets: straight from the system, so that faults do not reach them ---------------------- */

static skc_sock UNUSED net_sock(int fd)
{
	return (skc_sock){ .handle = fd };
}

static void UNUSED net_unix(int type, int out[2])
{
	if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, out) < 0) {
		perror("socketpair");
		abort();
	}
}

static void UNUSED net_close(const int pair[2])
{
	close(pair[0]);
	close(pair[1]);
}

static skc_addr UNUSED net_loopback(uint16_t port)
{
	skc_addr addr = { .len = sizeof(addr.u.in) };

	addr.u.in.sin_family = AF_INET;
	addr.u.in.sin_port = htons(port);
	addr.u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return addr;
}

static skc_addr UNUSED net_name(int fd)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	socklen_t len = sizeof(addr.u.storage);

	if (getsockname(fd, &addr.u.sa, &len) < 0) {
		perror("getsockname");
		abort();
	}
	addr.len = len;
	return addr;
}

/* A socket bound to a free port of 127.0.0.1; a stream socket listens. */
static int UNUSED net_bound(int type, int backlog)
{
	skc_addr addr = net_loopback(0);
	int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, &addr.u.sa, addr.len) < 0 ||
			(type == SOCK_STREAM && listen(fd, backlog) < 0)) {
		perror("bound socket");
		abort();
	}
	return fd;
}

/* A TCP connection: out[0] connected, out[1] accepted. */
static void UNUSED net_tcp(int out[2])
{
	int listener = net_bound(SOCK_STREAM, 4);
	skc_addr addr = net_name(listener);

	out[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(out[0], &addr.u.sa, addr.len) < 0) {
		perror("connect");
		abort();
	}
	out[1] = accept(listener, NULL, NULL);
	close(listener);
}

/* Two UDP sockets connected to each other. */
static void UNUSED net_udp(int out[2])
{
	skc_addr names[2];

	for (int i = 0; i < 2; i++) {
		out[i] = net_bound(SOCK_DGRAM, 0);
		names[i] = net_name(out[i]);
	}
	for (int i = 0; i < 2; i++) {
		if (connect(out[i], &names[1 - i].u.sa, names[1 - i].len) < 0) {
			perror("connect");
			abort();
		}
	}
}

static void UNUSED net_nonblock(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

/* SO_RCVTIMEO or SO_SNDTIMEO. */
static void UNUSED net_limit(int fd, int option, int64_t ns)
{
	struct timeval tv = { .tv_sec = (time_t) (ns / SKC_NS_PER_SEC),
		.tv_usec = (suseconds_t) (ns % SKC_NS_PER_SEC / SKC_NS_PER_USEC) };

	setsockopt(fd, SOL_SOCKET, option, &tv, sizeof(tv));
}

/* Waits until n bytes can be read (a stream's bytes may come in parts). */
static void UNUSED net_await(int fd, int n)
{
	int there = 0;

	for (int i = 0; i < 5000 && there < n; i++) {
		if (ioctl(fd, FIONREAD, &there) < 0) {
			return;
		}
		net_sleep(MSEC / 5);
	}
}

#endif
