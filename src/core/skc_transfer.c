#include "skc_transfer.h"

#include "skc_error.h"
#include "skc_time.h"

skc_err skc_transfer_wait(skc_sock s, short events, int64_t deadline)
{
	bool ready = false;
	skc_err err = skc_sock_wait(s, events, skc_time_remaining(deadline), &ready);

	return err != SKC_OK || ready ? err : SKC_EDEADLINE;
}

skc_err skc_transfer_wait_ready(skc_sock s, short events, int64_t deadline)
{
	skc_pollfd item = { .fd = s.handle, .events = events };
	size_t ready = 0;
	skc_err err = skc_os_poll(&item, 1, 0, &ready);

	if (err == SKC_OK && (ready > 0 || deadline == SKC_AT_ONCE)) {
		return ready > 0 ? SKC_OK : SKC_EDEADLINE;
	}
	return skc_transfer_wait(s, events, deadline);
}

#define NAP SKC_NS_PER_MSEC

/* Spurious readiness: the socket was reported ready, but the call would have blocked. That may
 * repeat, for instance for a socket whose error queue is not read (ip(7), IP_RECVERR). */
static skc_err transfer_nap(skc_sock s, int64_t deadline)
{
	int64_t left = skc_time_remaining(deadline);
	size_t none;

	return skc_sleep(s.owner, NULL, 0, left == SKC_FOREVER || left > NAP ? NAP : left, &none);
}

/* The transmit queue of a device is full (ip(7), IP_RECVERR; packet(7)). It drains soon, and the
 * socket stays writable meanwhile. On receiving the code reports a loss. */
static bool transfer_is_congested(skc_err err, short events)
{
	return err == SKC_ENOBUFS && (events & POLLOUT);
}

skc_err skc_transfer_next(skc_sock s, skc_err err, short events, int64_t deadline, unsigned *vain)
{
	if (err == SKC_EINTR) {
		return skc_interrupted(s.owner);
	}
	if (transfer_is_congested(err, events)) {
		*vain += 1;
	} else if (!skc_err_would_block(err)) {
		return err;
	}
	if (skc_time_remaining(deadline) == 0) {
		return SKC_EDEADLINE;
	}
	err = (*vain)++ > 0 ? transfer_nap(s, deadline) : SKC_OK;
	return err == SKC_OK ? skc_transfer_wait(s, events, deadline) : err;
}

static bool transfer_is_internet_datagram(skc_handle handle)
{
	int family;
	int type;

	return skc_os_family(handle, &family) == SKC_OK && skc_family_is_internet(family) &&
			skc_os_type(handle, &type) == SKC_OK && (type == SOCK_DGRAM || type == SOCK_RAW);
}

skc_err skc_transfer_send_next(skc_sock s, skc_err err, int64_t deadline, skc_transfer_tries *tries)
{
	bool waits =
			err == SKC_EINTR || skc_err_would_block(err) || transfer_is_congested(err, POLLOUT);

	if (!waits && !tries->again && transfer_is_internet_datagram(s.handle)) {
		tries->again = true;
		return SKC_OK;
	}
	return skc_transfer_next(s, err, POLLOUT, deadline, &tries->vain);
}

skc_err skc_transfer_begin(skc_sock s, short events, int64_t deadline)
{
	return SKC_MSG_DONTWAIT != 0 ? SKC_OK : skc_transfer_wait(s, events, deadline);
}

static inline skc_err transfer_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done)
{
	skc_err err;
	unsigned vain = 0;

	if (skc_sock_has_channel(s)) {
		return skc_channel_recv(s, buffer, len, flags, deadline, done);
	}
	err = skc_transfer_begin(s, POLLIN, deadline);
	while (err == SKC_OK) {
		err = skc_os_recv(s.handle, buffer, len, flags | SKC_MSG_DONTWAIT, done);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, POLLIN, deadline, &vain);
	}
	return err;
}

skc_err skc_transfer_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done)
{
	return transfer_recv(s, buffer, len, flags, deadline, done);
}

skc_err skc_transfer_take(skc_sock s, void *buffer, size_t len, int64_t deadline, size_t *done)
{
	*done = 0;
	while (*done < len) {
		size_t got = 0;
		skc_err err = transfer_recv(s, (char *) buffer + *done, len - *done, 0, deadline, &got);

		if (err != SKC_OK || got == 0) {
			return err != SKC_OK ? err : SKC_ECONNRESET;
		}
		*done += got;
	}
	return SKC_OK;
}

void skc_transfer_advance(skc_iov **iov, size_t *count, size_t sent)
{
	while (*count > 0 && sent >= SKC_IOV_LEN(*iov)) {
		sent -= SKC_IOV_LEN(*iov);
		(*iov)++;
		(*count)--;
	}
	if (*count > 0 && sent > 0) {
		**iov = SKC_IOV((char *) SKC_IOV_BASE(*iov) + sent, SKC_IOV_LEN(*iov) - sent);
	}
}

skc_err skc_transfer_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done)
{
	skc_err err;
	skc_transfer_tries tries = { 0 };
	const int flags = SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL;

	if (skc_sock_has_channel(s)) {
		return skc_channel_send(s, iov, count, deadline, done);
	}
	err = skc_transfer_begin(s, POLLOUT, deadline);
	*done = 0;
	while (err == SKC_OK && count > 0) {
		const skc_message message = {
			.iov = iov,
			.iov_count = count < SKC_IOV_MAX ? count : SKC_IOV_MAX,
		};
		size_t sent = 0;

		err = count == 1 ? skc_os_send(s.handle, SKC_IOV_BASE(iov), SKC_IOV_LEN(iov), flags, &sent)
						 : skc_os_send_message(s.handle, &message, flags, &sent);
		if (err == SKC_OK) {
			*done += sent;
			tries = (skc_transfer_tries){ 0 };
			skc_transfer_advance(&iov, &count, sent);
		} else {
			err = skc_transfer_send_next(s, err, deadline, &tries);
		}
	}
	return err;
}

/* The most bytes of one call, so that signal handlers run between calls. */
#define FILE_CHUNK ((uint64_t) 16 << 20)

/* After the deadline one more byte shows whether the end was reached. */
static size_t transfer_next_length(
		const skc_file_part *part, uint64_t done, uint64_t most, bool late)
{
	uint64_t left = part->len - done;

	most = late ? 1 : most;
	return (size_t) (left < most ? left : most);
}

static bool transfer_is_late(uint64_t done, int64_t deadline)
{
	return done > 0 && skc_time_remaining(deadline) == 0;
}

/* Either the call does not support the file, or the file or the socket has failed: reading the file
 * shows which. */
static bool transfer_may_be_of_file(skc_err err)
{
	return err == SKC_ENOSYS || err == SKC_EINVAL || err == SKC_EOPNOTSUPP || err == SKC_EIO ||
			err == SKC_EBADF;
}

/* Whether the file ends behind the sent bytes, which a call that sent less than it was asked for
 * may mean. *size is the last known one; it is asked for again in case the file has grown. */
static bool transfer_is_at_end(const skc_file_part *part, uint64_t done, int64_t *size)
{
	int64_t at = part->offset + (int64_t) done;

	if (*size < 0 || *size == at) {
		*size = skc_os_file_size(part->file);
	}
	return *size == at;
}

/* Sends with the system call for files. SKC_ENOSYS: the rest has to be sent in another way. */
static skc_err transfer_send_by_call(
		skc_sock s, const skc_file_part *part, int64_t deadline, skc_file_sent *out)
{
	bool endless = deadline == SKC_FOREVER && !skc_takes_turns();
	int64_t size = -1;
	skc_err err = SKC_OK;
	unsigned vain = 0;

	while (err == SKC_OK && out->done < part->len) {
		bool late = transfer_is_late(out->done, deadline);
		size_t asked = transfer_next_length(part, out->done, FILE_CHUNK, late);
		size_t sent = 0;

		err = skc_os_send_file(
				s.handle, part->file, part->offset + (int64_t) out->done, asked, endless, &sent);
		if (transfer_may_be_of_file(err)) {
			return SKC_ENOSYS;
		}
		if (err != SKC_OK) {
			err = skc_transfer_next(s, err, POLLOUT, deadline, &vain);
		} else if (sent == 0) {
			break;
		} else {
			out->done += sent;
			vain = 0;
			if (sent < asked && transfer_is_at_end(part, out->done, &size)) {
				break;
			}
			err = late && out->done < part->len ? SKC_EDEADLINE : SKC_OK;
		}
	}
	return err;
}

/* Reads the bytes behind the sent ones; *got is 0 at the end of the file. */
static skc_err transfer_read_part(
		skc_sock s, const skc_file_part *part, size_t len, skc_file_sent *out, size_t *got)
{
	int64_t at = part->offset + (int64_t) out->done;
	skc_err err;

	while ((err = skc_os_read_at(part->file, part->memory, len, at, got)) == SKC_EINTR) {
		err = skc_interrupted(s.owner);
		if (err != SKC_OK) {
			return err;
		}
	}
	out->of_source = err != SKC_OK && err != SKC_ENOSYS;
	return err;
}

/* Reads and sends through memory. SKC_ENOSYS: the file cannot be read at a position. */
static skc_err transfer_send_by_reading(
		skc_sock s, const skc_file_part *part, int64_t deadline, skc_file_sent *out)
{
	while (out->done < part->len) {
		bool late = transfer_is_late(out->done, deadline);
		size_t got = 0;
		size_t sent = 0;
		skc_iov iov;
		size_t most = transfer_next_length(part, out->done, part->memory_size, late);
		skc_err err = transfer_read_part(s, part, most, out, &got);

		if (err != SKC_OK || got == 0) {
			return err;
		}
		if (late) {
			return SKC_EDEADLINE;
		}
		iov = SKC_IOV(part->memory, got);
		err = skc_transfer_send(s, &iov, 1, deadline, &sent);
		out->done += sent;
		if (err != SKC_OK) {
			return err;
		}
	}
	return SKC_OK;
}

skc_err skc_transfer_send_file(
		skc_sock s, bool blocking, const skc_file_part *part, int64_t deadline, skc_file_sent *out)
{
	skc_err err = SKC_ENOSYS;

	*out = (skc_file_sent){ 0 };
	if (!skc_sock_has_channel(s) &&
			(!blocking || (deadline == SKC_FOREVER && !skc_takes_turns()))) {
		err = transfer_send_by_call(s, part, deadline, out);
	}
	return err == SKC_ENOSYS ? transfer_send_by_reading(s, part, deadline, out) : err;
}
