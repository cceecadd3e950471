/* skc_os_name.c: interfaces and hosts. */

#include "net.h"

CASE(interfaces)
{
	char lo_name[IF_NAMESIZE], name[IF_NAMESIZE];
	unsigned lo = net_loopback_interface(lo_name), index = 0;

	CHECK_INT(skc_os_interface_index(lo_name, &index), SKC_OK);
	CHECK_INT(index, lo);
	CHECK_INT(skc_os_interface_name(lo, name), SKC_OK);
	CHECK_STR(name, lo_name);
	index = 77;
	CHECK_INT(skc_os_interface_index("skcnone0", &index), SKC_ENODEV);
	CHECK_INT(index, 77);
	CHECK_INT(skc_os_interface_name(987654, name), SKC_ENXIO);
}

CASE(addresses)
{
	char name[IF_NAMESIZE];
	unsigned lo = net_loopback_interface(name), index = 0;
	struct in_addr addr = { .s_addr = 1 };

	CHECK_INT(skc_os_interface_address(lo, &addr), SKC_OK);
	CHECK_INT(ntohl(addr.s_addr), INADDR_LOOPBACK);
	CHECK_INT(skc_os_address_interface(&addr, &index), SKC_OK);
	CHECK_INT(index, lo);
	CHECK_INT(skc_os_interface_address(0, &addr), SKC_OK);
	CHECK_INT(addr.s_addr, INADDR_ANY);
	addr.s_addr = htonl(0xc0000201); /* 192.0.2.1 of RFC 5737 */
	CHECK_INT(skc_os_address_interface(&addr, &index), SKC_EADDRNOTAVAIL);
	CHECK_INT(index, lo);
	CHECK_INT(skc_os_interface_address(987654, &addr), SKC_ENXIO);
}

CASE(failing_calls)
{
	static const struct {
		const char *call;
		int code;
	} faults[] = { OS_INTERFACE_FAULTS };
	char name[IF_NAMESIZE];
	unsigned lo = net_loopback_interface(name), index = 0;
	struct in_addr addr = { .s_addr = htonl(INADDR_LOOPBACK) };

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		skc_fault_clear();
		skc_fault_set(faults[i].call, 1, 0, faults[i].code);
		CHECK_INT(skc_os_interface_address(lo, &addr), faults[i].code);
		CHECK_INT(skc_os_address_interface(&addr, &index), faults[i].code);
	}
	index = 0;
	CHECK_INT(ntohl(addr.s_addr), INADDR_LOOPBACK);
	CHECK_INT(index, 0);
}

CASE(resolve)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_flags = AI_NUMERICHOST };
	struct addrinfo *list = NULL;
	skc_err system = 77;

	REQUIRE_INT(skc_os_resolve("127.0.0.1", "80", &hints, &list, &system), 0);
	CHECK(list != NULL && list->ai_family == AF_INET);
	CHECK_INT(ntohs(((struct sockaddr_in *) (void *) list->ai_addr)->sin_port), 80);
	skc_os_free_addresses(list);
	CHECK_INT(skc_os_resolve("no address", "80", &hints, &list, &system), EAI_NONAME);
	/* The last code of a system call: C libraries make different calls. */
	CHECK(system != 77);
}
