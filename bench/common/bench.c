#include "bench.h"

#include <time.h>

#define METRICS 4
#define REPS 64

static uint64_t last;
static double spent[METRICS];

void bench_die(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: %s (%s)\n", file, line, what, strerror(errno));
	exit(1);
}

uint64_t bench_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t) t.tv_sec * 1000000000u + (uint64_t) t.tv_nsec;
}

static uint64_t processor(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (uint64_t) t.tv_sec * 1000000000u + (uint64_t) t.tv_nsec;
}

void bench_mark(void)
{
	last = bench_now();
}

void bench_lap(int metric)
{
	uint64_t now = bench_now();

	spent[metric] += (double) (now - last);
	last = now;
}

static double repeat(void (*batch)(void), long loops)
{
	uint64_t start = bench_now();

	memset(spent, 0, sizeof(spent));
	for (long i = 0; i < loops; i++) {
		batch();
	}
	return (double) (bench_now() - start) / 1e6;
}

static long from_env(const char *name, long otherwise)
{
	const char *value = getenv(name);

	return value != NULL ? atol(value) : otherwise;
}

static long calibrate(void (*batch)(void), double ms)
{
	long loops = 1;
	double took;

	while ((took = repeat(batch, loops)) < ms / 4) {
		loops *= 2;
	}
	loops = (long) ((double) loops * ms / took);
	return loops > 0 ? loops : 1;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

int bench_run(void (*batch)(void), long operations, const char *const *names)
{
	static double values[METRICS][REPS];
	static double busy[REPS];
	long fixed = from_env("BENCH_LOOPS", 0);
	long asked = from_env("BENCH_REPS", 7);
	long reps = asked < REPS ? asked : REPS;
	long loops;

	if (fixed > 0) {
		repeat(batch, fixed);
		printf("operations %ld\n", fixed * operations);
		return 0;
	}
	loops = calibrate(batch, (double) from_env("BENCH_MS", 20));
	for (long r = 0; r < reps; r++) {
		uint64_t before = processor();

		repeat(batch, loops);
		busy[r] = (double) (processor() - before) / (double) (loops * operations);
		for (int m = 0; m < METRICS; m++) {
			values[m][r] = spent[m] / (double) (loops * operations);
		}
	}
	for (int m = 0; names[m] != NULL; m++) {
		qsort(values[m], (size_t) reps, sizeof(double), ascending);
		printf("%s %.2f\n", names[m], values[m][reps / 2]);
	}
	qsort(busy, (size_t) reps, sizeof(double), ascending);
	printf("processor %.2f\n", busy[reps / 2]);
	return 0;
}

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
		.sin_port = htons((uint16_t) port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static int bound(int type, struct sockaddr_in *address)
{
	int s = socket(AF_INET, type, 0);
	socklen_t size = sizeof(*address);

	*address = loopback(0);
	MUST(s >= 0);
	MUST(bind(s, (struct sockaddr *) address, size) == 0);
	MUST(getsockname(s, (struct sockaddr *) address, &size) == 0);
	return s;
}

int bench_udp(struct sockaddr_in *address)
{
	return bound(SOCK_DGRAM, address);
}

int bench_listen(struct sockaddr_in *address)
{
	int s = bound(SOCK_STREAM, address);

	MUST(listen(s, 1024) == 0);
	return s;
}

int bench_connect(int port)
{
	struct sockaddr_in address = loopback(port);
	int s = socket(AF_INET, SOCK_STREAM, 0);

	MUST(s >= 0);
	MUST(connect(s, (struct sockaddr *) &address, sizeof(address)) == 0);
	MUST(setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int)) == 0);
	return s;
}

void bench_socketpair(int ends[2])
{
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
}

static struct sockaddr_in hub_address;

static int hub(void)
{
	static int s = -1;

	if (s < 0) {
		s = bench_udp(&hub_address);
	}
	return s;
}

int *bench_idle(int count)
{
	int *all = calloc((size_t) count + 1, sizeof(int));

	MUST(all != NULL && hub() >= 0);
	for (int i = 0; i < count; i++) {
		all[i] = socket(AF_INET, SOCK_DGRAM, 0);
		MUST(connect(all[i], (struct sockaddr *) &hub_address, sizeof(hub_address)) == 0);
	}
	return all;
}

/* Waits until the byte has arrived. */
void bench_ready(int s)
{
	struct sockaddr_in address;
	socklen_t size = sizeof(address);
	char byte = 'r';

	MUST(getsockname(s, (struct sockaddr *) &address, &size) == 0);
	MUST(sendto(hub(), &byte, 1, 0, (struct sockaddr *) &address, size) == 1);
	MUST(recv(s, &byte, 1, MSG_PEEK) == 1);
}
