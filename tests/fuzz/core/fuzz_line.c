/* Lines of a stream (skc_line.c): none is lost, whatever the pieces in which they arrive. */

#include "fuzz_stream.h"
#include "skc_error.h"
#include "skc_sock.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	bool blocking = fuzz_byte(&in) % 2 != 0;
	size_t max = fuzz_number(&in, 600) + 1;
	char *bytes = fuzz_stream_begin(&in);
	char *line = malloc(max);
	size_t place = 0, done;
	unsigned vain = 0;

	do {
		bool planned = fuzz_peer.plan.left > 0;
		skc_err err = skc_line_read(FUZZ_HANDLE, line, max, blocking, false, &done);

		if (err != SKC_OK) {
			FUZZ_CHECK(err == SKC_EINTR || (!blocking && skc_err_would_block(err)));
			FUZZ_CHECK(vain++ <= size);
			done = 1;
			continue;
		}
		FUZZ_CHECK(done <= max && place + done == fuzz_peer.taken);
		FUZZ_CHECK(memcmp(line, bytes + place, done) == 0);
		for (size_t i = 0; i + 1 < done; i++) {
			FUZZ_CHECK(line[i] != '\n' && line[i] != '\r');
		}
		/* A line ends with its terminator, when it is full, at the end, or at a signal. */
		if (done > 0 && blocking && done < max && line[done - 1] != '\n' &&
				line[done - 1] != '\r' && !planned) {
			FUZZ_CHECK(place + done == fuzz_peer.len);
		}
		FUZZ_CHECK(fuzz_peer.peek_offset <= 0);
		place += done;
	} while (done > 0);
	FUZZ_CHECK(place == fuzz_peer.len);
	free(line);
	free(bytes);
	return 0;
}
