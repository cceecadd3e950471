#ifndef PHP_SOCKETS_COMMON_ERROR_H
#define PHP_SOCKETS_COMMON_ERROR_H

/* Errors of socket_*(), and signals. */

#include "php_sockets.h"

#include "skc_error.h"

/* Stores a failure as last error, on the socket (may be NULL) and globally, and warns "what [code]:
 * text" unless the code means that the call would have to wait. For SKC_EINTR PHP's signal handlers
 * run first, which may do anything; if one throws, there is no warning. */
void php_sockets_fail(php_socket *s, skc_err err, const char *what);

/* As php_sockets_fail(), but always warns. */
void php_sockets_fail_always(php_socket *s, skc_err err, const char *what);

/* Stores a failure without a warning. */
void php_sockets_set_error(php_socket *s, skc_err err);

/* Adds to the current exception, if there is one, what the current function has transferred before
 * it, which the function then cannot return; see modern/error.h. bytes: NULL for a call that sends.
 */
void php_sockets_add_part(php_socket *s, const char *bytes, size_t transferred);

/* Sets the function behind it; text is borrowed, and may be NULL. */
typedef void (*php_sockets_part_fn)(
		php_socket *s, const zend_string *text, size_t transferred, const char *what);
void php_sockets_on_part(php_sockets_part_fn add);

/* The interrupt hook of the core: runs PHP's signal handlers. owner: a php_socket, or NULL. */
skc_err php_sockets_on_interrupt(void *owner);

/* Whether PHP has work to do between two instructions, such as an asynchronous signal handler. */
bool php_sockets_interrupt_is_due(void);

#endif
