#ifndef PHP_SOCKETS_TASK_IDLE_H
#define PHP_SOCKETS_TASK_IDLE_H

/* Sockets for which a task waits at most a given time, unless the call has a timeout. */

#include "common/object.h"

/* Sets the limit of a Socket that has none. */
void php_idle_set(php_socket *s, int64_t limit);

int64_t php_idle_limit(php_socket *s);

/* The limit of a Socket; SKC_FOREVER if it has none. */
static inline int64_t php_idle_of(php_socket *s)
{
	return UNEXPECTED(php_sockets_is_in(s, PHP_SOCKETS_IDLE)) ? php_idle_limit(s) : SKC_FOREVER;
}

/* At the module's start. */
void php_idle_startup(void);

/* Forgets all limits; at the end of a request. */
void php_idle_reset(void);

#endif
