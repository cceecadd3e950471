#include "bench.h"

static int reader;
static int writer;
static char *text;
static int lines;

/* The limit of a reader without a buffer: peek, then read the bytes of the line,
 * which can be here in part. */
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

static char kept[65536];
static size_t kept_begin;
static size_t kept_end;

/* The limit of one with a buffer. */
static void read_buffered_line(void)
{
	char *end;

	while ((end = memchr(kept + kept_begin, '\n', kept_end - kept_begin)) == NULL) {
		ssize_t got;

		memmove(kept, kept + kept_begin, kept_end - kept_begin);
		kept_end -= kept_begin;
		kept_begin = 0;
		got = recv(reader, kept + kept_end, sizeof(kept) - kept_end, 0);
		MUST(got > 0);
		kept_end += (size_t) got;
	}
	MUST(end - (kept + kept_begin) == 79);
	kept_begin = (size_t) (end - kept) + 1;
}

static bool buffered;

static void batch(void)
{
	MUST(write(writer, text, (size_t) lines * 80) == lines * 80);
	bench_mark();
	for (int i = 0; i < lines; i++) {
		if (buffered) {
			read_buffered_line();
		} else {
			read_line();
		}
	}
	bench_lap(0);
}

int main(int argc, char **argv)
{
	struct sockaddr_in address;
	int listener = bench_listen(&address);

	MUST(argc == 2 || argc == 3);
	lines = atoi(argv[1]);
	buffered = argc == 3;
	text = malloc((size_t) lines * 80);
	memset(text, 'l', (size_t) lines * 80);
	for (int i = 1; i <= lines; i++) {
		text[i * 80 - 1] = '\n';
	}
	writer = bench_connect(ntohs(address.sin_port));
	reader = accept(listener, NULL, NULL);
	return bench_run(batch, lines, (const char *[]){ "line", NULL });
}
