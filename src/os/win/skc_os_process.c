#include "skc_os.h"

#include <stdlib.h>

int64_t skc_os_process_id(void)
{
	return GetCurrentProcessId();
}

/* The C library has its own copy of the environment and updates the one of the system. */
void skc_os_unset_variable(const char *name)
{
	_putenv_s(name, "");
}

/* Winsock returns only a process (SIO_AF_UNIX_GETPEERPID), no user. */
skc_err skc_os_peer_credentials(skc_handle handle, skc_credentials *out)
{
	(void) handle;
	(void) out;
	return SKC_EOPNOTSUPP;
}
