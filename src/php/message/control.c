#include "message/control.h"

#include "common/descriptors.h"
#include "message/name.h"
#include "message/path.h"

/* Descriptors in one message: SCM_MAX_FD of Linux, unix(7). */
#define HANDLES_MAX 253

/* --- the buffer --- */

static void control_free_bytes(const php_message_buffer *buffer)
{
	if (buffer->bytes != buffer->room.bytes) {
		efree(buffer->bytes);
	}
}

static char *control_reserve(php_message_buffer *buffer, size_t more)
{
	if (more > buffer->size - buffer->used) {
		size_t size = zend_safe_address_guarded(2, buffer->used, more);
		char *bytes = emalloc(size);

		memcpy(bytes, buffer->bytes, buffer->used);
		control_free_bytes(buffer);
		buffer->bytes = bytes;
		buffer->size = size;
	}
	return buffer->bytes + buffer->used;
}

/* --- from PHP: one function a kind --- */

typedef struct source {
	php_socket *socket;
	const php_message_path *at;   /* the control message */
	const php_message_path *data; /* its data */
	const skc_cmsg_row *row;
	zval *in;
} source;

static bool control_number_in(const source *from, skc_cmsg_value *to)
{
	static const char *const types[] = {
		[1] = "an unsigned 8-bit integer",
		[2] = "an unsigned 16-bit integer",
		[4] = "an unsigned 32-bit integer",
		[8] = "an unsigned 64-bit integer",
	};
	int64_t min;
	int64_t max;
	int64_t number = 0;

	skc_cmsg_range(from->row, &min, &max);
	if (!php_message_int(from->data, from->in, min, max,
				from->row->is_signed ? "a native int" : types[from->row->size], &number)) {
		return false;
	}
	to->of.number = number;
	return true;
}

static bool control_credentials_in(const source *from, skc_cmsg_value *to)
{
	static const struct {
		php_message_key key;
		int64_t min;
		int64_t max;
		const char *type;
	} members[] = {
		{ PHP_MESSAGE_pid, 0, INT32_MAX, "a pid_t value" },
		{ PHP_MESSAGE_uid, 0, UINT32_MAX, "a uid_t value" },
		{ PHP_MESSAGE_gid, 0, UINT32_MAX, "a uid_t value" },
	};
	HashTable *array = php_message_array(from->data, from->in);
	int64_t numbers[SKC_COUNT(members)];

	if (array == NULL) {
		return false;
	}
	for (size_t i = 0; i < SKC_COUNT(members); i++) {
		zend_string *key = php_message_keys[members[i].key];
		php_message_path place = PHP_MESSAGE_KEY(from->data, ZSTR_VAL(key));
		zval *in = php_message_need(from->data, array, key);

		if (in == NULL ||
				!php_message_int(
						&place, in, members[i].min, members[i].max, members[i].type, &numbers[i])) {
			return false;
		}
	}
	to->of.credentials = (skc_cmsg_credentials){ numbers[0], numbers[1], numbers[2] };
	return true;
}

/* Finds two members. False after a warning if one is missing. */
static bool control_need_host_and_interface(php_socket *s, const php_message_path *at,
		HashTable *array, int family, skc_addr *addr, uint32_t *index)
{
	php_message_path addr_place = PHP_MESSAGE_KEY(at, "addr");
	php_message_path index_place = PHP_MESSAGE_KEY(at, "ifindex");
	zval *in = php_message_need(at, array, PHP_MESSAGE_STR(addr));

	if (in == NULL || !php_message_host(s, &addr_place, family, in, addr)) {
		return false;
	}
	in = php_message_need(at, array, PHP_MESSAGE_STR(ifindex));
	return in != NULL && php_message_interface(s, &index_place, in, index);
}

bool php_sockets_pktinfo6_from_zval(
		php_socket *s, const php_message_path *at, zval *in, struct in6_pktinfo *out)
{
	HashTable *array = php_message_array(at, in);
	skc_addr addr;
	uint32_t index;

	if (array == NULL || !control_need_host_and_interface(s, at, array, AF_INET6, &addr, &index)) {
		return false;
	}
	out->ipi6_addr = addr.u.in6.sin6_addr;
	out->ipi6_ifindex = index;
	return true;
}

static bool control_pktinfo6_in(const source *from, skc_cmsg_value *to)
{
	return php_sockets_pktinfo6_from_zval(from->socket, from->data, from->in, &to->of.pktinfo6);
}

/* Each member may be missing: ifindex chooses the interface, spec_dst the source address. */
static bool control_pktinfo4_in(const source *from, skc_cmsg_value *to)
{
	HashTable *array = php_message_array(from->data, from->in);
	php_message_path place = PHP_MESSAGE_KEY(from->data, "ifindex");
	zval *in;
	skc_addr addr;

	if (array == NULL) {
		return false;
	}
	to->of.pktinfo4 = (skc_cmsg_pktinfo4){ 0 };
	in = php_message_find(array, PHP_MESSAGE_STR(ifindex));
	if (in != NULL && !php_message_interface(from->socket, &place, in, &to->of.pktinfo4.ifindex)) {
		return false;
	}
	place.key = "spec_dst";
	in = php_message_find(array, PHP_MESSAGE_STR(spec_dst));
	if (in != NULL) {
		if (!php_message_host(from->socket, &place, AF_INET, in, &addr)) {
			return false;
		}
		to->of.pktinfo4.spec_dst = addr.u.in.sin_addr;
	}
	place.key = "addr";
	in = php_message_find(array, PHP_MESSAGE_STR(addr));
	if (in != NULL) {
		if (!php_message_host(from->socket, &place, AF_INET, in, &addr)) {
			return false;
		}
		to->of.pktinfo4.addr = addr.u.in.sin_addr;
	}
	return true;
}

/* Messages that only the system sends, and those without a row, are read as bytes. */
static bool control_bytes_in(const source *from, skc_cmsg_value *to)
{
	if (Z_TYPE_P(from->in) != IS_STRING) {
		return php_message_fail(
				from->data, "expected the bytes of the control message as a string");
	}
	to->kind = SKC_CMSG_BYTES;
	to->bytes.data = Z_STRVAL_P(from->in);
	to->bytes.len = Z_STRLEN_P(from->in);
	return true;
}

/* --- descriptors from PHP --- */

static bool control_refuse_handle(const php_message_path *at, php_descriptor_fault fault)
{
	static const char *const reasons[] = {
		[PHP_DESCRIPTOR_CLOSED_SOCKET] = "socket is already closed",
		[PHP_DESCRIPTOR_NO_STREAM] = "resource is not a stream",
		[PHP_DESCRIPTOR_NONE] = "cast stream to file descriptor failed",
		[PHP_DESCRIPTOR_OTHER_TYPE] = "expected a Socket object or a stream resource",
	};

	return EG(exception) == NULL && php_message_fail(at, "%s", reasons[fault]);
}

/* Elements are counted from 1 here, as in PHP's own extension. */
static bool control_handles_in(const source *from, skc_cmsg_value *to, php_descriptors **sent)
{
	static const skc_handle numbers_to_come[HANDLES_MAX];
	HashTable *array = php_message_array(from->at, from->in);
	zval *in;

	if (array == NULL) {
		return false;
	}
	if (zend_hash_num_elements(array) == 0) {
		return php_message_fail(from->at, "expected at least one element in this array");
	}
	if (zend_hash_num_elements(array) > HANDLES_MAX) {
		return php_message_fail(from->data,
				"at most %d descriptors can be sent in one message; given %u", HANDLES_MAX,
				zend_hash_num_elements(array));
	}
	*sent = php_descriptors_new(zend_hash_num_elements(array));
	ZEND_HASH_FOREACH_VAL (array, in) {
		php_message_path place = PHP_MESSAGE_ELEMENT(from->data, php_descriptors_count(*sent) + 1);
		php_descriptor_fault fault = php_descriptors_add(*sent, in, true);

		if (fault != PHP_DESCRIPTOR_FINE) {
			return control_refuse_handle(&place, fault);
		}
	}
	ZEND_HASH_FOREACH_END();
	to->bytes.data = numbers_to_come;
	to->bytes.len = php_descriptors_count(*sent) * sizeof(skc_handle);
	return true;
}

/* --- the numbers of descriptors, after all code of the program has run --- */

struct php_message_rights {
	struct php_message_rights *next;
	php_descriptors *sent;
	size_t offset; /* of the numbers in the buffer */
	size_t index;  /* of the control message */
};

static void control_add_rights(php_message_buffer *to, php_descriptors *sent, size_t index)
{
	struct php_message_rights *made = emalloc(sizeof(*made));

	made->next = to->rights;
	made->sent = sent;
	made->offset = to->used + SKC_CMSG_LEN(0);
	made->index = index;
	to->rights = made;
}

static void control_free_rights(php_message_buffer *buffer)
{
	while (buffer->rights != NULL) {
		struct php_message_rights *first = buffer->rights;

		buffer->rights = first->next;
		php_descriptors_free(first->sent);
		efree(first);
	}
}

bool php_message_control_resolve(const php_message_path *at, php_message_buffer *buffer)
{
	for (struct php_message_rights *i = buffer->rights; i != NULL; i = i->next) {
		size_t faulty;
		php_descriptor_fault fault = php_descriptors_resolve(i->sent, &faulty);

		if (UNEXPECTED(fault != PHP_DESCRIPTOR_FINE)) {
			php_message_path element = PHP_MESSAGE_ELEMENT(at, i->index);
			php_message_path data = PHP_MESSAGE_KEY(&element, "data");
			php_message_path place = PHP_MESSAGE_ELEMENT(&data, faulty + 1);

			return control_refuse_handle(&place, fault);
		}
		for (size_t k = 0; k < php_descriptors_count(i->sent); k++) {
			skc_handle number = php_descriptors_at(i->sent, k);

			memcpy(buffer->bytes + i->offset + k * sizeof(number), &number, sizeof(number));
		}
	}
	return true;
}

/* --- one control message from PHP --- */

typedef bool (*reader)(const source *from, skc_cmsg_value *to);

/* A kind without a function is only sent as bytes. */
static const reader readers[] = {
	[SKC_CMSG_NUMBER] = control_number_in,
	[SKC_CMSG_CREDENTIALS] = control_credentials_in,
	[SKC_CMSG_PKTINFO4] = control_pktinfo4_in,
	[SKC_CMSG_PKTINFO6] = control_pktinfo6_in,
	[SKC_CMSG_ERROR] = NULL,
};

static bool control_key_in(
		const php_message_path *at, HashTable *array, php_message_key key, int *out)
{
	php_message_path place = PHP_MESSAGE_KEY(at, ZSTR_VAL(php_message_keys[key]));
	zval *in = php_message_need(at, array, php_message_keys[key]);
	int64_t number = 0;

	if (in == NULL || !php_message_int(&place, in, INT_MIN, INT_MAX, "a native int", &number)) {
		return false;
	}
	*out = (int) number;
	return true;
}

static bool control_data_in(const source *from, skc_cmsg_value *to, php_descriptors **sent)
{
	reader read;

	if (from->row == NULL) {
		return control_bytes_in(from, to);
	}
	to->kind = from->row->kind;
	if (to->kind == SKC_CMSG_HANDLES) {
		return control_handles_in(from, to, sent);
	}
	read = readers[to->kind];
	return read != NULL ? read(from, to) : control_bytes_in(from, to);
}

static bool control_message_in(
		php_socket *s, const php_message_path *at, zval *in, php_message_buffer *out)
{
	HashTable *array = php_message_array(at, in);
	php_message_path place = PHP_MESSAGE_KEY(at, "data");
	source from = { .socket = s, .at = at, .data = &place };
	php_descriptors *sent = NULL;
	skc_cmsg_value value;
	char *room;
	bool read;
	int level;
	int type;

	if (array == NULL || !control_key_in(at, array, PHP_MESSAGE_level, &level) ||
			!control_key_in(at, array, PHP_MESSAGE_type, &type)) {
		return false;
	}
	from.row = skc_cmsg_find(level, type);
	from.in = php_message_find(array, PHP_MESSAGE_STR(data));
	if (from.in != NULL && Z_ISREF_P(from.in) && Z_TYPE_P(Z_REFVAL_P(from.in)) == IS_STRING) {
		from.in = Z_REFVAL_P(from.in);
	}
	if (UNEXPECTED(from.row == NULL && (from.in == NULL || Z_TYPE_P(from.in) != IS_STRING))) {
		return php_message_fail(at, "cmsghdr with level %d and type %d not supported", level, type);
	}
	if (UNEXPECTED(from.in == NULL)) {
		return php_message_fail(at, "cmsghdr should have a 'data' element here");
	}
	read = control_data_in(&from, &value, &sent);
	if (sent != NULL) {
		control_add_rights(out, sent, at->index);
	}
	if (!read) {
		return false;
	}
	room = control_reserve(out, skc_cmsg_encoded_size(from.row, &value));
	out->used += skc_cmsg_encode(from.row, level, type, &value, room);
	return true;
}

bool php_message_control_from_zval(
		php_socket *s, const php_message_path *at, zval *in, php_message_buffer *out)
{
	HashTable *array;
	size_t index = 0;

	out->bytes = out->room.bytes;
	out->size = sizeof(out->room.bytes);
	out->rights = NULL;
	out->used = 0;
	array = php_message_array(at, in);
	if (array == NULL) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL (array, in) {
		php_message_path place = PHP_MESSAGE_ELEMENT(at, index);

		if (!control_message_in(s, &place, in, out)) {
			return false;
		}
		index++;
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

void php_message_buffer_free(php_message_buffer *buffer)
{
	control_free_bytes(buffer);
	control_free_rights(buffer);
}
