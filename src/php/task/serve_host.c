#include "task/serve_host.h"

#include "modern/endpoint.h"

zend_string *php_serve_host(const skc_addr *addr)
{
	skc_addr plain = *addr;

	skc_addr_unmap(&plain);
	switch (skc_addr_family(&plain)) {
		case AF_INET:
			return zend_string_init((char *) &plain.u.in.sin_addr, sizeof(plain.u.in.sin_addr), 0);
		case AF_INET6:
			return zend_string_init(
					(char *) &plain.u.in6.sin6_addr, sizeof(plain.u.in6.sin6_addr), 0);
		default:
			return NULL;
	}
}

zend_string *php_serve_host_of_endpoint(const zval *endpoint)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);
	skc_addr addr;

	if (host == NULL ||
			(skc_addr_parse(AF_INET, ZSTR_VAL(host), ZSTR_LEN(host), 0, &addr) != SKC_OK &&
					skc_addr_parse(AF_INET6, ZSTR_VAL(host), ZSTR_LEN(host), 0, &addr) != SKC_OK)) {
		return NULL;
	}
	return php_serve_host(&addr);
}

bool php_serve_host_enter(HashTable *hosts, zend_string *host, zend_long max)
{
	zval *count;

	count = zend_hash_lookup(hosts, host);
	if (Z_TYPE_P(count) != IS_LONG) {
		ZVAL_LONG(count, 0);
	}
	if (Z_LVAL_P(count) >= max) {
		return false;
	}
	Z_LVAL_P(count)++;
	return true;
}

void php_serve_host_leave(HashTable *hosts, zend_string *host)
{
	zval *count = zend_hash_find(hosts, host);

	if (count != NULL && --Z_LVAL_P(count) == 0) {
		zend_hash_del(hosts, host);
	}
}
