#ifndef PHP_SOCKETS_TASK_SERVE_CONNECTION_H
#define PHP_SOCKETS_TASK_SERVE_CONNECTION_H

/* The tasks of connections that serve() has accepted. */

#include "task/serve_server.h"

/* Starts the task of a new connection; takes the handle. A connection of a host that has its
 * maximum is closed. False after an exception. */
bool php_serve_start(
		php_serve_server *server, php_socket *listener, skc_handle handle, const skc_addr *addr);

/* Passes the current exception to the option "error". There may be another one afterwards. */
void php_serve_report(const php_serve_server *server, const zval *peer);

/* Cancels the handlers; the first time only those that were not cancelled already: a second
 * cancellation would end the waits of their finally blocks. Destructors may run meanwhile. */
void php_serve_cancel(php_serve_server *server);

#endif
