#include "message/name.h"

#include "common/error.h"
#include "message/path.h"
#include "skc_number.h"

/* --- the fields of the addresses of each family --- */

typedef enum field_kind {
	FIELD_NUMBER,     /* in the machine's byte order */
	FIELD_NET_NUMBER, /* 16 bits in network byte order */
	FIELD_INTERFACE,  /* int: an index */
	FIELD_INET4,
	FIELD_INET6,
	FIELD_PATH,    /* of a unix socket: to the address's end */
	FIELD_HARDWARE /* of AF_PACKET: bytes with their length before them */
} field_kind;

/* A field of an address; one of several that overlap is used if the selector has its value. */
typedef struct field {
	php_message_key key;
	field_kind kind;
	uint16_t offset;
	uint8_t size;
	uint8_t variant; /* the selector's value; 0: always there */
} field;

typedef struct layout {
	int family;
	skc_socklen size;
	uint16_t selector; /* offset of the byte that selects variants; 0: none */
	uint8_t default_variant;
	uint8_t count;
	const field *fields;
} layout;

#define FIELD_AT(structure, member, name, kind, variant) \
	{ \
		PHP_MESSAGE_##name, kind, offsetof(structure, member), \
				(uint8_t) sizeof(((structure *) 0)->member), variant \
	}
#define FIELD(structure, member, name, kind) FIELD_AT(structure, member, name, kind, 0)

static const field inet_fields[] = {
	FIELD(struct sockaddr_in, sin_addr, addr, FIELD_INET4),
	FIELD(struct sockaddr_in, sin_port, port, FIELD_NET_NUMBER),
};

static const field inet6_fields[] = {
	FIELD(struct sockaddr_in6, sin6_addr, addr, FIELD_INET6),
	FIELD(struct sockaddr_in6, sin6_port, port, FIELD_NET_NUMBER),
	FIELD(struct sockaddr_in6, sin6_flowinfo, flowinfo, FIELD_NUMBER),
	FIELD(struct sockaddr_in6, sin6_scope_id, scope_id, FIELD_NUMBER),
};

static const field unix_fields[] = {
	FIELD(struct sockaddr_un, sun_path, path, FIELD_PATH),
};

#ifdef SKC_HAS_SOCKADDR_LL
static const field packet_fields[] = {
	FIELD(struct sockaddr_ll, sll_protocol, protocol, FIELD_NET_NUMBER),
	FIELD(struct sockaddr_ll, sll_ifindex, ifindex, FIELD_INTERFACE),
	FIELD(struct sockaddr_ll, sll_hatype, hatype, FIELD_NUMBER),
	FIELD(struct sockaddr_ll, sll_pkttype, pkttype, FIELD_NUMBER),
	FIELD(struct sockaddr_ll, sll_addr, addr, FIELD_HARDWARE),
};
#endif

#ifdef SKC_HAS_SOCKADDR_NL
static const field netlink_fields[] = {
	FIELD(struct sockaddr_nl, nl_pid, pid, FIELD_NUMBER),
	FIELD(struct sockaddr_nl, nl_groups, groups, FIELD_NUMBER),
};
#endif

#ifdef SKC_HAS_SOCKADDR_VM
static const field vsock_fields[] = {
	FIELD(struct sockaddr_vm, svm_cid, cid, FIELD_NUMBER),
	FIELD(struct sockaddr_vm, svm_port, port, FIELD_NUMBER),
};
#endif

#ifdef SKC_HAS_SOCKADDR_TIPC
static const field tipc_fields[] = {
	FIELD(struct sockaddr_tipc, addrtype, addrtype, FIELD_NUMBER),
	FIELD(struct sockaddr_tipc, scope, scope, FIELD_NUMBER),
	FIELD_AT(struct sockaddr_tipc, addr.name.name.type, type, FIELD_NUMBER, TIPC_ADDR_NAME),
	FIELD_AT(struct sockaddr_tipc, addr.name.name.instance, instance, FIELD_NUMBER, TIPC_ADDR_NAME),
	FIELD_AT(struct sockaddr_tipc, addr.name.domain, domain, FIELD_NUMBER, TIPC_ADDR_NAME),
	FIELD_AT(struct sockaddr_tipc, addr.nameseq.type, type, FIELD_NUMBER, TIPC_ADDR_NAMESEQ),
	FIELD_AT(struct sockaddr_tipc, addr.nameseq.lower, lower, FIELD_NUMBER, TIPC_ADDR_NAMESEQ),
	FIELD_AT(struct sockaddr_tipc, addr.nameseq.upper, upper, FIELD_NUMBER, TIPC_ADDR_NAMESEQ),
	FIELD_AT(struct sockaddr_tipc, addr.id.ref, ref, FIELD_NUMBER, TIPC_ADDR_ID),
	FIELD_AT(struct sockaddr_tipc, addr.id.node, node, FIELD_NUMBER, TIPC_ADDR_ID),
};
#endif

#ifdef SKC_HAS_SOCKADDR_CAN
static const field can_fields[] = {
	FIELD(struct sockaddr_can, can_ifindex, ifindex, FIELD_INTERFACE),
	FIELD(struct sockaddr_can, can_addr.tp.rx_id, rx_id, FIELD_NUMBER),
	FIELD(struct sockaddr_can, can_addr.tp.tx_id, tx_id, FIELD_NUMBER),
};
#endif

#define LAYOUT(family, structure, fields) \
	{ \
		family, sizeof(structure), 0, 0, SKC_COUNT(fields), fields \
	}

static const layout layouts[] = {
	LAYOUT(AF_INET, struct sockaddr_in, inet_fields),
	LAYOUT(AF_INET6, struct sockaddr_in6, inet6_fields),
	LAYOUT(AF_UNIX, struct sockaddr_un, unix_fields),
#ifdef SKC_HAS_SOCKADDR_LL
	LAYOUT(AF_PACKET, struct sockaddr_ll, packet_fields),
#endif
#ifdef SKC_HAS_SOCKADDR_NL
	LAYOUT(AF_NETLINK, struct sockaddr_nl, netlink_fields),
#endif
#ifdef SKC_HAS_SOCKADDR_VM
	LAYOUT(AF_VSOCK, struct sockaddr_vm, vsock_fields),
#endif
#ifdef SKC_HAS_SOCKADDR_TIPC
	{ AF_TIPC, sizeof(struct sockaddr_tipc), offsetof(struct sockaddr_tipc, addrtype),
			TIPC_ADDR_NAME, SKC_COUNT(tipc_fields), tipc_fields },
#endif
#ifdef SKC_HAS_SOCKADDR_CAN
	LAYOUT(AF_CAN, struct sockaddr_can, can_fields),
#endif
};

static const layout *name_find_layout(int family)
{
	for (size_t i = 0; i < SKC_COUNT(layouts); i++) {
		if (layouts[i].family == family) {
			return &layouts[i];
		}
	}
	return NULL;
}

static bool name_is_there(const layout *row, const field *part, const skc_addr *addr)
{
	return part->variant == 0 || (uint8_t) addr->u.bytes[row->selector] == part->variant;
}

/* Whether the system has written the field. Some families report a sender with a part of their
 * structure (net/can/raw.c: RAW_MIN_NAMELEN), and the lengths of paths and hardware addresses vary.
 */
static bool name_is_covered(const layout *row, const field *part, const skc_addr *addr)
{
	bool varies = part->kind == FIELD_PATH || part->kind == FIELD_HARDWARE;
	size_t end = part->offset + (varies ? 0u : part->size);

	return addr->len >= end && (part->variant == 0 || addr->len > row->selector);
}

/* --- from PHP --- */

static bool name_number_in(const php_message_path *at, const field *part, zval *in, char *out)
{
	static const char *const types[] = { NULL, "an unsigned 8-bit integer",
		"an unsigned 16-bit integer", NULL, "an unsigned 32-bit integer" };
	int64_t number = 0;

	if (!php_message_int(
				at, in, 0, (INT64_C(1) << part->size * 8) - 1, types[part->size], &number)) {
		return false;
	}
	if (part->kind == FIELD_NET_NUMBER) {
		number = htons((uint16_t) number);
	}
	skc_number_store(out, part->size, number);
	return true;
}

static bool name_interface_in(php_socket *s, const php_message_path *at, zval *in, char *out)
{
	uint32_t index;

	if (!php_message_interface(s, at, in, &index)) {
		return false;
	}
	memcpy(out, &index, sizeof(index));
	return true;
}

bool php_message_host(
		php_socket *s, const php_message_path *at, int family, zval *in, skc_addr *out)
{
	zend_string *text = zval_try_get_string(in);
	skc_err system = SKC_OK;
	size_t count;
	int code;

	if (text == NULL) {
		return false;
	}
	if (UNEXPECTED(zend_str_has_nul_byte(text))) {
		php_message_fail(at, "the address must not contain any null bytes");
		zend_string_release(text);
		return false;
	}
	code = skc_addr_resolve(family, ZSTR_VAL(text), ZSTR_LEN(text), 0, out, 1, &count, &system);
	if (UNEXPECTED(code != 0)) {
		php_sockets_fail(s, skc_err_of_lookup(code), "Host lookup failed");
		if (EG(exception) == NULL) {
			php_message_fail(at, "could not resolve address '%s' to get an %s address",
					ZSTR_VAL(text), skc_family_find(family)->name);
		}
	}
	zend_string_release(text);
	return code == 0;
}

static bool name_host_in(php_socket *s, const php_message_path *at, zval *in, skc_addr *to)
{
	skc_addr found;

	if (!php_message_host(s, at, skc_addr_family(to), in, &found)) {
		return false;
	}
	*to = found;
	return true;
}

static bool name_path_in(const php_message_path *at, zval *in, skc_addr *to)
{
	zend_string *path = zval_try_get_string(in);
	bool done = false;

	if (path == NULL) {
		return false;
	}
	if (ZSTR_LEN(path) == 0) {
		php_message_fail(at, "the path is must not be empty");
	} else if (skc_addr_parse(AF_UNIX, ZSTR_VAL(path), ZSTR_LEN(path), 0, to) != SKC_OK) {
		php_message_fail(at, "the path is too long, the maximum permitted length is %zu",
				sizeof(to->u.un.sun_path) - 1);
	} else {
		done = true;
	}
	zend_string_release(path);
	return done;
}

/* sll_addr, and sll_halen, the byte right before it. */
static bool name_hardware_in(const php_message_path *at, const field *part, zval *in, char *out)
{
	zend_string *bytes = zval_try_get_string(in);
	bool fits;

	if (bytes == NULL) {
		return false;
	}
	fits = ZSTR_LEN(bytes) <= part->size;
	if (fits) {
		out[-1] = (char) ZSTR_LEN(bytes);
		memcpy(out, ZSTR_VAL(bytes), ZSTR_LEN(bytes));
	} else {
		php_message_fail(
				at, "the address is too long, the maximum permitted length is %u", part->size);
	}
	zend_string_release(bytes);
	return fits;
}

static bool name_field_in(
		php_socket *s, const php_message_path *at, const field *part, zval *in, skc_addr *to)
{
	char *out = to->u.bytes + part->offset;

	switch (part->kind) {
		case FIELD_INTERFACE:
			return name_interface_in(s, at, in, out);
		case FIELD_INET4:
		case FIELD_INET6:
			return name_host_in(s, at, in, to);
		case FIELD_PATH:
			return name_path_in(at, in, to);
		case FIELD_HARDWARE:
			return name_hardware_in(at, part, in, out);
		default:
			return name_number_in(at, part, in, out);
	}
}

/* The family: the one in the array if the socket accepts it, or that of the socket. */
static bool name_family_in(
		php_socket *s, const php_message_path *at, const HashTable *in, int *family)
{
	zval *named = php_message_find(in, PHP_MESSAGE_STR(family));
	php_message_path place = PHP_MESSAGE_KEY(at, "family");
	const skc_family *known;
	int64_t number = s->type;

	if (named != NULL &&
			!php_message_int(&place, named, INT_MIN, INT_MAX, "a native int", &number)) {
		return false;
	}
	*family = (int) number;
	if (number == s->type || (number == AF_INET && s->type == AF_INET6)) {
		return true;
	}
	known = skc_family_find((int) number);
	if (known == NULL) {
		return php_message_fail(
				at, "the only families currently supported are AF_INET, AF_INET6 and AF_UNIX");
	}
	if (number == AF_INET) {
		return php_message_fail(
				at, "the specified family (number %d) is not supported on this socket", *family);
	}
	return php_message_fail(
			at, "the specified family (%s) is not supported on this socket", known->name);
}

bool php_message_family_check(php_socket *s, const php_message_path *at, zval *in)
{
	HashTable *array = php_message_array(at, in);
	int family;

	return array != NULL && name_family_in(s, at, array, &family);
}

/* An address of a family without a row: its bytes. */
static bool name_bytes_in(const php_message_path *at, const HashTable *in, skc_addr *out)
{
	zval *data = php_message_find(in, PHP_MESSAGE_STR(data));
	size_t room = sizeof(out->u.storage) - sizeof(out->u.sa.sa_family);

	if (data == NULL || Z_TYPE_P(data) != IS_STRING || Z_STRLEN_P(data) > room) {
		return php_message_fail(
				at, "the only families currently supported are AF_INET, AF_INET6 and AF_UNIX");
	}
	memcpy(out->u.bytes + sizeof(out->u.sa.sa_family), Z_STRVAL_P(data), Z_STRLEN_P(data));
	out->len = (skc_socklen) (sizeof(out->u.sa.sa_family) + Z_STRLEN_P(data));
	return true;
}

bool php_message_name_from_zval(php_socket *s, const php_message_path *at, zval *in, skc_addr *out)
{
	HashTable *array = php_message_array(at, in);
	const layout *row;
	int family;

	if (array == NULL || !name_family_in(s, at, array, &family)) {
		return false;
	}
	*out = SKC_ADDR_EMPTY;
	out->u.sa.sa_family = (unsigned short) family;
	row = name_find_layout(family);
	if (row == NULL) {
		return name_bytes_in(at, array, out);
	}
	/* A unix address without a path: the empty abstract name. */
	out->len = family == AF_UNIX ? offsetof(struct sockaddr_un, sun_path) + 1 : row->size;
	if (row->selector != 0) {
		out->u.bytes[row->selector] = (char) row->default_variant;
	}
	for (size_t i = 0; i < row->count; i++) {
		const field *part = &row->fields[i];
		zend_string *key = php_message_keys[part->key];
		zval *value = name_is_there(row, part, out) ? php_message_find(array, key) : NULL;
		php_message_path place = PHP_MESSAGE_KEY(at, ZSTR_VAL(key));

		if (value != NULL && !name_field_in(s, &place, part, value, out)) {
			return false;
		}
	}
	return true;
}

/* --- to PHP --- */

static void name_number_out(const field *part, const char *in, zval *out)
{
	int64_t number = skc_number_load(in, part->size, false);

	ZVAL_LONG(out, part->kind == FIELD_NET_NUMBER ? ntohs((uint16_t) number) : (zend_long) number);
}

void php_message_inet4_to_zval(const struct in_addr *in, zval *out)
{
	char text[INET_ADDRSTRLEN];

	ZVAL_STRINGL(out, text, skc_inet4_print(in, text));
}

void php_message_inet6_to_zval(const struct in6_addr *in, zval *out)
{
	char text[INET6_ADDRSTRLEN];

	ZVAL_STRINGL(out, text, skc_inet6_print(in, text));
}

static void name_path_out(const skc_addr *in, zval *out)
{
	skc_addr_parts parts;

	skc_addr_print(in, &parts);
	ZVAL_STRINGL_FAST(out, parts.text, parts.text_len);
}

static void name_field_out(const field *part, const skc_addr *addr, zval *out)
{
	const char *in = addr->u.bytes + part->offset;
	size_t len;

	switch (part->kind) {
		case FIELD_INET4:
			php_message_inet4_to_zval(&addr->u.in.sin_addr, out);
			break;
		case FIELD_INET6:
			php_message_inet6_to_zval(&addr->u.in6.sin6_addr, out);
			break;
		case FIELD_PATH:
			name_path_out(addr, out);
			break;
		case FIELD_HARDWARE:
			len = MIN((uint8_t) in[-1], part->size);
			ZVAL_STRINGL_FAST(out, in, MIN(len, addr->len - part->offset));
			break;
		default:
			name_number_out(part, in, out);
	}
}

static void name_bytes_out(const skc_addr *addr, HashTable *to)
{
	size_t head = sizeof(addr->u.sa.sa_family);
	zval data;

	ZVAL_STRINGL_FAST(&data, addr->u.bytes + head, addr->len > head ? addr->len - head : 0);
	php_message_put(to, PHP_MESSAGE_STR(data), &data);
}

void php_message_name_to_zval(const skc_addr *in, zval *out)
{
	int family = skc_addr_family(in);
	const layout *row;
	HashTable *array;
	zval value;

	if (in->len == 0) {
		ZVAL_NULL(out);
		return;
	}
	row = name_find_layout(family);
	array = php_message_start(out, row != NULL ? row->count + 1u : 2u);
	php_message_put_long(array, PHP_MESSAGE_STR(family), family);
	if (row == NULL) {
		name_bytes_out(in, array);
		return;
	}
	for (size_t i = 0; i < row->count; i++) {
		const field *part = &row->fields[i];

		if (name_is_covered(row, part, in) && name_is_there(row, part, in)) {
			name_field_out(part, in, &value);
			php_message_put(array, php_message_keys[part->key], &value);
		}
	}
}
