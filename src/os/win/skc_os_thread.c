#include "skc_os.h"

#include "skc_calls.h"
#include "skc_time.h"

#include <stdlib.h>

typedef struct start {
	skc_os_thread_fn run;
	void *argument;
} start;

static const char anchor;

/* A thread may be in this code when PHP unloads it. */
static void thread_keep_loaded(void)
{
	HMODULE module;

	GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
			&anchor, &module);
}

static DWORD WINAPI thread_begin(LPVOID memory)
{
	start s = *(start *) memory;

	free(memory);
	s.run(s.argument);
	return 0;
}

skc_err skc_os_thread(skc_os_thread_fn run, void *argument)
{
	start *s = malloc(sizeof(*s));
	HANDLE thread;

	if (s == NULL) {
		return SKC_ENOMEM;
	}
	*s = (start){ run, argument };
	thread_keep_loaded();
	thread = skc_call.pthread_create(NULL, 0, thread_begin, s, 0, NULL);
	if (thread == NULL) {
		free(s);
		return (skc_err) GetLastError();
	}
	CloseHandle(thread);
	return SKC_OK;
}

uintptr_t skc_os_thread_number(void)
{
	return GetCurrentThreadId();
}

/* --- one lock, and events --------------------------------------------------------------------- */

static SRWLOCK process_lock = SRWLOCK_INIT;

void skc_os_lock(void)
{
	AcquireSRWLockExclusive(&process_lock);
}

void skc_os_unlock(void)
{
	ReleaseSRWLockExclusive(&process_lock);
}

/* The handle of a semaphore is the event. */
skc_event *skc_os_event_new(void)
{
	return (skc_event *) CreateSemaphoreA(NULL, 0, LONG_MAX, NULL);
}

void skc_os_event_free(skc_event *event)
{
	CloseHandle((HANDLE) event);
}

void skc_os_event_post(skc_event *event)
{
	ReleaseSemaphore((HANDLE) event, 1, NULL);
}

skc_err skc_os_event_wait(skc_event *event, int64_t timeout)
{
	int msec = skc_time_to_msec(timeout);
	DWORD result = WaitForSingleObject((HANDLE) event, msec < 0 ? INFINITE : (DWORD) msec);

	if (result == WAIT_OBJECT_0) {
		return SKC_OK;
	}
	return result == WAIT_TIMEOUT ? SKC_ETIMEDOUT : (skc_err) GetLastError();
}
