#include "skc_fault_system.h"

#include <string.h>

#define RULES_MAX 16

static skc_fault_rule rules[RULES_MAX];
static size_t rule_count;
static unsigned counts[SKC_FAULT_CALLS_MAX];
static bool installed;

static const skc_fault_rule *rules_enter(int call)
{
	unsigned now = ++counts[call];

	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i].call == call && now >= rules[i].first && now <= rules[i].last) {
			return &rules[i];
		}
	}
	return NULL;
}

static void rules_install(void)
{
	if (!installed) {
		installed = true;
		skc_fault_here.install(rules_enter);
	}
}

static int rules_find_call(const char *name, size_t len)
{
	for (int i = 0; i < skc_fault_here.call_count; i++) {
		if (strlen(skc_fault_here.calls[i]) == len &&
				memcmp(skc_fault_here.calls[i], name, len) == 0) {
			return i;
		}
	}
	return -1;
}

static bool rules_add_rule(int call, unsigned nth, unsigned times, int code, size_t bytes)
{
	unsigned first, last;

	rules_install();
	if (call < 0 || nth == 0 || rule_count == RULES_MAX) {
		return false;
	}
	first = counts[call] + nth;
	last = times == 0 ? UINT_MAX : first + times - 1;
	rules[rule_count++] = (skc_fault_rule){
		.call = call, .first = first, .last = last, .code = code, .bytes = bytes
	};
	return true;
}

bool skc_fault_set(const char *call, unsigned nth, unsigned times, int code)
{
	return code != 0 && rules_add_rule(rules_find_call(call, strlen(call)), nth, times, code, 0);
}

static bool rules_add_short(int call, unsigned nth, unsigned times, size_t bytes)
{
	for (size_t i = 0; i < skc_fault_here.can_be_short_count; i++) {
		if (skc_fault_here.can_be_short[i] == call) {
			return rules_add_rule(call, nth, times, 0, bytes);
		}
	}
	return false;
}

bool skc_fault_short(const char *call, unsigned nth, unsigned times, size_t bytes)
{
	return rules_add_short(rules_find_call(call, strlen(call)), nth, times, bytes);
}

void skc_fault_clear(void)
{
	rules_install();
	rule_count = 0;
	memset(counts, 0, sizeof(counts));
}

unsigned skc_fault_count(const char *call)
{
	int number = rules_find_call(call, strlen(call));

	rules_install();
	return number < 0 ? 0 : counts[number];
}

/* --- rules as text ---------------------------------------------------------------------------- */

/* Reads a decimal number that ends at one of the bytes of ends; *text moves to that byte. strchr
 * finds the NUL too. */
static bool rules_read_number(const char **text, const char *ends, long *out)
{
	const char *at = *text;
	bool minus = *at == '-';
	int64_t value = 0;
	size_t digits = 0;

	for (at += minus; *at >= '0' && *at <= '9'; at++, digits++) {
		value = value * 10 + (*at - '0');
		if (value > INT_MAX) {
			return false;
		}
	}
	if (digits == 0 || strchr(ends, *at) == NULL) {
		return false;
	}
	*out = (long) (minus ? -value : value);
	*text = at;
	return true;
}

static bool rules_read_code(const char **text, long *out)
{
	size_t len = strcspn(*text, ":,");

	for (size_t i = 0; i < skc_fault_here.code_count; i++) {
		if (strlen(skc_fault_here.codes[i].name) == len &&
				memcmp(skc_fault_here.codes[i].name, *text, len) == 0) {
			*out = skc_fault_here.codes[i].code;
			*text += len;
			return true;
		}
	}
	return rules_read_number(text, ":,", out) && *out != 0;
}

/* Reads one rule; *text moves to the comma or NUL behind it. strchr finds the NUL too. */
static bool rules_parse_rule(const char **text)
{
	size_t len = strcspn(*text, ":,");
	int call = rules_find_call(*text, len);
	long nth, what, times = 1;
	bool cuts;

	*text += len;
	if (call < 0 || *(*text)++ != ':' || !rules_read_number(text, ":", &nth) || *(*text)++ != ':') {
		return false;
	}
	cuts = strncmp(*text, "short=", 6) == 0;
	*text += cuts ? 6 : 0;
	if (cuts ? !rules_read_number(text, ":,", &what) : !rules_read_code(text, &what)) {
		return false;
	}
	if (**text == ':' && (++*text, !rules_read_number(text, ",", &times))) {
		return false;
	}
	if (nth < 1 || nth > INT_MAX || times < 0 || times > INT_MAX || (cuts && what < 0)) {
		return false;
	}
	return cuts ? rules_add_short(call, (unsigned) nth, (unsigned) times, (size_t) what)
				: rules_add_rule(call, (unsigned) nth, (unsigned) times, (int) what, 0);
}

bool skc_fault_parse(const char *text)
{
	while (rules_parse_rule(&text)) {
		if (*text == '\0') {
			return true;
		}
		text++;
	}
	return false;
}

void skc_fault_from_env(void)
{
	const char *text = skc_fault_text();

	if (text != NULL && !skc_fault_parse(text)) {
		skc_fault_die(text);
	}
}
