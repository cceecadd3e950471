#include "skc_os.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Copies UTF-8 text; text that does not fit is truncated between two characters. */
static void error_copy(const char *text, char *buffer, size_t size)
{
	size_t len = strlen(text);

	if (size == 0) {
		return;
	}
	if (len >= size) {
		len = size - 1;
		while (len > 0 && ((unsigned char) text[len] & 0xc0) == 0x80) {
			len--;
		}
	}
	memcpy(buffer, text, len);
	buffer[len] = '\0';
}

/* Windows' messages end with a full stop and a line break, which PHP removes from all of them. */
static DWORD error_without_end(const WCHAR *text, DWORD len)
{
	while (len > 0 && (text[len - 1] == L'\r' || text[len - 1] == L'\n' || text[len - 1] == L'.')) {
		len--;
	}
	return len;
}

/* The system's message in the language of the thread (language 0: thread, user, system), as UTF-8
 * without its end. Gives its length, 0 when the system has none. */
static int error_system_text(skc_err code, char *text, size_t size)
{
	WCHAR wide[512];
	DWORD len = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
			(DWORD) code, 0, wide, (DWORD) SKC_COUNT(wide), NULL);
	int bytes;

	len = error_without_end(wide, len);
	bytes = len == 0
			? 0
			: WideCharToMultiByte(CP_UTF8, 0, wide, (int) len, text, (int) size - 1, NULL, NULL);
	text[bytes > 0 ? bytes : 0] = '\0';
	return bytes > 0 ? bytes : 0;
}

/* errno's numbers are 1 to 42 and 100 to 140 (errno.h of the C runtime). 6 and 8 are also Winsock's
 * WSA_INVALID_HANDLE and WSA_NOT_ENOUGH_MEMORY: codes of Winsock take precedence. */
static bool error_is_errno(skc_err code)
{
	return ((code >= 1 && code <= 42) || (code >= 100 && code <= 140)) &&
			code != WSA_INVALID_HANDLE && code != WSA_NOT_ENOUGH_MEMORY;
}

/* The C library's texts; older runtimes end at 42. */
static int error_errno_text(skc_err code, char *text, size_t size)
{
	const char *words = strerror(code);

	if (words == NULL || strncmp(words, "Unknown error", 13) == 0) {
		return 0;
	}
	return snprintf(text, size, "%s", words);
}

/* Texts for codes without a message of the system: Wine lacks some. */
static const struct {
	skc_err code;
	const char *text;
} own[] = {
	{ WSAEINTR, "Interrupted call" },
	{ WSAEBADF, "Bad file handle" },
	{ WSAEACCES, "Permission denied" },
	{ WSAEFAULT, "Bad address" },
	{ WSAEINVAL, "Invalid argument" },
	{ WSAEMFILE, "Too many open sockets" },
	{ WSAEWOULDBLOCK, "Operation would block" },
	{ WSAEINPROGRESS, "Operation now in progress" },
	{ WSAEALREADY, "Operation already in progress" },
	{ WSAENOTSOCK, "Not a socket" },
	{ WSAEDESTADDRREQ, "Destination address required" },
	{ WSAEMSGSIZE, "Message too long" },
	{ WSAEPROTOTYPE, "Protocol wrong type for socket" },
	{ WSAENOPROTOOPT, "Protocol option not available" },
	{ WSAEPROTONOSUPPORT, "Protocol not supported" },
	{ WSAESOCKTNOSUPPORT, "Socket type not supported" },
	{ WSAEOPNOTSUPP, "Operation not supported" },
	{ WSAEPFNOSUPPORT, "Protocol family not supported" },
	{ WSAEAFNOSUPPORT, "Address family not supported" },
	{ WSAEADDRINUSE, "Address already in use" },
	{ WSAEADDRNOTAVAIL, "Cannot assign requested address" },
	{ WSAENETDOWN, "Network is down" },
	{ WSAENETUNREACH, "Network is unreachable" },
	{ WSAENETRESET, "Network dropped connection on reset" },
	{ WSAECONNABORTED, "Software caused connection abort" },
	{ WSAECONNRESET, "Connection reset by peer" },
	{ WSAENOBUFS, "No buffer space available" },
	{ WSAEISCONN, "Socket is already connected" },
	{ WSAENOTCONN, "Socket is not connected" },
	{ WSAESHUTDOWN, "Cannot send after shutdown" },
	{ WSAETOOMANYREFS, "Too many references" },
	{ WSAETIMEDOUT, "Connection timed out" },
	{ WSAECONNREFUSED, "Connection refused" },
	{ WSAELOOP, "Cannot translate name" },
	{ WSAENAMETOOLONG, "Name too long" },
	{ WSAEHOSTDOWN, "Host is down" },
	{ WSAEHOSTUNREACH, "No route to host" },
	{ WSAENOTEMPTY, "Directory not empty" },
	{ WSAEPROCLIM, "Too many processes" },
	{ WSAEUSERS, "User quota exceeded" },
	{ WSAEDQUOT, "Disk quota exceeded" },
	{ WSAESTALE, "Stale handle" },
	{ WSAEREMOTE, "Item is remote" },
	{ WSASYSNOTREADY, "Network subsystem is unavailable" },
	{ WSAVERNOTSUPPORTED, "Winsock version not supported" },
	{ WSANOTINITIALISED, "Winsock is not started" },
	{ WSAEDISCON, "Graceful shutdown in progress" },
	{ WSAENOMORE, "No more results" },
	{ WSAECANCELLED, "Call was cancelled" },
	{ WSAEINVALIDPROCTABLE, "Provider's procedure table is invalid" },
	{ WSAEINVALIDPROVIDER, "Provider is invalid" },
	{ WSAEPROVIDERFAILEDINIT, "Provider failed to start" },
	{ WSASYSCALLFAILURE, "System call failed" },
	{ WSASERVICE_NOT_FOUND, "Service not found" },
	{ WSATYPE_NOT_FOUND, "Class type not found" },
	{ WSA_E_NO_MORE, "No more results" },
	{ WSA_E_CANCELLED, "Call was cancelled" },
	{ WSAEREFUSED, "Query refused" },
	{ WSAHOST_NOT_FOUND, "Host not found" },
	{ WSATRY_AGAIN, "Host name lookup failure, try again" },
	{ WSANO_RECOVERY, "Unrecoverable lookup error" },
	{ WSANO_DATA, "No address associated with name" },
	{ WSA_INVALID_HANDLE, "Invalid handle" },
	{ WSA_NOT_ENOUGH_MEMORY, "Not enough memory" },
	{ WSA_INVALID_PARAMETER, "Invalid parameter" },
	{ WSA_OPERATION_ABORTED, "Operation aborted" },
	{ WSA_IO_INCOMPLETE, "Operation has not completed" },
	{ WSA_IO_PENDING, "Operation will complete later" },
};

static int error_own_text(skc_err code, char *text, size_t size)
{
	for (size_t i = 0; i < SKC_COUNT(own); i++) {
		if (own[i].code == code) {
			return snprintf(text, size, "%s", own[i].text);
		}
	}
	return snprintf(text, size, "Unknown error %d", code);
}

skc_err skc_os_last_error(void)
{
	return WSAGetLastError();
}

void skc_os_error_text(skc_err code, char *buffer, size_t size)
{
	char text[3 * 512 + 1];
	int len = error_is_errno(code) ? error_errno_text(code, text, sizeof(text))
								   : error_system_text(code, text, sizeof(text));

	if (len == 0) {
		error_own_text(code, text, sizeof(text));
	}
	error_copy(text, buffer, size);
}

/* Winsock's lookup codes are error codes: 11001 is HOST_NOT_FOUND, which is 1 elsewhere. */
void skc_os_host_error_text(int code, char *buffer, size_t size)
{
	bool small = code >= 1 && code <= 4;

	skc_os_error_text(small ? code + WSAHOST_NOT_FOUND - 1 : code, buffer, size);
}

/* EAI_* codes are WSA codes here; two of them are not among the four lookup codes. */
int skc_os_host_error(int eai)
{
	return eai >= WSAHOST_NOT_FOUND && eai <= WSANO_DATA ? eai : WSANO_RECOVERY;
}
