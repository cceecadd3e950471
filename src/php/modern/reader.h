#ifndef PHP_SOCKETS_MODERN_READER_H
#define PHP_SOCKETS_MODERN_READER_H

/* Sockets\Reader. */

#include "php.h"

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_reader(zend_class_entry *ce);

#endif
