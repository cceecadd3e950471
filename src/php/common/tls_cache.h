#ifndef PHP_SOCKETS_COMMON_TLS_CACHE_H
#define PHP_SOCKETS_COMMON_TLS_CACHE_H

/*
 * The contexts of TLS that a thread has made, by a digest of their options and of the state of
 * their files. They outlive requests: to make one takes milliseconds, and they have the sessions.
 */

#include "php.h"

#include "skc_tls.h"

/* The context of a digest, borrowed; NULL: there is none. */
skc_tls_context *php_tls_cache_find(const unsigned char digest[SKC_TLS_DIGEST]);

/* Stores a context, which is shared. The one that was not used for the longest time may leave. */
void php_tls_cache_add(const unsigned char digest[SKC_TLS_DIGEST], skc_tls_context *context);

/* At the end of the thread. */
void php_tls_cache_free(void **cache);

#endif
