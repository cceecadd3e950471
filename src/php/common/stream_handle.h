#ifndef PHP_SOCKETS_COMMON_STREAM_HANDLE_H
#define PHP_SOCKETS_COMMON_STREAM_HANDLE_H

/* Streams and their descriptors, while code of the program may run: stream filters, error handlers,
 * and the methods of a stream wrapper that is written in PHP. */

#include "php.h"

#include "skc_base.h"

/* The open stream of a resource; NULL once it is closed. No code of the program runs. */
php_stream *php_sockets_stream_of(zval *resource);

/* Whether it is a stream of PHP's own sockets, or of openssl. The data of both begin with a
 * php_netstream_data_t. */
bool php_sockets_is_socket_stream(const php_stream *stream);

/* fclose() and socket_close() refuse a held stream. Holding nests: hold returns what let takes. */
static inline uint32_t php_sockets_stream_hold(php_stream *stream)
{
	uint32_t before = stream->flags & PHP_STREAM_FLAG_NO_FCLOSE;

	stream->flags |= PHP_STREAM_FLAG_NO_FCLOSE;
	return before;
}

static inline void php_sockets_stream_let(php_stream *stream, uint32_t before)
{
	stream->flags = (stream->flags & ~PHP_STREAM_FLAG_NO_FCLOSE) | before;
}

static inline bool php_sockets_stream_is_held(const php_stream *stream)
{
	return (stream->flags & PHP_STREAM_FLAG_NO_FCLOSE) != 0;
}

/* php_stream_cast() and php_stream_set_option(); they hold the stream meanwhile. */
bool php_sockets_stream_cast(php_stream *stream, int as, bool warns, skc_handle *out);
int php_sockets_stream_set_option(php_stream *stream, int option, int value);

/* The descriptor of the stream of a socket, file or pipe; no code of the program runs, and neither
 * the buffer nor the position of the file changes. False for every other stream. */
bool php_sockets_stream_handle(php_stream *stream, skc_handle *out);

/* Whether the stream with a resource's number is open. A request never uses a number twice. */
bool php_sockets_stream_number_is_open(uint32_t number);

/* The open stream (file, pipe or socket) with a descriptor; NULL if there is none. */
zend_resource *php_sockets_stream_with(skc_handle handle);

#endif
