#ifndef SKC_CONNECT_H
#define SKC_CONNECT_H

/*
 * Connecting until a deadline to the first address of a host that answers: Happy Eyeballs version 2
 * (RFC 8305). The addresses of a name are those of one lookup; IPv6 and IPv4 are tried in turn, and
 * while an attempt waits for its answer the next one begins.
 */

#include "skc_resolve.h"

/* Numbers that a socket gets before it connects; SKC_CONNECT_UNSET leaves it as the system has it.
 * Those of TCP are for TCP alone and do nothing elsewhere. */
enum {
	SKC_CONNECT_KEEPALIVE,          /* 0 or 1 */
	SKC_CONNECT_KEEPALIVE_IDLE,     /* TCP: seconds of silence before the first probe */
	SKC_CONNECT_KEEPALIVE_INTERVAL, /* TCP: seconds between probes */
	SKC_CONNECT_KEEPALIVE_COUNT,    /* TCP: probes without an answer */
	SKC_CONNECT_NODELAY,            /* TCP: 0 or 1 */
	SKC_CONNECT_USER_TIMEOUT,       /* TCP: milliseconds that sent data may stay unacknowledged */
	SKC_CONNECT_FASTOPEN,           /* TCP: 0 or 1: the first data goes with the first packet */
	SKC_CONNECT_MARK,               /* for routing; wants a privilege */
	SKC_CONNECT_NUMBERS
};

#define SKC_CONNECT_UNSET (-1)

/* Milliseconds between two attempts (RFC 8305, section 8): the usual, and the least. */
#define SKC_CONNECT_DELAY (250 * SKC_NS_PER_MSEC)
#define SKC_CONNECT_DELAY_MIN (10 * SKC_NS_PER_MSEC)

/* Where to connect, and how; everything is borrowed. */
typedef struct skc_connect_to {
	int family; /* AF_*; AF_UNSPEC: IPv6 and IPv4 */
	int type;   /* SOCK_* */
	int protocol;
	const char *text; /* the name or the address, with a NUL behind its end */
	size_t len;
	int64_t port;
	skc_addr from;      /* the local address; empty: the system's choice */
	const char *device; /* the network interface to go through, or NULL */
	bool multipath;     /* MPTCP (RFC 8684) where the system has it */
	int64_t delay;      /* between two attempts */
	int numbers[SKC_CONNECT_NUMBERS];
} skc_connect_to;

/* How it ends. */
typedef struct skc_connected {
	skc_handle handle; /* non-blocking */
	int family;
	size_t tried;        /* addresses */
	int code;            /* EAI_* code when no address was found, else 0 */
	bool late;           /* the time was over */
	bool looking_up;     /* and no address was known by then */
	const char *refused; /* the option that the failure is about, as the table names it, or NULL */
} skc_connected;

/* A connection on its way: between begin and end. */
typedef struct skc_connect {
	const skc_connect_to *to;
	int64_t deadline;
	skc_question *question; /* NULL: the addresses are known */
	int code;               /* EAI_* code of a name without an address */
	size_t count;
	skc_addr *addrs;
	size_t next;        /* the first address that was not tried */
	int64_t next_start; /* when the next attempt may begin beside others */
	bool full;          /* no handle could be had for one */
	unsigned self;      /* connections to itself so far */
	skc_pollfd *attempts;
	size_t *indexes; /* the address of each attempt */
	size_t attempt_count;
	skc_err failure;     /* of the attempts so far */
	const char *refused; /* the option it is about, or NULL */
} skc_connect;

/* The family that its peers have: the one that is asked for, or that of a host in numbers;
 * AF_UNSPEC for a name. */
int skc_connect_family(const skc_connect_to *to);

/* Begins, and begins to look a name up. deadline: skc_time_deadline. */
void skc_connect_begin(skc_connect *c, const skc_connect_to *to, int64_t deadline);

/* Connects; signals are handled as skc_sock.h says. SKC_OK gives out->handle. On failure what out
 * says besides is valid, too, and the code is the last attempt's, if another one's is not more to
 * the point than "there is no way there". */
skc_err skc_connect_run(skc_connect *c, skc_connected *out);

/* Closes what is left; in any case. */
void skc_connect_end(skc_connect *c);

#endif
