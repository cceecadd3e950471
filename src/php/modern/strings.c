#include "modern/strings.h"

#include "common/compat.h"

void php_modern_strings_free(php_modern_strings *strings)
{
	for (size_t i = 0; i < strings->count; i++) {
		zend_string_release(strings->held[i]);
	}
	efree(strings->iov);
	efree(strings->held);
}

/* Converts an element like an argument of type string; NULL after an exception. */
static zend_string *strings_convert(zval *element, size_t index, uint32_t arg)
{
	if (Z_TYPE_P(element) == IS_NULL || Z_TYPE_P(element) == IS_ARRAY ||
			Z_TYPE_P(element) == IS_RESOURCE) {
		zend_argument_type_error(arg, "element #%zu must be of type string, %s given", index,
				zend_zval_value_name(element));
		return NULL;
	}
	return zval_try_get_string(element);
}

bool php_modern_strings_of(php_modern_strings *out, const HashTable *array, uint32_t arg)
{
	size_t most = zend_hash_num_elements(array);
	zval *element;

	*out = (php_modern_strings){ safe_emalloc(most, sizeof(*out->iov), sizeof(*out->iov)),
		safe_emalloc(most, sizeof(*out->held), sizeof(*out->held)), 0, 0 };
	ZEND_HASH_FOREACH_VAL ((HashTable *) array, element) {
		zend_string *text;

		ZVAL_DEREF(element);
		text = EXPECTED(Z_TYPE_P(element) == IS_STRING) ? zend_string_copy(Z_STR_P(element))
														: strings_convert(element, out->count, arg);
		if (text == NULL) {
			return false;
		}
		out->iov[out->count] = SKC_IOV(ZSTR_VAL(text), ZSTR_LEN(text));
		out->held[out->count++] = text;
		out->total += ZSTR_LEN(text);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}
