#include "skc_relay.h"

#include "skc_error.h"
#include "skc_time.h"

void skc_relay_begin(skc_relay *r)
{
	r->pipe[0] = r->pipe[1] = SKC_HANDLE_NONE;
	r->done = 0;
	r->rest = 0;
	r->of_target = false;
	r->may_splice = !r->blocking && !skc_sock_has_channel(r->from) && !skc_sock_has_channel(r->to);
	r->splices = false;
	/* What a channel waits for is known in its own waits only. */
	r->pauses = r->pauses && !skc_sock_has_channel(r->from);
}

void skc_relay_end(skc_relay *r)
{
	for (int i = 0; i < 2; i++) {
		if (SKC_HANDLE_IS_ONE(r->pipe[i])) {
			skc_os_close(r->pipe[i]);
			r->pipe[i] = SKC_HANDLE_NONE;
		}
	}
}

static size_t relay_next_length(const skc_relay *r)
{
	uint64_t left = r->length - r->done;

	return left < SKC_RELAY_CHUNK ? (size_t) left : SKC_RELAY_CHUNK;
}

/* A peer that always has bytes does not lengthen the call. */
static bool relay_is_late(const skc_relay *r)
{
	return r->done > 0 && skc_time_remaining(r->deadline) == 0;
}

/* --- through memory --------------------------------------------------------------------------- */

/* Reads a chunk and writes it. *got is 0 at the end of the stream. */
static skc_err relay_copy(skc_relay *r, size_t *got)
{
	size_t sent = 0;
	skc_iov iov;
	skc_err err = skc_transfer_recv(r->from, r->memory, relay_next_length(r), 0,
			r->pauses ? SKC_AT_ONCE : r->deadline, got);

	if (r->pauses && err == SKC_EDEADLINE) {
		return SKC_EAGAIN;
	}
	if (err != SKC_OK || *got == 0) {
		return err;
	}
	iov = SKC_IOV(r->memory, *got);
	err = skc_transfer_send(r->to, &iov, 1, r->deadline, &sent);
	r->done += sent;
	if (err != SKC_OK) {
		r->rest = *got - sent;
		memmove(r->memory, r->memory + sent, r->rest);
		r->of_target = true;
	}
	return err;
}

/* --- through a pipe --------------------------------------------------------------------------- */

/* Reads what is left in the pipe back into memory. */
static void relay_drain(skc_relay *r, size_t left)
{
	size_t got = 1;

	while (r->rest < left && got > 0 &&
			skc_os_read_pipe(r->pipe[0], r->memory + r->rest, left - r->rest, &got) == SKC_OK) {
		r->rest += got;
	}
}

/* Moves bytes from a socket into the empty pipe. *got is 0 at the end of the stream. */
static skc_err relay_fill(skc_relay *r, size_t *got)
{
	unsigned vain = 0;
	skc_err err = SKC_OK;

	while (err == SKC_OK) {
		err = skc_os_splice(r->from.handle, r->pipe[1], relay_next_length(r), got);
		if (err == SKC_OK || (r->pauses && skc_err_would_block(err))) {
			return err;
		}
		err = skc_transfer_next(r->from, err, POLLIN, r->deadline, &vain);
	}
	return err;
}

/* Moves the bytes of the pipe to the other socket. */
static skc_err relay_empty(skc_relay *r, size_t left)
{
	unsigned vain = 0;
	skc_err err = SKC_OK;

	while (err == SKC_OK && left > 0) {
		size_t sent = 0;

		err = skc_os_splice(r->pipe[0], r->to.handle, left, &sent);
		if (err == SKC_OK) {
			r->done += sent;
			left -= sent;
			vain = 0;
		} else {
			err = skc_transfer_next(r->to, err, POLLOUT, r->deadline, &vain);
		}
	}
	if (err != SKC_OK) {
		relay_drain(r, left);
		r->of_target = true;
	}
	return err;
}

/* SKC_ENOSYS: the rest has to be copied, because the system cannot splice these sockets. */
static skc_err relay_splice(skc_relay *r, size_t *got)
{
	skc_err err;

	if (!SKC_HANDLE_IS_ONE(r->pipe[0]) && skc_os_pipe(r->pipe) != SKC_OK) {
		r->pipe[0] = r->pipe[1] = SKC_HANDLE_NONE;
		return SKC_ENOSYS;
	}
	err = relay_fill(r, got);
	if (err == SKC_EINVAL) {
		return SKC_ENOSYS;
	}
	return err == SKC_OK && *got > 0 ? relay_empty(r, *got) : err;
}

/* --- both ------------------------------------------------------------------------------------- */

/* A pipe costs four system calls: it is opened after the first chunk that was full. splice(2) waits
 * on a handle that blocks, beyond the deadline. */
skc_err skc_relay_run(skc_relay *r)
{
	skc_err err = SKC_OK;

	while (err == SKC_OK && r->done < r->length) {
		size_t got = 0;

		if (relay_is_late(r)) {
			return SKC_EDEADLINE;
		}
		err = r->splices ? relay_splice(r, &got) : SKC_ENOSYS;
		if (err == SKC_ENOSYS) {
			r->may_splice = r->may_splice && !r->splices;
			err = relay_copy(r, &got);
			r->splices = r->may_splice && got == SKC_RELAY_CHUNK;
		}
		if (err == SKC_OK && got == 0) {
			return SKC_OK;
		}
	}
	return err;
}
