#include "modern/endpoint.h"

#include "zend_exceptions.h"

#include "common/object.h"
#include "modern/endpoint_slot.h"
#include "modern/endpoint_text.h"
#include "modern/error.h"
#include "modern/modern.h"

static zend_object_handlers endpoint_handlers;

/* Takes text, which may be NULL. */
static void modern_endpoint_put_string(zval *endpoint, int which, zend_string *text)
{
	if (text != NULL) {
		ZVAL_STR(php_modern_endpoint_slot(endpoint, which), text);
	} else {
		ZVAL_NULL(php_modern_endpoint_slot(endpoint, which));
	}
	Z_PROP_FLAG_P(php_modern_endpoint_slot(endpoint, which)) = 0;
}

static void modern_endpoint_put_port(zval *endpoint, bool has_port, int64_t port)
{
	if (has_port) {
		ZVAL_LONG(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_PORT), (zend_long) port);
	} else {
		ZVAL_NULL(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_PORT));
	}
	Z_PROP_FLAG_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_PORT)) = 0;
}

static void modern_endpoint_put_mapped(zval *endpoint, bool mapped)
{
	ZVAL_BOOL(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_MAPPED), mapped);
	Z_PROP_FLAG_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_MAPPED)) = 0;
}

static bool modern_endpoint_mapped(const zval *endpoint)
{
	return Z_TYPE_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_MAPPED)) == IS_TRUE;
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

/* Takes path and scope, which may be NULL, and options. */
static void modern_endpoint_put_all(zval *out, const skc_endpoint *read, zend_string *path,
		zend_string *scope, const zval *options)
{
	object_init_ex(out, php_modern_classes.endpoint);
	modern_endpoint_put_string(out, PHP_ENDPOINT_SCHEME,
			zend_string_init(read->scheme->name, strlen(read->scheme->name), 0));
	modern_endpoint_put_string(out, PHP_ENDPOINT_HOST, modern_endpoint_host_of(read));
	modern_endpoint_put_port(out, read->has_port, read->port);
	modern_endpoint_put_string(out, PHP_ENDPOINT_PATH, path);
	modern_endpoint_put_string(out, PHP_ENDPOINT_SCOPE, scope);
	ZVAL_COPY_VALUE(php_modern_endpoint_slot(out, PHP_ENDPOINT_OPTIONS), options);
	Z_PROP_FLAG_P(php_modern_endpoint_slot(out, PHP_ENDPOINT_OPTIONS)) = 0;
	modern_endpoint_put_mapped(out, false);
}

static ZEND_COLD bool modern_endpoint_refuse(uint32_t arg, size_t column, const char *expected)
{
	zend_argument_value_error(arg, "must have %s at column %zu", expected, column);
	return false;
}

static bool modern_endpoint_parse(zend_string *text, uint32_t arg, bool may_have_options, zval *out)
{
	skc_endpoint read;
	skc_endpoint_error error;
	zend_string *path;
	zend_string *scope;
	zval options;

	if (!php_sockets_can_make(php_modern_classes.endpoint, modern_endpoint_create)) {
		return false;
	}
	if (!skc_endpoint_parse(ZSTR_VAL(text), ZSTR_LEN(text), &read, &error)) {
		return modern_endpoint_refuse(arg, error.column, error.expected);
	}
	if (!may_have_options && read.query.data != NULL) {
		return modern_endpoint_refuse(
				arg, (size_t) (read.query.data - ZSTR_VAL(text)), "no options");
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
	modern_endpoint_options_of(&options, read.query);
	modern_endpoint_put_all(out, &read, path, scope, &options);
	return true;
}

/* --- parts that are given one by one ---------------------------------------------------------- */

static skc_span modern_endpoint_span(const zend_string *text)
{
	return text != NULL ? (skc_span){ ZSTR_VAL(text), ZSTR_LEN(text) } : (skc_span){ NULL, 0 };
}

/* The text of an option's value; NULL after an exception. */
static zend_string *modern_endpoint_option_text(const zend_string *key, zval *value, uint32_t arg)
{
	switch (Z_TYPE_P(value)) {
		case IS_TRUE:
			return ZSTR_CHAR('1');
		case IS_FALSE:
			return ZSTR_CHAR('0');
		case IS_STRING:
		case IS_LONG:
		case IS_DOUBLE:
			return zval_get_string(value);
		default:
			zend_argument_type_error(arg,
					"option \"%s\" must be of type string|int|float|bool, %s given", ZSTR_VAL(key),
					zend_zval_type_name(value));
			return NULL;
	}
}

static bool modern_endpoint_read_options(HashTable *options, uint32_t arg, zval *out)
{
	zend_string *key;
	zval *value;
	zend_string *text;
	zval copy;

	if (options == NULL || zend_hash_num_elements(options) == 0) {
		ZVAL_EMPTY_ARRAY(out);
		return true;
	}
	array_init_size(out, zend_hash_num_elements(options));
	ZEND_HASH_FOREACH_STR_KEY_VAL (options, key, value) {
		ZVAL_DEREF(value);
		if (key == NULL || !skc_endpoint_is_option_name(ZSTR_VAL(key), ZSTR_LEN(key))) {
			zend_argument_value_error(arg, "must have names of options as keys");
			return false;
		}
		text = modern_endpoint_option_text(key, value, arg);
		if (text == NULL) {
			return false;
		}
		ZVAL_STR(&copy, text);
		zend_hash_add_new(Z_ARRVAL_P(out), key, &copy);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* The arguments are those of Endpoint::of(): the parts in the order of skc_endpoint_part, and the
 * options. A text that parse() would not read again is refused. */
static bool modern_endpoint_join(const skc_endpoint_parts *parts, zend_string *path,
		zend_string *scope, HashTable *options, zval *out)
{
	skc_endpoint read;
	skc_endpoint_part_error error;
	zend_string *text;
	zval copies;
	bool fits;

	if (!php_sockets_can_make(php_modern_classes.endpoint, modern_endpoint_create)) {
		return false;
	}
	if (!skc_endpoint_join(parts, &read, &error)) {
		zend_argument_value_error((uint32_t) error.part + 1, "must be %s", error.expected);
		return false;
	}
	if (!modern_endpoint_read_options(options, PHP_ENDPOINT_OPTIONS + 1, &copies)) {
		zval_ptr_dtor(&copies);
		return false;
	}
	modern_endpoint_put_all(out, &read, path != NULL ? zend_string_copy(path) : NULL,
			scope != NULL ? zend_string_copy(scope) : NULL, &copies);
	text = php_modern_endpoint_text(out);
	fits = ZSTR_LEN(text) <= SKC_ENDPOINT_MAX;
	zend_string_release(text);
	if (!fits) {
		zval_ptr_dtor(out);
		ZVAL_UNDEF(out);
		zend_value_error(
				"Sockets\\Endpoint::of(): The text of the endpoint must have at most %d bytes",
				SKC_ENDPOINT_MAX);
	}
	return fits;
}

/* An Endpoint of a disabled class, or one that unserialize() has not filled, has no options. */
static bool modern_endpoint_is_whole(const zval *endpoint, uint32_t arg)
{
	const zend_string *path = php_modern_endpoint_path(endpoint);

	if (Z_TYPE_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_OPTIONS)) != IS_ARRAY) {
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
	} else if (!modern_endpoint_parse(text, arg, true, out)) {
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
				out, PHP_ENDPOINT_PATH, zend_string_init(parts->text, parts->text_len, 0));
		return;
	}
	modern_endpoint_put_string(out, PHP_ENDPOINT_HOST, zend_string_init(parts->text, host_len, 0));
	if (zone != NULL) {
		modern_endpoint_put_string(out, PHP_ENDPOINT_SCOPE,
				zend_string_init(zone + 1, parts->text_len - host_len - 1, 0));
	}
	modern_endpoint_put_port(out, parts->has_port && scheme->port_max > 0, parts->port);
}

static void modern_endpoint_of_address(zval *out, const skc_addr *addr, int socket_type)
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
			out, PHP_ENDPOINT_SCHEME, zend_string_init(scheme->name, strlen(scheme->name), 0));
	modern_endpoint_put_string(out, PHP_ENDPOINT_HOST, NULL);
	modern_endpoint_put_port(out, false, 0);
	modern_endpoint_put_string(out, PHP_ENDPOINT_PATH, NULL);
	modern_endpoint_put_string(out, PHP_ENDPOINT_SCOPE, NULL);
	ZVAL_EMPTY_ARRAY(php_modern_endpoint_slot(out, PHP_ENDPOINT_OPTIONS));
	Z_PROP_FLAG_P(php_modern_endpoint_slot(out, PHP_ENDPOINT_OPTIONS)) = 0;
	modern_endpoint_put_parts(out, scheme, &parts);
	modern_endpoint_put_mapped(out, false);
}

void php_modern_endpoint_of(zval *out, const skc_addr *addr, int socket_type)
{
	skc_addr unmapped;

	if (!skc_addr_is_mapped(addr)) {
		modern_endpoint_of_address(out, addr, socket_type);
		return;
	}
	unmapped = *addr;
	skc_addr_unmap(&unmapped);
	modern_endpoint_of_address(out, &unmapped, socket_type);
	if (Z_TYPE_P(out) == IS_OBJECT) {
		modern_endpoint_put_mapped(out, true);
	}
}

void php_modern_endpoint_at(zval *out, const zval *endpoint, const skc_addr *addr)
{
	static const int slots[] = { PHP_ENDPOINT_OPTIONS, PHP_ENDPOINT_SCHEME };
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);
	/* An address is no service. */
	size_t count = SKC_COUNT(slots) - (scheme->shape == SKC_ENDPOINT_DOMAIN ? 1 : 0);

	modern_endpoint_of_address(out, addr, scheme->type);
	for (size_t i = 0; i < count && Z_TYPE_P(out) == IS_OBJECT; i++) {
		zval_ptr_dtor(php_modern_endpoint_slot(out, slots[i]));
		ZVAL_COPY(php_modern_endpoint_slot(out, slots[i]),
				php_modern_endpoint_slot(endpoint, slots[i]));
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
	bool may_have_options = true;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(text)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(may_have_options)
	ZEND_PARSE_PARAMETERS_END();

	if (!modern_endpoint_parse(text, 1, may_have_options, return_value)) {
		RETURN_THROWS();
	}
}

PHP_METHOD(Sockets_Endpoint, of)
{
	zend_string *scheme;
	zend_string *host = NULL;
	zend_long port = 0;
	bool port_is_null = true;
	zend_string *path = NULL;
	zend_string *scope = NULL;
	HashTable *options = NULL;
	skc_endpoint_parts parts;

	ZEND_PARSE_PARAMETERS_START(1, 6)
		Z_PARAM_STR(scheme)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(host)
		Z_PARAM_LONG_OR_NULL(port, port_is_null)
		Z_PARAM_STR_OR_NULL(path)
		Z_PARAM_STR_OR_NULL(scope)
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();

	parts = (skc_endpoint_parts){ .scheme = modern_endpoint_span(scheme),
		.host = modern_endpoint_span(host),
		.path = modern_endpoint_span(path),
		.scope = modern_endpoint_span(scope),
		.has_port = !port_is_null,
		.port = php_modern_port_of(port) };
	if (!modern_endpoint_join(&parts, path, scope, options, return_value)) {
		RETURN_THROWS();
	}
}

/* unserialize() exposes an object before it calls its __unserialize(). */
static bool modern_endpoint_has_values(const zval *endpoint)
{
	if (EXPECTED(Z_TYPE_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_OPTIONS)) == IS_ARRAY)) {
		return true;
	}
	zend_throw_error(NULL, "The Sockets\\Endpoint object has not been initialized");
	return false;
}

static int modern_endpoint_compare(zval *one, zval *other)
{
	return zend_string_equals(Z_STR_P(one), Z_STR_P(other)) ? 0 : 1;
}

PHP_METHOD(Sockets_Endpoint, equals)
{
	zval *other;
	bool equal = true;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(other, php_modern_classes.endpoint)
	ZEND_PARSE_PARAMETERS_END();

	if (!modern_endpoint_has_values(ZEND_THIS) || !modern_endpoint_has_values(other)) {
		RETURN_THROWS();
	}
	for (int i = PHP_ENDPOINT_SCHEME; i < PHP_ENDPOINT_OPTIONS && equal; i++) {
		equal = zend_is_identical(
				php_modern_endpoint_slot(ZEND_THIS, i), php_modern_endpoint_slot(other, i));
	}
	RETURN_BOOL(equal &&
			zend_hash_compare(php_modern_endpoint_options(ZEND_THIS),
					php_modern_endpoint_options(other), (compare_func_t) modern_endpoint_compare,
					false) == 0);
}

PHP_METHOD(Sockets_Endpoint, isMapped)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!modern_endpoint_has_values(ZEND_THIS)) {
		RETURN_THROWS();
	}
	RETURN_BOOL(modern_endpoint_mapped(ZEND_THIS));
}

PHP_METHOD(Sockets_Endpoint, __toString)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!modern_endpoint_has_values(ZEND_THIS)) {
		RETURN_THROWS();
	}
	RETURN_STR(php_modern_endpoint_text(ZEND_THIS));
}

/* The canonical text has all of the parts. */
PHP_METHOD(Sockets_Endpoint, __serialize)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!modern_endpoint_has_values(ZEND_THIS)) {
		RETURN_THROWS();
	}
	array_init(return_value);
	add_assoc_str(return_value, "endpoint", php_modern_endpoint_text(ZEND_THIS));
	if (modern_endpoint_mapped(ZEND_THIS)) {
		add_assoc_bool(return_value, "mapped", true);
	}
}

/* The text of what __serialize() returned; NULL if it is anything else. */
static zend_string *modern_endpoint_serialized(HashTable *data, bool *mapped)
{
	const zval *text = zend_hash_str_find(data, ZEND_STRL("endpoint"));
	const zval *flag = zend_hash_str_find(data, ZEND_STRL("mapped"));

	*mapped = flag != NULL;
	if (zend_hash_num_elements(data) != (*mapped ? 2 : 1) || text == NULL ||
			Z_TYPE_P(text) != IS_STRING || (*mapped && Z_TYPE_P(flag) != IS_TRUE)) {
		return NULL;
	}
	return Z_STR_P(text);
}

PHP_METHOD(Sockets_Endpoint, __unserialize)
{
	HashTable *data;
	zend_string *text;
	bool mapped;
	zval made;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();

	text = modern_endpoint_serialized(data, &mapped);
	if (text == NULL || !Z_ISUNDEF_P(php_modern_endpoint_slot(ZEND_THIS, PHP_ENDPOINT_SCHEME)) ||
			!modern_endpoint_parse(text, 1, true, &made)) {
		zend_clear_exception();
		zend_throw_exception(NULL, "Invalid serialization data for Sockets\\Endpoint object", 0);
		RETURN_THROWS();
	}
	for (int i = PHP_ENDPOINT_SCHEME; i <= PHP_ENDPOINT_OPTIONS; i++) {
		ZVAL_COPY(php_modern_endpoint_slot(ZEND_THIS, i), php_modern_endpoint_slot(&made, i));
		Z_PROP_FLAG_P(php_modern_endpoint_slot(ZEND_THIS, i)) = 0;
	}
	modern_endpoint_put_mapped(ZEND_THIS, mapped);
	zval_ptr_dtor(&made);
}

void php_modern_prepare_endpoint(zend_class_entry *ce)
{
	ce->create_object = modern_endpoint_create;
	memcpy(&endpoint_handlers, &std_object_handlers, sizeof(endpoint_handlers));
}
