#ifndef PHP_SOCKETS_MESSAGE_MESSAGE_H
#define PHP_SOCKETS_MESSAGE_MESSAGE_H

/* Messages with addresses and control data: what sendmsg and recvmsg share with other functions. */

#include "common/internal.h"
#include "message/path.h"
#include "skc_cmsg.h"

/* Makes the keys of messages; once, at the module's start. */
void php_sockets_message_startup(void);

/* --- message/control.c: control messages from PHP, message/received.c: to PHP --- */

/* IPV6_PKTINFO: ['addr' => text or host name, 'ifindex' => number or name]. s: whose last error a
 * failed look-up becomes. False after a warning, or when an exception is thrown. */
bool php_sockets_pktinfo6_from_zval(
		php_socket *s, const php_message_path *at, zval *in, struct in6_pktinfo *out);
void php_sockets_pktinfo6_to_zval(const struct in6_pktinfo *in, zval *out);

/* Control messages as the system takes them. */
typedef struct php_message_buffer {
	char *bytes; /* room, or allocated */
	size_t used;
	size_t size;
	struct php_message_rights *rights; /* descriptors whose numbers are not in bytes yet */
	union {
		skc_cmsghdr align;
		char bytes[512];
	} room;
} php_message_buffer;

/* From a list. Gives *out, also on failure: see php_message_buffer_free. False after a warning or
 * an exception. */
bool php_message_control_from_zval(
		php_socket *s, const php_message_path *at, zval *in, php_message_buffer *out);

/* Puts the numbers of the descriptors into the bytes: the last step before the message is sent.
 * at: the list that the buffer was made from. False after a warning or an exception. */
bool php_message_control_resolve(const php_message_path *at, php_message_buffer *buffer);

void php_message_buffer_free(php_message_buffer *buffer);

/* Received control messages as a list. Every descriptor in them has an owner then or is in custody:
 * on failure (a warning or an exception; out is not set then) they are all closed. */
bool php_message_control_to_zval(const php_message_path *at, const skc_message *message, zval *out);

/* Makes a Socket or a stream of a received handle; on failure the handle is in custody. *what: what
 * has failed, in words; NULL where PHP could not make a stream. */
skc_err php_message_adopt(skc_handle handle, zval *out, const char **what);

/* --- message/name.c --- */

/* An address: ['family' => …, …]; without a family that of the socket. */
bool php_message_name_from_zval(php_socket *s, const php_message_path *at, zval *in, skc_addr *out);

/* Only whether the socket takes the family that the array names, if any. */
bool php_message_family_check(php_socket *s, const php_message_path *at, zval *in);

/* The address of a host in text, without a port: numeric, or looked up. family: AF_INET,
 * AF_INET6. */
bool php_message_host(
		php_socket *s, const php_message_path *at, int family, zval *in, skc_addr *out);

/* Addresses as text. */
void php_message_inet4_to_zval(const struct in_addr *in, zval *out);
void php_message_inet6_to_zval(const struct in6_addr *in, zval *out);

/* NULL for no address. A family without a row: ['family' => number, 'data' => bytes]. */
void php_message_name_to_zval(const skc_addr *in, zval *out);

#endif
