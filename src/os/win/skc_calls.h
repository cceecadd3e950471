#ifndef SKC_CALLS_H
#define SKC_CALLS_H

/*
 * Every system call of this folder goes through this table, so that a test can make the Nth one
 * fail (skc_fault.h). A member has the signature of Windows' call. It has the name of the POSIX
 * call that does the same, so that the rules of a test mean the same everywhere, or Windows' name
 * without such a call.
 */

#include "skc_platform.h"

/* name, return type, parameters */
#define SKC_CALLS(X) \
	X(WSAStartup, int, (WORD, LPWSADATA)) \
	X(WSACleanup, int, (void) ) \
	X(socket, SOCKET, (int, int, int, LPWSAPROTOCOL_INFOW, GROUP, DWORD)) \
	X(WSADuplicateSocketW, int, (SOCKET, DWORD, LPWSAPROTOCOL_INFOW)) \
	X(close, int, (SOCKET)) \
	X(bind, int, (SOCKET, const struct sockaddr *, int) ) \
	X(connect, int, (SOCKET, const struct sockaddr *, int) ) \
	X(listen, int, (SOCKET, int) ) \
	X(accept, SOCKET, (SOCKET, struct sockaddr *, int *) ) \
	X(getsockname, int, (SOCKET, struct sockaddr *, int *) ) \
	X(getpeername, int, (SOCKET, struct sockaddr *, int *) ) \
	X(shutdown, int, (SOCKET, int) ) \
	X(ioctl, int, (SOCKET, long, u_long *) ) \
	X(setflags, BOOL, (HANDLE, DWORD, DWORD)) /* SetHandleInformation */ \
	X(getsockopt, int, (SOCKET, int, int, char *, int *) ) \
	X(setsockopt, int, (SOCKET, int, int, const char *, int) ) \
	X(send, int, (SOCKET, const char *, int, int) ) \
	X(recv, int, (SOCKET, char *, int, int) ) \
	X(sendto, int, (SOCKET, const char *, int, int, const struct sockaddr *, int) ) \
	X(recvfrom, int, (SOCKET, char *, int, int, struct sockaddr *, int *) ) \
	X(sendmsg, int, (SOCKET, WSAMSG *, DWORD, DWORD *) ) \
	X(recvmsg, int, (SOCKET, WSAMSG *, DWORD *) ) \
	X(sendfile, int, (SOCKET, HANDLE, int, LPOVERLAPPED)) /* TransmitFile */ \
	X(WSAGetOverlappedResult, BOOL, (SOCKET, LPWSAOVERLAPPED, LPDWORD, BOOL, LPDWORD)) \
	X(poll, int, (LPWSAPOLLFD, ULONG, INT)) \
	X(getaddrinfo, int, \
			(const char *, const char *, const struct addrinfo *, struct addrinfo **) ) \
	X(freeaddrinfo, void, (struct addrinfo *) ) \
	X(pthread_create, HANDLE, \
			(LPSECURITY_ATTRIBUTES, SIZE_T, LPTHREAD_START_ROUTINE, LPVOID, DWORD, LPDWORD)) \
	X(CreateEventA, HANDLE, (LPSECURITY_ATTRIBUTES, BOOL, BOOL, LPCSTR)) \
	X(GetFileSizeEx, BOOL, (HANDLE, PLARGE_INTEGER)) \
	X(SetFilePointerEx, BOOL, (HANDLE, LARGE_INTEGER, PLARGE_INTEGER, DWORD)) \
	X(CreateFileMappingA, HANDLE, (HANDLE, LPSECURITY_ATTRIBUTES, DWORD, DWORD, DWORD, LPCSTR)) \
	X(OpenFileMappingA, HANDLE, (DWORD, BOOL, LPCSTR)) \
	X(MapViewOfFile, LPVOID, (HANDLE, DWORD, DWORD, DWORD, SIZE_T)) \
	X(GetAdaptersAddresses, ULONG, (ULONG, ULONG, PVOID, PIP_ADAPTER_ADDRESSES, PULONG))

#define SKC_CALL_MEMBER(name, result, parameters) result(WSAAPI *name) parameters;

typedef struct skc_calls {
	SKC_CALLS(SKC_CALL_MEMBER)
} skc_calls;

#undef SKC_CALL_MEMBER

/* The table that is called; tests replace members. */
extern skc_calls skc_call;

/* The system's own calls. */
extern const skc_calls skc_system_calls;

#endif
