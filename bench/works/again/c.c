#include "bench.h"

static int ends[2];

static void batch(void)
{
	char buffer[100];

	bench_mark();
	for (int i = 0; i < 64; i++) {
		MUST(read(ends[0], buffer, sizeof(buffer)) < 0 && errno == EAGAIN);
	}
	bench_lap(0);
}

int main(void)
{
	bench_socketpair(ends);
	MUST(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
	return bench_run(batch, 64, (const char *[]){ "read", NULL });
}
