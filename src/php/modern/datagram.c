#include "modern/datagram.h"

#include "common/address_cache.h"
#include "common/object.h"

zend_object_handlers php_datagram_handlers;

/* Takes text, which may be NULL. port -1: none. */
static void modern_datagram_set_address(zval *slot, zend_string *text, int64_t port)
{
	if (text != NULL) {
		ZVAL_STR(&slot[PHP_DATAGRAM_ADDRESS], text);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_ADDRESS]);
	}
	if (port >= 0) {
		ZVAL_LONG(&slot[PHP_DATAGRAM_PORT], (zend_long) port);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_PORT]);
	}
}

/* Frees a received datagram. The types of its properties are known, which saves time, unless a
 * program has requested its property table or a weak reference. */
static void modern_datagram_free_received(zend_object *object)
{
	zval *slot = php_datagram_slot(object, 0);

	if (UNEXPECTED(object->properties != NULL || (GC_FLAGS(object) & IS_OBJ_WEAKLY_REFERENCED))) {
		zend_object_std_dtor(object);
		return;
	}
	zend_string_release(Z_STR(slot[PHP_DATAGRAM_DATA]));
	zval_ptr_dtor_nogc(&slot[PHP_DATAGRAM_ADDRESS]);
	zval_ptr_dtor_nogc(&slot[PHP_DATAGRAM_CONTROL]);
}

PHP_METHOD(Sockets_Datagram, __construct)
{
	zval *slot = php_datagram_slot(Z_OBJ_P(ZEND_THIS), 0);
	zend_string *data;
	zend_string *address = NULL;
	zend_long port = 0;
	bool no_port = true;
	zval *control = NULL;
	bool truncated = false;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(address)
		Z_PARAM_LONG_OR_NULL(port, no_port)
		Z_PARAM_ARRAY(control)
		Z_PARAM_BOOL(truncated)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF(slot[PHP_DATAGRAM_DATA])) {
		zend_throw_error(NULL, "Sockets\\Datagram object is already constructed");
		RETURN_THROWS();
	}
	if (!no_port && SIZEOF_ZEND_LONG > 4 && (port < 0 || (int64_t) port > UINT32_MAX)) {
		zend_argument_value_error(3, "must be between 0 and %u", UINT32_MAX);
		RETURN_THROWS();
	}
	for (int i = 0; i < PHP_DATAGRAM_COUNT; i++) {
		Z_PROP_FLAG_P(&slot[i]) = 0;
	}
	ZVAL_STR_COPY(&slot[PHP_DATAGRAM_DATA], data);
	modern_datagram_set_address(slot, address != NULL ? zend_string_copy(address) : NULL, -1);
	if (!no_port) {
		ZVAL_LONG(&slot[PHP_DATAGRAM_PORT], port);
	}
	if (control != NULL) {
		ZVAL_COPY(&slot[PHP_DATAGRAM_CONTROL], control);
	} else {
		ZVAL_EMPTY_ARRAY(&slot[PHP_DATAGRAM_CONTROL]);
	}
	ZVAL_BOOL(&slot[PHP_DATAGRAM_TRUNCATED], truncated);
}

/* --- senders ---------------------------------------------------------------------------------- */

/* Both families have the port at the same offset. */
static void modern_datagram_set_internet(zval *slot, const skc_addr *addr)
{
	skc_addr unmapped;

	if (skc_addr_is_mapped(addr)) {
		unmapped = *addr;
		skc_addr_unmap(&unmapped);
		addr = &unmapped;
	}
	modern_datagram_set_address(slot, php_address_text(addr), ntohs(addr->u.in.sin_port));
}

static void modern_datagram_set_other(zval *slot, const skc_addr *addr)
{
	skc_addr_parts parts;

	if (skc_addr_family(addr) == AF_UNSPEC || skc_addr_print(addr, &parts) != SKC_OK ||
			parts.text_len == 0) {
		modern_datagram_set_address(slot, NULL, -1);
	} else if (skc_addr_family(addr) == AF_UNIX) {
		skc_addr_path_to_text(&parts);
		modern_datagram_set_address(slot, zend_string_init(parts.text, parts.text_len, 0), -1);
	} else {
		modern_datagram_set_address(slot, zend_string_init(parts.text, parts.text_len, 0),
				parts.has_port ? parts.port : -1);
	}
}

void php_datagram_sender_init(php_datagram_sender *sender)
{
	memset(sender, 0, sizeof(*sender));
	modern_datagram_set_address(sender->like, NULL, -1);
	ZVAL_EMPTY_ARRAY(&sender->like[PHP_DATAGRAM_CONTROL]);
}

void php_datagram_sender_set(php_datagram_sender *sender, const skc_addr *addr)
{
	php_datagram_sender_free(sender);
	sender->addr = *addr;
	if (skc_family_is_internet(skc_addr_family(addr))) {
		modern_datagram_set_internet(sender->like, addr);
	} else {
		modern_datagram_set_other(sender->like, addr);
	}
}

void php_datagram_sender_free(php_datagram_sender *sender)
{
	zval_ptr_dtor_nogc(&sender->like[PHP_DATAGRAM_ADDRESS]);
}

/* --- receivers -------------------------------------------------------------------------------- */

static const char *modern_datagram_path_in(const zend_string *text, skc_addr *out)
{
	bool abstract = skc_addr_path_is_abstract(ZSTR_VAL(text), ZSTR_LEN(text));

	return ZSTR_LEN(text) > 0 && (abstract || !zend_str_has_nul_byte(text)) &&
					skc_addr_path_from_text(ZSTR_VAL(text), ZSTR_LEN(text), out) == SKC_OK
			? NULL
			: "a valid path";
}

static const char *modern_datagram_wanted_of(int family)
{
	if (!skc_family_is_internet(family)) {
		return "a valid address of the socket's family";
	}
	return family == AF_INET ? "a numeric IPv4 address" : "a numeric IPv6 or IPv4 address";
}

/* A family that needs no port accepts every number that the constructor accepts. */
static bool modern_datagram_port_fits(const skc_family *row, int64_t port)
{
	return row->port_needed ? port >= 0 && port <= row->port_max : port >= -1 && port <= UINT32_MAX;
}

const char *php_datagram_address(
		const php_socket *s, const zend_string *text, int64_t port, skc_addr *out)
{
	const skc_addr *cached = php_address_cached(s->type, text, (zend_long) port);
	const skc_family *row = skc_family_find(s->type);

	if (EXPECTED(cached != NULL)) {
		*out = *cached;
		return NULL;
	}
	if (s->type == AF_UNIX) {
		return modern_datagram_path_in(text, out);
	}
	if (row == NULL || !modern_datagram_port_fits(row, port)) {
		if (row == NULL) {
			return "no address for a socket of this family";
		}
		return row->port_needed && row->port_max == UINT16_MAX ? "a port between 0 and 65535"
															   : "a port between 0 and 4294967295";
	}
	if (skc_addr_parse_for(s->type, ZSTR_VAL(text), ZSTR_LEN(text), port < 0 ? 0 : port, out) !=
			SKC_OK) {
		return modern_datagram_wanted_of(s->type);
	}
	if (skc_family_is_internet(s->type)) {
		php_address_cache(text, (zend_long) port, out);
	}
	return NULL;
}

bool php_modern_has_messages(php_socket *s, uint32_t arg)
{
	if (!php_sockets_is_open(s, arg)) {
		return false;
	}
	if (php_sockets_type_of(s) != SOCK_STREAM) {
		return true;
	}
	zend_argument_value_error(arg, "must be a datagram or packet socket");
	return false;
}

bool php_modern_has_datagrams(php_socket *s, uint32_t arg)
{
	int type;

	if (!php_sockets_is_open(s, arg)) {
		return false;
	}
	type = php_sockets_type_of(s);
	if (type != SOCK_STREAM && type != SOCK_SEQPACKET) {
		return true;
	}
	zend_argument_value_error(arg, "must be a datagram socket");
	return false;
}

void php_modern_prepare_datagram(zend_class_entry *ce)
{
	ZEND_ASSERT(zend_object_properties_size(ce) == PHP_DATAGRAM_MORE);
	(void) ce;
	memcpy(&php_datagram_handlers, &std_object_handlers, sizeof(php_datagram_handlers));
	php_datagram_handlers.free_obj = modern_datagram_free_received;
}
