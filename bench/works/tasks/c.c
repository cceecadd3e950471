/* The same in an event loop: epoll, level triggered, a state for each end. */
#include "bench.h"

#include <time.h>

struct end {
	int s;
	int client; /* -1: the end of a handler */
	int trip;
	size_t have;
	char buffer[128];
};

static int poller;
static int clients;
static int each;
static int arrived; /* clients that have made the trips of this part */
static int last_trip;

static uint64_t cpu(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (uint64_t) now.tv_sec * 1000000000 + (uint64_t) now.tv_nsec;
}

static void watch(struct end *e)
{
	MUST(epoll_ctl(poller, EPOLL_CTL_ADD, e->s,
				 &(struct epoll_event){ .events = EPOLLIN, .data.ptr = e }) == 0);
}

static size_t line_of(const struct end *e, char *line, size_t size)
{
	return (size_t) snprintf(line, size, "trip %d of client %d\n", e->trip, e->client);
}

static void ask(struct end *e)
{
	char line[64];
	size_t length = line_of(e, line, sizeof(line));

	MUST(send(e->s, line, length, MSG_NOSIGNAL) == (ssize_t) length);
}

static void answered(struct end *e, const char *answer, size_t length)
{
	char line[64];

	MUST(line_of(e, line, sizeof(line)) == length && memcmp(line, answer, length) == 0);
	if (e->trip == last_trip) {
		arrived++;
		return;
	}
	e->trip++;
	ask(e);
}

static void take_lines(struct end *e)
{
	char *at = e->buffer;
	char *end;

	while ((end = memchr(at, '\n', e->have)) != NULL) {
		size_t length = (size_t) (end - at) + 1;

		if (e->client < 0) {
			MUST(send(e->s, at, length, MSG_NOSIGNAL) == (ssize_t) length);
		} else {
			answered(e, at, length);
		}
		at += length;
		e->have -= length;
	}
	memmove(e->buffer, at, e->have);
}

static void run_to(int trip)
{
	last_trip = trip;
	arrived = 0;
	while (arrived < clients) {
		struct epoll_event found[512];
		int count = epoll_wait(poller, found, 512, -1);

		for (int i = 0; i < count; i++) {
			struct end *e = found[i].data.ptr;
			ssize_t got = recv(e->s, e->buffer + e->have, sizeof(e->buffer) - e->have, 0);

			MUST(got > 0);
			e->have += (size_t) got;
			take_lines(e);
		}
	}
}

static void open_all(struct end *all)
{
	for (int i = 0; i < clients; i++) {
		int ends[2];

		bench_socketpair(ends);
		all[i] = (struct end){ .s = ends[0], .client = i };
		all[clients + i] = (struct end){ .s = ends[1], .client = -1 };
		watch(&all[i]);
		watch(&all[clients + i]);
		ask(&all[i]);
	}
}

int main(int argc, char **argv)
{
	const char *loops = getenv("BENCH_LOOPS");
	struct end *all;
	uint64_t start;

	MUST(argc == 2);
	clients = atoi(argv[1]);
	each = (getenv("BENCH_MS") != NULL ? atoi(getenv("BENCH_MS")) : 20) * 5000 / clients;
	each = loops != NULL ? atoi(loops) : each > 4 ? each : 4;
	all = calloc(2 * (size_t) clients, sizeof(*all));
	poller = epoll_create1(0);
	open_all(all);
	run_to(0);
	start = cpu();
	for (int i = 0; i < clients; i++) {
		all[i].trip = 1;
		ask(&all[i]);
	}
	run_to(each);
	printf("trip %.2f\n", (double) (cpu() - start) / ((double) clients * each));
	if (loops != NULL) {
		printf("operations %d\n", clients * each);
	}
	return 0;
}
