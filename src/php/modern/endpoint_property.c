#include "modern/endpoint_property.h"

#include "modern/endpoint_slot.h"

zend_string *php_modern_endpoint_host(const zval *endpoint)
{
	return php_modern_endpoint_string(endpoint, PHP_ENDPOINT_HOST);
}

zend_string *php_modern_endpoint_path(const zval *endpoint)
{
	return php_modern_endpoint_string(endpoint, PHP_ENDPOINT_PATH);
}

zend_string *php_modern_endpoint_scope(const zval *endpoint)
{
	return php_modern_endpoint_string(endpoint, PHP_ENDPOINT_SCOPE);
}

HashTable *php_modern_endpoint_options(const zval *endpoint)
{
	return Z_ARRVAL_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_OPTIONS));
}

const skc_scheme *php_modern_endpoint_scheme(const zval *endpoint)
{
	const zend_string *name = php_modern_endpoint_string(endpoint, PHP_ENDPOINT_SCHEME);

	return skc_scheme_find(ZSTR_VAL(name), ZSTR_LEN(name));
}

bool php_modern_endpoint_is_filled(const zval *endpoint)
{
	return Z_TYPE_P(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_OPTIONS)) == IS_ARRAY;
}

int64_t php_modern_endpoint_port(const zval *endpoint)
{
	return php_modern_port(php_modern_endpoint_slot(endpoint, PHP_ENDPOINT_PORT));
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
	const zend_string *scope = php_modern_endpoint_scope(endpoint);

	if (path != NULL) {
		return zend_string_copy((zend_string *) path);
	}
	if (scope != NULL) {
		return zend_strpprintf(0, "%s%%%s", ZSTR_VAL(host), ZSTR_VAL(scope));
	}
	return zend_string_copy((zend_string *) host);
}
