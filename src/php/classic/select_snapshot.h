#ifndef PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H
#define PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H

/* Copies of the memory of arrays: the old elements of an array are compared with its present ones
 * without dereferencing old pointers, which may dangle. */

#include "php.h"

#define PHP_SNAPSHOT_NO_ID UINT32_MAX

/* The copy of one array. A place is the number of an element, counting unused ones. */
typedef struct php_snapshot {
	char *elements; /* its zvals or buckets: compared, never dereferenced */
	uint32_t *ids;  /* of each element in the registered set; PHP_SNAPSHOT_NO_ID for none */
	uint32_t used;  /* places */
	uint32_t size;  /* places allocated */
	size_t stride;  /* bytes of an element */
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

/* Allocates memory for the changes of sets of total elements. False without memory. */
bool php_snapshot_changes_room(php_snapshot_changes *c, uint32_t total);

/* Fills c with the places in both arrays that differ. False if so many differ that it counts as
 * another array. */
bool php_snapshot_compare(php_snapshot_changes *c, php_snapshot *m, const HashTable *array);

void php_snapshot_free(php_snapshot *m);

#endif
