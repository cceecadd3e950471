#include "skc_listen.h"

#include "skc_error.h"
#include "skc_time.h"
#include "skc_transfer.h"

#define ANY (-1)

/* Options of the system among those of a listener. */
typedef struct option_row {
	int which;
	int level;
	int option;   /* SKC_NO_OPTION where the system has none */
	int type;     /* SOCK_*, or ANY */
	bool is_inet; /* only IPv4 and IPv6 have it */
	bool is_v6;   /* only IPv6 has it */
} option_row;

static const option_row rows[] = {
	{ SKC_LISTEN_REUSE_ADDR, SOL_SOCKET, SO_REUSEADDR, ANY, true, false },
	{ SKC_LISTEN_REUSE_PORT, SOL_SOCKET, SKC_SO_REUSEPORT, ANY, false, false },
	{ SKC_LISTEN_IPV6_ONLY, IPPROTO_IPV6, IPV6_V6ONLY, ANY, true, true },
	{ SKC_LISTEN_DEFER_ACCEPT, IPPROTO_TCP, SKC_TCP_DEFER_ACCEPT, SOCK_STREAM, true, false },
};

/* macOS takes it from a socket that listens only. */
static const option_row late_rows[] = {
	{ SKC_LISTEN_FAST_OPEN, IPPROTO_TCP, SKC_TCP_FASTOPEN, SOCK_STREAM, true, false },
};

void skc_listen_setup_init(skc_listen_setup *setup, int type)
{
	setup->type = type;
	setup->failed = SKC_LISTEN_OPTIONS;
	for (int i = 0; i < SKC_LISTEN_OPTIONS; i++) {
		setup->options[i] = SKC_LISTEN_UNSET;
	}
}

static bool listen_applies(const option_row *row, int family, int type)
{
	return (!row->is_inet || skc_family_is_internet(family)) &&
			(!row->is_v6 || family == AF_INET6) && (row->type == ANY || row->type == type);
}

/* Only listeners of streams: with datagrams SO_REUSEADDR shares a port (socket(7)). */
static int listen_value_of(const option_row *row, const skc_listen_setup *setup)
{
	int value = setup->options[row->which];

	if (value == SKC_LISTEN_UNSET && row->which == SKC_LISTEN_REUSE_ADDR &&
			setup->type == SOCK_STREAM) {
		return SKC_REUSEADDR_DEFAULT;
	}
	return value;
}

/* What the system lacks is off already. */
static skc_err listen_set_option(skc_handle handle, const option_row *row, int value)
{
	if (row->option == SKC_NO_OPTION) {
		return value == 0 ? SKC_OK : SKC_EOPNOTSUPP;
	}
	return skc_os_set_option(handle, row->level, row->option, &value, (skc_socklen) sizeof(value));
}

static skc_err listen_set_options(
		skc_handle handle, int family, skc_listen_setup *setup, const option_row *row, size_t count)
{
	for (; count > 0; row++, count--) {
		int value = listen_value_of(row, setup);
		skc_err err;

		if (value == SKC_LISTEN_UNSET || !listen_applies(row, family, setup->type)) {
			continue;
		}
		err = listen_set_option(handle, row, value);
		if (err != SKC_OK) {
			setup->failed = row->which;
			return err;
		}
	}
	return SKC_OK;
}

/* A path is open to too few at most until its mode is exact. */
static skc_err listen_bind_path(skc_handle handle, const skc_addr *addr, const skc_addr_parts *path,
		skc_listen_setup *setup, bool *bound)
{
	int mode = setup->options[SKC_LISTEN_MODE];
	skc_err err = mode == SKC_LISTEN_UNSET ? skc_os_bind(handle, addr)
										   : skc_os_bind_mode(handle, addr, (unsigned) mode);

	*bound = err == SKC_OK;
	if (err == SKC_OK && mode != SKC_LISTEN_UNSET) {
		err = skc_os_path_set_mode(path->text, (unsigned) mode);
		setup->failed = err != SKC_OK ? SKC_LISTEN_MODE : setup->failed;
	} else if (err == SKC_EOPNOTSUPP && mode != SKC_LISTEN_UNSET) {
		setup->failed = SKC_LISTEN_MODE;
	}
	return err;
}

static skc_err listen_start(skc_handle handle, int family, skc_listen_setup *setup)
{
	int backlog = setup->options[SKC_LISTEN_BACKLOG];
	skc_err err;

	if (!skc_listen_waits(setup->type)) {
		return SKC_OK;
	}
	err = skc_os_listen(handle, backlog == SKC_LISTEN_UNSET ? SOMAXCONN : backlog);
	return err == SKC_OK
			? listen_set_options(handle, family, setup, late_rows, SKC_COUNT(late_rows))
			: err;
}

static skc_err listen_set_up(skc_handle handle, const skc_addr *addr, const skc_addr_parts *path,
		skc_listen_setup *setup)
{
	int family = skc_addr_family(addr);
	bool bound = false;
	skc_err err = listen_set_options(handle, family, setup, rows, SKC_COUNT(rows));

	if (err == SKC_OK) {
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
	bool nonblock = setup->options[SKC_LISTEN_NONBLOCK] == 1 || skc_listen_waits(setup->type);
	unsigned flags = nonblock ? SKC_OPEN_NONBLOCK : 0;
	skc_handle handle;
	skc_err err = skc_os_open(skc_addr_family(addr), setup->type, 0, flags, &handle);

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

	setup->failed = SKC_LISTEN_OPTIONS;
	if (has_path && setup->options[SKC_LISTEN_REPLACE] == 1) {
		err = skc_listen_path_clear(addr, &path, &lock);
		/* A path in use is no fault of the option. */
		setup->failed = err != SKC_OK && err != SKC_EADDRINUSE ? SKC_LISTEN_REPLACE : setup->failed;
	}
	if (err == SKC_OK) {
		err = listen_open_at(addr, has_path ? &path : NULL, setup, out);
	}
	skc_listen_path_release(&path, lock);
	return err;
}

skc_err skc_listen_open_dual(uint16_t port, skc_listen_setup *setup, skc_handle *out)
{
	int *v6_only = &setup->options[SKC_LISTEN_IPV6_ONLY];
	skc_addr addr;
	skc_err err = skc_addr_parse(AF_INET6, "::", 2, port, &addr);

	if (*v6_only == SKC_LISTEN_UNSET) {
		*v6_only = 0;
	}
	if (err == SKC_OK) {
		err = skc_listen_open(&addr, setup, out);
	}
	/* Without IPv6 the family is unknown, or no interface has an address of it. */
	if (skc_listen_is_elsewhere(err) && *v6_only == 0) {
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
	setup.options[SKC_LISTEN_IPV6_ONLY] = 0;
	if (skc_addr_parse(AF_INET6, "::", 2, 0, &addr) != SKC_OK ||
			skc_listen_open(&addr, &setup, &handle) != SKC_OK) {
		return false;
	}
	skc_os_close(handle);
	return true;
}

/* One try that does not wait. A blocking handle is non-blocking meanwhile: another process may take
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

/* What a try that has failed means; SKC_OK: there is another one. */
static skc_err listen_accept_failed(skc_sock s, skc_err err, int64_t deadline, unsigned *vain)
{
	if (!skc_os_is_lost_connection(err) ||
			(err == SKC_EOPNOTSUPP && !skc_os_is_listening(s.handle))) {
		*vain = 0;
		return skc_transfer_next(s, err, POLLIN, deadline, vain);
	}
	return skc_transfer_next(s, SKC_EAGAIN, POLLIN, deadline, vain);
}

/* Is a connection there already? Then no sleep has to be prepared. */
static skc_err listen_wait_for_connection(skc_sock s, int64_t deadline)
{
	skc_pollfd item = { .fd = s.handle, .events = POLLIN };
	size_t ready = 0;
	skc_err err = skc_os_poll(&item, 1, 0, &ready);

	return err == SKC_OK && ready > 0 ? SKC_OK : skc_transfer_wait(s, POLLIN, deadline);
}

/* A call without a limit waits itself, or is tried first. With one the wait comes first, so that a
 * process that has changed the mode of a shared listener lengthens nothing; a socket that does not
 * listen would never be ready, and the try says why. */
skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out)
{
	bool endless = deadline == SKC_FOREVER && blocking && !s.timed;
	bool wait = deadline != SKC_FOREVER && skc_os_is_listening(s.handle);
	skc_err err = wait ? listen_wait_for_connection(s, deadline) : SKC_OK;
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
