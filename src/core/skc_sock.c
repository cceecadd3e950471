#include "skc_sock.h"

#include "skc_time.h"
#include "skc_wait.h"

/* One blocking call that a signal may interrupt. */
typedef struct attempt {
	skc_sock s;
	int64_t start; /* when it began; only taken for sockets with a time limit */
	int option;    /* SO_RCVTIMEO or SO_SNDTIMEO */
	short events;  /* what it waits for */
} attempt;

static attempt begin(skc_sock s, int option, short events)
{
	return (attempt){
		.s = s,
		.start = s.timed ? skc_os_now() : 0,
		.option = option,
		.events = events,
	};
}

/* What remains of the socket's time limit; SKC_FOREVER without one. */
static skc_err remaining(const attempt *a, int64_t *out)
{
	int64_t limit = 0;
	int64_t spent;
	skc_err err = SKC_OK;

	if (a->s.timed) {
		err = skc_os_get_timeout(a->s.handle, a->option, &limit);
	}
	if (limit == 0) {
		*out = SKC_FOREVER;
		return err;
	}
	spent = skc_os_now() - a->start;
	*out = limit > spent ? limit - spent : 0;
	return err;
}

/* After a signal the system counts the socket's time limit from the beginning again (socket(7)):
 * wait for the rest here. Returns SKC_OK to try again, SKC_EAGAIN when the time is over. */
static skc_err wait_rest(const attempt *a)
{
	int64_t rest;
	bool ready = true;
	skc_err err = remaining(a, &rest);

	if (err == SKC_OK && rest != SKC_FOREVER) {
		ready = false;
		err = skc_sock_wait(a->s, a->events, rest, &ready);
	}
	/* With nothing left a ready socket would get its whole limit once more. */
	return err == SKC_OK && (!ready || rest == 0) ? SKC_EAGAIN : err;
}

/* Shall the call be made again? Where not, *err says why. */
static bool again(const attempt *a, skc_err *err)
{
	if (*err != SKC_EINTR) {
		return false;
	}
	*err = skc_interrupted(a->s.owner);
	if (*err == SKC_OK) {
		*err = wait_rest(a);
	}
	return *err == SKC_OK;
}

skc_err skc_sock_open(int family, int type, int protocol, skc_handle *out)
{
	const skc_family *row = skc_family_find(family);

	if (row == NULL) {
		return SKC_EAFNOSUPPORT;
	}
	return skc_os_open(
			family, type, row->wire_protocol ? htons((uint16_t) protocol) : protocol, 0, out);
}

skc_err skc_sock_accept(skc_sock s, unsigned flags, skc_addr *peer, skc_handle *out)
{
	attempt a = begin(s, SO_RCVTIMEO, POLLIN);
	skc_err err;

	do {
		err = skc_os_accept(s.handle, flags, peer, out);
	} while (again(&a, &err));
	return err;
}

/* The data of a call: where it lies, or with MSG_ZEROCOPY a copy. */
static skc_err own(int flags, const skc_iov *data, skc_zerocopy *out)
{
	*out = (skc_zerocopy){ .iov = *data };
	return skc_zerocopy_asked(flags) ? skc_zerocopy_take(data, 1, out) : SKC_OK;
}

skc_err skc_sock_send_again(
		skc_sock s, const void *data, size_t len, int flags, size_t *done, skc_err err)
{
	attempt a = begin(s, SO_SNDTIMEO, POLLOUT);

	skc_zerocopy copy;

	if (err != SKC_OK && !again(&a, &err)) {
		return err;
	}
	err = own(flags, &SKC_IOV(data, len), &copy);
	if (err != SKC_OK) {
		return err;
	}
	do {
		err = skc_os_send(s.handle, SKC_IOV_BASE(&copy.iov), SKC_IOV_LEN(&copy.iov), flags, done);
	} while (again(&a, &err));
	skc_zerocopy_release(&copy);
	return err;
}

skc_err skc_sock_recv_again(
		skc_sock s, void *buffer, size_t len, int flags, size_t *done, skc_err err)
{
	attempt a = begin(s, SO_RCVTIMEO, POLLIN);

	if (err != SKC_OK && !again(&a, &err)) {
		return err;
	}
	do {
		err = skc_os_recv(s.handle, buffer, len, flags, done);
	} while (again(&a, &err));
	return err;
}

skc_err skc_sock_send_to_again(skc_sock s, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done, skc_err err)
{
	attempt a = begin(s, SO_SNDTIMEO, POLLOUT);

	skc_zerocopy copy;

	if (err != SKC_OK && !again(&a, &err)) {
		return err;
	}
	err = own(flags, &SKC_IOV(data, len), &copy);
	if (err != SKC_OK) {
		return err;
	}
	do {
		err = skc_os_send_to(
				s.handle, SKC_IOV_BASE(&copy.iov), SKC_IOV_LEN(&copy.iov), flags, to, done);
	} while (again(&a, &err));
	skc_zerocopy_release(&copy);
	return err;
}

skc_err skc_sock_recv_from_again(
		skc_sock s, void *buffer, size_t len, int flags, skc_addr *from, size_t *done, skc_err err)
{
	attempt a = begin(s, SO_RCVTIMEO, POLLIN);

	if (err != SKC_OK && !again(&a, &err)) {
		return err;
	}
	do {
		err = skc_os_recv_from(s.handle, buffer, len, flags, from, done);
	} while (again(&a, &err));
	return err;
}

skc_err skc_sock_send_message(skc_sock s, const skc_message *message, int flags, size_t *done)
{
	attempt a = begin(s, SO_SNDTIMEO, POLLOUT);
	skc_message out = *message;
	skc_zerocopy copy = { .pages = 0 };
	skc_err err = SKC_OK;

	if (skc_zerocopy_asked(flags)) {
		err = skc_zerocopy_take(message->iov, message->iov_count, &copy);
		out.iov = &copy.iov;
		out.iov_count = 1;
	}
	if (err != SKC_OK) {
		return err;
	}
	do {
		err = skc_os_send_message(s.handle, &out, flags, done);
	} while (again(&a, &err));
	skc_zerocopy_release(&copy);
	return err;
}

/* The system's message is written only on success, so a second try finds its inputs as they were.
 */
skc_err skc_sock_recv_message(skc_sock s, skc_message *message, int flags, size_t *done)
{
	attempt a = begin(s, SO_RCVTIMEO, POLLIN);
	skc_err err;

	do {
		err = skc_os_recv_message(s.handle, message, flags, done);
	} while (again(&a, &err));
	return err;
}

skc_err skc_sock_wait(skc_sock s, short events, int64_t timeout, bool *ready)
{
	skc_pollfd item = { .fd = s.handle, .events = events };
	int64_t deadline = skc_time_deadline(timeout);
	size_t count = 0;

	for (;;) {
		skc_err err = skc_os_poll(&item, 1, timeout, &count);

		if (err == SKC_EINTR) {
			err = skc_interrupted(s.owner);
		}
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

/* Waits for a connection that goes on in the background. *connected false: there is none, as on a
 * unix socket, whose interrupted connect(2) has done nothing (unix(7)). */
static skc_err finish_connect(const attempt *a, bool *connected)
{
	skc_addr peer;
	int code = 0;
	skc_socklen len = sizeof(code);
	int64_t rest;
	bool ready = false;
	skc_err err = remaining(a, &rest);

	if (err == SKC_OK) {
		err = skc_sock_wait(a->s, POLLOUT, rest, &ready);
	}
	if (err == SKC_OK && ready) {
		err = skc_os_get_option(a->s.handle, SOL_SOCKET, SO_ERROR, &code, &len);
	}
	if (err != SKC_OK || code != 0) {
		return err != SKC_OK ? err : code;
	}
	*connected = ready && skc_os_peer_name(a->s.handle, &peer) == SKC_OK;
	return *connected || (ready && rest != 0) ? SKC_OK : SKC_EINPROGRESS;
}

/* An interrupted connect(2) goes on in the background (POSIX, connect()). */
skc_err skc_sock_connect(skc_sock s, const skc_addr *addr)
{
	attempt a = begin(s, SO_SNDTIMEO, POLLOUT);
	skc_err err = skc_os_connect(s.handle, addr);

	while (err == SKC_EINTR) {
		bool connected = false;

		err = skc_interrupted(s.owner);
		if (err == SKC_OK) {
			err = finish_connect(&a, &connected);
		}
		if (err != SKC_OK || connected) {
			return err;
		}
		err = skc_os_connect(s.handle, addr);
	}
	return err;
}

/* Codes after which the next address is worth a try on the same socket. */
static bool is_address_failure(skc_err err)
{
	return err != SKC_OK && err != SKC_EINTR && err != SKC_EINPROGRESS && err != SKC_EISCONN &&
			err != SKC_EALREADY && err != SKC_EBADF && err != SKC_ENOTSOCK;
}

skc_err skc_sock_connect_any(skc_sock s, const skc_addr *addrs, size_t count)
{
	skc_err err = SKC_EINVAL;

	for (size_t i = 0; i < count; i++) {
		err = skc_sock_connect(s, &addrs[i]);
		if (!is_address_failure(err)) {
			break;
		}
	}
	return err;
}

size_t skc_sock_written(skc_sock s, int family, int flags, size_t len, size_t done)
{
	int type;

	if ((flags & MSG_TRUNC) && skc_family_is_internet(family) &&
			skc_os_type(s.handle, &type) == SKC_OK && type == SOCK_STREAM) {
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
