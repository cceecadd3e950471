/* skc_addr.c: lookups of names, mapped addresses. Parsing and printing: test_family.c. */

#include "net.h"
#include "skc_calls.h"

/* A family that has no host names. */
#ifdef AF_NETLINK
#define NO_NAMES_FAMILY AF_NETLINK
#else
#define NO_NAMES_FAMILY AF_UNSPEC
#endif

static int resolve(
		int family, const char *host, size_t len, skc_addr *out, size_t max, size_t *count)
{
	char *exact = calloc(1, len + !len);
	skc_err system = 0;
	int code;

	memcpy(exact, host, len);
	*count = 99;
	code = skc_addr_resolve(family, exact, len, 80, out, max, count, &system);
	free(exact);
	return code;
}

/* A numeric text needs no resolver. */
CASE(numeric)
{
	skc_addr out[4];
	skc_addr_parts parts;
	size_t count;
	char scoped[80] = "fe80::1%";

	net_loopback_interface(scoped + strlen(scoped));
	REQUIRE_INT(resolve(AF_INET, "127.0.0.1", 9, out, 4, &count), 0);
	CHECK_INT(count, 1);
	CHECK_INT(ntohs(out[0].u.in.sin_port), 80);
	REQUIRE_INT(resolve(AF_INET6, scoped, strlen(scoped), out, 4, &count), 0);
	CHECK_INT(count, 1);
	CHECK_INT(skc_addr_print(&out[0], &parts), SKC_OK);
	CHECK_STR(parts.text, scoped);
	REQUIRE_INT(resolve(AF_UNIX, "/tmp/x", 6, out, 4, &count), 0);
	CHECK_STR(out[0].u.un.sun_path, "/tmp/x");
	CHECK_INT(skc_fault_count("getaddrinfo"), 0);
}

/* However many addresses a text has, the caller frees them. */
CASE(all_addresses)
{
	static const struct {
		const char *text;
		size_t len;
		int code;
	} rows[] = { { "127.0.0.1", 9, 0 }, { "127.1", 5, 0 }, { "localhost", 9, 0 },
		{ "0x7f.1", 6, EAI_NONAME }, { "127.0.0.1\0x", 11, EAI_NONAME } };

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_addr *all = (skc_addr *) &rows;
		size_t count = 99;
		skc_err system = 0;

		CHECK_INT(
				skc_addr_resolve_all(AF_INET, rows[i].text, rows[i].len, 80, &all, &count, &system),
				rows[i].code);
		CHECK(rows[i].code == 0 ? count > 0 && all != NULL : count == 0 && all == NULL);
		for (size_t n = 0; n < count; n++) {
			CHECK_INT(all[n].len, sizeof(struct sockaddr_in));
			CHECK_INT(ntohl(all[n].u.in.sin_addr.s_addr) >> 24, 127);
			CHECK_INT(ntohs(all[n].u.in.sin_port), 80);
		}
		free(all);
	}
}

CASE(localhost)
{
	skc_addr out[4];
	size_t count;

	REQUIRE_INT(resolve(AF_INET, "localhost", 9, out, 4, &count), 0);
	REQUIRE(count >= 1 && count <= 4);
	for (size_t i = 0; i < count; i++) {
		CHECK_INT(skc_addr_family(&out[i]), AF_INET);
		CHECK_INT(out[i].len, sizeof(struct sockaddr_in));
		CHECK_INT(ntohl(out[i].u.in.sin_addr.s_addr) >> 24, 127);
		CHECK_INT(ntohs(out[i].u.in.sin_port), 80);
	}
	CHECK_INT(skc_fault_count("getaddrinfo"), 1);
}

/* IPv6, or IPv4 as mapped addresses, depending on the addresses of localhost. */
CASE(localhost_inet6)
{
	skc_addr out[4];
	size_t count;

	if (resolve(AF_INET6, "localhost", 9, out, 4, &count) != 0) {
		SKIP("localhost has no IPv6 address that the resolver gives");
	}
	for (size_t i = 0; i < count; i++) {
		CHECK_INT(skc_addr_family(&out[i]), AF_INET6);
		CHECK_INT(ntohs(out[i].u.in6.sin6_port), 80);
		CHECK(IN6_IS_ADDR_LOOPBACK(&out[i].u.in6.sin6_addr) ||
				IN6_IS_ADDR_V4MAPPED(&out[i].u.in6.sin6_addr));
	}
}

/* Names that are none: an error without a lookup of their first part. */
CASE(no_names)
{
	skc_addr out[4];
	size_t count;

	CHECK_INT(resolve(AF_INET, "", 0, out, 4, &count) == 0, OS_EMPTY_NAME_RESOLVES);
	CHECK(resolve(AF_INET, "localhost\0evil", 14, out, 4, &count) != 0);
	CHECK(resolve(AF_INET, "127.0.0.1\0evil", 14, out, 4, &count) != 0);
	CHECK(resolve(AF_INET6, "fe80::1%skcnone0", 16, out, 4, &count) != 0);
	CHECK(resolve(NO_NAMES_FAMILY, "groups", 6, out, 4, &count) != 0);
	CHECK(resolve(12345, "localhost", 9, out, 4, &count) != 0);
	CHECK(resolve(AF_UNIX, "/tmp/so\0cket", 12, out, 4, &count) != 0);
}

CASE(resolver_fails)
{
	static const int codes[] = { EAI_AGAIN, EAI_FAIL, EAI_NONAME, EAI_MEMORY };
	skc_addr out[4];
	skc_err system = 0;
	size_t count;

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_set("getaddrinfo", 1, 1, codes[i]);
		CHECK_INT(resolve(AF_INET, "localhost", 9, out, 4, &count), codes[i]);
	}
#ifdef EAI_SYSTEM
	skc_fault_set("getaddrinfo", 1, 1, EAI_SYSTEM);
	CHECK_INT(skc_addr_resolve(AF_INET, "localhost", 9, 1, out, 4, &count, &system), EAI_SYSTEM);
	CHECK_INT(system, ENOMEM);
#else
	CHECK_INT(system, 0);
#endif
}

/* --- IPv4-mapped addresses -------------------------------------------------------------------- */

CASE(mapped_and_back)
{
	skc_addr addr;
	skc_addr before;
	skc_addr_parts parts;

	REQUIRE_INT(skc_addr_parse(AF_INET, "192.0.2.1", 9, 53, &addr), SKC_OK);
	before = addr;
	CHECK(!skc_addr_is_mapped(&addr) && !skc_addr_unmap(&addr));
	CHECK(skc_addr_map(&addr) && skc_addr_is_mapped(&addr) && !skc_addr_map(&addr));
	CHECK_INT(skc_addr_family(&addr), AF_INET6);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, "::ffff:192.0.2.1");
	CHECK_INT(parts.port, 53);
	CHECK(skc_addr_unmap(&addr));
	CHECK(addr.len == before.len && memcmp(&addr.u, &before.u, addr.len) == 0);
}

CASE(not_mapped)
{
	static const char *const texts[] = { "::", "::1", "::192.0.2.1", "::fffe:192.0.2.1",
		"1::ffff:192.0.2.1", "64:ff9b::192.0.2.1", "::ffff:0:192.0.2.1" };
	skc_addr addr = SKC_ADDR_EMPTY;

	CHECK(!skc_addr_is_mapped(&addr) && !skc_addr_unmap(&addr) && !skc_addr_map(&addr));
	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		REQUIRE_INT(skc_addr_parse(AF_INET6, texts[i], strlen(texts[i]), 1, &addr), SKC_OK);
		CHECK(!skc_addr_is_mapped(&addr) && !skc_addr_unmap(&addr) && !skc_addr_map(&addr));
	}
	/* An address that is cut off is none. */
	REQUIRE_INT(skc_addr_parse(AF_INET6, "::ffff:192.0.2.1", 16, 1, &addr), SKC_OK);
	addr.len = offsetof(struct sockaddr_in6, sin6_addr) + 15;
	CHECK(!skc_addr_is_mapped(&addr) && !skc_addr_unmap(&addr));
	REQUIRE_INT(skc_addr_parse(AF_INET, "192.0.2.1", 9, 1, &addr), SKC_OK);
	addr.len--;
	CHECK(!skc_addr_map(&addr));
	REQUIRE_INT(skc_addr_parse(AF_UNIX, "/tmp/x", 6, 0, &addr), SKC_OK);
	CHECK(!skc_addr_is_mapped(&addr) && !skc_addr_unmap(&addr) && !skc_addr_map(&addr));
}

static void parse_for(int family, const char *text, const char *expected)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	skc_addr_parts parts = { .text_len = 0 };
	skc_err err = skc_addr_parse_for(family, text, strlen(text), 7, &addr);

	CHECK_INT(err == SKC_OK, expected != NULL);
	if (expected == NULL) {
		CHECK_INT(addr.len, 0);
		return;
	}
	CHECK_INT(skc_addr_family(&addr), family);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_STR(parts.text, expected);
	CHECK_INT(parts.port, 7);
}

CASE(parsed_for_a_socket)
{
	skc_addr addr;

	parse_for(AF_INET, "192.0.2.1", "192.0.2.1");
	parse_for(AF_INET, "::ffff:192.0.2.1", "192.0.2.1");
	parse_for(AF_INET, "::1", NULL);
	parse_for(AF_INET, "localhost", NULL);
	parse_for(AF_INET6, "::1", "::1");
	parse_for(AF_INET6, "192.0.2.1", "::ffff:192.0.2.1");
	parse_for(AF_INET6, "::ffff:192.0.2.1", "::ffff:192.0.2.1");
	parse_for(AF_INET6, "192.0.2", NULL);
	parse_for(AF_INET6, "", NULL);
	CHECK_INT(skc_addr_parse_for(12345, "192.0.2.1", 9, 7, &addr), SKC_EAFNOSUPPORT);
}

/* --- the resolver's list, made here ----------------------------------------------------------- */

static struct sockaddr_in list_in[3];
static struct sockaddr_in6 list_in6;
static struct addrinfo list[4];

/* Each entry is an allocation with its address behind it. */
static struct addrinfo *copy_entry(const struct addrinfo *from, struct addrinfo *next)
{
	struct addrinfo *entry = malloc(sizeof(*entry) + from->ai_addrlen);

	*entry = *from;
	entry->ai_addr = (struct sockaddr *) (void *) (entry + 1);
	memcpy(entry->ai_addr, from->ai_addr, from->ai_addrlen);
	entry->ai_canonname = NULL;
	entry->ai_next = next;
	return entry;
}

static int WSAAPI give_list(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	(void) service;
	(void) hints;
	CHECK_STR(host, "three.example");
	*out = NULL;
	for (int i = 3; i >= 0; i--) {
		*out = copy_entry(&list[i], *out);
	}
	return 0;
}

static unsigned freed;

static void WSAAPI free_list(struct addrinfo *entry)
{
	while (entry != NULL) {
		struct addrinfo *next = entry->ai_next;

		free(entry);
		entry = next;
		freed++;
	}
}

static void fill_list(void)
{
	for (int i = 0; i < 3; i++) {
		list_in[i].sin_family = AF_INET;
		list_in[i].sin_addr.s_addr = htonl(0x0a000001u + (uint32_t) i);
		list[i] = (struct addrinfo){ .ai_family = AF_INET,
			.ai_addrlen = sizeof(list_in[i]),
			.ai_addr = (struct sockaddr *) &list_in[i] };
	}
	list_in6.sin6_family = AF_INET6;
	list[3] = list[1];
	list[1] = (struct addrinfo){ .ai_family = AF_INET6,
		.ai_addrlen = sizeof(list_in6),
		.ai_addr = (struct sockaddr *) &list_in6 };
}

/* The family's addresses in the resolver's order, at most as many as fit. */
CASE(several)
{
	static const uint32_t want[] = { 0x0a000001, 0x0a000003, 0x0a000002 };
	skc_addr out[4];
	size_t count;

	fill_list();
	skc_call.getaddrinfo = give_list;
	skc_call.freeaddrinfo = free_list;
	for (size_t max = 1; max <= 4; max++) {
		if (CHECK_INT(resolve(AF_INET, "three.example", 13, out, max, &count), 0)) {
			CHECK_INT(count, max < 3 ? max : 3);
			for (size_t i = 0; i < count; i++) {
				CHECK_INT(ntohl(out[i].u.in.sin_addr.s_addr), want[i]);
				CHECK_INT(ntohs(out[i].u.in.sin_port), 80);
			}
		}
	}
	if (CHECK_INT(resolve(AF_INET6, "three.example", 13, out, 4, &count), 0)) {
		CHECK_INT(count, 1);
		CHECK_INT(ntohs(out[0].u.in6.sin6_port), 80);
	}
	CHECK(resolve(NO_NAMES_FAMILY, "three.example", 13, out, 4, &count) != 0);
	CHECK_INT(freed, 6 * SKC_COUNT(list));
	skc_call.getaddrinfo = skc_system_calls.getaddrinfo;
	skc_call.freeaddrinfo = skc_system_calls.freeaddrinfo;
}

/* --- addresses as text ------------------------------------------------------------------------ */

CASE(split_port)
{
	static const struct {
		const char *text;
		const char *host; /* NULL: refused */
		int port;
	} rows[] = {
		{ "", "", 0 },
		{ "host", "host", 0 },
		{ "host:0", "host", 0 },
		{ "192.0.2.1:65535", "192.0.2.1", 65535 },
		{ "::1", "::1", 0 },
		{ "fe80::1:2", "fe80::1:2", 0 },
		{ "[::1]", "::1", 0 },
		{ "[::1]:080", "::1", 80 },
		{ "[192.0.2.1]:9", "192.0.2.1", 9 },
		{ ":5", "", 5 },
		{ "host:", NULL, 0 },
		{ "host:65536", NULL, 0 },
		{ "host:99999999999999999999", NULL, 0 },
		{ "host:+1", NULL, 0 },
		{ "host:1x", NULL, 0 },
		{ "[::1", NULL, 0 },
		{ "[::1]x", NULL, 0 },
		{ "[::1]:", NULL, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		const char *host = rows[i].text;
		size_t len = strlen(host);
		int64_t port = -5;

		if (!CHECK_INT(skc_addr_split_port(&host, &len, &port), rows[i].host != NULL) ||
				rows[i].host == NULL) {
			continue;
		}
		CHECK_INT(len, strlen(rows[i].host));
		CHECK_MEM(host, rows[i].host, len);
		CHECK_INT(port, rows[i].port);
	}
}

/* Text and address are one for one: what is printed is read as the same address. */
CASE(paths_as_text)
{
	static const struct {
		const char *text;
		size_t len;
		const char *path; /* in the address */
		size_t path_len;
	} rows[] = {
		{ "/run/x", 6, "/run/x", 6 },
		{ "@name", 5, "\0name", 5 },
		{ "@a\0b", 4, "\0a\0b", 4 },
		{ "@", 1, "\0", 1 },
		{ "@@", 2, "\0@", 2 },
		{ "./@x", 4, "./@x", 4 },
	};
	skc_addr addr;
	skc_addr_parts parts;

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		REQUIRE_INT(skc_addr_path_from_text(rows[i].text, rows[i].len, &addr), SKC_OK);
		REQUIRE_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_INT(parts.text_len, rows[i].path_len);
		CHECK_MEM(parts.text, rows[i].path, rows[i].path_len);
		skc_addr_path_to_text(&parts);
		CHECK_INT(parts.text_len, rows[i].len);
		CHECK_MEM(parts.text, rows[i].text, rows[i].len);
	}
	/* A path whose first byte is "@": another text means the same file. */
	REQUIRE_INT(skc_addr_parse(AF_UNIX, "@x", 2, 0, &addr), SKC_OK);
	REQUIRE_INT(skc_addr_print(&addr, &parts), SKC_OK);
	skc_addr_path_to_text(&parts);
	CHECK_STR(parts.text, "./@x");
}

CASE(paths_that_do_not_fit)
{
	char text[sizeof(((struct sockaddr_un *) NULL)->sun_path) + 1];
	skc_addr addr;

	memset(text, 'x', sizeof(text));
	CHECK_INT(skc_addr_path_from_text(text, sizeof(text) - 2, &addr), SKC_OK);
	CHECK_INT(skc_addr_path_from_text(text, sizeof(text) - 1, &addr), SKC_ENAMETOOLONG);
	text[0] = '@';
	CHECK_INT(skc_addr_path_from_text(text, sizeof(text) - 1, &addr), SKC_OK);
	CHECK_INT(skc_addr_path_from_text(text, sizeof(text), &addr), SKC_ENAMETOOLONG);
	CHECK_INT(skc_addr_path_from_text("a\0b", 3, &addr), SKC_EINVAL);
}

CASE(bytes_of_other_families)
{
	skc_addr other = SKC_ADDR_EMPTY;
	skc_addr addr = SKC_ADDR_EMPTY;
	char bytes[sizeof(addr.u.storage) + 1];

	other.u.sa.sa_family = 63;
	memset(bytes, 'x', sizeof(bytes));
	memcpy(bytes, other.u.bytes, offsetof(struct sockaddr, sa_data));
	CHECK_INT(skc_addr_from_bytes(63, bytes, sizeof(bytes), &addr), SKC_EINVAL);
	CHECK_INT(skc_addr_from_bytes(62, bytes, 20, &addr), SKC_EINVAL);
	CHECK_INT(skc_addr_from_bytes(63, bytes, 1, &addr), SKC_EINVAL);
	CHECK_INT(skc_addr_from_bytes(AF_UNSPEC, bytes, 0, &addr), SKC_EINVAL);
	CHECK_INT(addr.len, 0);
	CHECK_INT(skc_addr_from_bytes(63, bytes, sizeof(bytes) - 1, &addr), SKC_OK);
	CHECK_INT(addr.len, sizeof(addr.u.storage));
	CHECK_INT(skc_addr_from_bytes(63, bytes, 20, &addr), SKC_OK);
	CHECK_INT(addr.len, 20);
	CHECK_MEM(addr.u.bytes, bytes, 20);
	CHECK_INT(skc_addr_from_bytes(63, bytes, offsetof(struct sockaddr, sa_data), &addr), SKC_OK);
	CHECK_INT(addr.len, offsetof(struct sockaddr, sa_data));
}
