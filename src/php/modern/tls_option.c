#include "modern/tls_option.h"

enum { TLS_CLIENT = 1, TLS_SERVER = 2, TLS_BOTH = 3 };

typedef enum tls_option_type {
	TLS_TYPE_BOOL,
	TLS_TYPE_TEXT, /* not empty, without NUL bytes */
	TLS_TYPE_SECRET,
	TLS_TYPE_VERSION,
	TLS_TYPE_ALPN,
	TLS_TYPE_SNI,
	TLS_TYPE_FINGERPRINT,
	TLS_TYPES
} tls_option_type;

const char *const php_tls_option_names[PHP_TLS_OPTIONS] = {
	[PHP_TLS_VERIFY] = "verify",
	[PHP_TLS_PEER_NAME] = "peer_name",
	[PHP_TLS_CA] = "ca",
	[PHP_TLS_CERTIFICATE] = "certificate",
	[PHP_TLS_KEY] = "key",
	[PHP_TLS_PASSPHRASE] = "passphrase",
	[PHP_TLS_ALPN] = "alpn",
	[PHP_TLS_MIN_VERSION] = "min_version",
	[PHP_TLS_MAX_VERSION] = "max_version",
	[PHP_TLS_CIPHERS] = "ciphers",
	[PHP_TLS_CIPHERSUITES] = "ciphersuites",
	[PHP_TLS_SNI] = "sni",
	[PHP_TLS_CLIENT_CA] = "client_ca",
	[PHP_TLS_FINGERPRINT] = "fingerprint",
	[PHP_TLS_SESSION] = "session",
	[PHP_TLS_TICKET_KEYS] = "ticket_keys",
};

static const struct {
	tls_option_type type;
	unsigned sides;
} tls_option_rows[PHP_TLS_OPTIONS] = {
	[PHP_TLS_VERIFY] = { TLS_TYPE_BOOL, TLS_CLIENT },
	[PHP_TLS_PEER_NAME] = { TLS_TYPE_TEXT, TLS_CLIENT },
	[PHP_TLS_CA] = { TLS_TYPE_TEXT, TLS_CLIENT },
	[PHP_TLS_CERTIFICATE] = { TLS_TYPE_TEXT, TLS_BOTH },
	[PHP_TLS_KEY] = { TLS_TYPE_TEXT, TLS_BOTH },
	[PHP_TLS_PASSPHRASE] = { TLS_TYPE_SECRET, TLS_BOTH },
	[PHP_TLS_ALPN] = { TLS_TYPE_ALPN, TLS_BOTH },
	[PHP_TLS_MIN_VERSION] = { TLS_TYPE_VERSION, TLS_BOTH },
	[PHP_TLS_MAX_VERSION] = { TLS_TYPE_VERSION, TLS_BOTH },
	[PHP_TLS_CIPHERS] = { TLS_TYPE_TEXT, TLS_BOTH },
	[PHP_TLS_CIPHERSUITES] = { TLS_TYPE_TEXT, TLS_BOTH },
	[PHP_TLS_SNI] = { TLS_TYPE_SNI, TLS_SERVER },
	[PHP_TLS_CLIENT_CA] = { TLS_TYPE_TEXT, TLS_SERVER },
	[PHP_TLS_FINGERPRINT] = { TLS_TYPE_FINGERPRINT, TLS_CLIENT },
	[PHP_TLS_SESSION] = { TLS_TYPE_BOOL, TLS_CLIENT },
	[PHP_TLS_TICKET_KEYS] = { TLS_TYPE_SECRET, TLS_SERVER },
};

static const char *const tls_option_type_words[TLS_TYPES] = {
	[TLS_TYPE_BOOL] = "bool",
	[TLS_TYPE_TEXT] = "string",
	[TLS_TYPE_SECRET] = "string",
	[TLS_TYPE_VERSION] = "string",
	[TLS_TYPE_ALPN] = "array",
	[TLS_TYPE_SNI] = "array",
	[TLS_TYPE_FINGERPRINT] = "string|array",
};

ZEND_COLD void php_tls_option_refuse(
		const php_tls_given *given, const char *name, const char *requirement)
{
	zend_argument_value_error(given->arg, "option \"%s\" %s", name, requirement);
}

static ZEND_COLD bool tls_option_refuse_type(
		const php_tls_given *given, php_tls_option option, const zval *value)
{
	const char *type = Z_TYPE_P(value) == IS_OBJECT ? ZSTR_VAL(Z_OBJCE_P(value)->name)
													: zend_zval_type_name(value);

	zend_argument_type_error(given->arg, "option \"%s\" must be of type %s, %s given",
			php_tls_option_names[option], tls_option_type_words[tls_option_rows[option].type],
			type);
	return false;
}

/* --- the types --------------------------------------------------------------------------------- */

/* NULL: the value is valid; else the requirement. */
typedef const char *(*tls_option_check_fn)(const zval *value);

static const char *tls_option_check_text(const zval *value)
{
	if (Z_STRLEN_P(value) == 0) {
		return "must not be empty";
	}
	return zend_str_has_nul_byte(Z_STR_P(value)) ? "must not contain any null bytes" : NULL;
}

static const char *tls_option_check_version(const zval *value)
{
	return zend_string_equals_literal(Z_STR_P(value), "1.2") ||
					zend_string_equals_literal(Z_STR_P(value), "1.3")
			? NULL
			: "must be \"1.2\" or \"1.3\"";
}

static const char *tls_option_check_alpn(const zval *value)
{
	static const char *const requirement = "must be a list of strings of 1 to 255 bytes";
	const zval *entry;
	size_t total = 0;

	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), entry) {
		ZVAL_DEREF(entry);
		if (Z_TYPE_P(entry) != IS_STRING || Z_STRLEN_P(entry) == 0 || Z_STRLEN_P(entry) > 255) {
			return requirement;
		}
		total += Z_STRLEN_P(entry) + 1;
	}
	ZEND_HASH_FOREACH_END();
	return total > 0 && total <= UINT16_MAX ? NULL : requirement;
}

/* The text at an index of a list of certificate, key and passphrase. */
static bool tls_option_is_text_at(const HashTable *list, zend_ulong index)
{
	const zval *entry = zend_hash_index_find(list, index);

	if (entry == NULL) {
		return false;
	}
	ZVAL_DEREF(entry);
	return Z_TYPE_P(entry) == IS_STRING && (index == 2 || tls_option_check_text(entry) == NULL);
}

static const char *tls_option_check_sni(const zval *value)
{
	static const char *const requirement =
			"must be an array of host names and lists of certificate, key and optional passphrase";
	zend_string *name;
	const zval *entry;

	ZEND_HASH_FOREACH_STR_KEY_VAL (Z_ARRVAL_P(value), name, entry) {
		uint32_t count;

		ZVAL_DEREF(entry);
		if (name == NULL || ZSTR_LEN(name) == 0 || ZSTR_LEN(name) > 255 ||
				Z_TYPE_P(entry) != IS_ARRAY) {
			return requirement;
		}
		count = zend_hash_num_elements(Z_ARRVAL_P(entry));
		if (count < 2 || count > 3) {
			return requirement;
		}
		for (zend_ulong i = 0; i < count; i++) {
			if (!tls_option_is_text_at(Z_ARRVAL_P(entry), i)) {
				return requirement;
			}
		}
	}
	ZEND_HASH_FOREACH_END();
	return NULL;
}

/* 64 hexadecimal digits, with or without a ":" between each two (openssl x509 -fingerprint). */
static bool tls_option_is_fingerprint(const zval *value)
{
	const char *text = Z_STRVAL_P(value);
	size_t step = Z_STRLEN_P(value) == 64 ? 2 : 3;

	if (Z_STRLEN_P(value) != 64 && Z_STRLEN_P(value) != 95) {
		return false;
	}
	for (size_t i = 0; i < Z_STRLEN_P(value); i++) {
		bool digit = i % step < 2;

		if (digit ? !isxdigit((unsigned char) text[i]) : text[i] != ':') {
			return false;
		}
	}
	return true;
}

static const char *tls_option_check_fingerprint(const zval *value)
{
	static const char *const requirement =
			"must be the SHA-256 of a certificate in hexadecimal digits, or a list of them";
	const zval *entry;

	if (Z_TYPE_P(value) == IS_STRING) {
		return tls_option_is_fingerprint(value) ? NULL : requirement;
	}
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(value), entry) {
		ZVAL_DEREF(entry);
		if (Z_TYPE_P(entry) != IS_STRING || !tls_option_is_fingerprint(entry)) {
			return requirement;
		}
	}
	ZEND_HASH_FOREACH_END();
	return zend_hash_num_elements(Z_ARRVAL_P(value)) > 0 ? NULL : requirement;
}

static const tls_option_check_fn tls_option_checks[TLS_TYPES] = {
	[TLS_TYPE_TEXT] = tls_option_check_text,
	[TLS_TYPE_VERSION] = tls_option_check_version,
	[TLS_TYPE_ALPN] = tls_option_check_alpn,
	[TLS_TYPE_SNI] = tls_option_check_sni,
	[TLS_TYPE_FINGERPRINT] = tls_option_check_fingerprint,
};

static bool tls_option_has_type(tls_option_type type, const zval *value)
{
	switch (type) {
		case TLS_TYPE_BOOL:
			return Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE;
		case TLS_TYPE_ALPN:
		case TLS_TYPE_SNI:
			return Z_TYPE_P(value) == IS_ARRAY;
		case TLS_TYPE_FINGERPRINT:
			return Z_TYPE_P(value) == IS_ARRAY || Z_TYPE_P(value) == IS_STRING;
		default:
			return Z_TYPE_P(value) == IS_STRING;
	}
}

/* --- reading ----------------------------------------------------------------------------------- */

php_tls_option php_tls_option_find(const zend_string *name, bool server)
{
	for (php_tls_option i = 0; i < PHP_TLS_OPTIONS; i++) {
		if ((tls_option_rows[i].sides & (server ? TLS_SERVER : TLS_CLIENT)) != 0 &&
				zend_string_equals_cstr(
						name, php_tls_option_names[i], strlen(php_tls_option_names[i]))) {
			return i;
		}
	}
	return PHP_TLS_OPTIONS;
}

static bool tls_option_read(php_tls_given *given, php_tls_option option, const zval *value)
{
	tls_option_type type = tls_option_rows[option].type;
	const char *requirement;

	ZVAL_DEREF(value);
	if (!tls_option_has_type(type, value)) {
		return tls_option_refuse_type(given, option, value);
	}
	requirement = tls_option_checks[type] != NULL ? tls_option_checks[type](value) : NULL;
	if (requirement != NULL) {
		php_tls_option_refuse(given, php_tls_option_names[option], requirement);
		return false;
	}
	given->values[option] = value;
	return true;
}

/* Options that need each other. */
static bool tls_option_check_together(const php_tls_given *given)
{
	const zval *const *values = given->values;

	if (given->server && values[PHP_TLS_CERTIFICATE] == NULL) {
		php_tls_option_refuse(given, "certificate", "must be given");
	} else if (values[PHP_TLS_CERTIFICATE] != NULL && values[PHP_TLS_KEY] == NULL) {
		php_tls_option_refuse(given, "key", "must be given with option \"certificate\"");
	} else if (values[PHP_TLS_KEY] != NULL && values[PHP_TLS_CERTIFICATE] == NULL) {
		php_tls_option_refuse(given, "certificate", "must be given with option \"key\"");
	} else if (php_tls_option_version(given, PHP_TLS_MIN_VERSION, 12) >
			php_tls_option_version(given, PHP_TLS_MAX_VERSION, 13)) {
		php_tls_option_refuse(given, "max_version", "must not be less than option \"min_version\"");
	} else {
		return true;
	}
	return false;
}

bool php_tls_options_read(php_tls_given *given, const HashTable *array, uint32_t arg, bool server)
{
	zend_string *name;
	const zval *value;

	*given = (php_tls_given){ .server = server, .arg = arg };
	if (array != NULL) {
		ZEND_HASH_FOREACH_STR_KEY_VAL ((HashTable *) array, name, value) {
			php_tls_option option =
					name != NULL ? php_tls_option_find(name, server) : PHP_TLS_OPTIONS;

			if (option != PHP_TLS_OPTIONS && !tls_option_read(given, option, value)) {
				return false;
			}
		}
		ZEND_HASH_FOREACH_END();
	}
	return tls_option_check_together(given);
}

HashTable *php_tls_options_rest(HashTable *array, bool server)
{
	HashTable *rest;

	if (array == NULL) {
		return NULL;
	}
	rest = zend_array_dup(array);
	for (php_tls_option i = 0; i < PHP_TLS_OPTIONS; i++) {
		if ((tls_option_rows[i].sides & (server ? TLS_SERVER : TLS_CLIENT)) != 0) {
			zend_hash_str_del(rest, php_tls_option_names[i], strlen(php_tls_option_names[i]));
		}
	}
	return rest;
}

bool php_tls_option_bool(const php_tls_given *given, php_tls_option option, bool usual)
{
	const zval *value = given->values[option];

	return value != NULL ? Z_TYPE_P(value) == IS_TRUE : usual;
}

const zend_string *php_tls_option_text(const php_tls_given *given, php_tls_option option)
{
	return given->values[option] != NULL ? Z_STR_P(given->values[option]) : NULL;
}

int php_tls_option_version(const php_tls_given *given, php_tls_option option, int usual)
{
	const zend_string *text = php_tls_option_text(given, option);

	if (text == NULL) {
		return usual;
	}
	return zend_string_equals_literal(text, "1.2") ? 12 : 13;
}
