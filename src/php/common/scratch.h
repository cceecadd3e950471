#ifndef PHP_SOCKETS_COMMON_SCRATCH_H
#define PHP_SOCKETS_COMMON_SCRATCH_H

/* A buffer for bytes from the system that is reused between calls, so that a receive with a large
 * length and little data costs neither an allocation nor memory: the system allocates no pages that
 * nothing is written to. A call takes the buffer while it uses it: a signal handler that runs in
 * the middle of the call and receives gets another one. */

#include <stddef.h>

typedef struct php_scratch {
	char *bytes;
	size_t size; /* at least the size asked for, unless memory is short */
	struct php_scratch_block *block;
} php_scratch;

/* Takes the thread's block, of at least size bytes if memory allows, never empty. */
php_scratch php_scratch_take(size_t size);

/* Gives it back; used is the number of bytes that were written. */
void php_scratch_give(php_scratch *scratch, size_t used);

/* Frees the blocks that a request did not give back, as a fatal error ended it in the middle of a
 * call; at its end. */
void php_scratch_reclaim(void);

/* Frees the memory of a thread's member scratch; at its end. */
void php_scratch_free(void **scratch);

#endif
