#include "skc_tls_openssl.h"

#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>

bool skc_tls_get_info(const skc_channel *base, skc_tls_info *out)
{
	const skc_tls_channel *c = (const skc_tls_channel *) base;
	const unsigned char *protocol = NULL;
	unsigned len = 0;
	const char *asked;

	if (!skc_tls_is_connection(base) || !c->ready) {
		return false;
	}
	asked = c->context->server ? SSL_get_servername(c->ssl, TLSEXT_NAMETYPE_host_name) : NULL;
	SSL_get0_alpn_selected(c->ssl, &protocol, &len);
	*out = (skc_tls_info){
		.version = SSL_get_version(c->ssl),
		.cipher = SSL_get_cipher_name(c->ssl),
		.protocol = { (const char *) protocol, len },
		.name = asked != NULL ? (skc_span){ asked, strlen(asked) } : c->peer,
		.verified = SSL_get0_peer_certificate(c->ssl) != NULL &&
				(c->context->verify || c->context->fingerprint_count > 0),
		.resumed = SSL_session_reused(c->ssl) == 1,
	};
	return true;
}

/* The certificate at an index; NULL if there is none. The chain that a client sends is without its
 * own certificate, that of a server is with it. */
static X509 *tls_info_certificate(const skc_tls_channel *c, size_t index)
{
	STACK_OF(X509) *chain = SSL_get_peer_cert_chain(c->ssl);
	int at = (int) index - (c->context->server ? 1 : 0);

	if (index == 0) {
		return SSL_get0_peer_certificate(c->ssl);
	}
	return at >= 0 && at < sk_X509_num(chain) ? sk_X509_value(chain, at) : NULL;
}

char *skc_tls_get_certificate(const skc_channel *base, size_t index, size_t *len)
{
	const skc_tls_channel *c = (const skc_tls_channel *) base;
	X509 *certificate = tls_info_certificate(c, index);
	BIO *bio = certificate != NULL ? BIO_new(BIO_s_mem()) : NULL;
	char *text = NULL;
	char *bytes;
	long size;

	if (bio != NULL && PEM_write_bio_X509(bio, certificate) == 1 &&
			(size = BIO_get_mem_data(bio, &bytes)) > 0 && (text = malloc((size_t) size)) != NULL) {
		memcpy(text, bytes, (size_t) size);
		*len = (size_t) size;
	}
	BIO_free(bio);
	return text;
}
