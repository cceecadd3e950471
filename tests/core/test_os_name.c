/* skc_os_name.c: interfaces and hosts. */

#include "net.h"

CASE(interfaces)
{
	unsigned lo = if_nametoindex("lo"), index = 0;
	char name[IF_NAMESIZE];

	CHECK_INT(skc_os_interface_index("lo", &index), SKC_OK);
	CHECK_INT(index, lo);
	CHECK_INT(skc_os_interface_name(lo, name), SKC_OK);
	CHECK_STR(name, "lo");
	index = 77;
	CHECK_INT(skc_os_interface_index("skcnone0", &index), SKC_ENODEV);
	CHECK_INT(index, 77);
	CHECK_INT(skc_os_interface_name(987654, name), SKC_ENXIO);
}

CASE(addresses)
{
	unsigned lo = if_nametoindex("lo"), index = 0;
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
	unsigned lo = if_nametoindex("lo"), index = 0;
	struct in_addr addr = { .s_addr = htonl(INADDR_LOOPBACK) };

	skc_fault_set("socket", 1, 2, EMFILE);
	CHECK_INT(skc_os_interface_address(lo, &addr), EMFILE);
	CHECK_INT(skc_os_address_interface(&addr, &index), EMFILE);
	skc_fault_set("ioctl", 1, 0, SKC_EADDRNOTAVAIL);
	CHECK_INT(skc_os_interface_address(lo, &addr), SKC_EADDRNOTAVAIL);
	CHECK_INT(skc_os_address_interface(&addr, &index), SKC_EADDRNOTAVAIL);
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
	CHECK_INT(system, 77);
}
