/* a sends, the loop waits, b answers, the loop waits, a reads. */
#include "bench.h"

#define TRIPS 20

static int poller;
static int ends[2];

static void watch(int s)
{
	MUST(epoll_ctl(poller, EPOLL_CTL_ADD, s,
				 &(struct epoll_event){ .events = EPOLLIN, .data.fd = s }) == 0);
}

static void hop(int from, int to)
{
	struct epoll_event event;
	char byte = 't';

	MUST(send(from, &byte, 1, 0) == 1);
	MUST(epoll_wait(poller, &event, 1, -1) == 1 && event.data.fd == to);
	MUST(recv(to, &byte, 1, 0) == 1);
}

static void batch(void)
{
	bench_mark();
	for (int i = 0; i < TRIPS; i++) {
		hop(ends[0], ends[1]);
		hop(ends[1], ends[0]);
	}
	bench_lap(0);
}

int main(int argc, char **argv)
{
	int *idle;

	MUST(argc == 2);
	idle = bench_idle(atoi(argv[1]));
	bench_socketpair(ends);
	poller = epoll_create1(0);
	for (int i = 0; i < atoi(argv[1]); i++) {
		watch(idle[i]);
	}
	watch(ends[0]);
	watch(ends[1]);
	return bench_run(batch, TRIPS, (const char *[]){ "trip", NULL });
}
