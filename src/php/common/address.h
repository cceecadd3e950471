#ifndef PHP_SOCKETS_COMMON_ADDRESS_H
#define PHP_SOCKETS_COMMON_ADDRESS_H

/* Addresses in arguments and in by-reference variables. */

#include "php_sockets.h"

#include "skc_addr.h"

/* Throws a ValueError for argument 1, which must be one of the families of the core. */
void php_sockets_domain_error(void);

/* An address in a function's arguments. */
typedef struct php_sockets_target {
	zend_string *text;
	uint32_t text_arg; /* number of the argument, for exceptions */
	zend_long port;
	uint32_t port_arg;
} php_sockets_target;

/* The address of a target for the family of a socket: numeric, or the first one of a lookup.
 * Returns false after an exception or a warning. what: the beginning of the warning for an address
 * that the family does not accept. */
bool php_sockets_address(
		php_socket *s, const php_sockets_target *target, const char *what, skc_addr *out);

/* The addresses of a name. */
typedef struct php_sockets_address_list {
	size_t count;
	skc_addr *addrs; /* &one, or memory of the request */
	skc_addr one;
} php_sockets_address_list;

/* All addresses of a target, as above; the caller frees the list after success. */
bool php_sockets_addresses(php_socket *s, const php_sockets_target *target, const char *what,
		php_sockets_address_list *out);
void php_sockets_addresses_free(php_sockets_address_list *list);

/* Assigns an address to by-reference arguments; port may be NULL. Returns false after an exception.
 * For a family without a row in skc_family.c it assigns the bytes and no port. */
bool php_sockets_address_to_zvals(const skc_addr *addr, zval *text, zval *port);

#endif
