#include "common/assign.h"
#include "common/channel.h"
#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/endpoint_text.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/listen.h"
#include "modern/modern.h"
#include "modern/option.h"
#include "modern/proxy.h"
#include "modern/tls.h"
#include "skc_listen.h"

static ZEND_COLD void modern_listen_throw(
		const zval *endpoint, skc_err err, int code, const skc_listen_setup *setup)
{
	php_modern_failure failure = { .endpoint = endpoint };
	zend_string *text = php_modern_endpoint_text(endpoint);

	if (code != 0) {
		php_modern_throw_unresolved(&failure, code, "listen on %s", ZSTR_VAL(text));
	} else if (setup->failed != SKC_EO_NONE) {
		php_modern_throw(&failure, err, "listen on %s, option \"%s\"", ZSTR_VAL(text),
				skc_endpoint_option_rows[setup->failed].name);
	} else {
		php_modern_throw(&failure, err, "listen on %s", ZSTR_VAL(text));
	}
	zend_string_release(text);
}

/* Whether open_basedir allows the path, if it is one that the system could bind. Throws when not.
 */
static bool modern_listen_is_allowed(const zval *endpoint)
{
	const zend_string *path = php_modern_endpoint_path(endpoint);
	php_modern_failure failure = { .endpoint = endpoint };
	zend_string *text;
	skc_addr addr;

	if (path == NULL || skc_addr_path_from_text(ZSTR_VAL(path), ZSTR_LEN(path), &addr) != SKC_OK ||
			php_modern_path_is_allowed(path)) {
		return true;
	}
	text = php_modern_endpoint_text(endpoint);
	php_modern_throw(&failure, SKC_EPERM, "listen on %s, outside open_basedir", ZSTR_VAL(text));
	zend_string_release(text);
	return false;
}

static void modern_listen_open(zval *return_value, const zval *endpoint, int family,
		skc_listen_setup *setup, const php_modern_tls *tls)
{
	zend_string *text = php_modern_endpoint_address(endpoint);
	skc_listen_place place = {
		.family = family,
		.text = ZSTR_VAL(text),
		.len = ZSTR_LEN(text),
		.port = MAX(php_modern_endpoint_port(endpoint), 0),
	};
	skc_listener listener;
	skc_err err = skc_listen_on(&place, setup, &listener);
	php_socket *s;

	zend_string_release(text);
	if (err != SKC_OK) {
		modern_listen_throw(endpoint, err, listener.code, setup);
		return;
	}
	s = php_sockets_new(return_value, listener.handle, listener.family,
			skc_endpoint_options_number(&setup->options, SKC_EO_NONBLOCKING, 0) != 1);
	if (s != NULL) {
		php_sockets_know_type(s, setup->type);
		php_sockets_state_of(s)->waits = skc_listen_waits(setup->type);
		php_sockets_state_of(s)->own_pktinfo = setup->has_pktinfo;
	}
	err = s != NULL && tls->context != NULL ? php_modern_tls_listen(tls, s) : SKC_OK;
	if (err != SKC_OK) {
		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
		modern_listen_throw(endpoint, err, 0, setup);
	}
}

static void modern_listen_on(zval *out, const zval *endpoint, const HashTable *given, uint32_t arg,
		const php_modern_tls *tls)
{
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);
	skc_listen_setup setup;
	php_modern_options read;

	read.calls = SKC_EO_LISTEN | SKC_EO_LISTENING;
	read.to = &setup.options;
	skc_listen_setup_init(&setup, scheme->type);
	if (php_modern_options_read(&read, endpoint, given, arg) &&
			modern_listen_is_allowed(endpoint)) {
		modern_listen_open(out, endpoint, scheme->family, &setup, tls);
	}
	php_modern_options_free(&read);
}

/* With certificate and key, which are checked first. */
static void modern_listen_by_tls(
		zval *out, const zval *endpoint, const HashTable *given, uint32_t arg)
{
	zend_string *what = php_modern_endpoint_call("listen on", endpoint);
	HashTable *rest = php_tls_options_rest((HashTable *) given, true);
	php_modern_tls tls;

	if (php_modern_tls_read(&tls, given, arg, true, NULL, ZSTR_VAL(what))) {
		modern_listen_on(out, endpoint, rest, arg, &tls);
		php_modern_tls_free(&tls);
	}
	if (rest != NULL) {
		zend_array_release(rest);
	}
	zend_string_release(what);
}

bool php_modern_listen(zval *out, const zval *endpoint, const HashTable *given, uint32_t arg)
{
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);

	ZVAL_UNDEF(out);
	if (scheme->shape == SKC_ENDPOINT_DOMAIN) {
		zend_argument_value_error(1, "must have a scheme other than \"%s\"", scheme->name);
	} else if (scheme->is_tls) {
		modern_listen_by_tls(out, endpoint, given, arg);
	} else {
		modern_listen_on(out, endpoint, given, arg, &PHP_MODERN_NO_TLS);
	}
	return EG(exception) == NULL;
}

PHP_FUNCTION(Sockets_listen)
{
	zend_string *text;
	zend_object *object;
	HashTable *given = NULL;
	zval endpoint;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(object, php_modern_classes.endpoint, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_endpoint_arg(text, object, 1, &endpoint)) {
		RETURN_THROWS();
	}
	php_modern_listen(return_value, &endpoint, given, 2);
	zval_ptr_dtor(&endpoint);
}

/* Reads the header of a new connection if there is to be one, and assigns the peer to its variable,
 * which may be NULL. False after an exception. */
static bool modern_listen_complete(php_socket *listener, php_socket *connection,
		const php_modern_proxy *proxy, int64_t deadline, zval *variable, const skc_addr *addr)
{
	php_modern_failure failure = { .socket = listener, .place = PHP_MODERN_ON_LOCAL };
	skc_err err;
	zval peer;

	if (proxy != NULL && !php_modern_proxy_accept(connection, proxy, deadline)) {
		return false;
	}
	err = php_sockets_accept_channel(listener, connection);
	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "accept");
		return false;
	}
	if (variable == NULL) {
		return true;
	}
	if (!php_modern_proxy_peer(connection, &peer)) {
		php_modern_endpoint_of(&peer, addr, php_sockets_type_of(connection));
	}
	return php_sockets_assign(variable, &peer);
}

static void modern_listen_accept(zval *return_value, php_socket *s, int64_t deadline,
		zval *variable, const php_modern_proxy *proxy)
{
	php_modern_failure failure = { .socket = s, .place = PHP_MODERN_ON_LOCAL };
	bool blocking = php_sockets_blocks(s) && !php_sockets_state_of(s)->waits;
	php_socket *connection;
	skc_addr addr;
	skc_handle handle;
	skc_err err = skc_listen_accept(php_sockets_sock(s), blocking, deadline, &addr, &handle);

	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "accept");
		return;
	}
	connection = php_sockets_new(return_value, handle, s->type, true);
	if (connection != NULL) {
		php_sockets_inherit_type(connection, s);
	}
	if (connection != NULL &&
			!modern_listen_complete(s, connection, proxy, deadline, variable, &addr)) {
		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
	}
}

PHP_FUNCTION(Sockets_accept)
{
	zval *socket;
	zval *timeout = NULL;
	zval *peer = NULL;
	HashTable *given = NULL;
	php_socket *s;
	php_modern_proxy proxy = { 0 };
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_ZVAL(peer)
		Z_PARAM_ARRAY_HT_OR_NULL(given)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (!php_modern_deadline(timeout, 2, &deadline)) {
		RETURN_THROWS();
	}
	if (given == NULL) {
		modern_listen_accept(return_value, s, deadline, peer, NULL);
		return;
	}
	if (php_modern_proxy_arg(&proxy, given, 4)) {
		modern_listen_accept(return_value, s, deadline, peer, &proxy);
	}
	php_modern_proxy_free(&proxy);
}

PHP_FUNCTION(Sockets_has_dual_stack)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_BOOL(skc_listen_has_dual_stack());
}
