#ifndef PHP_SOCKETS_MODERN_OPTION_H
#define PHP_SOCKETS_MODERN_OPTION_H

/* Reads the endpoint options of a call (skc_endpoint_option.h): those of an endpoint, whose values
 * are text, and those of an array. */

#include "php.h"

#include "skc_endpoint_option.h"

typedef struct php_modern_options {
	unsigned calls;                   /* SKC_EO_*: which options there are */
	skc_endpoint_options *to;         /* borrowed */
	zend_string *texts[SKC_EO_COUNT]; /* what to->texts borrow */
} php_modern_options;

/* Reads the options of the endpoint, argument 1, and those of an array, argument arg, which may be
 * NULL and overrides them. False after an exception, which names the option. To be followed by
 * php_modern_options_free in either case. */
bool php_modern_options_read(
		php_modern_options *options, const zval *endpoint, const HashTable *given, uint32_t arg);

/* Which argument an option was read from. */
uint32_t php_modern_options_argument(int id, const HashTable *given, uint32_t arg);

/* Releases the texts. */
void php_modern_options_free(const php_modern_options *options);

#endif
