#ifndef PHP_SOCKETS_MODERN_TLS_H
#define PHP_SOCKETS_MODERN_TLS_H

/* TLS for connect(), listen() and secure(). */

#include "php_sockets.h"

#include "modern/tls_option.h"
#include "skc_tls.h"

/* How connections are secured; to be released by php_modern_tls_free. */
typedef struct php_modern_tls {
	skc_tls_context *context; /* NULL: not at all */
	zend_string *peer;        /* of a client: the name that the certificate must have; or NULL */
} php_modern_tls;

#define PHP_MODERN_NO_TLS ((php_modern_tls){ .context = NULL })

/* Reads the options of a side from an array, argument arg, which may be NULL, and finds or makes
 * their context. host: the peer_name of a client unless the option is given; NULL: it has to be
 * given if the certificate is verified. what: "connect to tls://…", for a build without TLS. Runs
 * no code of the program. False after an exception. */
bool php_modern_tls_read(php_modern_tls *tls, const HashTable *array, uint32_t arg, bool server,
		const zend_string *host, const char *what);

void php_modern_tls_free(php_modern_tls *tls);

/* Gives a connected Socket the channel of a connection. place: see skc_tls_connection(). */
skc_err php_modern_tls_attach(const php_modern_tls *tls, php_socket *s, skc_span place);

/* Gives a listener its channel. */
skc_err php_modern_tls_listen(const php_modern_tls *tls, php_socket *s);

#endif
