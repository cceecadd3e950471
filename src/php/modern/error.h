#ifndef PHP_SOCKETS_MODERN_ERROR_H
#define PHP_SOCKETS_MODERN_ERROR_H

/* The exceptions of Sockets\. */

#include "php_sockets.h"

#include "skc_base.h"

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

/* A SocketException of kind Unsupported: the system or the build lacks something, which words
 * name. */
ZEND_COLD void php_modern_throw_unsupported(const php_modern_failure *failure, const char *words,
		const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* A ResolveException; code is an EAI_* number. */
ZEND_COLD void php_modern_throw_unresolved(const php_modern_failure *failure, int code,
		const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* Gives the registered exceptions their behaviour; at the module's start. */
void php_modern_prepare_exceptions(void);

/* To be called before the classes of a module that dl() has loaded are destroyed. PHP destroys a
 * class before its subclasses, whose destruction reads the properties that they have inherited. */
void php_modern_unload(void);

#endif
