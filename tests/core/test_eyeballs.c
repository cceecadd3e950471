/* skc_connect.c: connecting to the first address that answers (RFC 8305). */

#include "net.h"
#include "skc_calls.h"
#include "skc_connect.h"
#include "skc_missing.h"
#include "skc_time.h"

static skc_connect_to to_port(const char *text, uint16_t port)
{
	skc_connect_to to = {
		.family = AF_UNSPEC,
		.type = SOCK_STREAM,
		.text = text,
		.len = strlen(text),
		.port = port,
	};

	skc_endpoint_options_init(&to.options);
	skc_endpoint_options_put(&to.options, SKC_EO_ATTEMPT_DELAY, 10 * MSEC);
	return to;
}

static uint16_t port_of(skc_handle handle)
{
	skc_addr addr = net_name(handle);

	return ntohs(addr.u.in.sin_port);
}

/* A port without a listener. */
static uint16_t refusing(void)
{
	skc_handle handle = net_bound(SOCK_DGRAM, 0);
	uint16_t port = port_of(handle);

	os_close(handle);
	return port;
}

/* Begins, and replaces the address by several ones. */
static void begin_with(skc_connect *c, const skc_connect_to *to, const skc_addr *addrs,
		size_t count, int64_t limit)
{
	skc_connect_begin(c, to, skc_time_deadline(limit));
	if (count == 0) {
		return;
	}
	c->count = 0;
	REQUIRE_INT(skc_connect_make_room(c, count), SKC_OK);
	memcpy(c->addrs, addrs, count * sizeof(addrs[0]));
	c->count = count;
}

static skc_err run_with(const skc_connect_to *to, const skc_addr *addrs, size_t count,
		int64_t limit, skc_connected *out)
{
	skc_connect c;
	skc_err err;

	begin_with(&c, to, addrs, count, limit);
	err = skc_connect_run(&c, out);
	skc_connect_end(&c);
	return err;
}

static skc_err run(const skc_connect_to *to, int64_t limit, skc_connected *out)
{
	return run_with(to, NULL, 0, limit, out);
}

/* Whether the connection is the one that the listener accepts. */
static void check_connected(const skc_connected *result, skc_handle listener)
{
	skc_handle peer = accept(listener, NULL, NULL);
	skc_addr name;
	skc_addr mine = net_name(result->handle);

	CHECK(peer != SKC_HANDLE_NONE);
	CHECK_INT(skc_os_peer_name(peer, &name), SKC_OK);
	CHECK_INT(name.u.in.sin_port, mine.u.in.sin_port);
	CHECK_INT(result->family, AF_INET);
	os_close(peer);
	os_close(result->handle);
}

CASE(one_address)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_connect_to to = to_port("127.0.0.1", port_of(listener));
	skc_connected result;

	REQUIRE_INT(run(&to, 5000 * MSEC, &result), SKC_OK);
	CHECK_INT(result.tried, 1);
	check_connected(&result, listener);
	skc_endpoint_options_put(&to.options, SKC_EO_MPTCP, 1);
	to.family = AF_INET;
	REQUIRE_INT(run(&to, SKC_FOREVER, &result), SKC_OK);
	check_connected(&result, listener);
	os_close(listener);
}

/* The addresses are known, and no attempt begins. */
CASE(addresses_alone)
{
	skc_connect_to to = to_port("127.0.0.1", 7);
	skc_connected result;
	skc_connect c;

	skc_connect_begin(&c, &to, SKC_FOREVER);
	CHECK_INT(skc_connect_resolve(&c, &result), SKC_OK);
	if (CHECK_INT(c.count, 1)) {
		CHECK_INT(c.addrs[0].u.in.sin_port, htons(7));
	}
	CHECK_INT(result.tried, 0);
	CHECK_INT(skc_fault_count("socket"), 0);
	skc_connect_end(&c);
	to = to_port("localhost", 7);
	to.family = AF_INET;
	skc_connect_begin(&c, &to, SKC_FOREVER);
	CHECK_INT(skc_connect_resolve(&c, &result), SKC_OK);
	CHECK(c.count > 0 && skc_addr_family(&c.addrs[0]) == AF_INET);
	skc_connect_end(&c);
	to = to_port("::1::", 7);
	skc_connect_begin(&c, &to, SKC_FOREVER);
	CHECK_INT(skc_connect_resolve(&c, &result), SKC_EINVAL);
	CHECK_INT(result.code, 0);
	skc_connect_end(&c);
}

CASE(numbers_are_set)
{
	static const struct {
		int which, level, option, value;
	} set[] = {
		{ SKC_EO_NODELAY, IPPROTO_TCP, TCP_NODELAY, 1 },
		{ SKC_EO_KEEPALIVE, SOL_SOCKET, SO_KEEPALIVE, 1 },
		{ SKC_EO_KEEPALIVE_IDLE, IPPROTO_TCP, SKC_TCP_KEEPIDLE, 7 },
		{ SKC_EO_KEEPALIVE_COUNT, IPPROTO_TCP, SKC_TCP_KEEPCNT, 3 },
		/* from: nothing else is set */
		{ SKC_EO_FROM, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1 },
		{ SKC_EO_FROM, IPPROTO_IP, IP_TOS, 0 },
	};
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_connect_to to = to_port("127.0.0.1", port_of(listener));
	skc_connected result;
	skc_err err;

	for (size_t i = 0; set[i].which != SKC_EO_FROM; i++) {
		skc_endpoint_options_put(&to.options, set[i].which, set[i].value);
	}
	to.from = net_loopback(0);
	err = run(&to, 5000 * MSEC, &result);
	/* The headers lack the options, or Wine does. */
	if (err == SKC_EOPNOTSUPP || err == SKC_ENOPROTOOPT) {
		os_close(listener);
		CHECK_STR(skc_endpoint_option_rows[result.refused].name, "keepalive_idle");
		SKIP("the numbers of TCP's keepalive are needed");
	}
	REQUIRE(result.handle != SKC_HANDLE_NONE);
	for (size_t i = 0; i < SKC_COUNT(set); i++) {
		int value = 0;
		skc_socklen len = sizeof(value);

		err = skc_os_get_option(result.handle, set[i].level, set[i].option, &value, &len);
		/* qemu does not translate IP_BIND_ADDRESS_NO_PORT. */
		if (err == SKC_OK || (set[i].option != SKC_MISSING && set[i].which != SKC_EO_FROM)) {
			CHECK_INT(err, SKC_OK);
			CHECK_INT(value != 0, set[i].value != 0);
		}
	}
	check_connected(&result, listener);
	os_close(listener);
}

/* The failure names the option that the system lacks or refuses. */
CASE(an_option_is_refused)
{
	skc_connect_to to = to_port("127.0.0.1", refusing());
	skc_connected result;

	skc_endpoint_options_put(&to.options, SKC_EO_NODELAY, 1);
	skc_fault_set("setsockopt", 1, 1, SKC_EPERM);
	CHECK_INT(run(&to, 5000 * MSEC, &result), SKC_EPERM);
	CHECK_STR(skc_endpoint_option_rows[result.refused].name, "nodelay");
	skc_fault_clear();
	to = to_port("127.0.0.1", (uint16_t) to.port);
	to.from = net_loopback(0);
	skc_fault_set("bind", 1, 1, SKC_EADDRNOTAVAIL);
	CHECK_INT(run(&to, 5000 * MSEC, &result), SKC_EADDRNOTAVAIL);
	CHECK_STR(skc_endpoint_option_rows[result.refused].name, "from");
	skc_fault_clear();
	skc_endpoint_options_put_text(&to.options, SKC_EO_INTERFACE, (skc_span){ "nosuch0", 7 });
	CHECK(run(&to, 5000 * MSEC, &result) != SKC_OK);
	CHECK_STR(skc_endpoint_option_rows[result.refused].name, "interface");
}

CASE(the_next_address_when_one_fails)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	uint16_t port = port_of(listener);
	skc_connect_to to = to_port("127.0.0.1", port);
	skc_addr addrs[3] = { net_loopback(port), net_loopback(port), net_loopback(port) };
	skc_connected result;

	skc_fault_set("connect", 1, 2, SKC_ENETUNREACH);
	REQUIRE_INT(run_with(&to, addrs, 3, 5000 * MSEC, &result), SKC_OK);
	CHECK_INT(result.tried, 3);
	check_connected(&result, listener);
	os_close(listener);
}

CASE(which_failure_is_told)
{
	skc_addr addrs[2] = { net_loopback(1), net_loopback(1) };
	skc_connect_to to = to_port("127.0.0.1", 1);
	skc_connected result;

	skc_fault_set("connect", 1, 1, SKC_EACCES);
	skc_fault_set("connect", 2, 1, SKC_ENETUNREACH);
	CHECK_INT(run_with(&to, addrs, 2, 5000 * MSEC, &result), SKC_EACCES);
	CHECK_INT(result.tried, 2);
	CHECK(!result.late);
	skc_fault_clear();
	skc_fault_set("connect", 1, 1, SKC_ENETUNREACH);
	skc_fault_set("connect", 2, 1, SKC_EACCES);
	CHECK_INT(run_with(&to, addrs, 2, 5000 * MSEC, &result), SKC_EACCES);
	skc_fault_clear();
	skc_fault_set("connect", 1, 2, SKC_ENETUNREACH);
	CHECK_INT(run_with(&to, addrs, 2, 5000 * MSEC, &result), SKC_ENETUNREACH);
}

/* The last attempt gets no handle; the pending one continues. */
CASE(no_more_handles)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	uint16_t port = port_of(listener);
	skc_connect_to to = to_port("127.0.0.1", port);
	skc_addr addrs[2] = { net_loopback(port), net_loopback(port) };
	skc_connect c;
	skc_connected result;

	/* Nothing is ready for the first wait. */
	skc_endpoint_options_put(&to.options, SKC_EO_ATTEMPT_DELAY, 0);
	begin_with(&c, &to, addrs, 2, 5000 * MSEC);
	skc_fault_set("socket", 2, 1, SKC_EMFILE);
	REQUIRE_INT(skc_connect_run(&c, &result), SKC_OK);
	CHECK_INT(result.tried, 1);
	skc_connect_end(&c);
	check_connected(&result, listener);
	skc_fault_clear();
	skc_fault_set("socket", 1, 0, SKC_EMFILE);
	CHECK_INT(run_with(&to, addrs, 2, 5000 * MSEC, &result), SKC_EMFILE);
	os_close(listener);
}

/* Runs until it fails, and returns how the attempts ended. */
static skc_connect_attempts attempts_of(
		const skc_connect_to *to, const skc_addr *addrs, size_t count, int64_t limit)
{
	skc_connect_attempts attempts = { .count = 0 };
	skc_connect c;
	skc_connected result;

	begin_with(&c, to, addrs, count, limit);
	CHECK(skc_connect_run(&c, &result) != SKC_OK);
	skc_connect_add_attempts(&c, &attempts);
	skc_connect_end(&c);
	return attempts;
}

CASE(attempts_in_their_order)
{
	uint16_t port = refusing();
	skc_connect_to to = to_port("127.0.0.1", port);
	skc_addr addrs[40];
	skc_connect_attempts attempts;

	for (size_t i = 0; i < SKC_COUNT(addrs); i++) {
		addrs[i] = net_loopback((uint16_t) (port + i));
	}
	skc_fault_set("connect", 1, 1, SKC_ENETUNREACH);
	skc_fault_set("connect", 2, 1, SKC_EACCES);
	skc_fault_set("connect", 3, 0, SKC_ENETUNREACH);
	attempts = attempts_of(&to, addrs, 3, 5000 * MSEC);
	REQUIRE_INT(attempts.count, 3);
	CHECK_INT(attempts.of[0].err, SKC_ENETUNREACH);
	CHECK_INT(attempts.of[1].err, SKC_EACCES);
	CHECK_INT(attempts.of[2].err, SKC_ENETUNREACH);
	for (size_t i = 0; i < 3; i++) {
		CHECK_INT(attempts.of[i].addr.u.in.sin_port, addrs[i].u.in.sin_port);
		CHECK_INT(attempts.of[i].refused, SKC_EO_NONE);
		CHECK_INT(attempts.of[i].took, 0);
	}
	attempts = attempts_of(&to, addrs, 40, 5000 * MSEC);
	CHECK_INT(attempts.count, SKC_CONNECT_ATTEMPTS_MAX);
	skc_fault_clear();
	skc_endpoint_options_put(&to.options, SKC_EO_NODELAY, 1);
	skc_fault_set("setsockopt", 1, 0, SKC_EPERM);
	attempts = attempts_of(&to, addrs, 2, 5000 * MSEC);
	REQUIRE_INT(attempts.count, 2);
	CHECK_INT(attempts.of[1].err, SKC_EPERM);
	CHECK_INT(attempts.of[1].refused, SKC_EO_NODELAY);
}

/* An attempt to which the peer never responds. */
static skc_err WSAAPI unanswered(skc_handle *filled, skc_handle listener, size_t *count)
{
	skc_addr addr = net_name(listener);
	skc_err err = SKC_OK;

	while (*count < 16 && err == SKC_OK) {
		skc_pollfd item = { .events = POLLOUT };
		size_t ready = 0;

		filled[*count] = net_open(AF_INET, SOCK_STREAM);
		skc_os_set_blocking(filled[*count], false);
		item.fd = filled[(*count)++];
		skc_os_connect(item.fd, &addr);
		err = skc_os_poll(&item, 1, 50 * MSEC, &ready);
		if (err == SKC_OK && ready == 0) {
			return SKC_OK;
		}
	}
	return SKC_EAGAIN;
}

CASE(the_time_is_over)
{
	skc_handle listener = net_bound(SOCK_STREAM, 0);
	skc_handle filled[16];
	size_t count = 0;
	skc_err full = unanswered(filled, listener, &count);
	skc_connect_to to = to_port("127.0.0.1", port_of(listener));
	skc_addr addrs[2] = { net_name(listener), net_name(listener) };
	skc_connect_attempts attempts;
	skc_connected result;

	if (full == SKC_OK) {
		attempts = attempts_of(&to, addrs, 2, 500 * MSEC);
		CHECK_INT(attempts.count, 2);
		CHECK_INT(attempts.of[0].err, SKC_EDEADLINE);
		CHECK_INT(attempts.of[1].err, SKC_EDEADLINE);
		CHECK_INT(attempts.of[1].refused, SKC_EO_NONE);
		CHECK(attempts.of[0].took > attempts.of[1].took && attempts.of[1].took > 0);
		CHECK_INT(run_with(&to, addrs, 2, 500 * MSEC, &result), SKC_EDEADLINE);
		CHECK(result.late && !result.looking_up);
		CHECK_INT(result.tried, 2);
		net_hook(net_stop);
		skc_fault_set("poll", 1, 1, SKC_EINTR);
		skc_fault_set("ppoll", 1, 1, SKC_EINTR);
		CHECK_INT(run_with(&to, addrs, 2, 5000 * MSEC, &result), SKC_EINTR);
		CHECK_INT(net_hook_runs, 1);
	}
	for (size_t i = 0; i < count; i++) {
		os_close(filled[i]);
	}
	os_close(listener);
	if (full != SKC_OK) {
		SKIP("a listener that does not answer is needed");
	}
}

CASE(a_wait_fails)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_connect_to to = to_port("127.0.0.1", port_of(listener));
	skc_connected result;

	skc_fault_set("poll", 1, 0, SKC_ENOMEM);
	skc_fault_set("ppoll", 1, 0, SKC_ENOMEM);
	CHECK_INT(run(&to, 5000 * MSEC, &result), SKC_ENOMEM);
	os_close(listener);
}

/* Valid and invalid names. */
CASE(names)
{
	skc_connect_to to = to_port("no such host", 1);
	skc_connected result;

	CHECK(run(&to, 20000 * MSEC, &result) != SKC_OK);
	CHECK(result.code != 0 && result.tried == 0);
	to = to_port("::1::", 1);
	CHECK_INT(run(&to, 5000 * MSEC, &result), SKC_EINVAL);
	CHECK_INT(result.code, 0);
}

CASE(the_resolver_has_no_memory)
{
	skc_connect_to to = to_port("name.invalid", 1);
	skc_connected result;

	skc_fault_set("getaddrinfo", 1, 1, EAI_MEMORY);
	CHECK(run(&to, SKC_FOREVER, &result) != SKC_OK);
	CHECK_INT(result.code, EAI_MEMORY);
}

#ifndef PHP_SOCKETS_WSA
/* The system's code, not that the name does not exist. */
CASE(the_resolver_has_no_handles)
{
	skc_connect_to to = to_port("name.invalid", 1);
	skc_connected result;

	skc_fault_set("getaddrinfo", 1, 1, EAI_SYSTEM);
	CHECK_INT(run(&to, SKC_FOREVER, &result), ENOMEM);
	CHECK_INT(result.code, 0);
	skc_fault_clear();
	skc_fault_set("getaddrinfo", 1, 1, EAI_NONAME);
	skc_fault_set("socket", 1, 0, EMFILE);
	CHECK_INT(run(&to, SKC_FOREVER, &result), EMFILE);
	CHECK_INT(result.code, 0);
}
#endif

/* All of them are tried, and more at a time than fit on the stack for poll(2). */
CASE(many_addresses)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	uint16_t port = port_of(listener);
	skc_connect_to to = to_port("127.0.0.1", port);
	skc_addr addrs[100];
	skc_connected result;

	for (size_t i = 0; i < SKC_COUNT(addrs); i++) {
		addrs[i] = net_loopback(port);
	}
	skc_fault_set("connect", 1, 99, SKC_ENETUNREACH);
	REQUIRE_INT(run_with(&to, addrs, SKC_COUNT(addrs), 20000 * MSEC, &result), SKC_OK);
	CHECK_INT(result.tried, 100);
	check_connected(&result, listener);
	os_close(listener);
}

/* --- a connection to itself ------------------------------------------------------------------- */

static int selves;
static bool is_taken; /* another process has the port by now */

/* A local port that the system could have chosen. */
static int WSAAPI connect_to_self(OS_HANDLE handle, const struct sockaddr *sa, OS_LENGTH len)
{
	if (selves > 0) {
		selves--;
		is_taken = is_taken || skc_system_calls.bind(handle, sa, len) != 0;
	}
	return skc_system_calls.connect(handle, sa, len);
}

/* A port of TCP that is free. */
static uint16_t free_port(void)
{
	skc_handle handle = net_open(AF_INET, SOCK_STREAM);
	skc_addr addr = net_loopback(0);
	uint16_t port;

	if (bind(handle, &addr.u.sa, addr.len) < 0) {
		os_fail("bind");
	}
	port = port_of(handle);
	os_close(handle);
	return port;
}

/* Connects, where the first attempts connect to themselves. Returns the port; 0 where the system
 * (Wine, an emulator) does not bind it. */
static uint16_t run_to_self(skc_connect_to *to, int times, skc_err *err, skc_connected *out)
{
	for (int i = 0; i < 20; i++) {
		skc_calls before = skc_call;

		selves = times;
		is_taken = false;
		to->port = free_port();
		skc_call.connect = connect_to_self;
		*err = run(to, 20000 * MSEC, out);
		skc_call = before;
		if (!is_taken) {
			return (uint16_t) to->port;
		}
		if (*err == SKC_OK) {
			os_close(out->handle);
		}
	}
	return 0;
}

CASE(no_connection_to_itself)
{
	skc_connect_to to = to_port("127.0.0.1", 0);
	skc_connected result;
	skc_err err;

	for (int times = 1; times < 5; times++) {
		if (run_to_self(&to, times, &err, &result) == 0) {
			SKIP("a socket that connects to itself is needed");
		}
		CHECK_INT(err, SKC_ECONNREFUSED);
		CHECK_INT(result.tried, 1);
		CHECK_INT(selves, times > 3 ? times - 3 : 0);
	}
	to.from = net_loopback(0);
	run_to_self(&to, 1, &err, &result);
	CHECK_INT(err, SKC_ECONNREFUSED);
}

/* Otherwise the port would be unusable for a minute (TIME_WAIT). */
CASE(the_port_is_free_for_a_server_at_once)
{
	skc_connect_to to = to_port("127.0.0.1", 0);
	skc_connected result;
	bool bound = false;

	for (int i = 0; i < 5 && !bound; i++) {
		skc_err err;
		uint16_t port = run_to_self(&to, 3, &err, &result);
		skc_addr addr = net_loopback(port);
		skc_handle listener = net_open(AF_INET, SOCK_STREAM);

		if (port == 0) {
			os_close(listener);
			SKIP("a socket that connects to itself is needed");
		}
		bound = bind(listener, &addr.u.sa, addr.len) == 0;
		os_close(listener);
	}
	CHECK(bound);
}

/* An explicit local port is used. */
CASE(a_connection_to_itself_on_purpose)
{
	uint16_t port = free_port();
	skc_connect_to to = to_port("127.0.0.1", port);
	skc_connected result;

	to.from = net_loopback(port);
	REQUIRE_INT(run(&to, 20000 * MSEC, &result), SKC_OK);
	CHECK_INT(port_of(result.handle), port);
	os_close(result.handle);
}

/* --- the local address ------------------------------------------------------------------------ */

CASE(which_local_addresses_fit)
{
	static const struct {
		int family; /* of the endpoint */
		const char *host, *from;
		const char *requirement; /* NULL: it fits */
		const char *text;
		int port;
	} rows[] = {
		{ AF_UNSPEC, "name", "127.0.0.1", NULL, "127.0.0.1", 0 },
		{ AF_UNSPEC, "name", "[::1]:5000", NULL, "::1", 5000 },
		{ AF_UNSPEC, "192.0.2.1", "::1", "must be an address of the endpoint's family", NULL, 0 },
		{ AF_UNSPEC, "2001:db8::1", "::1", NULL, "::1", 0 },
		{ AF_INET, "name", "127.0.0.1:9", NULL, "127.0.0.1", 9 },
		{ AF_INET, "name", "[::1]", "must be an address of the endpoint's family", NULL, 0 },
		{ AF_INET6, "name", "localhost", "must be a numeric IPv4 or IPv6 address", NULL, 0 },
		{ AF_INET6, "name", "::1:", "must be a numeric IPv4 or IPv6 address", NULL, 0 },
		{ AF_INET, "name", "1.2.3.4:65536",
				"must be an address, optionally with a port between 0 and 65535", NULL, 0 },
		{ AF_UNIX, "/there", "/here", NULL, "/here", 0 },
		{ AF_UNIX, "/there", "", "must be a valid path", NULL, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_connect_to to = to_port(rows[i].host, 1);
		const char *requirement = NULL;
		skc_addr_parts parts;
		int option = -5;

		to.family = rows[i].family;
		skc_endpoint_options_put_text(
				&to.options, SKC_EO_FROM, (skc_span){ rows[i].from, strlen(rows[i].from) });
		if (!skc_connect_prepare(&to, &option, &requirement)) {
			CHECK_INT(option, SKC_EO_FROM);
			CHECK_STR(requirement, rows[i].requirement);
			continue;
		}
		CHECK(rows[i].requirement == NULL);
		CHECK_INT(skc_addr_family(&to.from), to.family);
		REQUIRE_INT(skc_addr_print(&to.from, &parts), SKC_OK);
		CHECK_STR(parts.text, rows[i].text);
		CHECK_INT(parts.port, rows[i].port);
	}
}

CASE(without_a_local_address)
{
	skc_connect_to to = to_port("name", 1);
	const char *requirement = NULL;
	int option = -5;

	CHECK(skc_connect_prepare(&to, &option, &requirement));
	CHECK_INT(skc_addr_family(&to.from), AF_UNSPEC);
	CHECK_INT(to.family, AF_UNSPEC);
}
