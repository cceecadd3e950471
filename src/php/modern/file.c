#include "ext/standard/file.h"

#include "common/object.h"
#include "common/scratch.h"
#include "common/stream_handle.h"
#include "modern/error.h"
#include "modern/io.h"
#include "skc_time.h"

/* Bytes that are read at a time if the system cannot send the file itself. */
#define CHUNK ((size_t) 131072)

/* A stream that is being sent. */
typedef struct file_sending {
	php_socket *socket;
	php_stream *stream;
	bool seekable;
	zend_long offset;
	uint64_t length;
	int64_t deadline;
	uint64_t sent;
} file_sending;

/* The number of bytes sent as an int of PHP, which on 32-bit systems ends at 2 GiB. */
static size_t file_transferred(const file_sending *f)
{
	return (size_t) MIN(f->sent, (uint64_t) ZEND_LONG_MAX);
}

static ZEND_COLD void file_failed(const file_sending *f, skc_err err, const zend_string *rest)
{
	php_modern_failure failure = {
		.socket = f->socket,
		.partial = rest,
		.transferred = file_transferred(f),
		.place = PHP_MODERN_TO_PEER,
	};

	php_modern_throw(&failure, err, "send_file");
}

/* The stream cannot be read; the socket has not failed. */
static ZEND_COLD void file_unreadable(const file_sending *f, skc_err err)
{
	php_modern_failure failure = { .transferred = file_transferred(f) };

	if (err == SKC_EBADF) {
		zend_argument_value_error(2, "must be open for reading");
		return;
	}
	php_modern_throw(&failure, err, "send_file, reading the stream");
}

static bool file_is_seekable(const php_stream *stream)
{
	return stream->ops->seek != NULL && (stream->flags & PHP_STREAM_FLAG_NO_SEEK) == 0;
}

/* A stream wrapper in PHP that is not seekable reports that by a warning of the seek itself. One
 * whose position is the wanted offset is therefore read without a seek. */
static bool file_stands_there(php_stream *stream, zend_long offset)
{
	return php_stream_is(stream, PHP_STREAM_IS_USERSPACE) && php_stream_tell(stream) == offset;
}

/* The descriptor of a stdio stream without filters. */
static bool file_descriptor_of(php_stream *stream, int *out)
{
	skc_handle handle;

	if (!php_stream_is(stream, PHP_STREAM_IS_STDIO) || !file_is_seekable(stream) ||
			php_stream_is_filtered(stream) || php_stream_flush(stream) != 0 ||
			!php_sockets_stream_handle(stream, &handle)) {
		return false;
	}
	*out = (int) handle;
	return true;
}

/* Sends the bytes that were read; false after an exception. The clock is checked for each chunk: a
 * stream without an end would otherwise be sent past the deadline. */
static bool file_send_chunk(file_sending *f, char *bytes, size_t len)
{
	skc_iov iov = SKC_IOV(bytes, len);
	zend_string *rest = NULL;
	size_t done = 0;
	bool late = f->sent > 0 && skc_time_remaining(f->deadline) == 0;
	skc_err err = late
			? SKC_EDEADLINE
			: skc_transfer_send(php_sockets_sock(f->socket), &iov, 1, f->deadline, &done);

	f->sent += done;
	if (err == SKC_OK) {
		return true;
	}
	if (!f->seekable) {
		rest = zend_string_init(bytes + done, len - done, 0);
	}
	file_failed(f, err, rest);
	if (rest != NULL) {
		zend_string_release(rest);
	}
	return false;
}

static size_t file_buffered(const php_stream *stream)
{
	return (size_t) (stream->writepos - stream->readpos);
}

/* The descriptor to wait for; php_stream_cast() would refuse a stream with a filter. */
static bool file_descriptor_to_wait_for(php_stream *stream, php_socket_t *out)
{
	return !php_stream_is(stream, PHP_STREAM_IS_USERSPACE) && stream->ops->cast != NULL &&
			stream->ops->cast(stream, PHP_STREAM_AS_FD_FOR_SELECT, (void **) out) == SUCCESS;
}

/* Waits until a stream with a descriptor is readable, as PHP's own wait respects neither the
 * deadline nor signals. *handle is SKC_HANDLE_NONE if the stream has no descriptor. */
static skc_err file_await_bytes(file_sending *f, skc_handle *handle)
{
	skc_sock source = php_sockets_sock(f->socket);
	php_socket_t found = SOCK_ERR;
	skc_err err;

	*handle = SKC_HANDLE_NONE;
	if (f->seekable || !file_descriptor_to_wait_for(f->stream, &found)) {
		return SKC_OK;
	}
	*handle = found;
	if (file_buffered(f->stream) > 0) {
		return SKC_OK;
	}
	source.handle = found;
	err = skc_transfer_wait(source, POLLIN, f->deadline);
	/* The system waits for sockets only. */
	if (err == SKC_ENOTSOCK) {
		*handle = SKC_HANDLE_NONE;
		err = SKC_OK;
	}
	return err;
}

/* A readable stream returned no bytes: it had part of a TLS record, or its filter returned none. A
 * datagram socket that was shut down stays readable forever. */
static bool file_try_again(const file_sending *f, skc_handle handle)
{
	int type = SOCK_STREAM;

	if (f->stream->eof || !SKC_HANDLE_IS_ONE(handle) ||
			(skc_os_type(handle, &type) == SKC_OK && type != SOCK_STREAM)) {
		return false;
	}
	if (skc_time_remaining(f->deadline) == 0) {
		file_failed(f, SKC_EDEADLINE, NULL);
		return false;
	}
	return true;
}

/* From a stream with a filter, and from a FIFO that was opened by its name, PHP reads until it has
 * all of the requested bytes, however long that takes. So one byte is requested, then the bytes
 * that were buffered with it. */
static ssize_t file_read_some(file_sending *f, char *bytes, size_t len)
{
	php_stream *stream = f->stream;
	bool greedy = stream->readfilters.head != NULL || stream->wrapper == &php_plain_files_wrapper;
	ssize_t got;
	ssize_t more = 0;

	if (f->seekable || !greedy) {
		return php_stream_read(stream, bytes, len);
	}
	got = php_stream_read(
			stream, bytes, file_buffered(stream) > 0 ? MIN(len, file_buffered(stream)) : 1);
	if (got == 1 && file_buffered(stream) > 0 && EG(exception) == NULL) {
		more = php_stream_read(stream, bytes + 1, MIN(len - 1, file_buffered(stream)));
	}
	return got + (more > 0 ? more : 0);
}

/* PHP's socket streams wait on their own, for the rest of a TLS record or for the input of a
 * filter: their timeout is set to the remaining time. {0, 0} would mean no timeout. */
static ssize_t file_read_in_time(file_sending *f, char *bytes, size_t len)
{
	bool limited = f->deadline != SKC_FOREVER && php_sockets_is_socket_stream(f->stream);
	php_netstream_data_t *data = limited ? f->stream->abstract : NULL;
	struct timeval before = { 0 };
	int64_t left;
	ssize_t got;

	if (data == NULL) {
		return file_read_some(f, bytes, len);
	}
	left = skc_time_remaining(f->deadline);
	before = data->timeout;
	data->timeout.tv_sec = (time_t) MIN(left / SKC_NS_PER_SEC, INT_MAX);
	data->timeout.tv_usec =
			(long) (left % SKC_NS_PER_SEC / SKC_NS_PER_USEC + (left < SKC_NS_PER_USEC));
	got = file_read_some(f, bytes, len);
	if (f->stream->abstract == data) {
		data->timeout = before;
	}
	return got;
}

/* Whether a failed read of a socket stream may only have timed out. */
static bool file_is_late(const file_sending *f)
{
	return php_sockets_is_socket_stream(f->stream) && !f->stream->eof;
}

/* The error code of a failed read. Stream wrappers in PHP and filters have no code. */
static skc_err file_code_of_read(const file_sending *f)
{
	skc_err err = php_sockets_is_socket_stream(f->stream) ? skc_os_last_error() : SKC_OK;

	return err != SKC_OK ? err : SKC_EIO;
}

/* Reads a chunk and sends it. Waiting and reading run user code, which may close the socket. False:
 * the stream has ended, or an exception was thrown. */
static bool file_pass_on(file_sending *f, char *bytes, size_t size)
{
	skc_handle handle;
	skc_err err = file_await_bytes(f, &handle);
	ssize_t got;

	if (err != SKC_OK) {
		file_failed(f, err, NULL);
		return false;
	}
	got = file_read_in_time(f, bytes, (size_t) MIN(f->length - f->sent, size));
	err = got < 0 && !file_is_late(f) ? file_code_of_read(f) : SKC_OK;
	if (EG(exception) != NULL || !php_sockets_is_open(f->socket, 1)) {
		return false;
	}
	if (err != SKC_OK) {
		file_unreadable(f, err);
		return false;
	}
	return got > 0 ? file_send_chunk(f, bytes, (size_t) got) : file_try_again(f, handle);
}

static void file_read_and_write(file_sending *f)
{
	php_scratch scratch = php_scratch_take(CHUNK);

	while (f->sent < f->length && file_pass_on(f, scratch.bytes, MIN(CHUNK, scratch.size))) {
	}
	php_scratch_give(&scratch, CHUNK);
}

/* The position of a seekable stream is restored. */
static void file_by_reading(file_sending *f)
{
	zend_off_t before = php_stream_tell(f->stream);

	if (!f->seekable) {
		file_read_and_write(f);
		return;
	}
	if (php_stream_seek(f->stream, f->offset + (zend_off_t) f->sent, SEEK_SET) != 0) {
		if (EG(exception) == NULL) {
			zend_argument_value_error(3, "must be within the stream");
		}
		return;
	}
	file_read_and_write(f);
	php_stream_seek(f->stream, before, SEEK_SET);
}

/* SKC_ENOSYS: the rest has to be read and written. */
static skc_err file_by_file(file_sending *f, int file, bool *of_source)
{
	php_scratch scratch = php_scratch_take(CHUNK);
	const skc_file_part part = { file, f->offset, f->length, scratch.bytes,
		MIN(CHUNK, scratch.size) };
	skc_file_sent out;
	skc_err err = skc_transfer_send_file(
			php_sockets_sock(f->socket), php_sockets_blocks(f->socket), &part, f->deadline, &out);

	php_scratch_give(&scratch, CHUNK);
	f->sent = out.done;
	*of_source = out.of_source;
	return err;
}

static void file_send_stream(file_sending *f)
{
	skc_err err = SKC_ENOSYS;
	bool of_source = false;
	int file;

	if (file_descriptor_of(f->stream, &file)) {
		err = file_by_file(f, file, &of_source);
	}
	if (err == SKC_ENOSYS) {
		file_by_reading(f);
	} else if (of_source) {
		file_unreadable(f, err);
	} else if (err != SKC_OK) {
		file_failed(f, err, NULL);
	}
}

/* Protects the stream from fclose() in a signal handler, after which its descriptor could belong to
 * another file. A failed read throws, so its notice is suppressed. */
static void file_send_held(file_sending *f)
{
	const uint32_t ours = PHP_STREAM_FLAG_NO_FCLOSE | PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	uint32_t before = f->stream->flags & ours;

	f->stream->flags |= ours;
	file_send_stream(f);
	f->stream->flags = (f->stream->flags & ~ours) | before;
}

static bool file_check_range(const file_sending *f, zend_long length, bool to_end)
{
	if (!php_modern_in_range(f->offset, 0, ZEND_LONG_MAX, 3)) {
		return false;
	}
	if (!f->seekable && f->offset != 0) {
		zend_argument_value_error(3, "must be 0 when argument #2 ($stream) is not seekable");
		return false;
	}
	return to_end || php_modern_in_range(length, 0, ZEND_LONG_MAX, 4);
}

PHP_FUNCTION(Sockets_send_file)
{
	zval *socket;
	zval *zstream;
	zend_long length = 0;
	bool to_end = true;
	zval *timeout = NULL;
	file_sending f = { 0 };

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_RESOURCE(zstream)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(f.offset)
		Z_PARAM_LONG_OR_NULL(length, to_end)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	f.socket = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(f.socket, 1)) {
		RETURN_THROWS();
	}
	php_stream_from_zval(f.stream, zstream);
	f.seekable = file_is_seekable(f.stream);
	if (!file_check_range(&f, length, to_end) || !php_modern_deadline(timeout, 5, &f.deadline)) {
		RETURN_THROWS();
	}
	f.seekable = f.seekable && !file_stands_there(f.stream, f.offset);
	f.length = (uint64_t) MIN(to_end ? INT64_MAX : length, INT64_MAX - f.offset);
	file_send_held(&f);
	if (EG(exception) != NULL) {
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) file_transferred(&f));
}
