#include "modern/error.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_enum.h"
#include "zend_exceptions.h"

#include "common/error.h"
#include "common/object.h"
#include "modern/modern.h"

/* The properties of a SocketException, in the order of the stub. */
enum { SLOT_KIND, SLOT_SYMBOL, SLOT_ENDPOINT, SLOT_PARTIAL, SLOT_TRANSFERRED, SLOTS };

static const char *const slot_names[SLOTS] = { "kind", "symbol", "endpoint", "partial",
	"transferred" };
static uint32_t offsets[SLOTS];

/* Cases of ErrorKind by skc_error_kind. */
static const char *const kind_names[SKC_ERROR_KINDS] = { "Other", "Refused", "Reset", "Aborted",
	"TimedOut", "Unreachable", "AddressInUse", "AddressNotAvailable", "PermissionDenied",
	"NotFound", "WouldBlock", "Interrupted", "BrokenPipe", "NotConnected", "AlreadyConnected",
	"Closed", "Unresolved", "TooManyHandles", "OutOfMemory", "Unsupported", "InvalidArgument",
	"MessageTooLarge" };

static zend_object *(*create_exception)(zend_class_entry *ce);

static zval *modern_error_slot(zend_object *object, int which)
{
	return OBJ_PROP(object, offsets[which]);
}

/* Replaces the current value; takes value. */
static void modern_error_put(zend_object *object, int which, zval *value)
{
	zval_ptr_dtor(modern_error_slot(object, which));
	ZVAL_COPY_VALUE(modern_error_slot(object, which), value);
	Z_PROP_FLAG_P(modern_error_slot(object, which)) = 0;
}

static void modern_error_put_kind(zend_object *object, skc_error_kind kind)
{
	zval value;

	ZVAL_OBJ_COPY(&value, zend_enum_get_case_cstr(php_modern_classes.error_kind, kind_names[kind]));
	modern_error_put(object, SLOT_KIND, &value);
}

static void modern_error_put_string(zend_object *object, int which, zend_string *text)
{
	zval value;

	ZVAL_STR(&value, text);
	modern_error_put(object, which, &value);
}

static void modern_error_put_endpoint(zend_object *object, const zval *endpoint)
{
	zval value;

	ZVAL_NULL(&value);
	if (endpoint != NULL) {
		ZVAL_COPY(&value, endpoint);
	}
	modern_error_put(object, SLOT_ENDPOINT, &value);
}

static void modern_error_put_transferred(zend_object *object, size_t transferred)
{
	zval value;

	ZVAL_LONG(&value, (zend_long) transferred);
	modern_error_put(object, SLOT_TRANSFERRED, &value);
}

/* An exception that a program creates itself has valid properties, too. */
static zend_object *modern_error_create(zend_class_entry *ce)
{
	zend_object *object = create_exception(ce);

	modern_error_put_kind(object, SKC_ERROR_OTHER);
	modern_error_put_string(object, SLOT_SYMBOL, ZSTR_EMPTY_ALLOC());
	modern_error_put_endpoint(object, NULL);
	modern_error_put_string(object, SLOT_PARTIAL, ZSTR_EMPTY_ALLOC());
	modern_error_put_transferred(object, 0);
	return object;
}

/* The identity of an exception, without its context. */
typedef struct exception_info {
	zend_class_entry *ce;
	skc_error_kind kind;
	zend_long code;
	const char *symbol;
} exception_info;

static void modern_error_throw(
		const exception_info *of, const php_modern_failure *failure, zend_string *message)
{
	zend_object *object;

	if (!php_sockets_can_make(php_modern_classes.socket_exception, modern_error_create) ||
			!php_sockets_can_make(of->ce, modern_error_create)) {
		return;
	}
	object = zend_throw_exception(of->ce, ZSTR_VAL(message), of->code);
	modern_error_put_kind(object, of->kind);
	modern_error_put_string(
			object, SLOT_SYMBOL, zend_string_init(of->symbol, strlen(of->symbol), 0));
	modern_error_put_endpoint(object, failure->endpoint);
	if (failure->partial != NULL) {
		modern_error_put_string(
				object, SLOT_PARTIAL, zend_string_copy((zend_string *) failure->partial));
	}
	modern_error_put_transferred(object, failure->transferred);
}

/* Throws with the message "FORMATTED: words". */
static void modern_error_throw_formatted(const exception_info *of,
		const php_modern_failure *failure, const char *words, const char *format, va_list arguments)
{
	zend_string *tried;
	zend_string *message;

	if (failure->socket != NULL) {
		php_sockets_set_error(failure->socket, (skc_err) of->code);
	}
	if (EG(exception) != NULL) {
		return;
	}
	tried = zend_vstrpprintf(0, format, arguments);
	message = zend_strpprintf(0, "%s: %s", ZSTR_VAL(tried), words);
	modern_error_throw(of, failure, message);
	zend_string_release(tried);
	zend_string_release(message);
}

static exception_info modern_error_timeout_info(void)
{
	skc_error_row row = skc_err_describe(SKC_ETIMEDOUT);

	return (exception_info){ php_modern_classes.timeout_exception, SKC_ERROR_TIMED_OUT, row.code,
		row.symbol };
}

static const char *const timeout_words = "timed out";

void php_modern_throw(const php_modern_failure *failure, skc_err code, const char *format, ...)
{
	bool late = code == SKC_EDEADLINE;
	skc_error_row row = skc_err_describe(code);
	exception_info of = { php_modern_classes.socket_exception, row.kind, code, row.symbol };
	va_list arguments;

	if (late) {
		of = modern_error_timeout_info();
	}
	va_start(arguments, format);
	modern_error_throw_formatted(
			&of, failure, late ? timeout_words : sockets_strerror(code), format, arguments);
	va_end(arguments);
}

void php_modern_throw_timeout(const php_modern_failure *failure, const char *format, ...)
{
	exception_info of = modern_error_timeout_info();
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, timeout_words, format, arguments);
	va_end(arguments);
}

void php_modern_throw_closed(const php_modern_failure *failure, const char *format, ...)
{
	exception_info of = { php_modern_classes.socket_exception, SKC_ERROR_CLOSED, 0, "" };
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, "the peer closed the connection", format, arguments);
	va_end(arguments);
}

void php_modern_throw_too_large(const php_modern_failure *failure, const char *format, ...)
{
	skc_error_row row = skc_err_describe(SKC_EMSGSIZE);
	exception_info of = { php_modern_classes.socket_exception, SKC_ERROR_MESSAGE_TOO_LARGE,
		row.code, row.symbol };
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, "limit exceeded", format, arguments);
	va_end(arguments);
}

void php_modern_throw_unsupported(
		const php_modern_failure *failure, const char *words, const char *format, ...)
{
	skc_error_row row = skc_err_describe(SKC_EOPNOTSUPP);
	exception_info of = { php_modern_classes.socket_exception, SKC_ERROR_UNSUPPORTED, row.code,
		row.symbol };
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, words, format, arguments);
	va_end(arguments);
}

void php_modern_throw_unresolved(
		const php_modern_failure *failure, int code, const char *format, ...)
{
	exception_info of = { php_modern_classes.resolve_exception, SKC_ERROR_UNRESOLVED, code,
		skc_err_resolve_symbol(code) };
	char words[256];
	va_list arguments;

	skc_err_message(SKC_HOST_ERROR_BASE - skc_os_host_error(code), words, sizeof(words));
	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, words, format, arguments);
	va_end(arguments);
}

/* The entries of inherited properties belong to SocketException, and the subclass does not own
 * their names. */
static void modern_error_drop_inherited(zend_class_entry *ce)
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
	modern_error_drop_inherited(php_modern_classes.timeout_exception);
	modern_error_drop_inherited(php_modern_classes.resolve_exception);
}

void php_modern_prepare_exceptions(void)
{
	zend_class_entry *ce = php_modern_classes.socket_exception;

	for (int i = 0; i < SLOTS; i++) {
		const zend_property_info *property =
				zend_hash_str_find_ptr(&ce->properties_info, slot_names[i], strlen(slot_names[i]));

		offsets[i] = property->offset;
	}
	create_exception = ce->create_object;
	ce->create_object = modern_error_create;
	php_modern_classes.timeout_exception->create_object = modern_error_create;
	php_modern_classes.resolve_exception->create_object = modern_error_create;
}
