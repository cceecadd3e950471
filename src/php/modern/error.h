#ifndef PHP_SOCKETS_MODERN_ERROR_H
#define PHP_SOCKETS_MODERN_ERROR_H

/* The exceptions of Sockets\. */

#include "php_sockets.h"

#include "skc_error.h"

/* The address that follows the operation's name, the first word of a message. */
typedef enum php_modern_place {
	PHP_MODERN_NOWHERE,
	PHP_MODERN_FROM_PEER, /* "read_line from tcp://192.0.2.1:80" */
	PHP_MODERN_TO_PEER,   /* "write_all to tcp://192.0.2.1:80" */
	PHP_MODERN_ON_LOCAL   /* "accept on tcp://192.0.2.2:80"; also the others without a peer */
} php_modern_place;

/* The context of an exception; all borrowed. */
typedef struct php_modern_failure {
	php_socket *socket;         /* its last error is set, its addresses are read; may be NULL */
	const zval *endpoint;       /* an Endpoint; NULL: the peer of socket, if it has one */
	const zend_string *partial; /* the bytes read before the failure, or NULL */
	size_t transferred;         /* bytes transferred before the failure */
	php_modern_place place;     /* in the message; a socket without a name has none */
	const zval *attempts;       /* an array, or NULL */
} php_modern_failure;

#define PHP_MODERN_NO_FAILURE ((php_modern_failure){ .socket = NULL })

/* Each function throws, unless there is an exception already: of a signal handler, or of a task
 * that was cancelled. That one goes on; what was transferred before is stored in a
 * CancelledException, and for another exception in one of these that becomes the last of its
 * previous exceptions. The format describes the operation: "connect to tcp://db:5432". The reason
 * follows after a colon. failure->place inserts an address after the first word of the format:
 * "read_line, after 5 bytes" becomes "read_line from tcp://192.0.2.1:80, after 5 bytes". */

/* A SocketException with the system's code and text; for SKC_EDEADLINE a TimeoutException, for
 * SKC_ECHANNEL a TlsException with the failure of the socket's channel. */
ZEND_COLD void php_modern_throw(const php_modern_failure *failure, skc_err code, const char *format,
		...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* The text and the kind of a code, as an exception has them; the text is valid until the next. */
const char *php_modern_error_text(skc_err code);
skc_error_kind php_modern_error_kind(skc_err code);

/* A TlsException of kind WouldBlock: a call that does not wait has to wait for an event, POLLIN or
 * POLLOUT, that is not the one of its direction. */
ZEND_COLD void php_modern_throw_wants(const php_modern_failure *failure, short events,
		const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

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

/* The function of php_sockets_on_part(). */
ZEND_COLD void php_modern_add_part(
		php_socket *s, const zend_string *text, size_t transferred, const char *what);

#endif
