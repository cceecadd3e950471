#ifndef SKC_LISTEN_H
#define SKC_LISTEN_H

/* Servers' sockets: opened, set up, bound and, where there are connections, listening. */

#include "skc_sock.h"

/* What can be asked of one; SKC_LISTEN_UNSET leaves it as the system has it. */
enum {
	SKC_LISTEN_BACKLOG,    /* connections that wait; unset: SOMAXCONN */
	SKC_LISTEN_IPV6_ONLY,  /* 0: IPv4 comes to the same socket; for IPv6 only */
	SKC_LISTEN_NONBLOCK,   /* 1: the socket does not block */
	SKC_LISTEN_REUSE_ADDR, /* unset: on where it means that a port is free after a restart */
	SKC_LISTEN_REUSE_PORT, /* 1: several sockets share the port */
	SKC_LISTEN_OPTIONS
};

#define SKC_LISTEN_UNSET (-1)

/* Gives a socket of a type, bound to addr. Nothing stays open on failure. */
skc_err skc_listen_open(
		const skc_addr *addr, int type, const int options[SKC_LISTEN_OPTIONS], skc_handle *out);

/* The same for any address and both of IPv6 and IPv4, for IPv4 alone where there is no IPv6. */
skc_err skc_listen_open_dual(
		uint16_t port, int type, const int options[SKC_LISTEN_OPTIONS], skc_handle *out);

/* Takes one IPv6 socket IPv4 traffic, too? Opens and closes one to find out. */
bool skc_listen_has_dual_stack(void);

/* Gives the next connection until a point in time, else SKC_ETIMEDOUT. blocking: does s block? With
 * a limit it does not for the moment of the call. Connections that were given up before they were
 * accepted are passed over. Signals are handled as skc_sock.h says. */
skc_err skc_listen_accept(
		skc_sock s, bool blocking, int64_t deadline, skc_addr *peer, skc_handle *out);

#endif
