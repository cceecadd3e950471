#ifndef PHP_SOCKETS_MESSAGE_NAME_H
#define PHP_SOCKETS_MESSAGE_NAME_H

/* Addresses of messages. */

#include "php_sockets.h"

#include "message/path.h"
#include "skc_addr.h"

/* An address: ['family' => …, …]; without a family that of the socket. */
bool php_message_name_from_zval(php_socket *s, const php_message_path *at, zval *in, skc_addr *out);

/* Only checks whether the socket accepts the family in the array, if there is one. */
bool php_message_family_check(php_socket *s, const php_message_path *at, zval *in);

/* The address of a host, without a port: numeric, or the result of a lookup. family: AF_INET,
 * AF_INET6. */
bool php_message_host(
		php_socket *s, const php_message_path *at, int family, zval *in, skc_addr *out);

/* Addresses as text. */
void php_message_inet4_to_zval(const struct in_addr *in, zval *out);
void php_message_inet6_to_zval(const struct in6_addr *in, zval *out);

/* NULL for no address. A family without a row: ['family' => number, 'data' => bytes]. */
void php_message_name_to_zval(const skc_addr *in, zval *out);

#endif
