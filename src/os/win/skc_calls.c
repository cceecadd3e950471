#include "skc_calls.h"

/* Under Wine the first attempt after a failed one returns WSAECONNABORTED, as on Linux; it is not a
 * result for the address (connect, Winsock). */
static int WSAAPI call_connect(SOCKET handle, const struct sockaddr *addr, int len)
{
	int result = connect(handle, addr, len);

	if (result == SOCKET_ERROR && WSAGetLastError() == WSAECONNABORTED) {
		result = connect(handle, addr, len);
	}
	return result;
}

/* WSASendMsg, WSARecvMsg and TransmitFile are functions of the provider: they are looked up where
 * they are needed. */
static bool call_extension(SOCKET handle, GUID id, void *out, DWORD size)
{
	DWORD bytes = 0;

	return WSAIoctl(handle, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof(id), out, size, &bytes,
				   NULL, NULL) == 0;
}

/* The provider does not have the function: replaces the code of WSAIoctl, WSAEINVAL or
 * WSAEOPNOTSUPP. */
static int call_not_supported(int code)
{
	if (WSAGetLastError() == WSAEINVAL || WSAGetLastError() == WSAEOPNOTSUPP) {
		WSASetLastError(code);
	}
	return SOCKET_ERROR;
}

static bool call_is_stream(SOCKET handle)
{
	int type = 0;
	int len = sizeof(type);

	return getsockopt(handle, SOL_SOCKET, SO_TYPE, (char *) &type, &len) == 0 &&
			type == SOCK_STREAM;
}

/* WSASendMsg is for datagrams with control messages; messages without any are sent by WSASendTo. */
static int WSAAPI call_sendmsg(SOCKET handle, WSAMSG *message, DWORD flags, DWORD *done)
{
	LPFN_WSASENDMSG send_message;
	GUID id = WSAID_WSASENDMSG;

	if (message->Control.len == 0) {
		return WSASendTo(handle, message->lpBuffers, message->dwBufferCount, done, flags,
				message->name, message->namelen, NULL, NULL);
	}
	if (!call_extension(handle, id, (void *) &send_message, sizeof(send_message))) {
		return call_not_supported(WSAEOPNOTSUPP);
	}
	return send_message(handle, message, flags, done, NULL, NULL);
}

/* WSARecvMsg is for datagrams; streams have no control messages. */
static int WSAAPI call_recvmsg(SOCKET handle, WSAMSG *message, DWORD *done)
{
	LPFN_WSARECVMSG recv_message;
	GUID id = WSAID_WSARECVMSG;
	bool has_room = message->Control.len > 0;

	if (has_room && !call_is_stream(handle)) {
		if (!call_extension(handle, id, (void *) &recv_message, sizeof(recv_message))) {
			return call_not_supported(WSAEOPNOTSUPP);
		}
		return recv_message(handle, message, done, NULL, NULL);
	}
	message->Control.len = 0;
	return WSARecvFrom(handle, message->lpBuffers, message->dwBufferCount, done, &message->dwFlags,
			message->name, message->name != NULL ? &message->namelen : NULL, NULL, NULL);
}

static int WSAAPI call_sendfile(SOCKET handle, HANDLE file, int len, LPOVERLAPPED at)
{
	LPFN_TRANSMITFILE transmit;
	GUID id = WSAID_TRANSMITFILE;

	if (!call_extension(handle, id, (void *) &transmit, sizeof(transmit))) {
		return call_not_supported(ERROR_CALL_NOT_IMPLEMENTED);
	}
	return transmit(handle, file, (DWORD) len, 0, at, NULL, 0) ? 0 : SOCKET_ERROR;
}

#define SYSTEM_CALLS \
	{ \
		.WSAStartup = WSAStartup, .WSACleanup = WSACleanup, .socket = WSASocketW, \
		.WSADuplicateSocketW = WSADuplicateSocketW, .close = closesocket, .bind = bind, \
		.connect = call_connect, .listen = listen, .accept = accept, .getsockname = getsockname, \
		.getpeername = getpeername, .shutdown = shutdown, .ioctl = ioctlsocket, \
		.setflags = SetHandleInformation, .getsockopt = getsockopt, .setsockopt = setsockopt, \
		.send = send, .recv = recv, .sendto = sendto, .recvfrom = recvfrom, \
		.sendmsg = call_sendmsg, .recvmsg = call_recvmsg, .sendfile = call_sendfile, \
		.WSAGetOverlappedResult = WSAGetOverlappedResult, .poll = WSAPoll, \
		.getaddrinfo = getaddrinfo, .freeaddrinfo = freeaddrinfo, .pthread_create = CreateThread, \
		.CreateEventA = CreateEventA, .GetFileSizeEx = GetFileSizeEx, \
		.SetFilePointerEx = SetFilePointerEx, .CreateFileMappingA = CreateFileMappingA, \
		.OpenFileMappingA = OpenFileMappingA, .MapViewOfFile = MapViewOfFile, \
		.GetAdaptersAddresses = GetAdaptersAddresses \
	}

const skc_calls skc_system_calls = SYSTEM_CALLS;
skc_calls skc_call = SYSTEM_CALLS;
