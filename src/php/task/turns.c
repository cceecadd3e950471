#include "task/turns.h"

#include "common/descriptors.h"
#include "common/globals.h"
#include "common/object.h"
#include "task/foreign.h"
#include "task/idle.h"
#include "task/scheduler.h"

static bool turns_can_suspend(void)
{
	return php_scheduler_current() != NULL || php_foreign_can_suspend();
}

/* The system cannot wait for a regular file, which is always ready for poll(2). A Socket that is
 * still open although its handle was closed shares it with another one: its call tries again. */
static void turns_all_ready(skc_pollfd *items, size_t count, size_t *ready)
{
	for (size_t i = 0; i < count; i++) {
		items[i].revents = items[i].events;
	}
	*ready = count;
}

static skc_err turns_suspend_task(
		php_task *t, void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	php_task_wait wait = { .task = t, .items = items };
	php_socket *socket = owner;
	php_awaiting one;
	php_awaiting *list = count > 1 ? safe_emalloc(count, sizeof(*list), 0) : &one;
	bool is_own = socket != NULL && count == 1 && items[0].fd == php_sockets_sock(socket).handle;
	int64_t idle = is_own && timeout == SKC_FOREVER ? php_idle_of(socket) : SKC_FOREVER;
	skc_err err = php_scheduler_wait(
			&wait, list, count, is_own ? &socket : NULL, idle != SKC_FOREVER ? idle : timeout);

	if (list != &one) {
		efree(list);
	}
	*ready = wait.ready;
	if (err == SKC_EDEADLINE) {
		*ready = 0;
		return idle != SKC_FOREVER ? err : SKC_OK;
	}
	if (socket != NULL && php_sockets_sock(socket).handle == SKC_HANDLE_NONE) {
		return EG(exception) == NULL ? SKC_EBADF : SKC_EINTR;
	}
	if (UNEXPECTED(SOCKETS_OWN(sent) != NULL) && !php_descriptors_are_valid()) {
		return SKC_EBADF;
	}
	if (err == SKC_EPERM || (err == SKC_EBADF && is_own)) {
		turns_all_ready(items, count, ready);
		return SKC_OK;
	}
	return err;
}

static skc_err turns_suspend(
		void *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	php_task *t = php_scheduler_current();

	return t != NULL ? turns_suspend_task(t, owner, items, count, timeout, ready)
					 : php_foreign_suspend(owner, items, count, timeout, ready);
}

static const skc_turns turns = { turns_can_suspend, turns_suspend };

void php_turns_set(void)
{
	skc_set_turns(&turns);
}
