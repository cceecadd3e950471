#include "skc_listen.h"

#include <string.h>

bool skc_listen_path(const skc_addr *addr, skc_addr_parts *out)
{
	return skc_addr_family(addr) == AF_UNIX && skc_addr_print(addr, out) == SKC_OK &&
			out->text_len > 0 && out->text[0] != '\0';
}

/* Whether no socket is bound to the path. When a socket of another type is bound there, connect(2)
 * fails with EPROTOTYPE (unix(7)), whether that socket listens or not, and it sees no connection.
 * So all types are tried, first the one that no server of connections has. A type that the system
 * lacks is skipped. */
static skc_err listen_path_is_dead(const skc_addr *addr, bool *out)
{
	static const int types[] = { SOCK_DGRAM, SOCK_SEQPACKET, SOCK_STREAM };

	*out = true;
	for (size_t i = 0; i < SKC_COUNT(types) && *out; i++) {
		skc_handle probe;
		skc_err err = skc_os_open(AF_UNIX, types[i], 0, SKC_OPEN_NONBLOCK, &probe);

		if (err == SKC_EPROTONOSUPPORT && types[i] == SOCK_SEQPACKET) {
			continue;
		}
		if (err != SKC_OK) {
			return err;
		}
		*out = skc_os_connect(probe, addr) == SKC_ECONNREFUSED;
		skc_os_close(probe);
	}
	return SKC_OK;
}

static skc_err listen_path_remove_dead(const skc_addr *addr, const skc_addr_parts *path)
{
	bool is_socket = false;
	bool dead = false;
	skc_err err = skc_os_path_is_socket(path->text, &is_socket);

	if (err == SKC_ENOENT) {
		return SKC_OK;
	}
	if (err == SKC_OK && is_socket) {
		err = listen_path_is_dead(addr, &dead);
	}
	return err == SKC_OK && dead ? skc_os_path_remove(path->text) : err;
}

/* "PATH.lock"; out has SKC_ADDR_TEXT_MAX bytes. */
static void listen_path_lock_name(const skc_addr_parts *path, char *out)
{
	static const char suffix[] = ".lock";

	memcpy(out, path->text, path->text_len);
	memcpy(out + path->text_len, suffix, sizeof(suffix));
}

skc_err skc_listen_path_clear(const skc_addr *addr, const skc_addr_parts *path, skc_handle *lock)
{
	char name[SKC_ADDR_TEXT_MAX];
	skc_err err;

	*lock = SKC_HANDLE_NONE;
	listen_path_lock_name(path, name);
	err = skc_os_lock_file(name, lock);
	/* A file that another user could hold is not used as a lock. */
	if (err != SKC_OK && err != SKC_EACCES) {
		return err == SKC_EWOULDBLOCK ? SKC_EADDRINUSE : err;
	}
	err = listen_path_remove_dead(addr, path);
	if (err != SKC_OK) {
		skc_listen_path_release(path, *lock);
	}
	return err;
}

void skc_listen_path_release(const skc_addr_parts *path, skc_handle lock)
{
	char name[SKC_ADDR_TEXT_MAX];

	if (SKC_HANDLE_IS_ONE(lock)) {
		listen_path_lock_name(path, name);
		skc_os_unlock_file(name, lock);
	}
}
