#ifndef SKC_TLS_H
#define SKC_TLS_H

/*
 * TLS as a channel (skc_channel.h). The library is chosen by the build list: src/openssl, or
 * skc_tls.c for a build without one, in which the functions that make something fail with
 * SKC_EOPNOTSUPP.
 *
 * A context has what the connections of one set of options share: certificates, trust, sessions. It
 * belongs to the thread that made it. TLS 1.2 is the least version, and there is neither
 * compression nor renegotiation.
 */

#include "skc_channel.h"
#include "skc_endpoint.h"

typedef struct skc_tls_context skc_tls_context;

/* A certificate with its chain, the certificate first, and its key; all PEM. */
typedef struct skc_tls_identity {
	skc_span certificate; /* empty: none */
	skc_span key;
	skc_span passphrase; /* of the key; the library never asks for one */
} skc_tls_identity;

/* The identity of a server under a name (RFC 6066, section 3), which may begin with "*.". */
typedef struct skc_tls_name {
	skc_span name;
	skc_tls_identity identity;
} skc_tls_name;

#define SKC_TLS_FINGERPRINT 32

/* The options of a context; all borrowed. */
typedef struct skc_tls_settings {
	bool server;
	bool verify;           /* the certificate of the peer; of a server's clients: it is demanded */
	skc_span ca;           /* PEM: certificates that are trusted, and lists of revoked ones */
	const char *ca_folder; /* NULL: none; with ca empty, too, the library's own are trusted */
	skc_tls_identity identity;
	const skc_tls_name *names;
	size_t name_count;
	skc_span alpn;   /* RFC 7301, section 3.1: each with its length in front, the preferred first */
	int min_version; /* 12 or 13 */
	int max_version; /* 12 or 13 */
	const char *ciphers; /* of TLS 1.2, as the library writes them; NULL: its own choice */
	const char *ciphersuites;
	const unsigned char *fingerprints; /* SHA-256 of accepted certificates, one after the other */
	size_t fingerprint_count;
	bool sessions;        /* clients resume them */
	skc_span ticket_keys; /* empty: random */
} skc_tls_settings;

/* Which setting a context could not be made of. */
typedef struct skc_tls_refusal {
	const char *option; /* the name of the option */
	char text[256];     /* the requirement, behind the option's name: "must be …"; printable */
} skc_tls_refusal;

/* The name of the library with its version; NULL in a build without one. */
const char *skc_tls_library(void);

/* The length of ticket_keys. */
size_t skc_tls_ticket_keys_size(void);

/* Gives a context. SKC_EINVAL: *refusal is set. */
skc_err skc_tls_context_new(
		const skc_tls_settings *settings, skc_tls_context **out, skc_tls_refusal *refusal);

skc_tls_context *skc_tls_context_share(skc_tls_context *context);
void skc_tls_context_release(skc_tls_context *context);

/* A digest of bytes, for keys of caches: it does not reveal them. */
#define SKC_TLS_DIGEST 32
skc_err skc_tls_digest(const void *bytes, size_t len, unsigned char out[SKC_TLS_DIGEST]);

/* Gives the channel of a connected handle, which is borrowed until the channel is freed. peer: of a
 * client the name or address that the certificate of the peer must have, borrowed; empty: none is
 * required. place: the connections whose sessions it may resume, as far as the context is the same.
 */
skc_err skc_tls_connection(skc_tls_context *context, skc_handle handle, skc_span peer,
		skc_span place, skc_channel **out);

/* Gives the channel of a listener: connections that it accepts have channels of the context. */
skc_err skc_tls_listener(skc_tls_context *context, skc_channel **out);

/* What is known of a connection once its handshake is over. */
typedef struct skc_tls_info {
	const char *version; /* "TLSv1.3" */
	const char *cipher;
	skc_span protocol; /* empty: none was agreed on */
	skc_span name; /* the name that was checked, of a server the one that the client asked for */
	bool verified;
	bool resumed;
} skc_tls_info;

/* Gets the info, which borrows from the channel. False while the handshake is not over. */
bool skc_tls_get_info(const skc_channel *base, skc_tls_info *out);

/* Gives a certificate of the peer as PEM, to be freed with free(); index 0 is its own, the others
 * are those that it sent, 1 and more. NULL: there is none. */
char *skc_tls_get_certificate(const skc_channel *base, size_t index, size_t *len);

#endif
