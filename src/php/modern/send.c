#include "php.h"
#include "zend_exceptions.h"

#include "common/compat.h"
#include "common/object.h"
#include "message/control.h"
#include "message/path.h"
#include "modern/datagram.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/modern.h"
#include "skc_batch.h"

/* A batch that is being sent. */
typedef struct send_batch {
	php_socket *socket;
	size_t count;
	skc_message *messages;
	skc_iov *iov;
	skc_addr *names;
	zval *held;                    /* the elements, as user code may run before all are sent */
	php_message_buffer **controls; /* NULL, or one per element, NULL for none of its own */
	const HashTable *control;      /* the last control messages: answers often share them */
	size_t control_of;             /* the element that has them */
	const zend_string *text;       /* the last address: consecutive datagrams often share it */
	int64_t port;
	skc_addr *name;
} send_batch;

static void send_init(send_batch *out, php_socket *s, const HashTable *datagrams)
{
	size_t most = zend_hash_num_elements(datagrams);

	*out = (send_batch){ .socket = s };
	out->messages = safe_emalloc(most, sizeof(*out->messages), 0);
	out->iov = safe_emalloc(most, sizeof(*out->iov), 0);
	out->names = safe_emalloc(most, sizeof(*out->names), 0);
	out->held = safe_emalloc(most, sizeof(*out->held), 0);
}

static void send_free_controls(send_batch *out)
{
	for (size_t i = 0; i < out->count; i++) {
		if (out->controls[i] != NULL) {
			php_message_buffer_free(out->controls[i]);
			efree(out->controls[i]);
		}
	}
	efree(out->controls);
}

static void send_free(send_batch *out)
{
	if (out->controls != NULL) {
		send_free_controls(out);
	}
	for (size_t i = 0; i < out->count; i++) {
		zval_ptr_dtor(&out->held[i]);
	}
	efree(out->messages);
	efree(out->iov);
	efree(out->names);
	efree(out->held);
}

/* Sets the address of the element that is being added. */
static bool send_add_address(send_batch *out, const zval *address, const zval *port)
{
	size_t index = out->count - 1;
	int64_t number = php_modern_port(port);

	if (out->text != Z_STR_P(address) || out->port != number) {
		const char *lacks =
				php_datagram_address(out->socket, Z_STR_P(address), number, &out->names[index]);

		if (lacks != NULL) {
			zend_argument_value_error(2, "element #%zu must have %s", index, lacks);
			return false;
		}
		out->text = Z_STR_P(address);
		out->port = number;
		out->name = &out->names[index];
	}
	out->messages[index].name = out->name;
	return true;
}

/* Reads control messages; with NULL, looks up the numbers of the descriptors in them. */
static bool send_read_control(const send_batch *out, size_t index, zval *control)
{
	php_message_path root = PHP_MESSAGE_ROOT("datagrams");
	php_message_path element = PHP_MESSAGE_ELEMENT(&root, index);
	php_message_path at = PHP_MESSAGE_KEY(&element, "control");
	php_message_buffer *buffer = out->controls[index];
	zend_error_handling before;
	bool read;

	zend_replace_error_handling(EH_THROW, zend_ce_value_error, &before);
	read = control != NULL ? php_message_control_from_zval(out->socket, &at, control, buffer)
						   : php_message_control_resolve(&at, buffer);
	zend_restore_error_handling(&before);
	return read;
}

/* Numbers of descriptors are written into the bytes of each message. */
static bool send_has_control(const send_batch *out, const zval *control)
{
	return Z_ARRVAL_P(control) == out->control && out->controls[out->control_of]->rights == NULL;
}

static bool send_add_control(send_batch *out, zval *control)
{
	size_t index = out->count - 1;
	php_message_buffer *buffer;
	bool read;

	if (send_has_control(out, control)) {
		out->messages[index].control = out->messages[out->control_of].control;
		out->messages[index].control_len = out->messages[out->control_of].control_len;
		return true;
	}
	out->control = Z_ARRVAL_P(control);
	out->control_of = index;
	buffer = emalloc(sizeof(*buffer));
	out->controls[index] = buffer;
	read = send_read_control(out, index, control);
	out->messages[index].control = buffer->used > 0 ? buffer->bytes : NULL;
	out->messages[index].control_len = buffer->used;
	return read;
}

/* The last step, as a conversion in a later datagram may have closed a descriptor of an earlier
 * one. */
static bool send_resolve_all(const send_batch *out)
{
	for (size_t i = 0; out->controls != NULL && i < out->count; i++) {
		if (out->controls[i] != NULL && !send_read_control(out, i, NULL)) {
			return false;
		}
	}
	return true;
}

static bool send_add_datagram(send_batch *out, zend_object *datagram, size_t most)
{
	const zval *data = php_datagram_slot(datagram, PHP_DATAGRAM_DATA);
	const zval *address = php_datagram_slot(datagram, PHP_DATAGRAM_ADDRESS);
	zval *control = php_datagram_slot(datagram, PHP_DATAGRAM_CONTROL);
	size_t index = out->count - 1;

	if (!php_datagram_is_whole(datagram)) {
		zend_argument_value_error(
				2, "element #%zu must be an initialized Sockets\\Datagram object", index);
		return false;
	}
	out->iov[index] = SKC_IOV(Z_STRVAL_P(data), Z_STRLEN_P(data));
	if (Z_TYPE_P(address) == IS_STRING &&
			!send_add_address(out, address, php_datagram_slot(datagram, PHP_DATAGRAM_PORT))) {
		return false;
	}
	if (EXPECTED(zend_hash_num_elements(Z_ARRVAL_P(control)) == 0)) {
		return true;
	}
	if (out->controls == NULL) {
		out->controls = ecalloc(most, sizeof(out->controls[0]));
	}
	return send_add_control(out, control);
}

/* False after an exception. */
static bool send_add(send_batch *out, zval *element, size_t most)
{
	size_t index = out->count++;
	zval *held = &out->held[index];

	ZVAL_COPY_DEREF(held, element);
	out->messages[index] = (skc_message){ .iov = &out->iov[index], .iov_count = 1 };
	if (Z_TYPE_P(held) == IS_STRING) {
		out->iov[index] = SKC_IOV(Z_STRVAL_P(held), Z_STRLEN_P(held));
		return true;
	}
	if (Z_TYPE_P(held) == IS_OBJECT && Z_OBJCE_P(held) == php_modern_classes.datagram) {
		return send_add_datagram(out, Z_OBJ_P(held), most);
	}
	zend_argument_type_error(2, "element #%zu must be of type Sockets\\Datagram|string, %s given",
			index, zend_zval_value_name(held));
	return false;
}

static bool send_add_all(send_batch *out, const HashTable *datagrams)
{
	zval *element;

	ZEND_HASH_FOREACH_VAL ((HashTable *) datagrams, element) {
		if (!send_add(out, element, zend_hash_num_elements(datagrams))) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* to: the receiver of the datagram that failed; NULL: the peer. */
static ZEND_COLD void send_failed(
		php_socket *s, skc_err err, const skc_addr *to, size_t done, const char *what)
{
	php_modern_failure failure = {
		.socket = s,
		.transferred = done,
		.place = PHP_MODERN_TO_PEER,
	};
	zval endpoint;

	ZVAL_NULL(&endpoint);
	if (to != NULL) {
		php_modern_endpoint_of(&endpoint, to, php_sockets_type_of(s));
	}
	if (Z_TYPE(endpoint) == IS_OBJECT) {
		failure.endpoint = &endpoint;
	}
	php_modern_throw(&failure, err, "%s", what);
	zval_ptr_dtor(&endpoint);
}

static void send_all(zval *return_value, const send_batch *out, int64_t deadline)
{
	size_t done = 0;
	skc_err err = skc_batch_send(
			php_sockets_sock(out->socket), out->messages, out->count, deadline, &done);

	if (err != SKC_OK) {
		send_failed(out->socket, err, out->messages[done].name, done, "send_batch");
		return;
	}
	RETVAL_LONG((zend_long) done);
}

PHP_FUNCTION(Sockets_send_batch)
{
	zval *socket;
	HashTable *datagrams;
	zval *timeout = NULL;
	php_socket *s;
	int64_t deadline;
	send_batch out;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT(datagrams)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_modern_has_messages(s, 1) || !php_modern_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	send_init(&out, s, datagrams);
	/* A conversion in a control message may have closed the socket. */
	if (send_add_all(&out, datagrams) && php_sockets_is_open(s, 1) && send_resolve_all(&out)) {
		send_all(return_value, &out, deadline);
	}
	send_free(&out);
}

/* --- send_segments ---------------------------------------------------------------------------- */

static bool send_target_of(const php_socket *s, const zval *address, int64_t port, skc_addr *out)
{
	const char *lacks = php_datagram_address(s, Z_STR_P(address), port, out);

	if (lacks != NULL) {
		zend_argument_value_error(4, "must have %s", lacks);
	}
	return lacks == NULL;
}

static bool send_endpoint_target(const php_socket *s, const zval *endpoint, skc_addr *out)
{
	zval text;
	bool found;

	ZVAL_STR(&text, php_modern_endpoint_address(endpoint));
	found = send_target_of(s, &text, php_modern_endpoint_port(endpoint), out);
	zval_ptr_dtor(&text);
	return found;
}

static bool send_datagram_target(
		const php_socket *s, zend_object *datagram, skc_addr *out, bool *has_one)
{
	const zval *address = php_datagram_slot(datagram, PHP_DATAGRAM_ADDRESS);
	const zval *port = php_datagram_slot(datagram, PHP_DATAGRAM_PORT);

	if (!php_datagram_is_whole(datagram)) {
		zend_argument_value_error(4, "must be an initialized Sockets\\Datagram object");
		return false;
	}
	*has_one = Z_TYPE_P(address) == IS_STRING;
	return !*has_one || send_target_of(s, address, php_modern_port(port), out);
}

static bool send_target_of_endpoint(
		const php_socket *s, zend_string *text, zend_object *object, skc_addr *out)
{
	zval endpoint;
	bool found;

	if (!php_modern_endpoint_arg(text, object, 4, &endpoint)) {
		return false;
	}
	found = send_endpoint_target(s, &endpoint, out);
	zval_ptr_dtor(&endpoint);
	return found;
}

static bool send_target_from_zval(const php_socket *s, const zval *to, skc_addr *out, bool *has_one)
{
	zend_object *object = Z_TYPE_P(to) == IS_OBJECT ? Z_OBJ_P(to) : NULL;
	zend_string *text;
	zval copy;
	bool found;

	*has_one = Z_TYPE_P(to) != IS_NULL;
	if (!*has_one) {
		return true;
	}
	if (object != NULL && object->ce == php_modern_classes.datagram) {
		return send_datagram_target(s, object, out, has_one);
	}
	if (object != NULL && object->ce == php_modern_classes.endpoint) {
		return send_target_of_endpoint(s, NULL, object, out);
	}
	/* Converted like an argument of type string. */
	ZVAL_COPY(&copy, to);
	found = zend_parse_arg_str(&copy, &text, false, 4);
	if (found) {
		found = send_target_of_endpoint(s, text, NULL, out);
	} else if (EG(exception) == NULL) {
		zend_argument_type_error(4,
				"must be of type Sockets\\Datagram|Sockets\\Endpoint|string|null, %s given",
				zend_zval_value_name(to));
	}
	zval_ptr_dtor(&copy);
	return found;
}

/* The system is asked once per socket. */
static bool send_has_segments(php_socket *s)
{
	php_sockets_state *state = php_sockets_state_of(s);

	if (!state->segments_known) {
		state->segments = skc_batch_has_segments(php_sockets_sock(s));
		state->segments_known = 1;
	}
	return state->segments;
}

PHP_FUNCTION(Sockets_send_segments)
{
	zval *socket;
	zend_string *data;
	zend_long segment;
	zval *to = NULL;
	zval *timeout = NULL;
	php_socket *s;
	int64_t deadline;
	skc_addr addr;
	skc_segments what;
	bool has_one = false;
	size_t done = 0;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(3, 5)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(data)
		Z_PARAM_LONG(segment)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(to)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_modern_has_datagrams(s, 1) || !php_modern_in_range(segment, 1, UINT16_MAX, 3) ||
			(to != NULL && !send_target_from_zval(s, to, &addr, &has_one)) ||
			!php_modern_deadline(timeout, 5, &deadline)) {
		RETURN_THROWS();
	}
	what = (skc_segments){ ZSTR_VAL(data), ZSTR_LEN(data), (size_t) segment, has_one ? &addr : NULL,
		send_has_segments(s) };
	err = skc_batch_send_segments(php_sockets_sock(s), &what, deadline, &done);
	if (err != SKC_OK) {
		send_failed(s, err, what.to, done, "send_segments");
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) done);
}
