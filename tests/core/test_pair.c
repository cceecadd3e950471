/* skc_os_pair() over the loopback interface: a stranger that connects while a pair is made gets
 * nothing. */

#include "net.h"

#ifdef PHP_SOCKETS_WSA
#include "skc_calls.h"

#define STRANGERS 20

static skc_handle strangers[STRANGERS];
static size_t stranger_count; /* how many will connect */

static int WSAAPI listen_and_be_met(SOCKET handle, int backlog)
{
	int result = skc_system_calls.listen(handle, backlog);
	skc_addr name = net_name(handle);

	for (size_t i = 0; i < stranger_count; i++) {
		strangers[i] = net_open(AF_INET, SOCK_STREAM);
		if (connect(strangers[i], &name.u.sa, (int) name.len) < 0) {
			os_fail("stranger");
		}
	}
	return result;
}

static skc_err pair_with_strangers(size_t count, skc_handle out[2])
{
	skc_err err;

	stranger_count = count;
	skc_call.listen = listen_and_be_met;
	err = skc_os_pair(AF_INET, SOCK_STREAM, 0, 0, out);
	skc_call = skc_system_calls;
	return err;
}

static void exchange(const skc_handle s[2])
{
	char in[8];
	size_t done = 0;

	for (int i = 0; i < 2; i++) {
		CHECK_INT(skc_os_send(s[i], "pair", 4, 0, &done), SKC_OK);
		CHECK_INT(skc_os_recv(s[1 - i], in, 8, 0, &done), SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "pair", 4);
	}
}

CASE(strangers_are_closed)
{
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };
	char in;

	REQUIRE_INT(pair_with_strangers(3, s), SKC_OK);
	exchange(s);
	for (size_t i = 0; i < 3; i++) {
		os_limit(strangers[i], SO_RCVTIMEO, 5 * SKC_NS_PER_SEC);
		CHECK(recv(strangers[i], &in, 1, 0) <= 0);
		CHECK(WSAGetLastError() != WSAETIMEDOUT);
		os_close(strangers[i]);
	}
	net_close(s);
}

/* The number of tries is limited. */
CASE(too_many_strangers)
{
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };

	CHECK_INT(pair_with_strangers(16, s), WSAECONNABORTED);
	CHECK_INT(s[0], UNTOUCHED);
	CHECK_INT(s[1], UNTOUCHED);
	for (size_t i = 0; i < 16; i++) {
		os_close(strangers[i]);
	}
}

static unsigned connects;

/* A datagram of another socket arrives before the end is connected to its peer. */
static int WSAAPI connect_too_late(SOCKET handle, const struct sockaddr *addr, int len)
{
	skc_addr name = net_name(handle);
	skc_handle stranger = net_open(AF_INET, SOCK_DGRAM);

	if (sendto(stranger, "stranger", 8, 0, &name.u.sa, (int) name.len) != 8) {
		os_fail("stranger");
	}
	os_close(stranger);
	net_await(handle, 8);
	connects++;
	return skc_system_calls.connect(handle, addr, len);
}

CASE(datagrams_of_strangers_are_dropped)
{
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };

	connects = 0;
	skc_call.connect = connect_too_late;
	REQUIRE_INT(skc_os_pair(AF_INET, SOCK_DGRAM, 0, 0, s), SKC_OK);
	skc_call = skc_system_calls;
	CHECK_INT(connects, 2);
	CHECK_INT(os_unread(s[0]), 0);
	CHECK_INT(os_unread(s[1]), 0);
	exchange(s);
	net_close(s);
}

CASE(other_types)
{
	skc_handle s[2] = { UNTOUCHED, UNTOUCHED };

	CHECK_INT(skc_os_pair(AF_INET, SOCK_RAW, 0, 0, s), WSAESOCKTNOSUPPORT);
	REQUIRE_INT(skc_os_pair(AF_INET6, SOCK_STREAM, 0, 0, s), SKC_OK);
	exchange(s);
	net_close(s);
}
#endif
