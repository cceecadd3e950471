#include "skc_fault_system.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "skc_calls.h"

#define SHORT_IOV_MAX 16

/* A number and a name for each call. */
#define CALL_NUMBER(name, result, parameters) CALL_##name,
#define CALL_NAME(name, result, parameters) #name,

enum { SKC_CALLS(CALL_NUMBER) CALL_COUNT };

static const char *const call_names[] = { SKC_CALLS(CALL_NAME) };

static skc_fault_enter_fn enter;

static bool fault_fails(int call)
{
	const skc_fault_rule *r = enter(call);

	if (r == NULL || r->code == 0) {
		return false;
	}
	errno = r->code;
	return true;
}

/* As fails, for calls that can be shortened: *len becomes the shorter length. */
static bool fault_fails_or_cuts(int call, size_t *len)
{
	const skc_fault_rule *r = enter(call);

	if (r == NULL) {
		return false;
	}
	if (r->code != 0) {
		errno = r->code;
		return true;
	}
	if (*len > r->bytes) {
		*len = r->bytes;
	}
	return false;
}

/* --- the wrappers ----------------------------------------------------------------------------- */

#define WRAP(name, parameters, arguments) \
	static int wrap_##name parameters \
	{ \
		return fault_fails(CALL_##name) ? -1 : skc_system_calls.name arguments; \
	}

#define WRAP_IO(name, parameters, arguments) \
	static ssize_t wrap_##name parameters \
	{ \
		return fault_fails_or_cuts(CALL_##name, &len) ? -1 : skc_system_calls.name arguments; \
	}

WRAP(socket, (int family, int type, int protocol), (family, type, protocol))
WRAP(socketpair, (int family, int type, int protocol, int fd[2]), (family, type, protocol, fd))
WRAP(bind, (int fd, const struct sockaddr *sa, socklen_t len), (fd, sa, len))
WRAP(connect, (int fd, const struct sockaddr *sa, socklen_t len), (fd, sa, len))
WRAP(listen, (int fd, int backlog), (fd, backlog))
WRAP(accept, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(accept4, (int fd, struct sockaddr *sa, socklen_t *len, int flags), (fd, sa, len, flags))
WRAP(getsockname, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(getpeername, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(shutdown, (int fd, int how), (fd, how))
WRAP(sockatmark, (int fd), (fd))
WRAP(getflags, (int fd, int command), (fd, command))
WRAP(setflags, (int fd, int command, int flags), (fd, command, flags))
WRAP(dup, (int fd), (fd))
WRAP(fstat, (int fd, struct stat *out), (fd, out))
WRAP(lstat, (const char *path, struct stat *out), (path, out))
WRAP(open, (const char *path, int flags), (path, flags))
WRAP(sem_clockwait, (skc_semaphore * semaphore, int64_t timeout), (semaphore, timeout))
WRAP(flock, (int fd, int operation), (fd, operation))
WRAP(unlink, (const char *path), (path))
WRAP(fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(fchmodat, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
WRAP(getpeereid, (int fd, uid_t *uid, gid_t *gid), (fd, uid, gid))
WRAP(getsockopt, (int fd, int level, int option, void *value, socklen_t *len),
		(fd, level, option, value, len))
WRAP(setsockopt, (int fd, int level, int option, const void *value, socklen_t len),
		(fd, level, option, value, len))
WRAP(poll, (struct pollfd * items, nfds_t count, int timeout), (items, count, timeout))
WRAP(ppoll,
		(struct pollfd * items, nfds_t count, const struct timespec *timeout, const sigset_t *mask),
		(items, count, timeout, mask))
WRAP(getifaddrs, (struct ifaddrs * *out), (out))
WRAP(ioctl, (int fd, unsigned long request, void *argument), (fd, request, argument))

WRAP(pthread_sigmask, (int how, const sigset_t *set, sigset_t *old), (how, set, old))
WRAP(sigaction, (int number, const struct sigaction *action, struct sigaction *old),
		(number, action, old))
WRAP(munmap, (void *pages, size_t size), (pages, size))

#ifdef __linux__
WRAP(fchmodat2, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
WRAP(sendmmsg, (int fd, struct mmsghdr *messages, unsigned count, int flags),
		(fd, messages, count, flags))
WRAP(recvmmsg, (int fd, struct mmsghdr *messages, unsigned count, int flags),
		(fd, messages, count, flags))
WRAP(epoll_create1, (int flags), (flags))
WRAP(epoll_ctl, (int poller, int operation, int fd, struct epoll_event *event),
		(poller, operation, fd, event))
WRAP(epoll_wait, (int poller, struct epoll_event *events, int max, int timeout),
		(poller, events, max, timeout))
WRAP(epoll_pwait,
		(int poller, struct epoll_event *events, int max, int timeout, const sigset_t *mask),
		(poller, events, max, timeout, mask))
WRAP(epoll_pwait2,
		(int poller, struct epoll_event *events, int max, const struct timespec *timeout,
				const sigset_t *mask),
		(poller, events, max, timeout, mask))
#endif

#ifdef SKC_HAS_KQUEUE
WRAP(kqueue, (void), ())
WRAP(kevent_change, (int queue, const struct kevent *change), (queue, change))
WRAP(kevent_wait, (int queue, struct kevent *events, int max, const struct timespec *timeout),
		(queue, events, max, timeout))
#endif

WRAP_IO(send, (int fd, const void *data, size_t len, int flags), (fd, data, len, flags))
WRAP_IO(recv, (int fd, void *buffer, size_t len, int flags), (fd, buffer, len, flags))
WRAP_IO(sendto,
		(int fd, const void *data, size_t len, int flags, const struct sockaddr *to,
				socklen_t to_len),
		(fd, data, len, flags, to, to_len))
WRAP_IO(recvfrom,
		(int fd, void *buffer, size_t len, int flags, struct sockaddr *from, socklen_t *from_len),
		(fd, buffer, len, flags, from, from_len))

WRAP_IO(pread, (int fd, void *buffer, size_t len, off_t offset), (fd, buffer, len, offset))

#ifdef __linux__
WRAP_IO(sendfile, (int fd, int file, off_t *offset, size_t len), (fd, file, offset, len))
WRAP_IO(splice, (int from, int to, size_t len), (from, to, len))
WRAP_IO(read, (int fd, void *buffer, size_t len), (fd, buffer, len))
WRAP(pipe2, (int fd[2], int flags), (fd, flags))
#endif

/* The handle is closed in any case, as close(2) does: the caller never uses it again. */
static int wrap_close(int fd)
{
	int result = skc_system_calls.close(fd);

	return fault_fails(CALL_close) ? -1 : result;
}

static int wrap_getaddrinfo(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	const skc_fault_rule *r = enter(CALL_getaddrinfo);

	if (r != NULL) {
		errno = r->code == EAI_SYSTEM ? ENOMEM : errno;
		return r->code;
	}
	return skc_system_calls.getaddrinfo(host, service, hints, out);
}

static void *wrap_mmap(void *at, size_t size, int access, int flags, int fd, off_t offset)
{
	return fault_fails(CALL_mmap) ? MAP_FAILED
								  : skc_system_calls.mmap(at, size, access, flags, fd, offset);
}

static void *wrap_dlopen(const char *file, int mode)
{
	return fault_fails(CALL_dlopen) ? NULL : skc_system_calls.dlopen(file, mode);
}

static int wrap_pthread_create(
		pthread_t *out, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
	return fault_fails(CALL_pthread_create)
			? errno
			: skc_system_calls.pthread_create(out, attributes, run, argument);
}

/* Cannot fail; counted. */
static pid_t wrap_getpid(void)
{
	enter(CALL_getpid);
	return skc_system_calls.getpid();
}

/* Cannot fail; counted. */
static uid_t wrap_geteuid(void)
{
	enter(CALL_geteuid);
	return skc_system_calls.geteuid();
}

/* Cannot fail; counted. */
static mode_t wrap_umask(mode_t mode)
{
	enter(CALL_umask);
	return skc_system_calls.umask(mode);
}

/* Cannot fail; counted. */
static void wrap_freeaddrinfo(struct addrinfo *list)
{
	enter(CALL_freeaddrinfo);
	skc_system_calls.freeaddrinfo(list);
}

/* Copies the buffers of a message up to a total of bytes; returns their number. */
static size_t fault_cut_iov(const struct msghdr *message, size_t bytes, struct iovec *out)
{
	size_t n = 0;

	for (size_t i = 0; i < (size_t) message->msg_iovlen && n < SHORT_IOV_MAX && bytes > 0; i++) {
		out[n] = message->msg_iov[i];
		if (out[n].iov_len > bytes) {
			out[n].iov_len = bytes;
		}
		bytes -= out[n++].iov_len;
	}
	return n;
}

static ssize_t wrap_sendmsg(int fd, const struct msghdr *message, int flags)
{
	const skc_fault_rule *r = enter(CALL_sendmsg);
	struct iovec iov[SHORT_IOV_MAX];
	struct msghdr cut = *message;

	if (r != NULL && r->code != 0) {
		errno = r->code;
		return -1;
	}
	if (r != NULL) {
		cut.msg_iovlen = fault_cut_iov(message, r->bytes, iov);
		cut.msg_iov = iov;
	}
	return skc_system_calls.sendmsg(fd, &cut, flags);
}

static ssize_t wrap_recvmsg(int fd, struct msghdr *message, int flags)
{
	const skc_fault_rule *r = enter(CALL_recvmsg);
	struct iovec iov[SHORT_IOV_MAX], *whole = message->msg_iov;
	size_t whole_len = message->msg_iovlen;
	ssize_t result;

	if (r != NULL && r->code != 0) {
		errno = r->code;
		return -1;
	}
	if (r != NULL) {
		message->msg_iovlen = fault_cut_iov(message, r->bytes, iov);
		message->msg_iov = iov;
	}
	result = skc_system_calls.recvmsg(fd, message, flags);
	message->msg_iov = whole;
	message->msg_iovlen = whole_len;
	return result;
}

/* --- the calls and codes that rules can name -------------------------------------------------- */

#define CODE(name) \
	{ \
#name, name \
	}

static const skc_fault_code codes[] = {
	CODE(EACCES),
	CODE(EADDRINUSE),
	CODE(EADDRNOTAVAIL),
	CODE(EAFNOSUPPORT),
	CODE(EAGAIN),
	CODE(EALREADY),
	CODE(EBADF),
	CODE(ECONNABORTED),
	CODE(ECONNREFUSED),
	CODE(ECONNRESET),
	CODE(EDESTADDRREQ),
	CODE(EFAULT),
	CODE(EHOSTUNREACH),
	CODE(EINPROGRESS),
	CODE(EINTR),
	CODE(EINVAL),
	CODE(EIO),
	CODE(EISCONN),
	CODE(EMFILE),
	CODE(EMSGSIZE),
	CODE(ENETUNREACH),
	CODE(ENFILE),
	CODE(ENOBUFS),
	CODE(ENODEV),
	CODE(ENOENT),
	CODE(ENOMEM),
	CODE(ENOPROTOOPT),
	CODE(ENOSPC),
	CODE(ENOSYS),
	CODE(ENOTCONN),
	CODE(ENOTSOCK),
	CODE(EOPNOTSUPP),
	CODE(EPERM),
	CODE(EPIPE),
	CODE(EPROTONOSUPPORT),
	CODE(ETIMEDOUT),
	CODE(EAI_AGAIN),
	CODE(EAI_BADFLAGS),
	CODE(EAI_FAIL),
	CODE(EAI_FAMILY),
	CODE(EAI_MEMORY),
	CODE(EAI_NONAME),
	CODE(EAI_SERVICE),
	CODE(EAI_SOCKTYPE),
	CODE(EAI_SYSTEM),
};

#ifdef __linux__
#define SHORT_FILE CALL_sendfile, CALL_splice, CALL_read
#else
#define SHORT_FILE CALL_send
#endif

static const int can_be_short[] = { CALL_send, CALL_recv, CALL_sendto, CALL_recvfrom, CALL_sendmsg,
	CALL_recvmsg, CALL_pread, SHORT_FILE };

#define CALL_WRAPPER(name, result, parameters) .name = wrap_##name,

static const skc_calls wrappers = { SKC_CALLS(CALL_WRAPPER) };

static void fault_install(skc_fault_enter_fn rules)
{
	enter = rules;
	skc_call = wrappers;
}

const skc_fault_system skc_fault_here = {
	.calls = call_names,
	.call_count = CALL_COUNT,
	.can_be_short = can_be_short,
	.can_be_short_count = SKC_COUNT(can_be_short),
	.codes = codes,
	.code_count = SKC_COUNT(codes),
	.install = fault_install,
};

_Static_assert((int) CALL_COUNT <= (int) SKC_FAULT_CALLS_MAX, "a count for each call");

const char *skc_fault_text(void)
{
	return getenv("SKC_FAULTS");
}

void skc_fault_die(const char *text)
{
	fprintf(stderr, "SKC_FAULTS: no such fault in \"%s\"\n", text);
	abort();
}
