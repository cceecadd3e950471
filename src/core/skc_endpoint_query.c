#include "skc_endpoint.h"

#include <string.h>

bool skc_endpoint_next_option(skc_span *query, skc_span *key, skc_span *value)
{
	const char *end;
	const char *equals;
	size_t len;

	if (query->data == NULL || query->len == 0) {
		return false;
	}
	end = memchr(query->data, '&', query->len);
	len = end != NULL ? (size_t) (end - query->data) : query->len;
	equals = memchr(query->data, '=', len);
	*key = (skc_span){ query->data, equals != NULL ? (size_t) (equals - query->data) : len };
	*value = equals != NULL ? (skc_span){ equals + 1, len - key->len - 1 } : (skc_span){ NULL, 0 };
	len = end != NULL ? len + 1 : len;
	*query = (skc_span){ query->data + len, query->len - len };
	return true;
}

static unsigned endpoint_query_hex_value(char digit)
{
	return (unsigned) (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
}

size_t skc_percent_decode(skc_span span, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < span.len; i++) {
		if (span.data[i] == '%' && i + 2 < span.len) {
			out[len++] = (char) (endpoint_query_hex_value(span.data[i + 1]) << 4 |
					endpoint_query_hex_value(span.data[i + 2]));
			i += 2;
		} else {
			out[len++] = span.data[i];
		}
	}
	return len;
}

size_t skc_percent_encode(const char *data, size_t len, const char *keep, char *out)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t at = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char) data[i];
		bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
				(c != '\0' && strchr("._~-", c) != NULL) || (c != '\0' && strchr(keep, c) != NULL);

		if (plain) {
			out[at++] = (char) c;
		} else {
			out[at++] = '%';
			out[at++] = digits[c >> 4];
			out[at++] = digits[c & 15];
		}
	}
	return at;
}
