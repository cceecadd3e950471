#include "skc_calls.h"

#include "skc_os_signal.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef SKC_HAS_KQUEUE
#include <sys/event.h>
#endif

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441 /* the same on every architecture (Linux 5.11) */
#endif
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452 /* the same on every architecture but Alpha (Linux 6.6) */
#endif
#endif

static int call_getflags(int fd, int what)
{
	return fcntl(fd, what);
}

static int call_setflags(int fd, int what, int flags)
{
	return fcntl(fd, what, flags);
}

static int call_dup(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

static int call_open(const char *path, int flags)
{
	return open(path, flags, 0600);
}

static int call_ioctl(int fd, unsigned long request, void *argument)
{
	return ioctl(fd, request, argument);
}

#if defined(__linux__) && !defined(__GLIBC__)
/* musl's sendmsg() copies the control messages, to clear their padding, and has room for 1024
 * bytes: one descriptor less than the kernel takes. The padding of ours is clear. */
#define call_send send
static ssize_t call_sendmsg(int fd, const struct msghdr *message, int flags)
{
	return message->msg_controllen > 1024 ? syscall(SYS_sendmsg, fd, message, flags)
										  : sendmsg(fd, message, flags);
}
#elif defined(MSG_NOSIGNAL)
#define call_send send
#define call_sendmsg sendmsg
#else
static ssize_t call_send(int fd, const void *data, size_t len, int flags)
{
	skc__sigpipe held;
	ssize_t result;
	int err;

	if ((flags & SKC_MSG_NOSIGNAL) == 0) {
		return send(fd, data, len, flags);
	}
	skc__sigpipe_hold(&held);
	result = send(fd, data, len, flags & ~SKC_MSG_NOSIGNAL);
	err = errno;
	skc__sigpipe_release(&held, result < 0 && err == EPIPE);
	errno = err;
	return result;
}

static ssize_t call_sendmsg(int fd, const struct msghdr *message, int flags)
{
	skc__sigpipe held;
	ssize_t result;
	int err;

	if ((flags & SKC_MSG_NOSIGNAL) == 0) {
		return sendmsg(fd, message, flags);
	}
	skc__sigpipe_hold(&held);
	result = sendmsg(fd, message, flags & ~SKC_MSG_NOSIGNAL);
	err = errno;
	skc__sigpipe_release(&held, result < 0 && err == EPIPE);
	errno = err;
	return result;
}
#endif

#ifdef SOCK_CLOEXEC
static int call_accept4(int fd, struct sockaddr *addr, socklen_t *len, int flags)
{
	return accept4(fd, addr, len, flags);
}
#else
static int call_accept4(int fd, struct sockaddr *addr, socklen_t *len, int flags)
{
	(void) fd;
	(void) addr;
	(void) len;
	(void) flags;
	errno = ENOSYS;
	return -1;
}
#endif

#if defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__) || \
		defined(__DragonFly__)
#define call_getpeereid getpeereid
#else
static int call_getpeereid(int fd, uid_t *uid, gid_t *gid)
{
	(void) fd;
	*uid = (uid_t) -1;
	*gid = (gid_t) -1;
	errno = ENOSYS;
	return -1;
}
#endif

#if defined(__linux__) || defined(__FreeBSD__) || defined(__OpenBSD__) || defined(__DragonFly__)
static int call_ppoll(
		struct pollfd *items, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
	return ppoll(items, count, timeout, mask);
}
#else
static int call_ppoll(
		struct pollfd *items, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
	(void) items;
	(void) count;
	(void) timeout;
	(void) mask;
	errno = ENOSYS;
	return -1;
}
#endif

#ifdef __linux__
/* Called by its number: C libraries added the function late. The members of the
 * kernel's structure have 64 bits on every architecture. */
static int call_epoll_pwait2(int poller, struct epoll_event *events, int max,
		const struct timespec *timeout, const sigset_t *mask)
{
	const int64_t span[2] = { timeout->tv_sec, timeout->tv_nsec };

	return (int) syscall(SYS_epoll_pwait2, poller, events, max, span, mask, _NSIG / 8);
}

static int call_fchmodat2(int folder, const char *path, mode_t mode, int flags)
{
	return (int) syscall(SYS_fchmodat2, folder, path, mode, flags);
}

/* C libraries differ in the types of the parameters. */
static int call_sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
	return sendmmsg(fd, messages, count, flags);
}

static int call_recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
	return recvmmsg(fd, messages, count, flags, NULL);
}

static ssize_t call_splice(int from, int to, size_t len)
{
	return splice(from, NULL, to, NULL, len, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
}

#define BATCH_CALLS \
	.sendmmsg = call_sendmmsg, .recvmmsg = call_recvmmsg, .sendfile = sendfile, .pipe2 = pipe2, \
	.splice = call_splice, .read = read,
#define PATH_CALLS .fchmodat2 = call_fchmodat2,
#define POLLER_CALLS \
	.epoll_create1 = epoll_create1, .epoll_ctl = epoll_ctl, .epoll_wait = epoll_wait, \
	.epoll_pwait = epoll_pwait, .epoll_pwait2 = call_epoll_pwait2,
#else
#define BATCH_CALLS
#define PATH_CALLS
#ifndef SKC_HAS_KQUEUE
#define POLLER_CALLS
#endif
#endif

#ifdef SKC_HAS_KQUEUE
static int call_kevent_change(int queue, const struct kevent *change)
{
	return kevent(queue, change, 1, NULL, 0, NULL);
}

static int call_kevent_wait(
		int queue, struct kevent *events, int max, const struct timespec *timeout)
{
	return kevent(queue, NULL, 0, events, max, timeout);
}

#define POLLER_CALLS \
	.kqueue = kqueue, .kevent_change = call_kevent_change, .kevent_wait = call_kevent_wait,
#endif

#define SYSTEM_CALLS \
	{ \
		.socket = socket, .socketpair = socketpair, .close = close, .bind = bind, \
		.connect = connect, .listen = listen, .accept = accept, .accept4 = call_accept4, \
		.getsockname = getsockname, .getpeername = getpeername, .shutdown = shutdown, \
		.sockatmark = sockatmark, .getflags = call_getflags, .setflags = call_setflags, \
		.dup = call_dup, .fstat = fstat, .lstat = lstat, .open = call_open, .flock = flock, \
		.unlink = unlink, .fchmod = fchmod, .fchmodat = fchmodat, .umask = umask, \
		.getpid = getpid, .geteuid = geteuid, .getpeereid = call_getpeereid, \
		.getsockopt = getsockopt, .setsockopt = setsockopt, .send = call_send, .recv = recv, \
		.sendto = sendto, .recvfrom = recvfrom, .sendmsg = call_sendmsg, .recvmsg = recvmsg, \
		.pread = pread, .poll = poll, .ppoll = call_ppoll, .getaddrinfo = getaddrinfo, \
		.freeaddrinfo = freeaddrinfo, .getifaddrs = getifaddrs, .ioctl = call_ioctl, .mmap = mmap, \
		.munmap = munmap, .dlopen = dlopen, .pthread_sigmask = pthread_sigmask, \
		.sigaction = sigaction, .pthread_create = pthread_create, \
		.sem_clockwait = skc_semaphore_wait, BATCH_CALLS PATH_CALLS POLLER_CALLS \
	}

const skc_calls skc_system_calls = SYSTEM_CALLS;
skc_calls skc_call = SYSTEM_CALLS;
