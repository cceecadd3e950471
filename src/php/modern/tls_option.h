#ifndef PHP_SOCKETS_MODERN_TLS_OPTION_H
#define PHP_SOCKETS_MODERN_TLS_OPTION_H

/* The options of TLS, which connect(), listen() and secure() take in an array. No message has the
 * value of one: it may be a key. */

#include "php.h"

typedef enum php_tls_option {
	PHP_TLS_VERIFY,
	PHP_TLS_PEER_NAME,
	PHP_TLS_CA,
	PHP_TLS_CERTIFICATE,
	PHP_TLS_KEY,
	PHP_TLS_PASSPHRASE,
	PHP_TLS_ALPN,
	PHP_TLS_MIN_VERSION,
	PHP_TLS_MAX_VERSION,
	PHP_TLS_CIPHERS,
	PHP_TLS_CIPHERSUITES,
	PHP_TLS_SNI,
	PHP_TLS_CLIENT_CA,
	PHP_TLS_FINGERPRINT,
	PHP_TLS_SESSION,
	PHP_TLS_TICKET_KEYS,
	PHP_TLS_OPTIONS
} php_tls_option;

/* The options of one side that were given. */
typedef struct php_tls_given {
	bool server;
	uint32_t arg;                        /* the argument they are from */
	const zval *values[PHP_TLS_OPTIONS]; /* borrowed, of the right type; NULL: not given */
} php_tls_given;

extern const char *const php_tls_option_names[PHP_TLS_OPTIONS];

/* The option of a side that a key of an array names; PHP_TLS_OPTIONS: none. */
php_tls_option php_tls_option_find(const zend_string *name, bool server);

/* Finds the options of a side in an array, which may be NULL, and checks their types and texts.
 * Runs no code of the program. False after an exception. */
bool php_tls_options_read(php_tls_given *given, const HashTable *array, uint32_t arg, bool server);

/* An array without the options of a side, NULL for NULL. To be released. */
HashTable *php_tls_options_rest(HashTable *array, bool server);

/* Throws a ValueError 'option "NAME" REQUIREMENT' for the argument. */
ZEND_COLD void php_tls_option_refuse(
		const php_tls_given *given, const char *name, const char *requirement);

/* A bool, and a text or NULL. */
bool php_tls_option_bool(const php_tls_given *given, php_tls_option option, bool usual);
const zend_string *php_tls_option_text(const php_tls_given *given, php_tls_option option);

/* A version, 12 or 13. */
int php_tls_option_version(const php_tls_given *given, php_tls_option option, int usual);

#endif
