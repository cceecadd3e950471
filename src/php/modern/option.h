#ifndef PHP_SOCKETS_MODERN_OPTION_H
#define PHP_SOCKETS_MODERN_OPTION_H

/* Options by name: of an array, and of an endpoint ("?nodelay=1"), where the values are text. */

#include "modern/internal.h"

typedef enum php_modern_option_type {
	PHP_MODERN_FLAG,    /* bool; as text 0 or 1 */
	PHP_MODERN_PARTS,   /* a flag; or an array: on, and its "idle" is the option "name_idle" */
	PHP_MODERN_NUMBER,  /* int */
	PHP_MODERN_SWITCH,  /* int, or bool for 0 and 1 */
	PHP_MODERN_MODE,    /* permissions: int; as text octal */
	PHP_MODERN_SECONDS, /* a time span as time limits have it, kept in nanoseconds */
	PHP_MODERN_TEXT     /* string, or an object that has one */
} php_modern_option_type;

typedef struct php_modern_option {
	const char *name;
	php_modern_option_type type;
	int64_t min; /* of a number; of a time span, in nanoseconds */
	int64_t max;
} php_modern_option;

/* What was said. */
typedef struct php_modern_setting {
	bool given;
	int64_t number;
	zend_string *text; /* of a text, else NULL */
} php_modern_setting;

/* Where the options of a call are put. */
typedef struct php_modern_options {
	const php_modern_option *table;
	size_t count;
	php_modern_setting *settings; /* one for each row of the table, empty at first */
} php_modern_options;

/* Reads options over those that were read before. as_text: the values are an endpoint's. False
 * after an exception, which names the option. */
bool php_modern_options_read(
		const php_modern_options *to, const HashTable *given, uint32_t arg, bool as_text);

/* Releases the texts. */
void php_modern_options_free(const php_modern_options *options);

#endif
