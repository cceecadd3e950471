/* The variables of socket activation: LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES. */

#include "fuzz.h"
#include "skc_activation.h"

/* A text up to the next NUL of the input; NULL for an empty one. */
static char *next_text(fuzz_input *in)
{
	const uint8_t *end = memchr(in->at, '\0', in->left);
	size_t len = end != NULL ? (size_t) (end - in->at) : in->left;
	char *text = fuzz_take(in, &len, true);

	fuzz_byte(in);
	if (len == 0) {
		free(text);
		return NULL;
	}
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { size > 0 ? data : (const uint8_t *) "", size };
	char *texts[3] = { next_text(&in), next_text(&in), next_text(&in) };
	skc_activation given = { texts[0], texts[1], texts[2] };
	const char *wrong = NULL, *names = given.names;
	size_t count;
	skc_err err = skc_activation_count(&given, 7, &count, &wrong);

	FUZZ_CHECK(err == SKC_OK || (wrong != NULL && count == 0));
	for (size_t i = 0; i < count && names != NULL; i++) {
		size_t len;
		const char *name = skc_activation_name(&names, &len);

		FUZZ_CHECK(name >= given.names && name + len <= given.names + strlen(given.names));
		FUZZ_CHECK(memchr(name, ':', len) == NULL);
	}
	FUZZ_CHECK(count == 0 || names == NULL || *names == '\0');
	for (size_t i = 0; i < 3; i++) {
		free(texts[i]);
	}
	return 0;
}
