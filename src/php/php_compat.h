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

#endif
