#ifndef PHP_SOCKETS_COMMON_CUSTODY_H
#define PHP_SOCKETS_COMMON_CUSTODY_H

/* Descriptors that the system has given and that nothing in PHP owns yet. A fatal error (the memory
 * limit in any allocation) leaves a function by a jump: what is in custody then is closed at the
 * end of the request. Nothing here uses PHP's memory manager. */

#include "skc_os.h"

/* From the moment when a call returns a handle. A handle that is in custody already stays once. */
void php_custody_add(skc_handle handle);

/* All handles of a received message. */
void php_custody_add_message(const skc_message *message);

/* It has an owner now. */
void php_custody_remove(skc_handle handle);

/* Takes a handle out and closes it. */
void php_custody_close(skc_handle handle);

/* The same for those of a message that have no owner yet. */
void php_custody_close_message(const skc_message *message);

/* Closes what a request has left; at its end. */
void php_custody_reclaim(void);

/* Frees what a thread's globals keep in their member custody; at its end. */
void php_custody_free(void **kept);

#endif
