#include "skc_os.h"

#include "skc_calls.h"
#include "skc_os_signal.h"

#include <fcntl.h>
#include <sys/stat.h>
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

int64_t skc_os_file_size(int file)
{
	struct stat status;

	return skc_call.fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? (int64_t) status.st_size
																		 : -1;
}

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

#ifdef __linux__
skc_err skc_os_pipe(skc_handle out[2])
{
	return skc_call.pipe2(out, O_CLOEXEC | O_NONBLOCK) < 0 ? errno : SKC_OK;
}

skc_err skc_os_splice(skc_handle from, skc_handle to, size_t len, size_t *done)
{
	ssize_t result;
	skc_err err;
	skc__sigpipe held;

	skc__sigpipe_hold(&held);
	result = skc_call.splice(from, to, len);
	err = result < 0 ? errno : SKC_OK;
	skc__sigpipe_release(&held, err == EPIPE);
	if (err == SKC_OK) {
		*done = (size_t) result;
	}
	return err;
}

skc_err skc_os_read_pipe(skc_handle handle, void *buffer, size_t len, size_t *done)
{
	ssize_t result = skc_call.read(handle, buffer, len);

	if (result < 0) {
		return errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}
#else
skc_err skc_os_pipe(skc_handle out[2])
{
	(void) out;
	return SKC_ENOSYS;
}

skc_err skc_os_splice(skc_handle from, skc_handle to, size_t len, size_t *done)
{
	(void) from;
	(void) to;
	(void) len;
	(void) done;
	return SKC_ENOSYS;
}

skc_err skc_os_read_pipe(skc_handle handle, void *buffer, size_t len, size_t *done)
{
	(void) handle;
	(void) buffer;
	(void) len;
	(void) done;
	return SKC_ENOSYS;
}
#endif
