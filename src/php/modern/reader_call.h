#ifndef PHP_SOCKETS_MODERN_READER_CALL_H
#define PHP_SOCKETS_MODERN_READER_CALL_H

/* What the methods of Sockets\Reader share. The buffer stays as it is whenever a function here
 * throws. */

#include "php.h"

#include "common/duration.h"
#include "common/object.h"
#include "common/receive.h"
#include "modern/io.h"
#include "skc_reader.h"

typedef struct php_reader {
	skc_reader buffer;
	zval socket;
	size_t max;
	int64_t timeout;
	int64_t until;   /* the deadline of a running readMessage() */
	size_t mark;     /* the place of mark(), if marked */
	skc_err failure; /* of the connection: permanent, whatever the system reports later */
	bool idle;       /* constructed, and no call is running */
	bool marked;
	zend_object std;
} php_reader;

static inline php_reader *php_reader_from_object(zend_object *object)
{
	return (php_reader *) ((char *) object - offsetof(php_reader, std));
}

/* One call of a method. */
typedef struct php_reader_call {
	php_reader *reader;
	int64_t limit;
	int64_t deadline;
	bool waits; /* deadline is set: the clock is read only when the buffer has too little */
} php_reader_call;

ZEND_COLD void php_reader_in_use(void);

/* Begins a call. False after an exception: the timeout is invalid, or another call is running. A
 * method that a signal handler calls while another one waits would move that one's buffer. */
static zend_always_inline bool php_reader_start(
		php_reader_call *c, zend_object *object, const zval *timeout, uint32_t arg)
{
	c->reader = php_reader_from_object(object);
	c->limit = c->reader->timeout;
	c->waits = false;
	if (timeout != NULL && Z_TYPE_P(timeout) != IS_NULL &&
			!php_sockets_timeout(timeout, arg, &c->limit)) {
		return false;
	}
	if (UNEXPECTED(!c->reader->idle)) {
		php_reader_in_use();
		return false;
	}
	return true;
}

/* The earlier one of two deadlines. */
int64_t php_reader_earlier(int64_t a, int64_t b);

/* Receives more. SKC_OK with *done 0: the end of the stream. */
skc_err php_reader_receive(php_reader_call *c, size_t wanted, size_t *done);

/* Receives until the buffer has len bytes. False: *err is set; SKC_OK is the end of the stream. */
bool php_reader_await(php_reader_call *c, size_t len, skc_err *err);

/* Takes skip bytes off the front, and length bytes after them, which become a string. Large strings
 * do not pass the buffer. False as php_reader_await(). */
bool php_reader_take_exactly(
		php_reader_call *c, zval *out, size_t skip, size_t length, skc_err *err);

/* Receives until the buffer has a delimiter. Returns where the delimiter ends; 0 at the end of the
 * stream or after an exception. */
size_t php_reader_await_delimiter(
		php_reader_call *c, const char *delimiter, size_t len, const char *what);

/* Throws the exception of a failure, of a stream that ended too early, of a limit exceeded. */
ZEND_COLD void php_reader_failed(const php_reader_call *c, skc_err err, const char *what);
ZEND_COLD void php_reader_ended(const php_reader_call *c, const char *what);
ZEND_COLD void php_reader_too_large(const php_reader_call *c, const char *what, size_t max);

/* Throws after a php_reader_await() that has returned false. */
ZEND_COLD void php_reader_broken_off(const php_reader_call *c, skc_err err, const char *what);

/* Frees memory beyond the size that an empty buffer may have. */
static zend_always_inline void php_reader_give_back(skc_reader *b)
{
	if (UNEXPECTED(b->size > SKC_READER_IDLE_MAX) && b->end == 0 && b->holds == 0) {
		efree(b->bytes);
		skc_reader_forget(b);
	}
}

static zend_always_inline void php_reader_drop(skc_reader *b, size_t count)
{
	if (skc_reader_take(b, count)) {
		php_reader_give_back(b);
	}
}

/* Removes bytes from the front of the buffer and returns them as a string. */
void php_reader_take(php_reader_call *c, zval *out, size_t count);

/* Removes a line of count bytes, its end included, and returns it without its end. */
static zend_always_inline void php_reader_take_line(php_reader *r, zval *out, size_t count)
{
	const char *line = skc_reader_data(&r->buffer);

	ZVAL_STR(out, php_sockets_exact_copy(line, count - php_modern_line_end(line, count)));
	php_reader_drop(&r->buffer, count);
}

/* Sets out to the next line with its end; null at the end of the stream, UNDEF after an exception.
 */
void php_reader_next_whole_line(php_reader_call *c, zval *out);

/* As php_reader_next_line(), when the buffer has no line. */
void php_reader_await_line(php_reader_call *c, zval *out);

/* The same without its end. */
static zend_always_inline void php_reader_next_line(php_reader_call *c, zval *out)
{
	size_t count = skc_reader_find_byte(&c->reader->buffer, '\n', c->reader->max);

	if (EXPECTED(count > 0)) {
		php_reader_take_line(c->reader, out, count);
	} else {
		php_reader_await_line(c, out);
	}
}

#endif
