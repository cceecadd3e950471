#ifndef PHP_SOCKETS_MODERN_CONNECT_H
#define PHP_SOCKETS_MODERN_CONNECT_H

/* What connecting and looking up in Sockets\ share. */

#include "php.h"

#include "modern/option.h"
#include "skc_connect.h"

/* Where an endpoint and options lead to. */
typedef struct php_modern_destination {
	skc_connect_to to;
	zend_string *text;          /* what to.text borrows */
	php_modern_options options; /* what to.options borrows */
} php_modern_destination;

/* Reads an endpoint of an address and the options of connect(): those of the endpoint, argument 1,
 * and those of an array, argument 3, which may be NULL. False after an exception. To be followed by
 * php_modern_destination_free() in either case. */
bool php_modern_destination_read(
		php_modern_destination *destination, const zval *endpoint, const HashTable *given);
void php_modern_destination_free(php_modern_destination *destination);

/* Runs skc_connect_run() or skc_connect_resolve(). A fatal error in a signal handler leaves by a
 * jump; the connect is ended before. */
skc_err php_modern_connect_run(
		skc_connect *c, skc_err (*run)(skc_connect *c, skc_connected *out), skc_connected *result);

/* Throws the exception of a failure: "WHAT tcp://db:5432 (3 addresses): Connection refused".
 * attempts may be NULL. */
ZEND_COLD void php_modern_connect_failed(const char *what, const zval *endpoint, skc_err err,
		const skc_connected *result, const skc_connect_attempts *attempts);

/* Throws if the host is "*", which no peer has. */
bool php_modern_endpoint_is_peer(const zval *endpoint);

#endif
