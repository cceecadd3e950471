/* skc_endpoint_option.c: the options of connecting and listening. */

#include "net.h"
#include "skc_endpoint_option.h"

#include "skc_missing.h"

/* The name of the loopback interface; name has IF_NAMESIZE bytes. */
static skc_span loopback(char *name)
{
	net_loopback_interface(name);
	return (skc_span){ name, strlen(name) };
}

#define CALLS_LISTEN (SKC_EO_LISTEN | SKC_EO_LISTENING)

static int find(const char *name, unsigned calls)
{
	return skc_endpoint_option_find(name, strlen(name), calls);
}

/* Every row can be found by its name, and by no other call than its own. */
CASE(names)
{
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[i];

		CHECK_INT(find(row->name, row->calls), i);
		CHECK(row->min >= -1 && row->min <= row->max);
		CHECK(row->calls != 0);
	}
	CHECK_INT(find("nodelay", SKC_EO_CONNECT), SKC_EO_NODELAY);
	CHECK_INT(find("nodelay", CALLS_LISTEN), SKC_EO_NODELAY);
	CHECK_INT(find("nodelay", SKC_EO_SOCKET), SKC_EO_NODELAY);
	CHECK_INT(find("backlog", SKC_EO_SOCKET), SKC_EO_NONE);
	CHECK_INT(find("backlog", SKC_EO_CONNECT), SKC_EO_NONE);
	CHECK_INT(find("fastopen", SKC_EO_CONNECT), SKC_EO_FASTOPEN_CONNECT);
	CHECK_INT(find("fastopen", CALLS_LISTEN), SKC_EO_FASTOPEN_LISTEN);
	CHECK_INT(find("fastopen", SKC_EO_SOCKET), SKC_EO_FASTOPEN_LISTEN);
	CHECK_INT(find("nonblocking", SKC_EO_CONNECT), SKC_EO_NONBLOCKING);
	CHECK_INT(find("nonblocking", CALLS_LISTEN), SKC_EO_NONBLOCKING);
	CHECK_INT(find("nodela", SKC_EO_CONNECT), SKC_EO_NONE);
	CHECK_INT(find("", SKC_EO_CONNECT), SKC_EO_NONE);
	CHECK_INT(skc_endpoint_option_find("nodelay\0", 8, SKC_EO_CONNECT), SKC_EO_NONE);
}

CASE(an_element_switches_its_group_on)
{
	static const struct {
		int id;
		int64_t group; /* -1: not given */
	} rows[] = {
		{ SKC_EO_KEEPALIVE_IDLE, 1 },
		{ SKC_EO_KEEPALIVE_INTERVAL, 1 },
		{ SKC_EO_KEEPALIVE_COUNT, 1 },
		{ SKC_EO_PROTOCOL, -1 },
		{ SKC_EO_NODELAY, -1 },
	};
	skc_endpoint_options options;

	skc_endpoint_options_init(&options);
	skc_endpoint_options_complete(&options);
	CHECK_INT(options.count, 0);
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_endpoint_options_init(&options);
		skc_endpoint_options_put(&options, rows[i].id, 5);
		skc_endpoint_options_complete(&options);
		CHECK_INT(skc_endpoint_options_number(&options, SKC_EO_KEEPALIVE, -1), rows[i].group);
		CHECK_INT(skc_endpoint_options_number(&options, rows[i].id, -1), 5);
		skc_endpoint_options_put(&options, SKC_EO_KEEPALIVE, 0);
		skc_endpoint_options_complete(&options);
		CHECK_INT(skc_endpoint_options_number(&options, SKC_EO_KEEPALIVE, -1), 0);
	}
}

/* In the order of the table, however they are given, and once. */
CASE(the_order_of_the_given)
{
	skc_endpoint_options options;

	skc_endpoint_options_init(&options);
	for (int i = 0; i < 3 * SKC_EO_COUNT; i++) {
		int id = i * 7 % SKC_EO_COUNT;

		skc_endpoint_options_put(&options, id, i);
		CHECK(skc_endpoint_options_has(&options, id));
		CHECK_INT(skc_endpoint_options_number(&options, id, -1), i);
	}
	REQUIRE_INT(options.count, SKC_EO_COUNT);
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		CHECK_INT(options.ids[i], i);
	}
}

CASE(the_nearest_name)
{
	static const struct {
		const char *name;
		int id;
	} rows[] = {
		{ "NoDelay", SKC_EO_NODELAY },
		{ "TCP_NODELAY", SKC_EO_NODELAY },
		{ "no-delay", SKC_EO_NODELAY },
		{ "ndoelay", SKC_EO_NODELAY },
		{ "so_rcvbuff", SKC_EO_RCVBUF },
		{ "user-timeout", SKC_EO_USER_TIMEOUT },
		{ "ipv6_v6only", SKC_EO_V6ONLY },
		{ "IP_TTL", SKC_EO_TTL },
		{ "tll", SKC_EO_TTL },
		{ "ots", SKC_EO_TOS },
		{ "hoplimit", SKC_EO_HOP_LIMIT },
		{ "backlog", SKC_EO_NONE },
		{ "x", SKC_EO_NONE },
		{ "", SKC_EO_NONE },
		{ "so_", SKC_EO_NONE },
		{ "bind_address_no_port_bind_address_no_port", SKC_EO_NONE },
		{ "bind_address_no_port_4", SKC_EO_BIND_ADDRESS_NO_PORT },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		if (!CHECK_INT(
					skc_endpoint_option_nearest(rows[i].name, strlen(rows[i].name), SKC_EO_SOCKET),
					rows[i].id)) {
			printf("  of \"%s\"\n", rows[i].name);
		}
	}
	/* 32 bytes are compared, and more are no name. */
	for (size_t len = 31; len <= 33; len++) {
		CHECK_INT(skc_endpoint_option_nearest(
						  "bind_address_no_port_aaaaaaaaaaaaaaaaa", len, SKC_EO_SOCKET),
				SKC_EO_NONE);
	}
	CHECK_INT(skc_endpoint_option_nearest("back_log", 8, CALLS_LISTEN), SKC_EO_BACKLOG);
	CHECK_INT(skc_endpoint_option_nearest("back_log", 8, SKC_EO_CONNECT), SKC_EO_NONE);
}

/* Sets one option with a value of 0 or more on a new socket of IPv4; *calls: how many were made. */
static skc_err set_one(
		int id, int64_t number, unsigned call, int family, int type, unsigned *calls, int *failed)
{
	char name[IF_NAMESIZE];
	skc_endpoint_options options;
	skc_handle handle = net_open(AF_INET, type);
	unsigned before = skc_fault_count("setsockopt");
	skc_err err;

	skc_endpoint_options_init(&options);
	skc_endpoint_options_put(&options, id, number);
	skc_endpoint_options_put_text(&options, id, loopback(name));
	*failed = SKC_EO_NONE;
	err = skc_endpoint_options_set(&options, call, family, type, handle, failed);
	*calls = skc_fault_count("setsockopt") - before;
	os_close(handle);
	return err;
}

CASE(what_is_set_on_which_socket)
{
	static const struct {
		int id;
		unsigned call;
		int family, type;
		unsigned calls;
	} rows[] = {
		{ SKC_EO_NODELAY, SKC_EO_CONNECT, AF_INET, SOCK_STREAM, 1 },
		{ SKC_EO_NODELAY, SKC_EO_CONNECT, AF_INET6, SOCK_STREAM, 1 },
		{ SKC_EO_NODELAY, SKC_EO_CONNECT, AF_INET, SOCK_DGRAM, 0 },
		{ SKC_EO_NODELAY, SKC_EO_CONNECT, AF_UNIX, SOCK_STREAM, 0 },
		{ SKC_EO_NODELAY, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 1 },
		{ SKC_EO_NODELAY, SKC_EO_LISTENING, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_BROADCAST, SKC_EO_CONNECT, AF_INET, SOCK_DGRAM, 1 },
		{ SKC_EO_BROADCAST, SKC_EO_CONNECT, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_TTL, SKC_EO_CONNECT, AF_INET, SOCK_STREAM, 1 },
		{ SKC_EO_TTL, SKC_EO_CONNECT, AF_UNIX, SOCK_STREAM, 0 },
		{ SKC_EO_TTL, SKC_EO_SOCKET, AF_INET, SOCK_STREAM, 1 },
		{ SKC_EO_KEEPALIVE, SKC_EO_CONNECT, AF_UNIX, SOCK_DGRAM, 1 },
		{ SKC_EO_REUSEADDR, SKC_EO_LISTEN, AF_INET, SOCK_DGRAM, 1 },
		{ SKC_EO_REUSEADDR, SKC_EO_LISTEN, AF_UNIX, SOCK_STREAM, 0 },
		{ SKC_EO_V6ONLY, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_FASTOPEN_LISTEN, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_BACKLOG, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_NONBLOCKING, SKC_EO_CONNECT, AF_INET, SOCK_STREAM, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		unsigned calls;
		int failed;

		CHECK_INT(
				set_one(rows[i].id, 1, rows[i].call, rows[i].family, rows[i].type, &calls, &failed),
				SKC_OK);
		CHECK_INT(calls, rows[i].calls);
		CHECK_INT(failed, SKC_EO_NONE);
	}
}

/* The calls of setting an option on an IPv6 socket: level and value, in order. */
CASE(an_ipv6_socket)
{
	static const struct {
		int id;
		int64_t number;
		int option, option6, value;
	} rows[] = {
		{ SKC_EO_TTL, 7, IP_TTL, IPV6_UNICAST_HOPS, 7 },
		{ SKC_EO_HOP_LIMIT, 9, IP_TTL, IPV6_UNICAST_HOPS, 9 },
		{ SKC_EO_MULTICAST_TTL, 5, IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS, 5 },
		{ SKC_EO_MULTICAST_LOOP, 0, IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP, 0 },
	};

	for (size_t i = 0; i < 2 * SKC_COUNT(rows); i++) {
		skc_handle handle;
		skc_endpoint_options options;
		skc_option_bytes room;
		skc_eo_value value;
		int row = (int) (i / 2), v6only = i % 2, failed = SKC_EO_NONE, number = -1;
		skc_socklen len = sizeof(number);

		handle = net_open(AF_INET6, SOCK_DGRAM);
		skc_endpoint_options_init(&options);
		skc_endpoint_options_put(&options, SKC_EO_V6ONLY, v6only);
		skc_endpoint_options_put(&options, rows[row].id, rows[row].number);
		REQUIRE_INT(skc_endpoint_options_set(
							&options, SKC_EO_SOCKET, AF_INET6, SOCK_DGRAM, handle, &failed),
				SKC_OK);
		CHECK_INT(skc_endpoint_option_get(rows[row].id, AF_INET6, handle, &room, &value), SKC_OK);
		CHECK_INT(value.number, rows[row].value);
		CHECK_INT(skc_endpoint_option_get(SKC_EO_V6ONLY, AF_INET6, handle, &room, &value), SKC_OK);
		CHECK_INT(value.number, v6only);
		/* The option of IPv4 is set, too, where IPv6 sockets have it. */
		number = -1;
		if (skc_os_get_option(handle, IPPROTO_IP, rows[row].option, &number, &len) == SKC_OK) {
			number &= 0xff;
			CHECK_INT(number == rows[row].value, !v6only);
		}
		os_close(handle);
	}
}

/* Of a socket of both families the options of IPv6 decide; a system may have none of IPv4 there. */
CASE(failures_of_an_ipv6_socket)
{
	static const struct {
		unsigned nth;
		skc_err fault, err;
	} rows[] = {
		{ 1, SKC_EINVAL, SKC_EINVAL },
		{ 1, SKC_ENOPROTOOPT, SKC_ENOPROTOOPT },
		{ 2, SKC_EINVAL, SKC_OK },
		{ 2, SKC_ENOPROTOOPT, SKC_OK },
		{ 2, SKC_EOPNOTSUPP, SKC_OK },
		{ 2, SKC_EADDRNOTAVAIL, SKC_OK },
		{ 2, SKC_EPERM, SKC_EPERM },
		{ 3, SKC_EPERM, SKC_OK },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_handle handle = net_open(AF_INET6, SOCK_DGRAM);
		skc_endpoint_options options;
		int off = 0, failed = SKC_EO_NONE;
		skc_err err;

		skc_os_set_option(handle, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
		skc_endpoint_options_init(&options);
		skc_endpoint_options_put(&options, SKC_EO_TTL, 5);
		skc_fault_clear();
		skc_fault_set("setsockopt", rows[i].nth, 1, rows[i].fault);
		err = skc_endpoint_options_set(
				&options, SKC_EO_CONNECT, AF_INET6, SOCK_DGRAM, handle, &failed);
		CHECK_INT(err, rows[i].err);
		CHECK_INT(failed, err == SKC_OK ? SKC_EO_NONE : SKC_EO_TTL);
		skc_fault_clear();
		os_close(handle);
	}
}

/* What an encoder makes of a value, and what a decoder makes of that. */
CASE(values)
{
	static const struct {
		int id, type;
		int64_t set, get;
	} rows[] = {
		{ SKC_EO_USER_TIMEOUT, SOCK_STREAM, 1, SKC_NS_PER_MSEC },
		{ SKC_EO_USER_TIMEOUT, SOCK_STREAM, INT_MAX * SKC_NS_PER_MSEC, INT_MAX * SKC_NS_PER_MSEC },
		{ SKC_EO_USER_TIMEOUT, SOCK_STREAM, 0, 0 },
		{ SKC_EO_LINGER, SOCK_STREAM, -1, -1 },
		{ SKC_EO_LINGER, SOCK_STREAM, 0, 0 },
		{ SKC_EO_LINGER, SOCK_STREAM, 1, SKC_NS_PER_SEC },
		{ SKC_EO_LINGER, SOCK_STREAM, 5 * SKC_NS_PER_SEC, 5 * SKC_NS_PER_SEC },
		{ SKC_EO_NODELAY, SOCK_STREAM, 1, 1 },
		{ SKC_EO_KEEPALIVE, SOCK_STREAM, 1, 1 },
		{ SKC_EO_TOS, SOCK_DGRAM, 0x2b, 0x2b },
		{ SKC_EO_DSCP, SOCK_DGRAM, 46, 46 },
		{ SKC_EO_PORT_RANGE, SOCK_DGRAM, INT64_C(60001) << 16 | 60000,
				INT64_C(60001) << 16 | 60000 },
		{ SKC_EO_INCOMING_CPU, SOCK_DGRAM, -1, -1 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_handle handle = net_open(AF_INET, rows[i].type);
		skc_endpoint_options options;
		skc_option_bytes room;
		skc_eo_value value;
		int failed = SKC_EO_NONE;
		skc_err err;

		skc_endpoint_options_init(&options);
		skc_endpoint_options_put(&options, rows[i].id, rows[i].set);
		err = skc_endpoint_options_set(
				&options, SKC_EO_SOCKET, AF_INET, rows[i].type, handle, &failed);
		if (err == SKC_EOPNOTSUPP || err == SKC_ENOPROTOOPT) {
			/* The system lacks it, or Wine does. */
			CHECK_INT(failed, rows[i].id);
		} else if (CHECK_INT(err, SKC_OK)) {
			CHECK_INT(skc_endpoint_option_get(rows[i].id, AF_INET, handle, &room, &value), SKC_OK);
			if (!CHECK_INT(value.number, rows[i].get)) {
				printf("  of \"%s\"\n", skc_endpoint_option_rows[rows[i].id].name);
			}
		}
		os_close(handle);
	}
}

/* Of the traffic class the bits of ECN stay. */
CASE(dscp_and_ecn)
{
	skc_handle handle = net_open(AF_INET, SOCK_DGRAM);
	skc_endpoint_options options;
	skc_option_bytes room;
	skc_eo_value value;
	int failed;

	skc_endpoint_options_init(&options);
	skc_endpoint_options_put(&options, SKC_EO_TOS, 0x02);
	skc_endpoint_options_put(&options, SKC_EO_DSCP, 46);
	CHECK_INT(
			skc_endpoint_options_set(&options, SKC_EO_LISTEN, AF_INET, SOCK_DGRAM, handle, &failed),
			SKC_OK);
	CHECK_INT(skc_endpoint_option_get(SKC_EO_TOS, AF_INET, handle, &room, &value), SKC_OK);
	CHECK_INT(value.number, 46 << 2 | 2);
	os_close(handle);
}

CASE(interfaces)
{
	char name[IF_NAMESIZE];
	const struct {
		const char *text;
		skc_err err;
	} rows[] = {
		{ "", SKC_OK },
		{ "0", SKC_OK },
		{ loopback(name).data, SKC_OK },
		{ "nosuch0", SKC_ENODEV },
		{ "a-name-of-an-interface-that-is-too-long-for-any", SKC_ENODEV },
		{ "99999999999999999999", SKC_ENODEV },
		{ "192.0.2.1", SKC_EADDRNOTAVAIL },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_handle handle = net_open(AF_INET, SOCK_DGRAM);
		skc_endpoint_options options;
		skc_option_bytes room;
		skc_eo_value value;
		int failed = SKC_EO_NONE;
		bool none = rows[i].text[0] == '\0' || rows[i].text[0] == '0';

		skc_endpoint_options_init(&options);
		skc_endpoint_options_put_text(&options, SKC_EO_MULTICAST_INTERFACE,
				(skc_span){ rows[i].text, strlen(rows[i].text) });
		CHECK_INT(skc_endpoint_options_set(
						  &options, SKC_EO_SOCKET, AF_INET, SOCK_DGRAM, handle, &failed),
				rows[i].err);
		CHECK_INT(failed, rows[i].err == SKC_OK ? SKC_EO_NONE : SKC_EO_MULTICAST_INTERFACE);
		if (rows[i].err == SKC_OK) {
			CHECK_INT(skc_endpoint_option_get(
							  SKC_EO_MULTICAST_INTERFACE, AF_INET, handle, &room, &value),
					SKC_OK);
			CHECK_INT(value.text.len, none ? 0 : strlen(rows[i].text));
			CHECK(memcmp(value.text.data, rows[i].text, value.text.len) == 0);
		}
		os_close(handle);
	}
}

/* A new socket can be without what the system lacks. */
CASE(failures_name_the_option)
{
	static const unsigned all[] = { SKC_EO_CONNECT, SKC_EO_LISTEN, SKC_EO_LISTENING,
		SKC_EO_SOCKET };

	for (size_t i = 0; i < SKC_EO_COUNT * SKC_COUNT(all); i++) {
		int id = (int) (i / SKC_COUNT(all));
		unsigned call = all[i % SKC_COUNT(all)];
		const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
		int type = row->scope == SKC_EO_OF_UDP || row->scope == SKC_EO_OF_CONNECTIONLESS
				? SOCK_DGRAM
				: SOCK_STREAM;
		bool lacks = skc_endpoint_option_is_missing(row, AF_INET);
		skc_err err = lacks ? SKC_EOPNOTSUPP : SKC_EINVAL;
		skc_err off =
				lacks && call != SKC_EO_SOCKET && !skc_eo_type_is_text(row->type) ? SKC_OK : err;
		unsigned calls;
		int failed;

		if (row->level == SKC_EO_NO_LEVEL || row->scope == SKC_EO_OF_IPV6 ||
				(row->calls & call) == 0) {
			continue;
		}
		skc_fault_clear();
		skc_fault_set("setsockopt", 1, 0, SKC_EINVAL);
		CHECK_INT(set_one(id, 1, call, AF_INET, type, &calls, &failed), err);
		CHECK_INT(failed, id);
		CHECK_INT(set_one(id, 0, call, AF_INET, type, &calls, &failed), off);
		CHECK_INT(failed, off == SKC_OK ? SKC_EO_NONE : id);
	}
}
