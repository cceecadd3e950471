#include "skc_activation.h"

#include <string.h>

/* Reads a decimal number that has only digits and is at most INT32_MAX. */
static bool activation_read_number(const char *text, int64_t *out)
{
	int64_t number = 0;

	if (*text == '\0') {
		return false;
	}
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9' || number > INT32_MAX) {
			return false;
		}
		number = number * 10 + (*text - '0');
	}
	*out = number;
	return number <= INT32_MAX;
}

static size_t activation_count_names(const char *names)
{
	size_t count = 1;

	for (; *names != '\0'; names++) {
		count += *names == ':';
	}
	return count;
}

skc_err skc_activation_count(
		const skc_activation *given, int64_t process, size_t *out, const char **wrong)
{
	int64_t number;

	*out = 0;
	if (given->pid == NULL || given->count == NULL) {
		return SKC_OK;
	}
	*wrong = SKC_ACTIVATION_PID;
	if (!activation_read_number(given->pid, &number)) {
		return SKC_EINVAL;
	}
	if (number != process) {
		return SKC_OK;
	}
	*wrong = SKC_ACTIVATION_COUNT;
	if (!activation_read_number(given->count, &number) ||
			number > INT32_MAX - SKC_ACTIVATION_FIRST) {
		return SKC_EINVAL;
	}
	*wrong = SKC_ACTIVATION_NAMES;
	if (number > 0 && given->names != NULL &&
			activation_count_names(given->names) != (size_t) number) {
		return SKC_EINVAL;
	}
	*out = (size_t) number;
	return SKC_OK;
}

const char *skc_activation_name(const char **names, size_t *len)
{
	static const char unknown[] = "unknown";
	const char *name = *names;

	if (name == NULL) {
		*len = sizeof(unknown) - 1;
		return unknown;
	}
	*len = strcspn(name, ":");
	*names = name[*len] == ':' ? name + *len + 1 : name + *len;
	return name;
}
