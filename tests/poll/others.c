/* An extension that has a class of Io\Poll, or an interface, of its own: the class or interface
 * that OTHERS_CLASS and OTHERS_INTERFACE name, and a class OthersHandle of the latter. An interface
 * that exists already is used as it is. */
#include "php.h"
#include "zend_exceptions.h"

#include <stdlib.h>

static zend_class_entry *declare(const char *name, bool interface)
{
	zend_class_entry ce;

	INIT_CLASS_ENTRY_EX(ce, name, strlen(name), NULL);
	return interface ? zend_register_internal_interface(&ce)
					 : zend_register_internal_class_ex(&ce, zend_ce_exception);
}

static zend_class_entry *interface_of(const char *name)
{
	char lower[64];
	zend_class_entry *found;

	zend_str_tolower_copy(lower, name, strlen(name));
	found = zend_hash_str_find_ptr(CG(class_table), lower, strlen(name));
	return found != NULL ? found : declare(name, true);
}

/* Returns the property of that name, or what a closure in it returns. */
static ZEND_NAMED_FUNCTION(others_get_stream)
{
	zval *stream = OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), 0);

	ZEND_PARSE_PARAMETERS_NONE();
	if (Z_TYPE_P(stream) == IS_OBJECT) {
		call_user_function(NULL, NULL, stream, return_value, 0, NULL);
	} else {
		RETVAL_COPY(stream);
	}
}

ZEND_BEGIN_ARG_INFO_EX(others_arguments, 0, 0, 0)
ZEND_END_ARG_INFO()

/* The macro takes two arguments more since PHP 8.4. */
#if PHP_VERSION_ID >= 80400
#define OTHERS_METHOD(name, function, arguments) \
	ZEND_RAW_FENTRY(name, function, arguments, ZEND_ACC_PUBLIC, NULL, NULL)
#else
#define OTHERS_METHOD(name, function, arguments) \
	ZEND_RAW_FENTRY(name, function, arguments, ZEND_ACC_PUBLIC)
#endif

static const zend_function_entry methods[] = { OTHERS_METHOD(
		"getStream", others_get_stream, others_arguments) ZEND_FE_END };

/* With OTHERS_STREAM its handles have a stream. */
static void declare_handle(zend_class_entry *interface)
{
	zend_class_entry ce;
	zend_class_entry *handle;

	INIT_CLASS_ENTRY(ce, "OthersHandle", getenv("OTHERS_STREAM") != NULL ? methods : NULL);
	handle = zend_register_internal_class(&ce);
	zend_declare_property_null(handle, "stream", strlen("stream"), ZEND_ACC_PUBLIC);
	zend_class_implements(handle, 1, interface);
}

static PHP_MINIT_FUNCTION(others)
{
	const char *class = getenv("OTHERS_CLASS");
	const char *interface = getenv("OTHERS_INTERFACE");

	if (class != NULL) {
		declare(class, false);
	}
	if (interface != NULL) {
		declare_handle(interface_of(interface));
	}
	return SUCCESS;
}

zend_module_entry others_module_entry = {
	STANDARD_MODULE_HEADER,
	"others",
	NULL,
	PHP_MINIT(others),
	NULL,
	NULL,
	NULL,
	NULL,
	"1",
	STANDARD_MODULE_PROPERTIES,
};

ZEND_GET_MODULE(others)
