#ifndef SKC_DNS_H
#define SKC_DNS_H

/*
 * The domain name system: names, and the records of a message (RFC 1035) that a resolver library
 * has received. A message comes from the network and is not trusted: every length is checked, and
 * the memory that its records take is bounded by their number.
 */

#include "skc_addr.h"

/* The types of records (RFC 1035, section 3.2.2; SRV: RFC 2782). */
enum { SKC_DNS_CNAME = 5, SKC_DNS_PTR = 12, SKC_DNS_MX = 15, SKC_DNS_TXT = 16, SKC_DNS_SRV = 33 };

/* The longest name as text, without a dot at its end. */
#define SKC_DNS_NAME_MAX 253

/* The longest name of skc_dns_reverse_name(), with its NUL. */
#define SKC_DNS_REVERSE_MAX 73

typedef struct skc_dns_record {
	uint32_t ttl;      /* in seconds; the least of the record and of the aliases that lead to it */
	uint16_t priority; /* of SRV and MX: the least comes first */
	uint16_t weight;   /* of SRV */
	uint16_t port;     /* of SRV */
	size_t len;
	char *data; /* the name, with a NUL behind its end; "." is the root. TXT: its strings joined */
} skc_dns_record;

/* Records in their order. No records are all zero. */
typedef struct skc_dns_records {
	size_t count;
	size_t room;
	skc_dns_record *items;
} skc_dns_records;

/* Gives the records of a type that the message has for the name of its question, directly or by
 * aliases (CNAME); records of other names are ignored, and so are those with a name that is no host
 * name (letters, digits, "-" and "_"). Returns 0, or the EAI_* code of having none: EAI_NODATA (or
 * EAI_NONAME) if the message is valid, EAI_FAIL if it is malformed, EAI_MEMORY. */
int skc_dns_read(const unsigned char *message, size_t len, int type, skc_dns_records *out);

/* Frees the records. */
void skc_dns_records_free(skc_dns_records *records);

/* A random number from 0 to max. */
typedef uint32_t (*skc_dns_random)(uint32_t max);

/* Puts the records in the order in which a client tries them: by priority, and those of the same
 * priority in a random order in which the greater weight is more often first (RFC 2782). Without
 * weights (MX) each of them is first equally often (RFC 5321, section 5.1). */
void skc_dns_order(skc_dns_records *records, skc_dns_random random);

/* Whether a text is a name that can be looked up: labels of 1 to 63 letters, digits, "-", "_", "/"
 * and "*", with dots between; it may end in the dot of the root. */
bool skc_dns_is_name(const char *text, size_t len);

/* Writes the name that has the records of a service, with a NUL; out has room for
 * SKC_DNS_NAME_MAX + 7 bytes: of "_sip.example" and "_tcp" it is "_sip._tcp.example". A name that
 * has a protocol already, or that does not begin with "_", is copied. Returns its length. */
size_t skc_dns_service_name(const char *text, size_t len, const char *protocol, char *out);

/* Writes the name that has the PTR records of an address of IPv4 or IPv6, with a NUL, and returns
 * its length (RFC 1035, section 3.5; RFC 3596, section 2.5). */
size_t skc_dns_reverse_name(const skc_addr *addr, char *out);

#endif
