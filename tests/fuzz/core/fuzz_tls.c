/*
 * TLS as a channel: bytes of a peer that does not speak it, and a conversation of a client with a
 * server some of whose bytes are changed, lost or doubled on the way. Whatever happens, no side
 * gets other data than the other side has sent.
 */

#include "fuzz.h"
#include "skc_error.h"
#include "skc_tls.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

/* The most calls of each side: no conversation takes as many. */
#define STEPS 200

static skc_tls_context *servers[2];
static skc_tls_context *clients[2];

/* --- a certificate ------------------------------------------------------------------------------ */

static char *fuzz_tls_text(BIO *bio, size_t *len)
{
	char *bytes;
	char *copy;

	*len = (size_t) BIO_get_mem_data(bio, &bytes);
	copy = malloc(*len);
	FUZZ_CHECK(*len > 0 && copy != NULL);
	memcpy(copy, bytes, *len);
	BIO_free(bio);
	return copy;
}

static void fuzz_tls_certificate(skc_tls_identity *out)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *made = X509_new();
	BIO *bio = BIO_new(BIO_s_mem());
	X509_EXTENSION *names;

	FUZZ_CHECK(key != NULL && made != NULL && bio != NULL);
	X509_set_version(made, X509_VERSION_3);
	ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
	X509_gmtime_adj(X509_getm_notBefore(made), -3600);
	X509_gmtime_adj(X509_getm_notAfter(made), 86400);
	X509_set_pubkey(made, key);
	X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC,
			(const unsigned char *) "localhost", -1, -1, 0);
	X509_set_issuer_name(made, X509_get_subject_name(made));
	names = X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, "DNS:localhost");
	FUZZ_CHECK(names != NULL && X509_add_ext(made, names, -1) == 1);
	X509_EXTENSION_free(names);
	FUZZ_CHECK(X509_sign(made, key, EVP_sha256()) > 0);
	PEM_write_bio_X509(bio, made);
	out->certificate.data = fuzz_tls_text(bio, &out->certificate.len);
	bio = BIO_new(BIO_s_mem());
	PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
	out->key.data = fuzz_tls_text(bio, &out->key.len);
	X509_free(made);
	EVP_PKEY_free(key);
}

/* Contexts of TLS 1.2 and of 1.3; those of 1.3 demand certificates of clients, too. */
static void fuzz_tls_start(void)
{
	static skc_tls_identity identity;
	skc_tls_refusal refusal;

	fuzz_tls_certificate(&identity);
	for (int i = 0; i < 2; i++) {
		skc_tls_settings settings = {
			.verify = true,
			.ca = identity.certificate,
			.identity = identity,
			.alpn = { "\1a\1b", 4 },
			.min_version = 12 + i,
			.max_version = 12 + i,
			.sessions = true,
		};

		FUZZ_CHECK(skc_tls_context_new(&settings, &clients[i], &refusal) == SKC_OK);
		settings.server = true;
		settings.verify = i == 1;
		settings.sessions = false;
		FUZZ_CHECK(skc_tls_context_new(&settings, &servers[i], &refusal) == SKC_OK);
	}
}

/* --- one side ----------------------------------------------------------------------------------- */

typedef struct fuzz_side {
	skc_channel *channel;
	int ends[2]; /* of the channel, and of the way */
	size_t sent;
	size_t received;
	bool over;
} fuzz_side;

static void fuzz_tls_open(fuzz_side *side, skc_tls_context *context, bool client)
{
	const skc_span name = { client ? "localhost" : "", client ? 9 : 0 };

	*side = (fuzz_side){ .sent = 0 };
	FUZZ_CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, side->ends) == 0);
	FUZZ_CHECK(skc_tls_connection(context, side->ends[0], name, name, &side->channel) == SKC_OK);
}

static void fuzz_tls_close(fuzz_side *side)
{
	side->channel->kind->free(side->channel);
	close(side->ends[0]);
	close(side->ends[1]);
}

/* An error is final, and has a reason. */
static void fuzz_tls_note(fuzz_side *side, skc_err err)
{
	if (err == SKC_ECHANNEL) {
		const skc_channel_failure *f = side->channel->kind->failure(side->channel);
		size_t done;
		char byte;

		FUZZ_CHECK(f != NULL && f->reason != SKC_CHANNEL_SOUND);
		FUZZ_CHECK(f->text[0] != '\0' && strlen(f->text) < sizeof(f->text));
		for (const char *c = f->text; *c != '\0'; c++) {
			FUZZ_CHECK(*c >= ' ' && *c <= '~');
		}
		FUZZ_CHECK(
				side->channel->kind->recv(side->channel, &byte, 1, false, &done) == SKC_ECHANNEL);
	}
	side->over = side->over || (err != SKC_OK && !skc_err_would_block(err));
}

/* Sends and receives a little. The data of a side are the numbers of their places. */
static void fuzz_tls_step(fuzz_side *side, size_t most)
{
	const skc_channel_kind *kind = side->channel->kind;
	unsigned char bytes[300];
	size_t done = 0;
	skc_err err;

	if (side->over) {
		return;
	}
	fuzz_tls_note(side, kind->begin(side->channel));
	if (!side->over && side->sent < most) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			bytes[i] = (unsigned char) (side->sent + i);
		}
		err = kind->send(side->channel, (skc_iov[]){ SKC_IOV(bytes, sizeof(bytes)) }, 1, &done);
		side->sent += err == SKC_OK ? done : 0;
		fuzz_tls_note(side, err);
	}
	if (!side->over) {
		err = kind->recv(side->channel, bytes, sizeof(bytes), false, &done);
		for (size_t i = 0; err == SKC_OK && i < done; i++) {
			FUZZ_CHECK(bytes[i] == (unsigned char) (side->received + i));
		}
		side->received += err == SKC_OK ? done : 0;
		fuzz_tls_note(side, err);
	}
}

/* --- the way between them ------------------------------------------------------------------------ */

/* Passes what has arrived; every now and then something happens to it. */
static void fuzz_tls_pass(fuzz_input *in, const fuzz_side *from, const fuzz_side *to)
{
	unsigned char bytes[8192];
	ssize_t got = recv(from->ends[1], bytes, sizeof(bytes), MSG_DONTWAIT);
	size_t len = got > 0 ? (size_t) got : 0;
	size_t at;

	if (len == 0) {
		return;
	}
	at = fuzz_number(in, len - 1);
	switch (in->left > 0 ? fuzz_byte(in) % 8 : 0) {
		case 1:
			bytes[at] ^= (unsigned char) (fuzz_byte(in) | 1);
			break;
		case 2:
			len = at;
			break;
		case 3:
			send(to->ends[1], bytes, at, MSG_NOSIGNAL);
			break;
		case 4:
			memmove(bytes, bytes + at, len - at);
			len -= at;
			break;
		default:
			break;
	}
	send(to->ends[1], bytes, len, MSG_NOSIGNAL);
}

static void fuzz_tls_converse(fuzz_input *in, int version)
{
	fuzz_side client;
	fuzz_side server;
	bool touched = in->left > 0;

	fuzz_tls_open(&client, clients[version], true);
	fuzz_tls_open(&server, servers[version], false);
	for (int i = 0; i < STEPS && !(client.over && server.over); i++) {
		if (client.received >= 600 && server.received >= 600) {
			break;
		}
		fuzz_tls_step(&client, 900);
		fuzz_tls_pass(in, &client, &server);
		fuzz_tls_step(&server, 900);
		fuzz_tls_pass(in, &server, &client);
	}
	FUZZ_CHECK(client.received <= server.sent && server.received <= client.sent);
	FUZZ_CHECK(touched || (client.received >= 600 && server.received >= 600));
	fuzz_tls_close(&client);
	fuzz_tls_close(&server);
}

/* A peer of random bytes: none of them is data. */
static void fuzz_tls_listen(fuzz_input *in, int version, bool client)
{
	fuzz_side side;

	fuzz_tls_open(&side, client ? clients[version] : servers[version], client);
	for (int i = 0; i < STEPS && !side.over; i++) {
		size_t len = in->left < 700 ? in->left : 700;

		send(side.ends[1], in->at, len, MSG_NOSIGNAL);
		in->at += len;
		in->left -= len;
		if (len == 0) {
			shutdown(side.ends[1], SHUT_WR);
		}
		fuzz_tls_step(&side, 1);
		if (len == 0) {
			break;
		}
	}
	FUZZ_CHECK(side.over && side.received == 0 && side.sent == 0);
	fuzz_tls_close(&side);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	fuzz_input in = { data, len };
	uint8_t kind = fuzz_byte(&in);
	int version = kind >> 2 & 1;

	if (servers[0] == NULL) {
		fuzz_tls_start();
	}
	if ((kind & 3) < 2) {
		fuzz_tls_converse(&in, version);
	} else {
		fuzz_tls_listen(&in, version, (kind & 3) == 3);
	}
	return 0;
}
