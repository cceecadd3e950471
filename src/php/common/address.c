#include "common/address.h"

#include "common/address_cache.h"
#include "common/assign.h"
#include "common/error.h"

#include "zend_smart_str.h"

/* The first two rows of the core's table, IPv4 and IPv6, are the last ones of the message. */
void php_sockets_domain_error(void)
{
	smart_str names = { 0 };
	const skc_family *family;

	for (size_t i = 2; (family = skc_family_at(i)) != NULL; i++) {
		smart_str_appends(&names, family->name);
		smart_str_appends(&names, ", ");
	}
	smart_str_0(&names);
	zend_argument_value_error(1, "must be one of %s%s, or %s", ZSTR_VAL(names.s),
			skc_family_at(1)->name, skc_family_at(0)->name);
	smart_str_free(&names);
}

/* Throws a ValueError when the port is out of the family's range. */
static bool address_port_fits(int family, zend_long port, uint32_t arg)
{
	const skc_family *row = skc_family_find(family);
	int64_t max = row != NULL ? row->port_max : UINT16_MAX;

	if (port >= 0 && port <= max) {
		return true;
	}
	/* A port of 32 bits is returned as a negative int where an int has 32 bits, and accepted as
	 * one. */
	if (SIZEOF_ZEND_LONG == 4 && max == UINT32_MAX) {
		return true;
	}
	zend_argument_value_error(arg, "must be between 0 and %" PRId64, max);
	return false;
}

/* Copies the addresses to memory of the request: a signal handler may end the request while they
 * are in use. */
static void address_copy_found(const skc_addr *found, size_t count, php_sockets_address_list *out)
{
	out->count = count;
	out->one = found[0];
	out->addrs = &out->one;
	if (count > 1) {
		out->addrs = safe_emalloc(count, sizeof(*found), 0);
		memcpy(out->addrs, found, count * sizeof(*found));
	}
}

static bool address_look_up(
		php_socket *s, const php_sockets_target *target, php_sockets_address_list *out)
{
	skc_err system = SKC_OK;
	skc_addr *found;
	size_t count;
	int code = skc_addr_resolve_all(s->type, ZSTR_VAL(target->text), ZSTR_LEN(target->text),
			target->port, &found, &count, &system);

	if (code == 0) {
		address_copy_found(found, count, out);
	}
	free(found);
	if (code != 0) {
		php_sockets_fail(s, skc_err_of_lookup(code), "Host lookup failed");
	}
	return code == 0;
}

/* Reads an address as socket_getsockname() returns it for a family without a row. */
static bool address_read_bytes(const php_socket *s, const php_sockets_target *target, skc_addr *out)
{
	if (skc_addr_from_bytes(s->type, ZSTR_VAL(target->text), ZSTR_LEN(target->text), out) ==
			SKC_OK) {
		return true;
	}
	zend_argument_value_error(target->text_arg,
			"must be the bytes of an address of family %d, which begin with the family", s->type);
	return false;
}

/* Reads a numeric address; *found is false for a name, which needs the resolver. False after an
 * exception or a warning. */
static bool address_read_target(php_socket *s, const php_sockets_target *target, const char *what,
		bool *found, skc_addr *out)
{
	const skc_addr *cached = php_address_cached(s->type, target->text, target->port);
	const skc_family *row;
	skc_err err;

	*found = true;
	if (EXPECTED(cached != NULL)) {
		*out = *cached;
		return true;
	}
	row = skc_family_find(s->type);
	if (row == NULL) {
		return address_read_bytes(s, target, out);
	}
	if (!address_port_fits(s->type, target->port, target->port_arg)) {
		return false;
	}
	if (skc_family_is_internet(s->type) && zend_str_has_nul_byte(target->text)) {
		zend_argument_value_error(target->text_arg, "must not contain any null bytes");
		return false;
	}
	err = row->parse(ZSTR_VAL(target->text), ZSTR_LEN(target->text), target->port, out);
	if (skc_family_is_internet(s->type)) {
		*found = err == SKC_OK;
		if (err == SKC_OK) {
			php_address_cache(target->text, target->port, out);
		}
		return true;
	}
	if (err == SKC_ENAMETOOLONG) {
		zend_argument_value_error(target->text_arg, "must be less than %zu",
				sizeof(((struct sockaddr_un *) NULL)->sun_path));
	} else if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
	}
	return err == SKC_OK;
}

bool php_sockets_addresses(php_socket *s, const php_sockets_target *target, const char *what,
		php_sockets_address_list *out)
{
	bool found;

	if (!address_read_target(s, target, what, &found, &out->one)) {
		return false;
	}
	if (!found) {
		return address_look_up(s, target, out);
	}
	out->addrs = &out->one;
	out->count = 1;
	return true;
}

void php_sockets_addresses_free(php_sockets_address_list *list)
{
	if (list->addrs != &list->one) {
		efree(list->addrs);
	}
}

bool php_sockets_address(
		php_socket *s, const php_sockets_target *target, const char *what, skc_addr *out)
{
	php_sockets_address_list list;
	bool found;

	if (!address_read_target(s, target, what, &found, out)) {
		return false;
	}
	if (found) {
		return true;
	}
	if (!address_look_up(s, target, &list)) {
		return false;
	}
	*out = list.one;
	php_sockets_addresses_free(&list);
	return true;
}

/* Internet addresses: the port is at the same offset in both families. */
static bool address_internet_to_zvals(const skc_addr *addr, zval *text, zval *port)
{
	php_sockets_assign_str(text, php_address_text(addr));
	if (port != NULL) {
		php_sockets_assign_long(port, ntohs(addr->u.in.sin_port));
	}
	return EG(exception) == NULL;
}

bool php_sockets_address_to_zvals(const skc_addr *addr, zval *text, zval *port)
{
	skc_addr_parts parts;

	if (skc_family_is_internet(skc_addr_family(addr))) {
		return address_internet_to_zvals(addr, text, port);
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
