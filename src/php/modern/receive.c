#include "common/custody.h"
#include "common/error.h"
#include "common/object.h"
#include "common/receive.h"
#include "common/scratch.h"
#include "message/path.h"
#include "message/received.h"
#include "modern/arrival.h"
#include "modern/datagram.h"
#include "modern/io.h"
#include "modern/modern.h"
#include "skc_batch.h"
#include "skc_time.h"

/* Room for the control messages of one datagram: the most descriptors that it can carry
 * (SCM_MAX_FD, unix(7)), and other control messages. */
#define CONTROL_ROOM ((size_t) 1536)

/* The maximum memory for the data of one system call, unless one datagram needs more. */
#define DATA_MAX ((size_t) 8 << 20)

/* Messages of one call if those of the last call had many datagrams each. */
#define JOINED_MAX ((size_t) 8)

#define LINE ((size_t) 64)

/* The structures that one system call fills; control messages and data follow in memory. */
typedef struct buffers {
	skc_message messages[SKC_BATCH_MAX];
	size_t sizes[SKC_BATCH_MAX];
	skc_iov iov[SKC_BATCH_MAX];
	skc_addr names[SKC_BATCH_MAX];
} buffers;

typedef struct receive_batch {
	php_socket *socket;
	buffers *in;
	char *control;
	char *data;
	size_t count; /* messages of one call */
	size_t size;  /* bytes of one message */
	size_t limit; /* bytes of one datagram */
	size_t stride;
	size_t used; /* the number of bytes that were written to, at most */
	int own_flags;
	bool joined; /* a message was more than one datagram */
	php_datagram_sender sender;
	php_arrivals arrivals;
	php_scratch scratch;
	HashTable *datagrams;
} receive_batch;

/* Buffers that are a power of two apart would share a few lines of the processor's caches. */
static size_t modern_receive_stride_of(size_t size)
{
	return (((size + LINE - 1) / LINE) | 1) * LINE;
}

/* Datagrams that the kernel has joined arrive as one message, which is larger than each of them.
 * Any process that has the socket may have enabled that, so only the message itself shows it. */
static size_t modern_receive_message_size(const php_socket *s, size_t limit)
{
	return skc_family_is_internet(s->type) ? MAX(limit, SKC_BATCH_MESSAGE_MAX) : limit;
}

static void modern_receive_init(receive_batch *r, php_socket *s)
{
	r->socket = s;
	r->used = 0;
	r->joined = false;
	r->own_flags = s->type == AF_UNIX ? skc_os_recv_message_flags() : 0;
	php_datagram_sender_init(&r->sender);
	php_arrivals_init(&r->arrivals, s);
}

static void modern_receive_take_buffers(receive_batch *r, size_t max)
{
	php_socket *s = r->socket;
	size_t size = modern_receive_message_size(s, r->limit);
	size_t stride = modern_receive_stride_of(size);
	size_t most = stride < DATA_MAX ? DATA_MAX / stride : 1;
	size_t before;

	r->count = MIN(MIN(max, most), php_sockets_state_of(s)->joins ? JOINED_MAX : SKC_BATCH_MAX);
	before = sizeof(buffers) + r->count * CONTROL_ROOM;
	r->scratch = php_scratch_take(before + r->count * stride);
	if (r->scratch.size < before + r->count * stride) {
		/* There was not enough memory. The smallest block has room for one message. */
		r->count = 1;
		before = sizeof(buffers) + CONTROL_ROOM;
		size = r->scratch.size - before;
	}
	r->size = size;
	r->stride = stride;
	r->in = (buffers *) r->scratch.bytes;
	r->control = r->scratch.bytes + sizeof(buffers);
	r->data = r->scratch.bytes + before;
}

static void modern_receive_reset(receive_batch *r)
{
	buffers *in = r->in;

	for (size_t i = 0; i < r->count; i++) {
		in->iov[i] = SKC_IOV(r->data + i * r->stride, r->size);
		in->names[i].len = 0;
		in->messages[i] = (skc_message){
			.name = &in->names[i],
			.iov = &in->iov[i],
			.iov_count = 1,
			.control = r->control + i * CONTROL_ROOM,
			.control_len = CONTROL_ROOM,
		};
	}
}

static bool modern_receive_control_of(const skc_message *message, zval *out)
{
	php_message_path at = PHP_MESSAGE_ROOT("control");
	zend_error_handling before;
	bool taken;

	zend_replace_error_handling(EH_THROW, php_modern_classes.socket_exception, &before);
	taken = php_message_control_to_zval(&at, message, out);
	zend_restore_error_handling(&before);
	return taken;
}

/* arrival: NULL for none. */
static zend_always_inline void modern_receive_make(const receive_batch *r, zval *out,
		const char *data, size_t len, bool truncated, const zval *arrival)
{
	size_t kept = MIN(len, r->limit);
	zend_string *copy = php_sockets_exact_copy(data, kept);

	if (arrival == NULL) {
		php_datagram_make(out, copy, r->sender.like, kept < len || truncated);
	} else {
		php_datagram_make_arrived(out, copy, r->sender.like, kept < len || truncated, arrival);
	}
}

static zend_always_inline void modern_receive_extend(receive_batch *r, size_t count)
{
	size_t all = zend_hash_num_elements(r->datagrams) + count;

	if (UNEXPECTED(all > r->datagrams->nTableSize)) {
		zend_hash_extend(r->datagrams, (uint32_t) all, true);
	}
}

static zend_always_inline void modern_receive_add(
		receive_batch *r, const char *data, size_t len, bool truncated, const zval *arrival)
{
	zval datagram;

	modern_receive_make(r, &datagram, data, len, truncated, arrival);
	modern_receive_extend(r, 1);
	ZEND_HASH_FILL_PACKED(r->datagrams)
	{
		ZEND_HASH_FILL_SET(&datagram);
		ZEND_HASH_FILL_NEXT();
	}
	ZEND_HASH_FILL_END();
}

/* Adds the datagrams that the kernel has joined into one message. */
static zend_always_inline void modern_receive_add_joined(receive_batch *r, const char *data,
		size_t len, size_t segment, bool truncated, const zval *arrival)
{
	modern_receive_extend(r, (len + segment - 1) / segment);
	ZEND_HASH_FILL_PACKED(r->datagrams)
	{
		zval datagram;

		for (; len > segment; data += segment, len -= segment) {
			modern_receive_make(r, &datagram, data, segment, false, arrival);
			ZEND_HASH_FILL_SET(&datagram);
			ZEND_HASH_FILL_NEXT();
		}
		modern_receive_make(r, &datagram, data, len, truncated, arrival);
		ZEND_HASH_FILL_SET(&datagram);
		ZEND_HASH_FILL_NEXT();
	}
	ZEND_HASH_FILL_END();
}

/* Adds the datagrams of a message whose segments have a size, 0 for one datagram. */
static zend_always_inline void modern_receive_add_all(receive_batch *r, const char *data,
		size_t len, size_t segment, bool truncated, const zval *arrival)
{
	if (segment > 0 && len > segment) {
		r->joined = true;
		modern_receive_add_joined(r, data, len, segment, truncated, arrival);
	} else {
		modern_receive_add(r, data, len, truncated, arrival);
	}
}

static zend_never_inline void modern_receive_add_plain(
		receive_batch *r, const char *data, size_t len, size_t segment, bool truncated)
{
	modern_receive_add_all(r, data, len, segment, truncated, NULL);
}

static zend_never_inline void modern_receive_add_arrived(receive_batch *r, const char *data,
		size_t len, size_t segment, bool truncated, const zval *arrival)
{
	modern_receive_add_all(r, data, len, segment, truncated, arrival);
}

/* Adds the datagrams of a message that has more than data and a sender. False after an exception.
 */
static zend_never_inline bool modern_receive_take_more_of(
		receive_batch *r, skc_message *message, const char *data, size_t len)
{
	bool truncated = (message->flags & MSG_TRUNC) != 0;
	zval *control = &r->sender.like[PHP_DATAGRAM_CONTROL];
	const zval *arrival =
			php_arrivals_of(&r->arrivals, message, php_sockets_state_of(r->socket)->own_pktinfo);
	size_t segment = skc_batch_segment(message);

	if (message->control_len > 0 && !modern_receive_control_of(message, control)) {
		return false;
	}
	if (Z_TYPE_P(arrival) == IS_NULL) {
		modern_receive_add_plain(r, data, len, segment, truncated);
	} else {
		modern_receive_add_arrived(r, data, len, segment, truncated, arrival);
	}
	zval_ptr_dtor_nogc(control);
	ZVAL_EMPTY_ARRAY(control);
	return true;
}

static zend_never_inline void modern_receive_set_sender(receive_batch *r, const skc_addr *addr)
{
	php_datagram_sender_set(&r->sender, addr);
	php_arrivals_set_sender(&r->arrivals, addr);
}

static bool modern_receive_is_sender(const php_datagram_sender *sender, const skc_addr *addr)
{
	const void *a = &sender->addr.u;
	const void *b = &addr->u;

	if (sender->addr.len != addr->len) {
		return false;
	}
	/* A comparison of constant length needs no function call. */
	return addr->len == sizeof(addr->u.in) ? memcmp(a, b, sizeof(addr->u.in)) == 0
										   : memcmp(a, b, addr->len) == 0;
}

/* Adds the datagrams of the message at an index. False after an exception. */
static bool modern_receive_take(receive_batch *r, size_t index)
{
	skc_message *message = &r->in->messages[index];
	const char *data = r->data + index * r->stride;
	size_t len = MIN(r->in->sizes[index], r->size);

	if (UNEXPECTED(len > r->used)) {
		r->used = len;
	}
	if (!modern_receive_is_sender(&r->sender, message->name)) {
		modern_receive_set_sender(r, message->name);
	}
	if (EXPECTED(message->control_len == 0 && Z_TYPE(r->arrivals.bare) == IS_NULL)) {
		modern_receive_add(r, data, len, (message->flags & MSG_TRUNC) != 0, NULL);
		return true;
	}
	return modern_receive_take_more_of(r, message, data, len);
}

/* Received descriptors have no owner yet. Only unix sockets carry descriptors (unix(7)). */
static void modern_receive_keep_handles(const receive_batch *r, size_t done)
{
	for (size_t i = 0; r->socket->type == AF_UNIX && i < done; i++) {
		php_custody_add_message(&r->in->messages[i]);
	}
}

/* Adds the datagrams of one call. False after an exception; all received descriptors are closed
 * then. */
static bool modern_receive_take_all(receive_batch *r, size_t done)
{
	r->used = MAX(r->used, done * MIN(r->stride, 4096));
	for (size_t i = 0; i < done; i++) {
		if (!modern_receive_take(r, i)) {
			while (++i < done) {
				php_custody_close_message(&r->in->messages[i]);
			}
			return false;
		}
	}
	return true;
}

/* The messages without those that a packet socket returns at the end of its connection. */
static size_t modern_receive_before_end(const receive_batch *r, size_t done, size_t asked)
{
	if (EXPECTED(php_sockets_type_of(r->socket) != SOCK_SEQPACKET)) {
		return done;
	}
	return skc_batch_before_end(
			php_sockets_sock(r->socket), r->in->messages, r->in->sizes, done, asked);
}

/* A socket that was shut down returns empty messages forever (unix(7)). */
static bool modern_receive_is_end(const receive_batch *r, size_t done)
{
	return r->in->sizes[done - 1] == 0 && r->in->names[done - 1].len == 0;
}

/* Receives more datagrams, without waiting, if the first call returned as many as it could. */
static bool modern_receive_take_more(receive_batch *r, size_t max, size_t done)
{
	size_t asked = r->count;

	while (done == asked && done > 0 && !modern_receive_is_end(r, done) &&
			zend_hash_num_elements(r->datagrams) < max) {
		skc_err err;

		modern_receive_reset(r);
		asked = MIN(r->count, max - zend_hash_num_elements(r->datagrams));
		err = skc_batch_recv_now(php_sockets_sock(r->socket), r->in->messages, r->in->sizes, asked,
				r->own_flags, &done);
		if (err != SKC_OK) {
			if (!skc_err_is_pending(err) && err != SKC_EINTR) {
				php_sockets_set_error(r->socket, err);
			}
			return true;
		}
		done = modern_receive_before_end(r, done, asked);
		modern_receive_keep_handles(r, done);
		if (!modern_receive_take_all(r, done)) {
			return false;
		}
	}
	return true;
}

/* Takes the buffers, which the caller gives back, and receives. */
static skc_err modern_receive_first(receive_batch *r, size_t max, int64_t deadline, size_t *done)
{
	modern_receive_take_buffers(r, max);
	modern_receive_reset(r);
	return skc_batch_recv(php_sockets_sock(r->socket), r->in->messages, r->in->sizes, r->count,
			r->own_flags, deadline, done);
}

static skc_err modern_receive_first_in_turns(
		receive_batch *r, size_t max, int64_t deadline, size_t *done)
{
	php_sockets_turn turn;
	skc_err err = php_sockets_turn_begin(&turn, r->socket, deadline);

	while (err == SKC_OK) {
		err = modern_receive_first(r, max, SKC_AT_ONCE, done);
		if (!php_sockets_turn_is_vain(&turn, err)) {
			return err;
		}
		php_scratch_give(&r->scratch, 0);
		err = php_sockets_turn_wait(&turn, err);
	}
	/* The caller has buffers in any case. */
	modern_receive_take_buffers(r, max);
	return err;
}

static void modern_receive(zval *return_value, receive_batch *r, size_t max, int64_t deadline)
{
	size_t done = 0;
	skc_err err = UNEXPECTED(skc_takes_turns())
			? modern_receive_first_in_turns(r, max, deadline, &done)
			: modern_receive_first(r, max, deadline, &done);

	if (err != SKC_OK) {
		php_modern_read_failed(r->socket, err, NULL, "receive_batch");
		return;
	}
	done = modern_receive_before_end(r, done, r->count);
	modern_receive_keep_handles(r, done);
	array_init_size(return_value, (uint32_t) done);
	r->datagrams = Z_ARRVAL_P(return_value);
	zend_hash_real_init_packed(r->datagrams);
	if (!modern_receive_take_all(r, done) || !modern_receive_take_more(r, max, done)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}

PHP_FUNCTION(Sockets_receive_batch)
{
	zval *socket;
	zend_long max;
	zend_long size = 65535;
	zval *timeout = NULL;
	int64_t deadline;
	receive_batch r;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_LONG(max)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(size)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_has_messages(Z_SOCKET_P(socket), 1) ||
			!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2) ||
			!php_modern_in_range(size, 1, PHP_MODERN_LENGTH_MAX, 3) ||
			!php_modern_deadline(timeout, 4, &deadline) ||
			!php_sockets_can_make(php_modern_classes.datagram, php_datagram_create)) {
		RETURN_THROWS();
	}
	r.limit = (size_t) size;
	modern_receive_init(&r, Z_SOCKET_P(socket));
	modern_receive(return_value, &r, (size_t) max, deadline);
	php_sockets_state_of(Z_SOCKET_P(socket))->joins = r.joined;
	php_datagram_sender_free(&r.sender);
	php_arrivals_free(&r.arrivals);
	php_scratch_give(&r.scratch, r.used);
}
