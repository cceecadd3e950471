#include "message/received.h"

#include "common/custody.h"
#include "common/error.h"
#include "common/object.h"
#include "message/name.h"
#include "message/path.h"

/* --- to PHP: one function a kind --- */

static void received_put_pair(
		HashTable *to, php_message_key first, zend_long a, php_message_key second, zend_long b)
{
	php_message_put_long(to, php_message_keys[first], a);
	php_message_put_long(to, php_message_keys[second], b);
}

static void received_bytes_out(const skc_cmsg_value *value, zval *out)
{
	ZVAL_STRINGL_FAST(out, value->bytes.data, value->bytes.len);
}

static void received_number_out(const skc_cmsg_value *value, zval *out)
{
	ZVAL_LONG(out, (zend_long) value->of.number);
}

static void received_credentials_out(const skc_cmsg_value *value, zval *out)
{
	HashTable *array = php_message_start(out, 3);

	php_message_put_long(array, PHP_MESSAGE_STR(pid), (zend_long) value->of.credentials.pid);
	received_put_pair(array, PHP_MESSAGE_uid, (zend_long) value->of.credentials.uid,
			PHP_MESSAGE_gid, (zend_long) value->of.credentials.gid);
}

static void received_pktinfo4_out(const skc_cmsg_value *value, zval *out)
{
	HashTable *array = php_message_start(out, 3);
	zval text;

	php_message_put_long(array, PHP_MESSAGE_STR(ifindex), (zend_long) value->of.pktinfo4.ifindex);
	php_message_inet4_to_zval(&value->of.pktinfo4.spec_dst, &text);
	php_message_put(array, PHP_MESSAGE_STR(spec_dst), &text);
	php_message_inet4_to_zval(&value->of.pktinfo4.addr, &text);
	php_message_put(array, PHP_MESSAGE_STR(addr), &text);
}

void php_sockets_pktinfo6_to_zval(const struct in6_pktinfo *in, zval *out)
{
	HashTable *array = php_message_start(out, 2);
	zval text;

	php_message_inet6_to_zval(&in->ipi6_addr, &text);
	php_message_put(array, PHP_MESSAGE_STR(addr), &text);
	php_message_put_long(array, PHP_MESSAGE_STR(ifindex), (zend_long) in->ipi6_ifindex);
}

static void received_pktinfo6_out(const skc_cmsg_value *value, zval *out)
{
	php_sockets_pktinfo6_to_zval(&value->of.pktinfo6, out);
}

static void received_time_out(const skc_cmsg_value *value, zval *out)
{
	received_put_pair(php_message_start(out, 2), PHP_MESSAGE_sec,
			(zend_long) value->of.times[0].seconds, PHP_MESSAGE_usec,
			(zend_long) value->of.times[0].parts);
}

static void received_fine_time_out(const skc_cmsg_value *value, zval *out)
{
	received_put_pair(php_message_start(out, 2), PHP_MESSAGE_sec,
			(zend_long) value->of.times[0].seconds, PHP_MESSAGE_nsec,
			(zend_long) value->of.times[0].parts);
}

static void received_fine_times_out(const skc_cmsg_value *value, zval *out)
{
	php_message_list_of(out, 3);
	for (size_t i = 0; i < SKC_COUNT(value->of.times); i++) {
		zval one;

		received_put_pair(php_message_start(&one, 2), PHP_MESSAGE_sec,
				(zend_long) value->of.times[i].seconds, PHP_MESSAGE_nsec,
				(zend_long) value->of.times[i].parts);
		php_message_append(Z_ARRVAL_P(out), &one);
	}
}

static void received_error_out(const skc_cmsg_value *value, zval *out)
{
	const skc_cmsg_error *error = &value->of.error;
	HashTable *array = php_message_start(out, 7);
	zval offender;

	php_message_put_long(array, PHP_MESSAGE_STR(errno), (zend_long) error->code_of_system);
	received_put_pair(array, PHP_MESSAGE_origin, error->origin, PHP_MESSAGE_type, error->type);
	received_put_pair(
			array, PHP_MESSAGE_code, error->code, PHP_MESSAGE_info, (zend_long) error->info);
	php_message_put_long(array, PHP_MESSAGE_STR(data), (zend_long) error->data);
	php_message_name_to_zval(&error->offender, &offender);
	php_message_put(array, PHP_MESSAGE_STR(offender), &offender);
}

typedef void (*writer)(const skc_cmsg_value *value, zval *out);

static const writer writers[] = {
	[SKC_CMSG_BYTES] = received_bytes_out,
	[SKC_CMSG_NUMBER] = received_number_out,
	[SKC_CMSG_CREDENTIALS] = received_credentials_out,
	[SKC_CMSG_PKTINFO4] = received_pktinfo4_out,
	[SKC_CMSG_PKTINFO6] = received_pktinfo6_out,
	[SKC_CMSG_TIME] = received_time_out,
	[SKC_CMSG_FINE_TIME] = received_fine_time_out,
	[SKC_CMSG_FINE_TIMES] = received_fine_times_out,
	[SKC_CMSG_ERROR] = received_error_out,
};

/* --- descriptors to PHP --- */

skc_err php_message_adopt(skc_handle handle, zval *out, const char **what)
{
	php_stream *stream;
	php_sockets_traits traits;
	skc_err err;

	php_custody_add(handle);
	err = php_sockets_look_at(handle, &traits, what);
	if (err == SKC_OK && !php_sockets_adopt(out, handle, &traits)) {
		return SKC_EPERM;
	}
	if (err != SKC_ENOTSOCK) {
		return err;
	}
	*what = NULL;
	stream = php_stream_fopen_from_fd(handle, "rw", NULL);
	if (stream == NULL) {
		return SKC_EBADF;
	}
	php_custody_remove(handle);
	php_stream_to_zval(stream, out);
	return SKC_OK;
}

/* Warns. */
static bool received_handle_out(skc_handle handle, zval *out)
{
	const char *what;
	skc_err err = php_message_adopt(handle, out, &what);

	if (err != SKC_OK && what != NULL) {
		php_sockets_fail(NULL, err, what);
	}
	return err == SKC_OK;
}

/* A list of Sockets and streams. */
static bool received_handles_out(const php_message_path *at, const skc_cmsg_value *value, zval *out)
{
	size_t count = skc_cmsg_handle_count(value);

	php_message_list_of(out, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		zval one;

		if (!received_handle_out(skc_cmsg_handle_at(value, i), &one)) {
			php_message_path place = PHP_MESSAGE_ELEMENT(at, i + 1);

			zval_ptr_dtor(out);
			return EG(exception) == NULL &&
					php_message_fail_native(&place, "cannot use the received descriptor");
		}
		php_message_append(Z_ARRVAL_P(out), &one);
	}
	return true;
}

/* One stream; NULL if the system could make none. */
static bool received_handle_data_out(
		const php_message_path *at, const skc_cmsg_value *value, zval *out)
{
	skc_handle handle = skc_cmsg_handle_at(value, 0);

	ZVAL_NULL(out);
	if (handle == SKC_HANDLE_NONE || (int64_t) handle < 0) {
		return true;
	}
	if (!received_handle_out(handle, out)) {
		return EG(exception) == NULL &&
				php_message_fail_native(at, "cannot use the received descriptor");
	}
	return true;
}

static bool received_data_out(const php_message_path *at, const skc_cmsg *cmsg, zval *out)
{
	php_message_path place = PHP_MESSAGE_KEY(at, "data");
	skc_cmsg_value value;

	skc_cmsg_decode(cmsg, &value);
	if (value.kind == SKC_CMSG_HANDLES) {
		return received_handles_out(&place, &value, out);
	}
	if (value.kind == SKC_CMSG_HANDLE) {
		return received_handle_data_out(&place, &value, out);
	}
	writers[value.kind](&value, out);
	return true;
}

bool php_message_control_to_zval(const php_message_path *at, const skc_message *message, zval *out)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	skc_cmsg cmsg;

	array_init(out);
	while (skc_cmsg_next(&reader, &cmsg)) {
		php_message_path place =
				PHP_MESSAGE_ELEMENT(at, zend_hash_num_elements(Z_ARRVAL_P(out)) + 1);
		HashTable *array;
		zval data;
		zval one;

		if (!received_data_out(&place, &cmsg, &data)) {
			php_custody_close_message(message);
			zval_ptr_dtor(out);
			return false;
		}
		array = php_message_start(&one, 3);
		received_put_pair(array, PHP_MESSAGE_level, cmsg.level, PHP_MESSAGE_type, cmsg.type);
		php_message_put(array, PHP_MESSAGE_STR(data), &data);
		zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &one);
	}
	return true;
}
