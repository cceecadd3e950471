#include "skc_proxy.h"

#include "skc_transfer.h"

#define SIGNATURE "\r\n\r\n\0\r\nQUIT\n"
#define SIGNATURE_LEN (sizeof(SIGNATURE) - 1)
#define V2_FIXED ((size_t) 16)
#define V1_START "PROXY "
#define V1_START_LEN (sizeof(V1_START) - 1)

/* --- version 1: one line ---------------------------------------------------------------------- */

/* Takes the next word and the one space behind it off a line. False when there is none. */
static bool proxy_next_word(skc_span *line, skc_span *word)
{
	const char *space = line->len > 0 ? memchr(line->data, ' ', line->len) : NULL;

	word->data = line->data;
	word->len = space != NULL ? (size_t) (space - line->data) : line->len;
	line->data += word->len + (space != NULL);
	line->len -= word->len + (space != NULL);
	return word->len > 0;
}

/* A decimal number up to 65535 without leading zeros. */
static bool proxy_read_port(skc_span word, int64_t *out)
{
	int64_t port = 0;

	if (word.len > 5 || (word.len > 1 && word.data[0] == '0')) {
		return false;
	}
	for (size_t i = 0; i < word.len; i++) {
		if (word.data[i] < '0' || word.data[i] > '9') {
			return false;
		}
		port = port * 10 + (word.data[i] - '0');
	}
	*out = port;
	return port <= UINT16_MAX;
}

/* An address without a zone. */
static bool proxy_read_address(int family, skc_span word, int64_t port, skc_addr *out)
{
	return memchr(word.data, '%', word.len) == NULL &&
			skc_addr_parse(family, word.data, word.len, port, out) == SKC_OK;
}

/* Four words with one space between them. */
static const char *proxy_parse_words(int family, skc_span line, skc_proxy_header *out)
{
	skc_span words[4];
	int64_t ports[2];
	size_t length = line.len;
	size_t total = 3;

	for (size_t i = 0; i < SKC_COUNT(words); i++) {
		if (!proxy_next_word(&line, &words[i])) {
			return "lacks an address or a port";
		}
		total += words[i].len;
	}
	if (line.len > 0 || total != length) {
		return "has more than two addresses and two ports";
	}
	if (!proxy_read_port(words[2], &ports[0]) || !proxy_read_port(words[3], &ports[1])) {
		return "has an invalid port";
	}
	return proxy_read_address(family, words[0], ports[0], &out->source) &&
					proxy_read_address(family, words[1], ports[1], &out->destination)
			? NULL
			: "has an invalid address";
}

/* The line without its end. Behind UNKNOWN everything is ignored (section 2.1). NULL, or the fault.
 */
static const char *proxy_parse_line(skc_span line, skc_proxy_header *out)
{
	skc_span word;

	line.data += V1_START_LEN;
	line.len -= V1_START_LEN;
	proxy_next_word(&line, &word);
	if (word.len == 7 && memcmp(word.data, "UNKNOWN", 7) == 0) {
		out->local = true;
		return NULL;
	}
	if (word.len == 4 && memcmp(word.data, "TCP4", 4) == 0) {
		return proxy_parse_words(AF_INET, line, out);
	}
	if (word.len == 4 && memcmp(word.data, "TCP6", 4) == 0) {
		return proxy_parse_words(AF_INET6, line, out);
	}
	return "has an unknown protocol";
}

static skc_proxy_state proxy_parse_v1(
		const char *bytes, size_t len, skc_proxy_header *out, size_t *size, const char **reason)
{
	size_t most = len < SKC_PROXY_V1_MAX ? len : SKC_PROXY_V1_MAX;
	const char *end = memchr(bytes, '\n', most);

	if (end == NULL) {
		*reason = "has no end of line within 107 bytes";
		return most < SKC_PROXY_V1_MAX ? SKC_PROXY_INCOMPLETE : SKC_PROXY_INVALID;
	}
	if (end[-1] != '\r') {
		*reason = "has an end of line other than CR LF";
		return SKC_PROXY_INVALID;
	}
	out->version = 1;
	*size = (size_t) (end - bytes) + 1;
	*reason = proxy_parse_line((skc_span){ bytes, *size - 2 }, out);
	return *reason == NULL ? SKC_PROXY_COMPLETE : SKC_PROXY_INVALID;
}

/* --- version 2: a block of bytes -------------------------------------------------------------- */

bool skc_proxy_next_tlv(skc_span *rest, int *type, skc_span *value)
{
	const unsigned char *at = (const unsigned char *) rest->data;
	size_t len;

	if (rest->len < 3) {
		return false;
	}
	len = (size_t) at[1] << 8 | at[2];
	if (len > rest->len - 3) {
		return false;
	}
	*type = at[0];
	*value = (skc_span){ rest->data + 3, len };
	rest->data += 3 + len;
	rest->len -= 3 + len;
	return true;
}

/* Checks the TLVs of a header whose first byte is start. NULL, or the fault. */
static const char *proxy_check_tlvs(const char *start, size_t size, skc_span tlvs)
{
	bool summed = false;
	int type;
	skc_span value;

	while (skc_proxy_next_tlv(&tlvs, &type, &value)) {
		const unsigned char *sum = (const unsigned char *) value.data;

		if (type != SKC_PROXY_CRC32C) {
			continue;
		}
		if (value.len != 4 || summed) {
			return "has an invalid checksum";
		}
		summed = true;
		if (((uint32_t) sum[0] << 24 | (uint32_t) sum[1] << 16 | (uint32_t) sum[2] << 8 | sum[3]) !=
				skc_proxy_crc32c(start, size, (size_t) (value.data - start))) {
			return "has a wrong checksum";
		}
	}
	return tlvs.len == 0 ? NULL : "has a malformed TLV";
}

static void proxy_read_inet(const char *addr, const char *port, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	out->u.in.sin_family = AF_INET;
	memcpy(&out->u.in.sin_addr, addr, 4);
	memcpy(&out->u.in.sin_port, port, 2);
	out->len = sizeof(out->u.in);
}

static void proxy_read_inet6(const char *addr, const char *port, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	out->u.in6.sin6_family = AF_INET6;
	memcpy(&out->u.in6.sin6_addr, addr, 16);
	memcpy(&out->u.in6.sin6_port, port, 2);
	out->len = sizeof(out->u.in6);
}

#define PATH_SIZE ((size_t) 108)

/* A path ends at its first NUL byte; the NUL bytes behind an abstract name fill the field. False
 * when the system has shorter paths. */
static bool proxy_read_path(const char *field, skc_addr *out)
{
	size_t len = PATH_SIZE;

	if (field[0] != '\0') {
		len = strnlen(field, PATH_SIZE);
	} else {
		while (len > 0 && field[len - 1] == '\0') {
			len--;
		}
	}
	return skc_addr_parse(AF_UNIX, field, len, 0, out) == SKC_OK;
}

/* Families and protocols of the 14th byte; any other value is invalid (section 2.2). */
static const struct {
	unsigned char byte;
	int family;
	int type;
	size_t size; /* of both addresses */
} transports[] = {
	{ 0x00, AF_UNSPEC, SOCK_STREAM, 0 },
	{ 0x11, AF_INET, SOCK_STREAM, 12 },
	{ 0x12, AF_INET, SOCK_DGRAM, 12 },
	{ 0x21, AF_INET6, SOCK_STREAM, 36 },
	{ 0x22, AF_INET6, SOCK_DGRAM, 36 },
	{ 0x31, AF_UNIX, SOCK_STREAM, 2 * PATH_SIZE },
	{ 0x32, AF_UNIX, SOCK_DGRAM, 2 * PATH_SIZE },
};

/* Reads both addresses. NULL, or the fault. */
static const char *proxy_read_addresses(int family, const char *block, skc_proxy_header *out)
{
	switch (family) {
		case AF_INET:
			proxy_read_inet(block, block + 8, &out->source);
			proxy_read_inet(block + 4, block + 10, &out->destination);
			return NULL;
		case AF_INET6:
			proxy_read_inet6(block, block + 32, &out->source);
			proxy_read_inet6(block + 16, block + 34, &out->destination);
			return NULL;
		case AF_UNIX:
			return proxy_read_path(block, &out->source) &&
							proxy_read_path(block + PATH_SIZE, &out->destination)
					? NULL
					: "has an invalid path";
		default:
			return NULL;
	}
}

/* A header that is complete. NULL, or the fault. The block of a LOCAL header is ignored, its family
 * included (section 2.2). */
static const char *proxy_parse_block(const char *bytes, size_t size, skc_proxy_header *out)
{
	unsigned char transport = (unsigned char) bytes[13];
	const char *fault;
	size_t i = 0;

	out->version = 2;
	if (out->local) {
		return NULL;
	}
	while (i < SKC_COUNT(transports) && transports[i].byte != transport) {
		i++;
	}
	if (i == SKC_COUNT(transports)) {
		return "has an unknown address family or protocol";
	}
	if (size - V2_FIXED < transports[i].size) {
		return "is shorter than its addresses";
	}
	out->type = transports[i].type;
	out->tlvs.data = bytes + V2_FIXED + transports[i].size;
	out->tlvs.len = size - V2_FIXED - transports[i].size;
	fault = proxy_read_addresses(transports[i].family, bytes + V2_FIXED, out);
	return fault != NULL ? fault : proxy_check_tlvs(bytes, size, out->tlvs);
}

static skc_proxy_state proxy_parse_v2(
		const char *bytes, size_t len, skc_proxy_header *out, size_t *size, const char **reason)
{
	const unsigned char *at = (const unsigned char *) bytes;

	if (len > 12 && at[12] != 0x20 && at[12] != 0x21) {
		*reason = "has an unknown version or command";
		return SKC_PROXY_INVALID;
	}
	if (len < V2_FIXED) {
		return SKC_PROXY_INCOMPLETE;
	}
	*size = V2_FIXED + ((size_t) at[14] << 8 | at[15]);
	if (*size > SKC_PROXY_MAX) {
		return SKC_PROXY_TOO_LONG;
	}
	if (len < *size) {
		return SKC_PROXY_INCOMPLETE;
	}
	out->local = at[12] == 0x20;
	*reason = proxy_parse_block(bytes, *size, out);
	return *reason == NULL ? SKC_PROXY_COMPLETE : SKC_PROXY_INVALID;
}

/* --- both ------------------------------------------------------------------------------------- */

/* Whether the bytes begin with a text, as far as they go. */
static bool proxy_begins(const char *bytes, size_t len, const char *text, size_t text_len)
{
	return memcmp(bytes, text, len < text_len ? len : text_len) == 0;
}

skc_proxy_state skc_proxy_parse(
		const char *bytes, size_t len, skc_proxy_header *out, size_t *size, const char **reason)
{
	*out = (skc_proxy_header){
		.type = SOCK_STREAM, .source = SKC_ADDR_EMPTY, .destination = SKC_ADDR_EMPTY
	};
	*size = 0;
	*reason = NULL;
	if (len == 0) {
		return SKC_PROXY_INCOMPLETE;
	}
	if (proxy_begins(bytes, len, SIGNATURE, SIGNATURE_LEN)) {
		return proxy_parse_v2(bytes, len, out, size, reason);
	}
	if (proxy_begins(bytes, len, V1_START, V1_START_LEN)) {
		return proxy_parse_v1(bytes, len, out, size, reason);
	}
	*reason = "has no signature";
	return SKC_PROXY_INVALID;
}

bool skc_proxy_ssl_parse(skc_span value, skc_proxy_ssl *out)
{
	const unsigned char *at = (const unsigned char *) value.data;

	if (value.len < 5) {
		return false;
	}
	out->tls = (at[0] & 0x01) != 0;
	out->certificate = (at[0] & 0x06) != 0;
	out->verified = out->certificate && (at[1] | at[2] | at[3] | at[4]) == 0;
	out->tlvs = (skc_span){ value.data + 5, value.len - 5 };
	return true;
}

/* Bytes that were looked at are taken as far as they belong to the header: of an incomplete one,
 * all. Waiting for more bytes then does not return at once because of the old ones. */
skc_err skc_proxy_read(skc_sock s, char *buffer, int64_t deadline, skc_proxy_reading *out)
{
	*out = (skc_proxy_reading){ .state = SKC_PROXY_INCOMPLETE };
	while (out->state == SKC_PROXY_INCOMPLETE) {
		size_t seen = 0;
		size_t take;
		skc_err err = skc_transfer_recv(
				s, buffer + out->done, SKC_PROXY_MAX - out->done, MSG_PEEK, deadline, &seen);

		if (err != SKC_OK || seen == 0) {
			return err;
		}
		out->state =
				skc_proxy_parse(buffer, out->done + seen, &out->header, &out->size, &out->reason);
		if (out->state != SKC_PROXY_COMPLETE && out->state != SKC_PROXY_INCOMPLETE) {
			return SKC_OK;
		}
		take = out->state == SKC_PROXY_COMPLETE ? out->size - out->done : seen;
		err = skc_transfer_take(s, buffer + out->done, take, deadline, &take);
		out->done += take;
		if (err != SKC_OK) {
			return err;
		}
	}
	return SKC_OK;
}
