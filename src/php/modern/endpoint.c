#include "modern/endpoint.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "common/object.h"
#include "modern/error.h"
#include "modern/modern.h"

/* The properties, in the order of the stub. */
enum { SLOT_SCHEME, SLOT_HOST, SLOT_PORT, SLOT_PATH, SLOT_SCOPE, SLOT_OPTIONS };

static zend_object_handlers endpoint_handlers;

static zval *modern_endpoint_slot(const zval *endpoint, int which)
{
	return OBJ_PROP_NUM(Z_OBJ_P(endpoint), which);
}

static zend_string *modern_endpoint_string_in(const zval *endpoint, int which)
{
	const zval *value = modern_endpoint_slot(endpoint, which);

	return Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

/* Takes text, which may be NULL. */
static void modern_endpoint_put_string(zval *endpoint, int which, zend_string *text)
{
	if (text != NULL) {
		ZVAL_STR(modern_endpoint_slot(endpoint, which), text);
	} else {
		ZVAL_NULL(modern_endpoint_slot(endpoint, which));
	}
	Z_PROP_FLAG_P(modern_endpoint_slot(endpoint, which)) = 0;
}

static void modern_endpoint_put_port(zval *endpoint, bool has_port, int64_t port)
{
	if (has_port) {
		ZVAL_LONG(modern_endpoint_slot(endpoint, SLOT_PORT), (zend_long) port);
	} else {
		ZVAL_NULL(modern_endpoint_slot(endpoint, SLOT_PORT));
	}
	Z_PROP_FLAG_P(modern_endpoint_slot(endpoint, SLOT_PORT)) = 0;
}

static zend_object *modern_endpoint_create(zend_class_entry *ce)
{
	zend_object *object = zend_objects_new(ce);

	object_properties_init(object, ce);
	object->handlers = &endpoint_handlers;
	return object;
}

/* --- parsing a text --------------------------------------------------------------------------- */

static zend_string *modern_endpoint_decoded(skc_span span)
{
	zend_string *text;

	if (span.data == NULL) {
		return NULL;
	}
	text = zend_string_alloc(span.len, 0);
	ZSTR_LEN(text) = skc_percent_decode(span, ZSTR_VAL(text));
	ZSTR_VAL(text)[ZSTR_LEN(text)] = '\0';
	return text;
}

/* Host names are not case-sensitive (RFC 4343), and an address has one canonical form. */
static zend_string *modern_endpoint_host_of(const skc_endpoint *read)
{
	struct in6_addr v6;
	char printed[INET6_ADDRSTRLEN];
	zend_string *host;

	if (read->host.data == NULL) {
		return NULL;
	}
	if (skc_inet6_parse(read->host.data, read->host.len, &v6)) {
		return zend_string_init(printed, skc_inet6_print(&v6, printed), 0);
	}
	host = zend_string_init(read->host.data, read->host.len, 0);
	zend_str_tolower(ZSTR_VAL(host), ZSTR_LEN(host));
	return host;
}

static void modern_endpoint_options_of(zval *out, skc_span query)
{
	skc_span key;
	skc_span value;

	if (query.data == NULL) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	array_init(out);
	while (skc_endpoint_next_option(&query, &key, &value)) {
		zval text;

		ZVAL_STR(&text, value.data != NULL ? modern_endpoint_decoded(value) : ZSTR_CHAR('1'));
		zend_hash_str_update(Z_ARRVAL_P(out), key.data, key.len, &text);
	}
}

/* Takes path and scope, which may be NULL. */
static void modern_endpoint_put_all(
		zval *out, const skc_endpoint *read, zend_string *path, zend_string *scope)
{
	object_init_ex(out, php_modern_classes.endpoint);
	modern_endpoint_put_string(
			out, SLOT_SCHEME, zend_string_init(read->scheme->name, strlen(read->scheme->name), 0));
	modern_endpoint_put_string(out, SLOT_HOST, modern_endpoint_host_of(read));
	modern_endpoint_put_port(out, read->has_port, read->port);
	modern_endpoint_put_string(out, SLOT_PATH, path);
	modern_endpoint_put_string(out, SLOT_SCOPE, scope);
	modern_endpoint_options_of(modern_endpoint_slot(out, SLOT_OPTIONS), read->query);
	Z_PROP_FLAG_P(modern_endpoint_slot(out, SLOT_OPTIONS)) = 0;
}

static ZEND_COLD bool modern_endpoint_refuse(uint32_t arg, size_t column, const char *expected)
{
	zend_argument_value_error(arg, "must have %s at column %zu", expected, column);
	return false;
}

static bool modern_endpoint_parse(zend_string *text, uint32_t arg, zval *out)
{
	skc_endpoint read;
	skc_endpoint_error error;
	zend_string *path;
	zend_string *scope;

	if (!php_sockets_can_make(php_modern_classes.endpoint, modern_endpoint_create)) {
		return false;
	}
	if (!skc_endpoint_parse(ZSTR_VAL(text), ZSTR_LEN(text), &read, &error)) {
		return modern_endpoint_refuse(arg, error.column, error.expected);
	}
	path = modern_endpoint_decoded(read.path);
	if (path != NULL && !skc_addr_path_is_abstract(ZSTR_VAL(path), ZSTR_LEN(path)) &&
			zend_str_has_nul_byte(path)) {
		zend_string_release(path);
		return modern_endpoint_refuse(
				arg, (size_t) (read.path.data - ZSTR_VAL(text)) + 1, "a path without null bytes");
	}
	scope = modern_endpoint_decoded(read.scope);
	if (scope != NULL && zend_str_has_nul_byte(scope)) {
		zend_string_release(scope);
		return modern_endpoint_refuse(arg, (size_t) (read.scope.data - ZSTR_VAL(text)) + 1,
				"an interface without null bytes");
	}
	modern_endpoint_put_all(out, &read, path, scope);
	return true;
}

/* An Endpoint of a disabled class, or one that unserialize() has not filled, has no options. */
static bool modern_endpoint_is_whole(const zval *endpoint, uint32_t arg)
{
	const zend_string *path = php_modern_endpoint_path(endpoint);

	if (Z_TYPE_P(modern_endpoint_slot(endpoint, SLOT_OPTIONS)) != IS_ARRAY) {
		zend_argument_error(NULL, arg, "must be an initialized Sockets\\Endpoint object");
		return false;
	}
	if (path != NULL && ZSTR_LEN(path) == 0) {
		zend_argument_value_error(arg, "must have a path, or \"@\" and a name");
		return false;
	}
	return true;
}

bool php_modern_endpoint_arg(zend_string *text, zend_object *object, uint32_t arg, zval *out)
{
	if (object != NULL) {
		ZVAL_OBJ_COPY(out, object);
	} else if (!modern_endpoint_parse(text, arg, out)) {
		return false;
	}
	if (!modern_endpoint_is_whole(out, arg)) {
		zval_ptr_dtor(out);
		return false;
	}
	return true;
}

/* --- endpoints of a socket -------------------------------------------------------------------- */

static void modern_endpoint_put_parts(zval *out, const skc_scheme *scheme, skc_addr_parts *parts)
{
	const char *zone = memchr(parts->text, '%', parts->text_len);
	size_t host_len = zone != NULL ? (size_t) (zone - parts->text) : parts->text_len;

	if (scheme->shape == SKC_ENDPOINT_PATH) {
		skc_addr_path_to_text(parts);
		modern_endpoint_put_string(
				out, SLOT_PATH, zend_string_init(parts->text, parts->text_len, 0));
		return;
	}
	modern_endpoint_put_string(out, SLOT_HOST, zend_string_init(parts->text, host_len, 0));
	if (zone != NULL) {
		modern_endpoint_put_string(
				out, SLOT_SCOPE, zend_string_init(zone + 1, parts->text_len - host_len - 1, 0));
	}
	modern_endpoint_put_port(out, parts->has_port && scheme->port_max > 0, parts->port);
}

void php_modern_endpoint_of(zval *out, const skc_addr *addr, int socket_type)
{
	const skc_scheme *scheme = skc_scheme_of(skc_addr_family(addr), socket_type);
	skc_addr_parts parts;

	if (scheme == NULL || skc_addr_print(addr, &parts) != SKC_OK) {
		ZVAL_NULL(out);
		return;
	}
	if (!php_sockets_make(out, php_modern_classes.endpoint, modern_endpoint_create)) {
		return;
	}
	modern_endpoint_put_string(
			out, SLOT_SCHEME, zend_string_init(scheme->name, strlen(scheme->name), 0));
	modern_endpoint_put_string(out, SLOT_HOST, NULL);
	modern_endpoint_put_port(out, false, 0);
	modern_endpoint_put_string(out, SLOT_PATH, NULL);
	modern_endpoint_put_string(out, SLOT_SCOPE, NULL);
	ZVAL_EMPTY_ARRAY(modern_endpoint_slot(out, SLOT_OPTIONS));
	Z_PROP_FLAG_P(modern_endpoint_slot(out, SLOT_OPTIONS)) = 0;
	modern_endpoint_put_parts(out, scheme, &parts);
}

static void modern_endpoint_of_socket(INTERNAL_FUNCTION_PARAMETERS,
		skc_err (*name_of)(skc_handle handle, skc_addr *out), const char *what)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_addr addr;
	int type;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	err = name_of(php_sockets_sock(s).handle, &addr);
	if (err == SKC_OK) {
		err = skc_os_type(php_sockets_sock(s).handle, &type);
	}
	if (err == SKC_OK) {
		php_modern_endpoint_of(return_value, &addr, type);
		err = Z_TYPE_P(return_value) == IS_NULL ? SKC_EAFNOSUPPORT : SKC_OK;
	}
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "%s", what);
		RETURN_THROWS();
	}
}

/* --- methods ---------------------------------------------------------------------------------- */

PHP_METHOD(Sockets_Endpoint, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Sockets_Endpoint, parse)
{
	zend_string *text;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	if (!modern_endpoint_parse(text, 1, return_value)) {
		RETURN_THROWS();
	}
}

PHP_METHOD(Sockets_Endpoint, local)
{
	modern_endpoint_of_socket(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_local_name, "local address");
}

PHP_METHOD(Sockets_Endpoint, peer)
{
	modern_endpoint_of_socket(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_peer_name, "peer address");
}

/* unserialize() exposes an object before it calls its __unserialize(). */
static bool modern_endpoint_has_values(const zval *endpoint)
{
	if (EXPECTED(Z_TYPE_P(modern_endpoint_slot(endpoint, SLOT_OPTIONS)) == IS_ARRAY)) {
		return true;
	}
	zend_throw_error(NULL, "The Sockets\\Endpoint object has not been initialized");
	return false;
}

PHP_METHOD(Sockets_Endpoint, __toString)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!modern_endpoint_has_values(ZEND_THIS)) {
		RETURN_THROWS();
	}
	RETURN_STR(php_modern_endpoint_text(ZEND_THIS));
}

/* The canonical text has all of the properties. */
PHP_METHOD(Sockets_Endpoint, __serialize)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!modern_endpoint_has_values(ZEND_THIS)) {
		RETURN_THROWS();
	}
	array_init(return_value);
	add_assoc_str(return_value, "endpoint", php_modern_endpoint_text(ZEND_THIS));
}

PHP_METHOD(Sockets_Endpoint, __unserialize)
{
	HashTable *data;
	const zval *text;
	zval made;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();

	text = zend_hash_str_find(data, ZEND_STRL("endpoint"));
	if (zend_hash_num_elements(data) != 1 || text == NULL || Z_TYPE_P(text) != IS_STRING ||
			!Z_ISUNDEF_P(modern_endpoint_slot(ZEND_THIS, SLOT_SCHEME)) ||
			!modern_endpoint_parse(Z_STR_P(text), 1, &made)) {
		zend_clear_exception();
		zend_throw_exception(NULL, "Invalid serialization data for Sockets\\Endpoint object", 0);
		RETURN_THROWS();
	}
	for (int i = SLOT_SCHEME; i <= SLOT_OPTIONS; i++) {
		ZVAL_COPY(modern_endpoint_slot(ZEND_THIS, i), modern_endpoint_slot(&made, i));
		Z_PROP_FLAG_P(modern_endpoint_slot(ZEND_THIS, i)) = 0;
	}
	zval_ptr_dtor(&made);
}

/* --- properties and text ---------------------------------------------------------------------- */

zend_string *php_modern_endpoint_host(const zval *endpoint)
{
	return modern_endpoint_string_in(endpoint, SLOT_HOST);
}

zend_string *php_modern_endpoint_path(const zval *endpoint)
{
	return modern_endpoint_string_in(endpoint, SLOT_PATH);
}

static zend_string *modern_endpoint_scope(const zval *endpoint)
{
	return modern_endpoint_string_in(endpoint, SLOT_SCOPE);
}

HashTable *php_modern_endpoint_options(const zval *endpoint)
{
	return Z_ARRVAL_P(modern_endpoint_slot(endpoint, SLOT_OPTIONS));
}

const skc_scheme *php_modern_endpoint_scheme(const zval *endpoint)
{
	const zend_string *name = modern_endpoint_string_in(endpoint, SLOT_SCHEME);

	return skc_scheme_find(ZSTR_VAL(name), ZSTR_LEN(name));
}

int64_t php_modern_endpoint_port(const zval *endpoint)
{
	return php_modern_port(modern_endpoint_slot(endpoint, SLOT_PORT));
}

bool php_modern_path_is_allowed(const zend_string *path)
{
	return skc_addr_path_is_abstract(ZSTR_VAL(path), ZSTR_LEN(path)) ||
			php_check_open_basedir_ex(ZSTR_VAL(path), 0) == 0;
}

zend_string *php_modern_endpoint_address(const zval *endpoint)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);
	const zend_string *path = php_modern_endpoint_path(endpoint);
	const zend_string *scope = modern_endpoint_scope(endpoint);

	if (path != NULL) {
		return zend_string_copy((zend_string *) path);
	}
	if (scope != NULL) {
		return zend_strpprintf(0, "%s%%%s", ZSTR_VAL(host), ZSTR_VAL(scope));
	}
	return zend_string_copy((zend_string *) host);
}

static void modern_endpoint_append_encoded(smart_str *to, const zend_string *text, const char *keep)
{
	char *encoded = safe_emalloc(ZSTR_LEN(text), 3, 1);

	smart_str_appendl(
			to, encoded, skc_percent_encode(ZSTR_VAL(text), ZSTR_LEN(text), keep, encoded));
	efree(encoded);
}

static void modern_endpoint_append_zone(smart_str *to, const zend_string *zone)
{
	if (skc_zone_is_plain(ZSTR_VAL(zone), ZSTR_LEN(zone))) {
		smart_str_appendc(to, '%');
		smart_str_append(to, zone);
	} else {
		smart_str_appends(to, "%25");
		modern_endpoint_append_encoded(to, zone, "");
	}
}

static void modern_endpoint_append_host(smart_str *to, const zval *endpoint)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);
	const zend_string *scope = modern_endpoint_scope(endpoint);
	bool is_literal = memchr(ZSTR_VAL(host), ':', ZSTR_LEN(host)) != NULL;

	if (is_literal) {
		smart_str_appendc(to, '[');
	}
	smart_str_append(to, host);
	if (scope != NULL) {
		modern_endpoint_append_zone(to, scope);
	}
	if (is_literal) {
		smart_str_appendc(to, ']');
	}
}

static void modern_endpoint_append_options(smart_str *to, const zval *endpoint)
{
	char before = '?';
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL (php_modern_endpoint_options(endpoint), key, value) {
		smart_str_appendc(to, before);
		smart_str_append(to, key);
		smart_str_appendc(to, '=');
		modern_endpoint_append_encoded(to, Z_STR_P(value), "!$'()*+,;/:@[]");
		before = '&';
	}
	ZEND_HASH_FOREACH_END();
}

zend_string *php_modern_endpoint_text(const zval *endpoint)
{
	smart_str text = { 0 };

	smart_str_append(&text, modern_endpoint_string_in(endpoint, SLOT_SCHEME));
	smart_str_appends(&text, "://");
	if (php_modern_endpoint_path(endpoint) != NULL) {
		modern_endpoint_append_encoded(&text, php_modern_endpoint_path(endpoint), "!$&'()*+,;=/:@");
	} else {
		modern_endpoint_append_host(&text, endpoint);
	}
	if (php_modern_endpoint_port(endpoint) >= 0) {
		smart_str_appendc(&text, ':');
		smart_str_append_unsigned(&text, (zend_ulong) php_modern_endpoint_port(endpoint));
	}
	modern_endpoint_append_options(&text, endpoint);
	return smart_str_extract(&text);
}

void php_modern_prepare_endpoint(zend_class_entry *ce)
{
	ce->create_object = modern_endpoint_create;
	memcpy(&endpoint_handlers, &std_object_handlers, sizeof(endpoint_handlers));
}
