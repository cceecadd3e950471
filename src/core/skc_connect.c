#include "skc_connect_lookup.h"

#include "skc_sock.h"
#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

#include "skc_missing.h"

/* The delay before a unix socket whose peer's queue is full is tried again. */
#define CROWD_DELAY (2 * SKC_NS_PER_MSEC)

/* How often an address is tried again after a connection to itself. */
#define SELF_RETRIES 2

/* The first byte of the IPv4 addresses of this host (RFC 1122, section 3.2.1.3). */
#define LOOPBACK_NET 127

/* --- sockets ---------------------------------------------------------------------------------- */

static bool connect_is_tcp(const skc_connect_to *to, int family)
{
	return to->type == SOCK_STREAM && skc_family_is_internet(family);
}

static bool connect_has_port(const skc_addr *addr)
{
	int family = skc_addr_family(addr);

	return skc_family_is_internet(family) &&
			(family == AF_INET6 ? addr->u.in6.sin6_port : addr->u.in.sin_port) != 0;
}

static skc_err connect_set_number(skc_handle handle, int level, int option, int value)
{
	return skc_os_set_option(handle, level, option, &value, sizeof(value));
}

/* Several attempts may share one local port as long as their peers differ. Without a port it is
 * chosen at connect, when the peer is known (ip(7), IP_BIND_ADDRESS_NO_PORT). */
static skc_err connect_set_local(skc_handle handle, const skc_addr *from)
{
	skc_err err = SKC_OK;

	if (connect_has_port(from)) {
		err = connect_set_number(handle, SOL_SOCKET, SO_REUSEADDR, 1);
	} else if (skc_family_is_internet(skc_addr_family(from)) &&
			IP_BIND_ADDRESS_NO_PORT != SKC_MISSING) {
		connect_set_number(handle, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
	}
	return err == SKC_OK ? skc_os_bind(handle, from) : err;
}

/* *refused: the option that failed. */
static skc_err connect_set_up(const skc_connect_to *to, int family, skc_handle handle, int *refused)
{
	skc_err err = skc_endpoint_options_set(
			&to->options, SKC_EO_CONNECT, family, to->type, handle, refused);

	if (err == SKC_OK && skc_addr_family(&to->from) == family) {
		err = connect_set_local(handle, &to->from);
		*refused = err != SKC_OK ? SKC_EO_FROM : SKC_EO_NONE;
	}
	return err;
}

static skc_err connect_open_for(const skc_connect_to *to, int family, skc_handle *out, int *refused)
{
	int protocol = (int) skc_endpoint_options_number(&to->options, SKC_EO_PROTOCOL, 0);
	bool multipath = skc_endpoint_options_number(&to->options, SKC_EO_MPTCP, 0) != 0;
	skc_err err = SKC_ENOPROTOOPT;

	/* RFC 8684; a system without it connects by TCP. */
	if (multipath && connect_is_tcp(to, family)) {
		err = skc_os_open(family, to->type, SKC_IPPROTO_MPTCP, SKC_OPEN_NONBLOCK, out);
	}
	if (err != SKC_OK) {
		err = skc_os_open(family, to->type, protocol, SKC_OPEN_NONBLOCK, out);
	}
	if (err != SKC_OK) {
		return err;
	}
	err = connect_set_up(to, family, *out, refused);
	if (err != SKC_OK) {
		skc_os_close(*out);
	}
	return err;
}

/* --- attempts --------------------------------------------------------------------------------- */

/* No-route errors are the least specific; keep any other. */
static void connect_note(skc_connect *c, skc_err err, int refused)
{
	bool vague = err == SKC_ENETUNREACH || err == SKC_EADDRNOTAVAIL || err == SKC_EAFNOSUPPORT;

	if (c->failure == SKC_OK || !vague) {
		c->failure = err;
		c->refused = refused;
	}
}

/* The address i has failed. After an attempt has failed the next may begin at once (RFC 8305,
 * section 5). */
static void connect_failed(skc_connect *c, size_t i, skc_err err, int refused)
{
	skc_connect_trial *trial = &c->trials[i];

	trial->err = err;
	trial->refused = refused;
	trial->took = trial->began != 0 ? skc_os_now() - trial->began : 0;
	connect_note(c, err, refused);
	c->next_start = 0;
	c->full = false;
}

static bool connect_is_waiting(skc_err err)
{
	return err == SKC_EINPROGRESS || err == SKC_EINTR;
}

/* A connect to this host has its answer when the call returns, though it reports EINPROGRESS. */
static bool connect_is_near(const skc_addr *addr)
{
	int family = skc_addr_family(addr);

	return (family == AF_INET && ntohl(addr->u.in.sin_addr.s_addr) >> 24 == LOOPBACK_NET) ||
			(family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&addr->u.in6.sin6_addr));
}

/* A unix socket whose peer's queue is full fails at once, and cannot be waited for (connect(2),
 * EAGAIN). A system may report the same code for a connect in progress, which is not meant here. */
static bool connect_is_crowded(skc_err err, int family)
{
	return family == AF_UNIX && err == SKC_EAGAIN && !connect_is_waiting(err);
}

/* Takes the handle when it is neither connected nor connecting. */
static skc_err connect_to(skc_handle handle, const skc_addr *addr)
{
	skc_err err = skc_os_connect(handle, addr);

	if (err == SKC_OK || connect_is_waiting(err)) {
		return err;
	}
	if (err == SKC_EAGAIN && skc_sock_lacks_port(handle)) {
		err = SKC_EADDRNOTAVAIL;
	}
	skc_os_close(handle);
	return err;
}

/* The system may give a client the very port that it connects to when nobody listens there and the
 * port is an ephemeral one: the client is then connected to itself (RFC 9293, simultaneous open).
 */
static bool connect_is_own(const skc_connect *c, size_t i, skc_handle handle)
{
	const skc_addr *peer = &c->addrs[i];
	int family = skc_addr_family(peer);
	skc_addr own;

	if (!connect_is_tcp(c->to, family) || connect_has_port(&c->to->from) ||
			skc_os_local_name(handle, &own) != SKC_OK || skc_addr_family(&own) != family) {
		return false;
	}
	return family == AF_INET6 ? own.u.in6.sin6_port == peer->u.in6.sin6_port &&
					memcmp(&own.u.in6.sin6_addr, &peer->u.in6.sin6_addr,
							sizeof(peer->u.in6.sin6_addr)) == 0
							  : own.u.in.sin_port == peer->u.in.sin_port &&
					own.u.in.sin_addr.s_addr == peer->u.in.sin_addr.s_addr;
}

/* Closes without TIME_WAIT, in which a server could not have the port. */
static void connect_reset(skc_handle handle)
{
	const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

	skc_os_set_option(handle, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	skc_os_close(handle);
}

/* A handle is connected. True when it is the result; takes it when it is connected to itself.
 * *again: the address should be tried again. */
static bool connect_connected(
		skc_connect *c, size_t i, skc_handle handle, skc_connected *out, bool *again)
{
	if (!connect_is_own(c, i, handle)) {
		out->handle = handle;
		out->family = skc_addr_family(&c->addrs[i]);
		return true;
	}
	connect_reset(handle);
	*again = c->self++ < SELF_RETRIES;
	if (!*again) {
		connect_failed(c, i, SKC_ECONNREFUSED, SKC_EO_NONE);
	}
	return false;
}

/* The attempt at the address i has to wait. Returns the time. */
static int64_t connect_waits(skc_connect *c, size_t i)
{
	int64_t now = skc_os_now();

	if (c->trials[i].began == 0) {
		c->trials[i].began = now;
	}
	return now;
}

static bool connect_start_once(skc_connect *c, size_t i, skc_connected *out, bool *again)
{
	skc_handle handle;
	int refused = SKC_EO_NONE;
	skc_err err = connect_open_for(c->to, skc_addr_family(&c->addrs[i]), &handle, &refused);

	if ((err == SKC_EMFILE || err == SKC_ENFILE) && c->attempt_count > 0) {
		c->full = true;
		return false;
	}
	err = err == SKC_OK ? connect_to(handle, &c->addrs[i]) : err;
	if (connect_is_crowded(err, skc_addr_family(&c->addrs[i]))) {
		c->next_start = skc_time_add(connect_waits(c, i), CROWD_DELAY);
		return false;
	}
	if (i == c->next) {
		c->next++;
		out->tried++;
	}
	if (err == SKC_OK) {
		return connect_connected(c, i, handle, out, again);
	}
	if (!connect_is_waiting(err)) {
		connect_failed(c, i, err, refused);
		return false;
	}
	c->indexes[c->attempt_count] = i;
	c->attempts[c->attempt_count++] = (skc_pollfd){ .fd = handle, .events = POLLOUT };
	c->close_by = connect_is_near(&c->addrs[i]);
	c->next_start = skc_time_add(connect_waits(c, i),
			skc_endpoint_options_number(&c->to->options, SKC_EO_ATTEMPT_DELAY, SKC_CONNECT_DELAY));
	return false;
}

/* Begins an attempt. True when it is connected at once. */
static bool connect_start(skc_connect *c, size_t i, skc_connected *out)
{
	bool is_connected;
	bool again;

	do {
		again = false;
		is_connected = connect_start_once(c, i, out, &again);
	} while (again);
	return is_connected;
}

static bool connect_may_start(const skc_connect *c)
{
	return c->next < c->count && !c->full && (c->next_start == 0 || skc_os_now() >= c->next_start);
}

/* Begins the attempts that are due. True when one is connected. */
static bool connect_start_all(skc_connect *c, skc_connected *out)
{
	while (connect_may_start(c)) {
		if (connect_start(c, c->next, out)) {
			return true;
		}
	}
	return false;
}

static void connect_drop(skc_connect *c, size_t i)
{
	c->attempt_count--;
	c->attempts[i] = c->attempts[c->attempt_count];
	c->indexes[i] = c->indexes[c->attempt_count];
}

/* The result of an attempt that poll(2) has reported. */
static skc_err connect_outcome(const skc_pollfd *attempt)
{
	if (SKC_POLL_REPORTS_ERRORS && attempt->revents == POLLOUT) {
		return SKC_OK;
	}
	return skc_sock_outcome(attempt->fd);
}

/* Handles the attempts that poll(2) has reported. True when one is connected. */
static bool connect_finish_any(skc_connect *c, skc_connected *out)
{
	for (size_t i = c->attempt_count; i-- > 0;) {
		skc_pollfd attempt = c->attempts[i];
		size_t index = c->indexes[i];
		bool again = false;
		skc_err err;

		if (attempt.revents == 0) {
			continue;
		}
		err = connect_outcome(&attempt);
		connect_drop(c, i);
		if (err == SKC_OK && connect_connected(c, index, attempt.fd, out, &again)) {
			return true;
		}
		if (again && connect_start(c, index, out)) {
			return true;
		}
		if (err != SKC_OK) {
			skc_os_close(attempt.fd);
			connect_failed(c, index, err, SKC_EO_NONE);
		}
	}
	return false;
}

/* --- the wait --------------------------------------------------------------------------------- */

/* The time at which the next attempt or lookup may begin beside others: 0 at once, SKC_FOREVER not
 * before they have ended. */
static int64_t connect_next_due(const skc_connect *c)
{
	if (c->full || (c->next == c->count && !skc_connect_expects_more(c))) {
		return SKC_FOREVER;
	}
	return c->next < c->count ? c->next_start : skc_connect_more_due(c);
}

/* The time until then, or until the deadline. */
static int64_t connect_time_to_wait(skc_connect *c)
{
	int64_t left = skc_time_remaining(c->deadline);
	int64_t due = connect_next_due(c);
	int64_t next = due == SKC_FOREVER ? SKC_FOREVER : skc_time_remaining(due);

	return left == SKC_FOREVER || (next != SKC_FOREVER && next < left) ? next : left;
}

static skc_err connect_wait(skc_connect *c)
{
	int64_t timeout;
	size_t ready;

	for (size_t i = 0; i < c->attempt_count; i++) {
		c->attempts[i].revents = 0;
	}
	timeout = c->close_by ? 0 : connect_time_to_wait(c);
	c->close_by = false;
	return skc_sleep(NULL, c->attempts, c->attempt_count, timeout, &ready);
}

static bool connect_may_look_up(const skc_connect *c)
{
	int64_t due;

	if (c->next < c->count || c->full || !skc_connect_expects_more(c)) {
		return false;
	}
	due = skc_connect_more_due(c);
	return c->attempt_count == 0 || (due != SKC_FOREVER && skc_os_now() >= due);
}

/* All addresses have failed, or none was found. */
static skc_err connect_fail(const skc_connect *c, skc_connected *out)
{
	out->refused = c->refused;
	out->code = c->failure == SKC_OK ? c->code : 0;
	return c->failure != SKC_OK ? c->failure : SKC_EADDRNOTAVAIL;
}

static skc_err connect_attempt_all(skc_connect *c, skc_connected *out)
{
	for (;;) {
		skc_err err = SKC_OK;

		if (connect_start_all(c, out)) {
			return SKC_OK;
		}
		if (connect_may_look_up(c)) {
			err = skc_connect_look_up_more(c, out);
		} else if (c->attempt_count == 0 && c->next == c->count) {
			return connect_fail(c, out);
		}
		if (err == SKC_OK && (c->attempt_count > 0 || c->next < c->count)) {
			err = connect_wait(c);
		}
		if (err != SKC_OK) {
			return err;
		}
		if (connect_finish_any(c, out)) {
			return SKC_OK;
		}
		if (skc_time_remaining(c->deadline) == 0) {
			out->late = true;
			return SKC_EDEADLINE;
		}
	}
}

skc_err skc_connect_run(skc_connect *c, skc_connected *out)
{
	skc_err err = skc_connect_look_up(c, out);

	return err == SKC_OK ? connect_attempt_all(c, out) : err;
}

/* Addresses are tried in their order. One that was not counted as tried was waiting for the queue
 * of its peer, the last one for a free handle perhaps. */
void skc_connect_add_attempts(const skc_connect *c, skc_connect_attempts *to)
{
	for (size_t i = 0; i < c->count && i <= c->next && to->count < SKC_CONNECT_ATTEMPTS_MAX; i++) {
		const skc_connect_trial *trial = &c->trials[i];
		skc_connect_attempt *attempt = &to->of[to->count];

		if (trial->err == SKC_OK && trial->began == 0) {
			continue;
		}
		*attempt = (skc_connect_attempt){ c->addrs[i], trial->err, trial->refused, trial->took };
		if (trial->err == SKC_OK) {
			attempt->err = SKC_EDEADLINE;
			attempt->refused = SKC_EO_NONE;
			attempt->took = skc_os_now() - trial->began;
		}
		to->count++;
	}
}

void skc_connect_end(skc_connect *c)
{
	for (size_t i = 0; i < c->attempt_count; i++) {
		skc_os_close(c->attempts[i].fd);
	}
	skc_connect_end_lookups(c);
	free(c->addrs);
	*c = (skc_connect){ .to = c->to };
}
