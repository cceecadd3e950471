#ifndef PHP_SOCKETS_MODERN_GROWING_H
#define PHP_SOCKETS_MODERN_GROWING_H

/* A string whose length is known, and which is received in parts: a peer may claim any length. Its
 * memory is what is claimed, at most 1 MiB, or twice of what has arrived. */

#include "php.h"

typedef struct php_growing {
	zend_string *text; /* its length is that of its memory */
	size_t len;        /* bytes that have arrived */
	size_t wanted;
} php_growing;

/* Begins a string of wanted bytes with len bytes, which are copied. */
void php_growing_begin(php_growing *g, size_t wanted, const char *bytes, size_t len);

/* Where the next bytes have to go, if any are missing: at least one fits. The caller adds their
 * number to len. */
char *php_growing_room(php_growing *g, size_t *room);

/* Gives the string of the bytes that have arrived. */
zend_string *php_growing_finish(php_growing *g);

#endif
