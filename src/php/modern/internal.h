#ifndef PHP_SOCKETS_MODERN_INTERNAL_H
#define PHP_SOCKETS_MODERN_INTERNAL_H

/* Declarations that the files of Sockets\ share: exceptions and endpoints. */

#include "common/internal.h"
#include "modern/classes.h"

#include "skc_endpoint.h"

#include "zend_smart_str.h"

/* Registers all classes and functions of Sockets\; at the module's start. */
void php_modern_startup(int type);

/* To be called before the classes of a module that dl() has loaded are destroyed. PHP destroys a
 * class before its subclasses, whose destruction reads the properties that they have inherited. */
void php_modern_unload(void);

/* --- modern/error.c --------------------------------------------------------------------------- */

/* The context of an exception; all borrowed. */
typedef struct php_modern_failure {
	php_socket *socket;         /* its last error is set; may be NULL */
	const zval *endpoint;       /* an Endpoint, or NULL */
	const zend_string *partial; /* the bytes read before the failure, or NULL */
	size_t transferred;         /* bytes transferred before the failure */
} php_modern_failure;

#define PHP_MODERN_NO_FAILURE ((php_modern_failure){ NULL, NULL, NULL, 0 })

/* Each function throws, unless there is an exception already, such as one of a signal handler. The
 * format describes the operation: "connect to tcp://db:5432". The reason follows after a colon. */

/* A SocketException with the system's code and text; for SKC_EDEADLINE a TimeoutException. */
ZEND_COLD void php_modern_throw(const php_modern_failure *failure, skc_err code, const char *format,
		...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* A TimeoutException. */
ZEND_COLD void php_modern_throw_timeout(const php_modern_failure *failure, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A SocketException of kind Closed: the peer closed the connection too early. */
ZEND_COLD void php_modern_throw_closed(const php_modern_failure *failure, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A SocketException of kind MessageTooLarge: a limit of the caller was exceeded. */
ZEND_COLD void php_modern_throw_too_large(const php_modern_failure *failure, const char *format,
		...) ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A ResolveException; code is an EAI_* number. */
ZEND_COLD void php_modern_throw_unresolved(const php_modern_failure *failure, int code,
		const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* Gives the registered exceptions their behaviour; at the module's start. */
void php_modern_prepare_exceptions(void);

/* --- modern/endpoint.c ------------------------------------------------------------------------ */

/* Reads an argument string|Endpoint that names an address to connect to or to listen on: *out is a
 * new reference. False after an exception, which an empty path causes, too. */
bool php_modern_endpoint_arg(zend_string *text, zend_object *object, uint32_t arg, zval *out);

/* The Endpoint of an address. */
void php_modern_endpoint_of(zval *out, const skc_addr *addr, int socket_type);

/* Properties, borrowed; NULL if they are null. */
zend_string *php_modern_endpoint_host(const zval *endpoint);
zend_string *php_modern_endpoint_path(const zval *endpoint);
HashTable *php_modern_endpoint_options(const zval *endpoint);
const skc_scheme *php_modern_endpoint_scheme(const zval *endpoint);

/* The port in a property, -1 for none. Where an int of PHP has 32 bits, the upper half of the
 * 32-bit ports is negative there. */
static inline int64_t php_modern_port(const zval *port)
{
	if (Z_TYPE_P(port) != IS_LONG) {
		return -1;
	}
	return SIZEOF_ZEND_LONG > 4 ? (int64_t) Z_LVAL_P(port) : (int64_t) (uint32_t) Z_LVAL_P(port);
}

/* The port, -1 for none. */
int64_t php_modern_endpoint_port(const zval *endpoint);

/* The host with its zone, or the path, for skc_addr_from_text(). The caller releases it. */
zend_string *php_modern_endpoint_address(const zval *endpoint);

/* Whether open_basedir allows a path that fits in an address. Abstract names are not restricted. */
bool php_modern_path_is_allowed(const zend_string *path);

/* The canonical text; the caller releases it. */
zend_string *php_modern_endpoint_text(const zval *endpoint);

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_endpoint(zend_class_entry *ce);

#endif
