#include "modern/io.h"

#include "common/channel.h"
#include "common/duration.h"
#include "common/object.h"
#include "modern/error.h"
#include "skc_time.h"

void php_modern_read_failed(
		php_socket *s, skc_err err, const zend_string *partial, const char *what)
{
	php_modern_failure failure = {
		.socket = s,
		.partial = partial,
		.transferred = partial != NULL ? ZSTR_LEN(partial) : 0,
		.place = PHP_MODERN_FROM_PEER,
	};

	php_modern_throw(&failure, err, "%s", what);
}

void php_modern_write_failed(php_socket *s, skc_err err, size_t transferred, const char *what)
{
	php_modern_failure failure = {
		.socket = s, .transferred = transferred, .place = PHP_MODERN_TO_PEER
	};

	php_modern_throw(&failure, err, "%s", what);
}

bool php_modern_wants_other(
		php_socket *s, skc_err err, short direction, size_t transferred, const char *what)
{
	const skc_channel *channel = php_sockets_channel(s);
	php_modern_failure failure = { .socket = s, .transferred = transferred };

	if (EXPECTED(channel == NULL) || err != SKC_EDEADLINE || channel->wants == direction) {
		return false;
	}
	failure.place = direction == POLLIN ? PHP_MODERN_FROM_PEER : PHP_MODERN_TO_PEER;
	php_modern_throw_wants(&failure, channel->wants, "%s", what);
	return true;
}

bool php_modern_is_stream(php_socket *s, uint32_t arg)
{
	if (!php_sockets_is_open(s, arg)) {
		return false;
	}
	if (php_sockets_type_of(s) == SOCK_STREAM) {
		return true;
	}
	zend_argument_value_error(arg, "must be a stream socket");
	return false;
}

bool php_modern_in_range(zend_long value, zend_long min, zend_long max, uint32_t arg)
{
	if (value >= min && value <= max) {
		return true;
	}
	zend_argument_value_error(
			arg, "must be between " ZEND_LONG_FMT " and " ZEND_LONG_FMT, min, max);
	return false;
}

bool php_modern_deadline(const zval *timeout, uint32_t arg, int64_t *deadline)
{
	int64_t limit;

	if (!php_sockets_timeout(timeout, arg, &limit)) {
		return false;
	}
	*deadline = skc_time_deadline(limit);
	return true;
}
