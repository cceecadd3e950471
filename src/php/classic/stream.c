#include "ext/standard/file.h"
#include "php_network.h"

#include "classic/select_registered.h"
#include "common/channel.h"
#include "common/error.h"
#include "common/object.h"
#include "common/stream_handle.h"

/* --- descriptors ------------------------------------------------------------------------------ */

/* Fills a php_socket (not its state) from a handle it takes on success. Warns and returns false on
 * failure. */
static bool stream_import(skc_handle handle, php_socket *s)
{
	php_sockets_traits traits;
	const char *what;
	skc_err err = php_sockets_look_at(handle, &traits, &what);

	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		return false;
	}
	s->bsd_socket = handle;
	s->type = traits.family;
	s->error = 0;
	s->blocking = traits.blocking;
	return true;
}

PHP_SOCKETS_API int socket_import_file_descriptor(PHP_SOCKET socket, php_socket *retsock)
{
	return stream_import(socket, retsock);
}

/* --- import ----------------------------------------------------------------------------------- */

/* The descriptor of a stream. A stdio stream has no socket, but php_stream_cast() would move its
 * position before it fails. False after a warning or an exception. */
static bool stream_socket_of(php_stream *stream, skc_handle *out)
{
	if (php_stream_is(stream, PHP_STREAM_IS_STDIO)) {
		return php_stream_cast(stream, PHP_STREAM_AS_SOCKETD, NULL, REPORT_ERRORS) == SUCCESS;
	}
	return php_sockets_stream_cast(stream, PHP_STREAM_AS_SOCKETD, true, out);
}

/* A stream wrapper written in PHP uses the descriptor of another stream, which may be closed first.
 */
static void stream_note_lender(php_socket *s, const php_stream *stream)
{
	const zend_resource *lender = php_stream_is(stream, PHP_STREAM_IS_USERSPACE)
			? php_sockets_stream_with(s->bsd_socket)
			: NULL;

	Z_EXTRA(s->zstream) = lender != NULL ? (uint32_t) lender->handle : 0;
}

PHP_FUNCTION(socket_import_stream)
{
	zval *zstream;
	php_stream *stream;
	php_socket *s;
	skc_handle handle = SKC_HANDLE_NONE;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_RESOURCE(zstream)
	ZEND_PARSE_PARAMETERS_END();

	php_stream_from_zval(stream, zstream);
	if (stream->writepos > stream->readpos) {
		zend_argument_value_error(1, "must not have unread buffered data");
		RETURN_THROWS();
	}
	if (!stream_socket_of(stream, &handle)) {
		RETURN_FALSE;
	}
	if (!php_sockets_can_make_socket()) {
		RETURN_THROWS();
	}
	object_init_ex(return_value, socket_ce);
	s = Z_SOCKET_P(return_value);
	if (!stream_import(handle, s)) {
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
	ZVAL_COPY(&s->zstream, zstream);
	stream_note_lender(s, stream);
	/* Bytes in the read buffer of the stream would be lost to the Socket. */
	php_sockets_stream_set_option(stream, PHP_STREAM_OPTION_READ_BUFFER, PHP_STREAM_BUFFER_NONE);
}

/* --- export ----------------------------------------------------------------------------------- */

/* Sockets for which PHP has a stream transport. protocol 0: any. */
static const struct {
	int family;
	int type;
	int protocol;
	const char *transport;
} transports[] = {
	{ AF_INET, SOCK_STREAM, IPPROTO_TCP, "tcp://" },
	{ AF_INET6, SOCK_STREAM, IPPROTO_TCP, "tcp://" },
	{ AF_INET, SOCK_STREAM, SKC_IPPROTO_MPTCP, "tcp://" },
	{ AF_INET6, SOCK_STREAM, SKC_IPPROTO_MPTCP, "tcp://" },
	{ AF_INET, SOCK_DGRAM, 0, "udp://" },
	{ AF_INET6, SOCK_DGRAM, 0, "udp://" },
	{ AF_UNIX, SOCK_STREAM, 0, "unix://" },
	{ AF_UNIX, SOCK_DGRAM, 0, "udg://" },
};

static const char *stream_transport_of(php_socket *s)
{
	int type = php_sockets_type_of(s);
	int protocol = 0;

	for (size_t i = 0; i < SKC_COUNT(transports); i++) {
		if (transports[i].family != s->type || transports[i].type != type) {
			continue;
		}
		if (transports[i].protocol != 0 && protocol == 0 &&
				skc_os_protocol(s->bsd_socket, &protocol) != SKC_OK) {
			return NULL;
		}
		if (transports[i].protocol == 0 || transports[i].protocol == protocol) {
			return transports[i].transport;
		}
	}
	return NULL;
}

static php_stream *stream_open_stream(php_socket *s)
{
	const char *transport = stream_transport_of(s);
	php_stream *stream = NULL;

	if (transport != NULL) {
		stream = php_stream_xport_create(
				transport, strlen(transport), 0, 0, NULL, 0, NULL, NULL, NULL);
	}
	/* A warning may have run an error handler that closed or exported the Socket. */
	if (UNEXPECTED(IS_INVALID_SOCKET(s) || !Z_ISUNDEF(s->zstream))) {
		if (stream != NULL) {
			php_stream_close(stream);
		}
		return NULL;
	}
	return stream != NULL ? stream : php_stream_sock_open_from_socket(s->bsd_socket, NULL);
}

/* A stream waits in the system call: its handle has to block if the Socket does. */
static void stream_give_mode(php_socket *s)
{
	php_sockets_state *state = php_sockets_state_of(s);

	if (state->waits && s->blocking) {
		skc_os_set_blocking(s->bsd_socket, true);
	}
	state->waits = 0;
}

PHP_FUNCTION(socket_export_stream)
{
	php_stream *stream;
	php_netstream_data_t *data;
	php_socket *s;

	PHP_SOCKETS_PARSE_OPEN(s);
	if (!php_sockets_is_plain(s, 1, "the functions of Sockets\\")) {
		RETURN_THROWS();
	}
	if (!Z_ISUNDEF(s->zstream)) {
		RETURN_COPY(&s->zstream);
	}
	stream = stream_open_stream(s);
	if (stream == NULL) {
		php_error_docref(NULL, E_WARNING, "Failed to create stream");
		RETURN_FALSE;
	}
	data = (php_netstream_data_t *) stream->abstract;
	data->socket = s->bsd_socket;
	data->is_blocked = (char) (s->blocking != 0);
	stream_give_mode(s);
	data->timeout.tv_sec = FG(default_socket_timeout);
	data->timeout.tv_usec = 0;
	php_registered_forget(s);
	php_stream_to_zval(stream, &s->zstream);
	RETURN_COPY(&s->zstream);
}
