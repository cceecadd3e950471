#include "skc_os.h"

#include <pthread.h>

static unsigned fork_count;
static unsigned forks_seen;

static void startup_see_fork(void)
{
	forks_seen++;
}

static void startup_count_fork(void)
{
	fork_count++;
	startup_see_fork();
}

/* POSIX sockets need no set-up. The handlers are removed with the library that registered them
 * (dlclose(3)). */
skc_err skc_os_startup(void)
{
	return pthread_atfork(NULL, startup_see_fork, startup_count_fork);
}

void skc_os_shutdown(void)
{
}

unsigned skc_os_fork_count(void)
{
	return fork_count;
}

unsigned skc_os_forks_seen(void)
{
	return forks_seen;
}

skc_err skc_os_on_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	return pthread_atfork(prepare, parent, child);
}
