#ifndef PHP_SOCKETS_POLL_ERROR_H
#define PHP_SOCKETS_POLL_ERROR_H

/* The exceptions of Io\Poll. */

#include "php.h"

#include "skc_base.h"

/* Throws one of the exceptions of Io\Poll. */
void php_poll_throw(zend_class_entry *ce, const char *message, zend_long code);

/* Throws a Failed…Exception with the code of a system's code. */
void php_poll_fail(zend_class_entry *ce, skc_err err, const char *message);

/* As php_poll_fail, for a wait that a signal ended: PHP's handlers run first, and an exception of
 * theirs wins. */
void php_poll_interrupted(void);

#endif
