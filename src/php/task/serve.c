#include "php.h"

#include "zend_closures.h"
#include "zend_exceptions.h"

#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "skc_listen.h"
#include "skc_time.h"
#include "task/scheduler.h"
#include "task/serve_connection.h"
#include "task/serve_signal.h"

/* How many connections of a listener are accepted before the handlers run. */
#define SERVE_ROUND 16

/* How long a listener that cannot accept, as without a free descriptor, is left alone: twice as
 * long each time, up to a limit. */
#define SERVE_PAUSE (10 * SKC_NS_PER_MSEC)
#define SERVE_PAUSE_MAX SKC_NS_PER_SEC

static skc_err serve_accept_one(php_serve_server *server, php_socket *listener)
{
	bool blocking = php_sockets_blocks(listener) && !php_sockets_state_of(listener)->waits;
	skc_addr addr;
	skc_handle handle;
	skc_err err =
			skc_listen_accept(php_sockets_sock(listener), blocking, SKC_AT_ONCE, &addr, &handle);

	if (err != SKC_OK) {
		return err;
	}
	server->pause = 0;
	return php_serve_start(server, listener, handle, &addr) ? SKC_OK : SKC_EINTR;
}

/* Accepting goes on later. The program learns of it once, until a connection was accepted. */
static void serve_pause(php_serve_server *server, php_socket *listener, skc_err err)
{
	php_modern_failure failure = { .socket = listener, .place = PHP_MODERN_ON_LOCAL };
	bool is_first = server->pause == 0;
	skc_addr addr;
	zval local;

	server->pause = is_first ? SERVE_PAUSE : MIN(server->pause * 2, SERVE_PAUSE_MAX);
	server->resume = skc_time_add(skc_os_now(), server->pause);
	if (!is_first) {
		return;
	}
	ZVAL_NULL(&local);
	if (skc_os_local_name(php_sockets_sock(listener).handle, &addr) == SKC_OK) {
		php_modern_endpoint_of(&local, &addr, php_sockets_type_of(listener));
	}
	php_modern_throw(&failure, err, "accept");
	php_serve_report(server, &local);
	zval_ptr_dtor(&local);
}

/* Accepts the connections of a round. False: the listener does not listen any more, or there is an
 * exception. */
static bool serve_accept(php_serve_server *server, php_socket *listener)
{
	skc_err err = SKC_OK;

	for (int i = 0; i < SERVE_ROUND && err == SKC_OK && server->count < server->options.max; i++) {
		err = serve_accept_one(server, listener);
	}
	if (err == SKC_OK || err == SKC_EDEADLINE) {
		return true;
	}
	if (EG(exception) != NULL || !php_serve_listens(listener)) {
		return false;
	}
	serve_pause(server, listener, err);
	return EG(exception) == NULL;
}

/* --- waiting ---------------------------------------------------------------------------------- */

/* Adds an item for a Socket. False if it is closed. */
static bool serve_add_item(php_serve_server *server, size_t at, php_socket *s, short events)
{
	server->sockets[at] = s;
	server->items[at] = (skc_pollfd){ .fd = php_sockets_sock(s).handle, .events = events };
	return SKC_HANDLE_IS_ONE(server->items[at].fd);
}

/* The items of the listeners come after that of the signals. */
static size_t serve_first_item(const php_serve_server *server)
{
	return server->signals != NULL ? 1 : 0;
}

/* Waits for a signal, for a connection if accepts, else for the end of a handler or of a listener,
 * and until the deadline. SKC_EINTR: an exception; SKC_EDEADLINE; SKC_EBADF: a listener was closed.
 */
static skc_err serve_wait(php_serve_server *server, bool accepts, int64_t deadline)
{
	php_task_wait wait = { .task = php_scheduler_current(), .items = server->items };
	size_t first = serve_first_item(server);
	size_t count = first + server->listener_count;
	skc_err err;

	if (first > 0) {
		serve_add_item(server, 0, Z_SOCKET_P(&server->signals->socket), POLLIN);
	}
	for (size_t i = first; i < count; i++) {
		php_socket *listener = Z_SOCKET_P(&server->listeners[i - first].socket);

		if (!serve_add_item(server, i, listener, accepts ? POLLIN : 0)) {
			return SKC_EBADF;
		}
	}
	server->wait = accepts ? NULL : &wait;
	err = php_scheduler_wait(
			&wait, server->awaiting, count, server->sockets, skc_time_remaining(deadline));
	server->wait = NULL;
	if (first > 0 && server->items[0].revents != 0) {
		php_serve_count_signals(server);
	}
	return err;
}

/* Accepts from the listeners that are ready, whose items are those of the last wait. */
static void serve_accept_ready(php_serve_server *server)
{
	size_t first = serve_first_item(server);
	size_t end = first + server->listener_count;
	bool lost = false;

	for (size_t i = first; i < end && EG(exception) == NULL; i++) {
		if (server->items[i].revents != 0 && server->resume == 0) {
			lost = !serve_accept(server, server->sockets[i]) || lost;
		}
	}
	if (lost) {
		php_serve_sweep(server);
	}
}

/* A listener that has an event while none accepts was shut down. */
static void serve_notice_lost(php_serve_server *server)
{
	size_t first = serve_first_item(server);

	for (size_t i = 0; i < server->listener_count; i++) {
		if (server->items[first + i].revents != 0) {
			php_serve_sweep(server);
			return;
		}
	}
}

/* Accepts until a signal, until no listener is left, or until an exception. */
static void serve_accepting(php_serve_server *server)
{
	while (server->listener_count > 0 && server->stops == 0 && EG(exception) == NULL) {
		bool accepts = server->count < server->options.max && server->resume == 0;
		skc_err err =
				serve_wait(server, accepts, server->resume != 0 ? server->resume : SKC_FOREVER);

		if (err == SKC_EDEADLINE) {
			server->resume = 0;
		} else if (err == SKC_EBADF) {
			php_serve_sweep(server);
		} else if (err == SKC_OK && accepts) {
			serve_accept_ready(server);
		} else if (err == SKC_OK) {
			serve_notice_lost(server);
		} else if (err != SKC_OK && EG(exception) == NULL) {
			php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "serve");
		}
	}
}

/* --- the end ---------------------------------------------------------------------------------- */

/* exit(), or the destruction of this task: it cannot wait. */
static bool serve_is_exiting(void)
{
	return EG(exception) != NULL &&
			(zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)));
}

/* Sets the current exception aside, which follows the one that was set aside before. */
static void serve_set_aside(zend_object **held)
{
	zend_object *exception;

	if (EG(exception) == NULL) {
		return;
	}
	exception = php_task_take_exception();
	if (*held == exception) {
		OBJ_RELEASE(exception);
		return;
	}
	if (*held != NULL) {
		zend_exception_set_previous(exception, *held);
	}
	*held = exception;
}

/* Takes what was set aside. */
static void serve_put_back(zend_object *held)
{
	zval exception;

	if (held == NULL) {
		return;
	}
	ZVAL_OBJ(&exception, held);
	if (EG(exception) == NULL) {
		zend_throw_exception_object(&exception);
	} else {
		zval_ptr_dtor(&exception);
	}
}

/* Waits for the handlers. They are cancelled when this task is, after the timeout, and by the
 * second signal. */
static void serve_drain(php_serve_server *server)
{
	zend_object *held = NULL;
	int64_t deadline = skc_time_deadline(server->options.shutdown);
	unsigned stops = MIN(server->stops, 1);

	while (!serve_is_exiting() && (server->count > 0 || EG(exception) != NULL)) {
		bool is_late = deadline != SKC_FOREVER && skc_time_remaining(deadline) == 0;
		skc_err err = SKC_OK;

		if (is_late || server->stops > stops || EG(exception) != NULL) {
			deadline = SKC_FOREVER;
			stops = server->stops;
			serve_set_aside(&held);
			php_serve_cancel(server);
		}
		if (server->count > 0) {
			err = serve_wait(server, false, deadline);
		}
		if (err != SKC_OK && err != SKC_EDEADLINE && EG(exception) == NULL) {
			php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "serve");
		}
	}
	serve_put_back(held);
}

static void serve_run(php_serve_server *server)
{
	zend_object *held = NULL;

	if (!php_serve_catch(server)) {
		return;
	}
	serve_accepting(server);
	if (!serve_is_exiting()) {
		serve_set_aside(&held);
		php_serve_close_listeners(server);
		serve_put_back(held);
		serve_drain(server);
	}
	server->wait = NULL;
	php_serve_release_signals(server);
}

/* The function of the first task, if serve() was called outside of run(). */
static void serve_main(php_task *t)
{
	serve_run(t->owner);
}

static void serve_run_first(php_serve_server *server)
{
	const php_task_code code = { .run = serve_main };
	zend_string *name = zend_string_init(ZEND_STRL("Sockets\\serve"), false);
	zval task;
	zval result;
	php_task *t = php_task_make(&task, &code, name);

	zend_string_release(name);
	if (t != NULL) {
		t->owner = server;
		php_task_run(&result, &task);
	}
}

PHP_FUNCTION(Sockets_serve)
{
	zval *on;
	zend_fcall_info function;
	zend_fcall_info_cache cache;
	HashTable *given = NULL;
	php_serve_server *server;
	bool is_inside = php_scheduler_is_running();

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ZVAL(on)
		Z_PARAM_FUNC(function, cache)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();

	if (is_inside && php_scheduler_current() == NULL) {
		zend_throw_error(NULL, "Sockets\\serve() must be called where a task can wait");
		RETURN_THROWS();
	}
	if (!is_inside && !php_task_can_run()) {
		RETURN_THROWS();
	}
	server = php_serve_server_new(php_task_name_of(&function.function_name));
	if (php_serve_closure(&server->handler, &function.function_name) &&
			php_serve_options_read(&server->options, given, 3) &&
			php_serve_add_listeners(server, on)) {
		if (is_inside) {
			serve_run(server);
		} else {
			serve_run_first(server);
		}
	}
	php_serve_server_release(server);
}
