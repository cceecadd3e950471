/* epoll, level triggered. Ends with its last client. */
#include "bench.h"

static int poller;
static int clients;

static void watch(int s)
{
	MUST(epoll_ctl(poller, EPOLL_CTL_ADD, s,
				 &(struct epoll_event){ .events = EPOLLIN, .data.fd = s }) == 0);
}

static void welcome(int listener)
{
	int s = accept4(listener, NULL, NULL, SOCK_CLOEXEC);

	MUST(s >= 0);
	watch(s);
	clients++;
}

static void serve(int s)
{
	char buffer[4096];
	ssize_t got = recv(s, buffer, sizeof(buffer), 0);

	if (got > 0) {
		MUST(send(s, buffer, (size_t) got, MSG_NOSIGNAL) == got);
		return;
	}
	close(s);
	clients--;
}

int main(void)
{
	struct sockaddr_in address;
	struct epoll_event found[512];
	int listener = bench_listen(&address);

	poller = epoll_create1(0);
	watch(listener);
	printf("port %d\n", ntohs(address.sin_port));
	fflush(stdout);
	do {
		int count = epoll_wait(poller, found, 512, -1);

		for (int i = 0; i < count; i++) {
			if (found[i].data.fd == listener) {
				welcome(listener);
			} else {
				serve(found[i].data.fd);
			}
		}
	} while (clients > 0);
	return 0;
}
