#ifndef PHP_SOCKETS_COMMON_CHANNEL_H
#define PHP_SOCKETS_COMMON_CHANNEL_H

/*
 * The channel of a Socket (skc_channel.h). It lies in zstream, as a pointer, which no other
 * extension takes for a stream: a Socket that shares its descriptor with a stream has no channel,
 * and one that has a channel makes no stream.
 */

#include "common/object.h"
#include "skc_channel.h"

/* Lets the core find channels; at the module's start. */
void php_sockets_channel_startup(void);

/* The channel, or NULL. */
static inline skc_channel *php_sockets_channel(const php_socket *s)
{
	return php_sockets_has_channel(s) ? Z_PTR(s->zstream) : NULL;
}

/* Sets the function that is called when a Socket has got a channel. It runs no code of the program.
 * At the module's start. */
void php_sockets_on_channel(void (*secured)(php_socket *s));

/* Gives a Socket without a stream a channel, which it owns then. */
void php_sockets_set_channel(php_socket *s, skc_channel *channel);

/* Frees the channel if there is one, before the handle is closed. Runs no code of the program. */
void php_sockets_free_channel(php_socket *s);

/* Whether the Socket of argument arg has no channel. Throws an Error if it has: the function would
 * pass bytes to the system as they are. instead: what to use. */
bool php_sockets_refuse_channel(uint32_t arg, const char *instead);

static inline bool php_sockets_is_plain(const php_socket *s, uint32_t arg, const char *instead)
{
	/* The first test is that of php_sockets_sock(), which follows. */
	return EXPECTED(Z_ISUNDEF(s->zstream)) || !php_sockets_has_channel(s) ||
			php_sockets_refuse_channel(arg, instead);
}

/* The handle of a Socket with a stream or a channel: see the next function. */
skc_handle php_sockets_special_handle(php_socket *s, const char *instead);

/* The handle of the Socket of argument 1, for passing bytes to the system. None for a Socket with a
 * channel, after an Error; the test costs no more than php_sockets_sock() does. */
static zend_always_inline skc_handle php_sockets_plain_handle(php_socket *s, const char *instead)
{
	return EXPECTED(Z_ISUNDEF(s->zstream)) ? s->bsd_socket : php_sockets_special_handle(s, instead);
}

/* PHP_SOCKETS_FETCH_OPEN for a function that passes bytes to the system. */
#define PHP_SOCKETS_FETCH_PLAIN(s, argument, instead) \
	do { \
		PHP_SOCKETS_FETCH_OPEN(s, argument); \
		if (!php_sockets_is_plain((s), 1, (instead))) { \
			RETURN_THROWS(); \
		} \
	} while (0)

/* Gives the channel of a connection that a listener has accepted; NULL if its connections have
 * none. */
skc_err php_sockets_make_channel(
		const php_socket *listener, skc_handle accepted, skc_channel **out);

/* The same, for the Socket of the connection. On failure it must be closed. */
skc_err php_sockets_accept_channel(const php_socket *listener, php_socket *accepted);

/* Announces the end of the data if there is a channel: waits for it if the Socket blocks. */
skc_err php_sockets_end_channel(php_socket *s, int how);

#endif
