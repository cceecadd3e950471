#include "skc_os.h"

#include "skc_calls.h"

/* WSAStartup and WSACleanup count by themselves: the last clean-up ends Winsock. */

skc_err skc_os_startup(void)
{
	WSADATA data;

	return skc_call.startup(MAKEWORD(2, 2), &data);
}

void skc_os_shutdown(void)
{
	skc_call.cleanup();
}

/* There is no fork. */
unsigned skc_os_fork_count(void)
{
	return 0;
}
