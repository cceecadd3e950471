#ifndef PHP_SOCKETS_TASK_SERVE_SERVER_H
#define PHP_SOCKETS_TASK_SERVE_SERVER_H

/* What serve() works on: its listeners, its connections and their limits. */

#include "common/channel.h"
#include "task/awaited.h"
#include "task/serve_option.h"

typedef struct php_serve_listener {
	zval socket;
	bool owned; /* closed by serve() */
} php_serve_listener;

/* A connection whose handler has not ended. */
typedef struct php_serve_connection {
	struct php_serve_connection *before;
	struct php_serve_connection *after;
	struct php_serve_server *server;
	php_task *task;
	zend_string *host;    /* counted, or NULL */
	skc_channel *channel; /* of the Socket from the end of the PROXY header on, or NULL */
} php_serve_connection;

/* One call of serve(). */
typedef struct php_serve_server {
	uint32_t references; /* of the call and of the connections */
	unsigned forks;      /* skc_os_fork_count() at the start */
	php_serve_options options;
	zval handler;      /* a Closure */
	zend_string *name; /* of the tasks of connections */
	HashTable hosts;   /* number of connections by host */
	php_serve_connection *connections;
	zend_long count;     /* of connections */
	php_task_wait *wait; /* the current wait, if the end of a handler ends it; or NULL */
	int64_t pause;       /* the last pause of accepting, 0 after a success */
	int64_t resume;      /* when accepting goes on, 0: now */
	unsigned cancelled;  /* how often the connections were cancelled */
	struct php_serve_signals *signals; /* NULL: none are caught */
	unsigned stops;                    /* signals that have arrived */
	size_t listener_count;
	php_serve_listener *listeners;
	php_awaiting *awaiting; /* room for the signals and the listeners, as are the next two */
	skc_pollfd *items;
	php_socket **sockets;
} php_serve_server;

/* Gives a server without listeners; name: of the handler, taken. Its handler and its options are
 * to be set. */
php_serve_server *php_serve_server_new(zend_string *name);

/* Releases a reference. */
void php_serve_server_release(php_serve_server *server);

/* Adds the listeners of an argument 1: a Socket, Endpoint, text or a list of these. False after an
 * exception. */
bool php_serve_add_listeners(php_serve_server *server, zval *on);

/* Whether a Socket is open and listens. */
bool php_serve_listens(php_socket *listener);

/* Removes the listeners that do not listen any more. */
void php_serve_sweep(php_serve_server *server);

/* Removes all listeners; those that serve() has made are closed. */
void php_serve_close_listeners(php_serve_server *server);

#endif
