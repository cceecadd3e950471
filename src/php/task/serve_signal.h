#ifndef PHP_SOCKETS_TASK_SERVE_SIGNAL_H
#define PHP_SOCKETS_TASK_SERVE_SIGNAL_H

/* The signals that stop serve(). */

#include "task/serve_server.h"

typedef struct php_serve_signals {
	struct php_serve_signals *after; /* of this thread */
	zval socket;                     /* each signal is a byte to read from it */
	skc_handle other;                /* its peer */
	uint64_t id;                     /* of skc_os_catch_signals() */
} php_serve_signals;

/* Begins to catch the signals of the options. By default these are SIGTERM and SIGINT if the
 * process does not ignore them, and PHP runs on the command line. False after an exception. */
bool php_serve_catch(php_serve_server *server);

/* Counts the signals that have arrived. */
void php_serve_count_signals(php_serve_server *server);

/* Restores what the signals did before. */
void php_serve_release_signals(php_serve_server *server);

/* The same for all servers of this thread, whose stacks and memory are gone. */
void php_serve_reclaim_signals(void);

#endif
