#include "zend_smart_str.h"

#include "common/object.h"
#include "modern/error.h"
#include "modern/option.h"

/* --- names ------------------------------------------------------------------------------------ */

/* "nodelay, reuseaddr, …" */
static ZEND_COLD void socket_option_list(smart_str *out)
{
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		if ((skc_endpoint_option_rows[i].calls & SKC_EO_SOCKET) != 0) {
			if (out->s != NULL) {
				smart_str_appends(out, ", ");
			}
			smart_str_appends(out, skc_endpoint_option_rows[i].name);
		}
	}
	smart_str_0(out);
}

static ZEND_COLD void socket_option_refuse_name(const zend_string *name)
{
	const char *text = ZSTR_VAL(name);
	int nearest = skc_endpoint_option_nearest(text, ZSTR_LEN(name), SKC_EO_SOCKET);
	smart_str all = { 0 };

	if (skc_endpoint_option_find(text, ZSTR_LEN(name), ~0U) != SKC_EO_NONE) {
		zend_argument_value_error(
				2, "must be an option of a socket; \"%s\" is one of connect() or listen()", text);
	} else if (nearest != SKC_EO_NONE) {
		zend_argument_value_error(2, "is an unknown option \"%s\"; did you mean \"%s\"?", text,
				skc_endpoint_option_rows[nearest].name);
	} else {
		socket_option_list(&all);
		zend_argument_value_error(
				2, "is an unknown option \"%s\"; must be one of %s", text, ZSTR_VAL(all.s));
		smart_str_free(&all);
	}
}

/* The option of a name; SKC_EO_NONE after an exception. */
static int socket_option_find(const zend_string *name)
{
	int id = skc_endpoint_option_find(ZSTR_VAL(name), ZSTR_LEN(name), SKC_EO_SOCKET);

	if (id == SKC_EO_NONE) {
		socket_option_refuse_name(name);
	}
	return id;
}

/* what: "set" or "get". */
static ZEND_COLD void socket_option_throw(php_socket *s, skc_err err, const char *what, int id)
{
	php_modern_failure failure = { .socket = s };
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];

	php_modern_throw(&failure, err, "%s option \"%s\"%s", what, row->name,
			skc_endpoint_option_is_missing(row, s->type) ? ", which this system lacks" : "");
}

/* --- values ----------------------------------------------------------------------------------- */

static void socket_option_show_bool(zval *return_value, const skc_eo_value *value)
{
	RETURN_BOOL(value->number != 0);
}

static void socket_option_show_int(zval *return_value, const skc_eo_value *value)
{
	RETURN_LONG((zend_long) value->number);
}

static void socket_option_show_seconds(zval *return_value, const skc_eo_value *value)
{
	RETURN_DOUBLE((double) value->number / SKC_NS_PER_SEC);
}

static void socket_option_show_linger(zval *return_value, const skc_eo_value *value)
{
	if (value->number < 0) {
		RETURN_FALSE;
	}
	socket_option_show_seconds(return_value, value);
}

static void socket_option_show_range(zval *return_value, const skc_eo_value *value)
{
	array_init_size(return_value, 2);
	add_next_index_long(return_value, (zend_long) (value->number & UINT16_MAX));
	add_next_index_long(return_value, (zend_long) (value->number >> 16));
}

static void socket_option_show_text(zval *return_value, const skc_eo_value *value)
{
	RETURN_STRINGL(value->text.data, value->text.len);
}

static void (*const shows_by_type[SKC_EO_TYPES])(zval *return_value, const skc_eo_value *value) = {
	[SKC_EO_TYPE_BOOL] = socket_option_show_bool,
	[SKC_EO_TYPE_GROUP] = socket_option_show_bool,
	[SKC_EO_TYPE_INT] = socket_option_show_int,
	[SKC_EO_TYPE_ELEMENT] = socket_option_show_int,
	[SKC_EO_TYPE_INT_OR_BOOL] = socket_option_show_int,
	[SKC_EO_TYPE_MODE] = socket_option_show_int,
	[SKC_EO_TYPE_DSCP] = socket_option_show_int,
	[SKC_EO_TYPE_SECONDS] = socket_option_show_seconds,
	[SKC_EO_TYPE_MICROSECONDS] = socket_option_show_seconds,
	[SKC_EO_TYPE_LINGER] = socket_option_show_linger,
	[SKC_EO_TYPE_RANGE] = socket_option_show_range,
	[SKC_EO_TYPE_TEXT] = socket_option_show_text,
	[SKC_EO_TYPE_INTERFACE] = socket_option_show_text,
};

/* --- functions -------------------------------------------------------------------------------- */

/* Sets what was read; a value may have closed the socket when it was converted. */
static void socket_option_set(php_socket *s, const skc_endpoint_options *options)
{
	int failed = SKC_EO_NONE;
	skc_err err;

	if (!php_sockets_is_open(s, 1)) {
		return;
	}
	err = skc_endpoint_options_set(
			options, SKC_EO_SOCKET, s->type, 0, php_sockets_sock(s).handle, &failed);
	if (err != SKC_OK) {
		socket_option_throw(s, err, "set", failed);
	} else if (skc_endpoint_options_has(options, SKC_EO_PKTINFO)) {
		php_sockets_state_of(s)->own_pktinfo = 0;
	}
}

PHP_FUNCTION(Sockets_set_option)
{
	zval *socket, *value;
	zend_string *name;
	php_socket *s;
	skc_endpoint_options options;
	php_modern_options read;
	int id;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(name)
		Z_PARAM_ZVAL(value)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	id = socket_option_find(name);
	if (id == SKC_EO_NONE) {
		RETURN_THROWS();
	}
	read.calls = SKC_EO_SOCKET;
	read.to = &options;
	skc_endpoint_options_init(&options);
	if (php_modern_options_read_one(&read, id, value, 3)) {
		socket_option_set(s, &options);
	}
	php_modern_options_free(&read);
}

PHP_FUNCTION(Sockets_get_option)
{
	zval *socket;
	zend_string *name;
	php_socket *s;
	skc_option_bytes room;
	skc_eo_value value;
	int id;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(name)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	id = socket_option_find(name);
	if (id == SKC_EO_NONE) {
		RETURN_THROWS();
	}
	err = skc_endpoint_option_get(id, s->type, php_sockets_sock(s).handle, &room, &value);
	if (err != SKC_OK) {
		socket_option_throw(s, err, "get", id);
		RETURN_THROWS();
	}
	shows_by_type[skc_endpoint_option_rows[id].type](return_value, &value);
}
