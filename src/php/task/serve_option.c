#include "task/serve_option.h"

#include "zend_closures.h"

#include "common/compat.h"
#include "common/duration.h"
#include "skc_endpoint_option.h"
#include "skc_time.h"

/* How long handlers may go on after a stop: less than the 10 seconds after which containers are
 * killed. */
#define SERVE_SHUTDOWN (5 * SKC_NS_PER_SEC)

typedef struct serve_option_row {
	const char *name;
	bool (*read)(php_serve_options *options, zval *value, const char *name, uint32_t arg);
} serve_option_row;

bool php_serve_closure(zval *to, zval *callable)
{
	zend_function *from;

	if (Z_TYPE_P(callable) == IS_OBJECT && Z_OBJCE_P(callable) == zend_ce_closure) {
		ZVAL_COPY(to, callable);
		return true;
	}
	ZVAL_UNDEF(to);
	from = zend_hash_str_find_ptr(&zend_ce_closure->function_table, ZEND_STRL("fromcallable"));
	zend_call_known_function(from, NULL, zend_ce_closure, to, 1, callable, NULL);
	return EG(exception) == NULL;
}

static ZEND_COLD bool serve_option_refuse_type(
		const zval *value, const char *name, const char *type, uint32_t arg)
{
	zend_argument_type_error(arg, "option \"%s\" must be of type %s, %s given", name, type,
			zend_zval_value_name(value));
	return false;
}

static bool serve_option_read_count(
		zend_long *to, const zval *value, const char *name, uint32_t arg)
{
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(value) != IS_LONG) {
		return serve_option_refuse_type(value, name, "?int", arg);
	}
	if (Z_LVAL_P(value) < 1) {
		zend_argument_value_error(arg, "option \"%s\" must be greater than 0", name);
		return false;
	}
	*to = Z_LVAL_P(value);
	return true;
}

static bool serve_option_read_time(int64_t *to, const zval *value, const char *name, uint32_t arg)
{
	bool is_number = Z_TYPE_P(value) == IS_LONG || Z_TYPE_P(value) == IS_DOUBLE;

	if (!is_number && Z_TYPE_P(value) != IS_NULL &&
			!(Z_TYPE_P(value) == IS_OBJECT &&
					instanceof_function(Z_OBJCE_P(value), php_sockets_duration_ce()))) {
		return serve_option_refuse_type(value, name, "Time\\Duration|int|float|null", arg);
	}
	if (is_number && !(zval_get_double((zval *) value) >= 0)) {
		zend_argument_value_error(arg, "option \"%s\" must not be negative", name);
		return false;
	}
	return php_sockets_timeout(value, arg, to);
}

static bool serve_option_max(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	return serve_option_read_count(&options->max, value, name, arg);
}

static bool serve_option_max_per_host(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	return serve_option_read_count(&options->max_per_host, value, name, arg);
}

static bool serve_option_idle(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	if (!serve_option_read_time(&options->idle, value, name, arg)) {
		return false;
	}
	if (options->idle == 0) {
		zend_argument_value_error(arg, "option \"%s\" must be greater than 0", name);
		return false;
	}
	return true;
}

static bool serve_option_shutdown(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	return serve_option_read_time(&options->shutdown, value, name, arg);
}

static bool serve_option_error(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (!zend_is_callable(value, 0, NULL)) {
		zend_argument_type_error(arg, "option \"%s\" must be a valid callback or null", name);
		return false;
	}
	return php_serve_closure(&options->error, value);
}

static bool serve_option_proxy(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return serve_option_refuse_type(value, name, "?array", arg);
	}
	options->has_proxy = true;
	return php_modern_proxy_arg(&options->proxy, Z_ARRVAL_P(value), arg);
}

static bool serve_option_add_signal(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_LONG) {
		zend_argument_type_error(arg, "option \"%s\" must be an array of int, %s given in it", name,
				zend_zval_value_name(value));
		return false;
	}
	if (Z_LVAL_P(value) < 1 || Z_LVAL_P(value) > SKC_SIGNAL_MAX) {
		zend_argument_value_error(
				arg, "option \"%s\" must have numbers between 1 and %d", name, SKC_SIGNAL_MAX);
		return false;
	}
	options->signals |= skc_signal_bit((int) Z_LVAL_P(value));
	return true;
}

static bool serve_option_signals(
		php_serve_options *options, zval *value, const char *name, uint32_t arg)
{
	zval *one;

	if (Z_TYPE_P(value) != IS_ARRAY) {
		return serve_option_refuse_type(value, name, "array", arg);
	}
	options->signals_given = true;
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), one) {
		if (!serve_option_add_signal(options, one, name, arg)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static const serve_option_row rows[] = {
	{ "max", serve_option_max },
	{ "max_per_host", serve_option_max_per_host },
	{ "idle", serve_option_idle },
	{ "shutdown", serve_option_shutdown },
	{ "signals", serve_option_signals },
	{ "error", serve_option_error },
	{ "proxy", serve_option_proxy },
};

static const serve_option_row *serve_option_find(const zend_string *name)
{
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		if (zend_string_equals_cstr(name, rows[i].name, strlen(rows[i].name))) {
			return &rows[i];
		}
	}
	return NULL;
}

/* An option of listen() is read once a socket is made. */
static bool serve_option_put_listening(
		php_serve_options *options, zend_string *name, zval *value, uint32_t arg)
{
	if (skc_endpoint_option_find(
				ZSTR_VAL(name), ZSTR_LEN(name), SKC_EO_LISTEN | SKC_EO_LISTENING) == SKC_EO_NONE) {
		zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(name));
		return false;
	}
	if (options->listening == NULL) {
		options->listening = zend_new_array(0);
	}
	Z_TRY_ADDREF_P(value);
	zend_hash_update(options->listening, name, value);
	return true;
}

bool php_serve_options_read(php_serve_options *options, const HashTable *given, uint32_t arg)
{
	zend_ulong index;
	zend_string *name;
	zval *value;

	*options = (php_serve_options){
		.max = PHP_SERVE_NO_LIMIT,
		.max_per_host = PHP_SERVE_NO_LIMIT,
		.idle = SKC_FOREVER,
		.shutdown = SERVE_SHUTDOWN,
	};
	if (given == NULL) {
		return true;
	}
	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) given, index, name, value) {
		const serve_option_row *row = name != NULL ? serve_option_find(name) : NULL;

		ZVAL_DEREF(value);
		if (name == NULL) {
			zend_argument_value_error(
					arg, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!(row != NULL ? row->read(options, value, row->name, arg)
						  : serve_option_put_listening(options, name, value, arg))) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

void php_serve_options_free(php_serve_options *options)
{
	php_modern_proxy_free(&options->proxy);
	if (options->listening != NULL) {
		zend_array_release(options->listening);
	}
	zval_ptr_dtor(&options->error);
}
