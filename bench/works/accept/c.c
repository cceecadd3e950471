#include "bench.h"

#define CONNECTIONS 64

static int listener;
static struct sockaddr_in address;

static int client(void)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct linger reset = { .l_onoff = 1, .l_linger = 0 };

	MUST(setsockopt(s, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset)) == 0);
	MUST(connect(s, (struct sockaddr *) &address, sizeof(address)) == 0);
	return s;
}

static void batch(void)
{
	int clients[CONNECTIONS];
	int servers[CONNECTIONS];

	bench_mark();
	for (int i = 0; i < CONNECTIONS; i++) {
		clients[i] = client();
	}
	bench_lap(0);
	for (int i = 0; i < CONNECTIONS; i++) {
		servers[i] = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
		MUST(servers[i] >= 0);
	}
	bench_lap(1);
	for (int i = 0; i < CONNECTIONS; i++) {
		close(clients[i]);
		close(servers[i]);
	}
	bench_lap(2);
}

int main(void)
{
	listener = bench_listen(&address);
	return bench_run(batch, CONNECTIONS, (const char *[]){ "connect", "accept", "close", NULL });
}
