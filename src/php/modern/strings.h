#ifndef PHP_SOCKETS_MODERN_STRINGS_H
#define PHP_SOCKETS_MODERN_STRINGS_H

/* Arrays of strings to send. */

#include "php.h"

#include "skc_platform.h"

typedef struct php_modern_strings {
	skc_iov *iov;
	zend_string **held; /* the strings, converted ones included, which live as long as iov */
	size_t count;
	uint64_t total; /* in bytes; 64 bits, as one string may occur many times */
} php_modern_strings;

/* Converts the elements of the array that argument arg is. False after an exception. To be freed in
 * both cases. Runs code of the program. */
bool php_modern_strings_of(php_modern_strings *out, const HashTable *array, uint32_t arg);

void php_modern_strings_free(php_modern_strings *strings);

#endif
