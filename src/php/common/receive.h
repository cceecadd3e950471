#ifndef PHP_SOCKETS_COMMON_RECEIVE_H
#define PHP_SOCKETS_COMMON_RECEIVE_H

/* Receives into strings that occupy no more memory than their data. */

#include "common/globals.h"
#include "common/object.h"

/* The length of a receive for a length that a script asks for: at most the one that every system
 * accepts. 0 if the function has to return false, as PHP's own extension does for less than 1 and
 * for PHP_INT_MAX. */
static zend_always_inline size_t php_sockets_length(zend_long asked)
{
	if (UNEXPECTED(asked < 1 || asked == ZEND_LONG_MAX)) {
		return 0;
	}
	return MIN((size_t) asked, INT_MAX);
}

/* The greatest lengths that are received straight into the string, and into the stack: both cost
 * less than a block of common/scratch.h. A greater length goes straight into the string, too, after
 * a receive that would have filled most of it. */
#define PHP_SOCKETS_DIRECT_MAX 1024
#define PHP_SOCKETS_STACK_MAX 8192

/* One receive of a socket. */
typedef struct php_sockets_receiving {
	php_socket *socket;
	skc_addr *from; /* for a receive that names the sender; NULL otherwise */
	size_t done;    /* out: the number that the system returned, which may exceed the bytes received
	                   (MSG_TRUNC) */
	int flags;
	int64_t deadline; /* of receives that have one */
	skc_err err;      /* out */
} php_sockets_receiving;

typedef skc_err (*php_sockets_receive_fn)(php_sockets_receiving *r, char *buffer, size_t len);

/* How many bytes were written to a buffer of len bytes. */
static zend_always_inline size_t php_sockets_written(const php_sockets_receiving *r, size_t len)
{
	if (UNEXPECTED(r->flags & MSG_TRUNC)) {
		return skc_sock_written(
				php_sockets_sock(r->socket).handle, r->socket->type, r->flags, len, r->done);
	}
	return MIN(r->done, len);
}

static zend_always_inline zend_string *php_sockets_exact_copy(const char *bytes, size_t len)
{
	return EXPECTED(len > 1) ? zend_string_init(bytes, len, 0) : zend_string_init_fast(bytes, len);
}

/* Shortens a string of len bytes to the got bytes that were written. Takes text. */
zend_string *php_sockets_fit(zend_string *text, size_t got, size_t len);

/* Receive into the stack, or into the thread's scratch block (a string after a large receive). */
zend_string *php_sockets_receive_copied(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len);
zend_string *php_sockets_receive_large(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len);

/* Receives straight into the string. */
static zend_always_inline zend_string *php_sockets_receive_direct(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	zend_string *text = zend_string_alloc(len, 0);
	size_t got;

	r->err = receive(r, ZSTR_VAL(text), len);
	if (UNEXPECTED(r->err != SKC_OK)) {
		zend_string_efree(text);
		return NULL;
	}
	got = php_sockets_written(r, len);
	SOCKETS_OWN(received) = got;
	if (got <= 1 || got < len / 2 || (got < len && len > PHP_SOCKETS_DIRECT_MAX)) {
		return php_sockets_fit(text, got, len);
	}
	ZSTR_LEN(text) = got;
	ZSTR_VAL(text)[got] = '\0';
	return text;
}

/* Returns the bytes (which the caller releases), NULL on failure. */
static zend_always_inline zend_string *php_sockets_receive(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len)
{
	if (len <= PHP_SOCKETS_DIRECT_MAX ||
			(len <= PHP_SOCKETS_STACK_MAX && SOCKETS_OWN(received) > len / 2)) {
		return php_sockets_receive_direct(r, receive, len);
	}
	if (len <= PHP_SOCKETS_STACK_MAX) {
		return php_sockets_receive_copied(r, receive, len);
	}
	return php_sockets_receive_large(r, receive, len);
}

/* --- in turns (skc_set_turns) ---
 *
 * A receive has no buffer while it waits, so that an idle connection costs no memory. It begins a
 * turn, and while that returns SKC_OK it takes a buffer and tries without waiting; if the try was
 * in vain it releases the buffer and waits for the next one. */

/* The most memory without bytes that a string may have meanwhile. */
#define PHP_SOCKETS_ROOM_MAX ((size_t) 1024)

typedef struct php_sockets_turn {
	php_socket *socket;
	int64_t deadline;
	bool tried;
	unsigned vain;
} php_sockets_turn;

/* If the first tries of several receives were in vain, it waits before this one. */
skc_err php_sockets_turn_begin(php_sockets_turn *turn, php_socket *s, int64_t deadline);

/* Whether a try, whose deadline may be SKC_AT_ONCE, has to be repeated. */
bool php_sockets_turn_is_vain(php_sockets_turn *turn, skc_err err);

/* Waits after such a try. */
skc_err php_sockets_turn_wait(php_sockets_turn *turn, skc_err err);

/* As php_sockets_receive(), until r->deadline; receive does not wait. */
zend_string *php_sockets_receive_in_turns(
		php_sockets_receiving *r, php_sockets_receive_fn receive, size_t len);

/* As php_sockets_receive(), for a blocking call while functions for turns are set. In turns it
 * calls attempt, which does not wait: r->flags have SKC_MSG_DONTWAIT then, and r->deadline is that
 * of the socket's own timeout. */
zend_string *php_sockets_receive_blocking(php_sockets_receiving *r, php_sockets_receive_fn receive,
		php_sockets_receive_fn attempt, size_t len);

#endif
