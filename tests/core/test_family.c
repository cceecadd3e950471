/* skc_family.c: every family of the table, parsed and printed. */

#include "net.h"

/* Parses text; gives the code. */
static skc_err parse(int family, const char *text, size_t len, int64_t port, skc_addr *out)
{
	char *exact = calloc(1, len + !len);
	skc_err err;

	memcpy(exact, text, len);
	memset(out, 0x5a, sizeof(*out));
	err = skc_addr_parse(family, exact, len, port, out);
	free(exact);
	return err;
}

static void refuses(int family, const char *text, size_t len, skc_err want)
{
	skc_addr out, untouched;

	memset(&untouched, 0x5a, sizeof(untouched));
	if (!CHECK_INT(parse(family, text, len, 80, &out), want)) {
		printf("  with \"%.*s\"\n", (int) len, text);
	}
	CHECK_MEM(&out, &untouched, sizeof(out));
}

/* Parses, prints, and finds the same text and port. */
static skc_addr round_trip(int family, const char *text, size_t len, int64_t port)
{
	skc_addr addr;
	skc_addr_parts parts;

	memset(&parts, '#', sizeof(parts));
	if (CHECK_INT(parse(family, text, len, port, &addr), SKC_OK)) {
		CHECK_INT(skc_addr_family(&addr), family);
		CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_INT(parts.text_len, len);
		CHECK_MEM(parts.text, text, len);
		CHECK_INT(parts.text[parts.text_len], 0);
		CHECK_INT(parts.has_port, family != AF_UNIX);
		CHECK_INT(parts.has_port ? parts.port : port, port);
	}
	return addr;
}

CASE(table)
{
	static const struct {
		int family;
		const char *name;
		int64_t port_max;
		bool port_needed;
		size_t size;
	} rows[] = {
		{ AF_INET, "AF_INET", UINT16_MAX, true, sizeof(struct sockaddr_in) },
		{ AF_INET6, "AF_INET6", UINT16_MAX, true, sizeof(struct sockaddr_in6) },
		{ AF_UNIX, "AF_UNIX", UINT16_MAX, false, sizeof(struct sockaddr_un) },
		{ AF_PACKET, "AF_PACKET", UINT16_MAX, true, sizeof(struct sockaddr_ll) },
		{ AF_NETLINK, "AF_NETLINK", UINT32_MAX, false, sizeof(struct sockaddr_nl) },
		{ AF_VSOCK, "AF_VSOCK", UINT32_MAX, true, sizeof(struct sockaddr_vm) },
		{ AF_TIPC, "AF_TIPC", UINT32_MAX, true, sizeof(struct sockaddr_tipc) },
		{ AF_CAN, "AF_CAN", UINT16_MAX, false, sizeof(struct sockaddr_can) },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		const skc_family *row = skc_family_find(rows[i].family);

		REQUIRE(row != NULL);
		CHECK_INT(row->family, rows[i].family);
		CHECK_STR(row->name, rows[i].name);
		CHECK_INT(row->port_max, rows[i].port_max);
		CHECK_INT(row->port_needed, rows[i].port_needed);
		CHECK_INT(row->size, rows[i].size);
	}
}

CASE(unknown_family)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	skc_addr_parts parts;

	CHECK(skc_family_find(12345) == NULL);
	CHECK(skc_family_find(AF_UNSPEC) == NULL);
	CHECK(skc_family_find(-1) == NULL);
	refuses(12345, "x", 1, SKC_EAFNOSUPPORT);
	CHECK_INT(skc_addr_family(&addr), AF_UNSPEC);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_EAFNOSUPPORT);
	addr.u.sa.sa_family = AF_INET;
	addr.len = 1;
	CHECK_INT(skc_addr_family(&addr), AF_UNSPEC);
}

CASE(inet)
{
	skc_addr addr = round_trip(AF_INET, "127.0.0.1", 9, 80);

	CHECK_INT(addr.len, sizeof(struct sockaddr_in));
	CHECK_INT(ntohs(addr.u.in.sin_port), 80);
	CHECK_INT(ntohl(addr.u.in.sin_addr.s_addr), INADDR_LOOPBACK);
	round_trip(AF_INET, "255.255.255.255", 15, 65535);
	round_trip(AF_INET, "0.0.0.0", 7, 0);
	refuses(AF_INET, "", 0, SKC_EINVAL);
	refuses(AF_INET, "localhost", 9, SKC_EINVAL);
	refuses(AF_INET, "127.0.0.1\0evil", 14, SKC_EINVAL);
	refuses(AF_INET, "::1", 3, SKC_EINVAL);
}

CASE(inet6)
{
	skc_addr addr = round_trip(AF_INET6, "::1", 3, 443);

	CHECK_INT(addr.len, sizeof(struct sockaddr_in6));
	CHECK_INT(ntohs(addr.u.in6.sin6_port), 443);
	CHECK_INT(addr.u.in6.sin6_scope_id, 0);
	CHECK(IN6_IS_ADDR_LOOPBACK(&addr.u.in6.sin6_addr));
	round_trip(AF_INET6, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 39, 65535);
	round_trip(AF_INET6, "::ffff:1.2.3.4", 14, 1);
	refuses(AF_INET6, "", 0, SKC_EINVAL);
	refuses(AF_INET6, "127.0.0.1", 9, SKC_EINVAL);
	refuses(AF_INET6, "::1\0", 4, SKC_EINVAL);
	refuses(AF_INET6, "%lo", 3, SKC_EINVAL);
}

/* A scope is an interface's name or number; it is kept on the way out. */
CASE(scope)
{
	skc_addr addr = round_trip(AF_INET6, "fe80::1%lo", 10, 80);

	CHECK_INT(addr.u.in6.sin6_scope_id, if_nametoindex("lo"));
	addr = round_trip(AF_INET6, "fe80::1%4294967295", 18, 80);
	CHECK_INT(addr.u.in6.sin6_scope_id, 4294967295);
	CHECK_INT(parse(AF_INET6, "fe80::1%1", 9, 80, &addr), SKC_OK);
	CHECK_INT(addr.u.in6.sin6_scope_id, 1);
	refuses(AF_INET6, "fe80::1%", 8, ENODEV);
	refuses(AF_INET6, "fe80::1%0", 9, SKC_EINVAL);
	refuses(AF_INET6, "fe80::1%4294967296", 18, ENODEV);
	refuses(AF_INET6, "fe80::1%lo\0x", 12, ENODEV);
	refuses(AF_INET6, "fe80::1%lo%lo", 13, ENODEV);
	refuses(AF_INET6, "fe80::1%nosuchinterface0", 24, ENODEV);
	refuses(AF_INET6, "fe80::1%skcnone0", 16, ENODEV);
}

CASE(scope_parse)
{
	uint32_t scope = 7;

	CHECK_INT(skc_scope_parse("lo", 2, &scope), SKC_OK);
	CHECK_INT(scope, if_nametoindex("lo"));
	CHECK_INT(skc_scope_parse("42", 2, &scope), SKC_OK);
	CHECK_INT(scope, 42);
	CHECK_INT(skc_scope_parse("0", 1, &scope), SKC_EINVAL);
	CHECK(skc_scope_parse("", 0, &scope) != SKC_OK);
	CHECK(skc_scope_parse("12345678901234567890", 20, &scope) != SKC_OK);
	CHECK(skc_scope_parse("-1", 2, &scope) != SKC_OK);
}

/* --- AF_UNIX -----------------------------------------------------------------------------------
 */

#define PATH_OFFSET offsetof(struct sockaddr_un, sun_path)

CASE(unix_path)
{
	skc_addr addr = round_trip(AF_UNIX, "/tmp/socket", 11, 0);
	char longest[109];

	CHECK_INT(addr.len, PATH_OFFSET + 12);
	CHECK_STR(addr.u.un.sun_path, "/tmp/socket");
	memset(longest, 'x', sizeof(longest));
	addr = round_trip(AF_UNIX, longest, 107, 0);
	CHECK_INT(addr.len, sizeof(struct sockaddr_un));
	refuses(AF_UNIX, longest, 108, SKC_ENAMETOOLONG);
	refuses(AF_UNIX, longest, 109, SKC_ENAMETOOLONG);
	refuses(AF_UNIX, "/tmp/so\0cket", 12, SKC_EINVAL);
}

/* An abstract name counts every byte and needs no NUL: it may fill the structure. */
CASE(unix_abstract)
{
	char name[110] = { 0 };
	skc_addr addr = round_trip(AF_UNIX, "\0na\0me\0", 7, 0);

	CHECK_INT(addr.len, PATH_OFFSET + 7);
	CHECK_MEM(addr.u.un.sun_path, "\0na\0me\0", 7);
	round_trip(AF_UNIX, "\0", 1, 0);
	memset(name + 1, 'n', sizeof(name) - 1);
	addr = round_trip(AF_UNIX, name, 108, 0);
	CHECK_INT(addr.len, sizeof(struct sockaddr_un));
	refuses(AF_UNIX, name, 109, SKC_ENAMETOOLONG);
}

/* The empty path asks for a name of the system's choice; it is readable afterwards. */
CASE(unix_autobind)
{
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	skc_addr addr = round_trip(AF_UNIX, "", 0, 0);
	skc_addr_parts parts;

	CHECK_INT(addr.len, PATH_OFFSET);
	CHECK_INT(skc_os_bind(fd, &addr), SKC_OK);
	CHECK_INT(skc_os_local_name(fd, &addr), SKC_OK);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 6);
	CHECK_INT(parts.text[0], 0);
	CHECK_INT(strspn(parts.text + 1, "0123456789abcdef"), 5);
	close(fd);
}

/* A peer bound to all 108 bytes has no terminating NUL. */
CASE(unix_full_path)
{
	char path[109];
	struct sockaddr_un full = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	skc_addr addr;
	skc_addr_parts parts;

	snprintf(path, sizeof(path), "/tmp/skt-%ld-", (long) getpid());
	memset(path + strlen(path), 'p', 108 - strlen(path));
	path[108] = '\0';
	memcpy(full.sun_path, path, 108);
	CHECK_INT(bind(fd, (struct sockaddr *) &full, sizeof(full)), 0);
	CHECK_INT(skc_os_local_name(fd, &addr), SKC_OK);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 108);
	CHECK_STR(parts.text, path);
	close(fd);
	CHECK_INT(unlink(path), 0);
}

CASE(unix_unnamed)
{
	skc_addr addr;
	skc_addr_parts parts;
	int s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_peer_name(s[0], &addr), SKC_OK);
	CHECK_INT(skc_addr_family(&addr), AF_UNIX);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 0);
	CHECK(!parts.has_port);
	net_close(s);
}

/* --- the system's own families ---------------------------------------------------------------- */

/* By name, or by the number beside it where that is not 0. */
CASE(packet)
{
	skc_addr addr;
	skc_addr_parts parts;
	const struct sockaddr_ll *ll = (const struct sockaddr_ll *) (const void *) &addr.u;
	int lo = (int) if_nametoindex("lo");

	for (int port = 0; port <= lo; port += lo) {
		CHECK_INT(parse(AF_PACKET, port == 0 ? "lo" : "", port == 0 ? 2 : 0, port, &addr), SKC_OK);
		CHECK_INT(addr.len, sizeof(*ll));
		CHECK_INT(ll->sll_family, AF_PACKET);
		CHECK_INT(ll->sll_protocol, htons(ETH_P_ALL));
		CHECK_INT(ll->sll_ifindex, lo);
		CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_STR(parts.text, "lo");
		CHECK_INT(parts.port, lo);
	}
	CHECK_INT(parse(AF_PACKET, "skcnone0", 8, 0, &addr), ENODEV);
	CHECK_INT(parse(AF_PACKET, "", 0, 0, &addr), ENODEV);
	CHECK_INT(parse(AF_PACKET, "a name that is longer than any", 30, 0, &addr), ENODEV);
}

/* An interface that is gone is printed as its number, and "any" as nothing. */
CASE(packet_without_name)
{
	skc_addr addr;
	skc_addr_parts parts;
	struct sockaddr_ll *ll = (struct sockaddr_ll *) (void *) &addr.u;

	CHECK_INT(parse(AF_PACKET, "lo", 2, 0, &addr), SKC_OK);
	ll->sll_ifindex = 987654;
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, "987654");
	ll->sll_ifindex = 0;
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 0);
}

CASE(netlink)
{
	skc_addr addr = round_trip(AF_NETLINK, "1025", 4, 77);
	const struct sockaddr_nl *nl = (const struct sockaddr_nl *) (const void *) &addr.u;

	CHECK_INT(addr.len, sizeof(*nl));
	CHECK_INT(nl->nl_groups, 1025);
	CHECK_INT(nl->nl_pid, 77);
	round_trip(AF_NETLINK, "4294967295", 10, 4294967295);
	CHECK_INT(parse(AF_NETLINK, "", 0, 0, &addr), SKC_OK);
	CHECK_INT(nl->nl_groups, 0);
	refuses(AF_NETLINK, "4294967296", 10, SKC_EINVAL);
	refuses(AF_NETLINK, "99999999999999999999", 20, SKC_EINVAL);
	refuses(AF_NETLINK, "1x", 2, SKC_EINVAL);
	refuses(AF_NETLINK, "-1", 2, SKC_EINVAL);
}

/* The kernel's own answer prints too. */
CASE(netlink_bound)
{
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	skc_addr addr;
	skc_addr_parts parts;

	if (fd < 0) {
		SKIP("no netlink here");
	}
	CHECK_INT(parse(AF_NETLINK, "1", 1, 0, &addr), SKC_OK);
	CHECK_INT(skc_os_bind(fd, &addr), SKC_OK);
	CHECK_INT(skc_os_local_name(fd, &addr), SKC_OK);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, "1");
	CHECK(parts.port > 0);
	close(fd);
}

CASE(vsock)
{
	skc_addr addr = round_trip(AF_VSOCK, "2", 1, 4294967295);
	const struct sockaddr_vm *vm = (const struct sockaddr_vm *) (const void *) &addr.u;

	CHECK_INT(addr.len, sizeof(*vm));
	CHECK_INT(vm->svm_cid, 2);
	CHECK_INT(vm->svm_port, 4294967295);
	CHECK_INT(parse(AF_VSOCK, "", 0, 5, &addr), SKC_OK);
	CHECK_INT(vm->svm_cid, VMADDR_CID_ANY);
	refuses(AF_VSOCK, "host", 4, SKC_EINVAL);
	refuses(AF_VSOCK, "4294967296", 10, SKC_EINVAL);
}

CASE(tipc)
{
	skc_addr addr = round_trip(AF_TIPC, "18888", 5, 17);
	struct sockaddr_tipc *tipc = (struct sockaddr_tipc *) (void *) &addr.u;
	skc_addr_parts parts;

	CHECK_INT(addr.len, sizeof(*tipc));
	CHECK_INT(tipc->addr.name.name.type, 18888);
	CHECK_INT(tipc->addr.name.name.instance, 17);
	tipc->addrtype = TIPC_ADDR_ID;
	tipc->addr.id.node = 3;
	tipc->addr.id.ref = 4;
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, "3:4");
	CHECK(!parts.has_port);
	refuses(AF_TIPC, "", 0, SKC_EINVAL);
	refuses(AF_TIPC, "name", 4, SKC_EINVAL);
}

CASE(can)
{
	skc_addr addr;
	skc_addr_parts parts;
	const struct sockaddr_can *can = (const struct sockaddr_can *) (const void *) &addr.u;

	CHECK_INT(parse(AF_CAN, "lo", 2, 0, &addr), SKC_OK);
	CHECK_INT(addr.len, sizeof(*can));
	CHECK_INT(can->can_ifindex, if_nametoindex("lo"));
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, "lo");
	CHECK_INT(parts.port, can->can_ifindex);
	CHECK_INT(parse(AF_CAN, "", 0, 0, &addr), SKC_OK);
	CHECK_INT(can->can_ifindex, 0);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 0);
	refuses(AF_CAN, "skcnone0", 8, ENODEV);
}
