/* skc_batch.h: datagrams in batches, with the system's calls for many and without them. */

#include "net.h"
#include "skc_batch.h"
#include "skc_time.h"
#include "skc_transfer.h"

#include "skc_missing.h"

#define COUNT 5
#define ROOM 16

/* Messages with their buffers. */
typedef struct batch {
	skc_message messages[COUNT];
	size_t sizes[COUNT];
	skc_iov iov[COUNT];
	skc_addr names[COUNT];
	char data[COUNT][ROOM];
} batch;

static void prepare(batch *b)
{
	memset(b, 0, sizeof(*b));
	for (int i = 0; i < COUNT; i++) {
		b->iov[i] = SKC_IOV(b->data[i], ROOM);
		b->messages[i] = (skc_message){ .name = &b->names[i], .iov = &b->iov[i], .iov_count = 1 };
	}
}

/* Messages "0", "11", "222", …, to the peer. */
static void fill(batch *b)
{
	prepare(b);
	for (int i = 0; i < COUNT; i++) {
		memset(b->data[i], '0' + i, (size_t) i + 1);
		b->iov[i] = SKC_IOV(b->data[i], (size_t) i + 1);
		b->messages[i].name = NULL;
	}
}

static void check_messages(const batch *b, size_t from, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		CHECK_INT(b->sizes[i], from + i + 1);
		CHECK_INT(b->data[i][0], (int) ('0' + from + i));
		CHECK_INT(skc_addr_family(&b->names[i]), AF_INET);
	}
}

static bool no_such_calls(void)
{
#ifdef __linux__
	return skc_fault_set("sendmmsg", 1, 0, ENOSYS) && skc_fault_set("recvmmsg", 1, 0, ENOSYS);
#else
	return true;
#endif
}

static void round_trip(void)
{
	batch out;
	batch in;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	fill(&out);
	prepare(&in);
	CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, COUNT);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, 2, 0, SKC_FOREVER, &done),
			SKC_OK);
	CHECK_INT(done, 2);
	check_messages(&in, 0, 2);
	prepare(&in);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_OK);
	CHECK_INT(done, 3);
	check_messages(&in, 2, 3);
	prepare(&in);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, COUNT, 0,
					  skc_time_deadline(2 * MSEC), &done),
			SKC_EDEADLINE);
	net_close(s);
}

CASE(a_batch_goes_and_comes)
{
	round_trip();
}

CASE(without_the_calls_for_many)
{
	CHECK(no_such_calls());
	round_trip();
}

CASE(nothing_is_sent_of_nothing)
{
	size_t done = 99;

	CHECK_INT(skc_batch_send(net_sock(SKC_HANDLE_NONE), NULL, 0, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 0);
}

/* The third one has no destination address. */
static void stops_in_the_middle(void)
{
	batch out;
	skc_handle s[2] = { net_bound(SOCK_DGRAM, 0), net_bound(SOCK_DGRAM, 0) };
	skc_addr to = net_name(s[1]);
	size_t done = 99;
	skc_err err;

	fill(&out);
	out.messages[0].name = out.messages[1].name = out.messages[3].name = &to;
	err = skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done);
	CHECK(err != SKC_OK && err != SKC_EDEADLINE);
	CHECK_INT(done, 2);
	net_close(s);
}

CASE(the_one_that_fails_is_counted)
{
	stops_in_the_middle();
	CHECK(no_such_calls());
	stops_in_the_middle();
}

#ifdef __linux__
CASE(signals_and_full_queues_are_gone_through)
{
	batch out;
	batch in;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	net_hook(net_go_on);
	CHECK(skc_fault_set("sendmmsg", 1, 1, EINTR));
	CHECK(skc_fault_set("sendmmsg", 2, 2, EAGAIN));
	CHECK(skc_fault_set("recvmmsg", 1, 1, EINTR));
	CHECK(skc_fault_set("recvmmsg", 2, 2, EAGAIN));
	fill(&out);
	prepare(&in);
	CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, COUNT);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_OK);
	CHECK_INT(done, COUNT);
	check_messages(&in, 0, COUNT);
	CHECK_INT(net_hook_runs, 2);
	net_close(s);
}

CASE(a_queue_that_is_always_full_ends_in_time)
{
	batch out;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	fill(&out);
	CHECK(skc_fault_set("sendmmsg", 1, 0, EAGAIN));
	CHECK_INT(
			skc_batch_send(net_sock(s[0]), out.messages, COUNT, skc_time_deadline(5 * MSEC), &done),
			SKC_EDEADLINE);
	CHECK_INT(done, 0);
	CHECK(skc_fault_count("sendmmsg") < 20);
	net_close(s);
}

/* A later call reports the error of an earlier datagram instead of sending. */
CASE(errors_of_earlier_datagrams)
{
	batch out;
	batch in;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	fill(&out);
	prepare(&in);
	CHECK(skc_fault_set("sendmmsg", 1, 1, ECONNREFUSED));
	CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, COUNT);
	CHECK_INT(skc_fault_count("sendmmsg"), 2);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_OK);
	check_messages(&in, 0, COUNT);
	/* An error of this datagram. */
	CHECK(skc_fault_set("sendmmsg", 1, 0, EHOSTUNREACH));
	CHECK_INT(
			skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), EHOSTUNREACH);
	CHECK_INT(done, 0);
	CHECK_INT(skc_fault_count("sendmmsg"), 4);
	net_close(s);
	/* A unix socket has no errors of earlier datagrams, and it forgets a closed peer: the second
	 * code would be another one. */
	net_unix(SOCK_DGRAM, s);
	os_close(s[1]);
	skc_fault_clear();
	CHECK_INT(
			skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), ECONNREFUSED);
	os_close(s[0]);
}

/* An error of an earlier datagram is reported once, in place of sending. One of a stream is its
 * own, and a second try would have another. */
CASE(errors_of_earlier_datagrams_one_by_one)
{
	skc_handle s[2];
	size_t done = 99;

	for (int i = 0; i < 3; i++) {
		skc_iov iov = SKC_IOV("ab", 2);
		bool datagrams = i == 0;
		skc_err err;

		if (datagrams) {
			net_udp(s);
		} else if (i == 1) {
			net_tcp(s);
		} else {
			net_unix(SOCK_DGRAM, s);
		}
		skc_fault_clear();
		CHECK(skc_fault_set("send", 1, 1, ECONNREFUSED));
		err = skc_transfer_send(net_sock(s[0]), &iov, 1, SKC_FOREVER, &done);
		CHECK_INT(err, datagrams ? SKC_OK : ECONNREFUSED);
		CHECK_INT(done, datagrams ? 2 : 0);
		CHECK_INT(skc_fault_count("send"), datagrams ? 2 : 1);
		/* An error of this datagram. */
		skc_fault_clear();
		CHECK(skc_fault_set("send", 1, 0, EHOSTUNREACH));
		iov = SKC_IOV("ab", 2);
		err = skc_transfer_send(net_sock(s[0]), &iov, 1, SKC_FOREVER, &done);
		CHECK_INT(err, EHOSTUNREACH);
		CHECK_INT(done, 0);
		CHECK_INT(skc_fault_count("send"), datagrams ? 2 : 1);
		net_close(s);
	}
}

/* Each datagram gets the error of the one before it, and is sent by a second try. */
CASE(a_dead_peer_ends_no_batch)
{
	batch out;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	os_close(s[1]);
	fill(&out);
	for (int i = 0; i < 3; i++) {
		CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
		CHECK_INT(done, COUNT);
	}
	skc_fault_clear();
	CHECK(no_such_calls());
	CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, COUNT);
	CHECK(skc_fault_count("sendmsg") <= 2 * COUNT);
	os_close(s[0]);
}

CASE(a_full_queue_of_a_device_empties)
{
	batch out;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	fill(&out);
	CHECK(skc_fault_set("sendmmsg", 1, 3, ENOBUFS));
	CHECK_INT(skc_batch_send(net_sock(s[0]), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, COUNT);
	/* It pauses: otherwise a ready socket would be tried thousands of times. */
	skc_fault_clear();
	CHECK(skc_fault_set("sendmmsg", 1, 0, ENOBUFS));
	CHECK_INT(
			skc_batch_send(net_sock(s[0]), out.messages, COUNT, skc_time_deadline(5 * MSEC), &done),
			SKC_EDEADLINE);
	CHECK_INT(done, 0);
	CHECK(skc_fault_count("sendmmsg") < 20);
	/* For a receiver the code reports a loss. */
	CHECK(skc_fault_set("recvmmsg", 1, 1, ENOBUFS));
	prepare(&out);
	CHECK_INT(skc_batch_recv(net_sock(s[1]), out.messages, out.sizes, COUNT, 0, SKC_FOREVER, &done),
			ENOBUFS);
	net_close(s);
}

/* Waiting would not help. */
CASE(no_port_is_left)
{
	batch out;
	char data[100] = "";
	skc_handle to = net_bound(SOCK_DGRAM, 0);
	skc_handle s = net_open(AF_INET, SOCK_DGRAM);
	skc_handle packets = net_open(AF_INET, SOCK_STREAM);
	skc_addr name = net_name(to);
	skc_segments what = { data, sizeof(data), 10, &name, true };
	size_t done = 99;

	fill(&out);
	for (int i = 0; i < COUNT; i++) {
		out.messages[i].name = &name;
	}
	CHECK(skc_sock_lacks_port(s));
	CHECK(!skc_sock_lacks_port(to));
	CHECK(!skc_sock_lacks_port(packets));
	CHECK(skc_fault_set("sendmmsg", 1, 0, EAGAIN));
	CHECK(skc_fault_set("sendmsg", 1, 0, EAGAIN));
	CHECK_INT(skc_batch_send(net_sock(s), out.messages, COUNT, SKC_FOREVER, &done),
			SKC_EADDRNOTAVAIL);
	CHECK_INT(done, 0);
	CHECK_INT(skc_batch_send_segments(net_sock(s), &what, SKC_FOREVER, &done), SKC_EADDRNOTAVAIL);
	skc_fault_clear();
	CHECK_INT(skc_batch_send(net_sock(s), out.messages, COUNT, SKC_FOREVER, &done), SKC_OK);
	CHECK(!skc_sock_lacks_port(s));
	os_close(packets);
	os_close(s);
	os_close(to);
}

/* A packet socket returns the end of the connection as empty messages, without end. */
CASE(packets_and_their_end)
{
	batch in;
	skc_handle s[2];
	size_t done = 99;

	if (!os_pair(SOCK_SEQPACKET, s)) {
		SKIP("no pairs of packet sockets");
	}
	prepare(&in);
	CHECK_INT(send(s[1], "ab", 2, 0), 2);
	CHECK_INT(send(s[1], "", 0, 0), 0);
	CHECK_INT(skc_batch_recv(net_sock(s[0]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_OK);
	CHECK_INT(done, 2);
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, 2, COUNT), 2);
	/* Fewer could be received, and the last one is empty. */
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, 2, 2), 2);
	CHECK_INT(send(s[1], "c", 1, 0), 1);
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, 2, 2), 2);
	os_close(s[1]);
	prepare(&in);
	CHECK_INT(skc_batch_recv(net_sock(s[0]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_OK);
	CHECK_INT(done, COUNT);
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, COUNT, COUNT), 1);
	CHECK(skc_fault_set("recv", 1, 2, SKC_EINTR));
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, COUNT, COUNT), 1);
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, 1, 1), 1);
	in.sizes[0] = 0;
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, COUNT, COUNT), 0);
	/* An empty message with a sender is a packet. */
	in.names[0].len = 3;
	CHECK_INT(skc_batch_before_end(net_sock(s[0]), in.messages, in.sizes, COUNT, COUNT), 1);
	os_close(s[0]);
}

CASE(a_hook_can_end_it)
{
	batch in;
	skc_handle s[2];
	size_t done = 99;

	net_udp(s);
	net_hook(net_stop);
	prepare(&in);
	CHECK(skc_fault_set("recvmmsg", 1, 1, EINTR));
	CHECK_INT(skc_batch_recv(net_sock(s[1]), in.messages, in.sizes, COUNT, 0, SKC_FOREVER, &done),
			SKC_EINTR);
	net_close(s);
}
#endif

/* --- segments --- */

static void send_and_check(skc_handle s[2], const skc_segments *what, size_t count)
{
	size_t done = 99;

	CHECK_INT(skc_batch_send_segments(net_sock(s[0]), what, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, count);
	for (size_t at = 0; at < what->len; at += what->segment) {
		size_t left = what->len - at;
		char got[200];

		CHECK_INT(recv(s[1], got, sizeof(got), 0),
				(long) (left < what->segment ? left : what->segment));
		CHECK(memcmp(got, what->data + at, left < what->segment ? left : what->segment) == 0);
	}
}

CASE(segments)
{
	char data[1003];
	skc_segments what = { data, sizeof(data), 10, NULL, false };
	skc_handle s[2];

	for (size_t i = 0; i < sizeof(data); i++) {
		data[i] = (char) (i * 7 + i / 100);
	}
	net_udp(s);
	send_and_check(s, &what, 101);
	what.by_system = skc_batch_has_segments(net_sock(s[0]));
	send_and_check(s, &what, 101);
	what.segment = 101;
	send_and_check(s, &what, 10);
	what.len = 10;
	send_and_check(s, &what, 1);
	what.len = 0;
	send_and_check(s, &what, 0);
	net_close(s);
}

#ifdef __linux__
CASE(segments_where_the_system_refuses)
{
	static const int codes[] = { EINVAL, EIO, ENOPROTOOPT, EOPNOTSUPP };
	char data[300];
	skc_segments what = { data, sizeof(data), 30, NULL, true };
	skc_handle s[2];

	memset(data, 's', sizeof(data));
	net_udp(s);
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_fault_clear();
		CHECK(skc_fault_set("sendmsg", 1, 2, codes[i]));
		send_and_check(s, &what, 10);
		CHECK_INT(skc_fault_count("sendmmsg"), 1);
	}
	skc_fault_clear();
	CHECK(skc_fault_set("sendmsg", 1, 2, EPERM));
	CHECK_INT(skc_batch_send_segments(net_sock(s[0]), &what, SKC_FOREVER, &(size_t){ 0 }), EPERM);
	net_close(s);
}

CASE(only_udp_is_cut_by_the_system)
{
	skc_handle unix_pair[2];
	skc_handle udp[2];
	skc_handle tcp[2];

	net_unix(SOCK_DGRAM, unix_pair);
	net_udp(udp);
	net_tcp(tcp);
	CHECK(!skc_batch_has_segments(net_sock(unix_pair[0])));
	CHECK(skc_batch_has_segments(net_sock(udp[0])));
	CHECK(!skc_batch_has_segments(net_sock(tcp[0])));
	net_close(unix_pair);
	net_close(udp);
	net_close(tcp);
}
#endif

CASE(what_is_no_joined_message_has_no_segments)
{
	union {
		skc_cmsghdr header;
		char bytes[64];
	} room;
	skc_message message = { .control = room.bytes };

	memset(&room, 0, sizeof(room));
	CHECK_INT(skc_batch_segment(&message), 0);
	room.header.cmsg_level = IPPROTO_UDP;
	room.header.cmsg_type = UDP_GRO;
	room.header.cmsg_len = SKC_CMSG_LEN(1);
	message.control_len = SKC_CMSG_SPACE(sizeof(int));
	CHECK_INT(skc_batch_segment(&message), 0);
}
