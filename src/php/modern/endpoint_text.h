#ifndef PHP_SOCKETS_MODERN_ENDPOINT_TEXT_H
#define PHP_SOCKETS_MODERN_ENDPOINT_TEXT_H

#include "php.h"

/* The canonical text of an Endpoint; the caller releases it. */
zend_string *php_modern_endpoint_text(const zval *endpoint);

/* The name of a call in messages, "VERB TEXT"; the caller releases it. */
zend_string *php_modern_endpoint_call(const char *verb, const zval *endpoint);

#endif
