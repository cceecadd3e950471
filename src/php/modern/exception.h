#ifndef PHP_SOCKETS_MODERN_EXCEPTION_H
#define PHP_SOCKETS_MODERN_EXCEPTION_H

/* The classes SocketException, TimeoutException, ResolveException, TlsException and
 * CancelledException. */

#include "php.h"

#include "skc_os.h"

/* The values of the properties; all borrowed, NULL for the defaults. */
typedef struct php_modern_exception {
	skc_error_kind kind;
	const char *symbol;
	const zval *endpoint;
	const zval *local;
	const zend_string *partial;
	size_t transferred;
	const zval *attempts;
	const char *wants; /* of a TlsException, as is the next one */
	const char *alert;
} php_modern_exception;

/* Whether objects of a class of exceptions can be made. Throws an Error if not, because
 * disable_classes names it. */
bool php_modern_can_make_exception(const zend_class_entry *ce);

/* Sets the properties of a new exception. */
void php_modern_fill_exception(zend_object *exception, const php_modern_exception *values);

/* Gives an exception that is not thrown. */
zend_object *php_modern_make_exception(zend_class_entry *ce, const char *message, zend_long code);

/* Sets the properties of a CancelledException. False if it has values already, or if the exception
 * is another one. */
bool php_modern_fill_cancelled(
		zend_object *exception, const zend_string *partial, size_t transferred);

/* The case of ErrorKind; a new reference. */
void php_modern_kind(zval *out, skc_error_kind kind);

/* Gives the registered exceptions their behaviour; at the module's start. */
void php_modern_prepare_exceptions(void);

/* To be called before the classes of a module that dl() has loaded are destroyed. PHP destroys a
 * class before its subclasses, whose destruction reads the properties that they have inherited. */
void php_modern_unload(void);

#endif
