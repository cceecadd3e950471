#include "skc_os.h"

#include "skc_calls.h"

#include <fcntl.h>
#include <sys/stat.h>

#ifdef SOCK_CLOEXEC
#define TYPE_CLOEXEC SOCK_CLOEXEC
#define TYPE_NONBLOCK SOCK_NONBLOCK
#else
#define TYPE_CLOEXEC 0
#define TYPE_NONBLOCK 0
#endif

/* Linux alone has ENONET (accept(2)). */
#ifdef ENONET
#define LOST_NETWORK ENONET
#else
#define LOST_NETWORK ENETDOWN
#endif

static skc_err socket_add_flag(skc_handle handle, int get, int set, int flag, bool on)
{
	int flags = skc_call.getflags(handle, get);
	int wanted = on ? flags | flag : flags & ~flag;

	if (flags < 0) {
		return errno;
	}
	if (wanted == flags) {
		return SKC_OK;
	}
	return skc_call.setflags(handle, set, wanted) < 0 ? errno : SKC_OK;
}

skc_err skc_os_set_blocking(skc_handle handle, bool blocking)
{
	return socket_add_flag(handle, F_GETFL, F_SETFL, O_NONBLOCK, !blocking);
}

skc_err skc_os_make_blocking(skc_handle handle)
{
	return skc_call.setflags(handle, F_SETFL, 0) < 0 ? errno : SKC_OK;
}

skc_err skc_os_set_inheritable(skc_handle handle, bool inheritable)
{
	return socket_add_flag(handle, F_GETFD, F_SETFD, FD_CLOEXEC, !inheritable);
}

skc_err skc_os_get_blocking(skc_handle handle, bool *out)
{
	int flags = skc_call.getflags(handle, F_GETFL);

	if (flags < 0) {
		return errno;
	}
	*out = (flags & O_NONBLOCK) == 0;
	return SKC_OK;
}

skc_err skc_os_close(skc_handle handle)
{
	return skc_call.close(handle) < 0 ? errno : SKC_OK;
}

skc_err skc_os_duplicate(skc_handle handle, skc_handle *out)
{
	int fd = skc_call.dup(handle);

	if (fd < 0) {
		return errno;
	}
	*out = fd;
	return SKC_OK;
}

/* Sets the flags that could not be set atomically. Takes the handle on failure. */
static skc_err socket_finish(skc_handle handle, unsigned flags)
{
	skc_err err = SKC_OK;

	if (!(flags & SKC_OPEN_INHERITABLE)) {
		err = skc_os_set_inheritable(handle, false);
	}
	if (err == SKC_OK && (flags & SKC_OPEN_NONBLOCK)) {
		err = skc_os_set_blocking(handle, false);
	}
	if (err != SKC_OK) {
		skc_call.close(handle);
	}
	return err;
}

static int socket_type_flags(unsigned flags)
{
	return ((flags & SKC_OPEN_INHERITABLE) ? 0 : TYPE_CLOEXEC) |
			((flags & SKC_OPEN_NONBLOCK) ? TYPE_NONBLOCK : 0);
}

skc_err skc_os_open(int family, int type, int protocol, unsigned flags, skc_handle *out)
{
	int extra = socket_type_flags(flags);
	skc_handle handle = skc_call.socket(family, type | extra, protocol);
	skc_err err;

	/* A kernel without the flags returns EINVAL (socket(2), NOTES). */
	if (handle < 0 && errno == EINVAL && extra != 0) {
		handle = skc_call.socket(family, type, protocol);
		extra = 0;
	}
	if (handle < 0) {
		return errno;
	}
	err = extra == 0 ? socket_finish(handle, flags) : SKC_OK;
	if (err == SKC_OK) {
		*out = handle;
	}
	return err;
}

skc_err skc_os_pair(int family, int type, int protocol, unsigned flags, skc_handle out[2])
{
	int extra = socket_type_flags(flags);
	int fds[2];
	int result = skc_call.socketpair(family, type | extra, protocol, fds);
	skc_err err = SKC_OK;

	if (result < 0 && errno == EINVAL && extra != 0) {
		result = skc_call.socketpair(family, type, protocol, fds);
		extra = 0;
	}
	if (result < 0) {
		return errno;
	}
	if (extra == 0) {
		err = socket_finish(fds[0], flags);
		if (err != SKC_OK) {
			skc_call.close(fds[1]);
			return err;
		}
		err = socket_finish(fds[1], flags);
		if (err != SKC_OK) {
			skc_call.close(fds[0]);
			return err;
		}
	}
	out[0] = fds[0];
	out[1] = fds[1];
	return SKC_OK;
}

skc_err skc_os_bind(skc_handle handle, const skc_addr *addr)
{
	return skc_call.bind(handle, &addr->u.sa, addr->len) < 0 ? errno : SKC_OK;
}

skc_err skc_os_connect(skc_handle handle, const skc_addr *addr)
{
	return skc_call.connect(handle, &addr->u.sa, addr->len) < 0 ? errno : SKC_OK;
}

skc_err skc_os_disconnect(skc_handle handle)
{
	const struct sockaddr none = { .sa_family = AF_UNSPEC };

	return skc_call.connect(handle, &none, sizeof(none)) < 0 ? errno : SKC_OK;
}

skc_err skc_os_listen(skc_handle handle, int backlog)
{
	return skc_call.listen(handle, backlog) < 0 ? errno : SKC_OK;
}

/* On BSD and macOS a connection has its listener's mode (accept(2)). */
static skc_err socket_finish_accepted(skc_handle handle, unsigned flags)
{
	skc_err err = socket_finish(handle, flags);

	if (err == SKC_OK && !(flags & SKC_OPEN_NONBLOCK)) {
		err = skc_os_set_blocking(handle, true);
		if (err != SKC_OK) {
			skc_call.close(handle);
		}
	}
	return err;
}

skc_err skc_os_accept(skc_handle handle, unsigned flags, skc_addr *peer, skc_handle *out)
{
	struct sockaddr *addr = peer != NULL ? &peer->u.sa : NULL;
	socklen_t space = sizeof(peer->u.storage);
	socklen_t *len = peer != NULL ? &space : NULL;
	int extra = socket_type_flags(flags);
	skc_handle handle2;
	skc_err err = SKC_OK;

	if (peer != NULL) {
		skc_addr_clear(peer);
	}
	handle2 = skc_call.accept4(handle, addr, len, extra);
	if (handle2 < 0 && errno == ENOSYS) {
		handle2 = skc_call.accept(handle, addr, len);
		if (handle2 >= 0) {
			err = socket_finish_accepted(handle2, flags);
		}
	}
	if (handle2 < 0) {
		return errno;
	}
	if (err == SKC_OK) {
		*out = handle2;
		if (peer != NULL) {
			skc_addr_set_length(peer, space);
		}
	}
	return err;
}

bool skc_os_is_lost_connection(skc_err err)
{
	static const skc_err codes[] = {
		ECONNABORTED,
		ECONNRESET,
		EHOSTDOWN,
		EHOSTUNREACH,
		ENETDOWN,
		ENETUNREACH,
		ENOPROTOOPT,
		EOPNOTSUPP,
		EPROTO,
		LOST_NETWORK,
	};

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		if (codes[i] == err) {
			return true;
		}
	}
	return false;
}

bool skc_os_is_listening(skc_handle handle)
{
	int listens = 1;
	socklen_t len = sizeof(listens);

	return skc_call.getsockopt(handle, SOL_SOCKET, SO_ACCEPTCONN, &listens, &len) < 0 ||
			listens != 0;
}

typedef int (*name_call)(int, struct sockaddr *, socklen_t *);

static skc_err socket_name_of(name_call call, skc_handle handle, skc_addr *out)
{
	skc_addr addr;
	socklen_t len = sizeof(addr.u.storage);

	skc_addr_clear(&addr);
	if (call(handle, &addr.u.sa, &len) < 0) {
		return errno;
	}
	skc_addr_set_length(&addr, len);
	*out = addr;
	return SKC_OK;
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
	return skc_call.shutdown(handle, how) < 0 ? errno : SKC_OK;
}

skc_err skc_os_at_mark(skc_handle handle, bool *out)
{
	int result = skc_call.sockatmark(handle);

	if (result < 0) {
		return errno;
	}
	*out = result != 0;
	return SKC_OK;
}
