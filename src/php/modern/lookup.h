#ifndef PHP_SOCKETS_MODERN_LOOKUP_H
#define PHP_SOCKETS_MODERN_LOOKUP_H

#include "php.h"

#include "modern/error.h"

/* A random number from 0 to max, of the system's source; the numbers of mt_rand() are unaffected.
 */
uint32_t php_modern_random(uint32_t max);

/* Throws the exception of a lookup for which the build lacks c-ares. */
ZEND_COLD void php_modern_lookup_unsupported(
		const php_modern_failure *failure, const char *what, const char *name);

#endif
