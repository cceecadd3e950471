#include "php_layer_io.h"

#include "php_time.h"
#include "skc_listen.h"

#include "layer_listen_arginfo.h"

/* Options by name. */
typedef struct option_row {
	const char *name;
	int which;
	bool is_flag;
} option_row;

static const option_row rows[] = {
	{ "backlog", SKC_LISTEN_BACKLOG, false },
	{ "ipv6only", SKC_LISTEN_IPV6_ONLY, true },
	{ "nonblocking", SKC_LISTEN_NONBLOCK, true },
	{ "reuseaddr", SKC_LISTEN_REUSE_ADDR, true },
	{ "reuseport", SKC_LISTEN_REUSE_PORT, true },
};

static const option_row *find(const zend_string *name)
{
	for (size_t i = 0; name != NULL && i < SKC_COUNT(rows); i++) {
		if (zend_string_equals_cstr(name, rows[i].name, strlen(rows[i].name))) {
			return &rows[i];
		}
	}
	return NULL;
}

static bool put_number(const option_row *row, zend_long number, uint32_t arg, int *values)
{
	if (number < 0 || number > (row->is_flag ? 1 : INT_MAX)) {
		zend_argument_value_error(arg, "must have for option \"%s\" a number from 0 to %d",
				row->name, row->is_flag ? 1 : INT_MAX);
		return false;
	}
	values[row->which] = (int) number;
	return true;
}

/* A value of the array. */
static bool put_value(const option_row *row, const zval *value, uint32_t arg, int *values)
{
	const char *type = row->is_flag ? "bool" : "int";

	ZVAL_DEREF(value);
	if (row->is_flag && (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE)) {
		values[row->which] = Z_TYPE_P(value) == IS_TRUE;
		return true;
	}
	if (!row->is_flag && Z_TYPE_P(value) == IS_LONG) {
		return put_number(row, Z_LVAL_P(value), arg, values);
	}
	zend_argument_type_error(arg, "must have for option \"%s\" a value of type %s, %s given",
			row->name, type, zend_zval_type_name(value));
	return false;
}

/* A value of the endpoint, which is text. */
static bool put_text(const option_row *row, const zval *value, uint32_t arg, int *values)
{
	zend_long number = -1;

	if (is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), &number, NULL, 0) != IS_LONG) {
		number = -1;
	}
	return put_number(row, number, arg, values);
}

static bool put_all(const HashTable *options, uint32_t arg, int *values,
		bool (*put)(const option_row *row, const zval *value, uint32_t arg, int *values))
{
	zend_ulong index;
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) options, index, name, value) {
		const option_row *row = find(name);

		if (row == NULL && name != NULL) {
			zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(name));
			return false;
		}
		if (row == NULL) {
			zend_argument_value_error(
					arg, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!put(row, value, arg, values)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* --- addresses -------------------------------------------------------------------------------
 */

static bool is_any(const zend_string *host)
{
	return zend_string_equals_literal(host, "*");
}

/* The address as the system's text. */
static zend_string *text_of(const zval *endpoint, int family)
{
	const zend_string *host = php_layer_endpoint_host(endpoint);

	if (host == NULL || !is_any(host) || !skc_family_is_internet(family)) {
		return php_layer_endpoint_address(endpoint);
	}
	return family == AF_INET6 ? zend_string_init(ZEND_STRL("::"), 0)
							  : zend_string_init(ZEND_STRL("0.0.0.0"), 0);
}

/* An address of the endpoint for a family; of IPv4 and IPv6 names, too. Throws. */
static bool address_of(const zval *endpoint, int family, const char *what, skc_addr *out)
{
	php_layer_failure failure = { NULL, endpoint, NULL, 0 };
	zend_string *text = text_of(endpoint, family);
	zend_long port = php_layer_endpoint_port(endpoint);
	size_t count;
	skc_err err = SKC_OK;
	int code = 0;

	port = port < 0 ? 0 : port;
	if (skc_family_is_internet(family)) {
		code = skc_addr_resolve(family, ZSTR_VAL(text), ZSTR_LEN(text), port, out, 1, &count, &err);
	} else {
		err = skc_addr_parse(family, ZSTR_VAL(text), ZSTR_LEN(text), port, out);
	}
	zend_string_release(text);
	if (code == 0 && err == SKC_OK) {
		return true;
	}
	if (code != 0) {
		php_layer_throw_unresolved(&failure, code, "%s", what);
	} else {
		php_layer_throw(&failure, err, "%s", what);
	}
	return false;
}

/* Opens what the endpoint says, or throws. */
static bool open_at(
		const zval *endpoint, int *options, const char *what, skc_handle *out, int *family)
{
	php_layer_failure failure = { NULL, endpoint, NULL, 0 };
	const skc_scheme *scheme = php_layer_endpoint_scheme(endpoint);
	const zend_string *host = php_layer_endpoint_host(endpoint);
	skc_addr addr;
	skc_err err;

	*family = scheme->family;
	if (scheme->family == AF_UNSPEC && is_any(host)) {
		err = skc_listen_open_dual(
				(uint16_t) php_layer_endpoint_port(endpoint), scheme->type, options, out);
		*family = AF_INET6;
	} else {
		if (scheme->family == AF_UNSPEC) {
			*family = memchr(ZSTR_VAL(host), ':', ZSTR_LEN(host)) != NULL ? AF_INET6 : AF_INET;
		} else if (scheme->family == AF_INET6 && options[SKC_LISTEN_IPV6_ONLY] < 0) {
			options[SKC_LISTEN_IPV6_ONLY] = 1;
		}
		if (!address_of(endpoint, *family, what, &addr)) {
			return false;
		}
		err = skc_listen_open(&addr, scheme->type, options, out);
	}
	if (err != SKC_OK) {
		php_layer_throw(&failure, err, "%s", what);
	}
	return err == SKC_OK;
}

/* Which family a socket has become. */
static void make_socket(zval *out, skc_handle handle, int family, bool blocking)
{
	int real = family;

	skc_os_family(handle, &real);
	php_sockets_new(out, handle, real, blocking);
}

static void listen_on(zval *return_value, const zval *endpoint, const HashTable *given)
{
	int options[SKC_LISTEN_OPTIONS];
	zend_string *text;
	zend_string *what;
	skc_handle handle;
	int family;

	for (int i = 0; i < SKC_LISTEN_OPTIONS; i++) {
		options[i] = SKC_LISTEN_UNSET;
	}
	if (!put_all(php_layer_endpoint_options(endpoint), 1, options, put_text) ||
			(given != NULL && !put_all(given, 2, options, put_value))) {
		return;
	}
	text = php_layer_endpoint_text(endpoint);
	what = zend_strpprintf(0, "listen on %s", ZSTR_VAL(text));
	if (open_at(endpoint, options, ZSTR_VAL(what), &handle, &family)) {
		make_socket(return_value, handle, family, options[SKC_LISTEN_NONBLOCK] != 1);
	}
	zend_string_release(what);
	zend_string_release(text);
}

PHP_FUNCTION(Sockets_listen)
{
	zend_string *text;
	zend_object *object;
	HashTable *options = NULL;
	zval endpoint;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(object, php_layer_endpoint_ce, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_layer_endpoint_arg(text, object, 1, &endpoint)) {
		RETURN_THROWS();
	}
	listen_on(return_value, &endpoint, options);
	zval_ptr_dtor(&endpoint);
}

/* Gives the peer to its variable; false after an exception. */
static bool assign_peer(zval *variable, const skc_addr *addr, skc_handle handle)
{
	int type = SOCK_STREAM;
	zval peer;

	skc_os_type(handle, &type);
	php_layer_endpoint_of(&peer, addr, type);
	return php_sockets_assign(variable, &peer);
}

PHP_FUNCTION(Sockets_accept)
{
	zval *socket;
	zval *timeout = NULL;
	zval *peer = NULL;
	php_socket *s;
	php_layer_failure failure = PHP_LAYER_NO_FAILURE;
	int64_t deadline;
	skc_addr addr;
	skc_handle handle;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_ZVAL(peer)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_sockets_is_open(s, 1) || !php_layer_deadline(timeout, 2, &deadline)) {
		RETURN_THROWS();
	}
	err = skc_listen_accept(php_sockets_sock(s), php_sockets_blocks(s), deadline, &addr, &handle);
	if (err != SKC_OK) {
		failure.socket = s;
		php_layer_throw_result(&failure, err, "accept");
		RETURN_THROWS();
	}
	if (peer != NULL && !assign_peer(peer, &addr, handle)) {
		skc_os_close(handle);
		RETURN_THROWS();
	}
	make_socket(return_value, handle, skc_addr_family(&addr), true);
}

PHP_FUNCTION(Sockets_has_dual_stack)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_BOOL(skc_listen_has_dual_stack());
}

void php_layer_listen_startup(int type)
{
	zend_register_functions(NULL, ext_functions, NULL, type);
}
