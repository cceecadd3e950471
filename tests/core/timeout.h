#ifndef TIMEOUT_H
#define TIMEOUT_H

#include "check.h"
#include "skc_os.h"

/* Sets SO_RCVTIMEO or SO_SNDTIMEO in microseconds; 0 is none. */
static inline skc_err set_timeout(skc_handle handle, int option, int64_t usec)
{
	struct timeval value = { .tv_usec = 0 };

	value.tv_sec = usec / 1000000;
	value.tv_usec = usec % 1000000;
	return skc_os_set_option(handle, SOL_SOCKET, option, &value, sizeof(value));
}

#endif
