#include "skc_addr.h"

#include <string.h>

/* A decimal number of at most 3 digits, at most 255, without leading zeros. */
static bool inet_read_octet(const char **at, const char *end, uint8_t *out)
{
	unsigned value = 0;
	const char *start = *at;

	while (*at < end && **at >= '0' && **at <= '9') {
		value = value * 10 + (unsigned) (**at - '0');
		(*at)++;
		if (value > 255 || (*at - start > 1 && *start == '0')) {
			return false;
		}
	}
	*out = (uint8_t) value;
	return *at > start;
}

bool skc_inet4_parse(const char *text, size_t len, struct in_addr *out)
{
	const char *end = text + len;
	uint8_t octets[4];

	for (int i = 0; i < 4; i++) {
		if (i > 0 && (text == end || *text++ != '.')) {
			return false;
		}
		if (!inet_read_octet(&text, end, &octets[i])) {
			return false;
		}
	}
	if (text != end) {
		return false;
	}
	memcpy(out, octets, sizeof(octets));
	return true;
}

static int inet_hex_value(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	if (c >= 'a' && c <= 'f') {
		return c - 'a' + 10;
	}
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The kind of a part between two dots. */
typedef enum part_kind { PART_WORD, PART_DIGITS, PART_HEX } part_kind;

static part_kind inet_kind_of(const char *text, size_t len)
{
	bool is_hex = len >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
	size_t i = is_hex ? 2 : 0;

	if (len == 0) {
		return PART_WORD;
	}
	for (; i < len; i++) {
		bool is_digit = text[i] >= '0' && text[i] <= '9';

		if (!is_digit && !(is_hex && inet_hex_value(text[i]) >= 0)) {
			return PART_WORD;
		}
	}
	return is_hex ? PART_HEX : PART_DIGITS;
}

bool skc_inet_ends_in_number(const char *text, size_t len)
{
	size_t start;

	/* The dot at the end of a fully qualified name. */
	len -= len > 0 && text[len - 1] == '.';
	for (start = len; start > 0 && text[start - 1] != '.'; start--) {
	}
	return inet_kind_of(text + start, len - start) != PART_WORD;
}

bool skc_inet_is_hexadecimal(const char *text, size_t len)
{
	const char *end = text + len;
	bool found = false;

	for (int parts = 1;; parts++) {
		const char *dot = memchr(text, '.', (size_t) (end - text));
		part_kind kind = inet_kind_of(text, (size_t) ((dot != NULL ? dot : end) - text));

		if (kind == PART_WORD || parts > 4) {
			return false;
		}
		found = found || kind == PART_HEX;
		if (dot == NULL) {
			return found;
		}
		text = dot + 1;
	}
}

static char *inet_print_octet(char *to, uint8_t value)
{
	if (value >= 100) {
		*to++ = (char) ('0' + value / 100);
	}
	if (value >= 10) {
		*to++ = (char) ('0' + value / 10 % 10);
	}
	*to++ = (char) ('0' + value % 10);
	return to;
}

size_t skc_inet4_print(const struct in_addr *addr, char *out)
{
	uint8_t octets[4];
	char *to = out;

	memcpy(octets, addr, sizeof(octets));
	for (int i = 0; i < 4; i++) {
		if (i > 0) {
			*to++ = '.';
		}
		to = inet_print_octet(to, octets[i]);
	}
	*to = '\0';
	return (size_t) (to - out);
}

/* Reads up to four hexadecimal digits. Returns their number. */
static int inet_read_group(const char **at, const char *end, unsigned *out)
{
	int digits = 0;

	*out = 0;
	while (digits < 4 && *at < end && inet_hex_value(**at) >= 0) {
		*out = *out * 16 + (unsigned) inet_hex_value(**at);
		(*at)++;
		digits++;
	}
	return digits;
}

/* The state of an IPv6 parse: the groups so far and the position of "::". */
typedef struct groups {
	uint16_t value[8];
	int count;
	int gap; /* -1: none yet */
} groups;

/* The four bytes of a dotted quad at the end count as two groups. */
static bool inet_read_tail(groups *g, const char *text, const char *end)
{
	struct in_addr tail;
	uint8_t octets[4];

	if (g->count > 6 || !skc_inet4_parse(text, (size_t) (end - text), &tail)) {
		return false;
	}
	memcpy(octets, &tail, sizeof(octets));
	g->value[g->count++] = (uint16_t) (octets[0] << 8 | octets[1]);
	g->value[g->count++] = (uint16_t) (octets[2] << 8 | octets[3]);
	return true;
}

/* Reads groups up to the end. */
static bool inet_read_groups(groups *g, const char *at, const char *end)
{
	while (at < end) {
		const char *start = at;
		unsigned value;

		if (g->count == 8 || inet_read_group(&at, end, &value) == 0) {
			return false;
		}
		if (at < end && *at == '.') {
			return inet_read_tail(g, start, end);
		}
		g->value[g->count++] = (uint16_t) value;
		if (at == end) {
			return true;
		}
		if (*at++ != ':') {
			return false;
		}
		if (at < end && *at == ':') {
			if (g->gap >= 0) {
				return false;
			}
			g->gap = g->count;
			at++;
		} else if (at == end) {
			return false;
		}
	}
	return true;
}

bool skc_inet6_parse(const char *text, size_t len, struct in6_addr *out)
{
	const char *end = text + len;
	groups g = { .gap = -1 };
	uint8_t bytes[16] = { 0 };
	int missing;

	if (len >= 1 && text[0] == ':') {
		if (len < 2 || text[1] != ':') {
			return false;
		}
		g.gap = 0;
		text += 2;
	}
	if (!inet_read_groups(&g, text, end)) {
		return false;
	}
	missing = 8 - g.count;
	if (g.gap < 0 ? missing != 0 : missing < 1) {
		return false;
	}
	for (int i = 0; i < g.count; i++) {
		int at = g.gap >= 0 && i >= g.gap ? i + missing : i;

		bytes[(size_t) at * 2] = (uint8_t) (g.value[i] >> 8);
		bytes[(size_t) at * 2 + 1] = (uint8_t) (g.value[i] & 0xff);
	}
	memcpy(out, bytes, sizeof(bytes));
	return true;
}

static char *inet_print_group(char *to, unsigned value)
{
	static const char digits[] = "0123456789abcdef";
	int shift = 12;

	while (shift > 0 && (value >> shift) == 0) {
		shift -= 4;
	}
	for (; shift >= 0; shift -= 4) {
		*to++ = digits[(value >> shift) & 15];
	}
	return to;
}

/* The first of the longest runs of two or more zero groups (RFC 5952 section 4.2). */
static int inet_longest_zeros(const uint16_t *value, int *start)
{
	int best = 1;

	*start = -1;
	for (int i = 0; i < 8; i++) {
		int n = 0;

		while (i + n < 8 && value[i + n] == 0) {
			n++;
		}
		if (n > best) {
			best = n;
			*start = i;
		}
		i += n;
	}
	return *start < 0 ? 0 : best;
}

/* Mapped and compatible addresses end in a dotted quad, as inet_ntop(3) prints them. */
static bool inet_has_dotted_tail(const uint16_t *value, int start, int count)
{
	return start == 0 && ((count == 6 && value[6] != 0) || (count == 5 && value[5] == 0xffff));
}

size_t skc_inet6_print(const struct in6_addr *addr, char *out)
{
	uint8_t bytes[16];
	uint16_t value[8];
	int start;
	int count;
	char *to = out;

	memcpy(bytes, addr, sizeof(bytes));
	for (int i = 0; i < 8; i++) {
		value[i] = (uint16_t) (bytes[(size_t) i * 2] << 8 | bytes[(size_t) i * 2 + 1]);
	}
	count = inet_longest_zeros(value, &start);
	for (int i = 0; i < 8; i++) {
		if (count > 0 && i >= start && i < start + count) {
			if (i == start) {
				*to++ = ':';
			}
			continue;
		}
		if (i > 0) {
			*to++ = ':';
		}
		if (i == 6 && inet_has_dotted_tail(value, start, count)) {
			struct in_addr tail;

			memcpy(&tail, bytes + 12, sizeof(tail));
			return (size_t) (to - out) + skc_inet4_print(&tail, to);
		}
		to = inet_print_group(to, value[i]);
	}
	if (count > 0 && start + count == 8) {
		*to++ = ':';
	}
	*to = '\0';
	return (size_t) (to - out);
}
