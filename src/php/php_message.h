#ifndef PHP_MESSAGE_H
#define PHP_MESSAGE_H

/* Messages with addresses and control data: what sendmsg and recvmsg share with other functions. */

#include "php_glue.h"
#include "php_message_path.h"

/* Makes the keys of messages; once, at the module's start. */
void php_sockets_message_startup(void);

/* --- php_message_control.c ---------------------------------------------------------------------- */

/* IPV6_PKTINFO: ['addr' => text or host name, 'ifindex' => number or name]. s: whose last error a
 * failed look-up becomes. False after a warning, or when an exception is thrown. */
bool php_sockets_pktinfo6_from_zval(
		php_socket *s, const php_message_path *at, zval *in, struct in6_pktinfo *out);
void php_sockets_pktinfo6_to_zval(const struct in6_pktinfo *in, zval *out);

/* A list of control messages as the system takes them. Gives out->bytes (see
 * php_message_buffer_free). False after a warning or an exception. */
typedef struct php_message_buffer {
	char *bytes; /* room, or allocated */
	size_t used;
	size_t size;
	union {
		skc_cmsghdr align;
		char bytes[512];
	} room;
} php_message_buffer;

bool php_message_control_from_zval(
		php_socket *s, const php_message_path *at, zval *in, php_message_buffer *out);
void php_message_buffer_free(php_message_buffer *buffer);

/* Received control messages as a list. Takes every descriptor in them: on failure (a warning or an
 * exception; out is not set then) they are all closed. */
bool php_message_control_to_zval(
		const php_message_path *at, const skc_message *message, zval *out);

/* --- php_message_name.c -------------------------------------------------------------------------- */

/* An address: ['family' => …, …]; without a family that of the socket. */
bool php_message_name_from_zval(
		php_socket *s, const php_message_path *at, zval *in, skc_addr *out);

/* NULL for no address. A family without a row: ['family' => number, 'data' => bytes]. */
void php_message_name_to_zval(const skc_addr *in, zval *out);

#endif
