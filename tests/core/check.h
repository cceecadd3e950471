#ifndef CHECK_H
#define CHECK_H

/*
 * The harness of the unit tests. A program is one file of CASEs; main is in this header. A case
 * continues after a failed check, which prints both operands; REQUIRE ends it. The last line of a
 * program is "check: PASSED FAILED SKIPPED", in cases.
 *
 *     CASE(name) { CHECK_INT(1 + 1, 2); }
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK_CASES_MAX 256

typedef struct check_case {
	const char *name;
	void (*run)(void);
	int line;
} check_case;

static check_case check_cases[CHECK_CASES_MAX];
static size_t check_case_count;
static unsigned check_failures;   /* of the running case */
static unsigned check_held;       /* checks of the running case that passed */
static const char *check_skipped; /* why the running case was skipped */

/* Set by a header of helpers: run around every case. */
static void (*check_before)(void);
static void (*check_after)(void);

/* Sorts by line: some systems run constructors in the order of the file, others in the opposite
 * one. */
static inline void check_register(check_case c)
{
	size_t at = check_case_count++;

	while (at > 0 && check_cases[at - 1].line > c.line) {
		check_cases[at] = check_cases[at - 1];
		at--;
	}
	check_cases[at] = c;
}

#define CASE(id) \
	static void case_##id(void); \
	__attribute__((constructor)) static void register_##id(void) \
	{ \
		check_register((check_case){ #id, case_##id, __LINE__ }); \
	} \
	static void case_##id(void)

/* Ends the case as skipped. */
#define SKIP(reason) \
	do { \
		check_skipped = (reason); \
		return; \
	} while (0)

/* Ends the case when the condition does not hold. */
#define REQUIRE(condition) \
	do { \
		if (!CHECK(condition)) { \
			return; \
		} \
	} while (0)

#define REQUIRE_INT(got, want) \
	do { \
		if (!CHECK_INT(got, want)) { \
			return; \
		} \
	} while (0)

#define CHECK(condition) check_true((condition), #condition, __FILE__, __LINE__)

/* Integers of any type, compared as 64-bit numbers. */
#define CHECK_INT(got, want) \
	check_int((long long) (got), (long long) (want), #got, __FILE__, __LINE__)

#define CHECK_STR(got, want) check_str((got), (want), #got, __FILE__, __LINE__)

#define CHECK_MEM(got, want, size) check_mem((got), (want), (size), #got, __FILE__, __LINE__)

static inline bool check_count(bool held)
{
	check_held += held;
	check_failures += !held;
	return held;
}

static inline bool check_true(bool held, const char *what, const char *file, int line)
{
	if (!held) {
		printf("%s:%d: not so: %s\n", file, line, what);
	}
	return check_count(held);
}

static inline bool check_int(
		long long got, long long want, const char *what, const char *file, int line)
{
	if (got != want) {
		printf("%s:%d: %s is %lld, not %lld\n", file, line, what, got, want);
	}
	return check_count(got == want);
}

static inline bool check_str(
		const char *got, const char *want, const char *what, const char *file, int line)
{
	bool held = got != NULL && want != NULL ? strcmp(got, want) == 0 : got == want;

	if (!held) {
		printf("%s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, got ? got : "(null)",
				want ? want : "(null)");
	}
	return check_count(held);
}

static inline void check_print_mem(const char *label, const void *data, size_t size)
{
	const unsigned char *bytes = data;

	printf("  %s", label);
	for (size_t i = 0; i < size && i < 64; i++) {
		printf(" %02x", bytes[i]);
	}
	printf(size > 64 ? " … (%zu bytes)\n" : "\n", size);
}

static inline bool check_mem(const void *got, const void *want, size_t size, const char *what,
		const char *file, int line)
{
	bool held = size == 0 || memcmp(got, want, size) == 0;

	if (!held) {
		printf("%s:%d: %s differs\n", file, line, what);
		check_print_mem("got: ", got, size);
		check_print_mem("want:", want, size);
	}
	return check_count(held);
}

/* Numbers that are the same in every run: xorshift64*. */
static uint64_t check_seed = 0x9e3779b97f4a7c15u;

static inline uint64_t check_random(void)
{
	check_seed ^= check_seed >> 12;
	check_seed ^= check_seed << 25;
	check_seed ^= check_seed >> 27;
	return check_seed * 0x2545f4914f6cdd1du;
}

/* A number from 0 to limit - 1. */
static inline size_t check_random_below(size_t limit)
{
	return (size_t) (check_random() % limit);
}

/* The reason why a case is not run here, from CHECK_SKIP:
 * "test_x.c:case=reason;test_y.c:case=reason"; NULL when it runs. For emulators that lack a
 * feature. */
static const char *check_excuse(const char *name)
{
	static char reason[200];
	const char *list = getenv("CHECK_SKIP");
	char key[200];
	const char *found;

	snprintf(key, sizeof(key), "%s:%s=", __BASE_FILE__, name);
	found = list != NULL ? strstr(list, key) : NULL;
	if (found == NULL) {
		return NULL;
	}
	found += strlen(key);
	snprintf(reason, sizeof(reason), "%.*s", (int) strcspn(found, ";"), found);
	return reason;
}

/* Runs one case; 0 passed, 1 failed, 2 skipped. A case that checks nothing fails. */
static int check_run(const check_case *c)
{
	const char *excuse = check_excuse(c->name);

	if (excuse != NULL) {
		printf("skipped: %s: %s\n", c->name, excuse);
		return 2;
	}
	check_failures = 0;
	check_held = 0;
	check_skipped = NULL;
	if (check_before != NULL) {
		check_before();
	}
	c->run();
	if (check_after != NULL) {
		check_after();
	}
	if (check_failures == 0 && check_held == 0 && check_skipped == NULL) {
		printf("%s: no check was reached\n", c->name);
		check_failures++;
	}
	if (check_failures > 0) {
		printf("failed: %s (%u of %u checks)\n", c->name, check_failures,
				check_failures + check_held);
		return 1;
	}
	if (check_skipped != NULL) {
		printf("skipped: %s: %s\n", c->name, check_skipped);
		return 2;
	}
	return 0;
}

/* Arguments: names of the cases to run; none: all. */
int main(int argc, char **argv)
{
	unsigned verdicts[3] = { 0 };

	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	for (size_t i = 0; i < check_case_count; i++) {
		bool wanted = argc < 2;

		for (int arg = 1; arg < argc; arg++) {
			wanted = wanted || strcmp(argv[arg], check_cases[i].name) == 0;
		}
		if (wanted) {
			verdicts[check_run(&check_cases[i])]++;
		}
	}
	printf("check: %u %u %u\n", verdicts[0], verdicts[1], verdicts[2]);
	return verdicts[1] > 0;
}

#endif
