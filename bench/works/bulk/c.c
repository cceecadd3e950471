#include "bench.h"

#define SEND (1 << 20)
#define RECEIVE (1 << 16)

static double cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double) (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e9 +
			(double) (u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e3;
}

int main(int argc, char **argv)
{
	static char buffer[SEND];
	struct sockaddr_in address;
	int listener = bench_listen(&address);
	long bytes = 0;
	long total;
	double used;
	uint64_t start;
	ssize_t n;
	int s;

	MUST(argc == 2 && getenv("BENCH_BYTES") != NULL);
	total = atol(getenv("BENCH_BYTES"));
	printf("port %d\n", ntohs(address.sin_port));
	fflush(stdout);
	s = accept(listener, NULL, NULL);
	start = bench_now();
	used = cpu();
	if (strcmp(argv[1], "send") == 0) {
		for (; bytes < total; bytes += n) {
			n = write(s, buffer, SEND);
			MUST(n > 0);
		}
		close(s);
	} else {
		while ((n = read(s, buffer, RECEIVE)) > 0) {
			bytes += n;
		}
	}
	MUST(bytes == total);
	printf("time %.0f\n", (double) (bench_now() - start) / (double) bytes * 1e9);
	printf("cpu %.0f\n", (cpu() - used) / (double) bytes * 1e9);
	return 0;
}
