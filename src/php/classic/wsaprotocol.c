#include "common/error.h"
#include "common/object.h"
#include "skc_wsa_duplicate.h"

/* Only in the build lists of systems that have skc_wsa_duplicate.h's functions. */

PHP_FUNCTION(socket_wsaprotocol_info_export)
{
	zval *socket;
	zend_long process;
	php_socket *s;
	char name[SKC_SHARE_NAME_SIZE];
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(process)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	/* A process id is unsigned: 32-bit PHP has its upper half as negative numbers. */
	if ((zend_ulong) process > UINT32_MAX) {
		zend_argument_value_error(2, "must be between 0 and 4294967295");
		RETURN_THROWS();
	}
	err = skc_os_wsa_duplicate(php_sockets_sock(s).handle, (uint32_t) process, name);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to export WSA protocol info");
		RETURN_FALSE;
	}
	RETURN_STRING(name);
}

PHP_FUNCTION(socket_wsaprotocol_info_import)
{
	zend_string *name;
	skc_handle handle;
	int family;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(name)
	ZEND_PARSE_PARAMETERS_END();

	err = skc_os_take_over(ZSTR_VAL(name), ZSTR_LEN(name), &handle, &family);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, "Unable to import WSA protocol info");
		RETURN_FALSE;
	}
	/* The mode is shared with the other process and cannot be asked for; a new Socket blocks. */
	if (!php_sockets_adopt(return_value, handle, &(php_sockets_traits){ family, true })) {
		skc_os_close(handle);
	}
}

PHP_FUNCTION(socket_wsaprotocol_info_release)
{
	zend_string *name;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(name)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(skc_os_unshare(ZSTR_VAL(name), ZSTR_LEN(name)));
}
