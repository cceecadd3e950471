#ifndef PHP_SOCKETS_MESSAGE_RECEIVED_H
#define PHP_SOCKETS_MESSAGE_RECEIVED_H

/* Control messages to PHP. */

#include "php.h"

#include "message/path.h"
#include "skc_cmsg.h"

/* IPV6_PKTINFO as an array. */
void php_sockets_pktinfo6_to_zval(const struct in6_pktinfo *in, zval *out);

/* Makes a list of received control messages. Each descriptor in them is in custody until it has an
 * owner. On failure (a warning or an exception) all are closed, and out is not set. */
bool php_message_control_to_zval(const php_message_path *at, const skc_message *message, zval *out);

/* Makes a Socket or a stream of a received handle; on failure the handle is in custody. *what: the
 * operation that failed, for a warning; NULL if PHP could not make a stream. */
skc_err php_message_adopt(skc_handle handle, zval *out, const char **what);

#endif
