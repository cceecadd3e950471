#ifndef PHP_SOCKETS_MODERN_LISTEN_H
#define PHP_SOCKETS_MODERN_LISTEN_H

/* Sockets\listen(). */

#include "php.h"

/* Makes out the socket of an Endpoint, argument 1, with the options of an array, argument arg,
 * which may be NULL. False after an exception; out may be undefined then. */
bool php_modern_listen(zval *out, const zval *endpoint, const HashTable *given, uint32_t arg);

#endif
