#include "bench_tls.h"

#define MAX 65536

static struct bench_tls tls;
static char buffer[MAX];
static int bytes;

static void message(void)
{
	MUST(SSL_write(tls.client, buffer, bytes) == bytes);
	for (int have = 0, n; have < bytes; have += n) {
		n = SSL_read(tls.server, buffer + have, bytes - have);
		MUST(n > 0);
	}
}

int main(int argc, char **argv)
{
	MUST(argc == 2);
	bytes = atoi(argv[1]);
	MUST(bytes > 0 && bytes <= MAX);
	bench_tls_start("1.3");
	bench_tls_open(&tls, NULL);
	bench_tls_byte(&tls);
	return bench_tls_run(message, "message", 100);
}
