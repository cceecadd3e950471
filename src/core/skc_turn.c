#include "skc_turn.h"

#include "skc_error.h"
#include "skc_listen.h"
#include "skc_time.h"
#include "skc_transfer.h"

#include <string.h>

int64_t skc_turn_deadline(skc_sock s, short events)
{
	int option = events & POLLOUT ? SO_SNDTIMEO : SO_RCVTIMEO;
	int64_t timeout = 0;

	if ((s.flags & SKC_SOCK_TIMED) == 0 ||
			skc_os_get_timeout(s.handle, option, &timeout) != SKC_OK || timeout == 0) {
		return SKC_FOREVER;
	}
	return skc_time_deadline(timeout);
}

skc_err skc_turn_result(skc_err err)
{
	return err == SKC_EDEADLINE ? SKC_EAGAIN : err;
}

/* --- sending ---------------------------------------------------------------------------------- */

skc_err skc_turn_send(
		skc_sock s, const void *data, size_t len, int flags, const skc_addr *to, size_t *done)
{
	int64_t deadline = skc_turn_deadline(s, POLLOUT);
	skc_err err = skc_transfer_begin(s, POLLOUT, deadline);
	unsigned vain = 0;
	bool again = true;

	*done = 0;
	while (err == SKC_OK && again) {
		const char *rest = (const char *) data + *done;
		size_t sent = 0;

		flags |= SKC_MSG_DONTWAIT;
		err = to != NULL ? skc_sock_send_to(s.handle, rest, len - *done, flags, to, &sent)
						 : skc_sock_send(s.handle, rest, len - *done, flags, &sent);
		*done += sent;
		again = *done < len;
		if (err != SKC_OK) {
			again = true;
			err = skc_transfer_next(s, err, POLLOUT, deadline, &vain);
		} else {
			vain = 0;
		}
	}
	return *done > 0 ? SKC_OK : skc_turn_result(err);
}

skc_err skc_turn_send_message(skc_sock s, const skc_message *message, int flags, size_t *done)
{
	int64_t deadline = skc_turn_deadline(s, POLLOUT);
	skc_err err = skc_transfer_begin(s, POLLOUT, deadline);
	unsigned vain = 0;
	bool sent = false;
	skc_iov rest[SKC_IOV_MAX];

	*done = 0;
	while (err == SKC_OK && !sent) {
		err = skc_sock_send_message(s.handle, message, flags | SKC_MSG_DONTWAIT, done);
		sent = err == SKC_OK;
		if (!sent) {
			err = skc_transfer_next(s, err, POLLOUT, deadline, &vain);
		}
	}
	if (sent && message->iov_count > 0 && message->iov_count <= SKC_IOV_MAX) {
		size_t count = message->iov_count;
		skc_iov *next = rest;
		size_t more = 0;

		memcpy(rest, message->iov, count * sizeof(rest[0]));
		skc_transfer_advance(&next, &count, *done);
		if (count > 0) {
			(void) skc_transfer_send(s, next, count, deadline, &more);
		}
		*done += more;
	}
	return sent ? SKC_OK : skc_turn_result(err);
}

/* --- receiving -------------------------------------------------------------------------------- */

bool skc_turn_waits(int flags)
{
	return (flags & (SKC_MSG_DONTWAIT | MSG_OOB | SKC_MSG_ERRQUEUE)) == 0;
}

void skc_turn_rest(skc_sock s, char *buffer, size_t len, int64_t deadline, size_t *done)
{
	size_t got = *done;

	while (got > 0 && *done < len &&
			skc_transfer_recv(s, buffer + *done, len - *done, 0, deadline, &got) == SKC_OK) {
		*done += got;
	}
}

static bool turn_has_line(const char *buffer, size_t done)
{
	return done > 0 && (buffer[done - 1] == '\n' || buffer[done - 1] == '\r');
}

skc_err skc_turn_line(
		skc_sock s, char *buffer, size_t len, bool messages, int64_t deadline, size_t *done)
{
	skc_err err = skc_transfer_wait_ready(s, POLLIN, SKC_AT_ONCE);
	size_t got = 1;

	*done = 0;
	while (err == SKC_OK && got > 0) {
		got = 0;
		err = skc_line_read(s.handle, buffer + *done, len - *done, false, messages, &got);
		*done += got;
		if (messages || *done == len || turn_has_line(buffer, *done)) {
			break;
		}
		if (*done > 0 && skc_err_would_block(err)) {
			err = SKC_OK;
			got = 1;
		}
		if (err == SKC_OK && got > 0) {
			err = skc_transfer_wait(s, POLLIN, deadline);
		}
	}
	return *done > 0 ? SKC_OK : err;
}

/* --- connections ------------------------------------------------------------------------------ */

skc_err skc_turn_accept(skc_sock s, skc_handle *out)
{
	return skc_turn_result(skc_listen_accept(s, true, skc_turn_deadline(s, POLLIN), NULL, out));
}

/* Waits for the outcome of a connect in progress. */
static skc_err turn_connected(skc_sock s, int64_t deadline)
{
	skc_err err = skc_transfer_wait(s, POLLOUT, deadline);

	/* The system returns this when SO_SNDTIMEO has expired (socket(7)). */
	if (err == SKC_EDEADLINE) {
		return SKC_EINPROGRESS;
	}
	return err == SKC_OK ? skc_sock_outcome(s.handle) : err;
}

skc_err skc_turn_connect_any(skc_sock s, const skc_addr *addrs, size_t count)
{
	int64_t deadline = skc_turn_deadline(s, POLLOUT);
	skc_err err = skc_os_set_blocking(s.handle, false);

	if (err != SKC_OK) {
		return err;
	}
	err = SKC_EINVAL;
	for (size_t i = 0; i < count; i++) {
		err = skc_os_connect(s.handle, &addrs[i]);
		if (err == SKC_EINPROGRESS || err == SKC_EINTR) {
			err = turn_connected(s, deadline);
		}
		if (!skc_sock_is_address_failure(err)) {
			break;
		}
	}
	if (err != SKC_EBADF) {
		skc_os_set_blocking(s.handle, true);
	}
	return err;
}
