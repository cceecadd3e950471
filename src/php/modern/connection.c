#include "common/channel.h"
#include "common/custody.h"
#include "common/duration.h"
#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/io.h"

/* --- pair ------------------------------------------------------------------------------------- */

/* The type of the sockets of a scheme, -1 for a scheme that has no pairs. */
static int connection_pair_type(const char *name, size_t len)
{
	const skc_scheme *scheme = skc_scheme_find(name, len);

	return scheme != NULL && scheme->shape == SKC_ENDPOINT_PATH ? scheme->type : -1;
}

PHP_FUNCTION(Sockets_pair)
{
	char *scheme = "unix";
	size_t len = strlen("unix");
	int type;
	zval socket;
	skc_handle handles[2];
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_STRING(scheme, len)
	ZEND_PARSE_PARAMETERS_END();

	type = connection_pair_type(scheme, len);
	if (type < 0) {
		zend_argument_value_error(1, "must be \"unix\", \"unixgram\" or \"unixpacket\"");
		RETURN_THROWS();
	}
	err = skc_os_pair(SKC_PAIR_FAMILY, type, 0, 0, handles);
	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "pair");
		RETURN_THROWS();
	}
	php_custody_add(handles[0]);
	php_custody_add(handles[1]);
	array_init_size(return_value, 2);
	for (int i = 0; i < 2; i++) {
		if (php_sockets_new(&socket, handles[i], SKC_PAIR_FAMILY, true) != NULL) {
			php_sockets_know_type(Z_SOCKET_P(&socket), type);
		}
		add_next_index_zval(return_value, &socket);
	}
}

/* --- shutdown --------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	int how;
} directions[] = {
	{ "read", SHUT_RD },
	{ "write", SHUT_WR },
	{ "both", SHUT_RDWR },
};

/* SHUT_RD, SHUT_WR or SHUT_RDWR; -1 for another name. */
static int connection_direction(const char *name, size_t len)
{
	for (size_t i = 0; i < SKC_COUNT(directions); i++) {
		if (strlen(directions[i].name) == len && memcmp(directions[i].name, name, len) == 0) {
			return directions[i].how;
		}
	}
	return -1;
}

PHP_FUNCTION(Sockets_shutdown)
{
	zval *socket;
	char *name = "write";
	size_t len = strlen("write");
	int how;
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_STRING(name, len)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	how = connection_direction(name, len);
	if (how < 0) {
		zend_argument_value_error(2, "must be \"read\", \"write\" or \"both\"");
		RETURN_THROWS();
	}
	err = php_sockets_end_channel(s, how);
	if (err == SKC_OK) {
		err = skc_os_shutdown_socket(php_sockets_sock(s).handle, how);
	}
	failure.socket = s;
	if (err == SKC_EAGAIN && php_sockets_has_channel(s)) {
		php_modern_throw_wants(&failure, php_sockets_channel(s)->wants, "shutdown");
		RETURN_THROWS();
	}
	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "shutdown");
		RETURN_THROWS();
	}
}

/* --- close ------------------------------------------------------------------------------------ */

/* Sets SO_LINGER as the caller wants it; null does not change it. False after an exception. A
 * descriptor that the stream of the Socket has closed is left to php_sockets_close(). */
static bool connection_set_linger(php_socket *s, const zval *linger, int64_t time)
{
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_handle handle = php_sockets_sock(s).handle;
	skc_err err;

	if (linger == NULL || Z_TYPE_P(linger) == IS_NULL || !SKC_HANDLE_IS_ONE(handle)) {
		return true;
	}
	err = skc_sock_set_linger(handle, time);
	if (err == SKC_OK) {
		return true;
	}
	failure.socket = s;
	php_modern_throw(&failure, err, "close, linger");
	return false;
}

PHP_FUNCTION(Sockets_close)
{
	zval *socket;
	zval *linger = NULL;
	php_socket *s;
	int64_t time;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(linger)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_sockets_timeout(linger, 2, &time)) {
		RETURN_THROWS();
	}
	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (php_sockets_is_in_use(s)) {
		zend_argument_error(NULL, 1, "must not be closed while its stream is in use");
		RETURN_THROWS();
	}
	if (connection_set_linger(s, linger, time)) {
		php_sockets_close(s);
	}
}

/* --- disconnect ------------------------------------------------------------------------------- */

PHP_FUNCTION(Sockets_disconnect)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_handle handle;
	int type;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	handle = php_sockets_sock(s).handle;
	type = SKC_HANDLE_IS_ONE(handle) ? php_sockets_type_of(s) : SOCK_DGRAM;
	if (type == SOCK_STREAM || type == SOCK_SEQPACKET) {
		zend_argument_value_error(1, "must be a datagram socket");
		RETURN_THROWS();
	}
	err = skc_sock_disconnect(handle);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "disconnect");
		RETURN_THROWS();
	}
}

/* --- original_destination --------------------------------------------------------------------- */

/* What the text of the system does not explain. */
static ZEND_COLD const char *connection_untracked(skc_err err)
{
	if (err == SKC_ENOPROTOOPT) {
		return " (it needs Linux with connection tracking, nf_conntrack)";
	}
	return err == SKC_ENOENT ? " (the kernel does not track the connection)" : "";
}

PHP_FUNCTION(Sockets_original_destination)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_addr addr;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	if (!php_modern_is_stream(s, 1)) {
		RETURN_THROWS();
	}
	if (!skc_family_is_internet(s->type)) {
		zend_argument_value_error(1, "must be an IPv4 or IPv6 socket");
		RETURN_THROWS();
	}
	err = skc_sock_original_destination(php_sockets_sock(s).handle, &addr);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "original_destination%s", connection_untracked(err));
		RETURN_THROWS();
	}
	php_modern_endpoint_of(return_value, &addr, SOCK_STREAM);
}
