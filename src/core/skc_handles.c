#include "skc_handles.h"

#include "skc_channel.h"
#include "skc_cmsg.h"
#include "skc_transfer.h"

#include "skc_missing.h"

/* Room for the most handles and for the other control messages that a socket may add: credentials,
 * a security label. */
#define OTHERS 512

typedef union room {
	skc_cmsghdr align;
	char bytes[SKC_CMSG_SPACE(SKC_HANDLES_MAX * sizeof(skc_handle)) + OTHERS];
} room;

/* NULL where the system cannot send handles. */
static const skc_cmsg_row *handles_rights(void)
{
	return skc_cmsg_find(SOL_SOCKET, SCM_RIGHTS);
}

static skc_err handles_send_first(
		skc_sock s, const skc_message *message, int64_t deadline, size_t *done)
{
	skc_err err = skc_channel_refuse(s);
	unsigned vain = 0;

	if (err == SKC_OK) {
		err = skc_transfer_begin(s, POLLOUT, deadline);
	}
	while (err == SKC_OK) {
		err = skc_os_send_message(s.handle, message, SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL, done);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, POLLOUT, deadline, &vain);
	}
	return err;
}

skc_err skc_handles_send(skc_sock s, const skc_handle *handles, size_t count, const void *data,
		size_t len, int64_t deadline, size_t *done)
{
	const skc_cmsg_row *row = handles_rights();
	skc_cmsg_value value = { .kind = SKC_CMSG_HANDLES };
	skc_iov iov = SKC_IOV(data, len);
	skc_message message = { .iov = &iov, .iov_count = 1 };
	room control;
	size_t more = 0;
	skc_err err;

	*done = 0;
	if (row == NULL) {
		return SKC_EOPNOTSUPP;
	}
	value.bytes.data = handles;
	value.bytes.len = count * sizeof(*handles);
	message.control = control.bytes;
	message.control_len = skc_cmsg_encode(row, row->level, row->type, &value, control.bytes);
	err = handles_send_first(s, &message, deadline, done);
	if (err == SKC_OK && *done < len) {
		iov = SKC_IOV((const char *) data + *done, len - *done);
		err = skc_transfer_send(s, &iov, 1, deadline, &more);
		*done += more;
	}
	return err;
}

static skc_err handles_receive_message(
		skc_sock s, skc_message *message, int64_t deadline, size_t *done)
{
	int flags = SKC_MSG_DONTWAIT | skc_os_recv_message_flags();
	skc_err err = skc_channel_refuse(s);
	size_t room_len = message->control_len;
	unsigned vain = 0;

	if (err == SKC_OK) {
		err = skc_transfer_begin(s, POLLIN, deadline);
	}
	while (err == SKC_OK) {
		message->control_len = room_len;
		err = skc_os_recv_message(s.handle, message, flags, done);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, POLLIN, deadline, &vain);
	}
	return err;
}

/* For systems that cannot set the flag on receiving. */
static skc_err handles_keep_from_children(const skc_handles *got)
{
	skc_err err = SKC_OK;

	for (size_t i = 0; i < got->count && skc_os_recv_message_flags() == 0 && err == SKC_OK; i++) {
		err = skc_os_set_inheritable(got->of[i], false);
	}
	return err;
}

/* Copies all handles of a message; false when they are more than max. */
static bool handles_collect(const skc_message *message, size_t max, skc_handles *out)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	skc_cmsg_value value;
	skc_cmsg cmsg;

	while (skc_cmsg_next(&reader, &cmsg)) {
		skc_cmsg_decode(&cmsg, &value);
		if (value.kind != SKC_CMSG_HANDLES) {
			continue;
		}
		for (size_t i = 0; i < skc_cmsg_handle_count(&value); i++) {
			if (out->count == max) {
				return false;
			}
			out->of[out->count++] = skc_cmsg_handle_at(&value, i);
		}
	}
	return true;
}

skc_err skc_handles_receive(
		skc_sock s, void *data, size_t len, size_t max, int64_t deadline, skc_handles *out)
{
	skc_iov iov = SKC_IOV(data, len);
	skc_message message = { .iov = &iov, .iov_count = 1 };
	room control;
	skc_err err;

	out->count = 0;
	if (handles_rights() == NULL) {
		return SKC_EOPNOTSUPP;
	}
	message.control = control.bytes;
	message.control_len = sizeof(control.bytes);
	err = handles_receive_message(s, &message, deadline, &out->bytes);
	if (err != SKC_OK) {
		return err;
	}
	out->cut = (message.flags & MSG_TRUNC) != 0;
	err = (message.flags & MSG_CTRUNC) != 0 || !handles_collect(&message, max, out)
			? SKC_EMSGSIZE
			: handles_keep_from_children(out);
	if (err != SKC_OK) {
		skc_cmsg_close_handles(&message);
		out->count = 0;
	}
	return err;
}
