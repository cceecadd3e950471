/* skc_family.c: every family of the table, parsed and printed. */

#include "family.h"

CASE(rows_in_order)
{
	static const int first[] = { AF_INET, AF_INET6, AF_UNIX };
	size_t i = 0;

	for (; i < SKC_COUNT(first); i++) {
		REQUIRE(skc_family_at(i) != NULL);
		CHECK_INT(skc_family_at(i)->family, first[i]);
	}
	while (skc_family_at(i) != NULL) {
		CHECK(skc_family_find(skc_family_at(i)->family) == skc_family_at(i));
		i++;
	}
}

CASE(table)
{
	static const family_row rows[] = {
		{ AF_INET, "AF_INET", UINT16_MAX, true, sizeof(struct sockaddr_in) },
		{ AF_INET6, "AF_INET6", UINT16_MAX, true, sizeof(struct sockaddr_in6) },
		{ AF_UNIX, "AF_UNIX", UINT16_MAX, false, sizeof(struct sockaddr_un) },
	};

	check_rows(rows, SKC_COUNT(rows));
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

/* A scope is an interface's name or number; it is preserved in the printed address. */
CASE(scope)
{
	char scoped[80] = "fe80::1%";
	unsigned lo = net_loopback_interface(scoped + strlen(scoped));
	skc_addr addr = round_trip(AF_INET6, scoped, strlen(scoped), 80);

	CHECK_INT(addr.u.in6.sin6_scope_id, lo);
	addr = round_trip(AF_INET6, "fe80::1%4294967295", 18, 80);
	CHECK_INT(addr.u.in6.sin6_scope_id, 4294967295);
	CHECK_INT(parse(AF_INET6, "fe80::1%1", 9, 80, &addr), SKC_OK);
	CHECK_INT(addr.u.in6.sin6_scope_id, 1);
	refuses(AF_INET6, "fe80::1%", 8, ENODEV);
	refuses(AF_INET6, "fe80::1%0", 9, SKC_EINVAL);
	refuses(AF_INET6, "fe80::1%-1", 10, ENODEV);
	refuses(AF_INET6, "fe80::1%12345678901234567890", 28, ENODEV);
	refuses(AF_INET6, "fe80::1%4294967296", 18, ENODEV);
	refuses(AF_INET6, "fe80::1%lo\0x", 12, ENODEV);
	refuses(AF_INET6, "fe80::1%lo%lo", 13, ENODEV);
	refuses(AF_INET6, "fe80::1%nosuchinterface0", 24, ENODEV);
	refuses(AF_INET6, "fe80::1%skcnone0", 16, ENODEV);
}

/* --- AF_UNIX ---------------------------------------------------------------------------------- */

#define PATH_OFFSET offsetof(struct sockaddr_un, sun_path)
#define PATH_SIZE sizeof(((struct sockaddr_un *) NULL)->sun_path)

CASE(unix_path)
{
	skc_addr addr = round_trip(AF_UNIX, "/tmp/socket", 11, 0);
	char longest[PATH_SIZE + 1];

	CHECK_INT(addr.len, PATH_OFFSET + 12);
	CHECK_STR(addr.u.un.sun_path, "/tmp/socket");
	memset(longest, 'x', sizeof(longest));
	addr = round_trip(AF_UNIX, longest, PATH_SIZE - 1, 0);
	CHECK_INT(addr.len, sizeof(struct sockaddr_un));
	refuses(AF_UNIX, longest, PATH_SIZE, SKC_ENAMETOOLONG);
	refuses(AF_UNIX, longest, PATH_SIZE + 1, SKC_ENAMETOOLONG);
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
	addr = round_trip(AF_UNIX, name, PATH_SIZE, 0);
	CHECK_INT(addr.len, sizeof(struct sockaddr_un));
	refuses(AF_UNIX, name, PATH_SIZE + 1, SKC_ENAMETOOLONG);
}

/* The empty path requests a name of the system's choice, which can be read afterwards. */
CASE(unix_autobind)
{
	OS_NEEDS_UNIX();
	skc_handle fd = net_open(AF_UNIX, SOCK_DGRAM);
	skc_addr addr = round_trip(AF_UNIX, "", 0, 0);
	skc_addr_parts parts;

	CHECK_INT(addr.len, PATH_OFFSET);
	CHECK_INT(skc_os_bind(fd, &addr), SKC_OK);
	CHECK_INT(skc_os_local_name(fd, &addr), SKC_OK);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 6);
	CHECK_INT(parts.text[0], 0);
	CHECK_INT(strspn(parts.text + 1, "0123456789abcdef"), 5);
	os_close(fd);
}

/* A peer bound to all bytes of the structure has no terminating NUL. */
CASE(unix_full_path)
{
	OS_NEEDS_UNIX();
	char path[PATH_SIZE + 1];
	struct sockaddr_un full = { .sun_family = AF_UNIX };
	skc_handle fd = net_open(AF_UNIX, SOCK_DGRAM);
	skc_addr addr;
	skc_addr_parts parts;

	snprintf(path, sizeof(path), "/tmp/skt-%ld-", (long) getpid());
	memset(path + strlen(path), 'p', PATH_SIZE - strlen(path));
	path[PATH_SIZE] = '\0';
	memcpy(full.sun_path, path, PATH_SIZE);
	CHECK_INT(bind(fd, (struct sockaddr *) &full, sizeof(full)), 0);
	CHECK_INT(skc_os_local_name(fd, &addr), SKC_OK);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, PATH_SIZE);
	CHECK_STR(parts.text, path);
	os_close(fd);
	CHECK_INT(remove(path), 0);
}

CASE(unix_unnamed)
{
	OS_NEEDS_UNIX();
	skc_addr addr;
	skc_addr_parts parts;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_peer_name(s[0], &addr), SKC_OK);
	CHECK_INT(skc_addr_family(&addr), AF_UNIX);
	CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
	CHECK_INT(parts.text_len, 0);
	CHECK(!parts.has_port);
	net_close(s);
}
