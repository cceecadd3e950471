#ifndef FUZZ_H
#define FUZZ_H

/*
 * Fuzz targets of the folders without PHP. Each file is a program of libFuzzer: its function gets
 * bytes and checks what must be true of every result. tools/fuzz builds and runs them.
 */

#include "skc_base.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* What is left of the input. */
typedef struct fuzz_input {
	const uint8_t *at;
	size_t left;
} fuzz_input;

#define FUZZ_CHECK(condition) ((condition) ? (void) 0 : fuzz_fail(#condition, __FILE__, __LINE__))

static inline void fuzz_fail(const char *condition, const char *file, int line)
{
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
	abort();
}

/* The next byte; 0 behind the end. */
static inline uint8_t fuzz_byte(fuzz_input *in)
{
	if (in->left == 0) {
		return 0;
	}
	in->left--;
	return *in->at++;
}

/* A number from 0 to max. */
static inline size_t fuzz_number(fuzz_input *in, size_t max)
{
	size_t number = 0;

	for (size_t rest = max; rest > 0; rest >>= 8) {
		number = number << 8 | fuzz_byte(in);
	}
	return max == SIZE_MAX ? number : number % (max + 1);
}

/* Takes up to len bytes into new memory of exactly that size, with a NUL behind them if wanted: a
 * read beyond them is an error of the sanitizer. *len becomes their number. */
static inline char *fuzz_take(fuzz_input *in, size_t *len, bool with_nul)
{
	size_t count = *len < in->left ? *len : in->left;
	char *bytes = malloc(count + with_nul > 0 ? count + with_nul : 1);

	if (bytes == NULL) {
		abort();
	}
	memcpy(bytes, in->at, count);
	if (with_nul) {
		bytes[count] = '\0';
	}
	in->at += count;
	in->left -= count;
	*len = count;
	return bytes;
}

/* The rest of the input. */
static inline char *fuzz_rest(fuzz_input *in, size_t *len, bool with_nul)
{
	*len = in->left;
	return fuzz_take(in, len, with_nul);
}

#endif
