#include "modern/proxy.h"

#include "common/duration.h"
#include "common/globals.h"
#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/endpoint_text.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/proxy_header.h"
#include "skc_time.h"

/* How long accept() waits for a header: the specification wants 3 seconds at least, so that one
 * lost packet does not matter (section 2). */
#define PROXY_LIMIT (5 * SKC_NS_PER_SEC)

/* --- the headers of connections --------------------------------------------------------------- */

static zend_ulong proxy_key_of(const php_socket *s)
{
	return (zend_ulong) (uintptr_t) s >> 3;
}

static zend_object *proxy_of(php_socket *s)
{
	return php_sockets_is_in(s, PHP_SOCKETS_PROXIED)
			? zend_hash_index_find_ptr(SOCKETS_OWN(proxied), proxy_key_of(s))
			: NULL;
}

/* Takes the header. */
static void proxy_store(php_socket *s, zend_object *header)
{
	if (SOCKETS_OWN(proxied) == NULL) {
		ALLOC_HASHTABLE(SOCKETS_OWN(proxied));
		zend_hash_init(SOCKETS_OWN(proxied), 8, NULL, NULL, 0);
	}
	zend_hash_index_update_ptr(SOCKETS_OWN(proxied), proxy_key_of(s), header);
	php_sockets_enter(s, PHP_SOCKETS_PROXIED);
}

/* Releasing a header may run a destructor: of a value that a WeakMap has for it. */
static void proxy_closing(php_socket *s, HashTable **ended)
{
	zend_object *header = proxy_of(s);
	zval object;

	php_sockets_leave(s, PHP_SOCKETS_PROXIED);
	zend_hash_index_del(SOCKETS_OWN(proxied), proxy_key_of(s));
	ZVAL_OBJ(&object, header);
	if (ended == NULL) {
		zval_ptr_dtor(&object);
		return;
	}
	if (*ended == NULL) {
		*ended = zend_new_array(0);
	}
	zend_hash_next_index_insert_new(*ended, &object);
}

void php_modern_proxy_reset(void)
{
	if (SOCKETS_OWN(proxied) != NULL) {
		zend_hash_destroy(SOCKETS_OWN(proxied));
		FREE_HASHTABLE(SOCKETS_OWN(proxied));
		SOCKETS_OWN(proxied) = NULL;
	}
}

void php_modern_proxy_startup(void)
{
	php_sockets_on_closing(PHP_SOCKETS_PROXIED, proxy_closing);
}

static bool proxy_copy_endpoint(
		php_socket *s, const zval *(*endpoint_of)(const zend_object *header), zval *out)
{
	const zend_object *header = proxy_of(s);
	const zval *endpoint = header != NULL ? endpoint_of(header) : NULL;

	if (endpoint == NULL || Z_TYPE_P(endpoint) != IS_OBJECT) {
		return false;
	}
	ZVAL_COPY(out, endpoint);
	return true;
}

bool php_modern_proxy_peer(php_socket *s, zval *zv)
{
	return proxy_copy_endpoint(s, php_modern_proxy_header_source, zv);
}

bool php_modern_proxy_local(php_socket *s, zval *zv)
{
	return proxy_copy_endpoint(s, php_modern_proxy_header_destination, zv);
}

/* --- the argument ----------------------------------------------------------------------------- */

static bool proxy_add_peer(
		php_modern_proxy *proxy, const zend_string *text, uint32_t arg, const char *option)
{
	if (zend_string_equals_literal(text, "unix")) {
		proxy->is_unix = true;
		return true;
	}
	if (skc_network_parse(ZSTR_VAL(text), ZSTR_LEN(text), &proxy->networks[proxy->count])) {
		proxy->count++;
		return true;
	}
	zend_argument_value_error(arg,
			"%smust have addresses, networks like \"10.0.0.0/8\", or \"unix\", \"%s\" given",
			option, ZSTR_VAL(text));
	return false;
}

/* Reads the list of peers. option: the beginning of a message. False after an exception. */
static bool proxy_read_peers(
		php_modern_proxy *proxy, const HashTable *from, uint32_t arg, const char *option)
{
	zval *text;

	if (zend_hash_num_elements(from) == 0) {
		zend_argument_value_error(arg, "%smust not be empty", option);
		return false;
	}
	proxy->networks = safe_emalloc(zend_hash_num_elements(from), sizeof(*proxy->networks), 0);
	ZEND_HASH_FOREACH_VAL ((HashTable *) from, text) {
		ZVAL_DEREF(text);
		if (Z_TYPE_P(text) != IS_STRING) {
			zend_argument_type_error(arg, "%smust be an array of strings, %s given in it", option,
					zend_zval_type_name(text));
			return false;
		}
		if (!proxy_add_peer(proxy, Z_STR_P(text), arg, option)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static bool proxy_read_limit(php_modern_proxy *proxy, const zval *value, uint32_t arg)
{
	bool is_number = Z_TYPE_P(value) == IS_LONG || Z_TYPE_P(value) == IS_DOUBLE;

	if (!is_number && Z_TYPE_P(value) != IS_NULL &&
			!(Z_TYPE_P(value) == IS_OBJECT &&
					instanceof_function(Z_OBJCE_P(value), php_sockets_duration_ce()))) {
		zend_argument_type_error(arg,
				"option \"timeout\" must be of type Time\\Duration|int|float|null, %s given",
				zend_zval_type_name(value));
		return false;
	}
	if (is_number && !(zval_get_double((zval *) value) >= 0)) {
		zend_argument_value_error(arg, "option \"timeout\" must not be negative");
		return false;
	}
	return php_sockets_timeout(value, arg, &proxy->limit);
}

/* Refuses the first key that is not an option. */
static bool proxy_check_keys(const HashTable *given, uint32_t arg)
{
	zend_ulong index;
	zend_string *key;

	ZEND_HASH_FOREACH_KEY((HashTable *) given, index, key)
	{
		if (key == NULL) {
			zend_argument_value_error(
					arg, "has an unknown option " ZEND_LONG_FMT, (zend_long) index);
			return false;
		}
		if (!zend_string_equals_literal(key, "from") &&
				!zend_string_equals_literal(key, "timeout")) {
			zend_argument_value_error(arg, "has an unknown option \"%s\"", ZSTR_VAL(key));
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool php_modern_proxy_arg(php_modern_proxy *proxy, const HashTable *given, uint32_t arg)
{
	const zval *limit = zend_hash_str_find_deref((HashTable *) given, ZEND_STRL("timeout"));
	const zval *from = zend_hash_str_find_deref((HashTable *) given, ZEND_STRL("from"));

	*proxy = (php_modern_proxy){ .limit = PROXY_LIMIT };
	if (!proxy_check_keys(given, arg)) {
		return false;
	}
	if (from == NULL || Z_TYPE_P(from) != IS_ARRAY) {
		zend_argument_type_error(arg, "option \"from\" must be of type array, %s given",
				from != NULL ? zend_zval_type_name(from) : "none");
		return false;
	}
	return proxy_read_peers(proxy, Z_ARRVAL_P(from), arg, "option \"from\" ") &&
			(limit == NULL || proxy_read_limit(proxy, limit, arg));
}

void php_modern_proxy_free(const php_modern_proxy *proxy)
{
	if (proxy->networks != NULL) {
		efree(proxy->networks);
	}
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool proxy_is_allowed(const php_modern_proxy *proxy, const skc_addr *peer)
{
	if (skc_addr_family(peer) == AF_UNIX) {
		return proxy->is_unix;
	}
	for (size_t i = 0; i < proxy->count; i++) {
		if (skc_network_has(&proxy->networks[i], peer)) {
			return true;
		}
	}
	return false;
}

/* A header that is being read. */
typedef struct proxy_read {
	php_socket *connection;
	const char *what; /* the name of the function */
	bool visible;     /* the program has the connection */
	skc_addr peer;
	skc_err err;
	skc_proxy_reading reading;
} proxy_read;

/* Throws the reason why there is no header. */
static ZEND_COLD void proxy_throw_reason(
		const proxy_read *read, const php_modern_failure *failure, const char *peer)
{
	const skc_proxy_reading *reading = &read->reading;

	if (read->err != SKC_OK) {
		php_modern_throw(failure, read->err, "%s, the PROXY header of %s", read->what, peer);
	} else if (reading->state == SKC_PROXY_TOO_LONG) {
		php_modern_throw_too_large(failure, "%s, the PROXY header of %s, of at most %d bytes",
				read->what, peer, SKC_PROXY_MAX);
	} else if (reading->state == SKC_PROXY_INCOMPLETE) {
		php_modern_throw_closed(failure, "%s, the PROXY header of %s", read->what, peer);
	} else {
		php_modern_throw(failure, SKC_EINVAL, "%s, the PROXY header of %s %s", read->what, peer,
				reading->reason);
	}
}

/* partial: the bytes that were read; NULL for a peer that is not allowed. */
static ZEND_COLD void proxy_throw(const proxy_read *read, const zend_string *partial)
{
	zval endpoint;
	zend_string *peer;
	php_modern_failure failure = {
		.socket = read->visible ? read->connection : NULL,
		.endpoint = &endpoint,
		.partial = partial,
		.transferred = read->reading.done,
	};

	php_modern_endpoint_of(&endpoint, &read->peer, SOCK_STREAM);
	if (Z_TYPE(endpoint) == IS_OBJECT) {
		peer = php_modern_endpoint_text(&endpoint);
	} else {
		failure.endpoint = NULL;
		peer = ZSTR_INIT_LITERAL("a peer of another kind", 0);
	}
	if (partial == NULL) {
		php_modern_throw(
				&failure, SKC_EACCES, "%s, %s is not in \"from\"", read->what, ZSTR_VAL(peer));
	} else {
		proxy_throw_reason(read, &failure, ZSTR_VAL(peer));
	}
	zend_string_release(peer);
	zval_ptr_dtor(&endpoint);
}

static bool proxy_read_header(proxy_read *read, int64_t deadline)
{
	skc_sock s = php_sockets_sock(read->connection);
	zend_string *room;
	zend_string *partial;
	zval header;
	bool made = false;

	read->reading = (skc_proxy_reading){ .state = SKC_PROXY_INCOMPLETE };
	/* A task that waits has no buffer yet. */
	read->err = skc_takes_turns() ? skc_transfer_wait_ready(s, POLLIN, deadline) : SKC_OK;
	room = zend_string_alloc(SKC_PROXY_MAX, 0);
	if (read->err == SKC_OK) {
		read->err = skc_proxy_read(s, ZSTR_VAL(room), deadline, &read->reading);
	}
	if (read->err != SKC_OK || read->reading.state != SKC_PROXY_COMPLETE) {
		partial = zend_string_init(ZSTR_VAL(room), read->reading.done, 0);
		proxy_throw(read, partial);
		zend_string_release(partial);
	} else if (EG(exception) == NULL) {
		made = php_modern_proxy_header_make(
				&header, &read->reading.header, &read->peer, SOCK_STREAM);
		if (made) {
			proxy_store(read->connection, Z_OBJ(header));
		} else {
			zval_ptr_dtor(&header);
		}
	}
	zend_string_efree(room);
	return made;
}

static bool proxy_read_from(proxy_read *read, const php_modern_proxy *proxy, int64_t deadline)
{
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;

	read->err = skc_os_peer_name(php_sockets_sock(read->connection).handle, &read->peer);
	if (read->err != SKC_OK) {
		failure.socket = read->visible ? read->connection : NULL;
		php_modern_throw(&failure, read->err, "%s", read->what);
		return false;
	}
	if (!proxy_is_allowed(proxy, &read->peer)) {
		proxy_throw(read, NULL);
		return false;
	}
	return proxy_read_header(read, deadline);
}

bool php_modern_proxy_accept(
		php_socket *connection, const php_modern_proxy *proxy, int64_t deadline)
{
	proxy_read read = { .connection = connection, .what = "accept" };
	int64_t own = skc_time_deadline(proxy->limit);

	if (deadline == SKC_FOREVER || (own != SKC_FOREVER && own < deadline)) {
		deadline = own;
	}
	return proxy_read_from(&read, proxy, deadline);
}

/* --- functions -------------------------------------------------------------------------------- */

PHP_FUNCTION(Sockets_proxy_header)
{
	php_socket *s;
	zend_object *header;

	PHP_SOCKETS_PARSE_OPEN(s);
	header = proxy_of(s);
	if (header != NULL) {
		RETURN_OBJ_COPY(header);
	}
}

PHP_FUNCTION(Sockets_read_proxy_header)
{
	zval *socket;
	HashTable *from;
	zval *timeout = NULL;
	proxy_read read = { .what = "read_proxy_header", .visible = true };
	php_modern_proxy proxy = { 0 };
	zend_object *header;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ARRAY_HT(from)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	read.connection = Z_SOCKET_P(socket);
	if (!php_modern_is_stream(read.connection, 1)) {
		RETURN_THROWS();
	}
	if (proxy_of(read.connection) != NULL) {
		zend_argument_value_error(1, "must be a connection whose header has not been read");
		RETURN_THROWS();
	}
	if (proxy_read_peers(&proxy, from, 2, "") && php_modern_deadline(timeout, 3, &deadline) &&
			proxy_read_from(&read, &proxy, deadline)) {
		header = proxy_of(read.connection);
		if (header != NULL) {
			RETVAL_OBJ_COPY(header);
		}
	}
	php_modern_proxy_free(&proxy);
}
