#include "task/idle.h"

#include "common/globals.h"

static zend_ulong idle_key(const php_socket *s)
{
	return (zend_ulong) (uintptr_t) s >> 3;
}

/* A double, because an int of PHP may have 32 bits. */
void php_idle_set(php_socket *s, int64_t limit)
{
	zval value;

	if (SOCKETS_OWN(idle) == NULL) {
		ALLOC_HASHTABLE(SOCKETS_OWN(idle));
		zend_hash_init(SOCKETS_OWN(idle), 8, NULL, NULL, 0);
	}
	ZVAL_DOUBLE(&value, (double) limit);
	zend_hash_index_update(SOCKETS_OWN(idle), idle_key(s), &value);
	php_sockets_enter(s, PHP_SOCKETS_IDLE);
}

int64_t php_idle_limit(php_socket *s)
{
	double limit = Z_DVAL_P(zend_hash_index_find(SOCKETS_OWN(idle), idle_key(s)));

	return limit < (double) INT64_MAX ? (int64_t) limit : INT64_MAX;
}

static void idle_closing(php_socket *s, HashTable **ended)
{
	(void) ended;
	php_sockets_leave(s, PHP_SOCKETS_IDLE);
	if (SOCKETS_OWN(idle) != NULL) {
		zend_hash_index_del(SOCKETS_OWN(idle), idle_key(s));
	}
}

void php_idle_startup(void)
{
	php_sockets_on_closing(PHP_SOCKETS_IDLE, idle_closing);
}

void php_idle_reset(void)
{
	if (SOCKETS_OWN(idle) != NULL) {
		zend_hash_destroy(SOCKETS_OWN(idle));
		FREE_HASHTABLE(SOCKETS_OWN(idle));
		SOCKETS_OWN(idle) = NULL;
	}
}
