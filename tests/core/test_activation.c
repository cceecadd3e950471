/* skc_activation.c: what a service manager has written into the environment. */

#include "net.h"

#include "skc_activation.h"

CASE(counts)
{
	static const struct {
		const char *pid, *count, *names;
		skc_err err;
		size_t want;
	} rows[] = {
		{ NULL, NULL, NULL, SKC_OK, 0 },
		{ "42", NULL, NULL, SKC_OK, 0 },
		{ NULL, "1", NULL, SKC_OK, 0 },
		{ "41", "1", NULL, SKC_OK, 0 },
		{ "41", "x", "", SKC_OK, 0 },
		{ "42", "0", NULL, SKC_OK, 0 },
		{ "42", "0", "", SKC_OK, 0 },
		{ "42", "1", NULL, SKC_OK, 1 },
		{ "42", "1", "", SKC_OK, 1 },
		{ "42", "3", "a::b", SKC_OK, 3 },
		{ "42", "2147483644", NULL, SKC_OK, 2147483644 },
		{ "42", "2147483645", NULL, SKC_EINVAL, 0 },
		{ "42", "99999999999999999999", NULL, SKC_EINVAL, 0 },
		{ "42", "", NULL, SKC_EINVAL, 0 },
		{ "42", "-1", NULL, SKC_EINVAL, 0 },
		{ "42", "1 ", NULL, SKC_EINVAL, 0 },
		{ "", "1", NULL, SKC_EINVAL, 0 },
		{ "4294967338", "1", NULL, SKC_EINVAL, 0 },
		{ "42", "2", "a", SKC_EINVAL, 0 },
		{ "42", "1", "a:b", SKC_EINVAL, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_activation given = { rows[i].pid, rows[i].count, rows[i].names };
		size_t count = 77;

		CHECK_INT(skc_activation_count(&given, 42, &count), rows[i].err);
		CHECK_INT(count, rows[i].want);
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
