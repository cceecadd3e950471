#include "skc_os.h"

/* Winsock has no call for several messages. */

skc_err skc_os_send_batch(
		skc_handle handle, const skc_message *messages, size_t count, int flags, size_t *done)
{
	(void) handle;
	(void) messages;
	(void) count;
	(void) flags;
	(void) done;
	return SKC_ENOSYS;
}

skc_err skc_os_recv_batch(skc_handle handle, skc_message *messages, size_t *sizes, size_t count,
		int flags, size_t *done)
{
	(void) handle;
	(void) messages;
	(void) sizes;
	(void) count;
	(void) flags;
	(void) done;
	return SKC_ENOSYS;
}
