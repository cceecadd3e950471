/* The limit of a call that is told the whole set each time: poll(2). */
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
	struct sockaddr_in address;
	bool ready;

	MUST(argc >= 3);
	ready = strcmp(argv[2], "ready") == 0;
	count = atoi(argv[1]) + (ready ? 0 : 1);
	expected = ready ? count : 1;
	items = calloc((size_t) count, sizeof(*items));
	for (int i = 0; i < count; i++) {
		items[i] = (struct pollfd){ .fd = bench_udp(&address), .events = POLLIN };
		if (i >= count - expected) {
			MUST(sendto(items[i].fd, "r", 1, 0, (struct sockaddr *) &address, sizeof(address)) ==
					1);
		}
	}
	return bench_run(batch, CALLS, (const char *[]){ "call", NULL });
}
