#ifndef PHP_SOCKETS_COMMON_DURATION_H
#define PHP_SOCKETS_COMMON_DURATION_H

/* Time\Duration and Time\TimeException: PHP's own since 8.6, or another extension's; otherwise
 * ours. The functions work with either. */

#include "php.h"

/* Finds the classes, or registers ours; at the module's start. */
void php_sockets_duration_startup(void);

/* The name of the module that has Time\Duration, for phpinfo. */
const char *php_sockets_duration_owner(void);

zend_class_entry *php_sockets_duration_ce(void);

/* The length of a Duration in nanoseconds, with its sign. False for an object without a value. */
bool php_sockets_duration_ns(const zend_object *duration, int64_t *ns);

/* A timeout in an argument: Time\Duration|int|float|null, in seconds. Other scalars are converted
 * as PHP does without strict_types; null and INF are SKC_FOREVER. Rounded up to nanoseconds, at
 * most INT64_MAX. value may be NULL (not given). False after an exception: a TypeError, or a
 * ValueError for a negative number or NAN. */
bool php_sockets_timeout(const zval *value, uint32_t arg, int64_t *ns);

#endif
