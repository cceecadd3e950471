/* The buffer of a Reader: every byte comes once, and again behind a hold that goes back. */

#include "fuzz_stream.h"
#include "skc_reader.h"
#include "skc_time.h"

#define HOLDS 4

typedef struct state {
	skc_reader reader;
	size_t place; /* of the first buffered byte in the stream */
	size_t held[HOLDS];
	size_t places[HOLDS];
	size_t holds;
} state;

static void receive(state *s, size_t wanted)
{
	skc_reader *r = &s->reader;
	skc_sock sock = { .handle = FUZZ_HANDLE };
	size_t done = 0, size;

	skc_reader_compact(r);
	size = skc_reader_size(r, wanted);
	if (size > r->size) {
		r->bytes = realloc(r->bytes, size);
		r->size = size;
	}
	if (r->end < r->size) {
		FUZZ_CHECK(skc_reader_receive(r, sock, SKC_FOREVER, &done) == SKC_OK);
	}
}

/* Finds what a search byte by byte finds. */
static void find(const skc_reader *r, fuzz_input *plan)
{
	char delimiter[4];
	size_t len = fuzz_number(plan, 3) + 1, max = fuzz_number(plan, 300), want = 0;
	size_t count = skc_reader_count(r), from = fuzz_number(plan, 7);
	size_t limit = count < max ? count : max;

	for (size_t i = 0; i < len; i++) {
		delimiter[i] = (char) fuzz_byte(plan);
	}
	for (size_t i = from; want == 0 && i + len <= limit; i++) {
		want = memcmp(skc_reader_data(r) + i, delimiter, len) == 0 ? i + len : 0;
	}
	FUZZ_CHECK(skc_reader_find(r, from, delimiter, len, max) == want);
	if (len == 1 && from == 0) {
		FUZZ_CHECK(skc_reader_find_byte(r, delimiter[0], max) == want);
	}
}

static void release(state *s, bool back)
{
	size_t at = --s->holds;

	skc_reader_release(&s->reader, s->held[at], back);
	s->place = back && s->place > s->places[at] ? s->places[at] : s->place;
}

static void step(state *s, fuzz_input *plan)
{
	skc_reader *r = &s->reader;

	switch (fuzz_byte(plan) % 6) {
		case 0:
			receive(s, fuzz_number(plan, 70000));
			break;
		case 1: {
			size_t count = fuzz_number(plan, skc_reader_count(r));

			s->place += count;
			if (skc_reader_take(r, count)) {
				FUZZ_CHECK(skc_reader_count(r) == 0);
				free(r->bytes);
				skc_reader_forget(r);
			}
			break;
		}
		case 2:
			if (s->holds < HOLDS) {
				s->places[s->holds] = s->place;
				s->held[s->holds++] = skc_reader_hold(r);
			}
			break;
		case 3:
			if (s->holds > 0) {
				release(s, fuzz_byte(plan) % 2 != 0);
			}
			break;
		case 4:
			find(r, plan);
			break;
		default:
			skc_reader_compact(r);
			FUZZ_CHECK(skc_reader_idle_size(r) >= r->end && skc_reader_idle_size(r) <= r->size);
	}
	FUZZ_CHECK(r->begin <= r->end && r->end <= r->size);
	FUZZ_CHECK(s->place + skc_reader_count(r) == fuzz_peer.taken);
	FUZZ_CHECK(memcmp(skc_reader_data(r), fuzz_peer.data + s->place, skc_reader_count(r)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	size_t steps_len = fuzz_number(&in, 255);
	char *steps = fuzz_take(&in, &steps_len, false);
	fuzz_input plan = { (const uint8_t *) steps, steps_len };
	char *bytes = fuzz_stream_begin(&in);
	state s = { .reader = { 0 } };

	while (plan.left > 0) {
		step(&s, &plan);
	}
	free(s.reader.bytes);
	free(steps);
	free(bytes);
	return 0;
}
