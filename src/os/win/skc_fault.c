#include "skc_fault_system.h"

#include <stdio.h>
#include <stdlib.h>

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
	WSASetLastError(r->code);
	return true;
}

/* As fails, for calls that can be shortened: *len becomes the shorter length. */
static bool fault_fails_or_cuts(int call, int *len)
{
	const skc_fault_rule *r = enter(call);

	if (r == NULL) {
		return false;
	}
	if (r->code != 0) {
		WSASetLastError(r->code);
		return true;
	}
	if ((size_t) *len > r->bytes) {
		*len = (int) r->bytes;
	}
	return false;
}

/* --- the wrappers ----------------------------------------------------------------------------- */

#define WRAP(name, type, failed, parameters, arguments) \
	static type WSAAPI wrap_##name parameters \
	{ \
		return fault_fails(CALL_##name) ? failed : skc_system_calls.name arguments; \
	}

#define WRAP_IO(name, parameters, arguments) \
	static int WSAAPI wrap_##name parameters \
	{ \
		return fault_fails_or_cuts(CALL_##name, &len) ? SOCKET_ERROR \
													  : skc_system_calls.name arguments; \
	}

WRAP(WSACleanup, int, SOCKET_ERROR, (void), ())
WRAP(socket, SOCKET, INVALID_SOCKET,
		(int family, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP group, DWORD flags),
		(family, type, protocol, info, group, flags))
WRAP(WSADuplicateSocketW, int, SOCKET_ERROR,
		(SOCKET handle, DWORD process, LPWSAPROTOCOL_INFOW out), (handle, process, out))
WRAP(bind, int, SOCKET_ERROR, (SOCKET handle, const struct sockaddr *sa, int len),
		(handle, sa, len))
WRAP(connect, int, SOCKET_ERROR, (SOCKET handle, const struct sockaddr *sa, int len),
		(handle, sa, len))
WRAP(listen, int, SOCKET_ERROR, (SOCKET handle, int backlog), (handle, backlog))
WRAP(accept, SOCKET, INVALID_SOCKET, (SOCKET handle, struct sockaddr *sa, int *len),
		(handle, sa, len))
WRAP(getsockname, int, SOCKET_ERROR, (SOCKET handle, struct sockaddr *sa, int *len),
		(handle, sa, len))
WRAP(getpeername, int, SOCKET_ERROR, (SOCKET handle, struct sockaddr *sa, int *len),
		(handle, sa, len))
WRAP(shutdown, int, SOCKET_ERROR, (SOCKET handle, int how), (handle, how))
WRAP(ioctl, int, SOCKET_ERROR, (SOCKET handle, long command, u_long *argument),
		(handle, command, argument))
WRAP(setflags, BOOL, FALSE, (HANDLE handle, DWORD mask, DWORD flags), (handle, mask, flags))
WRAP(getsockopt, int, SOCKET_ERROR, (SOCKET handle, int level, int option, char *value, int *len),
		(handle, level, option, value, len))
WRAP(setsockopt, int, SOCKET_ERROR,
		(SOCKET handle, int level, int option, const char *value, int len),
		(handle, level, option, value, len))
WRAP(poll, int, SOCKET_ERROR, (LPWSAPOLLFD items, ULONG count, INT timeout),
		(items, count, timeout))

WRAP(pthread_create, HANDLE, NULL,
		(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE run, LPVOID argument,
				DWORD flags, LPDWORD id),
		(security, stack, run, argument, flags, id))
WRAP(WSAGetOverlappedResult, BOOL, FALSE,
		(SOCKET handle, LPWSAOVERLAPPED at, LPDWORD done, BOOL wait, LPDWORD flags),
		(handle, at, done, wait, flags))
WRAP(CreateEventA, HANDLE, NULL,
		(LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL set, LPCSTR name),
		(security, manual, set, name))
WRAP(GetFileSizeEx, BOOL, FALSE, (HANDLE file, PLARGE_INTEGER out), (file, out))
WRAP(SetFilePointerEx, BOOL, FALSE,
		(HANDLE file, LARGE_INTEGER distance, PLARGE_INTEGER out, DWORD from),
		(file, distance, out, from))
WRAP(CreateFileMappingA, HANDLE, NULL,
		(HANDLE file, LPSECURITY_ATTRIBUTES security, DWORD protect, DWORD high, DWORD low,
				LPCSTR name),
		(file, security, protect, high, low, name))
WRAP(OpenFileMappingA, HANDLE, NULL, (DWORD access, BOOL inherit, LPCSTR name),
		(access, inherit, name))
WRAP(MapViewOfFile, LPVOID, NULL, (HANDLE memory, DWORD access, DWORD high, DWORD low, SIZE_T size),
		(memory, access, high, low, size))

WRAP_IO(send, (SOCKET handle, const char *data, int len, int flags), (handle, data, len, flags))
WRAP_IO(recv, (SOCKET handle, char *buffer, int len, int flags), (handle, buffer, len, flags))
WRAP_IO(sendto,
		(SOCKET handle, const char *data, int len, int flags, const struct sockaddr *to,
				int to_len),
		(handle, data, len, flags, to, to_len))
WRAP_IO(recvfrom,
		(SOCKET handle, char *buffer, int len, int flags, struct sockaddr *from, int *from_len),
		(handle, buffer, len, flags, from, from_len))
WRAP_IO(sendfile, (SOCKET handle, HANDLE file, int len, LPOVERLAPPED at), (handle, file, len, at))

/* The handle is closed in any case: the caller never uses it again. */
static int WSAAPI wrap_close(SOCKET handle)
{
	int result = skc_system_calls.close(handle);

	return fault_fails(CALL_close) ? SOCKET_ERROR : result;
}

/* These return their code and do not set the last error. */
static int WSAAPI wrap_WSAStartup(WORD version, LPWSADATA data)
{
	const skc_fault_rule *r = enter(CALL_WSAStartup);

	return r != NULL ? r->code : skc_system_calls.WSAStartup(version, data);
}

static int WSAAPI wrap_getaddrinfo(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	const skc_fault_rule *r = enter(CALL_getaddrinfo);

	return r != NULL ? r->code : skc_system_calls.getaddrinfo(host, service, hints, out);
}

static ULONG WSAAPI wrap_GetAdaptersAddresses(
		ULONG family, ULONG flags, PVOID reserved, PIP_ADAPTER_ADDRESSES out, PULONG size)
{
	const skc_fault_rule *r = enter(CALL_GetAdaptersAddresses);

	return r != NULL ? (ULONG) r->code
					 : skc_system_calls.GetAdaptersAddresses(family, flags, reserved, out, size);
}

static void WSAAPI wrap_freeaddrinfo(struct addrinfo *list)
{
	enter(CALL_freeaddrinfo);
	skc_system_calls.freeaddrinfo(list);
}

/* A copy of the message whose buffers have a total size of bytes. */
static WSAMSG fault_cut(const WSAMSG *message, size_t bytes, WSABUF buffers[SHORT_IOV_MAX])
{
	WSAMSG shorter = *message;
	DWORD n = 0;

	for (; n < message->dwBufferCount && n < SHORT_IOV_MAX && bytes > 0; n++) {
		buffers[n] = message->lpBuffers[n];
		if (buffers[n].len > bytes) {
			buffers[n].len = (ULONG) bytes;
		}
		bytes -= buffers[n].len;
	}
	shorter.lpBuffers = buffers;
	shorter.dwBufferCount = n;
	return shorter;
}

static int WSAAPI wrap_sendmsg(SOCKET handle, WSAMSG *message, DWORD flags, DWORD *done)
{
	const skc_fault_rule *r = enter(CALL_sendmsg);
	WSABUF buffers[SHORT_IOV_MAX];
	WSAMSG shorter;

	if (r == NULL) {
		return skc_system_calls.sendmsg(handle, message, flags, done);
	}
	if (r->code != 0) {
		WSASetLastError(r->code);
		return SOCKET_ERROR;
	}
	shorter = fault_cut(message, r->bytes, buffers);
	return skc_system_calls.sendmsg(handle, &shorter, flags, done);
}

static int WSAAPI wrap_recvmsg(SOCKET handle, WSAMSG *message, DWORD *done)
{
	const skc_fault_rule *r = enter(CALL_recvmsg);
	WSABUF buffers[SHORT_IOV_MAX], *whole = message->lpBuffers;
	DWORD whole_count = message->dwBufferCount;
	int result;

	if (r == NULL) {
		return skc_system_calls.recvmsg(handle, message, done);
	}
	if (r->code != 0) {
		WSASetLastError(r->code);
		return SOCKET_ERROR;
	}
	*message = fault_cut(message, r->bytes, buffers);
	result = skc_system_calls.recvmsg(handle, message, done);
	message->lpBuffers = whole;
	message->dwBufferCount = whole_count;
	return result;
}

/* --- the calls and codes that rules can name -------------------------------------------------- */

/* The C library's names for Winsock's codes. */
static const skc_fault_code codes[] = {
	{ "EACCES", WSAEACCES },
	{ "EADDRINUSE", WSAEADDRINUSE },
	{ "EADDRNOTAVAIL", WSAEADDRNOTAVAIL },
	{ "EAFNOSUPPORT", WSAEAFNOSUPPORT },
	{ "EAGAIN", WSAEWOULDBLOCK },
	{ "EALREADY", WSAEALREADY },
	{ "EBADF", WSAEBADF },
	{ "ECONNABORTED", WSAECONNABORTED },
	{ "ECONNREFUSED", WSAECONNREFUSED },
	{ "ECONNRESET", WSAECONNRESET },
	{ "EDESTADDRREQ", WSAEDESTADDRREQ },
	{ "EFAULT", WSAEFAULT },
	{ "EHOSTUNREACH", WSAEHOSTUNREACH },
	{ "EINPROGRESS", WSAEWOULDBLOCK },
	{ "EINTR", WSAEINTR },
	{ "EINVAL", WSAEINVAL },
	{ "EIO", ERROR_IO_DEVICE },
	{ "EISCONN", WSAEISCONN },
	{ "EMFILE", WSAEMFILE },
	{ "EMSGSIZE", WSAEMSGSIZE },
	{ "ENETUNREACH", WSAENETUNREACH },
	{ "ENFILE", ERROR_TOO_MANY_OPEN_FILES },
	{ "ENOBUFS", WSAENOBUFS },
	{ "ENODEV", SKC_ENODEV },
	{ "ENOMEM", SKC_ENOMEM },
	{ "ENOPROTOOPT", WSAENOPROTOOPT },
	{ "ENOSYS", ERROR_CALL_NOT_IMPLEMENTED },
	{ "ENOTCONN", WSAENOTCONN },
	{ "ENOTSOCK", WSAENOTSOCK },
	{ "EOPNOTSUPP", WSAEOPNOTSUPP },
	{ "EPERM", ERROR_ACCESS_DENIED },
	{ "EPIPE", WSAESHUTDOWN },
	{ "EPROTONOSUPPORT", WSAEPROTONOSUPPORT },
	{ "ETIMEDOUT", WSAETIMEDOUT },
	{ "EAI_AGAIN", EAI_AGAIN },
	{ "EAI_BADFLAGS", EAI_BADFLAGS },
	{ "EAI_FAIL", EAI_FAIL },
	{ "EAI_FAMILY", EAI_FAMILY },
	{ "EAI_MEMORY", EAI_MEMORY },
	{ "EAI_NONAME", EAI_NONAME },
	{ "EAI_SERVICE", EAI_SERVICE },
	{ "EAI_SOCKTYPE", EAI_SOCKTYPE },
};

static const int can_be_short[] = { CALL_send, CALL_recv, CALL_sendto, CALL_recvfrom, CALL_sendmsg,
	CALL_recvmsg, CALL_sendfile };

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
