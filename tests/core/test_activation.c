/* skc_activation.c: the variables that a service manager has set in the environment. */

#include "net.h"

#include "skc_activation.h"

CASE(counts)
{
	static const struct {
		const char *pid, *count, *names;
		const char *wrong;
		size_t want;
	} rows[] = {
		{ NULL, NULL, NULL, NULL, 0 },
		{ "42", NULL, NULL, NULL, 0 },
		{ NULL, "1", NULL, NULL, 0 },
		{ "41", "1", NULL, NULL, 0 },
		{ "41", "x", "", NULL, 0 },
		{ "42", "0", NULL, NULL, 0 },
		{ "42", "0", "", NULL, 0 },
		{ "42", "1", NULL, NULL, 1 },
		{ "42", "1", "", NULL, 1 },
		{ "42", "3", "a::b", NULL, 3 },
		{ "42", "2147483644", NULL, NULL, 2147483644 },
		{ "42", "2147483645", NULL, SKC_ACTIVATION_COUNT, 0 },
		{ "42", "99999999999999999999", NULL, SKC_ACTIVATION_COUNT, 0 },
		{ "42", "", NULL, SKC_ACTIVATION_COUNT, 0 },
		{ "42", "-1", NULL, SKC_ACTIVATION_COUNT, 0 },
		{ "42", "1 ", NULL, SKC_ACTIVATION_COUNT, 0 },
		{ "", "1", NULL, SKC_ACTIVATION_PID, 0 },
		{ "4294967338", "1", NULL, SKC_ACTIVATION_PID, 0 },
		{ "42", "2", "a", SKC_ACTIVATION_NAMES, 0 },
		{ "42", "1", "a:b", SKC_ACTIVATION_NAMES, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_activation given = { rows[i].pid, rows[i].count, rows[i].names };
		size_t count = 77;
		const char *wrong = NULL;
		skc_err err = skc_activation_count(&given, 42, &count, &wrong);

		CHECK_INT(err, rows[i].wrong != NULL ? SKC_EINVAL : SKC_OK);
		CHECK_INT(count, rows[i].want);
		if (err != SKC_OK) {
			CHECK_STR(wrong, rows[i].wrong);
		}
	}
}

CASE(names)
{
	static const char *const want[] = { "web", "", "b", "", "" };
	const char *text = "web::b";
	const char *none = NULL;
	size_t len;

	for (size_t i = 0; i < SKC_COUNT(want); i++) {
		const char *name = skc_activation_name(&text, &len);

		CHECK_INT(len, strlen(want[i]));
		CHECK_MEM(name, want[i], len);
	}
	for (int i = 0; i < 2; i++) {
		CHECK_STR(skc_activation_name(&none, &len), "unknown");
		CHECK_INT(len, 7);
	}
}
