#include "skc_os.h"

#include "skc_calls.h"

#ifdef __linux__
/* What sendfile(2) takes at most in one call. */
#define MOST ((size_t) 0x7ffff000)

skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	off_t at = (off_t) offset;
	ssize_t result;

	(void) waits;
	if (at != offset) {
		return EOVERFLOW;
	}
	result = skc_call.sendfile(handle, file, &at, len < MOST ? len : MOST);
	/* A pipe has no offsets. */
	if (result < 0) {
		return errno == ESPIPE ? EINVAL : errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}
#else
skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	(void) handle;
	(void) file;
	(void) offset;
	(void) len;
	(void) waits;
	(void) done;
	return ENOSYS;
}
#endif
