/* See endpoint.h: the endpoints of a Socket or of a stream. */

#include "common/compat.h"
#include "common/object.h"
#include "common/stream_handle.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/proxy.h"
#include "skc_sock.h"

/* Argument 1: a Socket, or a stream of PHP. */
typedef struct endpoint_source {
	php_socket *s; /* NULL: a stream */
	skc_handle handle;
} endpoint_source;

static bool endpoint_socket_from_stream(zval *resource, endpoint_source *out)
{
	php_stream *stream = php_sockets_stream_of(resource);

	out->s = NULL;
	if (stream == NULL) {
		zend_argument_type_error(1, "must be a Socket or an open stream");
		return false;
	}
	if (!php_sockets_stream_handle(stream, &out->handle)) {
		zend_argument_value_error(1, "must be a Socket or the stream of a socket");
		return false;
	}
	return true;
}

static bool endpoint_socket_source(zval *value, endpoint_source *out)
{
	if (Z_TYPE_P(value) == IS_RESOURCE) {
		return endpoint_socket_from_stream(value, out);
	}
	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != socket_ce) {
		zend_argument_type_error(
				1, "must be of type Socket|resource, %s given", zend_zval_value_name(value));
		return false;
	}
	out->s = Z_SOCKET_P(value);
	if (!php_sockets_is_open(out->s, 1)) {
		return false;
	}
	out->handle = php_sockets_sock(out->s).handle;
	return true;
}

static ZEND_COLD void endpoint_socket_throw(
		const endpoint_source *source, skc_err err, const char *what)
{
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;

	failure.socket = source->s;
	if (source->s == NULL && err == SKC_ENOTSOCK) {
		zend_argument_value_error(1, "must be a Socket or the stream of a socket");
	} else {
		php_modern_throw(&failure, err, "%s", what);
	}
}

typedef skc_err (*endpoint_name_fn)(skc_handle handle, skc_addr *out);

/* named_by_proxy: the endpoint of the PROXY header that was read; NULL: only the system is asked.
 */
static void endpoint_socket_get(INTERNAL_FUNCTION_PARAMETERS, endpoint_name_fn name_of,
		bool (*named_by_proxy)(php_socket *s, zval *out), const char *what)
{
	zval *value;
	endpoint_source source;
	skc_addr addr;
	int type;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(value)
	ZEND_PARSE_PARAMETERS_END();

	if (!endpoint_socket_source(value, &source)) {
		RETURN_THROWS();
	}
	if (source.s != NULL && named_by_proxy != NULL && named_by_proxy(source.s, return_value)) {
		return;
	}
	err = name_of(source.handle, &addr);
	if (err == SKC_OK && source.s != NULL) {
		type = php_sockets_type_of(source.s);
	} else if (err == SKC_OK) {
		err = skc_os_type(source.handle, &type);
	}
	if (err == SKC_OK) {
		php_modern_endpoint_of(return_value, &addr, type);
		err = Z_TYPE_P(return_value) == IS_NULL ? SKC_EAFNOSUPPORT : SKC_OK;
	}
	if (err != SKC_OK) {
		endpoint_socket_throw(&source, err, what);
		RETURN_THROWS();
	}
}

PHP_METHOD(Sockets_Endpoint, local)
{
	endpoint_socket_get(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_local_name, php_modern_proxy_local,
			"local address");
}

PHP_METHOD(Sockets_Endpoint, peer)
{
	endpoint_socket_get(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_peer_name, php_modern_proxy_peer,
			"peer address");
}

PHP_METHOD(Sockets_Endpoint, from)
{
	endpoint_socket_get(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_sock_contact, NULL, "peer address");
}
