/* skc_endpoint_option.c: the options of connecting and listening. */

#include "net.h"
#include "skc_endpoint_option.h"

#include "skc_missing.h"

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
		CHECK(row->min >= 0 && row->min <= row->max);
		CHECK(row->calls != 0);
	}
	CHECK_INT(find("nodelay", SKC_EO_CONNECT), SKC_EO_NODELAY);
	CHECK_INT(find("nodelay", CALLS_LISTEN), SKC_EO_NONE);
	CHECK_INT(find("backlog", SKC_EO_CONNECT), SKC_EO_NONE);
	CHECK_INT(find("fastopen", SKC_EO_CONNECT), SKC_EO_FASTOPEN_CONNECT);
	CHECK_INT(find("fastopen", CALLS_LISTEN), SKC_EO_FASTOPEN_LISTEN);
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
	CHECK_INT(options.given, 0);
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

CASE(names_with_a_nul_byte)
{
	skc_endpoint_options options;

	skc_endpoint_options_init(&options);
	CHECK_INT(skc_endpoint_options_find_nul(&options), SKC_EO_NONE);
	skc_endpoint_options_put(&options, SKC_EO_NODELAY, 1);
	skc_endpoint_options_put_text(&options, SKC_EO_FROM, (skc_span){ "@a\0b", 4 });
	skc_endpoint_options_put_text(&options, SKC_EO_INTERFACE, (skc_span){ "lo", 2 });
	CHECK_INT(skc_endpoint_options_find_nul(&options), SKC_EO_NONE);
	skc_endpoint_options_put_text(&options, SKC_EO_INTERFACE, (skc_span){ "lo", 3 });
	CHECK_INT(skc_endpoint_options_find_nul(&options), SKC_EO_INTERFACE);
}

/* Sets one option with a value of 0 or more on a socket of TCP; *calls: how many were made. */
static skc_err set_one(
		int id, int64_t number, unsigned call, int family, int type, unsigned *calls, int *failed)
{
	skc_endpoint_options options;
	skc_handle handle = net_open(AF_INET, SOCK_STREAM);
	unsigned before = skc_fault_count("setsockopt");
	skc_err err;

	skc_endpoint_options_init(&options);
	skc_endpoint_options_put(&options, id, number);
	skc_endpoint_options_put_text(&options, id, (skc_span){ "lo", 2 });
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
		{ SKC_EO_NODELAY, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 0 },
		{ SKC_EO_KEEPALIVE, SKC_EO_CONNECT, AF_UNIX, SOCK_DGRAM, 1 },
		{ SKC_EO_REUSEADDR, SKC_EO_LISTEN, AF_INET, SOCK_DGRAM, 1 },
		{ SKC_EO_REUSEADDR, SKC_EO_LISTEN, AF_UNIX, SOCK_STREAM, 0 },
		{ SKC_EO_IPV6ONLY, SKC_EO_LISTEN, AF_INET, SOCK_STREAM, 0 },
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

/* Of what the system lacks a server can be without. */
CASE(failures_name_the_option)
{
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[i];
		bool lacks = row->option == SKC_MISSING;
		skc_err missing = row->calls == SKC_EO_CONNECT ? SKC_ENOPROTOOPT : SKC_EOPNOTSUPP;
		skc_err off = lacks ? missing : SKC_EINVAL;
		unsigned calls;
		int failed;

		if (row->level == SKC_EO_NO_LEVEL || row->scope == SKC_EO_OF_IPV6) {
			continue;
		}
		skc_fault_clear();
		skc_fault_set("setsockopt", 1, 0, SKC_EINVAL);
		CHECK_INT(set_one(i, 1, row->calls, AF_INET, SOCK_STREAM, &calls, &failed),
				lacks ? missing : SKC_EINVAL);
		CHECK_INT(failed, i);
		off = lacks && row->calls != SKC_EO_CONNECT ? SKC_OK : off;
		CHECK_INT(set_one(i, 0, row->calls, AF_INET, SOCK_STREAM, &calls, &failed), off);
		CHECK_INT(failed, off == SKC_OK ? SKC_EO_NONE : i);
	}
}
