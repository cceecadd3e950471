#ifndef PHP_SOCKETS_MODERN_DATAGRAM_H
#define PHP_SOCKETS_MODERN_DATAGRAM_H

/* Sockets\Datagram, and the addresses of datagrams. */

#include "php_sockets.h"

#include "modern/modern.h"
#include "skc_addr.h"

/* The properties, in the order of the stub. */
enum {
	PHP_DATAGRAM_DATA,
	PHP_DATAGRAM_ADDRESS,
	PHP_DATAGRAM_PORT,
	PHP_DATAGRAM_CONTROL,
	PHP_DATAGRAM_TRUNCATED,
	PHP_DATAGRAM_COUNT
};

/* Bytes of an object after the zend_object, which includes the first property. */
#define PHP_DATAGRAM_MORE ((PHP_DATAGRAM_COUNT - 1) * sizeof(zval))

/* A property of a Datagram; UNDEF if its constructor was not called. */
static inline zval *php_datagram_slot(zend_object *datagram, int which)
{
	return OBJ_PROP_NUM(datagram, which);
}

/* Sets the address and the port of new properties. Takes text, which may be NULL. port -1: none. */
static zend_always_inline void php_datagram_set_address(zval *slot, zend_string *text, int64_t port)
{
	if (text != NULL) {
		ZVAL_STR(&slot[PHP_DATAGRAM_ADDRESS], text);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_ADDRESS]);
	}
	if (port >= 0) {
		ZVAL_LONG(&slot[PHP_DATAGRAM_PORT], (zend_long) port);
	} else {
		ZVAL_NULL(&slot[PHP_DATAGRAM_PORT]);
	}
}

/* Whether a Datagram has all of its properties. One whose constructor was not called, or that was
 * unserialized from some of them, lacks the others. */
static inline bool php_datagram_is_whole(zend_object *datagram)
{
	return Z_TYPE_P(php_datagram_slot(datagram, PHP_DATAGRAM_DATA)) == IS_STRING &&
			!Z_ISUNDEF_P(php_datagram_slot(datagram, PHP_DATAGRAM_ADDRESS)) &&
			!Z_ISUNDEF_P(php_datagram_slot(datagram, PHP_DATAGRAM_PORT)) &&
			Z_TYPE_P(php_datagram_slot(datagram, PHP_DATAGRAM_CONTROL)) == IS_ARRAY;
}

/* The length of no address: the first sender differs from it. */
#define PHP_DATAGRAM_NO_SENDER ((skc_socklen) -1)

/* The sender of the last datagram, and a template for the next one: consecutive datagrams often
 * have the same sender. */
typedef struct php_datagram_sender {
	skc_addr addr;
	zval like[PHP_DATAGRAM_COUNT]; /* owns the address; the data is UNDEF */
} php_datagram_sender;

/* Initializes without a sender; sets the sender. Both are freed with php_datagram_sender_free. */
void php_datagram_sender_init(php_datagram_sender *sender);
void php_datagram_sender_set(php_datagram_sender *sender, const skc_addr *addr);
void php_datagram_sender_free(php_datagram_sender *sender);

/* Handlers of received datagrams without an arrival. */
extern zend_object_handlers php_datagram_handlers;

/* Every other Datagram: it has an arrival (arrival.h), which may be null. */
typedef struct php_datagram_arrived {
	zval arrival;
	zend_object std;
} php_datagram_arrived;

/* Makes a Datagram without values. */
zend_object *php_datagram_create(zend_class_entry *ce);

/* The arrival of a Datagram; NULL if it has no memory for one. */
zval *php_datagram_arrival(zend_object *datagram);

/* Fills a new object from a template. Takes data. */
static zend_always_inline void php_datagram_fill(
		zend_object *datagram, zend_string *data, const zval *like, bool truncated)
{
	zval *slot = php_datagram_slot(datagram, 0);

	memcpy(slot, like, PHP_DATAGRAM_COUNT * sizeof(*slot));
	ZVAL_STR(&slot[PHP_DATAGRAM_DATA], data);
	Z_TRY_ADDREF(slot[PHP_DATAGRAM_ADDRESS]);
	Z_TRY_ADDREF(slot[PHP_DATAGRAM_CONTROL]);
	ZVAL_BOOL(&slot[PHP_DATAGRAM_TRUNCATED], truncated);
}

/* Makes a Datagram from a template. Takes data. It is called for each received datagram, so each
 * property is written once, in place. */
static zend_always_inline void php_datagram_make(
		zval *out, zend_string *data, const zval *like, bool truncated)
{
	zend_object *datagram = emalloc(sizeof(*datagram) + PHP_DATAGRAM_MORE);

	zend_object_std_init(datagram, php_modern_classes.datagram);
	datagram->handlers = &php_datagram_handlers;
	php_datagram_fill(datagram, data, like, truncated);
	ZVAL_OBJ(out, datagram);
}

/* The same with an arrival. */
void php_datagram_make_arrived(
		zval *out, zend_string *data, const zval *like, bool truncated, const zval *arrival);

/* Parses an address for the socket's family, which may be IPv4 on a socket of IPv6; port -1: none
 * was given. Returns NULL, or what the argument must have: "a numeric IPv4 address". */
const char *php_datagram_address(
		const php_socket *s, const zend_string *text, int64_t port, skc_addr *out);

/* Whether the socket is open and not a stream socket. Throws if not. */
bool php_modern_has_messages(php_socket *s, uint32_t arg);

/* Whether the socket is open and not a stream or packet socket. Throws if not. */
bool php_modern_has_datagrams(php_socket *s, uint32_t arg);

/* Gives the registered class its behaviour; at the module's start. */
void php_modern_prepare_datagram(zend_class_entry *ce);

#endif
