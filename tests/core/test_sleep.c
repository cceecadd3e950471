/* skc_sleep(): signals just before a sleep. */

#include "net.h"

#ifdef __linux__

enum { SIGNALS = 2000 };

static unsigned looks;
static bool due;
static skc_handle due_peer;

static bool is_due(void)
{
	looks++;
	return due;
}

/* A signal arrives directly behind each check. It is blocked until the sleep. */
static bool signals_come(void)
{
	int before = os_signals;

	if (looks++ < SIGNALS) {
		os_signal(pthread_self());
		CHECK_INT(os_signals, before);
	}
	return false;
}

/* Nothing but the last handler ends the wait. */
static skc_err ends_the_wait(void *owner)
{
	net_hook_runs++;
	due = false;
	if (net_hook_runs == *(unsigned *) owner) {
		CHECK_INT(send(due_peer, "x", 1, 0), 1);
	}
	return SKC_OK;
}

static void check_no_signal_is_lost(skc_interrupt_due_fn look, unsigned runs)
{
	bool ready = false;
	skc_handle s[2];
	skc_sock sock;

	net_unix(SOCK_STREAM, s);
	sock = (skc_sock){ .handle = s[0], .owner = &runs };
	due_peer = s[1];
	looks = 0;
	os_catch();
	net_hook(ends_the_wait);
	skc_set_interrupt_due(look);
	skc_fault_clear();
	CHECK_INT(skc_sock_wait(sock, POLLIN, SKC_FOREVER, &ready), SKC_OK);
	CHECK(ready);
	CHECK_INT(net_hook_runs, runs);
	CHECK_INT(looks, runs + 1);
	CHECK_INT(skc_fault_count("poll"), 0);
	/* A check alone blocks no signal. */
	CHECK_INT(skc_sock_wait(sock, POLLIN, 0, &ready), SKC_OK);
	CHECK_INT(looks, runs + 1);
	CHECK_INT(skc_fault_count("poll"), 1);
	CHECK_INT(skc_fault_count("pthread_sigmask"), 2 * (runs + 1));
	/* Signals are unblocked again. */
	os_catch();
	os_signal(pthread_self());
	CHECK_INT(os_signals, 1);
	net_close(s);
}

CASE(a_signal_is_due_before_the_sleep)
{
	due = true;
	check_no_signal_is_lost(is_due, 1);
	CHECK_INT(skc_fault_count("ppoll"), 1);
}

CASE(signals_between_the_look_and_the_sleep)
{
	check_no_signal_is_lost(signals_come, SIGNALS);
	CHECK_INT(skc_fault_count("ppoll"), SIGNALS + 1);
}

#else

CASE(signals_before_a_sleep)
{
	SKIP("ppoll is needed, and signals");
}

#endif
