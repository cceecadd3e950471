#include "bench.h"

#define MESSAGES 32
#define CHUNKS 16

static int ends[2];
static int passed = -1;
static int chunks = 1;
static size_t chunk = 100;

typedef union control {
	struct cmsghdr header;
	char bytes[CMSG_SPACE(sizeof(int))];
} control;

static void send_one(void)
{
	static char data[CHUNKS][100];
	struct iovec iov[CHUNKS];
	control control;
	struct msghdr message = { .msg_iov = iov, .msg_iovlen = (size_t) chunks };

	for (int i = 0; i < chunks; i++) {
		iov[i] = (struct iovec){ data[i], chunk };
	}
	if (passed >= 0) {
		message.msg_control = &control;
		message.msg_controllen = sizeof(control);
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.header), &passed, sizeof(int));
	}
	MUST(sendmsg(ends[0], &message, 0) == (ssize_t) chunk * chunks);
}

static void receive_one(void)
{
	static char data[CHUNKS * 100];
	struct iovec iov = { data, chunk * (size_t) chunks };
	control control;
	struct msghdr message = {
		.msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control)
	};

	MUST(recvmsg(ends[1], &message, 0) == (ssize_t) iov.iov_len);
	if (passed >= 0) {
		int fd;

		MUST(CMSG_FIRSTHDR(&message) != NULL);
		memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(int));
		MUST(close(fd) == 0);
	}
}

static void batch(void)
{
	bench_mark();
	for (int i = 0; i < MESSAGES; i++) {
		send_one();
	}
	bench_lap(0);
	for (int i = 0; i < MESSAGES; i++) {
		receive_one();
	}
	bench_lap(1);
}

int main(int argc, char **argv)
{
	MUST(argc == 2);
	bench_socketpair(ends);
	if (strcmp(argv[1], "chunks") == 0) {
		chunks = CHUNKS;
		chunk = 64;
	} else if (strcmp(argv[1], "descriptor") == 0) {
		chunk = 1;
		passed = socket(AF_UNIX, SOCK_DGRAM, 0);
	}
	return bench_run(batch, MESSAGES, (const char *[]){ "out", "in", NULL });
}
