/* The limit: epoll, called by a loop. */
#include "bench.h"

#define CALLS 20

static int poller;
static int spare;
static int expected = 1;
static struct epoll_event found[128];

static void control(int operation, int handle, uint32_t events)
{
	MUST(epoll_ctl(poller, operation, handle, &(struct epoll_event){ .events = events }) == 0);
}

static void wait_batch(void)
{
	bench_mark();
	for (int i = 0; i < CALLS; i++) {
		MUST(epoll_wait(poller, found, 128, 0) == expected);
	}
	bench_lap(0);
}

static void add_batch(void)
{
	bench_mark();
	for (int i = 0; i < CALLS; i++) {
		control(EPOLL_CTL_ADD, spare, EPOLLIN);
		control(EPOLL_CTL_DEL, spare, 0);
	}
	bench_lap(0);
}

static void modify_batch(void)
{
	static const uint32_t events[] = { EPOLLIN, EPOLLIN | EPOLLOUT };

	control(EPOLL_CTL_ADD, spare, EPOLLIN);
	bench_mark();
	for (int i = 0; i < CALLS; i++) {
		control(EPOLL_CTL_MOD, spare, events[i & 1]);
	}
	bench_lap(0);
	control(EPOLL_CTL_DEL, spare, 0);
}

int main(int argc, char **argv)
{
	void (*batch)(void) = wait_batch;
	int count;
	int *all;

	MUST(argc >= 3);
	count = atoi(argv[1]);
	all = bench_idle(count + 2);
	spare = all[count + 1];
	poller = epoll_create1(0);
	for (int i = 0; i < count; i++) {
		control(EPOLL_CTL_ADD, all[i], EPOLLIN);
	}
	if (strcmp(argv[2], "ready") == 0) {
		expected = count;
		for (int i = 0; i < count; i++) {
			bench_ready(all[i]);
		}
	} else {
		control(EPOLL_CTL_ADD, all[count], EPOLLIN);
		bench_ready(all[count]);
	}
	if (strcmp(argv[2], "add") == 0) {
		batch = add_batch;
	} else if (strcmp(argv[2], "modify") == 0) {
		batch = modify_batch;
	}
	return bench_run(batch, CALLS, (const char *[]){ "call", NULL });
}
