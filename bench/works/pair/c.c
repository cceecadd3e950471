#include "bench.h"

static int out[64];
static int in[64];
static char *buffer;
static size_t bytes;
static size_t asked;
static int messages;

static void batch_write(void)
{
	bench_mark();
	for (int i = 0; i < messages; i++) {
		MUST(write(out[i], buffer, bytes) == (ssize_t) bytes);
	}
	bench_lap(0);
	for (int i = 0; i < messages; i++) {
		MUST(read(in[i], buffer, asked) == (ssize_t) bytes);
	}
	bench_lap(1);
}

static void batch_send(void)
{
	bench_mark();
	for (int i = 0; i < messages; i++) {
		MUST(send(out[i], buffer, bytes, 0) == (ssize_t) bytes);
	}
	bench_lap(0);
	for (int i = 0; i < messages; i++) {
		MUST(recv(in[i], buffer, asked, 0) == (ssize_t) bytes);
	}
	bench_lap(1);
}

int main(int argc, char **argv)
{
	int ends[2] = { -1, -1 };

	MUST(argc == 6);
	bytes = (size_t) atol(argv[2]);
	asked = (size_t) atol(argv[3]);
	messages = atoi(argv[4]);
	buffer = calloc(1, asked);
	for (int i = 0; i < messages; i++) {
		if (i < atoi(argv[5])) {
			bench_socketpair(ends);
		}
		out[i] = ends[0];
		in[i] = ends[1];
	}
	return bench_run(strcmp(argv[1], "send") == 0 ? batch_send : batch_write, messages,
			(const char *[]){ "out", "in", NULL });
}
