#ifndef SKC_CONNECT_H
#define SKC_CONNECT_H

/*
 * Connecting until a deadline to the first address of a host that answers: Happy Eyeballs version 2
 * (RFC 8305). The addresses of a name are those of one lookup; IPv6 and IPv4 are tried in turn, and
 * while an attempt waits for its answer the next one begins.
 */

#include "skc_endpoint_option.h"
#include "skc_resolve.h"

/* The time between two attempts when attempt_delay is not given (RFC 8305, section 8). */
#define SKC_CONNECT_DELAY (250 * SKC_NS_PER_MSEC)

/* Where to connect to, and how; everything is borrowed. */
typedef struct skc_connect_to {
	int family;       /* AF_*; AF_UNSPEC: IPv6 and IPv4 */
	int type;         /* SOCK_* */
	bool is_service;  /* text is the name of a service (SRV), or else of a host */
	const char *text; /* the name, the address or the path, with a NUL behind its end */
	size_t len;
	int64_t port;
	skc_addr from; /* the local address; empty: the system's choice */
	skc_endpoint_options options;
	skc_dns_random random; /* for the order of a service's targets */
} skc_connect_to;

/* How an attempt ended. */
typedef struct skc_connect_attempt {
	skc_addr addr;
	skc_err err;  /* SKC_EDEADLINE: it was still running at the deadline */
	int refused;  /* the endpoint option that err is about, or SKC_EO_NONE */
	int64_t took; /* in nanoseconds; 0 for one that failed at once */
} skc_connect_attempt;

/* The most attempts that are reported: a name may have thousands of addresses. */
#define SKC_CONNECT_ATTEMPTS_MAX 32

typedef struct skc_connect_attempts {
	size_t count;
	skc_connect_attempt of[SKC_CONNECT_ATTEMPTS_MAX];
} skc_connect_attempts;

/* The result of a connect. */
typedef struct skc_connected {
	skc_handle handle; /* non-blocking */
	int family;
	size_t tried;    /* addresses */
	int code;        /* the resolver's EAI_* code when it found no address, else 0 */
	bool late;       /* the deadline has passed */
	bool looking_up; /* and the resolver had not answered by then */
	int refused;     /* the endpoint option that the failure is about, or SKC_EO_NONE */
	bool absent;     /* the domain does not offer the service (RFC 2782, a target ".") */
} skc_connected;

/* What is known of the attempt at an address. */
typedef struct skc_connect_trial {
	int64_t began; /* 0: it did not wait */
	int64_t took;
	skc_err err; /* SKC_OK: it is waiting */
	int refused;
} skc_connect_trial;

/* A connect in progress, between begin and end. */
typedef struct skc_connect {
	const skc_connect_to *to;
	int64_t deadline;
	skc_question *question;        /* NULL: the addresses are known */
	int code;                      /* the resolver's EAI_* code */
	skc_question *service;         /* has the targets; NULL for a host */
	const skc_dns_record *targets; /* in the order in which they are tried; borrowed */
	size_t target_count;
	size_t target;         /* the first one whose addresses are not known */
	int64_t next_priority; /* the time at which targets of the next priority may be tried */
	size_t count;
	skc_addr *addrs;    /* in the order of the attempts; the other arrays are in its block */
	size_t next;        /* the first address that was not tried */
	int64_t next_start; /* the time at which the next attempt may begin beside others */
	bool full;          /* the last attempt found no free handle */
	bool close_by;      /* the last attempt, to this host, may have its answer already */
	unsigned self;      /* connections to itself so far */
	skc_pollfd *attempts;
	size_t *indexes;           /* the address of each attempt */
	skc_connect_trial *trials; /* of each address */
	size_t attempt_count;
	skc_err failure; /* of the attempts so far */
	int refused;     /* the endpoint option that it is about, or SKC_EO_NONE */
} skc_connect;

/* Makes room for count addresses, and for what is known of them: for skc_connect_begin() and for
 * tests. Values that are there stay, the others are 0. */
skc_err skc_connect_make_room(skc_connect *c, size_t count);

/* To be called once all options are in place: fills in to->from, and to->family with its family.
 * False: *option does not meet *requirement ("must be a valid path"). */
bool skc_connect_prepare(skc_connect_to *to, int *option, const char **requirement);

/* Begins, and begins to look a name up. deadline: skc_time_deadline. */
void skc_connect_begin(skc_connect *c, const skc_connect_to *to, int64_t deadline);

/* Waits for the addresses and tries none. After SKC_OK they are c->addrs, c->count of them, in the
 * order in which skc_connect_run() tries them, until skc_connect_end(). On failure as there. */
skc_err skc_connect_resolve(skc_connect *c, skc_connected *out);

/* Connects; signals are handled as in skc_sock.h. SKC_OK gives out->handle. On failure the other
 * fields of *out are valid, and the code is the last attempt's, unless it reports that there is no
 * route and another attempt's does not. */
skc_err skc_connect_run(skc_connect *c, skc_connected *out);

/* After a run that has failed: adds how the attempts at addresses ended, in the order in which they
 * began, as far as they fit. to->count is set. */
void skc_connect_add_attempts(const skc_connect *c, skc_connect_attempts *to);

/* Closes the remaining attempts; to be called after success, too. */
void skc_connect_end(skc_connect *c);

#endif
