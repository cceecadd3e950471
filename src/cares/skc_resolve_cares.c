#include "skc_resolve.h"

#include "skc_time.h"

#include <ares.h>
#include <stdlib.h>
#include <string.h>

/*
 * The resolver of c-ares. It needs no threads, and a lookup ends with its question. The library has
 * its own sockets and requests both families of a name; an entry of the hosts file ends the search.
 * The caller waits for the sockets and for the next timeout of the library.
 *
 * A child of fork(2) has copies of the sockets and closes them. The list of the questions and their
 * sockets are guarded by the lock of the process, which is held while the process forks.
 */

struct skc_question {
	skc_question *next;   /* in the list */
	ares_channel channel; /* NULL: in a child */
	bool is_done;
	int family;
	skc_answer answer;
	int type; /* of the records, 0 for addresses */
	skc_dns_records records;
	skc_pollfd *sockets;
	size_t count;
	size_t room;
};

static skc_question *questions;

const char *skc_resolve_name(void)
{
	return "c-ares " ARES_VERSION_STR;
}

/* --- codes ------------------------------------------------------------------------------------ */

#ifdef EAI_NODATA
#define CODE_NO_DATA EAI_NODATA
#else
#define CODE_NO_DATA EAI_NONAME
#endif

/* Older versions of the library have no name for this. */
#define STATUS_NO_SERVER 26 /* ARES_ENOSERVER */

/* As in glibc: a server that refuses or fails is skipped, and a lookup that no server has answered
 * may be tried again. */
static const struct {
	int status;
	int code;
} codes[] = {
	{ ARES_SUCCESS, 0 },
	{ ARES_ENODATA, CODE_NO_DATA },
	{ ARES_EFORMERR, EAI_NONAME },
	{ ARES_ESERVFAIL, EAI_AGAIN },
	{ ARES_ENOTFOUND, EAI_NONAME },
	{ ARES_ENOTIMP, EAI_AGAIN },
	{ ARES_EREFUSED, EAI_AGAIN },
	{ ARES_EBADQUERY, EAI_FAIL },
	{ ARES_EBADNAME, EAI_NONAME },
	{ ARES_EBADFAMILY, EAI_FAMILY },
	{ ARES_EBADRESP, EAI_NONAME },
	{ ARES_ECONNREFUSED, EAI_AGAIN },
	{ ARES_ETIMEOUT, EAI_AGAIN },
	{ ARES_EOF, EAI_FAIL },
	{ ARES_EFILE, EAI_FAIL },
	{ ARES_ENOMEM, EAI_MEMORY },
	{ ARES_EDESTRUCTION, EAI_AGAIN },
	{ ARES_EBADSTR, EAI_NONAME },
	{ ARES_EBADFLAGS, EAI_BADFLAGS },
	{ ARES_ENONAME, EAI_NONAME },
	{ ARES_EBADHINTS, EAI_BADFLAGS },
	{ ARES_ENOTINITIALIZED, EAI_FAIL },
	{ ARES_ELOADIPHLPAPI, EAI_FAIL },
	{ ARES_EADDRGETNETWORKPARAMS, EAI_FAIL },
	{ ARES_ECANCELLED, EAI_AGAIN },
	{ ARES_ESERVICE, EAI_SERVICE },
	{ STATUS_NO_SERVER, EAI_AGAIN },
};

static int cares_code_of(int status)
{
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		if (codes[i].status == status) {
			return codes[i].code;
		}
	}
	return EAI_FAIL;
}

/* --- callbacks of the library ----------------------------------------------------------------- */

static void cares_answered(void *argument, int status, int timeouts, struct ares_addrinfo *found)
{
	skc_question *q = argument;

	(void) timeouts;
	q->is_done = true;
	q->answer.code = cares_code_of(status);
	if (found != NULL) {
		for (const struct ares_addrinfo_node *i = found->nodes; i != NULL; i = i->ai_next) {
			skc_answer_add(&q->answer, i->ai_addr, (size_t) i->ai_addrlen, q->family);
		}
		ares_freeaddrinfo(found);
	}
	skc_answer_settle(&q->answer, SKC_OK);
}

static void cares_take_records(
		skc_question *q, int status, const unsigned char *message, size_t len)
{
	q->is_done = true;
	q->answer.code = cares_code_of(status);
	if (status == ARES_SUCCESS) {
		q->answer.code = skc_dns_read(message, len, q->type, &q->records);
	}
	if (q->answer.code != 0) {
		skc_answer_settle(&q->answer, SKC_OK);
	}
}

/* 1.28 has begun to pass messages in a form of its own, and has deprecated their bytes. */
#if ARES_VERSION < 0x011c00
static void cares_answered_records(
		void *argument, int status, int timeouts, unsigned char *message, int len)
{
	(void) timeouts;
	cares_take_records(argument, status, message, (size_t) len);
}

static void cares_query(skc_question *q, const char *name)
{
	ares_query(q->channel, name, 1, q->type, cares_answered_records, q);
}
#else
static void cares_answered_records(
		void *argument, ares_status_t status, size_t timeouts, const ares_dns_record_t *message)
{
	unsigned char *bytes = NULL;
	size_t len = 0;

	(void) timeouts;
	if (status == ARES_SUCCESS) {
		status = ares_dns_write(message, &bytes, &len);
	}
	cares_take_records(argument, (int) status, bytes, len);
	ares_free_string(bytes);
}

static void cares_query(skc_question *q, const char *name)
{
	ares_query_dnsrec(q->channel, name, ARES_CLASS_IN, (ares_dns_rec_type_t) q->type,
			cares_answered_records, q, NULL);
}
#endif

static skc_pollfd *cares_find_socket(skc_question *q, ares_socket_t handle)
{
	for (size_t i = 0; i < q->count; i++) {
		if (q->sockets[i].fd == handle) {
			return &q->sockets[i];
		}
	}
	return NULL;
}

/* Returns a place for a socket; NULL without memory: the library's timeout then ends the lookup. */
static skc_pollfd *cares_add_socket(skc_question *q, ares_socket_t handle)
{
	size_t room = q->room > 0 ? q->room * 2 : 4;
	skc_pollfd *more;

	if (q->count == q->room) {
		more = realloc(q->sockets, room * sizeof(*more));
		if (more == NULL) {
			return NULL;
		}
		q->sockets = more;
		q->room = room;
	}
	q->sockets[q->count].fd = handle;
	return &q->sockets[q->count++];
}

/* Neither readable nor writable: the library closes the socket. */
static void cares_watch(void *argument, ares_socket_t handle, int readable, int writable)
{
	skc_question *q = argument;
	skc_pollfd *item;

	skc_os_lock();
	item = cares_find_socket(q, handle);
	if (item == NULL && (readable || writable)) {
		item = cares_add_socket(q, handle);
	}
	if (item != NULL) {
		item->events = (short) ((readable ? POLLIN : 0) | (writable ? POLLOUT : 0));
		item->revents = 0;
		if (item->events == 0) {
			*item = q->sockets[--q->count];
		}
	}
	skc_os_unlock();
}

/* --- forks ------------------------------------------------------------------------------------ */

/* The state of the library may be inconsistent because its thread does not exist in the child: the
 * memory is not freed. */
static void cares_after_fork_in_child(void)
{
	for (skc_question *q = questions; q != NULL; q = q->next) {
		for (size_t i = 0; i < q->count; i++) {
			skc_os_close(q->sockets[i].fd);
		}
		q->count = 0;
		q->channel = NULL;
		q->is_done = true;
		q->answer = (skc_answer){ .code = EAI_AGAIN };
	}
	questions = NULL;
	skc_os_unlock();
}

static bool cares_add_question(skc_question *q)
{
	static bool has_hooks;
	bool added;

	skc_os_lock();
	has_hooks = has_hooks ||
			skc_os_on_fork(skc_os_lock, skc_os_unlock, cares_after_fork_in_child) == SKC_OK;
	added = has_hooks;
	if (added) {
		q->next = questions;
		questions = q;
	}
	skc_os_unlock();
	return added;
}

/* In a child the question is not in the list. */
static void cares_remove_question(const skc_question *q)
{
	skc_question **at = &questions;

	skc_os_lock();
	while (*at != NULL && *at != q) {
		at = &(*at)->next;
	}
	if (*at != NULL) {
		*at = q->next;
	}
	skc_os_unlock();
}

/* --- questions -------------------------------------------------------------------------------- */

/* Versions before 1.20 wait 75 s for a server that does not answer, and do not read the system's
 * timeout. With these values it is 6 s; glibc waits 10 s. */
#if ARES_VERSION < 0x011400
#define OWN_OPTIONS (ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES)
#else
#define OWN_OPTIONS 0
#endif

static void cares_ask(skc_question *q, const char *host, size_t len)
{
	const struct ares_addrinfo_hints hints = { .ai_family = q->family, .ai_socktype = SOCK_STREAM };
	struct ares_options options = {
		.sock_state_cb = cares_watch, .sock_state_cb_data = q, .timeout = 2000, .tries = 2
	};
	char *name = malloc(len + 1);
	int status = ARES_ENOMEM;

	if (name != NULL) {
		memcpy(name, host, len);
		name[len] = '\0';
		status = ares_init_options(&q->channel, &options, ARES_OPT_SOCK_STATE_CB | OWN_OPTIONS);
	}
	if (status != ARES_SUCCESS) {
		q->channel = NULL;
		cares_answered(q, status, 0, NULL);
	} else if (q->type != 0) {
		cares_query(q, name);
	} else {
		ares_getaddrinfo(q->channel, name, NULL, &hints, cares_answered, q);
	}
	free(name);
}

static skc_err cares_begin(const char *name, size_t len, int family, int type, skc_question **out)
{
	skc_question *q = calloc(1, sizeof(*q));

	if (q == NULL || !cares_add_question(q)) {
		free(q);
		return SKC_ENOMEM;
	}
	q->family = family;
	q->type = type;
	cares_ask(q, name, len);
	*out = q;
	return SKC_OK;
}

skc_err skc_question_begin(
		const char *host, size_t len, int family, int64_t deadline, skc_question **out)
{
	(void) deadline;
	return cares_begin(host, len, family, 0, out);
}

skc_err skc_question_begin_records(const char *name, size_t len, int type, skc_question **out)
{
	return cares_begin(name, len, AF_UNSPEC, type, out);
}

/* The library may change its sockets meanwhile. */
static void cares_process(skc_question *q)
{
	size_t count = q->count;
	skc_pollfd *items = malloc((count > 0 ? count : 1) * sizeof(*items));

	if (items != NULL) {
		memcpy(items, q->sockets, count * sizeof(*items));
		for (size_t i = 0; i < count && !q->is_done; i++) {
			if (items[i].revents != 0) {
				ares_process_fd(q->channel,
						items[i].revents & ~POLLOUT ? items[i].fd : ARES_SOCKET_BAD,
						items[i].revents & POLLOUT ? items[i].fd : ARES_SOCKET_BAD);
			}
		}
		free(items);
	}
	if (!q->is_done) {
		ares_process_fd(q->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
	}
}

/* The time until the library has to run without an event. */
static int64_t cares_time_to_wait(const skc_question *q, int64_t deadline)
{
	int64_t left = skc_time_remaining(deadline);
	struct timeval time;
	const struct timeval *next = ares_timeout(q->channel, NULL, &time);
	int64_t span = next != NULL ? skc_time_from_parts(next->tv_sec, next->tv_usec) : SKC_FOREVER;

	return left == SKC_FOREVER || (span != SKC_FOREVER && span < left) ? span : left;
}

skc_err skc_question_wait(skc_question *q, int64_t deadline)
{
	while (!q->is_done) {
		size_t ready = 0;
		skc_err err;

		for (size_t i = 0; i < q->count; i++) {
			q->sockets[i].revents = 0;
		}
		/* A signal's handler may fork: the question has no answer in the child. */
		err = skc_sleep(NULL, q->sockets, q->count, cares_time_to_wait(q, deadline), &ready);
		if (err != SKC_OK) {
			return err;
		}
		if (!q->is_done) {
			cares_process(q);
		}
		if (!q->is_done && skc_time_remaining(deadline) == 0) {
			return SKC_EDEADLINE;
		}
	}
	return SKC_OK;
}

const skc_answer *skc_question_answer(const skc_question *question)
{
	return &question->answer;
}

skc_dns_records *skc_question_records(skc_question *question)
{
	return &question->records;
}

void skc_question_end(skc_question *q)
{
	if (q->channel != NULL) {
		ares_destroy(q->channel);
	}
	cares_remove_question(q);
	skc_answer_free(&q->answer);
	skc_dns_records_free(&q->records);
	free(q->sockets);
	free(q);
}
