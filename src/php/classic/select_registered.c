#include "classic/select_registered.h"

#include <stdlib.h>

#include "classic/select_members.h"
#include "common/globals.h"
#include "common/object.h"
#include "skc_budget.h"
#include "skc_interest.h"
#include "skc_time.h"

/* For fewer elements poll(2) costs less than to compare the arrays. */
#define ELEMENTS_MIN 4
/* The number of calls without a wait after which the sockets are verified: another extension may
 * have changed one. */
#define VERIFY_CALLS 64
/* After as many calls with other sets the registered ones are removed. */
#define MISSES_MAX 64
#define NONE PHP_SNAPSHOT_NO_ID

typedef struct registered {
	php_select_members members;
	skc_budget budget;
	php_snapshot_sums seen; /* of the arrays of the last call that were not registered */
	skc_poll_event *events;
	size_t events_size;
	uint32_t unverified; /* calls since the sockets were last verified */
} registered;

static registered *registered_mine(void)
{
	return (registered *) SOCKETS_OWN(registered);
}

static registered *registered_make(void)
{
	registered *k = calloc(1, sizeof(*k));

	if (k != NULL) {
		skc_interest_init(&k->members.set);
		k->budget = SKC_BUDGET_FIRST;
		SOCKETS_OWN(registered) = k;
	}
	return k;
}

uint32_t *php_registered_note_in_set(php_socket *s)
{
	php_sockets_state *state = php_sockets_state_of(s);
	uint32_t id = registered_mine() != NULL
			? skc_interest_find(&registered_mine()->members.set, s, state->wait_item)
			: NONE;

	if (id == NONE) {
		php_sockets_leave(s, PHP_SOCKETS_REGISTERED);
		return &state->wait_item;
	}
	return &skc_interest_at(&registered_mine()->members.set, id)->slot.link;
}

static bool registered_refuse(registered *k)
{
	php_members_clear(&k->members);
	skc_budget_refuses(&k->budget);
	return false;
}

/* Sets that are not registered: whether they have to be registered now. */
static bool registered_sees(registered *k, const php_select_set sets[3], uint32_t total)
{
	php_snapshot_sums sums = { { 0 } };
	bool same;

	for (unsigned i = 0; i < SKC_INTEREST_SETS; i++) {
		if (sets[i].array != NULL) {
			php_snapshot_sum(&sums, sets[i].array, i);
		}
	}
	same = skc_budget_bears(php_snapshot_difference(&sums, &k->seen), total);
	k->seen = sums;
	if (!skc_budget_sees(&k->budget, same)) {
		if (k->budget.misses >= MISSES_MAX && k->members.follows) {
			php_members_clear(&k->members);
		}
		return false;
	}
	php_members_clear(&k->members);
	if (!php_members_replace(&k->members, sets)) {
		return registered_refuse(k);
	}
	skc_budget_registers(&k->budget, total);
	return skc_interest_commit(&k->members.set) == SKC_OK ? true : registered_refuse(k);
}

/* Arrays that differ much, perhaps only in their order. */
static bool registered_follow_order(registered *k, const php_select_set sets[3], uint32_t total)
{
	uint32_t limit = skc_budget_changes(&k->budget);

	if (php_members_count_changes(&k->members, sets, total, limit) > limit) {
		return registered_sees(k, sets, total);
	}
	return php_members_replace(&k->members, sets) || registered_refuse(k);
}

/* Makes the members equal to the sets of the call. False if they are not to be. *changed: the
 * number of changes. */
static bool registered_follow(
		registered *k, const php_select_set sets[3], uint32_t total, uint32_t *changed)
{
	if (!k->members.follows) {
		return registered_sees(k, sets, total);
	}
	if (!php_members_compare(&k->members, sets, changed)) {
		*changed = total;
		return registered_follow_order(k, sets, total);
	}
	if (EXPECTED(*changed == 0)) {
		return true;
	}
	if (!skc_budget_notes(&k->budget, *changed)) {
		return registered_sees(k, sets, total);
	}
	return php_members_update(&k->members, sets) || php_members_replace(&k->members, sets) ||
			registered_refuse(k);
}

/* Makes the registered set equal to the sets of the call; whether the poller gets the changes
 * depends on what the changes cost. False if poll(2) has to be called with the arrays. */
static bool registered_synchronise(registered *k, const php_select_set sets[3], uint32_t total)
{
	uint32_t changed = 0;

	if (!registered_follow(k, sets, total, &changed)) {
		return false;
	}
	if (k->members.set.dirty_count > 0 &&
			skc_budget_pays(&k->budget, k->members.set.pending, total, changed == 0) &&
			skc_interest_commit(&k->members.set) != SKC_OK) {
		return registered_refuse(k);
	}
	return k->members.set.pending == 0 || skc_interest_is_dense(&k->members.set);
}

/* --- one call --------------------------------------------------------------------------------- */

/* The set for this call; NULL if poll(2) is to be called. */
static registered *registered_candidate(uint32_t total)
{
	registered *k = registered_mine();

	if (total < ELEMENTS_MIN || !skc_interest_is_possible()) {
		return NULL;
	}
	if (k == NULL && (k = registered_make()) == NULL) {
		return NULL;
	}
	if (skc_budget_rests(&k->budget)) {
		return NULL;
	}
	if (k->members.set.poller != NULL && k->members.set.forks != skc_os_fork_count()) {
		php_members_clear(&k->members);
	}
	return k;
}

/* Allocates memory for the result of a wait. False without memory. */
static bool registered_room(registered *k, const php_select_set sets[3])
{
	size_t most = skc_interest_most(&k->members.set);

	if (!php_members_room(&k->members, sets)) {
		return false;
	}
	if (k->events_size < most) {
		skc_poll_event *events = realloc(k->events, most * 2 * sizeof(*events));

		if (events == NULL) {
			return false;
		}
		k->events = events;
		k->events_size = most * 2;
	}
	return true;
}

/* One poll(2) of all members. */
static bool registered_scan(registered *k, int64_t *timeout, size_t *count, skc_err *err)
{
	int64_t deadline;

	if (*timeout != 0 && !php_members_verify(&k->members)) {
		return false;
	}
	deadline = skc_time_deadline(*timeout);
	*err = skc_interest_scan(&k->members.set, k->events, *timeout, count);
	*timeout = skc_time_remaining(deadline);
	return true;
}

/* Asks without waiting first, and verifies the sockets before it waits. */
static bool registered_ask(registered *k, int64_t *timeout, size_t *count, skc_err *err)
{
	size_t most = skc_interest_most(&k->members.set);

	if (skc_interest_is_busy(&k->members.set) && skc_interest_is_dense(&k->members.set)) {
		*err = skc_interest_scan(&k->members.set, k->events, 0, count);
	} else {
		*err = skc_interest_look(&k->members.set, k->events, most, count);
	}
	if (*err == SKC_OK && *count == 0 && *timeout != 0) {
		int64_t deadline = skc_time_deadline(*timeout);

		if (!php_members_verify(&k->members)) {
			return false;
		}
		*err = skc_interest_wait(&k->members.set, k->events, most, deadline, count);
		*timeout = skc_time_remaining(deadline);
	}
	return true;
}

/* Whether the set is ready for a wait. */
static bool registered_prepare(registered *k, const php_select_set sets[3])
{
	if (++k->unverified >= VERIFY_CALLS) {
		k->unverified = 0;
		if (!php_members_verify(&k->members)) {
			return false;
		}
	}
	return (k->members.extra_count == 0 || php_members_ask_for_extras(&k->members, sets)) &&
			registered_room(k, sets);
}

/* *timeout becomes the remaining time. False if poll(2) has to be called. */
static bool registered_wait(
		registered *k, const php_select_set sets[3], int64_t *timeout, size_t *count, skc_err *err)
{
	bool asked = registered_prepare(k, sets) &&
			(k->members.set.pending > 0 ? registered_scan(k, timeout, count, err)
										: registered_ask(k, timeout, count, err));

	if (!asked || (*err != SKC_OK && *err != SKC_EINTR)) {
		return registered_refuse(k);
	}
	return true;
}

bool php_registered_wait(php_select_set sets[3], int64_t *timeout, zend_long *total, skc_err *err)
{
	uint32_t elements = 0;
	registered *k;
	size_t count = 0;

	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		elements += sets[i].array != NULL ? zend_hash_num_elements(sets[i].array) : 0;
	}
	k = registered_candidate(elements);
	if (k == NULL || !registered_synchronise(k, sets, elements) ||
			!registered_wait(k, sets, timeout, &count, err)) {
		return false;
	}
	if (*err != SKC_OK) {
		return true;
	}
	if (k->members.set.pending == 0) {
		skc_budget_serves(&k->budget, elements, (uint32_t) count);
	}
	*total = php_members_answer(&k->members, sets, k->events, count);
	/* There may only be events that select(2) does not count. */
	return count == 0 || *total > 0;
}

void php_registered_forget(php_socket *s)
{
	registered *k = registered_mine();

	if (php_sockets_is_in(s, PHP_SOCKETS_REGISTERED) && k != NULL) {
		php_sockets_leave(s, PHP_SOCKETS_REGISTERED);
		php_members_forget(&k->members, s, php_sockets_state_of(s)->wait_item);
	}
}

static void registered_closing(php_socket *s, HashTable **ended)
{
	(void) ended;
	php_registered_forget(s);
}

void php_registered_startup(void)
{
	php_sockets_on_closing(PHP_SOCKETS_REGISTERED, registered_closing);
}

void php_registered_free(void)
{
	registered *k = registered_mine();

	if (k == NULL) {
		return;
	}
	php_members_free(&k->members);
	free(k->events);
	free(k);
	SOCKETS_OWN(registered) = NULL;
}
