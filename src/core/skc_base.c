#include "skc_base.h"

#include "skc_os.h"

static skc_err base_go_on(void *owner)
{
	(void) owner;
	return SKC_OK;
}

static skc_interrupt_fn interrupt_hook = base_go_on;

void skc_set_interrupt(skc_interrupt_fn hook)
{
	interrupt_hook = hook != NULL ? hook : base_go_on;
}

skc_err skc_interrupted(void *owner)
{
	return interrupt_hook(owner);
}

static skc_interrupt_due_fn due_hook;

void skc_set_interrupt_due(skc_interrupt_due_fn due)
{
	due_hook = due;
}

bool skc_interrupt_is_due(void)
{
	return due_hook != NULL && due_hook();
}

SKC_SHARED(const skc_turns *) skc_turns_hook;

void skc_set_turns(const skc_turns *turns)
{
	SKC_SHARED_STORE(skc_turns_hook, turns);
}

static skc_err base_sleep_with_signals(
		skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	skc_signals before;
	skc_err err = SKC_EINTR;

	skc_os_hold_signals(&before);
	if (!due_hook()) {
		err = skc_os_poll_with(items, count, timeout, &before, ready);
	}
	skc_os_release_signals(&before);
	return err;
}

skc_err skc_sleep(void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	skc_err err;

	*ready = 0;
	if (timeout != 0 && skc_takes_turns()) {
		return SKC_SHARED_LOAD(skc_turns_hook)->suspend(owner, items, count, timeout, ready);
	}
	err = due_hook != NULL && timeout != 0 ? base_sleep_with_signals(items, count, timeout, ready)
										   : skc_os_poll(items, count, timeout, ready);
	return err == SKC_EINTR ? skc_interrupted(owner) : err;
}
