#ifndef PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H
#define PHP_SOCKETS_CLASSIC_SELECT_SNAPSHOT_H

/* Arrays remembered as memory: what an array held is compared with what it holds now, without
 * following a pointer of then, whose object may be gone. */

#include "php.h"

#define PHP_REGISTERED_NO_ID UINT32_MAX

/* What is remembered of one array. A place is the number of an element, holes counted. */
typedef struct php_registered_memory {
	char *elements; /* a copy of its zvals or buckets: compared, never followed */
	uint32_t *ids;  /* of each element in the kept set; PHP_REGISTERED_NO_ID for none */
	uint32_t used;  /* places */
	uint32_t size;  /* places there is room for */
	size_t stride;  /* bytes an element */
} php_registered_memory;

/* Places that differ. */
typedef struct php_registered_changes {
	uint32_t *places;
	uint32_t count;
	uint32_t max;
} php_registered_changes;

/* The element at a place: a zval, or a bucket, which begins with one. */
zval *php_snapshot_element(const HashTable *array, uint32_t place);

/* Makes room for the array's elements; what was remembered stays. False without memory. */
bool php_snapshot_room(php_registered_memory *m, const HashTable *array);

/* Remembers an array (NULL: an empty one), without ids. False without memory. */
bool php_snapshot_remember(php_registered_memory *m, const HashTable *array);

/* Makes room for the changes of sets of total elements. False without memory. */
bool php_snapshot_changes_room(php_registered_changes *c, uint32_t total);

/* Fills c with the places below both ends that differ. False when so much differs that it is
 * another array. */
bool php_snapshot_compare(
		php_registered_changes *c, php_registered_memory *m, const HashTable *array);

void php_snapshot_free(php_registered_memory *m);

#endif
