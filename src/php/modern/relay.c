#include "php.h"

#include "common/object.h"
#include "common/scratch.h"
#include "modern/error.h"
#include "modern/io.h"
#include "skc_error.h"
#include "skc_relay.h"

/* The number of bytes as an int of PHP, which on 32-bit systems ends at 2 GiB. */
static zend_long relay_count(const skc_relay *r)
{
	return (zend_long) MIN(r->done, (uint64_t) ZEND_LONG_MAX);
}

/* A task has no memory while it waits for bytes. */
static skc_err relay_run(skc_relay *r, php_scratch *scratch)
{
	skc_err err = skc_relay_run(r);
	unsigned vain = 0;

	while (r->pauses && skc_err_would_block(err)) {
		uint64_t before = r->done;

		php_scratch_give(scratch, SKC_RELAY_CHUNK);
		err = skc_transfer_next(r->from, err, POLLIN, r->deadline, &vain);
		*scratch = php_scratch_take(SKC_RELAY_CHUNK);
		r->memory = scratch->bytes;
		if (err == SKC_OK) {
			err = skc_relay_run(r);
			vain = r->done > before ? 0 : vain;
		}
	}
	return err;
}

/* A fatal error in a signal handler leaves by a jump; the pipe is closed before. */
static skc_err relay_run_and_end(skc_relay *r, php_scratch *scratch)
{
	skc_err err = SKC_OK;

	zend_try
	{
		err = relay_run(r, scratch);
	}
	zend_catch
	{
		skc_relay_end(r);
		zend_bailout();
	}
	zend_end_try();
	skc_relay_end(r);
	return err;
}

/* Throws with the bytes that were read and not written. */
static ZEND_COLD void relay_failed(
		const skc_relay *r, skc_err err, php_socket *from, php_socket *to)
{
	zend_string *rest = zend_string_init(r->memory, r->rest, 0);
	php_modern_failure failure = {
		.socket = r->of_target ? to : from,
		.partial = rest,
		.transferred = (size_t) relay_count(r),
		.place = r->of_target ? PHP_MODERN_TO_PEER : PHP_MODERN_FROM_PEER,
	};

	php_modern_throw(&failure, err, r->of_target ? "relay, writing" : "relay, reading");
	zend_string_release(rest);
}

static bool relay_check(php_socket *from, php_socket *to, zend_long length, bool to_end)
{
	if (!php_modern_is_stream(from, 1) || !php_modern_is_stream(to, 2)) {
		return false;
	}
	if (from == to) {
		zend_argument_value_error(2, "must not be argument #1 ($from)");
		return false;
	}
	return to_end || php_modern_in_range(length, 0, ZEND_LONG_MAX, 3);
}

PHP_FUNCTION(Sockets_relay)
{
	zval *zfrom;
	zval *zto;
	zend_long length = 0;
	bool to_end = true;
	zval *timeout = NULL;
	php_socket *from;
	php_socket *to;
	php_scratch scratch;
	skc_relay r;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJECT_OF_CLASS(zfrom, socket_ce)
		Z_PARAM_OBJECT_OF_CLASS(zto, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(length, to_end)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	from = Z_SOCKET_P(zfrom);
	to = Z_SOCKET_P(zto);
	if (!relay_check(from, to, length, to_end) || !php_modern_deadline(timeout, 4, &r.deadline)) {
		RETURN_THROWS();
	}
	scratch = php_scratch_take(SKC_RELAY_CHUNK);
	r.from = php_sockets_sock(from);
	r.to = php_sockets_sock(to);
	r.blocking = php_sockets_blocks(from) || php_sockets_blocks(to);
	r.pauses = skc_takes_turns();
	r.length = to_end ? UINT64_MAX : (uint64_t) length;
	r.memory = scratch.bytes;
	skc_relay_begin(&r);
	err = relay_run_and_end(&r, &scratch);
	if (err != SKC_OK) {
		relay_failed(&r, err, from, to);
	} else {
		RETVAL_LONG(relay_count(&r));
	}
	php_scratch_give(&scratch, SKC_RELAY_CHUNK);
}
