#include "classic/select_registered.h"

#include <stdlib.h>

#include "classic/select_snapshot.h"
#include "common/globals.h"
#include "common/object.h"
#include "skc_interest.h"
#include "skc_time.h"

/* For fewer elements poll(2) costs less than to compare the arrays. */
#define ELEMENTS_MIN 4
/* If more than one in this many elements is ready, poll(2) costs less. */
#define READY_PART 4
/* The number of calls passed to poll(2) then, unless fewer elements are ready before. */
#define REST_READY 16
/* The number of calls passed to poll(2) after a set that cannot be registered. */
#define REST_REFUSED 64
/* The number of calls without a wait after which the sockets are verified: another extension may
 * have changed one. */
#define VERIFY_CALLS 64
#define EVENTS_MAX 256
#define NONE PHP_SNAPSHOT_NO_ID

typedef enum phase {
	PHASE_NONE, /* no arrays are remembered */
	PHASE_SEEN, /* the arrays are remembered; they are registered if the next call has them */
	PHASE_REGISTERED
} phase;

typedef struct registered {
	skc_interest set;
	php_snapshot arrays[SKC_INTEREST_SETS];
	php_snapshot_changes changed;
	phase phase;
	uint32_t rest;       /* the next calls, which are passed to poll(2) */
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
		skc_interest_init(&k->set);
		SOCKETS_OWN(registered) = k;
	}
	return k;
}

static void registered_reset(registered *k, phase to)
{
	skc_interest_clear(&k->set);
	k->phase = to;
}

uint32_t *php_registered_note_in_set(php_socket *s)
{
	php_sockets_state *state = php_sockets_state_of(s);
	uint32_t id = registered_mine() != NULL
			? skc_interest_find(&registered_mine()->set, s, state->wait_item)
			: NONE;

	if (id == NONE) {
		php_sockets_leave(s, PHP_SOCKETS_REGISTERED);
		return &state->wait_item;
	}
	return &skc_interest_at(&registered_mine()->set, id)->slot.link;
}

static bool registered_refuse(registered *k)
{
	registered_reset(k, PHASE_NONE);
	k->rest = REST_REFUSED;
	return false;
}

/* --- members -------------------------------------------------------------------------------- */

/* A socket that can be registered: open, and not shared with a stream. */
static php_socket *registered_socket_at(const HashTable *array, uint32_t place)
{
	zval *element = php_snapshot_element(array, place);

	if (Z_TYPE_P(element) != IS_OBJECT || Z_OBJCE_P(element) != socket_ce) {
		return NULL;
	}
	return IS_INVALID_SOCKET(Z_SOCKET_P(element)) || !Z_ISUNDEF(Z_SOCKET_P(element)->zstream)
			? NULL
			: Z_SOCKET_P(element);
}

static void registered_take_place(registered *k, int set, uint32_t place)
{
	uint32_t id = k->arrays[set].ids[place];

	if (id != NONE) {
		skc_interest_take(&k->set, id, (unsigned) set);
		k->arrays[set].ids[place] = NONE;
	}
}

/* False for an element that cannot be registered. */
static bool registered_put_place(registered *k, int set, const HashTable *array, uint32_t place)
{
	php_snapshot *m = &k->arrays[set];
	php_socket *s;

	memcpy(m->elements + place * m->stride, php_snapshot_element(array, place), m->stride);
	m->ids[place] = NONE;
	if (Z_TYPE_P(php_snapshot_element(array, place)) == IS_UNDEF) {
		return true;
	}
	s = registered_socket_at(array, place);
	if (s == NULL ||
			skc_interest_put(&k->set, s, s->bsd_socket, (unsigned) set, place,
					&php_sockets_state_of(s)->wait_item) != SKC_OK) {
		return false;
	}
	php_sockets_enter(s, PHP_SOCKETS_REGISTERED);
	m->ids[place] = php_sockets_state_of(s)->wait_item;
	return true;
}

/* Updates one array: removes elements first and adds the new ones then, so that a socket may move.
 */
static bool registered_update(registered *k, int set, const HashTable *array)
{
	php_snapshot *m = &k->arrays[set];
	uint32_t used = array != NULL ? array->nNumUsed : 0;
	uint32_t common = MIN(used, m->used);

	for (uint32_t i = 0; i < k->changed.count; i++) {
		registered_take_place(k, set, k->changed.places[i]);
	}
	for (uint32_t place = common; place < m->used; place++) {
		registered_take_place(k, set, place);
	}
	if (used > 0 && !php_snapshot_room(m, array)) {
		return false;
	}
	m->used = used;
	for (uint32_t i = 0; i < k->changed.count; i++) {
		if (!registered_put_place(k, set, array, k->changed.places[i])) {
			return false;
		}
	}
	for (uint32_t place = common; place < used; place++) {
		if (!registered_put_place(k, set, array, place)) {
			return false;
		}
	}
	return true;
}

static bool registered_register_all(registered *k, const php_select_set sets[3])
{
	k->changed.count = 0;
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		k->arrays[i].used = 0;
		if (sets[i].array != NULL && !registered_update(k, i, sets[i].array)) {
			return false;
		}
	}
	k->phase = PHASE_REGISTERED;
	return true;
}

/* Another extension may have changed or closed one of the sockets, or made a stream of it. */
static bool registered_verify(registered *k)
{
	k->unverified = 0;
	for (uint32_t i = 0; i < k->set.slots.used; i++) {
		const skc_interest_member *m = skc_interest_at(&k->set, i);
		const php_socket *s = m->slot.owner;

		if (s != NULL && (s->bsd_socket != m->slot.handle || !Z_ISUNDEF(s->zstream))) {
			return false;
		}
	}
	return true;
}

/* --- one call --------------------------------------------------------------------------------- */

static bool registered_remember(registered *k, const php_select_set sets[3])
{
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		if (!php_snapshot_remember(&k->arrays[i], sets[i].array)) {
			return false;
		}
	}
	return true;
}

/* Makes the registered set equal to the sets of the call. False if poll(2) has to be called this
 * time. */
static bool registered_synchronise(registered *k, const php_select_set sets[3])
{
	bool same = k->phase != PHASE_NONE;

	for (int i = 0; same && i < SKC_INTEREST_SETS; i++) {
		same = php_snapshot_compare(&k->changed, &k->arrays[i], sets[i].array);
		if (same && k->phase == PHASE_REGISTERED && !registered_update(k, i, sets[i].array)) {
			return registered_refuse(k);
		}
	}
	if (!same) {
		registered_reset(k, registered_remember(k, sets) ? PHASE_SEEN : PHASE_NONE);
		return false;
	}
	if (k->phase == PHASE_SEEN && !registered_register_all(k, sets)) {
		return registered_refuse(k);
	}
	if (k->set.dirty_count > 0 || k->set.poller == NULL) {
		return skc_interest_commit(&k->set) == SKC_OK ? true : registered_refuse(k);
	}
	return true;
}

/* The set for this call; NULL if poll(2) is to be called. */
static registered *registered_candidate(const php_select_set sets[3])
{
	registered *k = registered_mine();
	uint32_t total = 0;

	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		total += sets[i].array != NULL ? zend_hash_num_elements(sets[i].array) : 0;
	}
	if (total < ELEMENTS_MIN || !skc_interest_is_possible()) {
		return NULL;
	}
	if (k == NULL && (k = registered_make()) == NULL) {
		return NULL;
	}
	if (k->rest > 0) {
		k->rest--;
		return NULL;
	}
	if (k->set.poller != NULL && k->set.forks != skc_os_fork_count()) {
		registered_reset(k, PHASE_NONE);
	}
	return php_snapshot_changes_room(&k->changed, total) ? k : NULL;
}

static int registered_by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *) a;
	uint32_t y = *(const uint32_t *) b;

	return x < y ? -1 : x > y;
}

static HashTable *registered_collect(const HashTable *array, uint32_t *places, size_t count)
{
	HashTable *ready;

	if (count == 0) {
		return (HashTable *) &zend_empty_array;
	}
	if (count > 1) {
		qsort(places, count, sizeof(*places), registered_by_place);
	}
	ready = zend_new_array((uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		zval *element = php_snapshot_element(array, places[i]);
		const Bucket *bucket = (const Bucket *) element;

		Z_ADDREF_P(element);
		if (HT_IS_PACKED(array)) {
			zend_hash_index_add_new(ready, places[i], element);
		} else if (bucket->key != NULL) {
			zend_hash_add_new(ready, bucket->key, element);
		} else {
			zend_hash_index_add_new(ready, bucket->h, element);
		}
	}
	return ready;
}

/* Sorts events into the three sets. Returns the number of bits that select(2) would set. */
static zend_long registered_answer(
		const registered *k, php_select_set sets[3], const skc_poll_event *events, size_t count)
{
	uint32_t places[SKC_INTEREST_SETS][EVENTS_MAX];
	size_t found[SKC_INTEREST_SETS] = { 0 };
	zend_long total = 0;

	for (size_t i = 0; i < count; i++) {
		const skc_interest_member *m = skc_interest_at(&k->set, (uint32_t) events[i].id);
		unsigned bits =
				m->slot.owner != NULL ? skc_wait_sets((short) events[i].revents, m->asked) : 0;

		for (unsigned set = 0; set < SKC_INTEREST_SETS; set++) {
			if (bits & (1U << set)) {
				places[set][found[set]++] = m->place[set];
				total++;
			}
		}
	}
	for (int set = 0; total > 0 && set < SKC_INTEREST_SETS; set++) {
		if (sets[set].array != NULL) {
			sets[set].ready = registered_collect(sets[set].array, places[set], found[set]);
		}
	}
	return total;
}

/* Polls without waiting first, and verifies the sockets before it waits; *timeout becomes the
 * remaining time. False if poll(2) has to be called. */
static bool registered_wait(
		registered *k, skc_poll_event *events, int64_t *timeout, size_t *count, skc_err *err)
{
	*err = SKC_OK;
	if (++k->unverified >= VERIFY_CALLS && !registered_verify(k)) {
		return registered_refuse(k);
	}
	*err = skc_interest_look(&k->set, events, EVENTS_MAX, count);
	if (*err == SKC_OK && *count == 0 && *timeout != 0) {
		int64_t deadline = skc_time_deadline(*timeout);

		if (!registered_verify(k)) {
			return registered_refuse(k);
		}
		*err = skc_interest_wait(&k->set, events, EVENTS_MAX, deadline, count);
		*timeout = skc_time_remaining(deadline);
	}
	if (*err != SKC_OK && *err != SKC_EINTR) {
		return registered_refuse(k);
	}
	return true;
}

bool php_registered_wait(php_select_set sets[3], int64_t *timeout, zend_long *total, skc_err *err)
{
	skc_poll_event events[EVENTS_MAX];
	registered *k = registered_candidate(sets);
	size_t count = 0;

	if (k == NULL || !registered_synchronise(k, sets) ||
			!registered_wait(k, events, timeout, &count, err)) {
		return false;
	}
	if (*err != SKC_OK) {
		return true;
	}
	if (count * READY_PART > k->set.slots.count) {
		k->rest = REST_READY;
	}
	/* There may be more events, or only events that select(2) does not count. */
	if (count == EVENTS_MAX) {
		return false;
	}
	*total = registered_answer(k, sets, events, count);
	if (count == 0) {
		for (int i = 0; i < SKC_INTEREST_SETS; i++) {
			sets[i].ready = sets[i].array != NULL ? (HashTable *) &zend_empty_array : NULL;
		}
	}
	return count == 0 || *total > 0;
}

void php_registered_note_ready(const php_select_set sets[3], size_t ready)
{
	registered *k = registered_mine();
	size_t total = 0;

	if (k == NULL || k->rest == 0 || k->rest > REST_READY || k->phase != PHASE_REGISTERED) {
		return;
	}
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		total += sets[i].array != NULL ? zend_hash_num_elements(sets[i].array) : 0;
	}
	if (ready * READY_PART * 2 < total) {
		k->rest = 0;
	}
}

void php_registered_forget(php_socket *s)
{
	registered *k = registered_mine();
	uint32_t id;

	if (!php_sockets_is_in(s, PHP_SOCKETS_REGISTERED) || k == NULL) {
		return;
	}
	php_sockets_leave(s, PHP_SOCKETS_REGISTERED);
	id = skc_interest_find(&k->set, s, php_sockets_state_of(s)->wait_item);
	if (id == NONE) {
		return;
	}
	for (int set = 0; set < SKC_INTEREST_SETS; set++) {
		const skc_interest_member *m = skc_interest_at(&k->set, id);

		if (m->asked & (1U << set)) {
			php_snapshot *array = &k->arrays[set];

			array->ids[m->place[set]] = NONE;
			memset(array->elements + m->place[set] * array->stride, 0, array->stride);
		}
	}
	skc_interest_forget(&k->set, id);
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
	skc_interest_clear(&k->set);
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		php_snapshot_free(&k->arrays[i]);
	}
	free(k->changed.places);
	free(k);
	SOCKETS_OWN(registered) = NULL;
}
