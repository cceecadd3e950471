#include "skc_os.h"
#include "skc_wsa_duplicate.h"

#include "skc_calls.h"

/* WSAStartup and WSACleanup count calls: the last cleanup ends Winsock. Other resources that end
 * with the last cleanup are counted here. */
static LONG starts;

skc_err skc_os_startup(void)
{
	WSADATA data;
	skc_err err = skc_call.WSAStartup(MAKEWORD(2, 2), &data);

	if (err == SKC_OK) {
		InterlockedIncrement(&starts);
	}
	return err;
}

void skc_os_shutdown(void)
{
	if (InterlockedDecrement(&starts) == 0) {
		skc_os_unshare_all();
	}
	skc_call.WSACleanup();
}

/* Windows has no fork. */
unsigned skc_os_fork_count(void)
{
	return 0;
}

unsigned skc_os_forks_seen(void)
{
	return 0;
}

skc_err skc_os_on_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	(void) prepare;
	(void) parent;
	(void) child;
	return SKC_OK;
}
