#include "skc_os.h"

/* TransmitFile sends all or waits: no time limit holds for it, and of a non-blocking socket nobody
 * is told how much went. */
skc_err skc_os_send_file(skc_handle handle, int file, int64_t offset, size_t len, size_t *done)
{
	(void) handle;
	(void) file;
	(void) offset;
	(void) len;
	(void) done;
	return SKC_ENOSYS;
}
