#ifndef PHP_SOCKETS_COMMON_ADDRESS_CACHE_H
#define PHP_SOCKETS_COMMON_ADDRESS_CACHE_H

/* The last internet address that was read and the last that was written: a program that talks to
 * one peer, or answers the one that asked, neither parses nor prints it again. Only numeric
 * addresses are kept: a name may mean another address tomorrow. */

#include "php.h"

#include "skc_addr.h"

/* The address that was read from this text, port and family last; NULL for another. */
const skc_addr *php_address_cached(int family, const zend_string *text, zend_long port);

/* Keeps a numeric address that was read. */
void php_address_cache(const zend_string *text, zend_long port, const skc_addr *addr);

/* The text that was printed for an address last, its own reference; NULL for another. */
zend_string *php_address_cached_text(const skc_addr *addr);

/* Keeps a reference to the text of an internet address. */
void php_address_cache_text(const skc_addr *addr, zend_string *text);

/* Forgets both; at the end of a request. */
void php_address_cache_free(void);

#endif
