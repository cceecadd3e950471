#ifndef PHP_SOCKETS_COMMON_OBJECT_H
#define PHP_SOCKETS_COMMON_OBJECT_H

/* The classes Socket and AddressInfo. */

#include "php_sockets.h"

#include "skc_addr.h"
#include "skc_os.h"
#include "skc_sock.h"

/* The lists of Sockets that faces keep. */
typedef enum php_sockets_list {
	PHP_SOCKETS_POLLED,     /* watched in an Io\Poll\Context */
	PHP_SOCKETS_REGISTERED, /* registered by socket_select(): wait_item is its id in the set */
	PHP_SOCKETS_AWAITED,    /* registered by a task that waits, or has waited, for it */
	PHP_SOCKETS_PROXIED,    /* its PROXY header was read: modern/proxy.h */
	PHP_SOCKETS_IDLE,       /* tasks wait for it for a limited time: task/idle.h */
	PHP_SOCKETS_LISTS
} php_sockets_list;

/* State of our own, accessed only through objects made here: it lies in front of the php_socket;
 * both fit in the 80 bytes of the bundled extension's objects. */
typedef struct php_sockets_state {
	uint32_t wait_item;          /* its index in the last socket_select(), which may be stale */
	unsigned lists : 5;          /* bits of php_sockets_list: those it is in */
	unsigned timed : 1;          /* a timeout was set: see skc_sock.timed */
	unsigned type_known : 1;     /* sock_type is valid */
	unsigned sock_type : 8;      /* SOCK_*, once asked for */
	unsigned ended : 1;          /* EOF was already reported by PHP_NORMAL_READ */
	unsigned segments_known : 1; /* segments is valid */
	unsigned segments : 1;       /* the system splits what it sends: skc_batch_has_segments() */
	unsigned joins : 1;          /* the last batch had messages that were joined (UDP_GRO) */
	unsigned waits : 1;          /* a listener whose handle never blocks: see skc_listen_waits() */
	unsigned own_pktinfo : 1;    /* listen() has requested it, not the program: skc_pktinfo.h */
	unsigned lent : 1;           /* the program's scheduler waits for it: task/foreign.c */
	unsigned vain : 3;           /* receives in a row whose first try found nothing: receive.c */
	unsigned skipped : 4;        /* first tries that were left out since the last one */
	unsigned : 2;
} php_sockets_state;

typedef struct php_sockets_object {
	php_sockets_state state;
	php_socket socket;
} php_sockets_object;

static inline php_sockets_state *php_sockets_state_of(php_socket *s)
{
	return &((php_sockets_object *) ((char *) s - offsetof(php_sockets_object, socket)))->state;
}

static inline bool php_sockets_is_in(php_socket *s, php_sockets_list list)
{
	return (php_sockets_state_of(s)->lists & 1U << list) != 0;
}

static inline void php_sockets_enter(php_socket *s, php_sockets_list list)
{
	php_sockets_state_of(s)->lists |= 1U << list;
}

static inline void php_sockets_leave(php_socket *s, php_sockets_list list)
{
	php_sockets_state_of(s)->lists &= ~(1U << list);
}

/* Takes a Socket out of a face's list, before its handle is closed. Runs no code of the program:
 * objects whose release may run a destructor are appended to *ended, an array that is made when it
 * is NULL. ended is NULL itself when the Socket is freed: nothing that refers to it is in use. */
typedef void (*php_sockets_closing_fn)(php_socket *s, HashTable **ended);

/* Sets the function of a list; at the module's start. */
void php_sockets_on_closing(php_sockets_list list, php_sockets_closing_fn closing);

/* Called after a Socket was closed that is lent. May run code of the program. */
typedef void (*php_sockets_closed_fn)(php_socket *s);

/* Sets the function; at the module's start. */
void php_sockets_on_closed(php_sockets_closed_fn closed);

/* Takes a Socket out of the sets of socket_select(), without closing it. */
void php_sockets_unregister(php_socket *s);

/*
 * The order of every free_obj: zend_object_std_dtor() first, which clears the weak references to
 * the object; then the values of the object are taken out of it and released. A release can run
 * code of the user, which cannot reach the object any more.
 */

/* Releases a value that an object holds; it is undefined before code of the user can run. */
static inline void php_sockets_release(zval *held)
{
	zval value;

	ZVAL_COPY_VALUE(&value, held);
	ZVAL_UNDEF(held);
	zval_ptr_dtor(&value);
}

extern zend_class_entry *address_info_ce;

/* Gives the registered classes their behaviour; at the module's start. */
void php_sockets_prepare_classes(zend_class_entry *socket, zend_class_entry *address_info);

/* For the get_gc of final classes whose declared properties hold no objects.
 * zend_std_get_properties() would allocate a table, and where memory_limit ends the program in the
 * middle of a collection, the reference counts are wrong. */
static inline HashTable *php_sockets_gc_properties(const zend_object *object)
{
	return object->properties;
}

/* Whether the socket of an argument is open. Throws an Error that names the argument if not. */
static inline bool php_sockets_is_open(php_socket *s, uint32_t arg)
{
	if (EXPECTED(!IS_INVALID_SOCKET(s))) {
		return true;
	}
	zend_argument_error(NULL, arg, "has already been closed");
	return false;
}

/* Whether the stream that a Socket shares its descriptor with is still open. */
bool php_sockets_stream_is_open(php_socket *s);

/* Whether a Socket has a channel: common/channel.h. */
static inline bool php_sockets_has_channel(const php_socket *s)
{
	return Z_TYPE(s->zstream) == IS_PTR;
}

/* The skc_sock of a Socket. If the stream of a Socket was closed, the descriptor is not the
 * socket's any more. */
static inline skc_sock php_sockets_sock(php_socket *s)
{
	skc_sock sock = {
		.handle = s->bsd_socket,
		.flags = php_sockets_state_of(s)->timed ? SKC_SOCK_TIMED : 0,
		.owner = s,
	};

	if (UNEXPECTED(!Z_ISUNDEF(s->zstream))) {
		if (php_sockets_has_channel(s)) {
			sock.flags |= SKC_SOCK_CHANNEL;
		} else if (!php_sockets_stream_is_open(s)) {
			sock.handle = SKC_HANDLE_NONE;
		}
	}
	return sock;
}

/* The type, SOCK_*, which is queried once; SOCK_STREAM if the system does not report it. */
int php_sockets_type_of(php_socket *s);

/* Whether the socket blocks. Asks the system if the descriptor is shared with a stream. */
bool php_sockets_blocks(php_socket *s);

/* Whether a call with these flags (MSG_*) would block and has to be suspended instead: skc_turn.h.
 */
static inline bool php_sockets_takes_turns(php_socket *s, int flags)
{
	return UNEXPECTED(skc_takes_turns()) && (flags & SKC_MSG_DONTWAIT) == 0 &&
			php_sockets_blocks(s);
}

/* Whether the stream that shares the descriptor is in use further up the stack, as while a filter
 * runs. fclose() refuses it then. */
bool php_sockets_is_in_use(php_socket *s);

/* Closes an open Socket and the stream that shares its descriptor. A TypeError if that was closed
 * before. May run code of the program at its end. */
void php_sockets_close(php_socket *s);

/* In a PHP function, after its arguments were parsed: sets s to the Socket of argument 1. Returns
 * after an Error when it is closed: parsing the other arguments may have closed it. */
#define PHP_SOCKETS_FETCH_OPEN(s, argument) \
	do { \
		(s) = Z_SOCKET_P(argument); \
		if (!php_sockets_is_open((s), 1)) { \
			RETURN_THROWS(); \
		} \
	} while (0)

/* The same for a function whose only argument is the Socket, which is parsed here. */
#define PHP_SOCKETS_PARSE_OPEN(s) \
	do { \
		zval *only; \
\
		ZEND_PARSE_PARAMETERS_START(1, 1) \
			Z_PARAM_OBJECT_OF_CLASS(only, socket_ce) \
		ZEND_PARSE_PARAMETERS_END(); \
		PHP_SOCKETS_FETCH_OPEN(s, only); \
	} while (0)

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

/* Makes zv an object of a class whose objects are made by create. False after an Error; zv is null
 * then. */
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

/* Notes the type (SOCK_*) of a Socket that was made here, for php_sockets_type_of(). */
static inline void php_sockets_know_type(php_socket *s, int type)
{
	php_sockets_state_of(s)->type_known = 1;
	php_sockets_state_of(s)->sock_type = (unsigned char) type;
}

/* The same for a connection, if the type of its listener is known. */
static inline void php_sockets_inherit_type(php_socket *s, php_socket *listener)
{
	php_sockets_state_of(s)->type_known = php_sockets_state_of(listener)->type_known;
	php_sockets_state_of(s)->sock_type = php_sockets_state_of(listener)->sock_type;
}

/* The properties of a handle that a Socket has a copy of. */
typedef struct php_sockets_traits {
	int family;
	bool blocking;
} php_sockets_traits;

/* Queries the traits of a handle; SKC_ENOTSOCK if it is not a socket. *what: the operation that
 * failed, for a warning. */
skc_err php_sockets_look_at(skc_handle handle, php_sockets_traits *out, const char **what);

/* Makes zv a new Socket that owns a handle with these traits. False after an Error: the handle
 * stays the caller's. */
bool php_sockets_adopt(zval *zv, skc_handle handle, const php_sockets_traits *traits);

/* A backlog as an int for the system: a cast would make 0 of 2^32. */
static inline int php_sockets_backlog(zend_long backlog)
{
	return backlog > INT_MAX ? INT_MAX : backlog < INT_MIN ? INT_MIN : (int) backlog;
}

/* An AddressInfo: one address of a lookup. */
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

#endif
