/* skc_network.c: networks in CIDR notation. */

#include "net.h"

#include "skc_network.h"

static skc_addr address(const char *text)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	int family = strchr(text, ':') != NULL ? AF_INET6 : AF_INET;

	CHECK_INT(skc_addr_parse(family, text, strlen(text), 80, &addr), SKC_OK);
	return addr;
}

CASE(has)
{
	static const struct {
		const char *network, *addr;
		bool has;
	} rows[] = {
		{ "10.0.0.0/8", "10.255.255.255", true },
		{ "10.0.0.0/8", "11.0.0.0", false },
		{ "10.1.2.3/8", "10.0.0.1", true },
		{ "10.0.0.0/8", "::ffff:10.1.2.3", true },
		{ "::ffff:10.0.0.0/104", "10.1.2.3", true },
		{ "10.0.0.0/8", "::10.1.2.3", false },
		{ "192.0.2.1", "192.0.2.1", true },
		{ "192.0.2.1", "192.0.2.2", false },
		{ "192.0.2.0/31", "192.0.2.1", true },
		{ "192.0.2.0/31", "192.0.2.2", false },
		{ "192.0.2.128/25", "192.0.2.127", false },
		{ "0.0.0.0/0", "255.255.255.255", true },
		{ "0.0.0.0/0", "2001:db8::1", false },
		{ "::/0", "2001:db8::1", true },
		{ "::/0", "192.0.2.1", true },
		{ "2001:db8::/33", "2001:db8:7fff::", true },
		{ "2001:db8::/33", "2001:db8:8000::", false },
		{ "2001:db8::1", "2001:db8::1", true },
		{ "2001:db8::1", "2001:db8::2", false },
		{ "::1/128", "::1", true },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_addr addr = address(rows[i].addr);
		skc_network network;

		REQUIRE(skc_network_parse(rows[i].network, strlen(rows[i].network), &network));
		if (!CHECK_INT(skc_network_has(&network, &addr), rows[i].has)) {
			printf("  %s in %s\n", rows[i].addr, rows[i].network);
		}
	}
}

CASE(other_texts)
{
	static const char *const texts[] = { "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08",
		"10.0.0.0/+8", "10.0.0.0/-1", "10.0.0.0/8 ", " 10.0.0.0/8", "10.0.0/8", "10", "::/129",
		"::/1000", "::1%lo", "[::1]", "unix", "localhost", "10.0.0.0/8/8" };
	skc_network network;

	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		if (!CHECK(!skc_network_parse(texts[i], strlen(texts[i]), &network))) {
			printf("  %s\n", texts[i]);
		}
	}
	CHECK(!skc_network_parse("10.0.0.0/8\0", 11, &network));
}

CASE(other_families)
{
	skc_network network;
	skc_addr addr = SKC_ADDR_EMPTY;

	REQUIRE(skc_network_parse("::/0", 4, &network));
	CHECK(!skc_network_has(&network, &addr));
	CHECK_INT(skc_addr_parse(AF_UNIX, "/x", 2, 0, &addr), SKC_OK);
	CHECK(!skc_network_has(&network, &addr));
}
