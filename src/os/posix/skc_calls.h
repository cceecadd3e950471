#ifndef SKC_CALLS_H
#define SKC_CALLS_H

/*
 * Every system call of this folder goes through this table, so that a test can make the Nth one
 * fail (skc_fault.h). A member has the name and the signature of the call; a comment names the call
 * of the others.
 */

#include "skc_platform.h"
#include "skc_semaphore.h"

#include <pthread.h>
#include <signal.h>

struct epoll_event;
struct ifaddrs;
struct kevent;
struct mmsghdr;
struct stat;
struct timespec;

/* Several messages in one call; files. */
#ifdef __linux__
#define SKC_CALLS_BATCH(X) \
	X(sendmmsg, int, (int, struct mmsghdr *, unsigned, int) ) \
	X(recvmmsg, int, (int, struct mmsghdr *, unsigned, int) ) \
	X(sendfile, ssize_t, (int, int, off_t *, size_t)) \
	X(pipe2, int, (int[2], int) ) \
	X(splice, ssize_t, (int, int, size_t)) /* SPLICE_F_NONBLOCK */ \
	X(read, ssize_t, (int, void *, size_t))
#else
#define SKC_CALLS_BATCH(X)
#endif

/* The calls of the system's poller; see src/poll. */
#ifdef __linux__
#define SKC_CALLS_POLLER(X) \
	X(epoll_create1, int, (int) ) \
	X(epoll_ctl, int, (int, int, int, struct epoll_event *) ) \
	X(epoll_wait, int, (int, struct epoll_event *, int, int) ) \
	X(epoll_pwait, int, (int, struct epoll_event *, int, int, const sigset_t *) ) \
	X(epoll_pwait2, int, \
			(int, struct epoll_event *, int, const struct timespec *, const sigset_t *) )
#elif defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__) || \
		defined(__DragonFly__)
#define SKC_HAS_KQUEUE
#define SKC_CALLS_POLLER(X) \
	X(kqueue, int, (void) ) \
	X(kevent_change, int, (int, const struct kevent *) ) /* kevent with one change */ \
	X(kevent_wait, int, (int, struct kevent *, int, const struct timespec *) ) /* kevent */
#else
#define SKC_CALLS_POLLER(X)
#endif

/* Linux 6.6 */
#ifdef __linux__
#define SKC_CALLS_PATH(X) X(fchmodat2, int, (int, const char *, mode_t, int) )
#else
#define SKC_CALLS_PATH(X)
#endif

/* name, return type, parameters */
#define SKC_CALLS(X) \
	X(socket, int, (int, int, int) ) \
	X(socketpair, int, (int, int, int, int[2])) \
	X(close, int, (int) ) \
	X(bind, int, (int, const struct sockaddr *, socklen_t)) \
	X(connect, int, (int, const struct sockaddr *, socklen_t)) \
	X(listen, int, (int, int) ) \
	X(accept, int, (int, struct sockaddr *, socklen_t *) ) \
	X(accept4, int, (int, struct sockaddr *, socklen_t *, int) ) \
	X(getsockname, int, (int, struct sockaddr *, socklen_t *) ) \
	X(getpeername, int, (int, struct sockaddr *, socklen_t *) ) \
	X(shutdown, int, (int, int) ) \
	X(sockatmark, int, (int) ) \
	X(getflags, int, (int, int) )      /* fcntl(fd, F_GETFL or F_GETFD) */ \
	X(setflags, int, (int, int, int) ) /* fcntl(fd, F_SETFL or F_SETFD, flags) */ \
	X(dup, int, (int) )                /* fcntl(fd, F_DUPFD_CLOEXEC, 0) */ \
	X(fstat, int, (int, struct stat *) ) \
	X(lstat, int, (const char *, struct stat *) ) \
	X(open, int, (const char *, int) ) /* new files are accessible to the user only */ \
	X(flock, int, (int, int) ) \
	X(unlink, int, (const char *) ) \
	X(fchmod, int, (int, mode_t)) \
	X(fchmodat, int, (int, const char *, mode_t, int) ) \
	X(umask, mode_t, (mode_t)) \
	X(getpid, pid_t, (void) ) \
	X(geteuid, uid_t, (void) ) \
	X(getpeereid, int, (int, uid_t *, gid_t *) ) \
	X(getsockopt, int, (int, int, int, void *, socklen_t *) ) \
	X(setsockopt, int, (int, int, int, const void *, socklen_t)) \
	X(send, ssize_t, (int, const void *, size_t, int) ) \
	X(recv, ssize_t, (int, void *, size_t, int) ) \
	X(sendto, ssize_t, (int, const void *, size_t, int, const struct sockaddr *, socklen_t)) \
	X(recvfrom, ssize_t, (int, void *, size_t, int, struct sockaddr *, socklen_t *) ) \
	X(sendmsg, ssize_t, (int, const struct msghdr *, int) ) \
	X(recvmsg, ssize_t, (int, struct msghdr *, int) ) \
	X(pread, ssize_t, (int, void *, size_t, off_t)) \
	X(poll, int, (struct pollfd *, nfds_t, int) ) \
	X(ppoll, int, (struct pollfd *, nfds_t, const struct timespec *, const sigset_t *) ) \
	X(getaddrinfo, int, \
			(const char *, const char *, const struct addrinfo *, struct addrinfo **) ) \
	X(freeaddrinfo, void, (struct addrinfo *) ) \
	X(getifaddrs, int, (struct ifaddrs **) ) \
	X(ioctl, int, (int, unsigned long, void *) ) \
	X(mmap, void *, (void *, size_t, int, int, int, off_t)) \
	X(munmap, int, (void *, size_t)) \
	X(dlopen, void *, (const char *, int) ) \
	X(pthread_sigmask, int, (int, const sigset_t *, sigset_t *) ) \
	X(sigaction, int, (int, const struct sigaction *, struct sigaction *) ) \
	X(pthread_create, int, (pthread_t *, const pthread_attr_t *, void *(*) (void *), void *) ) \
	X(sem_clockwait, int, (skc_semaphore *, int64_t)) /* or sem_timedwait, or a pipe */ \
	SKC_CALLS_BATCH(X) \
	SKC_CALLS_PATH(X) \
	SKC_CALLS_POLLER(X)

#define SKC_CALL_MEMBER(name, result, parameters) result(*name) parameters;

typedef struct skc_calls {
	SKC_CALLS(SKC_CALL_MEMBER)
} skc_calls;

#undef SKC_CALL_MEMBER

/* The table that is called; tests replace members. */
extern skc_calls skc_call;

/* The system's own calls. */
extern const skc_calls skc_system_calls;

#endif
