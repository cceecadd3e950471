#include "classic/option_mcast.h"

#include "classic/option_value.h"
#include "common/compat.h"
#include "common/error.h"
#include "skc_mcast.h"

#define ARG PHP_SOCKETS_VALUE_ARG

/* The value as a string, converted as in PHP's weak mode. The caller releases it. NULL after an
 * exception. */
static zend_string *option_mcast_read_text(zval *value, const char *key, const char *type)
{
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return zval_try_get_string(value);
	}
	if (key != NULL) {
		zend_argument_type_error(ARG, "\"%s\" must be of type %s, array given", key, type);
	} else {
		zend_argument_type_error(ARG, "must be of type %s, array given", type);
	}
	return NULL;
}

static bool option_mcast_read_index(zend_long number, unsigned *out)
{
	if (number < 0 || (zend_ulong) number > UINT_MAX) {
		zend_value_error("Index must be between 0 and %u", UINT_MAX);
		return false;
	}
	*out = (unsigned) number;
	return true;
}

bool php_sockets_read_interface(php_socket *s, zval *value, const char *key, unsigned *out)
{
	zend_string *name;
	skc_err err;

	if (Z_TYPE_P(value) == IS_LONG) {
		return option_mcast_read_index(Z_LVAL_P(value), out);
	}
	name = option_mcast_read_text(value, key, "string|int");
	if (name == NULL) {
		return false;
	}
	err = skc_mcast_interface(ZSTR_VAL(name), ZSTR_LEN(name), out);
	if (err != SKC_OK) {
		php_sockets_set_error(s, err);
		php_error_docref(
				NULL, E_WARNING, "No interface with name \"%s\" could be found", ZSTR_VAL(name));
	}
	zend_string_release(name);
	return err == SKC_OK;
}

bool php_sockets_write_interface(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	char name[IF_NAMESIZE];
	unsigned index;
	skc_err err;

	if (!php_sockets_read_interface(s, value, NULL, &index)) {
		return false;
	}
	if (row->kind == SKC_OPTION_INTERFACE4 && index != 0 && !skc_family_is_internet(s->type)) {
		/* PHP's own extension asks the socket itself for the interface's name and address. */
		err = skc_os_interface_name(index, name) == SKC_OK ? SKC_ENOTTY : SKC_ENODEV;
	} else {
		err = skc_option_encode_number(row, index, out);
	}
	if (err != SKC_OK) {
		/* "No such device or address" is what the lookup of an index reports. */
		err = err == SKC_ENXIO ? SKC_ENODEV : err;
		php_sockets_set_error(s, err);
		php_error_docref(
				NULL, E_WARNING, "Failed obtaining address for interface %u: error %d", index, err);
	}
	return err == SKC_OK;
}

/* Options of IPPROTO_IP concern IPv4, also on a socket of both families. */
static int option_mcast_family_of(const php_socket *s, const skc_option *row)
{
	return s->type == AF_INET6 && row->level == IPPROTO_IP ? AF_INET : s->type;
}

/* Numeric, or the result of a lookup. */
static bool option_mcast_find_address(
		php_socket *s, int family, const zend_string *text, skc_addr *out)
{
	skc_err system = SKC_OK;
	size_t count;
	int code;

	if (zend_str_has_nul_byte(text)) {
		zend_argument_value_error(ARG, "must not contain any null bytes");
		return false;
	}
	if (skc_addr_parse(family, ZSTR_VAL(text), ZSTR_LEN(text), 0, out) == SKC_OK) {
		return true;
	}
	code = skc_addr_resolve(family, ZSTR_VAL(text), ZSTR_LEN(text), 0, out, 1, &count, &system);
	if (code != 0) {
		php_sockets_fail(s, skc_err_of_lookup(code), "Host lookup failed");
	}
	return code == 0;
}

static bool option_mcast_read_address(
		php_socket *s, const skc_option *row, zval *value, const char *key, skc_addr *out)
{
	zval *member = php_sockets_member(value, key);
	zend_string *text;
	bool found;

	if (member == NULL) {
		zend_value_error("No key \"%s\" passed in optval", key);
		return false;
	}
	if (!skc_family_is_internet(s->type)) {
		zend_value_error("IP address used in the context of an unexpected type of socket");
		return false;
	}
	text = option_mcast_read_text(member, key, "string");
	if (text == NULL) {
		return false;
	}
	found = option_mcast_find_address(s, option_mcast_family_of(s, row), text, out);
	zend_string_release(text);
	return found;
}

/* The zone of an IPv6 address is the interface unless one is given. */
static bool option_mcast_agree_on_interface(const skc_addr *addr, const char *key, skc_mcast *mcast)
{
	unsigned zone = skc_mcast_zone(addr);

	if (zone == 0 || zone == mcast->index) {
		return true;
	}
	if (mcast->index != 0) {
		zend_argument_value_error(ARG, "\"%s\" must not have the zone of another interface", key);
		return false;
	}
	mcast->index = zone;
	return true;
}

bool php_sockets_write_group(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	skc_addr group, source = SKC_ADDR_EMPTY;
	skc_mcast mcast = { .index = 0, .group = &group, .source = &source };
	zval *member;

	if (Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
		zend_argument_type_error(ARG,
				"must be of type array when argument #3 ($option) is %s, %s given", row->name,
				zend_zval_value_name(value));
		return false;
	}
	if (!option_mcast_read_address(s, row, value, "group", &group)) {
		return false;
	}
	if (row->kind == SKC_OPTION_SOURCE &&
			!option_mcast_read_address(s, row, value, "source", &source)) {
		return false;
	}
	member = php_sockets_member(value, "interface");
	if (member != NULL && !php_sockets_read_interface(s, member, "interface", &mcast.index)) {
		return false;
	}
	return option_mcast_agree_on_interface(&group, "group", &mcast) &&
			option_mcast_agree_on_interface(&source, "source", &mcast) &&
			skc_mcast_encode(row, &mcast, out) == SKC_OK;
}
