#include "php_glue.h"

#include "skc_time.h"
#include "skc_wait.h"

/* One of the three arrays. */
typedef struct watch_set {
	zval *variable;   /* the caller's, NULL when none was given */
	HashTable *array; /* held during the wait: a signal handler may change the variable */
	unsigned bit;     /* SKC_WAIT_* */
	uint32_t arg;     /* number of the argument */
} watch_set;

/* Everything one call waits for. A socket in several sets is one item: the system limits their
 * number (poll(2), EINVAL). */
typedef struct watch_list {
	watch_set sets[3];
	skc_pollfd *items;
	unsigned char *asked;
	uint32_t *item_of; /* of each element of the three arrays, in their order */
	size_t count;
} watch_list;

static php_socket *element_socket(zval *element, const watch_set *set)
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

/* The item of a socket, a new one when it has none. Its note of the last call is worth as much as
 * what it points at. */
static uint32_t item_for(watch_list *list, php_socket *s, skc_handle handle)
{
	php_sockets_state *state = php_sockets_state_of(s);

	if (state->wait_item >= list->count || list->items[state->wait_item].fd != handle) {
		state->wait_item = (uint32_t) list->count++;
		list->items[state->wait_item] = (skc_pollfd){ .fd = handle };
		list->asked[state->wait_item] = 0;
	}
	return state->wait_item;
}

static bool add_set(watch_list *list, const watch_set *set, uint32_t **item_of)
{
	zval *element;

	ZEND_HASH_FOREACH_VAL (set->array, element) {
		php_socket *s = element_socket(element, set);
		uint32_t item;

		if (s == NULL) {
			return false;
		}
		item = item_for(list, s, php_sockets_sock(s).handle);
		list->asked[item] |= (unsigned char) set->bit;
		*(*item_of)++ = item;
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

/* Gathers the sockets of the arrays. False after an exception. */
static bool gather(watch_list *list)
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
		if (list->sets[i].array != NULL && !add_set(list, &list->sets[i], &item_of)) {
			return false;
		}
	}
	for (size_t i = 0; i < list->count; i++) {
		list->items[i].events = skc_wait_events(list->asked[i]);
	}
	return true;
}

/* Has a signal handler closed the socket? What is ready then is another's. */
static bool was_closed(zval *element, const skc_pollfd *item)
{
	return Z_TYPE_P(element) == IS_OBJECT && Z_OBJCE_P(element) == socket_ce &&
			php_sockets_sock(Z_SOCKET_P(element)).handle != item->fd;
}

/* The ready elements of a set, with their keys; NULL when one was closed. item_of moves on by its
 * elements. */
static HashTable *ready_elements(
		const watch_list *list, const watch_set *set, const uint32_t **item_of)
{
	HashTable *ready = zend_new_array(0);
	zend_ulong index;
	zend_string *key;
	zval *element;

	ZEND_HASH_FOREACH_KEY_VAL (set->array, index, key, element) {
		uint32_t item = *(*item_of)++;

		if (!(skc_wait_sets(list->items[item].revents, set->bit))) {
			continue;
		}
		ZVAL_DEREF(element);
		if (UNEXPECTED(was_closed(element, &list->items[item]))) {
			zend_array_destroy(ready);
			return NULL;
		}
		Z_TRY_ADDREF_P(element);
		if (key != NULL) {
			zend_hash_add_new(ready, key, element);
		} else {
			zend_hash_index_add_new(ready, index, element);
		}
	}
	ZEND_HASH_FOREACH_END();
	return ready;
}

/* How many bits select(2) would have set: a socket counts once for each set it is ready in. */
static zend_long count_ready(const watch_list *list)
{
	zend_long total = 0;

	for (size_t i = 0; i < list->count; i++) {
		unsigned bits = skc_wait_sets(list->items[i].revents, list->asked[i]);

		for (; bits != 0; bits &= bits - 1) {
			total++;
		}
	}
	return total;
}

static void drop(HashTable *arrays[3])
{
	for (int i = 0; i < 3; i++) {
		if (arrays[i] != NULL) {
			zend_array_destroy(arrays[i]);
		}
	}
}

/* Puts what is ready into the caller's variables. SKC_EBADF leaves them as they were. */
static skc_err answer(const watch_list *list)
{
	const uint32_t *item_of = list->item_of;
	HashTable *ready[3] = { NULL };

	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array == NULL) {
			continue;
		}
		ready[i] = ready_elements(list, &list->sets[i], &item_of);
		if (ready[i] == NULL) {
			drop(ready);
			return SKC_EBADF;
		}
	}
	/* Last: the destructors of what is replaced may do anything. */
	for (int i = 0; i < 3; i++) {
		if (ready[i] != NULL) {
			zval old;

			ZVAL_COPY_VALUE(&old, list->sets[i].variable);
			ZVAL_ARR(list->sets[i].variable, ready[i]);
			zval_ptr_dtor(&old);
		}
	}
	return SKC_OK;
}

static void release(watch_list *list)
{
	for (int i = 0; i < 3; i++) {
		if (list->sets[i].array != NULL) {
			zend_array_release(list->sets[i].array);
		}
	}
	if (list->items != NULL) {
		efree(list->items);
		efree(list->asked);
		efree(list->item_of);
	}
}

/* SKC_FOREVER for null seconds; false when the time is negative. */
static bool read_timeout(bool forever, zend_long seconds, zend_long microseconds, int64_t *out)
{
	int64_t rest = microseconds % 1000000;
	int64_t whole = microseconds / 1000000;

	if (forever) {
		*out = SKC_FOREVER;
		return true;
	}
	/* The microseconds may make up for a negative number of seconds. */
	if (rest < 0 || seconds < -whole) {
		return false;
	}
	whole = seconds > 0 && whole > INT64_MAX - seconds ? INT64_MAX : seconds + whole;
	*out = skc_time_from_parts(whole, rest);
	return true;
}

static void hold(watch_set *set, zval *variable, unsigned bit, uint32_t arg)
{
	*set = (watch_set){ .variable = variable, .bit = bit, .arg = arg };
	if (variable != NULL) {
		set->array = Z_ARR_P(variable);
		GC_TRY_ADDREF(set->array);
	}
}

PHP_FUNCTION(socket_select)
{
	zval *read;
	zval *write;
	zval *except;
	zend_long seconds = 0;
	bool seconds_is_null;
	zend_long microseconds = 0;
	watch_list list = { 0 };
	int64_t timeout = 0;
	size_t ready = 0;
	skc_err err = SKC_EINVAL;

	ZEND_PARSE_PARAMETERS_START(4, 5)
		Z_PARAM_ARRAY_EX2(read, 1, 1, 0)
		Z_PARAM_ARRAY_EX2(write, 1, 1, 0)
		Z_PARAM_ARRAY_EX2(except, 1, 1, 0)
		Z_PARAM_LONG_OR_NULL(seconds, seconds_is_null)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(microseconds)
	ZEND_PARSE_PARAMETERS_END();

	hold(&list.sets[0], read, SKC_WAIT_READ, 1);
	hold(&list.sets[1], write, SKC_WAIT_WRITE, 2);
	hold(&list.sets[2], except, SKC_WAIT_EXCEPT, 3);
	if (!gather(&list)) {
		release(&list);
		RETURN_THROWS();
	}
	if (read_timeout(seconds_is_null, seconds, microseconds, &timeout)) {
		err = skc_wait(list.items, list.asked, list.count, timeout, &ready);
	}
	if (err == SKC_OK) {
		err = answer(&list);
	}
	if (err == SKC_OK) {
		RETVAL_LONG(count_ready(&list));
	} else {
		php_sockets_fail(NULL, err, "Unable to select");
		RETVAL_FALSE;
	}
	release(&list);
}
