#include "modern/tls.h"

#include "common/channel.h"
#include "common/tls_cache.h"
#include "modern/error.h"
#include "modern/tls_file.h"

/* --- a digest of the options ------------------------------------------------------------------- */

/* Options that are a file or its text. */
static bool modern_tls_is_file(php_tls_option option)
{
	return option == PHP_TLS_CA || option == PHP_TLS_CERTIFICATE || option == PHP_TLS_KEY ||
			option == PHP_TLS_CLIENT_CA;
}

static void modern_tls_identify(smart_str *to, const zval *value, bool is_file)
{
	const zval *entry;
	zend_string *name;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_STRING && is_file) {
		php_tls_file_identify(to, Z_STR_P(value));
	} else if (Z_TYPE_P(value) == IS_STRING) {
		smart_str_append_unsigned(to, Z_STRLEN_P(value));
		smart_str_appendc(to, ':');
		smart_str_append(to, Z_STR_P(value));
	} else if (Z_TYPE_P(value) == IS_ARRAY) {
		smart_str_appendc(to, '[');
		ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL_P(value), name, entry) {
			if (name != NULL) {
				smart_str_append_unsigned(to, ZSTR_LEN(name));
				smart_str_appendc(to, '=');
				smart_str_append(to, name);
			}
			modern_tls_identify(to, entry, is_file);
		}
		ZEND_HASH_FOREACH_END();
		smart_str_appendc(to, ']');
	} else {
		smart_str_appendc(to, Z_TYPE_P(value) == IS_TRUE ? 'T' : 'F');
	}
}

/* The trust of php.ini, which the openssl extension reads, too; NULL: none. */
static const char *modern_tls_ini(const char *name)
{
	const char *value = zend_ini_string((char *) name, strlen(name), 0);
	char *configured = NULL;

	if (value == NULL && cfg_get_string((char *) name, &configured) == SUCCESS) {
		value = configured;
	}
	return value != NULL && *value != '\0' ? value : NULL;
}

/* The option "ca" of a client that was not given. */
static zend_string *modern_tls_usual_ca(void)
{
	const char *file = modern_tls_ini("openssl.cafile");
	const char *path = file != NULL ? file : modern_tls_ini("openssl.capath");

	return path != NULL ? zend_string_init(path, strlen(path), 0) : NULL;
}

static skc_err modern_tls_digest(
		const php_tls_given *given, const zend_string *usual_ca, unsigned char *digest)
{
	smart_str all = { 0 };
	skc_err err;

	smart_str_appendc(&all, given->server ? 'S' : 'C');
	for (php_tls_option i = 0; i < PHP_TLS_OPTIONS; i++) {
		if (given->values[i] != NULL && i != PHP_TLS_PEER_NAME) {
			smart_str_append_unsigned(&all, i);
			smart_str_appendc(&all, '>');
			modern_tls_identify(&all, given->values[i], modern_tls_is_file(i) || i == PHP_TLS_SNI);
		}
	}
	if (usual_ca != NULL) {
		smart_str_appendc(&all, '*');
		php_tls_file_identify(&all, usual_ca);
	}
	err = skc_tls_digest(ZSTR_VAL(all.s), ZSTR_LEN(all.s), digest);
	php_tls_file_release(smart_str_extract(&all));
	return err;
}

/* --- the settings of a context ----------------------------------------------------------------- */

/* Texts that the settings borrow. */
typedef struct tls_making {
	const php_tls_given *given;
	skc_tls_settings settings;
	zend_string **texts;
	size_t count;
	size_t size;
	skc_tls_name *names;
} tls_making;

static skc_span modern_tls_span(const zend_string *text)
{
	return text != NULL ? (skc_span){ ZSTR_VAL(text), ZSTR_LEN(text) } : (skc_span){ "", 0 };
}

/* Takes a text until the context is made. */
static skc_span modern_tls_hold(tls_making *m, zend_string *text)
{
	if (m->count == m->size) {
		m->size = m->size == 0 ? 8 : m->size * 2;
		m->texts = safe_erealloc(m->texts, m->size, sizeof(*m->texts), 0);
	}
	m->texts[m->count++] = text;
	return modern_tls_span(text);
}

static void modern_tls_release(tls_making *m)
{
	for (size_t i = 0; i < m->count; i++) {
		php_tls_file_release(m->texts[i]);
	}
	if (m->texts != NULL) {
		efree(m->texts);
	}
	if (m->names != NULL) {
		efree(m->names);
	}
}

/* The text of a file. False after an exception. */
static bool modern_tls_read_file(
		tls_making *m, const char *option, const zend_string *from, skc_span *out)
{
	zend_string *text = php_tls_file_read(from);

	if (text == NULL) {
		php_tls_option_refuse(
				m->given, option, "must be a text in PEM or the path of a readable file");
		return false;
	}
	*out = modern_tls_hold(m, text);
	return true;
}

static bool modern_tls_read_identity(tls_making *m)
{
	const zend_string *certificate = php_tls_option_text(m->given, PHP_TLS_CERTIFICATE);
	const zend_string *key = php_tls_option_text(m->given, PHP_TLS_KEY);
	skc_tls_identity *identity = &m->settings.identity;

	identity->passphrase = modern_tls_span(php_tls_option_text(m->given, PHP_TLS_PASSPHRASE));
	return certificate == NULL ||
			(modern_tls_read_file(m, "certificate", certificate, &identity->certificate) &&
					modern_tls_read_file(m, "key", key, &identity->key));
}

/* The trust: a file, a folder, or what OpenSSL has. */
static bool modern_tls_read_trust(tls_making *m, zend_string *usual_ca)
{
	php_tls_option option = m->given->server ? PHP_TLS_CLIENT_CA : PHP_TLS_CA;
	const zend_string *ca = php_tls_option_text(m->given, option);
	skc_tls_settings *settings = &m->settings;

	settings->verify =
			m->given->server ? ca != NULL : php_tls_option_bool(m->given, PHP_TLS_VERIFY, true);
	ca = ca != NULL ? ca : usual_ca;
	if (!settings->verify || ca == NULL) {
		return true;
	}
	if (php_tls_file_is_folder(ca)) {
		settings->ca_folder = ZSTR_VAL(ca);
		return true;
	}
	return modern_tls_read_file(m, php_tls_option_names[option], ca, &settings->ca);
}

/* RFC 7301, section 3.1. */
static void modern_tls_read_alpn(tls_making *m)
{
	const zval *list = m->given->values[PHP_TLS_ALPN];
	smart_str all = { 0 };
	const zval *entry;

	if (list == NULL) {
		return;
	}
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(list), entry) {
		ZVAL_DEREF(entry);
		smart_str_appendc(&all, (char) (unsigned char) Z_STRLEN_P(entry));
		smart_str_append(&all, Z_STR_P(entry));
	}
	ZEND_HASH_FOREACH_END();
	m->settings.alpn = modern_tls_hold(m, smart_str_extract(&all));
}

/* Appends the bytes of a fingerprint. */
static void modern_tls_add_fingerprint(smart_str *to, const zval *text)
{
	unsigned digits = 0;
	unsigned byte = 0;

	ZVAL_DEREF(text);
	for (size_t i = 0; i < Z_STRLEN_P(text); i++) {
		unsigned char c = (unsigned char) Z_STRVAL_P(text)[i];

		if (c == ':') {
			continue;
		}
		byte = byte << 4 | (unsigned) (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
		if (++digits % 2 == 0) {
			smart_str_appendc(to, (char) (unsigned char) byte);
			byte = 0;
		}
	}
}

static void modern_tls_read_fingerprints(tls_making *m)
{
	const zval *value = m->given->values[PHP_TLS_FINGERPRINT];
	smart_str all = { 0 };
	const zval *entry;
	skc_span span;

	if (value == NULL) {
		return;
	}
	if (Z_TYPE_P(value) == IS_STRING) {
		modern_tls_add_fingerprint(&all, value);
	} else {
		ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), entry) {
			modern_tls_add_fingerprint(&all, entry);
		}
		ZEND_HASH_FOREACH_END();
	}
	span = modern_tls_hold(m, smart_str_extract(&all));
	m->settings.fingerprints = (const unsigned char *) span.data;
	m->settings.fingerprint_count = span.len / SKC_TLS_FINGERPRINT;
}

static const zend_string *modern_tls_text_at(const HashTable *list, zend_ulong index)
{
	const zval *entry = zend_hash_index_find(list, index);

	if (entry == NULL) {
		return NULL;
	}
	ZVAL_DEREF(entry);
	return Z_STR_P(entry);
}

static bool modern_tls_read_names(tls_making *m)
{
	const zval *value = m->given->values[PHP_TLS_SNI];
	zend_string *name;
	const zval *entry;
	size_t count = 0;

	if (value == NULL) {
		return true;
	}
	m->names = safe_emalloc(zend_hash_num_elements(Z_ARRVAL_P(value)) + 1, sizeof(*m->names), 0);
	ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL_P(value), name, entry) {
		skc_tls_name *to = &m->names[count];

		ZVAL_DEREF(entry);
		*to = (skc_tls_name){ .name = modern_tls_span(name) };
		to->identity.passphrase = modern_tls_span(modern_tls_text_at(Z_ARRVAL_P(entry), 2));
		if (!modern_tls_read_file(m, "sni", modern_tls_text_at(Z_ARRVAL_P(entry), 0),
					&to->identity.certificate) ||
				!modern_tls_read_file(
						m, "sni", modern_tls_text_at(Z_ARRVAL_P(entry), 1), &to->identity.key)) {
			return false;
		}
		count++;
	}
	ZEND_HASH_FOREACH_END();
	m->settings.names = m->names;
	m->settings.name_count = count;
	return true;
}

static const char *modern_tls_chars(const zend_string *text)
{
	return text != NULL ? ZSTR_VAL(text) : NULL;
}

static bool modern_tls_read_settings(tls_making *m, zend_string *usual_ca)
{
	const php_tls_given *given = m->given;
	skc_tls_settings *s = &m->settings;

	s->server = given->server;
	s->min_version = php_tls_option_version(given, PHP_TLS_MIN_VERSION, 12);
	s->max_version = php_tls_option_version(given, PHP_TLS_MAX_VERSION, 13);
	s->ciphers = modern_tls_chars(php_tls_option_text(given, PHP_TLS_CIPHERS));
	s->ciphersuites = modern_tls_chars(php_tls_option_text(given, PHP_TLS_CIPHERSUITES));
	s->sessions = php_tls_option_bool(given, PHP_TLS_SESSION, true);
	s->ticket_keys = modern_tls_span(php_tls_option_text(given, PHP_TLS_TICKET_KEYS));
	modern_tls_read_alpn(m);
	modern_tls_read_fingerprints(m);
	return modern_tls_read_identity(m) && modern_tls_read_trust(m, usual_ca) &&
			modern_tls_read_names(m);
}

/* Throws for a context that could not be made. */
static ZEND_COLD void modern_tls_refused(
		const php_tls_given *given, skc_err err, const skc_tls_refusal *refusal)
{
	if (err == SKC_EINVAL && refusal->option != NULL) {
		php_tls_option_refuse(given, refusal->option, refusal->text);
	} else {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "TLS");
	}
}

static bool modern_tls_make(
		const php_tls_given *given, zend_string *usual_ca, skc_tls_context **out)
{
	tls_making m = { .given = given };
	skc_tls_refusal refusal;
	skc_err err;
	bool made = false;

	if (modern_tls_read_settings(&m, usual_ca)) {
		err = skc_tls_context_new(&m.settings, out, &refusal);
		made = err == SKC_OK;
		if (!made) {
			modern_tls_refused(given, err, &refusal);
		}
	}
	modern_tls_release(&m);
	return made;
}

/* --- what the calls use ------------------------------------------------------------------------ */

/* The context of the options, from the cache or a new one. */
static bool modern_tls_find(const php_tls_given *given, skc_tls_context **out)
{
	bool needs_ca = !given->server && given->values[PHP_TLS_CA] == NULL &&
			php_tls_option_bool(given, PHP_TLS_VERIFY, true);
	zend_string *usual_ca = needs_ca ? modern_tls_usual_ca() : NULL;
	unsigned char digest[SKC_TLS_DIGEST];
	skc_err err = modern_tls_digest(given, usual_ca, digest);
	skc_tls_context *found = err == SKC_OK ? php_tls_cache_find(digest) : NULL;
	bool made = found != NULL;

	if (made) {
		*out = skc_tls_context_share(found);
	} else if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "TLS");
	} else {
		made = modern_tls_make(given, usual_ca, out);
		if (made) {
			php_tls_cache_add(digest, *out);
		}
	}
	if (usual_ca != NULL) {
		zend_string_release(usual_ca);
	}
	return made;
}

/* The name that the certificate must have: without a dot at the end, which DNS names may have. */
static zend_string *modern_tls_peer(const php_tls_given *given, const zend_string *host)
{
	const zend_string *peer = php_tls_option_text(given, PHP_TLS_PEER_NAME);
	size_t len;

	peer = peer != NULL ? peer : host;
	if (peer == NULL) {
		return NULL;
	}
	len = ZSTR_LEN(peer);
	len -= len > 1 && ZSTR_VAL(peer)[len - 1] == '.';
	return zend_string_init(ZSTR_VAL(peer), len, 0);
}

static bool modern_tls_check_peer(const php_tls_given *given, const zend_string *peer)
{
	if (given->server || !php_tls_option_bool(given, PHP_TLS_VERIFY, true) ||
			(peer != NULL && ZSTR_LEN(peer) > 0 && !zend_str_has_nul_byte(peer))) {
		return true;
	}
	php_tls_option_refuse(
			given, "peer_name", "must be given, as the certificate of the peer is verified");
	return false;
}

static bool modern_tls_check_ticket_keys(const php_tls_given *given)
{
	const zend_string *keys = php_tls_option_text(given, PHP_TLS_TICKET_KEYS);

	if (keys == NULL || ZSTR_LEN(keys) == skc_tls_ticket_keys_size()) {
		return true;
	}
	zend_argument_value_error(given->arg, "option \"ticket_keys\" must be %zu bytes long",
			skc_tls_ticket_keys_size());
	return false;
}

bool php_modern_tls_read(php_modern_tls *tls, const HashTable *array, uint32_t arg, bool server,
		const zend_string *host, const char *what)
{
	php_tls_given given;

	*tls = PHP_MODERN_NO_TLS;
	if (skc_tls_library() == NULL) {
		php_modern_throw_unsupported(&PHP_MODERN_NO_FAILURE,
				"this build has no OpenSSL: build the extension with the option "
				"--with-sockets-openssl",
				"%s", what);
		return false;
	}
	if (!php_tls_options_read(&given, array, arg, server) ||
			!modern_tls_check_ticket_keys(&given)) {
		return false;
	}
	tls->peer = modern_tls_peer(&given, host);
	if (modern_tls_check_peer(&given, tls->peer) && modern_tls_find(&given, &tls->context)) {
		return true;
	}
	php_modern_tls_free(tls);
	return false;
}

void php_modern_tls_free(php_modern_tls *tls)
{
	if (tls->context != NULL) {
		skc_tls_context_release(tls->context);
	}
	if (tls->peer != NULL) {
		zend_string_release(tls->peer);
	}
	*tls = PHP_MODERN_NO_TLS;
}

skc_err php_modern_tls_attach(const php_modern_tls *tls, php_socket *s, skc_span place)
{
	skc_channel *channel;
	skc_err err = skc_tls_connection(
			tls->context, s->bsd_socket, modern_tls_span(tls->peer), place, &channel);

	if (err == SKC_OK) {
		php_sockets_set_channel(s, channel);
	}
	return err;
}

skc_err php_modern_tls_listen(const php_modern_tls *tls, php_socket *s)
{
	skc_channel *channel;
	skc_err err = skc_tls_listener(tls->context, &channel);

	if (err == SKC_OK) {
		php_sockets_set_channel(s, channel);
	}
	return err;
}
