#include "common/scratch.h"

#include "common/globals.h"

/* The C library maps blocks of this size lazily; see mallopt(3), M_MMAP_THRESHOLD. */
#define SCRATCH_MIN ((size_t) 256 << 10)
/* A larger block, or one with more pages in use, is freed after the call. */
#define SCRATCH_MAX ((size_t) 16 << 20)
#define SCRATCH_USED_MAX ((size_t) 1 << 20)

/* The header of a block; its bytes follow. */
struct php_scratch_block {
	struct php_scratch_block *next; /* the next one that is taken */
	struct php_scratch_block *before;
	size_t size;
};

/* The blocks of a thread. */
typedef struct scratch_store {
	struct php_scratch_block *idle;  /* may be NULL */
	struct php_scratch_block *taken; /* the last one first */
} scratch_store;

static scratch_store *scratch_own_store(void)
{
	if (UNEXPECTED(SOCKETS_OWN(scratch) == NULL)) {
		SOCKETS_OWN(scratch) = pecalloc(1, sizeof(scratch_store), 1);
	}
	return SOCKETS_OWN(scratch);
}

static struct php_scratch_block *scratch_allocate(size_t size)
{
	struct php_scratch_block *made;

	size = size < SCRATCH_MIN ? SCRATCH_MIN : size;
	while ((made = malloc(sizeof(*made) + size)) == NULL) {
		size /= 2;
		if (size < SCRATCH_MIN) {
			size = SCRATCH_MIN;
			made = pemalloc(sizeof(*made) + size, 1);
			break;
		}
	}
	made->size = size;
	return made;
}

/* Each task that waits in a call has taken one: thousands of them, given back in any order. */
static void scratch_link_taken(scratch_store *own, struct php_scratch_block *block)
{
	block->before = NULL;
	block->next = own->taken;
	if (UNEXPECTED(own->taken != NULL)) {
		own->taken->before = block;
	}
	own->taken = block;
}

static void scratch_unlink_taken(scratch_store *own, struct php_scratch_block *block)
{
	*(block->before != NULL ? &block->before->next : &own->taken) = block->next;
	if (UNEXPECTED(block->next != NULL)) {
		block->next->before = block->before;
	}
}

php_scratch php_scratch_take(size_t size)
{
	scratch_store *own = scratch_own_store();
	struct php_scratch_block *block = own->idle;

	if (EXPECTED(block != NULL && block->size >= size)) {
		own->idle = NULL;
	} else {
		block = scratch_allocate(size);
	}
	scratch_link_taken(own, block);
	return (php_scratch){ (char *) (block + 1), block->size, block };
}

void php_scratch_give(php_scratch *scratch, size_t used)
{
	scratch_store *own = scratch_own_store();
	struct php_scratch_block *block = scratch->block;

	scratch_unlink_taken(own, block);
	if (block->size > SCRATCH_MAX || used > SCRATCH_USED_MAX ||
			(own->idle != NULL && own->idle->size >= block->size)) {
		free(block);
		return;
	}
	free(own->idle);
	own->idle = block;
}

static void scratch_free_taken(scratch_store *own)
{
	while (own->taken != NULL) {
		struct php_scratch_block *block = own->taken;

		own->taken = block->next;
		free(block);
	}
}

void php_scratch_reclaim(void)
{
	if (SOCKETS_OWN(scratch) != NULL) {
		scratch_free_taken(SOCKETS_OWN(scratch));
	}
}

void php_scratch_free(void **scratch)
{
	scratch_store *own = *scratch;

	if (own != NULL) {
		scratch_free_taken(own);
		free(own->idle);
		free(own);
		*scratch = NULL;
	}
}
