/* skc_os_option.c: options and timeouts. */

#include "net.h"
#include "timeout.h"

CASE(get_and_set)
{
	int value = 1;
	skc_socklen len = sizeof(value);
	skc_handle s[2];

	net_tcp(s);
	CHECK_INT(skc_os_set_option(s[0], IPPROTO_TCP, TCP_NODELAY, &value, sizeof(value)), SKC_OK);
	value = 0;
	CHECK_INT(skc_os_get_option(s[0], IPPROTO_TCP, TCP_NODELAY, &value, &len), SKC_OK);
	CHECK_INT(value, 1);
	/* Winsock returns some flags as one byte. */
	CHECK(len == sizeof(value) || len == 1);
	CHECK_INT(skc_os_get_option(s[0], 12345, 1, &value, &len), OS_BAD_LEVEL);
	CHECK_INT(skc_os_set_option(s[0], SOL_SOCKET, 12345, &value, sizeof(value)), ENOPROTOOPT);
	net_close(s);
}

CASE(what_it_is)
{
	static const struct {
		int family, type, protocol;
	} rows[] = {
		{ AF_INET, SOCK_STREAM, IPPROTO_TCP },
		{ AF_INET, SOCK_DGRAM, IPPROTO_UDP },
		{ AF_INET6, SOCK_STREAM, IPPROTO_TCP },
		OS_OTHER_SOCKET,
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int family = 0, type = 0, protocol = -1;
		skc_handle fd = SKC_HANDLE_NONE;

		REQUIRE_INT(skc_os_open(rows[i].family, rows[i].type, 0, 0, &fd), SKC_OK);
		CHECK_INT(skc_os_family(fd, &family), SKC_OK);
		CHECK_INT(skc_os_type(fd, &type), SKC_OK);
		CHECK_INT(skc_os_protocol(fd, &protocol), SKC_OK);
		CHECK_INT(family, rows[i].family);
		CHECK_INT(type, rows[i].type);
		CHECK_INT(protocol, rows[i].protocol);
		os_close(fd);
	}
}

CASE(what_it_is_fails)
{
	int untouched = -77;
	skc_handle ends[2];

	REQUIRE(os_pipe(ends));
	CHECK_INT(skc_os_family(ends[0], &untouched), SKC_ENOTSOCK);
	CHECK_INT(skc_os_type(ends[0], &untouched), SKC_ENOTSOCK);
	CHECK_INT(skc_os_protocol(ends[0], &untouched), SKC_ENOTSOCK);
	CHECK_INT(untouched, -77);
	net_close(ends);
}

/* A timeout is stored to the microsecond at least; the kernel rounds up to its ticks. */
CASE(limits)
{
	static const int options[] = { SO_RCVTIMEO, SO_SNDTIMEO };
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	for (size_t i = 0; i < SKC_COUNT(options); i++) {
		int64_t limit = -77;

		CHECK_INT(skc_os_get_timeout(s[0], options[i], &limit), SKC_OK);
		CHECK_INT(limit, 0);
		CHECK_INT(set_timeout(s[0], options[i], 2000000), SKC_OK);
		CHECK_INT(skc_os_get_timeout(s[0], options[i], &limit), SKC_OK);
		CHECK_INT(limit, 2 * SKC_NS_PER_SEC);
		/* Rounded up: never to 0, which means without a timeout. */
		CHECK_INT(set_timeout(s[0], options[i], 1), SKC_OK);
		CHECK_INT(skc_os_get_timeout(s[0], options[i], &limit), SKC_OK);
		CHECK(limit > 0 && limit <= 20 * MSEC);
		CHECK_INT(set_timeout(s[0], options[i], 0), SKC_OK);
		CHECK_INT(skc_os_get_timeout(s[0], options[i], &limit), SKC_OK);
		CHECK_INT(limit, 0);
	}
	net_close(s);
}

CASE(limits_fail)
{
	int64_t untouched = -77;

	CHECK_INT(skc_os_get_timeout(SKC_HANDLE_NONE, SO_RCVTIMEO, &untouched), OS_NO_HANDLE);
	CHECK_INT(set_timeout(SKC_HANDLE_NONE, SO_RCVTIMEO, 1000), OS_NO_HANDLE);
	CHECK_INT(untouched, -77);
}
