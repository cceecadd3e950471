/* Methods of Sockets\Reader for messages: back to where one began, frames, skipped bytes, and all
 * of a stream. */

#include "modern/reader_call.h"

#include "zend_exceptions.h"

#include "modern/error.h"
#include "skc_time.h"

static void reader_message_unmark(php_reader *r)
{
	if (r->marked) {
		r->marked = false;
		skc_reader_release(&r->buffer, 0, false);
	}
}

/* A mark behind the bytes that are put back would skip some of them. */
static void reader_message_unmark_after(php_reader *r, size_t place)
{
	if (r->mark > place) {
		reader_message_unmark(r);
	}
}

/* The function may read, call readMessage() again, throw, and close the socket. */
static void reader_message_read(
		zval *return_value, php_reader_call *c, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	php_reader *r = c->reader;
	size_t place = skc_reader_hold(&r->buffer);
	int64_t before = r->until;
	zval argument;

	r->until = php_reader_earlier(before, skc_time_deadline(c->limit));
	ZVAL_OBJ_COPY(&argument, &r->std);
	fci->retval = return_value;
	fci->params = &argument;
	fci->param_count = 1;
	zend_call_function(fci, fcc);
	r->until = before;
	if (EG(exception) != NULL) {
		reader_message_unmark_after(r, place);
	}
	skc_reader_release(&r->buffer, place, EG(exception) != NULL);
	php_reader_give_back(&r->buffer);
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
	php_reader_call c;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	reader_message_read(return_value, &c, &fci, &fcc);
}

PHP_METHOD(Sockets_Reader, mark)
{
	php_reader_call c;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), NULL, 0)) {
		RETURN_THROWS();
	}
	reader_message_unmark(c.reader);
	c.reader->mark = skc_reader_hold(&c.reader->buffer);
	c.reader->marked = true;
}

PHP_METHOD(Sockets_Reader, rewind)
{
	php_reader_call c;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), NULL, 0)) {
		RETURN_THROWS();
	}
	if (!c.reader->marked) {
		zend_throw_error(NULL, "Sockets\\Reader object has no mark");
		RETURN_THROWS();
	}
	c.reader->marked = false;
	skc_reader_release(&c.reader->buffer, c.reader->mark, true);
}

PHP_METHOD(Sockets_Reader, unmark)
{
	php_reader_call c;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), NULL, 0)) {
		RETURN_THROWS();
	}
	reader_message_unmark(c.reader);
	php_reader_give_back(&c.reader->buffer);
}

/* --- frames, skipped bytes, all of a stream --------------------------------------------------- */

/* Returns the data of a frame whose length is in the buffer. */
static void reader_message_take_frame(zval *return_value, php_reader_call *c, size_t max)
{
	size_t length = php_modern_frame_length(skc_reader_data(&c->reader->buffer));
	skc_err err = SKC_OK;

	if (length > max) {
		php_reader_too_large(c, "readFrame", max);
	} else if (!php_reader_take_exactly(c, return_value, PHP_MODERN_FRAME_HEADER, length, &err)) {
		php_reader_broken_off(c, err, "readFrame");
	}
}

PHP_METHOD(Sockets_Reader, readFrame)
{
	zend_long max = PHP_MODERN_FRAME_MAX;
	zval *timeout = NULL;
	php_reader_call c;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(max, 0, PHP_MODERN_LENGTH_MAX, 1) ||
			!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (php_reader_await(&c, PHP_MODERN_FRAME_HEADER, &err)) {
		reader_message_take_frame(return_value, &c, (size_t) max);
	} else if (err != SKC_OK || skc_reader_count(&c.reader->buffer) > 0) {
		php_reader_broken_off(&c, err, "readFrame");
	}
}

/* Discards bytes as they arrive, so that none of them needs memory. False as php_reader_await(). */
static bool reader_message_skip(
		php_reader_call *c, zend_ulong length, skc_err *err, zend_ulong *skipped)
{
	skc_reader *b = &c->reader->buffer;

	for (*skipped = 0;;) {
		size_t count = skc_reader_count(b);
		size_t done = 0;

		count = count < length - *skipped ? count : (size_t) (length - *skipped);
		skc_reader_take(b, count);
		*skipped += count;
		if (*skipped == length) {
			return true;
		}
		*err = php_reader_receive(c, 1, &done);
		if (*err != SKC_OK || done == 0) {
			return false;
		}
	}
}

/* err: SKC_OK at the end of the stream. */
static ZEND_COLD void reader_message_not_skipped(php_socket *s, skc_err err, size_t skipped)
{
	php_modern_failure failure = {
		.socket = s,
		.transferred = skipped,
		.place = PHP_MODERN_FROM_PEER,
	};

	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "skip");
	} else {
		php_modern_throw_closed(&failure, "skip, after %zu bytes", skipped);
	}
}

PHP_METHOD(Sockets_Reader, skip)
{
	zend_long length;
	zval *timeout = NULL;
	php_reader_call c;
	skc_err err = SKC_OK;
	zend_ulong skipped;
	php_socket *s;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(length, 0, ZEND_LONG_MAX, 1) ||
			!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	s = Z_SOCKET_P(&c.reader->socket);
	if (reader_message_skip(&c, (zend_ulong) length, &err, &skipped)) {
		php_reader_give_back(&c.reader->buffer);
	} else {
		reader_message_not_skipped(s, err, (size_t) skipped);
	}
}

PHP_METHOD(Sockets_Reader, readAll)
{
	zend_long max;
	zval *timeout = NULL;
	php_reader_call c;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(max)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(max, 0, PHP_MODERN_LENGTH_MAX, 1) ||
			!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (php_reader_await(&c, (size_t) max + 1, &err)) {
		php_reader_too_large(&c, "readAll", (size_t) max);
	} else if (err != SKC_OK) {
		php_reader_failed(&c, err, "readAll");
	} else {
		php_reader_take(&c, return_value, skc_reader_count(&c.reader->buffer));
	}
}
