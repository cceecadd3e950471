#include "php.h"
#include "zend_smart_str.h"

#include "modern/error.h"
#include "modern/process.h"
#include "skc_notify.h"
#include "skc_os.h"

/* Joins the assignments to one message. NULL after an exception. */
static zend_string *notify_join(zval *states, uint32_t count)
{
	smart_str message = { 0 };

	for (uint32_t i = 0; i < count; i++) {
		if (Z_TYPE(states[i]) != IS_STRING) {
			zend_argument_type_error(
					i + 1, "must be of type string, %s given", zend_zval_type_name(&states[i]));
			smart_str_free(&message);
			return NULL;
		}
		if (!skc_notify_is_assignment(Z_STRVAL(states[i]), Z_STRLEN(states[i]))) {
			zend_argument_value_error(i + 1,
					"must be an assignment like \"READY=1\", without line breaks and null bytes");
			smart_str_free(&message);
			return NULL;
		}
		if (i > 0) {
			smart_str_appendc(&message, '\n');
		}
		smart_str_append(&message, Z_STR(states[i]));
	}
	return smart_str_extract(&message);
}

PHP_FUNCTION(Sockets_notify)
{
	zval *states;
	uint32_t count;
	zend_string *message;
	char *address;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_VARIADIC('+', states, count)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_process_is_command_line("notify")) {
		RETURN_THROWS();
	}
	message = notify_join(states, count);
	if (message == NULL) {
		RETURN_THROWS();
	}
	address = php_modern_process_variable(SKC_NOTIFY_SOCKET);
	if (address != NULL) {
		err = skc_notify_send(address, ZSTR_VAL(message), ZSTR_LEN(message));
	}
	zend_string_release(message);
	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "notify: %s", SKC_NOTIFY_SOCKET);
	}
	RETVAL_BOOL(address != NULL);
	if (address != NULL) {
		efree(address);
	}
}

PHP_FUNCTION(Sockets_watchdog)
{
	char *usec;
	char *pid;
	const char *wrong;
	int64_t time;
	skc_err err;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!php_modern_process_is_command_line("watchdog")) {
		RETURN_THROWS();
	}
	usec = php_modern_process_variable(SKC_NOTIFY_WATCHDOG);
	pid = php_modern_process_variable(SKC_NOTIFY_WATCHDOG_PID);
	err = skc_notify_watchdog(usec, pid, skc_os_process_id(), &time, &wrong);
	if (usec != NULL) {
		efree(usec);
	}
	if (pid != NULL) {
		efree(pid);
	}
	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "watchdog: %s", wrong);
		RETURN_THROWS();
	}
	if (time > 0) {
		RETURN_DOUBLE((double) time / SKC_NS_PER_SEC);
	}
}
