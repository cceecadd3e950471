#include "skc_tls_openssl.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Forward secrecy and authenticated encryption (RFC 9325, section 4.2). Those of TLS 1.3 have
 * both. */
#define CIPHERS "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:DHE+CHACHA20:!aNULL:!PSK:!SRP"

/* Keys of 112 bits and more: no RSA below 2048 bits, no SHA-1 (SSL_CTX_set_security_level(3)). */
#define SECURITY_LEVEL 2

/* Tickets of 80 bytes: a name, and keys for the encryption and for its authentication. */
#define TICKET_KEYS_SIZE 80

const char *skc_tls_library(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

size_t skc_tls_ticket_keys_size(void)
{
	return TICKET_KEYS_SIZE;
}

skc_err skc_tls_digest(const void *bytes, size_t len, unsigned char out[SKC_TLS_DIGEST])
{
	unsigned size = 0;
	bool done = EVP_Digest(bytes, len, out, &size, EVP_sha256(), NULL) == 1;

	ERR_clear_error();
	return done && size == SKC_TLS_DIGEST ? SKC_OK : SKC_ENOMEM;
}

/* "must be a certificate in PEM (bad base64 decode)". */
static skc_err tls_context_refuse(
		skc_tls_refusal *refusal, const char *option, const char *requirement)
{
	refusal->option = option;
	snprintf(refusal->text, sizeof(refusal->text), "%s (%s)", requirement, skc_tls_last_reason());
	return SKC_EINVAL;
}

/* --- the own certificate ------------------------------------------------------------------------ */

/* Gives the passphrase. Without this function the library would ask the terminal for one. */
static int tls_context_passphrase(char *buffer, int size, int writing, void *argument)
{
	const skc_span *passphrase = argument;

	(void) writing;
	if (passphrase == NULL || passphrase->len == 0 || passphrase->len > (size_t) size) {
		return -1;
	}
	memcpy(buffer, passphrase->data, passphrase->len);
	return (int) passphrase->len;
}

static BIO *tls_context_open(skc_span text)
{
	return text.len <= INT_MAX ? BIO_new_mem_buf(text.data, (int) text.len) : NULL;
}

/* The certificates behind the first one. */
static bool tls_context_add_chain(SSL_CTX *ssl, BIO *bio)
{
	X509 *next;

	while ((next = PEM_read_bio_X509(bio, NULL, tls_context_passphrase, NULL)) != NULL) {
		if (SSL_CTX_add0_chain_cert(ssl, next) != 1) {
			X509_free(next);
			return false;
		}
	}
	/* Only the end of the text is no error. */
	if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) {
		return false;
	}
	ERR_clear_error();
	return true;
}

static bool tls_context_use_certificate(SSL_CTX *ssl, skc_span text)
{
	BIO *bio = tls_context_open(text);
	X509 *certificate =
			bio != NULL ? PEM_read_bio_X509_AUX(bio, NULL, tls_context_passphrase, NULL) : NULL;
	bool used = certificate != NULL && SSL_CTX_use_certificate(ssl, certificate) == 1 &&
			tls_context_add_chain(ssl, bio);

	X509_free(certificate);
	BIO_free(bio);
	return used;
}

static skc_err tls_context_use_key(
		SSL_CTX *ssl, const skc_tls_identity *identity, skc_tls_refusal *refusal)
{
	skc_span passphrase = identity->passphrase;
	BIO *bio = tls_context_open(identity->key);
	EVP_PKEY *key = bio != NULL
			? PEM_read_bio_PrivateKey(bio, NULL, tls_context_passphrase, &passphrase)
			: NULL;
	skc_err err = SKC_OK;

	if (key == NULL) {
		err = tls_context_refuse(refusal, "key",
				"must be a private key in PEM, which the option \"passphrase\" decrypts");
	} else if (SSL_CTX_use_PrivateKey(ssl, key) != 1 || SSL_CTX_check_private_key(ssl) != 1) {
		err = tls_context_refuse(refusal, "key", "must be the key of the certificate");
	}
	EVP_PKEY_free(key);
	BIO_free(bio);
	return err;
}

static skc_err tls_context_use_identity(
		SSL_CTX *ssl, const skc_tls_identity *identity, skc_tls_refusal *refusal)
{
	if (identity->certificate.len == 0) {
		return SKC_OK;
	}
	if (!tls_context_use_certificate(ssl, identity->certificate)) {
		return tls_context_refuse(
				refusal, "certificate", "must be a certificate in PEM, with its chain behind it");
	}
	return tls_context_use_key(ssl, identity, refusal);
}

/* --- trust ------------------------------------------------------------------------------------- */

/* Adds certificates and lists of revoked ones. *count: the certificates. */
static bool tls_context_add_trust(
		SSL_CTX *ssl, bool server, const STACK_OF(X509_INFO) * list, int *count)
{
	X509_STORE *store = SSL_CTX_get_cert_store(ssl);

	for (int i = 0; i < sk_X509_INFO_num(list); i++) {
		const X509_INFO *info = sk_X509_INFO_value(list, i);

		if (info->x509 != NULL) {
			if (X509_STORE_add_cert(store, info->x509) != 1 ||
					(server && SSL_CTX_add_client_CA(ssl, info->x509) != 1)) {
				return false;
			}
			*count += 1;
		}
		if (info->crl != NULL) {
			if (X509_STORE_add_crl(store, info->crl) != 1 ||
					X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK) != 1) {
				return false;
			}
		}
	}
	return true;
}

static skc_err tls_context_trust_text(
		SSL_CTX *ssl, bool server, skc_span ca, skc_tls_refusal *refusal)
{
	BIO *bio = tls_context_open(ca);
	STACK_OF(X509_INFO) *list =
			bio != NULL ? PEM_X509_INFO_read_bio(bio, NULL, tls_context_passphrase, NULL) : NULL;
	int count = 0;
	bool added = list != NULL && tls_context_add_trust(ssl, server, list, &count) && count > 0;

	sk_X509_INFO_pop_free(list, X509_INFO_free);
	BIO_free(bio);
	return added ? SKC_OK
				 : tls_context_refuse(
						   refusal, server ? "client_ca" : "ca", "must have certificates in PEM");
}

static skc_err tls_context_use_trust(
		SSL_CTX *ssl, const skc_tls_settings *settings, skc_tls_refusal *refusal)
{
	skc_err err = SKC_OK;

	if (!settings->verify) {
		return SKC_OK;
	}
	if (settings->ca.len > 0) {
		err = tls_context_trust_text(ssl, settings->server, settings->ca, refusal);
	}
	if (err == SKC_OK && settings->ca_folder != NULL &&
			X509_STORE_load_path(SSL_CTX_get_cert_store(ssl), settings->ca_folder) != 1) {
		err = tls_context_refuse(
				refusal, settings->server ? "client_ca" : "ca", "must be a readable folder");
	}
	if (err == SKC_OK && settings->ca.len == 0 && settings->ca_folder == NULL &&
			SSL_CTX_set_default_verify_paths(ssl) != 1) {
		err = SKC_ENOMEM;
	}
	return err;
}

/* --- the protocol ------------------------------------------------------------------------------ */

static int tls_context_version(int version)
{
	return version == 12 ? TLS1_2_VERSION : TLS1_3_VERSION;
}

static skc_err tls_context_use_ciphers(
		SSL_CTX *ssl, const skc_tls_settings *settings, skc_tls_refusal *refusal)
{
	const char *ciphers = settings->ciphers != NULL ? settings->ciphers : CIPHERS;

	if (SSL_CTX_set_cipher_list(ssl, ciphers) != 1) {
		return tls_context_refuse(refusal, "ciphers", "must be a list of ciphers of OpenSSL");
	}
	if (settings->ciphersuites != NULL &&
			SSL_CTX_set_ciphersuites(ssl, settings->ciphersuites) != 1) {
		return tls_context_refuse(
				refusal, "ciphersuites", "must be a list of ciphersuites of TLS 1.3");
	}
	return SKC_OK;
}

/* Tickets are valid in a context that would have accepted their handshake. */
static skc_err tls_context_bind_sessions(SSL_CTX *ssl, const skc_tls_settings *settings)
{
	EVP_MD_CTX *digest = EVP_MD_CTX_new();
	unsigned char id[EVP_MAX_MD_SIZE];
	unsigned len = 0;
	const unsigned char flags[] = { settings->server, settings->verify };
	bool done = digest != NULL && EVP_DigestInit_ex(digest, EVP_sha256(), NULL) == 1 &&
			EVP_DigestUpdate(digest, flags, sizeof(flags)) == 1 &&
			EVP_DigestUpdate(digest, settings->ca.data, settings->ca.len) == 1 &&
			EVP_DigestUpdate(digest, settings->fingerprints,
					settings->fingerprint_count * SKC_TLS_FINGERPRINT) == 1 &&
			(settings->ca_folder == NULL ||
					EVP_DigestUpdate(digest, settings->ca_folder, strlen(settings->ca_folder)) ==
							1) &&
			EVP_DigestFinal_ex(digest, id, &len) == 1 && len <= SSL_MAX_SID_CTX_LENGTH &&
			SSL_CTX_set_session_id_context(ssl, id, len) == 1;

	EVP_MD_CTX_free(digest);
	if (done && settings->ticket_keys.len > 0) {
		done = SSL_CTX_set_tlsext_ticket_keys(ssl, (char *) settings->ticket_keys.data,
					   (long) settings->ticket_keys.len) == 1;
	}
	return done ? SKC_OK : SKC_ENOMEM;
}

static void tls_context_use_verification(
		skc_tls_context *context, SSL_CTX *ssl, const skc_tls_settings *settings)
{
	int mode = SSL_VERIFY_NONE;

	if (settings->verify || settings->fingerprint_count > 0) {
		mode = SSL_VERIFY_PEER | (settings->server ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0);
	}
	SSL_CTX_set_verify(ssl, mode, skc_tls_failure_on_verify);
	SSL_CTX_set_cert_verify_callback(ssl, skc_tls_channel_on_certificate, context);
	SSL_CTX_set_info_callback(ssl, skc_tls_failure_on_info);
}

/* What holds for every connection, whatever the options are. */
static bool tls_context_use_rules(SSL_CTX *ssl, const skc_tls_settings *settings)
{
	/* No compression (RFC 7525, section 3.3), no renegotiation. */
	SSL_CTX_set_options(ssl,
			SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
					SSL_OP_PRIORITIZE_CHACHA);
	SSL_CTX_clear_options(ssl,
			SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION |
					SSL_OP_ALLOW_CLIENT_RENEGOTIATION);
	SSL_CTX_set_mode(ssl,
			SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
					SSL_MODE_RELEASE_BUFFERS);
	/* A record without data ends a call: see skc_tls_channel.c. */
	SSL_CTX_clear_mode(ssl, SSL_MODE_AUTO_RETRY);
	/* Servers have tickets instead, which need no memory. */
	SSL_CTX_set_session_cache_mode(ssl, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_default_passwd_cb(ssl, tls_context_passphrase);
	if (SSL_CTX_get_security_level(ssl) < SECURITY_LEVEL) {
		SSL_CTX_set_security_level(ssl, SECURITY_LEVEL);
	}
	return SSL_CTX_set_min_proto_version(ssl, tls_context_version(settings->min_version)) == 1 &&
			SSL_CTX_set_max_proto_version(ssl, tls_context_version(settings->max_version)) == 1;
}

/* --- names and protocols that the client asks for ----------------------------------------------- */

/* RFC 7301, section 3.2: without a common protocol the handshake fails. */
static int tls_context_on_alpn(SSL *ssl, const unsigned char **out, unsigned char *out_len,
		const unsigned char *in, unsigned in_len, void *argument)
{
	const skc_tls_context *context = argument;
	unsigned char *chosen;

	(void) ssl;
	if (SSL_select_next_proto(&chosen, out_len, (const unsigned char *) context->alpn.data,
				(unsigned) context->alpn.len, in, in_len) != OPENSSL_NPN_NEGOTIATED) {
		return SSL_TLSEXT_ERR_ALERT_FATAL;
	}
	*out = chosen;
	return SSL_TLSEXT_ERR_OK;
}

/* DNS names have no case. */
static char tls_context_small(char c)
{
	return (char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool tls_context_is_name(const skc_span *name, const char *asked, size_t len)
{
	if (name->len != len) {
		return false;
	}
	for (size_t i = 0; i < len; i++) {
		if (tls_context_small(asked[i]) != name->data[i]) {
			return false;
		}
	}
	return true;
}

/* The host of a name; one whose name begins with "*" stands for one label. */
static const skc_tls_host *tls_context_find_host(const skc_tls_context *context, const char *asked)
{
	const char *dot = strchr(asked, '.');
	const skc_tls_host *wild = NULL;

	for (size_t i = 0; i < context->host_count; i++) {
		const skc_tls_host *host = &context->hosts[i];
		skc_span tail = { host->name.data + 1, host->name.len - 1 };

		if (tls_context_is_name(&host->name, asked, strlen(asked))) {
			return host;
		}
		if (host->name.data[0] == '*' && dot != NULL && dot != asked &&
				tls_context_is_name(&tail, dot, strlen(dot))) {
			wild = host;
		}
	}
	return wild;
}

static int tls_context_on_name(SSL *ssl, int *alert, void *argument)
{
	const skc_tls_context *context = argument;
	const char *asked = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
	const skc_tls_host *host = asked != NULL ? tls_context_find_host(context, asked) : NULL;

	if (asked == NULL) {
		*alert = SSL_AD_UNRECOGNIZED_NAME; /* not sent: the client asks for none */
		return SSL_TLSEXT_ERR_NOACK;
	}
	if (host != NULL) {
		SSL_set_SSL_CTX(ssl, host->ssl);
	}
	/* Also for a name without a certificate of its own: sessions store only a name that is
	 * accepted, and a resumed one of TLS 1.2 has no other. */
	return SSL_TLSEXT_ERR_OK;
}

/* --- making one -------------------------------------------------------------------------------- */

/* What the context and those of its other names have in common: a connection that changes to
 * another name takes its trust from there. */
static skc_err tls_context_make(skc_tls_context *context, const skc_tls_settings *settings,
		const skc_tls_identity *identity, SSL_CTX **out, skc_tls_refusal *refusal)
{
	SSL_CTX *ssl = SSL_CTX_new(settings->server ? TLS_server_method() : TLS_client_method());
	skc_err err = ssl != NULL ? SKC_OK : SKC_ENOMEM;

	*out = ssl;
	if (err == SKC_OK && !tls_context_use_rules(ssl, settings)) {
		err = SKC_ENOMEM;
	}
	if (err == SKC_OK) {
		err = tls_context_use_ciphers(ssl, settings, refusal);
	}
	if (err == SKC_OK) {
		err = tls_context_use_identity(ssl, identity, refusal);
	}
	if (err == SKC_OK) {
		err = tls_context_use_trust(ssl, settings, refusal);
	}
	if (err == SKC_OK) {
		tls_context_use_verification(context, ssl, settings);
		err = tls_context_bind_sessions(ssl, settings);
	}
	if (err == SKC_OK && context->alpn.len > 0 && settings->server) {
		SSL_CTX_set_alpn_select_cb(ssl, tls_context_on_alpn, context);
	}
	return err;
}

static skc_err tls_context_make_host(skc_tls_context *context, const skc_tls_settings *settings,
		const skc_tls_name *from, skc_tls_refusal *refusal)
{
	skc_tls_host *host = &context->hosts[context->host_count];
	char *name = malloc(from->name.len + 1);
	skc_err err;

	if (name == NULL) {
		return SKC_ENOMEM;
	}
	for (size_t i = 0; i < from->name.len; i++) {
		name[i] = tls_context_small(from->name.data[i]);
	}
	name[from->name.len] = '\0';
	host->name = (skc_span){ name, from->name.len };
	context->host_count++;
	err = tls_context_make(context, settings, &from->identity, &host->ssl, refusal);
	if (err == SKC_EINVAL && refusal->option != NULL) {
		char text[sizeof(refusal->text)];

		snprintf(text, sizeof(text), "must have for \"%.64s\" a valid %s: it %.120s", name,
				refusal->option, refusal->text);
		memcpy(refusal->text, text, sizeof(text));
		refusal->option = "sni";
	}
	return err;
}

static skc_err tls_context_make_hosts(
		skc_tls_context *context, const skc_tls_settings *settings, skc_tls_refusal *refusal)
{
	skc_err err = SKC_OK;

	if (settings->server) {
		SSL_CTX_set_tlsext_servername_callback(context->ssl, tls_context_on_name);
		SSL_CTX_set_tlsext_servername_arg(context->ssl, context);
	}
	if (settings->name_count == 0) {
		return SKC_OK;
	}
	context->hosts = calloc(settings->name_count, sizeof(*context->hosts));
	if (context->hosts == NULL) {
		return SKC_ENOMEM;
	}
	for (size_t i = 0; err == SKC_OK && i < settings->name_count; i++) {
		err = tls_context_make_host(context, settings, &settings->names[i], refusal);
	}
	return err;
}

/* Copies bytes; the result of no bytes is not NULL. */
static void *tls_context_copy(const void *bytes, size_t len)
{
	void *copy = malloc(len + 1);

	if (copy != NULL && len > 0) {
		memcpy(copy, bytes, len);
	}
	return copy;
}

static skc_err tls_context_fill(
		skc_tls_context *context, const skc_tls_settings *settings, skc_tls_refusal *refusal)
{
	size_t fingerprints = settings->fingerprint_count * SKC_TLS_FINGERPRINT;
	skc_err err;

	context->alpn.data = tls_context_copy(settings->alpn.data, settings->alpn.len);
	context->fingerprints = tls_context_copy(settings->fingerprints, fingerprints);
	if (context->alpn.data == NULL || context->fingerprints == NULL) {
		return SKC_ENOMEM;
	}
	context->alpn.len = settings->alpn.len;
	context->fingerprint_count = settings->fingerprint_count;
	err = tls_context_make(context, settings, &settings->identity, &context->ssl, refusal);
	if (err == SKC_OK && !settings->server && context->alpn.len > 0 &&
			SSL_CTX_set_alpn_protos(context->ssl, (const unsigned char *) context->alpn.data,
					(unsigned) context->alpn.len) != 0) {
		err = SKC_ENOMEM;
	}
	if (err == SKC_OK && !settings->server && settings->sessions) {
		err = skc_tls_sessions_begin(context);
	}
	return err == SKC_OK ? tls_context_make_hosts(context, settings, refusal) : err;
}

skc_err skc_tls_context_new(
		const skc_tls_settings *settings, skc_tls_context **out, skc_tls_refusal *refusal)
{
	skc_tls_context *context = calloc(1, sizeof(*context));
	skc_err err;

	*refusal = (skc_tls_refusal){ .option = NULL };
	if (context == NULL) {
		return SKC_ENOMEM;
	}
	context->users = 1;
	context->server = settings->server;
	context->verify = settings->verify;
	ERR_clear_error();
	err = tls_context_fill(context, settings, refusal);
	ERR_clear_error();
	if (err != SKC_OK) {
		skc_tls_context_release(context);
		return err;
	}
	*out = context;
	return SKC_OK;
}

skc_tls_context *skc_tls_context_share(skc_tls_context *context)
{
	context->users++;
	return context;
}

void skc_tls_context_release(skc_tls_context *context)
{
	if (context == NULL || --context->users > 0) {
		return;
	}
	skc_tls_sessions_free(context);
	for (size_t i = 0; i < context->host_count; i++) {
		SSL_CTX_free(context->hosts[i].ssl);
		free((char *) context->hosts[i].name.data);
	}
	free(context->hosts);
	SSL_CTX_free(context->ssl);
	free((char *) context->alpn.data);
	free(context->fingerprints);
	free(context);
}
