#ifndef PHP_SOCKETS_MODERN_ARRIVAL_H
#define PHP_SOCKETS_MODERN_ARRIVAL_H

/*
 * How a datagram arrived: what its properties do not have. It is an array of numbers and strings,
 * which consecutive datagrams share. An unserialized datagram may have any such array.
 */

#include "php_sockets.h"

#include "skc_pktinfo.h"

/* The arrivals of the datagrams of a batch. */
typedef struct php_arrivals {
	php_socket *socket;
	bool mapped; /* the last sender is an IPv4 address on a socket of IPv6 */
	int port;    /* of the socket, -1 until it is needed */
	zval bare;   /* without a destination, from the last sender; null: nothing to add */
	zval last;   /* with the last destination; null: there was none */
	bool last_mapped;
	skc_pktinfo info;   /* of last */
	size_t control_len; /* the bytes that last was made of, 0 for none */
	char control[96];
} php_arrivals;

/* Begins a batch, whose arrays are freed with php_arrivals_free. */
static inline void php_arrivals_init(php_arrivals *arrivals, php_socket *s)
{
	arrivals->socket = s;
	arrivals->port = -1;
	arrivals->control_len = 0;
	ZVAL_NULL(&arrivals->bare);
	ZVAL_NULL(&arrivals->last);
}

static inline void php_arrivals_free(php_arrivals *arrivals)
{
	zval_ptr_dtor_nogc(&arrivals->bare);
	zval_ptr_dtor_nogc(&arrivals->last);
}

/* Sets the member bare for a sender. */
void php_arrivals_set_sender(php_arrivals *arrivals, const skc_addr *sender);

/* The array of a received message, borrowed until the next one. own: the program has not requested
 * the destination, which is removed from the control messages. */
const zval *php_arrivals_of(php_arrivals *arrivals, skc_message *message, bool own);

/* The type of the socket that received the datagram; SOCK_DGRAM if it is not known. */
int php_arrival_type(const zval *arrival);

/* Whether the sender was a mapped address. */
bool php_arrival_is_mapped(const zval *arrival);

/* The address to which the datagram was sent. False if it is not known. */
bool php_arrival_destination(const zval *arrival, skc_addr *out);

/* Whether an unserialized value can be an arrival: nothing in it can refer to it. */
bool php_arrival_is_one(const zval *value);

/* The control messages that make an answer come from that address; NULL if the system chooses. */
zval *php_arrival_answer(const zval *arrival);

#endif
