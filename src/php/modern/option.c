#include "modern/option.h"

#include "common/duration.h"
#include "modern/endpoint.h"
#include "skc_base.h"

/* PHP's names of the types, in the order of skc_eo_type. */
static const char *const type_words[] = { "bool", "bool|array", "int", "int|bool", "int",
	"Time\\Duration|int|float", "string" };

static int modern_option_find(const php_modern_options *options, const zend_string *name)
{
	return skc_endpoint_option_find(ZSTR_VAL(name), ZSTR_LEN(name), options->calls);
}

static ZEND_COLD bool modern_option_refuse_type(
		const skc_endpoint_option *row, const zval *value, uint32_t arg)
{
	zend_argument_type_error(arg, "option \"%s\" must be of type %s, %s given", row->name,
			type_words[row->type], zend_zval_type_name(value));
	return false;
}

static ZEND_COLD bool modern_option_refuse_range(const skc_endpoint_option *row, uint32_t arg)
{
	if (row->type == SKC_EO_TYPE_SECONDS) {
		zend_argument_value_error(arg, "option \"%s\" must be between %.10g and %.10g seconds",
				row->name, (double) row->min / SKC_NS_PER_SEC, (double) row->max / SKC_NS_PER_SEC);
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

static bool modern_option_put_bool(
		php_modern_options *options, int id, const zval *value, uint32_t arg)
{
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
	}
	skc_endpoint_options_put(options->to, id, Z_TYPE_P(value) == IS_TRUE);
	return true;
}

static bool modern_option_put_seconds(
		php_modern_options *options, int id, const zval *value, uint32_t arg)
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

static bool modern_option_put_text(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	zend_string *text;

	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_OBJECT) {
		return modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
	}
	text = zval_try_get_string(value);
	if (text == NULL) {
		return false;
	}
	if (options->texts[id] != NULL) {
		zend_string_release(options->texts[id]);
	}
	options->texts[id] = text;
	skc_endpoint_options_put_text(options->to, id, (skc_span){ ZSTR_VAL(text), ZSTR_LEN(text) });
	return true;
}

static bool modern_option_put_int(
		php_modern_options *options, int id, const zval *value, uint32_t arg)
{
	return Z_TYPE_P(value) == IS_LONG
			? modern_option_put_number(options, id, Z_LVAL_P(value), arg)
			: modern_option_refuse_type(&skc_endpoint_option_rows[id], value, arg);
}

static bool modern_option_put(php_modern_options *options, int id, zval *value, uint32_t arg);

/* The elements of an array are options of their own. */
static bool modern_option_put_group(
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

static bool modern_option_put(php_modern_options *options, int id, zval *value, uint32_t arg)
{
	ZVAL_DEREF(value);
	switch (skc_endpoint_option_rows[id].type) {
		case SKC_EO_TYPE_GROUP:
			if (Z_TYPE_P(value) == IS_ARRAY) {
				return modern_option_put_group(options, id, Z_ARRVAL_P(value), arg);
			}
			ZEND_FALLTHROUGH;
		case SKC_EO_TYPE_BOOL:
			return modern_option_put_bool(options, id, value, arg);
		case SKC_EO_TYPE_SECONDS:
			return modern_option_put_seconds(options, id, value, arg);
		case SKC_EO_TYPE_TEXT:
			return modern_option_put_text(options, id, value, arg);
		case SKC_EO_TYPE_INT_OR_BOOL:
			return Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE
					? modern_option_put_bool(options, id, value, arg)
					: modern_option_put_int(options, id, value, arg);
		case SKC_EO_TYPE_INT:
		case SKC_EO_TYPE_MODE:
		default:
			return modern_option_put_int(options, id, value, arg);
	}
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

/* Converts the text of an endpoint to the type of the option. */
static bool modern_option_put_as_text(php_modern_options *options, int id, zval *text, uint32_t arg)
{
	skc_eo_type type = skc_endpoint_option_rows[id].type;
	zval value;

	if (type == SKC_EO_TYPE_TEXT) {
		return modern_option_put(options, id, text, arg);
	}
	if (type == SKC_EO_TYPE_SECONDS) {
		ZVAL_DOUBLE(&value, modern_option_decimal_fraction(Z_STR_P(text)));
		return modern_option_put(options, id, &value, arg);
	}
	return modern_option_put_number(options, id,
			type == SKC_EO_TYPE_MODE ? modern_option_octal(Z_STR_P(text))
									 : modern_option_decimal(Z_STR_P(text)),
			arg);
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
			zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(name));
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
	return modern_option_read(options, php_modern_endpoint_options(endpoint), 1, true) &&
			(given == NULL || modern_option_read(options, given, arg, false));
}

uint32_t php_modern_options_argument(int id, const HashTable *given, uint32_t arg)
{
	const char *name = skc_endpoint_option_rows[id].name;

	return given != NULL && zend_hash_str_exists(given, name, strlen(name)) ? arg : 1;
}

void php_modern_options_free(const php_modern_options *options)
{
	for (int i = 0; options->to->given >> i != 0; i++) {
		if (options->texts[i] != NULL) {
			zend_string_release(options->texts[i]);
		}
	}
}
