#include "common/assign.h"
#include "common/compat.h"
#include "common/custody.h"
#include "common/descriptors.h"
#include "common/object.h"
#include "common/receive.h"
#include "common/scratch.h"
#include "common/stream_handle.h"
#include "message/received.h"
#include "modern/error.h"
#include "modern/io.h"
#include "skc_handles.h"
#include "skc_time.h"

/* The maximum data of one receive, in bytes. */
#define DATA_MAX 65536

static bool modern_handles_is_unix(php_socket *s)
{
	if (!php_sockets_is_open(s, 1)) {
		return false;
	}
	if (s->type != AF_UNIX) {
		zend_argument_value_error(1, "must be a unix socket");
		return false;
	}
	return true;
}

/* --- sending ---------------------------------------------------------------------------------- */

/* A stream wrapper in PHP would lend the descriptor of another stream; buffered bytes would not
 * reach the other process. */
static bool modern_handles_fits(zval *value)
{
	php_stream *stream;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_RESOURCE) {
		return true;
	}
	stream = php_sockets_stream_of(value);
	if (stream != NULL && !php_stream_is(stream, PHP_STREAM_IS_USERSPACE) &&
			stream->writepos > stream->readpos) {
		zend_argument_value_error(2, "must not contain a stream with unread buffered data");
		return false;
	}
	if (stream == NULL || php_stream_is(stream, PHP_STREAM_IS_USERSPACE)) {
		zend_argument_value_error(2, "must only contain open streams with a descriptor");
		return false;
	}
	return true;
}

static bool modern_handles_refuse(php_descriptor_fault fault, zval *value)
{
	if (EG(exception) != NULL) {
		return false;
	}
	if (fault == PHP_DESCRIPTOR_OTHER_TYPE) {
		zend_argument_type_error(2, "must only have elements of type Socket or resource, %s given",
				zend_zval_value_name(value));
	} else if (fault == PHP_DESCRIPTOR_CLOSED_SOCKET) {
		zend_argument_error(NULL, 2, "contains a closed socket");
	} else {
		zend_argument_value_error(2, "must only contain open streams with a descriptor");
	}
	return false;
}

/* May run stream filters, which are user code. */
static bool modern_handles_add_all(const HashTable *array, php_descriptors *out)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL ((HashTable *) array, value) {
		php_descriptor_fault fault;

		if (!modern_handles_fits(value)) {
			return false;
		}
		fault = php_descriptors_add(out, value, false);
		if (fault != PHP_DESCRIPTOR_FINE) {
			return modern_handles_refuse(fault, value);
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* The descriptors to send; NULL after an exception. */
static php_descriptors *modern_handles_collect(const HashTable *array)
{
	php_descriptors *sent;
	php_descriptor_fault fault;
	size_t at;

	if (zend_hash_num_elements(array) < 1 || zend_hash_num_elements(array) > SKC_HANDLES_MAX) {
		zend_argument_value_error(2, "must have between 1 and %d elements", SKC_HANDLES_MAX);
		return NULL;
	}
	sent = php_descriptors_new(zend_hash_num_elements(array));
	if (modern_handles_add_all(array, sent)) {
		fault = php_descriptors_resolve(sent, &at);
		if (fault == PHP_DESCRIPTOR_FINE) {
			return sent;
		}
		modern_handles_refuse(fault, NULL);
	}
	php_descriptors_free(sent);
	return NULL;
}

static void modern_handles_send_all(
		php_socket *s, const php_descriptors *sent, const zend_string *data, int64_t deadline)
{
	skc_handle handles[SKC_HANDLES_MAX];
	size_t count = php_descriptors_count(sent);
	size_t done;
	skc_err err;

	for (size_t i = 0; i < count; i++) {
		handles[i] = php_descriptors_at(sent, i);
	}
	err = skc_handles_send(php_sockets_sock(s), handles, count, data != NULL ? ZSTR_VAL(data) : "",
			data != NULL ? ZSTR_LEN(data) : 1, deadline, &done);
	if (err != SKC_OK) {
		php_modern_write_failed(s, err, done, "send_handles");
	}
}

PHP_FUNCTION(Sockets_send_handles)
{
	zval *socket;
	HashTable *array;
	zend_string *data = NULL;
	zval *timeout = NULL;
	php_socket *s;
	php_descriptors *sent;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT(array)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(data)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (data != NULL && ZSTR_LEN(data) == 0) {
		zend_argument_value_error(3, "must not be empty");
		RETURN_THROWS();
	}
	if (!modern_handles_is_unix(s) || !php_modern_deadline(timeout, 4, &deadline)) {
		RETURN_THROWS();
	}
	sent = modern_handles_collect(array);
	if (sent == NULL) {
		RETURN_THROWS();
	}
	/* A filter may have closed the socket. */
	if (php_sockets_is_open(s, 1)) {
		modern_handles_send_all(s, sent, data, deadline);
	}
	php_descriptors_free(sent);
}

/* --- receiving -------------------------------------------------------------------------------- */

/* Frees the return value and undefines it, as the engine frees it again after an exception. */
static void modern_handles_drop(zval *list)
{
	zval_ptr_dtor(list);
	ZVAL_UNDEF(list);
}

/* Makes a list of the received descriptors; on failure those without an owner are closed. */
static skc_err modern_handles_own_all(const skc_handles *got, zval *out)
{
	skc_err err = SKC_OK;
	size_t i;

	array_init_size(out, (uint32_t) got->count);
	for (i = 0; i < got->count; i++) {
		const char *what;
		zval one;

		err = php_message_adopt(got->of[i], &one, &what);
		if (err != SKC_OK) {
			break;
		}
		zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &one);
	}
	for (; i < got->count; i++) {
		php_custody_close(got->of[i]);
	}
	if (err != SKC_OK) {
		modern_handles_drop(out);
	}
	return err;
}

static ZEND_COLD void modern_handles_throw_received(
		php_socket *s, skc_err err, const zend_string *data)
{
	php_modern_failure failure = { .socket = s, .partial = data, .place = PHP_MODERN_FROM_PEER };

	if (err == SKC_EMSGSIZE) {
		php_modern_throw_too_large(&failure, "receive_handles");
	} else {
		php_modern_throw(&failure, err, "receive_handles");
	}
}

/* Receives handles and the data, as below. PHP may end the request where it allocates the string:
 * the handles are in custody before. */
static zend_never_inline skc_err modern_handles_take(
		php_socket *s, zend_long max, int64_t deadline, skc_handles *got, zend_string **data)
{
	php_scratch room = php_scratch_take(DATA_MAX);
	skc_err err = skc_handles_receive(
			php_sockets_sock(s), room.bytes, DATA_MAX, (size_t) max, deadline, got);
	bool took = err == SKC_OK || err == SKC_EMSGSIZE;

	for (size_t i = 0; took && i < got->count; i++) {
		php_custody_add(got->of[i]);
	}
	*data = took ? zend_string_init(room.bytes, got->bytes, 0) : NULL;
	php_scratch_give(&room, took ? got->bytes : 0);
	return err;
}

static skc_err modern_handles_take_in_turns(
		php_socket *s, zend_long max, int64_t deadline, skc_handles *got, zend_string **data)
{
	php_sockets_turn turn;
	skc_err err = php_sockets_turn_begin(&turn, s, deadline);

	*data = NULL;
	while (err == SKC_OK) {
		err = modern_handles_take(s, max, SKC_AT_ONCE, got, data);
		if (!php_sockets_turn_is_vain(&turn, err)) {
			break;
		}
		err = php_sockets_turn_wait(&turn, err);
	}
	return err;
}

/* Receives handles. *data is the data that came with them, also on SKC_EMSGSIZE; else NULL. */
static skc_err modern_handles_receive(
		php_socket *s, zend_long max, int64_t deadline, zval *list, zend_string **data)
{
	skc_handles got;
	skc_err err = skc_takes_turns() ? modern_handles_take_in_turns(s, max, deadline, &got, data)
									: modern_handles_take(s, max, deadline, &got, data);

	if (err != SKC_OK) {
		return err;
	}
	err = modern_handles_own_all(&got, list);
	if (err == SKC_OK && got.cut) {
		modern_handles_drop(list);
		err = SKC_EMSGSIZE;
	}
	return err;
}

PHP_FUNCTION(Sockets_receive_handles)
{
	zval *socket;
	zend_long max = SKC_HANDLES_MAX;
	zval *timeout = NULL;
	zval *variable = NULL;
	php_socket *s;
	zend_string *data;
	int64_t deadline;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_ZVAL(variable)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!modern_handles_is_unix(s) || !php_modern_in_range(max, 1, SKC_HANDLES_MAX, 2) ||
			!php_modern_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	err = modern_handles_receive(s, max, deadline, return_value, &data);
	if (err != SKC_OK) {
		modern_handles_throw_received(s, err, data);
		if (data != NULL) {
			zend_string_release(data);
		}
		RETURN_THROWS();
	}
	if (variable == NULL) {
		zend_string_release(data);
	} else if (!php_sockets_assign_str(variable, data)) {
		modern_handles_drop(return_value);
		RETURN_THROWS();
	}
}
