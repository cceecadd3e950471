#ifndef PHP_SOCKETS_H
#define PHP_SOCKETS_H

/*
 * The C interface for other extensions: installed as ext/sockets/php_sockets.h and binary
 * compatible with the header of the same name that PHP's own sockets extension installs.
 */

#include <stddef.h>

#include "php.h"

#ifdef PHP_WIN32
#include <winsock2.h>
#ifdef PHP_SOCKETS_EXPORTS
#define PHP_SOCKETS_API __declspec(dllexport)
#else
#define PHP_SOCKETS_API __declspec(dllimport)
#endif
typedef SOCKET PHP_SOCKET;
#define IS_INVALID_SOCKET(a) ((a)->bsd_socket == INVALID_SOCKET)
#else
#include <sys/socket.h>
#define PHP_SOCKETS_API __attribute__((visibility("default")))
typedef int PHP_SOCKET;
#define IS_INVALID_SOCKET(a) ((a)->bsd_socket < 0)
#endif

#define PHP_SOCKETS_VERSION "0.1.0"

extern zend_module_entry sockets_module_entry;
#define phpext_sockets_ptr &sockets_module_entry

/*
 * A Socket. Its layout is fixed: other extensions have it compiled in. Objects of the class are
 * made with object_init_ex(zv, socket_ce) only: state of the extension lies in front of the
 * structure.
 */
typedef struct {
	PHP_SOCKET bsd_socket; /* owned; invalid (-1, INVALID_SOCKET) once closed */
	int type;              /* the address family, AF_* */
	int error;             /* last error of this socket */
	int blocking;          /* 1 blocks, 0 does not */
	zval zstream;          /* the stream it shares its descriptor with, or undefined */
	zend_object std;
} php_socket;

extern PHP_SOCKETS_API zend_class_entry *socket_ce;

static inline php_socket *socket_from_obj(zend_object *obj)
{
	return (php_socket *) ((char *) obj - offsetof(php_socket, std));
}

#define Z_SOCKET_P(zv) socket_from_obj(Z_OBJ_P(zv))

/* Throws an Error and returns when the socket of argument 1 is closed. */
#define ENSURE_SOCKET_VALID(php_sock) \
	do { \
		if (IS_INVALID_SOCKET(php_sock)) { \
			zend_argument_error(NULL, 1, "has already been closed"); \
			RETURN_THROWS(); \
		} \
	} while (0)

/* clang-format off */
ZEND_BEGIN_MODULE_GLOBALS(sockets)
	int last_error;              /* first member: other extensions read it */
	char *strerror_buf;          /* what sockets_strerror returned last */
	struct php_sockets_own *own; /* no part of this interface */
ZEND_END_MODULE_GLOBALS(sockets)
/* clang-format on */

PHP_SOCKETS_API ZEND_EXTERN_MODULE_GLOBALS(sockets)
#define SOCKETS_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(sockets, v)

/* The system's message for an error code, or for a lookup error (-10000 minus h_errno). The text
 * belongs to the extension and lives until the next call in the same thread. */
PHP_SOCKETS_API char *sockets_strerror(int error);

/* Fills retsock (the caller's, or a Socket's) from an open descriptor: its family and whether it
 * blocks. Takes the descriptor on success. Returns 1, or 0 after a warning; then only
 * retsock->error has changed. */
PHP_SOCKETS_API int socket_import_file_descriptor(PHP_SOCKET socket, php_socket *retsock);

/* Records an error on the socket and globally, and warns unless the code means that the call would
 * have to wait. */
#define PHP_SOCKET_ERROR(socket, msg, errn) \
	do { \
		int _err = (errn); \
		(socket)->error = _err; \
		SOCKETS_G(last_error) = _err; \
		if (_err != EAGAIN && _err != EWOULDBLOCK && _err != EINPROGRESS) { \
			php_error_docref(NULL, E_WARNING, "%s [%d]: %s", msg, _err, sockets_strerror(_err)); \
		} \
	} while (0)

#define PHP_NORMAL_READ 0x0001
#define PHP_BINARY_READ 0x0002

#endif
