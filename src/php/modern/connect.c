#include "modern/connect.h"

#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/endpoint_text.h"
#include "modern/error.h"
#include "modern/exception.h"
#include "modern/io.h"
#include "modern/lookup.h"
#include "modern/modern.h"
#include "modern/proxy_header.h"
#include "modern/secure.h"
#include "modern/tls.h"
#include "skc_transfer.h"

/* Checks the options against each other and the endpoint. False after an exception. */
static bool modern_connect_check(
		skc_connect_to *to, const php_modern_options *read, const HashTable *given)
{
	const char *requirement;
	int option;
	bool valid = skc_connect_prepare(to, &option, &requirement);

	/* Only the option gives an address. */
	if (valid && skc_addr_family(&to->from) == AF_UNIX &&
			!php_modern_path_is_allowed(read->texts[SKC_EO_FROM])) {
		requirement = "must be a path within open_basedir";
		valid = false;
	}
	if (valid && to->type != SOCK_STREAM &&
			skc_endpoint_options_number(&to->options, SKC_EO_PROXY_HEADER, 0) == 1) {
		option = SKC_EO_PROXY_HEADER;
		requirement = "must be used with a stream socket";
		valid = false;
	}
	if (!valid) {
		zend_argument_value_error(php_modern_options_argument(option, given, 3), "option \"%s\" %s",
				skc_endpoint_option_rows[option].name, requirement);
	}
	return valid;
}

bool php_modern_destination_read(
		php_modern_destination *destination, const zval *endpoint, const HashTable *given)
{
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);
	zend_string *text = php_modern_endpoint_address(endpoint);
	skc_connect_to *to = &destination->to;

	/* Not all of it: most of its 1.4 KB are values of options that are not given. */
	to->family = scheme->family;
	to->type = scheme->type;
	to->is_service = scheme->shape == SKC_ENDPOINT_DOMAIN;
	to->text = ZSTR_VAL(text);
	to->len = ZSTR_LEN(text);
	to->port = MAX(php_modern_endpoint_port(endpoint), 0);
	to->random = php_modern_random;
	skc_endpoint_options_init(&to->options);
	destination->text = text;
	destination->options.calls = SKC_EO_CONNECT;
	destination->options.to = &to->options;
	return php_modern_options_read(&destination->options, endpoint, given, 3) &&
			modern_connect_check(to, &destination->options, given);
}

void php_modern_destination_free(php_modern_destination *destination)
{
	zend_string_release(destination->text);
	php_modern_options_free(&destination->options);
}

bool php_modern_endpoint_is_peer(const zval *endpoint)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);

	if (host == NULL || !zend_string_equals_literal(host, "*")) {
		return true;
	}
	zend_argument_value_error(1, "must have a host other than \"*\"");
	return false;
}

/* The reason of a failed attempt: "timed out", or "option \"mark\": Operation not permitted". */
static zend_string *modern_connect_reason(const skc_connect_attempt *attempt)
{
	const char *words = php_modern_error_text(attempt->err);

	if (attempt->refused != SKC_EO_NONE) {
		return zend_strpprintf(
				0, "option \"%s\": %s", skc_endpoint_option_rows[attempt->refused].name, words);
	}
	return zend_string_init(words, strlen(words), 0);
}

/* Makes the array of an exception's $attempts; without attempts it is empty. */
static void modern_connect_list_attempts(
		zval *list, const skc_connect_attempts *attempts, int socket_type)
{
	ZVAL_EMPTY_ARRAY(list);
	if (attempts == NULL || attempts->count == 0) {
		return;
	}
	array_init_size(list, (uint32_t) attempts->count);
	for (size_t i = 0; i < attempts->count; i++) {
		const skc_connect_attempt *attempt = &attempts->of[i];
		zval entry;
		zval value;

		array_init_size(&entry, 4);
		php_modern_endpoint_of(&value, &attempt->addr, socket_type);
		add_assoc_zval(&entry, "endpoint", &value);
		php_modern_kind(&value, php_modern_error_kind(attempt->err));
		add_assoc_zval(&entry, "kind", &value);
		add_assoc_str(&entry, "message", modern_connect_reason(attempt));
		add_assoc_double(&entry, "seconds", (double) attempt->took / SKC_NS_PER_SEC);
		add_next_index_zval(list, &entry);
	}
}

ZEND_COLD void php_modern_connect_failed(const char *what, const zval *endpoint, skc_err err,
		const skc_connected *result, const skc_connect_attempts *attempts)
{
	zval list;
	php_modern_failure failure = { .endpoint = endpoint, .attempts = &list };
	zend_string *text;
	char tried[40] = "";

	if (EG(exception) != NULL) {
		return;
	}
	modern_connect_list_attempts(&list, attempts, php_modern_endpoint_scheme(endpoint)->type);
	text = php_modern_endpoint_text(endpoint);
	if (result->tried > 1) {
		snprintf(tried, sizeof(tried), " (%zu addresses)", result->tried);
	}
	if (err == SKC_EOPNOTSUPP && result->tried == 0 &&
			php_modern_endpoint_scheme(endpoint)->shape == SKC_ENDPOINT_DOMAIN) {
		php_modern_lookup_unsupported(&failure, what, ZSTR_VAL(text));
	} else if (result->code != 0) {
		php_modern_throw_unresolved(&failure, result->code, "%s %s%s", what, ZSTR_VAL(text),
				result->absent ? ", a service that the domain does not offer" : "");
	} else if (result->late) {
		php_modern_throw_timeout(&failure, "%s %s%s", what, ZSTR_VAL(text),
				result->looking_up ? ", looking up the name" : tried);
	} else if (result->refused != SKC_EO_NONE) {
		php_modern_throw(&failure, err, "%s %s%s, option \"%s\"", what, ZSTR_VAL(text), tried,
				skc_endpoint_option_rows[result->refused].name);
	} else {
		php_modern_throw(&failure, err, "%s %s%s", what, ZSTR_VAL(text), tried);
	}
	zend_string_release(text);
	zval_ptr_dtor(&list);
}

skc_err php_modern_connect_run(
		skc_connect *c, skc_err (*run)(skc_connect *c, skc_connected *out), skc_connected *result)
{
	skc_err err = SKC_OK;

	zend_try
	{
		err = run(c, result);
	}
	zend_catch
	{
		skc_connect_end(c);
		zend_bailout();
	}
	zend_end_try();
	return err;
}

static void modern_connect_to(
		zval *return_value, const zval *endpoint, const skc_connect_to *to, int64_t deadline)
{
	bool blocking = skc_endpoint_options_number(&to->options, SKC_EO_NONBLOCKING, 0) == 0;
	skc_connect c;
	skc_connected result;
	skc_connect_attempts attempts;
	php_socket *s;
	skc_err err;

	skc_connect_begin(&c, to, deadline);
	err = php_modern_connect_run(&c, skc_connect_run, &result);
	attempts.count = 0;
	if (err != SKC_OK) {
		skc_connect_add_attempts(&c, &attempts);
	}
	skc_connect_end(&c);
	if (err == SKC_OK && blocking) {
		err = skc_os_make_blocking(result.handle);
		if (err != SKC_OK) {
			skc_os_close(result.handle);
		}
	}
	if (err == SKC_OK) {
		s = php_sockets_new(return_value, result.handle, result.family, blocking);
		if (s != NULL) {
			php_sockets_know_type(s, to->type);
		}
	} else {
		php_modern_connect_failed("connect to", endpoint, err, &result, &attempts);
	}
}

/* Sends a PROXY header first: the given bytes, or with NULL one that names the addresses of the
 * connection itself. On failure the connection is closed. */
static void modern_connect_send_header(
		zval *socket, const zval *endpoint, zend_string *given, int64_t deadline)
{
	php_socket *s = Z_SOCKET_P(socket);
	php_modern_failure failure = { .endpoint = endpoint };
	skc_err err = SKC_OK;
	zend_string *bytes =
			given != NULL ? zend_string_copy(given) : php_modern_proxy_own_header(s, &err);
	zend_string *text;

	if (err == SKC_OK) {
		skc_iov iov = SKC_IOV(ZSTR_VAL(bytes), ZSTR_LEN(bytes));

		err = skc_transfer_send(php_sockets_sock(s), &iov, 1, deadline, &failure.transferred);
		zend_string_release(bytes);
	}
	if (err != SKC_OK) {
		zval_ptr_dtor(socket);
		ZVAL_UNDEF(socket);
		text = php_modern_endpoint_text(endpoint);
		php_modern_throw(&failure, err, "connect to %s, PROXY header", ZSTR_VAL(text));
		zend_string_release(text);
	}
}

/* Where the session may be resumed that the connection will have. */
static zend_string *modern_connect_place(const zval *endpoint, const php_modern_tls *tls)
{
	const char *peer = tls->peer != NULL ? ZSTR_VAL(tls->peer) : "";

	return zend_strpprintf(0, "%s %" PRId64 " %s", ZSTR_VAL(php_modern_endpoint_host(endpoint)),
			php_modern_endpoint_port(endpoint), peer);
}

/* The handshake of a new connection, which is closed on failure. */
static void modern_connect_secure(
		zval *socket, const zval *endpoint, const php_modern_tls *tls, int64_t deadline)
{
	php_socket *s = Z_SOCKET_P(socket);
	php_modern_failure failure = { .socket = s, .endpoint = endpoint };
	zend_string *place = modern_connect_place(endpoint, tls);
	zend_string *what = php_modern_endpoint_call("connect to", endpoint);
	skc_err err = php_modern_tls_attach(tls, s, (skc_span){ ZSTR_VAL(place), ZSTR_LEN(place) });

	if (err != SKC_OK) {
		php_modern_throw(&failure, err, "%s", ZSTR_VAL(what));
	} else {
		(void) php_modern_secure_begin(s, endpoint, deadline, ZSTR_VAL(what));
	}
	if (EG(exception) != NULL) {
		zval_ptr_dtor(socket);
		ZVAL_UNDEF(socket);
	}
	zend_string_release(place);
	zend_string_release(what);
}

/* Connects, sends a PROXY header and makes the handshake of TLS, as far as they were requested. */
static void modern_connect_fully(zval *return_value, const zval *endpoint, HashTable *given,
		const php_modern_tls *tls, int64_t deadline)
{
	php_modern_destination destination;

	if (php_modern_destination_read(&destination, endpoint, given)) {
		modern_connect_to(return_value, endpoint, &destination.to, deadline);
		if (Z_TYPE_P(return_value) == IS_OBJECT &&
				skc_endpoint_options_number(&destination.to.options, SKC_EO_PROXY_HEADER, 0) == 1) {
			modern_connect_send_header(
					return_value, endpoint, destination.options.header, deadline);
		}
		if (Z_TYPE_P(return_value) == IS_OBJECT && tls->context != NULL) {
			modern_connect_secure(return_value, endpoint, tls, deadline);
		}
	}
	php_modern_destination_free(&destination);
}

static void modern_connect_by_tls(
		zval *return_value, const zval *endpoint, HashTable *given, int64_t deadline)
{
	zend_string *what = php_modern_endpoint_call("connect to", endpoint);
	HashTable *rest = php_tls_options_rest(given, false);
	php_modern_tls tls;

	if (php_modern_tls_read(
				&tls, given, 3, false, php_modern_endpoint_host(endpoint), ZSTR_VAL(what))) {
		modern_connect_fully(return_value, endpoint, rest, &tls, deadline);
		php_modern_tls_free(&tls);
	}
	if (rest != NULL) {
		zend_array_release(rest);
	}
	zend_string_release(what);
}

PHP_FUNCTION(Sockets_connect)
{
	zend_string *text;
	zend_object *object;
	zval *timeout = NULL;
	HashTable *given = NULL;
	zval endpoint;
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
	if (!php_modern_endpoint_is_peer(&endpoint)) {
		zval_ptr_dtor(&endpoint);
		RETURN_THROWS();
	}
	if (php_modern_endpoint_scheme(&endpoint)->is_tls) {
		modern_connect_by_tls(return_value, &endpoint, given, deadline);
	} else {
		modern_connect_fully(return_value, &endpoint, given, &PHP_MODERN_NO_TLS, deadline);
	}
	zval_ptr_dtor(&endpoint);
}
