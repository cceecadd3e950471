#ifndef PHP_SOCKETS_MODERN_PROCESS_H
#define PHP_SOCKETS_MODERN_PROCESS_H

/* At the end of a request, while its objects are alive: releases the Sockets of
 * Sockets\activated(). */
void php_modern_process_end(void);

/* Whether this is PHP on the command line. Throws an Error that names the function if not: in a
 * server the descriptors and the state of the process belong to the server. */
bool php_modern_process_is_command_line(const char *function);

/* A copy of an environment variable, which the caller frees with efree(); NULL if it is not set. */
char *php_modern_process_variable(const char *name);

/* At the start of a request. */
void php_modern_process_begin(void);

#endif
