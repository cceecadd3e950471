/* secure(): the handshake, and TLS on a socket that is connected already. */

#include "common/channel.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/reader.h"
#include "modern/secure.h"
#include "modern/tls.h"
#include "skc_time.h"

/* --- the arguments ----------------------------------------------------------------------------- */

/* The option "server", which is none of TLS. False after an exception. */
static bool secure_read_side(const HashTable *array, bool *server)
{
	const zval *value = array != NULL ? zend_hash_str_find(array, ZEND_STRL("server")) : NULL;

	*server = false;
	if (value == NULL) {
		return true;
	}
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		zend_argument_type_error(
				2, "option \"server\" must be of type bool, %s given", zend_zval_type_name(value));
		return false;
	}
	*server = Z_TYPE_P(value) == IS_TRUE;
	return true;
}

/* Whether all options are known. */
static bool secure_check_names(const HashTable *array, bool server)
{
	zend_string *name;
	zend_ulong index;

	if (array == NULL) {
		return true;
	}
	ZEND_HASH_FOREACH_KEY((HashTable *) array, index, name)
	{
		if (name == NULL) {
			zend_argument_value_error(2, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!zend_string_equals_literal(name, "server") &&
				php_tls_option_find(name, server) == PHP_TLS_OPTIONS) {
			zend_argument_value_error(2, "has an unknown option \"%s\"", ZSTR_VAL(name));
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* Whether the socket can be secured now. Bytes that a Reader has came before TLS, from anybody:
 * they must not look as if they had come through it. */
static bool secure_check_socket(php_socket *s)
{
	if (!Z_ISUNDEF(s->zstream)) {
		zend_argument_value_error(1, "must not share its descriptor with a stream");
		return false;
	}
	if (php_modern_reader_has_bytes(s)) {
		zend_argument_value_error(1, "must not have unread bytes in a Sockets\\Reader");
		return false;
	}
	return true;
}

/* --- the handshake ----------------------------------------------------------------------------- */

bool php_modern_secure_begin(
		php_socket *s, const zval *endpoint, int64_t deadline, const char *what)
{
	php_modern_failure failure = { .socket = s, .endpoint = endpoint };
	const skc_channel *channel;
	skc_err err = skc_channel_begin(php_sockets_sock(s), deadline);

	if (err == SKC_OK) {
		return true;
	}
	if (endpoint == NULL) {
		failure.place = PHP_MODERN_TO_PEER;
	}
	channel = php_sockets_channel(s);
	if (err == SKC_EDEADLINE && deadline == SKC_AT_ONCE && channel != NULL) {
		php_modern_throw_wants(&failure, channel->wants, "%s", what);
	} else {
		php_modern_throw(&failure, err, "%s", what);
	}
	return false;
}

/* Gives the socket its channel. */
static bool secure_attach(php_socket *s, const HashTable *array)
{
	const skc_span none = { "", 0 };
	php_modern_failure failure = { .socket = s, .place = PHP_MODERN_TO_PEER };
	php_modern_tls tls;
	bool server;
	skc_err err;

	if (!secure_check_socket(s) || !secure_read_side(array, &server) ||
			!secure_check_names(array, server) ||
			!php_modern_tls_read(&tls, array, 2, server, NULL, "secure")) {
		return false;
	}
	err = php_modern_tls_attach(&tls, s, none);
	php_modern_tls_free(&tls);
	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "secure");
	}
	return err == SKC_OK;
}

PHP_FUNCTION(Sockets_secure)
{
	zval *socket;
	HashTable *array = NULL;
	zval *timeout = NULL;
	php_socket *s;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(array)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(s, 1) || !php_modern_deadline(timeout, 3, &deadline) ||
			!php_sockets_is_open(s, 1)) {
		RETURN_THROWS();
	}
	if (php_sockets_has_channel(s) && array != NULL && zend_hash_num_elements(array) > 0) {
		zend_argument_value_error(2, "must be empty for a socket that is secured already");
		RETURN_THROWS();
	}
	if (!php_sockets_has_channel(s) && !secure_attach(s, array)) {
		RETURN_THROWS();
	}
	if (!php_modern_secure_begin(s, NULL, deadline, "secure")) {
		RETURN_THROWS();
	}
}
