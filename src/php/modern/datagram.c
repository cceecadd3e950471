#include "modern/datagram.h"

#include "common/address_cache.h"
#include "common/object.h"
#include "modern/endpoint.h"

zend_object_handlers php_datagram_handlers;

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

/* --- datagrams with an arrival ---------------------------------------------------------------- */

static zend_object_handlers arrived_handlers;

static php_datagram_arrived *modern_datagram_arrived(zend_object *object)
{
	return (php_datagram_arrived *) ((char *) object - offsetof(php_datagram_arrived, std));
}

static zend_always_inline php_datagram_arrived *modern_datagram_new(zend_class_entry *ce)
{
	php_datagram_arrived *made = emalloc(sizeof(*made) + PHP_DATAGRAM_MORE);

	ZVAL_NULL(&made->arrival);
	zend_object_std_init(&made->std, ce);
	made->std.handlers = &arrived_handlers;
	return made;
}

zend_object *php_datagram_create(zend_class_entry *ce)
{
	php_datagram_arrived *made = modern_datagram_new(ce);

	object_properties_init(&made->std, ce);
	return &made->std;
}

void php_datagram_make_arrived(
		zval *out, zend_string *data, const zval *like, bool truncated, const zval *arrival)
{
	php_datagram_arrived *made = modern_datagram_new(php_modern_classes.datagram);

	ZVAL_COPY(&made->arrival, arrival);
	php_datagram_fill(&made->std, data, like, truncated);
	ZVAL_OBJ(out, &made->std);
}

zval *php_datagram_arrival(zend_object *datagram)
{
	return datagram->handlers == &arrived_handlers ? &modern_datagram_arrived(datagram)->arrival
												   : NULL;
}

static void modern_datagram_free_arrived(zend_object *object)
{
	zend_object_std_dtor(object);
	zval_ptr_dtor_nogc(&modern_datagram_arrived(object)->arrival);
}

static zend_object *modern_datagram_clone_arrived(zend_object *object)
{
	zend_object *copy = php_datagram_create(object->ce);

	ZVAL_COPY(&modern_datagram_arrived(copy)->arrival, &modern_datagram_arrived(object)->arrival);
	zend_objects_clone_members(copy, object);
	return copy;
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
	php_datagram_set_address(slot, php_address_text(addr), ntohs(addr->u.in.sin_port));
}

static void modern_datagram_set_other(zval *slot, const skc_addr *addr)
{
	skc_addr_parts parts;

	if (skc_addr_family(addr) == AF_UNSPEC || skc_addr_print(addr, &parts) != SKC_OK ||
			parts.text_len == 0) {
		php_datagram_set_address(slot, NULL, -1);
	} else if (skc_addr_family(addr) == AF_UNIX) {
		skc_addr_path_to_text(&parts);
		php_datagram_set_address(slot, zend_string_init(parts.text, parts.text_len, 0), -1);
	} else {
		php_datagram_set_address(slot, zend_string_init(parts.text, parts.text_len, 0),
				parts.has_port ? parts.port : -1);
	}
}

void php_datagram_sender_init(php_datagram_sender *sender)
{
	memset(sender, 0, sizeof(*sender));
	sender->addr.len = PHP_DATAGRAM_NO_SENDER;
	php_datagram_set_address(sender->like, NULL, -1);
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
	ce->create_object = php_datagram_create;
	memcpy(&php_datagram_handlers, &std_object_handlers, sizeof(php_datagram_handlers));
	php_datagram_handlers.free_obj = modern_datagram_free_received;
	memcpy(&arrived_handlers, &std_object_handlers, sizeof(arrived_handlers));
	arrived_handlers.offset = offsetof(php_datagram_arrived, std);
	arrived_handlers.free_obj = modern_datagram_free_arrived;
	arrived_handlers.clone_obj = modern_datagram_clone_arrived;
}
