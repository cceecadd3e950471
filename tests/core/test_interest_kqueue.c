/* test_interest.c over the poller of kqueue(2). */

#include "check.h"
#include "net.h"

#ifdef __linux__
#include "fake_kqueue.h"

#include "test_interest.c"
#else
CASE(kqueue)
{
	SKIP("the model of kqueue needs epoll; test_interest.c tests the system's own");
}
#endif
