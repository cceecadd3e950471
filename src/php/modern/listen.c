#include "modern/io.h"

#include "modern/option.h"
#include "skc_listen.h"
#include "skc_lookup.h"

/* The options, by their number in the core. */
static const php_modern_option options[SKC_LISTEN_OPTIONS] = {
	[SKC_LISTEN_BACKLOG] = { "backlog", PHP_MODERN_NUMBER, 0, INT_MAX },
	[SKC_LISTEN_DEFER_ACCEPT] = { "defer_accept", PHP_MODERN_SWITCH, 0, INT_MAX },
	[SKC_LISTEN_FAST_OPEN] = { "fastopen", PHP_MODERN_NUMBER, 0, INT_MAX },
	[SKC_LISTEN_IPV6_ONLY] = { "ipv6only", PHP_MODERN_FLAG, 0, 1 },
	[SKC_LISTEN_MODE] = { "mode", PHP_MODERN_MODE, 0, 0777 },
	[SKC_LISTEN_NONBLOCK] = { "nonblocking", PHP_MODERN_FLAG, 0, 1 },
	[SKC_LISTEN_REPLACE] = { "replace", PHP_MODERN_FLAG, 0, 1 },
	[SKC_LISTEN_REUSE_ADDR] = { "reuseaddr", PHP_MODERN_FLAG, 0, 1 },
	[SKC_LISTEN_REUSE_PORT] = { "reuseport", PHP_MODERN_FLAG, 0, 1 },
};

/* What the endpoint and the array say; the array comes last, and wins. False after an exception. */
static bool modern_listen_read_options(
		const zval *endpoint, const HashTable *given, skc_listen_setup *out)
{
	php_modern_setting settings[SKC_LISTEN_OPTIONS] = { 0 };
	php_modern_options read = { options, SKC_LISTEN_OPTIONS, settings };

	if (!php_modern_options_read(&read, php_modern_endpoint_options(endpoint), 1, true) ||
			(given != NULL && !php_modern_options_read(&read, given, 2, false))) {
		return false;
	}
	for (int i = 0; i < SKC_LISTEN_OPTIONS; i++) {
		if (settings[i].given) {
			out->options[i] = (int) settings[i].number;
		}
	}
	return true;
}

/* --- addresses -------------------------------------------------------------------------------- */

static bool modern_listen_is_any(const zend_string *host)
{
	return zend_string_equals_literal(host, "*");
}

/* The address as the system's text. */
static zend_string *modern_listen_text_of(const zval *endpoint, int family)
{
	const zend_string *host = php_modern_endpoint_host(endpoint);

	if (host == NULL || !modern_listen_is_any(host) || !skc_family_is_internet(family)) {
		return php_modern_endpoint_address(endpoint);
	}
	return family == AF_INET6 ? zend_string_init(ZEND_STRL("::"), 0)
							  : zend_string_init(ZEND_STRL("0.0.0.0"), 0);
}

/* Opening what an endpoint says: how far it came. */
typedef struct opening {
	const zval *endpoint;
	skc_listen_setup setup;
	skc_handle handle;
	int family;
	skc_err err;  /* the last one; SKC_OK with no code either: it is open */
	int code;     /* EAI_*, where no address was found */
	bool outside; /* open_basedir forbids the path */
} opening;

static bool modern_listen_is_mapped(const skc_addr *addr)
{
	return skc_addr_family(addr) == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&addr->u.in6.sin6_addr);
}

/* Looks up addresses of IPv4 or IPv6; only real ones of the family. */
static void modern_listen_look_up(int family, const zend_string *text, skc_answer *out)
{
	skc_err system = SKC_OK;
	skc_addr *all;
	size_t count;

	if (skc_lookup_local(ZSTR_VAL(text), ZSTR_LEN(text), family, out)) {
		return;
	}
	out->code =
			skc_addr_resolve_all(family, ZSTR_VAL(text), ZSTR_LEN(text), 0, &all, &count, &system);
	for (size_t i = 0; out->code == 0 && i < count; i++) {
		if (!modern_listen_is_mapped(&all[i])) {
			skc_answer_add(out, &all[i].u.sa, all[i].len, family);
		}
	}
	free(all);
	skc_answer_settle(out, system);
}

/* Tries the addresses of a name, one after the other. */
static void modern_listen_open_found(opening *o, const skc_answer *found, int64_t port)
{
	o->code = found->code;
	if (found->code == SKC_EAI_SYSTEM && found->system != SKC_OK) {
		o->code = 0;
		o->err = found->system;
	}
	if (found->code != 0) {
		return;
	}
	for (size_t i = 0; i < found->count; i++) {
		skc_addr addr;

		skc_addr_copy_inet(&found->addrs[i].u.sa, found->addrs[i].len, (uint16_t) port, &addr);
		o->err = skc_listen_open(&addr, &o->setup, &o->handle);
		if (!skc_listen_is_elsewhere(o->err)) {
			return;
		}
	}
}

static bool modern_listen_open_family(opening *o, int family)
{
	zend_string *text = modern_listen_text_of(o->endpoint, family);
	int64_t port = MAX(php_modern_endpoint_port(o->endpoint), 0);
	skc_answer found = { 0 };
	skc_addr addr;

	o->family = family;
	o->code = 0;
	o->err = skc_addr_from_text(family, ZSTR_VAL(text), ZSTR_LEN(text), port, &addr);
	if (o->err == SKC_OK && family == AF_UNIX &&
			!php_modern_path_is_allowed(php_modern_endpoint_path(o->endpoint))) {
		o->outside = true;
		o->err = SKC_EPERM;
	} else if (o->err == SKC_OK) {
		o->err = skc_listen_open(&addr, &o->setup, &o->handle);
	} else if (skc_family_is_internet(family)) {
		modern_listen_look_up(family, text, &found);
		modern_listen_open_found(o, &found, port);
		skc_answer_free(&found);
	}
	zend_string_release(text);
	return o->err == SKC_OK && o->code == 0;
}

/* A name is first one of IPv4 addresses: who connects to 127.0.0.1 finds a server on localhost. */
static bool modern_listen_open_named(opening *o)
{
	bool found;
	skc_err err;

	if (modern_listen_open_family(o, AF_INET)) {
		return true;
	}
	found = o->code == 0;
	err = o->err;
	if (found && !skc_listen_is_elsewhere(err)) {
		return false;
	}
	if (modern_listen_open_family(o, AF_INET6)) {
		return true;
	}
	if (found && o->code != 0) {
		o->err = err;
		o->code = 0;
	}
	return false;
}

static bool modern_listen_open_either(opening *o)
{
	const zend_string *host = php_modern_endpoint_host(o->endpoint);

	if (modern_listen_is_any(host)) {
		uint16_t port = (uint16_t) php_modern_endpoint_port(o->endpoint);

		o->err = skc_listen_open_dual(port, &o->setup, &o->handle);
		o->family = AF_INET6;
		return o->err == SKC_OK;
	}
	if (memchr(ZSTR_VAL(host), ':', ZSTR_LEN(host)) != NULL) {
		return modern_listen_open_family(o, AF_INET6);
	}
	return modern_listen_open_named(o);
}

static bool modern_listen_open_endpoint(opening *o, const skc_scheme *scheme)
{
	int *v6_only = &o->setup.options[SKC_LISTEN_IPV6_ONLY];

	if (scheme->family == AF_UNSPEC) {
		return modern_listen_open_either(o);
	}
	if (scheme->family == AF_INET6 && *v6_only == SKC_LISTEN_UNSET) {
		*v6_only = 1;
	}
	return modern_listen_open_family(o, scheme->family);
}

static ZEND_COLD void modern_listen_throw_opening(const opening *o)
{
	php_modern_failure failure = { NULL, o->endpoint, NULL, 0 };
	zend_string *text = php_modern_endpoint_text(o->endpoint);
	int failed = o->setup.failed;

	if (o->code != 0) {
		php_modern_throw_unresolved(&failure, o->code, "listen on %s", ZSTR_VAL(text));
	} else if (failed < SKC_LISTEN_OPTIONS) {
		php_modern_throw(&failure, o->err, "listen on %s, option \"%s\"", ZSTR_VAL(text),
				options[failed].name);
	} else {
		php_modern_throw(&failure, o->err, "listen on %s%s", ZSTR_VAL(text),
				o->outside ? ", outside open_basedir" : "");
	}
	zend_string_release(text);
}

/* Of both families the system may have had one only. */
static void modern_listen_make_listener(zval *out, const opening *o)
{
	int family = o->family;
	php_socket *s;

	skc_os_family(o->handle, &family);
	s = php_sockets_new(out, o->handle, family, o->setup.options[SKC_LISTEN_NONBLOCK] != 1);
	if (s != NULL) {
		php_sockets_state_of(s)->waits = skc_listen_waits(o->setup.type);
	}
}

static void modern_listen_on(zval *return_value, const zval *endpoint, const HashTable *given)
{
	const skc_scheme *scheme = php_modern_endpoint_scheme(endpoint);
	opening o = { .endpoint = endpoint };

	skc_listen_setup_init(&o.setup, scheme->type);
	if (!modern_listen_read_options(endpoint, given, &o.setup)) {
		return;
	}
	if (modern_listen_open_endpoint(&o, scheme)) {
		modern_listen_make_listener(return_value, &o);
	} else {
		modern_listen_throw_opening(&o);
	}
}

PHP_FUNCTION(Sockets_listen)
{
	zend_string *text;
	zend_object *object;
	HashTable *given = NULL;
	zval endpoint;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(object, php_modern_classes.endpoint, text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(given)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_endpoint_arg(text, object, 1, &endpoint)) {
		RETURN_THROWS();
	}
	modern_listen_on(return_value, &endpoint, given);
	zval_ptr_dtor(&endpoint);
}

/* Gives the peer to its variable; false after an exception. */
static bool modern_listen_assign_peer(zval *variable, const skc_addr *addr, int type)
{
	zval peer;

	php_modern_endpoint_of(&peer, addr, type);
	return php_sockets_assign(variable, &peer);
}

PHP_FUNCTION(Sockets_accept)
{
	zval *socket;
	zval *timeout = NULL;
	zval *peer = NULL;
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	int64_t deadline;
	int type;
	bool blocking;
	skc_addr addr;
	skc_handle handle;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_ZVAL(peer)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	if (!php_sockets_is_open(s, 1) || !php_modern_deadline(timeout, 2, &deadline)) {
		RETURN_THROWS();
	}
	type = peer != NULL ? php_sockets_type_of(s) : SOCK_STREAM;
	blocking = php_sockets_blocks(s) && !php_sockets_state_of(s)->waits;
	err = skc_listen_accept(php_sockets_sock(s), blocking, deadline, &addr, &handle);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "accept");
		RETURN_THROWS();
	}
	php_sockets_new(return_value, handle, s->type, true);
	if (EG(exception) == NULL && peer != NULL && !modern_listen_assign_peer(peer, &addr, type)) {
		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
		RETURN_THROWS();
	}
}

PHP_FUNCTION(Sockets_has_dual_stack)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_BOOL(skc_listen_has_dual_stack());
}
