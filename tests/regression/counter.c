/* Preloaded by tests: counts calls of the C library that are made with a socket in hand. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

/* clang-format off */
#define NAMES(X) \
	X(recv) X(read) X(recvfrom) X(recvmsg) X(poll) X(close) X(send) X(sendto) X(sendmsg) X(connect) \
	X(getsockopt) X(setsockopt) X(getsockname) X(getpeername) X(fcntl) X(ioctl) X(getaddrinfo) \
	X(ppoll) X(pthread_sigmask) X(sendfile)
/* clang-format on */

#define INDEX(name) COUNT_##name,
#define TEXT(name) #name,

enum { NAMES(INDEX) CLOSE_BAD, COUNTS };

static long counted[COUNTS];
static const char *const names[] = { NAMES(TEXT) "close:EBADF" };

static char path[4096];

/* PHP's command line frees its environment before it ends: the path is taken at the start. */
__attribute__((constructor)) static void prepare(void)
{
	const char *given = getenv("SKT_COUNTS");

	snprintf(path, sizeof(path), "%s", given ? given : "");
}

__attribute__((destructor)) static void report(void)
{
	FILE *file = path[0] ? fopen(path, "w") : NULL;

	if (!file) {
		return;
	}
	for (int i = 0; i < COUNTS; i++) {
		fprintf(file, "%s=%ld\n", names[i], counted[i]);
	}
	fclose(file);
}

/* PHP 8.2 loads extensions so that their own libraries win over what is preloaded. */
void *dlopen(const char *file, int mode)
{
	static void *(*next)(const char *, int);

	next = next ? next : dlsym(RTLD_NEXT, "dlopen");
	return next(file, mode & ~RTLD_DEEPBIND);
}

/* A call that is counted and passed on. */
#define COUNTED(result, name, parameters, arguments) \
	result name parameters \
	{ \
		static result(*next) parameters; \
		next = next ? next : dlsym(RTLD_NEXT, #name); \
		counted[COUNT_##name]++; \
		return next arguments; \
	}

COUNTED(ssize_t, recv, (int fd, void *b, size_t n, int flags), (fd, b, n, flags))
COUNTED(ssize_t, recvfrom, (int fd, void *b, size_t n, int f, struct sockaddr *a, socklen_t *len),
		(fd, b, n, f, a, len))
COUNTED(ssize_t, recvmsg, (int fd, struct msghdr *m, int flags), (fd, m, flags))
COUNTED(ssize_t, send, (int fd, const void *b, size_t n, int flags), (fd, b, n, flags))
COUNTED(ssize_t, sendto,
		(int fd, const void *b, size_t n, int f, const struct sockaddr *a, socklen_t len),
		(fd, b, n, f, a, len))
COUNTED(ssize_t, sendmsg, (int fd, const struct msghdr *m, int flags), (fd, m, flags))
COUNTED(int, connect, (int fd, const struct sockaddr *a, socklen_t len), (fd, a, len))
COUNTED(int, setsockopt, (int fd, int level, int name, const void *v, socklen_t len),
		(fd, level, name, v, len))
COUNTED(int, getsockname, (int fd, struct sockaddr *a, socklen_t *len), (fd, a, len))
COUNTED(int, getpeername, (int fd, struct sockaddr *a, socklen_t *len), (fd, a, len))
COUNTED(int, ppoll,
		(struct pollfd * fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask),
		(fds, count, timeout, mask))
COUNTED(int, pthread_sigmask, (int how, const sigset_t *set, sigset_t *before), (how, set, before))
COUNTED(ssize_t, sendfile, (int to, int from, off_t *at, size_t n), (to, from, at, n))

/* Its name in a build with large files. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t n)
{
	static ssize_t (*next)(int, int, off64_t *, size_t);

	next = next ? next : dlsym(RTLD_NEXT, "sendfile64");
	counted[COUNT_sendfile]++;
	return next(to, from, at, n);
}

COUNTED(int, poll, (struct pollfd * fds, nfds_t count, int timeout), (fds, count, timeout))
COUNTED(int, getaddrinfo,
		(const char *host, const char *service, const struct addrinfo *hints,
				struct addrinfo **out),
		(host, service, hints, out))

static int (*next_getsockopt)(int, int, int, void *, socklen_t *);

int getsockopt(int fd, int level, int name, void *value, socklen_t *len)
{
	next_getsockopt = next_getsockopt ? next_getsockopt : dlsym(RTLD_NEXT, "getsockopt");
	counted[COUNT_getsockopt]++;
	return next_getsockopt(fd, level, name, value, len);
}

/* Those with any number of arguments have one at most that matters, as wide as a pointer. */
#define COUNTED_ANY(name, type) \
	int name(int fd, type what, ...) \
	{ \
		static int (*next)(int, type, ...); \
		va_list rest; \
		void *argument; \
		next = next ? next : dlsym(RTLD_NEXT, #name); \
		va_start(rest, what); \
		argument = va_arg(rest, void *); \
		va_end(rest); \
		counted[COUNT_##name]++; \
		return next(fd, what, argument); \
	}

COUNTED_ANY(fcntl, int)
COUNTED_ANY(ioctl, unsigned long)

ssize_t read(int fd, void *buffer, size_t length)
{
	static ssize_t (*next)(int, void *, size_t);
	int type;
	socklen_t size = sizeof(type);

	next = next ? next : dlsym(RTLD_NEXT, "read");
	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0) {
		counted[COUNT_read]++;
	}
	counted[COUNT_getsockopt]--;
	return next(fd, buffer, length);
}

/* What the compiler's fortification calls instead. */
ssize_t __recv_chk(int fd, void *buffer, size_t length, size_t room, int flags)
{
	(void) room;
	return recv(fd, buffer, length, flags);
}

ssize_t __recvfrom_chk(int fd, void *buffer, size_t length, size_t room, int flags,
		struct sockaddr *from, socklen_t *fromlen)
{
	(void) room;
	return recvfrom(fd, buffer, length, flags, from, fromlen);
}

ssize_t __read_chk(int fd, void *buffer, size_t length, size_t room)
{
	(void) room;
	return read(fd, buffer, length);
}

int __poll_chk(struct pollfd *fds, nfds_t count, int timeout, size_t room)
{
	(void) room;
	return poll(fds, count, timeout);
}

int close(int fd)
{
	static int (*next)(int);
	int result;

	next = next ? next : dlsym(RTLD_NEXT, "close");
	result = next(fd);
	counted[COUNT_close]++;
	if (result == -1 && errno == EBADF) {
		counted[CLOSE_BAD]++;
	}
	return result;
}
