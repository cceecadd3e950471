#include "common/receive.h"

#include "common/scratch.h"

/* Up to here bytes are received into their string when the last answer filled most of its length:
 * PHP's memory manager asks the system for each block beyond. */
#define DIRECT_LARGE ((size_t) 1 << 20)

/* What every system takes in one call. */
#define LENGTH_MAX INT_MAX

size_t php_sockets_length(zend_long asked)
{
	if (asked < 1 || asked == ZEND_LONG_MAX) {
		return 0;
	}
	return MIN((size_t) asked, LENGTH_MAX);
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

zend_string *php_sockets_fit(zend_string *text, size_t got, size_t len)
{
	zend_string *copy;

	if (got > 1 && got >= len / 2) {
		if (got < len) {
			text = zend_string_truncate(text, got, 0);
		}
		ZSTR_VAL(text)[got] = '\0';
		return text;
	}
	copy = php_sockets_exact_copy(ZSTR_VAL(text), got);
	zend_string_efree(text);
	return copy;
}

zend_string *php_sockets_receive_copied(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	char bytes[PHP_SOCKETS_STACK_MAX];

	r->err = receive(r, bytes, len);
	if (r->err != SKC_OK) {
		return NULL;
	}
	SOCKETS_G(received) = php_sockets_written(r, len);
	return php_sockets_exact_copy(bytes, SOCKETS_G(received));
}

zend_string *php_sockets_receive_large(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	php_scratch scratch;
	zend_string *text = NULL;
	size_t got = 0;

	if (len <= DIRECT_LARGE && SOCKETS_G(received) > len / 2) {
		return php_sockets_receive_direct(r, receive, len);
	}
	scratch = php_scratch_take(len);
	len = MIN(len, scratch.size);
	r->err = receive(r, scratch.bytes, len);
	if (r->err == SKC_OK) {
		got = php_sockets_written(r, len);
		text = php_sockets_exact_copy(scratch.bytes, got);
		SOCKETS_G(received) = got;
	}
	php_scratch_give(&scratch, got);
	return text;
}
