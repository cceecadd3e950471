#ifndef SKC_ENDPOINT_OPTION_H
#define SKC_ENDPOINT_OPTION_H

/*
 * Endpoint options: the options of connecting and listening, which a program gives by name, in an
 * array or in the query of an endpoint ("tcp://db:5432?nodelay=1"). They are not socket options
 * (skc_option.h): many set one, others change how the socket is opened. As SO_ is the prefix of a
 * socket option's number, EO is that of an endpoint option's. The query of an endpoint takes every
 * option of the call.
 */

#include "skc_endpoint.h"
#include "skc_os.h"

#include <limits.h>

/* The type of a value, as a program gives it. */
typedef enum skc_eo_type {
	SKC_EO_TYPE_BOOL,  /* 0 or 1 */
	SKC_EO_TYPE_GROUP, /* bool; or a list: on, and its element "idle" is the option "NAME_idle" */
	SKC_EO_TYPE_INT,   /* min to max */
	SKC_EO_TYPE_INT_OR_BOOL, /* min to max; true is 1 */
	SKC_EO_TYPE_MODE,        /* permissions of a file; as text octal */
	SKC_EO_TYPE_SECONDS, /* a duration, in nanoseconds here; a socket option gets milliseconds */
	SKC_EO_TYPE_TEXT     /* bytes; of a socket option a name without NUL bytes */
} skc_eo_type;

/* The sockets that an option has a meaning for. It is ignored for others. */
typedef enum skc_eo_scope {
	SKC_EO_OF_ANY,
	SKC_EO_OF_INTERNET, /* IPv4 and IPv6 */
	SKC_EO_OF_IPV6,
	SKC_EO_OF_TCP, /* stream sockets of IPv4 and IPv6 */
	SKC_EO_OF_UNIX /* those with a path */
} skc_eo_scope;

/* The calls that take an option; a set of these. */
enum {
	SKC_EO_CONNECT = 1,
	SKC_EO_LISTEN = 2,
	SKC_EO_LISTENING = 4 /* listen, and set once the socket listens: macOS takes it only then */
};
#define SKC_EO_BOTH (SKC_EO_CONNECT | SKC_EO_LISTEN)

/* The level of an option that is no socket option: the code of its call reads it. */
#define SKC_EO_NO_LEVEL (-1)

/*
 * The table: identifier, name, type, min, max, call, scope, and the socket option's level and
 * number (SKC_MISSING where the system has none). The socket options of a call are set in this
 * order. The elements of a group follow it.
 */
#define SKC_ENDPOINT_OPTION_ROWS(X) \
	X(ATTEMPT_DELAY, "attempt_delay", SECONDS, 10 * SKC_NS_PER_MSEC, 3600 * SKC_NS_PER_SEC, \
			CONNECT, INTERNET, SKC_EO_NO_LEVEL, 0) \
	X(MPTCP, "mptcp", BOOL, 0, 1, CONNECT, TCP, SKC_EO_NO_LEVEL, 0) \
	X(NONBLOCKING, "nonblocking", BOOL, 0, 1, BOTH, ANY, SKC_EO_NO_LEVEL, 0) \
	X(PROTOCOL, "protocol", INT, 0, 255, BOTH, ANY, SKC_EO_NO_LEVEL, 0) \
	X(KEEPALIVE, "keepalive", GROUP, 0, 1, CONNECT, ANY, SOL_SOCKET, SO_KEEPALIVE) \
	X(KEEPALIVE_IDLE, "keepalive_idle", INT, 1, 32767, CONNECT, TCP, IPPROTO_TCP, \
			SKC_TCP_KEEPIDLE) \
	X(KEEPALIVE_INTERVAL, "keepalive_interval", INT, 1, 32767, CONNECT, TCP, IPPROTO_TCP, \
			SKC_TCP_KEEPINTVL) \
	X(KEEPALIVE_COUNT, "keepalive_count", INT, 1, 127, CONNECT, TCP, IPPROTO_TCP, SKC_TCP_KEEPCNT) \
	X(NODELAY, "nodelay", BOOL, 0, 1, CONNECT, TCP, IPPROTO_TCP, TCP_NODELAY) \
	X(USER_TIMEOUT, "user_timeout", SECONDS, SKC_NS_PER_MSEC, 2147483647 * SKC_NS_PER_MSEC, \
			CONNECT, TCP, IPPROTO_TCP, TCP_USER_TIMEOUT) \
	X(FASTOPEN_CONNECT, "fastopen", BOOL, 0, 1, CONNECT, TCP, IPPROTO_TCP, TCP_FASTOPEN_CONNECT) \
	X(MARK, "mark", INT, 0, INT_MAX, CONNECT, ANY, SOL_SOCKET, SO_MARK) \
	X(INTERFACE, "interface", TEXT, 0, 0, CONNECT, INTERNET, SOL_SOCKET, SO_BINDTODEVICE) \
	X(FROM, "from", TEXT, 0, 0, CONNECT, ANY, SKC_EO_NO_LEVEL, 0) \
	X(BACKLOG, "backlog", INT, 0, INT_MAX, LISTEN, ANY, SKC_EO_NO_LEVEL, 0) \
	X(MODE, "mode", MODE, 0, 0777, LISTEN, UNIX, SKC_EO_NO_LEVEL, 0) \
	X(REPLACE, "replace", BOOL, 0, 1, LISTEN, UNIX, SKC_EO_NO_LEVEL, 0) \
	X(REUSEADDR, "reuseaddr", BOOL, 0, 1, LISTEN, INTERNET, SOL_SOCKET, SO_REUSEADDR) \
	X(REUSEPORT, "reuseport", BOOL, 0, 1, LISTEN, ANY, SOL_SOCKET, SO_REUSEPORT) \
	X(IPV6ONLY, "ipv6only", BOOL, 0, 1, LISTEN, IPV6, IPPROTO_IPV6, IPV6_V6ONLY) \
	X(DEFER_ACCEPT, "defer_accept", INT_OR_BOOL, 0, INT_MAX, LISTEN, TCP, IPPROTO_TCP, \
			TCP_DEFER_ACCEPT) \
	X(FASTOPEN_LISTEN, "fastopen", INT, 0, INT_MAX, LISTENING, TCP, IPPROTO_TCP, TCP_FASTOPEN)

#define SKC_EO_ID(id, name, type, min, max, call, scope, level, option) SKC_EO_##id,
enum { SKC_ENDPOINT_OPTION_ROWS(SKC_EO_ID) SKC_EO_COUNT };
#undef SKC_EO_ID

/* No endpoint option. */
#define SKC_EO_NONE SKC_EO_COUNT

typedef struct skc_endpoint_option {
	const char *name;
	size_t name_len;
	skc_eo_type type;
	unsigned calls; /* SKC_EO_CONNECT, … */
	skc_eo_scope scope;
	int64_t min; /* of a duration in nanoseconds */
	int64_t max;
	int level;
	int option;
} skc_endpoint_option;

/* By identifier. */
extern const skc_endpoint_option skc_endpoint_option_rows[SKC_EO_COUNT];

/* The values of one call's options. */
typedef struct skc_endpoint_options {
	uint64_t given;                /* one bit for each identifier */
	int64_t numbers[SKC_EO_COUNT]; /* of the options that were given and are no texts */
	skc_span texts[SKC_EO_COUNT];  /* of those that were given and are texts; borrowed */
} skc_endpoint_options;

/* No option is given. */
static inline void skc_endpoint_options_init(skc_endpoint_options *options)
{
	options->given = 0;
}

static inline bool skc_endpoint_options_has(const skc_endpoint_options *options, int id)
{
	return (options->given >> id & 1) != 0;
}

static inline void skc_endpoint_options_put(skc_endpoint_options *options, int id, int64_t number)
{
	options->given |= UINT64_C(1) << id;
	options->numbers[id] = number;
}

static inline void skc_endpoint_options_put_text(
		skc_endpoint_options *options, int id, skc_span text)
{
	options->given |= UINT64_C(1) << id;
	options->texts[id] = text;
}

/* The number of an option, or a default when it was not given. */
static inline int64_t skc_endpoint_options_number(
		const skc_endpoint_options *options, int id, int64_t fallback)
{
	return skc_endpoint_options_has(options, id) ? options->numbers[id] : fallback;
}

/* The option of a name that one of the calls takes; SKC_EO_NONE when there is none. */
int skc_endpoint_option_find(const char *name, size_t len, unsigned calls);

/* Switches a group on that was not given itself when one of its elements was. */
void skc_endpoint_options_complete(skc_endpoint_options *options);

/* The first text that is set as a socket option and contains a NUL byte, at which the system would
 * end it; SKC_EO_NONE when there is none. */
int skc_endpoint_options_find_nul(const skc_endpoint_options *options);

/* Sets the socket options of a call on a socket of this family and type: those that were given and
 * have a meaning for it. On failure *failed is the option that the system lacks or has refused;
 * one that it lacks is SKC_ENOPROTOOPT for connect. For listen it is SKC_EOPNOTSUPP, and no failure
 * when its value is 0: it is off already. */
skc_err skc_endpoint_options_set(const skc_endpoint_options *options, unsigned call, int family,
		int type, skc_handle handle, int *failed);

#endif
