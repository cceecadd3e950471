#include "common/receive.h"

#include "common/globals.h"
#include "common/scratch.h"

/* The greatest length that is received straight into the string, if the last receive filled most of
 * its length: PHP's memory manager asks the system for each larger block. */
#define DIRECT_LARGE ((size_t) 1 << 20)

/* The greatest length that every system accepts in one call. */
#define LENGTH_MAX INT_MAX

size_t php_sockets_length(zend_long asked)
{
	if (asked < 1 || asked == ZEND_LONG_MAX) {
		return 0;
	}
	return MIN((size_t) asked, LENGTH_MAX);
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
	size_t got;

	r->err = receive(r, bytes, len);
	if (r->err != SKC_OK) {
		return NULL;
	}
	got = php_sockets_written(r, len);
	SOCKETS_OWN(received) = got;
	return php_sockets_exact_copy(bytes, got);
}

zend_string *php_sockets_receive_large(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	php_scratch scratch;
	zend_string *text = NULL;
	size_t got = 0;

	if (len <= DIRECT_LARGE && SOCKETS_OWN(received) > len / 2) {
		return php_sockets_receive_direct(r, receive, len);
	}
	scratch = php_scratch_take(len);
	len = MIN(len, scratch.size);
	r->err = receive(r, scratch.bytes, len);
	if (r->err == SKC_OK) {
		got = php_sockets_written(r, len);
		text = php_sockets_exact_copy(scratch.bytes, got);
		SOCKETS_OWN(received) = got;
	}
	php_scratch_give(&scratch, got);
	return text;
}
