#include "classic/select_places.h"
#include "classic/select_registered.h"
#include "common/assign.h"
#include "common/channel.h"
#include "common/compat.h"
#include "common/error.h"
#include "common/globals.h"
#include "common/object.h"
#include "skc_time.h"
#include "skc_wait.h"

/* The sockets of one call. A socket in several sets is one item, as the system limits the number of
 * items (poll(2), EINVAL). */
typedef struct select_list {
	php_select_set sets[3];
	skc_pollfd *items;
	unsigned char *asked;
	uint32_t *item_of; /* of each element of the three arrays, in their order */
	size_t count;
	size_t ready;    /* items that are ready */
	bool one_of_one; /* each element has an item of its own */
} select_list;

static php_socket *select_element_socket(zval *element, const php_select_set *set)
{
	ZVAL_DEREF(element);
	if (Z_TYPE_P(element) != IS_OBJECT || Z_OBJCE_P(element) != socket_ce) {
		zend_argument_type_error(set->arg, "must only have elements of type Socket, %s given",
				zend_zval_value_name(element));
		return NULL;
	}
	if (IS_INVALID_SOCKET(Z_SOCKET_P(element))) {
		zend_argument_type_error(set->arg, "contains a closed socket");
		return NULL;
	}
	return Z_SOCKET_P(element);
}

/* The item of a socket, a new one if it has none. The index noted by the last call may be stale and
 * is verified. */
static uint32_t select_item_for(select_list *list, php_socket *s, unsigned bit, short events)
{
	skc_handle handle = php_sockets_sock(s).handle;
	uint32_t *note = php_registered_note(s);

	if (*note >= list->count || list->items[*note].fd != handle) {
		*note = (uint32_t) list->count++;
		list->items[*note] = (skc_pollfd){ .fd = handle, .events = events };
		list->asked[*note] = (unsigned char) bit;
	} else {
		list->items[*note].events = (short) (list->items[*note].events | events);
		list->asked[*note] |= (unsigned char) bit;
	}
	return *note;
}

static bool select_add_set(select_list *list, php_select_set *set, uint32_t **item_of)
{
	const short events = skc_wait_events(set->bit);
	zval *element;

	ZEND_HASH_FOREACH_VAL (set->array, element) {
		php_socket *s = select_element_socket(element, set);

		if (s == NULL) {
			return false;
		}
		set->references |= Z_ISREF_P(element);
		*(*item_of)++ = select_item_for(list, s, set->bit, events);
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* Gathers the sockets of the arrays. False after an exception. */
static bool select_gather(select_list *list)
{
	size_t total = 0;
	uint32_t *item_of;

	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array != NULL) {
			total += zend_hash_num_elements(list->sets[i].array);
		}
	}
	if (total == 0) {
		zend_value_error("socket_select(): At least one array argument must be passed");
		return false;
	}
	list->items = safe_emalloc(total, sizeof(*list->items), 0);
	list->asked = safe_emalloc(total, sizeof(*list->asked), 0);
	list->item_of = item_of = safe_emalloc(total, sizeof(*list->item_of), 0);
	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array != NULL && !select_add_set(list, &list->sets[i], &item_of)) {
			return false;
		}
	}
	list->one_of_one = list->count == total;
	return true;
}

static bool select_is_ready(const select_list *list, const php_select_set *set, uint32_t item)
{
	return skc_wait_sets(list->items[item].revents, set->bit) != 0;
}

static uint32_t select_count_elements(
		const select_list *list, const php_select_set *set, const uint32_t *item_of)
{
	uint32_t elements = zend_hash_num_elements(set->array);
	uint32_t ready = 0;

	if (list->one_of_one && elements == list->count) {
		return (uint32_t) list->ready;
	}
	for (uint32_t i = 0; i < elements; i++) {
		ready += select_is_ready(list, set, item_of[i]);
	}
	return ready;
}

static void select_add_ready(HashTable *ready, zend_ulong index, zend_string *key, zval *element)
{
	ZVAL_DEREF(element);
	Z_TRY_ADDREF_P(element);
	if (key != NULL) {
		zend_hash_add_new(ready, key, element);
	} else {
		zend_hash_index_add_new(ready, index, element);
	}
}

static HashTable *select_some_elements(
		const select_list *list, const php_select_set *set, const uint32_t *item_of, uint32_t count)
{
	HashTable *ready = zend_new_array(count);
	zend_ulong index;
	zend_string *key;
	zval *element;

	ZEND_HASH_FOREACH_KEY_VAL (set->array, index, key, element) {
		if (select_is_ready(list, set, *item_of++)) {
			select_add_ready(ready, index, key, element);
		}
	}
	ZEND_HASH_FOREACH_END();
	return ready;
}

/* The ready elements of a set, with their keys. If all elements of a list are ready, the list
 * itself is the result. */
static HashTable *select_ready_elements(
		const select_list *list, const php_select_set *set, const uint32_t *item_of)
{
	uint32_t count = select_count_elements(list, set, item_of);

	if (count == zend_hash_num_elements(set->array) && !set->references &&
			php_places_is_plain_list(set->array)) {
		GC_TRY_ADDREF(set->array);
		return set->array;
	}
	return select_some_elements(list, set, item_of, count);
}

/* The number of bits that select(2) would set: a socket counts once for each set in which it is
 * ready. */
static zend_long select_count_ready(const select_list *list)
{
	zend_long total = 0;

	if (list->one_of_one) {
		return (zend_long) list->ready;
	}
	for (size_t i = 0; i < list->count; i++) {
		unsigned bits = skc_wait_sets(list->items[i].revents, list->asked[i]);

		for (; bits != 0; bits &= bits - 1) {
			total++;
		}
	}
	return total;
}

/* Fills the sets' ready. */
static void select_find_ready(select_list *list)
{
	const uint32_t *item_of = list->item_of;

	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array != NULL) {
			list->sets[i].ready = select_ready_elements(list, &list->sets[i], item_of);
			item_of += zend_hash_num_elements(list->sets[i].array);
		}
	}
}

/* Assigns the ready elements to the caller's variables. The old arrays are held: no destructor runs
 * before all variables are set. */
static void select_answer(php_select_set sets[3])
{
	for (int i = 0; i < 3; i++) {
		zval ready;

		if (sets[i].ready == NULL) {
			continue;
		}
		if (sets[i].ready == &zend_empty_array) {
			ZVAL_EMPTY_ARRAY(&ready);
		} else {
			ZVAL_ARR(&ready, sets[i].ready);
		}
		php_sockets_assign(sets[i].variable, &ready);
	}
}

static void select_release(select_list *list)
{
	if (list->items != NULL) {
		efree(list->items);
		efree(list->asked);
		efree(list->item_of);
	}
	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array != NULL) {
			zend_array_release(list->sets[i].array);
		}
	}
}

/* SKC_FOREVER for null seconds. False if the time is negative. */
static bool select_read_timeout(
		bool forever, zend_long seconds, zend_long microseconds, int64_t *out)
{
	int64_t rest = microseconds % 1000000;
	int64_t whole = microseconds / 1000000;

	if (forever) {
		*out = SKC_FOREVER;
		return true;
	}
	/* The microseconds may outweigh a negative number of seconds. */
	if (rest < 0 || seconds < -whole) {
		return false;
	}
	whole = seconds > 0 && whole > INT64_MAX - seconds ? INT64_MAX : seconds + whole;
	*out = skc_time_from_parts(whole, rest);
	return true;
}

static void select_hold(
		php_select_set *set, const zval *array, zval *variable, unsigned bit, uint32_t arg)
{
	*set = (php_select_set){ .variable = variable, .bit = bit, .arg = arg };
	if (array != NULL) {
		set->array = Z_ARR_P(array);
		GC_TRY_ADDREF(set->array);
	}
}

/* In turns other tasks run during the wait, and may close the sockets. */
static void select_enter_turns(const select_list *list)
{
	const zval *element;

	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array == NULL) {
			continue;
		}
		ZEND_HASH_FOREACH_VAL (list->sets[i].array, element) {
			ZVAL_DEREF(element);
			php_sockets_enter(Z_SOCKET_P(element), PHP_SOCKETS_AWAITED);
		}
		ZEND_HASH_FOREACH_END();
	}
}

/* Sockets whose channel has bytes are readable, whatever the system reports. Returns their number;
 * with mark they are added to the results of the wait. */
static size_t select_channels_with_bytes(select_list *list, bool mark)
{
	const uint32_t *item_of = list->item_of;
	const zval *element;
	size_t count = 0;

	if (list->sets[0].array == NULL) {
		return 0;
	}
	ZEND_HASH_FOREACH_VAL (list->sets[0].array, element) {
		uint32_t item = *item_of++;

		ZVAL_DEREF(element);
		if (!skc_channel_has_bytes(php_sockets_sock(Z_SOCKET_P(element)))) {
			continue;
		}
		count++;
		if (mark) {
			list->ready += skc_wait_sets(list->items[item].revents, list->asked[item]) == 0;
			list->items[item].revents |= POLLIN;
		}
	}
	ZEND_HASH_FOREACH_END();
	return count;
}

/* Waits with poll(2). False after an exception. */
static bool select_wait_once(
		select_list *list, bool has_time, int64_t timeout, zend_long *total, skc_err *err)
{
	if (!select_gather(list)) {
		return false;
	}
	if (skc_takes_turns()) {
		select_enter_turns(list);
	}
	if (UNEXPECTED(SOCKETS_OWN(channels) > 0) && select_channels_with_bytes(list, false) > 0) {
		timeout = 0;
	}
	*err = has_time ? skc_wait(list->items, list->asked, list->count, timeout, &list->ready)
					: SKC_EINVAL;
	if (*err == SKC_OK) {
		if (UNEXPECTED(SOCKETS_OWN(channels) > 0)) {
			(void) select_channels_with_bytes(list, true);
		}
		select_find_ready(list);
		*total = select_count_ready(list);
	}
	return true;
}

PHP_FUNCTION(socket_select)
{
	zval *arrays[3];
	zend_long seconds = 0;
	bool seconds_is_null;
	zend_long microseconds = 0;
	select_list list;
	int64_t timeout = 0;
	bool has_time;
	zend_long total = 0;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(4, 5)
		Z_PARAM_ARRAY_EX2(arrays[0], 1, 1, 0)
		Z_PARAM_ARRAY_EX2(arrays[1], 1, 1, 0)
		Z_PARAM_ARRAY_EX2(arrays[2], 1, 1, 0)
		Z_PARAM_LONG_OR_NULL(seconds, seconds_is_null)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(microseconds)
	ZEND_PARSE_PARAMETERS_END();

	for (uint32_t i = 0; i < 3; i++) {
		select_hold(&list.sets[i], arrays[i], ZEND_CALL_ARG(execute_data, i + 1), 1U << i, i + 1);
	}
	list.items = NULL;
	list.count = 0;
	has_time = select_read_timeout(seconds_is_null, seconds, microseconds, &timeout);
	if (!(has_time && !skc_takes_turns() &&
				php_registered_wait(list.sets, &timeout, &total, &err)) &&
			!select_wait_once(&list, has_time, timeout, &total, &err)) {
		select_release(&list);
		RETURN_THROWS();
	}
	if (err == SKC_OK) {
		select_answer(list.sets);
		RETVAL_LONG(total);
	}
	select_release(&list);
	if (err != SKC_OK) {
		php_sockets_fail(NULL, err, "Unable to select");
		RETURN_FALSE;
	}
}
