#include "skc_os.h"

#include <stdio.h>
#include <string.h>

/* Copies UTF-8 text, cut between two characters where it does not fit. */
static void copy(const char *text, char *buffer, size_t size)
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

/* Windows ends its messages with a full stop's line break. */
static DWORD without_line_end(const WCHAR *text, DWORD len)
{
	while (len > 0 && (text[len - 1] == L'\r' || text[len - 1] == L'\n' || text[len - 1] == L' ')) {
		len--;
	}
	return len;
}

void skc_os_error_text(skc_err code, char *buffer, size_t size)
{
	WCHAR wide[512];
	char text[3 * SKC_COUNT(wide) + 1];
	DWORD len = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
			(DWORD) code, 0, wide, (DWORD) SKC_COUNT(wide), NULL);
	int bytes;

	len = without_line_end(wide, len);
	bytes = len == 0 ? 0
					 : WideCharToMultiByte(CP_UTF8, 0, wide, (int) len, text,
							   (int) sizeof(text) - 1, NULL, NULL);
	if (bytes <= 0) {
		bytes = snprintf(text, sizeof(text), "Unknown error %d", code);
	}
	text[bytes] = '\0';
	copy(text, buffer, size);
}

/* Winsock's look-up codes are its error codes: 11001 is HOST_NOT_FOUND, 1 elsewhere. */
void skc_os_host_error_text(int code, char *buffer, size_t size)
{
	bool small = code >= 1 && code <= 4;

	skc_os_error_text(small ? code + WSAHOST_NOT_FOUND - 1 : code, buffer, size);
}

/* EAI_* codes are WSA codes here; only two of them are none of the four look-up codes. */
int skc_os_host_error(int eai)
{
	return eai >= WSAHOST_NOT_FOUND && eai <= WSANO_DATA ? eai : WSANO_RECOVERY;
}
