#include "skc_os.h"

#include "skc_calls.h"

#include <stdlib.h>

typedef struct start {
	skc_os_thread_fn run;
	void *argument;
} start;

static const char anchor;

/* A thread may be in this code when the host unloads it. */
static void keep_loaded(void)
{
	HMODULE module;

	GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
			&anchor, &module);
}

static DWORD WINAPI begin(LPVOID memory)
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
	keep_loaded();
	thread = skc_call.pthread_create(NULL, 0, begin, s, 0, NULL);
	if (thread == NULL) {
		free(s);
		return (skc_err) GetLastError();
	}
	CloseHandle(thread);
	return SKC_OK;
}

long skc_os_count(skc_counter *counter, long change)
{
	return InterlockedExchangeAdd(&counter->value, change) + change;
}
