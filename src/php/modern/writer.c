#include "modern/writer.h"

#include "zend_exceptions.h"

#include "common/duration.h"
#include "common/object.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/strings.h"
#include "skc_error.h"
#include "skc_time.h"
#include "skc_writer.h"

/* The usual limits, in bytes. */
#define MAX_USUAL 16777216
#define HIGH_USUAL 65536

/* Strings of at most so many bytes are copied together into chunks: each piece costs memory here
 * and time in the system. A chunk is a string in the largest block that PHP's memory manager takes
 * from a list (ZEND_MM_MAX_SMALL_SIZE). */
#define SMALL_MAX ((size_t) 512)
#define CHUNK_SIZE (3072 - _ZSTR_HEADER_SIZE - 1)

/* Memory for more pieces is freed when the queue is empty. */
#define ROOM_KEPT ((size_t) 8)

typedef struct writer {
	skc_writer queue; /* the owners are strings */
	zval socket;
	zend_string *chunk; /* borrowed from the last piece, which may grow within it; or NULL */
	size_t max;
	int64_t timeout;
	skc_err failure; /* of the connection: permanent */
	bool idle;       /* constructed, and no call is running */
	zend_object std;
} writer;

static zend_object_handlers handlers;

static inline writer *modern_writer_from_object(zend_object *object)
{
	return (writer *) ((char *) object - offsetof(writer, std));
}

static void modern_writer_release(void *owner)
{
	zend_string_release(owner);
}

static zend_object *modern_writer_create(zend_class_entry *ce)
{
	writer *w = zend_object_alloc(sizeof(*w), ce);

	zend_object_std_init(&w->std, ce);
	object_properties_init(&w->std, ce);
	w->std.handlers = &handlers;
	w->queue.release = modern_writer_release;
	return &w->std;
}

static void modern_writer_free_memory(writer *w)
{
	if (w->queue.room > 0) {
		efree(w->queue.iov);
		efree(w->queue.owners);
		w->queue.iov = NULL;
		w->queue.owners = NULL;
		w->queue.room = 0;
	}
}

static void modern_writer_free_object(zend_object *object)
{
	writer *w = modern_writer_from_object(object);

	zend_object_std_dtor(object);
	skc_writer_drop(&w->queue);
	modern_writer_free_memory(w);
	php_sockets_release(&w->socket);
}

static HashTable *modern_writer_get_gc(zend_object *object, zval **table, int *count)
{
	*table = &modern_writer_from_object(object)->socket;
	*count = 1;
	return NULL;
}

/* Two calls that send would mix their data: another task or a signal handler must not begin one
 * while the other one waits. */
static bool modern_writer_is_idle(const writer *w)
{
	if (EXPECTED(w->idle)) {
		return true;
	}
	zend_throw_error(NULL, "Sockets\\Writer object is already in use");
	return false;
}

static bool modern_writer_is_open(const writer *w)
{
	return Z_TYPE(w->socket) == IS_OBJECT && !IS_INVALID_SOCKET(Z_SOCKET_P(&w->socket));
}

/* Whether the connection has not failed. Throws if it has. */
static bool modern_writer_is_connected(const writer *w, const char *what)
{
	skc_err err = w->failure;

	if (err == SKC_OK && !modern_writer_is_open(w)) {
		err = SKC_EBADF;
	}
	if (EXPECTED(err == SKC_OK)) {
		return true;
	}
	php_modern_write_failed(Z_SOCKET_P(&w->socket), err, 0, what);
	return false;
}

/* Whether data can be sent. Throws if not. */
static bool modern_writer_is_usable(const writer *w, const char *what)
{
	return modern_writer_is_idle(w) && modern_writer_is_connected(w, what);
}

/* Whether data can be queued, also by another task or a signal handler while flush() waits: the
 * core reads the queue again after each wait. Throws if not. */
static bool modern_writer_may_queue(const writer *w)
{
	return Z_ISUNDEF(w->socket) ? modern_writer_is_idle(w) : modern_writer_is_connected(w, "write");
}

/* --- the queue -------------------------------------------------------------------------------- */

static void modern_writer_make_room(skc_writer *q)
{
	size_t room = skc_writer_room(q);

	if (room > q->room) {
		q->iov = safe_erealloc(q->iov, room, sizeof(*q->iov), 0);
		q->owners = safe_erealloc(q->owners, room, sizeof(*q->owners), 0);
		q->room = room;
	}
	skc_writer_compact(q);
}

static void modern_writer_add_piece(writer *w, zend_string *text)
{
	modern_writer_make_room(&w->queue);
	skc_writer_add(&w->queue, ZSTR_VAL(text), ZSTR_LEN(text), zend_string_copy(text));
}

/* The last piece gets an owner of its own size, or a chunk that has room behind it. */
static zend_string *modern_writer_move_last(writer *w, size_t size)
{
	const skc_iov *last = skc_writer_last(&w->queue);
	zend_string *moved = zend_string_alloc(size, 0);

	memcpy(ZSTR_VAL(moved), SKC_IOV_BASE(last), SKC_IOV_LEN(last));
	ZSTR_LEN(moved) = SKC_IOV_LEN(last);
	skc_writer_replace(&w->queue, ZSTR_VAL(moved), moved);
	return moved;
}

/* Frees the memory of a chunk that is mostly unused, before other data follows it. */
static void modern_writer_close_chunk(writer *w)
{
	if (w->chunk != NULL && ZSTR_LEN(w->chunk) < CHUNK_SIZE / 2) {
		modern_writer_move_last(w, SKC_IOV_LEN(skc_writer_last(&w->queue)));
	}
	w->chunk = NULL;
}

static void modern_writer_fill_chunk(writer *w, const zend_string *text)
{
	memcpy(ZSTR_VAL(w->chunk) + ZSTR_LEN(w->chunk), ZSTR_VAL(text), ZSTR_LEN(text));
	ZSTR_LEN(w->chunk) += ZSTR_LEN(text);
	skc_writer_extend(&w->queue, ZSTR_LEN(text));
}

/* A small string that follows another one is copied; any other one is referenced. */
static void modern_writer_add(writer *w, zend_string *text)
{
	const skc_iov *last = skc_writer_last(&w->queue);

	if (ZSTR_LEN(text) > SMALL_MAX) {
		modern_writer_close_chunk(w);
		modern_writer_add_piece(w, text);
		return;
	}
	if (w->chunk != NULL && CHUNK_SIZE - ZSTR_LEN(w->chunk) < ZSTR_LEN(text)) {
		w->chunk = NULL;
	} else if (w->chunk == NULL && last != NULL && SKC_IOV_LEN(last) <= SMALL_MAX) {
		w->chunk = modern_writer_move_last(w, CHUNK_SIZE);
	}
	if (w->chunk != NULL) {
		modern_writer_fill_chunk(w, text);
	} else if (ZSTR_LEN(text) > 0) {
		modern_writer_add_piece(w, text);
	}
}

/* Whether so many more bytes may be queued. Throws if not. */
static bool modern_writer_fits(const writer *w, uint64_t total)
{
	php_modern_failure failure = {
		.socket = Z_SOCKET_P(&w->socket),
		.place = PHP_MODERN_TO_PEER,
	};

	if (EXPECTED(total <= w->max - w->queue.pending)) {
		return true;
	}
	php_modern_throw_too_large(&failure, "write of %" PRIu64 " bytes behind %zu of at most %zu",
			total, w->queue.pending, w->max);
	return false;
}

/* Sends; frees the memory of an empty queue. */
static skc_err modern_writer_send(writer *w, int64_t deadline, size_t *done)
{
	skc_err err;

	w->idle = false;
	err = skc_writer_send(&w->queue, php_sockets_sock(Z_SOCKET_P(&w->socket)), deadline, done);
	w->idle = true;
	if (w->queue.pending == 0) {
		w->chunk = NULL;
		if (w->queue.room > ROOM_KEPT) {
			modern_writer_free_memory(w);
		}
	}
	if (UNEXPECTED(skc_err_is_lasting(err))) {
		w->failure = err;
	}
	return err;
}

/* --- methods ---------------------------------------------------------------------------------- */

PHP_METHOD(Sockets_Writer, __construct)
{
	writer *w = modern_writer_from_object(Z_OBJ_P(ZEND_THIS));
	zval *socket;
	zend_long max = MAX_USUAL, high = 0, low = 0;
	bool usual_high = true, usual_low = true;
	zval *timeout = NULL;
	int64_t limit;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_LONG_OR_NULL(high, usual_high)
		Z_PARAM_LONG_OR_NULL(low, usual_low)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF(w->socket)) {
		zend_throw_error(NULL, "Sockets\\Writer object is already constructed");
		RETURN_THROWS();
	}
	high = usual_high ? MIN(max, HIGH_USUAL) : high;
	low = usual_low ? high / 4 : low;
	if (!php_modern_is_stream(Z_SOCKET_P(socket), 1) ||
			!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2) ||
			!php_modern_in_range(high, 1, max, 3) || !php_modern_in_range(low, 0, high, 4) ||
			!php_sockets_timeout(timeout, 5, &limit)) {
		RETURN_THROWS();
	}
	ZVAL_COPY(&w->socket, socket);
	w->max = (size_t) max;
	w->queue.high = (size_t) high;
	w->queue.low = (size_t) low;
	w->timeout = limit;
	w->idle = true;
}

/* A conversion may use this writer, and close its socket. */
static void modern_writer_write_array(writer *w, const HashTable *array)
{
	php_modern_strings strings;

	if (php_modern_strings_of(&strings, array, 1) && modern_writer_may_queue(w) &&
			modern_writer_fits(w, strings.total)) {
		for (size_t i = 0; i < strings.count; i++) {
			modern_writer_add(w, strings.held[i]);
		}
	}
	php_modern_strings_free(&strings);
}

PHP_METHOD(Sockets_Writer, write)
{
	writer *w = modern_writer_from_object(Z_OBJ_P(ZEND_THIS));
	zend_string *text;
	HashTable *array;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT_OR_STR(array, text)
	ZEND_PARSE_PARAMETERS_END();

	if (array != NULL) {
		modern_writer_write_array(w, array);
	} else if (modern_writer_may_queue(w) && modern_writer_fits(w, ZSTR_LEN(text))) {
		modern_writer_add(w, text);
	}
	if (EG(exception)) {
		RETURN_THROWS();
	}
	RETURN_BOOL(!w->queue.full);
}

PHP_METHOD(Sockets_Writer, flush)
{
	writer *w = modern_writer_from_object(Z_OBJ_P(ZEND_THIS));
	zval *timeout = NULL;
	int64_t limit = w->timeout;
	size_t done = 0;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (timeout != NULL && Z_TYPE_P(timeout) != IS_NULL &&
			!php_sockets_timeout(timeout, 1, &limit)) {
		RETURN_THROWS();
	}
	if (w->queue.pending == 0) {
		return;
	}
	if (!modern_writer_is_usable(w, "flush")) {
		RETURN_THROWS();
	}
	err = modern_writer_send(w, skc_time_deadline(limit), &done);
	if (err != SKC_OK) {
		php_modern_write_failed(Z_SOCKET_P(&w->socket), err, done, "flush");
	}
}

PHP_METHOD(Sockets_Writer, tryFlush)
{
	writer *w = modern_writer_from_object(Z_OBJ_P(ZEND_THIS));
	size_t done = 0;
	skc_err err;

	ZEND_PARSE_PARAMETERS_NONE();

	if (w->queue.pending == 0) {
		RETURN_TRUE;
	}
	if (!modern_writer_is_usable(w, "tryFlush")) {
		RETURN_THROWS();
	}
	err = modern_writer_send(w, skc_time_deadline(0), &done);
	if (err != SKC_OK && err != SKC_EDEADLINE) {
		php_modern_write_failed(Z_SOCKET_P(&w->socket), err, done, "tryFlush");
		RETURN_THROWS();
	}
	if (php_modern_wants_other(Z_SOCKET_P(&w->socket), err, POLLOUT, done, "tryFlush")) {
		RETURN_THROWS();
	}
	RETURN_BOOL(err == SKC_OK);
}

PHP_METHOD(Sockets_Writer, pending)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long) modern_writer_from_object(Z_OBJ_P(ZEND_THIS))->queue.pending);
}

PHP_METHOD(Sockets_Writer, wantsWrite)
{
	const writer *w = modern_writer_from_object(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(w->queue.pending > 0 && w->failure == SKC_OK && modern_writer_is_open(w));
}

PHP_METHOD(Sockets_Writer, isFull)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(modern_writer_from_object(Z_OBJ_P(ZEND_THIS))->queue.full);
}

PHP_METHOD(Sockets_Writer, getSocket)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(&modern_writer_from_object(Z_OBJ_P(ZEND_THIS))->socket);
}

void php_modern_prepare_writer(zend_class_entry *ce)
{
	ce->create_object = modern_writer_create;
	memcpy(&handlers, &std_object_handlers, sizeof(handlers));
	handlers.offset = offsetof(writer, std);
	handlers.free_obj = modern_writer_free_object;
	handlers.get_gc = modern_writer_get_gc;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}
