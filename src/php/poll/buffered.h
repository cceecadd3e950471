#ifndef PHP_SOCKETS_POLL_BUFFERED_H
#define PHP_SOCKETS_POLL_BUFFERED_H

/*
 * Bytes that a stream has read ahead of its user: the system does not know of them, so they are
 * looked for here. Streams that were just added, modified or returned by a wait are looked at by
 * every wait, until nothing is left in them. The others may have been read from in between: some
 * are looked at in turn by every wait, and all of them when a wait has slept for so long that it
 * costs nothing.
 */

#include "php.h"

struct php_poll_context;
struct php_poll_watcher;

typedef struct php_poll_buffered_item {
	struct php_poll_watcher *watcher;
	zend_resource *stream;
} php_poll_buffered_item;

/* Streams that are watched for Read, level-triggered. */
typedef struct php_poll_buffered {
	php_poll_buffered_item *items; /* the likely ones first */
	uint32_t size;
	uint32_t count;
	uint32_t likely;
	uint32_t turn;    /* the next of the others to be looked at */
	uint32_t waiting; /* of the likely ones: have bytes; they come first */
	bool skip;        /* whose turn it is when a wait may return only one */
} php_poll_buffered;

/* A watcher's place, when it has none. */
#define PHP_POLL_NO_PLACE UINT32_MAX

/* Enters or leaves a watcher as its events demand; after it was added, modified or silenced. */
void php_poll_buffered_update(struct php_poll_context *c, struct php_poll_watcher *w);
void php_poll_buffered_leave(struct php_poll_context *c, struct php_poll_watcher *w);

/* A wait returns it, and it has a place: it is likely to be read from. */
void php_poll_buffered_expect(struct php_poll_context *c, struct php_poll_watcher *w);

/* Looks at the likely ones and some others. Gives the number that have bytes. */
uint32_t php_poll_buffered_look(struct php_poll_context *c);

/* Looks at as many others as a sleep of that time pays for. */
uint32_t php_poll_buffered_look_after(struct php_poll_context *c, int64_t slept);

/* For how long a wait may sleep before it has to look at the others; SKC_FOREVER: for ever. */
int64_t php_poll_buffered_first_sleep(const struct php_poll_context *c, int64_t timeout);

#endif
