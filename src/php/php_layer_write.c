#include "php_layer_io.h"

/* Pieces of data on their way out. */
typedef struct pieces {
	skc_iov *iov;
	zend_string **held; /* strings made of what was none; they live as long as iov */
	size_t count;
	size_t total;
} pieces;

static void pieces_free(pieces *p)
{
	for (size_t i = 0; i < p->count; i++) {
		zend_string_release(p->held[i]);
	}
	efree(p->iov);
	efree(p->held);
}

/* False after an exception of a conversion. */
static bool pieces_of(pieces *p, const HashTable *array)
{
	size_t most = zend_hash_num_elements(array);
	zval *element;

	*p = (pieces){ safe_emalloc(most, sizeof(*p->iov), sizeof(*p->iov)),
		safe_emalloc(most, sizeof(*p->held), sizeof(*p->held)), 0, 0 };
	ZEND_HASH_FOREACH_VAL ((HashTable *) array, element) {
		zend_string *text = zval_try_get_string(element);

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

/* Sends all, or throws. */
static void send_pieces(zval *return_value, php_socket *s, skc_iov *iov, size_t count,
		int64_t deadline, const char *what)
{
	size_t done = 0;
	skc_err err = skc_transfer_send(php_sockets_sock(s), iov, count, deadline, &done);

	if (err != SKC_OK) {
		php_layer_io_failed(s, err, NULL, done, what);
		return;
	}
	RETVAL_LONG((zend_long) done);
}

/* A handler, or a conversion, may have closed the socket meanwhile. */
static void write_array(zval *return_value, php_socket *s, const HashTable *array, int64_t deadline)
{
	pieces p;

	if (pieces_of(&p, array) && php_sockets_is_open(s, 1)) {
		send_pieces(return_value, s, p.iov, p.count, deadline, "write_all");
	}
	pieces_free(&p);
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

	s = Z_SOCKET_P(socket);
	if (!php_sockets_is_open(s, 1) || !php_layer_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	if (array != NULL) {
		write_array(return_value, s, array, deadline);
	} else {
		skc_iov iov = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));

		send_pieces(return_value, s, &iov, 1, deadline, "write_all");
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
	if (!php_layer_is_stream(s, 1)) {
		RETURN_THROWS();
	}
	if ((uint64_t) ZSTR_LEN(data) > UINT32_MAX) {
		zend_argument_value_error(2, "must have at most 4294967295 bytes");
		RETURN_THROWS();
	}
	if (!php_layer_deadline(timeout, 3, &deadline)) {
		RETURN_THROWS();
	}
	for (int i = 0; i < 4; i++) {
		header[i] = (unsigned char) (ZSTR_LEN(data) >> (24 - 8 * i));
	}
	iov[0] = SKC_IOV(header, sizeof(header));
	iov[1] = SKC_IOV(ZSTR_VAL(data), ZSTR_LEN(data));
	send_pieces(&sent, s, iov, 2, deadline, "write_frame");
}
