#include "modern/arrival.h"

#include "common/address_cache.h"
#include "common/object.h"
#include "message/path.h"
#include "message/received.h"

/* The elements of the array. */
static const char key_type[] = "type";               /* int, SOCK_* */
static const char key_mapped[] = "mapped";           /* true, or missing */
static const char key_destination[] = "destination"; /* string, or missing */
static const char key_port[] = "port";               /* int */
static const char key_answer[] = "answer";           /* control messages, or missing */

/* --- making ----------------------------------------------------------------------------------- */

/* Both families have the port at the same offset. */
static int arrival_local_port(php_arrivals *arrivals)
{
	skc_addr addr;

	if (arrivals->port < 0) {
		arrivals->port = 0;
		if (skc_os_local_name(php_sockets_sock(arrivals->socket).handle, &addr) == SKC_OK &&
				skc_family_is_internet(skc_addr_family(&addr))) {
			arrivals->port = ntohs(addr.u.in.sin_port);
		}
	}
	return arrivals->port;
}

static bool arrival_has_endpoints(int family)
{
	return skc_family_is_internet(family) || family == AF_UNIX;
}

static HashTable *arrival_make(const php_arrivals *arrivals, bool mapped)
{
	php_socket *s = arrivals->socket;
	HashTable *array = zend_new_array(5);
	zval value;

	ZVAL_LONG(&value, arrival_has_endpoints(s->type) ? php_sockets_type_of(s) : -1);
	zend_hash_str_add_new(array, key_type, strlen(key_type), &value);
	if (mapped) {
		ZVAL_TRUE(&value);
		zend_hash_str_add_new(array, key_mapped, strlen(key_mapped), &value);
	}
	return array;
}

static void arrival_add_answer(HashTable *array, const skc_pktinfo *info)
{
	php_message_path at = PHP_MESSAGE_ROOT("control");
	skc_pktinfo_buffer buffer;
	skc_message message = { .control = buffer.bytes };
	zval control;

	message.control_len = skc_pktinfo_answer(info, &buffer);
	if (php_message_control_to_zval(&at, &message, &control)) {
		zend_hash_str_add_new(array, key_answer, strlen(key_answer), &control);
	}
}

static void arrival_add_info(php_arrivals *arrivals, HashTable *array)
{
	skc_addr addr;
	zval value;

	skc_pktinfo_destination(&arrivals->info, 0, &addr);
	skc_addr_unmap(&addr);
	ZVAL_STR(&value, php_address_text(&addr));
	zend_hash_str_add_new(array, key_destination, strlen(key_destination), &value);
	ZVAL_LONG(&value, arrival_local_port(arrivals));
	zend_hash_str_add_new(array, key_port, strlen(key_port), &value);
	if (skc_pktinfo_has_source(&arrivals->info)) {
		arrival_add_answer(array, &arrivals->info);
	}
}

/* Of an IPv4 or IPv6 address of a datagram socket, and of a path, the properties have everything.
 */
void php_arrivals_set_sender(php_arrivals *arrivals, const skc_addr *sender)
{
	php_socket *s = arrivals->socket;
	bool mapped = skc_addr_is_mapped(sender);

	if (EXPECTED(!mapped && arrival_has_endpoints(s->type) &&
				php_sockets_type_of(s) == SOCK_DGRAM)) {
		zval_ptr_dtor_nogc(&arrivals->bare);
		ZVAL_NULL(&arrivals->bare);
	} else if (Z_TYPE(arrivals->bare) == IS_NULL || mapped != arrivals->mapped) {
		zval_ptr_dtor_nogc(&arrivals->bare);
		ZVAL_ARR(&arrivals->bare, arrival_make(arrivals, mapped));
	}
	arrivals->mapped = mapped;
}

static void arrival_inform(php_arrivals *arrivals, const skc_pktinfo *info)
{
	if (Z_TYPE(arrivals->last) == IS_NULL || arrivals->last_mapped != arrivals->mapped ||
			memcmp(info, &arrivals->info, sizeof(*info)) != 0) {
		zval_ptr_dtor_nogc(&arrivals->last);
		ZVAL_ARR(&arrivals->last, arrival_make(arrivals, arrivals->mapped));
		arrivals->last_mapped = arrivals->mapped;
		arrivals->info = *info;
		arrival_add_info(arrivals, Z_ARRVAL(arrivals->last));
	}
}

/* A socket that listen() has bound often gets the same destination from the same interface again:
 * its bytes need not be read then. */
static bool arrival_is_same(const php_arrivals *arrivals, const skc_message *message)
{
	return message->control_len == arrivals->control_len && arrivals->control_len > 0 &&
			arrivals->last_mapped == arrivals->mapped &&
			memcmp(message->control, arrivals->control, arrivals->control_len) == 0;
}

static const zval *arrival_take_own(php_arrivals *arrivals, skc_message *message)
{
	size_t len = message->control_len;

	if (len <= sizeof(arrivals->control)) {
		memcpy(arrivals->control, message->control, len);
	}
	skc_pktinfo_remove(message);
	/* The others may differ, and have to be read. */
	arrivals->control_len = message->control_len == 0 && len <= sizeof(arrivals->control) ? len : 0;
	return &arrivals->last;
}

const zval *php_arrivals_of(php_arrivals *arrivals, skc_message *message, bool own)
{
	skc_pktinfo info;

	if (own && arrival_is_same(arrivals, message)) {
		message->control_len = 0;
		return &arrivals->last;
	}
	if (!skc_pktinfo_find(message, &info)) {
		return &arrivals->bare;
	}
	arrival_inform(arrivals, &info);
	return own ? arrival_take_own(arrivals, message) : &arrivals->last;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The depth of the control messages' data. */
#define DEPTH_MAX 4

static bool arrival_has_scalars(const zval *value, int depth)
{
	zval *element;

	if (Z_TYPE_P(value) != IS_ARRAY) {
		return Z_TYPE_P(value) <= IS_STRING;
	}
	if (depth == DEPTH_MAX) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), element) {
		if (!arrival_has_scalars(element, depth + 1)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool php_arrival_is_one(const zval *value)
{
	return Z_TYPE_P(value) == IS_ARRAY && arrival_has_scalars(value, 0);
}

static zval *arrival_find(const zval *arrival, const char *key, uint8_t type)
{
	zval *value = Z_TYPE_P(arrival) == IS_ARRAY
			? zend_hash_str_find_deref(Z_ARRVAL_P(arrival), key, strlen(key))
			: NULL;

	return value != NULL && Z_TYPE_P(value) == type ? value : NULL;
}

int php_arrival_type(const zval *arrival)
{
	const zval *type = arrival_find(arrival, key_type, IS_LONG);

	return type != NULL ? (int) Z_LVAL_P(type) : SOCK_DGRAM;
}

bool php_arrival_is_mapped(const zval *arrival)
{
	return arrival_find(arrival, key_mapped, IS_TRUE) != NULL;
}

bool php_arrival_destination(const zval *arrival, skc_addr *out)
{
	const zval *text = arrival_find(arrival, key_destination, IS_STRING);
	const zval *port = arrival_find(arrival, key_port, IS_LONG);
	int64_t number = port != NULL ? Z_LVAL_P(port) : 0;
	int family;

	if (text == NULL || number < 0 || number > UINT16_MAX) {
		return false;
	}
	family = memchr(Z_STRVAL_P(text), ':', Z_STRLEN_P(text)) != NULL ? AF_INET6 : AF_INET;
	return skc_addr_parse(family, Z_STRVAL_P(text), Z_STRLEN_P(text), number, out) == SKC_OK;
}

zval *php_arrival_answer(const zval *arrival)
{
	return arrival_find(arrival, key_answer, IS_ARRAY);
}
