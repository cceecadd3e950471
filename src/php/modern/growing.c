#include "modern/growing.h"

#include "common/receive.h"
#include "skc_time.h"
#include "skc_transfer.h"

#define CLAIM_MAX ((size_t) 1 << 20)

static size_t growing_size(size_t wanted, size_t len)
{
	return MIN(wanted, len > CLAIM_MAX / 2 ? len * 2 : CLAIM_MAX);
}

void php_growing_begin(php_growing *g, size_t wanted, const char *bytes, size_t len)
{
	g->text = zend_string_alloc(growing_size(wanted, len), 0);
	g->len = len;
	g->wanted = wanted;
	if (len > 0) {
		memcpy(ZSTR_VAL(g->text), bytes, len);
	}
}

static void growing_resize(php_growing *g, size_t size)
{
	g->text = zend_string_realloc(g->text, size, 0);
}

/* Releases memory of which most is not needed while nothing arrives. */
static void growing_shrink(php_growing *g)
{
	size_t size = ZSTR_LEN(g->text);

	if (g->len < size / 4 && size - g->len > PHP_SOCKETS_ROOM_MAX) {
		growing_resize(g, g->len);
	}
}

/* Where the next bytes have to go; at least one fits. */
static char *growing_room(php_growing *g, size_t *room)
{
	if (UNEXPECTED(g->len == ZSTR_LEN(g->text))) {
		growing_resize(g, growing_size(g->wanted, g->len));
	}
	*room = ZSTR_LEN(g->text) - g->len;
	return ZSTR_VAL(g->text) + g->len;
}

static skc_err growing_try(php_growing *g, php_socket *s, int64_t deadline, size_t *done)
{
	size_t room;
	char *to = growing_room(g, &room);

	return skc_transfer_recv(php_sockets_sock(s), to, room, 0, deadline, done);
}

static zend_never_inline skc_err growing_receive_in_turns(
		php_growing *g, php_socket *s, int64_t deadline, size_t *done)
{
	php_sockets_turn turn;
	skc_err err;

	growing_shrink(g);
	err = php_sockets_turn_begin(&turn, s, deadline);
	while (err == SKC_OK) {
		err = growing_try(g, s, SKC_AT_ONCE, done);
		if (!php_sockets_turn_is_vain(&turn, err)) {
			return err;
		}
		growing_shrink(g);
		err = php_sockets_turn_wait(&turn, err);
	}
	return err;
}

skc_err php_growing_receive(php_growing *g, php_socket *s, int64_t deadline, bool *ended)
{
	size_t done = 0;
	skc_err err = UNEXPECTED(skc_takes_turns()) ? growing_receive_in_turns(g, s, deadline, &done)
												: growing_try(g, s, deadline, &done);

	g->len += done;
	*ended = err == SKC_OK && done == 0;
	return err;
}

zend_string *php_growing_finish(php_growing *g)
{
	zend_string *text = g->text;

	if (UNEXPECTED(g->len < ZSTR_LEN(text))) {
		text = zend_string_truncate(text, g->len, 0);
	}
	ZSTR_VAL(text)[g->len] = '\0';
	return text;
}
