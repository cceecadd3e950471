#ifndef PHP_SOCKETS_MESSAGE_CONTROL_H
#define PHP_SOCKETS_MESSAGE_CONTROL_H

/* Control messages from PHP. */

#include "php_sockets.h"

#include "message/path.h"
#include "skc_cmsg.h"

/* IPV6_PKTINFO: ['addr' => text or host name, 'ifindex' => number or name]. s: a failed lookup
 * becomes its last error. False after a warning or an exception. */
bool php_sockets_pktinfo6_from_zval(
		php_socket *s, const php_message_path *at, zval *in, struct in6_pktinfo *out);

/* Control messages in the format of the system. */
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

/* Reads a list of control messages. The caller frees *out, also on failure. False after a warning
 * or an exception. */
bool php_message_control_from_zval(
		php_socket *s, const php_message_path *at, zval *in, php_message_buffer *out);

/* Writes the numbers of the descriptors into the bytes: the last step before the message is sent.
 * at: the list that the buffer was made from. False after a warning or an exception. */
bool php_message_control_resolve(const php_message_path *at, php_message_buffer *buffer);

void php_message_buffer_free(php_message_buffer *buffer);

#endif
