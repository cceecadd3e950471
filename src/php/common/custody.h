#ifndef PHP_SOCKETS_COMMON_CUSTODY_H
#define PHP_SOCKETS_COMMON_CUSTODY_H

/* Descriptors that the system has returned and that no object of PHP owns yet. A fatal error (the
 * memory limit in any allocation) leaves a function by a jump: descriptors that are in custody then
 * are closed at the end of the request. These functions do not use PHP's memory manager. */

#include "skc_os.h"

/* Takes a handle into custody, right after the call that returned it. Taking it twice has no
 * effect. */
void php_custody_add(skc_handle handle);

/* All handles of a received message. */
void php_custody_add_message(const skc_message *message);

/* Gives a handle to its new owner. */
void php_custody_remove(skc_handle handle);

/* Takes a handle out and closes it. */
void php_custody_close(skc_handle handle);

/* The same for the handles of a message that have no owner yet. */
void php_custody_close_message(const skc_message *message);

/* Closes the handles that a request left in custody; at its end. */
void php_custody_reclaim(void);

/* Frees the memory of a thread's member custody; at its end. */
void php_custody_free(void **custody);

#endif
