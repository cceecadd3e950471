#ifndef PHP_SOCKETS_MODERN_IO_H
#define PHP_SOCKETS_MODERN_IO_H

/* What reading and writing in Sockets\ share. */

#include "modern/internal.h"

#include "skc_transfer.h"

/* Makes the last failure's exception: what was tried in words, and what came before. partial is
 * borrowed, may be NULL. */
ZEND_COLD void php_modern_io_failed(php_socket *s, skc_err err, const zend_string *partial,
		size_t transferred, const char *what);

/* Is the socket open, and a stream? Throws when not. */
bool php_modern_is_stream(php_socket *s, uint32_t arg);

/* Does an int argument lie in a range? Throws a ValueError when not. */
bool php_modern_in_range(zend_long value, zend_long min, zend_long max, uint32_t arg);

/* The point in time at which a time limit is over. False after an exception. */
bool php_modern_deadline(const zval *timeout, uint32_t arg, int64_t *deadline);

/* The most bytes that a length or a limit asks for. */
#define PHP_MODERN_LENGTH_MAX ((zend_long) INT_MAX)

/* How many bytes at the end of a line end it: "\n" or "\r\n"; 0 when it lacks that. */
static inline size_t php_modern_line_end(const char *line, size_t len)
{
	if (len == 0 || line[len - 1] != '\n') {
		return 0;
	}
	return len > 1 && line[len - 2] == '\r' ? 2 : 1;
}

#endif
