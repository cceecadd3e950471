#include "skc_connect.h"

#include "skc_sock.h"
#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

/* Between two tries of a unix socket that has no room for another connection. */
#define CROWD_DELAY (2 * SKC_NS_PER_MSEC)

/* How often an address is tried again after a connection to itself. */
#define SELF_RETRIES 2

/* --- sockets ---------------------------------------------------------------------------------- */

typedef struct number_row {
	const char *name;
	int which;
	int level;
	int option;
	bool tcp;
} number_row;

static const number_row rows[] = {
	{ "keepalive", SKC_CONNECT_KEEPALIVE, SOL_SOCKET, SO_KEEPALIVE, false },
	{ "keepalive_idle", SKC_CONNECT_KEEPALIVE_IDLE, IPPROTO_TCP, SKC_TCP_KEEPIDLE, true },
	{ "keepalive_interval", SKC_CONNECT_KEEPALIVE_INTERVAL, IPPROTO_TCP, SKC_TCP_KEEPINTVL, true },
	{ "keepalive_count", SKC_CONNECT_KEEPALIVE_COUNT, IPPROTO_TCP, SKC_TCP_KEEPCNT, true },
	{ "nodelay", SKC_CONNECT_NODELAY, IPPROTO_TCP, TCP_NODELAY, true },
	{ "user_timeout", SKC_CONNECT_USER_TIMEOUT, IPPROTO_TCP, SKC_TCP_USER_TIMEOUT, true },
	{ "fastopen", SKC_CONNECT_FASTOPEN, IPPROTO_TCP, SKC_TCP_FASTOPEN_CONNECT, true },
	{ "mark", SKC_CONNECT_MARK, SOL_SOCKET, SKC_SO_MARK, false },
};

static bool connect_is_tcp(const skc_connect_to *to, int family)
{
	return to->type == SOCK_STREAM && skc_family_is_internet(family);
}

static skc_err connect_set_number(skc_handle handle, int level, int option, int value)
{
	return option == SKC_NO_OPTION
			? SKC_ENOPROTOOPT
			: skc_os_set_option(handle, level, option, &value, sizeof(value));
}

static skc_err connect_set_device(skc_handle handle, const char *name)
{
	return SKC_SO_BINDTODEVICE == SKC_NO_OPTION
			? SKC_ENOPROTOOPT
			: skc_os_set_option(
					  handle, SOL_SOCKET, SKC_SO_BINDTODEVICE, name, (skc_socklen) strlen(name));
}

static bool connect_has_port(const skc_addr *addr)
{
	int family = skc_addr_family(addr);

	return skc_family_is_internet(family) &&
			(family == AF_INET6 ? addr->u.in6.sin6_port : addr->u.in.sin_port) != 0;
}

/* Several attempts have one local port: each may have it as long as the peers differ. Without one
 * the port is chosen at connect, when the peer is known (ip(7), IP_BIND_ADDRESS_NO_PORT). */
static skc_err connect_set_local(skc_handle handle, const skc_addr *from)
{
	skc_err err = SKC_OK;

	if (connect_has_port(from)) {
		err = connect_set_number(handle, SOL_SOCKET, SO_REUSEADDR, 1);
	} else if (skc_family_is_internet(skc_addr_family(from))) {
		connect_set_number(handle, IPPROTO_IP, SKC_IP_BIND_ADDRESS_NO_PORT, 1);
	}
	return err == SKC_OK ? skc_os_bind(handle, from) : err;
}

static skc_err connect_set_numbers(
		const skc_connect_to *to, int family, skc_handle handle, const char **refused)
{
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int value = to->numbers[rows[i].which];
		skc_err err = SKC_OK;

		if (value != SKC_CONNECT_UNSET && (!rows[i].tcp || connect_is_tcp(to, family))) {
			err = connect_set_number(handle, rows[i].level, rows[i].option, value);
		}
		if (err != SKC_OK) {
			*refused = rows[i].name;
			return err;
		}
	}
	return SKC_OK;
}

/* *refused: the option that failed. */
static skc_err connect_set_up(
		const skc_connect_to *to, int family, skc_handle handle, const char **refused)
{
	skc_err err = connect_set_numbers(to, family, handle, refused);

	if (err == SKC_OK && to->device != NULL && skc_family_is_internet(family)) {
		*refused = "interface";
		err = connect_set_device(handle, to->device);
	}
	if (err == SKC_OK && skc_addr_family(&to->from) == family) {
		*refused = "from";
		err = connect_set_local(handle, &to->from);
	}
	*refused = err == SKC_OK ? NULL : *refused;
	return err;
}

static skc_err connect_open_for(
		const skc_connect_to *to, int family, skc_handle *out, const char **refused)
{
	skc_err err = SKC_ENOPROTOOPT;

	if (to->multipath && connect_is_tcp(to, family)) {
		err = skc_os_open(family, to->type, SKC_IPPROTO_MPTCP, SKC_OPEN_NONBLOCK, out);
	}
	if (err != SKC_OK) {
		err = skc_os_open(family, to->type, to->protocol, SKC_OPEN_NONBLOCK, out);
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

/* --- addresses -------------------------------------------------------------------------------- */

int skc_connect_family(const skc_connect_to *to)
{
	skc_addr addr;

	if (to->family != AF_UNSPEC) {
		return to->family;
	}
	if (skc_addr_parse(AF_INET, to->text, to->len, to->port, &addr) == SKC_OK) {
		return AF_INET;
	}
	/* What has a colon is no name. */
	return memchr(to->text, ':', to->len) != NULL ? AF_INET6 : AF_UNSPEC;
}

/* Gives room for addresses and the attempts to reach them. */
static skc_err connect_make_room(skc_connect *c, size_t count)
{
	c->addrs = calloc(count, sizeof(c->addrs[0]));
	c->attempts = calloc(count, sizeof(c->attempts[0]));
	c->indexes = calloc(count, sizeof(c->indexes[0]));
	return c->addrs != NULL && c->attempts != NULL && c->indexes != NULL ? SKC_OK : SKC_ENOMEM;
}

static skc_err connect_take_answer(skc_connect *c, const skc_answer *answer)
{
	skc_err err;

	c->code = answer->code;
	if (answer->code == SKC_EAI_SYSTEM && answer->system != SKC_OK) {
		c->code = 0;
		return answer->system;
	}
	if (answer->count == 0 || answer->code != 0) {
		return SKC_EADDRNOTAVAIL;
	}
	err = connect_make_room(c, answer->count);
	if (err == SKC_OK) {
		skc_answer_interleave(answer, (uint16_t) c->to->port, c->addrs);
		c->count = answer->count;
	}
	return err;
}

static skc_err connect_take_number(skc_connect *c, int family)
{
	skc_addr addr;
	skc_err err = skc_addr_from_text(family, c->to->text, c->to->len, c->to->port, &addr);

	if (err == SKC_OK) {
		err = connect_make_room(c, 1);
	}
	if (err == SKC_OK) {
		c->addrs[0] = addr;
		c->count = 1;
	}
	return err;
}

/* The address is a number, or the name of this host; else a question is asked. */
static skc_err connect_begin_addresses(skc_connect *c)
{
	const skc_connect_to *to = c->to;
	int family = skc_connect_family(to);
	skc_answer answer = { 0 };
	skc_err err = family != AF_UNSPEC ? connect_take_number(c, family) : SKC_EINVAL;

	if (err != SKC_EINVAL || (family != AF_UNSPEC && !skc_family_is_internet(family)) ||
			memchr(to->text, ':', to->len) != NULL) {
		return err;
	}
	if (!skc_lookup_local(to->text, to->len, family, &answer)) {
		return skc_question_begin(to->text, to->len, family, c->deadline, &c->question);
	}
	err = connect_take_answer(c, &answer);
	skc_answer_free(&answer);
	return err;
}

void skc_connect_begin(skc_connect *c, const skc_connect_to *to, int64_t deadline)
{
	*c = (skc_connect){ .to = to, .deadline = deadline };
	c->failure = connect_begin_addresses(c);
}

/* Waits until the name has its addresses. */
static skc_err connect_await_answer(skc_connect *c, skc_connected *out)
{
	skc_err err = skc_question_wait(c->question, c->deadline);

	if (err == SKC_OK) {
		c->failure = connect_take_answer(c, skc_question_answer(c->question));
		skc_question_end(c->question);
		c->question = NULL;
	} else if (err == SKC_EDEADLINE) {
		out->late = true;
		out->looking_up = true;
	}
	return err;
}

/* --- attempts --------------------------------------------------------------------------------- */

/* "There is no way there" says less than any other failure. */
static void connect_note(skc_connect *c, skc_err err, const char *refused)
{
	bool vague = err == SKC_ENETUNREACH || err == SKC_EADDRNOTAVAIL || err == SKC_EAFNOSUPPORT;

	if (c->failure == SKC_OK || !vague) {
		c->failure = err;
		c->refused = refused;
	}
}

/* Another attempt has ended: the next may begin at once (RFC 8305, section 5). */
static void connect_failed(skc_connect *c, skc_err err, const char *refused)
{
	connect_note(c, err, refused);
	c->next_start = 0;
	c->full = false;
}

static bool connect_is_waiting(skc_err err)
{
	return err == SKC_EINPROGRESS || err == SKC_EINTR;
}

/* A unix socket whose peer has no room for another connection says so at once, and cannot be waited
 * for (connect(2), EAGAIN). Where a connect that goes on says "would block" that is not meant. */
static bool connect_is_crowded(skc_err err, int family)
{
	return family == AF_UNIX && err == SKC_EAGAIN && !connect_is_waiting(err);
}

/* Takes the handle where neither a connection is there nor one on its way. */
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

/* A client without a local port of its own that tries a port of the ephemeral range at which nobody
 * listens may be given that very port, and then meets itself (RFC 9293, simultaneous open). */
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

/* Closes without a wait for late packets, which would keep the port from a server. */
static void connect_reset(skc_handle handle)
{
	const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

	skc_os_set_option(handle, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	skc_os_close(handle);
}

/* A connection is there. True when it is the one; takes the handle else. *again: the address is
 * worth another attempt. */
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
		connect_failed(c, SKC_ECONNREFUSED, NULL);
	}
	return false;
}

static bool connect_start_once(skc_connect *c, size_t i, skc_connected *out, bool *again)
{
	skc_handle handle;
	const char *refused = NULL;
	skc_err err = connect_open_for(c->to, skc_addr_family(&c->addrs[i]), &handle, &refused);

	if ((err == SKC_EMFILE || err == SKC_ENFILE) && c->attempt_count > 0) {
		c->full = true;
		return false;
	}
	err = err == SKC_OK ? connect_to(handle, &c->addrs[i]) : err;
	if (connect_is_crowded(err, skc_addr_family(&c->addrs[i]))) {
		c->next_start = skc_time_add(skc_os_now(), CROWD_DELAY);
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
		connect_failed(c, err, refused);
		return false;
	}
	c->indexes[c->attempt_count] = i;
	c->attempts[c->attempt_count++] = (skc_pollfd){ .fd = handle, .events = POLLOUT };
	c->next_start = skc_time_add(skc_os_now(), c->to->delay);
	return false;
}

/* Begins an attempt. True when it is connected already. */
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

/* Begins the attempts whose time has come. True when one is connected. */
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

/* How an attempt that something has happened to has ended. */
static skc_err connect_outcome(const skc_pollfd *attempt)
{
	int code = 0;
	skc_socklen len = sizeof(code);
	skc_err err;

	if (SKC_POLL_REPORTS_ERRORS && attempt->revents == POLLOUT) {
		return SKC_OK;
	}
	err = skc_os_get_option(attempt->fd, SOL_SOCKET, SO_ERROR, &code, &len);
	return err != SKC_OK ? err : code;
}

/* Looks at the attempts that something has happened to. True when one is connected. */
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
			connect_failed(c, err, NULL);
		}
	}
	return false;
}

/* --- the wait --------------------------------------------------------------------------------- */

/* How long nothing but an event can change anything. */
static int64_t connect_time_to_wait(skc_connect *c)
{
	int64_t left = skc_time_remaining(c->deadline);
	int64_t next;

	if (c->next_start == 0 || c->full || c->next == c->count) {
		return left;
	}
	next = skc_time_remaining(c->next_start);
	return left == SKC_FOREVER || next < left ? next : left;
}

static skc_err connect_wait(skc_connect *c)
{
	size_t ready;

	for (size_t i = 0; i < c->attempt_count; i++) {
		c->attempts[i].revents = 0;
	}
	return skc_sleep(NULL, c->attempts, c->attempt_count, connect_time_to_wait(c), &ready);
}

static skc_err connect_attempt_all(skc_connect *c, skc_connected *out)
{
	for (;;) {
		skc_err err;

		if (connect_start_all(c, out)) {
			return SKC_OK;
		}
		if (c->attempt_count == 0 && c->next == c->count) {
			out->refused = c->refused;
			return c->failure;
		}
		err = connect_wait(c);
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
	skc_err err = SKC_OK;

	*out = (skc_connected){ .handle = SKC_HANDLE_NONE };
	if (c->question != NULL) {
		err = connect_await_answer(c, out);
	}
	out->code = c->code;
	if (err != SKC_OK || c->failure != SKC_OK) {
		return err != SKC_OK ? err : c->failure;
	}
	return connect_attempt_all(c, out);
}

void skc_connect_end(skc_connect *c)
{
	for (size_t i = 0; i < c->attempt_count; i++) {
		skc_os_close(c->attempts[i].fd);
	}
	if (c->question != NULL) {
		skc_question_end(c->question);
	}
	free(c->addrs);
	free(c->attempts);
	free(c->indexes);
	*c = (skc_connect){ .to = c->to };
}
