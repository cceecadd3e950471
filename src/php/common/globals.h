#ifndef PHP_SOCKETS_COMMON_GLOBALS_H
#define PHP_SOCKETS_COMMON_GLOBALS_H

#include "php_sockets.h"

/* The extension's own state of a thread. Each member belongs to one file. */
struct php_sockets_own {
	size_t received;    /* common/receive.h: bytes of the last receive */
	void *addresses;    /* common/address_cache.c */
	void *scratch;      /* common/scratch.c */
	void *custody;      /* common/custody.c */
	void *sent;         /* common/descriptors.c */
	void *registered;   /* classic/select_registered.c */
	HashTable *polled;  /* poll/socket.c */
	HashTable *native;  /* poll/native.c */
	void *activated;    /* modern/process.c, as is the next one */
	bool ending;        /* the end of a request has begun */
	void *scheduler;    /* task/scheduler.c */
	HashTable *proxied; /* modern/proxy.c */
	HashTable *idle;    /* task/idle.c */
	void *caught;       /* task/serve_signal.c */
	void *foreign;      /* task/foreign.c */
	void *tls;          /* common/tls_cache.c */
	size_t channels;    /* common/channel.c: the number of Sockets with one */
};

#define SOCKETS_OWN(member) (SOCKETS_G(own)->member)

/* The constructor and the destructor of a thread's globals. */
void php_sockets_globals_construct(void *globals);
void php_sockets_globals_destruct(void *globals);

#endif
