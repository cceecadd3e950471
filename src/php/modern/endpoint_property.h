#ifndef PHP_SOCKETS_MODERN_ENDPOINT_PROPERTY_H
#define PHP_SOCKETS_MODERN_ENDPOINT_PROPERTY_H

/* What the properties of an Endpoint stand for. */

#include "php.h"

#include "skc_endpoint.h"

/* Properties, borrowed; NULL if they are null. */
zend_string *php_modern_endpoint_host(const zval *endpoint);
zend_string *php_modern_endpoint_path(const zval *endpoint);
zend_string *php_modern_endpoint_scope(const zval *endpoint);
HashTable *php_modern_endpoint_options(const zval *endpoint);
const skc_scheme *php_modern_endpoint_scheme(const zval *endpoint);

/* The port that an int of PHP stands for. Where an int has 32 bits, the upper half of the 32-bit
 * ports is negative. */
static inline int64_t php_modern_port_of(zend_long port)
{
	return SIZEOF_ZEND_LONG > 4 ? (int64_t) port : (int64_t) (uint32_t) port;
}

/* The port in a property, -1 for none. */
static inline int64_t php_modern_port(const zval *port)
{
	return Z_TYPE_P(port) == IS_LONG ? php_modern_port_of(Z_LVAL_P(port)) : -1;
}

/* Whether an Endpoint has its properties: unserialize() exposes an object before it fills it. */
bool php_modern_endpoint_is_filled(const zval *endpoint);

/* The port, -1 for none. */
int64_t php_modern_endpoint_port(const zval *endpoint);

/* The host with its zone, or the path, for skc_addr_from_text(). The caller releases it. */
zend_string *php_modern_endpoint_address(const zval *endpoint);

/* Whether open_basedir allows a path that fits in an address. Abstract names are not restricted. */
bool php_modern_path_is_allowed(const zend_string *path);

#endif
