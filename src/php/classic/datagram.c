#include "common/address.h"
#include "common/assign.h"
#include "common/channel.h"
#include "common/error.h"
#include "common/object.h"
#include "common/receive.h"
#include "skc_turn.h"

PHP_FUNCTION(socket_sendto)
{
	zval *socket;
	char *data;
	size_t data_len;
	zend_long length;
	zend_long flags;
	php_sockets_target target = { .text_arg = 5, .port = 0, .port_arg = 6 };
	bool port_is_null = true;
	const skc_family *row;
	skc_addr addr;
	php_socket *s;
	size_t done;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(5, 6)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_STRING(data, data_len)
		Z_PARAM_LONG(length)
		Z_PARAM_LONG(flags)
		Z_PARAM_STR(target.text)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(target.port, port_is_null)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_PLAIN(s, socket, "Sockets\\write_all()");
	if (length < 0) {
		zend_argument_value_error(3, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	row = skc_family_find(s->type);
	if (row != NULL && row->port_needed && port_is_null) {
		zend_argument_value_error(6, "cannot be null when the socket type is %s", row->name);
		RETURN_THROWS();
	}
	if (!php_sockets_address(s, &target, "Unable to write to socket", &addr)) {
		RETURN_FALSE;
	}
	data_len = MIN((size_t) length, data_len);
	if (php_sockets_takes_turns(s, (int) flags)) {
		err = skc_turn_send(php_sockets_sock(s), data, data_len, (int) flags, &addr, &done);
		php_sockets_add_part(s, NULL, done);
	} else {
		err = skc_sock_send_to(
				php_sockets_sock(s).handle, data, data_len, (int) flags, &addr, &done);
	}
	if (err != SKC_OK) {
		php_sockets_fail(s, err, "Unable to write to socket");
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) done);
}

static skc_err classic_datagram_read_from(php_sockets_receiving *r, char *buffer, size_t len)
{
	return skc_os_recv_from(
			php_sockets_sock(r->socket).handle, buffer, len, r->flags, r->from, &r->done);
}

/* The system names no sender for a connected stream socket: the result is an address of zeros. */
static void classic_datagram_fill_sender(skc_addr *from, int family)
{
	const skc_family *row;

	if (EXPECTED(skc_addr_family(from) != AF_UNSPEC)) {
		return;
	}
	row = skc_family_find(family);
	if (row != NULL) {
		*from = SKC_ADDR_EMPTY;
		from->len = row->family == AF_UNIX ? offsetof(struct sockaddr_un, sun_path) : row->size;
		from->u.sa.sa_family = (unsigned short) row->family;
	}
}

#ifdef AF_PACKET
/* The flags that PHP's own extension allows for raw frames. */
static bool classic_datagram_flags_fit(const php_socket *s, zend_long flags)
{
	const zend_long allowed =
			MSG_OOB | MSG_PEEK | MSG_WAITALL | MSG_DONTWAIT | MSG_ERRQUEUE | MSG_CMSG_CLOEXEC;

	if (s->type != AF_PACKET || (flags & ~allowed) == 0) {
		return true;
	}
	zend_argument_value_error(4,
			"must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, "
			"and MSG_CMSG_CLOEXEC for AF_PACKET sockets");
	return false;
}
#else
#define classic_datagram_flags_fit(s, flags) true
#endif

/* The arguments that depend on the family. False after an exception. */
static bool classic_datagram_arguments_fit(const php_socket *s, const zval *port, zend_long flags)
{
	if (port == NULL && skc_family_is_internet(s->type)) {
		zend_argument_count_error("socket_recvfrom() expects exactly 6 arguments when argument #1 "
								  "($socket) is of type AF_INET or AF_INET6");
		return false;
	}
	return classic_datagram_flags_fit(s, flags);
}

PHP_FUNCTION(socket_recvfrom)
{
	zval *socket;
	zval *out;
	zend_long length;
	zend_long flags;
	zval *address;
	zval *port = NULL;
	zend_string *data;
	size_t room;
	skc_addr from;
	php_sockets_receiving r = { .from = &from };

	ZEND_PARSE_PARAMETERS_START(5, 6)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_ZVAL(out)
		Z_PARAM_LONG(length)
		Z_PARAM_LONG(flags)
		Z_PARAM_ZVAL(address)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(port)
	ZEND_PARSE_PARAMETERS_END();

	r.flags = (int) flags;
	PHP_SOCKETS_FETCH_PLAIN(r.socket, socket, "Sockets\\read()");
	room = php_sockets_length(length);
	if (room == 0) {
		RETURN_FALSE;
	}
	if (!classic_datagram_arguments_fit(r.socket, port, flags)) {
		RETURN_THROWS();
	}
	data = UNEXPECTED(skc_has_turns())
			? php_sockets_receive_blocking(
					  &r, classic_datagram_read_from, classic_datagram_read_from, room)
			: php_sockets_receive(&r, classic_datagram_read_from, room);
	if (data == NULL) {
		php_sockets_fail(r.socket, r.err,
				r.socket->type == AF_INET6 ? "unable to recvfrom" : "Unable to recvfrom");
		RETURN_FALSE;
	}
	classic_datagram_fill_sender(&from, r.socket->type);
	php_sockets_assign_str(out, data);
	php_sockets_address_to_zvals(&from, address, port);
	RETURN_LONG((zend_long) r.done);
}
