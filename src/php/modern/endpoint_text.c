#include "modern/endpoint_text.h"

#include "modern/endpoint.h"

#include "zend_smart_str.h"

static void modern_endpoint_text_append_encoded(
		smart_str *to, const zend_string *text, const char *keep)
{
	char *encoded = safe_emalloc(ZSTR_LEN(text), 3, 1);

	smart_str_appendl(
			to, encoded, skc_percent_encode(ZSTR_VAL(text), ZSTR_LEN(text), keep, encoded));
	efree(encoded);
}

static void modern_endpoint_text_append_zone(smart_str *to, const zend_string *zone)
{
	if (skc_zone_is_plain(ZSTR_VAL(zone), ZSTR_LEN(zone))) {
		smart_str_appendc(to, '%');
		smart_str_append(to, zone);
	} else {
		smart_str_appends(to, "%25");
		modern_endpoint_text_append_encoded(to, zone, "");
	}
}

static void modern_endpoint_text_append_host(smart_str *to, const zval *endpoint)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);
	const zend_string *scope = php_modern_endpoint_scope(endpoint);
	bool is_literal = memchr(ZSTR_VAL(host), ':', ZSTR_LEN(host)) != NULL;

	if (is_literal) {
		smart_str_appendc(to, '[');
	}
	smart_str_append(to, host);
	if (scope != NULL) {
		modern_endpoint_text_append_zone(to, scope);
	}
	if (is_literal) {
		smart_str_appendc(to, ']');
	}
}

static void modern_endpoint_text_append_options(smart_str *to, const zval *endpoint)
{
	char before = '?';
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL (php_modern_endpoint_options(endpoint), key, value) {
		smart_str_appendc(to, before);
		smart_str_append(to, key);
		smart_str_appendc(to, '=');
		modern_endpoint_text_append_encoded(to, Z_STR_P(value), "!$'()*+,;/:@[]");
		before = '&';
	}
	ZEND_HASH_FOREACH_END();
}

zend_string *php_modern_endpoint_text(const zval *endpoint)
{
	smart_str text = { 0 };

	smart_str_appends(&text, php_modern_endpoint_scheme(endpoint)->name);
	smart_str_appends(&text, "://");
	if (php_modern_endpoint_path(endpoint) != NULL) {
		modern_endpoint_text_append_encoded(
				&text, php_modern_endpoint_path(endpoint), "!$&'()*+,;=/:@");
	} else {
		modern_endpoint_text_append_host(&text, endpoint);
	}
	if (php_modern_endpoint_port(endpoint) >= 0) {
		smart_str_appendc(&text, ':');
		smart_str_append_unsigned(&text, (zend_ulong) php_modern_endpoint_port(endpoint));
	}
	modern_endpoint_text_append_options(&text, endpoint);
	return smart_str_extract(&text);
}

zend_string *php_modern_endpoint_call(const char *verb, const zval *endpoint)
{
	zend_string *text = php_modern_endpoint_text(endpoint);
	zend_string *call = zend_strpprintf(0, "%s %s", verb, ZSTR_VAL(text));

	zend_string_release(text);
	return call;
}
