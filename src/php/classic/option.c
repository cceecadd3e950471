#include <string.h>

#include "classic/option_value.h"
#include "common/custody.h"
#include "common/error.h"
#include "common/object.h"
#include "message/received.h"
#include "skc_pktinfo.h"

/* --- parameters ------------------------------------------------------------------------------- */

/* Levels and options are ints for the system. */
static bool classic_option_is_int(zend_long number, uint32_t arg)
{
	if (EXPECTED(number >= INT_MIN && number <= INT_MAX)) {
		return true;
	}
	zend_argument_value_error(arg, "must be between %d and %d", INT_MIN, INT_MAX);
	return false;
}

static bool classic_option_find_option(
		php_socket *s, zend_long level, zend_long option, skc_option *out)
{
	if (!php_sockets_is_open(s, 1) || !classic_option_is_int(level, 2) ||
			!classic_option_is_int(option, 3)) {
		return false;
	}
	skc_option_find((int) level, (int) option, out);
	return true;
}

/* --- a value as zval -------------------------------------------------------------------------- */

static void classic_option_show_bytes(
		zval *return_value, const char *key, const char *data, size_t len)
{
	array_init_size(return_value, 1);
	add_assoc_stringl(return_value, key, data, len);
}

static bool classic_option_fits(int64_t number)
{
	return number >= ZEND_LONG_MIN && number <= ZEND_LONG_MAX;
}

/* A number that an int of PHP cannot hold becomes a float, as in PHP's arithmetic. */
static void classic_option_add_number(zval *array, const char *key, int64_t number)
{
	if (classic_option_fits(number)) {
		add_assoc_long(array, key, (zend_long) number);
	} else {
		add_assoc_double(array, key, (double) number);
	}
}

/* The return type has no float: a number of 32 bits wraps as in PHP 8.6, a larger one becomes
 * bytes. */
static void classic_option_show_number(
		zval *return_value, const skc_option_bytes *bytes, const skc_option_value *value)
{
	if (!classic_option_fits(value->number) && (value->number < 0 || value->number > UINT32_MAX)) {
		classic_option_show_bytes(return_value, "raw", bytes->data, bytes->len);
	} else {
		RETURN_LONG((zend_long) value->number);
	}
}

static void classic_option_show_members(
		zval *return_value, const skc_option *row, const skc_option_value *value)
{
	array_init_size(return_value, (uint32_t) value->count);
	for (size_t i = 0; i < value->count; i++) {
		classic_option_add_number(return_value, row->layout->members[i].name, value->members[i]);
	}
}

static void classic_option_show_pktinfo6(zval *return_value, const skc_option_bytes *bytes)
{
	struct in6_pktinfo info;

	memset(&info, 0, sizeof(info));
	memcpy(&info, bytes->data, bytes->len < sizeof(info) ? bytes->len : sizeof(info));
	php_sockets_pktinfo6_to_zval(&info, return_value);
}

/* The return type has no resource: an array holds the stream. Warns. */
static void classic_option_show_handle(zval *return_value, php_socket *s, skc_handle handle)
{
	const char *what;
	zval owner;
	skc_err err = php_message_adopt(handle, &owner, &what);

	if (err != SKC_OK) {
		php_custody_close(handle);
		php_sockets_fail(s, err, "Unable to retrieve socket option");
		RETURN_FALSE;
	}
	array_init_size(return_value, 1);
	add_assoc_zval(return_value, "stream", &owner);
}

static void classic_option_show_value(zval *return_value, const skc_option *row,
		const skc_option_bytes *bytes, const skc_option_value *value)
{
	if (value->shape == SKC_SHAPE_NUMBER) {
		classic_option_show_number(return_value, bytes, value);
	} else if (value->shape == SKC_SHAPE_MEMBERS) {
		classic_option_show_members(return_value, row, value);
	} else if (row->kind == SKC_OPTION_PKTINFO6) {
		classic_option_show_pktinfo6(return_value, bytes);
	} else {
		classic_option_show_bytes(return_value, value->shape == SKC_SHAPE_NAME ? "name" : "raw",
				value->data, value->len);
	}
}

static void classic_option_warn_no_interface(
		php_socket *s, const skc_option_bytes *bytes, skc_err err)
{
	char text[16];
	struct in_addr addr;

	memcpy(&addr, bytes->data, sizeof(addr));
	skc_inet4_print(&addr, text);
	php_sockets_set_error(s, err);
	php_error_docref(NULL, E_WARNING, "The interface with IP address %s was not found", text);
}

/* --- functions -------------------------------------------------------------------------------- */

PHP_FUNCTION(socket_get_option)
{
	zval *socket;
	zend_long level, option;
	php_socket *s;
	skc_option row;
	skc_option_bytes bytes;
	skc_option_value value;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(level)
		Z_PARAM_LONG(option)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!classic_option_find_option(s, level, option, &row)) {
		RETURN_THROWS();
	}
	err = skc_option_get(php_sockets_sock(s).handle, &row, &bytes);
	if (err != SKC_OK) {
		php_sockets_fail(s, err,
				row.kind == SKC_OPTION_PKTINFO6 ? "unable to get socket option"
												: "Unable to retrieve socket option");
		RETURN_FALSE;
	}
	err = skc_option_decode(&row, &bytes, &value);
	if (err != SKC_OK) {
		classic_option_warn_no_interface(s, &bytes, err);
		RETURN_FALSE;
	}
	if (value.shape == SKC_SHAPE_HANDLE) {
		classic_option_show_handle(return_value, s, (skc_handle) value.number);
	} else {
		classic_option_show_value(return_value, &row, &bytes, &value);
	}
}

PHP_FUNCTION(socket_set_option)
{
	zval *socket, *value;
	zend_long level, option;
	php_socket *s;
	skc_option row;
	skc_option_bytes bytes;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(level)
		Z_PARAM_LONG(option)
		Z_PARAM_ZVAL(value)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!classic_option_find_option(s, level, option, &row)) {
		RETURN_THROWS();
	}
	if (!php_sockets_write_option(s, &row, value, &bytes)) {
		RETURN_FALSE;
	}
	/* Reading the value may have run a destructor or an error handler that closed the socket. */
	if (!php_sockets_is_open(s, 1)) {
		RETURN_THROWS();
	}
	err = skc_option_set(php_sockets_sock(s).handle, &bytes);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to set socket option");
		RETURN_FALSE;
	}
	if (row.kind == SKC_OPTION_TIME && row.level == SOL_SOCKET) {
		php_sockets_state_of(s)->timed = 1;
	}
	if (UNEXPECTED(php_sockets_state_of(s)->own_pktinfo) &&
			skc_pktinfo_is_option(row.level, row.option)) {
		php_sockets_state_of(s)->own_pktinfo = 0;
	}
	RETURN_TRUE;
}
