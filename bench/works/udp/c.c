#include "bench.h"

#define MESSAGES 64

static int a;
static int b;
static struct sockaddr_in address;
static char buffer[2048];

static void batch(void)
{
	struct sockaddr_in from;

	bench_mark();
	for (int i = 0; i < MESSAGES; i++) {
		MUST(sendto(a, buffer, 64, 0, (struct sockaddr *) &address, sizeof(address)) == 64);
	}
	bench_lap(0);
	for (int i = 0; i < MESSAGES; i++) {
		socklen_t size = sizeof(from);

		MUST(recvfrom(b, buffer, sizeof(buffer), 0, (struct sockaddr *) &from, &size) == 64);
	}
	bench_lap(1);
}

int main(void)
{
	a = bench_udp(&address);
	b = bench_udp(&address);
	return bench_run(batch, MESSAGES, (const char *[]){ "out", "in", NULL });
}
