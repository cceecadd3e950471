#include "classic/select_snapshot.h"

#include <stdlib.h>

/* Elements that are compared as one block of memory, and as one part of a block that differs. */
#define BLOCK 256
#define PART 16
/* If more than one in this many elements changed, the changes are not listed; small arrays may
 * change completely. */
#define CHANGES_PART 4
#define CHANGES_FREE 16

static size_t snapshot_stride_of(const HashTable *array)
{
	return HT_IS_PACKED(array) ? sizeof(zval) : sizeof(Bucket);
}

static const char *snapshot_elements_of(const HashTable *array)
{
	return HT_IS_PACKED(array) ? (const char *) array->arPacked : (const char *) array->arData;
}

zval *php_snapshot_element(const HashTable *array, uint32_t place)
{
	return (zval *) (snapshot_elements_of(array) + place * snapshot_stride_of(array));
}

bool php_snapshot_room(php_snapshot *m, const HashTable *array)
{
	size_t stride = snapshot_stride_of(array);
	uint32_t size = array->nNumUsed;
	char *elements;
	uint32_t *ids;

	if (m->elements != NULL && m->size >= size && m->stride == stride) {
		return true;
	}
	size += size / 2 + 16;
	elements = realloc(m->elements, size * stride);
	if (elements == NULL) {
		return false;
	}
	m->elements = elements;
	ids = realloc(m->ids, size * sizeof(*ids));
	if (ids == NULL) {
		return false;
	}
	m->ids = ids;
	m->size = size;
	m->stride = stride;
	return true;
}

bool php_snapshot_remember(php_snapshot *m, const HashTable *array)
{
	m->used = 0;
	m->references = false;
	if (array == NULL) {
		return true;
	}
	if (!php_snapshot_room(m, array)) {
		return false;
	}
	m->used = array->nNumUsed;
	m->stride = snapshot_stride_of(array);
	memcpy(m->elements, snapshot_elements_of(array), m->used * m->stride);
	memset(m->ids, 0xff, m->used * sizeof(*m->ids));
	return true;
}

static bool snapshot_is_same(const php_snapshot *m, const HashTable *array, uint32_t place)
{
	const zval *then = (const zval *) (m->elements + place * m->stride);
	const zval *now = php_snapshot_element(array, place);

	return Z_TYPE_P(then) == Z_TYPE_P(now) &&
			(Z_TYPE_P(now) == IS_UNDEF || Z_PTR_P(then) == Z_PTR_P(now));
}

bool php_snapshot_add_change(php_snapshot_changes *c, uint32_t place)
{
	if (c->count == c->max) {
		return false;
	}
	c->places[c->count++] = place;
	return true;
}

/* Compares one by one; a difference in unused bytes only is no change. */
static bool snapshot_compare_elements(php_snapshot_changes *c, php_snapshot *m,
		const HashTable *array, uint32_t from, uint32_t to)
{
	for (uint32_t place = from; place < to; place++) {
		if (snapshot_is_same(m, array, place)) {
			memcpy(m->elements + place * m->stride, php_snapshot_element(array, place), m->stride);
		} else if (!php_snapshot_add_change(c, place)) {
			return false;
		}
	}
	return true;
}

static bool snapshot_is_same_memory(
		const php_snapshot *m, const HashTable *array, uint32_t from, uint32_t to)
{
	return memcmp(m->elements + from * m->stride, snapshot_elements_of(array) + from * m->stride,
				   (to - from) * m->stride) == 0;
}

static bool snapshot_compare_block(php_snapshot_changes *c, php_snapshot *m, const HashTable *array,
		uint32_t from, uint32_t to)
{
	if (EXPECTED(snapshot_is_same_memory(m, array, from, to))) {
		return true;
	}
	for (uint32_t end; from < to; from = end) {
		end = MIN(from + PART, to);
		if (!snapshot_is_same_memory(m, array, from, end) &&
				!snapshot_compare_elements(c, m, array, from, end)) {
			return false;
		}
	}
	return true;
}

/* Allocates memory for the changes of total elements. False without memory. */
static bool snapshot_changes_room(php_snapshot_changes *c, uint32_t total)
{
	uint32_t max = total / CHANGES_PART + CHANGES_FREE;
	uint32_t *places;

	if (c->max >= max) {
		return true;
	}
	places = realloc(c->places, 2 * sizeof(*places) * max);
	if (places == NULL) {
		return false;
	}
	c->places = places;
	c->max = max * 2;
	return true;
}

bool php_snapshot_compare(php_snapshot_changes *c, php_snapshot *m, const HashTable *array)
{
	uint32_t used = array != NULL ? array->nNumUsed : 0;
	uint32_t common = MIN(used, m->used);

	c->count = 0;
	if ((used > 0 && m->used > 0 && snapshot_stride_of(array) != m->stride) ||
			MAX(used, m->used) - common > common / CHANGES_PART + CHANGES_FREE ||
			!snapshot_changes_room(c, common)) {
		return false;
	}
	for (uint32_t from = 0; from < common; from += BLOCK) {
		if (!snapshot_compare_block(c, m, array, from, MIN(from + BLOCK, common))) {
			return false;
		}
	}
	return true;
}

void php_snapshot_free(php_snapshot *m)
{
	free(m->elements);
	free(m->ids);
}

/* --- without a copy -------------------------------------------------------------------------- */

/* The address of an object, mixed. */
static uint32_t snapshot_mix(const zval *element, unsigned set)
{
	ZVAL_DEREF(element);
	return Z_TYPE_P(element) == IS_OBJECT
			? ((uint32_t) ((uintptr_t) Z_OBJ_P(element) >> 3) + set) * UINT32_C(2654435769)
			: 0;
}

void php_snapshot_sum(php_snapshot_sums *sums, const HashTable *array, unsigned set)
{
	const size_t stride = snapshot_stride_of(array);
	const char *at = snapshot_elements_of(array);

	for (uint32_t i = 0; i < array->nNumUsed; i++, at += stride) {
		uint32_t mixed = snapshot_mix((const zval *) at, set);

		sums->parts[mixed / (UINT32_MAX / PHP_SNAPSHOT_PARTS + 1)] += mixed;
	}
}

uint32_t php_snapshot_difference(const php_snapshot_sums *a, const php_snapshot_sums *b)
{
	uint32_t difference = 0;

	for (size_t i = 0; i < PHP_SNAPSHOT_PARTS; i++) {
		difference += a->parts[i] != b->parts[i];
	}
	return difference;
}
