/* skc_listen.c and skc_listen_address.c: options of listeners, and which address they have. */

#include "net.h"
#include "skc_calls.h"

#include "listen.h"

#include "skc_missing.h"

CASE(options_that_fail_are_named)
{
	static const struct {
		int which, option, nth;
	} rows[] = {
		{ SKC_EO_REUSEADDR, SO_REUSEADDR, 1 },
		{ SKC_EO_REUSEPORT, SO_REUSEPORT, 2 },
		{ SKC_EO_DEFER_ACCEPT, TCP_DEFER_ACCEPT, 2 },
		{ SKC_EO_FASTOPEN_LISTEN, TCP_FASTOPEN, 2 },
	};
	skc_addr addr = net_loopback(0);

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		if (rows[i].option == SKC_MISSING) {
			CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed),
					SKC_EOPNOTSUPP);
			CHECK_INT(failed, rows[i].which);
			continue;
		}
		skc_fault_set("setsockopt", (unsigned) rows[i].nth, 1, SKC_EINVAL);
		CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed), SKC_EINVAL);
		CHECK_INT(failed, rows[i].which);
		CHECK(handle == UNTOUCHED);
		skc_fault_clear();
		CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed), SKC_OK);
		CHECK_INT(failed, SKC_EO_NONE);
		skc_os_close(handle);
	}
}

CASE(calls_that_fail_leave_nothing)
{
	static const char *const calls[] = { "socket", "bind", "listen" };
	skc_addr addr = net_loopback(0);

	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		skc_fault_set(calls[i], 1, 1, SKC_EACCES);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_BACKLOG, 1, &handle, &failed), SKC_EACCES);
		CHECK_INT(failed, SKC_EO_NONE);
		CHECK(handle == UNTOUCHED);
	}
}

/* --- addresses -------------------------------------------------------------------------------- */

static skc_err listen_on(int family, const char *text, int64_t port, skc_listener *out)
{
	skc_listen_place place = { family, text, strlen(text), port };
	skc_listen_setup setup;

	skc_listen_setup_init(&setup, SOCK_STREAM);
	return skc_listen_on(&place, &setup, out);
}

/* A listener that could not be opened has no handle. */
CASE(nothing_listens)
{
	skc_listener out = { .handle = UNTOUCHED };

	skc_fault_set("bind", 1, 0, SKC_EADDRNOTAVAIL);
	CHECK_INT(listen_on(AF_INET, "127.0.0.1", 0, &out), SKC_EADDRNOTAVAIL);
	CHECK_INT(out.handle, SKC_HANDLE_NONE);
}

CASE(where_a_text_listens)
{
	static const struct {
		int family;
		const char *text;
		int got;
		const char *address;
	} rows[] = {
		{ AF_UNSPEC, "127.0.0.1", AF_INET, "127.0.0.1" },
		{ AF_UNSPEC, "localhost", AF_INET, "127.0.0.1" },
		{ AF_INET, "*", AF_INET, "0.0.0.0" },
		{ AF_INET, "localhost", AF_INET, "127.0.0.1" },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_listener listener;
		skc_addr_parts parts;
		skc_addr addr;

		REQUIRE_INT(listen_on(rows[i].family, rows[i].text, 0, &listener), SKC_OK);
		addr = net_name(listener.handle);
		CHECK_INT(listener.family, rows[i].got);
		REQUIRE_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_STR(parts.text, rows[i].address);
		CHECK(parts.port != 0);
		skc_os_close(listener.handle);
	}
}

/* "*" of both families is one socket; of IPv6 it leaves IPv4 to another one. */
CASE(any_address)
{
	static const struct {
		int family;
		int v6_only;
	} rows[] = { { AF_UNSPEC, 0 }, { AF_INET6, 1 } };

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_listener listener;
		int value = 0; /* Wine writes one byte of it */
		skc_socklen len = sizeof(value);
		skc_err err = listen_on(rows[i].family, "*", 0, &listener);

		if (err != SKC_OK || listener.family != AF_INET6) {
			SKIP("IPv6 is needed");
		}
		CHECK_INT(skc_os_get_option(listener.handle, IPPROTO_IPV6, IPV6_V6ONLY, &value, &len),
				SKC_OK);
		CHECK_INT(value, rows[i].v6_only);
		skc_os_close(listener.handle);
	}
}

/* The addresses of a name are tried in turn only when one is not this host's. */
CASE(the_next_address_of_a_name)
{
	skc_listener listener = { .handle = UNTOUCHED };

	skc_fault_set("bind", 1, 1, SKC_EADDRINUSE);
	CHECK_INT(listen_on(AF_UNSPEC, "localhost", 0, &listener), SKC_EADDRINUSE);
	CHECK_INT(skc_fault_count("bind"), 1);
	CHECK_INT(listener.code, 0);
	skc_fault_clear();
	skc_fault_set("bind", 1, 0, SKC_EADDRNOTAVAIL);
	CHECK_INT(listen_on(AF_UNSPEC, "localhost", 0, &listener), SKC_EADDRNOTAVAIL);
	CHECK(skc_fault_count("bind") >= 2);
	skc_fault_clear();
	skc_fault_set("socket", 1, 0, SKC_EAFNOSUPPORT);
	CHECK_INT(listen_on(AF_UNSPEC, "*", 0, &listener), SKC_EAFNOSUPPORT);
	CHECK_INT(skc_fault_count("socket"), 2);
	skc_fault_clear();
	skc_fault_set("socket", 1, 1, SKC_EAFNOSUPPORT);
	REQUIRE_INT(listen_on(AF_UNSPEC, "*", 0, &listener), SKC_OK);
	CHECK_INT(listener.family, AF_INET);
	skc_os_close(listener.handle);
}

static struct sockaddr_in given[2];
static struct addrinfo given_list[2];

static int WSAAPI give_two(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	static const uint32_t addresses[] = { 0xc0000201, 0x7f000001 };

	(void) host;
	(void) service;
	for (size_t i = 0; i < SKC_COUNT(given); i++) {
		given[i].sin_family = AF_INET;
		given[i].sin_addr.s_addr = htonl(addresses[i]);
		given_list[i] = (struct addrinfo){ .ai_family = AF_INET,
			.ai_socktype = hints->ai_socktype,
			.ai_addrlen = sizeof(given[i]),
			.ai_addr = (struct sockaddr *) &given[i],
			.ai_next = i == 0 ? &given_list[1] : NULL };
	}
	*out = given_list;
	return 0;
}

static void WSAAPI keep_list(struct addrinfo *entry)
{
	(void) entry;
}

/* 192.0.2.1 is another host's (RFC 5737), 127.0.0.1 this one's. */
CASE(the_next_address_of_a_family)
{
	skc_calls before = skc_call;
	skc_listener listener = { .handle = UNTOUCHED };
	skc_addr addr;

	skc_call.getaddrinfo = give_two;
	skc_call.freeaddrinfo = keep_list;
	REQUIRE_INT(listen_on(AF_UNSPEC, "two.example", 0, &listener), SKC_OK);
	addr = net_name(listener.handle);
	CHECK_INT(ntohl(addr.u.in.sin_addr.s_addr), 0x7f000001);
	skc_os_close(listener.handle);
	skc_fault_clear();
	skc_fault_set("bind", 1, 1, SKC_EADDRINUSE);
	skc_call.getaddrinfo = give_two;
	skc_call.freeaddrinfo = keep_list;
	CHECK_INT(listen_on(AF_UNSPEC, "two.example", 0, &listener), SKC_EADDRINUSE);
	CHECK_INT(skc_fault_count("bind"), 1);
	skc_call = before;
}

/* A name without an address; a failure of the resolver that is one of the system. */
CASE(names_that_are_not_found)
{
	skc_listener listener;

	skc_fault_set("getaddrinfo", 1, 0, EAI_NONAME);
	CHECK(listen_on(AF_UNSPEC, "name.invalid", 1, &listener) != SKC_OK);
	CHECK_INT(listener.code, EAI_NONAME);
	CHECK_INT(skc_fault_count("getaddrinfo"), 2);
	CHECK(listen_on(AF_INET6, "name.invalid", 1, &listener) != SKC_OK);
	CHECK_INT(listener.code, EAI_NONAME);
	CHECK(listen_on(AF_UNSPEC, "::1::", 1, &listener) != SKC_OK);
	CHECK_INT(skc_fault_count("bind"), 0);
	skc_fault_clear();
	skc_fault_set("getaddrinfo", 1, 0, EAI_NONAME);
	skc_fault_set("socket", 1, 0, SKC_EMFILE);
	CHECK_INT(listen_on(AF_INET, "name.invalid", 1, &listener), SKC_EMFILE);
	CHECK_INT(listener.code, 0);
}
