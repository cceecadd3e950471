/* The limit of a call that gets the whole set each time: poll(2). */
#include "bench.h"

#include <poll.h>

#define CALLS 20

static struct pollfd *items;
static int count;
static int expected = 1;

static void batch(void)
{
	bench_mark();
	for (int i = 0; i < CALLS; i++) {
		int found = 0;

		MUST(poll(items, (nfds_t) count, 0) == expected);
		for (int k = 0; k < count && found < expected; k++) {
			found += items[k].revents != 0;
		}
	}
	bench_lap(0);
}

int main(int argc, char **argv)
{
	bool ready;
	int *all;

	MUST(argc >= 3);
	ready = strcmp(argv[2], "ready") == 0;
	count = atoi(argv[1]) + (ready ? 0 : 1);
	expected = ready ? count : 1;
	all = bench_idle(count);
	items = calloc((size_t) count, sizeof(*items));
	for (int i = 0; i < count; i++) {
		items[i] = (struct pollfd){ .fd = all[i], .events = POLLIN };
		if (i >= count - expected) {
			bench_ready(all[i]);
		}
	}
	return bench_run(batch, CALLS, (const char *[]){ "call", NULL });
}
