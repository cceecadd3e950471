#include "php_option.h"

#include "php_message.h"

#include <inttypes.h>

#define ARG PHP_SOCKETS_VALUE_ARG

zval *php_sockets_member(zval *value, const char *name)
{
	/* Properties of an object may be slots, and uninitialised ones are empty slots. */
	zval *found = zend_hash_str_find_ind(HASH_OF(value), name, strlen(name));

	if (found != NULL) {
		ZVAL_DEREF(found);
	}
	return found;
}

/* An int as PHP's weak mode sees it; null is 0, as in PHP's own extension. */
static bool read_int(zval *value, int64_t *out)
{
	zend_long number = 0;

	if (Z_TYPE_P(value) == IS_LONG) {
		*out = Z_LVAL_P(value);
		return true;
	}
	if (Z_TYPE_P(value) <= IS_TRUE) {
		*out = Z_TYPE_P(value) == IS_TRUE;
		return true;
	}
	if (!zend_parse_arg_long_weak(value, &number, ARG)) {
		return false;
	}
	*out = number;
	return true;
}

static bool refuse_int(zval *value)
{
	if (!EG(exception)) {
		zend_argument_type_error(ARG, "must be of type int, %s given", zend_zval_value_name(value));
	}
	return false;
}

static bool refuse_type(const skc_option *row, zval *value, const char *type)
{
	zend_argument_type_error(ARG, "must be of type %s when argument #3 ($option) is %s, %s given",
			type, row->name, zend_zval_value_name(value));
	return false;
}

static bool write_number(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	int64_t number;
	skc_err err;

	if (!read_int(value, &number)) {
		return refuse_int(value);
	}
	if (!skc_option_accepts(row, number)) {
		zend_argument_value_error(
				ARG, "must be between %" PRId64 " and %" PRId64, row->min, row->max);
		return false;
	}
	err = skc_option_encode_number(row, number, out);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to set socket option");
	}
	return err == SKC_OK;
}

static bool encode_data(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	skc_err err = skc_option_encode_data(row, Z_STRVAL_P(value), Z_STRLEN_P(value), out);

	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to set socket option");
	}
	return err == SKC_OK;
}

static bool write_data(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	if (Z_TYPE_P(value) != IS_STRING) {
		return refuse_type(row, value, "string");
	}
	return encode_data(s, row, value, out);
}

static bool write_data_or_number(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	if (Z_TYPE_P(value) == IS_STRING) {
		return encode_data(s, row, value, out);
	}
	return write_number(s, row, value, out);
}

static bool write_spread(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	(void) s;
	if (Z_TYPE_P(value) != IS_LONG) {
		return refuse_type(row, value, "int");
	}
	if (skc_option_encode_number(row, Z_LVAL_P(value), out) != SKC_OK) {
		php_error_docref(NULL, E_WARNING, "Unsupported CBPF filter");
		return false;
	}
	return true;
}

static bool write_misplaced(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	(void) s;
	(void) row;
	(void) value;
	(void) out;
	php_error_docref(NULL, E_WARNING, "Invalid level");
	return false;
}

/* --- members ------------------------------------------------------------------------------------
 */

static void refuse_range(const skc_option *row, const char *name, int64_t min, int64_t max)
{
	if (row->max == INT64_MAX) {
		zend_argument_value_error(
				ARG, "\"%s\" must be greater than or equal to %" PRId64, name, min);
	} else {
		zend_argument_value_error(
				ARG, "\"%s\" must be between %" PRId64 " and %" PRId64, name, min, max);
	}
}

static bool read_member(const skc_option *row, size_t index, zval *value, int64_t *out)
{
	const char *name = row->layout->members[index].name;
	zval *member = php_sockets_member(value, name);
	int64_t min, max;

	if (member == NULL) {
		zend_argument_value_error(ARG, "must have key \"%s\"", name);
		return false;
	}
	if (!read_int(member, out)) {
		if (!EG(exception)) {
			zend_argument_type_error(ARG, "\"%s\" must be of type int, %s given", name,
					zend_zval_value_name(member));
		}
		return false;
	}
	skc_option_member_range(row, index, &min, &max);
	if (*out < min || *out > max) {
		refuse_range(row, name, min, max);
		return false;
	}
	return true;
}

static bool write_members(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	int64_t members[SKC_MEMBERS_MAX];

	(void) s;
	if (Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
		return refuse_type(row, value, "array");
	}
	for (size_t i = 0; i < row->layout->count; i++) {
		if (!read_member(row, i, value, &members[i])) {
			return false;
		}
	}
	return skc_option_encode_members(row, members, out) == SKC_OK;
}

static bool write_pktinfo6(php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
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
	[SKC_OPTION_ANY] = write_data_or_number,
	[SKC_OPTION_INT] = write_number,
	[SKC_OPTION_UINT] = write_number,
	[SKC_OPTION_UINT64] = write_number,
	[SKC_OPTION_BOOL] = write_number,
	[SKC_OPTION_BYTE] = write_number,
	[SKC_OPTION_BYTE_BOOL] = write_number,
	[SKC_OPTION_LENGTH] = write_number,
	[SKC_OPTION_STRUCT] = write_members,
	[SKC_OPTION_REPORT] = write_number,
	[SKC_OPTION_TIME] = write_members,
	[SKC_OPTION_NAME] = write_data,
	[SKC_OPTION_BYTES] = write_data,
	[SKC_OPTION_INTERFACE4] = php_sockets_write_interface,
	[SKC_OPTION_INTERFACE6] = php_sockets_write_interface,
	[SKC_OPTION_INTERFACE_NET] = php_sockets_write_interface,
	[SKC_OPTION_GROUP] = php_sockets_write_group,
	[SKC_OPTION_SOURCE] = php_sockets_write_group,
	[SKC_OPTION_PKTINFO6] = write_pktinfo6,
	[SKC_OPTION_FILTER] = write_data_or_number,
	[SKC_OPTION_SPREAD] = write_spread,
	[SKC_OPTION_MISPLACED] = write_misplaced,
};

bool php_sockets_write_option(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	return writers[row->kind](s, row, value, out);
}
