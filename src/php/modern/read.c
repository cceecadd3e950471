#include "php.h"
#include "zend_smart_str.h"

#include "common/object.h"
#include "common/receive.h"
#include "modern/error.h"
#include "modern/growing.h"
#include "modern/io.h"
#include "skc_time.h"

/* The size of the first receive, and of the largest one. */
#define BLOCK_MIN ((size_t) 4096)
#define BLOCK_MAX ((size_t) 65536)

/* A string that is being received from a stream. */
typedef struct collecting {
	php_socket *socket;
	int64_t deadline;
	smart_str data;
} collecting;

static size_t read_collected(const collecting *c)
{
	return c->data.s != NULL ? ZSTR_LEN(c->data.s) : 0;
}

/* Makes room for len bytes after the collected ones, without changing the length. */
static char *read_room(collecting *c, size_t len)
{
	size_t before = read_collected(c);

	smart_str_alloc(&c->data, len, 0);
	ZSTR_LEN(c->data.s) = before;
	return ZSTR_VAL(c->data.s) + before;
}

static void read_grow(collecting *c, size_t len)
{
	ZSTR_LEN(c->data.s) += len;
}

static zend_string *read_finish(collecting *c)
{
	return smart_str_extract(&c->data);
}

/* Releases the memory that the collected bytes do not need, if that is much. */
static void read_release_room(collecting *c)
{
	if (read_collected(c) == 0) {
		smart_str_free(&c->data);
	} else if (c->data.a - read_collected(c) > PHP_SOCKETS_ROOM_MAX) {
		c->data.a = read_collected(c);
		c->data.s = zend_string_realloc(c->data.s, c->data.a, 0);
		c->data.s->len = c->data.a;
	}
}

static zend_never_inline skc_err read_receive_in_turns(
		collecting *c, size_t len, int flags, size_t *done)
{
	php_sockets_turn turn;
	skc_err err = php_sockets_turn_begin(&turn, c->socket, c->deadline);

	while (err == SKC_OK) {
		err = skc_transfer_recv(
				php_sockets_sock(c->socket), read_room(c, len), len, flags, SKC_AT_ONCE, done);
		if (!php_sockets_turn_is_vain(&turn, err)) {
			return err;
		}
		read_release_room(c);
		err = php_sockets_turn_wait(&turn, err);
	}
	return err;
}

/* Receives up to len bytes after the collected ones, without changing the length. SKC_OK with *done
 * 0: the end of the stream. */
static skc_err read_receive(collecting *c, size_t len, int flags, size_t *done)
{
	char *to;

	if (UNEXPECTED(skc_takes_turns())) {
		return read_receive_in_turns(c, len, flags, done);
	}
	to = read_room(c, len);
	return skc_transfer_recv(php_sockets_sock(c->socket), to, len, flags, c->deadline, done);
}

static size_t read_block(size_t there, size_t wanted)
{
	size_t size = there < BLOCK_MIN ? BLOCK_MIN : there;

	size = size > BLOCK_MAX ? BLOCK_MAX : size;
	return wanted < size ? wanted : size;
}

/* Takes the arguments of a read: the Socket, a number of bytes and the timeout. False after an
 * exception that names one. */
static bool read_begin(
		collecting *c, const zval *socket, zend_long bytes, zend_long min, const zval *timeout)
{
	c->socket = Z_SOCKET_P(socket);
	return php_modern_is_stream(c->socket, 1) &&
			php_modern_in_range(bytes, min, PHP_MODERN_LENGTH_MAX, 2) &&
			php_modern_deadline(timeout, 3, &c->deadline);
}

/* Throws an exception whose $partial is the collected bytes. */
static ZEND_COLD void read_failed(collecting *c, skc_err err, const char *what)
{
	zend_string *partial = read_finish(c);

	php_modern_read_failed(c->socket, err, partial, what);
	zend_string_release(partial);
}

/* The caller releases the partial data. */
static php_modern_failure read_failure(collecting *c)
{
	zend_string *partial = read_finish(c);

	return (php_modern_failure){
		.socket = c->socket,
		.partial = partial,
		.transferred = ZSTR_LEN(partial),
		.place = PHP_MODERN_FROM_PEER,
	};
}

static ZEND_COLD void read_ended(collecting *c, const char *what)
{
	php_modern_failure failure = read_failure(c);

	php_modern_throw_closed(&failure, "%s, after %zu bytes", what, failure.transferred);
	zend_string_release((zend_string *) failure.partial);
}

/* Throws after a read_collect() that has failed. */
static ZEND_COLD void read_broken_off(collecting *c, skc_err err, const char *what)
{
	if (err != SKC_OK) {
		read_failed(c, err, what);
	} else {
		read_ended(c, what);
	}
}

static ZEND_COLD void read_too_large(collecting *c, const char *what, size_t max)
{
	php_modern_failure failure = read_failure(c);

	php_modern_throw_too_large(&failure, "%s of at most %zu bytes", what, max);
	zend_string_release((zend_string *) failure.partial);
}

/* Receives len bytes into g. False: *err is set; SKC_OK is the end of the stream. */
static bool read_into(const collecting *c, php_growing *g, size_t len, skc_err *err)
{
	bool ended = false;

	php_growing_begin(g, len, NULL, 0);
	while (g->len < len) {
		*err = php_growing_receive(g, c->socket, c->deadline, &ended);
		if (*err != SKC_OK || ended) {
			return false;
		}
	}
	return true;
}

/* The bytes of a read_into() that has failed become collected ones. */
static ZEND_COLD void read_keep(collecting *c, php_growing *g)
{
	zend_string *part = php_growing_finish(g);

	smart_str_append(&c->data, part);
	zend_string_release(part);
}

static skc_err read_receive_some(php_sockets_receiving *r, char *buffer, size_t len)
{
	return skc_transfer_recv(php_sockets_sock(r->socket), buffer, len, 0, r->deadline, &r->done);
}

static skc_err read_receive_at_once(php_sockets_receiving *r, char *buffer, size_t len)
{
	return skc_transfer_recv(php_sockets_sock(r->socket), buffer, len, 0, SKC_AT_ONCE, &r->done);
}

PHP_FUNCTION(Sockets_read)
{
	zval *socket;
	zend_long max;
	zval *timeout = NULL;
	php_sockets_receiving r = { 0 };
	zend_string *data;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(max)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(r.socket, socket);
	if (!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2) ||
			!php_modern_deadline(timeout, 3, &r.deadline)) {
		RETURN_THROWS();
	}
	data = UNEXPECTED(skc_takes_turns())
			? php_sockets_receive_in_turns(&r, read_receive_at_once, (size_t) max)
			: php_sockets_receive(&r, read_receive_some, (size_t) max);
	if (data == NULL) {
		php_modern_read_failed(r.socket, r.err, NULL, "read");
		RETURN_THROWS();
	}
	RETURN_STR(data);
}

PHP_FUNCTION(Sockets_read_exactly)
{
	zval *socket;
	zend_long length;
	zval *timeout = NULL;
	collecting c = { 0 };
	php_growing g;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!read_begin(&c, socket, length, 0, timeout)) {
		RETURN_THROWS();
	}
	if (read_into(&c, &g, (size_t) length, &err)) {
		RETURN_STR(php_growing_finish(&g));
	}
	read_keep(&c, &g);
	read_broken_off(&c, err, "read_exactly");
	RETURN_THROWS();
}

/* --- up to a delimiter ------------------------------------------------------------------------ */

/* The end of the first delimiter that begins at from or later; 0 if there is none yet. */
static size_t read_end_of(
		const char *data, size_t len, size_t from, const char *delimiter, size_t delimiter_len)
{
	const char *found = len - from >= delimiter_len
			? zend_memnstr(data + from, delimiter, delimiter_len, data + len)
			: NULL;

	return found != NULL ? (size_t) (found - data) + delimiter_len : 0;
}

/* The outcome of read_collect_until(). */
typedef enum until { UNTIL_FOUND, UNTIL_TOO_LARGE, UNTIL_ENDED, UNTIL_FAILED } until;

/* Peeks first, then takes only the bytes of the result, so that the others stay in the socket. */
static until read_collect_until(
		collecting *c, const char *delimiter, size_t delimiter_len, size_t max, skc_err *err)
{
	for (;;) {
		size_t before = read_collected(c);
		size_t from = before >= delimiter_len ? before - delimiter_len + 1 : 0;
		size_t seen = 0;
		size_t end;

		if (before == max) {
			return UNTIL_TOO_LARGE;
		}
		*err = read_receive(c, read_block(before, max - before), MSG_PEEK, &seen);
		if (*err != SKC_OK || seen == 0) {
			return *err != SKC_OK ? UNTIL_FAILED : UNTIL_ENDED;
		}
		end = read_end_of(ZSTR_VAL(c->data.s), before + seen, from, delimiter, delimiter_len);
		seen = end > 0 ? end - before : seen;
		*err = skc_transfer_take(php_sockets_sock(c->socket), ZSTR_VAL(c->data.s) + before, seen,
				c->deadline, &seen);
		read_grow(c, seen);
		if (*err != SKC_OK) {
			return UNTIL_FAILED;
		}
		if (end > 0) {
			return UNTIL_FOUND;
		}
	}
}

PHP_FUNCTION(Sockets_read_until)
{
	zval *socket;
	zend_string *delimiter;
	zend_long max = 65536;
	zval *timeout = NULL;
	collecting c = { 0 };
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STR(delimiter)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	c.socket = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(c.socket, 1)) {
		RETURN_THROWS();
	}
	if (ZSTR_LEN(delimiter) == 0) {
		zend_argument_value_error(2, "must not be empty");
		RETURN_THROWS();
	}
	if (!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 3) ||
			!php_modern_deadline(timeout, 4, &c.deadline)) {
		RETURN_THROWS();
	}
	switch (read_collect_until(&c, ZSTR_VAL(delimiter), ZSTR_LEN(delimiter), (size_t) max, &err)) {
		case UNTIL_FOUND:
			RETURN_STR(read_finish(&c));
		case UNTIL_TOO_LARGE:
			read_too_large(&c, "read_until", (size_t) max);
			RETURN_THROWS();
		case UNTIL_ENDED:
			read_ended(&c, "read_until");
			RETURN_THROWS();
		case UNTIL_FAILED:
			read_failed(&c, err, "read_until");
			RETURN_THROWS();
	}
}

static zend_string *read_without_end(zend_string *line)
{
	size_t len = ZSTR_LEN(line) - php_modern_line_end(ZSTR_VAL(line), ZSTR_LEN(line));

	if (len < ZSTR_LEN(line)) {
		line = zend_string_truncate(line, len, 0);
		ZSTR_VAL(line)[len] = '\0';
	}
	return line;
}

PHP_FUNCTION(Sockets_read_line)
{
	zval *socket;
	zend_long max = 65536;
	zval *timeout = NULL;
	bool keep_end = false;
	collecting c = { 0 };
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_BOOL(keep_end)
	ZEND_PARSE_PARAMETERS_END();

	if (!read_begin(&c, socket, max, 1, timeout)) {
		RETURN_THROWS();
	}
	switch (read_collect_until(&c, "\n", 1, (size_t) max, &err)) {
		case UNTIL_TOO_LARGE:
			read_too_large(&c, "read_line", (size_t) max);
			RETURN_THROWS();
		case UNTIL_FAILED:
			read_failed(&c, err, "read_line");
			RETURN_THROWS();
		case UNTIL_ENDED:
			if (read_collected(&c) == 0) {
				smart_str_free(&c.data);
				RETURN_NULL();
			}
			ZEND_FALLTHROUGH;
		case UNTIL_FOUND:
			RETURN_STR(keep_end ? read_finish(&c) : read_without_end(read_finish(&c)));
	}
}

/* --- frames ----------------------------------------------------------------------------------- */

/* Reads the length of a frame. False at the end of the stream before it, and after an exception. */
static bool read_header(collecting *c, char header[PHP_MODERN_FRAME_HEADER])
{
	size_t len = 0;

	while (len < PHP_MODERN_FRAME_HEADER) {
		size_t done = 0;
		skc_err err = skc_transfer_recv(php_sockets_sock(c->socket), header + len,
				PHP_MODERN_FRAME_HEADER - len, 0, c->deadline, &done);

		if (err != SKC_OK || (done == 0 && len > 0)) {
			smart_str_appendl(&c->data, header, len);
			read_broken_off(c, err, "read_frame");
		}
		if (err != SKC_OK || done == 0) {
			return false;
		}
		len += done;
	}
	return true;
}

PHP_FUNCTION(Sockets_read_frame)
{
	zval *socket;
	zend_long max = PHP_MODERN_FRAME_MAX;
	zval *timeout = NULL;
	collecting c = { 0 };
	char header[PHP_MODERN_FRAME_HEADER];
	php_growing g;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!read_begin(&c, socket, max, 0, timeout) || !read_header(&c, header)) {
		return;
	}
	if (php_modern_frame_length(header) > (size_t) max) {
		smart_str_appendl(&c.data, header, sizeof(header));
		read_too_large(&c, "read_frame", (size_t) max);
		RETURN_THROWS();
	}
	if (read_into(&c, &g, php_modern_frame_length(header), &err)) {
		RETURN_STR(php_growing_finish(&g));
	}
	smart_str_appendl(&c.data, header, sizeof(header));
	read_keep(&c, &g);
	read_broken_off(&c, err, "read_frame");
	RETURN_THROWS();
}
