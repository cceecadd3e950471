#ifndef PHP_SOCKETS_CLASSIC_OPTION_MCAST_H
#define PHP_SOCKETS_CLASSIC_OPTION_MCAST_H

/* The values of multicast options. */

#include "php_sockets.h"

#include "skc_option.h"

/* An interface by index or name. key names it in exceptions: NULL when it is the argument itself.
 * Returns false after an exception, or after a warning with the error recorded on s. */
bool php_sockets_read_interface(php_socket *s, zval *value, const char *key, unsigned *out);

bool php_sockets_write_interface(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);
bool php_sockets_write_group(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out);

#endif
