#include "modern/reader_lines.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "modern/reader_call.h"

typedef struct lines {
	zend_object_iterator it;
	zval line; /* UNDEF: still in the reader; null: the stream has ended */
	zend_long number;
} lines;

static void reader_lines_free(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	zval_ptr_dtor(&l->line);
	zval_ptr_dtor(&it->data);
}

/* Waits for a line and leaves it in the buffer. */
static bool reader_lines_has_one(lines *l)
{
	php_reader_call c;

	if (!php_reader_start(&c, Z_OBJ(l->it.data), NULL, 0)) {
		return false;
	}
	if (skc_reader_find_byte(&c.reader->buffer, '\n', c.reader->max) > 0 ||
			php_reader_await_delimiter(&c, "\n", 1, "readLine") > 0) {
		return true;
	}
	if (EG(exception) == NULL && skc_reader_count(&c.reader->buffer) == 0) {
		ZVAL_NULL(&l->line);
	}
	return EG(exception) == NULL && Z_ISUNDEF(l->line);
}

static int reader_lines_valid(zend_object_iterator *it)
{
	lines *l = (lines *) it;
	bool valid = Z_ISUNDEF(l->line) ? reader_lines_has_one(l) : Z_TYPE(l->line) == IS_STRING;

	return valid ? SUCCESS : FAILURE;
}

/* NULL after an exception. */
static zval *reader_lines_current(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	if (Z_ISUNDEF(l->line)) {
		php_reader_call c;

		if (php_reader_start(&c, Z_OBJ(it->data), NULL, 0)) {
			php_reader_next_line(&c, &l->line);
		}
	}
	return Z_ISUNDEF(l->line) ? NULL : &l->line;
}

static void reader_lines_key(zend_object_iterator *it, zval *key)
{
	ZVAL_LONG(key, ((lines *) it)->number);
}

static void reader_lines_forward(zend_object_iterator *it)
{
	lines *l = (lines *) it;

	/* A line whose value was not read is skipped. */
	if (reader_lines_current(it) != NULL && Z_TYPE(l->line) == IS_STRING) {
		zend_string_release(Z_STR(l->line));
		ZVAL_UNDEF(&l->line);
		l->number++;
	}
}

static const zend_object_iterator_funcs lines_funcs = {
	.dtor = reader_lines_free,
	.valid = reader_lines_valid,
	.get_current_data = reader_lines_current,
	.get_current_key = reader_lines_key,
	.move_forward = reader_lines_forward,
};

zend_object_iterator *php_reader_lines(zend_class_entry *ce, zval *object, int by_reference)
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
