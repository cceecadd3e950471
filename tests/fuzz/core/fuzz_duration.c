/* Periods of ISO 8601. */

#include "fuzz.h"
#include "skc_duration.h"
#include "skc_iso8601.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	size_t len;
	char *text = fuzz_rest(&in, &len, true);
	skc_iso8601 period = { 0 };
	int64_t time = -1;
	skc_duration_text result = skc_duration_from_text(text, &time);
	bool is_period = skc_iso8601_read(text, &period);

	if (result == SKC_DURATION_TEXT_OK) {
		FUZZ_CHECK(is_period && period.has_period);
		FUZZ_CHECK(time >= 0);
		FUZZ_CHECK(period.hours * 3600 + period.minutes * 60 + period.seconds ==
				(uint64_t) time / 1000000000);
	}
	free(text);
	return 0;
}
