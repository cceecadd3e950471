#ifndef SKC_CMSG_H
#define SKC_CMSG_H

/*
 * Control messages (RFC 3542 section 4.2), keyed by (level, type): conversions between the bytes of
 * the system and values. A new control message is one row in skc_cmsg_table.c; one without a row is
 * passed on as bytes.
 */

#include "skc_addr.h"
#include "skc_base.h"
#include "skc_os.h"

/* The kind of value that a control message has. */
typedef enum skc_cmsg_kind {
	SKC_CMSG_BYTES,       /* bytes, not converted */
	SKC_CMSG_NUMBER,      /* number */
	SKC_CMSG_HANDLES,     /* bytes: an array of skc_handle */
	SKC_CMSG_HANDLE,      /* bytes: one skc_handle, none when it is negative */
	SKC_CMSG_CREDENTIALS, /* credentials */
	SKC_CMSG_PKTINFO4,    /* pktinfo4 */
	SKC_CMSG_PKTINFO6,    /* pktinfo6 */
	SKC_CMSG_TIME,        /* times[0], parts are microseconds */
	SKC_CMSG_FINE_TIME,   /* times[0], parts are nanoseconds */
	SKC_CMSG_FINE_TIMES,  /* times[0..2], parts are nanoseconds */
	SKC_CMSG_ERROR        /* error */
} skc_cmsg_kind;

typedef struct skc_cmsg_credentials {
	int64_t pid;
	int64_t uid;
	int64_t gid;
} skc_cmsg_credentials;

typedef struct skc_cmsg_pktinfo4 {
	uint32_t ifindex;
	struct in_addr spec_dst; /* the local address */
	struct in_addr addr;     /* the destination in the packet's header */
} skc_cmsg_pktinfo4;

typedef struct skc_cmsg_time {
	int64_t seconds;
	int64_t parts;
} skc_cmsg_time;

/* An entry of the error queue. recvmsg(2), ip(7) IP_RECVERR. */
typedef struct skc_cmsg_error {
	uint32_t code_of_system; /* errno */
	uint8_t origin;          /* SO_EE_ORIGIN_* */
	uint8_t type;
	uint8_t code;
	uint32_t info;
	uint32_t data;
	skc_addr offender; /* empty without an offender */
} skc_cmsg_error;

/* A value. */
typedef struct skc_cmsg_value {
	skc_cmsg_kind kind;
	struct {
		const void *data; /* borrowed */
		size_t len;
	} bytes;
	union {
		int64_t number;
		skc_cmsg_credentials credentials;
		skc_cmsg_pktinfo4 pktinfo4;
		struct in6_pktinfo pktinfo6;
		skc_cmsg_time times[3];
		skc_cmsg_error error;
	} of;
} skc_cmsg_value;

/* A control message of the table. */
typedef struct skc_cmsg_row {
	int level;
	int type;
	skc_cmsg_kind kind;
	bool is_signed; /* SKC_CMSG_NUMBER */
	uint16_t size;  /* bytes of its data; SKC_CMSG_HANDLES: of one handle */
} skc_cmsg_row;

/* --- skc_cmsg_table.c --- */

/* NULL for a control message without a row, and for SKC_MISSING. */
const skc_cmsg_row *skc_cmsg_find(int level, int type);

/* What a control message reports of a received datagram. */
typedef enum skc_cmsg_fact {
	SKC_FACT_NONE,
	SKC_FACT_TTL,   /* a number: the TTL or the hop limit */
	SKC_FACT_CLASS, /* a number: the type of service or the traffic class; RFC 2474, RFC 3168 */
	SKC_FACT_TIME,  /* a time */
	SKC_FACT_TIMES  /* times: of the system's clock, none, of the device's clock */
} skc_cmsg_fact;

skc_cmsg_fact skc_cmsg_fact_of(int level, int type);

/* --- skc_cmsg.c --- */

/* The size of a control message with count elements in a buffer (only handles are counted).
 * SKC_ERANGE when it exceeds a size_t. */
skc_err skc_cmsg_space(const skc_cmsg_row *row, size_t count, size_t *out);

/* The limits of a row's number. */
void skc_cmsg_range(const skc_cmsg_row *row, int64_t *min, int64_t *max);

/* The size of the value in a buffer, with header and padding. value->kind is the row's, or
 * SKC_CMSG_BYTES. */
size_t skc_cmsg_encoded_size(const skc_cmsg_row *row, const skc_cmsg_value *value);

/* Writes header, value and padding: skc_cmsg_encoded_size bytes at buffer (aligned as
 * skc_cmsghdr); returns that number. row may be NULL for SKC_CMSG_BYTES. */
size_t skc_cmsg_encode(
		const skc_cmsg_row *row, int level, int type, const skc_cmsg_value *value, void *buffer);

/* One control message of a buffer. */
typedef struct skc_cmsg {
	int level;
	int type;
	const void *data; /* borrowed from the buffer */
	size_t len;
	bool cut; /* the buffer had no room for all of it */
} skc_cmsg;

/* Iterates over a received buffer. */
typedef struct skc_cmsg_reader {
	const char *at;
	size_t left;
	bool cut; /* MSG_CTRUNC */
} skc_cmsg_reader;

/* Borrows a message that skc_os_recv_message has filled. */
skc_cmsg_reader skc_cmsg_read(const skc_message *message);

/* Gives the next control message, false at the end. The lengths in the buffer are not trusted. */
bool skc_cmsg_next(skc_cmsg_reader *reader, skc_cmsg *out);

/* Decodes by the row of the control message; SKC_CMSG_BYTES without a row, or when the length is
 * not that of the row. out->bytes is always set and borrows from the message. The caller takes the
 * handles. */
void skc_cmsg_decode(const skc_cmsg *cmsg, skc_cmsg_value *out);

/* The number of complete handles of a value, and the index-th handle. */
size_t skc_cmsg_handle_count(const skc_cmsg_value *value);
skc_handle skc_cmsg_handle_at(const skc_cmsg_value *value, size_t index);

/* Calls fn for each handle of a received message, in the order of the buffer. */
typedef void (*skc_handle_fn)(skc_handle handle, void *argument);
void skc_cmsg_each_handle(const skc_message *message, skc_handle_fn fn, void *argument);

/* Closes the handles of a received message. */
void skc_cmsg_close_handles(const skc_message *message);

#endif
