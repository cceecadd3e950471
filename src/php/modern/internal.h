#ifndef PHP_SOCKETS_MODERN_INTERNAL_H
#define PHP_SOCKETS_MODERN_INTERNAL_H

/* What the files of the namespace Sockets\ share: exceptions and endpoints. */

#include "common/internal.h"
#include "modern/classes.h"

#include "skc_endpoint.h"

#include "zend_smart_str.h"

/* Registers all of Sockets\; at the module's start. */
void php_modern_startup(int type);

/* Before the classes of a module that dl() has loaded are destroyed. PHP destroys a class before
 * the classes that extend it, whose destruction reads the properties that they have inherited. */
void php_modern_unload(void);

/* --- modern/error.c: functions of Sockets\ throw ------------------------------------------- */

/* What an exception says besides its message; all borrowed. */
typedef struct php_modern_failure {
	php_socket *socket;         /* its last error is set; may be NULL */
	const zval *endpoint;       /* an Endpoint, or NULL */
	const zend_string *partial; /* what was read before, or NULL */
	size_t transferred;         /* bytes that went through before */
} php_modern_failure;

#define PHP_MODERN_NO_FAILURE ((php_modern_failure){ NULL, NULL, NULL, 0 })

/* Each throws, and does nothing when an exception is there already, as a signal handler's is. What
 * is formatted is what was tried: "connect to tcp://db:5432". Words follow after a colon. */

/* A SocketException with the system's code and words; for SKC_EDEADLINE a TimeoutException. */
ZEND_COLD void php_modern_throw(const php_modern_failure *failure, skc_err code, const char *format,
		...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* A TimeoutException. */
ZEND_COLD void php_modern_throw_timeout(const php_modern_failure *failure, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A SocketException of kind Closed: the peer closed the connection too early. */
ZEND_COLD void php_modern_throw_closed(const php_modern_failure *failure, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A SocketException of kind MessageTooLarge: more than a limit that the caller has set. */
ZEND_COLD void php_modern_throw_too_large(const php_modern_failure *failure, const char *format,
		...) ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A ResolveException; code is an EAI_* number. */
ZEND_COLD void php_modern_throw_unresolved(const php_modern_failure *failure, int code,
		const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* Gives the registered exceptions their behaviour; at the module's start. */
void php_modern_prepare_exceptions(void);

/* --- modern/endpoint.c --------------------------------------------------------------------- */

/* An Endpoint to connect to or to listen on from an argument string|Endpoint: *out is a new
 * reference. False after an exception; a path without a name is one. */
bool php_modern_endpoint_arg(zend_string *text, zend_object *object, uint32_t arg, zval *out);

/* The Endpoint of an address. */
void php_modern_endpoint_of(zval *out, const skc_addr *addr, int socket_type);

/* Properties; NULL where there is none. */
zend_string *php_modern_endpoint_host(const zval *endpoint);
zend_string *php_modern_endpoint_path(const zval *endpoint);
zend_string *php_modern_endpoint_scope(const zval *endpoint);
HashTable *php_modern_endpoint_options(const zval *endpoint);
const skc_scheme *php_modern_endpoint_scheme(const zval *endpoint);

/* The port in a property, -1 for none. Where PHP's int has 32 bits, the upper half of the ports of
 * 32 bits is negative there. */
static inline int64_t php_modern_port(const zval *port)
{
	if (Z_TYPE_P(port) != IS_LONG) {
		return -1;
	}
	return SIZEOF_ZEND_LONG > 4 ? (int64_t) Z_LVAL_P(port) : (int64_t) (uint32_t) Z_LVAL_P(port);
}

/* The port, -1 for none. */
int64_t php_modern_endpoint_port(const zval *endpoint);

/* The host with its zone, or the path, as skc_addr_from_text takes it. The caller releases it. */
zend_string *php_modern_endpoint_address(const zval *endpoint);

/* May this program make or remove the path, which fits into an address? open_basedir; an abstract
 * name is no path. */
bool php_modern_path_is_allowed(const zend_string *path);

/* The canonical text; the caller releases it. */
zend_string *php_modern_endpoint_text(const zval *endpoint);

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_endpoint(zend_class_entry *ce);

#endif
