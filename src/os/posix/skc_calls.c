#include "skc_calls.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int call_getflags(int fd, int what)
{
	return fcntl(fd, what);
}

static int call_setflags(int fd, int what, int flags)
{
	return fcntl(fd, what, flags);
}

static int call_ioctl(int fd, unsigned long request, void *argument)
{
	return ioctl(fd, request, argument);
}

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

#ifdef __linux__
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

#define SYSTEM_CALLS \
	{ \
		.socket = socket, .socketpair = socketpair, .close = close, .bind = bind, \
		.connect = connect, .listen = listen, .accept = accept, .accept4 = call_accept4, \
		.getsockname = getsockname, .getpeername = getpeername, .shutdown = shutdown, \
		.sockatmark = sockatmark, .getflags = call_getflags, .setflags = call_setflags, \
		.fstat = fstat, .getsockopt = getsockopt, .setsockopt = setsockopt, .send = send, \
		.recv = recv, .sendto = sendto, .recvfrom = recvfrom, .sendmsg = sendmsg, \
		.recvmsg = recvmsg, .poll = poll, .ppoll = call_ppoll, .getaddrinfo = getaddrinfo, \
		.ioctl = call_ioctl, \
	}

const skc_calls skc_system_calls = SYSTEM_CALLS;
skc_calls skc_call = SYSTEM_CALLS;
