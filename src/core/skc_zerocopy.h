#ifndef SKC_ZEROCOPY_H
#define SKC_ZEROCOPY_H

/*
 * Memory for MSG_ZEROCOPY. With this flag, on a socket that has SO_ZEROCOPY, the kernel sends from
 * the pages of the caller until long after the call, and later reports on the error queue that it
 * is done (Linux, Documentation/networking/msg_zerocopy.rst). By then the memory of a script's
 * string may have another use. Such a call therefore sends a copy on pages of its own, which are
 * unmapped after the call: the kernel holds references to the pages that it still needs. The
 * notifications are unchanged.
 */

#include "skc_os.h"

/* The data of one call, valid until it is released. */
typedef struct skc_zerocopy {
	skc_iov iov;  /* all of the data in one piece */
	size_t pages; /* bytes of the mapping at its beginning; 0: no mapping */
} skc_zerocopy;

static inline bool skc_zerocopy_asked(int flags)
{
	return (flags & SKC_MSG_ZEROCOPY) != 0;
}

/* Copies the buffers, at most as many bytes as the system sends in one call. */
skc_err skc_zerocopy_take(const skc_iov *iov, size_t count, skc_zerocopy *out);
void skc_zerocopy_release(skc_zerocopy *data);

#endif
