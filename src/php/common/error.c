#include "common/error.h"

#include "common/descriptors.h"
#include "common/globals.h"
#include "common/object.h"

void php_sockets_set_error(php_socket *s, skc_err err)
{
	if (s != NULL) {
		s->error = err;
	}
	SOCKETS_G(last_error) = err;
}

static ZEND_COLD void common_error_fail(php_socket *s, skc_err err, const char *what)
{
	/* PHP's handlers run before the warning, which is left out if one throws. They may call socket
	 * functions: the error is stored afterwards. */
	if (err == SKC_EINTR) {
		php_sockets_on_interrupt(NULL);
	}
	php_sockets_set_error(s, err);
	if (EG(exception) == NULL) {
		php_error_docref(NULL, E_WARNING, "%s [%d]: %s", what, err, sockets_strerror(err));
	}
}

void php_sockets_fail(php_socket *s, skc_err err, const char *what)
{
	if (skc_err_is_pending(err)) {
		php_sockets_set_error(s, err);
	} else {
		common_error_fail(s, err, what);
	}
}

void php_sockets_fail_always(php_socket *s, skc_err err, const char *what)
{
	common_error_fail(s, err, what);
}

static php_sockets_part_fn on_part;

void php_sockets_on_part(php_sockets_part_fn add)
{
	on_part = add;
}

void php_sockets_add_part(php_socket *s, const char *bytes, size_t transferred)
{
	zend_string *text;

	if (EXPECTED(EG(exception) == NULL) || transferred == 0) {
		return;
	}
	text = bytes != NULL ? zend_string_init(bytes, transferred, 0) : NULL;
	on_part(s, text, transferred, get_active_function_name());
	if (text != NULL) {
		zend_string_release(text);
	}
}

bool php_sockets_interrupt_is_due(void)
{
	return zend_atomic_bool_load_ex(&EG(vm_interrupt));
}

/* Handlers that PHP only runs between two statements (declare(ticks), pcntl_signal_dispatch())
 * cannot run now: the interrupted call has to return for them. */
skc_err php_sockets_on_interrupt(void *owner)
{
	if (!php_sockets_interrupt_is_due()) {
		return SKC_EINTR;
	}
	zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
	if (zend_atomic_bool_load_ex(&EG(timed_out))) {
		zend_timeout();
	} else if (zend_interrupt_function != NULL) {
		zend_interrupt_function(EG(current_execute_data));
	}
	if (owner != NULL && php_sockets_sock(owner).handle == SKC_HANDLE_NONE) {
		return SKC_EBADF;
	}
	if (UNEXPECTED(SOCKETS_OWN(sent) != NULL) && !php_descriptors_are_valid()) {
		return SKC_EBADF;
	}
	return EG(exception) == NULL ? SKC_OK : SKC_EINTR;
}

PHP_SOCKETS_API char *sockets_strerror(int error)
{
	enum { TEXT_SIZE = 512 };

	if (SOCKETS_G(strerror_buf) == NULL) {
		SOCKETS_G(strerror_buf) = pemalloc(TEXT_SIZE, 1);
	}
	skc_err_message(error, SOCKETS_G(strerror_buf), TEXT_SIZE);
	return SOCKETS_G(strerror_buf);
}

PHP_FUNCTION(socket_strerror)
{
	zend_long code;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(code)
	ZEND_PARSE_PARAMETERS_END();

	if (code < INT_MIN || code > INT_MAX) {
		zend_argument_value_error(1, "must be between %d and %d", INT_MIN, INT_MAX);
		RETURN_THROWS();
	}
	RETURN_STRING(sockets_strerror((int) code));
}

PHP_FUNCTION(socket_last_error)
{
	zval *socket = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(socket, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	if (socket == NULL) {
		RETURN_LONG(SOCKETS_G(last_error));
	}
	if (!php_sockets_is_open(Z_SOCKET_P(socket), 1)) {
		RETURN_THROWS();
	}
	RETURN_LONG(Z_SOCKET_P(socket)->error);
}

PHP_FUNCTION(socket_clear_error)
{
	zval *socket = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJECT_OF_CLASS_OR_NULL(socket, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	if (socket == NULL) {
		SOCKETS_G(last_error) = 0;
		return;
	}
	if (!php_sockets_is_open(Z_SOCKET_P(socket), 1)) {
		RETURN_THROWS();
	}
	Z_SOCKET_P(socket)->error = 0;
}
