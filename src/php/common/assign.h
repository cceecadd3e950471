#ifndef PHP_SOCKETS_COMMON_ASSIGN_H
#define PHP_SOCKETS_COMMON_ASSIGN_H

/* Results in by-reference arguments. */

#include "php.h"

/* Assigns to a by-reference argument; takes value. PHP's own macros destroy the old value before
 * the new one is in place, and a destructor that assigns to the same variable corrupts memory.
 * Returns false after an exception. */
bool php_sockets_assign(zval *variable, zval *value);

static inline bool php_sockets_assign_long(zval *variable, zend_long number)
{
	zval value;

	ZVAL_LONG(&value, number);
	return php_sockets_assign(variable, &value);
}

static inline bool php_sockets_assign_null(zval *variable)
{
	zval value;

	ZVAL_NULL(&value);
	return php_sockets_assign(variable, &value);
}

static inline bool php_sockets_assign_str(zval *variable, zend_string *text)
{
	zval value;

	ZVAL_STR(&value, text);
	return php_sockets_assign(variable, &value);
}

#endif
