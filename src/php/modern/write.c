#include "common/object.h"
#include "modern/io.h"
#include "modern/strings.h"
#include "skc_time.h"

/* A call that writes. */
typedef struct writing {
	php_socket *socket;
	int64_t deadline;
	const char *what;
	bool tries; /* a part of the data will do */
} writing;

/* Sends the bytes, or throws. */
static void write_send_pieces(zval *return_value, const writing *w, skc_iov *iov, size_t count)
{
	size_t done = 0;
	skc_err err = skc_transfer_send(php_sockets_sock(w->socket), iov, count, w->deadline, &done);

	if (err != SKC_OK && !(w->tries && err == SKC_EDEADLINE)) {
		php_modern_write_failed(w->socket, err, done, w->what);
		return;
	}
	if (UNEXPECTED(err != SKC_OK) &&
			php_modern_wants_other(w->socket, err, POLLOUT, done, w->what)) {
		return;
	}
	RETVAL_LONG((zend_long) done);
}

static void write_text(zval *return_value, const writing *w, zend_string *text)
{
	skc_iov iov = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));

	write_send_pieces(return_value, w, &iov, 1);
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
static void write_send_as_one(zval *return_value, const writing *w, const php_modern_strings *p)
{
	zend_string *all;

	if (p->total > INT_MAX) {
		php_modern_write_failed(w->socket, SKC_EMSGSIZE, 0, w->what);
		return;
	}
	all = write_join(p);
	write_text(return_value, w, all);
	zend_string_release(all);
}

/* A signal handler or a conversion may have closed the socket. */
static void write_array(zval *return_value, const writing *w, const HashTable *array)
{
	php_modern_strings p;

	if (php_modern_strings_of(&p, array, 2) && php_sockets_is_open(w->socket, 1)) {
		if (p.count > SKC_IOV_MAX && php_sockets_type_of(w->socket) != SOCK_STREAM) {
			write_send_as_one(return_value, w, &p);
		} else {
			write_send_pieces(return_value, w, p.iov, p.count);
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
	writing w = { .what = "write_all" };

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT_OR_STR(array, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(w.socket, socket);
	if (!php_modern_deadline(timeout, 3, &w.deadline)) {
		RETURN_THROWS();
	}
	if (array != NULL) {
		write_array(return_value, &w, array);
	} else {
		write_text(return_value, &w, text);
	}
}

PHP_FUNCTION(Sockets_try_write)
{
	zval *socket;
	zend_string *text;
	HashTable *array;
	writing w = { .deadline = SKC_AT_ONCE, .what = "try_write", .tries = true };

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT_OR_STR(array, text)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(w.socket, socket);
	if (array != NULL) {
		write_array(return_value, &w, array);
	} else {
		write_text(return_value, &w, text);
	}
}

PHP_FUNCTION(Sockets_write_frame)
{
	zval *socket;
	zend_string *data;
	zval *timeout = NULL;
	writing w = { .what = "write_frame" };
	unsigned char header[4];
	skc_iov iov[2];
	zval sent;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	w.socket = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(w.socket, 1)) {
		RETURN_THROWS();
	}
	if ((uint64_t) ZSTR_LEN(data) > UINT32_MAX) {
		zend_argument_value_error(2, "must be at most 4294967295 bytes long");
		RETURN_THROWS();
	}
	if (!php_modern_deadline(timeout, 3, &w.deadline)) {
		RETURN_THROWS();
	}
	for (int i = 0; i < 4; i++) {
		header[i] = (unsigned char) (ZSTR_LEN(data) >> (24 - 8 * i));
	}
	iov[0] = SKC_IOV(header, sizeof(header));
	iov[1] = SKC_IOV(ZSTR_VAL(data), ZSTR_LEN(data));
	write_send_pieces(&sent, &w, iov, 2);
}
