#include "skc_os.h"

int64_t skc_os_process_id(void)
{
	return GetCurrentProcessId();
}

/* Winsock tells a process only (SIO_AF_UNIX_GETPEERPID), no user. */
skc_err skc_os_peer_credentials(skc_handle handle, skc_credentials *out)
{
	(void) handle;
	(void) out;
	return SKC_EOPNOTSUPP;
}
