#include "bench_tls.h"

static long resident(void)
{
	long all = 0;
	long pages = 0;
	FILE *file = fopen("/proc/self/statm", "r");

	MUST(file != NULL && fscanf(file, "%ld %ld", &all, &pages) == 2);
	fclose(file);
	return pages * 4096;
}

int main(int argc, char **argv)
{
	struct bench_tls *all;
	struct bench_tls first;
	long before;
	int count;

	MUST(argc == 2);
	count = atoi(argv[1]);
	all = calloc((size_t) count, sizeof(*all));
	MUST(all != NULL);
	bench_tls_start("1.3");
	bench_tls_open(&first, NULL);
	bench_tls_byte(&first);
	before = resident();
	for (int i = 0; i < count; i++) {
		bench_tls_open(&all[i], NULL);
		bench_tls_byte(&all[i]);
	}
	printf("resident %.0f\n", (double) (resident() - before) / count / 2);
	return 0;
}
