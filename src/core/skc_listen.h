#ifndef SKC_LISTEN_H
#define SKC_LISTEN_H

/* Servers' sockets: opened, set up, bound and, where there are connections, listening. */

#include "skc_sock.h"

/* What can be asked of one; SKC_LISTEN_UNSET leaves it as the system has it. What has no meaning
 * for the family or the type of a socket is passed over. */
enum {
	SKC_LISTEN_BACKLOG,      /* connections that wait; unset: SOMAXCONN */
	SKC_LISTEN_DEFER_ACCEPT, /* seconds; TCP: a connection counts once it has sent something */
	SKC_LISTEN_FAST_OPEN,    /* TCP: opened connections with data that wait (RFC 7413) */
	SKC_LISTEN_IPV6_ONLY,    /* 0: IPv4 comes to the same socket; for IPv6 only */
	SKC_LISTEN_MODE,         /* a path's permissions; never open to more */
	SKC_LISTEN_NONBLOCK,     /* 1: the socket does not block */
	SKC_LISTEN_REPLACE,      /* 1: a path whose socket is gone is taken over */
	SKC_LISTEN_REUSE_ADDR,   /* unset: on where it means that a port is free after a restart */
	SKC_LISTEN_REUSE_PORT,   /* 1: several sockets share the port */
	SKC_LISTEN_OPTIONS
};

#define SKC_LISTEN_UNSET (-1)

typedef struct skc_listen_setup {
	int type; /* SOCK_* */
	int options[SKC_LISTEN_OPTIONS];
	int failed; /* out: the option that the system refused, SKC_LISTEN_OPTIONS when it was none */
} skc_listen_setup;

/* Nothing is asked for. */
void skc_listen_setup_init(skc_listen_setup *setup, int type);

/* Do sockets of this type listen? Their handles never block: who blocks waits by poll(2), so that
 * of several processes with one listener each keeps its own timeout. */
static inline bool skc_listen_waits(int type)
{
	return type == SOCK_STREAM || type == SOCK_SEQPACKET;
}

/* Gives a socket that is bound to addr. On failure nothing stays open, and no path is left behind.
 * An option that the system lacks is SKC_EOPNOTSUPP. */
skc_err skc_listen_open(const skc_addr *addr, skc_listen_setup *setup, skc_handle *out);

/* The same for any address and both of IPv6 and IPv4, for IPv4 alone where there is no IPv6. */
skc_err skc_listen_open_dual(uint16_t port, skc_listen_setup *setup, skc_handle *out);

/* --- skc_listen_path.c ------------------------------------------------------------------------ */

/* The path of an address; false when it has none: another family, no name, an abstract one. */
bool skc_listen_path(const skc_addr *addr, skc_addr_parts *out);

/* Removes the path of a socket that is not there any more; what is no socket stays, and so does the
 * path of a socket that is bound, whether it listens or not. Gives *lock for
 * skc_listen_path_release: until then no other caller of this user does the same with that path.
 * SKC_EADDRINUSE while one does. Does not wait. */
skc_err skc_listen_path_clear(const skc_addr *addr, const skc_addr_parts *path, skc_handle *lock);

/* Takes the lock, which may be SKC_HANDLE_NONE; when the path is listened on again. */
void skc_listen_path_release(const skc_addr_parts *path, skc_handle lock);

/* --- skc_listen.c ----------------------------------------------------------------------------- */

/* Is the address none of this host's, so that another of the same name is worth a try? An address
 * in use is not: a second server would listen elsewhere, silently. */
static inline bool skc_listen_is_elsewhere(skc_err err)
{
	return err == SKC_EAFNOSUPPORT || err == SKC_EADDRNOTAVAIL;
}

/* Takes one IPv6 socket IPv4 traffic, too? Opens and closes one to find out. */
bool skc_listen_has_dual_stack(void);

/* Gives the next connection until a point in time, else SKC_EDEADLINE. blocking: does its handle
 * block? With a limit it does not for the duration of the call. Connections that were lost before
 * they were accepted are passed over; a socket that does not listen fails at once. Signals are
 * handled as skc_sock.h says. */
skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out);

/* accept(2) of a handle that blocks, for one that does not. timed: it may have SO_RCVTIMEO, after
 * which this is SKC_EAGAIN. SKC_EINTR at once, as the system call. */
skc_err skc_listen_accept_waiting(skc_handle handle, bool timed, skc_handle *out);

#endif
