#include "modern/reader_call.h"

#include "zend_exceptions.h"

#include "common/receive.h"
#include "modern/error.h"
#include "modern/growing.h"
#include "skc_error.h"
#include "skc_time.h"

ZEND_COLD void php_reader_in_use(void)
{
	zend_throw_error(NULL, "Sockets\\Reader object is already in use");
}

int64_t php_reader_earlier(int64_t a, int64_t b)
{
	if (a == SKC_FOREVER || b == SKC_FOREVER) {
		return a == SKC_FOREVER ? b : a;
	}
	return a < b ? a : b;
}

static void reader_call_resize(skc_reader *b, size_t size)
{
	if (size != b->size) {
		b->bytes = erealloc(b->bytes, size);
		b->size = size;
	}
}

static void reader_call_make_room(skc_reader *b, size_t wanted)
{
	reader_call_resize(b, skc_reader_size(b, wanted));
	skc_reader_compact(b);
}

/* A call that fails is probably the last one for a long time, as is one that waits in a task. */
static void reader_call_shrink(skc_reader *b)
{
	php_reader_give_back(b);
	skc_reader_compact(b);
	reader_call_resize(b, skc_reader_idle_size(b));
}

static zend_never_inline skc_err reader_call_receive_in_turns(
		php_reader_call *c, size_t wanted, size_t *done)
{
	skc_reader *b = &c->reader->buffer;
	php_socket *s = Z_SOCKET_P(&c->reader->socket);
	php_sockets_turn turn;
	skc_err err = php_sockets_turn_begin(&turn, s, c->deadline);

	while (err == SKC_OK) {
		reader_call_make_room(b, wanted);
		err = skc_reader_receive(b, php_sockets_sock(s), SKC_AT_ONCE, done);
		if (!php_sockets_turn_is_vain(&turn, err)) {
			break;
		}
		reader_call_shrink(b);
		err = php_sockets_turn_wait(&turn, err);
	}
	return err;
}

static zend_always_inline skc_err reader_call_receive(
		php_reader_call *c, size_t wanted, size_t *done)
{
	php_reader *r = c->reader;

	if (UNEXPECTED(skc_takes_turns())) {
		return reader_call_receive_in_turns(c, wanted, done);
	}
	reader_call_make_room(&r->buffer, wanted);
	return skc_reader_receive(
			&r->buffer, php_sockets_sock(Z_SOCKET_P(&r->socket)), c->deadline, done);
}

/* Before the first receive of a call. */
static void reader_call_start_waiting(php_reader_call *c)
{
	if (!c->waits) {
		c->deadline = php_reader_earlier(skc_time_deadline(c->limit), c->reader->until);
		c->waits = true;
	}
}

/* The system reports the failure of a connection once and the end of the stream afterwards, which
 * would make half a line look whole. */
skc_err php_reader_receive(php_reader_call *c, size_t wanted, size_t *done)
{
	php_reader *r = c->reader;
	skc_err err;

	if (r->failure != SKC_OK) {
		return r->failure;
	}
	reader_call_start_waiting(c);
	r->idle = false;
	err = reader_call_receive(c, wanted, done);
	r->idle = true;
	if (UNEXPECTED(err != SKC_OK || *done == 0)) {
		reader_call_shrink(&r->buffer);
	}
	if (UNEXPECTED(skc_err_is_lasting(err))) {
		r->failure = err;
	}
	return err;
}

bool php_reader_await(php_reader_call *c, size_t len, skc_err *err)
{
	while (skc_reader_count(&c->reader->buffer) < len) {
		size_t done = 0;

		*err = php_reader_receive(c, len, &done);
		if (*err != SKC_OK || done == 0) {
			return false;
		}
	}
	return true;
}

/* A copy of the buffered bytes, after which no more can arrive. */
static zend_string *reader_call_copy_of_rest(const php_reader_call *c)
{
	const skc_reader *b = &c->reader->buffer;

	return zend_string_init(skc_reader_data(b), skc_reader_count(b), 0);
}

ZEND_COLD void php_reader_failed(const php_reader_call *c, skc_err err, const char *what)
{
	php_socket *s = Z_SOCKET_P(&c->reader->socket);
	zend_string *rest;

	if (c->reader->failure == SKC_OK) {
		php_modern_read_failed(s, err, NULL, what);
		return;
	}
	rest = reader_call_copy_of_rest(c);
	php_modern_read_failed(s, err, rest, what);
	zend_string_release(rest);
}

ZEND_COLD void php_reader_ended(const php_reader_call *c, const char *what)
{
	zend_string *rest = reader_call_copy_of_rest(c);
	php_modern_failure failure = {
		.socket = Z_SOCKET_P(&c->reader->socket),
		.partial = rest,
		.transferred = ZSTR_LEN(rest),
		.place = PHP_MODERN_FROM_PEER,
	};

	php_modern_throw_closed(&failure, "%s, %zu bytes buffered", what, ZSTR_LEN(rest));
	zend_string_release(rest);
}

ZEND_COLD void php_reader_too_large(const php_reader_call *c, const char *what, size_t max)
{
	php_modern_failure failure = {
		.socket = Z_SOCKET_P(&c->reader->socket),
		.place = PHP_MODERN_FROM_PEER,
	};

	php_modern_throw_too_large(&failure, "%s of at most %zu bytes", what, max);
}

ZEND_COLD void php_reader_broken_off(const php_reader_call *c, skc_err err, const char *what)
{
	if (err != SKC_OK) {
		php_reader_failed(c, err, what);
	} else {
		php_reader_ended(c, what);
	}
}

void php_reader_take(php_reader_call *c, zval *out, size_t count)
{
	skc_reader *b = &c->reader->buffer;

	ZVAL_STR(out, php_sockets_exact_copy(skc_reader_data(b), count));
	php_reader_drop(b, count);
}

/* --- straight into a string ------------------------------------------------------------------- */

/* If more bytes are missing, they are received straight into the string. */
#define DIRECT_MIN ((size_t) 65536)

/* Receives the missing bytes of g. The buffer stays as it is. */
static skc_err reader_call_receive_direct(php_reader_call *c, php_growing *g, bool *ended)
{
	php_reader *r = c->reader;
	skc_err err = r->failure;

	reader_call_start_waiting(c);
	while (err == SKC_OK && !*ended && g->len < g->wanted) {
		r->idle = false;
		err = php_growing_receive(g, Z_SOCKET_P(&r->socket), c->deadline, ended);
		r->idle = true;
	}
	if (UNEXPECTED(skc_err_is_lasting(err))) {
		r->failure = err;
	}
	return err;
}

/* Puts the bytes of g that are not in the buffer there. */
static void reader_call_put_back(skc_reader *b, const php_growing *g, size_t had)
{
	size_t added = g->len - had;

	skc_reader_compact(b);
	if (b->size - b->end < added) {
		reader_call_resize(b, b->end + added);
	}
	if (added > 0) {
		skc_reader_append(b, ZSTR_VAL(g->text) + had, added);
	}
}

bool php_reader_take_exactly(
		php_reader_call *c, zval *out, size_t skip, size_t length, skc_err *err)
{
	skc_reader *b = &c->reader->buffer;
	size_t count = skc_reader_count(b);
	bool ended = false;
	php_growing g;

	if (count + DIRECT_MIN >= skip + length || count < skip || b->holds > 0) {
		if (!php_reader_await(c, skip + length, err)) {
			return false;
		}
		skc_reader_take(b, skip);
		php_reader_take(c, out, length);
		return true;
	}
	php_growing_begin(&g, length, skc_reader_data(b) + skip, count - skip);
	*err = reader_call_receive_direct(c, &g, &ended);
	if (*err != SKC_OK || ended) {
		reader_call_put_back(b, &g, count - skip);
		zend_string_release(php_growing_finish(&g));
		return false;
	}
	php_reader_drop(b, count);
	ZVAL_STR(out, php_growing_finish(&g));
	return true;
}

size_t php_reader_await_delimiter(
		php_reader_call *c, const char *delimiter, size_t len, const char *what)
{
	skc_reader *b = &c->reader->buffer;
	size_t max = c->reader->max;
	size_t from = 0;
	size_t found;

	while ((found = skc_reader_find(b, from, delimiter, len, max)) == 0) {
		size_t count = skc_reader_count(b);
		size_t done = 0;
		skc_err err;

		if (count >= max) {
			php_reader_too_large(c, what, max);
			return 0;
		}
		from = count >= len ? count - len + 1 : 0;
		err = php_reader_receive(c, max, &done);
		if (err != SKC_OK) {
			php_reader_failed(c, err, what);
		}
		if (err != SKC_OK || done == 0) {
			return 0;
		}
	}
	return found;
}

/* After a wait for a line that has none: the last line of the stream lacks its end. */
static void reader_call_take_last(php_reader_call *c, zval *out)
{
	size_t count = skc_reader_count(&c->reader->buffer);

	if (EG(exception)) {
		ZVAL_UNDEF(out);
	} else if (count == 0) {
		ZVAL_NULL(out);
	} else {
		php_reader_take(c, out, count);
	}
}

void php_reader_await_line(php_reader_call *c, zval *out)
{
	size_t count = php_reader_await_delimiter(c, "\n", 1, "readLine");

	if (count > 0) {
		php_reader_take_line(c->reader, out, count);
	} else {
		reader_call_take_last(c, out);
	}
}

void php_reader_next_whole_line(php_reader_call *c, zval *out)
{
	size_t count = php_reader_await_delimiter(c, "\n", 1, "readLine");

	if (count > 0) {
		php_reader_take(c, out, count);
	} else {
		reader_call_take_last(c, out);
	}
}
