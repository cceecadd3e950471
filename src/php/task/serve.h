#ifndef PHP_SOCKETS_TASK_SERVE_H
#define PHP_SOCKETS_TASK_SERVE_H

/* Sockets\serve(). */

/* At the module's start. */
void php_serve_startup(void);

#endif
