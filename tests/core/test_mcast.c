/* skc_mcast.c: groups and interfaces. tests/modern/group.phpt has memberships of both families. */

#include "net.h"
#include "skc_mcast.h"

static skc_err read_text(const char *text, skc_addr *out)
{
	return skc_mcast_read(text, strlen(text), out);
}

CASE(addresses)
{
	static const struct {
		const char *text;
		const char *printed;
		int family;
		bool multicast;
	} good[] = {
		{ "239.1.2.3", "239.1.2.3", AF_INET, true },
		{ "224.0.0.0", "224.0.0.0", AF_INET, true },
		{ "240.0.0.0", "240.0.0.0", AF_INET, false },
		{ "223.255.255.255", "223.255.255.255", AF_INET, false },
		{ "::ffff:239.1.2.3", "239.1.2.3", AF_INET, true },
		{ "::ffff:10.1.2.3", "10.1.2.3", AF_INET, false },
		{ "ff02:0:0::1", "ff02::1", AF_INET6, true },
		{ "::239.1.2.3", "::239.1.2.3", AF_INET6, false },
		{ "fe80::1", "fe80::1", AF_INET6, false },
	};
	static const char *const bad[] = { "", "host", "239.1.2", "239.1.2.3:5", "[ff02::1]",
		"ff02::1%", "ff02::1%0" };
	skc_addr addr = SKC_ADDR_EMPTY;
	skc_addr_parts parts;

	CHECK(!skc_addr_is_multicast(&addr));
	for (size_t i = 0; i < SKC_COUNT(good); i++) {
		CHECK_INT(read_text(good[i].text, &addr), SKC_OK);
		CHECK_INT(skc_addr_family(&addr), good[i].family);
		CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_STR(parts.text, good[i].printed);
		CHECK_INT(skc_addr_is_multicast(&addr), good[i].multicast);
		CHECK_INT(skc_mcast_zone(&addr), 0);
	}
	for (size_t i = 0; i < SKC_COUNT(bad); i++) {
		CHECK(read_text(bad[i], &addr) != SKC_OK);
	}
	CHECK_INT(read_text("ff02::1%77", &addr), SKC_OK);
	CHECK_INT(skc_mcast_zone(&addr), 77);
	CHECK_INT(read_text("ff02::1%skcnone0", &addr), SKC_ENODEV);
	CHECK_INT(skc_mcast_zone(&addr), 77);
}

static skc_err find(const char *text, unsigned *out)
{
	return skc_mcast_find_interface(text, strlen(text), out);
}

CASE(interfaces)
{
	char name[IF_NAMESIZE];
	unsigned lo = net_loopback_interface(name), index = 0;

	CHECK_INT(find(name, &index), SKC_OK);
	CHECK_INT(index, lo);
	index = 0;
	CHECK_INT(find("127.0.0.1", &index), SKC_OK);
	CHECK_INT(index, lo);
	index = 77;
	CHECK_INT(find("203.0.113.77", &index), SKC_EADDRNOTAVAIL);
	CHECK_INT(find("skcnone0", &index), SKC_ENODEV);
	CHECK_INT(find("", &index), SKC_ENODEV);
	CHECK_INT(skc_mcast_find_interface("lo\0x", 4, &index), SKC_ENODEV);
	CHECK_INT(find("fe80::1%skcnone0", &index), SKC_ENODEV);
	CHECK_INT(find("a-name-that-is-longer-than-any-interface", &index), SKC_ENODEV);
	CHECK_INT(index, 77);
}

CASE(memberships)
{
	char name[IF_NAMESIZE];
	skc_addr group, source;
	skc_mcast mcast = { .index = net_loopback_interface(name), .group = &group };
	skc_handle s;

	CHECK_INT(read_text("239.1.2.3", &group), SKC_OK);
	CHECK_INT(read_text("127.0.0.1", &source), SKC_OK);
	REQUIRE_INT(skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, &s), SKC_OK);
	CHECK(!skc_mcast_is_ipv6_only(s));
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_LEAVE, &mcast), SKC_EADDRNOTAVAIL);
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_JOIN, &mcast), SKC_OK);
	CHECK(skc_mcast_set(s, SKC_MCAST_JOIN, &mcast) != SKC_OK);
	/* The system has no option to block every source. */
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_BLOCK, &mcast), SKC_ENOPROTOOPT);
	mcast.source = &source;
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_BLOCK, &mcast), SKC_OK);
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_UNBLOCK, &mcast), SKC_OK);
	mcast.source = NULL;
	CHECK_INT(skc_mcast_set(s, SKC_MCAST_LEAVE, &mcast), SKC_OK);
	skc_os_close(s);
}
