#include "common/address.h"
#include "common/error.h"
#include "common/object.h"
#include "skc_turn.h"

PHP_FUNCTION(socket_bind)
{
	zval *socket;
	php_sockets_target target = { .text_arg = 2, .port = 0, .port_arg = 3 };
	skc_addr addr;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(target.text)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(target.port)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (!php_sockets_address(s, &target, "Unable to bind address", &addr)) {
		RETURN_FALSE;
	}
	err = skc_os_bind(php_sockets_sock(s).handle, &addr);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to bind address");
		RETURN_FALSE;
	}
	RETURN_TRUE;
}

PHP_FUNCTION(socket_connect)
{
	zval *socket;
	php_sockets_target target = { .text_arg = 2, .port = 0, .port_arg = 3 };
	bool port_is_null = true;
	php_sockets_address_list list;
	const skc_family *row;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(target.text)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(target.port, port_is_null)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	row = skc_family_find(s->type);
	if (row != NULL && row->port_needed && port_is_null) {
		zend_argument_value_error(3, "cannot be null when the socket type is %s", row->name);
		RETURN_THROWS();
	}
	/* A path has no port, and programs pass -1, as for fsockopen(). */
	if (s->type == AF_UNIX) {
		target.port = 0;
	}
	if (!php_sockets_addresses(s, &target, "unable to connect", &list)) {
		RETURN_FALSE;
	}
	err = php_sockets_takes_turns(s, 0)
			? skc_turn_connect_any(php_sockets_sock(s), list.addrs, list.count)
			: skc_sock_connect_any(php_sockets_sock(s).handle, list.addrs, list.count);
	php_sockets_addresses_free(&list);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "unable to connect");
		RETURN_FALSE;
	}
	RETURN_TRUE;
}

typedef skc_err (*name_function)(skc_handle handle, skc_addr *out);

static void classic_connect_report_name(
		INTERNAL_FUNCTION_PARAMETERS, name_function name, const char *what)
{
	zval *socket;
	zval *address;
	zval *port = NULL;
	skc_addr addr;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ZVAL(address)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(port)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	err = name(php_sockets_sock(s).handle, &addr);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		RETURN_FALSE;
	}
	RETURN_BOOL(php_sockets_address_to_zvals(&addr, address, port));
}

PHP_FUNCTION(socket_getsockname)
{
	classic_connect_report_name(
			INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_local_name, "unable to retrieve socket name");
}

PHP_FUNCTION(socket_getpeername)
{
	classic_connect_report_name(
			INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_peer_name, "unable to retrieve peer name");
}
