#ifndef PHP_SOCKETS_CLASSIC_SELECT_PLACES_H
#define PHP_SOCKETS_CLASSIC_SELECT_PLACES_H

/* The places of an array whose elements are ready, collected in any order. */

#include "php.h"
#include "zend_bitset.h"

#define PHP_PLACES_FEW 16

typedef struct php_select_places {
	uint32_t count;
	uint32_t few[PHP_PLACES_FEW]; /* the places, as long as they fit */
	zend_bitset bits;             /* all of them otherwise; empty between calls */
	uint32_t words;
} php_select_places;

/* Allocates memory for the places of an array. False without memory. */
bool php_places_grow(php_select_places *p, uint32_t used);

/* The same; it is cheap if there is memory. */
static inline bool php_places_room(php_select_places *p, uint32_t used)
{
	return EXPECTED(p->words > used / 32) || php_places_grow(p, used);
}

/* Adds all of the few places to the bits. */
void php_places_spread(php_select_places *p);

/* Adds a place, which is added once. */
static inline void php_places_add(php_select_places *p, uint32_t place)
{
	if (p->count < PHP_PLACES_FEW) {
		p->few[p->count++] = place;
		return;
	}
	if (p->count++ == PHP_PLACES_FEW) {
		php_places_spread(p);
	}
	zend_bitset_incl(p->bits, place);
}

/* A new array of the elements at the places, with their keys, in their order. If those are all
 * elements of a list, it is the list itself. There are no places afterwards. */
HashTable *php_places_elements(php_select_places *p, HashTable *array, bool references);

/* Whether a new array of all elements would equal the array, also in its internal state. */
static inline bool php_places_is_plain_list(const HashTable *array)
{
	return HT_IS_PACKED(array) && HT_IS_WITHOUT_HOLES(array) && array->nInternalPointer == 0 &&
			array->nNextFreeElement == (zend_long) array->nNumUsed;
}

void php_places_free(php_select_places *p);

#endif
