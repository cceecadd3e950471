#include "skc_option.h"

#include <string.h>

#ifdef BPF_MAXINSNS

typedef struct spread_program {
	struct sock_fprog program;
	struct sock_filter code[2];
} spread_program;

_Static_assert(sizeof(spread_program) <= SKC_OPTION_ROOM, "a program fits in the room");

skc_err skc_filter_encode(const char *data, size_t len, skc_option_bytes *out)
{
	struct sock_fprog program = { 0 };
	size_t count = len / sizeof(struct sock_filter);

	if (len % sizeof(struct sock_filter) != 0 || count == 0 || count > BPF_MAXINSNS) {
		return SKC_EINVAL;
	}
	program.len = (unsigned short) count;
	/* The system only reads the instructions, although the member is not const. */
	memcpy(&program.filter, &data, sizeof(data));
	memcpy(out->room.bytes, &program, sizeof(program));
	out->data = out->room.bytes;
	out->len = sizeof(program);
	return SKC_OK;
}

/* The program's result is the index of the socket that gets the packet (socket(7)). */
skc_err skc_filter_encode_spread(int64_t number, skc_option_bytes *out)
{
	spread_program spread = { .program.len = SKC_COUNT(spread.code) };

	out->data = out->room.bytes;
	if (number == 0) {
		out->option = SO_DETACH_REUSEPORT_BPF;
		out->room.number = 0;
		out->len = sizeof(int);
		return SKC_OK;
	}
	if (number != SKF_AD_CPU && number != SKF_AD_QUEUE) {
		return SKC_EINVAL;
	}
	spread.code[0] = (struct sock_filter) BPF_STMT(
			BPF_LD | BPF_W | BPF_ABS, (uint32_t) SKF_AD_OFF + (uint32_t) number);
	spread.code[1] = (struct sock_filter) BPF_STMT(BPF_RET | BPF_A, 0);
	spread.program.filter =
			(struct sock_filter *) (void *) (out->room.bytes + offsetof(spread_program, code));
	memcpy(out->room.bytes, &spread, sizeof(spread));
	out->len = sizeof(spread.program);
	return SKC_OK;
}

#else

skc_err skc_filter_encode(const char *data, size_t len, skc_option_bytes *out)
{
	(void) data;
	(void) len;
	(void) out;
	return SKC_EOPNOTSUPP;
}

skc_err skc_filter_encode_spread(int64_t number, skc_option_bytes *out)
{
	(void) number;
	(void) out;
	return SKC_EOPNOTSUPP;
}

#endif
