#include "classic/select_members.h"

#include <stdlib.h>

#include "common/object.h"

#define NONE PHP_SNAPSHOT_NO_ID

/* The open socket at a place; NULL for another value. */
static php_socket *members_socket_at(const HashTable *array, uint32_t place)
{
	zval *element = php_snapshot_element(array, place);

	ZVAL_DEREF(element);
	if (Z_TYPE_P(element) != IS_OBJECT || Z_OBJCE_P(element) != socket_ce) {
		return NULL;
	}
	return IS_INVALID_SOCKET(Z_SOCKET_P(element)) ? NULL : Z_SOCKET_P(element);
}

static void members_take_place(php_select_members *k, unsigned set, uint32_t place)
{
	uint32_t id = k->arrays[set].ids[place];

	if (id != NONE) {
		skc_interest_take(&k->set, id, set);
		k->arrays[set].ids[place] = NONE;
	}
}

/* False if there are too many, or if two elements of a set have the same handle, which select(2)
 * would count once. */
static bool members_add_extra(
		php_select_members *k, unsigned set, const HashTable *array, uint32_t place, uint32_t twin)
{
	if (k->extra_count == SKC_INTEREST_OTHERS) {
		return false;
	}
	for (uint32_t i = 0; twin == NONE && i < k->extra_count; i++) {
		const php_select_extra *e = &k->extras[i];

		if (e->twin == NONE && e->set == set &&
				members_socket_at(array, e->place)->bsd_socket ==
						members_socket_at(array, place)->bsd_socket) {
			return false;
		}
	}
	k->extras[k->extra_count++] =
			(php_select_extra){ .place = place, .twin = twin, .set = (unsigned char) set };
	return true;
}

/* Makes an element a member, if it can be one. False for an element that is no open socket. */
static bool members_put(php_select_members *k, unsigned set, const HashTable *array, uint32_t place,
		bool with_extras)
{
	php_snapshot *m = &k->arrays[set];
	php_socket *s = members_socket_at(array, place);
	uint32_t *note;
	uint32_t id;

	m->ids[place] = NONE;
	if (s == NULL) {
		return false;
	}
	m->references |= Z_ISREF_P(php_snapshot_element(array, place));
	if (!Z_ISUNDEF(s->zstream)) {
		return with_extras && members_add_extra(k, set, array, place, NONE);
	}
	note = &php_sockets_state_of(s)->wait_item;
	id = skc_interest_find(&k->set, s, *note);
	if (id != NONE && skc_interest_has(&k->set, id, set)) {
		return with_extras && members_add_extra(k, set, array, place, id);
	}
	if (skc_interest_put(&k->set, s, s->bsd_socket, set, place, note) != SKC_OK) {
		return false;
	}
	php_sockets_enter(s, PHP_SOCKETS_REGISTERED);
	m->ids[place] = *note;
	return true;
}

/* Replaces the copy of an element, which must not be one of the extras. */
static bool members_put_place(
		php_select_members *k, unsigned set, const HashTable *array, uint32_t place)
{
	php_snapshot *m = &k->arrays[set];

	memcpy(m->elements + place * m->stride, php_snapshot_element(array, place), m->stride);
	if (Z_TYPE_P(php_snapshot_element(array, place)) == IS_UNDEF) {
		m->ids[place] = NONE;
		return true;
	}
	return members_put(k, set, array, place, false);
}

/* Updates one array: removes elements first and adds the new ones then, so that a socket may move.
 */
static bool members_update_array(php_select_members *k, unsigned set, const HashTable *array)
{
	php_snapshot *m = &k->arrays[set];
	const php_snapshot_changes *changed = &k->changed[set];
	uint32_t used = array != NULL ? array->nNumUsed : 0;
	uint32_t common = MIN(used, m->used);

	for (uint32_t i = 0; i < changed->count; i++) {
		members_take_place(k, set, changed->places[i]);
	}
	for (uint32_t place = common; place < m->used; place++) {
		members_take_place(k, set, place);
	}
	if (used > 0 && !php_snapshot_room(m, array)) {
		return false;
	}
	m->used = used;
	for (uint32_t i = 0; i < changed->count; i++) {
		if (!members_put_place(k, set, array, changed->places[i])) {
			return false;
		}
	}
	for (uint32_t place = common; place < used; place++) {
		if (!members_put_place(k, set, array, place)) {
			return false;
		}
	}
	return true;
}

bool php_members_update(php_select_members *k, const php_select_set sets[3])
{
	if (k->extra_count > 0) {
		return false;
	}
	for (unsigned i = 0; i < SKC_INTEREST_SETS; i++) {
		if (!members_update_array(k, i, sets[i].array)) {
			return false;
		}
	}
	return true;
}

static bool members_put_all(php_select_members *k, unsigned set, const HashTable *array)
{
	if (!php_snapshot_remember(&k->arrays[set], array)) {
		return false;
	}
	for (uint32_t place = 0; array != NULL && place < array->nNumUsed; place++) {
		if (Z_TYPE_P(php_snapshot_element(array, place)) != IS_UNDEF &&
				!members_put(k, set, array, place, true)) {
			return false;
		}
	}
	return true;
}

bool php_members_replace(php_select_members *k, const php_select_set sets[3])
{
	skc_interest_take_all(&k->set);
	k->extra_count = 0;
	skc_interest_set_others(&k->set, NULL, 0);
	k->stale = false;
	k->follows = false;
	for (unsigned i = 0; i < SKC_INTEREST_SETS; i++) {
		if (!members_put_all(k, i, sets[i].array)) {
			return false;
		}
	}
	k->follows = k->set.asking > 0;
	return k->follows;
}

/* --- other arrays --------------------------------------------------------------------------- */

/* Adds the references whose target is not the member at their place. */
static bool members_compare_references(php_select_members *k, unsigned set, const HashTable *array)
{
	const php_snapshot *m = &k->arrays[set];
	uint32_t common = array != NULL ? MIN(array->nNumUsed, m->used) : 0;

	for (uint32_t place = 0; place < common; place++) {
		const zval *element = php_snapshot_element(array, place);

		if (!Z_ISREF_P(element)) {
			continue;
		}
		ZVAL_DEREF(element);
		if ((m->ids[place] == NONE || Z_TYPE_P(element) != IS_OBJECT ||
					skc_interest_at(&k->set, m->ids[place])->slot.owner != Z_SOCKET_P(element)) &&
				!php_snapshot_add_change(&k->changed[set], place)) {
			return false;
		}
	}
	return true;
}

bool php_members_compare(php_select_members *k, const php_select_set sets[3], uint32_t *changed)
{
	*changed = k->stale;
	for (unsigned i = 0; i < SKC_INTEREST_SETS; i++) {
		const HashTable *array = sets[i].array;
		php_snapshot *m = &k->arrays[i];
		uint32_t used;

		if (!php_snapshot_compare(&k->changed[i], m, array) ||
				(m->references && !members_compare_references(k, i, array))) {
			return false;
		}
		used = array != NULL ? array->nNumUsed : 0;
		*changed += k->changed[i].count + MAX(used, m->used) - MIN(used, m->used);
	}
	return true;
}

uint32_t php_members_count_changes(
		const php_select_members *k, const php_select_set sets[3], uint32_t total, uint32_t limit)
{
	uint32_t gone = k->set.asking > total ? k->set.asking - total : 0;
	uint32_t more = k->set.asking < total ? total - k->set.asking : 0;
	uint32_t changes = gone;

	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		for (uint32_t place = 0; sets[i].array != NULL && place < sets[i].array->nNumUsed;
				place++) {
			php_socket *s = members_socket_at(sets[i].array, place);

			if (s == NULL || !Z_ISUNDEF(s->zstream) ||
					skc_interest_find(&k->set, s, php_sockets_state_of(s)->wait_item) != NONE) {
				continue;
			}
			/* For each one beyond a larger number another one has gone. */
			changes += more > 0 ? 1 : 2;
			more -= more > 0;
			if (changes > limit) {
				return changes;
			}
		}
	}
	return changes;
}

bool php_members_verify(const php_select_members *k)
{
	for (uint32_t i = 0; i < k->set.slots.used; i++) {
		const skc_interest_member *m = skc_interest_at(&k->set, i);
		const php_socket *s = m->slot.owner;

		if (s != NULL && (s->bsd_socket != m->slot.handle || !Z_ISUNDEF(s->zstream))) {
			return false;
		}
	}
	return true;
}

/* --- one wait ------------------------------------------------------------------------------- */

bool php_members_ask_for_extras(php_select_members *k, const php_select_set sets[3])
{
	skc_pollfd others[SKC_INTEREST_OTHERS];
	uint32_t count = 0;

	for (uint32_t i = 0; i < k->extra_count; i++) {
		const php_select_extra *e = &k->extras[i];
		php_socket *s;

		if (e->twin != NONE) {
			continue;
		}
		s = members_socket_at(sets[e->set].array, e->place);
		if (s == NULL || php_sockets_sock(s).handle == SKC_HANDLE_NONE) {
			return false;
		}
		others[count++] = (skc_pollfd){
			.fd = s->bsd_socket,
			.events = skc_wait_events(1U << e->set),
		};
	}
	skc_interest_set_others(&k->set, others, count);
	return true;
}

/* Adds the places of the extras that are ready; returns the number of those that select(2) counts.
 */
static zend_long members_sort_extras(
		php_select_members *k, const short revents[SKC_INTEREST_OTHERS])
{
	zend_long total = 0;
	uint32_t other = 0;

	for (uint32_t i = 0; i < k->extra_count; i++) {
		const php_select_extra *e = &k->extras[i];

		if (e->twin != NONE) {
			if (skc_interest_at(&k->set, e->twin)->found & 1U << e->set) {
				php_places_add(&k->places[e->set], e->place);
			}
		} else if (skc_wait_sets(revents[other++], 1U << e->set)) {
			php_places_add(&k->places[e->set], e->place);
			total++;
		}
	}
	return total;
}

/* Sorts events into the three sets. Returns the number of bits that select(2) would set. */
static zend_long members_sort(php_select_members *k, const skc_poll_event *event, size_t count)
{
	short revents[SKC_INTEREST_OTHERS] = { 0 };
	zend_long total = 0;

	for (uint32_t i = 0; i < k->extra_count; i++) {
		if (k->extras[i].twin != NONE) {
			skc_interest_at(&k->set, k->extras[i].twin)->found = 0;
		}
	}
	for (; count > 0; event++, count--) {
		skc_interest_member *m;

		if (event->id >= SKC_INTEREST_OTHER) {
			revents[event->id - SKC_INTEREST_OTHER] = (short) event->revents;
			continue;
		}
		m = skc_interest_at(&k->set, (uint32_t) event->id);
		m->found = (unsigned char) skc_wait_sets((short) event->revents, m->asked);
		for (unsigned set = 0, bits = m->found; bits != 0; set++, bits >>= 1) {
			if (bits & 1) {
				php_places_add(&k->places[set], m->place[set]);
				total++;
			}
		}
	}
	return k->extra_count > 0 ? total + members_sort_extras(k, revents) : total;
}

bool php_members_room(php_select_members *k, const php_select_set sets[3])
{
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		if (sets[i].array != NULL && !php_places_room(&k->places[i], sets[i].array->nNumUsed)) {
			return false;
		}
	}
	return true;
}

zend_long php_members_answer(
		php_select_members *k, php_select_set sets[3], const skc_poll_event *events, size_t count)
{
	zend_long total = members_sort(k, events, count);

	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		if (sets[i].array != NULL && (total > 0 || count == 0)) {
			sets[i].ready =
					php_places_elements(&k->places[i], sets[i].array, k->arrays[i].references);
		}
	}
	return total;
}

/* --- the end -------------------------------------------------------------------------------- */

void php_members_forget(php_select_members *k, const php_socket *s, uint32_t note)
{
	uint32_t id = skc_interest_find(&k->set, s, note);

	if (id == NONE) {
		return;
	}
	k->stale |= k->extra_count > 0;
	for (unsigned set = 0; set < SKC_INTEREST_SETS; set++) {
		const skc_interest_member *m = skc_interest_at(&k->set, id);

		if (skc_interest_has(&k->set, id, set)) {
			php_snapshot *array = &k->arrays[set];

			array->ids[m->place[set]] = NONE;
			memset(array->elements + m->place[set] * array->stride, 0, array->stride);
		}
	}
	skc_interest_forget(&k->set, id);
}

void php_members_clear(php_select_members *k)
{
	skc_interest_clear(&k->set);
	k->follows = false;
}

void php_members_free(php_select_members *k)
{
	skc_interest_clear(&k->set);
	for (int i = 0; i < SKC_INTEREST_SETS; i++) {
		php_snapshot_free(&k->arrays[i]);
		free(k->changed[i].places);
		php_places_free(&k->places[i]);
	}
}
