#ifndef SKC_OS_H
#define SKC_OS_H

/*
 * The contract with the operating system: each function is implemented once in src/os/posix and
 * once in src/os/win, in files of the same name. Nothing else calls the system.
 *
 * Unless stated otherwise a function makes one system call, does not retry on SKC_EINTR, borrows
 * its arguments, and returns SKC_OK or the system's code.
 */

#include "skc_addr.h"
#include "skc_base.h"

/* Flags of open, pair and accept. Close-on-exec (no inheritance on Windows) is the default. */
enum {
	SKC_OPEN_NONBLOCK = 1,   /* the new handle does not block */
	SKC_OPEN_INHERITABLE = 2 /* child programs inherit the new handle */
};

/* One message of sendmsg and recvmsg; all pointers are borrowed. */
typedef struct skc_message {
	skc_addr *name; /* may be NULL; recvmsg fills it */
	skc_iov *iov;   /* buffers, iov_count of them */
	size_t iov_count;
	void *control;      /* may be NULL; aligned as skc_cmsghdr */
	size_t control_len; /* in: bytes at control; out of recvmsg: bytes that arrived */
	int flags;          /* out of recvmsg: MSG_TRUNC, MSG_CTRUNC, … */
} skc_message;

/* --- skc_os_startup.c: once per process, counted ---------------------------------------------- */

skc_err skc_os_startup(void);
void skc_os_shutdown(void);

/* The number of forks between this process and the one that loaded the library: registrations of
 * before belong to the parent. */
unsigned skc_os_fork_count(void);

/* The number of forks that this process has made or was made by since the library was loaded. If it
 * has changed, another process has the same handles. */
unsigned skc_os_forks_seen(void);

/* Registers functions that every later fork(2) of the process calls: prepare before it, child in
 * the new process and parent in the old one. Nothing on a system without fork. pthread_atfork(3).
 */
skc_err skc_os_on_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void));

/* --- skc_os_socket.c: handles --------------------------------------------------------------- */

/* Gives a new socket. type may carry the system's own SOCK_NONBLOCK and SOCK_CLOEXEC bits. Falls
 * back to a second call where the system cannot set the flags atomically. socket(2). */
skc_err skc_os_open(int family, int type, int protocol, unsigned flags, skc_handle *out);

/* Gives two connected sockets. socketpair(2). */
skc_err skc_os_pair(int family, int type, int protocol, unsigned flags, skc_handle out[2]);

/* Takes the handle. Never retried: after EINTR the handle is gone (close(2)). */
skc_err skc_os_close(skc_handle handle);

/* Gives another handle of the same socket (on POSIX: of any open file), which child programs do not
 * inherit. fcntl(2), F_DUPFD_CLOEXEC; WSADuplicateSocket. */
skc_err skc_os_duplicate(skc_handle handle, skc_handle *out);

skc_err skc_os_bind(skc_handle handle, const skc_addr *addr);
skc_err skc_os_connect(skc_handle handle, const skc_addr *addr);

/* Dissolves the peer of a datagram socket. FreeBSD and macOS do so and report an error
 * nevertheless: see skc_sock_disconnect(). connect(2), AF_UNSPEC; Windows: an address of zeros. */
skc_err skc_os_disconnect(skc_handle handle);

skc_err skc_os_listen(skc_handle handle, int backlog);

/* Gives the next connection. peer may be NULL. Blocks when the handle does. accept4(2). */
skc_err skc_os_accept(skc_handle handle, unsigned flags, skc_addr *peer, skc_handle *out);

/* Returns whether a code of skc_os_accept() is the error of a connection that has ended in the
 * queue, not of the listener: accept(2), "Error handling". SKC_EOPNOTSUPP is one, if the socket
 * listens. */
bool skc_os_is_lost_connection(skc_err err);

/* Returns whether the socket listens; true if the system cannot report it. SO_ACCEPTCONN. */
bool skc_os_is_listening(skc_handle handle);

skc_err skc_os_local_name(skc_handle handle, skc_addr *out);
skc_err skc_os_peer_name(skc_handle handle, skc_addr *out);

/* how: SHUT_RD, SHUT_WR or SHUT_RDWR. */
skc_err skc_os_shutdown_socket(skc_handle handle, int how);

/* Returns whether the next byte to read is at the out-of-band mark. sockatmark(3). */
skc_err skc_os_at_mark(skc_handle handle, bool *out);

skc_err skc_os_set_blocking(skc_handle handle, bool blocking);

/* As skc_os_set_blocking(true) in one call, for a socket of skc_os_open whose other flags are
 * unchanged. */
skc_err skc_os_make_blocking(skc_handle handle);

/* If the system cannot report it (Windows), *out stays as it was and SKC_OK is returned. */
skc_err skc_os_get_blocking(skc_handle handle, bool *out);

/* Sets whether child programs inherit the handle. */
skc_err skc_os_set_inheritable(skc_handle handle, bool inheritable);

/* --- skc_os_path.c: paths of sockets. Windows: SKC_EOPNOTSUPP -------------------------------- */

/* Binds to a path that never has more permissions than mode (0 to 0777), and may have fewer.
 * Several calls. If the system cannot change the permissions of the path afterwards, they are
 * exactly mode, and a file that another thread creates meanwhile may have permissions of mode that
 * the umask would remove. */
skc_err skc_os_bind_mode(skc_handle handle, const skc_addr *addr, unsigned mode);

/* Gives the socket at a path exactly these permissions; a symbolic link is not followed. */
skc_err skc_os_path_set_mode(const char *path, unsigned mode);

/* Gives whether the path is a socket; a symbolic link is not one. SKC_ENOENT if nothing exists
 * there. */
skc_err skc_os_path_is_socket(const char *path, bool *out);

skc_err skc_os_path_remove(const char *path);

/* Gives the lock of a file, which is created if necessary, with access for this user only.
 * SKC_EWOULDBLOCK while another process has the lock; SKC_EACCES when the file cannot be created,
 * or belongs to another user, who could hold its lock. Several calls; flock(2). */
skc_err skc_os_lock_file(const char *path, skc_handle *out);

/* Takes the handle; removes the file. */
void skc_os_unlock_file(const char *path, skc_handle handle);

/* --- skc_os_process.c ------------------------------------------------------------------------ */

int64_t skc_os_process_id(void);

/* Removes a variable from the environment of this process and of the programs it starts. Not safe
 * while another thread reads the environment. unsetenv(3). */
void skc_os_unset_variable(const char *name);

/* The identity of a process. */
typedef struct skc_credentials {
	int64_t pid; /* 0: the system does not report it */
	int64_t uid;
	int64_t gid;
} skc_credentials;

/* The credentials of a unix socket's peer at the time when it connected or listened. SKC_ENOTCONN,
 * SKC_EOPNOTSUPP. SO_PEERCRED, getpeereid(3). */
skc_err skc_os_peer_credentials(skc_handle handle, skc_credentials *out);

/* --- skc_os_catch.c: signals. Windows: SKC_EOPNOTSUPP ---------------------------------------- */

/* The largest number of a signal; a set of signals has the bit 1 << (number - 1). */
#define SKC_SIGNAL_MAX 64

static inline uint64_t skc_signal_bit(int number)
{
	return UINT64_C(1) << (number - 1);
}

typedef enum skc_disposition {
	SKC_SIGNAL_DEFAULT,
	SKC_SIGNAL_IGNORED,
	SKC_SIGNAL_HANDLED
} skc_disposition;

/* What the process does for a signal. SKC_SIGNAL_DEFAULT for one that does not exist. */
skc_disposition skc_os_signal_disposition(int number);

/* Catches signals until skc_os_release_caught(): each sends one byte, its number, to a socket that
 * does not block, which is borrowed. The handlers that the signals of `chained` have at the first
 * call run as well. Each of several calls gets all of its signals. In a child of fork(2) nothing is
 * caught. Several system calls; sigaction(2). SKC_EINVAL for a signal that cannot be caught,
 * SKC_ENOBUFS for too many calls at a time. */
skc_err skc_os_catch_signals(uint64_t signals, uint64_t chained, skc_handle to, uint64_t *id);

/* Nothing is sent afterwards. The last call for a signal restores what it did before, unless the
 * program has set something else meanwhile. */
void skc_os_release_caught(uint64_t id);

/* --- skc_os_option.c ------------------------------------------------------------------------ */

/* *len: in, bytes at value; out, bytes the system wrote. */
skc_err skc_os_get_option(skc_handle handle, int level, int option, void *value, skc_socklen *len);
skc_err skc_os_set_option(
		skc_handle handle, int level, int option, const void *value, skc_socklen len);

/* The family (AF_*) and type (SOCK_*) of a socket. */
skc_err skc_os_family(skc_handle handle, int *out);
skc_err skc_os_type(skc_handle handle, int *out);

/* The protocol (IPPROTO_*); the usual one of the type if the system cannot report it. */
skc_err skc_os_protocol(skc_handle handle, int *out);

/* The timeouts of the handle in nanoseconds, 0 when none is set. SO_RCVTIMEO, SO_SNDTIMEO. */
skc_err skc_os_get_timeout(skc_handle handle, int option, int64_t *out);

/* --- skc_os_io.c: bytes; *done is the number that was sent or received ------------------------ */

skc_err skc_os_send(skc_handle handle, const void *data, size_t len, int flags, size_t *done);
skc_err skc_os_recv(skc_handle handle, void *buffer, size_t len, int flags, size_t *done);
skc_err skc_os_send_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done);
skc_err skc_os_recv_from(
		skc_handle handle, void *buffer, size_t len, int flags, skc_addr *from, size_t *done);
skc_err skc_os_send_message(skc_handle handle, const skc_message *message, int flags, size_t *done);
skc_err skc_os_recv_message(skc_handle handle, skc_message *message, int flags, size_t *done);

/* Flag bits that make a received handle not inheritable atomically, 0 if the system has none. */
int skc_os_recv_message_flags(void);

/* --- skc_os_batch.c: several messages in one call ------------------------------------------- */

/* The most messages of one call. */
#define SKC_BATCH_MAX 64

/* Sends messages in their order; *done: how many, one at least. A message that fails ends the call;
 * its code is the result of the next call, which begins with it. SKC_ENOSYS: the system has no such
 * call. sendmmsg(2). */
skc_err skc_os_send_batch(
		skc_handle handle, const skc_message *messages, size_t count, int flags, size_t *done);

/* Receives messages as skc_os_recv_message does, without waiting for the second; sizes: the bytes
 * of each. *done: how many, one at least. SKC_ENOSYS as above. recvmmsg(2). */
skc_err skc_os_recv_batch(skc_handle handle, skc_message *messages, size_t *sizes, size_t count,
		int flags, size_t *done);

/* --- skc_os_memory.c: memory of its own pages. Windows: SKC_EOPNOTSUPP ------------------------ */

/* Gives at least size bytes (not 0) of zeros, on pages of their own. mmap(2). */
skc_err skc_os_map_pages(size_t size, void **out);

/* Takes the pages; those that the kernel still reads stay valid for it. munmap(2). */
void skc_os_unmap_pages(void *pages, size_t size);

/* --- skc_os_file.c: files --------------------------------------------------------------------- */

/* Sends bytes of a file without copying them into this process; file is a descriptor of the C
 * library, its position does not change. *done 0: the end of the file. Raises no SIGPIPE. waits:
 * the call may wait until the bytes have gone, though the handle does not block. SKC_ENOSYS if the
 * system has no such call, or only one that waits; SKC_EINVAL for a kind of file that it does not
 * support. sendfile(2), TransmitFile. */
skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done);

/* The size of a regular file; -1 for another kind and where it cannot be known. fstat(2). */
int64_t skc_os_file_size(int file);

/* Reads bytes of a file, whose position does not change. *done 0: the end of the file. SKC_ENOSYS
 * if the system has no such call, and for a file that is not seekable. pread(2). */
skc_err skc_os_read_at(int file, void *buffer, size_t len, int64_t offset, size_t *done);

/* Gives a pipe whose ends do not block: out[0] is read from. SKC_ENOSYS if the system cannot
 * splice. pipe2(2). */
skc_err skc_os_pipe(skc_handle out[2]);

/* Moves bytes between a socket and a pipe without copying them into this process. *done 0: the end
 * of the stream. Raises no SIGPIPE. It waits on a socket that blocks. SKC_EINVAL for a kind of
 * socket that it does not support. splice(2). */
skc_err skc_os_splice(skc_handle from, skc_handle to, size_t len, size_t *done);

/* Reads bytes of a pipe. *done 0: its other end is closed. */
skc_err skc_os_read_pipe(skc_handle handle, void *buffer, size_t len, size_t *done);

/* --- skc_os_wait.c -------------------------------------------------------------------------- */

/* Waits until an item has one of its events, at most timeout (rounded up to what the system
 * takes). *ready: items with revents. Waits beyond the system's largest timeout may end early with
 * *ready 0. poll(2), WSAPoll. */
skc_err skc_os_poll(skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);

/* Holds back all signals of this thread until they are released. *before: those that were held back
 * already. No signal is lost between a check of the flags that signal handlers set and a wait
 * `during` which signals are not held back. pthread_sigmask(3). Windows has no signals. */
void skc_os_hold_signals(skc_signals *before);
void skc_os_release_signals(const skc_signals *before);

/* As skc_os_poll, for signals that are held back: during the wait only those of `during` are held
 * back, NULL: no change. If the system has no such call, a signal just before the wait may not end
 * it. ppoll(2). */
skc_err skc_os_poll_with(
		skc_pollfd *items, size_t count, int64_t timeout, const skc_signals *during, size_t *ready);

/* The monotonic clock in nanoseconds. */
int64_t skc_os_now(void);

/* --- skc_os_name.c: interfaces and hosts ---------------------------------------------------- */

/* The index of an interface; name has a terminating NUL. */
skc_err skc_os_interface_index(const char *name, unsigned *out);

/* The name of an interface; out has at least IF_NAMESIZE bytes. */
skc_err skc_os_interface_name(unsigned index, char *out);

/* The first IPv4 address of an interface, and the interface that has an address of IPv4 or IPv6,
 * within the zone of the address if it has one. SKC_EADDRNOTAVAIL if there is none.
 * getifaddrs(3), GetAdaptersAddresses. */
skc_err skc_os_interface_address(unsigned index, struct in_addr *out);
skc_err skc_os_address_interface(const skc_addr *addr, unsigned *out);

/* Resolves a host with the system's resolver; blocks. Gives *out, to be freed with
 * skc_os_free_addresses. Returns 0 or an EAI_* code; *system is the code that the last failed
 * system call of the lookup left, SKC_OK without one. EAI_SYSTEM means that code. */
int skc_os_resolve(const char *host, const char *service, const struct addrinfo *hints,
		struct addrinfo **out, skc_err *system);
void skc_os_free_addresses(struct addrinfo *list);

/* The structure in which the C library has the sockets of the calling thread's lookups; NULL if it
 * is not known. Makes no system call. */
void *skc_os_resolver_state(void);

/* Closes the sockets of another thread's lookup; only in a child of fork(2), which has copies of
 * the sockets but not the thread. */
void skc_os_resolver_drop(void *memory);

/* Reads the first bytes of the hosts file (hosts(5)), at most size. SKC_ENOENT without one. */
skc_err skc_os_hosts(char *buffer, size_t size, size_t *len);

/* --- skc_os_thread.c ------------------------------------------------------------------------ */

typedef void (*skc_os_thread_fn)(void *argument);

/* Runs a function on a new, detached thread that blocks all signals. The library with this code
 * then stays in memory until the process ends. */
skc_err skc_os_thread(skc_os_thread_fn run, void *argument);

/* A number of the calling thread that no other living thread has, and that fork(2) does not change.
 */
uintptr_t skc_os_thread_number(void);

/* The lock of the process, for a few instructions at a time. */
void skc_os_lock(void);
void skc_os_unlock(void);

/* Threads post it, others wait for it: a semaphore that begins at 0. */
typedef struct skc_event skc_event;

/* Gives one; NULL when there is no memory (macOS: no descriptor). */
skc_event *skc_os_event_new(void);

/* Takes it; no thread may be waiting. */
void skc_os_event_free(skc_event *event);

/* Makes a system call only when a thread waits. */
void skc_os_event_post(skc_event *event);

/* Takes one post; waits for it at most timeout. SKC_ETIMEDOUT, SKC_EINTR. */
skc_err skc_os_event_wait(skc_event *event, int64_t timeout);

/* --- skc_os_symbol.c: error codes by name ---------------------------------------------------- */

/* Kinds of errors that a program can act on. */
typedef enum skc_error_kind {
	SKC_ERROR_OTHER,
	SKC_ERROR_REFUSED,
	SKC_ERROR_RESET,
	SKC_ERROR_ABORTED,
	SKC_ERROR_TIMED_OUT,
	SKC_ERROR_UNREACHABLE,
	SKC_ERROR_ADDRESS_IN_USE,
	SKC_ERROR_ADDRESS_NOT_AVAILABLE,
	SKC_ERROR_PERMISSION_DENIED,
	SKC_ERROR_NOT_FOUND,
	SKC_ERROR_WOULD_BLOCK,
	SKC_ERROR_INTERRUPTED,
	SKC_ERROR_BROKEN_PIPE,
	SKC_ERROR_NOT_CONNECTED,
	SKC_ERROR_ALREADY_CONNECTED,
	SKC_ERROR_CLOSED,
	SKC_ERROR_INVALID_DESCRIPTOR,
	SKC_ERROR_UNRESOLVED,
	SKC_ERROR_TOO_MANY_HANDLES,
	SKC_ERROR_OUT_OF_MEMORY,
	SKC_ERROR_UNSUPPORTED,
	SKC_ERROR_INVALID_ARGUMENT,
	SKC_ERROR_MESSAGE_TOO_LARGE,
	SKC_ERROR_CERTIFICATE, /* these three are of channels, not of the system */
	SKC_ERROR_HANDSHAKE,
	SKC_ERROR_TRUNCATED,
	SKC_ERROR_KINDS /* their number */
} skc_error_kind;

typedef struct skc_error_row {
	const char *symbol; /* the macro's name, "ECONNREFUSED" or "WSAECONNREFUSED" */
	skc_err code;
	skc_error_kind kind;
} skc_error_row;

/* All codes that have a name here, SKC_MISSING for those that the system lacks; the first row of a
 * code counts. */
const skc_error_row *skc_os_errors(size_t *count);

/* --- skc_os_error.c: the texts of the system, copied to buffer with a NUL -------------------- */

/* The code of the last socket call that PHP or another extension made in this thread (errno,
 * WSAGetLastError). */
skc_err skc_os_last_error(void);

/* Text of an errno or WSA code. */
void skc_os_error_text(skc_err code, char *buffer, size_t size);

/* Text of an h_errno code (1 HOST_NOT_FOUND … 4 NO_ADDRESS). */
void skc_os_host_error_text(int code, char *buffer, size_t size);

/* The h_errno code that corresponds to an EAI_* code. */
int skc_os_host_error(int eai);

#endif
