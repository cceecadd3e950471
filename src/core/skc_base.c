#include "skc_base.h"

static skc_err go_on(void *owner)
{
	(void) owner;
	return SKC_OK;
}

static skc_interrupt_fn interrupt_hook = go_on;

void skc_set_interrupt(skc_interrupt_fn hook)
{
	interrupt_hook = hook != NULL ? hook : go_on;
}

skc_err skc_interrupted(void *owner)
{
	return interrupt_hook(owner);
}
