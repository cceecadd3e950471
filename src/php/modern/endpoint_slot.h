#ifndef PHP_SOCKETS_MODERN_ENDPOINT_SLOT_H
#define PHP_SOCKETS_MODERN_ENDPOINT_SLOT_H

/* The properties of an Endpoint, for the files that implement it. */

#include "php.h"

/* In the order of the stub. */
enum {
	PHP_ENDPOINT_SCHEME,
	PHP_ENDPOINT_HOST,
	PHP_ENDPOINT_PORT,
	PHP_ENDPOINT_PATH,
	PHP_ENDPOINT_SCOPE,
	PHP_ENDPOINT_OPTIONS,
	PHP_ENDPOINT_MAPPED
};

static inline zval *php_modern_endpoint_slot(const zval *endpoint, int which)
{
	return OBJ_PROP_NUM(Z_OBJ_P(endpoint), which);
}

/* A property, borrowed; NULL if it is not a string. */
static inline zend_string *php_modern_endpoint_string(const zval *endpoint, int which)
{
	const zval *value = php_modern_endpoint_slot(endpoint, which);

	return Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

#endif
