#ifndef PHP_SOCKETS_CLASSIC_OPTION_VALUE_H
#define PHP_SOCKETS_CLASSIC_OPTION_VALUE_H

/* From a zval to the value of an option. */

#include "php_sockets.h"

#include "skc_option.h"

/* The number of the argument that is the value. */
#define PHP_SOCKETS_VALUE_ARG 4

/* Makes the value for the system; out may borrow from value. Returns false after an exception or a
 * warning. */
typedef bool (*php_sockets_write_fn)(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

/* Encodes value by the row's kind. */
bool php_sockets_write_option(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

/* The member of an array or object, dereferenced; NULL when it is missing or uninitialised. */
zval *php_sockets_member(zval *value, const char *name);

#endif
