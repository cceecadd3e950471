/* skc_family.c: the families of Linux only. */

#include "family.h"

#if defined(AF_PACKET) && defined(AF_NETLINK)

CASE(table_of_linux)
{
	static const family_row rows[] = {
		{ AF_PACKET, "AF_PACKET", UINT16_MAX, true, sizeof(struct sockaddr_ll) },
		{ AF_NETLINK, "AF_NETLINK", UINT32_MAX, false, sizeof(struct sockaddr_nl) },
		{ AF_VSOCK, "AF_VSOCK", UINT32_MAX, true, sizeof(struct sockaddr_vm) },
		{ AF_TIPC, "AF_TIPC", UINT32_MAX, true, sizeof(struct sockaddr_tipc) },
		{ AF_CAN, "AF_CAN", UINT16_MAX, false, sizeof(struct sockaddr_can) },
	};

	check_rows(rows, SKC_COUNT(rows));
}

/* By name, or by the number in the port's place where that is not 0. */
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
		CHECK_INT(ll->sll_protocol, 0);
		CHECK_INT(ll->sll_ifindex, lo);
		CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_STR(parts.text, "lo");
		CHECK_INT(parts.port, lo);
	}
	CHECK_INT(parse(AF_PACKET, "skcnone0", 8, 0, &addr), ENODEV);
	CHECK_INT(parse(AF_PACKET, "", 0, 0, &addr), SKC_OK);
	CHECK_INT(parse(AF_PACKET, "a name that is longer than any", 30, 0, &addr), ENODEV);
}

/* A removed interface is printed as its number, and "any" as an empty text. */
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

/* An address of the kernel can be printed as well. */
CASE(netlink_bound)
{
	skc_handle fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
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
	os_close(fd);
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
	CHECK_INT(skc_addr_parse(AF_TIPC, "3:4", 3, 0, &addr), SKC_OK);
	CHECK_INT(tipc->addrtype, TIPC_ADDR_ID);
	CHECK_INT(tipc->addr.id.node, 3);
	CHECK_INT(tipc->addr.id.ref, 4);
	refuses(AF_TIPC, "3:", 2, SKC_EINVAL);
	refuses(AF_TIPC, ":4", 2, SKC_EINVAL);
	refuses(AF_TIPC, "3:4:5", 5, SKC_EINVAL);
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

#else

CASE(families_of_linux)
{
	SKIP("AF_PACKET, AF_NETLINK, AF_VSOCK, AF_TIPC and AF_CAN are needed");
}

#endif
