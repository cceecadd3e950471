#ifndef SKC_TLS_OPENSSL_H
#define SKC_TLS_OPENSSL_H

/* The files of src/openssl share this. */

#include "skc_tls.h"

#include <openssl/ssl.h>

/* Sessions of a client, one for each place. */
#define SKC_TLS_SESSIONS_MAX 64

typedef struct skc_tls_session {
	skc_span place; /* owned */
	SSL_SESSION *session;
	uint64_t used;
} skc_tls_session;

typedef struct skc_tls_host {
	skc_span name; /* owned, in small letters */
	SSL_CTX *ssl;
} skc_tls_host;

struct skc_tls_context {
	unsigned users;
	SSL_CTX *ssl;
	bool server;
	bool verify;
	unsigned char *fingerprints;
	size_t fingerprint_count;
	skc_span alpn; /* owned */
	skc_tls_host *hosts;
	size_t host_count;
	skc_tls_session *sessions; /* SKC_TLS_SESSIONS_MAX; NULL: not resumed */
	uint64_t clock;            /* of used */
};

/* The channel of a connection. */
typedef struct skc_tls_channel {
	skc_channel base; /* first */
	skc_tls_context *context;
	SSL *ssl;
	skc_handle handle;
	skc_span peer;  /* owned: the name that the certificate was checked for */
	skc_span place; /* owned */
	skc_err system; /* of the last transfer, SKC_OK or the code of the system */
	skc_err lost;   /* the code of the system with which the connection was lost */
	bool ready;     /* the handshake is over */
	bool read_end;  /* the peer has ended the stream */
	bool ended;     /* and this side */
	unsigned forks; /* skc_os_forks_seen() at the last transfer */
	char *pending;  /* a copy of data that is on its way: record */
	size_t pending_len;
	size_t credit; /* the bytes of it that were sent, but not reported yet; 0: it is not sent */
	int alert;     /* the last fatal one, -1: none */
	bool alert_sent;
	skc_channel_failure *refused; /* what is known of a certificate that was refused */
	skc_channel_failure *failure;
} skc_tls_channel;

static inline skc_tls_channel *skc_tls_channel_of(SSL *ssl)
{
	return SSL_get_app_data(ssl);
}

/* --- skc_tls_bio.c ----------------------------------------------------------------------------- */

/* Gives a BIO that transfers the bytes of a channel by the system's table of calls; NULL: no
 * memory. */
BIO *skc_tls_bio_new(skc_tls_channel *c);

/* --- skc_tls_channel.c -------------------------------------------------------------------------- */

/* Callback of the library: verifies a certificate, as far as the context wants it. */
int skc_tls_channel_on_certificate(X509_STORE_CTX *store, void *argument);

/* Whether a channel is one of a connection. */
bool skc_tls_is_connection(const skc_channel *c);

/* --- skc_tls_session.c ------------------------------------------------------------------------- */

/* Makes a context of a client store its sessions. */
skc_err skc_tls_sessions_begin(skc_tls_context *context);
void skc_tls_sessions_free(skc_tls_context *context);

/* Lets a connection resume the session of its place, if there is one. */
void skc_tls_session_resume(skc_tls_channel *c);

/* --- skc_tls_failure.c ------------------------------------------------------------------------- */

/* Callbacks of the library: note an alert, and why a certificate is refused. */
void skc_tls_failure_on_info(const SSL *ssl, int where, int value);
int skc_tls_failure_on_verify(int ok, X509_STORE_CTX *store);

/* Notes that a certificate is refused for a reason that the library does not check. */
void skc_tls_failure_refuse(skc_tls_channel *c, const char *text);

/* The channel has failed for the reason that the library reports; empties its list of errors.
 * Returns SKC_ECHANNEL, or SKC_ENOMEM. */
skc_err skc_tls_fail(skc_tls_channel *c);

/* The same for other reasons. */
skc_err skc_tls_fail_with(skc_tls_channel *c, skc_channel_reason reason, const char *text);

/* The reason of the library's last error, printable; empties its list. */
const char *skc_tls_last_reason(void);

#endif
