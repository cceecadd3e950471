/* Endpoints as texts. */

#include "fuzz.h"
#include "skc_endpoint.h"

static void check_inside(skc_span span, const char *text, size_t len)
{
	FUZZ_CHECK(span.data == NULL || (span.data >= text && span.data + span.len <= text + len));
}

/* A decoded part, with a NUL behind it. */
static skc_span decode(skc_span span)
{
	char *bytes;

	if (span.data == NULL) {
		return span;
	}
	bytes = malloc(span.len + 1);
	if (bytes == NULL) {
		abort();
	}
	span.len = skc_percent_decode(span, bytes);
	bytes[span.len] = '\0';
	span.data = bytes;
	return span;
}

/* Encoded bytes are decoded as the same bytes. */
static void encode_and_decode(skc_span span)
{
	char *encoded, *decoded;
	skc_span text;

	if (span.data == NULL) {
		return;
	}
	encoded = malloc(span.len * 3 + 1);
	decoded = malloc(span.len * 3 + 1);
	if (encoded == NULL || decoded == NULL) {
		abort();
	}
	text = (skc_span){ encoded, skc_percent_encode(span.data, span.len, "", encoded) };
	FUZZ_CHECK(skc_percent_decode(text, decoded) == span.len);
	FUZZ_CHECK(memcmp(decoded, span.data, span.len) == 0);
	free(encoded);
	free(decoded);
}

static bool has_nul(skc_span span)
{
	return span.data != NULL && memchr(span.data, '\0', span.len) != NULL;
}

/* The parts of an endpoint make the same endpoint. Only an abstract name may have a NUL. */
static void join(const skc_endpoint *endpoint)
{
	skc_span path = decode(endpoint->path);
	skc_span scope = decode(endpoint->scope);
	skc_endpoint_parts parts = {
		.scheme = { endpoint->scheme->name, strlen(endpoint->scheme->name) },
		.host = decode(endpoint->host),
		.path = path,
		.scope = scope,
		.has_port = endpoint->has_port,
		.port = endpoint->port,
	};
	skc_endpoint again = { 0 };
	skc_endpoint_part_error error;
	bool joined = skc_endpoint_join(&parts, &again, &error);
	bool is_abstract = skc_addr_path_is_abstract(path.data, path.len);

	FUZZ_CHECK(joined == !((has_nul(path) && !is_abstract) || has_nul(scope)));
	if (joined) {
		FUZZ_CHECK(again.scheme == endpoint->scheme);
		FUZZ_CHECK(again.has_port == endpoint->has_port && again.port == endpoint->port);
	}
	encode_and_decode(path);
	encode_and_decode(scope);
	free((char *) path.data);
	free((char *) scope.data);
	free((char *) parts.host.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	size_t len;
	char *text = fuzz_rest(&in, &len, true);
	skc_endpoint endpoint;
	skc_endpoint_error error = { 0 };

	if (skc_endpoint_parse(text, len, &endpoint, &error)) {
		skc_span query = endpoint.query, key, value;
		size_t options = 0;

		FUZZ_CHECK(len <= SKC_ENDPOINT_MAX);
		check_inside(endpoint.path, text, len);
		check_inside(endpoint.scope, text, len);
		check_inside(endpoint.query, text, len);
		while (skc_endpoint_next_option(&query, &key, &value)) {
			check_inside(key, text, len);
			check_inside(value, text, len);
			FUZZ_CHECK(options++ <= len);
		}
		join(&endpoint);
	} else {
		FUZZ_CHECK(error.column >= 1 && error.column <= len + 1);
		FUZZ_CHECK(error.expected != NULL);
	}
	free(text);
	return 0;
}
