#ifndef PHP_SOCKETS_MODERN_READER_LINES_H
#define PHP_SOCKETS_MODERN_READER_LINES_H

#include "php.h"

/* Makes the iterator of a Reader; a handler of its class. */
zend_object_iterator *php_reader_lines(zend_class_entry *ce, zval *object, int by_reference);

#endif
