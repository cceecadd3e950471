#ifndef PHP_SOCKETS_COMMON_CONSTANTS_H
#define PHP_SOCKETS_COMMON_CONSTANTS_H

/*
 * The constants. Those of the bundled extension of this PHP version (stubs/bundled.txt) are
 * registered at the start of the module, as there. Other extensions define some of the others at
 * their start: these are registered when all modules have started, unless they exist by then, so
 * that neither side warns, whatever the order of loading is.
 */

#include "php.h"

/* Registers the first kind and notes the others; all at once when dl() loads the module. */
void php_sockets_constants_startup(int type, int module_number);

#endif
