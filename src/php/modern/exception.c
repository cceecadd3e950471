#include "modern/exception.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "common/object.h"
#include "modern/modern.h"

/* The properties of a SocketException, in the order of the stub. */
enum {
	SLOT_KIND,
	SLOT_SYMBOL,
	SLOT_ENDPOINT,
	SLOT_LOCAL,
	SLOT_PARTIAL,
	SLOT_TRANSFERRED,
	SLOT_ATTEMPTS,
	SLOTS
};

static const char *const slot_names[SLOTS] = { "kind", "symbol", "endpoint", "local", "partial",
	"transferred", "attempts" };
static uint32_t offsets[SLOTS];

/* Those of a CancelledException; the others are 0. */
static uint32_t cancelled_offsets[SLOTS];

/* Those of a TlsException. */
enum { TLS_SLOT_WANTS, TLS_SLOT_ALERT, TLS_SLOTS };

static const char *const tls_slot_names[TLS_SLOTS] = { "wants", "alert" };
static uint32_t tls_offsets[TLS_SLOTS];

/* Cases of ErrorKind by skc_error_kind. */
static const char *const kind_names[SKC_ERROR_KINDS] = { "Other", "Refused", "Reset", "Aborted",
	"TimedOut", "Unreachable", "AddressInUse", "AddressNotAvailable", "PermissionDenied",
	"NotFound", "WouldBlock", "Interrupted", "BrokenPipe", "NotConnected", "AlreadyConnected",
	"Closed", "InvalidDescriptor", "Unresolved", "TooManyHandles", "OutOfMemory", "Unsupported",
	"InvalidArgument", "MessageTooLarge", "Certificate", "Handshake", "Truncated" };

static zend_object *(*create_exception)(zend_class_entry *ce);

static zend_object *exception_create_cancelled(zend_class_entry *ce);

/* Subclasses inherit the function. */
static bool exception_is_cancelled(const zend_object *object)
{
	return object->ce->create_object == exception_create_cancelled;
}

static bool exception_has(const zend_object *object, int which)
{
	return !exception_is_cancelled(object) || cancelled_offsets[which] != 0;
}

static zval *exception_slot(zend_object *object, int which)
{
	const uint32_t *offset_of = exception_is_cancelled(object) ? cancelled_offsets : offsets;

	return OBJ_PROP(object, offset_of[which]);
}

/* Replaces the current value; takes value. */
static void exception_put(zend_object *object, int which, zval *value)
{
	zval_ptr_dtor(exception_slot(object, which));
	ZVAL_COPY_VALUE(exception_slot(object, which), value);
	Z_PROP_FLAG_P(exception_slot(object, which)) = 0;
}

void php_modern_kind(zval *out, skc_error_kind kind)
{
	ZVAL_OBJ_COPY(out, zend_enum_get_case_cstr(php_modern_classes.error_kind, kind_names[kind]));
}

static void exception_put_kind(zend_object *object, skc_error_kind kind)
{
	zval value;

	php_modern_kind(&value, kind);
	exception_put(object, SLOT_KIND, &value);
}

/* Takes text. */
static void exception_put_string(zend_object *object, int which, zend_string *text)
{
	zval value;

	ZVAL_STR(&value, text);
	exception_put(object, which, &value);
}

static void exception_put_number(zend_object *object, int which, zend_long number)
{
	zval value;

	ZVAL_LONG(&value, number);
	exception_put(object, which, &value);
}

/* Borrows value. */
static void exception_put_copy(zend_object *object, int which, const zval *value)
{
	zval copy;

	ZVAL_COPY(&copy, value);
	exception_put(object, which, &copy);
}

static void exception_put_tls(zend_object *object, int which, const char *text)
{
	zval *slot = OBJ_PROP(object, tls_offsets[which]);

	zval_ptr_dtor(slot);
	ZVAL_STRING(slot, text);
	Z_PROP_FLAG_P(slot) = 0;
}

static bool exception_is_tls(const zend_class_entry *ce)
{
	return instanceof_function(ce, php_modern_classes.tls_exception);
}

/* The kind of an exception that is made without one. */
static skc_error_kind exception_default_kind(zend_class_entry *ce)
{
	if (instanceof_function(ce, php_modern_classes.timeout_exception)) {
		return SKC_ERROR_TIMED_OUT;
	}
	if (exception_is_tls(ce)) {
		return SKC_ERROR_HANDSHAKE;
	}
	return instanceof_function(ce, php_modern_classes.resolve_exception) ? SKC_ERROR_UNRESOLVED
																		 : SKC_ERROR_OTHER;
}

/* The properties of all classes. */
static void exception_put_part(zend_object *object, const zend_string *partial, size_t transferred)
{
	if (partial != NULL) {
		exception_put_string(object, SLOT_PARTIAL, zend_string_copy((zend_string *) partial));
	}
	exception_put_number(object, SLOT_TRANSFERRED, (zend_long) transferred);
}

/* The properties are valid even if a subclass does not call the constructor of its parent. */
static zend_object *exception_create_cancelled(zend_class_entry *ce)
{
	zend_object *object = create_exception(ce);

	exception_put_part(object, ZSTR_EMPTY_ALLOC(), 0);
	return object;
}

static zend_object *exception_create(zend_class_entry *ce)
{
	zend_object *object = create_exception(ce);
	zval empty;

	exception_put_kind(object, exception_default_kind(ce));
	exception_put_string(object, SLOT_SYMBOL, ZSTR_EMPTY_ALLOC());
	ZVAL_NULL(&empty);
	exception_put(object, SLOT_ENDPOINT, &empty);
	exception_put(object, SLOT_LOCAL, &empty);
	exception_put_part(object, ZSTR_EMPTY_ALLOC(), 0);
	ZVAL_EMPTY_ARRAY(&empty);
	exception_put(object, SLOT_ATTEMPTS, &empty);
	if (exception_is_tls(ce)) {
		exception_put_tls(object, TLS_SLOT_WANTS, "");
		exception_put_tls(object, TLS_SLOT_ALERT, "");
	}
	return object;
}

bool php_modern_can_make_exception(const zend_class_entry *ce)
{
	return php_sockets_can_make(php_modern_classes.socket_exception, exception_create) &&
			php_sockets_can_make(ce, exception_create);
}

void php_modern_fill_exception(zend_object *exception, const php_modern_exception *values)
{
	exception_put_kind(exception, values->kind);
	if (values->symbol != NULL) {
		exception_put_string(exception, SLOT_SYMBOL,
				zend_string_init(values->symbol, strlen(values->symbol), 0));
	}
	if (values->endpoint != NULL) {
		exception_put_copy(exception, SLOT_ENDPOINT, values->endpoint);
	}
	if (values->local != NULL) {
		exception_put_copy(exception, SLOT_LOCAL, values->local);
	}
	exception_put_part(exception, values->partial, values->transferred);
	if (values->attempts != NULL) {
		exception_put_copy(exception, SLOT_ATTEMPTS, values->attempts);
	}
	if (values->wants != NULL) {
		exception_put_tls(exception, TLS_SLOT_WANTS, values->wants);
	}
	if (values->alert != NULL) {
		exception_put_tls(exception, TLS_SLOT_ALERT, values->alert);
	}
}

/* --- methods ---------------------------------------------------------------------------------- */

/* Whether a property has the value that exception_create() gives it. */
static bool exception_is_default(zend_object *object, int which)
{
	const zval *value = exception_slot(object, which);
	zval kind;

	switch (Z_TYPE_P(value)) {
		case IS_NULL:
			return true;
		case IS_LONG:
			return Z_LVAL_P(value) == 0;
		case IS_STRING:
			return Z_STRLEN_P(value) == 0;
		case IS_ARRAY:
			return zend_hash_num_elements(Z_ARRVAL_P(value)) == 0;
		case IS_OBJECT:
			ZVAL_OBJ(&kind,
					zend_enum_get_case_cstr(php_modern_classes.error_kind,
							kind_names[exception_default_kind(object->ce)]));
			return which == SLOT_KIND && Z_OBJ_P(value) == Z_OBJ(kind);
		default:
			return false;
	}
}

bool php_modern_fill_cancelled(
		zend_object *exception, const zend_string *partial, size_t transferred)
{
	if (!exception_is_cancelled(exception) || !exception_is_default(exception, SLOT_PARTIAL) ||
			!exception_is_default(exception, SLOT_TRANSFERRED)) {
		return false;
	}
	exception_put_part(exception, partial, transferred);
	return true;
}

zend_object *php_modern_make_exception(zend_class_entry *ce, const char *message, zend_long code)
{
	zval exception;
	zval value;

	object_init_ex(&exception, ce);
	zend_update_property_string(zend_ce_exception, Z_OBJ(exception), ZEND_STRL("message"), message);
	ZVAL_LONG(&value, code);
	zend_update_property(zend_ce_exception, Z_OBJ(exception), ZEND_STRL("code"), &value);
	return Z_OBJ(exception);
}

/* The properties are readonly: the constructor sets them once. */
static bool exception_is_new(zend_object *object)
{
	for (int i = 0; i < SLOTS; i++) {
		if (exception_has(object, i) && !exception_is_default(object, i)) {
			zend_throw_error(NULL, "%s object is already constructed", ZSTR_VAL(object->ce->name));
			return false;
		}
	}
	return true;
}

/* The first three arguments are those of every exception. */
static void exception_construct_parent(
		zend_object *object, zend_string *message, zend_long code, zval *previous)
{
	zval arguments[3];
	zval result;

	ZVAL_STR(&arguments[0], message != NULL ? message : ZSTR_EMPTY_ALLOC());
	ZVAL_LONG(&arguments[1], code);
	if (previous != NULL) {
		ZVAL_COPY_VALUE(&arguments[2], previous);
	} else {
		ZVAL_NULL(&arguments[2]);
	}
	zend_call_known_function(
			spl_ce_RuntimeException->constructor, object, object->ce, &result, 3, arguments, NULL);
	zval_ptr_dtor(&result);
}

/* Arguments that were not given are NULL, and do not change the property. */
static void exception_put_given(zend_object *object, int which, const zval *value)
{
	if (value != NULL) {
		exception_put_copy(object, which, value);
	}
}

PHP_METHOD(Sockets_SocketException, __construct)
{
	zend_object *object = Z_OBJ_P(ZEND_THIS);
	zend_string *message = NULL;
	zend_long code = 0;
	zval *previous = NULL;
	zval *kind = NULL;
	zval *endpoint = NULL;
	zval *local = NULL;
	zend_string *symbol = NULL;
	zend_string *partial = NULL;
	zend_long transferred = 0;
	zval *attempts = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 10)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(message)
		Z_PARAM_LONG(code)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(kind, php_modern_classes.error_kind)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(endpoint, php_modern_classes.endpoint)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(local, php_modern_classes.endpoint)
		Z_PARAM_STR(symbol)
		Z_PARAM_STR(partial)
		Z_PARAM_LONG(transferred)
		Z_PARAM_ARRAY(attempts)
	ZEND_PARSE_PARAMETERS_END();

	if (transferred < 0) {
		zend_argument_value_error(9, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	if (ZEND_NUM_ARGS() > 3 && !exception_is_new(object)) {
		RETURN_THROWS();
	}
	exception_construct_parent(object, message, code, previous);
	if (ZEND_NUM_ARGS() <= 3) {
		return;
	}
	exception_put_given(object, SLOT_KIND, kind);
	exception_put_given(object, SLOT_ENDPOINT, endpoint);
	exception_put_given(object, SLOT_LOCAL, local);
	if (symbol != NULL) {
		exception_put_string(object, SLOT_SYMBOL, zend_string_copy(symbol));
	}
	if (partial != NULL) {
		exception_put_string(object, SLOT_PARTIAL, zend_string_copy(partial));
	}
	exception_put_number(object, SLOT_TRANSFERRED, transferred);
	exception_put_given(object, SLOT_ATTEMPTS, attempts);
}

PHP_METHOD(Sockets_CancelledException, __construct)
{
	zend_object *object = Z_OBJ_P(ZEND_THIS);
	zend_string *message = NULL;
	zend_long code = 0;
	zval *previous = NULL;
	zend_string *partial = NULL;
	zend_long transferred = 0;

	ZEND_PARSE_PARAMETERS_START(0, 5)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(message)
		Z_PARAM_LONG(code)
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(previous, zend_ce_throwable)
		Z_PARAM_STR(partial)
		Z_PARAM_LONG(transferred)
	ZEND_PARSE_PARAMETERS_END();

	if (transferred < 0) {
		zend_argument_value_error(5, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	if (ZEND_NUM_ARGS() > 3 && !exception_is_new(object)) {
		RETURN_THROWS();
	}
	exception_construct_parent(object, message, code, previous);
	if (ZEND_NUM_ARGS() > 3) {
		exception_put_part(object, partial, (size_t) transferred);
	}
}

/* Removes the arguments of the calls: Sockets, streams and closures among them cannot be
 * serialized, and others may be secret. */
static void exception_drop_arguments(zval *trace)
{
	zval *frame;

	if (trace == NULL || Z_TYPE_P(trace) != IS_ARRAY) {
		return;
	}
	SEPARATE_ARRAY(trace);
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(trace), frame) {
		if (Z_TYPE_P(frame) == IS_ARRAY) {
			SEPARATE_ARRAY(frame);
			zend_hash_str_del(Z_ARRVAL_P(frame), ZEND_STRL("args"));
		}
	}
	ZEND_HASH_FOREACH_END();
}

/* All properties by the names that unserialize() expects, those of subclasses included: PHP checks
 * their types when it sets them, and there is no __unserialize(). */
PHP_METHOD(Sockets_SocketException, __serialize)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETVAL_ARR(zend_array_dup(zend_std_get_properties(Z_OBJ_P(ZEND_THIS))));
	exception_drop_arguments(
			zend_hash_str_find(Z_ARRVAL_P(return_value), ZEND_STRL("\0Exception\0trace")));
}

/* --- the module ------------------------------------------------------------------------------- */

/* The entries of inherited properties belong to SocketException, and the subclass does not own
 * their names. */
static void exception_drop_inherited(zend_class_entry *ce)
{
	zend_string *name;
	const zend_property_info *property;

	ZEND_HASH_FOREACH_STR_KEY_PTR(&ce->properties_info, name, property)
	{
		if (property->ce == php_modern_classes.socket_exception) {
			zend_hash_del(&ce->properties_info, name);
		}
	}
	ZEND_HASH_FOREACH_END();
}

void php_modern_unload(void)
{
	exception_drop_inherited(php_modern_classes.timeout_exception);
	exception_drop_inherited(php_modern_classes.resolve_exception);
	exception_drop_inherited(php_modern_classes.tls_exception);
}

static void exception_find_offsets(const zend_class_entry *ce, uint32_t *found)
{
	for (int i = 0; i < SLOTS; i++) {
		const zend_property_info *property =
				zend_hash_str_find_ptr(&ce->properties_info, slot_names[i], strlen(slot_names[i]));

		found[i] = property != NULL ? property->offset : 0;
	}
}

void php_modern_prepare_exceptions(void)
{
	zend_class_entry *ce = php_modern_classes.socket_exception;

	exception_find_offsets(ce, offsets);
	exception_find_offsets(php_modern_classes.cancelled_exception, cancelled_offsets);
	for (int i = 0; i < TLS_SLOTS; i++) {
		const zend_property_info *property =
				zend_hash_str_find_ptr(&php_modern_classes.tls_exception->properties_info,
						tls_slot_names[i], strlen(tls_slot_names[i]));

		tls_offsets[i] = property->offset;
	}
	create_exception = ce->create_object;
	php_modern_classes.cancelled_exception->create_object = exception_create_cancelled;
	ce->create_object = exception_create;
	php_modern_classes.timeout_exception->create_object = exception_create;
	php_modern_classes.resolve_exception->create_object = exception_create;
	php_modern_classes.tls_exception->create_object = exception_create;
}
