#include "skc_resolve.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

/*
 * The system's resolver. getaddrinfo(3) blocks, has no timeout, cannot be stopped, and takes locks
 * of the C library that a child of fork(2) would inherit for good. Therefore:
 *
 * - One lookup returns the addresses of both families: the C library's order holds between them
 *   (RFC 6724, gai.conf), and a source of names (the hosts file, a search domain) ends the search
 *   for both.
 * - The caller does a lookup without a deadline itself.
 * - Worker threads do the others, SKC_WORKERS at most. Callers with the same name and family share
 *   a lookup. More lookups wait in a queue, each until its caller's deadline. A lookup without a
 *   waiting caller leaves the queue; one that a worker has begun continues, and a caller with the
 *   same name shares it. A dead name server therefore costs SKC_WORKERS threads and the
 *   descriptors of their lookups, whatever the number of callers. Waiting costs no descriptor, but
 *   two in turns for each name, while calls wait for it.
 * - A worker without work waits for some, and ends after IDLE.
 * - Without any thread the caller does the lookup.
 * - A fork first stops new lookups and waits until no thread is inside the C library, FORK_WAIT at
 *   most: a thread that is still inside then waits for a name server and holds no lock. The next
 *   fork does not wait for that one again. The child has neither the threads nor their sockets.
 *
 * Everything below is guarded by the lock of the process, which is held while the process forks.
 */

#define SKC_WORKERS 16
#define IDLE (5 * SKC_NS_PER_SEC)
#define FORK_WAIT (250 * SKC_NS_PER_MSEC)
#define FORK_STEP (10 * SKC_NS_PER_MSEC)

/* A lookup. */
typedef struct job {
	struct job *next; /* in a list of the pool */
	size_t holders;   /* questions; the last one to leave frees a job that is not in the pool */
	bool in_pool;
	bool running;
	bool done;
	uintptr_t server;     /* while it runs: the thread that does it */
	skc_event *answered;  /* posted once for each holder */
	skc_handle notice[2]; /* a pair of sockets for waits in turns, or SKC_HANDLE_NONE: the first one
	                         becomes readable when the job is done, and stays it */
	int family;
	skc_answer answer;
	char host[];
} job;

struct skc_question {
	job *job;
};

/* A call of the C library's resolver. */
typedef struct visit {
	struct visit *next;
	void *state; /* skc_os_resolver_state */
	bool passed; /* a fork did not wait until it ended */
} visit;

static struct {
	bool is_ready;
	job *jobs;        /* first those that run, then the queue in its order */
	size_t queued;    /* jobs that do not run */
	size_t workers;   /* threads */
	size_t parked;    /* of these, those that wait for work */
	skc_event *work;  /* posted for a parked worker */
	visit *visits;    /* calls of the resolver */
	size_t forks;     /* threads that are about to fork */
	size_t gated;     /* visits that wait until no fork is near */
	skc_event *gate;  /* posted once for each of these */
	skc_event *leave; /* posted at the end of a visit while a fork is near */
} pool;

const char *skc_resolve_name(void)
{
	return "system";
}

/* --- calling the resolver --------------------------------------------------------------------- */

static void resolve_ask_system(const char *host, int family, skc_answer *out)
{
	struct addrinfo hints = { .ai_family = family, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list = NULL;
	skc_err system = SKC_OK;

	out->code = skc_os_resolve(host, NULL, &hints, &list, &system);
	if (out->code == 0) {
		for (const struct addrinfo *i = list; i != NULL; i = i->ai_next) {
			skc_answer_add(out, i->ai_addr, i->ai_addrlen, family);
		}
		skc_os_free_addresses(list);
	}
	skc_answer_settle(out, system);
}

static void resolve_enter(visit *v)
{
	while (pool.forks > 0) {
		pool.gated++;
		skc_os_unlock();
		skc_os_event_wait(pool.gate, SKC_FOREVER);
		skc_os_lock();
	}
	v->next = pool.visits;
	pool.visits = v;
}

static void resolve_leave(visit *v)
{
	visit **at = &pool.visits;

	/* A module of the C library that forks returns twice. */
	while (*at != NULL && *at != v) {
		at = &(*at)->next;
	}
	if (*at != NULL) {
		*at = v->next;
	}
	if (pool.forks > 0) {
		skc_os_event_post(pool.leave);
	}
}

/* Puts a job into the pool's list, behind all others. */
static void resolve_append(job *j)
{
	job **at = &pool.jobs;

	while (*at != NULL) {
		at = &(*at)->next;
	}
	j->next = NULL;
	j->in_pool = true;
	*at = j;
	pool.queued++;
}

static void resolve_take_out(job *j)
{
	job **at = &pool.jobs;

	while (*at != NULL && *at != j) {
		at = &(*at)->next;
	}
	if (*at == NULL) {
		return;
	}
	*at = j->next;
	j->in_pool = false;
	pool.queued -= j->running ? 0 : 1;
}

static void resolve_drop_notice(job *j)
{
	for (int i = 0; i < 2; i++) {
		if (SKC_HANDLE_IS_ONE(j->notice[i])) {
			skc_os_close(j->notice[i]);
			j->notice[i] = SKC_HANDLE_NONE;
		}
	}
}

static void resolve_free_job(job *j)
{
	resolve_drop_notice(j);
	skc_os_event_free(j->answered);
	skc_answer_free(&j->answer);
	free(j);
}

static void resolve_release_job(job *j)
{
	j->holders--;
	if (j->holders == 0 && j->in_pool && !j->running) {
		resolve_take_out(j);
	}
	if (j->holders == 0 && !j->in_pool) {
		resolve_free_job(j);
	}
}

/* Posts to the holders of a job that wait for it. The lock is released meanwhile because they need
 * it. */
static void resolve_publish(job *j, size_t waiting)
{
	size_t sent;

	j->done = true;
	if (SKC_HANDLE_IS_ONE(j->notice[1])) {
		(void) skc_os_send(j->notice[1], "", 1, SKC_MSG_NOSIGNAL, &sent);
	}
	skc_os_unlock();
	for (size_t i = 0; i < waiting; i++) {
		skc_os_event_post(j->answered);
	}
	skc_os_lock();
}

/* Does the lookup of a job in the pool, with the lock released meanwhile. The caller holds the job,
 * which stays in the pool until the lock is held for good: the child of a fork frees the jobs in
 * it. idle: how many of its holders do not wait for it. */
static void resolve_run(job *j, size_t idle)
{
	visit v = { .state = skc_os_resolver_state() };
	skc_answer answer = { 0 };

	j->running = true;
	j->server = skc_os_thread_number();
	pool.queued--;
	resolve_enter(&v);
	skc_os_unlock();
	resolve_ask_system(j->host, j->family, &answer);
	skc_os_lock();
	resolve_leave(&v);
	j->answer = answer;
	resolve_publish(j, j->holders - idle);
	resolve_take_out(j);
}

/* Does the lookup of a job for those that wait. */
static void resolve_serve(job *j)
{
	j->holders++;
	resolve_run(j, 1);
	resolve_release_job(j);
}

static job *resolve_next_job(void)
{
	job *j = pool.jobs;

	while (j != NULL && j->running) {
		j = j->next;
	}
	return j;
}

/* --- workers ---------------------------------------------------------------------------------- */

static void resolve_work(void *argument)
{
	skc_err err = SKC_OK;

	(void) argument;
	skc_os_lock();
	while (err != SKC_ETIMEDOUT || resolve_next_job() != NULL) {
		job *j = resolve_next_job();

		if (j != NULL) {
			resolve_serve(j);
			err = SKC_OK;
			continue;
		}
		pool.parked++;
		skc_os_unlock();
		err = skc_os_event_wait(pool.work, IDLE);
		skc_os_lock();
		pool.parked--;
	}
	pool.workers--;
	skc_os_unlock();
}

/* Ensures that a worker will take a job that was appended; the lock is held, and released
 * meanwhile. */
static void resolve_call_worker(void)
{
	bool is_new = pool.queued > pool.parked && pool.workers < SKC_WORKERS;
	bool is_parked = !is_new && pool.parked > 0;

	pool.workers += is_new ? 1 : 0;
	skc_os_unlock();
	if (is_parked) {
		skc_os_event_post(pool.work);
	} else if (is_new) {
		is_new = skc_os_thread(resolve_work, NULL) == SKC_OK;
		skc_os_lock();
		pool.workers -= is_new ? 0 : 1;
		return;
	}
	skc_os_lock();
}

/* --- forks ------------------------------------------------------------------------------------ */

static bool resolve_is_visited(void)
{
	for (const visit *v = pool.visits; v != NULL; v = v->next) {
		if (!v->passed) {
			return true;
		}
	}
	return false;
}

static void resolve_before_fork(void)
{
	int64_t deadline = skc_time_deadline(FORK_WAIT);

	skc_os_lock();
	pool.forks++;
	while (resolve_is_visited() && skc_time_remaining(deadline) > 0) {
		skc_os_unlock();
		skc_os_event_wait(pool.leave, FORK_STEP);
		skc_os_lock();
	}
	for (visit *v = pool.visits; v != NULL; v = v->next) {
		v->passed = true;
	}
}

static void resolve_after_fork_in_parent(void)
{
	pool.forks--;
	for (; pool.forks == 0 && pool.gated > 0; pool.gated--) {
		skc_os_event_post(pool.gate);
	}
	skc_os_unlock();
}

/* In a child, a job of the parent whose thread does not exist here. */
static void resolve_inherit(job *j)
{
	j->in_pool = false;
	resolve_drop_notice(j);
	if (!j->done) {
		j->done = true;
		j->answer = (skc_answer){ .code = EAI_AGAIN };
	}
	if (j->running && j->server != skc_os_thread_number()) {
		resolve_release_job(j);
	}
}

/* The child has only the thread that forked. The jobs that it waits for will not complete; those of
 * other threads are abandoned. */
static void resolve_after_fork_in_child(void)
{
	for (const visit *v = pool.visits; v != NULL; v = v->next) {
		if (v->state != NULL) {
			skc_os_resolver_drop(v->state);
		}
	}
	for (job *j = pool.jobs, *next; j != NULL; j = next) {
		next = j->next;
		resolve_inherit(j);
	}
	if (pool.is_ready) {
		skc_os_event_free(pool.work);
		skc_os_event_free(pool.gate);
		skc_os_event_free(pool.leave);
	}
	memset(&pool, 0, sizeof(pool));
	skc_os_unlock();
}

static bool resolve_prepare_pool(void)
{
	static bool has_hooks;

	if (pool.is_ready) {
		return true;
	}
	pool.work = pool.work != NULL ? pool.work : skc_os_event_new();
	pool.gate = pool.gate != NULL ? pool.gate : skc_os_event_new();
	pool.leave = pool.leave != NULL ? pool.leave : skc_os_event_new();
	has_hooks = has_hooks ||
			skc_os_on_fork(resolve_before_fork, resolve_after_fork_in_parent,
					resolve_after_fork_in_child) == SKC_OK;
	pool.is_ready = has_hooks && pool.work != NULL && pool.gate != NULL && pool.leave != NULL;
	return pool.is_ready;
}

/* --- questions -------------------------------------------------------------------------------- */

static job *resolve_make_job(const char *host, size_t len, int family)
{
	job *j = calloc(1, sizeof(*j) + len + 1);

	if (j == NULL) {
		return NULL;
	}
	j->answered = skc_os_event_new();
	if (j->answered == NULL) {
		free(j);
		return NULL;
	}
	j->notice[0] = j->notice[1] = SKC_HANDLE_NONE;
	j->family = family;
	memcpy(j->host, host, len);
	return j;
}

static job *resolve_find_job(const char *host, size_t len, int family)
{
	for (job *j = pool.jobs; j != NULL; j = j->next) {
		if (!j->done && j->family == family && strlen(j->host) == len &&
				memcmp(j->host, host, len) == 0) {
			return j;
		}
	}
	return NULL;
}

/* The job of a question with a deadline. Without workers it is done here. */
static job *resolve_share_job(const char *host, size_t len, int family, int64_t deadline)
{
	job *j = resolve_find_job(host, len, family);
	job *other;

	if (j != NULL) {
		j->holders++;
		return j;
	}
	j = resolve_make_job(host, len, family);
	if (j == NULL) {
		return NULL;
	}
	j->holders = 1;
	resolve_append(j);
	resolve_call_worker();
	while (pool.workers == 0 && !j->done && skc_time_remaining(deadline) > 0 &&
			(other = resolve_next_job()) != NULL) {
		resolve_serve(other);
	}
	return j;
}

static job *resolve_own_job(const char *host, size_t len, int family)
{
	job *j = resolve_make_job(host, len, family);

	if (j != NULL) {
		j->holders = 1;
		resolve_append(j);
		resolve_run(j, 0);
	}
	return j;
}

skc_err skc_question_begin(
		const char *host, size_t len, int family, int64_t deadline, skc_question **out)
{
	skc_question *question = malloc(sizeof(*question));
	job *j = NULL;

	if (question == NULL) {
		return SKC_ENOMEM;
	}
	skc_os_lock();
	if (resolve_prepare_pool()) {
		j = deadline == SKC_FOREVER && !skc_takes_turns()
				? resolve_own_job(host, len, family)
				: resolve_share_job(host, len, family, deadline);
	}
	skc_os_unlock();
	if (j == NULL) {
		free(question);
		return SKC_ENOMEM;
	}
	question->job = j;
	*out = question;
	return SKC_OK;
}

skc_err skc_question_begin_records(const char *name, size_t len, int type, skc_question **out)
{
	(void) name;
	(void) len;
	(void) type;
	(void) out;
	return SKC_EOPNOTSUPP;
}

static bool resolve_is_done(const job *j)
{
	bool done;

	skc_os_lock();
	done = j->done;
	skc_os_unlock();
	return done;
}

/* Waiting for a semaphore cannot unblock signals as skc_sleep() does: so often a signal that came
 * just before the wait is checked for. */
#define LOOK (100 * SKC_NS_PER_MSEC)

/* The first and the longest time between two looks at an answer, in turns without a notice. */
#define TURN_MIN SKC_NS_PER_MSEC
#define TURN_MAX (20 * SKC_NS_PER_MSEC)

/* The socket that becomes readable when the job is done; SKC_HANDLE_NONE if there can be none. */
static skc_handle resolve_notice_of(job *j)
{
	const unsigned flags = SKC_OPEN_NONBLOCK;
	skc_handle made;

	skc_os_lock();
	if (!j->done && !SKC_HANDLE_IS_ONE(j->notice[0]) &&
			skc_os_pair(SKC_PAIR_FAMILY, SOCK_STREAM, 0, flags, j->notice) != SKC_OK) {
		j->notice[0] = j->notice[1] = SKC_HANDLE_NONE;
	}
	made = j->notice[0];
	skc_os_unlock();
	return made;
}

/* In turns a semaphore would make all calls of the thread wait. */
static skc_err resolve_wait_in_turns(job *j, int64_t deadline)
{
	skc_pollfd item = { .fd = resolve_notice_of(j), .events = POLLIN };
	size_t count = SKC_HANDLE_IS_ONE(item.fd) ? 1 : 0;
	int64_t turn = TURN_MIN;
	skc_err err = SKC_OK;

	while (err == SKC_OK && !resolve_is_done(j)) {
		int64_t left = skc_time_remaining(deadline);
		size_t ready;

		if (left == 0) {
			return SKC_EDEADLINE;
		}
		if (count == 0 && (left == SKC_FOREVER || left > turn)) {
			left = turn;
			turn = turn * 2 < TURN_MAX ? turn * 2 : TURN_MAX;
		}
		err = skc_sleep(NULL, &item, count, left, &ready);
	}
	return err;
}

skc_err skc_question_wait(skc_question *question, int64_t deadline)
{
	job *j = question->job;
	skc_err err = SKC_OK;

	if (skc_takes_turns()) {
		return resolve_wait_in_turns(j, deadline);
	}
	while (err == SKC_OK && !resolve_is_done(j)) {
		int64_t left = skc_time_remaining(deadline);
		bool looks = left == SKC_FOREVER || left > LOOK;

		err = skc_interrupt_is_due() ? SKC_EINTR
									 : skc_os_event_wait(j->answered, looks ? LOOK : left);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		if (err == SKC_ETIMEDOUT && looks) {
			err = SKC_OK;
		}
		/* A handler may fork: the question has no answer in the child. */
		err = err == SKC_EINTR ? skc_interrupted(NULL) : err;
	}
	return err == SKC_ETIMEDOUT ? SKC_EDEADLINE : err;
}

const skc_answer *skc_question_answer(const skc_question *question)
{
	return &question->job->answer;
}

skc_dns_records *skc_question_records(skc_question *question)
{
	(void) question;
	return NULL;
}

void skc_question_end(skc_question *question)
{
	skc_os_lock();
	resolve_release_job(question->job);
	skc_os_unlock();
	free(question);
}
