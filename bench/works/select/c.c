/* The limit: a set that stays registered with the system (epoll). */
#include "bench.h"

#define CALLS 20
#define SPARE 16

static int poller;
static int *all;
static int count;
static int changes;
static int expected = 1;
static struct epoll_event found[128];

static void change(void)
{
	static int at;

	for (int i = 0; i < changes; i++) {
		int *slot = &all[at % (count - SPARE)];
		int *spare = &all[count - SPARE + at % SPARE];
		int old = *slot;

		MUST(epoll_ctl(poller, EPOLL_CTL_DEL, old, NULL) == 0);
		*slot = *spare;
		*spare = old;
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, *slot, &(struct epoll_event){ .events = EPOLLIN }) ==
				0);
		at++;
	}
}

static void batch(void)
{
	bench_mark();
	for (int i = 0; i < CALLS; i++) {
		change();
		MUST(epoll_wait(poller, found, 128, 0) == expected);
	}
	bench_lap(0);
}

int main(int argc, char **argv)
{
	int watched;

	MUST(argc >= 3);
	watched = atoi(argv[1]);
	changes = argc > 3 ? atoi(argv[3]) : 0;
	count = watched + (changes ? SPARE : 0);
	all = bench_idle(count);
	poller = epoll_create1(0);
	if (strcmp(argv[2], "ready") == 0) {
		expected = watched;
		for (int i = 0; i < watched; i++) {
			bench_ready(all[i]);
		}
	} else {
		int active = *bench_idle(1);

		bench_ready(active);
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, active, &(struct epoll_event){ .events = EPOLLIN }) ==
				0);
	}
	for (int i = 0; i < watched; i++) {
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, all[i], &(struct epoll_event){ .events = EPOLLIN }) ==
				0);
	}
	return bench_run(batch, CALLS, (const char *[]){ "call", NULL });
}
