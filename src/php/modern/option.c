#include "modern/option.h"

#include "common/duration.h"

static const char *const type_words[] = { "bool", "bool|array", "int", "int|bool", "int",
	"Time\\Duration|int|float", "string" };

/* The place of an option, count when there is none of that name. */
static size_t modern_option_find(const php_modern_options *to, const zend_string *name)
{
	size_t i = 0;

	while (i < to->count &&
			!zend_string_equals_cstr(name, to->table[i].name, strlen(to->table[i].name))) {
		i++;
	}
	return i;
}

static ZEND_COLD bool modern_option_refuse_type(
		const php_modern_option *row, const zval *value, uint32_t arg)
{
	zend_argument_type_error(arg, "option \"%s\" must be of type %s, %s given", row->name,
			type_words[row->type], zend_zval_type_name(value));
	return false;
}

static ZEND_COLD bool modern_option_refuse_range(const php_modern_option *row, uint32_t arg)
{
	if (row->type == PHP_MODERN_SECONDS) {
		zend_argument_value_error(arg, "option \"%s\" must be between %.10g and %.10g seconds",
				row->name, (double) row->min / SKC_NS_PER_SEC, (double) row->max / SKC_NS_PER_SEC);
	} else if (row->type == PHP_MODERN_MODE) {
		zend_argument_value_error(arg, "option \"%s\" must be between %o and 0%o", row->name,
				(unsigned) row->min, (unsigned) row->max);
	} else {
		zend_argument_value_error(arg, "option \"%s\" must be between %" PRId64 " and %" PRId64,
				row->name, row->min, row->max);
	}
	return false;
}

static bool modern_option_put_number(
		const php_modern_option *row, int64_t number, uint32_t arg, php_modern_setting *out)
{
	if (number < row->min || number > row->max) {
		return modern_option_refuse_range(row, arg);
	}
	out->given = true;
	out->number = number;
	return true;
}

static bool modern_option_put_flag(
		const php_modern_option *row, const zval *value, uint32_t arg, php_modern_setting *out)
{
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return modern_option_refuse_type(row, value, arg);
	}
	out->given = true;
	out->number = Z_TYPE_P(value) == IS_TRUE;
	return true;
}

static bool modern_option_put_seconds(
		const php_modern_option *row, const zval *value, uint32_t arg, php_modern_setting *out)
{
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
	return php_sockets_timeout(value, arg, &span) && modern_option_put_number(row, span, arg, out);
}

static bool modern_option_put_text(
		const php_modern_option *row, zval *value, uint32_t arg, php_modern_setting *out)
{
	zend_string *text;

	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_OBJECT) {
		return modern_option_refuse_type(row, value, arg);
	}
	text = zval_try_get_string(value);
	if (text == NULL) {
		return false;
	}
	if (out->text != NULL) {
		zend_string_release(out->text);
	}
	out->given = true;
	out->text = text;
	return true;
}

static bool modern_option_put_int(
		const php_modern_option *row, const zval *value, uint32_t arg, php_modern_setting *out)
{
	return Z_TYPE_P(value) == IS_LONG ? modern_option_put_number(row, Z_LVAL_P(value), arg, out)
									  : modern_option_refuse_type(row, value, arg);
}

static bool modern_option_put(const php_modern_options *to, size_t at, zval *value, uint32_t arg);

/* The elements of an array are options of their own. */
static bool modern_option_put_parts(
		const php_modern_options *to, size_t at, const HashTable *parts, uint32_t arg)
{
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL ((HashTable *) parts, key, value) {
		zend_string *name =
				zend_strpprintf(0, "%s_%s", to->table[at].name, key != NULL ? ZSTR_VAL(key) : "");
		size_t part = modern_option_find(to, name);

		zend_string_release(name);
		if (part == to->count) {
			zend_argument_value_error(arg, "option \"%s\" has an unknown key \"%s\"",
					to->table[at].name, key != NULL ? ZSTR_VAL(key) : "");
			return false;
		}
		if (!modern_option_put(to, part, value, arg)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	to->settings[at].given = true;
	to->settings[at].number = 1;
	return true;
}

static bool modern_option_put(const php_modern_options *to, size_t at, zval *value, uint32_t arg)
{
	const php_modern_option *row = &to->table[at];
	php_modern_setting *out = &to->settings[at];

	ZVAL_DEREF(value);
	switch (row->type) {
		case PHP_MODERN_PARTS:
			if (Z_TYPE_P(value) == IS_ARRAY) {
				return modern_option_put_parts(to, at, Z_ARRVAL_P(value), arg);
			}
			ZEND_FALLTHROUGH;
		case PHP_MODERN_FLAG:
			return modern_option_put_flag(row, value, arg, out);
		case PHP_MODERN_SECONDS:
			return modern_option_put_seconds(row, value, arg, out);
		case PHP_MODERN_TEXT:
			return modern_option_put_text(row, value, arg, out);
		case PHP_MODERN_SWITCH:
			return Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE
					? modern_option_put_flag(row, value, arg, out)
					: modern_option_put_int(row, value, arg, out);
		case PHP_MODERN_NUMBER:
		case PHP_MODERN_MODE:
		default:
			return modern_option_put_int(row, value, arg, out);
	}
}

/* Digits of 0 to 7 alone; -1 for another text. */
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

/* Digits alone; no space, sign or exponent. -1 for another text. */
static zend_long modern_option_decimal(const zend_string *text)
{
	zend_long number = -1;

	return strspn(ZSTR_VAL(text), "0123456789") == ZSTR_LEN(text) &&
					is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), &number, NULL, 0) == IS_LONG
			? number
			: -1;
}

/* Digits with a point among them or not; -1 for another text. */
static double modern_option_decimal_fraction(const zend_string *text)
{
	return ZSTR_LEN(text) > 0 && strspn(ZSTR_VAL(text), "0123456789.") == ZSTR_LEN(text) &&
					is_numeric_string(ZSTR_VAL(text), ZSTR_LEN(text), NULL, NULL, 0) != 0
			? zend_strtod(ZSTR_VAL(text), NULL)
			: -1;
}

/* The text of an endpoint as the value that the option takes. */
static bool modern_option_put_as_text(
		const php_modern_options *to, size_t at, zval *text, uint32_t arg)
{
	const php_modern_option *row = &to->table[at];
	zval value;

	if (row->type == PHP_MODERN_TEXT) {
		return modern_option_put(to, at, text, arg);
	}
	if (row->type == PHP_MODERN_SECONDS) {
		ZVAL_DOUBLE(&value, modern_option_decimal_fraction(Z_STR_P(text)));
		return modern_option_put(to, at, &value, arg);
	}
	return modern_option_put_number(row,
			row->type == PHP_MODERN_MODE ? modern_option_octal(Z_STR_P(text))
										 : modern_option_decimal(Z_STR_P(text)),
			arg, &to->settings[at]);
}

bool php_modern_options_read(
		const php_modern_options *to, const HashTable *given, uint32_t arg, bool as_text)
{
	zend_ulong index;
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) given, index, name, value) {
		size_t at = name != NULL ? modern_option_find(to, name) : to->count;

		if (at == to->count && name != NULL) {
			zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(name));
			return false;
		}
		if (at == to->count) {
			zend_argument_value_error(
					arg, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!(as_text ? modern_option_put_as_text : modern_option_put)(to, at, value, arg)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

void php_modern_options_free(const php_modern_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		if (options->settings[i].text != NULL) {
			zend_string_release(options->settings[i].text);
		}
	}
}
