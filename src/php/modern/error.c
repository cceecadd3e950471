#include "modern/error.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "common/channel.h"
#include "common/error.h"
#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/endpoint_text.h"
#include "modern/exception.h"
#include "modern/modern.h"
#include "modern/proxy.h"

/* The identity of an exception, without its context. */
typedef struct error_identity {
	zend_class_entry *ce;
	skc_error_kind kind;
	zend_long code;
	const char *symbol;
	const char *wants; /* of a TlsException, as is the next one; else NULL */
	const char *alert;
} error_identity;

/* --- the addresses of the socket -------------------------------------------------------------- */

/* The endpoints of a failure; null if they are not known. */
typedef struct error_places {
	zval endpoint;
	zval local;
} error_places;

static error_places modern_error_locate(const php_modern_failure *failure)
{
	php_socket *s = failure->socket;
	skc_handle handle = s != NULL ? php_sockets_sock(s).handle : SKC_HANDLE_NONE;
	error_places places;
	skc_addr addr;

	ZVAL_NULL(&places.endpoint);
	ZVAL_NULL(&places.local);
	if (failure->endpoint != NULL) {
		ZVAL_COPY(&places.endpoint, failure->endpoint);
	} else if (SKC_HANDLE_IS_ONE(handle) && !php_modern_proxy_peer(s, &places.endpoint) &&
			skc_sock_peer(handle, &addr) == SKC_OK) {
		php_modern_endpoint_of(&places.endpoint, &addr, php_sockets_type_of(s));
	}
	if (SKC_HANDLE_IS_ONE(handle) && !php_modern_proxy_local(s, &places.local) &&
			skc_os_local_name(handle, &addr) == SKC_OK) {
		php_modern_endpoint_of(&places.local, &addr, php_sockets_type_of(s));
	}
	return places;
}

static void modern_error_leave(error_places *places)
{
	zval_ptr_dtor(&places->endpoint);
	zval_ptr_dtor(&places->local);
}

/* Whether an endpoint is worth a place in a message: one of a socket without a name is not. */
static bool modern_error_has_name(const zval *endpoint)
{
	const zend_string *path;

	if (Z_TYPE_P(endpoint) != IS_OBJECT) {
		return false;
	}
	path = php_modern_endpoint_path(endpoint);
	return path != NULL ? ZSTR_LEN(path) > 0 : php_modern_endpoint_port(endpoint) != 0;
}

static const char *const prepositions[] = { NULL, "from", "to", "on" };

/* Appends " from tcp://192.0.2.1:80". */
static void modern_error_append_place(
		smart_str *message, const error_places *places, php_modern_place place)
{
	const zval *endpoint = &places->endpoint;
	zend_string *text;

	if (place == PHP_MODERN_ON_LOCAL || !modern_error_has_name(endpoint)) {
		place = PHP_MODERN_ON_LOCAL;
		endpoint = &places->local;
	}
	if (!modern_error_has_name(endpoint)) {
		return;
	}
	text = php_modern_endpoint_text(endpoint);
	smart_str_appendc(message, ' ');
	smart_str_appends(message, prepositions[place]);
	smart_str_appendc(message, ' ');
	smart_str_append(message, text);
	zend_string_release(text);
}

/* --- throwing --------------------------------------------------------------------------------- */

static void modern_error_throw(const error_identity *of, const php_modern_failure *failure,
		const error_places *places, const char *message)
{
	const php_modern_exception values = {
		.kind = of->kind,
		.symbol = of->symbol,
		.endpoint = &places->endpoint,
		.local = &places->local,
		.partial = failure->partial,
		.transferred = failure->transferred,
		.attempts = failure->attempts,
		.wants = of->wants,
		.alert = of->alert,
	};

	zend_object *current = EG(exception);
	zend_object *exception;

	if (!php_modern_can_make_exception(of->ce)) {
		return;
	}
	exception = current == NULL ? zend_throw_exception(of->ce, message, of->code)
								: php_modern_make_exception(of->ce, message, of->code);
	php_modern_fill_exception(exception, &values);
	if (current != NULL) {
		zend_exception_set_previous(current, exception);
	}
}

/* With an exception already: whether there is nothing to be added to it. exit() is one, too. */
static bool modern_error_adds_nothing(const php_modern_failure *failure)
{
	bool has_part = failure->transferred > 0 ||
			(failure->partial != NULL && ZSTR_LEN(failure->partial) > 0);

	return !has_part || !instanceof_function(EG(exception)->ce, zend_ce_throwable) ||
			php_modern_fill_cancelled(EG(exception), failure->partial, failure->transferred);
}

/* Throws with the message "FORMATTED: words", or adds the exception to the current one. */
static void modern_error_throw_formatted(const error_identity *of,
		const php_modern_failure *failure, const char *words, const char *format, va_list arguments)
{
	smart_str message = { 0 };
	zend_string *tried;
	size_t name;
	error_places places;

	if (failure->socket != NULL) {
		php_sockets_set_error(
				failure->socket, of->alert != NULL ? SKC_ECONNABORTED : (skc_err) of->code);
	}
	if (EG(exception) != NULL && modern_error_adds_nothing(failure)) {
		return;
	}
	tried = zend_vstrpprintf(0, format, arguments);
	name = strcspn(ZSTR_VAL(tried), " ,");
	places = modern_error_locate(failure);
	smart_str_appendl(&message, ZSTR_VAL(tried), name);
	if (failure->place != PHP_MODERN_NOWHERE) {
		modern_error_append_place(&message, &places, failure->place);
	}
	smart_str_appendl(&message, ZSTR_VAL(tried) + name, ZSTR_LEN(tried) - name);
	smart_str_appends(&message, ": ");
	smart_str_appends(&message, words);
	smart_str_0(&message);
	modern_error_throw(of, failure, &places, ZSTR_VAL(message.s));
	smart_str_free(&message);
	modern_error_leave(&places);
	zend_string_release(tried);
}

/* An error of the system. */
static error_identity modern_error_of(zend_class_entry *ce, skc_err code)
{
	skc_error_row row = skc_err_describe(code);

	return (error_identity){ .ce = ce, .kind = row.kind, .code = code, .symbol = row.symbol };
}

static error_identity modern_error_of_timeout(void)
{
	return modern_error_of(php_modern_classes.timeout_exception, SKC_ETIMEDOUT);
}

static const char *const timeout_words = "timed out";

const char *php_modern_error_text(skc_err code)
{
	return code == SKC_EDEADLINE ? timeout_words : sockets_strerror(code);
}

/* By skc_channel_reason. */
static const struct {
	skc_error_kind kind;
	const char *words; /* before the text */
} channel_reasons[] = {
	[SKC_CHANNEL_SOUND] = { SKC_ERROR_OTHER, "TLS failed" },
	[SKC_CHANNEL_CERTIFICATE] = { SKC_ERROR_CERTIFICATE, "the certificate was refused" },
	[SKC_CHANNEL_HANDSHAKE] = { SKC_ERROR_HANDSHAKE, "TLS failed" },
	[SKC_CHANNEL_TRUNCATED] = { SKC_ERROR_TRUNCATED, "TLS failed" },
	[SKC_CHANNEL_MISMATCH] = { SKC_ERROR_INVALID_ARGUMENT, "TLS failed" },
};

/* Throws the failure of a channel. The socket may have been closed meanwhile. */
static ZEND_COLD void modern_error_throw_channel(
		const php_modern_failure *failure, const char *format, va_list arguments)
{
	const skc_channel *channel =
			failure->socket != NULL ? php_sockets_channel(failure->socket) : NULL;
	const skc_channel_failure *why = channel != NULL ? channel->kind->failure(channel) : NULL;
	static const skc_channel_failure unknown = { .reason = SKC_CHANNEL_SOUND, .text = "unknown" };
	error_identity of = {
		.ce = php_modern_classes.tls_exception, .kind = SKC_ERROR_OTHER, .code = 0, .symbol = ""
	};
	zend_string *words;

	why = why != NULL ? why : &unknown;
	of.kind = channel_reasons[why->reason].kind;
	of.code = why->code;
	of.alert = why->alert;
	words = zend_strpprintf(0, "%s: %s", channel_reasons[why->reason].words, why->text);
	modern_error_throw_formatted(&of, failure, ZSTR_VAL(words), format, arguments);
	zend_string_release(words);
}

skc_error_kind php_modern_error_kind(skc_err code)
{
	return code == SKC_EDEADLINE ? SKC_ERROR_TIMED_OUT : skc_err_describe(code).kind;
}

/* The Socket was open when the call began: code that ran while it waited has closed it. */
static bool modern_error_is_closed_socket(const php_modern_failure *failure, skc_err code)
{
	return code == SKC_EBADF && failure->socket != NULL && Z_ISUNDEF(failure->socket->zstream) &&
			php_sockets_sock(failure->socket).handle == SKC_HANDLE_NONE;
}

void php_modern_throw(const php_modern_failure *failure, skc_err code, const char *format, ...)
{
	error_identity of = modern_error_of(php_modern_classes.socket_exception, code);
	va_list arguments;

	if (code == SKC_EDEADLINE) {
		of = modern_error_of_timeout();
	} else if (modern_error_is_closed_socket(failure, code)) {
		of.kind = SKC_ERROR_CLOSED;
	}
	va_start(arguments, format);
	if (code == SKC_ECHANNEL) {
		modern_error_throw_channel(failure, format, arguments);
	} else {
		modern_error_throw_formatted(&of, failure, php_modern_error_text(code), format, arguments);
	}
	va_end(arguments);
}

void php_modern_throw_wants(
		const php_modern_failure *failure, short events, const char *format, ...)
{
	error_identity of = modern_error_of(php_modern_classes.tls_exception, SKC_EAGAIN);
	zend_string *words;
	va_list arguments;

	of.wants = events == POLLOUT ? "write" : "read";
	words = zend_strpprintf(0, "TLS has to wait until the socket is ready to %s", of.wants);
	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, ZSTR_VAL(words), format, arguments);
	va_end(arguments);
	zend_string_release(words);
}

void php_modern_throw_timeout(const php_modern_failure *failure, const char *format, ...)
{
	error_identity of = modern_error_of_timeout();
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, timeout_words, format, arguments);
	va_end(arguments);
}

void php_modern_throw_closed(const php_modern_failure *failure, const char *format, ...)
{
	error_identity of = {
		.ce = php_modern_classes.socket_exception, .kind = SKC_ERROR_CLOSED, .code = 0, .symbol = ""
	};
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, "the peer closed the connection", format, arguments);
	va_end(arguments);
}

void php_modern_throw_too_large(const php_modern_failure *failure, const char *format, ...)
{
	error_identity of = modern_error_of(php_modern_classes.socket_exception, SKC_EMSGSIZE);
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, "limit exceeded", format, arguments);
	va_end(arguments);
}

void php_modern_throw_unsupported(
		const php_modern_failure *failure, const char *words, const char *format, ...)
{
	error_identity of = modern_error_of(php_modern_classes.socket_exception, SKC_EOPNOTSUPP);
	va_list arguments;

	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, words, format, arguments);
	va_end(arguments);
}

void php_modern_throw_unresolved(
		const php_modern_failure *failure, int code, const char *format, ...)
{
	error_identity of = { .ce = php_modern_classes.resolve_exception,
		.kind = SKC_ERROR_UNRESOLVED,
		.code = code,
		.symbol = skc_err_resolve_symbol(code) };
	char words[256];
	va_list arguments;

	skc_err_message(skc_err_of_lookup(code), words, sizeof(words));
	va_start(arguments, format);
	modern_error_throw_formatted(&of, failure, words, format, arguments);
	va_end(arguments);
}

void php_modern_add_part(
		php_socket *s, const zend_string *text, size_t transferred, const char *what)
{
	php_modern_failure failure = {
		.socket = s,
		.partial = text,
		.transferred = transferred,
		.place = text != NULL ? PHP_MODERN_FROM_PEER : PHP_MODERN_TO_PEER,
	};

	php_modern_throw(&failure, SKC_EINTR, "%s", what);
}
