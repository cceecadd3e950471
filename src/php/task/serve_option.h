#ifndef PHP_SOCKETS_TASK_SERVE_OPTION_H
#define PHP_SOCKETS_TASK_SERVE_OPTION_H

/* The options of serve(). */

#include "php_sockets.h"

#include "modern/proxy.h"

#define PHP_SERVE_NO_LIMIT ZEND_LONG_MAX

typedef struct php_serve_options {
	zend_long max; /* or PHP_SERVE_NO_LIMIT, as the next one */
	zend_long max_per_host;
	int64_t idle; /* or SKC_FOREVER, as the next one */
	int64_t shutdown;
	uint64_t signals; /* to be caught; see skc_os_catch_signals() */
	bool signals_given;
	zval error; /* a Closure, or undefined */
	bool has_proxy;
	php_modern_proxy proxy;
	HashTable *listening; /* those of listen(), or NULL */
} php_serve_options;

/* Reads the options of an array, argument arg, which may be NULL. False after an exception. To be
 * followed by php_serve_options_free in either case. */
bool php_serve_options_read(php_serve_options *options, const HashTable *given, uint32_t arg);

void php_serve_options_free(php_serve_options *options);

/* Makes to a Closure of a callable, as the calling code may call it. False after an exception. */
bool php_serve_closure(zval *to, zval *callable);

#endif
