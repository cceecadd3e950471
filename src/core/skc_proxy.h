#ifndef SKC_PROXY_H
#define SKC_PROXY_H

/*
 * The PROXY protocol, versions 1 and 2: a header in front of the data of a connection, in which a
 * proxy names the addresses of the connection that it forwards ("The PROXY protocol", HAProxy,
 * proxy-protocol.txt).
 */

#include "skc_endpoint.h"
#include "skc_sock.h"

/* The longest header of version 1, with its end of line (section 2.1). */
#define SKC_PROXY_V1_MAX 107

/* The longest header that is read. Version 2 could have 65551 bytes; HAProxy builds headers of at
 * most the 16 KiB of its buffer, and the longest part in use is the certificate of a client. */
#define SKC_PROXY_MAX 16384

/* The longest header that is written: 16 bytes and a length of 16 bits. */
#define SKC_PROXY_WRITE_MAX (16 + UINT16_MAX)

/* Types of TLVs (section 2.2). */
enum {
	SKC_PROXY_ALPN = 0x01,
	SKC_PROXY_AUTHORITY = 0x02,
	SKC_PROXY_CRC32C = 0x03,
	SKC_PROXY_NOOP = 0x04,
	SKC_PROXY_UNIQUE_ID = 0x05,
	SKC_PROXY_SSL = 0x20,
	SKC_PROXY_SSL_VERSION = 0x21,
	SKC_PROXY_SSL_CN = 0x22,
	SKC_PROXY_SSL_CIPHER = 0x23,
	SKC_PROXY_NETNS = 0x30
};

typedef struct skc_proxy_header {
	int version;     /* 1 or 2 */
	bool local;      /* the connection is the proxy's own: LOCAL, or UNKNOWN of version 1 */
	int type;        /* SOCK_STREAM or SOCK_DGRAM: of the addresses */
	skc_addr source; /* both are empty when the header names none */
	skc_addr destination;
	skc_span tlvs; /* of version 2: well-formed; borrowed */
} skc_proxy_header;

/* The state of the first bytes of a connection. */
typedef enum skc_proxy_state {
	SKC_PROXY_COMPLETE,   /* they have a whole header */
	SKC_PROXY_INCOMPLETE, /* all of them belong to a header */
	SKC_PROXY_INVALID,    /* they are no header, or a malformed one */
	SKC_PROXY_TOO_LONG    /* a header of more than SKC_PROXY_MAX bytes */
} skc_proxy_state;

/* Parses the bytes, strictly: what the specification does not allow is invalid. *size: the length
 * of a complete header, which *out borrows from; bytes may follow it. *reason: the fault of an
 * invalid one, "has no signature". A checksum (CRC32C) is verified. */
skc_proxy_state skc_proxy_parse(
		const char *bytes, size_t len, skc_proxy_header *out, size_t *size, const char **reason);

/* Takes the next TLV off a list; false at its end, or where it is malformed: *rest is not empty
 * then. */
bool skc_proxy_next_tlv(skc_span *rest, int *type, skc_span *value);

/* The TLV of type SKC_PROXY_SSL. */
typedef struct skc_proxy_ssl {
	bool tls;         /* the client connected to the proxy over TLS */
	bool certificate; /* it has presented a certificate, now or in the session that it resumed */
	bool verified;    /* the proxy has verified that certificate */
	skc_span tlvs;    /* not checked; borrowed */
} skc_proxy_ssl;

/* False when the value is too short. */
bool skc_proxy_ssl_parse(skc_span value, skc_proxy_ssl *out);

/* A header that is being read from a connection. */
typedef struct skc_proxy_reading {
	size_t done; /* the bytes that were taken from the connection, on failure as well */
	size_t size; /* of the header */
	skc_proxy_state state;
	const char *reason;
	skc_proxy_header header;
} skc_proxy_reading;

/* Reads a header into buffer, which has SKC_PROXY_MAX bytes, and no byte behind it: bytes are
 * looked at (MSG_PEEK) before they are taken. SKC_OK: out->state is not SKC_PROXY_INCOMPLETE, or it
 * is and the stream has ended. Bytes that are invalid together with those before are not taken. */
skc_err skc_proxy_read(skc_sock s, char *buffer, int64_t deadline, skc_proxy_reading *out);

/* --- skc_proxy_print.c ------------------------------------------------------------------------ */

/* Writes a header; out has SKC_PROXY_WRITE_MAX bytes. The addresses are of one family; without
 * addresses, or with local, it is a LOCAL header or UNKNOWN. Version 1 cannot name unix sockets,
 * which are UNKNOWN, nor TLVs. checksum: a TLV with the CRC32C of the header is added. Returns the
 * length; 0 when it would be too long. */
size_t skc_proxy_print(const skc_proxy_header *header, bool checksum, char *out);

/* Gives both addresses one family: an IPv4 address beside one of IPv6 becomes IPv4-mapped, and two
 * IPv4-mapped addresses become IPv4. False when that is not possible. */
bool skc_proxy_unite(skc_addr *source, skc_addr *destination);

/* Appends a TLV; out has room for 3 bytes more than the value. Returns the length. */
size_t skc_proxy_print_tlv(int type, skc_span value, char *out);

/* The CRC32C (RFC 3720, section 12.1) of bytes, without the four from skip on, which count as
 * zeros. */
uint32_t skc_proxy_crc32c(const char *bytes, size_t len, size_t skip);

#endif
