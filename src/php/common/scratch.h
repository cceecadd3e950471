#ifndef PHP_SOCKETS_COMMON_SCRATCH_H
#define PHP_SOCKETS_COMMON_SCRATCH_H

/* Memory for bytes that come from the system, kept between calls so that a large length with a
 * small answer costs neither an allocation nor its memory: the pages that nothing was written to
 * are never made by the system. It is taken while it is in use: a signal handler that runs in the
 * middle of a call and reads itself gets a block of its own. */

#include <stddef.h>

typedef struct php_scratch {
	char *bytes;
	size_t size; /* at least what was wanted, unless the system has no such block */
	struct php_scratch_block *block;
} php_scratch;

/* Takes the thread's block, of at least size bytes where memory allows, never empty. */
php_scratch php_scratch_take(size_t size);

/* Gives it back; used is how many bytes were written to. */
void php_scratch_give(php_scratch *scratch, size_t used);

/* Frees the blocks that a request took and, ended by a fatal error in the middle of a call, never
 * gave back; at its end. */
void php_scratch_reclaim(void);

/* Frees what a thread's globals keep in their member scratch; at its end. */
void php_scratch_free(void **kept);

#endif
