#include "common/channel.h"
#include "common/error.h"
#include "common/object.h"
#include "common/stream_handle.h"

/* The stream that a Socket shares its descriptor with; NULL if there is none or it was closed. */
static php_stream *classic_socket_shared_stream(php_socket *s)
{
	return Z_ISUNDEF(s->zstream) ? NULL : php_sockets_stream_of(&s->zstream);
}

/* Sets the mode through the stream, which remembers it, or on the handle itself. The handle of a
 * listener of Sockets\listen() never blocks. */
static skc_err classic_socket_set_blocking(php_socket *s, bool blocking)
{
	php_stream *stream = classic_socket_shared_stream(s);

	if (blocking && php_sockets_state_of(s)->waits) {
		return SKC_OK;
	}
	if (stream != NULL &&
			php_sockets_stream_set_option(stream, PHP_STREAM_OPTION_BLOCKING, blocking) != -1) {
		return SKC_OK;
	}
	return skc_os_set_blocking(php_sockets_sock(s).handle, blocking);
}

static void classic_socket_change_mode(
		INTERNAL_FUNCTION_PARAMETERS, bool blocking, const char *what)
{
	php_socket *s;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	err = classic_socket_set_blocking(s, blocking);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		RETURN_FALSE;
	}
	s->blocking = blocking;
	RETURN_TRUE;
}

PHP_FUNCTION(socket_set_nonblock)
{
	classic_socket_change_mode(
			INTERNAL_FUNCTION_PARAM_PASSTHRU, false, "unable to set nonblocking mode");
}

PHP_FUNCTION(socket_set_block)
{
	classic_socket_change_mode(
			INTERNAL_FUNCTION_PARAM_PASSTHRU, true, "unable to set blocking mode");
}

PHP_FUNCTION(socket_listen)
{
	zval *socket;
	zend_long backlog = 0;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(backlog)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	err = skc_os_listen(php_sockets_sock(s).handle, php_sockets_backlog(backlog));
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "unable to listen on socket");
		RETURN_FALSE;
	}
	RETURN_TRUE;
}

PHP_FUNCTION(socket_shutdown)
{
	zval *socket;
	zend_long mode = SHUT_RDWR;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(mode)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (mode < SHUT_RD || mode > SHUT_RDWR) {
		zend_argument_value_error(2, "must be one of SHUT_RD, SHUT_WR or SHUT_RDWR");
		RETURN_THROWS();
	}
	err = php_sockets_end_channel(s, (int) mode);
	if (err == SKC_OK) {
		err = skc_os_shutdown_socket(php_sockets_sock(s).handle, (int) mode);
	}
	if (err != SKC_OK) {
		err = err == SKC_ECHANNEL ? SKC_ECONNABORTED : err;
		php_sockets_fail(s, err, "Unable to shutdown socket");
		RETURN_FALSE;
	}
	RETURN_TRUE;
}

PHP_FUNCTION(socket_atmark)
{
	php_socket *s;
	bool at_mark = false;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	err = skc_os_at_mark(php_sockets_sock(s).handle, &at_mark);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to apply sockmark");
		RETURN_FALSE;
	}
	RETURN_BOOL(at_mark);
}

PHP_FUNCTION(socket_close)
{
	php_socket *s;

	PHP_SOCKETS_PARSE_OPEN(s);
	if (php_sockets_is_in_use(s)) {
		php_error_docref(NULL, E_WARNING,
				"cannot close the socket, as its stream must not be manually closed");
		return;
	}
	php_sockets_close(s);
}
