#ifndef PHP_SOCKETS_COMMON_INTERNAL_H
#define PHP_SOCKETS_COMMON_INTERNAL_H

/* What the files of the glue share: objects, errors, addresses. */

#include "php_sockets.h"

#include "common/compat.h"
#include "skc_addr.h"
#include "skc_error.h"
#include "skc_os.h"
#include "skc_sock.h"

/* State of our own, reached only through objects we made: it lies in front of the php_socket, and
 * fits in the bundled extension's 80 bytes with it. */
typedef struct php_sockets_state {
	uint32_t wait_item;          /* its place in the last socket_select(), to be verified */
	unsigned registered : 1;     /* wait_item is its id in the registered set: see
	                                classic/select_registered.h */
	unsigned timed : 1;          /* a timeout was set: see skc_sock.timed */
	unsigned type_known : 1;     /* sock_type is valid */
	unsigned sock_type : 8;      /* SOCK_*, once asked for */
	unsigned ended : 1;          /* the end of the stream was told to a reader of lines */
	unsigned polled : 1;         /* it is in a list of poll/socket.h */
	unsigned segments_known : 1; /* segments is valid */
	unsigned segments : 1;       /* the system cuts what it sends: skc_batch_has_segments() */
	unsigned joins : 1;          /* the last batch had messages that were joined (UDP_GRO) */
	unsigned waits : 1;          /* a listener whose handle never blocks: see skc_listen_waits() */
	unsigned : 14;
} php_sockets_state;

typedef struct php_sockets_object {
	php_sockets_state state;
	php_socket socket;
} php_sockets_object;

static inline php_sockets_state *php_sockets_state_of(php_socket *s)
{
	return &((php_sockets_object *) ((char *) s - offsetof(php_sockets_object, socket)))->state;
}

/* --- common/object.c: the classes ------------------------------------------------------------- */

/*
 * The order of every free_obj: zend_object_std_dtor() first, which clears the weak references to
 * the object; then what the object holds is taken out of it and released. A release can run code of
 * the user, which cannot reach the object any more.
 */

/* Releases a value that an object holds; it is undefined before code of the user can run. */
static inline void php_sockets_release(zval *held)
{
	zval value;

	ZVAL_COPY_VALUE(&value, held);
	ZVAL_UNDEF(held);
	zval_ptr_dtor(&value);
}

/* Is it a stream of PHP's own sockets, or of openssl's? Both begin with a php_netstream_data_t. */
bool php_sockets_is_socket_stream(const php_stream *stream);

/* Is the stream that a Socket shares its descriptor with still open? */
bool php_sockets_stream_is_open(php_socket *s);

/* A Socket's socket as the core takes it. When its stream was closed the descriptor is not the
 * socket's any more. */
static inline skc_sock php_sockets_sock(php_socket *s)
{
	skc_sock sock = {
		.handle = s->bsd_socket,
		.timed = php_sockets_state_of(s)->timed,
		.owner = s,
	};

	if (UNEXPECTED(!Z_ISUNDEF(s->zstream)) && !php_sockets_stream_is_open(s)) {
		sock.handle = SKC_HANDLE_NONE;
	}
	return sock;
}

extern zend_class_entry *address_info_ce;

/* Gives the registered classes their behaviour; at the module's start. */
void php_sockets_prepare_classes(zend_class_entry *socket, zend_class_entry *address_info);

/* Is the socket of an argument open? Throws an Error that names the argument when not. */
static inline bool php_sockets_is_open(php_socket *s, uint32_t arg)
{
	if (EXPECTED(!IS_INVALID_SOCKET(s))) {
		return true;
	}
	zend_argument_error(NULL, arg, "has already been closed");
	return false;
}

typedef zend_object *(*php_sockets_create)(zend_class_entry *ce);

/* Whether a class still makes its objects by create (NULL: as PHP does): disable_classes, which PHP
 * has up to 8.4, replaces it by a function whose objects have no memory but their properties'.
 * Throws an Error when not. */
static inline bool php_sockets_can_make(const zend_class_entry *ce, php_sockets_create create)
{
	if (EXPECTED(ce->create_object == create)) {
		return true;
	}
	zend_throw_error(NULL, "Class \"%s\" is disabled by disable_classes", ZSTR_VAL(ce->name));
	return false;
}

/* Makes zv an object of such a class. False after an Error; zv is null then. */
bool php_sockets_make(zval *zv, zend_class_entry *ce, php_sockets_create create);

/* Whether Socket and AddressInfo are as php_sockets_prepare_classes() left them. */
bool php_sockets_can_make_socket(void);
bool php_sockets_can_make_address_info(void);

/* At the start of a request: objects of a disabled Socket or AddressInfo, which a script can make
 * and pass, have all of their memory. */
void php_sockets_mend_disabled(void);

/* Makes zv a new Socket that owns the handle of a socket that was made here. NULL after an Error:
 * the handle is closed then, and zv is null. */
php_socket *php_sockets_new(zval *zv, skc_handle handle, int family, bool blocking);

/* The families that a socket may have, for messages: "AF_UNIX, …, or AF_INET". */
extern const char php_sockets_domains[];

/* What a Socket knows of its handle. */
typedef struct php_sockets_traits {
	int family;
	bool blocking;
} php_sockets_traits;

/* Looks at a handle; SKC_ENOTSOCK when it is no socket. *what: what has failed, in words. */
skc_err php_sockets_look_at(skc_handle handle, php_sockets_traits *out, const char **what);

/* Makes zv a new Socket that owns a handle which was looked at. False after an Error: the handle
 * stays the caller's. */
bool php_sockets_adopt(zval *zv, skc_handle handle, const php_sockets_traits *traits);

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

/* --- common/error.c --------------------------------------------------------------------------- */

/* Stores a failure as last error, on the socket (may be NULL) and globally, and warns
 * "what [code]: text" unless it only means "not now". SKC_EINTR: PHP's signal handlers run first,
 * which may do anything; an exception of theirs stands for the warning. */
void php_sockets_fail(php_socket *s, skc_err err, const char *what);

/* As php_sockets_fail, and warns also when it only means "not now". */
void php_sockets_fail_always(php_socket *s, skc_err err, const char *what);

/* Stores a failure without a warning. */
void php_sockets_set_error(php_socket *s, skc_err err);

/* The interrupt hook of the core: runs PHP's signal handlers. owner: a php_socket, or NULL. */
skc_err php_sockets_on_interrupt(void *owner);

/* Has PHP something to do between two instructions, as a signal's handler that is asynchronous? */
bool php_sockets_interrupt_is_due(void);

/* --- common/address.c: addresses and zvals ---------------------------------------------------- */

/* An address in a function's arguments. */
typedef struct php_sockets_target {
	zend_string *text;
	uint32_t text_arg; /* number of the argument, for exceptions */
	zend_long port;
	uint32_t port_arg;
} php_sockets_target;

/* The address a target means for a socket's family: numeric, or the first one that is looked up.
 * Returns false after an exception or a warning. what: the words of the warning for an address that
 * the family does not take. */
bool php_sockets_address(
		php_socket *s, const php_sockets_target *target, const char *what, skc_addr *out);

/* The addresses of a name. */
typedef struct php_sockets_address_list {
	size_t count;
	skc_addr *addrs; /* the one, or a request's memory */
	skc_addr one;
} php_sockets_address_list;

/* All addresses that a target means, as above; the list is to be freed after success. */
bool php_sockets_addresses(php_socket *s, const php_sockets_target *target, const char *what,
		php_sockets_address_list *out);
void php_sockets_addresses_free(php_sockets_address_list *list);

/* Assigns an address to by-reference arguments; port may be NULL. Returns false after an exception.
 * A family without a row gives its bytes and no port. */
bool php_sockets_address_to_zvals(const skc_addr *addr, zval *text, zval *port);

/* The number of waiting connections as the system takes it: a cast would make 2^32 none. */
static inline int php_sockets_backlog(zend_long backlog)
{
	return backlog > INT_MAX ? INT_MAX : backlog < INT_MIN ? INT_MIN : (int) backlog;
}

/* --- classic/socket.c ------------------------------------------------------------------------- */

/* Does the socket block? Asks the stream it is shared with, if any. */
bool php_sockets_blocks(php_socket *s);

/* --- common/receive.c ------------------------------------------------------------------------- */

/* SOCK_*, asked for once; SOCK_STREAM when the system does not tell. */
int php_sockets_type_of(php_socket *s);

/* Assigns to a by-reference argument; takes value. PHP's own macros destroy the old value before
 * the new one is in place, and a destructor that assigns to the same variable corrupts memory.
 * Returns false after an exception. */
bool php_sockets_assign(zval *variable, zval *value);

static inline bool php_sockets_assign_long(zval *variable, zend_long number)
{
	zval value;

	ZVAL_LONG(&value, number);
	return php_sockets_assign(variable, &value);
}

static inline bool php_sockets_assign_null(zval *variable)
{
	zval value;

	ZVAL_NULL(&value);
	return php_sockets_assign(variable, &value);
}

static inline bool php_sockets_assign_str(zval *variable, zend_string *text)
{
	zval value;

	ZVAL_STR(&value, text);
	return php_sockets_assign(variable, &value);
}

/* How many bytes to ask the system for when a script asks for so many: at most what every system
 * takes in one call. 0 where the function returns false, as PHP's own extension does for less than
 * 1 and for PHP_INT_MAX. */
size_t php_sockets_length(zend_long asked);

#endif
