#ifndef SKC_LISTEN_H
#define SKC_LISTEN_H

/* Sockets of servers: opened, set up, bound and, where there are connections, listening. */

#include "skc_endpoint_option.h"
#include "skc_sock.h"

/* How a socket is set up. Options without a meaning for its family or type are ignored. */
typedef struct skc_listen_setup {
	int type; /* SOCK_* */
	skc_endpoint_options options;
	int failed;       /* out: the option that the system refused, SKC_EO_NONE when it was none */
	bool has_pktinfo; /* out: the destinations of datagrams were requested, see skc_pktinfo.h */
} skc_listen_setup;

/* No option is given. Stream sockets have SO_REUSEADDR where it means that a port is free after a
 * restart; with datagrams it would share a port (socket(7)). */
void skc_listen_setup_init(skc_listen_setup *setup, int type);

/* Whether sockets of this type listen. Their handles never block: a call that blocks waits by
 * poll(2), so that of several processes with one listener each has its own timeout. */
static inline bool skc_listen_waits(int type)
{
	return type == SOCK_STREAM || type == SOCK_SEQPACKET;
}

/* Gives a socket that is bound to addr. On failure nothing stays open, and no path stays behind. */
skc_err skc_listen_open(const skc_addr *addr, skc_listen_setup *setup, skc_handle *out);

/* The same for any address of both IPv6 and IPv4, of IPv4 alone where there is no IPv6. */
skc_err skc_listen_open_dual(uint16_t port, skc_listen_setup *setup, skc_handle *out);

/* --- skc_listen_path.c ------------------------------------------------------------------------ */

/* The path of an address; false when it has none: another family, no name, an abstract name. */
bool skc_listen_path(const skc_addr *addr, skc_addr_parts *out);

/* Removes the path of a socket that no longer exists. A file of another kind stays, and so does the
 * path of a socket that is bound, whether it listens or not. Gives *lock for
 * skc_listen_path_release: until then the same call of this user for that path fails with
 * SKC_EADDRINUSE. Does not wait. */
skc_err skc_listen_path_clear(const skc_addr *addr, const skc_addr_parts *path, skc_handle *lock);

/* Takes the lock, which may be SKC_HANDLE_NONE, once the new socket listens on the path. */
void skc_listen_path_release(const skc_addr_parts *path, skc_handle lock);

/* --- skc_listen_address.c ---------------------------------------------------------------------- */

/* Where to listen; borrowed. */
typedef struct skc_listen_place {
	int family;       /* AF_*; AF_UNSPEC: IPv6 and IPv4 */
	const char *text; /* a name, an address, a path, or "*" for any address of the internet */
	size_t len;
	int64_t port;
} skc_listen_place;

typedef struct skc_listener {
	skc_handle handle;
	int family;
	int code; /* on failure: the resolver's EAI_* code when it found no address, else 0 */
} skc_listener;

/* Gives a socket that is bound to a place, as skc_listen_open. Of a name the first address that
 * this host has is taken, those of IPv4 before those of IPv6. "*" is both families on one socket
 * for AF_UNSPEC, and IPv6 alone for AF_INET6. */
skc_err skc_listen_on(const skc_listen_place *place, skc_listen_setup *setup, skc_listener *out);

/* --- skc_listen.c ----------------------------------------------------------------------------- */

/* Whether the address is not one of this host's, so that another of the same name may be. An
 * address in use is no reason to try another: a second server would silently listen elsewhere. */
static inline bool skc_listen_is_elsewhere(skc_err err)
{
	return err == SKC_EAFNOSUPPORT || err == SKC_EADDRNOTAVAIL;
}

/* Whether one IPv6 socket also accepts IPv4. Opens and closes one to find out. */
bool skc_listen_has_dual_stack(void);

/* Gives the next connection; SKC_EDEADLINE after the deadline. blocking: whether the listener's
 * handle blocks; with a deadline it does not during the call. Connections that were lost before
 * they were accepted are skipped; a socket that does not listen fails at once. Signals are handled
 * as in skc_sock.h. */
skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out);

/* Does for a handle that does not block what accept(2) does for one that blocks. timed: it may have
 * SO_RCVTIMEO, after which the code is SKC_EAGAIN. Returns SKC_EINTR at once, as accept(2). */
skc_err skc_listen_accept_waiting(skc_handle handle, bool timed, skc_handle *out);

#endif
