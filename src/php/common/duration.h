#ifndef PHP_SOCKETS_COMMON_DURATION_H
#define PHP_SOCKETS_COMMON_DURATION_H

/* Time\Duration and Time\TimeException: PHP's own from 8.6 on, or another extension's; ours where
 * there are none. What is here works with either. */

#include "php.h"

/* Finds the classes, or registers ours; at the module's start. */
void php_sockets_duration_startup(void);

/* Whose Time\Duration it is, for phpinfo: the name of a module. */
const char *php_sockets_duration_owner(void);

zend_class_entry *php_sockets_duration_ce(void);

/* The length of a Duration in nanoseconds, with its sign. False for an object without a value. */
bool php_sockets_duration_ns(const zend_object *duration, int64_t *ns);

/* A time limit in an argument: Time\Duration|int|float|null, in seconds, which PHP makes of other
 * scalars where it does (not under strict_types); null and INF are SKC_FOREVER. Rounded up to
 * nanoseconds, at most INT64_MAX. value may be NULL (not given). False after an exception: a
 * TypeError, or a ValueError for what is negative or NAN. */
bool php_sockets_timeout(const zval *value, uint32_t arg, int64_t *ns);

#endif
