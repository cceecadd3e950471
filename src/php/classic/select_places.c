#include "classic/select_places.h"

#include <stdlib.h>

#include "classic/select_snapshot.h"

bool php_places_grow(php_select_places *p, uint32_t used)
{
	uint32_t words = (used / 32 + 1) * 2;
	zend_bitset bits = calloc(words, sizeof(*bits));

	if (bits == NULL) {
		return false;
	}
	free(p->bits);
	p->bits = bits;
	p->words = words;
	return true;
}

void php_places_spread(php_select_places *p)
{
	for (uint32_t i = 0; i < PHP_PLACES_FEW; i++) {
		zend_bitset_incl(p->bits, p->few[i]);
	}
}

static void places_add_element(HashTable *ready, const HashTable *array, uint32_t place)
{
	zval *element = php_snapshot_element(array, place);
	const Bucket *bucket = (const Bucket *) element;

	ZVAL_DEREF(element);
	Z_ADDREF_P(element);
	if (HT_IS_PACKED(array)) {
		zend_hash_index_add_new(ready, place, element);
	} else if (bucket->key != NULL) {
		zend_hash_add_new(ready, bucket->key, element);
	} else {
		zend_hash_index_add_new(ready, bucket->h, element);
	}
}

/* Sorts by insertion. */
static void places_sort_few(uint32_t *places, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		uint32_t place = places[i];
		uint32_t at = i;

		for (; at > 0 && places[at - 1] > place; at--) {
			places[at] = places[at - 1];
		}
		places[at] = place;
	}
}

/* Adds the elements of the bits, and clears these. */
static void places_add_many(HashTable *ready, const HashTable *array, zend_bitset bits)
{
	uint32_t words = zend_bitset_len(array->nNumUsed);
	uint32_t place;

	ZEND_BITSET_FOREACH(bits, words, place)
	{
		places_add_element(ready, array, place);
	}
	ZEND_BITSET_FOREACH_END();
	zend_bitset_clear(bits, words);
}

HashTable *php_places_elements(php_select_places *p, HashTable *array, bool references)
{
	uint32_t count = p->count;
	HashTable *ready;

	p->count = 0;
	if (count == 0) {
		return (HashTable *) &zend_empty_array;
	}
	if (count == zend_hash_num_elements(array) && !references && php_places_is_plain_list(array)) {
		if (count > PHP_PLACES_FEW) {
			zend_bitset_clear(p->bits, zend_bitset_len(array->nNumUsed));
		}
		GC_TRY_ADDREF(array);
		return array;
	}
	ready = zend_new_array(count);
	if (count > PHP_PLACES_FEW) {
		/* Places that lie far apart would make it a list first and convert it afterwards. */
		if (HT_IS_PACKED(array) && count < array->nNumUsed / 2) {
			zend_hash_real_init_mixed(ready);
		}
		places_add_many(ready, array, p->bits);
		return ready;
	}
	places_sort_few(p->few, count);
	for (uint32_t i = 0; i < count; i++) {
		places_add_element(ready, array, p->few[i]);
	}
	return ready;
}

void php_places_free(php_select_places *p)
{
	free(p->bits);
}
