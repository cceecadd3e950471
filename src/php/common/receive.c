#include "common/receive.h"

#include "common/globals.h"
#include "common/scratch.h"
#include "skc_error.h"
#include "skc_time.h"
#include "skc_transfer.h"
#include "skc_turn.h"

/* The greatest length that is received straight into the string, if the last receive filled most of
 * its length: PHP's memory manager asks the system for each larger block. */
#define DIRECT_LARGE ((size_t) 1 << 20)

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

/* --- in turns --------------------------------------------------------------------------------- */

/* A peer that is asked and answers is never quicker than the next receive: after this many first
 * tries in vain, one of EACH is still made, which shows when that ends. */
#define VAIN_MAX 4
#define EACH 16

skc_err php_sockets_turn_begin(php_sockets_turn *turn, php_socket *s, int64_t deadline)
{
	php_sockets_state *state = php_sockets_state_of(s);
	skc_sock sock = php_sockets_sock(s);

	*turn = (php_sockets_turn){ .socket = s, .deadline = deadline };
	if (state->vain < VAIN_MAX || deadline == SKC_AT_ONCE || ++state->skipped % EACH == 0) {
		return skc_transfer_begin(sock, POLLIN, deadline);
	}
	turn->tried = true;
	return skc_transfer_wait(sock, POLLIN, deadline);
}

bool php_sockets_turn_is_vain(php_sockets_turn *turn, skc_err err)
{
	bool waits = err == SKC_EDEADLINE || skc_err_would_block(err);
	php_sockets_state *state = php_sockets_state_of(turn->socket);

	if (!turn->tried) {
		turn->tried = true;
		state->vain = waits ? MIN(state->vain + 1, VAIN_MAX) : 0;
	}
	return waits || err == SKC_EINTR;
}

skc_err php_sockets_turn_wait(php_sockets_turn *turn, skc_err err)
{
	return skc_transfer_next(php_sockets_sock(turn->socket),
			err == SKC_EDEADLINE ? SKC_EAGAIN : err, POLLIN, turn->deadline, &turn->vain);
}

zend_string *php_sockets_receive_in_turns(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	php_sockets_turn turn;

	r->err = php_sockets_turn_begin(&turn, r->socket, r->deadline);
	while (r->err == SKC_OK) {
		/* A large frame on the stack would stay in the memory of the task. */
		zend_string *text = len <= PHP_SOCKETS_DIRECT_MAX
				? php_sockets_receive_direct(r, receive, len)
				: php_sockets_receive_large(r, receive, len);

		if (!php_sockets_turn_is_vain(&turn, text != NULL ? SKC_OK : r->err)) {
			return text;
		}
		r->err = php_sockets_turn_wait(&turn, r->err);
	}
	return NULL;
}

zend_string *php_sockets_receive_blocking(php_sockets_receiving *r, php_sockets_receive_fn receive,
		php_sockets_receive_fn attempt, size_t len)
{
	int flags = r->flags;
	zend_string *data;

	if (!php_sockets_takes_turns(r->socket, flags) || !skc_turn_waits(flags)) {
		return php_sockets_receive(r, receive, len);
	}
	r->flags |= SKC_MSG_DONTWAIT;
	r->deadline = skc_turn_deadline(php_sockets_sock(r->socket), POLLIN);
	data = php_sockets_receive_in_turns(r, attempt, len);
	r->flags = flags;
	r->err = skc_turn_result(r->err);
	return data;
}
