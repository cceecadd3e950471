#include "classic/option_value.h"

#include <inttypes.h>
#include <math.h>

#include "classic/option_mcast.h"
#include "common/compat.h"
#include "common/error.h"
#include "message/control.h"
#include "message/path.h"

#define ARG PHP_SOCKETS_VALUE_ARG

zval *php_sockets_member(zval *value, const char *name)
{
	/* A property of an object may be an indirect slot, which is empty for an uninitialised
	 * property. */
	zval *found = zend_hash_str_find_ind(HASH_OF(value), name, strlen(name));

	if (found != NULL) {
		ZVAL_DEREF(found);
	}
	return found;
}

/* --- numbers ----------------------------------------------------------------------------------- */

/*
 * A value is read as PHP's own extension reads it, by a cast to int without a notice: a fraction
 * is cut off, "30s" is 30, null and "" are 0. What a cast would turn into another number is
 * refused: words, arrays, objects that are no numbers, and what an int of 64 bits cannot hold.
 */

typedef struct number {
	int64_t whole;
	double rest; /* what a cast to int cuts off: between -1 and 1 */
} number;

static bool option_value_from_double(double value, number *out)
{
	/* 2^63 is the first number that does not fit. NAN fails, too. */
	if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0)) {
		return false;
	}
	out->whole = (int64_t) value;
	out->rest = value - (double) out->whole;
	return true;
}

/* A cast to int makes 0 of "0x10", "0b1" and "0o7". */
static bool option_value_has_other_base(const char *text)
{
	text += strspn(text, " \t\n\r\v\f");
	text += *text == '-' || *text == '+';
	return text[0] == '0' && text[1] != '\0' && strchr("xXbBoO", text[1]) != NULL;
}

static bool option_value_from_text(const zend_string *text, number *out)
{
	zend_long integer = 0;
	double real = 0;
	bool more = false;
	int type;

	if (ZSTR_LEN(text) == 0) {
		return true;
	}
	type = is_numeric_string_ex(ZSTR_VAL(text), ZSTR_LEN(text), &integer, &real, true, NULL, &more);
	if (type == 0 || (more && option_value_has_other_base(ZSTR_VAL(text)))) {
		return false;
	}
	if (type == IS_DOUBLE) {
		return option_value_from_double(real, out);
	}
	out->whole = integer;
	return true;
}

/* Objects that are numbers: of GMP, of SimpleXML. */
static bool option_value_from_object(zval *value, number *out)
{
	zval integer;

	ZVAL_UNDEF(&integer);
	if (Z_OBJ_HT_P(value)->cast_object(Z_OBJ_P(value), &integer, IS_LONG) != SUCCESS ||
			Z_TYPE(integer) != IS_LONG) {
		return false;
	}
	out->whole = Z_LVAL(integer);
	return EG(exception) == NULL;
}

static bool option_value_read_number(zval *value, number *out)
{
	*out = (number){ 0 };
	switch (Z_TYPE_P(value)) {
		case IS_LONG:
			out->whole = Z_LVAL_P(value);
			return true;
		case IS_TRUE:
			out->whole = 1;
			return true;
		case IS_DOUBLE:
			return option_value_from_double(Z_DVAL_P(value), out);
		case IS_STRING:
			return option_value_from_text(Z_STR_P(value), out);
		case IS_OBJECT:
			return option_value_from_object(value, out);
		default:
			return Z_TYPE_P(value) < IS_TRUE;
	}
}

static bool option_value_refuse_int(zval *value)
{
	if (!EG(exception)) {
		zend_argument_type_error(ARG, "must be of type int, %s given", zend_zval_value_name(value));
	}
	return false;
}

/* name: that of the member, NULL for the value itself. */
static bool option_value_refuse_range(const char *name, int64_t min, int64_t max)
{
	char key[64] = "";

	if (name != NULL) {
		snprintf(key, sizeof(key), "\"%s\" ", name);
	}
	if (max == INT64_MAX) {
		zend_argument_value_error(ARG, "%smust be greater than or equal to %" PRId64, key, min);
	} else {
		zend_argument_value_error(ARG, "%smust be between %" PRId64 " and %" PRId64, key, min, max);
	}
	return false;
}

static bool option_value_refuse_type(const skc_option *row, zval *value, const char *type)
{
	zend_argument_type_error(ARG, "must be of type %s when argument #3 ($option) is %s, %s given",
			type, row->name, zend_zval_value_name(value));
	return false;
}

static bool option_value_encode_number(
		php_socket *s, const skc_option *row, int64_t value, skc_option_bytes *out)
{
	skc_err err;

	if (!skc_option_accepts(row, value)) {
		return option_value_refuse_range(NULL, row->min, row->max);
	}
	err = skc_option_encode_number(row, value, out);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to set socket option");
	}
	return err == SKC_OK;
}

static bool option_value_write_number(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	number read;

	return option_value_read_number(value, &read)
			? option_value_encode_number(s, row, read.whole, out)
			: option_value_refuse_int(value);
}

/* The truth of a value as PHP has it, as in its own extension: "on" and 0.5 are true. */
static bool option_value_write_flag(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	if (Z_TYPE_P(value) == IS_DOUBLE || Z_TYPE_P(value) == IS_STRING) {
		return option_value_encode_number(s, row, zend_is_true(value), out);
	}
	return option_value_write_number(s, row, value, out);
}

static bool option_value_encode_data(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	skc_err err = skc_option_encode_data(row, Z_STRVAL_P(value), Z_STRLEN_P(value), out);

	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to set socket option");
	}
	return err == SKC_OK;
}

static bool option_value_write_data(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	if (Z_TYPE_P(value) != IS_STRING) {
		return option_value_refuse_type(row, value, "string");
	}
	return option_value_encode_data(s, row, value, out);
}

static bool option_value_write_data_or_number(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	if (Z_TYPE_P(value) == IS_STRING) {
		return option_value_encode_data(s, row, value, out);
	}
	return option_value_write_number(s, row, value, out);
}

/* Whether a value is a number, or a text that consists of a number. */
static bool option_value_is_number(const zval *value)
{
	zend_long integer;
	double real;

	return Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) == 0 ||
			is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), &integer, &real, false) != 0;
}

/* A numeric text stands for the number, as in PHP's own extension; any other text is the bytes of
 * the value. */
static bool option_value_write_any(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	return option_value_is_number(value) ? option_value_write_number(s, row, value, out)
										 : option_value_encode_data(s, row, value, out);
}

/* The index in network byte order, as PHP's own extension has it; or the name of the interface. */
static bool option_value_write_interface_net(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	number read;
	unsigned index;

	if (option_value_is_number(value) && option_value_read_number(value, &read)) {
		return option_value_encode_number(s, row, read.whole, out);
	}
	return php_sockets_read_interface(s, value, NULL, &index) &&
			option_value_encode_number(s, row, htonl(index), out);
}

static bool option_value_write_spread(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	(void) s;
	if (Z_TYPE_P(value) != IS_LONG) {
		return option_value_refuse_type(row, value, "int");
	}
	if (skc_option_encode_number(row, Z_LVAL_P(value), out) != SKC_OK) {
		php_error_docref(NULL, E_WARNING, "Unsupported CBPF filter");
		return false;
	}
	return true;
}

static bool option_value_write_misplaced(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	(void) s;
	(void) row;
	(void) value;
	(void) out;
	php_error_docref(NULL, E_WARNING, "Invalid level");
	return false;
}

/* --- members ---------------------------------------------------------------------------------- */

static bool option_value_read_member(const skc_option *row, size_t index, zval *value, number *out)
{
	const char *name = row->layout->members[index].name;
	zval *member = php_sockets_member(value, name);
	int64_t min, max;

	if (member == NULL) {
		zend_argument_value_error(ARG, "must have key \"%s\"", name);
		return false;
	}
	if (!option_value_read_number(member, out)) {
		if (!EG(exception)) {
			zend_argument_type_error(ARG, "\"%s\" must be of type int, %s given", name,
					zend_zval_value_name(member));
		}
		return false;
	}
	skc_option_member_range(row, index, &min, &max);
	/* A time slightly below 0 must not become 0, which means no timeout. */
	if (out->whole < min || out->whole > max ||
			(row->kind == SKC_OPTION_TIME && out->whole == 0 && out->rest < 0)) {
		return option_value_refuse_range(name, min, max);
	}
	return true;
}

/* sec and usec: a fraction of a second counts as microseconds. A positive time stays positive, as 0
 * means no timeout. */
static void option_value_carry_fraction(const number *parts, int64_t *members)
{
	members[1] += (int64_t) round(parts[0].rest * 1e6);
	if (members[0] == 0 && members[1] == 0 && (parts[0].rest > 0 || parts[1].rest > 0)) {
		members[1] = 1;
	}
}

static bool option_value_write_members(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	number parts[SKC_MEMBERS_MAX];
	int64_t members[SKC_MEMBERS_MAX];

	(void) s;
	if (Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
		return option_value_refuse_type(row, value, "array");
	}
	for (size_t i = 0; i < row->layout->count; i++) {
		if (!option_value_read_member(row, i, value, &parts[i])) {
			return false;
		}
		members[i] = parts[i].whole;
	}
	if (row->kind == SKC_OPTION_TIME) {
		option_value_carry_fraction(parts, members);
	}
	return skc_option_encode_members(row, members, out) == SKC_OK;
}

static bool option_value_write_pktinfo6(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	const php_message_path at = PHP_MESSAGE_ROOT("in6_pktinfo");
	struct in6_pktinfo info;

	if (!php_sockets_pktinfo6_from_zval(s, &at, value, &info)) {
		return false;
	}
	memcpy(out->room.bytes, &info, sizeof(info));
	return skc_option_encode_data(row, out->room.bytes, sizeof(info), out) == SKC_OK;
}

static const php_sockets_write_fn writers[SKC_OPTION_KINDS] = {
	[SKC_OPTION_ANY] = option_value_write_any,
	[SKC_OPTION_INT] = option_value_write_number,
	[SKC_OPTION_UINT] = option_value_write_number,
	[SKC_OPTION_SIZE] = option_value_write_number,
	[SKC_OPTION_UINT64] = option_value_write_number,
	[SKC_OPTION_BOOL] = option_value_write_flag,
	[SKC_OPTION_BYTE] = option_value_write_number,
	[SKC_OPTION_BYTE_BOOL] = option_value_write_flag,
	[SKC_OPTION_LENGTH] = option_value_write_number,
	[SKC_OPTION_STRUCT] = option_value_write_members,
	[SKC_OPTION_REPORT] = option_value_write_number,
	[SKC_OPTION_TIME] = option_value_write_members,
	[SKC_OPTION_NAME] = option_value_write_data,
	[SKC_OPTION_BYTES] = option_value_write_data_or_number,
	[SKC_OPTION_INTERFACE4] = php_sockets_write_interface,
	[SKC_OPTION_INTERFACE6] = php_sockets_write_interface,
	[SKC_OPTION_INTERFACE_NET] = option_value_write_interface_net,
	[SKC_OPTION_GROUP] = php_sockets_write_group,
	[SKC_OPTION_SOURCE] = php_sockets_write_group,
	[SKC_OPTION_PKTINFO6] = option_value_write_pktinfo6,
	[SKC_OPTION_FILTER] = option_value_write_data_or_number,
	[SKC_OPTION_HANDLE] = option_value_write_number,
	[SKC_OPTION_SPREAD] = option_value_write_spread,
	[SKC_OPTION_MISPLACED] = option_value_write_misplaced,
};

bool php_sockets_write_option(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	return writers[row->kind](s, row, value, out);
}
