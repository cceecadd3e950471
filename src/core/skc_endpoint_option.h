#ifndef SKC_ENDPOINT_OPTION_H
#define SKC_ENDPOINT_OPTION_H

/*
 * Endpoint options: the options of connecting, of listening and of any socket, which a program
 * gives by name, in an array or in the query of an endpoint ("tcp://db:5432?nodelay=1"). They are
 * not socket options (skc_option.h): many set one, or one of IPv6 and one of IPv4, others change
 * how the socket is opened. As SO_ is the prefix of a socket option's number, EO is that of an
 * endpoint option's. The query of an endpoint takes every option of the call.
 */

#include "skc_endpoint.h"
#include "skc_option.h"
#include "skc_os.h"

#include <limits.h>

/* The type of a value, as a program gives it, and as the socket option has it. */
typedef enum skc_eo_type {
	SKC_EO_TYPE_BOOL,    /* 0 or 1 */
	SKC_EO_TYPE_GROUP,   /* bool; or a list: on, and its element "idle" is the option "NAME_idle" */
	SKC_EO_TYPE_INT,     /* min to max */
	SKC_EO_TYPE_ELEMENT, /* the same, an element of the group above it */
	SKC_EO_TYPE_INT_OR_BOOL,  /* min to max; true is 1 */
	SKC_EO_TYPE_MODE,         /* permissions of a file; as text octal */
	SKC_EO_TYPE_DSCP,         /* the upper six bits of the socket option; the lower two stay */
	SKC_EO_TYPE_SECONDS,      /* a duration, in nanoseconds here; the option has milliseconds */
	SKC_EO_TYPE_MICROSECONDS, /* the same; the socket option has microseconds */
	SKC_EO_TYPE_LINGER,       /* the same or -1, off; the socket option is that of SO_LINGER */
	SKC_EO_TYPE_RANGE,        /* two numbers of 16 bits, the upper one in the upper half */
	SKC_EO_TYPE_TEXT,         /* bytes; of a socket option a name without NUL bytes */
	SKC_EO_TYPE_INTERFACE,    /* name, address or index as text, "" for none */
	SKC_EO_TYPE_HEADER,       /* 0 or 1; or an object that is 1 here */
	SKC_EO_TYPES
} skc_eo_type;

/* The sockets that an option has a meaning for. connect and listen ignore it for others. */
typedef enum skc_eo_scope {
	SKC_EO_OF_ANY,
	SKC_EO_OF_INTERNET, /* IPv4 and IPv6 */
	SKC_EO_OF_IPV6,
	SKC_EO_OF_TCP,            /* stream sockets of IPv4 and IPv6 */
	SKC_EO_OF_UDP,            /* datagram sockets of IPv4 and IPv6 */
	SKC_EO_OF_CONNECTIONLESS, /* and raw ones */
	SKC_EO_OF_UNIX            /* those with a path */
} skc_eo_scope;

/* The calls that take an option; a set of these. All but LISTENING and SOCKET set it before the
 * socket is bound. */
enum {
	SKC_EO_CONNECT = 1,
	SKC_EO_LISTEN = 2,
	SKC_EO_LISTENING = 4, /* listen, and set once the socket listens: macOS takes it only then */
	SKC_EO_SOCKET = 8     /* setting and getting it on a socket */
};
#define SKC_EO_BOTH (SKC_EO_CONNECT | SKC_EO_LISTEN)
#define SKC_EO_EVERY (SKC_EO_CONNECT | SKC_EO_LISTEN | SKC_EO_SOCKET)
#define SKC_EO_SERVER (SKC_EO_LISTEN | SKC_EO_SOCKET)
#define SKC_EO_SERVER_LISTENING (SKC_EO_LISTENING | SKC_EO_SOCKET)

/* The level of an option that is no socket option: the code of its call reads it. */
#define SKC_EO_NO_LEVEL (-1)

/*
 * The table: identifier, name, type, min, max, calls, scope, and the socket option's level and
 * number, whose size and shape are in its row of skc_option.h. The last number is not 0 for an
 * option of IPPROTO_IP that IPv6 sockets have at IPPROTO_IPV6; a socket of both families gets both.
 * SKC_MISSING is a number that the system lacks. The socket options of a call are set in this
 * order. The elements of a group
 * follow it. A name is searched for from the top: the most used come first.
 */
#define SKC_ENDPOINT_OPTION_ROWS(X) \
	X(NODELAY, "nodelay", BOOL, 0, 1, EVERY, TCP, IPPROTO_TCP, TCP_NODELAY, 0) \
	X(BACKLOG, "backlog", INT, 0, INT_MAX, LISTEN, ANY, SKC_EO_NO_LEVEL, 0, 0) \
	X(REUSEADDR, "reuseaddr", BOOL, 0, 1, EVERY, INTERNET, SOL_SOCKET, SO_REUSEADDR, 0) \
	X(REUSEPORT, "reuseport", BOOL, 0, 1, EVERY, INTERNET, SOL_SOCKET, SO_REUSEPORT, 0) \
	X(NONBLOCKING, "nonblocking", BOOL, 0, 1, BOTH, ANY, SKC_EO_NO_LEVEL, 0, 0) \
	X(FROM, "from", TEXT, 0, 0, CONNECT, ANY, SKC_EO_NO_LEVEL, 0, 0) \
	X(MODE, "mode", MODE, 0, 0777, LISTEN, UNIX, SKC_EO_NO_LEVEL, 0, 0) \
	X(REPLACE, "replace", BOOL, 0, 1, LISTEN, UNIX, SKC_EO_NO_LEVEL, 0, 0) \
	X(V6ONLY, "v6only", BOOL, 0, 1, EVERY, IPV6, IPPROTO_IPV6, IPV6_V6ONLY, 0) \
	X(KEEPALIVE, "keepalive", GROUP, 0, 1, EVERY, ANY, SOL_SOCKET, SO_KEEPALIVE, 0) \
	X(KEEPALIVE_IDLE, "keepalive_idle", ELEMENT, 1, 32767, EVERY, TCP, IPPROTO_TCP, \
			SKC_TCP_KEEPIDLE, 0) \
	X(KEEPALIVE_INTERVAL, "keepalive_interval", ELEMENT, 1, 32767, EVERY, TCP, IPPROTO_TCP, \
			SKC_TCP_KEEPINTVL, 0) \
	X(KEEPALIVE_COUNT, "keepalive_count", ELEMENT, 1, 127, EVERY, TCP, IPPROTO_TCP, \
			SKC_TCP_KEEPCNT, 0) \
	X(USER_TIMEOUT, "user_timeout", SECONDS, 0, 2147483647 * SKC_NS_PER_MSEC, EVERY, TCP, \
			IPPROTO_TCP, TCP_USER_TIMEOUT, 0) \
	X(LINGER, "linger", LINGER, 0, 65535 * SKC_NS_PER_SEC, EVERY, ANY, SOL_SOCKET, SKC_SO_LINGER, \
			0) \
	X(RCVBUF, "rcvbuf", INT, 0, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_RCVBUF, 0) \
	X(SNDBUF, "sndbuf", INT, 0, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_SNDBUF, 0) \
	X(RCVLOWAT, "rcvlowat", INT, 1, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_RCVLOWAT, 0) \
	X(NOTSENT_LOWAT, "notsent_lowat", INT, 0, INT_MAX, EVERY, TCP, IPPROTO_TCP, TCP_NOTSENT_LOWAT, \
			0) \
	X(CORK, "cork", BOOL, 0, 1, EVERY, TCP, IPPROTO_TCP, SKC_TCP_CORK, 0) \
	X(CONGESTION, "congestion", TEXT, 0, 0, EVERY, TCP, IPPROTO_TCP, TCP_CONGESTION, 0) \
	X(TTL, "ttl", INT, 1, 255, EVERY, INTERNET, IPPROTO_IP, IP_TTL, IPV6_UNICAST_HOPS) \
	X(HOP_LIMIT, "hop_limit", INT, 1, 255, EVERY, INTERNET, IPPROTO_IP, IP_TTL, IPV6_UNICAST_HOPS) \
	X(TOS, "tos", INT, 0, 255, EVERY, INTERNET, IPPROTO_IP, IP_TOS, IPV6_TCLASS) \
	X(DSCP, "dscp", DSCP, 0, 63, EVERY, INTERNET, IPPROTO_IP, IP_TOS, IPV6_TCLASS) \
	/* After tos, which on Linux sets it, too (ip(7)). */ \
	X(PRIORITY, "priority", INT, 0, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_PRIORITY, 0) \
	X(MARK, "mark", INT, 0, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_MARK, 0) \
	X(INTERFACE, "interface", TEXT, 0, 0, EVERY, INTERNET, SOL_SOCKET, SO_BINDTODEVICE, 0) \
	X(FREEBIND, "freebind", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_FREEBIND, IPV6_FREEBIND) \
	X(TRANSPARENT, "transparent", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_TRANSPARENT, \
			IPV6_TRANSPARENT) \
	X(BIND_ADDRESS_NO_PORT, "bind_address_no_port", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, \
			IP_BIND_ADDRESS_NO_PORT, 0) \
	X(PORT_RANGE, "port_range", RANGE, 0, UINT32_MAX, EVERY, INTERNET, IPPROTO_IP, \
			IP_LOCAL_PORT_RANGE, 0) \
	X(BROADCAST, "broadcast", BOOL, 0, 1, EVERY, CONNECTIONLESS, SOL_SOCKET, SO_BROADCAST, 0) \
	X(MULTICAST_LOOP, "multicast_loop", BOOL, 0, 1, EVERY, CONNECTIONLESS, IPPROTO_IP, \
			IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP) \
	X(MULTICAST_TTL, "multicast_ttl", INT, 0, 255, EVERY, CONNECTIONLESS, IPPROTO_IP, \
			IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS) \
	X(MULTICAST_INTERFACE, "multicast_interface", INTERFACE, 0, 0, EVERY, CONNECTIONLESS, \
			IPPROTO_IP, IP_MULTICAST_IF, IPV6_MULTICAST_IF) \
	X(MULTICAST_ALL, "multicast_all", BOOL, 0, 1, EVERY, CONNECTIONLESS, IPPROTO_IP, \
			IP_MULTICAST_ALL, IPV6_MULTICAST_ALL) \
	X(PKTINFO, "pktinfo", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_PKTINFO, IPV6_RECVPKTINFO) \
	X(RECVTTL, "recvttl", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_RECVTTL, \
			SKC_IPV6_RECVHOPLIMIT) \
	X(RECVTOS, "recvtos", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_RECVTOS, IPV6_RECVTCLASS) \
	X(RECVERR, "recverr", BOOL, 0, 1, EVERY, INTERNET, IPPROTO_IP, IP_RECVERR, IPV6_RECVERR) \
	X(TIMESTAMPS, "timestamps", BOOL, 0, 1, EVERY, ANY, SOL_SOCKET, SKC_SO_TIMESTAMPS, 0) \
	X(GRO, "gro", BOOL, 0, 1, EVERY, UDP, IPPROTO_UDP, UDP_GRO, 0) \
	X(INCOMING_CPU, "incoming_cpu", INT, -1, INT_MAX, EVERY, ANY, SOL_SOCKET, SO_INCOMING_CPU, 0) \
	X(BUSY_POLL, "busy_poll", MICROSECONDS, 0, 2147483647 * SKC_NS_PER_USEC, EVERY, ANY, \
			SOL_SOCKET, SO_BUSY_POLL, 0) \
	X(DEFER_ACCEPT, "defer_accept", INT_OR_BOOL, 0, INT_MAX, SERVER, TCP, IPPROTO_TCP, \
			TCP_DEFER_ACCEPT, 0) \
	X(FASTOPEN_LISTEN, "fastopen", INT, 0, INT_MAX, SERVER_LISTENING, TCP, IPPROTO_TCP, \
			TCP_FASTOPEN, 0) \
	X(FASTOPEN_CONNECT, "fastopen", BOOL, 0, 1, CONNECT, TCP, IPPROTO_TCP, TCP_FASTOPEN_CONNECT, \
			0) \
	X(ATTEMPT_DELAY, "attempt_delay", SECONDS, 10 * SKC_NS_PER_MSEC, 3600 * SKC_NS_PER_SEC, \
			CONNECT, INTERNET, SKC_EO_NO_LEVEL, 0, 0) \
	X(MPTCP, "mptcp", BOOL, 0, 1, CONNECT, TCP, SKC_EO_NO_LEVEL, 0, 0) \
	X(PROXY_HEADER, "proxy_header", HEADER, 0, 1, CONNECT, ANY, SKC_EO_NO_LEVEL, 0, 0) \
	X(PROTOCOL, "protocol", INT, 0, 255, BOTH, ANY, SKC_EO_NO_LEVEL, 0, 0)

#define SKC_EO_ID(id, name, type, min, max, calls, scope, level, option, option6) SKC_EO_##id,
enum { SKC_ENDPOINT_OPTION_ROWS(SKC_EO_ID) SKC_EO_COUNT };
#undef SKC_EO_ID

/* No endpoint option. */
#define SKC_EO_NONE SKC_EO_COUNT

typedef struct skc_endpoint_option {
	const char *name;
	size_t name_len;
	int64_t min; /* of a duration in nanoseconds */
	int64_t max;
	skc_eo_type type;
	unsigned calls; /* SKC_EO_CONNECT, … */
	skc_eo_scope scope;
	int level;
	int option;
	int option6; /* of IPPROTO_IPV6; 0: none of its own */
} skc_endpoint_option;

/* By identifier. */
extern const skc_endpoint_option skc_endpoint_option_rows[SKC_EO_COUNT];

/* A value: the number, or for a type of text the text. */
typedef struct skc_eo_value {
	int64_t number;
	skc_span text;
} skc_eo_value;

/* The values of one call's options. Only the fields of given options are initialised. */
typedef struct skc_endpoint_options {
	unsigned count;
	uint8_t ids[SKC_EO_COUNT];     /* the given options in the order of the table: count */
	int64_t numbers[SKC_EO_COUNT]; /* of the options that were given and are no texts */
	skc_span texts[SKC_EO_COUNT];  /* of those that were given and are texts; borrowed */
} skc_endpoint_options;

_Static_assert(SKC_EO_COUNT < UINT8_MAX, "skc_endpoint_options.ids");

/* Whether the values of a type are texts. */
static inline bool skc_eo_type_is_text(skc_eo_type type)
{
	return type == SKC_EO_TYPE_TEXT || type == SKC_EO_TYPE_INTERFACE;
}

/* No option is given. */
static inline void skc_endpoint_options_init(skc_endpoint_options *options)
{
	options->count = 0;
}

static inline bool skc_endpoint_options_has(const skc_endpoint_options *options, int id)
{
	for (unsigned i = 0; i < options->count; i++) {
		if (options->ids[i] == id) {
			return true;
		}
	}
	return false;
}

/* Both override the value of an option that was given. */
void skc_endpoint_options_put(skc_endpoint_options *options, int id, int64_t number);
void skc_endpoint_options_put_text(skc_endpoint_options *options, int id, skc_span text);

/* The number of an option, or a default when it was not given. */
static inline int64_t skc_endpoint_options_number(
		const skc_endpoint_options *options, int id, int64_t fallback)
{
	return skc_endpoint_options_has(options, id) ? options->numbers[id] : fallback;
}

/* The option of a name that one of the calls takes; SKC_EO_NONE when there is none. */
int skc_endpoint_option_find(const char *name, size_t len, unsigned calls);

/* The option of one of the calls whose name is nearest to an unknown one: in another case, with
 * "-" for "_", with the prefix of a constant (TCP_NODELAY), or with one wrong letter of three.
 * SKC_EO_NONE when none is near. */
int skc_endpoint_option_nearest(const char *name, size_t len, unsigned calls);

/* Whether the system lacks the socket option of a row for a socket of this family. */
bool skc_endpoint_option_is_missing(const skc_endpoint_option *row, int family);

/* Switches a group on that was not given itself when one of its elements was. */
void skc_endpoint_options_complete(skc_endpoint_options *options);

/* Sets the socket options of a call on a socket of this family and type: those that were given and,
 * for connect and listen, have a meaning for it. On failure *failed is the option that the system
 * lacks or has refused. One that it lacks is SKC_EOPNOTSUPP; for connect and listen it is no
 * failure when its value is 0: it is off already. Of a socket of IPv6 and IPv4, which some systems
 * give no options of IPv4, those of IPv6 decide. */
skc_err skc_endpoint_options_set(const skc_endpoint_options *options, unsigned call, int family,
		int type, skc_handle handle, int *failed);

/* Gets a socket option of a socket of this family; of IPv6 and IPv4 that of IPv6. The text of *out
 * borrows from *room. SKC_EOPNOTSUPP where the system lacks it. */
skc_err skc_endpoint_option_get(
		int id, int family, skc_handle handle, skc_option_bytes *room, skc_eo_value *out);

/* --- skc_endpoint_value.c --------------------------------------------------------------------- */

/* Sets and gets one option of the system, which does not lack it, as the value of a row. */
skc_err skc__endpoint_value_set(const skc_endpoint_option *row, int level, int option,
		const skc_eo_value *value, skc_handle handle);
skc_err skc__endpoint_value_get(const skc_endpoint_option *row, int level, int option,
		skc_handle handle, skc_option_bytes *room, skc_eo_value *out);

#endif
