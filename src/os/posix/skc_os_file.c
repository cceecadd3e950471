#include "skc_os.h"

#include "skc_calls.h"
#include "skc_os_signal.h"

#include <unistd.h>

#ifdef __linux__
/* The largest count of sendfile(2). */
#define MOST ((size_t) 0x7ffff000)

skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	off_t at = (off_t) offset;
	ssize_t result;
	skc_err err;
	skc__sigpipe held;

	(void) waits;
	if (at != offset) {
		return ENOSYS;
	}
	skc__sigpipe_hold(&held);
	result = skc_call.sendfile(handle, file, &at, len < MOST ? len : MOST);
	err = result < 0 ? errno : SKC_OK;
	skc__sigpipe_release(&held, err == EPIPE);
	if (err == SKC_OK) {
		*done = (size_t) result;
	}
	/* A pipe has no offsets. */
	return err == ESPIPE ? EINVAL : err;
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

skc_err skc_os_read_at(int file, void *buffer, size_t len, int64_t offset, size_t *done)
{
	off_t at = (off_t) offset;
	ssize_t result;

	if (at != offset) {
		return ENOSYS;
	}
	result = skc_call.pread(file, buffer, len, at);
	if (result < 0) {
		return errno == ESPIPE ? ENOSYS : errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}
