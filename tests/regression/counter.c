/* Preloaded by tests: counts calls of the C library that are made with a socket in hand. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static long counted[8];
static const char *const names[] = { "recv", "read", "recvfrom", "recvmsg", "poll", "close",
	"close:EBADF", "send" };
enum { RECV, READ, RECVFROM, RECVMSG, POLL, CLOSE, CLOSE_BAD, SEND };

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
	for (int i = 0; i < 8; i++) {
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

ssize_t recv(int fd, void *buffer, size_t length, int flags)
{
	static ssize_t (*next)(int, void *, size_t, int);

	next = next ? next : dlsym(RTLD_NEXT, "recv");
	counted[RECV]++;
	return next(fd, buffer, length, flags);
}

ssize_t recvfrom(
		int fd, void *buffer, size_t length, int flags, struct sockaddr *from, socklen_t *fromlen)
{
	static ssize_t (*next)(int, void *, size_t, int, struct sockaddr *, socklen_t *);

	next = next ? next : dlsym(RTLD_NEXT, "recvfrom");
	counted[RECVFROM]++;
	return next(fd, buffer, length, flags, from, fromlen);
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	static ssize_t (*next)(int, struct msghdr *, int);

	next = next ? next : dlsym(RTLD_NEXT, "recvmsg");
	counted[RECVMSG]++;
	return next(fd, message, flags);
}

ssize_t send(int fd, const void *buffer, size_t length, int flags)
{
	static ssize_t (*next)(int, const void *, size_t, int);

	next = next ? next : dlsym(RTLD_NEXT, "send");
	counted[SEND]++;
	return next(fd, buffer, length, flags);
}

ssize_t read(int fd, void *buffer, size_t length)
{
	static ssize_t (*next)(int, void *, size_t);
	int type;
	socklen_t size = sizeof(type);

	next = next ? next : dlsym(RTLD_NEXT, "read");
	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0) {
		counted[READ]++;
	}
	return next(fd, buffer, length);
}

int poll(struct pollfd *fds, nfds_t count, int timeout)
{
	static int (*next)(struct pollfd *, nfds_t, int);

	next = next ? next : dlsym(RTLD_NEXT, "poll");
	counted[POLL]++;
	return next(fds, count, timeout);
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
	counted[CLOSE]++;
	if (result == -1 && errno == EBADF) {
		counted[CLOSE_BAD]++;
	}
	return result;
}
