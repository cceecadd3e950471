#include "skc_os.h"

#include <pthread.h>

static unsigned fork_count;

static void startup_count_fork(void)
{
	fork_count++;
}

/* POSIX sockets need no set-up. The handlers are removed with the library that registered them
 * (dlclose(3)). */
skc_err skc_os_startup(void)
{
	return pthread_atfork(NULL, NULL, startup_count_fork);
}

void skc_os_shutdown(void)
{
}

unsigned skc_os_fork_count(void)
{
	return fork_count;
}

skc_err skc_os_on_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	return pthread_atfork(prepare, parent, child);
}
