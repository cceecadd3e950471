#ifndef PHP_GLUE_H
#define PHP_GLUE_H

/* What the files of the glue share: objects, errors, addresses. */

#include "php_sockets.h"

#include "php_compat.h"
#include "skc_addr.h"
#include "skc_error.h"
#include "skc_os.h"
#include "skc_sock.h"

/* State of our own, reached only through objects we made: it lies in front of the php_socket, and
 * fits in the bundled extension's 80 bytes with it. */
typedef struct php_sockets_state {
	unsigned timed : 1;      /* a time limit was set: see skc_sock.timed */
	unsigned type_known : 1; /* sock_type is valid */
	unsigned : 30;
	int sock_type;           /* SOCK_*, once asked for */
} php_sockets_state;

typedef struct php_sockets_object {
	php_sockets_state state;
	php_socket socket;
} php_sockets_object;

static inline php_sockets_state *php_sockets_state_of(php_socket *s)
{
	return &((php_sockets_object *) ((char *) s - offsetof(php_sockets_object, socket)))->state;
}

/* A Socket's socket as the core takes it. */
static inline skc_sock php_sockets_sock(php_socket *s)
{
	return (skc_sock){.handle = s->bsd_socket, .timed = php_sockets_state_of(s)->timed};
}

/* --- php_object.c: the classes ---------------------------------------------------------------- */

extern zend_class_entry *address_info_ce;

void php_sockets_register_classes(void);

/* Is the socket of an argument open? Throws an Error that names the argument when not. */
static inline bool php_sockets_is_open(php_socket *s, uint32_t arg)
{
	if (EXPECTED(!IS_INVALID_SOCKET(s))) {
		return true;
	}
	zend_argument_error(NULL, arg, "has already been closed");
	return false;
}

/* Makes zv a new Socket that owns the handle. */
php_socket *php_sockets_new(zval *zv, skc_handle handle, int family, bool blocking);

/* Closes what the Socket owns, once: its stream, or its handle. */
void php_sockets_close(php_socket *s);

/* Fills a php_socket (not its state) from a handle it takes on success. Warns and returns false on
 * failure. */
bool php_sockets_import(skc_handle handle, php_socket *s);

/* An AddressInfo: one address of a look-up. */
typedef struct php_address_info {
	int flags;
	int family;
	int type;
	int protocol;
	skc_addr addr;
	zend_string *canonical; /* may be NULL */
	zend_object std;
} php_address_info;

static inline php_address_info *php_address_info_from(zend_object *obj)
{
	return (php_address_info *) ((char *) obj - offsetof(php_address_info, std));
}

#define Z_ADDRESS_INFO_P(zv) php_address_info_from(Z_OBJ_P(zv))

/* --- php_error.c ------------------------------------------------------------------------------ */

/* Stores a failure as last error, on the socket (may be NULL) and globally, and warns
 * "what [code]: text" unless it only means "not now". */
void php_sockets_fail(php_socket *s, skc_err err, const char *what);

/* Stores a failure without a warning. */
void php_sockets_set_error(php_socket *s, skc_err err);

/* The interrupt hook of the core: runs PHP's signal handlers. */
bool php_sockets_on_interrupt(void);

/* --- php_scratch.c: memory for incoming bytes, kept between calls ------------------------------- */

/* A growing buffer of the thread; valid until the next call that takes it. */
char *php_sockets_scratch(size_t size);
void php_sockets_scratch_free(void);

/* --- php_address.c: addresses and zvals ----------------------------------------------------------- */

/* The addresses an argument means for a socket's family: numeric or looked up. arg_text and
 * arg_port number the arguments for exceptions; port may be out of range. Returns how many were
 * written to out (at most max); 0 after an exception or a warning "Host lookup failed". */
size_t php_sockets_addresses(php_socket *s, zend_string *text, uint32_t arg_text, zend_long port,
		uint32_t arg_port, skc_addr *out, size_t max);

/* Writes an address to by-reference arguments; port may be NULL. Returns false (with the socket's
 * error unset) for a family that has no text. */
bool php_sockets_address_to_zvals(const skc_addr *addr, zval *text, zval *port);

#endif
