#include "skc_tls.h"

#include <string.h>

/* Without a library for TLS. */

const char *skc_tls_library(void)
{
	return NULL;
}

size_t skc_tls_ticket_keys_size(void)
{
	return 0;
}

skc_err skc_tls_context_new(
		const skc_tls_settings *settings, skc_tls_context **out, skc_tls_refusal *refusal)
{
	(void) settings;
	(void) out;
	(void) refusal;
	return SKC_EOPNOTSUPP;
}

skc_tls_context *skc_tls_context_share(skc_tls_context *context)
{
	return context;
}

void skc_tls_context_release(skc_tls_context *context)
{
	(void) context;
}

skc_err skc_tls_digest(const void *bytes, size_t len, unsigned char out[SKC_TLS_DIGEST])
{
	(void) bytes;
	(void) len;
	memset(out, 0, SKC_TLS_DIGEST);
	return SKC_EOPNOTSUPP;
}

skc_err skc_tls_connection(skc_tls_context *context, skc_handle handle, skc_span peer,
		skc_span place, skc_channel **out)
{
	(void) context;
	(void) handle;
	(void) peer;
	(void) place;
	(void) out;
	return SKC_EOPNOTSUPP;
}

skc_err skc_tls_listener(skc_tls_context *context, skc_channel **out)
{
	(void) context;
	(void) out;
	return SKC_EOPNOTSUPP;
}

bool skc_tls_get_info(const skc_channel *base, skc_tls_info *out)
{
	(void) base;
	(void) out;
	return false;
}

char *skc_tls_get_certificate(const skc_channel *base, size_t index, size_t *len)
{
	(void) base;
	(void) index;
	*len = 0;
	return NULL;
}
