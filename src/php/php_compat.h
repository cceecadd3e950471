#ifndef PHP_SOCKETS_COMPAT_H
#define PHP_SOCKETS_COMPAT_H

/* The only file that names PHP versions: what differs between PHP 8.2 and 8.6. */

#include "php.h"

#if PHP_VERSION_ID < 80300
/* What an exception calls a value: "true", "null", "int", a class. */
static inline const char *zend_zval_value_name(const zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
		return Z_TYPE_P(value) == IS_TRUE ? "true" : "false";
	}
	return zend_zval_type_name(value);
}
#endif

/* The integer a value stands for in PHP's weak mode; *failed when it stands for none. */
#if PHP_VERSION_ID < 80400
static inline zend_long php_sockets_try_long(zval *value, bool *failed)
{
	zend_long number = 0;

	if (Z_TYPE_P(value) == IS_LONG) {
		return Z_LVAL_P(value);
	}
	if (Z_TYPE_P(value) != IS_NULL && !zend_parse_arg_long_weak(value, &number, 3)) {
		*failed = true;
	}
	return number;
}
#else
#define php_sockets_try_long zval_try_get_long
#endif

#endif
