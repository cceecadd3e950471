#ifndef PHP_SOCKETS_MODERN_SECURE_H
#define PHP_SOCKETS_MODERN_SECURE_H

#include "php_sockets.h"

/* Makes the handshake of a socket with a channel, until the deadline. endpoint: of connect(), else
 * NULL; what: the operation. False after an exception. */
bool php_modern_secure_begin(
		php_socket *s, const zval *endpoint, int64_t deadline, const char *what);

#endif
