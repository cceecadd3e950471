#include "skc_os.h"

#include "skc_calls.h"

#include <io.h>
#include <stdlib.h>

/* The largest count of TransmitFile. */
#define MOST ((int64_t) 0x7ffffffe)

#ifdef _MSC_VER
/* This C library aborts the process when a descriptor is not open. */
static void __cdecl file_go_on(const wchar_t *expression, const wchar_t *function,
		const wchar_t *source, unsigned line, uintptr_t reserved)
{
	(void) expression;
	(void) function;
	(void) source;
	(void) line;
	(void) reserved;
}

static intptr_t file_handle_behind(int file)
{
	_invalid_parameter_handler before = _set_thread_local_invalid_parameter_handler(file_go_on);
	intptr_t handle = _get_osfhandle(file);

	_set_thread_local_invalid_parameter_handler(before);
	return handle;
}
#else
#define file_handle_behind(file) _get_osfhandle(file)
#endif

/* The handle of a disk file; -2 is a standard stream without a file. */
static skc_err file_handle_of(int file, HANDLE *out)
{
	intptr_t handle = file_handle_behind(file);

	if (handle == -1 || handle == -2) {
		return SKC_EBADF;
	}
	*out = (HANDLE) handle;
	return GetFileType(*out) == FILE_TYPE_DISK ? SKC_OK : SKC_EINVAL;
}

/* The requested bytes that follow offset in the file: TransmitFile must not reach the end. */
static skc_err file_clip(HANDLE file, int64_t offset, size_t len, int *out)
{
	LARGE_INTEGER size;
	int64_t there;

	if (!skc_call.GetFileSizeEx(file, &size)) {
		return (skc_err) GetLastError();
	}
	there = size.QuadPart > offset ? size.QuadPart - offset : 0;
	there = there < MOST ? there : MOST;
	*out = len < (size_t) there ? (int) len : (int) there;
	return SKC_OK;
}

int64_t skc_os_file_size(int file)
{
	HANDLE handle;
	LARGE_INTEGER size;

	return file_handle_of(file, &handle) == SKC_OK && skc_call.GetFileSizeEx(handle, &size)
			? size.QuadPart
			: -1;
}

/* The system uses the structure until the event is set, even if the socket is closed. */
static skc_err file_await(skc_handle handle, LPOVERLAPPED at, size_t *done)
{
	DWORD sent = 0;
	DWORD flags = 0;

	WaitForSingleObject(at->hEvent, INFINITE);
	if (!skc_call.WSAGetOverlappedResult(handle, at, &sent, FALSE, &flags)) {
		return WSAGetLastError();
	}
	*done = sent;
	return SKC_OK;
}

static skc_err file_transmit(skc_handle handle, HANDLE file, int64_t offset, int len, size_t *done)
{
	OVERLAPPED at = { 0 };
	skc_err err;

	at.Offset = (DWORD) offset;
	at.OffsetHigh = (DWORD) (offset >> 32);
	at.hEvent = skc_call.CreateEventA(NULL, TRUE, FALSE, NULL);
	if (at.hEvent == NULL) {
		return (skc_err) GetLastError();
	}
	err = skc_call.sendfile(handle, file, len, &at) == SOCKET_ERROR ? WSAGetLastError() : SKC_OK;
	if (err == SKC_OK || err == WSA_IO_PENDING) {
		err = file_await(handle, &at, done);
	}
	CloseHandle(at.hEvent);
	return err;
}

/* The system moves the position of a file that it reads. */
static skc_err file_transmit_in_place(
		skc_handle handle, HANDLE file, int64_t offset, int len, size_t *done)
{
	const LARGE_INTEGER nowhere = { 0 };
	LARGE_INTEGER before;
	skc_err err;

	if (!skc_call.SetFilePointerEx(file, nowhere, &before, FILE_CURRENT)) {
		return (skc_err) GetLastError();
	}
	err = file_transmit(handle, file, offset, len, done);
	skc_call.SetFilePointerEx(file, before, NULL, FILE_BEGIN);
	return err;
}

/* TransmitFile sends all bytes or waits, also on a non-blocking socket; if it is cancelled, the
 * number of bytes that were sent is unknown. */
skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	HANDLE source;
	int most = 0;
	skc_err err = waits ? file_handle_of(file, &source) : SKC_ENOSYS;

	if (err == SKC_OK) {
		err = file_clip(source, offset, len, &most);
	}
	if (err != SKC_OK) {
		return err;
	}
	/* A length of 0 means the whole file to TransmitFile. */
	if (most == 0) {
		*done = 0;
		return SKC_OK;
	}
	return file_transmit_in_place(handle, source, offset, most, done);
}

/* ReadFile moves the position of a file that was opened for synchronous calls. SetFilePointerEx
 * could restore it, but not atomically: the caller reads through a stream instead. */
skc_err skc_os_read_at(int file, void *buffer, size_t len, int64_t offset, size_t *done)
{
	(void) file;
	(void) buffer;
	(void) len;
	(void) offset;
	(void) done;
	return SKC_ENOSYS;
}

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
