#include "common/assign.h"
#include "common/compat.h"
#include "common/error.h"
#include "common/object.h"

/* --- hints ------------------------------------------------------------------------------------ */

typedef struct hint {
	const char *name;
	size_t offset; /* in struct addrinfo */
	bool is_family;
} hint;

static const hint hint_table[] = {
	{ "ai_flags", offsetof(struct addrinfo, ai_flags), false },
	{ "ai_socktype", offsetof(struct addrinfo, ai_socktype), false },
	{ "ai_protocol", offsetof(struct addrinfo, ai_protocol), false },
	{ "ai_family", offsetof(struct addrinfo, ai_family), true },
};

static const hint *addrinfo_find_hint(const zend_string *key)
{
	for (size_t i = 0; key != NULL && i < SKC_COUNT(hint_table); i++) {
		if (zend_string_equals_cstr(key, hint_table[i].name, strlen(hint_table[i].name))) {
			return &hint_table[i];
		}
	}
	return NULL;
}

static bool addrinfo_hint_fits(const hint *row, zend_long value)
{
	if (row->is_family) {
		if (value == AF_INET || value == AF_INET6 || value == AF_UNSPEC) {
			return true;
		}
		zend_argument_value_error(3, "\"ai_family\" key must be AF_INET or AF_INET6");
		return false;
	}
	if (value >= 0 && value <= INT_MAX) {
		return true;
	}
	zend_argument_value_error(3, "\"%s\" key must be between 0 and %d", row->name, INT_MAX);
	return false;
}

/* Reads the hints into out. False after an exception. */
static bool addrinfo_read_hints(HashTable *hints, struct addrinfo *out)
{
	zend_string *key;
	zval *element;

	ZEND_HASH_FOREACH_STR_KEY_VAL (hints, key, element) {
		const hint *row = addrinfo_find_hint(key);
		bool failed = false;
		zend_long value;

		if (row == NULL) {
			zend_argument_value_error(3,
					"must only contain array keys \"ai_flags\", \"ai_socktype\", "
					"\"ai_protocol\", or \"ai_family\"");
			return false;
		}
		ZVAL_DEREF(element);
		value = php_sockets_try_long(element, &failed);
		if (failed) {
			zend_argument_type_error(3, "\"%s\" key must be of type int, %s given", row->name,
					zend_zval_value_name(element));
			return false;
		}
		if (EG(exception) != NULL || !addrinfo_hint_fits(row, value)) {
			return false;
		}
		*(int *) ((char *) out + row->offset) = (int) value;
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* --- the service ------------------------------------------------------------------------------ */

/* The C library takes a text that strtoul(3) reads as a port, cut to 16 bits: 65616 would be port
 * 80. Any other text is the name of a service. */
static bool addrinfo_service_fits(const char *service)
{
	const char *at = service;
	bool negative;
	int64_t number = 0;

	at += strspn(at, " \t\n\v\f\r");
	negative = *at == '-';
	at += *at == '-' || *at == '+';
	if (*at == '\0' || at[strspn(at, "0123456789")] != '\0') {
		return true;
	}
	for (; *at != '\0' && number <= INT32_MAX; at++) {
		number = number * 10 + (*at - '0');
	}
	/* The C library does not take a negative int for a number, but for the name of a service. */
	if (number <= (negative ? INT32_MAX : UINT16_MAX)) {
		return true;
	}
	zend_argument_value_error(2, "must be between 0 and %d", UINT16_MAX);
	return false;
}

/* --- lookup ----------------------------------------------------------------------------------- */

static void addrinfo_add_address(zval *list, const struct addrinfo *found)
{
	zval zv;
	php_address_info *info;

	if (found->ai_addr == NULL || found->ai_addrlen > sizeof(info->addr.u.storage)) {
		return;
	}
	object_init_ex(&zv, address_info_ce);
	info = Z_ADDRESS_INFO_P(&zv);
	info->flags = found->ai_flags;
	info->family = found->ai_family;
	info->type = found->ai_socktype;
	info->protocol = found->ai_protocol;
	memcpy(&info->addr.u, found->ai_addr, found->ai_addrlen);
	info->addr.len = (skc_socklen) found->ai_addrlen;
	if (found->ai_canonname != NULL) {
		info->canonical = zend_string_init(found->ai_canonname, strlen(found->ai_canonname), 0);
	}
	add_next_index_zval(list, &zv);
}

PHP_FUNCTION(socket_addrinfo_lookup)
{
	char *host;
	size_t host_len;
	char *service = NULL;
	size_t service_len;
	HashTable *hints = NULL;
	zval *error_code = NULL;
	struct addrinfo wanted = { 0 };
	struct addrinfo *found;
	skc_err system = SKC_OK;
	int code;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_PATH(host, host_len)
		Z_PARAM_OPTIONAL
		Z_PARAM_PATH_OR_NULL(service, service_len)
		Z_PARAM_ARRAY_HT(hints)
		Z_PARAM_ZVAL(error_code)
	ZEND_PARSE_PARAMETERS_END();

	if ((service != NULL && !addrinfo_service_fits(service)) ||
			(hints != NULL && !addrinfo_read_hints(hints, &wanted)) ||
			!php_sockets_can_make_address_info()) {
		RETURN_THROWS();
	}
	code = skc_os_resolve(host, service, &wanted, &found, &system);
	if (code != 0) {
		if (error_code != NULL) {
			php_sockets_assign_long(error_code, code);
		}
		RETURN_FALSE;
	}
	array_init(return_value);
	for (const struct addrinfo *i = found; i != NULL; i = i->ai_next) {
		addrinfo_add_address(return_value, i);
	}
	skc_os_free_addresses(found);
}

/* --- use -------------------------------------------------------------------------------------- */

typedef skc_err (*use_function)(skc_handle handle, const skc_addr *addr);

static void addrinfo_open_and_use(INTERNAL_FUNCTION_PARAMETERS, use_function use, const char *what)
{
	zval *zv;
	const php_address_info *info;
	skc_handle handle;
	php_socket *s;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(zv, address_info_ce)
	ZEND_PARSE_PARAMETERS_END();

	info = Z_ADDRESS_INFO_P(zv);
	err = skc_os_open(info->family, info->type, info->protocol, 0, &handle);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, "Unable to create socket");
		RETURN_FALSE;
	}
	s = php_sockets_new(return_value, handle, info->family, true);
	if (s == NULL) {
		RETURN_THROWS();
	}
	err = use(handle, &info->addr);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, what);
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

PHP_FUNCTION(socket_addrinfo_bind)
{
	addrinfo_open_and_use(INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_bind, "Unable to bind address");
}

PHP_FUNCTION(socket_addrinfo_connect)
{
	addrinfo_open_and_use(
			INTERNAL_FUNCTION_PARAM_PASSTHRU, skc_os_connect, "Unable to connect address");
}

PHP_FUNCTION(socket_addrinfo_explain)
{
	zval *zv;
	zval address;
	const php_address_info *info;
	skc_addr_parts parts;
	bool is_inet6;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(zv, address_info_ce)
	ZEND_PARSE_PARAMETERS_END();

	info = Z_ADDRESS_INFO_P(zv);
	array_init(return_value);
	add_assoc_long(return_value, "ai_flags", info->flags);
	add_assoc_long(return_value, "ai_family", info->family);
	add_assoc_long(return_value, "ai_socktype", info->type);
	add_assoc_long(return_value, "ai_protocol", info->protocol);
	if (info->canonical != NULL) {
		add_assoc_str(return_value, "ai_canonname", zend_string_copy(info->canonical));
	}
	array_init(&address);
	if (skc_addr_print(&info->addr, &parts) == SKC_OK) {
		is_inet6 = info->family == AF_INET6;
		add_assoc_long(&address, is_inet6 ? "sin6_port" : "sin_port", (zend_long) parts.port);
		add_assoc_stringl(
				&address, is_inet6 ? "sin6_addr" : "sin_addr", parts.text, parts.text_len);
	}
	add_assoc_zval(return_value, "ai_addr", &address);
}
