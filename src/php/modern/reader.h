#ifndef PHP_SOCKETS_MODERN_READER_H
#define PHP_SOCKETS_MODERN_READER_H

/* Sockets\Reader. */

#include "php_sockets.h"

/* Whether a Reader of the socket has bytes or is waiting for some. Visits all objects: for calls
 * that are rare. */
bool php_modern_reader_has_bytes(const php_socket *s);

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_reader(zend_class_entry *ce);

#endif
