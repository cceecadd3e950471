#ifndef PHP_SOCKETS_MODERN_OPTION_H
#define PHP_SOCKETS_MODERN_OPTION_H

/* Reads the endpoint options of a call (skc_endpoint_option.h): those of an endpoint, whose values
 * are text, and those of an array. */

#include "php.h"

#include "skc_endpoint_option.h"

typedef struct php_modern_options {
	unsigned calls;                   /* SKC_EO_*: which options there are */
	skc_endpoint_options *to;         /* borrowed */
	zend_string *texts[SKC_EO_COUNT]; /* owned, where to has a text: to->texts borrow them */
	zend_string *header;              /* the bytes of the ProxyHeader that was given; else NULL */
} php_modern_options;

/* Reads the options of the endpoint, argument 1, and those of an array, argument arg, which may be
 * NULL and overrides them; an element switches its group on. False after an exception, which names
 * the option. To be followed by php_modern_options_free in either case. */
bool php_modern_options_read(
		php_modern_options *options, const zval *endpoint, const HashTable *given, uint32_t arg);

/* Reads the value of one option, argument arg; the group of an element stays as it is. As above. */
bool php_modern_options_read_one(php_modern_options *options, int id, zval *value, uint32_t arg);

/* Which argument an option was read from. */
uint32_t php_modern_options_argument(int id, const HashTable *given, uint32_t arg);

/* Releases the texts and the header. */
void php_modern_options_free(const php_modern_options *options);

#endif
