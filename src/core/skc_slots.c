#include "skc_slots.h"

#include <stdlib.h>
#include <string.h>

skc_err skc_slots_grow(skc_slots *s, size_t stride, uint32_t size)
{
	char *memory = realloc(s->memory, size * stride);

	if (memory == NULL) {
		return SKC_ENOMEM;
	}
	memset(memory + s->size * stride, 0, (size - s->size) * stride);
	s->memory = memory;
	s->size = size;
	return SKC_OK;
}

void skc_slots_clear(skc_slots *s)
{
	free(s->memory);
	*s = SKC_SLOTS_EMPTY;
}
