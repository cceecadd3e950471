/* skc_connect_lookup.c: the targets of a service, one after another. Their names are of this host,
 * or the test answers for them. */

#include "net.h"
#include "skc_calls.h"
#include "skc_connect_lookup.h"
#include "skc_time.h"

static skc_calls calls_before;

static void before(void)
{
	net_before();
	calls_before = skc_call;
}

static void after(void)
{
	skc_call = calls_before;
	net_after();
}

__attribute__((constructor)) static void set_up(void)
{
	check_before = before;
	check_after = after;
}

static uint32_t first(uint32_t max)
{
	(void) max;
	return 0;
}

static skc_connect_to service(void)
{
	skc_connect_to to = {
		.family = AF_INET,
		.type = SOCK_STREAM,
		.text = "127.0.0.1",
		.len = 9,
		.random = first,
	};

	skc_endpoint_options_init(&to.options);
	skc_endpoint_options_put(&to.options, SKC_EO_ATTEMPT_DELAY, 10 * MSEC);
	return to;
}

static skc_dns_record target(const char *name, uint16_t priority, uint16_t port)
{
	return (skc_dns_record){
		.priority = priority, .port = port, .len = strlen(name), .data = (char *) (uintptr_t) name
	};
}

/* Begins with these targets, whatever the resolver can look up. */
static void begin_with(skc_connect *c, const skc_connect_to *to, const skc_dns_record *targets,
		size_t count, int64_t timeout)
{
	skc_connect_begin(c, to, skc_time_deadline(timeout));
	c->count = 0;
	c->targets = targets;
	c->target_count = count;
}

static skc_err run_with(const skc_connect_to *to, const skc_dns_record *targets, size_t count,
		int64_t timeout, skc_connected *out)
{
	skc_connect c;
	skc_err err;

	begin_with(&c, to, targets, count, timeout);
	err = skc_connect_run(&c, out);
	skc_connect_end(&c);
	return err;
}

static uint16_t port_of(skc_handle handle)
{
	skc_addr addr = net_name(handle);

	return ntohs(addr.u.in.sin_port);
}

static uint16_t refusing(void)
{
	skc_handle handle = net_bound(SOCK_DGRAM, 0);
	uint16_t port = port_of(handle);

	os_close(handle);
	return port;
}

/* A listener that does not answer: its queue is full. */
typedef struct crowd {
	skc_handle listener;
	skc_handle filled[16];
	size_t count;
} crowd;

static bool crowd_up(crowd *c)
{
	skc_addr addr;

	c->listener = net_bound(SOCK_STREAM, 0);
	addr = net_name(c->listener);
	for (c->count = 0; c->count < 16;) {
		skc_pollfd item = { .fd = net_open(AF_INET, SOCK_STREAM), .events = POLLOUT };
		size_t ready = 0;

		c->filled[c->count++] = item.fd;
		skc_os_set_blocking(item.fd, false);
		skc_os_connect(item.fd, &addr);
		if (skc_os_poll(&item, 1, 50 * MSEC, &ready) == SKC_OK && ready == 0) {
			return true;
		}
	}
	return false;
}

static void crowd_down(const crowd *c)
{
	for (size_t i = 0; i < c->count; i++) {
		os_close(c->filled[i]);
	}
	os_close(c->listener);
}

static bool is_connected_to(const skc_connected *result, uint16_t port)
{
	skc_addr peer;

	return skc_os_peer_name(result->handle, &peer) == SKC_OK && peer.u.in.sin_port == htons(port);
}

CASE(the_next_target_when_one_refuses)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_connect_to to = service();
	skc_dns_record targets[4] = { target("localhost", 1, refusing()), target(".", 1, 7),
		target("a.localhost.", 1, refusing()), target("b.localhost", 2, port_of(listener)) };
	skc_connected result;

	REQUIRE_INT(run_with(&to, targets, 4, SKC_FOREVER, &result), SKC_OK);
	CHECK(is_connected_to(&result, port_of(listener)));
	CHECK_INT(result.tried, 3);
	os_close(result.handle);
	/* The first one that answers is enough. */
	REQUIRE_INT(run_with(&to, targets + 3, 1, 5000 * MSEC, &result), SKC_OK);
	CHECK_INT(result.tried, 1);
	os_close(result.handle);
	os_close(listener);
}

CASE(all_targets_refuse)
{
	skc_connect_to to = service();
	skc_dns_record targets[3] = { target("localhost", 1, refusing()),
		target("a.localhost", 1, refusing()), target("b.localhost", 2, refusing()) };
	skc_connect_attempts attempts = { .count = 0 };
	skc_connected result;
	skc_connect c;

	begin_with(&c, &to, targets, 3, 20000 * MSEC);
	CHECK_INT(skc_connect_run(&c, &result), SKC_ECONNREFUSED);
	skc_connect_add_attempts(&c, &attempts);
	skc_connect_end(&c);
	CHECK_INT(result.tried, 3);
	CHECK_INT(result.code, 0);
	REQUIRE_INT(attempts.count, 3);
	for (size_t i = 0; i < 3; i++) {
		CHECK_INT(attempts.of[i].err, SKC_ECONNREFUSED);
		CHECK_INT(ntohs(attempts.of[i].addr.u.in.sin_port), targets[i].port);
	}
}

/* All addresses, in the order in which they would be tried. */
CASE(addresses_alone)
{
	skc_connect_to to = service();
	skc_dns_record targets[2] = { target("localhost", 1, 7), target("a.localhost", 2, 8) };
	skc_connected result;
	skc_connect c;

	begin_with(&c, &to, targets, 2, SKC_FOREVER);
	CHECK_INT(skc_connect_resolve(&c, &result), SKC_OK);
	REQUIRE(c.count >= 2);
	CHECK_INT(ntohs(c.addrs[0].u.in.sin_port), 7);
	CHECK_INT(ntohs(c.addrs[c.count - 1].u.in.sin_port), 8);
	CHECK_INT(skc_fault_count("socket"), 0);
	skc_connect_end(&c);
}

/* --- names that are looked up ----------------------------------------------------------------- */

static int WSAAPI unknown(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	(void) host;
	(void) service;
	(void) hints;
	(void) out;
	return EAI_NONAME;
}

CASE(no_target_has_an_address)
{
	skc_connect_to to = service();
	skc_dns_record targets[3] = { target("a.test", 1, 7), target(".", 1, 7),
		target("b.test", 2, 7) };
	skc_connected result;
	skc_connect c;

	skc_call.getaddrinfo = unknown;
	CHECK_INT(run_with(&to, targets, 3, 20000 * MSEC, &result), SKC_EADDRNOTAVAIL);
	CHECK_INT(result.code, EAI_NONAME);
	CHECK_INT(result.tried, 0);
	begin_with(&c, &to, targets, 3, 20000 * MSEC);
	CHECK_INT(skc_connect_resolve(&c, &result), SKC_EADDRNOTAVAIL);
	CHECK_INT(result.code, EAI_NONAME);
	skc_connect_end(&c);
	/* The failure of an address is more specific. */
	targets[1] = target("localhost", 1, refusing());
	CHECK_INT(run_with(&to, targets, 3, 20000 * MSEC, &result), SKC_ECONNREFUSED);
	CHECK_INT(result.code, 0);
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool is_asked;
static bool may_answer;

static int WSAAPI hold(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	pthread_mutex_lock(&mutex);
	is_asked = true;
	pthread_cond_broadcast(&changed);
	while (!may_answer) {
		pthread_cond_wait(&changed, &mutex);
	}
	pthread_mutex_unlock(&mutex);
	return unknown(host, service, hints, out);
}

static void release(void)
{
	pthread_mutex_lock(&mutex);
	may_answer = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&mutex);
}

/* Once the lookup waits, accepts what fills the queue: the pending attempt is answered. */
static void *accept_all(void *argument)
{
	crowd *c = argument;

	pthread_mutex_lock(&mutex);
	while (!is_asked) {
		pthread_cond_wait(&changed, &mutex);
	}
	pthread_mutex_unlock(&mutex);
	/* The last one is waiting, too. */
	os_close(c->filled[--c->count]);
	for (size_t i = 0; i < c->count; i++) {
		os_close(accept(c->listener, NULL, NULL));
	}
	return NULL;
}

/* The lookup of the second target does not end before the attempt at the first is answered. */
CASE(an_attempt_is_answered_during_a_lookup)
{
	skc_connect_to to = service();
	skc_dns_record targets[2];
	skc_connected result;
	pthread_t thread;
	crowd c;
	bool full = crowd_up(&c);

	if (full) {
		targets[0] = target("localhost", 1, port_of(c.listener));
		targets[1] = target("slow.test", 1, 7);
		is_asked = may_answer = false;
		skc_call.getaddrinfo = hold;
		if (pthread_create(&thread, NULL, accept_all, &c) != 0) {
			abort();
		}
		if (CHECK_INT(run_with(&to, targets, 2, 60000 * MSEC, &result), SKC_OK)) {
			CHECK(is_connected_to(&result, targets[0].port));
			os_close(result.handle);
		}
		CHECK(!may_answer);
		release();
		pthread_join(thread, NULL);
	}
	crowd_down(&c);
	if (!full) {
		SKIP("a listener that does not answer is needed");
	}
}

/* --- priorities ------------------------------------------------------------------------------- */

CASE(the_next_priority_beside_a_silent_one)
{
	skc_handle listener = net_bound(SOCK_STREAM, 4);
	skc_connect_to to = service();
	skc_dns_record targets[2];
	skc_connected result;
	crowd c;
	bool full = crowd_up(&c);

	if (full) {
		targets[0] = target("localhost", 1, port_of(c.listener));
		targets[1] = target("localhost", 2, port_of(listener));
		REQUIRE_INT(run_with(&to, targets, 2, 1500 * MSEC, &result), SKC_OK);
		CHECK(is_connected_to(&result, targets[1].port));
		CHECK_INT(result.tried, 2);
		os_close(result.handle);
	}
	crowd_down(&c);
	os_close(listener);
	if (!full) {
		SKIP("a listener that does not answer is needed");
	}
}

/* Half of the time for the first of two priorities, all of the rest for the second; without a
 * timeout the second one waits for the failure of the first. */
CASE(the_share_of_a_priority)
{
	skc_connect_to to = service();
	skc_dns_record targets[3] = { target("localhost", 1, 7), target("localhost", 1, 8),
		target("localhost", 2, 9) };
	skc_connected result;
	skc_connect c;
	int64_t now = skc_os_now();

	begin_with(&c, &to, targets, 3, 1000000 * MSEC);
	CHECK_INT(skc_connect_look_up(&c, &result), SKC_OK);
	CHECK(skc_connect_expects_more(&c));
	CHECK_INT(skc_connect_look_up_more(&c, &result), SKC_OK);
	/* The same priority follows after the usual delay. */
	c.next_start = 12345;
	CHECK_INT(skc_connect_more_due(&c), 12345);
	CHECK_INT(skc_connect_look_up_more(&c, &result), SKC_OK);
	CHECK(skc_connect_more_due(&c) > now + 490000 * MSEC);
	CHECK(skc_connect_more_due(&c) < now + 600000 * MSEC);
	CHECK_INT(skc_connect_look_up_more(&c, &result), SKC_OK);
	CHECK(!skc_connect_expects_more(&c));
	skc_connect_end(&c);

	begin_with(&c, &to, targets + 1, 2, SKC_FOREVER);
	CHECK_INT(skc_connect_look_up_more(&c, &result), SKC_OK);
	CHECK_INT(skc_connect_more_due(&c), SKC_FOREVER);
	skc_connect_end(&c);
}

/* --- without such a resolver ------------------------------------------------------------------ */

CASE(the_resolver_has_no_records)
{
	skc_connect_to to = service();
	skc_connected result;
	skc_connect c;

	to.is_service = true;
	to.text = "_sip.example";
	to.len = 12;
	skc_connect_begin(&c, &to, SKC_FOREVER);
	CHECK_INT(skc_connect_run(&c, &result), SKC_EOPNOTSUPP);
	CHECK_INT(result.tried, 0);
	skc_connect_end(&c);
}
