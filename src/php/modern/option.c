#include "modern/option.h"

#include "zend_interfaces.h"

#include "common/duration.h"
#include "modern/endpoint.h"
#include "modern/modern.h"
#include "modern/proxy_header.h"
#include "skc_base.h"

/* PHP's names of the types. */
static const char *const type_words[SKC_EO_TYPES] = {
	[SKC_EO_TYPE_BOOL] = "bool",
	[SKC_EO_TYPE_GROUP] = "bool|array",
	[SKC_EO_TYPE_INT] = "int",
	[SKC_EO_TYPE_ELEMENT] = "int",
	[SKC_EO_TYPE_INT_OR_BOOL] = "int|bool",
	[SKC_EO_TYPE_MODE] = "int",
	[SKC_EO_TYPE_DSCP] = "int",
	[SKC_EO_TYPE_SECONDS] = "Time\\Duration|int|float",
	[SKC_EO_TYPE_MICROSECONDS] = "Time\\Duration|int|float",
	[SKC_EO_TYPE_LINGER] = "Time\\Duration|int|float|false",
	[SKC_EO_TYPE_RANGE] = "array",
	[SKC_EO_TYPE_TEXT] = "string",
	[SKC_EO_TYPE_INTERFACE] = "string|int",
	[SKC_EO_TYPE_HEADER] = "bool|Sockets\\ProxyHeader",
};

static int modern_option_find(const php_modern_options *options, const zend_string *name)
{
	return skc_endpoint_option_find(ZSTR_VAL(name), ZSTR_LEN(name), options->calls);
}

static ZEND_COLD bool modern_option_refuse_type(
		const skc_endpoint_option *row, const zval *value, uint32_t arg)
{
	/* From PHP 8.3 on zend_zval_type_name() has no classes. */
	const char *type = Z_TYPE_P(value) == IS_OBJECT ? ZSTR_VAL(Z_OBJCE_P(value)->name)
													: zend_zval_type_name(value);

	zend_argument_type_error(arg, "option \"%s\" must be of type %s, %s given", row->name,
			type_words[row->type], type);
	return false;
}

static bool modern_option_is_duration(skc_eo_type type)
{
	return type == SKC_EO_TYPE_SECONDS || type == SKC_EO_TYPE_MICROSECONDS ||
			type == SKC_EO_TYPE_LINGER;
}

static ZEND_COLD bool modern_option_refuse_range(const skc_endpoint_option *row, uint32_t arg)
{
	if (modern_option_is_duration(row->type)) {
		zend_argument_value_error(arg, "option \"%s\" must be between %.10g and %.10g seconds",
				row->name, (double) row->min / SKC_NS_PER_SEC, (double) row->max / SKC_NS_PER_SEC);
	} else if (row->type == SKC_EO_TYPE_RANGE) {
		zend_argument_value_error(arg,
				"option \"%s\" must be a list of two numbers between 0 and 65535, in order",
				row->name);
	} else if (row->type == SKC_EO_TYPE_MODE) {
		zend_argument_value_error(arg, "option \"%s\" must be between %o and 0%o", row->name,
				(unsigned) row->min, (unsigned) row->max);
	} else {
		zend_argument_value_error(arg, "option \"%s\" must be between %" PRId64 " and %" PRId64,
				row->name, row->min, row->max);
	}
	return false;
}

static bool modern_option_put_number(
		php_modern_options *options, int id, int64_t number, uint32_t arg)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];

	if (number < row->min || number > row->max) {
		return modern_option_refuse_range(row, arg);
	}
	skc_endpoint_options_put(options->to, id, number);
	return true;
}

static bool modern_option_put_bool(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
	}
	skc_endpoint_options_put(options->to, id, Z_TYPE_P(value) == IS_TRUE);
	return true;
}

static bool modern_option_put_seconds(
		php_modern_options *options, int id, zval *value, uint32_t arg)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
	int64_t span;

	if (Z_TYPE_P(value) != IS_LONG && Z_TYPE_P(value) != IS_DOUBLE &&
			!(Z_TYPE_P(value) == IS_OBJECT &&
					instanceof_function(Z_OBJCE_P(value), php_sockets_duration_ce()))) {
		return modern_option_refuse_type(row, value, arg);
	}
	if ((Z_TYPE_P(value) == IS_DOUBLE && !(Z_DVAL_P(value) >= 0)) ||
			(Z_TYPE_P(value) == IS_LONG && Z_LVAL_P(value) < 0)) {
		return modern_option_refuse_range(row, arg);
	}
	return php_sockets_timeout(value, arg, &span) &&
			modern_option_put_number(options, id, span, arg);
}

/* False is -1, off. */
static bool modern_option_put_linger(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	if (Z_TYPE_P(value) != IS_FALSE) {
		return modern_option_put_seconds(options, id, value, arg);
	}
	skc_endpoint_options_put(options->to, id, -1);
	return true;
}

/* Of two numbers 0 is no limit (ip(7), IP_LOCAL_PORT_RANGE). */
static bool modern_option_put_limits(
		php_modern_options *options, int id, zend_long low, zend_long high, uint32_t arg)
{
	if (low < 0 || high < 0 || low > UINT16_MAX || high > UINT16_MAX || (high != 0 && low > high)) {
		return modern_option_refuse_range(&skc_endpoint_option_rows[id], arg);
	}
	skc_endpoint_options_put(options->to, id, (int64_t) high << 16 | low);
	return true;
}

/* The int at an index of a list; -1 if it is none. */
static zend_long modern_option_limit(const HashTable *list, zend_ulong index)
{
	zval *value = zend_hash_index_find(list, index);

	if (value == NULL) {
		return -1;
	}
	ZVAL_DEREF(value);
	return Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : -1;
}

static bool modern_option_put_range(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	const HashTable *list;

	if (Z_TYPE_P(value) != IS_ARRAY) {
		return modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
	}
	list = Z_ARRVAL_P(value);
	if (zend_hash_num_elements(list) != 2) {
		return modern_option_refuse_range(&skc_endpoint_option_rows[id], arg);
	}
	return modern_option_put_limits(
			options, id, modern_option_limit(list, 0), modern_option_limit(list, 1), arg);
}

/* Takes the text. The system would end a name at a NUL byte. */
static bool modern_option_take_text(
		php_modern_options *options, int id, zend_string *text, uint32_t arg)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];

	if (row->level != SKC_EO_NO_LEVEL && zend_str_has_nul_byte(text)) {
		zend_string_release(text);
		zend_argument_value_error(arg, "option \"%s\" must not contain any null bytes", row->name);
		return false;
	}
	if (skc_endpoint_options_has(options->to, id)) {
		zend_string_release(options->texts[id]);
	}
	options->texts[id] = text;
	skc_endpoint_options_put_text(options->to, id, (skc_span){ ZSTR_VAL(text), ZSTR_LEN(text) });
	return true;
}

static bool modern_option_put_text(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	zend_string *text;

	if (Z_TYPE_P(value) != IS_STRING &&
			!(Z_TYPE_P(value) == IS_OBJECT &&
					instanceof_function(Z_OBJCE_P(value), zend_ce_stringable))) {
		return modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
	}
	text = zval_try_get_string(value);
	return text != NULL && modern_option_take_text(options, id, text, arg);
}

static bool modern_option_put_interface(
		php_modern_options *options, int id, zval *value, uint32_t arg)
{
	if (Z_TYPE_P(value) != IS_LONG) {
		return modern_option_put_text(options, id, value, arg);
	}
	if (Z_LVAL_P(value) < 0 || (zend_ulong) Z_LVAL_P(value) > UINT32_MAX) {
		zend_argument_value_error(arg, "option \"%s\" must be between 0 and %" PRIu32,
				skc_endpoint_option_rows[id].name, UINT32_MAX);
		return false;
	}
	return modern_option_take_text(options, id, zend_long_to_str(Z_LVAL_P(value)), arg);
}

static bool modern_option_put_int(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	return Z_TYPE_P(value) == IS_LONG
			? modern_option_put_number(options, id, Z_LVAL_P(value), arg)
			: modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
}

static bool modern_option_put_int_or_bool(
		php_modern_options *options, int id, zval *value, uint32_t arg)
{
	return Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE
			? modern_option_put_bool(options, id, value, arg)
			: modern_option_put_int(options, id, value, arg);
}

static bool modern_option_put_header(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	zend_string *bytes = NULL;

	if (Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value) == php_modern_classes.proxy_header) {
		bytes = php_modern_proxy_header_bytes(Z_OBJ_P(value));
		if (bytes == NULL) {
			return false;
		}
		skc_endpoint_options_put(options->to, id, 1);
	} else if (!modern_option_put_bool(options, id, value, arg)) {
		return false;
	}
	if (options->header != NULL) {
		zend_string_release(options->header);
	}
	options->header = bytes;
	return true;
}

static bool modern_option_put(php_modern_options *options, int id, zval *value, uint32_t arg);

/* The elements of an array are options of their own. */
static bool modern_option_put_elements(
		php_modern_options *options, int id, const HashTable *elements, uint32_t arg)
{
	const char *group = skc_endpoint_option_rows[id].name;
	zend_ulong number;
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) elements, number, key, value) {
		zend_string *text =
				key != NULL ? zend_string_copy(key) : zend_long_to_str((zend_long) number);
		zend_string *name = zend_strpprintf(0, "%s_%s", group, ZSTR_VAL(text));
		int element = modern_option_find(options, name);

		zend_string_release(name);
		if (element == SKC_EO_NONE) {
			zend_argument_value_error(
					arg, "option \"%s\" has an unknown key \"%s\"", group, ZSTR_VAL(text));
		}
		zend_string_release(text);
		if (element == SKC_EO_NONE) {
			return false;
		}
		if (!modern_option_put(options, element, value, arg)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	skc_endpoint_options_put(options->to, id, 1);
	return true;
}

static bool modern_option_put_group(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	return Z_TYPE_P(value) == IS_ARRAY
			? modern_option_put_elements(options, id, Z_ARRVAL_P(value), arg)
			: modern_option_put_bool(options, id, value, arg);
}

typedef bool (*modern_option_put_fn)(
		php_modern_options *options, int id, zval *value, uint32_t arg);

static const modern_option_put_fn puts_by_type[SKC_EO_TYPES] = {
	[SKC_EO_TYPE_BOOL] = modern_option_put_bool,
	[SKC_EO_TYPE_GROUP] = modern_option_put_group,
	[SKC_EO_TYPE_INT] = modern_option_put_int,
	[SKC_EO_TYPE_ELEMENT] = modern_option_put_int,
	[SKC_EO_TYPE_INT_OR_BOOL] = modern_option_put_int_or_bool,
	[SKC_EO_TYPE_MODE] = modern_option_put_int,
	[SKC_EO_TYPE_DSCP] = modern_option_put_int,
	[SKC_EO_TYPE_SECONDS] = modern_option_put_seconds,
	[SKC_EO_TYPE_MICROSECONDS] = modern_option_put_seconds,
	[SKC_EO_TYPE_LINGER] = modern_option_put_linger,
	[SKC_EO_TYPE_RANGE] = modern_option_put_range,
	[SKC_EO_TYPE_TEXT] = modern_option_put_text,
	[SKC_EO_TYPE_INTERFACE] = modern_option_put_interface,
	[SKC_EO_TYPE_HEADER] = modern_option_put_header,
};

static bool modern_option_put(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	ZVAL_DEREF(value);
	return puts_by_type[skc_endpoint_option_rows[id].type](options, id, value, arg);
}

/* Reads octal digits alone; -1 for another text. */
static zend_long modern_option_octal(const zend_string *text)
{
	zend_long number = 0;

	for (size_t i = 0; i < ZSTR_LEN(text); i++) {
		if (ZSTR_VAL(text)[i] < '0' || ZSTR_VAL(text)[i] > '7' || number > 0777) {
			return -1;
		}
		number = number * 8 + (ZSTR_VAL(text)[i] - '0');
	}
	return ZSTR_LEN(text) > 0 ? number : -1;
}

/* Reads decimal digits alone: no space, sign or exponent. -1 for another text. */
static zend_long modern_option_decimal(const zend_string *text)
{
	zend_long number = -1;

	return strspn(ZSTR_VAL(text), "0123456789") == ZSTR_LEN(text) &&
					is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), &number, NULL, 0) == IS_LONG
			? number
			: -1;
}

/* Reads decimal digits and at most one point; -1 for another text. */
static double modern_option_decimal_fraction(const zend_string *text)
{
	return ZSTR_LEN(text) > 0 && strspn(ZSTR_VAL(text), "0123456789.") == ZSTR_LEN(text) &&
					is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), NULL, NULL, 0) != 0
			? zend_strtod(ZSTR_VAL(text), NULL)
			: -1;
}

/* Reads two decimal numbers with a "-" between them. */
static bool modern_option_put_range_text(
		php_modern_options *options, int id, zval *text, uint32_t arg)
{
	const char *dash = memchr(Z_STRVAL_P(text), '-', Z_STRLEN_P(text));
	size_t len = dash != NULL ? (size_t) (dash - Z_STRVAL_P(text)) : 0;
	zend_long low, high;
	zend_string *part;

	if (dash == NULL) {
		return modern_option_refuse_range(&skc_endpoint_option_rows[id], arg);
	}
	part = zend_string_init(Z_STRVAL_P(text), len, 0);
	low = modern_option_decimal(part);
	zend_string_release(part);
	part = zend_string_init(dash + 1, Z_STRLEN_P(text) - len - 1, 0);
	high = modern_option_decimal(part);
	zend_string_release(part);
	return modern_option_put_limits(options, id, low, high, arg);
}

static bool modern_option_put_seconds_text(
		php_modern_options *options, int id, zval *text, uint32_t arg)
{
	zval value;

	ZVAL_DOUBLE(&value, modern_option_decimal_fraction(Z_STR_P(text)));
	return modern_option_put(options, id, &value, arg);
}

static bool modern_option_put_mode_text(
		php_modern_options *options, int id, zval *text, uint32_t arg)
{
	return modern_option_put_number(options, id, modern_option_octal(Z_STR_P(text)), arg);
}

static bool modern_option_put_int_text(
		php_modern_options *options, int id, zval *text, uint32_t arg)
{
	zend_long number = modern_option_decimal(Z_STR_P(text));

	/* No sign means that no negative number is one of the text. */
	return number >= 0 ? modern_option_put_number(options, id, number, arg)
					   : modern_option_refuse_range(&skc_endpoint_option_rows[id], arg);
}

/* Those of the text of an endpoint. */
static const modern_option_put_fn text_puts_by_type[SKC_EO_TYPES] = {
	[SKC_EO_TYPE_BOOL] = modern_option_put_int_text,
	[SKC_EO_TYPE_GROUP] = modern_option_put_int_text,
	[SKC_EO_TYPE_INT] = modern_option_put_int_text,
	[SKC_EO_TYPE_ELEMENT] = modern_option_put_int_text,
	[SKC_EO_TYPE_INT_OR_BOOL] = modern_option_put_int_text,
	[SKC_EO_TYPE_MODE] = modern_option_put_mode_text,
	[SKC_EO_TYPE_DSCP] = modern_option_put_int_text,
	[SKC_EO_TYPE_SECONDS] = modern_option_put_seconds_text,
	[SKC_EO_TYPE_MICROSECONDS] = modern_option_put_seconds_text,
	[SKC_EO_TYPE_LINGER] = modern_option_put_seconds_text,
	[SKC_EO_TYPE_RANGE] = modern_option_put_range_text,
	[SKC_EO_TYPE_TEXT] = modern_option_put_text,
	[SKC_EO_TYPE_INTERFACE] = modern_option_put_text,
	[SKC_EO_TYPE_HEADER] = modern_option_put_int_text,
};

/* Converts the text of an endpoint to the type of the option. */
static bool modern_option_put_as_text(php_modern_options *options, int id, zval *text, uint32_t arg)
{
	return text_puts_by_type[skc_endpoint_option_rows[id].type](options, id, text, arg);
}

static ZEND_COLD void modern_option_refuse_name(
		const php_modern_options *options, const zend_string *name, uint32_t arg)
{
	int nearest = skc_endpoint_option_nearest(ZSTR_VAL(name), ZSTR_LEN(name), options->calls);

	if (nearest == SKC_EO_NONE) {
		zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(name));
	} else {
		zend_argument_value_error(arg, "has an unknown option \"%s\"; did you mean \"%s\"?",
				ZSTR_VAL(name), skc_endpoint_option_rows[nearest].name);
	}
}

static bool modern_option_read(
		php_modern_options *options, const HashTable *given, uint32_t arg, bool as_text)
{
	zend_ulong index;
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) given, index, name, value) {
		int id = name != NULL ? modern_option_find(options, name) : SKC_EO_NONE;

		if (id == SKC_EO_NONE && name != NULL) {
			modern_option_refuse_name(options, name, arg);
			return false;
		}
		if (id == SKC_EO_NONE) {
			zend_argument_value_error(
					arg, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!(as_text ? modern_option_put_as_text : modern_option_put)(options, id, value, arg)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool php_modern_options_read(
		php_modern_options *options, const zval *endpoint, const HashTable *given, uint32_t arg)
{
	options->header = NULL;
	if (!modern_option_read(options, php_modern_endpoint_options(endpoint), 1, true) ||
			(given != NULL && !modern_option_read(options, given, arg, false))) {
		return false;
	}
	skc_endpoint_options_complete(options->to);
	return true;
}

bool php_modern_options_read_one(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	options->header = NULL;
	return modern_option_put(options, id, value, arg);
}

uint32_t php_modern_options_argument(int id, const HashTable *given, uint32_t arg)
{
	const char *name = skc_endpoint_option_rows[id].name;

	return given != NULL && zend_hash_str_exists(given, name, strlen(name)) ? arg : 1;
}

void php_modern_options_free(const php_modern_options *options)
{
	if (options->header != NULL) {
		zend_string_release(options->header);
	}
	for (unsigned i = 0; i < options->to->count; i++) {
		int id = options->to->ids[i];

		if (skc_eo_type_is_text(skc_endpoint_option_rows[id].type)) {
			zend_string_release(options->texts[id]);
		}
	}
}
