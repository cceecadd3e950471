#include "common/compat.h"
#include "common/object.h"
#include "modern/io.h"

/* Strings that are being sent. */
typedef struct pieces {
	skc_iov *iov;
	zend_string **held; /* the strings, converted ones included, which live as long as iov */
	size_t count;
	uint64_t total; /* in bytes; 64 bits, as one string may occur many times */
} pieces;

static void write_pieces_free(pieces *p)
{
	for (size_t i = 0; i < p->count; i++) {
		zend_string_release(p->held[i]);
	}
	efree(p->iov);
	efree(p->held);
}

/* Converts an element like an argument of type string; NULL after an exception. */
static zend_string *write_text_of(zval *element, size_t index)
{
	ZVAL_DEREF(element);
	if (Z_TYPE_P(element) == IS_NULL || Z_TYPE_P(element) == IS_ARRAY ||
			Z_TYPE_P(element) == IS_RESOURCE) {
		zend_argument_type_error(2, "element #%zu must be of type string, %s given", index,
				zend_zval_value_name(element));
		return NULL;
	}
	return zval_try_get_string(element);
}

/* False after an exception. */
static bool write_pieces_of(pieces *p, const HashTable *array)
{
	size_t most = zend_hash_num_elements(array);
	zval *element;

	*p = (pieces){ safe_emalloc(most, sizeof(*p->iov), sizeof(*p->iov)),
		safe_emalloc(most, sizeof(*p->held), sizeof(*p->held)), 0, 0 };
	ZEND_HASH_FOREACH_VAL ((HashTable *) array, element) {
		zend_string *text = write_text_of(element, p->count);

		if (text == NULL) {
			return false;
		}
		p->iov[p->count] = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));
		p->held[p->count++] = text;
		p->total += ZSTR_LEN(text);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* Sends all of the bytes, or throws. */
static void write_send_pieces(zval *return_value, php_socket *s, skc_iov *iov, size_t count,
		int64_t deadline, const char *what)
{
	size_t done = 0;
	skc_err err = skc_transfer_send(php_sockets_sock(s), iov, count, deadline, &done);

	if (err != SKC_OK) {
		php_modern_io_failed(s, err, NULL, done, what);
		return;
	}
	RETVAL_LONG((zend_long) done);
}

/* Joins the pieces, whose total fits in one string. */
static zend_string *write_join(const pieces *p)
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
static void write_send_as_one(zval *return_value, php_socket *s, const pieces *p, int64_t deadline)
{
	zend_string *all;
	skc_iov iov;

	if (p->total > INT_MAX) {
		php_modern_io_failed(s, SKC_EMSGSIZE, NULL, 0, "write_all");
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
	pieces p;

	if (write_pieces_of(&p, array) && php_sockets_is_open(s, 1)) {
		if (p.count > SKC_IOV_MAX && php_sockets_type_of(s) != SOCK_STREAM) {
			write_send_as_one(return_value, s, &p, deadline);
		} else {
			write_send_pieces(return_value, s, p.iov, p.count, deadline, "write_all");
		}
	}
	write_pieces_free(&p);
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
