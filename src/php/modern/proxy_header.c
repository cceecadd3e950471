#include "modern/proxy_header.h"

#include "zend_smart_str.h"

#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/modern.h"

/* The properties, in the order of the stub. */
enum {
	SLOT_VERSION,
	SLOT_LOCAL,
	SLOT_SOURCE,
	SLOT_DESTINATION,
	SLOT_PROXY,
	SLOT_TLVS,
	SLOT_CHECKSUM,
	SLOT_ALPN,
	SLOT_AUTHORITY,
	SLOT_UNIQUE_ID,
	SLOT_TLS
};

static zval *proxy_header_slot(const zend_object *header, int which)
{
	return OBJ_PROP_NUM((zend_object *) header, which);
}

static void proxy_header_put(zend_object *header, int which, zval *value)
{
	ZVAL_COPY_VALUE(proxy_header_slot(header, which), value);
	Z_PROP_FLAG_P(proxy_header_slot(header, which)) = 0;
}

const zval *php_modern_proxy_header_source(const zend_object *header)
{
	return proxy_header_slot(header, SLOT_SOURCE);
}

const zval *php_modern_proxy_header_destination(const zend_object *header)
{
	return proxy_header_slot(header, SLOT_DESTINATION);
}

/* --- TLVs ------------------------------------------------------------------------------------- */

/* An array of TLVs by type; of several with one type, the last one. False where the list is
 * malformed. */
static bool proxy_header_tlvs_of(zval *out, skc_span tlvs)
{
	int type;
	skc_span value;

	array_init(out);
	while (skc_proxy_next_tlv(&tlvs, &type, &value)) {
		zval text;

		if (type != SKC_PROXY_CRC32C && type != SKC_PROXY_NOOP) {
			ZVAL_STRINGL(&text, value.data, value.len);
			zend_hash_index_update(Z_ARRVAL_P(out), (zend_ulong) type, &text);
		}
	}
	return tlvs.len == 0;
}

/* The value of a TLV or null; a new reference. */
static void proxy_header_tlv(zval *out, const HashTable *tlvs, int type)
{
	const zval *value = zend_hash_index_find(tlvs, (zend_ulong) type);

	ZVAL_NULL(out);
	if (value != NULL) {
		ZVAL_COPY(out, value);
	}
}

static void proxy_header_put_tlv(zend_object *header, int which, const HashTable *tlvs, int type)
{
	zval value;

	proxy_header_tlv(&value, tlvs, type);
	proxy_header_put(header, which, &value);
}

/* What the TLV about TLS holds, as an array; null if it is missing or malformed. */
static void proxy_header_tls_of(zval *out, const HashTable *tlvs)
{
	static const struct {
		const char *name;
		int type;
	} texts[] = {
		{ "version", SKC_PROXY_SSL_VERSION },
		{ "cipher", SKC_PROXY_SSL_CIPHER },
		{ "commonName", SKC_PROXY_SSL_CN },
	};
	const zval *value = zend_hash_index_find(tlvs, SKC_PROXY_SSL);
	skc_proxy_ssl ssl;
	zval own;
	zval text;

	ZVAL_NULL(out);
	if (value == NULL ||
			!skc_proxy_ssl_parse((skc_span){ Z_STRVAL_P(value), Z_STRLEN_P(value) }, &ssl)) {
		return;
	}
	if (!proxy_header_tlvs_of(&own, ssl.tlvs)) {
		zval_ptr_dtor(&own);
		return;
	}
	array_init(out);
	add_assoc_bool(out, "tls", ssl.tls);
	add_assoc_bool(out, "certificate", ssl.certificate);
	add_assoc_bool(out, "verified", ssl.verified);
	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		proxy_header_tlv(&text, Z_ARRVAL(own), texts[i].type);
		add_assoc_zval(out, texts[i].name, &text);
	}
	add_assoc_zval(out, "tlvs", &own);
}

/* Takes tlvs. */
static void proxy_header_put_tlvs(zend_object *header, zval *tlvs)
{
	zval tls;

	proxy_header_put(header, SLOT_TLVS, tlvs);
	proxy_header_put_tlv(header, SLOT_ALPN, Z_ARRVAL_P(tlvs), SKC_PROXY_ALPN);
	proxy_header_put_tlv(header, SLOT_AUTHORITY, Z_ARRVAL_P(tlvs), SKC_PROXY_AUTHORITY);
	proxy_header_put_tlv(header, SLOT_UNIQUE_ID, Z_ARRVAL_P(tlvs), SKC_PROXY_UNIQUE_ID);
	proxy_header_tls_of(&tls, Z_ARRVAL_P(tlvs));
	proxy_header_put(header, SLOT_TLS, &tls);
}

/* --- a header that was read ------------------------------------------------------------------- */

static void proxy_header_put_endpoint(
		zend_object *header, int which, const skc_addr *addr, int socket_type)
{
	zval endpoint;

	ZVAL_NULL(&endpoint);
	if (addr != NULL && skc_addr_family(addr) != AF_UNSPEC) {
		php_modern_endpoint_of(&endpoint, addr, socket_type);
	}
	proxy_header_put(header, which, &endpoint);
}

static bool proxy_header_has_checksum(skc_span tlvs)
{
	int type = 0;
	skc_span value;

	while (type != SKC_PROXY_CRC32C && skc_proxy_next_tlv(&tlvs, &type, &value)) {
	}
	return type == SKC_PROXY_CRC32C;
}

bool php_modern_proxy_header_make(
		zval *out, const skc_proxy_header *header, const skc_addr *peer, int socket_type)
{
	zend_object *made;
	zval value;

	if (!php_sockets_make(out, php_modern_classes.proxy_header, NULL)) {
		return false;
	}
	made = Z_OBJ_P(out);
	ZVAL_LONG(&value, header->version);
	proxy_header_put(made, SLOT_VERSION, &value);
	ZVAL_BOOL(&value, header->local);
	proxy_header_put(made, SLOT_LOCAL, &value);
	proxy_header_put_endpoint(made, SLOT_SOURCE, &header->source, header->type);
	proxy_header_put_endpoint(made, SLOT_DESTINATION, &header->destination, header->type);
	proxy_header_put_endpoint(made, SLOT_PROXY, peer, socket_type);
	ZVAL_BOOL(&value, proxy_header_has_checksum(header->tlvs));
	proxy_header_put(made, SLOT_CHECKSUM, &value);
	proxy_header_tlvs_of(&value, header->tlvs);
	proxy_header_put_tlvs(made, &value);
	return EG(exception) == NULL;
}

/* --- a header that is written ----------------------------------------------------------------- */

/* The arguments of ProxyHeader::of(). */
enum { ARG_SOURCE = 1, ARG_DESTINATION, ARG_VERSION, ARG_TLVS, ARG_CHECKSUM };

typedef struct proxy_header_parts {
	const zval *source; /* an Endpoint or NULL */
	const zval *destination;
	zend_long version;
	HashTable *tlvs;
	bool checksum;
} proxy_header_parts;

/* The argument that is wrong, and what it must be. */
typedef struct proxy_header_fault {
	uint32_t arg;
	const char *must;
} proxy_header_fault;

static bool proxy_header_address_of(const zval *endpoint, skc_addr *out, int *type)
{
	const skc_scheme *scheme;
	zend_string *text;
	int family;
	int64_t port;
	bool found;

	if (!php_modern_endpoint_is_filled(endpoint)) {
		return false;
	}
	scheme = php_modern_endpoint_scheme(endpoint);
	family = scheme->family == AF_UNSPEC ? AF_INET : scheme->family;
	if ((!skc_family_is_internet(family) && family != AF_UNIX) ||
			(scheme->type != SOCK_STREAM && scheme->type != SOCK_DGRAM)) {
		return false;
	}
	*type = scheme->type;
	port = MAX(php_modern_endpoint_port(endpoint), 0);
	text = php_modern_endpoint_address(endpoint);
	found = skc_addr_from_text(family, ZSTR_VAL(text), ZSTR_LEN(text), port, out) == SKC_OK ||
			(scheme->family == AF_UNSPEC &&
					skc_addr_from_text(AF_INET6, ZSTR_VAL(text), ZSTR_LEN(text), port, out) ==
							SKC_OK);
	zend_string_release(text);
	return found;
}

/* Both addresses. NULL, or the fault. */
static const proxy_header_fault *proxy_header_addresses(
		const proxy_header_parts *parts, skc_proxy_header *out)
{
	static const proxy_header_fault faults[] = {
		{ ARG_SOURCE, "must have a numeric address or a path" },
		{ ARG_DESTINATION, "must have a numeric address or a path" },
		{ ARG_DESTINATION, "must be given if and only if argument #1 ($source) is" },
		{ ARG_DESTINATION, "must be of the same kind as argument #1 ($source)" },
		{ ARG_SOURCE, "must be the endpoint of a stream socket in version 1" },
	};
	int types[2] = { SOCK_STREAM, SOCK_STREAM };

	out->local = parts->source == NULL;
	if ((parts->source == NULL) != (parts->destination == NULL)) {
		return &faults[2];
	}
	if (out->local) {
		return NULL;
	}
	if (!proxy_header_address_of(parts->source, &out->source, &types[0])) {
		return &faults[0];
	}
	if (!proxy_header_address_of(parts->destination, &out->destination, &types[1])) {
		return &faults[1];
	}
	out->type = types[0];
	if (types[0] != types[1] || !skc_proxy_unite(&out->source, &out->destination)) {
		return &faults[3];
	}
	return parts->version == 1 && out->type != SOCK_STREAM ? &faults[4] : NULL;
}

/* The TLVs as bytes, which the caller frees. NULL, or the fault. */
static const proxy_header_fault *proxy_header_tlv_bytes(const HashTable *tlvs, smart_str *out)
{
	static const proxy_header_fault faults[] = {
		{ ARG_TLVS, "must have types between 1 and 255 as keys" },
		{ ARG_TLVS, "must have strings of at most 65535 bytes as values" },
		{ ARG_TLVS, "must not have type 3, the checksum" },
	};
	zend_ulong type;
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL ((HashTable *) tlvs, type, key, value) {
		size_t before = out->s != NULL ? ZSTR_LEN(out->s) : 0;

		ZVAL_DEREF(value);
		if (key != NULL || type < 1 || type > 255) {
			return &faults[0];
		}
		if (Z_TYPE_P(value) != IS_STRING || Z_STRLEN_P(value) > UINT16_MAX) {
			return &faults[1];
		}
		if (type == SKC_PROXY_CRC32C) {
			return &faults[2];
		}
		smart_str_alloc(out, Z_STRLEN_P(value) + 3, 0);
		ZSTR_LEN(out->s) = before +
				skc_proxy_print_tlv((int) type, (skc_span){ Z_STRVAL_P(value), Z_STRLEN_P(value) },
						ZSTR_VAL(out->s) + before);
	}
	ZEND_HASH_FOREACH_END();
	return NULL;
}

static const proxy_header_fault *proxy_header_check_version(const proxy_header_parts *parts)
{
	static const proxy_header_fault faults[] = {
		{ ARG_VERSION, "must be 1 or 2" },
		{ ARG_TLVS, "must be empty in version 1" },
		{ ARG_CHECKSUM, "must be false in version 1" },
	};

	if (parts->version != 1 && parts->version != 2) {
		return &faults[0];
	}
	if (parts->version == 1 && zend_hash_num_elements(parts->tlvs) > 0) {
		return &faults[1];
	}
	return parts->version == 1 && parts->checksum ? &faults[2] : NULL;
}

static zend_string *proxy_header_print(const skc_proxy_header *header, bool checksum)
{
	zend_string *room = zend_string_alloc(SKC_PROXY_WRITE_MAX, 0);
	size_t size = skc_proxy_print(header, checksum, ZSTR_VAL(room));
	zend_string *bytes = size > 0 ? zend_string_init(ZSTR_VAL(room), size, 0) : NULL;

	zend_string_efree(room);
	return bytes;
}

zend_string *php_modern_proxy_own_header(php_socket *s, skc_err *err)
{
	skc_proxy_header header = { .version = 2, .type = SOCK_STREAM };
	skc_handle handle = php_sockets_sock(s).handle;

	*err = skc_os_local_name(handle, &header.source);
	if (*err == SKC_OK) {
		*err = skc_os_peer_name(handle, &header.destination);
	}
	return *err == SKC_OK ? proxy_header_print(&header, false) : NULL;
}

/* The bytes of a header of these parts. NULL: *fault is set. */
static zend_string *proxy_header_build(
		const proxy_header_parts *parts, const proxy_header_fault **fault)
{
	static const proxy_header_fault too_long = { ARG_TLVS,
		"must be short enough for a header of 65551 bytes" };
	skc_proxy_header header = { .version = (int) parts->version };
	smart_str tlvs = { 0 };
	zend_string *bytes = NULL;

	*fault = proxy_header_check_version(parts);
	if (*fault == NULL) {
		*fault = proxy_header_addresses(parts, &header);
	}
	if (*fault == NULL) {
		*fault = proxy_header_tlv_bytes(parts->tlvs, &tlvs);
	}
	if (*fault == NULL) {
		header.tlvs = (skc_span){ tlvs.s != NULL ? ZSTR_VAL(tlvs.s) : NULL,
			tlvs.s != NULL ? ZSTR_LEN(tlvs.s) : 0 };
		bytes = proxy_header_print(&header, parts->checksum);
		*fault = bytes != NULL ? NULL : &too_long;
	}
	smart_str_free(&tlvs);
	return bytes;
}

/* A copy of the checked array of an argument, without references. */
static void proxy_header_copy_tlvs(zval *out, const HashTable *tlvs)
{
	zend_ulong type;
	zval *value;

	array_init_size(out, zend_hash_num_elements(tlvs));
	ZEND_HASH_FOREACH_NUM_KEY_VAL((HashTable *) tlvs, type, value)
	{
		zval copy;

		ZVAL_COPY_DEREF(&copy, value);
		zend_hash_index_add_new(Z_ARRVAL_P(out), type, &copy);
	}
	ZEND_HASH_FOREACH_END();
}

static void proxy_header_copy_endpoint(zend_object *header, int which, const zval *endpoint)
{
	zval copy;

	ZVAL_NULL(&copy);
	if (endpoint != NULL) {
		ZVAL_COPY(&copy, endpoint);
	}
	proxy_header_put(header, which, &copy);
}

static void proxy_header_of_parts(zval *out, const proxy_header_parts *parts)
{
	zval value;

	if (!php_sockets_make(out, php_modern_classes.proxy_header, NULL)) {
		return;
	}
	ZVAL_LONG(&value, parts->version);
	proxy_header_put(Z_OBJ_P(out), SLOT_VERSION, &value);
	ZVAL_BOOL(&value, parts->source == NULL);
	proxy_header_put(Z_OBJ_P(out), SLOT_LOCAL, &value);
	proxy_header_copy_endpoint(Z_OBJ_P(out), SLOT_SOURCE, parts->source);
	proxy_header_copy_endpoint(Z_OBJ_P(out), SLOT_DESTINATION, parts->destination);
	proxy_header_copy_endpoint(Z_OBJ_P(out), SLOT_PROXY, NULL);
	ZVAL_BOOL(&value, parts->checksum);
	proxy_header_put(Z_OBJ_P(out), SLOT_CHECKSUM, &value);
	proxy_header_copy_tlvs(&value, parts->tlvs);
	proxy_header_put_tlvs(Z_OBJ_P(out), &value);
}

/* unserialize() can make an object that lacks properties, or whose properties contradict each
 * other. */
static bool proxy_header_is_whole(const zend_object *header)
{
	return Z_TYPE_P(proxy_header_slot(header, SLOT_VERSION)) == IS_LONG &&
			Z_TYPE_P(proxy_header_slot(header, SLOT_TLVS)) == IS_ARRAY &&
			!Z_ISUNDEF_P(proxy_header_slot(header, SLOT_CHECKSUM));
}

zend_string *php_modern_proxy_header_bytes(zend_object *header)
{
	proxy_header_parts parts = { 0 };
	const proxy_header_fault *fault = NULL;
	zend_string *bytes = NULL;

	if (proxy_header_is_whole(header)) {
		const zval *source = proxy_header_slot(header, SLOT_SOURCE);
		const zval *destination = proxy_header_slot(header, SLOT_DESTINATION);

		parts.source = Z_TYPE_P(source) == IS_OBJECT ? source : NULL;
		parts.destination = Z_TYPE_P(destination) == IS_OBJECT ? destination : NULL;
		parts.version = Z_LVAL_P(proxy_header_slot(header, SLOT_VERSION));
		parts.tlvs = Z_ARRVAL_P(proxy_header_slot(header, SLOT_TLVS));
		parts.checksum = Z_TYPE_P(proxy_header_slot(header, SLOT_CHECKSUM)) == IS_TRUE;
		bytes = proxy_header_build(&parts, &fault);
	}
	if (bytes == NULL) {
		zend_throw_error(NULL, "The Sockets\\ProxyHeader object has not been initialized");
	}
	return bytes;
}

/* --- methods ---------------------------------------------------------------------------------- */

PHP_METHOD(Sockets_ProxyHeader, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Sockets_ProxyHeader, of)
{
	zval *source = NULL;
	zval *destination = NULL;
	zend_long version = 2;
	HashTable *tlvs = NULL;
	bool checksum = false;
	const proxy_header_fault *fault;
	zend_string *bytes;
	proxy_header_parts parts;

	ZEND_PARSE_PARAMETERS_START(0, 5)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(source, php_modern_classes.endpoint)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(destination, php_modern_classes.endpoint)
		Z_PARAM_LONG(version)
		Z_PARAM_ARRAY_HT(tlvs)
		Z_PARAM_BOOL(checksum)
	ZEND_PARSE_PARAMETERS_END();

	parts = (proxy_header_parts){ source, destination, version,
		tlvs != NULL ? tlvs : (HashTable *) &zend_empty_array, checksum };
	bytes = proxy_header_build(&parts, &fault);
	if (bytes == NULL) {
		zend_argument_value_error(fault->arg, "%s", fault->must);
		RETURN_THROWS();
	}
	zend_string_release(bytes);
	proxy_header_of_parts(return_value, &parts);
}

PHP_METHOD(Sockets_ProxyHeader, parse)
{
	zend_string *bytes;
	skc_proxy_header header;
	size_t size;
	const char *reason;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(bytes)
	ZEND_PARSE_PARAMETERS_END();

	switch (skc_proxy_parse(ZSTR_VAL(bytes), ZSTR_LEN(bytes), &header, &size, &reason)) {
		case SKC_PROXY_INCOMPLETE:
			zend_argument_value_error(1, "must be a whole header");
			RETURN_THROWS();
		case SKC_PROXY_TOO_LONG:
			zend_argument_value_error(1, "must be a header of at most %d bytes", SKC_PROXY_MAX);
			RETURN_THROWS();
		case SKC_PROXY_INVALID:
			zend_argument_value_error(
					1, "must be a header of the PROXY protocol, but it %s", reason);
			RETURN_THROWS();
		case SKC_PROXY_COMPLETE:
		default:
			break;
	}
	if (size != ZSTR_LEN(bytes)) {
		zend_argument_value_error(1, "must be a header alone, which has %zu bytes", size);
		RETURN_THROWS();
	}
	php_modern_proxy_header_make(return_value, &header, NULL, SOCK_STREAM);
}

PHP_METHOD(Sockets_ProxyHeader, __toString)
{
	zend_string *bytes;

	ZEND_PARSE_PARAMETERS_NONE();

	bytes = php_modern_proxy_header_bytes(Z_OBJ_P(ZEND_THIS));
	if (bytes == NULL) {
		RETURN_THROWS();
	}
	RETURN_STR(bytes);
}
