#ifndef OS_H
#define OS_H

/*
 * The calls of a POSIX system that the unit tests need, made directly, so that faults do not affect
 * them. win/os.h has the same for Windows: these two files have all differences between the
 * systems.
 */

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if __has_include(<sys/epoll.h>)
#include <sys/epoll.h>
#endif

#include "skc_os.h"

/* The system's poller (src/poll) and its calls. */
#ifdef __linux__
#define POLLER_NAME "Epoll"
#define POLLER_OPEN "epoll_create1"
#define POLLER_CHANGE "epoll_ctl"
#define POLLER_WAIT "epoll_wait"
#else
#define POLLER_NAME "Kqueue"
#define POLLER_OPEN "kqueue"
#define POLLER_CHANGE "kevent_change"
#define POLLER_WAIT "kevent_wait"
#endif

/* Flags that systems without an atomic close-on-exec lack. */
#ifndef SOCK_CLOEXEC
#define SOCK_CLOEXEC 0
#endif
#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

/* Families: one that makes pairs, and codes that the systems choose differently. */
#define OS_PAIR_FAMILY AF_UNIX
#define OS_NO_HANDLE EBADF              /* a call on an invalid handle */
#define OS_TIME_OVER EAGAIN             /* a receive or send that timed out */
#define OS_CONNECT_OVER SKC_EINPROGRESS /* a connect that timed out */
#define OS_NO_PAIR EOPNOTSUPP           /* a pair of a family without pairs */
#define OS_BAD_LEVEL EOPNOTSUPP         /* an option of an unknown level */
#define OS_NO_ADDRESS EINVAL            /* a connect without an address */
#define OS_LOOKUP_CODE(code) (-10000 - (code))
#define OS_EMPTY_NAME_RESOLVES 0

/* The call of accept, and the calls for interfaces. */
#define OS_ACCEPT_CALL "accept4"
#define OS_HANDLE int
#define OS_LENGTH socklen_t
#define OS_PAIR_CALL "socketpair"
#define OS_HAS_FORK
#define OS_HAS_HOSTS
#define OS_MODE_CALL "setflags"
#define OS_MODES_OF_ACCEPT 0 /* how often the mode of a connection is set */
#define OS_LOST_CODES \
	EHOSTDOWN, EHOSTUNREACH, ENETDOWN, ENETUNREACH, ENOPROTOOPT, EOPNOTSUPP, EPROTO
#define OS_INTERFACE_FAULTS \
	{ "socket", EMFILE }, \
	{ \
		"ioctl", SKC_EADDRNOTAVAIL \
	}

/* The call that lists the addresses of all interfaces, and its result when there is no memory. */
#define OS_ADDRESSES_CALL "getifaddrs"
#define OS_ADDRESSES_CODE SKC_ENOMEM

/* A file that is sent with a timeout. */
#define OS_READS_FILES 1
#define OS_FILE_IN_TIME SKC_OK
#define OS_FILE_TOO_LATE SKC_EDEADLINE

/* Functions that replace system calls have the same calling convention. */
#ifndef WSAAPI
#define WSAAPI
#endif
typedef void os_option_value;

/* One more socket with its default protocol. */
#define OS_OTHER_SOCKET \
	{ \
		AF_UNIX, SOCK_SEQPACKET, 0 \
	}

/* The call that opening a socket falls back on, and the calls that create a pair. */
#define OS_FALLBACK_FAULTS \
	{ "getflags", 1 }, { "setflags", 1 }, { "getflags", 2 }, \
	{ \
		"setflags", 2 \
	}
#define OS_PAIR_CALLS "socketpair"
#define OS_DUPLICATE_CALL "dup"
#define OS_PAIRLESS_FAMILY AF_INET

#define OS_NEEDS_UNIX()
#define OS_NEEDS_RECV_TRUNC()
#define OS_NEEDS_CONNECT_LIMIT()

#ifdef __linux__
#define OS_NEEDS_SEND_FILE()
#else
#define OS_NEEDS_SEND_FILE() SKIP("a call that sends files is needed")
#endif

/* Calls are interrupted by signals here. */
#define OS_NEEDS_SIGNALS()

static inline void os_start(void)
{
	signal(SIGPIPE, SIG_IGN);
	alarm(100);
}

static inline int os_count_open(void)
{
	int count = 0;

	for (int fd = 0; fd < 4096; fd++) {
		count += fcntl(fd, F_GETFD) >= 0;
	}
	return count;
}

static inline void os_sleep(int64_t ns)
{
	struct timespec span = { .tv_sec = (time_t) (ns / SKC_NS_PER_SEC),
		.tv_nsec = (long) (ns % SKC_NS_PER_SEC) };

	while (nanosleep(&span, &span) < 0) {
	}
}

static inline void os_fail(const char *what)
{
	perror(what);
	abort();
}

/* --- signals --------------------------------------------------------------------------------- */

static volatile sig_atomic_t os_signals; /* how many arrived */

static inline void os_on_signal(int number)
{
	(void) number;
	os_signals++;
}

/* Catches SIGUSR1 without SA_RESTART: it interrupts calls. */
static inline void os_catch(void)
{
	struct sigaction action = { .sa_handler = os_on_signal };

	os_signals = 0;
	sigaction(SIGUSR1, &action, NULL);
}

static inline void os_signal(pthread_t thread)
{
	pthread_kill(thread, SIGUSR1);
}

/* The calling thread, for os_await_sleep(); 0 where proc(5) does not show it. */
static inline int os_thread(void)
{
#ifdef __linux__
	return gettid();
#else
	return 0;
#endif
}

/* Waits until a thread of this process sleeps in a system call. */
static inline void os_await_sleep(int thread)
{
	char path[64], text[512];

	snprintf(path, sizeof(path), "/proc/self/task/%d/stat", thread);
	for (int i = 0, seen = 0; thread != 0 && i < 20000 && seen < 3; i++) {
		int fd = open(path, O_RDONLY);
		ssize_t len = read(fd, text, sizeof(text) - 1);
		const char *name_end;

		close(fd);
		if (len <= 0) {
			return;
		}
		text[len] = '\0';
		name_end = strrchr(text, ')');
		seen = name_end != NULL && strncmp(name_end, ") S", 3) == 0 ? seen + 1 : 0;
		os_sleep(SKC_NS_PER_MSEC);
	}
}

/* --- handles --------------------------------------------------------------------------------- */

static inline int os_close(skc_handle handle)
{
	return close(handle);
}

static inline bool os_pair(int type, skc_handle out[2])
{
	return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, out) == 0;
}

/* Two handles that are not sockets. */
static inline bool os_pipe(skc_handle out[2])
{
	return pipe(out) == 0;
}

static inline bool os_is_open(skc_handle handle)
{
	return fcntl(handle, F_GETFD) >= 0;
}

static inline bool os_is_inheritable(skc_handle handle)
{
	return (fcntl(handle, F_GETFD) & FD_CLOEXEC) == 0;
}

/* 1: blocks, 0: does not block, -1: unknown on this system. */
static inline int os_mode(skc_handle handle)
{
	return (fcntl(handle, F_GETFL) & O_NONBLOCK) == 0;
}

/* The mode as the kernel reports it. */
static inline bool os_knows_modes(void)
{
	return true;
}

static inline void os_nonblock(skc_handle handle)
{
	fcntl(handle, F_SETFL, fcntl(handle, F_GETFL) | O_NONBLOCK);
}

static inline void os_set(skc_handle handle, int level, int option, int value)
{
	setsockopt(handle, level, option, &value, sizeof(value));
}

/* Closing it resets the connection. */
static inline void os_reset_on_close(skc_handle handle)
{
	struct linger now = { .l_onoff = 1 };

	setsockopt(handle, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
}

/* SO_RCVTIMEO or SO_SNDTIMEO. */
static inline void os_limit(skc_handle handle, int option, int64_t ns)
{
	struct timeval tv = { .tv_sec = (time_t) (ns / SKC_NS_PER_SEC),
		.tv_usec = (suseconds_t) (ns % SKC_NS_PER_SEC / SKC_NS_PER_USEC) };

	setsockopt(handle, SOL_SOCKET, option, &tv, sizeof(tv));
}

/* --- bytes ----------------------------------------------------------------------------------- */

/* Bytes that can be read; of a datagram socket, of the first datagram or all. -1: not known. */
static inline long os_unread(skc_handle handle)
{
	int there = 0;

	return ioctl(handle, FIONREAD, &there) < 0 ? -1 : there;
}

/* As send and recv, but they do not wait. */
static inline long os_send_now(skc_handle handle, const void *data, size_t len, int flags)
{
	return send(handle, data, len, flags | MSG_DONTWAIT);
}

static inline long os_recv_now(skc_handle handle, void *buffer, size_t len, int flags)
{
	return recv(handle, buffer, len, flags | MSG_DONTWAIT);
}

/* --- files: descriptors of the C library ----------------------------------------------------- */

static inline int64_t os_position(int file)
{
	return lseek(file, 0, SEEK_CUR);
}

static inline bool os_pipe_files(int out[2])
{
	return pipe(out) == 0;
}

/* --- texts ----------------------------------------------------------------------------------- */

static inline const char *os_error_text(int code)
{
	return strerror(code);
}

static inline const char *os_host_error_text(int code)
{
	return hstrerror(code);
}

/* Whether the system's inet_pton is right for this text. */
static inline bool os_judges_address(const char *text)
{
	(void) text;
	return true;
}

/* --- the environment -------------------------------------------------------------------------- */

static inline void os_setenv(const char *name, const char *value)
{
	setenv(name, value, 1);
}

static inline void os_unset(const char *name)
{
	unsetenv(name);
}

/* --- many handles ---------------------------------------------------------------------------- */

/* Whether this process may have that many handles. */
static inline bool os_may_open(unsigned count)
{
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max < count ? limit.rlim_max : count;
	setrlimit(RLIMIT_NOFILE, &limit);
	return limit.rlim_cur >= count;
}

/* Another handle of the same socket. */
static inline skc_handle os_copy(skc_handle handle)
{
	return dup(handle);
}

#endif
