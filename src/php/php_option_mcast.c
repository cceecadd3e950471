#include "php_option.h"

#include "skc_mcast.h"

#define ARG PHP_SOCKETS_VALUE_ARG

/* Text as PHP's weak mode sees it; to be released. NULL after an exception. */
static zend_string *read_text(zval *value, const char *key, const char *type)
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

static bool read_index(zend_long number, unsigned *out)
{
	if (number < 0 || (zend_ulong) number > UINT_MAX) {
		zend_value_error("Index must be between 0 and %u", UINT_MAX);
		return false;
	}
	*out = (unsigned) number;
	return true;
}

bool php_sockets_read_interface(zval *value, const char *key, unsigned *out)
{
	zend_string *name;
	skc_err err;

	if (Z_TYPE_P(value) == IS_LONG) {
		return read_index(Z_LVAL_P(value), out);
	}
	name = read_text(value, key, "string|int");
	if (name == NULL) {
		return false;
	}
	err = skc_mcast_interface(ZSTR_VAL(name), ZSTR_LEN(name), out);
	if (err != SKC_OK) {
		php_error_docref(
				NULL, E_WARNING, "No interface with name \"%s\" could be found", ZSTR_VAL(name));
	}
	zend_string_release(name);
	return err == SKC_OK;
}

bool php_sockets_write_interface(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	unsigned index;
	skc_err err;

	(void) s;
	if (!php_sockets_read_interface(value, NULL, &index)) {
		return false;
	}
	err = skc_option_encode_number(row, index, out);
	if (err != SKC_OK) {
		/* "No such device or address" is what the look-up of an index says. */
		php_error_docref(NULL, E_WARNING, "Failed obtaining address for interface %u: error %d",
				index, err == SKC_ENXIO ? SKC_ENODEV : err);
	}
	return err == SKC_OK;
}

static bool read_address(php_socket *s, zval *value, const char *key, skc_addr *out)
{
	zval *member = php_sockets_member(value, key);
	php_sockets_target target;
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
	text = read_text(member, key, "string");
	if (text == NULL) {
		return false;
	}
	target = (php_sockets_target){ .text = text, .text_arg = ARG, .port_arg = ARG };
	found = php_sockets_addresses(s, &target, "Unable to set socket option", out, 1) > 0;
	zend_string_release(text);
	return found;
}

bool php_sockets_write_group(
		php_socket *s, const skc_option *row, zval *value, skc_option_bytes *out)
{
	skc_addr group, source = SKC_ADDR_EMPTY;
	skc_mcast mcast = { .index = 0, .group = &group, .source = &source };
	zval *interface;

	if (Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT) {
		zend_argument_type_error(ARG,
				"must be of type array when argument #3 ($option) is %s, %s given", row->name,
				zend_zval_value_name(value));
		return false;
	}
	if (!read_address(s, value, "group", &group)) {
		return false;
	}
	if (row->kind == SKC_OPTION_SOURCE && !read_address(s, value, "source", &source)) {
		return false;
	}
	interface = php_sockets_member(value, "interface");
	if (interface != NULL && !php_sockets_read_interface(interface, "interface", &mcast.index)) {
		return false;
	}
	return skc_mcast_encode(row, &mcast, out) == SKC_OK;
}
