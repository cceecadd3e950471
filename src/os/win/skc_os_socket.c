#include "skc_os.h"

#include "skc_calls.h"

#include <string.h>

static skc_err socket_result_of(int result)
{
	return result == SOCKET_ERROR ? WSAGetLastError() : SKC_OK;
}

skc_err skc_os_close(skc_handle handle)
{
	return socket_result_of(skc_call.close(handle));
}

skc_err skc_os_duplicate(skc_handle handle, skc_handle *out)
{
	WSAPROTOCOL_INFOW info;
	skc_handle made;
	skc_err err;

	if (skc_call.WSADuplicateSocketW(handle, GetCurrentProcessId(), &info) == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	made = skc_call.socket(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
			WSA_FLAG_OVERLAPPED);
	if (made == INVALID_SOCKET) {
		return WSAGetLastError();
	}
	err = skc_os_set_inheritable(made, false);
	if (err != SKC_OK) {
		skc_call.close(made);
		return err;
	}
	*out = made;
	return SKC_OK;
}

skc_err skc_os_set_blocking(skc_handle handle, bool blocking)
{
	u_long mode = blocking ? 0 : 1;

	return socket_result_of(skc_call.ioctl(handle, (long) FIONBIO, &mode));
}

skc_err skc_os_make_blocking(skc_handle handle)
{
	return skc_os_set_blocking(handle, true);
}

/* Winsock cannot read the mode of a socket. */
skc_err skc_os_get_blocking(skc_handle handle, bool *out)
{
	(void) handle;
	(void) out;
	return SKC_OK;
}

skc_err skc_os_set_inheritable(skc_handle handle, bool inheritable)
{
	DWORD flag = inheritable ? HANDLE_FLAG_INHERIT : 0;

	return skc_call.setflags((HANDLE) handle, HANDLE_FLAG_INHERIT, flag) ? SKC_OK
																		 : (skc_err) GetLastError();
}

/* Sets the flags that the call that created the handle did not set. Takes the handle on failure. */
static skc_err socket_finish(skc_handle handle, bool nonblock_known, unsigned flags)
{
	skc_err err = skc_os_set_inheritable(handle, (flags & SKC_OPEN_INHERITABLE) != 0);

	if (err == SKC_OK && !nonblock_known) {
		err = skc_os_set_blocking(handle, (flags & SKC_OPEN_NONBLOCK) == 0);
	}
	if (err != SKC_OK) {
		skc_call.close(handle);
	}
	return err;
}

skc_err skc_os_open(int family, int type, int protocol, unsigned flags, skc_handle *out)
{
	DWORD how = WSA_FLAG_OVERLAPPED;
	skc_handle handle;
	skc_err err;

	how |= (flags & SKC_OPEN_INHERITABLE) ? 0 : WSA_FLAG_NO_HANDLE_INHERIT;
	handle = skc_call.socket(family, type, protocol, NULL, 0, how);
	/* Windows 7 before its first service pack does not know the flag. */
	if (handle == INVALID_SOCKET && WSAGetLastError() == WSAEINVAL) {
		handle = skc_call.socket(family, type, protocol, NULL, 0, WSA_FLAG_OVERLAPPED);
	}
	if (handle == INVALID_SOCKET) {
		return WSAGetLastError();
	}
	err = socket_finish(handle, (flags & SKC_OPEN_NONBLOCK) == 0, flags);
	if (err == SKC_OK) {
		*out = handle;
	}
	return err;
}

skc_err skc_os_bind(skc_handle handle, const skc_addr *addr)
{
	return socket_result_of(skc_call.bind(handle, &addr->u.sa, (int) addr->len));
}

skc_err skc_os_connect(skc_handle handle, const skc_addr *addr)
{
	return socket_result_of(skc_call.connect(handle, &addr->u.sa, (int) addr->len));
}

skc_err skc_os_disconnect(skc_handle handle)
{
	skc_addr none = SKC_ADDR_EMPTY;
	int family = AF_UNSPEC;
	skc_err err = skc_os_family(handle, &family);

	if (err != SKC_OK) {
		return err;
	}
	none.u.sa.sa_family = (ADDRESS_FAMILY) family;
	none.len = family == AF_INET6 ? sizeof(none.u.in6) : sizeof(none.u.in);
	return skc_os_connect(handle, &none);
}

skc_err skc_os_listen(skc_handle handle, int backlog)
{
	return socket_result_of(skc_call.listen(handle, backlog));
}

/* A new handle inherits the mode of its listener: it is set in any case. */
skc_err skc_os_accept(skc_handle handle, unsigned flags, skc_addr *peer, skc_handle *out)
{
	skc_addr addr;
	int len = sizeof(addr.u.storage);
	skc_handle made;
	skc_err err;

	skc_addr_clear(&addr);
	made = skc_call.accept(handle, &addr.u.sa, &len);
	if (made == INVALID_SOCKET) {
		return WSAGetLastError();
	}
	err = socket_finish(made, false, flags);
	if (err == SKC_OK) {
		*out = made;
		if (peer != NULL) {
			skc_addr_set_length(&addr, (size_t) len);
			*peer = addr;
		}
	}
	return err;
}

bool skc_os_is_lost_connection(skc_err err)
{
	return err == WSAECONNABORTED || err == WSAECONNRESET;
}

bool skc_os_is_listening(skc_handle handle)
{
	BOOL listens = TRUE;
	int len = sizeof(listens);

	return skc_call.getsockopt(handle, SOL_SOCKET, SO_ACCEPTCONN, (char *) &listens, &len) ==
			SOCKET_ERROR ||
			listens;
}

typedef int(WSAAPI *name_call)(SOCKET, struct sockaddr *, int *);

static skc_err socket_name_of(name_call call, skc_handle handle, skc_addr *out)
{
	skc_addr addr;
	int len = sizeof(addr.u.storage);
	skc_err err;

	skc_addr_clear(&addr);
	err = socket_result_of(call(handle, &addr.u.sa, &len));
	if (err == SKC_OK) {
		skc_addr_set_length(&addr, (size_t) len);
		*out = addr;
	}
	return err;
}

skc_err skc_os_local_name(skc_handle handle, skc_addr *out)
{
	return socket_name_of(skc_call.getsockname, handle, out);
}

skc_err skc_os_peer_name(skc_handle handle, skc_addr *out)
{
	return socket_name_of(skc_call.getpeername, handle, out);
}

skc_err skc_os_shutdown_socket(skc_handle handle, int how)
{
	return socket_result_of(skc_call.shutdown(handle, how));
}

/* Winsock returns the opposite of other systems: true while no urgent data is pending (SIOCATMARK).
 */
skc_err skc_os_at_mark(skc_handle handle, bool *out)
{
	u_long nothing_waits = 0;
	skc_err err = socket_result_of(skc_call.ioctl(handle, (long) SIOCATMARK, &nothing_waits));

	if (err == SKC_OK) {
		*out = nothing_waits == 0;
	}
	return err;
}

/* --- pairs -------------------------------------------------------------------------------- */

/* Winsock has no socketpair: two sockets are connected over the loopback interface. Any process of
 * the machine can connect to them meanwhile, so each end checks the address of the other. */

#define STRANGERS_MAX 16

/* The loopback address of a family, port 0. */
static skc_err socket_loopback(int family, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	if (family == AF_INET) {
		out->u.in.sin_family = AF_INET;
		out->u.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		out->len = sizeof(out->u.in);
		return SKC_OK;
	}
	if (family == AF_INET6) {
		out->u.in6.sin6_family = AF_INET6;
		out->u.in6.sin6_addr = in6addr_loopback;
		out->len = sizeof(out->u.in6);
		return SKC_OK;
	}
	return WSAEAFNOSUPPORT;
}

static bool socket_same_address(const skc_addr *a, const skc_addr *b)
{
	return a->len == b->len && memcmp(&a->u, &b->u, a->len) == 0;
}

/* Opens a socket bound to a free port of the loopback interface, which no other socket can share.
 */
static skc_err socket_open_bound(
		int family, int type, int protocol, skc_handle *out, skc_addr *name)
{
	BOOL exclusive = TRUE;
	skc_addr addr;
	skc_handle handle;
	skc_err err = socket_loopback(family, &addr);

	if (err == SKC_OK) {
		err = skc_os_open(family, type, protocol, 0, &handle);
	}
	if (err != SKC_OK) {
		return err;
	}
	err = skc_os_set_option(handle, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, &exclusive, sizeof(exclusive));
	if (err == SKC_OK) {
		err = skc_os_bind(handle, &addr);
	}
	if (err == SKC_OK) {
		err = skc_os_local_name(handle, name);
	}
	if (err != SKC_OK) {
		skc_os_close(handle);
		return err;
	}
	*out = handle;
	return SKC_OK;
}

/* Accepts the connection that comes from an address; others are closed. */
static skc_err socket_accept_from(skc_handle listener, const skc_addr *from, skc_handle *out)
{
	for (int i = 0; i < STRANGERS_MAX; i++) {
		skc_addr peer;
		skc_handle handle;
		skc_err err = skc_os_accept(listener, 0, &peer, &handle);

		if (err != SKC_OK) {
			return err;
		}
		if (socket_same_address(&peer, from)) {
			*out = handle;
			return SKC_OK;
		}
		skc_os_close(handle);
	}
	return WSAECONNABORTED;
}

static skc_err socket_connect_streams(skc_handle listener, const skc_addr *name, skc_handle client,
		const skc_addr *client_name, skc_handle *server)
{
	skc_err err = skc_os_listen(listener, STRANGERS_MAX);

	if (err == SKC_OK) {
		err = skc_os_connect(client, name);
	}
	return err == SKC_OK ? socket_accept_from(listener, client_name, server) : err;
}

/* Gives out[1]; out[0] is open. */
static skc_err socket_pair_streams(int family, int type, int protocol, skc_handle out[2])
{
	skc_addr name, client_name;
	skc_handle listener;
	skc_err err = socket_open_bound(family, type, protocol, &listener, &name);

	if (err != SKC_OK) {
		return err;
	}
	err = socket_open_bound(family, type, protocol, &out[0], &client_name);
	if (err == SKC_OK) {
		err = socket_connect_streams(listener, &name, out[0], &client_name, &out[1]);
		if (err != SKC_OK) {
			skc_os_close(out[0]);
		}
	}
	skc_os_close(listener);
	return err;
}

/* A connected datagram socket receives datagrams of its peer only; earlier ones of other senders
 * are dropped. */
static skc_err socket_connect_datagrams(skc_handle handle, const skc_addr *peer)
{
	skc_err err = skc_os_connect(handle, peer);
	u_long unread = 0;

	while (err == SKC_OK && skc_call.ioctl(handle, FIONREAD, &unread) == 0 && unread > 0) {
		char byte;
		size_t done;

		err = skc_os_recv(handle, &byte, 1, 0, &done);
	}
	return err;
}

static skc_err socket_pair_datagrams(int family, int type, int protocol, skc_handle out[2])
{
	skc_addr names[2];
	skc_err err = socket_open_bound(family, type, protocol, &out[0], &names[0]);

	if (err != SKC_OK) {
		return err;
	}
	err = socket_open_bound(family, type, protocol, &out[1], &names[1]);
	if (err != SKC_OK) {
		skc_os_close(out[0]);
		return err;
	}
	err = socket_connect_datagrams(out[0], &names[1]);
	if (err == SKC_OK) {
		err = socket_connect_datagrams(out[1], &names[0]);
	}
	if (err != SKC_OK) {
		skc_os_close(out[0]);
		skc_os_close(out[1]);
	}
	return err;
}

/* The ends are created blocking and not inheritable. */
static skc_err socket_set_flags(skc_handle handle, unsigned flags)
{
	skc_err err = SKC_OK;

	if (flags & SKC_OPEN_INHERITABLE) {
		err = skc_os_set_inheritable(handle, true);
	}
	if (err == SKC_OK && (flags & SKC_OPEN_NONBLOCK)) {
		err = skc_os_set_blocking(handle, false);
	}
	return err;
}

skc_err skc_os_pair(int family, int type, int protocol, unsigned flags, skc_handle out[2])
{
	skc_handle made[2];
	skc_err err = type == SOCK_STREAM ? socket_pair_streams(family, type, protocol, made)
			: type == SOCK_DGRAM      ? socket_pair_datagrams(family, type, protocol, made)
									  : WSAESOCKTNOSUPPORT;

	if (err != SKC_OK) {
		return err;
	}
	err = socket_set_flags(made[0], flags);
	if (err == SKC_OK) {
		err = socket_set_flags(made[1], flags);
	}
	if (err != SKC_OK) {
		skc_os_close(made[0]);
		skc_os_close(made[1]);
		return err;
	}
	out[0] = made[0];
	out[1] = made[1];
	return SKC_OK;
}
