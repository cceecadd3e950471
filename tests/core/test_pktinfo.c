/* The destination of received datagrams, and the source of answers. */

#include "net.h"
#include "skc_pktinfo.h"

#include "skc_missing.h"

/* A received buffer, aligned. */
typedef union buffer {
	skc_cmsghdr align;
	char bytes[512];
} buffer;

static void append(skc_message *m, int level, int type, const skc_cmsg_value *value)
{
	m->control_len += skc_cmsg_encode(
			skc_cmsg_find(level, type), level, type, value, (char *) m->control + m->control_len);
}

static void append_number(skc_message *m, int level, int type, int64_t number)
{
	skc_cmsg_value value = { .kind = SKC_CMSG_NUMBER, .of.number = number };

	append(m, level, type, &value);
}

static void append6(skc_message *m, const char *text, unsigned index)
{
	skc_cmsg_value value = { .kind = SKC_CMSG_PKTINFO6 };

	value.of.pktinfo6.ipi6_ifindex = index;
	CHECK(skc_inet6_parse(text, strlen(text), &value.of.pktinfo6.ipi6_addr));
	append(m, IPPROTO_IPV6, IPV6_PKTINFO, &value);
}

static void check_text(const struct in6_addr *addr, const char *expected)
{
	char text[INET6_ADDRSTRLEN];

	skc_inet6_print(addr, text);
	CHECK_STR(text, expected);
}

static void check_message(const skc_message *m, const char *destination, const char *source)
{
	skc_pktinfo info;

	REQUIRE(skc_pktinfo_find(m, &info));
	check_text(&info.destination, destination);
	check_text(&info.source, source);
	CHECK_INT(skc_pktinfo_has_source(&info), strcmp(source, "::") != 0);
}

CASE(none)
{
	buffer b;
	skc_message m = { .control = b.bytes };
	skc_pktinfo info;

	CHECK(!skc_pktinfo_find(&m, &info));
	skc_pktinfo_remove(&m);
	CHECK_INT(m.control_len, 0);
	append_number(&m, IPPROTO_IPV6, IPV6_HOPLIMIT, 64);
	CHECK(!skc_pktinfo_find(&m, &info));
	m = (skc_message){ 0 };
	CHECK(!skc_pktinfo_find(&m, &info));
	skc_pktinfo_remove(&m);
	CHECK_INT(m.control_len, 0);
}

CASE(ipv6)
{
	static const struct {
		const char *destination;
		const char *source;
	} rows[] = {
		{ "2001:db8::1", "2001:db8::1" },
		{ "fe80::1", "fe80::1" },
		{ "ff02::fb", "::" },
		{ "::ffff:192.0.2.1", "::ffff:192.0.2.1" },
		{ "::ffff:224.0.0.251", "::" },
		{ "::ffff:255.255.255.255", "::" },
		{ "::ffff:0.0.0.0", "::" },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		buffer b;
		skc_message m = { .control = b.bytes };

		append6(&m, rows[i].destination, 3);
		check_message(&m, rows[i].destination, rows[i].source);
	}
}

#ifdef SKC_HAS_IN_PKTINFO
static void append4(skc_message *m, const char *addr, const char *spec_dst)
{
	skc_cmsg_value value = { .kind = SKC_CMSG_PKTINFO4, .of.pktinfo4 = { .ifindex = 3 } };

	CHECK(skc_inet4_parse(addr, strlen(addr), &value.of.pktinfo4.addr));
	CHECK(skc_inet4_parse(spec_dst, strlen(spec_dst), &value.of.pktinfo4.spec_dst));
	append(m, IPPROTO_IP, IP_PKTINFO, &value);
}

CASE(ipv4)
{
	buffer b;
	skc_message m = { .control = b.bytes };

	append4(&m, "192.0.2.1", "192.0.2.1");
	check_message(&m, "::ffff:192.0.2.1", "::ffff:192.0.2.1");
}

#ifndef SKC_PKTINFO_NO_SPEC_DST
/* The answer to a broadcast or a group comes from the address of the interface. */
CASE(ipv4_of_an_interface)
{
	static const char *const sources[] = { "192.0.2.1", "0.0.0.0" };

	for (size_t i = 0; i < SKC_COUNT(sources); i++) {
		buffer b;
		skc_message m = { .control = b.bytes };
		const char *expected = i == 0 ? "::ffff:192.0.2.1" : "::";

		append4(&m, "192.0.2.255", sources[i]);
		check_message(&m, "::ffff:192.0.2.255", expected);
		/* Both of one packet, in either order: only that of IPv4 has the source. */
		append6(&m, "::ffff:192.0.2.255", 3);
		check_message(&m, "::ffff:192.0.2.255", expected);
		m.control_len = 0;
		append6(&m, "::ffff:192.0.2.255", 3);
		append4(&m, "192.0.2.255", sources[i]);
		check_message(&m, "::ffff:192.0.2.255", expected);
	}
}
#endif
#endif

CASE(removed_between_others)
{
	buffer b;
	skc_message m = { .control = b.bytes };
	skc_cmsg_reader reader;
	skc_cmsg cmsg;
	skc_cmsg_value value;
	size_t len;

	append6(&m, "2001:db8::1", 3);
	append_number(&m, IPPROTO_IPV6, IPV6_HOPLIMIT, 64);
	append6(&m, "2001:db8::2", 3);
	append_number(&m, IPPROTO_IPV6, IPV6_TCLASS, 3);
	append6(&m, "2001:db8::3", 3);
	len = m.control_len;
	skc_pktinfo_remove(&m);
	CHECK(m.control_len > 0 && m.control_len < len);
	reader = skc_cmsg_read(&m);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	skc_cmsg_decode(&cmsg, &value);
	CHECK_INT(cmsg.type, IPV6_HOPLIMIT);
	CHECK_INT(value.of.number, 64);
	REQUIRE(skc_cmsg_next(&reader, &cmsg));
	skc_cmsg_decode(&cmsg, &value);
	CHECK_INT(cmsg.type, IPV6_TCLASS);
	CHECK_INT(value.of.number, 3);
	CHECK(!skc_cmsg_next(&reader, &cmsg));
	m.control_len = 0;
	append6(&m, "2001:db8::1", 3);
	skc_pktinfo_remove(&m);
	CHECK_INT(m.control_len, 0);
}

/* Each length of a buffer that is cut off: nothing is read beyond it. */
CASE(cut_off)
{
	buffer b;
	skc_message m = { .control = b.bytes };
	size_t full;

	append_number(&m, IPPROTO_IPV6, IPV6_HOPLIMIT, 64);
	append6(&m, "2001:db8::1", 3);
	full = m.control_len;
	for (size_t len = 0; len <= full; len++) {
		char *exact = malloc(len + !len);
		skc_message cut = { .control = exact, .control_len = len, .flags = MSG_CTRUNC };
		skc_pktinfo info;

		memcpy(exact, b.bytes, len);
		/* The last message may lack its padding. */
		CHECK(!skc_pktinfo_find(&cut, &info) || len > full - sizeof(size_t));
		CHECK(len < full || skc_pktinfo_find(&cut, &info));
		skc_pktinfo_remove(&cut);
		CHECK(cut.control_len <= len);
		free(exact);
	}
}

CASE(destination)
{
	static const struct {
		const char *text;
		bool has_scope;
	} rows[] = { { "2001:db8::1", false }, { "fe80::1", true }, { "ff02::1", true },
		{ "ff05::1", false }, { "::ffff:192.0.2.1", false } };

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		buffer b;
		skc_message m = { .control = b.bytes };
		skc_pktinfo info;
		skc_addr addr;

		append6(&m, rows[i].text, 77);
		REQUIRE(skc_pktinfo_find(&m, &info));
		skc_pktinfo_destination(&info, 53, &addr);
		CHECK_INT(skc_addr_family(&addr), AF_INET6);
		CHECK_INT(ntohs(addr.u.in6.sin6_port), 53);
		CHECK_INT(addr.u.in6.sin6_scope_id, rows[i].has_scope ? 77 : 0);
		check_text(&addr.u.in6.sin6_addr, rows[i].text);
	}
}

CASE(answer_of_ipv6)
{
	static const char *const texts[] = { "2001:db8::1", "fe80::1", "::ffff:192.0.2.1" };

	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		buffer b;
		skc_message m = { .control = b.bytes };
		skc_pktinfo info;
		skc_pktinfo_buffer answer;
		skc_cmsg_reader reader;
		skc_cmsg cmsg;
		skc_cmsg_value value;

		append6(&m, texts[i], 77);
		REQUIRE(skc_pktinfo_find(&m, &info));
		m = (skc_message){ .control = answer.bytes };
		m.control_len = skc_pktinfo_answer(&info, &answer);
		REQUIRE(m.control_len <= sizeof(answer));
		reader = skc_cmsg_read(&m);
		REQUIRE(skc_cmsg_next(&reader, &cmsg));
		skc_cmsg_decode(&cmsg, &value);
		CHECK_INT(value.kind, SKC_CMSG_PKTINFO6);
		check_text(&value.of.pktinfo6.ipi6_addr, texts[i]);
		CHECK_INT(value.of.pktinfo6.ipi6_ifindex, i == 1 ? 77 : 0);
	}
}

/* Whether ::1 is an address of this host. */
static bool has_ipv6(void)
{
	skc_handle handle;
	skc_addr addr;
	bool has = false;

	if (skc_os_open(AF_INET6, SOCK_DGRAM, 0, 0, &handle) == SKC_OK) {
		has = skc_addr_parse(AF_INET6, "::1", 3, 0, &addr) == SKC_OK &&
				skc_os_bind(handle, &addr) == SKC_OK;
		skc_os_close(handle);
	}
	return has;
}

/* A socket that is bound to any address answers from the one that was asked. */
static void ask_and_answer(int family, int from, const char *asked, const char *expected)
{
	skc_handle server;
	skc_handle client;
	skc_addr any;
	skc_addr to;
	skc_addr peer;
	skc_pktinfo info;
	skc_pktinfo_buffer answer;
	buffer b;
	char data[8];
	skc_iov iov = SKC_IOV(data, sizeof(data));
	skc_message m = { .name = &peer, .iov = &iov, .iov_count = 1 };
	size_t done;
	const int off = 0;

	REQUIRE_INT(skc_os_open(family, SOCK_DGRAM, 0, 0, &server), SKC_OK);
	REQUIRE_INT(skc_os_open(from, SOCK_DGRAM, 0, 0, &client), SKC_OK);
	if (family == AF_INET6) {
		skc_os_set_option(server, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
	}
	REQUIRE_INT(skc_pktinfo_request(server, family), SKC_OK);
	skc_addr_parse(
			family, family == AF_INET ? "0.0.0.0" : "::", family == AF_INET ? 7 : 2, 0, &any);
	REQUIRE_INT(skc_os_bind(server, &any), SKC_OK);
	REQUIRE_INT(skc_os_local_name(server, &any), SKC_OK);
	skc_addr_parse(from, asked, strlen(asked), ntohs(any.u.in.sin_port), &to);
	REQUIRE_INT(skc_os_send_to(client, "ask", 3, 0, &to, &done), SKC_OK);
	m.control = b.bytes;
	m.control_len = sizeof(b);
	REQUIRE_INT(skc_os_recv_message(server, &m, 0, &done), SKC_OK);
	REQUIRE(skc_pktinfo_find(&m, &info));
	check_text(&info.destination, expected);
	m.control = answer.bytes;
	m.control_len = skc_pktinfo_answer(&info, &answer);
	iov = SKC_IOV(data, 3);
	REQUIRE_INT(skc_os_send_message(server, &m, 0, &done), SKC_OK);
	REQUIRE_INT(skc_os_recv_from(client, data, sizeof(data), 0, &peer, &done), SKC_OK);
	CHECK(done == 3 && peer.len == to.len && memcmp(&peer.u, &to.u, to.len) == 0);
	skc_os_close(server);
	skc_os_close(client);
}

CASE(answer_over_ipv4)
{
	skc_handle probe;
	skc_err err;

	REQUIRE_INT(skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, &probe), SKC_OK);
	err = skc_pktinfo_request(probe, AF_INET);
	skc_os_close(probe);
	if (err != SKC_OK) {
		SKIP("the system does not report destinations");
	}
	ask_and_answer(AF_INET, AF_INET, "127.0.0.1", "::ffff:127.0.0.1");
#ifdef __linux__
	ask_and_answer(AF_INET, AF_INET, "127.0.0.2", "::ffff:127.0.0.2");
#endif
}

CASE(answer_over_ipv6)
{
	if (!has_ipv6()) {
		SKIP("no IPv6");
	}
	ask_and_answer(AF_INET6, AF_INET6, "::1", "::1");
#ifdef __linux__
	ask_and_answer(AF_INET6, AF_INET, "127.0.0.2", "::ffff:127.0.0.2");
#endif
}

CASE(options)
{
	CHECK(skc_pktinfo_is_option(
			IPPROTO_IPV6, IPV6_RECVPKTINFO != SKC_MISSING ? IPV6_RECVPKTINFO : IPV6_PKTINFO));
	CHECK(!skc_pktinfo_is_option(IPPROTO_IPV6, IPV6_V6ONLY));
	CHECK(!skc_pktinfo_is_option(SOL_SOCKET, SO_BROADCAST));
	CHECK(!skc_pktinfo_is_option(IPPROTO_IP, SKC_MISSING));
}

CASE(facts)
{
	CHECK_INT(skc_cmsg_fact_of(IPPROTO_IP, IP_TTL), SKC_FACT_TTL);
	CHECK_INT(skc_cmsg_fact_of(IPPROTO_IPV6, IPV6_TCLASS), SKC_FACT_CLASS);
	CHECK_INT(skc_cmsg_fact_of(IPPROTO_IPV6, IP_TTL), SKC_FACT_NONE);
	CHECK_INT(skc_cmsg_fact_of(SKC_MISSING, SKC_MISSING), SKC_FACT_NONE);
	CHECK_INT(skc_cmsg_fact_of(SOL_SOCKET, SKC_MISSING), SKC_FACT_NONE);
}
