#include "skc_tls_openssl.h"

#include <stdlib.h>

/* The channel of a listener, which has no bytes: it makes those of its connections. */

typedef struct tls_listener {
	skc_channel base; /* first */
	skc_tls_context *context;
} tls_listener;

static skc_err tls_listener_recv(
		skc_channel *base, void *buffer, size_t len, bool peek, size_t *done)
{
	(void) base;
	(void) buffer;
	(void) len;
	(void) peek;
	*done = 0;
	return SKC_ENOTCONN;
}

static skc_err tls_listener_send(skc_channel *base, const skc_iov *iov, size_t count, size_t *done)
{
	(void) base;
	(void) iov;
	(void) count;
	*done = 0;
	return SKC_ENOTCONN;
}

static skc_err tls_listener_begin(skc_channel *base)
{
	(void) base;
	return SKC_ENOTCONN;
}

static skc_err tls_listener_end(skc_channel *base)
{
	(void) base;
	return SKC_OK;
}

static bool tls_listener_has_bytes(const skc_channel *base)
{
	(void) base;
	return false;
}

static const skc_channel_failure *tls_listener_failure(const skc_channel *base)
{
	(void) base;
	return NULL;
}

static skc_err tls_listener_accepted(const skc_channel *base, skc_handle handle, skc_channel **out)
{
	const skc_span none = { "", 0 };

	return skc_tls_connection(((const tls_listener *) base)->context, handle, none, none, out);
}

static void tls_listener_free(skc_channel *base)
{
	skc_tls_context_release(((tls_listener *) base)->context);
	free(base);
}

static const skc_channel_kind listener_kind = {
	.recv = tls_listener_recv,
	.send = tls_listener_send,
	.begin = tls_listener_begin,
	.end = tls_listener_end,
	.has_bytes = tls_listener_has_bytes,
	.failure = tls_listener_failure,
	.accepted = tls_listener_accepted,
	.free = tls_listener_free,
};

skc_err skc_tls_listener(skc_tls_context *context, skc_channel **out)
{
	tls_listener *made = calloc(1, sizeof(*made));

	if (made == NULL) {
		return SKC_ENOMEM;
	}
	made->base.kind = &listener_kind;
	made->context = skc_tls_context_share(context);
	*out = &made->base;
	return SKC_OK;
}
