#include "common/object.h"
#include "modern/io.h"
#include "modern/strings.h"

/* Sends all of the bytes, or throws. */
static void write_send_pieces(zval *return_value, php_socket *s, skc_iov *iov, size_t count,
		int64_t deadline, const char *what)
{
	size_t done = 0;
	skc_err err = skc_transfer_send(php_sockets_sock(s), iov, count, deadline, &done);

	if (err != SKC_OK) {
		php_modern_write_failed(s, err, done, what);
		return;
	}
	RETVAL_LONG((zend_long) done);
}

/* Joins the pieces, whose total fits in one string. */
static zend_string *write_join(const php_modern_strings *p)
{
	zend_string *all = zend_string_alloc((size_t) p->total, 0);
	char *to = ZSTR_VAL(all);

	for (size_t i = 0; i < p->count; i++) {
		memcpy(to, ZSTR_VAL(p->held[i]), ZSTR_LEN(p->held[i]));
		to += ZSTR_LEN(p->held[i]);
	}
	*to = '\0';
	return all;
}

/* One system call sends one message and takes at most SKC_IOV_MAX pieces, so more are joined. */
static void write_send_as_one(
		zval *return_value, php_socket *s, const php_modern_strings *p, int64_t deadline)
{
	zend_string *all;
	skc_iov iov;

	if (p->total > INT_MAX) {
		php_modern_write_failed(s, SKC_EMSGSIZE, 0, "write_all");
		return;
	}
	all = write_join(p);
	iov = SKC_IOV(ZSTR_VAL(all), ZSTR_LEN(all));
	write_send_pieces(return_value, s, &iov, 1, deadline, "write_all");
	zend_string_release(all);
}

/* A signal handler or a conversion may have closed the socket. */
static void write_array(zval *return_value, php_socket *s, const HashTable *array, int64_t deadline)
{
	php_modern_strings p;

	if (php_modern_strings_of(&p, array, 2) && php_sockets_is_open(s, 1)) {
		if (p.count > SKC_IOV_MAX && php_sockets_type_of(s) != SOCK_STREAM) {
			write_send_as_one(return_value, s, &p, deadline);
		} else {
			write_send_pieces(return_value, s, p.iov, p.count, deadline, "write_all");
		}
	}
	php_modern_strings_free(&p);
}

PHP_FUNCTION(Sockets_write_all)
{
	zval *socket;
	zend_string *text;
	HashTable *array;
	zval *timeout = NULL;
	php_socket *s;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT_OR_STR(array, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	if (!php_modern_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	if (array != NULL) {
		write_array(return_value, s, array, deadline);
	} else {
		skc_iov iov = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));

		write_send_pieces(return_value, s, &iov, 1, deadline, "write_all");
	}
}

PHP_FUNCTION(Sockets_write_frame)
{
	zval *socket;
	zend_string *data;
	zval *timeout = NULL;
	php_socket *s;
	int64_t deadline;
	unsigned char header[4];
	skc_iov iov[2];
	zval sent;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(s, 1)) {
		RETURN_THROWS();
	}
	if ((uint64_t) ZSTR_LEN(data) > UINT32_MAX) {
		zend_argument_value_error(2, "must be at most 4294967295 bytes long");
		RETURN_THROWS();
	}
	if (!php_modern_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	for (int i = 0; i < 4; i++) {
		header[i] = (unsigned char) (ZSTR_LEN(data) >> (24 - 8 * i));
	}
	iov[0] = SKC_IOV(header, sizeof(header));
	iov[1] = SKC_IOV(ZSTR_VAL(data), ZSTR_LEN(data));
	write_send_pieces(&sent, s, iov, 2, deadline, "write_frame");
}
