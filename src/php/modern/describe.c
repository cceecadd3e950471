#include "common/object.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/modern.h"
#include "modern/proxy.h"

/* --- credentials ------------------------------------------------------------------------------ */

/* The properties, in the order of the stub. */
enum { SLOT_PID, SLOT_UID, SLOT_GID };

PHP_METHOD(Sockets_PeerCredentials, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static void describe_put_long(zval *object, int which, zend_long number)
{
	zval *slot = OBJ_PROP_NUM(Z_OBJ_P(object), which);

	ZVAL_LONG(slot, number);
	Z_PROP_FLAG_P(slot) = 0;
}

static void describe_credentials_to_zval(const skc_credentials *peer, zval *out)
{
	if (!php_sockets_make(out, php_modern_classes.peer_credentials, NULL)) {
		return;
	}
	describe_put_long(out, SLOT_PID, (zend_long) peer->pid);
	if (peer->pid <= 0) {
		ZVAL_NULL(OBJ_PROP_NUM(Z_OBJ_P(out), SLOT_PID));
	}
	describe_put_long(out, SLOT_UID, (zend_long) peer->uid);
	describe_put_long(out, SLOT_GID, (zend_long) peer->gid);
}

PHP_FUNCTION(Sockets_peer_credentials)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_credentials peer;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	if (s->type != AF_UNIX) {
		zend_argument_value_error(1, "must be a unix socket");
		RETURN_THROWS();
	}
	err = skc_os_peer_credentials(php_sockets_sock(s).handle, &peer);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "peer_credentials");
		RETURN_THROWS();
	}
	describe_credentials_to_zval(&peer, return_value);
}

/* --- describe --------------------------------------------------------------------------------- */

static const struct {
	int type;
	const char *name;
} types[] = {
	{ SOCK_STREAM, "SOCK_STREAM" },
	{ SOCK_DGRAM, "SOCK_DGRAM" },
	{ SOCK_RAW, "SOCK_RAW" },
	{ SOCK_RDM, "SOCK_RDM" },
	{ SOCK_SEQPACKET, "SOCK_SEQPACKET" },
};

static const char *describe_type_name(int type)
{
	for (size_t i = 0; i < SKC_COUNT(types); i++) {
		if (types[i].type == type) {
			return types[i].name;
		}
	}
	return NULL;
}

/* A NULL text becomes null. */
static void describe_add_text(zval *array, const char *key, const char *text)
{
	if (text != NULL) {
		add_assoc_string(array, key, text);
	} else {
		add_assoc_null(array, key);
	}
}

static void describe_add_endpoint(zval *array, const char *key, php_socket *s, int type,
		skc_err (*name_of)(skc_handle handle, skc_addr *out),
		bool (*named_by_proxy)(php_socket *s, zval *out))
{
	skc_addr addr;
	zval endpoint;

	ZVAL_NULL(&endpoint);
	if (!named_by_proxy(s, &endpoint) && name_of(s->bsd_socket, &addr) == SKC_OK) {
		php_modern_endpoint_of(&endpoint, &addr, type);
	}
	add_assoc_zval(array, key, &endpoint);
}

static void describe_add_family(zval *array, int family)
{
	const skc_family *row = skc_family_find(family);

	describe_add_text(array, "family", row != NULL ? row->name : NULL);
}

static void describe_open(zval *array, php_socket *s, skc_handle handle)
{
	int type = -1;
	int protocol;

	add_assoc_long(array, "descriptor", (zend_long) handle);
	describe_add_family(array, s->type);
	skc_os_type(handle, &type);
	describe_add_text(array, "type", describe_type_name(type));
	if (skc_os_protocol(handle, &protocol) == SKC_OK) {
		add_assoc_long(array, "protocol", protocol);
	} else {
		add_assoc_null(array, "protocol");
	}
	describe_add_endpoint(array, "local", s, type, skc_os_local_name, php_modern_proxy_local);
	describe_add_endpoint(array, "peer", s, type, skc_os_peer_name, php_modern_proxy_peer);
	add_assoc_bool(array, "blocking", php_sockets_blocks(s));
}

static void describe_closed(zval *array, const php_socket *s)
{
	static const char *const unknown[] = { "type", "protocol", "local", "peer", "blocking" };

	add_assoc_null(array, "descriptor");
	describe_add_family(array, s->type);
	for (size_t i = 0; i < SKC_COUNT(unknown); i++) {
		add_assoc_null(array, unknown[i]);
	}
}

PHP_FUNCTION(Sockets_describe)
{
	zval *socket;
	php_socket *s;
	skc_handle handle;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	s = Z_SOCKET_P(socket);
	handle = php_sockets_sock(s).handle;
	array_init(return_value);
	if (SKC_HANDLE_IS_ONE(handle)) {
		describe_open(return_value, s, handle);
	} else {
		describe_closed(return_value, s);
	}
	add_assoc_long(return_value, "error", s->error);
}
