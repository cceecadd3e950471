/* skc_channel.c: bytes that a channel changes on their way. */

#include "net.h"

#include "skc_batch.h"
#include "skc_handles.h"
#include "skc_relay.h"
#include "skc_time.h"
#include "skc_transfer.h"
#include "skc_writer.h"

/* A channel that inverts a bit of each byte. */
typedef struct fake {
	skc_channel base; /* first */
	skc_handle handle;
	int stalls;  /* so many calls fail with SKC_EAGAIN, and want other */
	short other; /* an event */
	bool fails;
	size_t most; /* bytes of one send */
	int begun;
	int ended;
} fake;

static fake *the_fake;

static skc_channel *fake_of(void *owner)
{
	return owner == &the_fake && the_fake != NULL ? &the_fake->base : NULL;
}

static bool fake_stalls(fake *f)
{
	if (f->stalls == 0) {
		return false;
	}
	f->stalls--;
	f->base.wants = f->other;
	return true;
}

static skc_err fake_recv(skc_channel *c, void *buffer, size_t len, bool peek, size_t *done)
{
	fake *f = (fake *) c;
	skc_err err = f->fails ? SKC_ECHANNEL : SKC_OK;

	if (err == SKC_OK && fake_stalls(f)) {
		err = SKC_EAGAIN;
	}
	if (err == SKC_OK) {
		err = skc_os_recv(f->handle, buffer, len, SKC_MSG_DONTWAIT | (peek ? MSG_PEEK : 0), done);
	}
	for (size_t i = 0; err == SKC_OK && i < *done; i++) {
		((char *) buffer)[i] ^= 1;
	}
	return err;
}

static skc_err fake_send(skc_channel *c, const skc_iov *iov, size_t count, size_t *done)
{
	fake *f = (fake *) c;
	char bytes[64];
	size_t len = SKC_IOV_LEN(iov) < f->most ? SKC_IOV_LEN(iov) : f->most;

	CHECK_INT(count > 0, true);
	if (f->fails) {
		return SKC_ECHANNEL;
	}
	if (fake_stalls(f)) {
		return SKC_EAGAIN;
	}
	for (size_t i = 0; i < len; i++) {
		bytes[i] = (char) (((const char *) SKC_IOV_BASE(iov))[i] ^ 1);
	}
	return skc_os_send(f->handle, bytes, len, SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL, done);
}

static skc_err fake_begin(skc_channel *c)
{
	fake *f = (fake *) c;

	f->begun++;
	return fake_stalls(f) ? SKC_EAGAIN : SKC_OK;
}

static skc_err fake_end(skc_channel *c)
{
	fake *f = (fake *) c;

	f->ended++;
	return fake_stalls(f) ? SKC_EAGAIN : SKC_OK;
}

static bool fake_has_bytes(const skc_channel *c)
{
	return ((const fake *) c)->stalls > 0;
}

static const skc_channel_kind fake_kind = {
	.recv = fake_recv,
	.send = fake_send,
	.begin = fake_begin,
	.end = fake_end,
	.has_bytes = fake_has_bytes,
};

/* A socket of a pair with the channel. */
static skc_sock channel_sock(fake *f, skc_handle pair[2])
{
	net_unix(SOCK_STREAM, pair);
	*f = (fake){ .base.kind = &fake_kind, .handle = pair[0], .most = 3, .other = POLLOUT };
	the_fake = f;
	skc_set_channel_of(fake_of);
	return (skc_sock){ .handle = pair[0], .flags = SKC_SOCK_CHANNEL, .owner = &the_fake };
}

static int64_t soon(void)
{
	return skc_time_deadline(20 * MSEC);
}

CASE(recv_goes_through_the_channel)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);
	char buffer[16];
	size_t done = 0;

	CHECK_INT(write(pair[1], "abc", 3), 3);
	CHECK_INT(skc_transfer_recv(s, buffer, 2, MSG_PEEK, soon(), &done), SKC_OK);
	CHECK_INT(done, 2);
	CHECK_INT(memcmp(buffer, "`c", 2), 0);
	/* The event that the channel wants is there: the wait ends at once. */
	f.stalls = 3;
	CHECK_INT(skc_transfer_recv(s, buffer, sizeof(buffer), 0, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_INT(memcmp(buffer, "`cb", 3), 0);
	CHECK_INT(skc_transfer_recv(s, buffer, 1, 0, soon(), &done), SKC_EDEADLINE);
	CHECK_INT(f.base.wants, POLLIN);
	f.stalls = 1;
	CHECK_INT(skc_transfer_recv(s, buffer, 1, 0, SKC_AT_ONCE, &done), SKC_EDEADLINE);
	CHECK_INT(f.base.wants, POLLOUT);
	f.fails = true;
	CHECK_INT(skc_transfer_recv(s, buffer, 1, 0, soon(), &done), SKC_ECHANNEL);
	net_close(pair);
}

CASE(send_goes_through_the_channel)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);
	skc_iov iov[2] = { SKC_IOV("abcde", 5), SKC_IOV("fg", 2) };
	char buffer[16];
	size_t done = 0;

	f.stalls = 2;
	CHECK_INT(skc_transfer_send(s, iov, 2, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 7);
	CHECK_INT(f.base.senders, 0);
	CHECK_INT(read(pair[1], buffer, sizeof(buffer)), 7);
	for (int i = 0; i < 7; i++) {
		CHECK_INT(buffer[i] ^ 1, "abcdefg"[i]);
	}
	f.stalls = 1;
	f.other = POLLIN;
	iov[0] = SKC_IOV("x", 1);
	CHECK_INT(skc_transfer_send(s, iov, 1, soon(), &done), SKC_EDEADLINE);
	CHECK_INT(done, 0);
	CHECK_INT(f.base.senders, 0);
	f.fails = true;
	CHECK_INT(skc_transfer_send(s, iov, 1, soon(), &done), SKC_ECHANNEL);
	net_close(pair);
}

static void keep(void *owner)
{
	(void) owner;
}

CASE(a_writer_goes_through_the_channel)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);
	skc_iov iov[80];
	void *owners[80] = { NULL };
	skc_writer w = { .iov = iov, .owners = owners, .room = 80, .release = keep, .high = 1000 };
	char buffer[200];
	size_t done = 0;

	for (int i = 0; i < 80; i++) {
		skc_writer_add(&w, "ab", 2, NULL);
	}
	CHECK_INT(skc_writer_send(&w, s, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 160);
	CHECK_INT(w.pending, 0);
	CHECK_INT(read(pair[1], buffer, sizeof(buffer)), 160);
	CHECK_INT(memcmp(buffer, "`c`c", 4), 0);
	skc_writer_add(&w, "ab", 2, NULL);
	f.fails = true;
	CHECK_INT(skc_writer_send(&w, s, SKC_FOREVER, &done), SKC_ECHANNEL);
	CHECK_INT(w.pending, 2);
	net_close(pair);
}

CASE(begin_and_end_wait)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);

	f.stalls = 2;
	CHECK_INT(skc_channel_begin(s, SKC_FOREVER), SKC_OK);
	CHECK_INT(f.begun, 3);
	f.stalls = 1;
	CHECK_INT(skc_channel_has_bytes(s), true);
	CHECK_INT(skc_channel_end(s, SKC_FOREVER), SKC_OK);
	CHECK_INT(f.ended, 2);
	CHECK_INT(skc_channel_has_bytes(s), false);
	f.stalls = 1;
	f.other = POLLIN;
	CHECK_INT(skc_channel_begin(s, soon()), SKC_EDEADLINE);
	CHECK_INT(skc_channel_begin(net_sock(pair[0]), SKC_FOREVER), SKC_OK);
	net_close(pair);
}

CASE(a_closed_socket_has_no_channel)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);
	char byte = 'a';
	skc_iov iov = SKC_IOV(&byte, 1);
	size_t done = 0;

	the_fake = NULL;
	CHECK_INT(skc_transfer_recv(s, &byte, 1, 0, soon(), &done), SKC_EBADF);
	CHECK_INT(skc_transfer_send(s, &iov, 1, soon(), &done), SKC_EBADF);
	CHECK_INT(skc_channel_has_bytes(s), false);
	net_close(pair);
}

CASE(others_refuse_a_channel)
{
	skc_handle pair[2];
	fake f;
	skc_sock s = channel_sock(&f, pair);
	char byte = 'a';
	skc_iov iov = SKC_IOV(&byte, 1);
	skc_message message = { .iov = &iov, .iov_count = 1 };
	size_t size = 0;
	size_t done = 0;

	CHECK_INT(skc_batch_send(s, &message, 1, soon(), &done), SKC_EOPNOTSUPP);
	CHECK_INT(skc_batch_recv(s, &message, &size, 1, 0, soon(), &done), SKC_EOPNOTSUPP);
	CHECK_INT(skc_handles_send(s, pair, 1, &byte, 1, soon(), &done), SKC_EOPNOTSUPP);
	net_close(pair);
}
