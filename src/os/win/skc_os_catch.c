#include "skc_os.h"

/* The console's control events (SetConsoleCtrlHandler) are no signals: PHP has functions of its own
 * for them. */

skc_disposition skc_os_signal_disposition(int number)
{
	(void) number;
	return SKC_SIGNAL_DEFAULT;
}

skc_err skc_os_catch_signals(uint64_t signals, uint64_t chained, skc_handle to, uint64_t *id)
{
	(void) signals;
	(void) chained;
	(void) to;
	(void) id;
	return SKC_EOPNOTSUPP;
}

void skc_os_release_caught(uint64_t id)
{
	(void) id;
}
