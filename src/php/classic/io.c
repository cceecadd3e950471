#include "common/assign.h"
#include "common/channel.h"
#include "common/error.h"
#include "common/object.h"
#include "common/receive.h"
#include "skc_turn.h"

static const char *const to_write = "Sockets\\write_all()";
static const char *const to_read = "Sockets\\read()";

/* --- socket_write, socket_send ---------------------------------------------------------------- */

/* The number of bytes to send: at most the length of the data. False after an exception. */
static bool classic_io_clip_length(zend_long asked, size_t there, uint32_t arg, size_t *out)
{
	if (asked < 0) {
		zend_argument_value_error(arg, "must be greater than or equal to 0");
		return false;
	}
	*out = MIN((size_t) asked, there);
	return true;
}

/* Out of line: a call without turns costs one test. */
static zend_never_inline skc_err classic_io_send_in_turns(
		php_socket *s, const char *data, size_t len, int flags, size_t *done)
{
	skc_sock sock = php_sockets_sock(s);
	skc_err err;

	if (!php_sockets_is_plain(s, 1, to_write)) {
		return SKC_EBADF;
	}
	if (!php_sockets_takes_turns(s, flags)) {
		return skc_sock_send(sock.handle, data, len, flags, done);
	}
	err = skc_turn_send(sock, data, len, flags, NULL, done);
	php_sockets_add_part(s, NULL, *done);
	return err;
}

static zend_always_inline void classic_io_send_bytes(zval *return_value, php_socket *s,
		const char *data, size_t len, int flags, const char *what)
{
	size_t done;
	skc_err err = UNEXPECTED(skc_has_turns())
			? classic_io_send_in_turns(s, data, len, flags, &done)
			: skc_sock_send(php_sockets_plain_handle(s, to_write), data, len, flags, &done);

	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) done);
}

PHP_FUNCTION(socket_write)
{
	zval *socket;
	char *data;
	size_t data_len;
	zend_long length = 0;
	bool length_is_null = true;
	size_t len;
	php_socket *s;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STRING(data, data_len)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(length, length_is_null)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	len = data_len;
	if (!length_is_null && !classic_io_clip_length(length, data_len, 3, &len)) {
		RETURN_THROWS();
	}
	classic_io_send_bytes(return_value, s, data, len, 0, "unable to write to socket");
}

PHP_FUNCTION(socket_send)
{
	zval *socket;
	char *data;
	size_t data_len;
	zend_long length;
	zend_long flags;
	size_t len;
	php_socket *s;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STRING(data, data_len)
		Z_PARAM_LONG(length)
		Z_PARAM_LONG(flags)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (!classic_io_clip_length(length, data_len, 3, &len)) {
		RETURN_THROWS();
	}
	classic_io_send_bytes(return_value, s, data, len, (int) flags, "Unable to write to socket");
}

/* --- socket_read, socket_recv ----------------------------------------------------------------- */

static zend_always_inline skc_err classic_io_read_some(
		php_sockets_receiving *r, char *buffer, size_t len)
{
	return skc_os_recv(
			php_sockets_plain_handle(r->socket, to_read), buffer, len, r->flags, &r->done);
}

/* In turns; these do not wait. */
static skc_err classic_io_try(php_sockets_receiving *r, char *buffer, size_t len)
{
	int flags = r->flags & ~MSG_WAITALL;
	skc_err err = skc_os_recv(php_sockets_sock(r->socket).handle, buffer, len, flags, &r->done);

	if (err == SKC_OK && (r->flags & MSG_WAITALL) != 0 && (r->flags & MSG_PEEK) == 0 &&
			php_sockets_type_of(r->socket) == SOCK_STREAM) {
		skc_turn_rest(php_sockets_sock(r->socket), buffer, len, r->deadline, &r->done);
	}
	return err;
}

/* The end of a stream is "" once, then an error: programs that read until they have a newline and
 * stop on false only would read forever. */
static skc_err classic_io_note_end(php_socket *s, size_t done)
{
	php_sockets_state *state = php_sockets_state_of(s);
	bool again = state->ended && done == 0;

	state->ended = done == 0;
	return again ? SKC_ECONNRESET : SKC_OK;
}

static skc_err classic_io_read_line(php_sockets_receiving *r, char *buffer, size_t len)
{
	php_socket *s = r->socket;
	bool messages = php_sockets_type_of(s) != SOCK_STREAM;
	skc_err err = skc_line_read(php_sockets_plain_handle(s, to_read), buffer, len,
			php_sockets_blocks(s), messages, &r->done);

	return err == SKC_OK && !messages ? classic_io_note_end(s, r->done) : err;
}

static skc_err classic_io_try_line(php_sockets_receiving *r, char *buffer, size_t len)
{
	php_socket *s = r->socket;
	bool messages = php_sockets_type_of(s) != SOCK_STREAM;
	skc_err err = skc_turn_line(php_sockets_sock(s), buffer, len, messages, r->deadline, &r->done);

	if (err == SKC_OK) {
		php_sockets_add_part(s, buffer, r->done);
	}
	return err == SKC_OK && !messages ? classic_io_note_end(s, r->done) : err;
}

/* Out of line: a call without turns costs one test. */
static zend_never_inline zend_string *classic_io_receive_blocking(
		php_sockets_receiving *r, bool line, size_t len)
{
	if (!php_sockets_is_plain(r->socket, 1, to_read)) {
		r->err = SKC_EBADF;
		return NULL;
	}
	return line ? php_sockets_receive_blocking(r, classic_io_read_line, classic_io_try_line, len)
				: php_sockets_receive_blocking(r, classic_io_read_some, classic_io_try, len);
}

PHP_FUNCTION(socket_read)
{
	zval *socket;
	zend_long length;
	zend_long mode = PHP_BINARY_READ;
	zend_string *data;
	size_t room;
	php_sockets_receiving r;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(mode)
	ZEND_PARSE_PARAMETERS_END();

	r.flags = 0;
	PHP_SOCKETS_FETCH_OPEN(r.socket, socket);
	room = php_sockets_length(length);
	if (room == 0) {
		RETURN_FALSE;
	}
	if (UNEXPECTED(skc_has_turns())) {
		data = classic_io_receive_blocking(&r, mode == PHP_NORMAL_READ, room);
	} else {
		data = mode == PHP_NORMAL_READ ? php_sockets_receive(&r, classic_io_read_line, room)
									   : php_sockets_receive(&r, classic_io_read_some, room);
	}
	if (data == NULL) {
		php_sockets_fail(r.socket, r.err, "unable to read from socket");
		RETURN_FALSE;
	}
	RETURN_STR(data);
}

PHP_FUNCTION(socket_recv)
{
	zval *socket;
	zval *out;
	zend_long length;
	zend_long flags;
	zend_string *data;
	size_t room;
	php_sockets_receiving r;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ZVAL(out)
		Z_PARAM_LONG(length)
		Z_PARAM_LONG(flags)
	ZEND_PARSE_PARAMETERS_END();

	r.flags = (int) flags;
	PHP_SOCKETS_FETCH_OPEN(r.socket, socket);
	room = php_sockets_length(length);
	if (room == 0) {
		RETURN_FALSE;
	}
	data = UNEXPECTED(skc_has_turns()) ? classic_io_receive_blocking(&r, false, room)
									   : php_sockets_receive(&r, classic_io_read_some, room);
	if (data == NULL) {
		php_sockets_fail(r.socket, r.err, "Unable to read from socket");
		php_sockets_assign_null(out);
		RETURN_FALSE;
	}
	/* The end of the stream sets null, as in PHP's own extension. */
	if (r.done == 0) {
		php_sockets_assign_null(out);
	} else {
		php_sockets_assign_str(out, data);
	}
	RETURN_LONG((zend_long) r.done);
}
