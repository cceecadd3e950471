#include "skc_listen.h"

#include "skc_time.h"

#include <string.h>

#define LOCK_LIMIT (10 * SKC_NS_PER_SEC)
#define NAP (2 * SKC_NS_PER_MSEC)

bool skc_listen_path(const skc_addr *addr, skc_addr_parts *out)
{
	return skc_addr_family(addr) == AF_UNIX && skc_addr_print(addr, out) == SKC_OK &&
			out->text_len > 0 && out->text[0] != '\0';
}

/* The folder of a path; out has room for it. */
static void folder_of(const char *path, char *out)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash == path ? 1 : slash != NULL ? (size_t) (slash - path) : 1;

	memcpy(out, slash != NULL ? path : ".", len);
	out[len] = '\0';
}

/* Not for ever: anyone who may read the folder can hold its lock. */
static skc_err lock_folder(const char *path, skc_handle *out)
{
	int64_t deadline = skc_time_deadline(LOCK_LIMIT);
	char folder[SKC_ADDR_TEXT_MAX];
	skc_err err;

	folder_of(path, folder);
	do {
		size_t none;

		err = skc_os_folder_lock(folder, out);
		if (err != SKC_EAGAIN && err != SKC_EWOULDBLOCK) {
			return err;
		}
		err = skc_os_poll(NULL, 0, NAP, &none);
		if (err == SKC_EINTR) {
			err = skc_interrupted(NULL);
		}
	} while (err == SKC_OK && skc_time_remaining(deadline) != 0);
	return err != SKC_OK ? err : SKC_EDEADLINE;
}

/* A socket of the path's file that was closed refuses; a full queue says SKC_EAGAIN (unix(7)). */
static skc_err is_refused(const skc_addr *addr, int type, bool *out)
{
	skc_handle probe;
	skc_err err = skc_os_open(AF_UNIX, type, 0, SKC_OPEN_NONBLOCK, &probe);

	if (err != SKC_OK) {
		return err;
	}
	*out = skc_os_connect(probe, addr) == SKC_ECONNREFUSED;
	skc_os_close(probe);
	return SKC_OK;
}

static skc_err remove_stale(const skc_addr *addr, const skc_addr_parts *path, int type)
{
	bool is_socket = false;
	bool stale = false;
	skc_err err = skc_os_path_is_socket(path->text, &is_socket);

	if (err == SKC_ENOENT) {
		return SKC_OK;
	}
	if (err == SKC_OK && is_socket) {
		err = is_refused(addr, type, &stale);
	}
	return err == SKC_OK && stale ? skc_os_path_remove(path->text) : err;
}

skc_err skc_listen_path_clear(
		const skc_addr *addr, const skc_addr_parts *path, int type, skc_handle *lock)
{
	skc_err err = lock_folder(path->text, lock);

	if (err != SKC_OK) {
		return err;
	}
	err = remove_stale(addr, path, type);
	if (err != SKC_OK) {
		skc_os_close(*lock);
		*lock = SKC_HANDLE_NONE;
	}
	return err;
}
