#ifndef PHP_SOCKETS_MODERN_IO_H
#define PHP_SOCKETS_MODERN_IO_H

/* Functions that reading and writing in Sockets\ share. */

#include "php_sockets.h"

#include "skc_transfer.h"

/* Throw the exception of a failure. what names the operation; partial, the bytes that were read, is
 * borrowed and may be NULL. */
ZEND_COLD void php_modern_read_failed(
		php_socket *s, skc_err err, const zend_string *partial, const char *what);
ZEND_COLD void php_modern_write_failed(
		php_socket *s, skc_err err, size_t transferred, const char *what);

/* After a call that does not wait has timed out: whether a channel has to wait for the other event
 * than that of the call's direction, POLLIN or POLLOUT. Throws a TlsException if it has. */
bool php_modern_wants_other(
		php_socket *s, skc_err err, short direction, size_t transferred, const char *what);

/* Whether the socket is open and a stream socket. Throws if not. */
bool php_modern_is_stream(php_socket *s, uint32_t arg);

/* Whether an int argument is within a range. Throws a ValueError if not. */
bool php_modern_in_range(zend_long value, zend_long min, zend_long max, uint32_t arg);

/* The deadline of a timeout that starts now. False after an exception. */
bool php_modern_deadline(const zval *timeout, uint32_t arg, int64_t *deadline);

/* The maximum of a length or a limit, in bytes. */
#define PHP_MODERN_LENGTH_MAX ((zend_long) INT_MAX)

/* A frame begins with its length: bytes of it, the most significant first. */
#define PHP_MODERN_FRAME_HEADER ((size_t) 4)

/* The longest frame that is read unless a program passes another limit. */
#define PHP_MODERN_FRAME_MAX 16777216

static inline uint32_t php_modern_frame_length(const char *header)
{
	const unsigned char *h = (const unsigned char *) header;

	return (uint32_t) h[0] << 24 | (uint32_t) h[1] << 16 | (uint32_t) h[2] << 8 | h[3];
}

/* The length of the "\n" or "\r\n" at the end of a line; 0 if it has none. */
static inline size_t php_modern_line_end(const char *line, size_t len)
{
	if (len == 0 || line[len - 1] != '\n') {
		return 0;
	}
	return len > 1 && line[len - 2] == '\r' ? 2 : 1;
}

#endif
