#include "message/path.h"

#include "zend_smart_str.h"

#include "common/error.h"

/* --- keys --- */

zend_string *php_message_keys[PHP_MESSAGE_KEY_COUNT];

#define KEY_NAME(name) #name,

void php_sockets_message_startup(void)
{
	static const char *const names[] = { PHP_MESSAGE_KEYS(KEY_NAME) };

	for (size_t i = 0; i < SKC_COUNT(names); i++) {
		php_message_keys[i] = zend_string_init_interned(names[i], strlen(names[i]), true);
	}
}

/* --- errors --- */

static void path_append_path(smart_str *text, const php_message_path *at)
{
	if (at->up != NULL) {
		path_append_path(text, at->up);
		smart_str_appends(text, " > ");
	}
	if (at->key != NULL) {
		smart_str_appends(text, at->key);
	} else {
		smart_str_appends(text, "element #");
		smart_str_append_unsigned(text, (zend_ulong) at->index);
	}
}

static ZEND_COLD void path_warn(
		const php_message_path *at, const char *origin, const char *format, va_list arguments)
{
	smart_str path = { 0 };
	zend_string *reason = zend_vstrpprintf(0, format, arguments);

	path_append_path(&path, at);
	smart_str_0(&path);
	php_error_docref(NULL, E_WARNING, "error converting %s data (path: %s): %s", origin,
			ZSTR_VAL(path.s), ZSTR_VAL(reason));
	smart_str_free(&path);
	zend_string_release(reason);
}

ZEND_COLD bool php_message_fail(const php_message_path *at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	path_warn(at, "user", format, arguments);
	va_end(arguments);
	return false;
}

ZEND_COLD bool php_message_fail_native(const php_message_path *at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	path_warn(at, "native", format, arguments);
	va_end(arguments);
	return false;
}

/* --- arrays --- */

HashTable *php_message_array(const php_message_path *at, zval *in)
{
	if (UNEXPECTED(Z_TYPE_P(in) != IS_ARRAY)) {
		php_message_fail(at, "expected an array here");
		return NULL;
	}
	return Z_ARRVAL_P(in);
}

zval *php_message_need(const php_message_path *at, HashTable *in, zend_string *key)
{
	zval *found = php_message_find(in, key);

	if (found == NULL) {
		php_message_fail(at, "The key '%s' is required", ZSTR_VAL(key));
	}
	return found;
}

/* --- scalars --- */

static bool path_long_from_double(const php_message_path *at, double in, int64_t *out)
{
	/* 2^63 is the first number that does not fit. NAN fails, too. */
	if (!(in >= -9223372036854775808.0 && in < 9223372036854775808.0)) {
		return php_message_fail(at, "given PHP float is out of bounds for an integer");
	}
	*out = (int64_t) in;
	return true;
}

static bool path_long_from_string(const php_message_path *at, const zend_string *in, int64_t *out)
{
	zend_long integer;
	double number;

	switch (is_numeric_string(ZSTR_VAL(in), ZSTR_LEN(in), &integer, &number, false)) {
		case IS_LONG:
			*out = integer;
			return true;
		case IS_DOUBLE:
			return path_long_from_double(at, number, out);
		default:
			return php_message_fail(at,
					"expected an integer, but got a non numeric string (possibly from a "
					"converted object): '%s'",
					ZSTR_VAL(in));
	}
}

static bool path_long_from_object(const php_message_path *at, zval *in, int64_t *out)
{
	zend_string *text = zval_try_get_string(in);
	bool read;

	if (text == NULL) {
		return false;
	}
	read = path_long_from_string(at, text, out);
	zend_string_release(text);
	return read;
}

bool php_message_convert_long(const php_message_path *at, zval *in, int64_t *out)
{
	ZVAL_DEREF(in);
	switch (Z_TYPE_P(in)) {
		case IS_LONG:
			*out = Z_LVAL_P(in);
			return true;
		case IS_DOUBLE:
			return path_long_from_double(at, Z_DVAL_P(in), out);
		case IS_STRING:
			return path_long_from_string(at, Z_STR_P(in), out);
		case IS_OBJECT:
			return path_long_from_object(at, in, out);
		default:
			return php_message_fail(at,
					"expected an integer, either of a PHP integer type or of a convertible type");
	}
}

bool php_message_interface(php_socket *s, const php_message_path *at, zval *in, uint32_t *out)
{
	zend_string *name;
	unsigned index = 0;
	skc_err err = SKC_ENODEV;

	ZVAL_DEREF(in);
	if (EXPECTED(Z_TYPE_P(in) == IS_LONG)) {
		if (Z_LVAL_P(in) < 0 || (int64_t) Z_LVAL_P(in) > UINT32_MAX) {
			return php_message_fail(at,
					"the interface index cannot be negative or larger than %u; "
					"given " ZEND_LONG_FMT,
					UINT32_MAX, Z_LVAL_P(in));
		}
		*out = (uint32_t) Z_LVAL_P(in);
		return true;
	}
	name = zval_try_get_string(in);
	if (name == NULL) {
		return false;
	}
	if (!zend_str_has_nul_byte(name)) {
		err = skc_os_interface_index(ZSTR_VAL(name), &index);
	}
	if (err != SKC_OK) {
		php_sockets_set_error(s, err);
		php_message_fail(at, "no interface with name \"%s\" could be found", ZSTR_VAL(name));
	}
	zend_string_release(name);
	*out = (uint32_t) index;
	return err == SKC_OK;
}
