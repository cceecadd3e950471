#include "skc_tls_openssl.h"

#include "skc_error.h"

#include <limits.h>
#include <openssl/bio.h>

/* All bytes pass through the system's table of calls, never wait, and raise no SIGPIPE. */

/* Whether a try need not wait. Where the system has no SKC_MSG_DONTWAIT the handle may block. */
static bool tls_bio_may_try(const skc_tls_channel *c, short events)
{
	skc_pollfd item = { .fd = c->handle, .events = events };
	size_t ready = 0;

	return SKC_MSG_DONTWAIT != 0 || skc_os_poll(&item, 1, 0, &ready) != SKC_OK || ready > 0;
}

/* Notes the result of a transfer. */
static int tls_bio_result(BIO *bio, skc_tls_channel *c, skc_err err, size_t done, int retry)
{
	c->system = err;
	if (err == SKC_OK) {
		c->base.moved = c->base.moved || done > 0;
		return (int) done;
	}
	if (skc_err_would_block(err) || err == SKC_EINTR) {
		BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
	}
	return -1;
}

static int tls_bio_read(BIO *bio, char *buffer, int len)
{
	skc_tls_channel *c = BIO_get_data(bio);
	size_t done = 0;
	skc_err err = SKC_EAGAIN;

	BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY | BIO_FLAGS_IN_EOF);
	if (len <= 0) {
		return 0;
	}
	if (tls_bio_may_try(c, POLLIN)) {
		err = skc_os_recv(c->handle, buffer, (size_t) len, SKC_MSG_DONTWAIT, &done);
	}
	if (err == SKC_OK && done == 0) {
		BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
	}
	return tls_bio_result(bio, c, err, done, BIO_FLAGS_READ);
}

static int tls_bio_write(BIO *bio, const char *data, int len)
{
	skc_tls_channel *c = BIO_get_data(bio);
	size_t done = 0;
	skc_err err = SKC_EAGAIN;

	BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY);
	if (len <= 0) {
		return 0;
	}
	if (tls_bio_may_try(c, POLLOUT)) {
		err = skc_os_send(
				c->handle, data, (size_t) len, SKC_MSG_DONTWAIT | SKC_MSG_NOSIGNAL, &done);
	}
	/* The queue of a device is full: see skc_transfer_next(). */
	err = err == SKC_ENOBUFS ? SKC_EAGAIN : err;
	return tls_bio_result(bio, c, err, done, BIO_FLAGS_WRITE);
}

static long tls_bio_control(BIO *bio, int command, long number, void *pointer)
{
	(void) number;
	(void) pointer;
	switch (command) {
		case BIO_CTRL_FLUSH:
			return 1;
		case BIO_CTRL_EOF:
			return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
		default:
			return 0;
	}
}

static int tls_bio_create(BIO *bio)
{
	BIO_set_init(bio, 1);
	return 1;
}

static BIO_METHOD *tls_bio_make_method(void)
{
	BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "Socket");

	if (made != NULL) {
		BIO_meth_set_read(made, tls_bio_read);
		BIO_meth_set_write(made, tls_bio_write);
		BIO_meth_set_ctrl(made, tls_bio_control);
		BIO_meth_set_create(made, tls_bio_create);
	}
	return made;
}

/* The method of the process, which is never freed. */
static const BIO_METHOD *tls_bio_method(void)
{
	static BIO_METHOD *method;

	skc_os_lock();
	if (method == NULL) {
		method = tls_bio_make_method();
	}
	skc_os_unlock();
	return method;
}

BIO *skc_tls_bio_new(skc_tls_channel *c)
{
	const BIO_METHOD *method = tls_bio_method();
	BIO *bio = method != NULL ? BIO_new(method) : NULL;

	if (bio != NULL) {
		BIO_set_data(bio, c);
	}
	return bio;
}
