#include "php_layer_io.h"

#include "ext/standard/file.h"
#include "php_scratch.h"
#include "skc_time.h"

#include "layer_file_arginfo.h"

/* Bytes that are read at a time where the system has no way of its own. */
#define CHUNK ((size_t) 65536)

/* What is sent, and how far it has come. */
typedef struct sending {
	php_socket *socket;
	php_stream *stream;
	bool seekable;
	zend_long offset;
	uint64_t length;
	int64_t deadline;
	uint64_t sent;
} sending;

static ZEND_COLD void failed(const sending *f, skc_err err, const zend_string *rest)
{
	php_layer_io_failed(f->socket, err, rest, (size_t) f->sent, "send_file");
}

static bool is_seekable(const php_stream *stream)
{
	return stream->ops->seek != NULL && (stream->flags & PHP_STREAM_FLAG_NO_SEEK) == 0;
}

/* A stream in PHP tells by a warning, when it is tried, that it cannot be sought: one that stands
 * where it is wanted is only read. */
static bool stands_there(php_stream *stream, zend_long offset)
{
	return php_stream_is(stream, PHP_STREAM_IS_USERSPACE) && php_stream_tell(stream) == offset;
}

/* The descriptor of a plain file whose bytes are sent as they are. */
static bool descriptor_of(php_stream *stream, int *out)
{
	return php_stream_is(stream, PHP_STREAM_IS_STDIO) && is_seekable(stream) &&
			stream->readfilters.head == NULL &&
			php_stream_cast(stream, PHP_STREAM_AS_FD | PHP_STREAM_CAST_INTERNAL, (void **) out,
					0) == SUCCESS;
}

static bool has_no_way(skc_err err)
{
	return err == SKC_ENOSYS || err == SKC_EINVAL || err == SKC_EOPNOTSUPP;
}

/* Sends what was read; false after an exception. Only the clock ends a stream without an end. */
static bool send_chunk(sending *f, char *bytes, size_t len)
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
	failed(f, err, rest);
	if (rest != NULL) {
		zend_string_release(rest);
	}
	return false;
}

/* Waits until a stream with a descriptor can be read: PHP's own wait knows neither the limit nor
 * signals. *handle: SKC_HANDLE_NONE when it has none. */
static skc_err await_bytes(sending *f, skc_handle *handle)
{
	skc_sock source = php_sockets_sock(f->socket);
	php_socket_t found = SOCK_ERR;
	skc_err err;

	*handle = SKC_HANDLE_NONE;
	if (f->seekable || php_stream_is(f->stream, PHP_STREAM_IS_USERSPACE) ||
			php_stream_cast(f->stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL,
					(void **) &found, 0) != SUCCESS) {
		return SKC_OK;
	}
	*handle = found;
	if (f->stream->writepos > f->stream->readpos) {
		return SKC_OK;
	}
	source.handle = found;
	err = skc_transfer_wait(source, POLLIN, f->deadline);
	/* Where only sockets can be waited for. */
	if (err == SKC_ENOTSOCK) {
		*handle = SKC_HANDLE_NONE;
		err = SKC_OK;
	}
	return err;
}

/* Nothing was read, though it could be: it may have been half a record of TLS, or nothing behind a
 * filter. Sockets of datagrams can be read for ever once they are shut down. */
static bool try_again(const sending *f, skc_handle handle)
{
	int type = SOCK_STREAM;

	if (f->stream->eof || !SKC_HANDLE_IS_ONE(handle) ||
			(skc_os_type(handle, &type) == SKC_OK && type != SOCK_STREAM)) {
		return false;
	}
	if (skc_time_remaining(f->deadline) == 0) {
		failed(f, SKC_EDEADLINE, NULL);
		return false;
	}
	return true;
}

/* Waiting and reading run code of users, which may close the socket. False: that is all. */
static bool pass_on(sending *f, char *bytes, size_t size)
{
	skc_handle handle;
	skc_err err = await_bytes(f, &handle);
	ssize_t got;

	if (err != SKC_OK) {
		failed(f, err, NULL);
		return false;
	}
	got = php_stream_read(f->stream, bytes, (size_t) MIN(f->length - f->sent, size));
	if (EG(exception) != NULL || !php_sockets_is_open(f->socket, 1)) {
		return false;
	}
	return got > 0 ? send_chunk(f, bytes, (size_t) got) : got == 0 && try_again(f, handle);
}

static void read_and_write(sending *f)
{
	php_scratch scratch = php_scratch_take(CHUNK);

	while (f->sent < f->length && pass_on(f, scratch.bytes, MIN(CHUNK, scratch.size))) {
	}
	php_scratch_give(&scratch, CHUNK);
}

/* A stream that can be sought comes back to where it stood. */
static void by_reading(sending *f)
{
	zend_off_t before = php_stream_tell(f->stream);

	if (!f->seekable) {
		read_and_write(f);
		return;
	}
	if (php_stream_seek(f->stream, f->offset, SEEK_SET) != 0) {
		if (EG(exception) == NULL) {
			zend_argument_value_error(3, "must be within the stream");
		}
		return;
	}
	read_and_write(f);
	php_stream_seek(f->stream, before, SEEK_SET);
}

static void send_stream(sending *f)
{
	skc_err err = SKC_ENOSYS;
	int file;

	if (descriptor_of(f->stream, &file)) {
		err = skc_transfer_send_file(php_sockets_sock(f->socket), php_sockets_blocks(f->socket),
				file, f->offset, f->length, f->deadline, &f->sent);
	}
	if (has_no_way(err) && f->sent == 0) {
		by_reading(f);
	} else if (err != SKC_OK) {
		failed(f, err, NULL);
	}
}

/* fclose() refuses what is in use: a handler may try, and its descriptor would be another file's.
 */
static void send_held(sending *f)
{
	uint32_t held = f->stream->flags & PHP_STREAM_FLAG_NO_FCLOSE;

	f->stream->flags |= PHP_STREAM_FLAG_NO_FCLOSE;
	send_stream(f);
	f->stream->flags = (f->stream->flags & ~PHP_STREAM_FLAG_NO_FCLOSE) | held;
}

static bool check_range(const sending *f, zend_long length, bool to_end)
{
	if (!php_layer_in_range(f->offset, 0, ZEND_LONG_MAX, 3)) {
		return false;
	}
	if (!f->seekable && f->offset != 0) {
		zend_argument_value_error(3, "must be 0 for a stream that cannot be sought");
		return false;
	}
	return to_end || php_layer_in_range(length, 0, ZEND_LONG_MAX, 4);
}

PHP_FUNCTION(Sockets_send_file)
{
	zval *socket;
	zval *zstream;
	zend_long length = 0;
	bool to_end = true;
	zval *timeout = NULL;
	sending f = { 0 };

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_RESOURCE(zstream)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(f.offset)
		Z_PARAM_LONG_OR_NULL(length, to_end)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	f.socket = Z_SOCKET_P(socket);
	if (!php_layer_is_stream(f.socket, 1)) {
		RETURN_THROWS();
	}
	php_stream_from_zval(f.stream, zstream);
	f.seekable = is_seekable(f.stream);
	if (!check_range(&f, length, to_end) || !php_layer_deadline(timeout, 5, &f.deadline)) {
		RETURN_THROWS();
	}
	f.seekable = f.seekable && !stands_there(f.stream, f.offset);
	f.length = (uint64_t) MIN(to_end ? ZEND_LONG_MAX : length, ZEND_LONG_MAX - f.offset);
	send_held(&f);
	if (EG(exception) != NULL) {
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) f.sent);
}

void php_layer_file_startup(int type)
{
	zend_register_functions(NULL, ext_functions, NULL, type);
}
