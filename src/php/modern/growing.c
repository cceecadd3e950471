#include "modern/growing.h"

#define CLAIM_MAX ((size_t) 1 << 20)

void php_growing_begin(php_growing *g, size_t wanted, const char *bytes, size_t len)
{
	size_t size = len > CLAIM_MAX / 2 ? len * 2 : CLAIM_MAX;

	g->text = zend_string_alloc(MIN(wanted, size), 0);
	g->len = len;
	g->wanted = wanted;
	if (len > 0) {
		memcpy(ZSTR_VAL(g->text), bytes, len);
	}
}

char *php_growing_room(php_growing *g, size_t *room)
{
	if (UNEXPECTED(g->len == ZSTR_LEN(g->text))) {
		g->text = zend_string_extend(g->text, MIN(g->wanted, g->len * 2), 0);
	}
	*room = ZSTR_LEN(g->text) - g->len;
	return ZSTR_VAL(g->text) + g->len;
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
