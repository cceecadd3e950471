#ifndef PHP_SOCKETS_MODERN_GROWING_H
#define PHP_SOCKETS_MODERN_GROWING_H

/* A string whose length is known, and which is received in parts: a peer may claim any length. Its
 * memory is what is claimed, at most 1 MiB, or twice of what has arrived. */

#include "common/object.h"

typedef struct php_growing {
	zend_string *text; /* its length is that of its memory */
	size_t len;        /* bytes that have arrived */
	size_t wanted;
} php_growing;

/* Begins a string of wanted bytes with len bytes, which are copied. */
void php_growing_begin(php_growing *g, size_t wanted, const char *bytes, size_t len);

/* Receives bytes that are missing. *ended: the end of the stream came instead. Otherwise as
 * skc_transfer_recv(). */
skc_err php_growing_receive(php_growing *g, php_socket *s, int64_t deadline, bool *ended);

/* Gives the string of the bytes that have arrived. */
zend_string *php_growing_finish(php_growing *g);

#endif
