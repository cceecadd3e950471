#include "skc_dns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skc_missing.h"

#define HEADER 12     /* bytes of the header of a message */
#define CLASS_IN 1    /* the internet */
#define LABEL_MAX 63  /* bytes */
#define WIRE_MAX 255  /* bytes of a name in a message, with the lengths of its labels */
#define POINTER 0xc0U /* the bits that tell a pointer from a length (RFC 1035, section 4.1.4) */

static const int dns_no_data = EAI_NODATA != SKC_MISSING ? EAI_NODATA : EAI_NONAME;

/* A name as a message has it, without pointers: labels behind their lengths, and the empty one of
 * the root. */
typedef struct dns_name {
	size_t len;
	unsigned char bytes[WIRE_MAX];
} dns_name;

/* The place up to which a message has been read. */
typedef struct dns_reader {
	const unsigned char *data;
	size_t len;
	size_t at;
} dns_reader;

/* The head of a record; its data follows. */
typedef struct dns_head {
	dns_name owner;
	unsigned type;
	unsigned class;
	uint32_t ttl;
	size_t end; /* of its data */
} dns_head;

/* --- reading a message ------------------------------------------------------------------------ */

static bool dns_read_16(dns_reader *r, unsigned *out)
{
	if (r->len - r->at < 2) {
		return false;
	}
	*out = (unsigned) r->data[r->at] << 8 | r->data[r->at + 1];
	r->at += 2;
	return true;
}

/* Appends a label with its length, which is 0 for the root. */
static bool dns_append_label(dns_name *name, const unsigned char *label, size_t len)
{
	if (name->len + len + 1 > sizeof(name->bytes)) {
		return false;
	}
	memcpy(name->bytes + name->len, label, len + 1);
	name->len += len + 1;
	return true;
}

/* Moves behind a name. A pointer must lead to a place before all those that the name has led to
 * already, so that the number of steps is bounded. */
static bool dns_read_name(dns_reader *r, dns_name *out)
{
	size_t at = r->at;
	size_t first = at; /* the first byte of this part of the name */
	bool moved = false;

	out->len = 0;
	for (;;) {
		size_t length = at < r->len ? r->data[at] : SIZE_MAX;

		if (length <= LABEL_MAX) {
			if (r->len - at < length + 1 || !dns_append_label(out, r->data + at, length)) {
				return false;
			}
			at += length + 1;
			r->at = moved ? r->at : at;
			if (length == 0) {
				return true;
			}
		} else {
			if (length == SIZE_MAX || (length & POINTER) != POINTER || r->len - at < 2) {
				return false;
			}
			r->at = moved ? r->at : at + 2;
			moved = true;
			at = (length & ~(size_t) POINTER) << 8 | r->data[at + 1];
			if (at >= first) {
				return false;
			}
			first = at;
		}
	}
}

static unsigned char dns_lower(unsigned char c)
{
	return (unsigned char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Names are compared without case (RFC 4343); a length is never a letter. */
static bool dns_is_same(const dns_name *a, const dns_name *b)
{
	for (size_t i = 0; a->len == b->len && i < a->len; i++) {
		if (dns_lower(a->bytes[i]) != dns_lower(b->bytes[i])) {
			return false;
		}
	}
	return a->len == b->len;
}

static bool dns_read_head(dns_reader *r, dns_head *out)
{
	unsigned high, low, length;

	if (!dns_read_name(r, &out->owner) || !dns_read_16(r, &out->type) ||
			!dns_read_16(r, &out->class) || !dns_read_16(r, &high) || !dns_read_16(r, &low) ||
			!dns_read_16(r, &length) || r->len - r->at < length) {
		return false;
	}
	/* RFC 2181, section 8: with the upper bit it is 0. */
	out->ttl = high > INT16_MAX ? 0 : (uint32_t) high << 16 | low;
	out->end = r->at + length;
	return true;
}

/* --- records ---------------------------------------------------------------------------------- */

static bool dns_is_host_byte(unsigned char c)
{
	c = dns_lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Writes a host name as text; out has room for WIRE_MAX bytes. Returns its length, 0 for another
 * name. */
static size_t dns_print(const dns_name *name, char *out)
{
	size_t left = 0; /* of the label */

	for (size_t i = 0; i + 1 < name->len; i++) {
		unsigned char c = name->bytes[i];

		if (left > 0 && !dns_is_host_byte(c)) {
			return 0;
		}
		if (i > 0) {
			out[i - 1] = (char) (left > 0 ? c : '.');
		}
		left = left > 0 ? left - 1 : c;
	}
	if (name->len <= 1) {
		out[0] = '.';
		return 1;
	}
	return name->len - 2;
}

static bool dns_make_room(skc_dns_records *records)
{
	size_t room = records->room > 0 ? records->room * 2 : 4;
	skc_dns_record *more;

	if (records->count < records->room) {
		return true;
	}
	more = realloc(records->items, room * sizeof(*more));
	if (more == NULL) {
		return false;
	}
	records->items = more;
	records->room = room;
	return true;
}

/* Adds a record with a copy of its data. Returns 0 or EAI_MEMORY. */
static int dns_add(skc_dns_records *records, skc_dns_record record, const char *data, size_t len)
{
	record.data = malloc(len + 1);
	if (record.data == NULL || !dns_make_room(records)) {
		free(record.data);
		return EAI_MEMORY;
	}
	memcpy(record.data, data, len);
	record.data[len] = '\0';
	record.len = len;
	records->items[records->count++] = record;
	return 0;
}

/* Reads numbers and a name. */
static int dns_read_host(dns_reader *r, const dns_head *head, uint32_t ttl, skc_dns_records *out)
{
	unsigned numbers[3] = { 0 };
	size_t count = head->type == SKC_DNS_SRV ? 3 : head->type == SKC_DNS_MX ? 1 : 0;
	dns_name name;
	char text[WIRE_MAX];
	size_t len;

	for (size_t i = 0; i < count; i++) {
		if (!dns_read_16(r, &numbers[i])) {
			return EAI_FAIL;
		}
	}
	if (!dns_read_name(r, &name) || r->at != head->end) {
		return EAI_FAIL;
	}
	len = dns_print(&name, text);
	return len == 0 ? 0
					: dns_add(out,
							  (skc_dns_record){ .ttl = ttl,
									  .priority = (uint16_t) numbers[0],
									  .weight = (uint16_t) numbers[1],
									  .port = (uint16_t) numbers[2] },
							  text, len);
}

/* Reads strings behind their lengths. */
static int dns_read_text(
		const dns_reader *r, const dns_head *head, uint32_t ttl, skc_dns_records *out)
{
	char *text = malloc(head->end - r->at + 1);
	size_t len = 0;
	size_t at = r->at;
	int code = 0;

	if (text == NULL) {
		return EAI_MEMORY;
	}
	while (at < head->end) {
		size_t part = r->data[at++];

		if (part > head->end - at) {
			code = EAI_FAIL;
			break;
		}
		memcpy(text + len, r->data + at, part);
		len += part;
		at += part;
	}
	code = code == 0 ? dns_add(out, (skc_dns_record){ .ttl = ttl }, text, len) : code;
	free(text);
	return code;
}

/* The state of reading the answers: the name that they are about, which aliases change. */
typedef struct dns_search {
	unsigned type;
	dns_name name;
	uint32_t ttl;
} dns_search;

static int dns_read_record(dns_reader *r, dns_search *search, skc_dns_records *out)
{
	dns_head head;
	int code = 0;

	if (!dns_read_head(r, &head)) {
		return EAI_FAIL;
	}
	if (head.class == CLASS_IN && dns_is_same(&head.owner, &search->name)) {
		uint32_t ttl = head.ttl < search->ttl ? head.ttl : search->ttl;

		if (head.type == search->type) {
			code = head.type == SKC_DNS_TXT ? dns_read_text(r, &head, ttl, out)
											: dns_read_host(r, &head, ttl, out);
		} else if (head.type == SKC_DNS_CNAME) {
			search->ttl = ttl;
			code = dns_read_name(r, &search->name) && r->at == head.end ? 0 : EAI_FAIL;
		}
	}
	r->at = head.end;
	return code;
}

/* Reads the header and the question; *answers: the number of records that follow. */
static bool dns_read_question(dns_reader *r, dns_search *search, unsigned *answers)
{
	unsigned questions, type, class;

	r->at = HEADER - 8;
	if (r->len < HEADER || !dns_read_16(r, &questions) || !dns_read_16(r, answers)) {
		return false;
	}
	r->at = HEADER;
	return questions == 1 && dns_read_name(r, &search->name) && dns_read_16(r, &type) &&
			dns_read_16(r, &class);
}

int skc_dns_read(const unsigned char *message, size_t len, int type, skc_dns_records *out)
{
	dns_reader r = { message, len, 0 };
	dns_search search = { .type = (unsigned) type, .ttl = INT32_MAX };
	unsigned answers = 0;
	int code = 0;

	*out = (skc_dns_records){ 0 };
	if (!dns_read_question(&r, &search, &answers)) {
		return EAI_FAIL;
	}
	for (unsigned i = 0; i < answers && code == 0; i++) {
		code = dns_read_record(&r, &search, out);
	}
	if (code != 0) {
		skc_dns_records_free(out);
	}
	return code == 0 && out->count == 0 ? dns_no_data : code;
}

void skc_dns_records_free(skc_dns_records *records)
{
	for (size_t i = 0; i < records->count; i++) {
		free(records->items[i].data);
	}
	free(records->items);
	*records = (skc_dns_records){ 0 };
}

/* --- the order -------------------------------------------------------------------------------- */

static void dns_swap(skc_dns_record *a, skc_dns_record *b)
{
	skc_dns_record other = *a;

	*a = *b;
	*b = other;
}

/* Within a priority those without a weight come first, as RFC 2782 has it: the number 0 selects
 * one of them. */
static bool dns_precedes(const skc_dns_record *one, const skc_dns_record *other)
{
	return one->priority != other->priority ? one->priority < other->priority
											: one->weight == 0 && other->weight > 0;
}

/* Equal records stay in their order, which qsort(3) does not promise. */
static void dns_sort(skc_dns_record *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		skc_dns_record moved = items[i];
		size_t place = i;

		for (; place > 0 && dns_precedes(&moved, &items[place - 1]); place--) {
			items[place] = items[place - 1];
		}
		items[place] = moved;
	}
}

/* Moves the record that a number selects to the front. */
static void dns_select(skc_dns_record *items, size_t count, uint32_t sum, skc_dns_random random)
{
	uint32_t number = random(sum);
	uint32_t running = 0;

	for (size_t i = 0; i < count; i++) {
		running += items[i].weight;
		if (running >= number) {
			skc_dns_record selected = items[i];

			/* The others stay in their order. */
			memmove(items + 1, items, i * sizeof(*items));
			items[0] = selected;
			return;
		}
	}
}

/* Orders records of one priority. */
static void dns_order_group(skc_dns_record *items, size_t count, skc_dns_random random)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		sum += items[i].weight;
	}
	for (; sum > 0 && count > 1; items++, count--) {
		dns_select(items, count, sum, random);
		sum -= items[0].weight;
	}
}

void skc_dns_order(skc_dns_records *records, skc_dns_random random)
{
	skc_dns_record *items = records->items;
	size_t end;

	for (size_t i = records->count; i > 1; i--) {
		dns_swap(&items[i - 1], &items[random((uint32_t) i - 1)]);
	}
	dns_sort(items, records->count);
	for (size_t i = 0; i < records->count; i = end) {
		for (end = i + 1; end < records->count && items[end].priority == items[i].priority;) {
			end++;
		}
		dns_order_group(&items[i], end - i, random);
	}
}

/* --- names ------------------------------------------------------------------------------------ */

bool skc_dns_is_name(const char *text, size_t len)
{
	size_t label = 0;

	len -= len > 0 && text[len - 1] == '.' ? 1 : 0;
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '.') {
			if (label == 0) {
				return false;
			}
			label = 0;
		} else if (!(dns_is_host_byte((unsigned char) text[i]) || text[i] == '/' ||
						   text[i] == '*') ||
				++label > LABEL_MAX) {
			return false;
		}
	}
	return label > 0 && len <= SKC_DNS_NAME_MAX;
}

size_t skc_dns_service_name(const char *text, size_t len, const char *protocol, char *out)
{
	const char *dot = *text == '_' ? memchr(text, '.', len) : NULL;
	size_t label = dot != NULL ? (size_t) (dot - text) + 1 : len;
	size_t inserted = label < len && text[label] != '_' ? strlen(protocol) + 1 : 0;

	memcpy(out, text, label);
	if (inserted > 0) {
		memcpy(out + label, protocol, inserted - 1);
		out[label + inserted - 1] = '.';
	}
	memcpy(out + label + inserted, text + label, len - label);
	out[len + inserted] = '\0';
	return len + inserted;
}

static size_t dns_reverse_inet(const unsigned char *bytes, char *out)
{
	return (size_t) snprintf(out, SKC_DNS_REVERSE_MAX, "%u.%u.%u.%u.in-addr.arpa", bytes[3],
			bytes[2], bytes[1], bytes[0]);
}

size_t skc_dns_reverse_name(const skc_addr *addr, char *out)
{
	static const char digits[] = "0123456789abcdef";
	static const char end[] = "ip6.arpa";
	const unsigned char *bytes = (const unsigned char *) &addr->u.in6.sin6_addr;
	size_t len = 0;

	if (skc_addr_family(addr) == AF_INET) {
		return dns_reverse_inet((const unsigned char *) &addr->u.in.sin_addr, out);
	}
	if (IN6_IS_ADDR_V4MAPPED(&addr->u.in6.sin6_addr)) {
		return dns_reverse_inet(bytes + 12, out);
	}
	for (size_t i = 16; i-- > 0;) {
		out[len++] = digits[bytes[i] & 15];
		out[len++] = '.';
		out[len++] = digits[bytes[i] >> 4];
		out[len++] = '.';
	}
	memcpy(out + len, end, sizeof(end));
	return len + sizeof(end) - 1;
}
