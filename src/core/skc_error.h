#ifndef SKC_ERROR_H
#define SKC_ERROR_H

/* Error codes: their texts and what they have in common. */

#include "skc_os.h"

/* Lookup errors are SKC_HOST_ERROR_BASE - h_errno. */
#define SKC_HOST_ERROR_BASE (-10000)

/* Copies the system's message for a code or a lookup error, with a NUL. */
void skc_err_message(skc_err code, char *buffer, size_t size);

/* Name and kind of a code; "" and SKC_ERROR_OTHER for one without a name. */
skc_error_row skc_err_describe(skc_err code);

/* The code that a script gets for a failed lookup: SKC_HOST_ERROR_BASE - h_errno, and the code of
 * Winsock itself on Windows. eai is an EAI_* code. */
skc_err skc_err_of_lookup(int eai);

/* The name of an EAI_* code, "" for a code without a name. */
const char *skc_err_resolve_symbol(int eai);

/* Whether a call on a non-blocking handle would have waited. */
static inline bool skc_err_would_block(skc_err code)
{
	return code == SKC_EAGAIN || (SKC_EAGAIN != SKC_EWOULDBLOCK && code == SKC_EWOULDBLOCK);
}

/* The same, or whether the call goes on in the background, as connect(2) does. */
static inline bool skc_err_is_pending(skc_err code)
{
	return skc_err_would_block(code) || code == SKC_EINPROGRESS;
}

/* Whether a failed transfer shows that the connection itself has failed. A timeout, a signal
 * handler that throws and a lack of memory do not affect it. */
static inline bool skc_err_is_lasting(skc_err code)
{
	return code != SKC_OK && code != SKC_EDEADLINE && code != SKC_EINTR && code != SKC_ENOBUFS &&
			code != SKC_ENOMEM;
}

#endif
