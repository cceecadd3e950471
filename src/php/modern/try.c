/* try_accept() and try_read(): accept() and read() that do not wait. */

#include "common/assign.h"
#include "common/channel.h"
#include "common/object.h"
#include "common/receive.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/io.h"
#include "skc_listen.h"
#include "skc_time.h"

static skc_err try_receive(php_sockets_receiving *r, char *buffer, size_t len)
{
	return skc_transfer_recv(php_sockets_sock(r->socket), buffer, len, 0, SKC_AT_ONCE, &r->done);
}

PHP_FUNCTION(Sockets_try_read)
{
	zval *socket;
	zend_long max;
	php_sockets_receiving r = { 0 };
	zend_string *data;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(max)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(r.socket, socket);
	if (!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2)) {
		RETURN_THROWS();
	}
	data = php_sockets_receive(&r, try_receive, (size_t) max);
	if (EXPECTED(data != NULL)) {
		RETURN_STR(data);
	}
	if (UNEXPECTED(r.err != SKC_EDEADLINE)) {
		php_modern_read_failed(r.socket, r.err, NULL, "try_read");
		RETURN_THROWS();
	}
	if (php_modern_wants_other(r.socket, r.err, POLLIN, 0, "try_read")) {
		RETURN_THROWS();
	}
}

/* The connection that was accepted and, in its variable, the address of its peer. */
static void try_return(zval *return_value, php_socket *s, skc_handle handle, zval *variable,
		const skc_addr *addr, int type)
{
	zval peer;
	php_socket *connection = php_sockets_new(return_value, handle, s->type, true);
	skc_err err;

	if (connection == NULL) {
		return;
	}
	php_sockets_inherit_type(connection, s);
	err = php_sockets_accept_channel(s, connection);
	if (err != SKC_OK) {
		php_modern_failure failure = { .socket = s, .place = PHP_MODERN_ON_LOCAL };

		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
		php_modern_throw(&failure, err, "try_accept");
		return;
	}
	if (variable == NULL) {
		return;
	}
	php_modern_endpoint_of(&peer, addr, type);
	if (!php_sockets_assign(variable, &peer)) {
		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
	}
}

PHP_FUNCTION(Sockets_try_accept)
{
	zval *socket;
	zval *peer = NULL;
	php_socket *s;
	int type;
	bool blocking;
	skc_addr addr;
	skc_handle handle;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(peer)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	type = peer != NULL ? php_sockets_type_of(s) : SOCK_STREAM;
	blocking = php_sockets_blocks(s) && !php_sockets_state_of(s)->waits;
	err = skc_listen_accept(php_sockets_sock(s), blocking, SKC_AT_ONCE, &addr, &handle);
	if (err == SKC_OK) {
		try_return(return_value, s, handle, peer, &addr, type);
	} else if (err != SKC_EDEADLINE) {
		php_modern_failure failure = { .socket = s, .place = PHP_MODERN_ON_LOCAL };

		php_modern_throw(&failure, err, "try_accept");
	}
}
