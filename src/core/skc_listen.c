#include "skc_listen.h"

#include "skc_error.h"
#include "skc_pktinfo.h"
#include "skc_time.h"
#include "skc_transfer.h"

void skc_listen_setup_init(skc_listen_setup *setup, int type)
{
	setup->type = type;
	setup->failed = SKC_EO_NONE;
	setup->has_pktinfo = false;
	skc_endpoint_options_init(&setup->options);
	if (type == SOCK_STREAM) {
		skc_endpoint_options_put(&setup->options, SKC_EO_REUSEADDR, SKC_REUSEADDR_DEFAULT);
	}
}

static skc_err listen_set_options(
		skc_handle handle, int family, skc_listen_setup *setup, unsigned call)
{
	return skc_endpoint_options_set(
			&setup->options, call, family, setup->type, handle, &setup->failed);
}

/* Until its mode is exact a path is open to fewer users, never to more. */
static skc_err listen_bind_path(skc_handle handle, const skc_addr *addr, const skc_addr_parts *path,
		skc_listen_setup *setup, bool *bound)
{
	bool has_mode = skc_endpoint_options_has(&setup->options, SKC_EO_MODE);
	unsigned mode = (unsigned) skc_endpoint_options_number(&setup->options, SKC_EO_MODE, 0);
	skc_err err = has_mode ? skc_os_bind_mode(handle, addr, mode) : skc_os_bind(handle, addr);

	*bound = err == SKC_OK;
	if (err == SKC_OK && has_mode) {
		err = skc_os_path_set_mode(path->text, mode);
		setup->failed = err != SKC_OK ? SKC_EO_MODE : setup->failed;
	} else if (err == SKC_EOPNOTSUPP && has_mode) {
		setup->failed = SKC_EO_MODE;
	}
	return err;
}

static skc_err listen_start(skc_handle handle, int family, skc_listen_setup *setup)
{
	int64_t backlog = skc_endpoint_options_number(&setup->options, SKC_EO_BACKLOG, SOMAXCONN);
	skc_err err;

	if (!skc_listen_waits(setup->type)) {
		return SKC_OK;
	}
	err = skc_os_listen(handle, (int) backlog);
	return err == SKC_OK ? listen_set_options(handle, family, setup, SKC_EO_LISTENING) : err;
}

static bool listen_is_any(const skc_addr *addr)
{
	return skc_addr_family(addr) == AF_INET6
			? IN6_IS_ADDR_UNSPECIFIED(&addr->u.in6.sin6_addr)
			: skc_addr_family(addr) == AF_INET && addr->u.in.sin_addr.s_addr == htonl(INADDR_ANY);
}

/* A datagram to any address of this host is to be answered from that address. A system that does
 * not report it has no such answers. */
static void listen_request_pktinfo(skc_handle handle, const skc_addr *addr, skc_listen_setup *setup)
{
	setup->has_pktinfo = setup->type == SOCK_DGRAM && listen_is_any(addr) &&
			!skc_endpoint_options_has(&setup->options, SKC_EO_PKTINFO) &&
			skc_pktinfo_request(handle, skc_addr_family(addr)) == SKC_OK;
}

static skc_err listen_set_up(skc_handle handle, const skc_addr *addr, const skc_addr_parts *path,
		skc_listen_setup *setup)
{
	int family = skc_addr_family(addr);
	bool bound = false;
	skc_err err = listen_set_options(handle, family, setup, SKC_EO_LISTEN);

	if (err == SKC_OK) {
		listen_request_pktinfo(handle, addr, setup);
		err = path != NULL ? listen_bind_path(handle, addr, path, setup, &bound)
						   : skc_os_bind(handle, addr);
	}
	if (err == SKC_OK) {
		err = listen_start(handle, family, setup);
	}
	if (err != SKC_OK && bound) {
		skc_os_path_remove(path->text);
	}
	return err;
}

/* path: NULL for none. */
static skc_err listen_open_at(
		const skc_addr *addr, const skc_addr_parts *path, skc_listen_setup *setup, skc_handle *out)
{
	bool nonblock = skc_endpoint_options_number(&setup->options, SKC_EO_NONBLOCKING, 0) == 1 ||
			skc_listen_waits(setup->type);
	unsigned flags = nonblock ? SKC_OPEN_NONBLOCK : 0;
	int protocol = (int) skc_endpoint_options_number(&setup->options, SKC_EO_PROTOCOL, 0);
	skc_handle handle;
	skc_err err = skc_os_open(skc_addr_family(addr), setup->type, protocol, flags, &handle);

	if (err != SKC_OK) {
		return err;
	}
	err = listen_set_up(handle, addr, path, setup);
	if (err == SKC_OK) {
		*out = handle;
	} else {
		skc_os_close(handle);
	}
	return err;
}

skc_err skc_listen_open(const skc_addr *addr, skc_listen_setup *setup, skc_handle *out)
{
	skc_addr_parts path;
	bool has_path = skc_listen_path(addr, &path);
	skc_handle lock = SKC_HANDLE_NONE;
	skc_err err = SKC_OK;

	setup->failed = SKC_EO_NONE;
	if (has_path && skc_endpoint_options_number(&setup->options, SKC_EO_REPLACE, 0) == 1) {
		err = skc_listen_path_clear(addr, &path, &lock);
		/* The option is not to blame for a path that is in use. */
		setup->failed = err != SKC_OK && err != SKC_EADDRINUSE ? SKC_EO_REPLACE : setup->failed;
	}
	if (err == SKC_OK) {
		err = listen_open_at(addr, has_path ? &path : NULL, setup, out);
	}
	skc_listen_path_release(&path, lock);
	return err;
}

skc_err skc_listen_open_dual(uint16_t port, skc_listen_setup *setup, skc_handle *out)
{
	skc_addr addr;
	skc_err err = skc_addr_parse(AF_INET6, "::", 2, port, &addr);

	if (!skc_endpoint_options_has(&setup->options, SKC_EO_V6ONLY)) {
		skc_endpoint_options_put(&setup->options, SKC_EO_V6ONLY, 0);
	}
	if (err == SKC_OK) {
		err = skc_listen_open(&addr, setup, out);
	}
	/* Without IPv6 the system lacks the family, or no interface has an address of it. */
	if (skc_listen_is_elsewhere(err) && setup->options.numbers[SKC_EO_V6ONLY] == 0) {
		err = skc_addr_parse(AF_INET, "0.0.0.0", 7, port, &addr);
		return err == SKC_OK ? skc_listen_open(&addr, setup, out) : err;
	}
	return err;
}

bool skc_listen_has_dual_stack(void)
{
	skc_listen_setup setup;
	skc_addr addr;
	skc_handle handle;

	skc_listen_setup_init(&setup, SOCK_DGRAM);
	skc_endpoint_options_put(&setup.options, SKC_EO_V6ONLY, 0);
	if (skc_addr_parse(AF_INET6, "::", 2, 0, &addr) != SKC_OK ||
			skc_listen_open(&addr, &setup, &handle) != SKC_OK) {
		return false;
	}
	skc_os_close(handle);
	return true;
}

/* Accepts without waiting. A blocking handle is non-blocking meanwhile: another process may take
 * the connection between the wait and this call. */
static skc_err listen_try_accept(skc_sock s, bool blocking, skc_addr *peer, skc_handle *out)
{
	skc_err err = blocking ? skc_os_set_blocking(s.handle, false) : SKC_OK;

	if (err == SKC_OK) {
		err = skc_os_accept(s.handle, 0, peer, out);
		if (blocking) {
			skc_os_set_blocking(s.handle, true);
		}
	}
	return err;
}

/* How many lost connections a call passes over that does not wait. */
#define LOST_MAX 16

/* Handles a failed accept. SKC_OK: accept again. */
static skc_err listen_accept_failed(skc_sock s, skc_err err, int64_t deadline, unsigned *vain)
{
	if (!skc_os_is_lost_connection(err) ||
			(err == SKC_EOPNOTSUPP && !skc_os_is_listening(s.handle))) {
		*vain = 0;
		return skc_transfer_next(s, err, POLLIN, deadline, vain);
	}
	if (deadline == SKC_AT_ONCE && *vain < LOST_MAX) {
		*vain += 1;
		return SKC_OK;
	}
	return skc_transfer_next(s, SKC_EAGAIN, POLLIN, deadline, vain);
}

/* Without a deadline the system call waits, or is made first. With one the wait comes first, so
 * that another process that makes a shared listener blocking does not lengthen the call. A socket
 * that does not listen would never be ready; accept(2) returns its error. Of a handle that does not
 * block, a call that does not wait only makes the system call. */
skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out)
{
	bool endless = deadline == SKC_FOREVER && blocking && (s.flags & SKC_SOCK_TIMED) == 0 &&
			!skc_takes_turns();
	bool tries = deadline == SKC_AT_ONCE && !blocking;
	bool wait = deadline != SKC_FOREVER && !tries && SKC_HANDLE_IS_ONE(s.handle) &&
			skc_os_is_listening(s.handle);
	skc_err err = wait ? skc_transfer_wait_ready(s, POLLIN, deadline) : SKC_OK;
	unsigned vain = 0;

	while (err == SKC_OK) {
		err = endless ? skc_sock_accept(s, 0, peer, out)
					  : listen_try_accept(s, blocking, peer, out);
		if (err == SKC_OK || (endless && err == SKC_EINTR)) {
			return err;
		}
		err = listen_accept_failed(s, err, deadline, &vain);
	}
	return err;
}

skc_err skc_listen_accept_waiting(skc_handle handle, bool timed, skc_handle *out)
{
	int64_t timeout = 0;
	int64_t deadline = SKC_FOREVER;
	skc_err err = timed ? skc_os_get_timeout(handle, SO_RCVTIMEO, &timeout) : SKC_OK;

	if (timeout > 0) {
		deadline = skc_time_deadline(timeout);
	}
	while (err == SKC_OK) {
		skc_pollfd item = { .fd = handle, .events = POLLIN };
		size_t ready = 0;

		err = skc_os_accept(handle, 0, NULL, out);
		if (!skc_err_would_block(err)) {
			return err;
		}
		timeout = skc_time_remaining(deadline);
		if (timeout == 0) {
			return SKC_EAGAIN;
		}
		err = skc_os_poll(&item, 1, timeout, &ready);
	}
	return err;
}
