#ifndef PHP_SOCKETS_CLASSIC_OPTION_H
#define PHP_SOCKETS_CLASSIC_OPTION_H

/* From a zval to the value of an option: what the files php_option*.c share. */

#include "common/internal.h"

#include "skc_option.h"

/* The argument that is the value. */
#define PHP_SOCKETS_VALUE_ARG 4

/* Makes the value that the system takes; out may borrow from value. Returns false after an
 * exception or a warning. */
typedef bool (*php_sockets_write_fn)(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

/* --- classic/option_value.c ------------------------------------------------------------------- */

/* Encodes value by the row's kind. */
bool php_sockets_write_option(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

/* The member of an array or object, dereferenced; NULL when it is missing or uninitialised. */
zval *php_sockets_member(zval *value, const char *name);

/* --- classic/option_mcast.c -------------------------------------------------------------------- */

/* An interface by index or name. key names it in exceptions: NULL when it is the argument itself.
 * Returns false after an exception, or after a warning with the error recorded on s. */
bool php_sockets_read_interface(php_socket *s, zval *value, const char *key, unsigned *out);

bool php_sockets_write_interface(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);
bool php_sockets_write_group(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

#endif
