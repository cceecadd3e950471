/* skc_reader.h: a buffer between a stream and its reader. */

#include "net.h"
#include "skc_reader.h"
#include "skc_time.h"

static skc_reader with(char *text)
{
	return (skc_reader){ .bytes = text, .size = strlen(text), .end = strlen(text) };
}

CASE(a_delimiter_is_found_within_the_limit)
{
	char text[] = "one\r\r\ntwo";
	skc_reader r = with(text);

	CHECK_INT(skc_reader_find(&r, 0, "\r\n", 2, 100), 6);
	CHECK_INT(skc_reader_find(&r, 0, "\r\n", 2, 6), 6);
	CHECK_INT(skc_reader_find(&r, 0, "\r\n", 2, 5), 0);
	CHECK_INT(skc_reader_find(&r, 5, "\r\n", 2, 100), 0);
	CHECK_INT(skc_reader_find(&r, 0, "o", 1, 100), 1);
	CHECK_INT(skc_reader_find(&r, 2, "o", 1, 100), 9);
	CHECK_INT(skc_reader_find(&r, 0, "two!", 4, 100), 0);
	CHECK_INT(skc_reader_find_byte(&r, '\n', 100), 6);
	CHECK_INT(skc_reader_find_byte(&r, '\n', 6), 6);
	CHECK_INT(skc_reader_find_byte(&r, '\n', 5), 0);
	skc_reader_take(&r, 6);
	CHECK_INT(skc_reader_find(&r, 0, "two", 3, 100), 3);
	CHECK_INT(skc_reader_find_byte(&r, '\n', 100), 0);
	CHECK_INT(skc_reader_find_byte(&r, 'o', 100), 3);
	r = (skc_reader){ 0 };
	CHECK_INT(skc_reader_find(&r, 0, "x", 1, 100), 0);
	CHECK_INT(skc_reader_find_byte(&r, 'x', 100), 0);
}

CASE(bytes_from_elsewhere_are_appended)
{
	char text[8] = "ab";
	skc_reader r = { .bytes = text, .size = sizeof(text), .end = 2 };

	skc_reader_take(&r, 1);
	skc_reader_append(&r, "cdefgh", 6);
	CHECK_INT(skc_reader_count(&r), 7);
	CHECK(memcmp(skc_reader_data(&r), "bcdefgh", 7) == 0);
}

CASE(what_is_there_moves_to_the_front)
{
	char text[] = "abcdef";
	skc_reader r = with(text);

	skc_reader_take(&r, 4);
	skc_reader_compact(&r);
	CHECK_INT(r.begin, 0);
	CHECK_INT(skc_reader_count(&r), 2);
	CHECK(memcmp(skc_reader_data(&r), "ef", 2) == 0);
	skc_reader_take(&r, 2);
	CHECK_INT(r.end, 0);
}

CASE(memory_grows_when_it_was_filled)
{
	skc_reader r = { 0 };
	char byte;

	CHECK_INT(skc_reader_size(&r, 1 << 30), 4096);
	r = (skc_reader){ .bytes = &byte, .size = 4096, .end = 4095 };
	CHECK_INT(skc_reader_size(&r, 1 << 30), 4096);
	r.end = 4096;
	CHECK_INT(skc_reader_size(&r, 1), 8192);
	r = (skc_reader){ .bytes = &byte, .size = 65536, .end = 65536 };
	CHECK_INT(skc_reader_size(&r, 65536), 65536);
	CHECK_INT(skc_reader_size(&r, 65537), 131072);
	r.begin = 1;
	CHECK_INT(skc_reader_size(&r, 65537), 65536);
}

/* Reserved bytes survive a compaction, and count as buffered. */
CASE(what_is_held_can_be_taken_again)
{
	char text[] = "abcdefgh";
	skc_reader r = with(text);
	size_t outer, inner;

	skc_reader_take(&r, 2);
	outer = skc_reader_hold(&r);
	skc_reader_take(&r, 2);
	inner = skc_reader_hold(&r);
	skc_reader_take(&r, 4);
	CHECK_INT(skc_reader_count(&r), 0);
	skc_reader_compact(&r);
	CHECK_INT(r.end, 6);
	CHECK_INT(r.begin, 6);
	skc_reader_release(&r, inner, true);
	CHECK(skc_reader_count(&r) == 4 && memcmp(skc_reader_data(&r), "efgh", 4) == 0);
	skc_reader_take(&r, 1);
	skc_reader_release(&r, outer, true);
	CHECK(skc_reader_count(&r) == 6 && memcmp(skc_reader_data(&r), "cdefgh", 6) == 0);
	CHECK_INT(r.holds, 0);
	outer = skc_reader_hold(&r);
	skc_reader_take(&r, 6);
	skc_reader_release(&r, outer, false);
	CHECK_INT(r.end, 0);
}

/* The end of an inner hold does not move the front past bytes that an outer one has put back. */
CASE(a_release_does_not_skip_bytes)
{
	char text[] = "abcdef";
	skc_reader r = with(text);
	size_t outer, inner;

	outer = skc_reader_hold(&r);
	skc_reader_take(&r, 2);
	inner = skc_reader_hold(&r);
	skc_reader_take(&r, 2);
	skc_reader_release(&r, outer, true);
	CHECK_INT(skc_reader_count(&r), 6);
	skc_reader_release(&r, inner, true);
	CHECK(skc_reader_count(&r) == 6 && memcmp(skc_reader_data(&r), "abcdef", 6) == 0);
	CHECK_INT(r.holds, 0);
}

CASE(taking_reports_an_empty_buffer)
{
	char text[] = "abc";
	skc_reader r = with(text);

	CHECK(!skc_reader_take(&r, 2));
	skc_reader_hold(&r);
	CHECK(!skc_reader_take(&r, 1));
	skc_reader_release(&r, 0, true);
	CHECK(skc_reader_take(&r, 1));
	CHECK_INT(r.end, 0);
}

CASE(idle_memory_shrinks)
{
	char byte;
	skc_reader r = { .bytes = &byte, .size = 65536, .end = 10 };

	CHECK_INT(skc_reader_idle_size(&r), 4096);
	r.end = 4096;
	CHECK_INT(skc_reader_idle_size(&r), 8192);
	r.end = 20000;
	CHECK_INT(skc_reader_idle_size(&r), 65536);
	r.end = 16384;
	CHECK_INT(skc_reader_idle_size(&r), 32768);
	r.size = SKC_READER_IDLE_MAX;
	r.end = 0;
	CHECK_INT(skc_reader_idle_size(&r), SKC_READER_IDLE_MAX);
	r.size = 1000;
	CHECK_INT(skc_reader_idle_size(&r), 1000);
}

/* Memory that was freed has its usual size again at the next receive; small receives reduce it. */
CASE(the_usual_size_follows_the_receives)
{
	static char memory[65536];
	static char data[65536];
	skc_reader r = { .bytes = memory, .size = sizeof(memory) };
	skc_handle s[2];
	size_t done = 0;
	size_t expected = 65536;

	net_tcp(s);
	CHECK_INT(send(s[1], data, 40000, 0), 40000);
	net_await(s[0], 40000);
	CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 40000);
	CHECK(skc_reader_take(&r, done));
	skc_reader_forget(&r);
	CHECK(r.bytes == NULL);
	CHECK_INT(skc_reader_size(&r, 1), 65536);
	for (int i = 0; i < 6; i++) {
		r.bytes = memory;
		r.size = skc_reader_size(&r, 1);
		CHECK_INT(r.size, expected);
		CHECK_INT(send(s[1], data, 10, 0), 10);
		CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
		CHECK(skc_reader_take(&r, done));
		skc_reader_forget(&r);
		expected = expected > 4096 ? expected / 2 : 4096;
	}
	net_close(s);
}

CASE(memory_grows_with_what_is_held)
{
	char byte;
	skc_reader r = { &byte, 65536, 65536, 65536, 1, 0, 0 };

	CHECK_INT(skc_reader_size(&r, 1), 131072);
	r.held = 1;
	CHECK_INT(skc_reader_size(&r, 1), 65536);
	r.end = 65535;
	CHECK_INT(skc_reader_size(&r, 1), 65536);
}

CASE(it_receives_behind_what_is_there)
{
	char memory[8];
	skc_reader r = { .bytes = memory, .size = sizeof(memory) };
	skc_handle s[2];
	size_t done = 0;

	net_tcp(s);
	CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), skc_time_deadline(0), &done), SKC_EDEADLINE);
	CHECK_INT(skc_reader_count(&r), 0);
	CHECK_INT(send(s[1], "abcdefghij", 10, 0), 10);
	net_await(s[0], 10);
	CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 8);
	skc_reader_take(&r, 6);
	skc_reader_compact(&r);
	CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 2);
	CHECK(skc_reader_count(&r) == 4 && memcmp(skc_reader_data(&r), "ghij", 4) == 0);
	shutdown(s[1], SHUT_WR);
	CHECK_INT(skc_reader_receive(&r, net_sock(s[0]), SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 0);
	net_close(s);
}
