/* skc_resolve.c, skc_os_thread.c: the system's resolver, its workers and its events. */

#include "net.h"
#include "skc_calls.h"
#include "skc_resolve.h"
#include "skc_time.h"

#define WORKERS 16 /* as many as exist */
#define LONG_TIME (20000 * MSEC)

/* --- a resolver that answers when the test allows it ------------------------------------------ */

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int asked;
static int may_answer;

static int WSAAPI hold(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	(void) host;
	pthread_mutex_lock(&mutex);
	asked++;
	pthread_cond_broadcast(&changed);
	while (may_answer == 0) {
		pthread_cond_wait(&changed, &mutex);
	}
	may_answer--;
	pthread_mutex_unlock(&mutex);
	return skc_system_calls.getaddrinfo("127.0.0.1", service, hints, out);
}

static skc_calls calls_before;

static void hold_answers(void)
{
	pthread_mutex_lock(&mutex);
	asked = 0;
	may_answer = 0;
	pthread_mutex_unlock(&mutex);
	skc_call.getaddrinfo = hold;
}

static void await_asked(int count)
{
	pthread_mutex_lock(&mutex);
	while (asked < count) {
		pthread_cond_wait(&changed, &mutex);
	}
	pthread_mutex_unlock(&mutex);
}

/* A worker closes its sockets after its answer. */
static void await_closed(void)
{
	for (int i = 0; i < 2000 && os_count_open() > net_open_before; i++) {
		os_sleep(MSEC);
	}
	CHECK_INT(os_count_open(), net_open_before);
}

static void allow(int count)
{
	pthread_mutex_lock(&mutex);
	may_answer += count;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&mutex);
}

static skc_question *begin(const char *host, int64_t timeout)
{
	skc_question *question = NULL;

	if (skc_question_begin(host, strlen(host), AF_INET, skc_time_deadline(timeout), &question) !=
			SKC_OK) {
		abort();
	}
	return question;
}

/* Waits for the answer, checks that it is 127.0.0.1, and ends the question. */
static void check_answer(skc_question *question)
{
	const skc_answer *answer;

	if (CHECK_INT(skc_question_wait(question, skc_time_deadline(LONG_TIME)), SKC_OK)) {
		answer = skc_question_answer(question);
		CHECK_INT(answer->code, 0);
		if (CHECK_INT(answer->count, 1)) {
			CHECK_INT(answer->addrs[0].u.in.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
			CHECK_INT(answer->addrs[0].u.in.sin_port, 0);
		}
	}
	skc_question_end(question);
}

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

/* --- questions -------------------------------------------------------------------------------- */

/* Must be the first case: no worker exists yet. */
CASE(without_a_thread_the_caller_asks)
{
	skc_question *question;

	skc_fault_set("pthread_create", 1, 0, SKC_EAGAIN);
	question = begin("127.0.0.1", LONG_TIME);
	CHECK_INT(skc_fault_count("getaddrinfo"), 1);
	check_answer(question);
	/* After the deadline no lookup begins. */
	question = begin("127.0.0.1", 0);
	CHECK_INT(skc_fault_count("getaddrinfo"), 1);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(0)), SKC_EDEADLINE);
	skc_question_end(question);
}

CASE(without_a_deadline_the_caller_asks)
{
	skc_question *question = begin("127.0.0.1", SKC_FOREVER);

	CHECK_INT(skc_fault_count("getaddrinfo"), 1);
	CHECK_INT(skc_fault_count("pthread_create"), 0);
	check_answer(question);
}

CASE(a_worker_asks)
{
	check_answer(begin("127.0.0.1", LONG_TIME));
	CHECK_INT(skc_fault_count("pthread_create"), 1);
}

/* Only len bytes of the host are used. */
CASE(no_such_name)
{
	skc_question *question = NULL;

	REQUIRE_INT(
			skc_question_begin("127.0.0.1", 8, AF_INET6, skc_time_deadline(LONG_TIME), &question),
			SKC_OK);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(LONG_TIME)), SKC_OK);
	CHECK(skc_question_answer(question)->code != 0);
	CHECK_INT(skc_question_answer(question)->count, 0);
	skc_question_end(question);
}

CASE(both_families_by_one_lookup)
{
	skc_question *question = NULL;

	REQUIRE_INT(
			skc_question_begin("127.0.0.1", 9, AF_UNSPEC, skc_time_deadline(LONG_TIME), &question),
			SKC_OK);
	check_answer(question);
	CHECK_INT(skc_fault_count("getaddrinfo"), 1);
}

CASE(the_resolver_fails)
{
	static const struct {
		int fault, code;
	} rows[] = { { EAI_AGAIN, EAI_AGAIN }, { EAI_MEMORY, EAI_MEMORY }, { EAI_FAIL, EAI_FAIL } };

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_question *question;

		skc_fault_clear();
		skc_fault_set("getaddrinfo", 1, 1, rows[i].fault);
		question = begin("127.0.0.1", LONG_TIME);
		CHECK_INT(skc_question_wait(question, skc_time_deadline(LONG_TIME)), SKC_OK);
		CHECK_INT(skc_question_answer(question)->code, rows[i].code);
		skc_question_end(question);
	}
}

CASE(callers_share_a_lookup)
{
	skc_question *questions[5];
	skc_question *other = NULL;

	hold_answers();
	for (int i = 0; i < 5; i++) {
		questions[i] = begin("shared", LONG_TIME);
	}
	/* Another family is another lookup. */
	REQUIRE_INT(skc_question_begin("shared", 6, AF_UNSPEC, skc_time_deadline(LONG_TIME), &other),
			SKC_OK);
	await_asked(2);
	skc_question_end(questions[0]);
	allow(2);
	for (int i = 1; i < 5; i++) {
		check_answer(questions[i]);
	}
	check_answer(other);
	CHECK_INT(asked, 2);
}

/* One that was abandoned answers the next caller. */
CASE(an_abandoned_lookup_goes_on)
{
	skc_question *question;

	hold_answers();
	question = begin("slow", 10 * MSEC);
	await_asked(1);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(10 * MSEC)), SKC_EDEADLINE);
	skc_question_end(question);
	question = begin("slow", LONG_TIME);
	allow(1);
	check_answer(question);
	CHECK_INT(asked, 1);
}

CASE(so_many_lookups_at_a_time)
{
	skc_question *questions[WORKERS + 4];
	char name[20];

	hold_answers();
	for (int i = 0; i < WORKERS + 4; i++) {
		snprintf(name, sizeof(name), "name%d", i);
		questions[i] = begin(name, LONG_TIME);
	}
	await_asked(WORKERS);
	CHECK(skc_fault_count("pthread_create") <= WORKERS);
	/* Queued lookups wait until their deadline, and an abandoned one never begins. */
	CHECK_INT(skc_question_wait(questions[WORKERS], skc_time_deadline(MSEC)), SKC_EDEADLINE);
	CHECK_INT(asked, WORKERS);
	for (int i = WORKERS; i < WORKERS + 2; i++) {
		skc_question_end(questions[i]);
	}
	allow(WORKERS + 2);
	for (int i = 0; i < WORKERS + 4; i++) {
		if (i < WORKERS || i >= WORKERS + 2) {
			check_answer(questions[i]);
		}
	}
	CHECK_INT(asked, WORKERS + 2);
}

CASE(many_questions_cost_no_handles)
{
	for (int i = 0; i < 200; i++) {
		skc_question_end(begin("127.0.0.1", LONG_TIME));
	}
	/* Shares the last lookup if it still runs: no worker disturbs the next case. */
	check_answer(begin("127.0.0.1", LONG_TIME));
	await_closed();
}

CASE(a_signal_ends_the_wait)
{
	OS_NEEDS_SIGNALS();
	net_later later = { .delay = 20 * MSEC, .signals = 1 };
	skc_question *question;

	os_catch();
	net_hook(net_stop);
	hold_answers();
	question = begin("signal", LONG_TIME);
	await_asked(1);
	net_start_later(&later);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(LONG_TIME)), SKC_EINTR);
	CHECK_INT(net_hook_runs, 1);
	net_join(&later);
	allow(1);
	check_answer(question);
}

static unsigned turns_taken;
static unsigned answering_turn;
static size_t turn_items;

static bool always(void)
{
	return true;
}

/* A turn; in one of them the resolver answers. */
static skc_err take_turn(
		void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	(void) owner;
	CHECK_INT(count, turn_items);
	CHECK(timeout != 0);
	*ready = 0;
	if (++turns_taken == answering_turn) {
		allow(1);
	}
	return skc_os_poll(items, count, timeout == SKC_FOREVER ? LONG_TIME : timeout, ready);
}

static const skc_turns turns = { always, take_turn };

static void take_turns(size_t items, unsigned answering)
{
	turns_taken = 0;
	turn_items = items;
	answering_turn = answering;
	hold_answers();
	skc_set_turns(&turns);
}

/* Other calls of the thread run while a name is looked up, also without a deadline: a call waits
 * for a socket. */
CASE(in_turns)
{
	skc_question *question;

	take_turns(1, 1);
	question = begin("turns", SKC_FOREVER);
	CHECK_INT(skc_question_wait(question, SKC_FOREVER), SKC_OK);
	CHECK_INT(turns_taken, 1);
	check_answer(question);
	question = begin("late", LONG_TIME);
	await_asked(2);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(MSEC)), SKC_EDEADLINE);
	skc_set_turns(NULL);
	allow(1);
	check_answer(question);
	await_closed();
}

CASE(in_turns_callers_share_a_socket)
{
	skc_question *questions[3];

	take_turns(1, 2);
	for (int i = 0; i < 3; i++) {
		questions[i] = begin("shared", LONG_TIME);
	}
	CHECK_INT(skc_question_wait(questions[0], skc_time_deadline(MSEC)), SKC_EDEADLINE);
	for (int i = 0; i < 3; i++) {
		CHECK_INT(skc_question_wait(questions[i], skc_time_deadline(LONG_TIME)), SKC_OK);
	}
	CHECK_INT(asked, 1);
	skc_set_turns(NULL);
	for (int i = 0; i < 3; i++) {
		check_answer(questions[i]);
	}
	await_closed();
}

/* Without descriptors a call looks for the answer from time to time. */
CASE(in_turns_without_a_socket)
{
	OS_NEEDS_SIGNALS();
	skc_question *question;

	take_turns(0, 3);
	question = begin("none", LONG_TIME);
	skc_fault_set("socketpair", 1, 0, SKC_EMFILE);
	CHECK_INT(skc_question_wait(question, SKC_FOREVER), SKC_OK);
	CHECK(turns_taken >= 3);
	skc_set_turns(NULL);
	check_answer(question);
}

static unsigned looks;

static bool second_look(void)
{
	return ++looks > 1;
}

/* A signal that came behind the check is found by the next one. */
CASE(a_signal_just_before_the_wait_ends_it)
{
	skc_question *question;

	looks = 0;
	net_hook(net_stop);
	skc_set_interrupt_due(second_look);
	hold_answers();
	question = begin("signal", LONG_TIME);
	await_asked(1);
	CHECK_INT(skc_question_wait(question, skc_time_deadline(LONG_TIME)), SKC_EINTR);
	CHECK_INT(net_hook_runs, 1);
	CHECK_INT(looks, 2);
	allow(1);
	skc_set_interrupt_due(NULL);
	check_answer(question);
}

/* --- forks ------------------------------------------------------------------------------------ */

#ifdef OS_HAS_FORK
static int exit_status(pid_t child)
{
	int status = 0;

	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Runs in the child of a fork in the middle of a lookup; returns 0, or the number of the failed
 * check. */
static int in_child(skc_question *inherited)
{
	skc_question *question;

	skc_call.getaddrinfo = skc_system_calls.getaddrinfo;
	if (skc_question_wait(inherited, skc_time_deadline(LONG_TIME)) != SKC_OK ||
			skc_question_answer(inherited)->code != EAI_AGAIN) {
		return 1;
	}
	skc_question_end(inherited);
	question = begin("127.0.0.1", LONG_TIME);
	if (skc_question_wait(question, skc_time_deadline(LONG_TIME)) != SKC_OK ||
			skc_question_answer(question)->count != 1) {
		return 2;
	}
	skc_question_end(question);
	return 0;
}

CASE(a_child_asks_anew)
{
	skc_question *question;

	hold_answers();
	question = begin("forked", LONG_TIME);
	await_asked(1);
	/* The second fork finds a lookup that the first has waited for. */
	for (int i = 0; i < 2; i++) {
		pid_t child = fork();

		if (child == 0) {
			_exit(in_child(question));
		}
		CHECK_INT(exit_status(child), 0);
	}
	allow(1);
	check_answer(question);
}

/* The leak sanitizer checks a child in its exit(3). The C library's memory for each resolving
 * thread is lost in every child. */
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void);

const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:res_context_send\nleak:allocate_dtv\nleak:skc_os_thread.c";
}

/* The worker may still hold a job that it has answered. */
CASE(a_child_frees_what_it_inherits)
{
	for (int i = 0; i < 10; i++) {
		skc_question *question = begin("127.0.0.1", LONG_TIME);
		pid_t child;

		check_answer(question);
		child = fork();
		if (child == 0) {
			exit(0);
		}
		CHECK_INT(exit_status(child), 0);
	}
}

/* A fork waits until no thread is inside the resolver, whose locks a child would inherit. */
static volatile int inside;

static int visit(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	int code;

	inside = 1;
	os_sleep(2 * MSEC);
	code = skc_system_calls.getaddrinfo(host, service, hints, out);
	inside = 0;
	return code;
}

CASE(no_fork_inside_the_resolver)
{
	skc_call.getaddrinfo = visit;
	for (int i = 0; i < 30; i++) {
		skc_question *question = begin("127.0.0.1", LONG_TIME);
		pid_t child = fork();

		if (child == 0) {
			_exit(inside);
		}
		CHECK_INT(exit_status(child), 0);
		check_answer(question);
	}
}
#endif

/* --- events ----------------------------------------------------------------------------------- */

CASE(events)
{
	skc_event *event = skc_os_event_new();

	REQUIRE(event != NULL);
	CHECK_INT(skc_os_event_wait(event, 0), SKC_ETIMEDOUT);
	CHECK_INT(skc_os_event_wait(event, MSEC), SKC_ETIMEDOUT);
	skc_os_event_post(event);
	skc_os_event_post(event);
	CHECK_INT(skc_os_event_wait(event, 0), SKC_OK);
	CHECK_INT(skc_os_event_wait(event, SKC_FOREVER), SKC_OK);
	CHECK_INT(skc_os_event_wait(event, 0), SKC_ETIMEDOUT);
	skc_os_event_post(event);
	CHECK_INT(skc_os_event_wait(event, INT64_MAX), SKC_OK);
	skc_os_event_free(event);
}

__attribute__((constructor)) static void restore_resolver(void)
{
	check_before = before;
	check_after = after;
}
