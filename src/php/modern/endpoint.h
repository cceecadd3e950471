#ifndef PHP_SOCKETS_MODERN_ENDPOINT_H
#define PHP_SOCKETS_MODERN_ENDPOINT_H

/* Sockets\Endpoint. */

#include "php.h"

#include "modern/endpoint_property.h"
#include "skc_addr.h"

/* Reads an argument string|Endpoint that names an address to connect to or to listen on: *out is a
 * new reference. False after an exception, which an empty path causes, too. */
bool php_modern_endpoint_arg(zend_string *text, zend_object *object, uint32_t arg, zval *out);

/* The Endpoint of a socket's address; IPv4 if that is a mapped one. */
void php_modern_endpoint_of(zval *out, const skc_addr *addr, int socket_type);

/* The Endpoint of an address of an endpoint's host, in its form, with its scheme and options; the
 * scheme of a service becomes that of its servers. */
void php_modern_endpoint_at(zval *out, const zval *endpoint, const skc_addr *addr);

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_endpoint(zend_class_entry *ce);

#endif
