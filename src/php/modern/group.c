#include "common/object.h"
#include "modern/datagram.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "skc_mcast.h"

/* The arguments of a call, except for the Socket. */
typedef struct group_call {
	const char *name;
	skc_mcast_change change;
	uint32_t interface_arg;
	uint32_t source_arg;
	zend_string *group; /* a text, or an Endpoint */
	zend_object *endpoint;
	zend_string *device; /* a text, or a number unless it is null */
	zend_long index;
	bool no_index;
	zend_string *source; /* may be NULL */
} group_call;

/* "join_group 239.1.2.3, interface "eth9": No such device" */
static ZEND_COLD bool group_throw(
		php_socket *s, const group_call *call, const zend_string *group, skc_err err)
{
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;

	failure.socket = s;
	if (call->device != NULL) {
		php_modern_throw(&failure, err, "%s %s, interface \"%s\"", call->name, ZSTR_VAL(group),
				ZSTR_VAL(call->device));
	} else if (!call->no_index) {
		php_modern_throw(&failure, err, "%s %s, interface " ZEND_LONG_FMT, call->name,
				ZSTR_VAL(group), call->index);
	} else {
		php_modern_throw(&failure, err, "%s %s", call->name, ZSTR_VAL(group));
	}
	return false;
}

/* The numeric address of argument 2. The caller releases it. NULL after an exception. */
static zend_string *group_text(const group_call *call)
{
	zval endpoint;
	zend_string *text;

	if (call->endpoint == NULL && strstr(ZSTR_VAL(call->group), "://") == NULL) {
		return zend_string_copy(call->group);
	}
	if (!php_modern_endpoint_arg(call->group, call->endpoint, 2, &endpoint)) {
		return NULL;
	}
	text = php_modern_endpoint_address(&endpoint);
	zval_ptr_dtor(&endpoint);
	return text;
}

/* Whether the socket can join a group of the family. Throws if not. */
static bool group_fits(php_socket *s, int family)
{
	if (s->type == AF_INET && family == AF_INET6) {
		zend_argument_value_error(2, "must be an IPv4 address on an IPv4 socket");
		return false;
	}
	if (s->type == AF_INET6 && family == AF_INET &&
			skc_mcast_is_ipv6_only(php_sockets_sock(s).handle)) {
		zend_argument_value_error(2, "must be an IPv6 address on a socket without IPv4");
		return false;
	}
	return true;
}

static bool group_read_group(
		php_socket *s, const group_call *call, const zend_string *text, skc_addr *out)
{
	skc_err err = skc_mcast_read(ZSTR_VAL(text), ZSTR_LEN(text), out);

	if (err != SKC_OK && err != SKC_EINVAL) {
		return group_throw(s, call, text, err); /* the zone */
	}
	if (err != SKC_OK || !skc_addr_is_multicast(out)) {
		zend_argument_value_error(2, "must be a numeric multicast address of IPv4 or IPv6");
		return false;
	}
	return group_fits(s, skc_addr_family(out));
}

static bool group_read_interface(
		php_socket *s, const group_call *call, const zend_string *group, unsigned *out)
{
	skc_err err;

	*out = 0;
	if (call->device == NULL) {
		if (!call->no_index && (call->index < 0 || (zend_ulong) call->index > UINT_MAX)) {
			zend_argument_value_error(call->interface_arg, "must be between 0 and %u", UINT_MAX);
			return false;
		}
		*out = call->no_index ? 0 : (unsigned) call->index;
		return true;
	}
	if (ZSTR_LEN(call->device) == 0 || zend_str_has_nul_byte(call->device)) {
		zend_argument_value_error(call->interface_arg, "must %s",
				ZSTR_LEN(call->device) == 0 ? "not be empty" : "not contain any null bytes");
		return false;
	}
	err = skc_mcast_find_interface(ZSTR_VAL(call->device), ZSTR_LEN(call->device), out);
	return err == SKC_OK || group_throw(s, call, group, err);
}

static bool group_read_source(const group_call *call, const skc_addr *group, skc_addr *out)
{
	int family = skc_addr_family(group);

	if (skc_mcast_read(ZSTR_VAL(call->source), ZSTR_LEN(call->source), out) == SKC_OK &&
			skc_addr_family(out) == family && !skc_addr_is_multicast(out)) {
		return true;
	}
	zend_argument_value_error(call->source_arg, "must be the numeric %s address of a host",
			family == AF_INET ? "IPv4" : "IPv6");
	return false;
}

/* The zone of an address is the interface, unless one is given. */
static bool group_agree(const skc_addr *addr, uint32_t arg, unsigned *index)
{
	unsigned zone = skc_mcast_zone(addr);

	if (zone != 0 && *index != 0 && zone != *index) {
		zend_argument_value_error(arg, "must not have the zone of another interface");
		return false;
	}
	*index = zone != 0 ? zone : *index;
	return true;
}

static bool group_change(php_socket *s, const group_call *call, const zend_string *text)
{
	skc_addr group;
	skc_addr source;
	skc_mcast mcast = { .group = &group, .source = call->source != NULL ? &source : NULL };
	skc_err err;

	if (!group_read_group(s, call, text, &group) ||
			!group_read_interface(s, call, text, &mcast.index) ||
			!group_agree(&group, 2, &mcast.index)) {
		return false;
	}
	if (call->source != NULL &&
			(!group_read_source(call, &group, &source) ||
					!group_agree(&source, call->source_arg, &mcast.index))) {
		return false;
	}
	err = skc_mcast_set(php_sockets_sock(s).handle, call->change, &mcast);
	return err == SKC_OK || group_throw(s, call, text, err);
}

/* Parsing the arguments may have closed the socket. */
static void group_run(zval *socket, const group_call *call)
{
	php_socket *s = Z_SOCKET_P(socket);
	zend_string *text;

	if (!php_modern_has_datagrams(s, 1)) {
		return;
	}
	if (!skc_family_is_internet(s->type)) {
		zend_argument_value_error(1, "must be an IPv4 or IPv6 socket");
		return;
	}
	text = group_text(call);
	if (text != NULL) {
		group_change(s, call, text);
		zend_string_release(text);
	}
}

static void group_membership(
		INTERNAL_FUNCTION_PARAMETERS, const char *name, skc_mcast_change change)
{
	group_call call = {
		.name = name, .change = change, .interface_arg = 3, .source_arg = 4, .no_index = true
	};
	zval *socket;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(call.endpoint, php_modern_classes.endpoint, call.group)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_LONG_OR_NULL(call.device, call.index, call.no_index)
		Z_PARAM_STR_OR_NULL(call.source)
	ZEND_PARSE_PARAMETERS_END();

	group_run(socket, &call);
}

static void group_filter(INTERNAL_FUNCTION_PARAMETERS, const char *name, skc_mcast_change change)
{
	group_call call = {
		.name = name, .change = change, .interface_arg = 4, .source_arg = 3, .no_index = true
	};
	zval *socket;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OBJ_OF_CLASS_OR_STR(call.endpoint, php_modern_classes.endpoint, call.group)
		Z_PARAM_STR(call.source)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_LONG_OR_NULL(call.device, call.index, call.no_index)
	ZEND_PARSE_PARAMETERS_END();

	group_run(socket, &call);
}

PHP_FUNCTION(Sockets_join_group)
{
	group_membership(INTERNAL_FUNCTION_PARAM_PASSTHRU, "join_group", SKC_MCAST_JOIN);
}

PHP_FUNCTION(Sockets_leave_group)
{
	group_membership(INTERNAL_FUNCTION_PARAM_PASSTHRU, "leave_group", SKC_MCAST_LEAVE);
}

PHP_FUNCTION(Sockets_block_source)
{
	group_filter(INTERNAL_FUNCTION_PARAM_PASSTHRU, "block_source", SKC_MCAST_BLOCK);
}

PHP_FUNCTION(Sockets_unblock_source)
{
	group_filter(INTERNAL_FUNCTION_PARAM_PASSTHRU, "unblock_source", SKC_MCAST_UNBLOCK);
}
