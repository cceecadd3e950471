#ifndef PHP_SOCKETS_MODERN_PROXY_HEADER_H
#define PHP_SOCKETS_MODERN_PROXY_HEADER_H

/* Sockets\ProxyHeader. */

#include "php_sockets.h"

#include "skc_proxy.h"

/* Makes a ProxyHeader of a header that peer, which may be NULL, has sent. False after an Error. */
bool php_modern_proxy_header_make(
		zval *out, const skc_proxy_header *header, const skc_addr *peer, int socket_type);

/* The bytes of a ProxyHeader, which the caller releases; NULL after an Error. */
zend_string *php_modern_proxy_header_bytes(zend_object *header);

/* The Endpoints of a ProxyHeader, borrowed; null zvals without addresses. */
const zval *php_modern_proxy_header_source(const zend_object *header);
const zval *php_modern_proxy_header_destination(const zend_object *header);

/* The bytes of a header that names the addresses of a connection itself, which the caller releases.
 * NULL: *err is the system's code. */
zend_string *php_modern_proxy_own_header(php_socket *s, skc_err *err);

#endif
