#include "skc_os.h"

/* POSIX sockets need no set-up; a write to a closed peer is kept silent per call (skc_os_io.c). */

skc_err skc_os_startup(void)
{
	return SKC_OK;
}

void skc_os_shutdown(void)
{
}
