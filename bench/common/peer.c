/* The other end of the works with two processes.
 * peer load PORT PID CONNECTIONS ACTIVE BYTES   ping-pong for BENCH_MS milliseconds; PID is the
 * server peer sink PORT PID                            reads to the end peer source PORT PID writes
 * BENCH_BYTES bytes */
#include "bench.h"

#include <dirent.h>
#include <inttypes.h>

static int bytes;
static char *buffer;
static bool last_round;

/* The time of all threads: Go and Node have several. */
static uint64_t cpu_of(const char *pid)
{
	char path[320];
	uint64_t sum = 0;
	const struct dirent *thread;
	DIR *folder;

	snprintf(path, sizeof(path), "/proc/%s/task", pid);
	folder = opendir(path);
	MUST(folder != NULL);
	while ((thread = readdir(folder)) != NULL) {
		uint64_t ns = 0;
		FILE *file;

		snprintf(path, sizeof(path), "/proc/%s/task/%s/schedstat", pid, thread->d_name);
		file = thread->d_name[0] != '.' ? fopen(path, "r") : NULL;
		if (file != NULL) {
			MUST(fscanf(file, "%" SCNu64, &ns) == 1);
			fclose(file);
		}
		sum += ns;
	}
	closedir(folder);
	return sum;
}

static void ping(int s)
{
	MUST(send(s, buffer, (size_t) bytes, MSG_NOSIGNAL) == bytes);
}

/* A message can arrive in parts: the next one is sent when all of it has arrived. */
static bool pong(int s, int *arrived)
{
	ssize_t got = recv(s, buffer, (size_t) (bytes - *arrived), 0);

	MUST(got > 0);
	*arrived += (int) got;
	if (*arrived < bytes) {
		return false;
	}
	*arrived = 0;
	if (!last_round) {
		ping(s);
	}
	return true;
}

static uint64_t turn(int poller, int *arrived)
{
	struct epoll_event found[512];
	int count = epoll_wait(poller, found, 512, -1);
	uint64_t echoes = 0;

	for (int i = 0; i < count; i++) {
		echoes += pong(found[i].data.fd, &arrived[found[i].data.fd]);
	}
	return echoes;
}

static uint64_t run_for(int poller, int *arrived, uint64_t ms)
{
	uint64_t end = bench_now() + ms * 1000000;
	uint64_t echoes = 0;

	while (bench_now() < end) {
		echoes += turn(poller, arrived);
	}
	return echoes;
}

/* Receives the outstanding answers, so that every connection ends in order. */
static void finish(int poller, int *arrived, int active)
{
	last_round = true;
	while (active > 0) {
		active -= (int) turn(poller, arrived);
	}
}

static void load(const char *port, const char *pid, char **argv)
{
	static int arrived[65536];
	int connections = atoi(argv[0]);
	int active = atoi(argv[1]);
	uint64_t ms = getenv("BENCH_MS") ? (uint64_t) atol(getenv("BENCH_MS")) : 1000;
	int poller = epoll_create1(0);
	uint64_t start;
	uint64_t used;
	uint64_t echoes;

	bytes = atoi(argv[2]);
	buffer = calloc(1, (size_t) bytes);
	for (int i = 0; i < connections; i++) {
		int s = bench_connect(atoi(port));

		MUST(s < 65536);
		MUST(epoll_ctl(poller, EPOLL_CTL_ADD, s,
					 &(struct epoll_event){ .events = EPOLLIN, .data.fd = s }) == 0);
		if (i % (connections / active) == 0) {
			ping(s);
		}
	}
	run_for(poller, arrived, ms / 4);
	start = bench_now();
	used = cpu_of(pid);
	echoes = run_for(poller, arrived, ms);
	printf("echo %.2f\n", (double) (bench_now() - start) / (double) echoes);
	printf("cpu %.2f\n", (double) (cpu_of(pid) - used) / (double) echoes);
	finish(poller, arrived, active);
}

static void sink(int s)
{
	ssize_t got;

	buffer = malloc(1 << 20);
	do {
		got = read(s, buffer, 1 << 20);
	} while (got > 0);
}

static void source(int s)
{
	long left = atol(getenv("BENCH_BYTES"));

	buffer = calloc(1, 1 << 20);
	while (left > 0) {
		ssize_t sent = write(s, buffer, 1 << 20);

		MUST(sent > 0);
		left -= sent;
	}
}

int main(int argc, char **argv)
{
	MUST(argc >= 4);
	if (strcmp(argv[1], "load") == 0) {
		MUST(argc == 7);
		load(argv[2], argv[3], argv + 4);
	} else if (strcmp(argv[1], "sink") == 0) {
		sink(bench_connect(atoi(argv[2])));
	} else {
		source(bench_connect(atoi(argv[2])));
	}
	return 0;
}
