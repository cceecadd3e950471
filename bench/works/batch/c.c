#include "bench.h"

#include <netinet/udp.h>

#define MESSAGES 64

static int a;
static int b;
static bool segments;
static char data[MESSAGES * 64];
static char buffers[MESSAGES][2048];
static char joined[65536];
static struct mmsghdr out[MESSAGES];
static struct iovec out_iov[MESSAGES];
static struct mmsghdr in[MESSAGES];
static struct iovec in_iov[MESSAGES];
static struct sockaddr_in from[MESSAGES];

static void send_segments(void)
{
	union {
		char bytes[CMSG_SPACE(sizeof(uint16_t))];
		struct cmsghdr align;
	} control = { { 0 } };
	struct iovec iov = { data, sizeof(data) };
	struct msghdr message = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes) };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	uint16_t size = 64;

	header->cmsg_level = SOL_UDP;
	header->cmsg_type = UDP_SEGMENT;
	header->cmsg_len = CMSG_LEN(sizeof(size));
	memcpy(CMSG_DATA(header), &size, sizeof(size));
	MUST(sendmsg(a, &message, 0) == sizeof(data));
}

static void receive_all(void)
{
	for (int got = 0; got < MESSAGES;) {
		int n;

		for (int i = 0; i < MESSAGES; i++) {
			in[i].msg_hdr.msg_namelen = sizeof(from[i]);
		}
		n = recvmmsg(b, in, (unsigned) (MESSAGES - got), MSG_WAITFORONE, NULL);
		MUST(n > 0);
		got += n;
	}
}

static bool joins;

static void receive_joined(void)
{
	for (size_t got = 0; got < sizeof(data);) {
		struct sockaddr_in sender;
		char control[64];
		struct iovec iov = { joined, sizeof(joined) };
		struct msghdr message = { .msg_name = &sender,
			.msg_namelen = sizeof(sender),
			.msg_iov = &iov,
			.msg_iovlen = 1,
			.msg_control = control,
			.msg_controllen = sizeof(control) };
		ssize_t n = recvmsg(b, &message, 0);

		MUST(n > 0);
		got += (size_t) n;
	}
}

static void batch(void)
{
	bench_mark();
	if (segments) {
		send_segments();
	} else {
		MUST(sendmmsg(a, out, MESSAGES, 0) == MESSAGES);
	}
	bench_lap(0);
	if (joins) {
		receive_joined();
	} else {
		receive_all();
	}
	bench_lap(1);
}

int main(int argc, char **argv)
{
	struct sockaddr_in address;
	int on = 1;

	MUST(argc == 2);
	segments = strcmp(argv[1], "mmsg") != 0;
	joins = strcmp(argv[1], "gro") == 0;
	a = bench_udp(&address);
	b = bench_udp(&address);
	MUST(connect(a, (struct sockaddr *) &address, sizeof(address)) == 0);
	MUST(!joins || setsockopt(b, SOL_UDP, UDP_GRO, &on, sizeof(on)) == 0);
	for (int i = 0; i < MESSAGES; i++) {
		out_iov[i] = (struct iovec){ data, 64 };
		in_iov[i] = (struct iovec){ buffers[i], sizeof(buffers[i]) };
		out[i].msg_hdr = (struct msghdr){ .msg_iov = &out_iov[i], .msg_iovlen = 1 };
		in[i].msg_hdr = (struct msghdr){ .msg_name = &from[i],
			.msg_namelen = sizeof(from[i]),
			.msg_iov = &in_iov[i],
			.msg_iovlen = 1 };
	}
	return bench_run(batch, MESSAGES, (const char *[]){ "out", "in", NULL });
}
