#include "skc_turn.h"

#include "skc_error.h"
#include "skc_listen.h"
#include "skc_time.h"
#include "skc_transfer.h"

#include <string.h>

/* The deadline of the socket's own timeout. */
static int64_t turn_deadline(skc_sock s, short events)
{
	int option = events & POLLOUT ? SO_SNDTIMEO : SO_RCVTIMEO;
	int64_t timeout = 0;

	if (!s.timed || skc_os_get_timeout(s.handle, option, &timeout) != SKC_OK || timeout == 0) {
		return SKC_FOREVER;
	}
	return skc_time_deadline(timeout);
}

/* The code of a blocking call that timed out. */
static skc_err turn_result(skc_err err)
{
	return err == SKC_EDEADLINE ? SKC_EAGAIN : err;
}

skc_err skc_turn_wait(skc_sock s, short events)
{
	return turn_result(skc_transfer_wait_ready(s, events, turn_deadline(s, events)));
}

/* --- sending ---------------------------------------------------------------------------------- */

skc_err skc_turn_send(
		skc_sock s, const void *data, size_t len, int flags, const skc_addr *to, size_t *done)
{
	int64_t deadline = turn_deadline(s, POLLOUT);
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
	return *done > 0 ? SKC_OK : turn_result(err);
}

skc_err skc_turn_send_message(skc_sock s, const skc_message *message, int flags, size_t *done)
{
	int64_t deadline = turn_deadline(s, POLLOUT);
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
	return sent ? SKC_OK : turn_result(err);
}

/* --- receiving -------------------------------------------------------------------------------- */

skc_err skc_turn_recv(skc_sock s, void *buffer, size_t len, int flags, size_t *done)
{
	int64_t deadline = turn_deadline(s, POLLIN);
	bool all = (flags & MSG_WAITALL) != 0 && (flags & MSG_PEEK) == 0;
	skc_err err = SKC_OK;
	bool again = true;

	*done = 0;
	while (err == SKC_OK && again) {
		size_t got = 0;

		err = skc_transfer_recv(
				s, (char *) buffer + *done, len - *done, flags & ~MSG_WAITALL, deadline, &got);
		*done += got;
		again = all && got > 0 && *done < len;
	}
	return *done > 0 ? SKC_OK : turn_result(err);
}

skc_err skc_turn_line(skc_sock s, char *buffer, size_t len, bool messages, size_t *done)
{
	int64_t deadline = turn_deadline(s, POLLIN);
	skc_err err;
	size_t got;

	*done = 0;
	do {
		got = 0;
		err = skc_transfer_wait_ready(s, POLLIN, deadline);
		if (err == SKC_OK) {
			err = skc_line_read(s.handle, buffer + *done, len - *done, false, messages, &got);
		}
		*done += got;
		if (skc_err_would_block(err)) {
			err = SKC_OK;
			got = 1;
		}
	} while (err == SKC_OK && got > 0 && !messages && *done < len &&
			(*done == 0 || (buffer[*done - 1] != '\n' && buffer[*done - 1] != '\r')));
	return *done > 0 ? SKC_OK : turn_result(err);
}

/* --- connections ------------------------------------------------------------------------------ */

skc_err skc_turn_accept(skc_sock s, skc_handle *out)
{
	return turn_result(skc_listen_accept(s, true, turn_deadline(s, POLLIN), NULL, out));
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
	int64_t deadline = turn_deadline(s, POLLOUT);
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
