#ifndef PHP_SOCKETS_MODERN_WRITER_H
#define PHP_SOCKETS_MODERN_WRITER_H

/* Sockets\Writer. */

#include "php.h"

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_writer(zend_class_entry *ce);

#endif
