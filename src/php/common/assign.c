#include "common/assign.h"

bool php_sockets_assign(zval *variable, zval *value)
{
	zend_reference *reference = Z_REF_P(variable);
	zval old;

	if (UNEXPECTED(ZEND_REF_HAS_TYPE_SOURCES(reference)) &&
			!zend_verify_ref_assignable_zval(reference, value, ZEND_ARG_USES_STRICT_TYPES())) {
		zval_ptr_dtor(value);
		return false;
	}
	ZVAL_COPY_VALUE(&old, &reference->val);
	ZVAL_COPY_VALUE(&reference->val, value);
	zval_ptr_dtor(&old);
	return EG(exception) == NULL;
}
