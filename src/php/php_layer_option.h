#ifndef PHP_LAYER_OPTION_H
#define PHP_LAYER_OPTION_H

/* Options by name: of an array, and of an endpoint ("?nodelay=1"), where the values are text. */

#include "php_layer.h"

typedef enum php_layer_option_type {
	PHP_LAYER_FLAG,    /* bool; as text 0 or 1 */
	PHP_LAYER_PARTS,   /* a flag; or an array: on, and its "idle" is the option "name_idle" */
	PHP_LAYER_NUMBER,  /* int */
	PHP_LAYER_SWITCH,  /* int, or bool for 0 and 1 */
	PHP_LAYER_MODE,    /* permissions: int; as text octal */
	PHP_LAYER_SECONDS, /* a time span as time limits have it, kept in nanoseconds */
	PHP_LAYER_TEXT     /* string, or an object that has one */
} php_layer_option_type;

typedef struct php_layer_option {
	const char *name;
	php_layer_option_type type;
	int64_t min; /* of a number; of a time span, in nanoseconds */
	int64_t max;
} php_layer_option;

/* What was said. */
typedef struct php_layer_setting {
	bool given;
	int64_t number;
	zend_string *text; /* of a text, else NULL */
} php_layer_setting;

/* Where the options of a call are put. */
typedef struct php_layer_options {
	const php_layer_option *table;
	size_t count;
	php_layer_setting *settings; /* one for each row of the table, empty at first */
} php_layer_options;

/* Reads options over those that were read before. as_text: the values are an endpoint's. False
 * after an exception, which names the option. */
bool php_layer_options_read(
		const php_layer_options *to, const HashTable *given, uint32_t arg, bool as_text);

/* Releases the texts. */
void php_layer_options_free(const php_layer_options *options);

#endif
