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

static void make_ready(int s)
{
	struct sockaddr_in address;
	socklen_t size = sizeof(address);

	MUST(getsockname(s, (struct sockaddr *) &address, &size) == 0);
	MUST(sendto(s, "r", 1, 0, (struct sockaddr *) &address, size) == 1);
	bench_await(s);
}

int main(int argc, char **argv)
{
	struct sockaddr_in address;
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
			make_ready(all[i]);
		}
	} else {
		int active = bench_udp(&address);

		make_ready(active);
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, active, &(struct epoll_event){ .events = EPOLLIN }) ==
				0);
	}
	for (int i = 0; i < watched; i++) {
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, all[i], &(struct epoll_event){ .events = EPOLLIN }) ==
				0);
	}
	return bench_run(batch, CALLS, (const char *[]){ "call", NULL });
}
