#include "skc_connect.h"

#include "skc_sock.h"
#include "skc_time.h"

#include <string.h>

/* How long IPv4 waits for the addresses of IPv6 (RFC 8305, section 3). */
#define RESOLUTION_DELAY (50 * SKC_NS_PER_MSEC)

/* Between two tries of a unix socket that has no room for another connection. */
#define CROWD_DELAY (2 * SKC_NS_PER_MSEC)

/* --- sockets -----------------------------------------------------------------------------------
 */

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

static bool is_tcp(const skc_connect_to *to, int family)
{
	return to->type == SOCK_STREAM && skc_family_is_internet(family);
}

static skc_err set_number(skc_handle handle, int level, int option, int value)
{
	return option == SKC_NO_OPTION
			? SKC_ENOPROTOOPT
			: skc_os_set_option(handle, level, option, &value, sizeof(value));
}

static skc_err set_device(skc_handle handle, const char *name)
{
	return SKC_SO_BINDTODEVICE == SKC_NO_OPTION
			? SKC_ENOPROTOOPT
			: skc_os_set_option(
					  handle, SOL_SOCKET, SKC_SO_BINDTODEVICE, name, (skc_socklen) strlen(name));
}

/* Several attempts have one local port: each may have it as long as the peers differ. Without one
 * the port is chosen at connect, when the peer is known (ip(7), IP_BIND_ADDRESS_NO_PORT). */
static skc_err set_local(skc_handle handle, const skc_addr *from)
{
	int family = skc_addr_family(from);
	bool has_port = skc_family_is_internet(family) &&
			(family == AF_INET6 ? from->u.in6.sin6_port : from->u.in.sin_port) != 0;
	skc_err err = SKC_OK;

	if (has_port) {
		err = set_number(handle, SOL_SOCKET, SO_REUSEADDR, 1);
	} else if (skc_family_is_internet(family)) {
		set_number(handle, IPPROTO_IP, SKC_IP_BIND_ADDRESS_NO_PORT, 1);
	}
	return err == SKC_OK ? skc_os_bind(handle, from) : err;
}

static skc_err set_numbers(
		const skc_connect_to *to, int family, skc_handle handle, const char **refused)
{
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int value = to->numbers[rows[i].which];
		skc_err err = SKC_OK;

		if (value != SKC_CONNECT_UNSET && (!rows[i].tcp || is_tcp(to, family))) {
			err = set_number(handle, rows[i].level, rows[i].option, value);
		}
		if (err != SKC_OK) {
			*refused = rows[i].name;
			return err;
		}
	}
	return SKC_OK;
}

/* *refused: the option that failed. */
static skc_err set_up(const skc_connect_to *to, int family, skc_handle handle, const char **refused)
{
	skc_err err = set_numbers(to, family, handle, refused);

	if (err == SKC_OK && to->device != NULL && skc_family_is_internet(family)) {
		*refused = "interface";
		err = set_device(handle, to->device);
	}
	if (err == SKC_OK && skc_addr_family(&to->from) == family) {
		*refused = "from";
		err = set_local(handle, &to->from);
	}
	*refused = err == SKC_OK ? NULL : *refused;
	return err;
}

static skc_err open_for(const skc_connect_to *to, int family, skc_handle *out, const char **refused)
{
	skc_err err = SKC_ENOPROTOOPT;

	if (to->multipath && is_tcp(to, family)) {
		err = skc_os_open(family, to->type, SKC_IPPROTO_MPTCP, SKC_OPEN_NONBLOCK, out);
	}
	if (err != SKC_OK) {
		err = skc_os_open(family, to->type, to->protocol, SKC_OPEN_NONBLOCK, out);
	}
	if (err != SKC_OK) {
		return err;
	}
	err = set_up(to, family, *out, refused);
	if (err != SKC_OK) {
		skc_os_close(*out);
	}
	return err;
}

/* --- addresses ---------------------------------------------------------------------------------
 */

static void add_lane(skc_connect *c, int family)
{
	const skc_connect_to *to = c->to;
	skc_connect_lane *lane = &c->lanes[c->lane_count++];
	skc_err err;

	*lane = (skc_connect_lane){ .family = family };
	err = skc_addr_parse(family, to->text, to->len, to->port, &lane->addrs[0]);
	if (err == SKC_OK) {
		lane->count = 1;
	} else if (skc_family_is_internet(family) && memchr(to->text, ':', to->len) == NULL) {
		err = skc_lookup_begin(to->text, to->len, family, to->port, &lane->lookup);
	}
	if (err != SKC_OK) {
		c->failure = err;
	}
}

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

void skc_connect_begin(skc_connect *c, const skc_connect_to *to, int64_t deadline)
{
	int family = skc_connect_family(to);

	c->to = to;
	c->deadline = deadline;
	c->lane_count = 0;
	c->turn = 0;
	c->next_start = 0;
	c->full = false;
	c->attempt_count = 0;
	c->failure = SKC_OK;
	c->refused = NULL;
	if (family != AF_UNSPEC) {
		add_lane(c, family);
	} else {
		add_lane(c, AF_INET6);
		add_lane(c, AF_INET);
	}
}

/* Takes the answers that are there. */
static void take_answers(skc_connect *c)
{
	for (size_t i = 0; i < c->lane_count; i++) {
		skc_connect_lane *lane = &c->lanes[i];
		const skc_answer *answer = lane->lookup != NULL ? skc_lookup_answer(lane->lookup) : NULL;

		if (answer == NULL) {
			continue;
		}
		lane->code = answer->code;
		lane->count = answer->count;
		memcpy(lane->addrs, answer->addrs, answer->count * sizeof(answer->addrs[0]));
		if (answer->code == SKC_EAI_SYSTEM) {
			c->failure = answer->system;
		}
		skc_lookup_end(lane->lookup);
		lane->lookup = NULL;
		c->full = false;
		/* IPv4 is first to answer: IPv6 gets a moment. */
		if (i > 0 && c->lanes[0].lookup != NULL && lane->count > 0) {
			c->next_start = skc_time_add(skc_os_now(), RESOLUTION_DELAY);
		} else if (i == 0 && c->attempt_count == 0) {
			c->next_start = 0;
		}
	}
}

static bool has_address(const skc_connect_lane *lane)
{
	return lane->next < lane->count;
}

/* The lane whose turn it is, the other one when it has no address; NULL when neither has. */
static skc_connect_lane *next_lane(skc_connect *c)
{
	for (size_t i = 0; i < c->lane_count; i++) {
		skc_connect_lane *lane = &c->lanes[(c->turn + i) % c->lane_count];

		if (has_address(lane)) {
			return lane;
		}
	}
	return NULL;
}

static bool is_looking_up(const skc_connect *c)
{
	for (size_t i = 0; i < c->lane_count; i++) {
		if (c->lanes[i].lookup != NULL) {
			return true;
		}
	}
	return false;
}

/* --- attempts ----------------------------------------------------------------------------------
 */

/* "There is no way there" says less than any other failure. */
static void note(skc_connect *c, skc_err err, const char *refused)
{
	bool vague = err == SKC_ENETUNREACH || err == SKC_EADDRNOTAVAIL || err == SKC_EAFNOSUPPORT;

	if (c->failure == SKC_OK || !vague) {
		c->failure = err;
		c->refused = refused;
	}
}

/* Another attempt has ended: the next may begin at once (RFC 8305, section 5). */
static void failed(skc_connect *c, skc_err err, const char *refused)
{
	note(c, err, refused);
	c->next_start = 0;
	c->full = false;
}

static bool is_waiting(skc_err err)
{
	return err == SKC_EINPROGRESS || err == SKC_EINTR;
}

/* A unix socket whose peer has no room for another connection says so at once, and cannot be waited
 * for (connect(2), EAGAIN). Where a connect that goes on says "would block" that is not meant. */
static bool is_crowded(skc_err err, int family)
{
	return family == AF_UNIX && err == SKC_EAGAIN && !is_waiting(err);
}

/* Takes the handle where neither a connection is there nor one on its way. */
static skc_err connect_to(skc_handle handle, const skc_addr *addr)
{
	skc_err err = skc_os_connect(handle, addr);

	if (err == SKC_OK || is_waiting(err)) {
		return err;
	}
	if (err == SKC_EAGAIN && skc_sock_lacks_port(handle)) {
		err = SKC_EADDRNOTAVAIL;
	}
	skc_os_close(handle);
	return err;
}

/* Begins the next attempt. True when it is connected already. */
static bool start(skc_connect *c, skc_connect_lane *lane, skc_connected *out)
{
	const skc_addr *addr = &lane->addrs[lane->next];
	skc_handle handle;
	const char *refused = NULL;
	skc_err err = open_for(c->to, lane->family, &handle, &refused);

	if ((err == SKC_EMFILE || err == SKC_ENFILE) && c->attempt_count > 0) {
		c->full = true;
		return false;
	}
	err = err == SKC_OK ? connect_to(handle, addr) : err;
	if (is_crowded(err, lane->family)) {
		c->next_start = skc_time_add(skc_os_now(), CROWD_DELAY);
		return false;
	}
	lane->next++;
	out->tried++;
	c->turn = (size_t) (lane - c->lanes + 1) % c->lane_count;
	if (err == SKC_OK) {
		out->handle = handle;
		out->family = lane->family;
		return true;
	}
	if (!is_waiting(err)) {
		failed(c, err, refused);
		return false;
	}
	c->families[c->attempt_count] = lane->family;
	c->attempts[c->attempt_count++] = (skc_pollfd){ .fd = handle, .events = POLLOUT };
	c->next_start = skc_time_add(skc_os_now(), c->to->delay);
	return false;
}

static bool may_start(const skc_connect *c)
{
	return !c->full && (c->next_start == 0 || skc_os_now() >= c->next_start);
}

/* Begins the attempts whose time has come. True when one is connected. */
static bool start_all(skc_connect *c, skc_connected *out)
{
	skc_connect_lane *lane = next_lane(c);

	while (lane != NULL && may_start(c)) {
		if (start(c, lane, out)) {
			return true;
		}
		lane = next_lane(c);
	}
	return false;
}

static void drop(skc_connect *c, size_t i)
{
	c->attempt_count--;
	c->attempts[i] = c->attempts[c->attempt_count];
	c->families[i] = c->families[c->attempt_count];
}

/* Looks at the attempts that something has happened to. True when one is connected. */
static bool finish_any(skc_connect *c, skc_connected *out)
{
	for (size_t i = c->attempt_count; i-- > 0;) {
		skc_handle handle = c->attempts[i].fd;
		int code = 0;
		skc_socklen len = sizeof(code);
		skc_err err;

		if (c->attempts[i].revents == 0) {
			continue;
		}
		err = skc_os_get_option(handle, SOL_SOCKET, SO_ERROR, &code, &len);
		err = err != SKC_OK ? err : code;
		if (err == SKC_OK) {
			out->handle = handle;
			out->family = c->families[i];
			drop(c, i);
			return true;
		}
		skc_os_close(handle);
		drop(c, i);
		failed(c, err, NULL);
	}
	return false;
}

/* --- the wait ----------------------------------------------------------------------------------
 */

/* How long nothing but an event can change anything. */
static int64_t time_to_wait(skc_connect *c)
{
	int64_t left = skc_time_remaining(c->deadline);
	int64_t next;

	if (c->next_start == 0 || c->full || next_lane(c) == NULL) {
		return left;
	}
	next = skc_time_remaining(c->next_start);
	return left == SKC_FOREVER || next < left ? next : left;
}

static skc_err wait(skc_connect *c)
{
	skc_pollfd items[SKC_CONNECT_ATTEMPTS + SKC_CONNECT_LANES];
	size_t count = c->attempt_count;
	size_t ready;
	skc_err err;

	memcpy(items, c->attempts, count * sizeof(items[0]));
	for (size_t i = 0; i < c->lane_count; i++) {
		if (c->lanes[i].lookup != NULL) {
			items[count++] =
					(skc_pollfd){ .fd = skc_lookup_handle(c->lanes[i].lookup), .events = POLLIN };
		}
	}
	err = skc_os_poll(items, count, time_to_wait(c), &ready);
	for (size_t i = 0; i < c->attempt_count; i++) {
		c->attempts[i].revents = (short) (err == SKC_OK ? items[i].revents : 0);
	}
	return err == SKC_EINTR ? skc_interrupted(NULL) : err;
}

/* Says more than that the name has no address of one family. */
static bool is_telling(int code)
{
	return code == EAI_AGAIN || code == EAI_FAIL || code == EAI_MEMORY || code == SKC_EAI_SYSTEM;
}

/* The resolver's word when there was no address. */
static int resolver_code(const skc_connect *c)
{
	int code = 0;

	for (size_t i = 0; i < c->lane_count; i++) {
		if (c->lanes[i].code != 0 && !is_telling(code)) {
			code = c->lanes[i].code;
		}
	}
	return code;
}

/* There is nothing left to wait for. */
static skc_err lost(const skc_connect *c, skc_connected *out)
{
	out->refused = c->refused;
	out->code = out->tried == 0 ? resolver_code(c) : 0;
	return c->failure != SKC_OK ? c->failure : SKC_EADDRNOTAVAIL;
}

skc_err skc_connect_run(skc_connect *c, skc_connected *out)
{
	skc_err err = SKC_OK;

	*out = (skc_connected){ .handle = SKC_HANDLE_NONE };
	for (;;) {
		take_answers(c);
		if (start_all(c, out)) {
			return SKC_OK;
		}
		if (c->attempt_count == 0 && next_lane(c) == NULL && !is_looking_up(c)) {
			return lost(c, out);
		}
		err = wait(c);
		if (err != SKC_OK) {
			return err;
		}
		if (finish_any(c, out)) {
			return SKC_OK;
		}
		if (skc_time_remaining(c->deadline) == 0) {
			out->late = true;
			out->looking_up = out->tried == 0 && is_looking_up(c);
			return SKC_EDEADLINE;
		}
	}
}

void skc_connect_end(skc_connect *c)
{
	for (size_t i = 0; i < c->attempt_count; i++) {
		skc_os_close(c->attempts[i].fd);
	}
	for (size_t i = 0; i < c->lane_count; i++) {
		if (c->lanes[i].lookup != NULL) {
			skc_lookup_end(c->lanes[i].lookup);
		}
	}
	c->attempt_count = 0;
	c->lane_count = 0;
}
