#include "common/object.h"
#include "modern/connect.h"
#include "modern/endpoint.h"
#include "modern/io.h"
#include "modern/modern.h"

/* A name without a scheme is that of a tcp endpoint with port 0. NULL after an exception. */
static zend_string *modern_resolve_text_of(const zend_string *name)
{
	skc_endpoint_parts parts = {
		.scheme = { "tcp", 3 }, .host = { ZSTR_VAL(name), ZSTR_LEN(name) }, .has_port = true
	};
	skc_endpoint_part_error error;
	skc_endpoint read;

	if (!skc_endpoint_join(&parts, &read, &error)) {
		zend_argument_value_error(1, "must be an endpoint, a host name or an address");
		return NULL;
	}
	return zend_strpprintf(0,
			memchr(ZSTR_VAL(name), ':', ZSTR_LEN(name)) != NULL ? "tcp://[%s]:0" : "tcp://%s:0",
			ZSTR_VAL(name));
}

static bool modern_resolve_arg(zend_string *name, zend_object *object, zval *out)
{
	zend_string *text;
	bool valid;

	if (object != NULL || php_memnstr(ZSTR_VAL(name), "://", 3, ZSTR_VAL(name) + ZSTR_LEN(name))) {
		return php_modern_endpoint_arg(name, object, 1, out);
	}
	text = modern_resolve_text_of(name);
	if (text == NULL) {
		return false;
	}
	valid = php_modern_endpoint_arg(text, NULL, 1, out);
	zend_string_release(text);
	return valid;
}

static void modern_resolve_add(zval *list, const zval *endpoint, const skc_addr *addr)
{
	zval element;

	php_modern_endpoint_at(&element, endpoint, addr);
	if (Z_TYPE(element) == IS_OBJECT) {
		add_next_index_zval(list, &element);
	}
}

static void modern_resolve_host(zval *return_value, const zval *endpoint, int64_t deadline)
{
	php_modern_destination destination;
	skc_connect c;
	skc_connected result;
	skc_err err;

	if (php_modern_destination_read(&destination, endpoint, NULL)) {
		skc_connect_begin(&c, &destination.to, deadline);
		err = php_modern_connect_run(&c, skc_connect_resolve, &result);
		if (err == SKC_OK && EG(exception) == NULL) {
			array_init_size(return_value, (uint32_t) c.count);
			for (size_t i = 0; i < c.count && EG(exception) == NULL; i++) {
				modern_resolve_add(return_value, endpoint, &c.addrs[i]);
			}
		} else {
			php_modern_connect_failed("resolve", endpoint, err, &result, NULL);
		}
		skc_connect_end(&c);
	}
	php_modern_destination_free(&destination);
}

PHP_FUNCTION(Sockets_resolve)
{
	zend_string *name;
	zend_object *object;
	zval *timeout = NULL;
	zval endpoint;
	skc_endpoint_shape shape;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(object, php_modern_classes.endpoint, name)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_deadline(timeout, 2, &deadline) ||
			!modern_resolve_arg(name, object, &endpoint)) {
		RETURN_THROWS();
	}
	shape = php_modern_endpoint_scheme(&endpoint)->shape;
	if (shape > SKC_ENDPOINT_DOMAIN) {
		array_init_size(return_value, 1);
		add_next_index_zval(return_value, &endpoint);
		return;
	}
	if (php_modern_endpoint_is_peer(&endpoint)) {
		modern_resolve_host(return_value, &endpoint, deadline);
	}
	zval_ptr_dtor(&endpoint);
}
