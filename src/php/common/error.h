#ifndef PHP_SOCKETS_COMMON_ERROR_H
#define PHP_SOCKETS_COMMON_ERROR_H

/* Errors of socket_*(), and signals. */

#include "php_sockets.h"

#include "skc_error.h"

/* Stores a failure as last error, on the socket (may be NULL) and globally, and warns
 * "what [code]: text" unless it only means "not now". SKC_EINTR: PHP's signal handlers run first,
 * which may do anything; an exception of theirs stands for the warning. */
void php_sockets_fail(php_socket *s, skc_err err, const char *what);

/* As php_sockets_fail, and warns also when it only means "not now". */
void php_sockets_fail_always(php_socket *s, skc_err err, const char *what);

/* Stores a failure without a warning. */
void php_sockets_set_error(php_socket *s, skc_err err);

/* The interrupt hook of the core: runs PHP's signal handlers. owner: a php_socket, or NULL. */
skc_err php_sockets_on_interrupt(void *owner);

/* Has PHP something to do between two instructions, as a signal's handler that is asynchronous? */
bool php_sockets_interrupt_is_due(void);

#endif
