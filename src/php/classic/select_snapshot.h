#ifndef PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H
#define PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H

/* Copies of the memory of arrays: the old elements of an array are compared with its present ones
 * without dereferencing old pointers, which may dangle. */

#include "php.h"

#define PHP_SNAPSHOT_NO_ID UINT32_MAX

/* The copy of one array. A place is the number of an element, counting unused ones. */
typedef struct php_snapshot {
	char *elements;  /* its zvals or buckets: compared, never dereferenced */
	uint32_t *ids;   /* of each element in the registered set; PHP_SNAPSHOT_NO_ID for none */
	uint32_t used;   /* places */
	uint32_t size;   /* places allocated */
	size_t stride;   /* bytes of an element */
	bool references; /* an element is a reference, whose target may change */
} php_snapshot;

/* Places that differ. */
typedef struct php_snapshot_changes {
	uint32_t *places;
	uint32_t count;
	uint32_t max;
} php_snapshot_changes;

/* The element at a place: a zval, or a bucket, which begins with one. */
zval *php_snapshot_element(const HashTable *array, uint32_t place);

/* Allocates memory for the array's elements; the copy stays as it is. False without memory. */
bool php_snapshot_room(php_snapshot *m, const HashTable *array);

/* Copies an array (NULL: an empty one), without ids. False without memory. */
bool php_snapshot_remember(php_snapshot *m, const HashTable *array);

/* Fills c with the places in both arrays that differ. False if too many differ to be listed. The
 * targets of references are not compared. */
bool php_snapshot_compare(php_snapshot_changes *c, php_snapshot *m, const HashTable *array);

/* Appends a change. False if there are too many. */
bool php_snapshot_add_change(php_snapshot_changes *c, uint32_t place);

void php_snapshot_free(php_snapshot *m);

/* --- without a copy -------------------------------------------------------------------------- */

#define PHP_SNAPSHOT_PARTS 32

/* Sums of the objects in arrays, in whatever order they are. */
typedef struct php_snapshot_sums {
	uint32_t parts[PHP_SNAPSHOT_PARTS];
} php_snapshot_sums;

void php_snapshot_sum(php_snapshot_sums *sums, const HashTable *array, unsigned set);

/* The number of parts that differ: few if few objects do. */
uint32_t php_snapshot_difference(const php_snapshot_sums *a, const php_snapshot_sums *b);

#endif
