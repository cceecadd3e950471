/* The contract of skc_os.h on every system. It makes no other call, so that the same file runs on
 * POSIX and, cross-compiled, on Windows. */

#include "check.h"
#include "skc_error.h"
#include "skc_os.h"
#include "skc_sock.h"
#include "skc_time.h"
#include "skc_wait.h"
#include "timeout.h"

#define SECOND SKC_NS_PER_SEC

static skc_sock sock(skc_handle handle)
{
	return (skc_sock){ .handle = handle };
}

static skc_addr loopback(int family)
{
	skc_addr addr = SKC_ADDR_EMPTY;
	const char *text = family == AF_INET ? "127.0.0.1" : "::1";

	CHECK_INT(skc_addr_parse(family, text, strlen(text), 0, &addr), SKC_OK);
	return addr;
}

/* A bound socket and its name; a stream socket listens. */
static skc_handle bound(int family, int type, skc_addr *name)
{
	skc_handle handle = SKC_HANDLE_NONE;
	skc_addr addr = loopback(family);

	CHECK_INT(skc_os_open(family, type, 0, 0, &handle), SKC_OK);
	CHECK_INT(skc_os_bind(handle, &addr), SKC_OK);
	if (type == SOCK_STREAM) {
		CHECK_INT(skc_os_listen(handle, 4), SKC_OK);
	}
	CHECK_INT(skc_os_local_name(handle, name), SKC_OK);
	return handle;
}

/* Two connected stream sockets. */
static void connected(int family, skc_handle out[2])
{
	skc_addr name, peer, own;
	skc_handle listener = bound(family, SOCK_STREAM, &name);

	CHECK_INT(skc_os_open(family, SOCK_STREAM, 0, 0, &out[0]), SKC_OK);
	CHECK_INT(skc_os_connect(out[0], &name), SKC_OK);
	CHECK_INT(skc_sock_accept(sock(listener), 0, &peer, &out[1]), SKC_OK);
	CHECK_INT(skc_os_local_name(out[0], &own), SKC_OK);
	CHECK_INT(peer.len, own.len);
	CHECK_MEM(&peer.u, &own.u, own.len);
	CHECK_INT(skc_os_close(listener), SKC_OK);
}

static void close_both(const skc_handle handles[2])
{
	CHECK_INT(skc_os_close(handles[0]), SKC_OK);
	CHECK_INT(skc_os_close(handles[1]), SKC_OK);
}

/* Checks that the bytes arrive within a second. */
static void arrives(skc_handle handle, const char *text)
{
	char in[64];
	size_t done = 0;
	bool ready = false;

	CHECK_INT(skc_sock_wait(sock(handle), POLLIN, SECOND, &ready), SKC_OK);
	CHECK(ready);
	CHECK_INT(skc_os_recv(handle, in, sizeof(in) - 1, 0, &done), SKC_OK);
	in[done] = '\0';
	CHECK_STR(in, text);
}

static const int inet_families[] = { AF_INET, AF_INET6 };

static void start(void)
{
	CHECK_INT(skc_os_startup(), SKC_OK);
}

__attribute__((constructor)) static void prepare(void)
{
	check_before = start;
	check_after = skc_os_shutdown;
}

/* The shutdown ends the stream. */
CASE(starts_are_counted)
{
	skc_handle handle = SKC_HANDLE_NONE;

	CHECK_INT(skc_os_startup(), SKC_OK);
	skc_os_shutdown();
	CHECK_INT(skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, &handle), SKC_OK);
	CHECK_INT(skc_os_close(handle), SKC_OK);
}

CASE(streams)
{
	for (size_t f = 0; f < SKC_COUNT(inet_families); f++) {
		skc_handle s[2];
		size_t done = 0;
		char in[16];

		connected(inet_families[f], s);
		CHECK_INT(skc_os_send(s[0], "a line\nrest", 11, 0, &done), SKC_OK);
		CHECK_INT(done, 11);
		CHECK_INT(skc_line_read(s[1], in, 16, true, false, &done), SKC_OK);
		CHECK_INT(done, 7);
		CHECK_MEM(in, "a line\n", 7);
		arrives(s[1], "rest");
		CHECK_INT(skc_os_shutdown_socket(s[0], SHUT_WR), SKC_OK);
		arrives(s[1], "");
		close_both(s);
	}
}

/* A line in two pieces: the reader waits for the second. */
CASE(unfinished_line)
{
	skc_handle s[2];
	size_t done = 0;
	char in[16];

	connected(AF_INET, s);
	CHECK_INT(skc_os_send(s[0], "half", 4, 0, &done), SKC_OK);
	CHECK_INT(set_timeout(s[1], SO_RCVTIMEO, 20000), SKC_OK);
	CHECK_INT(skc_line_read(s[1], in, 16, true, false, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_MEM(in, "half", 4);
	close_both(s);
}

CASE(datagrams)
{
	for (size_t f = 0; f < SKC_COUNT(inet_families); f++) {
		skc_addr names[2], from = SKC_ADDR_EMPTY;
		skc_handle s[2] = { bound(inet_families[f], SOCK_DGRAM, &names[0]),
			bound(inet_families[f], SOCK_DGRAM, &names[1]) };
		skc_iov iov[2] = { SKC_IOV("abc", 3), SKC_IOV("def", 3) };
		skc_message message = { .name = &names[1], .iov = iov, .iov_count = 2 };
		char in[8] = "";
		size_t done = 0;

		CHECK_INT(skc_os_send_to(s[0], "long datagram", 13, 0, &names[1], &done), SKC_OK);
		/* Bytes that do not fit are dropped on every system. */
		CHECK_INT(skc_os_recv_from(s[1], in, 4, 0, &from, &done), SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "long", 4);
		CHECK_INT(from.len, names[0].len);
		CHECK_MEM(&from.u, &names[0].u, from.len);

		CHECK_INT(skc_os_send_message(s[0], &message, 0, &done), SKC_OK);
		CHECK_INT(done, 6);
		iov[0] = SKC_IOV(in, 2);
		iov[1] = SKC_IOV(in + 2, 2);
		message = (skc_message){ .name = &from, .iov = iov, .iov_count = 2 };
		from = SKC_ADDR_EMPTY;
		CHECK_INT(skc_os_recv_message(s[1], &message, 0, &done), SKC_OK);
		CHECK_INT(done, 4);
		CHECK_MEM(in, "abcd", 4);
		CHECK_INT(message.flags & MSG_TRUNC, MSG_TRUNC);
		CHECK_MEM(&from.u, &names[0].u, names[0].len);
		close_both(s);
	}
}

/* The family of a system's pairs: the first of these that it supports. */
static skc_err make_pair(int type, skc_handle out[2])
{
	static const int families[] = { AF_UNIX, AF_INET };
	skc_err err = SKC_OK;

	for (size_t i = 0; i < SKC_COUNT(families); i++) {
		err = skc_os_pair(families[i], type, 0, 0, out);
		if (err == SKC_OK) {
			break;
		}
	}
	return err;
}

CASE(pairs)
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM };

	for (size_t i = 0; i < SKC_COUNT(types); i++) {
		skc_handle s[2];
		size_t done = 0;
		int type = -1;

		REQUIRE_INT(make_pair(types[i], s), SKC_OK);
		CHECK_INT(skc_os_send(s[0], "there", 5, 0, &done), SKC_OK);
		arrives(s[1], "there");
		CHECK_INT(skc_os_send(s[1], "and back", 8, 0, &done), SKC_OK);
		arrives(s[0], "and back");
		CHECK_INT(skc_os_type(s[0], &type), SKC_OK);
		CHECK_INT(type, types[i]);
		close_both(s);
	}
}

CASE(what_it_is)
{
	skc_handle handle;
	int family = 0, protocol = 0;

	REQUIRE_INT(skc_os_open(AF_INET6, SOCK_STREAM, IPPROTO_TCP, 0, &handle), SKC_OK);
	CHECK_INT(skc_os_family(handle, &family), SKC_OK);
	CHECK_INT(family, AF_INET6);
	CHECK_INT(skc_os_protocol(handle, &protocol), SKC_OK);
	CHECK_INT(protocol, IPPROTO_TCP);
	CHECK_INT(skc_os_set_inheritable(handle, true), SKC_OK);
	CHECK_INT(skc_os_set_inheritable(handle, false), SKC_OK);
	CHECK_INT(skc_os_close(handle), SKC_OK);
}

/* Rounded up to what the system has; 0 is none. */
CASE(time_limits)
{
	skc_handle s[2];
	int64_t limit = -77, start;
	size_t done;
	char in;

	connected(AF_INET, s);
	CHECK_INT(skc_os_get_timeout(s[0], SO_RCVTIMEO, &limit), SKC_OK);
	CHECK_INT(limit, 0);
	CHECK_INT(set_timeout(s[0], SO_RCVTIMEO, 1), SKC_OK);
	CHECK_INT(skc_os_get_timeout(s[0], SO_RCVTIMEO, &limit), SKC_OK);
	CHECK(limit > 0 && limit <= SECOND / 50);
	CHECK_INT(set_timeout(s[0], SO_RCVTIMEO, 50000), SKC_OK);
	start = skc_os_now();
	CHECK(skc_os_recv(s[0], &in, 1, 0, &done) != SKC_OK);
	CHECK(skc_os_now() - start >= SECOND / 25);
	CHECK_INT(set_timeout(s[0], SO_RCVTIMEO, 0), SKC_OK);
	CHECK_INT(skc_os_get_timeout(s[0], SO_RCVTIMEO, &limit), SKC_OK);
	CHECK_INT(limit, 0);
	close_both(s);
}

CASE(modes)
{
	skc_handle s[2], listener, client;
	skc_addr name;
	size_t done;
	char in;
	bool ready = false;

	connected(AF_INET, s);
	CHECK_INT(skc_os_set_blocking(s[0], false), SKC_OK);
	CHECK_INT(skc_os_recv(s[0], &in, 1, 0, &done), SKC_EAGAIN);
	close_both(s);
	listener = bound(AF_INET, SOCK_STREAM, &name);
	CHECK_INT(skc_os_set_blocking(listener, false), SKC_OK);
	CHECK_INT(skc_sock_accept(sock(listener), 0, NULL, &s[1]), SKC_EAGAIN);
	CHECK_INT(skc_os_open(AF_INET, SOCK_STREAM, 0, SKC_OPEN_NONBLOCK, &client), SKC_OK);
	CHECK_INT(skc_os_connect(client, &name), SKC_EINPROGRESS);
	CHECK_INT(skc_sock_wait(sock(client), POLLOUT, SECOND, &ready), SKC_OK);
	CHECK(ready);
	CHECK_INT(skc_sock_accept(sock(listener), 0, NULL, &s[1]), SKC_OK);
	/* A new handle blocks whatever the mode of its listener: it waits for the data. */
	CHECK_INT(set_timeout(s[1], SO_RCVTIMEO, 50000), SKC_OK);
	CHECK_INT(skc_os_send(client, "x", 1, 0, &done), SKC_OK);
	CHECK_INT(skc_os_recv(s[1], &in, 1, 0, &done), SKC_OK);
	CHECK_INT(skc_os_close(s[1]), SKC_OK);
	CHECK_INT(skc_os_close(client), SKC_OK);
	CHECK_INT(skc_os_close(listener), SKC_OK);
}

/* The three sets, an item without events, urgent data. */
CASE(waiting)
{
	unsigned char asked[3] = { 7, SKC_WAIT_READ, SKC_WAIT_WRITE };
	skc_pollfd items[3] = { { 0 } };
	skc_handle s[2];
	size_t ready = 99, done;

	connected(AF_INET, s);
	for (size_t i = 0; i < 3; i++) {
		items[i].fd = s[i % 2];
		items[i].events = skc_wait_events(asked[i]);
	}
	CHECK_INT(skc_wait(items, asked, 3, SECOND, &ready), SKC_OK);
	CHECK_INT(ready, 2);
	CHECK_INT(skc_wait_sets(items[0].revents, 7), SKC_WAIT_WRITE);
	CHECK_INT(skc_wait_sets(items[1].revents, SKC_WAIT_READ), 0);
	CHECK_INT(skc_wait_sets(items[2].revents, SKC_WAIT_WRITE), SKC_WAIT_WRITE);
	CHECK_INT(skc_os_send(s[1], "!", 1, MSG_OOB, &done), SKC_OK);
	items[0].events = skc_wait_events(SKC_WAIT_EXCEPT);
	asked[0] = SKC_WAIT_EXCEPT;
	CHECK_INT(skc_wait(items, asked, 1, SECOND, &ready), SKC_OK);
	CHECK_INT(skc_wait_sets(items[0].revents, SKC_WAIT_EXCEPT), SKC_WAIT_EXCEPT);
	close_both(s);
}

CASE(waiting_for_nothing)
{
	size_t ready = 99;
	int64_t start = skc_os_now();

	CHECK_INT(skc_wait(NULL, NULL, 0, SECOND / 50, &ready), SKC_OK);
	CHECK_INT(ready, 0);
	CHECK(skc_os_now() - start >= SECOND / 60);
}

CASE(interfaces)
{
	skc_addr lo = loopback(AF_INET);
	struct in_addr back = { 0 };
	unsigned index = 0, again = 0;
	char name[IF_NAMESIZE] = "";

	REQUIRE_INT(skc_os_address_interface(&lo, &index), SKC_OK);
	CHECK_INT(skc_os_interface_address(index, &back), SKC_OK);
	CHECK_INT(back.s_addr, lo.u.in.sin_addr.s_addr);
	CHECK_INT(skc_os_interface_name(index, name), SKC_OK);
	CHECK(name[0] != '\0');
	CHECK_INT(skc_os_interface_index(name, &again), SKC_OK);
	CHECK_INT(again, index);
	CHECK_INT(skc_os_interface_index("skcnone0", &again), SKC_ENODEV);
	CHECK_INT(skc_os_interface_name(987654, name), SKC_ENXIO);
}

CASE(names)
{
	skc_addr out[4];
	skc_err system = SKC_OK;
	size_t count = 0;

	REQUIRE_INT(skc_addr_resolve(AF_INET, "localhost", 9, 80, out, 4, &count, &system), 0);
	CHECK(count >= 1);
	CHECK_INT(ntohl(out[0].u.in.sin_addr.s_addr) >> 24, 127);
	CHECK_INT(ntohs(out[0].u.in.sin_port), 80);
}

CASE(failures)
{
	skc_handle handle = SKC_HANDLE_NONE;
	skc_addr name;
	char text[256];
	size_t done = 77;

	CHECK_INT(skc_os_open(12345, SOCK_STREAM, 0, 0, &handle), SKC_EAFNOSUPPORT);
	CHECK(handle == SKC_HANDLE_NONE);
	CHECK(skc_os_close(SKC_HANDLE_NONE) != SKC_OK);
	CHECK(skc_os_send(SKC_HANDLE_NONE, "x", 1, 0, &done) != SKC_OK);
	CHECK(skc_os_local_name(SKC_HANDLE_NONE, &name) != SKC_OK);
	CHECK_INT(done, 77);
	skc_err_message(SKC_EAFNOSUPPORT, text, sizeof(text));
	CHECK(strlen(text) > 10 && strchr(text, '\n') == NULL);
	skc_err_message(123456, text, sizeof(text));
	CHECK(strlen(text) > 5 && strchr(text, '\n') == NULL);
}
