#include "bench.h"

static int reader;
static int writer;
static char *text;
static int lines;
static char buffer[65536];
static size_t begin;
static size_t end;

static void read_line(void)
{
	char *found;

	while ((found = memchr(buffer + begin, '\n', end - begin)) == NULL) {
		ssize_t got;

		memmove(buffer, buffer + begin, end - begin);
		end -= begin;
		begin = 0;
		got = recv(reader, buffer + end, sizeof(buffer) - end, 0);
		MUST(got > 0);
		end += (size_t) got;
	}
	MUST(found - (buffer + begin) == 79);
	begin = (size_t) (found - buffer) + 1;
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
