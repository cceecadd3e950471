#include "skc_sock.h"

#include "skc_time.h"
#include "skc_wait.h"

#include "skc_missing.h"

skc_err skc_sock_open(int family, int type, int protocol, skc_handle *out)
{
	const skc_family *row = skc_family_find(family);

	if (row != NULL && row->wire_protocol) {
		protocol = htons((uint16_t) protocol);
	}
	return skc_os_open(family, type, protocol, 0, out);
}

skc_err skc_sock_accept(skc_sock s, unsigned flags, skc_addr *peer, skc_handle *out)
{
	skc_err err;

	do {
		err = skc_os_accept(s.handle, flags, peer, out);
	} while (err == SKC_EINTR && (err = skc_interrupted(s.owner)) == SKC_OK);
	return err;
}

/* Replaces the data of a call with MSG_ZEROCOPY by a copy. */
static skc_err sock_own(const void *data, size_t len, skc_zerocopy *out)
{
	const skc_iov iov = SKC_IOV(data, len);

	*out = (skc_zerocopy){ .iov = iov };
	return skc_zerocopy_take(&iov, 1, out);
}

skc_err skc_sock_send_copy(skc_handle handle, const void *data, size_t len, int flags, size_t *done)
{
	skc_zerocopy copy;
	skc_err err = sock_own(data, len, &copy);

	if (err == SKC_OK) {
		err = skc_os_send(handle, SKC_IOV_BASE(&copy.iov), SKC_IOV_LEN(&copy.iov), flags, done);
		skc_zerocopy_release(&copy);
	}
	return err;
}

skc_err skc_sock_send_copy_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done)
{
	skc_zerocopy copy;
	skc_err err = sock_own(data, len, &copy);

	if (err == SKC_OK) {
		err = skc_os_send_to(
				handle, SKC_IOV_BASE(&copy.iov), SKC_IOV_LEN(&copy.iov), flags, to, done);
		skc_zerocopy_release(&copy);
	}
	return err;
}

skc_err skc_sock_send_message(
		skc_handle handle, const skc_message *message, int flags, size_t *done)
{
	skc_message out = *message;
	skc_zerocopy copy = { .pages = 0 };
	skc_err err;

	if (!skc_zerocopy_asked(flags)) {
		return skc_os_send_message(handle, message, flags, done);
	}
	err = skc_zerocopy_take(message->iov, message->iov_count, &copy);
	if (err == SKC_OK) {
		out.iov = &copy.iov;
		out.iov_count = 1;
		err = skc_os_send_message(handle, &out, flags, done);
		skc_zerocopy_release(&copy);
	}
	return err;
}

skc_err skc_sock_wait(skc_sock s, short events, int64_t timeout, bool *ready)
{
	skc_pollfd item = { .fd = s.handle, .events = events };
	int64_t deadline = skc_time_deadline(timeout);
	size_t count;

	/* poll(2) ignores an invalid handle. */
	if (!SKC_HANDLE_IS_ONE(s.handle)) {
		return SKC_EBADF;
	}
	for (;;) {
		skc_err err = skc_sleep(s.owner, &item, 1, timeout, &count);

		if (err != SKC_OK) {
			return err;
		}
		timeout = skc_time_remaining(deadline);
		if (count > 0 || timeout == 0) {
			*ready = count > 0;
			return SKC_OK;
		}
	}
}

bool skc_sock_lacks_port(skc_handle handle)
{
	skc_addr name;
	int type;

	return skc_os_local_name(handle, &name) == SKC_OK &&
			skc_family_is_internet(skc_addr_family(&name)) && name.u.in.sin_port == 0 &&
			skc_os_type(handle, &type) == SKC_OK && type == SOCK_DGRAM;
}

bool skc_sock_is_address_failure(skc_err err)
{
	return err != SKC_OK && err != SKC_EINTR && err != SKC_EINPROGRESS && err != SKC_EISCONN &&
			err != SKC_EALREADY && err != SKC_EBADF && err != SKC_ENOTSOCK;
}

skc_err skc_sock_outcome(skc_handle handle)
{
	int code = 0;
	skc_socklen len = sizeof(code);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_ERROR, &code, &len);

	return err != SKC_OK ? err : code;
}

skc_err skc_sock_connect_any(skc_handle handle, const skc_addr *addrs, size_t count)
{
	skc_err err = SKC_EINVAL;

	for (size_t i = 0; i < count; i++) {
		err = skc_os_connect(handle, &addrs[i]);
		if (!skc_sock_is_address_failure(err)) {
			break;
		}
	}
	return err;
}

size_t skc_sock_written(skc_handle handle, int family, int flags, size_t len, size_t done)
{
	int type;

	if ((flags & MSG_TRUNC) && skc_family_is_internet(family) &&
			skc_os_type(handle, &type) == SKC_OK && type == SOCK_STREAM) {
		return 0;
	}
	return done < len ? done : len;
}

skc_err skc_sock_listen_on(uint16_t port, int backlog, skc_handle *out, const char **step)
{
	skc_addr addr = { .len = sizeof(addr.u.in) };
	skc_handle handle;
	skc_err err;

	*step = "unable to create listening socket";
	err = skc_os_open(AF_INET, SOCK_STREAM, 0, 0, &handle);
	if (err != SKC_OK) {
		return err;
	}
	addr.u.in.sin_family = AF_INET;
	addr.u.in.sin_port = htons(port);
	*step = "unable to bind to given address";
	err = skc_os_bind(handle, &addr);
	if (err == SKC_OK) {
		*step = "unable to listen on socket";
		err = skc_os_listen(handle, backlog);
	}
	if (err == SKC_OK) {
		*out = handle;
	} else {
		skc_os_close(handle);
	}
	return err;
}

skc_err skc_sock_set_linger(skc_handle handle, int64_t time)
{
	int64_t seconds = time / SKC_NS_PER_SEC + (time % SKC_NS_PER_SEC != 0);
	struct linger linger = { .l_onoff = 1 };

	if (time == SKC_FOREVER || seconds > UINT16_MAX) {
		seconds = UINT16_MAX;
	}
	linger.l_linger = (uint16_t) seconds;
	return skc_os_set_option(handle, SOL_SOCKET, SKC_SO_LINGER, &linger, sizeof(linger));
}

static bool sock_has_clients(skc_handle handle)
{
	int type;
	int listens = 0;
	skc_socklen len = sizeof(listens);

	if (skc_os_type(handle, &type) == SKC_OK && type != SOCK_STREAM && type != SOCK_SEQPACKET) {
		return true;
	}
	return skc_os_get_option(handle, SOL_SOCKET, SO_ACCEPTCONN, &listens, &len) == SKC_OK &&
			listens != 0;
}

skc_err skc_sock_contact(skc_handle handle, skc_addr *out)
{
	skc_err err = skc_os_peer_name(handle, out);

	return err == SKC_ENOTCONN && sock_has_clients(handle) ? skc_os_local_name(handle, out) : err;
}

skc_err skc_sock_original_destination(skc_handle handle, skc_addr *out)
{
	skc_addr addr;
	skc_socklen len;
	bool six;
	skc_err err =
			SKC_SO_ORIGINAL_DST == SKC_MISSING ? SKC_ENOPROTOOPT : skc_os_local_name(handle, &addr);

	if (err != SKC_OK) {
		return err;
	}
	six = skc_addr_family(&addr) == AF_INET6 && !skc_addr_is_mapped(&addr);
	len = six ? sizeof(addr.u.in6) : sizeof(addr.u.in);
	addr = SKC_ADDR_EMPTY;
	err = skc_os_get_option(
			handle, six ? IPPROTO_IPV6 : IPPROTO_IP, SKC_SO_ORIGINAL_DST, &addr.u, &len);
	if (err == SKC_OK) {
		skc_addr_set_length(&addr, len);
		*out = addr;
	}
	return err;
}

/* SO_PEERNAME returns the address also after a reset (Linux, inet_getname()). It takes exactly the
 * length of the address, which is that of the local one. */
static skc_err sock_lost_peer(skc_handle handle, skc_addr *out)
{
	skc_err err = skc_os_local_name(handle, out);

	if (err != SKC_OK || !skc_family_is_internet(skc_addr_family(out))) {
		return SKC_ENOTCONN;
	}
	return skc_os_get_option(handle, SOL_SOCKET, SO_PEERNAME, &out->u, &out->len);
}

skc_err skc_sock_peer(skc_handle handle, skc_addr *out)
{
	skc_err err = skc_os_peer_name(handle, out);

	return err == SKC_ENOTCONN && SO_PEERNAME != SKC_MISSING ? sock_lost_peer(handle, out) : err;
}

/* The result counts, not the code: FreeBSD and macOS return EAFNOSUPPORT after they have dissolved
 * the peer. */
skc_err skc_sock_disconnect(skc_handle handle)
{
	skc_addr peer;
	skc_err err = skc_os_disconnect(handle);

	return err == SKC_OK || skc_os_peer_name(handle, &peer) == SKC_ENOTCONN ? SKC_OK : err;
}
