#include "skc_tls_openssl.h"

#include "skc_error.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

/* The most plaintext of a record (RFC 8446, section 5.1). */
#define RECORD_MAX ((size_t) 16384)

/* The most records of one call, so that signal handlers and deadlines are respected. */
#define RECORDS_MAX 16

static skc_tls_channel *tls_channel_from(skc_channel *base)
{
	return (skc_tls_channel *) base;
}

/* Before each call of the library, which leaves old errors in its list. */
static void tls_channel_prepare(skc_tls_channel *c)
{
	ERR_clear_error();
	c->system = SKC_OK;
	c->forks = skc_os_forks_seen();
}

/* The system reports that the connection is lost, or it was cut. */
static skc_err tls_channel_lose(skc_tls_channel *c)
{
	ERR_clear_error();
	if (c->system == SKC_OK) {
		return skc_tls_fail_with(c, SKC_CHANNEL_TRUNCATED, "the connection was cut");
	}
	c->lost = c->system;
	return c->lost;
}

/* The code of a call of the library that has not succeeded. The end of the stream is not one of
 * them. */
static skc_err tls_channel_code(skc_tls_channel *c, int why)
{
	switch (why) {
		case SSL_ERROR_WANT_READ:
		case SSL_ERROR_WANT_WRITE:
			c->base.wants = why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
			return c->system == SKC_EINTR ? SKC_EINTR : SKC_EAGAIN;
		case SSL_ERROR_SYSCALL:
			return tls_channel_lose(c);
		default:
			return skc_tls_fail(c);
	}
}

/* --- the handshake ----------------------------------------------------------------------------- */

/* Whether the certificate has one of the accepted fingerprints. */
static bool tls_channel_is_accepted(const skc_tls_channel *c, const X509 *certificate)
{
	const skc_tls_context *context = c->context;
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned len = 0;

	if (certificate == NULL || X509_digest(certificate, EVP_sha256(), digest, &len) != 1 ||
			len != SKC_TLS_FINGERPRINT) {
		return false;
	}
	for (size_t i = 0; i < context->fingerprint_count; i++) {
		if (memcmp(context->fingerprints + i * SKC_TLS_FINGERPRINT, digest, len) == 0) {
			return true;
		}
	}
	return false;
}

static const char *const other_fingerprint =
		"the certificate of the peer does not have an accepted fingerprint";

int skc_tls_channel_on_certificate(X509_STORE_CTX *store, void *argument)
{
	const skc_tls_context *context = argument;
	const SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
	skc_tls_channel *c = SSL_get_app_data(ssl);

	if (context->verify && X509_verify_cert(store) <= 0) {
		return 0;
	}
	if (context->fingerprint_count > 0 &&
			!tls_channel_is_accepted(c, X509_STORE_CTX_get0_cert(store))) {
		skc_tls_failure_refuse(c, other_fingerprint);
		X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
		return 0;
	}
	X509_STORE_CTX_set_error(store, X509_V_OK);
	return 1;
}

/* The handshake is over. A session that was resumed has the certificate of the one that made it. */
static skc_err tls_channel_approve(skc_tls_channel *c)
{
	const X509 *certificate = SSL_get0_peer_certificate(c->ssl);

	if (c->context->fingerprint_count > 0 && !tls_channel_is_accepted(c, certificate)) {
		return skc_tls_fail_with(c, SKC_CHANNEL_CERTIFICATE, other_fingerprint);
	}
	if (c->context->verify && (certificate == NULL || SSL_get_verify_result(c->ssl) != X509_V_OK)) {
		return skc_tls_fail_with(
				c, SKC_CHANNEL_CERTIFICATE, "the peer has no certificate that was verified");
	}
	free(c->refused);
	c->refused = NULL;
	c->ready = true;
	return SKC_OK;
}

/* Goes on with the handshake if it is not over. */
static skc_err tls_channel_begin(skc_channel *base)
{
	skc_tls_channel *c = tls_channel_from(base);
	int result;

	if (c->failure != NULL || c->lost != SKC_OK) {
		return c->failure != NULL ? SKC_ECHANNEL : c->lost;
	}
	if (c->ready) {
		return SKC_OK;
	}
	tls_channel_prepare(c);
	result = SSL_do_handshake(c->ssl);
	if (result == 1) {
		return tls_channel_approve(c);
	}
	if (SSL_get_error(c->ssl, result) == SSL_ERROR_ZERO_RETURN) {
		return skc_tls_fail_with(c, SKC_CHANNEL_TRUNCATED,
				"the peer closed the connection during the TLS handshake");
	}
	return tls_channel_code(c, SSL_get_error(c->ssl, result));
}

/* --- receiving --------------------------------------------------------------------------------- */

/* Records without data, such as tickets, that are read in one call: a peer that sends nothing else
 * must not hold it beyond its deadline. */
#define VAIN_RECORDS_MAX 32

/* One record with data, or a part of one. SKC_OK with *done 0: the end of the stream. */
static skc_err tls_channel_read_once(
		skc_tls_channel *c, void *buffer, size_t len, bool peek, size_t *done)
{
	int result;
	int why;

	tls_channel_prepare(c);
	*done = 0;
	result = peek ? SSL_peek_ex(c->ssl, buffer, len, done) : SSL_read_ex(c->ssl, buffer, len, done);
	if (result == 1) {
		return SKC_OK;
	}
	why = SSL_get_error(c->ssl, result);
	if (why == SSL_ERROR_ZERO_RETURN) {
		c->read_end = true;
		return SKC_OK;
	}
	return tls_channel_code(c, why);
}

/* The same; the system has no more bytes when this returns SKC_EAGAIN, unless there were too many
 * records without data. */
static skc_err tls_channel_read(
		skc_tls_channel *c, void *buffer, size_t len, bool peek, size_t *done)
{
	skc_err err = tls_channel_read_once(c, buffer, len, peek, done);

	for (int i = 0; i < VAIN_RECORDS_MAX && err == SKC_EAGAIN && c->system == SKC_OK; i++) {
		err = tls_channel_read_once(c, buffer, len, peek, done);
	}
	return err;
}

static skc_err tls_channel_recv(
		skc_channel *base, void *buffer, size_t len, bool peek, size_t *done)
{
	skc_tls_channel *c = tls_channel_from(base);
	skc_err err = tls_channel_begin(base);
	size_t got = 0;

	*done = 0;
	if (err != SKC_OK || c->read_end || len == 0) {
		return err;
	}
	err = tls_channel_read(c, buffer, len, peek, &got);
	*done = got;
	/* A full record is probably followed by another one. An error behind it is returned by the next
	 * call. */
	while (err == SKC_OK && !peek && got == RECORD_MAX && *done < len) {
		err = tls_channel_read(c, (char *) buffer + *done, len - *done, false, &got);
		*done += got;
	}
	return *done > 0 ? SKC_OK : err;
}

static bool tls_channel_has_bytes(const skc_channel *base)
{
	const skc_tls_channel *c = (const skc_tls_channel *) base;

	return SSL_pending(c->ssl) > 0;
}

/* --- sending ----------------------------------------------------------------------------------- */

/*
 * A record that the system has taken only a part of is on its way: its data counts as sent when all
 * of it was taken. Until then the library has to be called with the same data, of which the channel
 * has a copy, and the caller passes it again.
 */

/* Writes one record. */
static skc_err tls_channel_write(skc_tls_channel *c, const char *data, size_t len)
{
	size_t done = 0;
	int result;

	tls_channel_prepare(c);
	result = SSL_write_ex(c->ssl, data, len, &done);
	if (result == 1) {
		return SKC_OK;
	}
	return tls_channel_code(c, SSL_get_error(c->ssl, result));
}

/* Whether the data begins with the bytes; if it is shorter, whether they begin with it. *common:
 * the length of the shorter one. */
static bool tls_channel_begins_with(
		const skc_iov *iov, size_t count, const char *bytes, size_t len, size_t *common)
{
	*common = 0;
	for (size_t i = 0; i < count && *common < len; i++) {
		size_t part = SKC_IOV_LEN(&iov[i]);

		part = part < len - *common ? part : len - *common;
		if (part > 0 && memcmp(SKC_IOV_BASE(&iov[i]), bytes + *common, part) != 0) {
			return false;
		}
		*common += part;
	}
	return true;
}

static void tls_channel_forget_pending(skc_tls_channel *c)
{
	if (c->pending != NULL) {
		OPENSSL_cleanse(c->pending, c->pending_len);
	}
	free(c->pending);
	c->pending = NULL;
	c->pending_len = c->credit = 0;
}

/* The data is that of another call, which still waits; or it is not what has to be continued. */
static skc_err tls_channel_mismatch(skc_tls_channel *c)
{
	if (c->base.senders > 1) {
		c->base.wants = POLLOUT;
		return SKC_EAGAIN;
	}
	return skc_tls_fail_with(c, SKC_CHANNEL_MISMATCH,
			"the data does not continue that of the last write, of which a part was sent");
}

/* Sends the record that is on its way, and reports as many of its bytes as the data has. */
static skc_err tls_channel_continue(
		skc_tls_channel *c, const skc_iov *iov, size_t count, size_t *done)
{
	size_t sent = c->credit > 0 ? c->pending_len - c->credit : 0;
	size_t common;
	skc_err err = SKC_OK;

	if (!tls_channel_begins_with(iov, count, c->pending + sent, c->pending_len - sent, &common) ||
			(c->base.senders > 1 && common < c->pending_len - sent)) {
		return tls_channel_mismatch(c);
	}
	if (c->credit == 0) {
		err = tls_channel_write(c, c->pending, c->pending_len);
		c->credit = err == SKC_OK ? c->pending_len : 0;
	}
	if (err == SKC_OK) {
		*done = common;
		c->credit -= common;
		if (c->credit == 0) {
			tls_channel_forget_pending(c);
		}
	}
	return err;
}

/* The data of the next record: of the first piece itself if it is enough, else copied together. */
static const char *tls_channel_gather(
		const skc_iov *iov, size_t count, size_t skip, char *room, size_t *len)
{
	*len = 0;
	for (size_t i = 0; i < count && *len < RECORD_MAX; i++) {
		const char *from = SKC_IOV_BASE(&iov[i]);
		size_t part = SKC_IOV_LEN(&iov[i]);

		if (skip >= part) {
			skip -= part;
			continue;
		}
		from += skip;
		part -= skip;
		skip = 0;
		if (*len == 0 && (part >= RECORD_MAX || i + 1 == count)) {
			*len = part < RECORD_MAX ? part : RECORD_MAX;
			return from;
		}
		part = part < RECORD_MAX - *len ? part : RECORD_MAX - *len;
		memcpy(room + *len, from, part);
		*len += part;
	}
	return room;
}

/* Writes the next record; if it cannot be sent at once, it is pending. */
static skc_err tls_channel_write_next(skc_tls_channel *c, const char *data, size_t len)
{
	/* The copy is made first: once the library has encrypted the data, it has to be repeated. */
	char *copy = malloc(len);
	skc_err err = copy != NULL ? tls_channel_write(c, data, len) : SKC_ENOMEM;

	if (err == SKC_EAGAIN || err == SKC_EINTR) {
		memcpy(copy, data, len);
		c->pending = copy;
		c->pending_len = len;
		c->credit = 0;
	} else {
		free(copy);
	}
	return err;
}

static skc_err tls_channel_may_send(skc_tls_channel *c)
{
	skc_err err = tls_channel_begin(&c->base);

	return err == SKC_OK && c->ended ? SKC_EPIPE : err;
}

static skc_err tls_channel_send(skc_channel *base, const skc_iov *iov, size_t count, size_t *done)
{
	skc_tls_channel *c = tls_channel_from(base);
	skc_err err = tls_channel_may_send(c);
	char room[RECORD_MAX];

	*done = 0;
	if (err == SKC_OK && c->pending != NULL) {
		err = tls_channel_continue(c, iov, count, done);
		if (err != SKC_OK || c->pending != NULL) {
			return err;
		}
	}
	for (int i = 0; err == SKC_OK && i < RECORDS_MAX; i++) {
		size_t len;
		const char *data = tls_channel_gather(iov, count, *done, room, &len);

		if (len == 0) {
			break;
		}
		err = tls_channel_write_next(c, data, len);
		*done += err == SKC_OK ? len : 0;
	}
	return *done > 0 ? SKC_OK : err;
}

/* --- the end ----------------------------------------------------------------------------------- */

/* Whether close_notify can be sent. */
static bool tls_channel_can_end(const skc_tls_channel *c)
{
	return c->ready && !c->ended && c->failure == NULL && c->lost == SKC_OK;
}

static skc_err tls_channel_end(skc_channel *base)
{
	skc_tls_channel *c = tls_channel_from(base);
	skc_err err = SKC_OK;
	int result;

	if (!tls_channel_can_end(c)) {
		return SKC_OK;
	}
	if (c->pending != NULL && c->credit == 0) {
		err = tls_channel_write(c, c->pending, c->pending_len);
	}
	if (err != SKC_OK) {
		return err;
	}
	tls_channel_forget_pending(c);
	tls_channel_prepare(c);
	result = SSL_shutdown(c->ssl);
	if (result < 0) {
		return tls_channel_code(c, SSL_get_error(c->ssl, result));
	}
	c->ended = true;
	return SKC_OK;
}

/* Unread tickets and alerts would make the system reset the connection when it is closed, and the
 * peer lose what was sent (RFC 9293, section 3.6.1). */
static void tls_channel_take_tickets(skc_tls_channel *c)
{
	char byte;
	size_t done;

	if (!c->read_end) {
		(void) tls_channel_read(c, &byte, 1, true, &done);
	}
}

/* A process that has forked since it used the connection does not end it: the other one may use it.
 */
static void tls_channel_free(skc_channel *base)
{
	skc_tls_channel *c = tls_channel_from(base);

	if (tls_channel_can_end(c) && c->forks == skc_os_forks_seen()) {
		tls_channel_take_tickets(c);
		if (c->pending == NULL) {
			(void) tls_channel_end(base);
		}
	}
	if (c->ready && c->failure == NULL) {
		/* The session stays resumable. */
		SSL_set_shutdown(c->ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
	}
	SSL_free(c->ssl);
	ERR_clear_error();
	tls_channel_forget_pending(c);
	free((char *) c->peer.data);
	free((char *) c->place.data);
	free(c->refused);
	free(c->failure);
	skc_tls_context_release(c->context);
	free(c);
}

static const skc_channel_failure *tls_channel_failure(const skc_channel *base)
{
	return ((const skc_tls_channel *) base)->failure;
}

/* A connection accepts none. */
static skc_err tls_channel_accepted(const skc_channel *base, skc_handle handle, skc_channel **out)
{
	(void) base;
	(void) handle;
	(void) out;
	return SKC_EINVAL;
}

static const skc_channel_kind connection_kind = {
	.recv = tls_channel_recv,
	.send = tls_channel_send,
	.begin = tls_channel_begin,
	.end = tls_channel_end,
	.has_bytes = tls_channel_has_bytes,
	.failure = tls_channel_failure,
	.accepted = tls_channel_accepted,
	.free = tls_channel_free,
};

/* --- making one -------------------------------------------------------------------------------- */

/* Copies the text, with a NUL behind it. */
static bool tls_channel_copy(skc_span from, skc_span *to)
{
	char *text = malloc(from.len + 1);

	if (text == NULL) {
		return false;
	}
	if (from.len > 0) {
		memcpy(text, from.data, from.len);
	}
	text[from.len] = '\0';
	to->data = text;
	to->len = from.len;
	return true;
}

/* Requires a name (RFC 6125) or an address in the certificate, and asks the server for the name. */
static bool tls_channel_expect(skc_tls_channel *c)
{
	X509_VERIFY_PARAM *param = SSL_get0_param(c->ssl);
	const char *peer = c->peer.data;

	if (c->peer.len == 0) {
		return true;
	}
	X509_VERIFY_PARAM_set_hostflags(
			param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
	if (X509_VERIFY_PARAM_set1_ip_asc(param, peer) == 1) {
		return true;
	}
	ERR_clear_error();
	return X509_VERIFY_PARAM_set1_host(param, peer, c->peer.len) == 1 &&
			SSL_set_tlsext_host_name(c->ssl, peer) == 1;
}

static bool tls_channel_set_up(skc_tls_channel *c)
{
	BIO *bio = skc_tls_bio_new(c);

	if (bio == NULL) {
		return false;
	}
	SSL_set_bio(c->ssl, bio, bio);
	SSL_set_app_data(c->ssl, c);
	if (c->context->server) {
		SSL_set_accept_state(c->ssl);
		return true;
	}
	SSL_set_connect_state(c->ssl);
	if (!tls_channel_expect(c)) {
		return false;
	}
	skc_tls_session_resume(c);
	return true;
}

skc_err skc_tls_connection(skc_tls_context *context, skc_handle handle, skc_span peer,
		skc_span place, skc_channel **out)
{
	skc_tls_channel *c = calloc(1, sizeof(*c));

	if (c == NULL) {
		return SKC_ENOMEM;
	}
	c->base.kind = &connection_kind;
	c->context = skc_tls_context_share(context);
	c->handle = handle;
	c->alert = -1;
	c->forks = skc_os_forks_seen();
	c->ssl = SSL_new(context->ssl);
	if (c->ssl == NULL || !tls_channel_copy(peer, &c->peer) ||
			!tls_channel_copy(place, &c->place) || !tls_channel_set_up(c)) {
		ERR_clear_error();
		tls_channel_free(&c->base);
		return SKC_ENOMEM;
	}
	*out = &c->base;
	return SKC_OK;
}

bool skc_tls_is_connection(const skc_channel *c)
{
	return c->kind == &connection_kind;
}
