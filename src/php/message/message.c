#include "common/assign.h"
#include "common/channel.h"
#include "common/custody.h"
#include "common/error.h"
#include "common/object.h"
#include "common/receive.h"
#include "message/control.h"
#include "message/name.h"
#include "message/path.h"
#include "message/received.h"
#include "skc_turn.h"

#define BUFFER_SIZE_DEFAULT 8192
#define BUFFER_SIZE_MAX (100 << 20)

/* Larger than all control messages that a system returns at once. */
#define CONTROL_MAX ((size_t) 1024 * 1024)
#define CONTROL_ROOM 512

/* A length is never negative, also where an int of PHP has 32 bits. */
#define LENGTH_MAX ((int64_t) (SIZEOF_ZEND_LONG == 4 ? INT32_MAX : UINT32_MAX))

/* --- socket_sendmsg: the buffers --- */

#define PARTS_ROOM 32

typedef struct parts {
	skc_iov *iov; /* room, or allocated */
	size_t count;
	zend_string **held; /* NULL, or an array for strings that only this call holds, with space for
	                       one of each iov */
	size_t held_count;
	skc_iov room[PARTS_ROOM];
} parts;

static void message_parts_free(parts *p)
{
	if (p->held != NULL) {
		for (size_t i = 0; i < p->held_count; i++) {
			zend_string_release(p->held[i]);
		}
		efree(p->held);
	}
	if (p->iov != p->room) {
		efree(p->iov);
	}
}

/* A string in the array is borrowed, as the array is held during the call. The string of any other
 * value is held here: a __toString() may change or free the value. */
static bool message_hold_part(parts *p, zval *in, size_t total, zend_string **out)
{
	if (p->held == NULL) {
		p->held = safe_emalloc(total, sizeof(p->held[0]), 0);
	}
	*out = zval_try_get_string(in);
	if (*out == NULL) {
		return false;
	}
	p->held[p->held_count++] = *out;
	return true;
}

static bool message_parts_from_zval(const php_message_path *at, zval *in, parts *p)
{
	HashTable *array = php_message_array(at, in);
	zend_string *text;
	size_t total;

	if (array == NULL) {
		return false;
	}
	total = zend_hash_num_elements(array);
	if (total > PARTS_ROOM) {
		p->iov = safe_emalloc(total, sizeof(p->iov[0]), 0);
	}
	ZEND_HASH_FOREACH_VAL (array, in) {
		if (EXPECTED(Z_TYPE_P(in) == IS_STRING)) {
			text = Z_STR_P(in);
		} else if (!message_hold_part(p, in, total, &text)) {
			return false;
		}
		p->iov[p->count++] = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* --- socket_sendmsg --- */

/* A message to be sent; message_sending_free() frees its parts. */
typedef struct message_sending {
	skc_message message;
	skc_addr name;
	parts parts;
	php_message_buffer control;
} message_sending;

static bool message_sending_from_zvals(php_socket *s, const HashTable *in, message_sending *out)
{
	php_message_path root = PHP_MESSAGE_ROOT("msghdr");
	php_message_path at = PHP_MESSAGE_KEY(&root, "name");
	zval *name = php_message_find(in, PHP_MESSAGE_STR(name));
	zval *iov = php_message_find(in, PHP_MESSAGE_STR(iov));
	zval *control = php_message_find(in, PHP_MESSAGE_STR(control));

	if (name != NULL) {
		if (!php_message_name_from_zval(s, &at, name, &out->name)) {
			return false;
		}
		out->message.name = &out->name;
	}
	if (iov != NULL) {
		at.key = "iov";
		if (!message_parts_from_zval(&at, iov, &out->parts)) {
			return false;
		}
		out->message.iov = out->parts.iov;
		out->message.iov_count = out->parts.count;
	}
	if (control != NULL) {
		at.key = "control";
		if (!php_message_control_from_zval(s, &at, control, &out->control)) {
			return false;
		}
		out->message.control_len = out->control.used;
		out->message.control = out->control.used > 0 ? out->control.bytes : NULL;
	}
	return true;
}

/* The last step, as a __toString() of an element may close this and other sockets. */
static bool message_sending_resolve(php_socket *s, message_sending *out)
{
	php_message_path root = PHP_MESSAGE_ROOT("msghdr");
	php_message_path at = PHP_MESSAGE_KEY(&root, "control");

	return php_sockets_is_open(s, 1) &&
			(EXPECTED(out->control.rights == NULL) ||
					php_message_control_resolve(&at, &out->control));
}

static void message_sending_free(message_sending *out)
{
	message_parts_free(&out->parts);
	php_message_buffer_free(&out->control);
}

static bool message_is_int(zend_long number, uint32_t arg)
{
	if (EXPECTED(number >= INT_MIN && number <= INT_MAX)) {
		return true;
	}
	zend_argument_value_error(arg, "must be between %d and %d", INT_MIN, INT_MAX);
	return false;
}

PHP_FUNCTION(socket_sendmsg)
{
	zval *socket;
	HashTable *message;
	zend_long flags = 0;
	message_sending out;
	size_t done;
	skc_err err;
	php_socket *s;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT(message)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(flags)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!message_is_int(flags, 3) || !php_sockets_is_open(s, 1) ||
			!php_sockets_is_plain(s, 1, "Sockets\\write_all()")) {
		RETURN_THROWS();
	}
	out.message = (skc_message){ 0 };
	out.parts.iov = out.parts.room;
	out.parts.count = 0;
	out.parts.held = NULL;
	out.parts.held_count = 0;
	out.control.bytes = out.control.room.bytes;
	out.control.rights = NULL;
	if (!message_sending_from_zvals(s, message, &out) || !message_sending_resolve(s, &out)) {
		message_sending_free(&out);
		RETURN_FALSE;
	}
	if (php_sockets_takes_turns(s, (int) flags)) {
		err = skc_turn_send_message(php_sockets_sock(s), &out.message, (int) flags, &done);
		php_sockets_add_part(s, NULL, done);
	} else {
		err = skc_sock_send_message(php_sockets_sock(s).handle, &out.message, (int) flags, &done);
	}
	message_sending_free(&out);
	if (UNEXPECTED(err != SKC_OK)) {
		php_sockets_fail(s, err, "Error in sendmsg");
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) done);
}

/* --- socket_recvmsg --- */

/* The sizes that the caller's array asks for. */
typedef struct wanted {
	bool name;
	size_t buffer_size;
	size_t control_len;
} wanted;

static bool message_buffer_size_in(const php_message_path *at, zval *in, size_t *out)
{
	int64_t size;

	if (!php_message_long(at, in, &size)) {
		return false;
	}
	if (size < 0 || size > BUFFER_SIZE_MAX) {
		return php_message_fail(at, "the buffer size must be between 1 and %d; given %" PRId64,
				BUFFER_SIZE_MAX, size);
	}
	*out = (size_t) size;
	return true;
}

static bool message_wanted_from_zvals(php_socket *s, const HashTable *in, wanted *out)
{
	php_message_path root = PHP_MESSAGE_ROOT("msghdr");
	php_message_path at = PHP_MESSAGE_KEY(&root, "name");
	zval *name = php_message_find(in, PHP_MESSAGE_STR(name));
	zval *size = php_message_find(in, PHP_MESSAGE_STR(buffer_size));
	zval *control = php_message_find(in, PHP_MESSAGE_STR(controllen));
	int64_t len = 0;

	out->name = name != NULL;
	if (name != NULL && !php_message_family_check(s, &at, name)) {
		return false;
	}
	out->buffer_size = BUFFER_SIZE_DEFAULT;
	at.key = "buffer_size";
	if (size != NULL && !message_buffer_size_in(&at, size, &out->buffer_size)) {
		return false;
	}
	at.key = "controllen";
	if (control != NULL &&
			!php_message_int(&at, control, 0, LENGTH_MAX, "an unsigned 32-bit integer", &len)) {
		return false;
	}
	out->control_len = MIN((size_t) len, CONTROL_MAX);
	return true;
}

/* A message that is received. */
typedef struct message_receiving {
	php_sockets_receiving r; /* first */
	skc_message message;
	skc_addr name;
	int own_flags; /* flags that the caller did not ask for */
	skc_iov iov;
	union {
		skc_cmsghdr align;
		char bytes[CONTROL_ROOM];
	} room;
} message_receiving;

static skc_err message_receive(php_sockets_receiving *r, char *buffer, size_t len)
{
	message_receiving *in = (message_receiving *) r;
	skc_err err;

	in->iov = SKC_IOV(buffer, len);
	err = skc_os_recv_message(
			php_sockets_sock(r->socket).handle, &in->message, r->flags | in->own_flags, &r->done);
	/* Only unix sockets carry descriptors. The data is copied next, which needs memory. */
	if (err == SKC_OK && in->message.control_len > 0 && r->socket->type == AF_UNIX) {
		php_custody_add_message(&in->message);
	}
	return err;
}

static void message_receiving_init(message_receiving *in, php_socket *s, const wanted *w, int flags)
{
	in->r.socket = s;
	in->r.from = NULL;
	in->r.flags = flags;
	/* Descriptors come through unix sockets only (unix(7)), and packet(7) refuses the flag. */
	in->own_flags = s->type == AF_UNIX ? skc_os_recv_message_flags() & ~flags : 0;
	in->message = (skc_message){ .iov = &in->iov, .iov_count = 1 };
	if (w->name) {
		in->name.len = 0;
		in->message.name = &in->name;
	}
	if (w->control_len > 0) {
		in->message.control =
				w->control_len <= CONTROL_ROOM ? in->room.bytes : emalloc(w->control_len);
		in->message.control_len = w->control_len;
	}
}

static void message_receiving_free(message_receiving *in)
{
	if (in->message.control != NULL && in->message.control != in->room.bytes) {
		efree(in->message.control);
	}
}

/* Takes data and control; both are freed on failure. */
static void message_result_to_zval(
		const message_receiving *in, zend_string *data, zval *control, zval *out)
{
	HashTable *array = php_message_start(out, 4);
	zval value;

	if (in->message.name != NULL) {
		php_message_name_to_zval(&in->name, &value);
	} else {
		ZVAL_NULL(&value);
	}
	php_message_put(array, PHP_MESSAGE_STR(name), &value);
	php_message_put(array, PHP_MESSAGE_STR(control), control);
	if (ZSTR_LEN(data) == 0) {
		zend_string_release(data);
		ZVAL_EMPTY_ARRAY(&value);
	} else {
		zval text;

		ZVAL_STR(&text, data);
		php_message_list_of(&value, 1);
		php_message_append(Z_ARRVAL(value), &text);
	}
	php_message_put(array, PHP_MESSAGE_STR(iov), &value);
	php_message_put_long(array, PHP_MESSAGE_STR(flags), in->message.flags & ~in->own_flags);
}

static bool message_control_to_zval(const message_receiving *in, zval *out)
{
	php_message_path root = PHP_MESSAGE_ROOT("msghdr");
	php_message_path at = PHP_MESSAGE_KEY(&root, "control");

	if (EXPECTED(in->message.control_len == 0)) {
		ZVAL_EMPTY_ARRAY(out);
		return true;
	}
	return php_message_control_to_zval(&at, &in->message, out);
}

/* Receives into the caller's array. Returns false on failure; the array is unchanged then. */
static bool message_receive_message(
		php_socket *s, const wanted *w, int flags, zval *message, size_t *done)
{
	message_receiving in;
	zend_string *data;
	zval control;
	zval result;
	bool taken;

	message_receiving_init(&in, s, w, flags);
	data = UNEXPECTED(skc_has_turns())
			? php_sockets_receive_blocking(&in.r, message_receive, message_receive, w->buffer_size)
			: php_sockets_receive(&in.r, message_receive, w->buffer_size);
	if (data == NULL) {
		message_receiving_free(&in);
		php_sockets_fail_always(s, in.r.err, "Error in recvmsg");
		return false;
	}
	*done = in.r.done;
	taken = message_control_to_zval(&in, &control);
	if (taken) {
		message_result_to_zval(&in, data, &control, &result);
		php_sockets_assign(message, &result);
	} else {
		zend_string_release(data);
	}
	message_receiving_free(&in);
	return taken;
}

PHP_FUNCTION(socket_recvmsg)
{
	zval *socket;
	zval *message;
	zend_long flags = 0;
	zval held;
	wanted w;
	bool wants;
	size_t done;
	php_socket *s;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_EX2(message, 0, 1, 0)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(flags)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!message_is_int(flags, 3) || !php_sockets_is_open(s, 1)) {
		RETURN_THROWS();
	}
	/* A __toString() may write to the variable and close the socket. */
	ZVAL_COPY(&held, message);
	wants = message_wanted_from_zvals(s, Z_ARRVAL(held), &w);
	zval_ptr_dtor(&held);
	if (!wants || !php_sockets_is_open(s, 1) || !php_sockets_is_plain(s, 1, "Sockets\\read()")) {
		RETURN_FALSE;
	}
	if (!message_receive_message(s, &w, (int) flags, ZEND_CALL_ARG(execute_data, 2), &done)) {
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) done);
}

/* --- socket_cmsg_space --- */

PHP_FUNCTION(socket_cmsg_space)
{
	zend_long level;
	zend_long type;
	zend_long count = 0;
	const skc_cmsg_row *row;
	size_t space;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_LONG(level)
		Z_PARAM_LONG(type)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(count)
	ZEND_PARSE_PARAMETERS_END();

	if (!message_is_int(level, 1) || !message_is_int(type, 2) || !message_is_int(count, 3)) {
		RETURN_THROWS();
	}
	if (count < 0) {
		zend_argument_value_error(3, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	row = skc_cmsg_find((int) level, (int) type);
	if (row == NULL) {
		zend_value_error("Pair level " ZEND_LONG_FMT " and/or type " ZEND_LONG_FMT
						 " is not supported",
				level, type);
		RETURN_THROWS();
	}
	if (skc_cmsg_space(row, (size_t) count, &space) != SKC_OK || space > ZEND_LONG_MAX) {
		zend_argument_value_error(3, "is too large");
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) space);
}
