#ifndef OS_H
#define OS_H

/* The same as posix/os.h, for Windows. */

#include <fcntl.h>
#include <io.h>
#include <pthread.h>

#include "skc_os.h"

#define OS_PAIR_FAMILY AF_INET
#define OS_NO_HANDLE WSAENOTSOCK
#define OS_TIME_OVER WSAETIMEDOUT
#define OS_CONNECT_OVER WSAETIMEDOUT
#define OS_NO_PAIR WSAEAFNOSUPPORT
#define OS_BAD_LEVEL WSAEINVAL
#define OS_NO_ADDRESS WSAEFAULT
#define OS_LOOKUP_CODE(code) (code)
#define OS_EMPTY_NAME_RESOLVES 1 /* to the addresses of this machine */

#define OS_ACCEPT_CALL "accept"
#define OS_HANDLE SOCKET
#define OS_LENGTH int
#define OS_PAIR_CALL "socket"
#define OS_MODE_CALL "ioctl"
#define OS_MODES_OF_ACCEPT 1 /* how often the mode of a connection is set */
#define OS_LOST_CODES WSAECONNABORTED
#define OS_INTERFACE_FAULTS \
	{ \
		"GetAdaptersAddresses", ERROR_NOT_ENOUGH_MEMORY \
	}

/* The call that lists the addresses of all interfaces, and its result when there is no memory. */
#define OS_ADDRESSES_CALL "GetAdaptersAddresses"
#define OS_ADDRESSES_CODE SKC_ENOMEM

/* The system has no poller: none of these calls is made. */
#define POLLER_OPEN "poller_open"
#define POLLER_CHANGE "poller_change"
#define POLLER_WAIT "poller_wait"

/* No file is sent with a timeout. */
#define OS_READS_FILES 0
#define OS_FILE_IN_TIME SKC_ENOSYS
#define OS_FILE_TOO_LATE SKC_ENOSYS

typedef char os_option_value;

/* Handles are made not inheritable by a flag of WSASocketW. */
#define SOCK_CLOEXEC 0

#define OS_OTHER_SOCKET \
	{ \
		AF_INET6, SOCK_DGRAM, IPPROTO_UDP \
	}
#define OS_FALLBACK_FAULTS \
	{ "setflags", 1 }, \
	{ \
		"ioctl", 1 \
	}
#define OS_PAIR_CALLS "socket", "setsockopt", "bind", "getsockname", "listen", "connect", "accept"
#define OS_DUPLICATE_CALL "WSADuplicateSocketW"
#define OS_PAIRLESS_FAMILY AF_UNIX

/* Newer versions of Windows have unix sockets, but Wine does not. */
#define OS_NEEDS_UNIX() \
	do { \
		SOCKET probe = socket(AF_UNIX, SOCK_STREAM, 0); \
		if (probe == INVALID_SOCKET) { \
			SKIP("unix sockets are needed"); \
		} \
		closesocket(probe); \
	} while (0)

#define OS_NEEDS_RECV_TRUNC() SKIP("MSG_TRUNC as a flag of receives is needed")

#define OS_NEEDS_SEND_FILE()

/* SO_SNDTIMEO applies to sends only. */
#define OS_NEEDS_CONNECT_LIMIT() SKIP("connects with a timeout are needed")

/* Nothing interrupts a call of Winsock 2 (WSAEINTR belongs to WSACancelBlockingCall, 1.1). */
#define OS_NEEDS_SIGNALS() SKIP("signals that interrupt calls are needed")

/* The C library's codes for those of Winsock. */
#undef EACCES
#undef EADDRINUSE
#undef EADDRNOTAVAIL
#undef EAFNOSUPPORT
#undef EAGAIN
#undef EALREADY
#undef EBADF
#undef ECONNABORTED
#undef ECONNREFUSED
#undef ECONNRESET
#undef EINPROGRESS
#undef EINTR
#undef EINVAL
#undef EIO
#undef EISCONN
#undef EMFILE
#undef ENFILE
#undef ENOBUFS
#undef ENODEV
#undef ENOMEM
#undef ENOPROTOOPT
#undef ENOSPC
#undef ENOSYS
#undef ENOTCONN
#undef ENOTSOCK
#undef EOPNOTSUPP
#undef EPERM
#undef EPIPE
#undef EPROTONOSUPPORT
#undef EWOULDBLOCK
#define EACCES WSAEACCES
#define EADDRINUSE WSAEADDRINUSE
#define EADDRNOTAVAIL WSAEADDRNOTAVAIL
#define EAFNOSUPPORT WSAEAFNOSUPPORT
#define EAGAIN WSAEWOULDBLOCK
#define EALREADY WSAEALREADY
#define EBADF WSAEBADF
#define ECONNABORTED WSAECONNABORTED
#define ECONNREFUSED WSAECONNREFUSED
#define ECONNRESET WSAECONNRESET
#define EINPROGRESS WSAEWOULDBLOCK
#define EINTR WSAEINTR
#define EINVAL WSAEINVAL
#define EIO ERROR_IO_DEVICE
#define EISCONN WSAEISCONN
#define EMFILE WSAEMFILE
#define ENFILE ERROR_TOO_MANY_OPEN_FILES
#define ENOBUFS WSAENOBUFS
#define ENODEV SKC_ENODEV
#define ENOMEM SKC_ENOMEM
#define ENOPROTOOPT WSAENOPROTOOPT
#define ENOSPC ERROR_DISK_FULL
#define ENOSYS ERROR_CALL_NOT_IMPLEMENTED
#define ENOTCONN WSAENOTCONN
#define ENOTSOCK WSAENOTSOCK
#define EOPNOTSUPP WSAEOPNOTSUPP
#define EPERM ERROR_ACCESS_DENIED
#define EPIPE WSAESHUTDOWN
#define EPROTONOSUPPORT WSAEPROTONOSUPPORT
#define ESOCKTNOSUPPORT WSAESOCKTNOSUPPORT
#define EWOULDBLOCK WSAEWOULDBLOCK

static DWORD WINAPI os_watch(void *unused)
{
	(void) unused;
	Sleep(100000);
	fputs("the test takes more than 100 seconds\n", stderr);
	_exit(3);
}

static inline void os_start(void)
{
	skc_os_startup();
	CloseHandle(CreateThread(NULL, 0, os_watch, NULL, 0, NULL));
}

/* Sockets have the low numbers of the process's handles. */
static inline bool os_is_open(skc_handle handle)
{
	int type, len = sizeof(type);

	return getsockopt(handle, SOL_SOCKET, SO_TYPE, (char *) &type, &len) == 0;
}

static inline int os_count_open(void)
{
	DWORD count = 0;

	GetProcessHandleCount(GetCurrentProcess(), &count);
	return (int) count;
}

static inline void os_sleep(int64_t ns)
{
	Sleep((DWORD) ((ns + SKC_NS_PER_MSEC - 1) / SKC_NS_PER_MSEC));
}

static inline void os_fail(const char *what)
{
	fprintf(stderr, "%s: %d\n", what, WSAGetLastError());
	abort();
}

/* --- signals: there are none ----------------------------------------------------------------- */

static unsigned os_signals;

static inline void os_catch(void)
{
	os_signals = 0;
}

static inline void os_signal(pthread_t thread)
{
	(void) thread;
}

static inline int os_thread(void)
{
	return 0;
}

static inline void os_await_sleep(int thread)
{
	(void) thread;
}

/* --- handles --------------------------------------------------------------------------------- */

static inline int os_close(skc_handle handle)
{
	return closesocket(handle);
}

static inline bool os_pair(int type, skc_handle out[2])
{
	return skc_os_pair(AF_INET, type, 0, 0, out) == SKC_OK;
}

static inline bool os_pipe(skc_handle out[2])
{
	HANDLE ends[2];

	if (!CreatePipe(&ends[0], &ends[1], NULL, 0)) {
		return false;
	}
	out[0] = (skc_handle) ends[0];
	out[1] = (skc_handle) ends[1];
	return true;
}

static inline bool os_is_inheritable(skc_handle handle)
{
	DWORD flags = 0;

	return GetHandleInformation((HANDLE) handle, &flags) && (flags & HANDLE_FLAG_INHERIT) != 0;
}

static inline bool os_knows_modes(void)
{
	return false;
}

/* Found out by a receive with a timeout; only a connected socket reports it. */
static inline int os_mode(skc_handle handle)
{
	DWORD limit = 20, none = 0;
	char byte;
	int result;

	setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, (const char *) &limit, sizeof(limit));
	result = recv(handle, &byte, 1, MSG_PEEK) < 0 ? WSAGetLastError() : 0;
	setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, (const char *) &none, sizeof(none));
	return result == WSAETIMEDOUT ? 1 : result == WSAEWOULDBLOCK ? 0 : -1;
}

static inline void os_nonblock(skc_handle handle)
{
	u_long on = 1;

	ioctlsocket(handle, (long) FIONBIO, &on);
}

static inline void os_set(skc_handle handle, int level, int option, int value)
{
	setsockopt(handle, level, option, (const char *) &value, sizeof(value));
}

static inline void os_reset_on_close(skc_handle handle)
{
	struct linger now = { .l_onoff = 1 };

	setsockopt(handle, SOL_SOCKET, SO_LINGER, (const char *) &now, sizeof(now));
}

static inline void os_limit(skc_handle handle, int option, int64_t ns)
{
	DWORD limit = (DWORD) ((ns + SKC_NS_PER_MSEC - 1) / SKC_NS_PER_MSEC);

	setsockopt(handle, SOL_SOCKET, option, (const char *) &limit, sizeof(limit));
}

/* --- bytes ----------------------------------------------------------------------------------- */

static inline long os_unread(skc_handle handle)
{
	u_long there = 0;

	return ioctlsocket(handle, (long) FIONREAD, &there) < 0 ? -1 : (long) there;
}

static inline void os_set_mode(skc_handle handle, u_long nonblocking)
{
	ioctlsocket(handle, (long) FIONBIO, &nonblocking);
}

/* The mode is the handle's, not the call's. */
static inline long os_send_now(skc_handle handle, const void *data, size_t len, int flags)
{
	long done;

	os_set_mode(handle, 1);
	done = send(handle, data, (int) len, flags);
	os_set_mode(handle, 0);
	return done;
}

static inline long os_recv_now(skc_handle handle, void *buffer, size_t len, int flags)
{
	long done;

	os_set_mode(handle, 1);
	done = recv(handle, buffer, (int) len, flags);
	os_set_mode(handle, 0);
	return done;
}

/* --- files: descriptors of the C library ----------------------------------------------------- */

static inline int64_t os_position(int file)
{
	return _lseeki64(file, 0, SEEK_CUR);
}

static inline bool os_pipe_files(int out[2])
{
	return _pipe(out, 4096, _O_BINARY) == 0;
}

/* --- texts ----------------------------------------------------------------------------------- */

/* The system's message, or "". */
static inline const char *os_system_text(int code)
{
	static char text[512];
	DWORD len = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
			(DWORD) code, 0, text, sizeof(text), NULL);

	while (len > 0 && strchr("\r\n.", text[len - 1]) != NULL) {
		len--;
	}
	text[len] = '\0';
	return text;
}

static inline const char *os_error_text(int code)
{
	static char unknown[40];
	bool is_errno =
			((code >= 1 && code <= 42) || (code >= 100 && code <= 140)) && code != 6 && code != 8;
	const char *text = is_errno ? strerror(code) : os_system_text(code);

	if (*text != '\0' && strncmp(text, "Unknown error", 13) != 0) {
		return text;
	}
	snprintf(unknown, sizeof(unknown), "Unknown error %d", code);
	return unknown;
}

static inline const char *os_host_error_text(int code)
{
	return os_error_text(code >= 1 && code <= 4 ? WSAHOST_NOT_FOUND + code - 1 : code);
}

/* Windows reads 01 and 00 in a dotted address as 1 and 0; elsewhere they are invalid. */
static inline bool os_judges_address(const char *text)
{
	const char *dot = strchr(text, '.');

	for (const char *at = text; dot != NULL && *at != '\0'; at++) {
		bool first = at == text || at[-1] == '.' || at[-1] == ':';

		if (first && at[0] == '0' && at[1] >= '0' && at[1] <= '9') {
			return false;
		}
	}
	return true;
}

/* --- the environment -------------------------------------------------------------------------- */

static inline void os_setenv(const char *name, const char *value)
{
	_putenv_s(name, value);
}

static inline void os_unset(const char *name)
{
	_putenv_s(name, "");
}

/* --- many handles ---------------------------------------------------------------------------- */

static inline bool os_may_open(unsigned count)
{
	(void) count;
	return true;
}

static inline skc_handle os_copy(skc_handle handle)
{
	WSAPROTOCOL_INFOW info;

	if (WSADuplicateSocketW(handle, GetCurrentProcessId(), &info) != 0) {
		return SKC_HANDLE_NONE;
	}
	return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
			WSA_FLAG_OVERLAPPED);
}

#endif
