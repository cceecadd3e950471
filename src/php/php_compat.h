#ifndef PHP_COMPAT_H
#define PHP_COMPAT_H

/* The only file that names PHP versions: what differs between PHP 8.2 and 8.6. */

#include "php.h"

#endif
