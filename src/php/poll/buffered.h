#ifndef PHP_SOCKETS_POLL_BUFFERED_H
#define PHP_SOCKETS_POLL_BUFFERED_H

/*
 * Streams with bytes in their read buffer, which the system does not know of, and sockets whose
 * channel has bytes (common/channel.h), which count as streams here. Streams that were just added,
 * modified or returned by a wait are likely to have such bytes: every wait checks them until their
 * buffer is empty. Others may have been read from in between: every wait checks some of them in
 * turn, more of them before it sleeps, and all of them after a sleep that was long enough to pay
 * for it.
 */

#include "php_sockets.h"

struct php_poll_context;
struct php_poll_watcher;

typedef struct php_poll_buffered_item {
	struct php_poll_watcher *watcher;
	zend_resource *stream; /* or NULL */
	php_socket *socket;    /* with a channel, or NULL */
} php_poll_buffered_item;

/* Streams and secured sockets that are watched for Read, level-triggered. */
typedef struct php_poll_buffered {
	php_poll_buffered_item *items; /* the likely streams first */
	uint32_t size;
	uint32_t count;
	uint32_t likely;
	uint32_t turn;    /* the next of the others to be checked */
	uint32_t waiting; /* the number of likely streams with bytes, which come first */
	bool skip;        /* whether a wait that may return only one leaves out the streams */
} php_poll_buffered;

/* The place of a watcher that has none. */
#define PHP_POLL_NO_PLACE UINT32_MAX

/* Adds or removes a watcher as its events require; after it was added, modified or triggered once.
 */
void php_poll_buffered_update(struct php_poll_context *c, struct php_poll_watcher *w);
void php_poll_buffered_leave(struct php_poll_context *c, struct php_poll_watcher *w);

/* Marks a watcher with a place as likely: a wait returns it, and its stream will be read from. */
void php_poll_buffered_expect(struct php_poll_context *c, struct php_poll_watcher *w);

/* Checks the likely streams and some others. Returns the number of streams with bytes. */
uint32_t php_poll_buffered_look(struct php_poll_context *c);

/* The same with more of the others, when nothing is ready and the wait is going to sleep. */
uint32_t php_poll_buffered_look_before_sleep(struct php_poll_context *c);

/* Checks as many of the others as a sleep of that length pays for. */
uint32_t php_poll_buffered_look_after(struct php_poll_context *c, int64_t slept);

/* How long a wait may sleep before it has to check the others: as long as it wants if all of them
 * were checked before; SKC_FOREVER: without limit. */
int64_t php_poll_buffered_first_sleep(const struct php_poll_context *c, int64_t timeout);

#endif
