/* skc_zerocopy.h: with MSG_ZEROCOPY the kernel reads the bytes after the call. */

#include "net.h"

#ifdef __linux__

#include <sys/mman.h>

#include "skc_calls.h"

/* The address and the number of bytes that the last call passed to the kernel. */
static struct {
	const void *data;
	size_t len;
	size_t pieces;
	int flags;
} given;

static ssize_t give(const void *data, size_t len, int flags)
{
	given.data = data;
	given.len = len;
	given.pieces = 1;
	given.flags = flags;
	return (ssize_t) len;
}

static ssize_t fake_send(int fd, const void *data, size_t len, int flags)
{
	return skc_system_calls.send(fd, data, (size_t) give(data, len, flags), 0);
}

static ssize_t fake_sendto(int fd, const void *data, size_t len, int flags,
		const struct sockaddr *to, socklen_t to_len)
{
	return skc_system_calls.sendto(fd, data, (size_t) give(data, len, flags), 0, to, to_len);
}

static ssize_t fake_sendmsg(int fd, const struct msghdr *message, int flags)
{
	const struct iovec *iov = message->msg_iov;

	if (message->msg_iovlen > 0) {
		give(iov->iov_base, iov->iov_len, flags);
	}
	given.pieces = message->msg_iovlen;
	return skc_system_calls.sendmsg(fd, message, 0);
}

static skc_calls before;

static void watch_sends(void)
{
	before = skc_call;
	memset(&given, 0, sizeof(given));
	skc_call.send = fake_send;
	skc_call.sendto = fake_sendto;
	skc_call.sendmsg = fake_sendmsg;
}

typedef skc_err (*way)(skc_handle s, char *buffer, size_t len, int flags, size_t *done);

static skc_err by_send(skc_handle s, char *buffer, size_t len, int flags, size_t *done)
{
	return skc_sock_send(s, buffer, len, flags, done);
}

static skc_err by_send_to(skc_handle s, char *buffer, size_t len, int flags, size_t *done)
{
	skc_addr none = SKC_ADDR_EMPTY;

	return skc_sock_send_to(s, buffer, len, flags, &none, done);
}

static skc_err by_message(skc_handle s, char *buffer, size_t len, int flags, size_t *done)
{
	size_t half = len / 2;
	skc_iov iov[3] = { SKC_IOV(buffer, half), SKC_IOV("", 0), SKC_IOV(buffer + half, len - half) };
	skc_message message = { .iov = iov, .iov_count = 3 };

	return skc_sock_send_message(s, &message, flags, done);
}

static const struct {
	const char *call;
	way send;
} ways[] = {
	{ "send", by_send },
	{ "sendto", by_send_to },
	{ "sendmsg", by_message },
};

static bool is_mapped(const void *page)
{
	unsigned char there;

	return mincore((void *) page, 1, &there) == 0;
}

CASE(the_kernel_gets_pages_of_its_own)
{
	char data[9001];
	char in[sizeof(data)];
	size_t done = 0;
	skc_handle s[2];

	for (size_t i = 0; i < sizeof(data); i++) {
		data[i] = (char) (i * 7 + i / 256);
	}
	net_unix(SOCK_STREAM, s);
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		skc_fault_set("munmap", 99, 1, EINVAL);
		watch_sends();
		CHECK_INT(ways[w].send(s[0], data, sizeof(data), SKC_MSG_ZEROCOPY, &done), 0);
		CHECK_INT(done, sizeof(data));
		CHECK_INT(given.flags, MSG_ZEROCOPY);
		CHECK_INT(given.len, sizeof(data));
		CHECK_INT(given.pieces, 1);
		CHECK_INT((uintptr_t) given.data % 4096, 0);
		CHECK(!is_mapped(given.data));
		CHECK_INT(skc_fault_count("munmap"), 1);
		CHECK_INT(recv(s[1], in, sizeof(in), MSG_WAITALL), sizeof(in));
		CHECK_MEM(in, data, sizeof(data));
		skc_call = before;
		skc_fault_clear();
	}
	net_close(s);
}

CASE(other_calls_send_from_where_the_data_is)
{
	char data[5000] = "";
	size_t done = 0;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		watch_sends();
		CHECK_INT(ways[w].send(s[0], data, sizeof(data), MSG_DONTWAIT, &done), 0);
		CHECK(given.data == data);
		CHECK_INT(given.pieces, w == 2 ? 3 : 1);
		skc_call = before;
	}
	net_close(s);
}

/* No copy stays. */
CASE(failures)
{
	char data[100] = "";
	size_t done = 77;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		skc_fault_clear();
		skc_fault_set(ways[w].call, 1, 1, EINTR);
		CHECK_INT(ways[w].send(s[0], data, sizeof(data), SKC_MSG_ZEROCOPY, &done), SKC_EINTR);
		CHECK_INT(done, 77);
		CHECK_INT(skc_fault_count("mmap"), 1);
		CHECK_INT(skc_fault_count("munmap"), 1);
		skc_fault_set(ways[w].call, 1, 1, ENOBUFS);
		CHECK_INT(ways[w].send(s[0], data, sizeof(data), SKC_MSG_ZEROCOPY, &done), ENOBUFS);
		CHECK_INT(skc_fault_count("mmap"), 2);
		CHECK_INT(skc_fault_count("munmap"), 2);
		skc_fault_clear();
		skc_fault_set("mmap", 1, 1, ENOMEM);
		CHECK_INT(ways[w].send(s[0], data, sizeof(data), SKC_MSG_ZEROCOPY, &done), ENOMEM);
		CHECK_INT(skc_fault_count(ways[w].call), 0);
	}
	net_close(s);
}

CASE(nothing_to_copy)
{
	char none = 0;
	skc_message message = { .iov = NULL };
	size_t done = 77;
	skc_handle s[2];

	net_unix(SOCK_DGRAM, s);
	for (size_t w = 0; w < SKC_COUNT(ways); w++) {
		CHECK_INT(ways[w].send(s[0], &none, 0, SKC_MSG_ZEROCOPY, &done), 0);
		CHECK_INT(done, 0);
		CHECK_INT(recv(s[1], &none, 1, MSG_DONTWAIT), 0);
	}
	CHECK_INT(skc_sock_send_message(s[0], &message, SKC_MSG_ZEROCOPY, &done), 0);
	CHECK_INT(recv(s[1], &none, 1, MSG_DONTWAIT), 0);
	net_close(s);
}

static size_t asked;

static void *fake_mmap(void *at, size_t size, int access, int flags, int fd, off_t offset)
{
	(void) at;
	(void) access;
	(void) flags;
	(void) fd;
	(void) offset;
	asked = size;
	errno = ENOMEM;
	return MAP_FAILED;
}

/* A string may be in a message thousands of times; the system sends at most 2 GiB less a page. */
CASE(no_more_is_copied_than_the_system_takes)
{
	static const size_t most = 0x7ffff000;
	skc_iov iov[3];
	skc_zerocopy copy;

	before = skc_call;
	skc_call.mmap = fake_mmap;
	iov[0] = iov[1] = iov[2] = SKC_IOV(iov, most - 1);
	CHECK_INT(skc_zerocopy_take(iov, 1, &copy), ENOMEM);
	CHECK_INT(asked, most - 1);
	CHECK_INT(skc_zerocopy_take(iov, 2, &copy), ENOMEM);
	CHECK_INT(asked, most);
	iov[1] = SKC_IOV(iov, 1);
	iov[2] = SKC_IOV(iov, SIZE_MAX);
	CHECK_INT(skc_zerocopy_take(iov, 2, &copy), ENOMEM);
	CHECK_INT(asked, most);
	CHECK_INT(skc_zerocopy_take(iov, 3, &copy), ENOMEM);
	CHECK_INT(asked, most);
	skc_call = before;
}

#else

CASE(zerocopy)
{
	SKIP("MSG_ZEROCOPY is Linux's");
}

#endif
