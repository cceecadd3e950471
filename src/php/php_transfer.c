#include "php_glue.h"

#include "php_scratch.h"

/* Up to here the bytes are received into their string: copying would cost what it saves. */
#define DIRECT_MAX 1024

/* What every system takes in one call. */
#define LENGTH_MAX INT_MAX

bool php_sockets_length_fits(zend_long len, uint32_t arg)
{
	if (len <= LENGTH_MAX) {
		return true;
	}
	zend_argument_value_error(arg, "must be less than or equal to %d", LENGTH_MAX);
	return false;
}

static zend_string *exact_copy(const char *bytes, size_t len)
{
	return len == 0 ? ZSTR_EMPTY_ALLOC() : zend_string_init_fast(bytes, len);
}

static zend_string *receive_direct(
		php_sockets_receive_fn receive, void *context, size_t len, size_t *done, skc_err *err)
{
	zend_string *text = zend_string_alloc(len, 0);
	size_t got;

	*err = receive(context, ZSTR_VAL(text), len, done);
	if (*err != SKC_OK) {
		zend_string_efree(text);
		return NULL;
	}
	got = MIN(*done, len);
	if (got <= 1 || got < len / 2) {
		zend_string *copy = exact_copy(ZSTR_VAL(text), got);

		zend_string_efree(text);
		return copy;
	}
	ZSTR_LEN(text) = got;
	ZSTR_VAL(text)[got] = '\0';
	return text;
}

zend_string *php_sockets_receive(
		php_sockets_receive_fn receive, void *context, size_t len, size_t *done, skc_err *err)
{
	php_scratch scratch;
	zend_string *text = NULL;
	size_t got = 0;

	if (len <= DIRECT_MAX) {
		return receive_direct(receive, context, len, done, err);
	}
	scratch = php_scratch_take(len);
	*err = receive(context, scratch.bytes, MIN(len, scratch.size), done);
	if (*err == SKC_OK) {
		got = MIN(*done, MIN(len, scratch.size));
		text = exact_copy(scratch.bytes, got);
	}
	php_scratch_give(&scratch, got);
	return text;
}
