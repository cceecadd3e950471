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
	unsigned lo = net_loopback_interface(name);
	struct in_addr addr = { .s_addr = 1 };

	CHECK_INT(skc_os_interface_address(lo, &addr), SKC_OK);
	CHECK_INT(ntohl(addr.s_addr), INADDR_LOOPBACK);
	CHECK_INT(skc_os_interface_address(0, &addr), SKC_OK);
	CHECK_INT(addr.s_addr, INADDR_ANY);
	CHECK_INT(skc_os_interface_address(987654, &addr), SKC_ENXIO);
}

static skc_err interface_of(const char *text, unsigned *out)
{
	skc_addr addr;
	int family = strchr(text, ':') != NULL ? AF_INET6 : AF_INET;

	CHECK_INT(skc_addr_parse(family, text, strlen(text), 0, &addr), SKC_OK);
	return skc_os_address_interface(&addr, out);
}

CASE(interfaces_by_address)
{
	char name[IF_NAMESIZE], zone[64];
	unsigned lo = net_loopback_interface(name), index = 0;
	skc_addr none = SKC_ADDR_EMPTY;

	CHECK_INT(interface_of("127.0.0.1", &index), SKC_OK);
	CHECK_INT(index, lo);
	index = 77;
	/* TEST-NET-3 (RFC 5737) and the prefix for documentation (RFC 9637). */
	CHECK_INT(interface_of("203.0.113.77", &index), SKC_EADDRNOTAVAIL);
	CHECK_INT(interface_of("3fff::1", &index), SKC_EADDRNOTAVAIL);
	CHECK_INT(skc_os_address_interface(&none, &index), SKC_EADDRNOTAVAIL);
	CHECK_INT(index, 77);
	if (interface_of("::1", &index) == SKC_OK) {
		CHECK_INT(index, lo);
		snprintf(zone, sizeof(zone), "::1%%%u", lo);
		CHECK_INT(interface_of(zone, &index), SKC_OK);
		CHECK_INT(interface_of("::1%987654", &index), SKC_EADDRNOTAVAIL);
	}
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
	}
	skc_fault_clear();
	skc_fault_set(OS_ADDRESSES_CALL, 1, 0, SKC_ENOMEM);
	CHECK_INT(interface_of("127.0.0.1", &index), OS_ADDRESSES_CODE);
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
