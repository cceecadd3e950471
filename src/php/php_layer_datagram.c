#include "php_layer_datagram.h"

#include "php_address_cache.h"

#include "layer_batch_arginfo.h"

PHP_METHOD(Sockets_Datagram, __construct)
{
	zend_string *data;
	zend_string *address = NULL;
	zend_long port = 0;
	bool no_port = true;
	zval *control = NULL;
	bool truncated = false;
	zval none;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(address)
		Z_PARAM_LONG_OR_NULL(port, no_port)
		Z_PARAM_ARRAY(control)
		Z_PARAM_BOOL(truncated)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF_P(php_datagram_slot(Z_OBJ_P(ZEND_THIS), PHP_DATAGRAM_DATA))) {
		zend_throw_error(NULL, "Sockets\\Datagram is constructed already");
		RETURN_THROWS();
	}
	if (!no_port && (port < 0 || (int64_t) port > UINT32_MAX)) {
		zend_argument_value_error(3, "must be between 0 and %u", UINT32_MAX);
		RETURN_THROWS();
	}
	ZVAL_EMPTY_ARRAY(&none);
	php_datagram_fill(Z_OBJ_P(ZEND_THIS), zend_string_copy(data), address, no_port ? -1 : port,
			control != NULL ? control : &none, truncated);
}

/* --- who has sent it --- */

/* Internet addresses are kept; their port is at the same place in both families. */
static void set_internet(php_datagram_sender *sender, const skc_addr *addr)
{
	skc_addr_parts parts;

	sender->text = php_address_cached_text(addr);
	sender->port = ntohs(addr->u.in.sin_port);
	if (sender->text == NULL) {
		skc_addr_print(addr, &parts);
		sender->text = zend_string_init(parts.text, parts.text_len, 0);
		php_address_cache_text(addr, sender->text);
	}
}

/* "@name" is an abstract name, so that a path of that form begins with "./". */
static zend_string *path_text(const skc_addr_parts *parts)
{
	zend_string *text;

	if (parts->text[0] == '@') {
		return zend_strpprintf(0, "./%s", parts->text);
	}
	text = zend_string_init(parts->text, parts->text_len, 0);
	if (ZSTR_VAL(text)[0] == '\0') {
		ZSTR_VAL(text)[0] = '@';
	}
	return text;
}

static void set_other(php_datagram_sender *sender, const skc_addr *addr)
{
	skc_addr_parts parts;

	if (skc_addr_family(addr) == AF_UNSPEC || skc_addr_print(addr, &parts) != SKC_OK ||
			parts.text_len == 0) {
		return;
	}
	if (skc_addr_family(addr) == AF_UNIX) {
		sender->text = path_text(&parts);
		return;
	}
	sender->text = zend_string_init(parts.text, parts.text_len, 0);
	sender->port = parts.has_port ? (zend_long) parts.port : -1;
}

void php_datagram_sender_set(php_datagram_sender *sender, const skc_addr *addr)
{
	php_datagram_sender_free(sender);
	sender->addr = *addr;
	sender->text = NULL;
	sender->port = -1;
	if (skc_family_is_internet(skc_addr_family(addr))) {
		set_internet(sender, addr);
	} else {
		set_other(sender, addr);
	}
}

void php_datagram_sender_free(php_datagram_sender *sender)
{
	if (sender->text != NULL) {
		zend_string_release(sender->text);
	}
}

/* --- where it goes to --- */

static const char *path_in(const zend_string *text, skc_addr *out)
{
	char abstract[sizeof(out->u.un.sun_path)];

	if (ZSTR_LEN(text) > sizeof(abstract)) {
		return "a path that fits";
	}
	if (ZSTR_LEN(text) > 1 && ZSTR_VAL(text)[0] == '@') {
		memcpy(abstract, ZSTR_VAL(text), ZSTR_LEN(text));
		abstract[0] = '\0';
		return skc_addr_parse(AF_UNIX, abstract, ZSTR_LEN(text), 0, out) == SKC_OK
				? NULL
				: "an abstract name";
	}
	return ZSTR_LEN(text) > 0 && !zend_str_has_nul_byte(text) &&
					skc_addr_parse(AF_UNIX, ZSTR_VAL(text), ZSTR_LEN(text), 0, out) == SKC_OK
			? NULL
			: "a path that fits";
}

static const char *wanted_of(int family)
{
	if (!skc_family_is_internet(family)) {
		return "an address of the family";
	}
	return family == AF_INET ? "a numeric IPv4 address" : "a numeric IPv6 address";
}

const char *php_datagram_address(
		const php_socket *s, const zend_string *text, zend_long port, skc_addr *out)
{
	const skc_addr *cached = php_address_cached(s->type, text, port);
	const skc_family *row = skc_family_find(s->type);

	if (EXPECTED(cached != NULL)) {
		*out = *cached;
		return NULL;
	}
	if (s->type == AF_UNIX) {
		return path_in(text, out);
	}
	if (row == NULL || (row->port_needed && (port < 0 || port > row->port_max))) {
		return row == NULL ? "no address for a socket of this family" : "a port of the family";
	}
	if (skc_addr_parse(s->type, ZSTR_VAL(text), ZSTR_LEN(text), port < 0 ? 0 : port, out) !=
			SKC_OK) {
		return wanted_of(s->type);
	}
	if (skc_family_is_internet(s->type)) {
		php_address_cache(text, port, out);
	}
	return NULL;
}

bool php_layer_has_datagrams(php_socket *s, uint32_t arg)
{
	int type;

	if (!php_sockets_is_open(s, arg)) {
		return false;
	}
	type = php_sockets_type_of(s);
	if (type != SOCK_STREAM && type != SOCK_SEQPACKET) {
		return true;
	}
	zend_argument_value_error(arg, "must be a socket of datagrams");
	return false;
}

void php_layer_batch_startup(int type)
{
	php_layer_classes.datagram = register_class_Sockets_Datagram();
	zend_register_functions(NULL, ext_functions, NULL, type);
}
