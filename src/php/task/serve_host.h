#ifndef PHP_SOCKETS_TASK_SERVE_HOST_H
#define PHP_SOCKETS_TASK_SERVE_HOST_H

/* The hosts of connections, for a limit on each of them. */

#include "php.h"

#include "skc_addr.h"

/* The bytes of an address of IPv4 or IPv6, a mapped one as IPv4; NULL for another family. The
 * caller releases it. */
zend_string *php_serve_host(const skc_addr *addr);

/* The same for the host of an Endpoint. */
zend_string *php_serve_host_of_endpoint(const zval *endpoint);

/* Counts a connection of a host; false if it has max already. */
bool php_serve_host_enter(HashTable *hosts, zend_string *host, zend_long max);

/* Counts the end of a connection. */
void php_serve_host_leave(HashTable *hosts, zend_string *host);

#endif
