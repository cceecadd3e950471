#ifndef SKC_OPTION_H
#define SKC_OPTION_H

/*
 * Socket options, keyed by (level, option). A new option is one row in skc_option_<level>.c; one
 * without a row still works, as SKC_OPTION_ANY.
 *
 * Setting: skc_option_find, one skc_option_encode_* that suits the value, skc_option_set.
 * Getting: skc_option_find, skc_option_get, skc_option_decode.
 */

#include "skc_addr.h"
#include "skc_base.h"

/* The kind of an option's value. */
typedef enum skc_option_kind {
	SKC_OPTION_ANY,           /* unknown: an int or bytes */
	SKC_OPTION_INT,           /* int */
	SKC_OPTION_UINT,          /* unsigned int */
	SKC_OPTION_SIZE,          /* int; a larger number becomes the largest int */
	SKC_OPTION_UINT64,        /* 64 bits; -1 is the largest, other negative ones have 32 bits */
	SKC_OPTION_BOOL,          /* int; every number but 0 becomes 1 */
	SKC_OPTION_BYTE,          /* unsigned char */
	SKC_OPTION_BYTE_BOOL,     /* unsigned char; every number but 0 becomes 1 */
	SKC_OPTION_LENGTH,        /* the number is the length of the value, not its bytes */
	SKC_OPTION_STRUCT,        /* members, all of them between min and max */
	SKC_OPTION_REPORT,        /* members, of a structure that is only read */
	SKC_OPTION_TIME,          /* struct timeval: members sec and usec */
	SKC_OPTION_NAME,          /* text of at most max bytes */
	SKC_OPTION_BYTES,         /* bytes, not converted; an int stands for four of them */
	SKC_OPTION_INTERFACE4,    /* interface, known to the system by its IPv4 address */
	SKC_OPTION_INTERFACE6,    /* interface, known by its index */
	SKC_OPTION_INTERFACE_NET, /* int: the index of an interface in network byte order */
	SKC_OPTION_GROUP,         /* multicast group and interface */
	SKC_OPTION_SOURCE,        /* the same and the source's address */
	SKC_OPTION_PKTINFO6,      /* struct in6_pktinfo */
	SKC_OPTION_FILTER,        /* classic BPF instructions, or a descriptor */
	SKC_OPTION_HANDLE,        /* a new handle, which the reader of the option takes */
	SKC_OPTION_SPREAD,    /* number of a classic BPF program that chooses the socket of a port */
	SKC_OPTION_MISPLACED, /* an option of SOL_SOCKET, wrong at this level */
	SKC_OPTION_KINDS
} skc_option_kind;

/* A number inside a structure. */
typedef struct skc_member {
	const char *name;
	uint16_t offset;
	uint8_t size; /* bytes: 1, 2, 4, 8 */
	bool is_signed;
	uint8_t bit;  /* of a bit field in one byte: its first bit as C allots them, … */
	uint8_t bits; /* … and how many; 0: no bit field */
} skc_member;

typedef struct skc_layout {
	const skc_member *members;
	uint16_t count;
	uint16_t size; /* bytes of the whole structure */
} skc_layout;

#define SKC_MEMBERS_MAX 80

typedef struct skc_option {
	int level;
	int option;
	const char *name; /* the name in exceptions */
	skc_option_kind kind;
	int native;  /* SKC_OPTION_GROUP, SKC_OPTION_SOURCE: the option of the system that is used */
	int64_t min; /* of the number, or of each member */
	int64_t max;
	const skc_layout *layout; /* SKC_OPTION_STRUCT, _REPORT, _TIME */
} skc_option;

#define SKC_OPTION_ROOM 1024

/* A value as getsockopt(2) and setsockopt(2) have it. Must not be copied: data may point into room.
 */
typedef struct skc_option_bytes {
	int level;
	int option;
	const void *data; /* room, or the data that skc_option_encode_data borrowed */
	skc_socklen len;
	union {
		int64_t number;
		void *pointer;
		struct sockaddr_storage address;
		char bytes[SKC_OPTION_ROOM];
	} room;
} skc_option_bytes;

typedef enum skc_option_shape {
	SKC_SHAPE_NUMBER,  /* number */
	SKC_SHAPE_HANDLE,  /* number: a handle, which the caller takes */
	SKC_SHAPE_MEMBERS, /* the first count members of the option's layout */
	SKC_SHAPE_NAME,    /* data, len: text */
	SKC_SHAPE_BYTES    /* data, len */
} skc_option_shape;

/* A value that was read; data borrows from the skc_option_bytes. */
typedef struct skc_option_value {
	skc_option_shape shape;
	int64_t number;
	size_t count;
	int64_t members[SKC_MEMBERS_MAX];
	const char *data;
	size_t len;
} skc_option_value;

/* --- skc_option_table.c ----------------------------------------------------------------------- */

/* Copies the option's row, or a row of kind SKC_OPTION_ANY: also for SKC_MISSING. */
void skc_option_find(int level, int option, skc_option *out);

/* --- skc_option.c ----------------------------------------------------------------------------- */

/* Returns whether the number is between min and max. */
bool skc_option_accepts(const skc_option *row, int64_t number);

/* The range of the index-th member: min to max of the row, and no more than the type of the member
 * holds unless it is part of a SKC_OPTION_TIME. */
void skc_option_member_range(const skc_option *row, size_t index, int64_t *min, int64_t *max);

/* A number, or an interface index. SKC_ERANGE out of range; SKC_OPTION_INTERFACE4 fails as
 * skc_os_interface_address does; SKC_EINVAL where the kind has no number. */
skc_err skc_option_encode_number(const skc_option *row, int64_t number, skc_option_bytes *out);

/* Takes as many members as the layout has. SKC_OPTION_TIME: usec may exceed a second; a time that
 * is too long for the system becomes the longest that the system can return. SKC_ERANGE out of
 * range. */
skc_err skc_option_encode_members(
		const skc_option *row, const int64_t *members, skc_option_bytes *out);

/* Takes bytes or text, which are borrowed until the option is set. SKC_ENAMETOOLONG, SKC_EINVAL. */
skc_err skc_option_encode_data(
		const skc_option *row, const char *data, size_t len, skc_option_bytes *out);

/* handle is borrowed. */
skc_err skc_option_set(skc_handle handle, const skc_option_bytes *bytes);
skc_err skc_option_get(skc_handle handle, const skc_option *row, skc_option_bytes *out);

/* --- skc_option_decode.c ---------------------------------------------------------------------- */

/* The result depends on the length that the system returned: length 0 is the number 0 (or the empty
 * name), missing members are left out, a number of another length than that of the kind is decoded
 * by its own length. SKC_OPTION_INTERFACE4 fails as skc_os_address_interface does. */
skc_err skc_option_decode(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out);

/* --- skc_option_filter.c ---------------------------------------------------------------------- */

/* SKC_OPTION_FILTER: instructions of 8 bytes, borrowed. SKC_EINVAL for another length. */
skc_err skc_filter_encode(const char *data, size_t len, skc_option_bytes *out);

/* SKC_OPTION_SPREAD: SKF_AD_CPU or SKF_AD_QUEUE; 0 removes the program. SKC_EINVAL for another
 * number. */
skc_err skc_filter_encode_spread(int64_t number, skc_option_bytes *out);

#endif
