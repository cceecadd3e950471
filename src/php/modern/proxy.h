#ifndef PHP_SOCKETS_MODERN_PROXY_H
#define PHP_SOCKETS_MODERN_PROXY_H

/* The PROXY protocol in Sockets\: the headers of connections. */

#include "php_sockets.h"

#include "skc_network.h"

/* The peers whose headers are accepted, and how long a header may take. */
typedef struct php_modern_proxy {
	skc_network *networks;
	size_t count;
	bool is_unix;  /* unix sockets, too */
	int64_t limit; /* nanoseconds, SKC_FOREVER */
} php_modern_proxy;

/* Reads an argument ['from' => …, 'timeout' => …]. False after an exception. To be followed by
 * php_modern_proxy_free in either case. */
bool php_modern_proxy_arg(php_modern_proxy *proxy, const HashTable *given, uint32_t arg);

void php_modern_proxy_free(const php_modern_proxy *proxy);

/* Reads the header of a new connection. False after an exception, which names the peer. */
bool php_modern_proxy_accept(
		php_socket *connection, const php_modern_proxy *proxy, int64_t deadline);

/* Makes zv the peer that the header of a connection names. False if it names none. */
bool php_modern_proxy_peer(php_socket *s, zval *zv);
bool php_modern_proxy_local(php_socket *s, zval *zv);

/* Forgets all headers; at the end of a request. */
void php_modern_proxy_reset(void);

/* At the module's start. */
void php_modern_proxy_startup(void);

#endif
