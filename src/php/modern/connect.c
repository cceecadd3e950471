#include "modern/io.h"

#include "modern/option.h"
#include "common/duration.h"
#include "skc_connect.h"
#include "skc_time.h"

/* The options, in the order of the table. */
enum {
	OPTION_ATTEMPT_DELAY,
	OPTION_FASTOPEN,
	OPTION_FROM,
	OPTION_INTERFACE,
	OPTION_KEEPALIVE,
	OPTION_KEEPALIVE_COUNT,
	OPTION_KEEPALIVE_IDLE,
	OPTION_KEEPALIVE_INTERVAL,
	OPTION_MARK,
	OPTION_MPTCP,
	OPTION_NODELAY,
	OPTION_NONBLOCKING,
	OPTION_PROTOCOL,
	OPTION_USER_TIMEOUT,
	OPTIONS
};

static const php_modern_option options[OPTIONS] = {
	{ "attempt_delay", PHP_MODERN_SECONDS, SKC_CONNECT_DELAY_MIN, 3600 * SKC_NS_PER_SEC },
	{ "fastopen", PHP_MODERN_FLAG, 0, 1 },
	{ "from", PHP_MODERN_TEXT, 0, 0 },
	{ "interface", PHP_MODERN_TEXT, 0, 0 },
	{ "keepalive", PHP_MODERN_PARTS, 0, 1 },
	{ "keepalive_count", PHP_MODERN_NUMBER, 1, 127 },
	{ "keepalive_idle", PHP_MODERN_NUMBER, 1, 32767 },
	{ "keepalive_interval", PHP_MODERN_NUMBER, 1, 32767 },
	{ "mark", PHP_MODERN_NUMBER, 0, INT_MAX },
	{ "mptcp", PHP_MODERN_FLAG, 0, 1 },
	{ "nodelay", PHP_MODERN_FLAG, 0, 1 },
	{ "nonblocking", PHP_MODERN_FLAG, 0, 1 },
	{ "protocol", PHP_MODERN_NUMBER, 0, 255 },
	{ "user_timeout", PHP_MODERN_SECONDS, SKC_NS_PER_MSEC, INT_MAX *SKC_NS_PER_MSEC },
};

/* Which number of the core an option is. */
static const struct {
	int option;
	int number;
	int64_t unit;
} numbers[] = {
	{ OPTION_FASTOPEN, SKC_CONNECT_FASTOPEN, 1 },
	{ OPTION_KEEPALIVE, SKC_CONNECT_KEEPALIVE, 1 },
	{ OPTION_KEEPALIVE_COUNT, SKC_CONNECT_KEEPALIVE_COUNT, 1 },
	{ OPTION_KEEPALIVE_IDLE, SKC_CONNECT_KEEPALIVE_IDLE, 1 },
	{ OPTION_KEEPALIVE_INTERVAL, SKC_CONNECT_KEEPALIVE_INTERVAL, 1 },
	{ OPTION_MARK, SKC_CONNECT_MARK, 1 },
	{ OPTION_NODELAY, SKC_CONNECT_NODELAY, 1 },
	{ OPTION_USER_TIMEOUT, SKC_CONNECT_USER_TIMEOUT, SKC_NS_PER_MSEC },
};

static void modern_connect_put_numbers(const php_modern_setting *settings, skc_connect_to *to)
{
	for (size_t i = 0; i < SKC_COUNT(numbers); i++) {
		const php_modern_setting *setting = &settings[numbers[i].option];

		to->numbers[numbers[i].number] = setting->given
				? (int) ((setting->number + numbers[i].unit - 1) / numbers[i].unit)
				: SKC_CONNECT_UNSET;
	}
	/* Without probes nothing of them is needed. */
	for (int i = OPTION_KEEPALIVE_COUNT; i <= OPTION_KEEPALIVE_INTERVAL; i++) {
		if (settings[i].given && !settings[OPTION_KEEPALIVE].given) {
			to->numbers[SKC_CONNECT_KEEPALIVE] = 1;
		}
	}
}

/* --- the local address ------------------------------------------------------------------------ */

/* Reads an address of IPv4 or IPv6. Gives what was expected, or NULL. */
static const char *modern_connect_parse_internet(const zend_string *text, skc_addr *out)
{
	const char *host = ZSTR_VAL(text);
	size_t len = ZSTR_LEN(text);
	int64_t port;

	if (!skc_addr_split_port(&host, &len, &port)) {
		return "an address, optionally with a port between 0 and 65535";
	}
	return skc_addr_parse(AF_INET, host, len, port, out) == SKC_OK ||
					skc_addr_parse(AF_INET6, host, len, port, out) == SKC_OK
			? NULL
			: "a numeric IPv4 or IPv6 address";
}

static const char *modern_connect_parse_from(const zend_string *text, int family, skc_addr *out)
{
	const char *expected = NULL;

	if (family == AF_UNIX) {
		if (ZSTR_LEN(text) == 0 ||
				skc_addr_path_from_text(ZSTR_VAL(text), ZSTR_LEN(text), out) != SKC_OK) {
			return "a valid path";
		}
		return php_modern_path_is_allowed(text) ? NULL : "a path within open_basedir";
	}
	if (family == AF_UNSPEC || skc_family_is_internet(family)) {
		expected = modern_connect_parse_internet(text, out);
	}
	if (expected == NULL && family != AF_UNSPEC && skc_addr_family(out) != family) {
		expected = "an address of the endpoint's family";
	}
	return expected;
}

/* The system takes the name up to its NUL. */
static bool modern_connect_interface_fits(const php_modern_setting *setting, uint32_t arg)
{
	if (setting->given && zend_str_has_nul_byte(setting->text)) {
		zend_argument_value_error(arg, "option \"interface\" must not contain any null bytes");
		return false;
	}
	return true;
}

/* Which argument has given an option. */
static uint32_t modern_connect_argument_of(const HashTable *given, const char *name)
{
	return given != NULL && zend_hash_str_exists(given, name, strlen(name)) ? 3 : 1;
}

static bool modern_connect_put_from(const zend_string *text, uint32_t arg, skc_connect_to *to)
{
	const char *expected = modern_connect_parse_from(text, skc_connect_family(to), &to->from);

	if (expected != NULL) {
		zend_argument_value_error(arg, "option \"from\" must be %s", expected);
		return false;
	}
	to->family = skc_addr_family(&to->from);
	return true;
}

/* --- the call --------------------------------------------------------------------------------- */

/* Reads what the endpoint and the array say; the array comes last, and wins. */
static bool modern_connect_read_options(
		const zval *endpoint, const HashTable *given, php_modern_options *read)
{
	return php_modern_options_read(read, php_modern_endpoint_options(endpoint), 1, true) &&
			(given == NULL || php_modern_options_read(read, given, 3, false));
}

/* to->text is there already. */
static bool modern_connect_plan(const zval *endpoint, const php_modern_setting *s,
		const HashTable *given, skc_connect_to *to)
{
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);

	to->family = scheme->family;
	to->type = scheme->type;
	to->protocol = (int) s[OPTION_PROTOCOL].number;
	to->port = MAX(php_modern_endpoint_port(endpoint), 0);
	to->device = s[OPTION_INTERFACE].given ? ZSTR_VAL(s[OPTION_INTERFACE].text) : NULL;
	to->multipath = s[OPTION_MPTCP].number != 0;
	to->delay = s[OPTION_ATTEMPT_DELAY].given ? s[OPTION_ATTEMPT_DELAY].number : SKC_CONNECT_DELAY;
	to->from = SKC_ADDR_EMPTY;
	modern_connect_put_numbers(s, to);
	return modern_connect_interface_fits(
				   &s[OPTION_INTERFACE], modern_connect_argument_of(given, "interface")) &&
			(!s[OPTION_FROM].given ||
					modern_connect_put_from(
							s[OPTION_FROM].text, modern_connect_argument_of(given, "from"), to));
}

/* "connect to tcp://db:5432 (3 addresses)" */
static ZEND_COLD void modern_connect_throw_failure(
		const zval *endpoint, skc_err err, const skc_connected *result)
{
	php_modern_failure failure = { NULL, endpoint, NULL, 0 };
	zend_string *text;
	char tried[40] = "";

	if (EG(exception) != NULL) {
		return;
	}
	text = php_modern_endpoint_text(endpoint);
	if (result->tried > 1) {
		snprintf(tried, sizeof(tried), " (%zu addresses)", result->tried);
	}
	if (result->code != 0) {
		php_modern_throw_unresolved(&failure, result->code, "connect to %s", ZSTR_VAL(text));
	} else if (result->late) {
		php_modern_throw_timeout(&failure, "connect to %s%s", ZSTR_VAL(text),
				result->looking_up ? ", looking up the name" : tried);
	} else {
		php_modern_throw(&failure, err, "connect to %s%s%s%s%s", ZSTR_VAL(text), tried,
				result->refused != NULL ? ", option \"" : "",
				result->refused != NULL ? result->refused : "",
				result->refused != NULL ? "\"" : "");
	}
	zend_string_release(text);
}

/* A fatal error of a signal's handler leaves by a jump: what is open is closed before. */
static skc_err modern_connect_run(skc_connect *c, skc_connected *result)
{
	skc_err err = SKC_OK;

	zend_try
	{
		err = skc_connect_run(c, result);
	}
	zend_catch
	{
		skc_connect_end(c);
		zend_bailout();
	}
	zend_end_try();
	skc_connect_end(c);
	return err;
}

static void modern_connect_to(zval *return_value, const zval *endpoint, const skc_connect_to *to,
		int64_t deadline, bool blocking)
{
	skc_connect c;
	skc_connected result;
	skc_err err;

	skc_connect_begin(&c, to, deadline);
	err = modern_connect_run(&c, &result);
	if (err == SKC_OK && blocking) {
		err = skc_os_make_blocking(result.handle);
		if (err != SKC_OK) {
			skc_os_close(result.handle);
		}
	}
	if (err == SKC_OK) {
		php_sockets_new(return_value, result.handle, result.family, blocking);
	} else {
		modern_connect_throw_failure(endpoint, err, &result);
	}
}

static void modern_connect_endpoint(
		zval *return_value, const zval *endpoint, int64_t deadline, const HashTable *given)
{
	php_modern_setting settings[OPTIONS] = { 0 };
	php_modern_options read = { options, OPTIONS, settings };
	skc_connect_to to;
	zend_string *text = php_modern_endpoint_address(endpoint);

	to.text = ZSTR_VAL(text);
	to.len = ZSTR_LEN(text);
	if (modern_connect_read_options(endpoint, given, &read) &&
			modern_connect_plan(endpoint, settings, given, &to)) {
		modern_connect_to(
				return_value, endpoint, &to, deadline, settings[OPTION_NONBLOCKING].number == 0);
	}
	zend_string_release(text);
	php_modern_options_free(&read);
}

PHP_FUNCTION(Sockets_connect)
{
	zend_string *text;
	zend_object *object;
	zval *timeout = NULL;
	HashTable *given = NULL;
	zval endpoint;
	const zend_string *host;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(object, php_modern_classes.endpoint, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_deadline(timeout, 2, &deadline) ||
			!php_modern_endpoint_arg(text, object, 1, &endpoint)) {
		RETURN_THROWS();
	}
	host = php_modern_endpoint_host(&endpoint);
	if (host != NULL && zend_string_equals_literal(host, "*")) {
		zend_argument_value_error(1, "must have a host other than \"*\"");
	} else {
		modern_connect_endpoint(return_value, &endpoint, deadline, given);
	}
	zval_ptr_dtor(&endpoint);
}
