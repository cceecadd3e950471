#ifndef SKC_ERROR_H
#define SKC_ERROR_H

/* Error codes in words. */

#include "skc_os.h"

/* Look-up errors are carried below this: SKC_HOST_ERROR_BASE - h_errno. */
#define SKC_HOST_ERROR_BASE (-10000)

/* Copies the system's message for a code, or for a look-up error, with a NUL. */
void skc_err_message(skc_err code, char *buffer, size_t size);

/* Name and kind of a code; "" and SKC_ERROR_OTHER for one without a name. */
skc_error_row skc_err_describe(skc_err code);

/* The name of an EAI_* code, "" for one without. */
const char *skc_err_resolve_symbol(int eai);

/* Does the code only mean "not now" (would block, in progress)? */
bool skc_err_is_pending(skc_err code);

#endif
