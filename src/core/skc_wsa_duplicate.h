#ifndef SKC_WSA_DUPLICATE_H
#define SKC_WSA_DUPLICATE_H

/*
 * Handing a socket to another process by a name. A contract with the system as skc_os.h, but only
 * for systems that can (Winsock): their build list has skc_os_wsa_duplicate.c, others have neither
 * it nor the glue above it.
 */

#include "skc_base.h"

enum { SKC_SHARE_NAME_SIZE = 64 };

/* Makes a handle ready to be taken over by a process, once. Copies its name with a NUL to name. The
 * handle stays open and its owner's. What the name stands for lives until its release, or the last
 * skc_os_shutdown(). WSADuplicateSocket. */
skc_err skc_os_wsa_duplicate(skc_handle handle, uint32_t process, char name[SKC_SHARE_NAME_SIZE]);

/* Gives the socket that a name stands for, not inheritable, and its family. SKC_ENOENT when there
 * is no such name. */
skc_err skc_os_take_over(const char *name, size_t len, skc_handle *out, int *family);

/* Releases a name that this process has made; false when it has made no such name. */
bool skc_os_unshare(const char *name, size_t len);

/* Releases all names of this process. */
void skc_os_unshare_all(void);

#endif
