/* skc_lookup.c, skc_os_thread.c: the resolver on a thread of its own. */

#include "net.h"
#include "skc_lookup.h"

/* Waits for the answer; NULL when it does not come. */
static const skc_answer *await(skc_lookup *lookup)
{
	skc_sock s = net_sock(skc_lookup_handle(lookup));
	bool ready = false;

	if (skc_sock_wait(s, POLLIN, 5000 * MSEC, &ready) != SKC_OK || !ready) {
		return NULL;
	}
	return skc_lookup_answer(lookup);
}

/* The resolver's thread may still hold its end. */
static void settle(void)
{
	for (int i = 0; i < 2000 && os_count_open() > net_open_before; i++) {
		os_sleep(MSEC);
	}
}

CASE(an_address_is_its_own_answer)
{
	skc_lookup *lookup = NULL;
	const skc_answer *answer;
	skc_addr want = net_loopback(7);

	REQUIRE_INT(skc_lookup_begin("127.0.0.1", 9, AF_INET, 7, &lookup), SKC_OK);
	answer = await(lookup);
	CHECK(answer != NULL);
	if (answer != NULL) {
		CHECK_INT(answer->code, 0);
		CHECK_INT(answer->count, 1);
		CHECK_INT(answer->addrs[0].len, want.len);
		CHECK_INT(answer->addrs[0].u.in.sin_addr.s_addr, want.u.in.sin_addr.s_addr);
		CHECK_INT(answer->addrs[0].u.in.sin_port, htons(7));
	}
	skc_lookup_end(lookup);
	settle();
}

/* Only so many bytes of the host count. */
CASE(no_such_name)
{
	skc_lookup *lookup = NULL;
	const skc_answer *answer;

	REQUIRE_INT(skc_lookup_begin("127.0.0.1", 8, AF_INET6, 1, &lookup), SKC_OK);
	answer = await(lookup);
	CHECK(answer != NULL && answer->code != 0 && answer->count == 0);
	skc_lookup_end(lookup);
	settle();
}

CASE(resolver_fails)
{
	skc_lookup *lookup = NULL;
	const skc_answer *answer;

	skc_fault_set("getaddrinfo", 1, 1, EAI_AGAIN);
	REQUIRE_INT(skc_lookup_begin("127.0.0.1", 9, AF_INET, 1, &lookup), SKC_OK);
	answer = await(lookup);
	CHECK(answer != NULL && answer->code == EAI_AGAIN);
	skc_lookup_end(lookup);
	settle();
}

CASE(given_up_at_once)
{
	skc_lookup *lookup = NULL;

	for (int i = 0; i < 20; i++) {
		REQUIRE_INT(skc_lookup_begin("127.0.0.1", 9, AF_INET, 1, &lookup), SKC_OK);
		skc_lookup_end(lookup);
	}
	settle();
	CHECK_INT(os_count_open(), net_open_before);
}

CASE(it_cannot_begin)
{
	skc_lookup *lookup = (skc_lookup *) &lookup;

	skc_fault_set("pthread_create", 1, 1, SKC_EAGAIN);
	CHECK_INT(skc_lookup_begin("127.0.0.1", 9, AF_INET, 1, &lookup), SKC_EAGAIN);
	skc_fault_clear();
	skc_fault_set(OS_PAIR_CALL, 1, 1, SKC_EMFILE);
	CHECK_INT(skc_lookup_begin("127.0.0.1", 9, AF_INET, 1, &lookup), SKC_EMFILE);
	CHECK(lookup == (skc_lookup *) &lookup);
}

CASE(counters)
{
	skc_counter counter = { 2 };

	CHECK_INT(skc_os_count(&counter, -1), 1);
	CHECK_INT(skc_os_count(&counter, 5), 6);
	CHECK_INT(skc_os_count(&counter, 0), 6);
}
