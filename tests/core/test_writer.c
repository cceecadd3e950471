/* skc_writer.h: a queue of pieces that one call sends. */

#include "net.h"
#include "skc_time.h"
#include "skc_writer.h"

#define ROOM 2000

static skc_iov iov[ROOM];
static void *owners[ROOM];
static unsigned released;
static const char *last_released;

static void release(void *owner)
{
	released++;
	last_released = owner;
}

static skc_writer empty(void)
{
	released = 0;
	last_released = NULL;
	return (skc_writer){
		.iov = iov, .owners = owners, .release = release, .room = ROOM, .high = 100, .low = 10
	};
}

static void add(skc_writer *w, const char *text)
{
	skc_writer_add(w, text, strlen(text), (void *) text);
}

/* Receives exactly the bytes of text. */
static void check_received(skc_handle handle, const char *text)
{
	static char buffer[8192];
	size_t len = strlen(text);
	size_t done = 0;

	net_await(handle, (long) len);
	CHECK_INT(skc_os_recv(handle, buffer, sizeof(buffer), SKC_MSG_DONTWAIT, &done), SKC_OK);
	CHECK_INT(done, len);
	CHECK_MEM(buffer, text, done < len ? done : len);
}

CASE(one_call_sends_all_pieces)
{
	skc_writer w = empty();
	skc_handle s[2];
	size_t done = 77;

	net_tcp(s);
	CHECK(skc_writer_last(&w) == NULL);
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	add(&w, "one ");
	add(&w, "two ");
	add(&w, "three");
	CHECK_INT(w.pending, 13);
	CHECK_INT(SKC_IOV_LEN(skc_writer_last(&w)), 5);
	skc_fault_clear();
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 13);
	CHECK_INT(released, 3);
	CHECK_STR(last_released, "three");
	CHECK_INT(w.pending, 0);
	CHECK_INT(w.end, 0);
	check_received(s[1], "one two three");
	net_close(s);
}

CASE(a_piece_can_grow_and_get_another_owner)
{
	skc_writer w = empty();
	char chunk[] = "abcdef";
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	add(&w, "first,");
	add(&w, "abc");
	skc_writer_replace(&w, chunk, chunk);
	CHECK_INT(released, 1);
	CHECK_STR(last_released, "abc");
	skc_writer_extend(&w, 3);
	CHECK_INT(w.pending, 12);
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(released, 3);
	CHECK(last_released == chunk);
	check_received(s[1], "first,abcdef");
	net_close(s);
}

/* A call takes a part: within a piece, and at its end. */
CASE(parts_are_sent_in_order)
{
	for (size_t bytes = 1; bytes < 8; bytes++) {
		skc_writer w = empty();
		skc_handle s[2];
		size_t done = 0;

		net_tcp(s);
		add(&w, "abc");
		add(&w, "d");
		add(&w, "efg");
		CHECK(skc_fault_short("sendmsg", 1, 0, bytes));
		CHECK_INT(
				skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(60 * SKC_NS_PER_SEC), &done),
				SKC_OK);
		CHECK_INT(done, 7);
		CHECK_INT(skc_fault_count("sendmsg"), (7 + bytes - 1) / bytes);
		CHECK_INT(released, 3);
		skc_fault_clear();
		check_received(s[1], "abcdefg");
		net_close(s);
	}
}

/* A deadline that has passed: the call sends what the system takes, by one call, and waits for
 * nothing. */
CASE(without_waiting_a_part_is_enough)
{
	skc_writer w = empty();
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	add(&w, "abc");
	add(&w, "defg");
	CHECK(skc_fault_short("sendmsg", 1, 1, 5));
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(0), &done), SKC_EDEADLINE);
	CHECK_INT(done, 5);
	CHECK_INT(w.pending, 2);
	CHECK_INT(released, 1);
	CHECK_INT(skc_fault_count("sendmsg"), 1);
	CHECK_INT(skc_fault_count("poll") + skc_fault_count("ppoll"), SKC_MSG_DONTWAIT != 0 ? 0 : 1);
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(0), &done), SKC_OK);
	CHECK_INT(done, 2);
	skc_fault_clear();
	check_received(s[1], "abcdefg");
	net_close(s);
}

/* A full socket, a full device, a signal: the call waits and goes on; without time it ends. */
CASE(a_busy_system_is_waited_for)
{
	static const int codes[] = { SKC_EAGAIN, SKC_ENOBUFS, SKC_EINTR };

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_writer w = empty();
		skc_handle s[2];
		size_t done = 0;

		net_tcp(s);
		net_hook(net_go_on);
		add(&w, "abc");
		CHECK(skc_fault_set("sendmsg", 1, 3, codes[i]));
		CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
		CHECK_INT(done, 3);
		CHECK_INT(net_hook_runs, codes[i] == SKC_EINTR ? 3 : 0);
		skc_fault_clear();
		check_received(s[1], "abc");
		add(&w, "def");
		CHECK(skc_fault_set("sendmsg", 1, 1, codes[i]));
		CHECK_INT(skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(0), &done),
				codes[i] == SKC_EINTR ? SKC_OK : SKC_EDEADLINE);
		CHECK_INT(done, codes[i] == SKC_EINTR ? 3 : 0);
		CHECK_INT(w.pending, codes[i] == SKC_EINTR ? 0 : 3);
		skc_fault_clear();
		net_close(s);
	}
}

CASE(a_failure_leaves_the_rest)
{
	skc_writer w = empty();
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	add(&w, "abc");
	add(&w, "def");
	CHECK(skc_fault_short("sendmsg", 1, 1, 4));
	CHECK(skc_fault_set("sendmsg", 2, 1, SKC_ECONNRESET));
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_ECONNRESET);
	CHECK_INT(done, 4);
	CHECK_INT(w.pending, 2);
	CHECK_INT(released, 1);
	net_hook(net_stop);
	CHECK(skc_fault_set("sendmsg", 1, 1, SKC_EINTR));
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_EINTR);
	CHECK_INT(done, 0);
	CHECK_INT(w.pending, 2);
	skc_writer_drop(&w);
	CHECK_INT(released, 2);
	CHECK_INT(w.pending, 0);
	CHECK(skc_writer_last(&w) == NULL);
	net_close(s);
}

CASE(more_pieces_than_one_call_takes)
{
	skc_writer w = empty();
	static char text[ROOM + 1];
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	for (size_t i = 0; i < ROOM; i++) {
		text[i] = (char) ('a' + i % 26);
		skc_writer_add(&w, text + i, 1, text + i);
	}
	skc_fault_clear();
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, ROOM);
	CHECK_INT(released, ROOM);
	check_received(s[1], text);
	net_close(s);
}

/* full: from the high mark down to the low one. */
CASE(the_marks_have_a_distance)
{
	skc_writer w = empty();
	static char bytes[100];
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	skc_writer_add(&w, bytes, 50, bytes);
	skc_writer_add(&w, bytes, 49, bytes);
	CHECK(!w.full);
	skc_writer_extend(&w, 1);
	CHECK(w.full);
	CHECK(skc_fault_short("sendmsg", 1, 1, 89));
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(0), &done), SKC_EDEADLINE);
	CHECK_INT(w.pending, 11);
	CHECK(w.full);
	CHECK(skc_fault_short("sendmsg", 1, 1, 1));
	CHECK_INT(skc_writer_send(&w, net_sock(s[0]), skc_time_deadline(0), &done), SKC_EDEADLINE);
	CHECK_INT(w.pending, 10);
	CHECK(!w.full);
	skc_writer_add(&w, bytes, 89, bytes);
	CHECK(!w.full);
	skc_writer_add(&w, bytes, 1, bytes);
	CHECK(w.full);
	skc_writer_drop(&w);
	CHECK(!w.full);
	net_close(s);
}

CASE(room_grows_and_is_used_again)
{
	skc_writer w = { .iov = iov, .owners = owners, .release = release };

	CHECK_INT(skc_writer_room(&w), 8);
	w.room = 8;
	for (int i = 0; i < 8; i++) {
		CHECK_INT(skc_writer_room(&w), 8);
		add(&w, &"12345678"[i]);
	}
	CHECK_INT(skc_writer_room(&w), 16);
	w.first = 3;
	CHECK_INT(skc_writer_room(&w), 16);
	w.first = 4;
	CHECK_INT(skc_writer_room(&w), 8);
	skc_writer_compact(&w);
	CHECK_INT(w.first, 0);
	CHECK_INT(w.end, 4);
	CHECK_STR((const char *) SKC_IOV_BASE(&w.iov[0]), "5678");
	CHECK_STR((const char *) w.owners[3], "8");
	w.first = 1;
	skc_writer_compact(&w);
	CHECK_INT(w.first, 1);
}
