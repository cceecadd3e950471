#include "skc_tls_openssl.h"

#include <stdlib.h>
#include <string.h>

/*
 * Sessions that clients resume. Their place names the endpoint and the name that the certificate
 * was checked for, and their context has the options: a session is never used where the handshake
 * that made it would have failed. One of TLS 1.3 is used once (RFC 8446, appendix C.4).
 */

static bool tls_session_is_at(const skc_tls_session *s, skc_span place)
{
	return s->session != NULL && s->place.len == place.len &&
			memcmp(s->place.data, place.data, place.len) == 0;
}

static void tls_session_drop(skc_tls_session *s)
{
	SSL_SESSION_free(s->session);
	free((char *) s->place.data);
	*s = (skc_tls_session){ .session = NULL };
}

/* The slot of a place, else a free one, else the one that was not used for the longest time. */
static skc_tls_session *tls_session_slot(const skc_tls_context *context, skc_span place)
{
	skc_tls_session *best = &context->sessions[0];

	for (size_t i = 0; i < SKC_TLS_SESSIONS_MAX; i++) {
		skc_tls_session *s = &context->sessions[i];

		if (tls_session_is_at(s, place)) {
			return s;
		}
		if (s->session == NULL ? best->session != NULL
							   : best->session != NULL && s->used < best->used) {
			best = s;
		}
	}
	return best;
}

/* Takes the session if it returns 1. */
static int tls_session_on_new(SSL *ssl, SSL_SESSION *session)
{
	const skc_tls_channel *c = skc_tls_channel_of(ssl);
	skc_tls_context *context = c->context;
	skc_tls_session *slot;
	char *place;

	if (c->place.len == 0 || c->failure != NULL || (place = malloc(c->place.len)) == NULL) {
		return 0;
	}
	memcpy(place, c->place.data, c->place.len);
	slot = tls_session_slot(context, c->place);
	tls_session_drop(slot);
	slot->place.data = place;
	slot->place.len = c->place.len;
	slot->session = session;
	slot->used = ++context->clock;
	return 1;
}

skc_err skc_tls_sessions_begin(skc_tls_context *context)
{
	context->sessions = calloc(SKC_TLS_SESSIONS_MAX, sizeof(*context->sessions));
	if (context->sessions == NULL) {
		return SKC_ENOMEM;
	}
	SSL_CTX_set_session_cache_mode(
			context->ssl, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
	SSL_CTX_sess_set_new_cb(context->ssl, tls_session_on_new);
	return SKC_OK;
}

void skc_tls_sessions_free(skc_tls_context *context)
{
	for (size_t i = 0; context->sessions != NULL && i < SKC_TLS_SESSIONS_MAX; i++) {
		tls_session_drop(&context->sessions[i]);
	}
	free(context->sessions);
	context->sessions = NULL;
}

void skc_tls_session_resume(skc_tls_channel *c)
{
	skc_tls_context *context = c->context;
	skc_tls_session *slot;

	if (context->sessions == NULL || c->place.len == 0) {
		return;
	}
	slot = tls_session_slot(context, c->place);
	if (!tls_session_is_at(slot, c->place)) {
		return;
	}
	if (SSL_SESSION_is_resumable(slot->session)) {
		SSL_set_session(c->ssl, slot->session);
	}
	slot->used = ++context->clock;
	if (SSL_SESSION_get_protocol_version(slot->session) == TLS1_3_VERSION) {
		tls_session_drop(slot);
	}
}
