#ifndef SKC_WSA_DUPLICATE_H
#define SKC_WSA_DUPLICATE_H

/*
 * Passing a socket to another process by a name. A contract with the system like skc_os.h, but only
 * for systems that have this (Winsock): only their build list has skc_os_wsa_duplicate.c and the
 * glue above it.
 */

#include "skc_base.h"

enum { SKC_SHARE_NAME_SIZE = 64 };

/* Prepares a duplicate of a handle that another process can open once. Copies its name with a NUL
 * to name. The handle stays open and stays its owner's. The duplicate exists until it is released,
 * or until the last skc_os_shutdown(). WSADuplicateSocket. */
skc_err skc_os_wsa_duplicate(skc_handle handle, uint32_t process, char name[SKC_SHARE_NAME_SIZE]);

/* Gives the socket of a name, not inheritable, and its family. SKC_ENOENT for an unknown name. */
skc_err skc_os_take_over(const char *name, size_t len, skc_handle *out, int *family);

/* Releases a name that this process has made; false for another name. */
bool skc_os_unshare(const char *name, size_t len);

/* Releases all names of this process. */
void skc_os_unshare_all(void);

#endif
