#include "skc_os.h"

#include <stdio.h>
#include <string.h>

#include "skc_missing.h"

/* strerror_r(3) has two versions: that of XSI returns an int, that of GNU a text that may lie
 * outside the buffer. */
static const char *error_pick_text(int result, const char *buffer)
{
	return result == 0 ? buffer : NULL;
}

static const char *error_pick_gnu_text(const char *result, const char *buffer)
{
	(void) buffer;
	return result;
}

#define PICK_TEXT(result, buffer) \
	_Generic((result), int : error_pick_text, default : error_pick_gnu_text)(result, buffer)

skc_err skc_os_last_error(void)
{
	return errno;
}

void skc_os_error_text(skc_err code, char *buffer, size_t size)
{
	char own[256];
	const char *text;

	own[0] = '\0';
	text = PICK_TEXT(strerror_r(code, own, sizeof(own)), own);
	if (text == NULL || *text == '\0') {
		snprintf(buffer, size, "Unknown error %d", code);
		return;
	}
	snprintf(buffer, size, "%s", text);
}

void skc_os_host_error_text(int code, char *buffer, size_t size)
{
	snprintf(buffer, size, "%s", hstrerror(code));
}

int skc_os_host_error(int eai)
{
	static const struct {
		int eai;
		int host;
	} table[] = {
		{ EAI_NONAME, HOST_NOT_FOUND },
		{ EAI_AGAIN, TRY_AGAIN },
		{ EAI_FAIL, NO_RECOVERY },
		{ EAI_NODATA, NO_DATA },
		{ EAI_ADDRFAMILY, NO_DATA },
	};

	for (size_t i = 0; i < SKC_COUNT(table); i++) {
		if (table[i].eai == eai) {
			return table[i].host;
		}
	}
	return NO_RECOVERY;
}
