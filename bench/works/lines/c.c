/* The limit of a reader that keeps nothing for itself: look, then take what belongs to the line. */
#include "bench.h"

static int reader;
static int writer;
static char *text;
static int lines;

/* A line can be here in part. */
static void read_line(void)
{
	char buffer[1024];
	size_t length = 0;
	char *end = NULL;

	while (end == NULL) {
		ssize_t there = recv(reader, buffer, sizeof(buffer), MSG_PEEK);

		MUST(there > 0);
		end = memchr(buffer, '\n', (size_t) there);
		there = end != NULL ? end - buffer + 1 : there;
		MUST(recv(reader, buffer, (size_t) there, 0) == there);
		length += (size_t) there;
	}
	MUST(length == 80);
}

static void batch(void)
{
	MUST(write(writer, text, (size_t) lines * 80) == lines * 80);
	bench_mark();
	for (int i = 0; i < lines; i++) {
		read_line();
	}
	bench_lap(0);
}

int main(int argc, char **argv)
{
	struct sockaddr_in address;
	int listener = bench_listen(&address);

	MUST(argc == 2);
	lines = atoi(argv[1]);
	text = malloc((size_t) lines * 80);
	memset(text, 'l', (size_t) lines * 80);
	for (int i = 1; i <= lines; i++) {
		text[i * 80 - 1] = '\n';
	}
	writer = bench_connect(ntohs(address.sin_port));
	reader = accept(listener, NULL, NULL);
	return bench_run(batch, lines, (const char *[]){ "line", NULL });
}
