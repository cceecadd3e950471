#include "php_scratch.h"

#include "php_glue.h"

/* The C library maps blocks of this size lazily; see mallopt(3), M_MMAP_THRESHOLD. */
#define SCRATCH_MIN ((size_t) 256 << 10)
/* A block beyond this, or one with more real pages than that, is not kept. */
#define SCRATCH_KEEP ((size_t) 16 << 20)
#define SCRATCH_KEEP_USED ((size_t) 1 << 20)

static php_scratch *slot(void)
{
	return (php_scratch *) SOCKETS_G(scratch);
}

static php_scratch allocate(size_t size)
{
	php_scratch made = { NULL, size < SCRATCH_MIN ? SCRATCH_MIN : size };

	while ((made.bytes = malloc(made.size)) == NULL) {
		made.size /= 2;
		if (made.size < SCRATCH_MIN) {
			made.size = SCRATCH_MIN;
			made.bytes = pemalloc(made.size, 1);
		}
	}
	return made;
}

php_scratch php_scratch_take(size_t size)
{
	php_scratch *kept = slot();

	if (EXPECTED(kept != NULL && kept->size >= size)) {
		php_scratch taken = *kept;

		*kept = (php_scratch){ NULL, 0 };
		return taken;
	}
	return allocate(size);
}

void php_scratch_give(php_scratch *scratch, size_t used)
{
	php_scratch *kept = slot();

	if (kept == NULL) {
		kept = pecalloc(1, sizeof(*kept), 1);
		SOCKETS_G(scratch) = kept;
	}
	if (scratch->size > SCRATCH_KEEP || used > SCRATCH_KEEP_USED || kept->size >= scratch->size) {
		free(scratch->bytes);
		return;
	}
	free(kept->bytes);
	*kept = *scratch;
}

void php_scratch_free(void **kept)
{
	if (*kept != NULL) {
		free(((php_scratch *) *kept)->bytes);
		free(*kept);
		*kept = NULL;
	}
}
