#ifndef PHP_SOCKETS_MODERN_READER_H
#define PHP_SOCKETS_MODERN_READER_H

/* Sockets\Reader. */

/* Registers the class. */
void php_modern_reader_startup(void);

#endif
