#include "skc_base.h"

static bool go_on(void)
{
	return true;
}

static skc_interrupt_fn interrupt_hook = go_on;

void skc_set_interrupt(skc_interrupt_fn hook)
{
	interrupt_hook = hook != NULL ? hook : go_on;
}

bool skc_interrupted(void)
{
	return interrupt_hook();
}
