#ifndef PHP_SOCKETS_MODERN_PROCESS_H
#define PHP_SOCKETS_MODERN_PROCESS_H

/* At the end of a request, while its objects are alive: releases the Sockets of
 * Sockets\activated(). */
void php_modern_process_end(void);

/* At the start of a request. */
void php_modern_process_begin(void);

#endif
