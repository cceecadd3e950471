#include "skc_turn.h"

#include "skc_error.h"
#include "skc_listen.h"
#include "skc_time.h"
#include "skc_transfer.h"

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

static skc_err turn_wait_until(skc_sock s, short events, int64_t deadline)
{
	skc_pollfd item = { .fd = s.handle, .events = events };
	size_t ready = 0;
	skc_err err = skc_os_poll(&item, 1, 0, &ready);

	return err == SKC_OK && ready > 0 ? SKC_OK : skc_transfer_wait(s, events, deadline);
}

skc_err skc_turn_wait(skc_sock s, short events)
{
	return turn_result(turn_wait_until(s, events, turn_deadline(s, events)));
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

/* Copies the buffers behind the first sent bytes; returns how many. */
static size_t turn_rest_of(const skc_message *message, size_t sent, skc_iov *out)
{
	size_t count = 0;

	for (size_t i = 0; i < message->iov_count; i++) {
		const skc_iov *iov = &message->iov[i];

		if (sent >= SKC_IOV_LEN(iov)) {
			sent -= SKC_IOV_LEN(iov);
		} else {
			out[count++] = SKC_IOV((char *) SKC_IOV_BASE(iov) + sent, SKC_IOV_LEN(iov) - sent);
			sent = 0;
		}
	}
	return count;
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
	if (sent && message->iov_count <= SKC_IOV_MAX) {
		size_t count = turn_rest_of(message, *done, rest);
		size_t more = 0;

		if (count > 0) {
			(void) skc_transfer_send(s, rest, count, deadline, &more);
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
		err = turn_wait_until(s, POLLIN, deadline);
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
	int code = 0;
	skc_socklen len = sizeof(code);
	skc_err err = skc_transfer_wait(s, POLLOUT, deadline);

	/* The system returns this when SO_SNDTIMEO has expired (socket(7)). */
	if (err == SKC_EDEADLINE) {
		return SKC_EINPROGRESS;
	}
	if (err == SKC_OK) {
		err = skc_os_get_option(s.handle, SOL_SOCKET, SO_ERROR, &code, &len);
	}
	return err != SKC_OK ? err : code;
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
