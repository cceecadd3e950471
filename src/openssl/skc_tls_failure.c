#include "skc_tls_openssl.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* RFC 8446, section 6; and of TLS 1.2, RFC 5246. */
static const struct {
	int code;
	const char *name;
} alerts[] = {
	{ 0, "close_notify" },
	{ 10, "unexpected_message" },
	{ 20, "bad_record_mac" },
	{ 21, "decryption_failed" },
	{ 22, "record_overflow" },
	{ 30, "decompression_failure" },
	{ 40, "handshake_failure" },
	{ 41, "no_certificate" },
	{ 42, "bad_certificate" },
	{ 43, "unsupported_certificate" },
	{ 44, "certificate_revoked" },
	{ 45, "certificate_expired" },
	{ 46, "certificate_unknown" },
	{ 47, "illegal_parameter" },
	{ 48, "unknown_ca" },
	{ 49, "access_denied" },
	{ 50, "decode_error" },
	{ 51, "decrypt_error" },
	{ 60, "export_restriction" },
	{ 70, "protocol_version" },
	{ 71, "insufficient_security" },
	{ 80, "internal_error" },
	{ 86, "inappropriate_fallback" },
	{ 90, "user_canceled" },
	{ 100, "no_renegotiation" },
	{ 109, "missing_extension" },
	{ 110, "unsupported_extension" },
	{ 111, "certificate_unobtainable" },
	{ 112, "unrecognized_name" },
	{ 113, "bad_certificate_status" },
	{ 114, "bad_certificate_hash_value" },
	{ 115, "unknown_psk_identity" },
	{ 116, "certificate_required" },
	{ 120, "no_application_protocol" },
};

static void tls_failure_name_alert(int code, char *buffer, size_t size)
{
	for (size_t i = 0; i < SKC_COUNT(alerts); i++) {
		if (alerts[i].code == code) {
			snprintf(buffer, size, "%s", alerts[i].name);
			return;
		}
	}
	snprintf(buffer, size, "%d", code);
}

/* Bytes of a peer go into messages and logs: without control characters, and as ASCII. */
static void tls_failure_clean(char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char) *text < 0x20 || (unsigned char) *text > 0x7e) {
			*text = '?';
		}
	}
}

const char *skc_tls_last_reason(void)
{
	unsigned long code = ERR_peek_last_error();
	const char *reason = code != 0 ? ERR_reason_error_string(code) : NULL;

	ERR_clear_error();
	return reason != NULL ? reason : "unknown error";
}

void skc_tls_failure_on_info(const SSL *ssl, int where, int value)
{
	skc_tls_channel *c = SSL_get_app_data(ssl);
	int level = value >> 8;

	if ((where & SSL_CB_ALERT) != 0 && level == 2 && c != NULL) {
		c->alert = value & 0xff;
		c->alert_sent = (where & SSL_CB_READ) == 0;
	}
}

/* Writes a name of a certificate, cut to the size. */
static void tls_failure_print_name(const X509_NAME *name, char *buffer, size_t size)
{
	BIO *bio = BIO_new(BIO_s_mem());
	int len = 0;

	if (bio != NULL &&
			X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_UTF8_CONVERT) >= 0) {
		len = BIO_read(bio, buffer, (int) size - 1);
	}
	buffer[len > 0 ? len : 0] = '\0';
	tls_failure_clean(buffer);
	BIO_free(bio);
}

/* "certificate has expired (CN=example.org, issued by CN=CA)". */
static void tls_failure_describe(skc_channel_failure *f, X509_STORE_CTX *store)
{
	const X509 *certificate = X509_STORE_CTX_get_current_cert(store);
	char subject[160] = "";
	char issuer[160] = "";

	f->code = X509_STORE_CTX_get_error(store);
	if (certificate != NULL) {
		tls_failure_print_name(X509_get_subject_name(certificate), subject, sizeof(subject));
		tls_failure_print_name(X509_get_issuer_name(certificate), issuer, sizeof(issuer));
	}
	snprintf(f->text, sizeof(f->text), "%s (certificate of %s, issued by %s)",
			X509_verify_cert_error_string(f->code), subject, issuer);
}

int skc_tls_failure_on_verify(int ok, X509_STORE_CTX *store)
{
	SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
	skc_tls_channel *c = skc_tls_channel_of(ssl);

	if (!ok) {
		if (c->refused == NULL) {
			c->refused = calloc(1, sizeof(*c->refused));
		}
		if (c->refused != NULL) {
			c->refused->reason = SKC_CHANNEL_CERTIFICATE;
			tls_failure_describe(c->refused, store);
		}
	}
	return ok;
}

void skc_tls_failure_refuse(skc_tls_channel *c, const char *text)
{
	if (c->refused == NULL) {
		c->refused = calloc(1, sizeof(*c->refused));
	}
	if (c->refused != NULL) {
		*c->refused = (skc_channel_failure){ .code = X509_V_ERR_APPLICATION_VERIFICATION };
		snprintf(c->refused->text, sizeof(c->refused->text), "%s", text);
	}
}

/* Appends the alert to the text. */
static void tls_failure_add_alert(skc_channel_failure *f, const skc_tls_channel *c)
{
	size_t len = strlen(f->text);

	if (c->alert < 0) {
		return;
	}
	tls_failure_name_alert(c->alert, f->alert, sizeof(f->alert));
	if (f->reason == SKC_CHANNEL_HANDSHAKE) {
		f->code = c->alert;
	}
	snprintf(f->text + len, sizeof(f->text) - len, "%s%s sent the alert \"%s\"",
			len > 0 ? "; " : "", c->alert_sent ? "this side" : "the peer", f->alert);
}

skc_err skc_tls_fail_with(skc_tls_channel *c, skc_channel_reason reason, const char *text)
{
	skc_channel_failure *f = c->failure;

	ERR_clear_error();
	if (f == NULL && (f = calloc(1, sizeof(*f))) == NULL) {
		c->lost = SKC_ENOMEM;
		return SKC_ENOMEM;
	}
	c->failure = f;
	f->reason = reason;
	snprintf(f->text, sizeof(f->text), "%s", text);
	return SKC_ECHANNEL;
}

/* The words for a failure that is not one of the certificate. The library names an alert of the
 * peer as its own error. */
static const char *tls_failure_words(const skc_tls_channel *c)
{
	const char *reason = skc_tls_last_reason();

	return c->alert >= 0 && !c->alert_sent ? "" : reason;
}

skc_err skc_tls_fail(skc_tls_channel *c)
{
	unsigned long code = ERR_peek_error();
	skc_err err;

	if (ERR_GET_LIB(code) == ERR_LIB_SSL &&
			ERR_GET_REASON(code) == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
		return skc_tls_fail_with(c, SKC_CHANNEL_TRUNCATED,
				c->ready ? "the connection was cut: the peer did not end it by close_notify"
						 : "the peer closed the connection during the TLS handshake");
	}
	if (!c->ready && c->refused != NULL && SSL_get_verify_result(c->ssl) != X509_V_OK) {
		err = skc_tls_fail_with(c, SKC_CHANNEL_CERTIFICATE, c->refused->text);
		if (err == SKC_ECHANNEL) {
			c->failure->code = c->refused->code;
		}
	} else {
		err = skc_tls_fail_with(c, SKC_CHANNEL_HANDSHAKE, tls_failure_words(c));
	}
	if (err == SKC_ECHANNEL) {
		tls_failure_add_alert(c->failure, c);
	}
	return err;
}
