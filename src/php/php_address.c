#include "php_glue.h"

#include "php_address_cache.h"

bool php_sockets_port_fits(int family, zend_long port, uint32_t arg)
{
	const skc_family *row = skc_family_find(family);
	int64_t max = row != NULL ? row->port_max : UINT16_MAX;

	if (port >= 0 && port <= max) {
		return true;
	}
	/* A port of 32 bits is given out as a negative int where PHP has 32 bits, and taken back. */
	if (SIZEOF_ZEND_LONG == 4 && max == UINT32_MAX) {
		return true;
	}
	zend_argument_value_error(arg, "must be between 0 and %" PRId64, max);
	return false;
}

static size_t look_up(php_socket *s, const php_sockets_target *target, skc_addr *out, size_t max)
{
	size_t count = 0;
	skc_err system = SKC_OK;
	int code;

	if (skc_addr_parse(s->type, ZSTR_VAL(target->text), ZSTR_LEN(target->text), target->port,
				out) == SKC_OK) {
		php_address_cache(target->text, target->port, out);
		return 1;
	}
	code = skc_addr_resolve(s->type, ZSTR_VAL(target->text), ZSTR_LEN(target->text), target->port,
			out, max, &count, &system);
	if (code != 0) {
		php_sockets_fail(s, SKC_HOST_ERROR_BASE - skc_os_host_error(code), "Host lookup failed");
		return 0;
	}
	return count;
}

size_t php_sockets_addresses(php_socket *s, const php_sockets_target *target, const char *what,
		skc_addr *out, size_t max)
{
	const skc_addr *cached = php_address_cached(s->type, target->text, target->port);
	const skc_family *row;
	skc_err err;

	if (EXPECTED(cached != NULL)) {
		*out = *cached;
		return 1;
	}
	row = skc_family_find(s->type);
	if (row == NULL) {
		zend_argument_value_error(1, "must be one of %s", php_sockets_domains);
		return 0;
	}
	if (!php_sockets_port_fits(s->type, target->port, target->port_arg)) {
		return 0;
	}
	if (skc_family_is_internet(s->type)) {
		if (zend_str_has_nul_byte(target->text)) {
			zend_argument_value_error(target->text_arg, "must not contain any null bytes");
			return 0;
		}
		return look_up(s, target, out, max);
	}
	err = row->parse(ZSTR_VAL(target->text), ZSTR_LEN(target->text), target->port, out);
	if (err == SKC_ENAMETOOLONG) {
		zend_argument_value_error(target->text_arg, "must be less than %zu",
				sizeof(((struct sockaddr_un *) NULL)->sun_path));
		return 0;
	}
	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		return 0;
	}
	return 1;
}

/* Internet addresses: their port is at the same place in both families. */
static bool internet_to_zvals(const skc_addr *addr, zval *text, zval *port)
{
	zend_string *printed = php_address_cached_text(addr);
	skc_addr_parts parts;

	if (printed == NULL) {
		skc_addr_print(addr, &parts);
		printed = zend_string_init(parts.text, parts.text_len, 0);
		php_address_cache_text(addr, printed);
	}
	php_sockets_assign_str(text, printed);
	if (port != NULL) {
		php_sockets_assign_long(port, ntohs(addr->u.in.sin_port));
	}
	return EG(exception) == NULL;
}

bool php_sockets_address_to_zvals(const skc_addr *addr, zval *text, zval *port)
{
	skc_addr_parts parts;

	if (skc_family_is_internet(skc_addr_family(addr))) {
		return internet_to_zvals(addr, text, port);
	}
	if (skc_addr_print(addr, &parts) != SKC_OK) {
		return php_sockets_assign_str(text, zend_string_init(addr->u.bytes, addr->len, 0));
	}
	php_sockets_assign_str(text, zend_string_init(parts.text, parts.text_len, 0));
	if (port != NULL && parts.has_port) {
		php_sockets_assign_long(port, (zend_long) parts.port);
	}
	return EG(exception) == NULL;
}
