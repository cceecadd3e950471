#include "skc_batch.h"

#include "skc_cmsg.h"
#include "skc_error.h"
#include "skc_transfer.h"

#include "skc_missing.h"

/* --- receiving --- */

/* Whether another message can be received. Checked only where a receive would wait for it. */
static bool batch_has_more(skc_sock s)
{
	skc_pollfd item = { .fd = s.handle, .events = POLLIN };
	size_t ready = 0;

	return SKC_MSG_DONTWAIT != 0 || (skc_os_poll(&item, 1, 0, &ready) == SKC_OK && ready > 0);
}

/* The next call returns the code that ended this one, unless the system reports it only once. */
static skc_err batch_recv_each(
		skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags, size_t *done)
{
	skc_err err = SKC_OK;
	size_t n = 0;

	while (n < count && (n == 0 || batch_has_more(s))) {
		err = skc_os_recv_message(s.handle, &messages[n], flags, &sizes[n]);
		if (err != SKC_OK) {
			break;
		}
		n++;
	}
	*done = n;
	return n > 0 ? SKC_OK : err;
}

skc_err skc_batch_recv_now(
		skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags, size_t *done)
{
	skc_err err = skc_channel_refuse(s);

	if (err != SKC_OK) {
		return err;
	}
	flags |= SKC_MSG_DONTWAIT;
	err = skc_os_recv_batch(s.handle, messages, sizes, count, flags, done);
	return err == SKC_ENOSYS ? batch_recv_each(s, messages, sizes, count, flags, done) : err;
}

skc_err skc_batch_recv(skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags,
		int64_t deadline, size_t *done)
{
	skc_err err = skc_transfer_begin(s, POLLIN, deadline);
	unsigned vain = 0;

	while (err == SKC_OK) {
		err = skc_batch_recv_now(s, messages, sizes, count, flags, done);
		if (err == SKC_OK) {
			return SKC_OK;
		}
		err = skc_transfer_next(s, err, POLLIN, deadline, &vain);
	}
	return err;
}

/* Whether the connection of a packet socket has ended. */
static bool batch_has_ended(skc_sock s)
{
	char byte;
	size_t got = 0;
	skc_err err = SKC_EINTR;

	while (err == SKC_EINTR && batch_has_more(s)) {
		err = skc_os_recv(s.handle, &byte, 1, MSG_PEEK | SKC_MSG_DONTWAIT, &got);
	}
	return err == SKC_OK ? got == 0 : !skc_err_would_block(err) && err != SKC_EINTR;
}

size_t skc_batch_before_end(
		skc_sock s, const skc_message *messages, const size_t *sizes, size_t count, size_t asked)
{
	size_t packets = count;

	if (count < asked) {
		return count;
	}
	while (packets > 0 && sizes[packets - 1] == 0 && messages[packets - 1].name->len == 0 &&
			messages[packets - 1].control_len == 0) {
		packets--;
	}
	return packets == count || batch_has_ended(s) ? packets : count;
}

size_t skc_batch_segment(const skc_message *message)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	skc_cmsg_value value;
	skc_cmsg cmsg;

	while (skc_cmsg_next(&reader, &cmsg)) {
		if (cmsg.level == IPPROTO_UDP && cmsg.type == UDP_GRO) {
			skc_cmsg_decode(&cmsg, &value);
			return value.kind == SKC_CMSG_NUMBER && value.of.number > 0 ? (size_t) value.of.number
																		: 0;
		}
	}
	return 0;
}

/* --- sending --- */

static skc_err batch_send_now(skc_sock s, const skc_message *messages, size_t count, size_t *done)
{
	const int flags = SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL;
	skc_err err = SKC_ENOSYS;
	size_t bytes;

	if (count > 1) {
		count = count < SKC_BATCH_MAX ? count : SKC_BATCH_MAX;
		err = skc_os_send_batch(s.handle, messages, count, flags, done);
	}
	if (err == SKC_ENOSYS) {
		err = skc_os_send_message(s.handle, messages, flags, &bytes);
		*done = err == SKC_OK ? 1 : 0;
	}
	return err;
}

static bool batch_is_busy(skc_err err)
{
	return skc_err_would_block(err) || err == SKC_ENOBUFS;
}

skc_err skc_batch_send(
		skc_sock s, const skc_message *messages, size_t count, int64_t deadline, size_t *done)
{
	skc_transfer_tries tries = { 0 };
	skc_err err = skc_channel_refuse(s);

	*done = 0;
	while (err == SKC_OK && *done < count) {
		size_t sent = 0;

		err = skc_transfer_begin(s, POLLOUT, deadline);
		if (err != SKC_OK) {
			break;
		}
		err = batch_send_now(s, messages + *done, count - *done, &sent);
		if (err == SKC_OK) {
			*done += sent;
			tries = (skc_transfer_tries){ 0 };
		} else if (batch_is_busy(err) && skc_sock_lacks_port(s.handle)) {
			err = SKC_EADDRNOTAVAIL;
		} else {
			err = skc_transfer_send_next(s, err, deadline, &tries);
		}
	}
	return err;
}

/* --- segments --- */

/* The limits of one message: UDP_MAX_SEGMENTS and the largest payload of a datagram over IPv4
 * (udp(7)). */
#define SEGMENTS_MAX ((size_t) 64)
#define PAYLOAD_MAX ((size_t) 65507)

/* The control message that requests segmentation. */
typedef struct segment_control {
	size_t len; /* 0: each datagram is a message of its own */
	size_t per_message;
	union {
		skc_cmsghdr align;
		char bytes[64];
	} room;
} segment_control;

/* Other sockets ignore the control message and send all bytes as one message. */
bool skc_batch_has_segments(skc_sock s)
{
	int family;
	int type;
	int protocol;

	return skc_cmsg_find(IPPROTO_UDP, UDP_SEGMENT) != NULL &&
			skc_os_family(s.handle, &family) == SKC_OK && skc_family_is_internet(family) &&
			skc_os_type(s.handle, &type) == SKC_OK && type == SOCK_DGRAM &&
			skc_os_protocol(s.handle, &protocol) == SKC_OK && protocol == IPPROTO_UDP;
}

static void batch_ask_for_segments(const skc_segments *what, segment_control *out)
{
	const skc_cmsg_row *row = skc_cmsg_find(IPPROTO_UDP, UDP_SEGMENT);
	size_t most = PAYLOAD_MAX / what->segment;
	skc_cmsg_value value = { .kind = SKC_CMSG_NUMBER };

	out->len = 0;
	out->per_message = 1;
	if (row != NULL && most > 1 && what->by_system) {
		value.of.number = (int64_t) what->segment;
		out->per_message = most < SEGMENTS_MAX ? most : SEGMENTS_MAX;
		out->len = skc_cmsg_encode(row, IPPROTO_UDP, UDP_SEGMENT, &value, out->room.bytes);
	}
}

/* An older kernel, a device without checksum offload, or a segment larger than the packets of the
 * device (Linux, udp_send_skb): sending the datagrams one by one may work, and returns the reason
 * if it does not. */
static bool batch_is_refused(skc_err err)
{
	return err == SKC_EINVAL || err == SKC_EIO || err == SKC_ENOPROTOOPT || err == SKC_EOPNOTSUPP ||
			err == SKC_EMSGSIZE;
}

/* Makes messages of the next bytes; returns how many. */
static size_t batch_cut(const skc_segments *left, const segment_control *control,
		skc_message *messages, skc_iov *iov)
{
	size_t step = control->per_message * left->segment;
	size_t n = 0;

	for (size_t at = 0; n < SKC_BATCH_MAX && at < left->len; at += step) {
		iov[n] = SKC_IOV(left->data + at, left->len - at < step ? left->len - at : step);
		messages[n] = (skc_message){
			.name = left->to,
			.iov = &iov[n],
			.iov_count = 1,
			.control = control->len > 0 ? (void *) control->room.bytes : NULL,
			.control_len = control->len,
		};
		n++;
	}
	return n;
}

skc_err skc_batch_send_segments(
		skc_sock s, const skc_segments *what, int64_t deadline, size_t *done)
{
	skc_message messages[SKC_BATCH_MAX];
	skc_iov iov[SKC_BATCH_MAX];
	segment_control control;
	skc_segments left = *what;
	skc_err err = SKC_OK;

	*done = 0;
	batch_ask_for_segments(what, &control);
	while (err == SKC_OK && left.len > 0) {
		size_t sent = 0;
		size_t bytes;

		err = skc_batch_send(
				s, messages, batch_cut(&left, &control, messages, iov), deadline, &sent);
		bytes = sent * control.per_message * left.segment;
		bytes = bytes < left.len ? bytes : left.len;
		*done += (bytes + left.segment - 1) / left.segment;
		left.data += bytes;
		left.len -= bytes;
		if (control.len > 0 && batch_is_refused(err)) {
			control.len = 0;
			control.per_message = 1;
			err = SKC_OK;
		}
	}
	return err;
}
