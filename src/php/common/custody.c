#include "common/custody.h"

#include "common/globals.h"
#include "skc_cmsg.h"

#define FIRST_SIZE 16

/* The handles of a thread. */
typedef struct custody_store {
	size_t count;
	size_t size;
	skc_handle *of; /* in the order in which they came */
} custody_store;

static custody_store *custody_own_store(void)
{
	if (UNEXPECTED(SOCKETS_OWN(custody) == NULL)) {
		SOCKETS_OWN(custody) = pecalloc(1, sizeof(custody_store), 1);
	}
	return SOCKETS_OWN(custody);
}

/* The index of a handle; the count if it is not in custody. */
static size_t custody_place_of(const custody_store *own, skc_handle handle)
{
	size_t i = 0;

	while (i < own->count && own->of[i] != handle) {
		i++;
	}
	return i;
}

static bool custody_forget(skc_handle handle)
{
	custody_store *own = custody_own_store();
	size_t place = custody_place_of(own, handle);

	if (place == own->count) {
		return false;
	}
	own->count--;
	memmove(own->of + place, own->of + place + 1, (own->count - place) * sizeof(own->of[0]));
	return true;
}

void php_custody_add(skc_handle handle)
{
	custody_store *own = custody_own_store();

	if (custody_place_of(own, handle) < own->count) {
		return;
	}
	if (UNEXPECTED(own->count == own->size)) {
		own->size = own->size == 0 ? FIRST_SIZE : own->size * 2;
		own->of = safe_perealloc(own->of, own->size, sizeof(own->of[0]), 0, 1);
	}
	own->of[own->count++] = handle;
}

void php_custody_remove(skc_handle handle)
{
	(void) custody_forget(handle);
}

void php_custody_close(skc_handle handle)
{
	(void) custody_forget(handle);
	(void) skc_os_close(handle);
}

static void custody_add(skc_handle handle, void *argument)
{
	(void) argument;
	if (SKC_HANDLE_IS_ONE(handle)) {
		php_custody_add(handle);
	}
}

static void custody_close_unowned(skc_handle handle, void *argument)
{
	(void) argument;
	if (SKC_HANDLE_IS_ONE(handle) && custody_forget(handle)) {
		(void) skc_os_close(handle);
	}
}

void php_custody_add_message(const skc_message *message)
{
	skc_cmsg_each_handle(message, custody_add, NULL);
}

void php_custody_close_message(const skc_message *message)
{
	skc_cmsg_each_handle(message, custody_close_unowned, NULL);
}

void php_custody_reclaim(void)
{
	custody_store *own = SOCKETS_OWN(custody);

	while (own != NULL && own->count > 0) {
		(void) skc_os_close(own->of[--own->count]);
	}
}

void php_custody_free(void **custody)
{
	custody_store *own = *custody;

	if (own != NULL) {
		pefree(own->of, 1);
		pefree(own, 1);
		*custody = NULL;
	}
}
