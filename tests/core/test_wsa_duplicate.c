/* skc_os_wsa_duplicate.c: passing a socket to another process by a name. */

#include "net.h"

#ifdef PHP_SOCKETS_WSA
#include "skc_wsa_duplicate.h"

static uint32_t own_process(void)
{
	return (uint32_t) GetCurrentProcessId();
}

CASE(through_a_name)
{
	char name[SKC_SHARE_NAME_SIZE] = "", other[SKC_SHARE_NAME_SIZE] = "", in[8];
	skc_handle s[2], twin = SKC_HANDLE_NONE;
	size_t done = 0;
	int family = 0;

	net_tcp(s);
	REQUIRE_INT(skc_os_wsa_duplicate(s[0], own_process(), name), SKC_OK);
	REQUIRE_INT(skc_os_wsa_duplicate(s[0], own_process(), other), SKC_OK);
	CHECK(strcmp(name, other) != 0);
	REQUIRE_INT(skc_os_take_over(name, strlen(name), &twin, &family), SKC_OK);
	CHECK(twin != s[0] && twin != SKC_HANDLE_NONE);
	CHECK_INT(family, AF_INET);
	CHECK(!os_is_inheritable(twin));
	/* It is the same connection. */
	CHECK_INT(skc_os_close(s[0]), SKC_OK);
	CHECK_INT(skc_os_send(twin, "twin", 4, 0, &done), SKC_OK);
	CHECK_INT(skc_os_recv(s[1], in, 8, 0, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "twin", 4);
	CHECK(skc_os_unshare(name, strlen(name)));
	CHECK(!skc_os_unshare(name, strlen(name)));
	CHECK_INT(skc_os_take_over(name, strlen(name), &twin, &family), SKC_ENOENT);
	/* The shutdown releases the remaining names. */
	skc_os_unshare_all();
	CHECK(!skc_os_unshare(other, strlen(other)));
	os_close(twin);
	os_close(s[1]);
}

CASE(no_names)
{
	static const char *const names[] = { "", "nobody has this name", "php_wsaprotocol_info_1_1" };
	char longest[300];
	skc_handle untouched = UNTOUCHED;
	int family = 77;

	memset(longest, 'x', sizeof(longest));
	for (size_t i = 0; i < SKC_COUNT(names); i++) {
		CHECK_INT(skc_os_take_over(names[i], strlen(names[i]), &untouched, &family), SKC_ENOENT);
		CHECK(!skc_os_unshare(names[i], strlen(names[i])));
	}
	CHECK_INT(skc_os_take_over(longest, sizeof(longest), &untouched, &family), SKC_ENOENT);
	CHECK_INT(skc_os_take_over("a\0b", 3, &untouched, &family), SKC_ENOENT);
	CHECK_INT(untouched, UNTOUCHED);
	CHECK_INT(family, 77);
}

/* Each call fails once: its code is returned, and nothing stays open. */
CASE(failures)
{
	static const struct {
		const char *call;
		int code;
	} faults[] = {
		{ "WSADuplicateSocketW", WSAEINVAL },
		{ "CreateFileMappingA", ERROR_ACCESS_DENIED },
		{ "MapViewOfFile", ERROR_ACCESS_DENIED },
	};
	static const struct {
		const char *call;
		int code;
	} later[] = {
		{ "OpenFileMappingA", ERROR_ACCESS_DENIED },
		{ "MapViewOfFile", ERROR_ACCESS_DENIED },
		{ "socket", WSAEMFILE },
		{ "setflags", ERROR_INVALID_HANDLE },
	};
	char name[SKC_SHARE_NAME_SIZE] = "untouched";
	skc_handle handle = net_bound(SOCK_DGRAM, 0), out = UNTOUCHED;
	int family;

	for (size_t i = 0; i < SKC_COUNT(faults); i++) {
		skc_fault_clear();
		skc_fault_set(faults[i].call, 1, 1, faults[i].code);
		CHECK_INT(skc_os_wsa_duplicate(handle, own_process(), name), faults[i].code);
		CHECK_STR(name, "untouched");
	}
	skc_fault_clear();
	CHECK_INT(skc_os_wsa_duplicate(SKC_HANDLE_NONE, own_process(), name), WSAENOTSOCK);
	REQUIRE_INT(skc_os_wsa_duplicate(handle, own_process(), name), SKC_OK);
	for (size_t i = 0; i < SKC_COUNT(later); i++) {
		skc_fault_clear();
		skc_fault_set(later[i].call, 1, 1, later[i].code);
		CHECK_INT(skc_os_take_over(name, strlen(name), &out, &family), later[i].code);
		CHECK_INT(out, UNTOUCHED);
	}
	CHECK(skc_os_unshare(name, strlen(name)));
	os_close(handle);
}
#endif
