#ifndef PHP_LAYER_DATAGRAM_H
#define PHP_LAYER_DATAGRAM_H

/* Sockets\Datagram, and the addresses of datagrams. */

#include "php_layer_classes.h"
#include "php_layer_io.h"

/* The properties, in the order of the stub. */
enum {
	PHP_DATAGRAM_DATA,
	PHP_DATAGRAM_ADDRESS,
	PHP_DATAGRAM_PORT,
	PHP_DATAGRAM_CONTROL,
	PHP_DATAGRAM_TRUNCATED
};

/* A property of a Datagram; UNDEF where its constructor was not called. */
static inline zval *php_datagram_slot(zend_object *datagram, int which)
{
	return OBJ_PROP_NUM(datagram, which);
}

/* Fills in a new one. Takes data; copies address (NULL: none) and control (an array). port -1:
 * none. Made thousands of times: each property is written once, in its place. */
static zend_always_inline void php_datagram_fill(zend_object *datagram, zend_string *data,
		zend_string *address, zend_long port, const zval *control, bool truncated)
{
	zval *slot = OBJ_PROP_NUM(datagram, 0);

	for (int i = PHP_DATAGRAM_DATA; i <= PHP_DATAGRAM_TRUNCATED; i++) {
		Z_PROP_FLAG_P(&slot[i]) = 0;
	}
	ZVAL_STR(&slot[PHP_DATAGRAM_DATA], data);
	if (address != NULL) {
		ZVAL_STR_COPY(&slot[PHP_DATAGRAM_ADDRESS], address);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_ADDRESS]);
	}
	if (port >= 0) {
		ZVAL_LONG(&slot[PHP_DATAGRAM_PORT], port);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_PORT]);
	}
	ZVAL_COPY(&slot[PHP_DATAGRAM_CONTROL], control);
	ZVAL_BOOL(&slot[PHP_DATAGRAM_TRUNCATED], truncated);
}

/* Makes one; as above. */
static zend_always_inline void php_datagram_make(zval *out, zend_string *data, zend_string *address,
		zend_long port, const zval *control, bool truncated)
{
	zend_object *datagram = zend_objects_new(php_layer_classes.datagram);

	php_datagram_fill(datagram, data, address, port, control, truncated);
	ZVAL_OBJ(out, datagram);
}

/* Who has sent the last datagram: many in a row come from one peer. */
typedef struct php_datagram_sender {
	skc_addr addr;
	zend_string *text; /* NULL: nobody, or an address without a text */
	zend_long port;    /* -1: none */
} php_datagram_sender;

#define PHP_DATAGRAM_NOBODY ((php_datagram_sender){ .text = NULL, .port = -1 })

/* Makes sender the one of an address; its text is released with php_datagram_sender_free. */
void php_datagram_sender_set(php_datagram_sender *sender, const skc_addr *addr);
void php_datagram_sender_free(php_datagram_sender *sender);

/* The address of a text for the socket's family; port -1: none was given. Returns NULL, or what the
 * argument has to have: "a numeric IPv4 address". */
const char *php_datagram_address(
		const php_socket *s, const zend_string *text, zend_long port, skc_addr *out);

/* Is it an open socket of datagrams? Throws when not. */
bool php_layer_has_datagrams(php_socket *s, uint32_t arg);

/* Registers the class and the functions. */
void php_layer_batch_startup(int type);

#endif
