/* An extension that brings a class of Io\Poll, or an interface, before sockets does: the class or
 * interface that OTHERS_CLASS and OTHERS_INTERFACE name, and a class OthersHandle of the latter. */
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

static PHP_MINIT_FUNCTION(others)
{
	const char *class = getenv("OTHERS_CLASS");
	const char *interface = getenv("OTHERS_INTERFACE");

	if (class != NULL) {
		declare(class, false);
	}
	if (interface != NULL) {
		zend_class_implements(declare("OthersHandle", false), 1, declare(interface, true));
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
