#include "skc_listen.h"

#include "skc_time.h"

#include <string.h>

/* Options of the system among those of a listener. */
typedef struct option_row {
	int which;
	int level;
	int option;
	bool internet; /* only IPv4 and IPv6 have it */
	bool v6;       /* only IPv6 has it */
} option_row;

static const option_row rows[] = {
	{ SKC_LISTEN_REUSE_ADDR, SOL_SOCKET, SO_REUSEADDR, true, false },
	{ SKC_LISTEN_REUSE_PORT, SOL_SOCKET, SKC_SO_REUSEPORT, false, false },
	{ SKC_LISTEN_IPV6_ONLY, IPPROTO_IPV6, IPV6_V6ONLY, true, true },
};

static bool applies(const option_row *row, int family)
{
	return (!row->internet || skc_family_is_internet(family)) && (!row->v6 || family == AF_INET6);
}

/* Only listeners of streams: with datagrams SO_REUSEADDR shares a port (socket(7)). */
static int value_of(const option_row *row, int type, const int *options)
{
	int value = options[row->which];

	if (value == SKC_LISTEN_UNSET && row->which == SKC_LISTEN_REUSE_ADDR && type == SOCK_STREAM) {
		return SKC_REUSEADDR_DEFAULT;
	}
	return value;
}

static skc_err set_options(skc_handle handle, int family, int type, const int *options)
{
	skc_err err = SKC_OK;

	for (size_t i = 0; i < SKC_COUNT(rows) && err == SKC_OK; i++) {
		int value = value_of(&rows[i], type, options);

		if (value != SKC_LISTEN_UNSET && applies(&rows[i], family)) {
			err = skc_os_set_option(
					handle, rows[i].level, rows[i].option, &value, (skc_socklen) sizeof(value));
		}
	}
	return err;
}

static skc_err set_up(skc_handle handle, const skc_addr *addr, int type, const int *options)
{
	int backlog = options[SKC_LISTEN_BACKLOG];
	skc_err err = set_options(handle, skc_addr_family(addr), type, options);

	if (err == SKC_OK) {
		err = skc_os_bind(handle, addr);
	}
	if (err == SKC_OK && (type == SOCK_STREAM || type == SOCK_SEQPACKET)) {
		err = skc_os_listen(handle, backlog == SKC_LISTEN_UNSET ? SOMAXCONN : backlog);
	}
	return err;
}

skc_err skc_listen_open(
		const skc_addr *addr, int type, const int options[SKC_LISTEN_OPTIONS], skc_handle *out)
{
	unsigned flags = options[SKC_LISTEN_NONBLOCK] == 1 ? SKC_OPEN_NONBLOCK : 0;
	skc_handle handle;
	skc_err err = skc_os_open(skc_addr_family(addr), type, 0, flags, &handle);

	if (err != SKC_OK) {
		return err;
	}
	err = set_up(handle, addr, type, options);
	if (err == SKC_OK) {
		*out = handle;
	} else {
		skc_os_close(handle);
	}
	return err;
}

/* Without IPv6 the family is unknown, or no interface has an address of it. */
static bool lacks_v6(skc_err err)
{
	return err == SKC_EAFNOSUPPORT || err == SKC_EADDRNOTAVAIL;
}

skc_err skc_listen_open_dual(
		uint16_t port, int type, const int options[SKC_LISTEN_OPTIONS], skc_handle *out)
{
	int both[SKC_LISTEN_OPTIONS];
	skc_addr addr;
	skc_err err = skc_addr_parse(AF_INET6, "::", 2, port, &addr);

	memcpy(both, options, sizeof(both));
	if (both[SKC_LISTEN_IPV6_ONLY] == SKC_LISTEN_UNSET) {
		both[SKC_LISTEN_IPV6_ONLY] = 0;
	}
	if (err == SKC_OK) {
		err = skc_listen_open(&addr, type, both, out);
	}
	if (lacks_v6(err) && both[SKC_LISTEN_IPV6_ONLY] == 0) {
		err = skc_addr_parse(AF_INET, "0.0.0.0", 7, port, &addr);
		return err == SKC_OK ? skc_listen_open(&addr, type, both, out) : err;
	}
	return err;
}

bool skc_listen_has_dual_stack(void)
{
	const int options[SKC_LISTEN_OPTIONS] = { SKC_LISTEN_UNSET, 0, SKC_LISTEN_UNSET,
		SKC_LISTEN_UNSET, SKC_LISTEN_UNSET };
	skc_addr addr;
	skc_handle handle;

	if (skc_addr_parse(AF_INET6, "::", 2, 0, &addr) != SKC_OK ||
			skc_listen_open(&addr, SOCK_DGRAM, options, &handle) != SKC_OK) {
		return false;
	}
	skc_os_close(handle);
	return true;
}

/* One try that does not wait, though the socket would: another process may have taken the
 * connection that woke this one. */
static skc_err try_accept(skc_sock s, bool blocking, skc_addr *peer, skc_handle *out)
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

static bool is_passed_over(skc_err err)
{
	return err == SKC_EAGAIN || err == SKC_EWOULDBLOCK || err == SKC_ECONNABORTED;
}

skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out)
{
	bool ready = false;
	skc_err err;

	/* Its mode is left alone where it does the waiting itself. */
	if (blocking && deadline == SKC_FOREVER && !s.timed) {
		do {
			err = skc_sock_accept(s, 0, peer, out);
		} while (err == SKC_ECONNABORTED);
		return err;
	}
	do {
		err = skc_sock_wait(s, POLLIN, skc_time_remaining(deadline), &ready);
		if (err != SKC_OK || !ready) {
			return err != SKC_OK ? err : SKC_ETIMEDOUT;
		}
		err = try_accept(s, blocking, peer, out);
		if (err == SKC_EINTR) {
			err = skc_interrupted(s.owner);
			ready = err != SKC_OK;
		} else {
			ready = !is_passed_over(err);
		}
	} while (!ready && skc_time_remaining(deadline) != 0);
	return ready ? err : SKC_ETIMEDOUT;
}
