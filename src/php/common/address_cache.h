#ifndef PHP_SOCKETS_COMMON_ADDRESS_CACHE_H
#define PHP_SOCKETS_COMMON_ADDRESS_CACHE_H

/* The last internet address that was parsed and the last that was printed: for a program that talks
 * to one peer, or answers the peer that asked, the address is neither parsed nor printed again.
 * Only numeric addresses are cached: the address of a name may change. */

#include "php.h"

#include "skc_addr.h"

/* The cached address if it was parsed from this text, port and family; NULL otherwise. */
const skc_addr *php_address_cached(int family, const zend_string *text, zend_long port);

/* Caches a numeric address that was parsed. */
void php_address_cache(const zend_string *text, zend_long port, const skc_addr *addr);

/* The text of an internet address, from the cache or printed; the caller releases it. */
zend_string *php_address_text(const skc_addr *addr);

/* Empties the cache; at the end of a request. */
void php_address_cache_free(void);

#endif
