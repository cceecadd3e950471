#include "modern/reader.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "common/duration.h"
#include "common/object.h"
#include "common/receive.h"
#include "modern/error.h"
#include "modern/io.h"
#include "skc_reader.h"
#include "skc_time.h"

/* A buffer larger than this is freed as soon as it is empty. */
#define SIZE_KEPT ((size_t) 65536)

typedef struct reader {
	skc_reader buffer;
	zval socket;
	size_t max;
	int64_t timeout;
	int64_t until;   /* the deadline of a running readMessage() */
	skc_err failure; /* of the connection: permanent, whatever the system reports later */
	bool idle;       /* constructed, and no call is running */
	zend_object std;
} reader;

static zend_object_handlers handlers;

static reader *modern_reader_from_object(zend_object *object)
{
	return (reader *) ((char *) object - offsetof(reader, std));
}

static zend_object *modern_reader_create(zend_class_entry *ce)
{
	reader *r = zend_object_alloc(sizeof(*r), ce);

	zend_object_std_init(&r->std, ce);
	object_properties_init(&r->std, ce);
	r->std.handlers = &handlers;
	r->until = SKC_FOREVER;
	return &r->std;
}

static void modern_reader_free_object(zend_object *object)
{
	reader *r = modern_reader_from_object(object);

	zend_object_std_dtor(object);
	if (r->buffer.bytes != NULL) {
		efree(r->buffer.bytes);
		r->buffer = (skc_reader){ 0 };
	}
	php_sockets_release(&r->socket);
}

/* One call of a method. */
typedef struct call {
	reader *reader;
	int64_t limit;
	int64_t deadline;
	bool waits; /* deadline is set: the clock is read only when the buffer has too little */
} call;

/* A method that a signal handler calls while another one waits would move that one's buffer. */
static bool modern_reader_is_idle(const reader *r)
{
	if (EXPECTED(r->idle)) {
		return true;
	}
	zend_throw_error(NULL, "Sockets\\Reader object is already in use");
	return false;
}

static zend_always_inline bool modern_reader_start(
		call *c, zend_object *object, const zval *timeout, uint32_t arg)
{
	c->reader = modern_reader_from_object(object);
	c->limit = c->reader->timeout;
	c->waits = false;
	if (timeout != NULL && Z_TYPE_P(timeout) != IS_NULL &&
			!php_sockets_timeout(timeout, arg, &c->limit)) {
		return false;
	}
	return modern_reader_is_idle(c->reader);
}

static void modern_reader_make_room(skc_reader *b, size_t wanted)
{
	size_t size = skc_reader_size(b, wanted);

	if (size > b->size) {
		b->bytes = erealloc(b->bytes, size);
		b->size = size;
	}
	skc_reader_compact(b);
}

static void modern_reader_give_back(skc_reader *b)
{
	if (UNEXPECTED(b->size > SIZE_KEPT) && b->end == 0 && b->holds == 0) {
		efree(b->bytes);
		*b = (skc_reader){ 0 };
	}
}

static int64_t modern_reader_earlier(int64_t a, int64_t b)
{
	if (a == SKC_FOREVER || b == SKC_FOREVER) {
		return a == SKC_FOREVER ? b : a;
	}
	return a < b ? a : b;
}

/* Whether the connection itself has failed. A timeout, a signal handler that throws and a lack of
 * memory do not affect it. */
static bool modern_reader_is_lasting(skc_err err)
{
	return err != SKC_OK && err != SKC_EDEADLINE && err != SKC_EINTR && err != SKC_ENOBUFS &&
			err != SKC_ENOMEM;
}

/* Receives more. SKC_OK with *done 0: the end of the stream. The system reports the failure of a
 * connection once and the end of the stream afterwards, which would make half a line look whole. */
static skc_err modern_reader_receive(call *c, size_t wanted, size_t *done)
{
	reader *r = c->reader;
	skc_err err;

	if (r->failure != SKC_OK) {
		return r->failure;
	}
	if (!c->waits) {
		c->deadline = modern_reader_earlier(skc_time_deadline(c->limit), r->until);
		c->waits = true;
	}
	modern_reader_make_room(&r->buffer, wanted);
	r->idle = false;
	err = skc_reader_receive(
			&r->buffer, php_sockets_sock(Z_SOCKET_P(&r->socket)), c->deadline, done);
	r->idle = true;
	if (UNEXPECTED(modern_reader_is_lasting(err))) {
		r->failure = err;
	}
	return err;
}

/* A copy of the buffered bytes, after which no more can arrive. */
static zend_string *modern_reader_copy_of_rest(const call *c)
{
	const skc_reader *b = &c->reader->buffer;

	return zend_string_init(skc_reader_data(b), skc_reader_count(b), 0);
}

static ZEND_COLD void modern_reader_failed(const call *c, skc_err err, const char *what)
{
	php_socket *s = Z_SOCKET_P(&c->reader->socket);
	zend_string *rest;

	if (c->reader->failure == SKC_OK) {
		php_modern_io_failed(s, err, NULL, 0, what);
		return;
	}
	rest = modern_reader_copy_of_rest(c);
	php_modern_io_failed(s, err, rest, ZSTR_LEN(rest), what);
	zend_string_release(rest);
}

static ZEND_COLD void modern_reader_ended(const call *c, const char *what)
{
	zend_string *rest = modern_reader_copy_of_rest(c);
	php_modern_failure failure = { Z_SOCKET_P(&c->reader->socket), NULL, rest, ZSTR_LEN(rest) };

	php_modern_throw_closed(&failure, "%s, %zu bytes buffered", what, ZSTR_LEN(rest));
	zend_string_release(rest);
}

static zend_always_inline void modern_reader_drop(skc_reader *b, size_t count)
{
	skc_reader_take(b, count);
	modern_reader_give_back(b);
}

/* Removes bytes from the front of the buffer and returns them as a string. */
static void modern_reader_take(call *c, zval *out, size_t count)
{
	skc_reader *b = &c->reader->buffer;

	ZVAL_STR(out, php_sockets_exact_copy(skc_reader_data(b), count));
	modern_reader_drop(b, count);
}

/* Receives until the buffer has len bytes. False: *err is set; SKC_OK is the end of the stream. */
static bool modern_reader_await(call *c, size_t len, skc_err *err)
{
	while (skc_reader_count(&c->reader->buffer) < len) {
		size_t done = 0;

		*err = modern_reader_receive(c, len, &done);
		if (*err != SKC_OK || done == 0) {
			return false;
		}
	}
	return true;
}

/* Receives until the buffer has a delimiter. Returns where the delimiter ends; 0 at the end of the
 * stream or after an exception. */
static size_t modern_reader_await_delimiter(
		call *c, const char *delimiter, size_t len, const char *what)
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
			php_modern_failure failure = { Z_SOCKET_P(&c->reader->socket), NULL, NULL, 0 };

			php_modern_throw_too_large(&failure, "%s of at most %zu bytes", what, max);
			return 0;
		}
		from = count >= len ? count - len + 1 : 0;
		err = modern_reader_receive(c, max, &done);
		if (err != SKC_OK) {
			modern_reader_failed(c, err, what);
		}
		if (err != SKC_OK || done == 0) {
			return 0;
		}
	}
	return found;
}

/* Removes a line of count bytes, its end included, and returns it without its end. */
static zend_always_inline void modern_reader_take_line(reader *r, zval *out, size_t count)
{
	const char *line = skc_reader_data(&r->buffer);

	ZVAL_STR(out, php_sockets_exact_copy(line, count - php_modern_line_end(line, count)));
	modern_reader_drop(&r->buffer, count);
}

static void modern_reader_await_line(call *c, zval *out)
{
	size_t count = modern_reader_await_delimiter(c, "\n", 1, "readLine");

	if (count > 0) {
		modern_reader_take_line(c->reader, out, count);
	} else if (EG(exception)) {
		ZVAL_UNDEF(out);
	} else if (skc_reader_count(&c->reader->buffer) == 0) {
		ZVAL_NULL(out);
	} else {
		modern_reader_take(c, out, skc_reader_count(&c->reader->buffer));
	}
}

/* Sets out to the next line; null at the end of the stream, UNDEF after an exception. */
static zend_always_inline void modern_reader_next_line(call *c, zval *out)
{
	size_t count = skc_reader_find_byte(&c->reader->buffer, '\n', c->reader->max);

	if (EXPECTED(count > 0)) {
		modern_reader_take_line(c->reader, out, count);
	} else {
		modern_reader_await_line(c, out);
	}
}

PHP_METHOD(Sockets_Reader, __construct)
{
	reader *r = modern_reader_from_object(Z_OBJ_P(ZEND_THIS));
	zval *socket;
	zend_long max = 65536;
	zval *timeout = NULL;
	int64_t limit;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF(r->socket)) {
		zend_throw_error(NULL, "Sockets\\Reader object is already constructed");
		RETURN_THROWS();
	}
	if (!php_modern_is_stream(Z_SOCKET_P(socket), 1) ||
			!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2) ||
			!php_sockets_timeout(timeout, 3, &limit)) {
		RETURN_THROWS();
	}
	ZVAL_COPY(&r->socket, socket);
	r->max = (size_t) max;
	r->timeout = limit;
	r->idle = true;
}

PHP_METHOD(Sockets_Reader, readLine)
{
	zval *timeout = NULL;
	call c;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!modern_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 1)) {
		RETURN_THROWS();
	}
	modern_reader_next_line(&c, return_value);
}

PHP_METHOD(Sockets_Reader, readExactly)
{
	zend_long length;
	zval *timeout = NULL;
	call c;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(length, 0, PHP_MODERN_LENGTH_MAX, 1) ||
			!modern_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (modern_reader_await(&c, (size_t) length, &err)) {
		modern_reader_take(&c, return_value, (size_t) length);
	} else if (err != SKC_OK) {
		modern_reader_failed(&c, err, "readExactly");
	} else {
		modern_reader_ended(&c, "readExactly");
	}
}

PHP_METHOD(Sockets_Reader, readUntil)
{
	zend_string *delimiter;
	zval *timeout = NULL;
	call c;
	size_t count;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(delimiter)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (ZSTR_LEN(delimiter) == 0) {
		zend_argument_value_error(1, "must not be empty");
		RETURN_THROWS();
	}
	if (!modern_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	count = modern_reader_await_delimiter(
			&c, ZSTR_VAL(delimiter), ZSTR_LEN(delimiter), "readUntil");
	if (count > 0) {
		modern_reader_take(&c, return_value, count);
	} else if (!EG(exception)) {
		modern_reader_ended(&c, "readUntil");
	}
}

/* read() and peek() differ in the number of bytes that they wait for; those of peek() stay. */
static void modern_reader_read_some(INTERNAL_FUNCTION_PARAMETERS, bool stays)
{
	zend_long length;
	zval *timeout = NULL;
	call c;
	skc_err err = SKC_OK;
	size_t count;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(length, stays ? 0 : 1, PHP_MODERN_LENGTH_MAX, 1) ||
			!modern_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (!modern_reader_await(&c, stays ? (size_t) length : 1, &err) && err != SKC_OK) {
		modern_reader_failed(&c, err, stays ? "peek" : "read");
		RETURN_THROWS();
	}
	count = skc_reader_count(&c.reader->buffer);
	count = count < (size_t) length ? count : (size_t) length;
	if (stays) {
		RETURN_STRINGL(skc_reader_data(&c.reader->buffer), count);
	}
	modern_reader_take(&c, return_value, count);
}

PHP_METHOD(Sockets_Reader, read)
{
	modern_reader_read_some(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

PHP_METHOD(Sockets_Reader, peek)
{
	modern_reader_read_some(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

/* The function may read, call readMessage() again, throw, and close the socket. */
static void modern_reader_read_held(
		zval *return_value, call *c, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	reader *r = c->reader;
	size_t place = skc_reader_hold(&r->buffer);
	int64_t before = r->until;
	zval argument;

	r->until = modern_reader_earlier(before, skc_time_deadline(c->limit));
	ZVAL_OBJ_COPY(&argument, &r->std);
	fci->retval = return_value;
	fci->params = &argument;
	fci->param_count = 1;
	zend_call_function(fci, fcc);
	r->until = before;
	skc_reader_release(&r->buffer, place, EG(exception) != NULL);
	modern_reader_give_back(&r->buffer);
	zval_ptr_dtor(&argument);
	if (Z_ISREF_P(return_value)) {
		zend_unwrap_reference(return_value);
	}
}

PHP_METHOD(Sockets_Reader, readMessage)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	zval *timeout = NULL;
	call c;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!modern_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	modern_reader_read_held(return_value, &c, &fci, &fcc);
}

PHP_METHOD(Sockets_Reader, buffered)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(
			(zend_long) skc_reader_count(&modern_reader_from_object(Z_OBJ_P(ZEND_THIS))->buffer));
}

PHP_METHOD(Sockets_Reader, getSocket)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(&modern_reader_from_object(Z_OBJ_P(ZEND_THIS))->socket);
}

PHP_METHOD(Sockets_Reader, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

/* --- iteration -------------------------------------------------------------------------------- */

typedef struct lines {
	zend_object_iterator it;
	zval line; /* UNDEF: still in the reader; null: the stream has ended */
	zend_long number;
} lines;

static void modern_reader_lines_free(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	zval_ptr_dtor(&l->line);
	zval_ptr_dtor(&it->data);
}

/* Waits for a line and leaves it in the buffer. */
static bool modern_reader_has_line(lines *l)
{
	call c;

	if (!modern_reader_start(&c, Z_OBJ(l->it.data), NULL, 0)) {
		return false;
	}
	if (skc_reader_find_byte(&c.reader->buffer, '\n', c.reader->max) > 0 ||
			modern_reader_await_delimiter(&c, "\n", 1, "readLine") > 0) {
		return true;
	}
	if (EG(exception) == NULL && skc_reader_count(&c.reader->buffer) == 0) {
		ZVAL_NULL(&l->line);
	}
	return EG(exception) == NULL && Z_ISUNDEF(l->line);
}

static int modern_reader_lines_valid(zend_object_iterator *it)
{
	lines *l = (lines *) it;
	bool valid = Z_ISUNDEF(l->line) ? modern_reader_has_line(l) : Z_TYPE(l->line) == IS_STRING;

	return valid ? SUCCESS : FAILURE;
}

/* NULL after an exception. */
static zval *modern_reader_lines_current(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	if (Z_ISUNDEF(l->line)) {
		call c;

		if (modern_reader_start(&c, Z_OBJ(it->data), NULL, 0)) {
			modern_reader_next_line(&c, &l->line);
		}
	}
	return Z_ISUNDEF(l->line) ? NULL : &l->line;
}

static void modern_reader_lines_key(zend_object_iterator *it, zval *key)
{
	ZVAL_LONG(key, ((lines *) it)->number);
}

static void modern_reader_lines_forward(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	/* A line whose value was not read is skipped. */
	if (modern_reader_lines_current(it) != NULL && Z_TYPE(l->line) == IS_STRING) {
		zend_string_release(Z_STR(l->line));
		ZVAL_UNDEF(&l->line);
		l->number++;
	}
}

static const zend_object_iterator_funcs lines_funcs = {
	.dtor = modern_reader_lines_free,
	.valid = modern_reader_lines_valid,
	.get_current_data = modern_reader_lines_current,
	.get_current_key = modern_reader_lines_key,
	.move_forward = modern_reader_lines_forward,
};

static zend_object_iterator *modern_reader_lines_of(
		zend_class_entry *ce, zval *object, int by_reference)
{
	lines *l;

	(void) ce;
	if (by_reference) {
		zend_throw_error(NULL, "An iterator cannot be used with foreach by reference");
		return NULL;
	}
	l = emalloc(sizeof(*l));
	zend_iterator_init(&l->it);
	l->it.funcs = &lines_funcs;
	ZVAL_OBJ_COPY(&l->it.data, Z_OBJ_P(object));
	ZVAL_UNDEF(&l->line);
	l->number = 0;
	return &l->it;
}

void php_modern_prepare_reader(zend_class_entry *ce)
{
	ce->create_object = modern_reader_create;
	ce->get_iterator = modern_reader_lines_of;
	memcpy(&handlers, &std_object_handlers, sizeof(handlers));
	handlers.offset = offsetof(reader, std);
	handlers.free_obj = modern_reader_free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}
