/* test_watch.c over the poller of kqueue(2). */

#include "check.h"
#include "net.h"

#ifdef __linux__
#include "fake_kqueue.h"

#include "test_watch.c"
#else
CASE(kqueue)
{
	SKIP("the model of kqueue needs epoll; test_watch.c tests the system's own");
}
#endif
