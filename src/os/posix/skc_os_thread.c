#include "skc_os.h"

#include "skc_calls.h"
#include "skc_semaphore.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

typedef struct start {
	skc_os_thread_fn run;
	void *argument;
} start;

/* A thread may be in this code when PHP unloads it. False: the code is not in a library. */
static bool thread_keep_loaded(void)
{
	static const int anchor;
	Dl_info info;

	return dladdr(&anchor, &info) != 0 && info.dli_fname != NULL &&
			skc_call.dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE) != NULL;
}

static void *thread_begin(void *memory)
{
	start s = *(start *) memory;

	free(memory);
	s.run(s.argument);
	return NULL;
}

/* pthread functions return their codes. */
static skc_err thread_create(start *s)
{
	pthread_attr_t detached;
	pthread_t thread;
	skc_err err = pthread_attr_init(&detached);

	if (err == SKC_OK) {
		pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
		err = skc_call.pthread_create(&thread, &detached, thread_begin, s);
		pthread_attr_destroy(&detached);
	}
	return err;
}

skc_err skc_os_thread(skc_os_thread_fn run, void *argument)
{
	start *s = malloc(sizeof(*s));
	sigset_t all, before;
	skc_err err;

	if (s == NULL) {
		return ENOMEM;
	}
	*s = (start){ run, argument };
	thread_keep_loaded();
	/* A thread inherits the signal mask of its creator. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	err = thread_create(s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (err != SKC_OK) {
		free(s);
	}
	return err;
}

uintptr_t skc_os_thread_number(void)
{
	return (uintptr_t) pthread_self();
}

/* --- one lock, and events --------------------------------------------------------------------- */

static pthread_mutex_t process_lock = PTHREAD_MUTEX_INITIALIZER;

void skc_os_lock(void)
{
	pthread_mutex_lock(&process_lock);
}

void skc_os_unlock(void)
{
	pthread_mutex_unlock(&process_lock);
}

struct skc_event {
	skc_semaphore semaphore;
};

skc_event *skc_os_event_new(void)
{
	skc_event *event = malloc(sizeof(*event));

	if (event != NULL && skc_semaphore_open(&event->semaphore) != 0) {
		free(event);
		return NULL;
	}
	return event;
}

void skc_os_event_free(skc_event *event)
{
	skc_semaphore_close(&event->semaphore);
	free(event);
}

void skc_os_event_post(skc_event *event)
{
	skc_semaphore_post(&event->semaphore);
}

skc_err skc_os_event_wait(skc_event *event, int64_t timeout)
{
	return skc_call.sem_clockwait(&event->semaphore, timeout) < 0 ? errno : SKC_OK;
}
