#include "bench.h"

static int sender;
static int receiver;
static int strings;
static bool buffered;
static const char text[50] = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww";

static char queue[65536];
static size_t queued;

static void receive(void)
{
	static char data[65536];

	for (long left = strings * 50L; left > 0;) {
		ssize_t got = recv(receiver, data, sizeof(data), 0);

		MUST(got > 0);
		left -= got;
	}
}

static void batch(void)
{
	bench_mark();
	for (int i = 0; i < strings; i++) {
		if (buffered) {
			memcpy(queue + queued, text, sizeof(text));
			queued += sizeof(text);
		} else {
			MUST(write(sender, text, sizeof(text)) == sizeof(text));
		}
	}
	if (buffered) {
		MUST(write(sender, queue, queued) == (ssize_t) queued);
		queued = 0;
	}
	bench_lap(0);
	receive();
}

int main(int argc, char **argv)
{
	struct sockaddr_in address;
	int listener = bench_listen(&address);

	MUST(argc == 2 || argc == 3);
	strings = atoi(argv[1]);
	MUST(strings * sizeof(text) <= sizeof(queue));
	buffered = argc == 3;
	sender = bench_connect(ntohs(address.sin_port));
	receiver = accept(listener, NULL, NULL);
	return bench_run(batch, strings, (const char *[]){ "write", NULL });
}
