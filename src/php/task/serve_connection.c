#include "task/serve_connection.h"

#include "zend_exceptions.h"

#include "modern/endpoint.h"
#include "modern/endpoint_text.h"
#include "modern/error.h"
#include "task/idle.h"
#include "task/scheduler.h"
#include "task/serve_host.h"

/* --- the end of a connection ------------------------------------------------------------------ */

/* In a child process only the task that has forked is left, and serve() does not go on. */
static void serve_connection_wake(const php_serve_server *server)
{
	if (server->wait != NULL && server->forks == skc_os_fork_count()) {
		php_scheduler_wake(server->wait, SKC_OK);
	}
}

static void serve_connection_remove(php_serve_connection *c)
{
	php_serve_server *server = c->server;

	*(c->before != NULL ? &c->before->after : &server->connections) = c->after;
	if (c->after != NULL) {
		c->after->before = c->before;
	}
	server->count--;
	if (c->host != NULL) {
		php_serve_host_leave(&server->hosts, c->host);
		zend_string_release(c->host);
	}
	if (c->channel != NULL) {
		c->channel->kind->free(c->channel);
	}
	efree(c);
	php_serve_server_release(server);
}

static void serve_connection_ended(php_task *t)
{
	php_serve_connection *c = t->owner;

	t->on_end = NULL;
	c->server->resume = 0;
	serve_connection_wake(c->server);
	serve_connection_remove(c);
}

/* --- the task of a connection ----------------------------------------------------------------- */

static void serve_connection_call(const zval *function, uint32_t count, zval *arguments)
{
	zval result;

	call_user_function(NULL, NULL, (zval *) function, &result, count, arguments);
	zval_ptr_dtor(&result);
}

/* Raises the warning that takes the place of the option "error". */
static void serve_connection_warn(zval *exception, const zval *peer)
{
	zend_object *e = Z_OBJ_P(exception);
	zend_class_entry *base = zend_get_exception_base(e);
	zval rv[3];
	zend_string *text = Z_TYPE_P(peer) == IS_OBJECT ? php_modern_endpoint_text(peer) : NULL;
	zend_string *message =
			zval_get_string(zend_read_property(base, e, ZEND_STRL("message"), true, &rv[0]));
	zend_string *file =
			zval_get_string(zend_read_property(base, e, ZEND_STRL("file"), true, &rv[1]));
	zend_long line = zval_get_long(zend_read_property(base, e, ZEND_STRL("line"), true, &rv[2]));

	zend_error(E_USER_WARNING, "Sockets\\serve(): %s: uncaught %s: %s in %s:" ZEND_LONG_FMT,
			text != NULL ? ZSTR_VAL(text) : "a peer without an endpoint", ZSTR_VAL(e->ce->name),
			ZSTR_VAL(message), ZSTR_VAL(file), line);
	zend_string_release(message);
	zend_string_release(file);
	if (text != NULL) {
		zend_string_release(text);
	}
}

void php_serve_report(const php_serve_server *server, const zval *peer)
{
	zval arguments[2];

	ZVAL_OBJ(&arguments[0], php_task_take_exception());
	ZVAL_COPY(&arguments[1], peer);
	if (Z_ISUNDEF(server->options.error)) {
		serve_connection_warn(&arguments[0], &arguments[1]);
	} else {
		serve_connection_call(&server->options.error, 2, arguments);
	}
	zval_ptr_dtor(&arguments[0]);
	zval_ptr_dtor(&arguments[1]);
}

/* Reads the PROXY header of a connection and makes peer the client that it names. False: the
 * handler is not to be called. */
static bool serve_connection_read_proxy(php_serve_connection *c, zval *connection, zval *peer)
{
	php_serve_server *server = c->server;
	php_socket *s = Z_SOCKET_P(connection);
	zval client;

	if (!php_modern_proxy_accept(s, &server->options.proxy, SKC_FOREVER)) {
		return false;
	}
	if (c->channel != NULL && php_sockets_is_open(s, 1)) {
		php_sockets_set_channel(s, c->channel);
		c->channel = NULL;
	}
	if (php_modern_proxy_peer(s, &client)) {
		zval_ptr_dtor(peer);
		ZVAL_COPY_VALUE(peer, &client);
	}
	if (server->options.max_per_host == PHP_SERVE_NO_LIMIT || Z_TYPE_P(peer) != IS_OBJECT) {
		return true;
	}
	c->host = php_serve_host_of_endpoint(peer);
	if (c->host != NULL &&
			!php_serve_host_enter(&server->hosts, c->host, server->options.max_per_host)) {
		zend_string_release(c->host);
		c->host = NULL;
		return false;
	}
	return true;
}

/* Whether the current exception is to be reported: it is not that of a cancellation, and not the
 * one by which PHP ends. */
static bool serve_connection_has_failed(const php_task *t)
{
	return EG(exception) != NULL && !zend_is_unwind_exit(EG(exception)) &&
			!zend_is_graceful_exit(EG(exception)) && !php_task_is_cancellation(t, EG(exception));
}

/* The function of these tasks; its arguments are the connection and the peer. */
static void serve_connection_run(php_task *t)
{
	php_serve_connection *c = t->owner;
	php_serve_server *server = c->server;
	zval *arguments = t->code.arguments;

	if (!server->options.has_proxy ||
			serve_connection_read_proxy(c, &arguments[0], &arguments[1])) {
		serve_connection_call(&server->handler, 2, arguments);
	}
	if (UNEXPECTED(EG(exception) != NULL) && serve_connection_has_failed(t)) {
		php_serve_report(server, &arguments[1]);
	}
}

/* Gives the record of a connection; takes host. */
static php_serve_connection *serve_connection_new(php_serve_server *server, zend_string *host)
{
	php_serve_connection *c = emalloc(sizeof(*c));

	*c = (php_serve_connection){ .after = server->connections, .server = server, .host = host };
	if (c->after != NULL) {
		c->after->before = c;
	}
	server->connections = c;
	server->count++;
	server->references++;
	return c;
}

/* Adds the task of a connection. */
static bool serve_connection_add(php_serve_connection *c, zval arguments[2])
{
	const php_task_code code = {
		.run = serve_connection_run,
		.argument_count = 2,
		.arguments = arguments,
	};
	zval task;

	c->task = php_task_make(&task, &code, c->server->name);
	if (c->task == NULL) {
		return false;
	}
	c->task->owner = c;
	c->task->on_end = serve_connection_ended;
	php_scheduler_add(c->task);
	zval_ptr_dtor(&task);
	return true;
}

/* The channel of a listener by TLS. It begins behind a PROXY header, which is read later. */
static bool serve_connection_secure(php_serve_connection *c, php_socket *listener, php_socket *s)
{
	php_modern_failure failure = { .socket = listener, .place = PHP_MODERN_ON_LOCAL };
	skc_err err = php_sockets_make_channel(listener, s->bsd_socket, &c->channel);

	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "accept");
	} else if (c->channel != NULL && !c->server->options.has_proxy) {
		php_sockets_set_channel(s, c->channel);
		c->channel = NULL;
	}
	return err == SKC_OK;
}

/* Makes the objects of a connection and its task; takes the handle. */
static bool serve_connection_take(
		php_serve_connection *c, php_socket *listener, skc_handle handle, const skc_addr *addr)
{
	zval arguments[2];
	php_socket *s = php_sockets_new(&arguments[0], handle, listener->type, true);
	bool added;

	if (s == NULL) {
		return false;
	}
	php_sockets_inherit_type(s, listener);
	if (!serve_connection_secure(c, listener, s)) {
		zval_ptr_dtor(&arguments[0]);
		return false;
	}
	if (c->server->options.idle != SKC_FOREVER) {
		php_idle_set(s, c->server->options.idle);
	}
	php_modern_endpoint_of(&arguments[1], addr, php_sockets_type_of(listener));
	added = serve_connection_add(c, arguments);
	zval_ptr_dtor(&arguments[0]);
	zval_ptr_dtor(&arguments[1]);
	return added;
}

bool php_serve_start(
		php_serve_server *server, php_socket *listener, skc_handle handle, const skc_addr *addr)
{
	const php_serve_options *options = &server->options;
	zend_string *host = NULL;
	php_serve_connection *c;

	if (options->max_per_host != PHP_SERVE_NO_LIMIT && !options->has_proxy) {
		host = php_serve_host(addr);
	}
	if (host != NULL && !php_serve_host_enter(&server->hosts, host, options->max_per_host)) {
		zend_string_release(host);
		skc_os_close(handle);
		return true;
	}
	c = serve_connection_new(server, host);
	if (!serve_connection_take(c, listener, handle, addr)) {
		serve_connection_remove(c);
		return false;
	}
	return true;
}

void php_serve_cancel(php_serve_server *server)
{
	size_t count = 0;
	php_task **tasks = safe_emalloc((size_t) server->count, sizeof(*tasks), 1);

	for (php_serve_connection *c = server->connections; c != NULL; c = c->after) {
		if (server->cancelled > 0 || c->task->reason == NULL) {
			tasks[count++] = c->task;
			GC_ADDREF(&c->task->std);
		}
	}
	server->cancelled++;
	for (size_t i = 0; i < count; i++) {
		php_scheduler_cancel(tasks[i], NULL);
		OBJ_RELEASE(&tasks[i]->std);
	}
	efree(tasks);
}
