#include "task/serve_server.h"

#include "common/compat.h"
#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/listen.h"
#include "modern/modern.h"
#include "skc_listen.h"

php_serve_server *php_serve_server_new(zend_string *name)
{
	php_serve_server *server = ecalloc(1, sizeof(*server));

	server->references = 1;
	server->forks = skc_os_fork_count();
	server->name = name;
	zend_hash_init(&server->hosts, 0, NULL, NULL, false);
	return server;
}

static void serve_server_close_listener(php_serve_listener *l)
{
	php_socket *s = Z_SOCKET_P(&l->socket);

	if (l->owned && !IS_INVALID_SOCKET(s)) {
		php_sockets_close(s);
	}
	php_sockets_release(&l->socket);
}

void php_serve_close_listeners(php_serve_server *server)
{
	while (server->listener_count > 0) {
		server->listener_count--;
		serve_server_close_listener(&server->listeners[server->listener_count]);
	}
}

void php_serve_server_release(php_serve_server *server)
{
	if (--server->references > 0) {
		return;
	}
	php_serve_close_listeners(server);
	php_serve_options_free(&server->options);
	zval_ptr_dtor(&server->handler);
	zend_string_release(server->name);
	zend_hash_destroy(&server->hosts);
	if (server->listeners != NULL) {
		efree(server->listeners);
		efree(server->awaiting);
		efree(server->items);
		efree(server->sockets);
	}
	efree(server);
}

bool php_serve_listens(php_socket *listener)
{
	skc_handle handle = php_sockets_sock(listener).handle;

	return SKC_HANDLE_IS_ONE(handle) && skc_os_is_listening(handle);
}

/* Removes the listeners that do not listen any more. */
void php_serve_sweep(php_serve_server *server)
{
	for (size_t i = server->listener_count; i-- > 0;) {
		php_serve_listener gone = server->listeners[i];

		if (!php_serve_listens(Z_SOCKET_P(&gone.socket))) {
			server->listener_count--;
			server->listeners[i] = server->listeners[server->listener_count];
			serve_server_close_listener(&gone);
		}
	}
}

/* Adds a Socket that listens, or one that listens to an Endpoint. False after an exception. */
static bool serve_server_add_socket(php_serve_server *server, zval *socket, bool owned)
{
	php_serve_listener *l = &server->listeners[server->listener_count];

	if (!php_sockets_is_open(Z_SOCKET_P(socket), 1)) {
		return false;
	}
	if (!skc_listen_waits(php_sockets_type_of(Z_SOCKET_P(socket))) ||
			!php_serve_listens(Z_SOCKET_P(socket))) {
		zend_argument_value_error(
				1, owned ? "must have a scheme of connections" : "must be a socket that listens");
		return false;
	}
	ZVAL_COPY(&l->socket, socket);
	l->owned = owned;
	server->listener_count++;
	return true;
}

static bool serve_server_listen(php_serve_server *server, zval *on)
{
	bool is_text = Z_TYPE_P(on) == IS_STRING;
	zval endpoint;
	zval socket;
	bool added;

	if (!php_modern_endpoint_arg(
				is_text ? Z_STR_P(on) : NULL, is_text ? NULL : Z_OBJ_P(on), 1, &endpoint)) {
		return false;
	}
	added = php_modern_listen(&socket, &endpoint, server->options.listening, 3) &&
			serve_server_add_socket(server, &socket, true);
	zval_ptr_dtor(&socket);
	zval_ptr_dtor(&endpoint);
	return added;
}

static bool serve_server_is_class(const zval *value, const zend_class_entry *ce)
{
	return Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value) == ce;
}

static bool serve_server_add(php_serve_server *server, zval *on, bool *listens)
{
	ZVAL_DEREF(on);
	if (serve_server_is_class(on, socket_ce)) {
		return serve_server_add_socket(server, on, false);
	}
	if (Z_TYPE_P(on) == IS_STRING || serve_server_is_class(on, php_modern_classes.endpoint)) {
		*listens = true;
		return serve_server_listen(server, on);
	}
	zend_argument_type_error(1, "must be of type Socket|Sockets\\Endpoint|array|string, %s given",
			zend_zval_value_name(on));
	return false;
}

static void serve_server_allocate(php_serve_server *server, size_t count)
{
	server->listeners = safe_emalloc(count, sizeof(*server->listeners), 0);
	count++;
	server->awaiting = safe_emalloc(count, sizeof(*server->awaiting), 0);
	server->items = safe_emalloc(count, sizeof(*server->items), 0);
	server->sockets = safe_emalloc(count, sizeof(*server->sockets), 0);
}

bool php_serve_add_listeners(php_serve_server *server, zval *on)
{
	bool listens = false;
	bool is_list = Z_TYPE_P(on) == IS_ARRAY;
	zval *one;

	serve_server_allocate(server, is_list ? zend_hash_num_elements(Z_ARRVAL_P(on)) : 1);
	if (!is_list) {
		if (!serve_server_add(server, on, &listens)) {
			return false;
		}
	} else if (zend_hash_num_elements(Z_ARRVAL_P(on)) == 0) {
		zend_argument_value_error(1, "must not be empty");
		return false;
	} else {
		ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(on), one) {
			if (!serve_server_add(server, one, &listens)) {
				return false;
			}
		}
		ZEND_HASH_FOREACH_END();
	}
	if (!listens && server->options.listening != NULL) {
		zend_argument_value_error(3, "must not have options of listen() for a socket that listens");
		return false;
	}
	return true;
}
