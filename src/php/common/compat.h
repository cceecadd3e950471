#ifndef PHP_SOCKETS_COMMON_COMPAT_H
#define PHP_SOCKETS_COMMON_COMPAT_H

/* The only file that names PHP versions: what differs between PHP 8.2 and 8.6. */

#include "php.h"

#if PHP_VERSION_ID < 80300
/* The name of a value in exceptions: "true", "null", "int", a class. */
static inline const char *zend_zval_value_name(const zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE) {
		return Z_TYPE_P(value) == IS_TRUE ? "true" : "false";
	}
	return zend_zval_type_name(value);
}
#endif

/* The value as an integer in PHP's weak mode; *failed is set if it cannot be converted. */
#if PHP_VERSION_ID < 80400
static inline zend_long php_sockets_try_long(zval *value, bool *failed)
{
	zend_long number = 0;

	if (Z_TYPE_P(value) == IS_LONG) {
		return Z_LVAL_P(value);
	}
	if (Z_TYPE_P(value) != IS_NULL && !zend_parse_arg_long_weak(value, &number, 3)) {
		*failed = true;
	}
	return number;
}
#else
#define php_sockets_try_long zval_try_get_long
#endif

/* How many classes are being loaded by autoloaders now. */
#if PHP_VERSION_ID < 80600
static inline uint32_t php_sockets_autoloading(void)
{
	return EG(in_autoload) != NULL ? zend_hash_num_elements(EG(in_autoload)) : 0;
}
#else
static inline uint32_t php_sockets_autoloading(void)
{
	return zend_hash_num_elements(&EG(autoload_current_classnames));
}
#endif

/* The structure of a pollable object, which PHP has since 8.6 (main/php_poll.h). */
#if PHP_VERSION_ID >= 80600
#include "main/php_poll.h"
#define PHP_SOCKETS_POLL_IS_NATIVE true
#else
#include "php_network.h"

#define PHP_SOCKETS_POLL_IS_NATIVE false

typedef struct php_poll_handle_object php_poll_handle_object;

typedef struct php_poll_handle_ops {
	php_socket_t (*get_fd)(php_poll_handle_object *handle); /* SOCK_ERR if there is none */
	int (*is_valid)(php_poll_handle_object *handle);
	void (*cleanup)(php_poll_handle_object *handle);
} php_poll_handle_ops;

struct php_poll_handle_object {
	php_poll_handle_ops *ops;
	void *handle_data;
	zend_object std;
};

static inline php_poll_handle_object *php_poll_handle_object_create(
		size_t size, zend_class_entry *ce, php_poll_handle_ops *ops)
{
	php_poll_handle_object *made = zend_object_alloc(size, ce);

	made->ops = ops;
	made->handle_data = NULL;
	zend_object_std_init(&made->std, ce);
	object_properties_init(&made->std, ce);
	return made;
}
#endif

/* The handlers of a class's objects, which the class itself knows since 8.3. */
#if PHP_VERSION_ID < 80300
#define php_sockets_handlers_of(ce) (&std_object_handlers)
#else
#define php_sockets_handlers_of(ce) ((ce)->default_object_handlers)
#endif

/* Constants of classes have a type since 8.3. */
#if PHP_VERSION_ID < 80300
static inline void php_sockets_type_constants(zend_class_entry *ce)
{
	(void) ce;
}
#else
static inline void php_sockets_type_constants(zend_class_entry *ce)
{
	zend_class_constant *constant;

	ZEND_HASH_FOREACH_PTR(&ce->constants_table, constant)
	{
		constant->type = (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG);
	}
	ZEND_HASH_FOREACH_END();
}
#endif

/* Whether the sockets extension bundled with this PHP has a feature that was added in a version,
 * given as PHP_VERSION_ID; 0: no version has it. */
#define PHP_SOCKETS_IS_BUNDLED(since) ((since) != 0 && PHP_VERSION_ID >= (since))

/* Begins to bring an address into the processor's caches. It may be invalid. */
#if defined(__GNUC__) || defined(__clang__)
#define PHP_SOCKETS_PREFETCH(address) __builtin_prefetch(address)
#else
#define PHP_SOCKETS_PREFETCH(address) ((void) (address))
#endif

#endif
