#ifndef PHP_SOCKETS_COMMON_CONSTANTS_H
#define PHP_SOCKETS_COMMON_CONSTANTS_H

/*
 * The constants. Those of the extension that this version of PHP brings along (stubs/bundled.txt)
 * are registered at the start of the module, as they are there. Other extensions define some of the
 * others at their start: these are registered when all modules have started, where nobody has them,
 * so that neither side warns, in whatever order the modules are loaded.
 */

#include "php.h"

/* Registers the first kind and notes the others; all at once when dl() loads the module. */
void php_sockets_constants_startup(int type, int module_number);

#endif
