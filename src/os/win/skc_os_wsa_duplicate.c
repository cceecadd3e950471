#include "skc_wsa_duplicate.h"

#include "skc_os.h"

#include "skc_calls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The description of a shared socket lies in named shared memory. */
typedef struct shared {
	struct shared *next;
	HANDLE memory; /* owned */
	char name[SKC_SHARE_NAME_SIZE];
} shared;

static shared *first;
static unsigned long made; /* the number of names that this process has tried */
static SRWLOCK lock = SRWLOCK_INIT;

/* Creates memory with a new name: memory that exists already may belong to another process. */
static HANDLE wsa_duplicate_make_memory(char name[SKC_SHARE_NAME_SIZE])
{
	for (int tries = 0; tries < 100; tries++) {
		HANDLE memory;

		snprintf(name, SKC_SHARE_NAME_SIZE, "php_wsaprotocol_info_%lu_%lu", GetCurrentProcessId(),
				++made);
		memory = skc_call.CreateFileMappingA(
				INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, sizeof(WSAPROTOCOL_INFOW), name);
		if (memory == NULL || GetLastError() != ERROR_ALREADY_EXISTS) {
			return memory;
		}
		CloseHandle(memory);
	}
	SetLastError(ERROR_ALREADY_EXISTS);
	return NULL;
}

static skc_err wsa_duplicate_copy_in(HANDLE memory, const WSAPROTOCOL_INFOW *info)
{
	void *view = skc_call.MapViewOfFile(memory, FILE_MAP_WRITE, 0, 0, sizeof(*info));

	if (view == NULL) {
		return (skc_err) GetLastError();
	}
	memcpy(view, info, sizeof(*info));
	UnmapViewOfFile(view);
	return SKC_OK;
}

/* The caller holds the lock. */
static skc_err wsa_duplicate_publish(shared *entry, const WSAPROTOCOL_INFOW *info)
{
	skc_err err;

	entry->memory = wsa_duplicate_make_memory(entry->name);
	if (entry->memory == NULL) {
		return (skc_err) GetLastError();
	}
	err = wsa_duplicate_copy_in(entry->memory, info);
	if (err != SKC_OK) {
		CloseHandle(entry->memory);
		return err;
	}
	entry->next = first;
	first = entry;
	return SKC_OK;
}

skc_err skc_os_wsa_duplicate(skc_handle handle, uint32_t process, char name[SKC_SHARE_NAME_SIZE])
{
	WSAPROTOCOL_INFOW info;
	shared *entry;
	skc_err err;

	if (skc_call.WSADuplicateSocketW(handle, process, &info) == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	entry = malloc(sizeof(*entry));
	if (entry == NULL) {
		return SKC_ENOMEM;
	}
	AcquireSRWLockExclusive(&lock);
	err = wsa_duplicate_publish(entry, &info);
	if (err == SKC_OK) {
		memcpy(name, entry->name, sizeof(entry->name));
	} else {
		free(entry);
	}
	ReleaseSRWLockExclusive(&lock);
	return err;
}

/* Opens the memory of a name, of this process or another. */
static skc_err wsa_duplicate_copy_out(const char *name, WSAPROTOCOL_INFOW *info)
{
	HANDLE memory = skc_call.OpenFileMappingA(FILE_MAP_READ, FALSE, name);
	skc_err err = SKC_OK;
	void *view;

	if (memory == NULL) {
		return GetLastError() == ERROR_FILE_NOT_FOUND ? SKC_ENOENT : (skc_err) GetLastError();
	}
	view = skc_call.MapViewOfFile(memory, FILE_MAP_READ, 0, 0, sizeof(*info));
	if (view == NULL) {
		err = (skc_err) GetLastError();
	} else {
		memcpy(info, view, sizeof(*info));
		UnmapViewOfFile(view);
	}
	CloseHandle(memory);
	return err;
}

skc_err skc_os_take_over(const char *name, size_t len, skc_handle *out, int *family)
{
	char terminated[SKC_SHARE_NAME_SIZE];
	WSAPROTOCOL_INFOW info;
	skc_handle handle;
	skc_err err;

	if (len == 0 || len >= sizeof(terminated) || memchr(name, '\0', len) != NULL) {
		return SKC_ENOENT;
	}
	memcpy(terminated, name, len);
	terminated[len] = '\0';
	err = wsa_duplicate_copy_out(terminated, &info);
	if (err != SKC_OK) {
		return err;
	}
	handle = skc_call.socket(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
			WSA_FLAG_OVERLAPPED);
	if (handle == INVALID_SOCKET) {
		return WSAGetLastError();
	}
	err = skc_os_set_inheritable(handle, false);
	if (err != SKC_OK) {
		skc_os_close(handle);
		return err;
	}
	*out = handle;
	*family = info.iAddressFamily;
	return SKC_OK;
}

static void wsa_duplicate_release(shared **link)
{
	shared *entry = *link;

	*link = entry->next;
	CloseHandle(entry->memory);
	free(entry);
}

bool skc_os_unshare(const char *name, size_t len)
{
	bool found = false;

	AcquireSRWLockExclusive(&lock);
	for (shared **link = &first; *link != NULL && !found; link = &(*link)->next) {
		if (strlen((*link)->name) == len && memcmp((*link)->name, name, len) == 0) {
			wsa_duplicate_release(link);
			found = true;
			break;
		}
	}
	ReleaseSRWLockExclusive(&lock);
	return found;
}

void skc_os_unshare_all(void)
{
	AcquireSRWLockExclusive(&lock);
	while (first != NULL) {
		wsa_duplicate_release(&first);
	}
	ReleaseSRWLockExclusive(&lock);
}
