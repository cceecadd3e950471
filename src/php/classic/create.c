#include "common/address.h"
#include "common/assign.h"
#include "common/channel.h"
#include "common/custody.h"
#include "common/error.h"
#include "common/object.h"
#include "skc_listen.h"
#include "skc_turn.h"

#ifdef SOCK_CLOEXEC
#define SOCKETS_TYPE_FLAGS (SOCK_CLOEXEC | SOCK_NONBLOCK)
#define SOCKETS_TYPE_NONBLOCK SOCK_NONBLOCK
#else
#define SOCKETS_TYPE_FLAGS 0
#define SOCKETS_TYPE_NONBLOCK 0
#endif

/* No system has a greater socket type (SOCK_PACKET of Linux is 10). */
#define SOCKETS_TYPE_MAX 10

static bool create_domain_and_type_fit(zend_long domain, zend_long type)
{
	/* The system decides on a family that has no row; no program means a number that none has. */
	if (domain <= AF_UNSPEC || domain >= SKC_FAMILY_END) {
		php_sockets_domain_error();
		return false;
	}
	if ((type & ~(zend_long) SOCKETS_TYPE_FLAGS) > SOCKETS_TYPE_MAX) {
		zend_argument_value_error(2,
				"must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM "
				"optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK");
		return false;
	}
	return true;
}

/* The protocol is an int for the system. */
static bool create_protocol_fits(zend_long protocol)
{
	if (protocol >= INT_MIN && protocol <= INT_MAX) {
		return true;
	}
	zend_argument_value_error(3, "must be between %d and %d", INT_MIN, INT_MAX);
	return false;
}

static bool create_type_blocks(zend_long type)
{
	return (type & SOCKETS_TYPE_NONBLOCK) == 0;
}

PHP_FUNCTION(socket_create)
{
	zend_long domain;
	zend_long type;
	zend_long protocol;
	skc_handle handle;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_LONG(domain)
		Z_PARAM_LONG(type)
		Z_PARAM_LONG(protocol)
	ZEND_PARSE_PARAMETERS_END();

	if (!create_domain_and_type_fit(domain, type) || !create_protocol_fits(protocol)) {
		RETURN_THROWS();
	}
	err = skc_sock_open((int) domain, (int) type, (int) protocol, &handle);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, "Unable to create socket");
		RETURN_FALSE;
	}
	php_sockets_new(return_value, handle, (int) domain, create_type_blocks(type));
}

PHP_FUNCTION(socket_create_pair)
{
	zend_long domain;
	zend_long type;
	zend_long protocol;
	zval *pair;
	zval sockets;
	zval socket;
	skc_handle handles[2];
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_LONG(domain)
		Z_PARAM_LONG(type)
		Z_PARAM_LONG(protocol)
		Z_PARAM_ZVAL(pair)
	ZEND_PARSE_PARAMETERS_END();

	if (!create_domain_and_type_fit(domain, type) || !create_protocol_fits(protocol)) {
		RETURN_THROWS();
	}
	err = skc_os_pair((int) domain, (int) type, (int) protocol, 0, handles);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, "Unable to create socket pair");
		RETURN_FALSE;
	}
	php_custody_add(handles[0]);
	php_custody_add(handles[1]);
	array_init_size(&sockets, 2);
	for (int i = 0; i < 2; i++) {
		php_sockets_new(&socket, handles[i], (int) domain, create_type_blocks(type));
		add_next_index_zval(&sockets, &socket);
	}
	if (UNEXPECTED(EG(exception) != NULL)) {
		zval_ptr_dtor(&sockets);
		RETURN_THROWS();
	}
	/* Destroys the array and closes both sockets if the type of the variable forbids it. */
	RETURN_BOOL(php_sockets_assign(pair, &sockets));
}

PHP_FUNCTION(socket_create_listen)
{
	zend_long port;
	zend_long backlog = SOMAXCONN;
	const char *step;
	skc_handle handle;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(port)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(backlog)
	ZEND_PARSE_PARAMETERS_END();

	if (port < 0 || port > UINT16_MAX) {
		zend_argument_value_error(1, "must be between 0 and %d", UINT16_MAX);
		RETURN_THROWS();
	}
	err = skc_sock_listen_on((uint16_t) port, php_sockets_backlog(backlog), &handle, &step);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, step);
		RETURN_FALSE;
	}
	php_sockets_new(return_value, handle, AF_INET, true);
}

static skc_err create_accept_from(php_socket *s, bool blocks, skc_handle *out)
{
	skc_sock sock = php_sockets_sock(s);

	if (php_sockets_takes_turns(s, 0)) {
		return skc_turn_accept(sock, out);
	}
	if (blocks && php_sockets_state_of(s)->waits) {
		return skc_listen_accept_waiting(sock.handle, (sock.flags & SKC_SOCK_TIMED) != 0, out);
	}
	return skc_os_accept(sock.handle, blocks ? 0 : SKC_OPEN_NONBLOCK, NULL, out);
}

PHP_FUNCTION(socket_accept)
{
	php_socket *s;
	skc_handle handle;
	bool blocks;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	blocks = php_sockets_blocks(s);
	err = create_accept_from(s, blocks, &handle);
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "unable to accept incoming connection");
		RETURN_FALSE;
	}
	if (php_sockets_new(return_value, handle, s->type, blocks) == NULL) {
		return;
	}
	err = php_sockets_accept_channel(s, Z_SOCKET_P(return_value));
	if (err != SKC_OK) {
		zval_ptr_dtor(return_value);
		php_sockets_fail(s, err, "unable to accept incoming connection");
		RETURN_FALSE;
	}
}
