/* skc_os_file.c and skc_transfer_send_file(): sending files with the system call for files. */

#include "net.h"

#include <unistd.h>

#include "skc_calls.h"
#include "skc_time.h"
#include "skc_transfer.h"

#define MIB ((uint64_t) 1 << 20)
#define AT 3 /* the position of a file */
#define HOUR (3600 * SKC_NS_PER_SEC)

/* --- files whose bytes depend on their offsets ------------------------------------------------ */

static unsigned char byte_at(uint64_t at)
{
	return (unsigned char) (at * 31 + (at >> 8) * 7 + (at >> 16));
}

static bool is_right(const unsigned char *bytes, size_t len, uint64_t at)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] != byte_at(at + i)) {
			return false;
		}
	}
	return true;
}

/* A file of size bytes with the position AT; *out: its descriptor. */
static FILE *open_file(uint64_t len, int *out)
{
	unsigned char block[4096];
	FILE *file = tmpfile();

	if (file == NULL) {
		os_fail("tmpfile");
	}
	setvbuf(file, NULL, _IONBF, 0);
	for (uint64_t at = 0; at < len; at += sizeof(block)) {
		size_t part = len - at < sizeof(block) ? (size_t) (len - at) : sizeof(block);

		for (size_t i = 0; i < part; i++) {
			block[i] = byte_at(at + i);
		}
		if (fwrite(block, 1, part, file) != part) {
			os_fail("fwrite");
		}
	}
	*out = fileno(file);
	CHECK_INT(lseek(*out, AT, SEEK_SET), AT);
	return file;
}

static void close_file(FILE *file)
{
	CHECK_INT(os_position(fileno(file)), AT);
	fclose(file);
}

/* --- a thread that reads ---------------------------------------------------------------------- */

typedef struct reader {
	pthread_t thread;
	skc_handle from;
	uint64_t most; /* bytes after which it resets the connection; 0: it reads to the end */
	uint64_t got;
	bool wrong;
} reader;

/* Waits until nothing more comes: Wine never completes a send whose connection is reset while it
 * goes on. */
static void await_rest(skc_handle handle)
{
	long before = -1;

	for (int same = 0; same < 20; same++) {
		long there = os_unread(handle);

		same = there == before ? same : 0;
		before = there;
		os_sleep(5 * MSEC);
	}
}

static void *read_all(void *argument)
{
	static unsigned char buffer[65536];
	reader *r = argument;

	while (r->most == 0 || r->got < r->most) {
		long got = (long) recv(r->from, (void *) buffer, sizeof(buffer), 0);

		if (got <= 0) {
			break;
		}
		r->wrong = r->wrong || !is_right(buffer, (size_t) got, r->got);
		r->got += (uint64_t) got;
	}
	if (r->most != 0) {
		await_rest(r->from);
		os_reset_on_close(r->from);
		os_close(r->from);
	}
	return NULL;
}

static void start_reader(reader *r, skc_handle from, uint64_t most)
{
	*r = (reader){ .from = from, .most = most };
	if (pthread_create(&r->thread, NULL, read_all, r) != 0) {
		abort();
	}
}

/* Ends the stream and waits for the thread. Returns the number of received bytes. */
static uint64_t end_reader(reader *r, skc_handle sender)
{
	skc_os_shutdown_socket(sender, SHUT_WR);
	pthread_join(r->thread, NULL);
	CHECK(!r->wrong);
	return r->got;
}

/* Checks that exactly len bytes of the file from offset on have arrived. */
static void check_arrived(skc_handle handle, size_t len, uint64_t offset)
{
	unsigned char in[1000];

	net_await(handle, (long) len);
	CHECK_INT(os_unread(handle), len);
	if (len > 0 && CHECK_INT(recv(handle, (void *) in, sizeof(in), 0), len)) {
		CHECK(is_right(in, len, offset));
	}
}

/* --- cases ------------------------------------------------------------------------------------ */

static char memory[10000];

static skc_err send_bytes(skc_handle handle, bool blocking, int file, int64_t offset, uint64_t len,
		int64_t limit, skc_file_sent *out)
{
	const skc_file_part part = { file, offset, len, memory, sizeof(memory) };

	return skc_transfer_send_file(net_sock(handle), blocking, &part, skc_time_deadline(limit), out);
}

static skc_err send_whole(skc_handle handle, bool blocking, int file, int64_t limit, uint64_t *done)
{
	skc_file_sent out;
	skc_err err = send_bytes(handle, blocking, file, 0, UINT64_MAX / 4, limit, &out);

	*done = out.done;
	CHECK(!out.of_source);
	return err;
}

typedef struct part {
	int64_t offset;
	uint64_t len;
	size_t want;
} part;

/* Sends a part of a file of 1000 bytes, and compares the received bytes. */
static void send_part(const skc_handle s[2], bool blocking, int file, int64_t limit, const part *p)
{
	skc_err wanted = limit == SKC_FOREVER || p->len == 0 ? SKC_OK : OS_FILE_IN_TIME;
	size_t want = wanted == SKC_OK ? p->want : 0;
	skc_file_sent out = { 99, true };

	CHECK_INT(send_bytes(s[0], blocking, file, p->offset, p->len, limit, &out), wanted);
	CHECK_INT(os_position(file), AT);
	CHECK(!out.of_source);
	REQUIRE_INT(out.done, want);
	check_arrived(s[1], want, (uint64_t) p->offset);
}

CASE(parts)
{
	static const part parts[] = { { 0, 1000, 1000 }, { 0, UINT64_MAX / 4, 1000 }, { 10, 100, 100 },
		{ 990, 100, 10 }, { 999, 1, 1 }, { 1000, 5, 0 }, { 5000, 5, 0 }, { 7, 0, 0 } };
	int file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(1000, &file);
	for (int blocking = 0; blocking < 2; blocking++) {
		skc_handle s[2];

		net_tcp(s);
		CHECK_INT(skc_os_set_blocking(s[0], blocking), SKC_OK);
		for (size_t i = 0; i < SKC_COUNT(parts); i++) {
			send_part(s, blocking, file, SKC_FOREVER, &parts[i]);
			send_part(s, blocking, file, 10 * SKC_NS_PER_SEC, &parts[i]);
		}
		CHECK_INT(os_mode(s[0]), blocking);
		net_close(s);
	}
	close_file(owner);
}

/* More bytes than one call sends and than fit in the buffers. */
CASE(large_files)
{
	const uint64_t size = 20 * MIB + 5;
	int file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(size, &file);
	for (int blocking = 0; blocking < 2; blocking++) {
		uint64_t done = 0;
		skc_handle s[2];
		reader r;

		net_tcp(s);
		CHECK_INT(skc_os_set_blocking(s[0], blocking), SKC_OK);
		start_reader(&r, s[1], 0);
		CHECK_INT(send_whole(s[0], blocking, file, SKC_FOREVER, &done), SKC_OK);
		CHECK_INT(done, size);
		CHECK_INT(end_reader(&r, s[0]), size);
		net_close(s);
	}
	close_file(owner);
}

CASE(what_is_no_file)
{
	skc_handle s[2];
	size_t done = 77;
	int pipes[2], file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(10, &file);
	net_tcp(s);
	REQUIRE(os_pipe_files(pipes));
	CHECK_INT(write(pipes[1], "some", 4), 4);
	CHECK_INT(skc_os_read_at(pipes[0], memory, 4, 0, &done), SKC_ENOSYS);
	CHECK_INT(skc_os_send_file(s[0], pipes[0], 0, 4, true, &done), SKC_EINVAL);
	close(pipes[0]);
	close(pipes[1]);
	CHECK_INT(skc_os_send_file(s[0], pipes[0], 0, 4, true, &done), SKC_EBADF);
	CHECK_INT(skc_os_send_file(s[0], -1, 0, 4, true, &done), SKC_EBADF);
	CHECK_INT(skc_os_send_file(SKC_HANDLE_NONE, file, 0, 4, true, &done), OS_NO_HANDLE);
	CHECK_INT(skc_os_read_at(-1, memory, 4, 0, &done), OS_READS_FILES ? SKC_EBADF : SKC_ENOSYS);
	CHECK_INT(done, 77);
	net_close(s);
	close_file(owner);
}

/* No bytes, and a call that must not wait. */
CASE(small_requests)
{
	const size_t want = OS_FILE_IN_TIME == SKC_OK ? 4 : 0;
	skc_handle s[2];
	size_t done = 77;
	int file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(10, &file);
	net_tcp(s);
	CHECK_INT(skc_os_send_file(s[0], file, 0, 0, true, &done), SKC_OK);
	CHECK_INT(done, 0);
	CHECK_INT(skc_os_send_file(s[0], file, 0, 4, false, &done), OS_FILE_IN_TIME);
	CHECK_INT(done, want);
	check_arrived(s[1], want, 0);
	net_close(s);
	close_file(owner);
}

/* The peer closes in the middle. */
CASE(resets)
{
	int file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(40 * MIB, &file);
	for (int blocking = 0; blocking < 2; blocking++) {
		uint64_t done = 0;
		skc_handle s[2];
		skc_err err;
		reader r;

		net_tcp(s);
		CHECK_INT(skc_os_set_blocking(s[0], blocking), SKC_OK);
		start_reader(&r, s[1], MIB);
		err = send_whole(s[0], blocking, file, SKC_FOREVER, &done);
		end_reader(&r, s[0]);
		CHECK(err == SKC_ECONNRESET || err == SKC_ECONNABORTED || err == EPIPE);
		CHECK(done < 40 * MIB);
		os_close(s[0]);
	}
	close_file(owner);
}

/* The peer does not read until the call times out: the number of bytes sent is returned. */
CASE(limits)
{
	uint64_t done = 77;
	skc_handle s[2];
	int file;
	FILE *owner;
	reader r;

	OS_NEEDS_SEND_FILE();
	owner = open_file(40 * MIB, &file);
	net_tcp(s);
	skc_fault_clear();
	CHECK_INT(send_whole(s[0], true, file, 50 * MSEC, &done), OS_FILE_TOO_LATE);
	CHECK(OS_FILE_TOO_LATE == SKC_ENOSYS ? done == 0 : done > 0 && done < 40 * MIB);
	/* All processes with the connection share its mode. */
	CHECK_INT(os_mode(s[0]), 1);
	CHECK_INT(skc_fault_count(OS_MODE_CALL), 0);
	start_reader(&r, s[1], 0);
	CHECK_INT(end_reader(&r, s[0]), done);
	net_close(s);
	close_file(owner);
}

/* The call has timed out when the first system call returns: the rest is requested, and its end is
 * seen. */
CASE(late)
{
	const size_t want = OS_FILE_IN_TIME == SKC_OK ? 10 : 0;
	uint64_t done = 77;
	skc_handle s[2];
	int file;
	FILE *owner;

	OS_NEEDS_SEND_FILE();
	owner = open_file(10, &file);
	net_tcp(s);
	CHECK_INT(send_whole(s[0], true, file, 0, &done), OS_FILE_IN_TIME);
	CHECK_INT(done, want);
#if OS_READS_FILES
	CHECK(skc_fault_short("pread", 1, 1, 4));
	CHECK_INT(send_whole(s[0], true, file, 0, &done), OS_FILE_TOO_LATE);
	CHECK_INT(done, 4);
	CHECK(skc_fault_short("pread", 1, 1, 4));
	CHECK_INT(send_whole(s[0], true, file, HOUR, &done), SKC_OK);
	CHECK_INT(done, 10);
	os_nonblock(s[0]);
	CHECK(skc_fault_short("sendfile", 1, 1, 4));
	CHECK_INT(send_whole(s[0], false, file, 0, &done), OS_FILE_TOO_LATE);
	CHECK_INT(done, 5);
#endif
	skc_fault_clear();
	net_close(s);
	close_file(owner);
}

/* Sends 100 bytes while calls fail; returns the sent bytes and the code. */
static skc_file_sent send_with_faults(const char *faults, int64_t limit, skc_err *err)
{
	skc_file_sent out;
	skc_handle s[2];
	int file;
	FILE *owner = open_file(100, &file);

	net_tcp(s);
	CHECK(skc_fault_parse(faults));
	*err = send_bytes(s[0], true, file, 0, 1000, limit, &out);
	skc_fault_clear();
	check_arrived(s[1], (size_t) out.done, 0);
	net_close(s);
	close_file(owner);
	return out;
}

/* What does not go by the call is read; where that is impossible, the caller gets an error. */
CASE(failing_calls)
{
	static const char *const faults[] = { "sendfile:1:short=10,sendfile:2:ENOSYS",
		"sendfile:1:short=10,sendfile:2:EIO", "sendfile:1:short=10,sendfile:2:EBADF",
		"sendfile:1:short=10,sendfile:2:EINVAL" };
	skc_err err;

	OS_NEEDS_SEND_FILE();
	CHECK_INT(send_with_faults("sendfile:1:short=10:0", SKC_FOREVER, &err).done, 100);
	CHECK_INT(err, SKC_OK);
	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		skc_file_sent out = send_with_faults(faults[i], SKC_FOREVER, &err);

		CHECK_INT(out.done, OS_READS_FILES ? 100 : 10);
		CHECK_INT(err, OS_READS_FILES ? SKC_OK : SKC_ENOSYS);
		CHECK(!out.of_source);
	}
	CHECK_INT(send_with_faults("sendfile:1:short=10,sendfile:2:ENOTCONN", SKC_FOREVER, &err).done,
			10);
	CHECK_INT(err, SKC_ENOTCONN);
}

#if OS_READS_FILES
/* Whether the file or the socket has failed. */
CASE(failing_reads)
{
	skc_file_sent out;
	skc_err err;

	out = send_with_faults("sendfile:1:short=10,sendfile:2:EIO,pread:1:EIO", SKC_FOREVER, &err);
	CHECK_INT(err, SKC_EIO);
	CHECK(out.of_source && out.done == 10);
	out = send_with_faults("pread:1:short=10,pread:2:EIO", HOUR, &err);
	CHECK_INT(err, SKC_EIO);
	CHECK(out.of_source && out.done == 10);
	out = send_with_faults("pread:1:short=10,send:2:EIO", HOUR, &err);
	CHECK_INT(err, SKC_EIO);
	CHECK(!out.of_source && out.done == 10);
	out = send_with_faults("pread:1:short=10,pread:2:29", HOUR, &err);
	CHECK_INT(err, SKC_ENOSYS);
	CHECK(!out.of_source && out.done == 10);
	net_hook(net_go_on);
	out = send_with_faults("pread:1:EINTR:3", HOUR, &err);
	CHECK_INT(err, SKC_OK);
	CHECK_INT(net_hook_runs, 3);
	net_hook(net_stop);
	out = send_with_faults("pread:1:short=10,pread:2:EINTR", HOUR, &err);
	CHECK_INT(err, SKC_EINTR);
	CHECK(!out.of_source && out.done == 10);
}
#endif

#ifdef PHP_SOCKETS_WSA
/* The calls around TransmitFile fail: nothing stays open. */
CASE(failing_calls_around)
{
	static const char *const faults[] = { "GetFileSizeEx:1:EPERM", "SetFilePointerEx:1:EPERM",
		"CreateEventA:1:EPERM" };
	skc_err err;

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		CHECK_INT(send_with_faults(faults[i], SKC_FOREVER, &err).done, 0);
		CHECK_INT(err, SKC_EPERM);
	}
}

/* The call fails after the bytes have been sent: their number is lost. */
CASE(failing_outcome)
{
	uint64_t done = 77;
	skc_handle s[2];
	int file;
	FILE *owner = open_file(100, &file);

	net_tcp(s);
	CHECK(skc_fault_set("WSAGetOverlappedResult", 1, 1, WSAECONNRESET));
	CHECK_INT(send_whole(s[0], true, file, SKC_FOREVER, &done), WSAECONNRESET);
	CHECK_INT(done, 0);
	net_close(s);
	close_file(owner);
}

#define OFFSET_SIZE sizeof(int64_t)

static uint64_t far_offset;
static int far_len;
static HANDLE far_event;

/* As Windows does, it moves the position. */
static int WSAAPI send_far(SOCKET handle, HANDLE file, int len, LPOVERLAPPED at)
{
	(void) handle;
	far_offset = (uint64_t) at->OffsetHigh << 32 | at->Offset;
	far_len = len;
	far_event = at->hEvent;
	SetFilePointer(file, 1, NULL, FILE_BEGIN);
	WSASetLastError(WSAENOBUFS);
	return SOCKET_ERROR;
}

static BOOL WSAAPI size_of_far(HANDLE file, PLARGE_INTEGER out)
{
	(void) file;
	out->QuadPart = 10LL << 32;
	return TRUE;
}

/* TransmitFile is asked for the bytes that are left, never for 0, which would be all. */
CASE(end_of_far)
{
	const int64_t end = 10LL << 32;
	size_t done = 77;
	DWORD flags;
	int file;
	FILE *owner = open_file(10, &file);

	skc_call.sendfile = send_far;
	skc_call.GetFileSizeEx = size_of_far;
	CHECK_INT(skc_os_send_file(SKC_HANDLE_NONE, file, end - 5, 6, true, &done), ENOBUFS);
	CHECK_INT(far_offset, end - 5);
	CHECK_INT(far_len, 5);
	CHECK(!GetHandleInformation(far_event, &flags));
	CHECK_INT(skc_os_send_file(SKC_HANDLE_NONE, file, end - 5, 4, true, &done), ENOBUFS);
	CHECK_INT(far_len, 4);
	CHECK_INT(done, 77);
	CHECK_INT(skc_os_send_file(SKC_HANDLE_NONE, file, end, 6, true, &done), SKC_OK);
	CHECK_INT(done, 0);
	skc_call = skc_system_calls;
	close_file(owner);
}
#elif defined(__linux__)
#define OFFSET_SIZE sizeof(off_t)

static uint64_t far_offset;
static size_t far_len;

static ssize_t send_far(int handle, int file, off_t *at, size_t len)
{
	(void) handle;
	(void) file;
	far_offset = (uint64_t) *at;
	far_len = len;
	errno = ENOBUFS;
	return -1;
}
#endif

#ifdef OFFSET_SIZE
/* At a large offset, and more than the system sends at once. */
CASE(far)
{
	const int64_t offset = 5LL << 32 | 7;
	size_t done = 77;
	int file;
	FILE *owner;

	if (OFFSET_SIZE < sizeof(offset)) {
		SKIP("offsets of 64 bits are needed");
	}
	owner = open_file(10, &file);
	skc_call.sendfile = send_far;
#ifdef PHP_SOCKETS_WSA
	skc_call.GetFileSizeEx = size_of_far;
#endif
	CHECK_INT(skc_os_send_file(SKC_HANDLE_NONE, file, offset, SIZE_MAX, true, &done), ENOBUFS);
	skc_call = skc_system_calls;
	CHECK_INT(far_offset, offset);
	CHECK(far_len >= 0x7ffff000 && far_len <= 0x7ffffffe);
	CHECK_INT(done, 77);
	close_file(owner);
}
#endif
