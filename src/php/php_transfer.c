#include "php_glue.h"

#include "php_scratch.h"

/* Up to here the bytes are received into their string: copying would cost what it saves. */
#define DIRECT_MAX 1024

/* Up to here they are when the last answer filled most of its length: PHP's memory manager asks the
 * system for each block beyond. */
#define DIRECT_LARGE ((size_t) 1 << 20)

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

bool php_sockets_assign(zval *variable, zval *value)
{
	zend_reference *reference = Z_REF_P(variable);
	zval old;

	if (UNEXPECTED(ZEND_REF_HAS_TYPE_SOURCES(reference)) &&
			!zend_verify_ref_assignable_zval(reference, value, ZEND_ARG_USES_STRICT_TYPES())) {
		zval_ptr_dtor(value);
		return false;
	}
	ZVAL_COPY_VALUE(&old, &reference->val);
	ZVAL_COPY_VALUE(&reference->val, value);
	zval_ptr_dtor(&old);
	return EG(exception) == NULL;
}

static zend_string *exact_copy(const char *bytes, size_t len)
{
	return len == 0 ? ZSTR_EMPTY_ALLOC() : zend_string_init_fast(bytes, len);
}

static size_t written(const php_sockets_receiving *r, size_t len)
{
	if (EXPECTED(!(r->flags & MSG_TRUNC))) {
		return MIN(r->done, len);
	}
	return skc_sock_written(php_sockets_sock(r->socket), r->socket->type, r->flags, len, r->done);
}

static zend_string *receive_direct(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	zend_string *text = zend_string_alloc(len, 0);
	size_t got;

	r->err = receive(r, ZSTR_VAL(text), len);
	if (r->err != SKC_OK) {
		zend_string_efree(text);
		return NULL;
	}
	got = written(r, len);
	SOCKETS_G(received) = got;
	if (got <= 1 || got < len / 2) {
		zend_string *copy = exact_copy(ZSTR_VAL(text), got);

		zend_string_efree(text);
		return copy;
	}
	if (got < len && len > DIRECT_MAX) {
		text = zend_string_truncate(text, got, 0);
	}
	ZSTR_LEN(text) = got;
	ZSTR_VAL(text)[got] = '\0';
	return text;
}

zend_string *php_sockets_receive(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	php_scratch scratch;
	zend_string *text = NULL;
	size_t got = 0;

	if (len <= DIRECT_MAX || (len <= DIRECT_LARGE && SOCKETS_G(received) > len / 2)) {
		return receive_direct(r, receive, len);
	}
	scratch = php_scratch_take(len);
	len = MIN(len, scratch.size);
	r->err = receive(r, scratch.bytes, len);
	if (r->err == SKC_OK) {
		got = written(r, len);
		text = exact_copy(scratch.bytes, got);
		SOCKETS_G(received) = got;
	}
	php_scratch_give(&scratch, got);
	return text;
}
