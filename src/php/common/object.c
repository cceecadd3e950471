#include "common/object.h"

#include "ext/standard/file.h"

#include "common/channel.h"
#include "common/custody.h"
#include "common/stream_handle.h"

PHP_SOCKETS_API zend_class_entry *socket_ce;
zend_class_entry *address_info_ce;

static zend_object_handlers socket_handlers;
static zend_object_handlers address_info_handlers;

bool php_sockets_make(zval *zv, zend_class_entry *ce, php_sockets_create create)
{
	if (!php_sockets_can_make(ce, create)) {
		ZVAL_NULL(zv);
		return false;
	}
	return object_init_ex(zv, ce) == SUCCESS;
}

/* --- lists of Sockets -------------------------------------------------------------------------- */

static php_sockets_closing_fn on_closing[PHP_SOCKETS_LISTS];

void php_sockets_on_closing(php_sockets_list list, php_sockets_closing_fn closing)
{
	on_closing[list] = closing;
}

static php_sockets_closed_fn on_closed;

void php_sockets_on_closed(php_sockets_closed_fn closed)
{
	on_closed = closed;
}

/* Calls the functions of the lists that a Socket is in. */
static void object_leave_lists(php_socket *s, HashTable **ended)
{
	if (EXPECTED(php_sockets_state_of(s)->lists == 0)) {
		return;
	}
	for (unsigned list = 0; list < PHP_SOCKETS_LISTS; list++) {
		if (php_sockets_is_in(s, list)) {
			on_closing[list](s, ended);
		}
	}
}

void php_sockets_unregister(php_socket *s)
{
	if (php_sockets_is_in(s, PHP_SOCKETS_REGISTERED)) {
		on_closing[PHP_SOCKETS_REGISTERED](s, NULL);
	}
}

/* --- Socket ----------------------------------------------------------------------------------- */

static zend_object *object_socket_create(zend_class_entry *ce)
{
	php_sockets_object *made = zend_object_alloc(sizeof(*made), ce);

	memset(made, 0, offsetof(php_sockets_object, socket.std));
	made->socket.bsd_socket = SKC_HANDLE_NONE;
	made->socket.blocking = 1;
	ZVAL_UNDEF(&made->socket.zstream);
	zend_object_std_init(&made->socket.std, ce);
	object_properties_init(&made->socket.std, ce);
	made->socket.std.handlers = &socket_handlers;
	return &made->socket.std;
}

/* Closing a stream may run code of the user: see common/object.h. */
static void object_socket_free(zend_object *object)
{
	php_socket *s = socket_from_obj(object);
	skc_handle handle = s->bsd_socket;

	zend_object_std_dtor(object);
	object_leave_lists(s, NULL);
	php_sockets_free_channel(s);
	s->bsd_socket = SKC_HANDLE_NONE;
	if (!Z_ISUNDEF(s->zstream)) {
		php_sockets_release(&s->zstream);
	} else if (handle != SKC_HANDLE_NONE) {
		skc_os_close(handle);
	}
}

static zend_function *object_socket_constructor(zend_object *object)
{
	(void) object;
	zend_throw_error(NULL, "Cannot directly construct Socket, use socket_create() instead");
	return NULL;
}

static HashTable *object_socket_gc(zend_object *object, zval **table, int *count)
{
	php_socket *s = socket_from_obj(object);

	*table = &s->zstream;
	*count = 1;
	return php_sockets_gc_properties(object);
}

bool php_sockets_can_make_socket(void)
{
	return php_sockets_can_make(socket_ce, object_socket_create);
}

php_socket *php_sockets_new(zval *zv, skc_handle handle, int family, bool blocking)
{
	php_socket *s;

	php_custody_add(handle);
	if (!php_sockets_make(zv, socket_ce, object_socket_create)) {
		php_custody_close(handle);
		return NULL;
	}
	s = Z_SOCKET_P(zv);
	s->bsd_socket = handle;
	php_custody_remove(handle);
	s->type = family;
	s->blocking = blocking;
	return s;
}

skc_err php_sockets_look_at(skc_handle handle, php_sockets_traits *out, const char **what)
{
	skc_err err;

	*what = "Unable to obtain socket family";
	err = skc_os_family(handle, &out->family);
	if (err == SKC_OK) {
		*what = "Unable to obtain blocking state";
		out->blocking = true;
		err = skc_os_get_blocking(handle, &out->blocking);
	}
	return err;
}

bool php_sockets_adopt(zval *zv, skc_handle handle, const php_sockets_traits *traits)
{
	if (!php_sockets_can_make_socket()) {
		return false;
	}
	php_sockets_new(zv, handle, traits->family, traits->blocking);
	return true;
}

bool php_sockets_stream_is_open(php_socket *s)
{
	uint32_t lender = Z_EXTRA(s->zstream);

	return php_sockets_stream_of(&s->zstream) != NULL &&
			(EXPECTED(lender == 0) || php_sockets_stream_number_is_open(lender));
}

int php_sockets_type_of(php_socket *s)
{
	php_sockets_state *state = php_sockets_state_of(s);
	int type;

	if (!state->type_known && skc_os_type(php_sockets_sock(s).handle, &type) == SKC_OK) {
		state->type_known = 1;
		state->sock_type = (unsigned char) type;
	}
	return state->type_known ? state->sock_type : SOCK_STREAM;
}

bool php_sockets_blocks(php_socket *s)
{
	bool blocks = s->blocking != 0;

	if (!Z_ISUNDEF(s->zstream)) {
		skc_os_get_blocking(php_sockets_sock(s).handle, &blocks);
	}
	return blocks;
}

/* --- closing ---------------------------------------------------------------------------------- */

bool php_sockets_is_in_use(php_socket *s)
{
	const php_stream *stream = Z_ISUNDEF(s->zstream) ? NULL : php_sockets_stream_of(&s->zstream);

	return stream != NULL && php_sockets_stream_is_held(stream);
}

/* Closes the stream that owns the descriptor; a TypeError if it was closed before. The Socket is
 * closed first: code that the stream runs at its end may use it. */
static void object_close_stream(php_socket *s)
{
	zval held;
	php_stream *stream = zend_fetch_resource2(
			Z_RES(s->zstream), "stream", php_file_le_stream(), php_file_le_pstream());

	if (stream == NULL) {
		return;
	}
	ZVAL_COPY_VALUE(&held, &s->zstream);
	ZVAL_UNDEF(&s->zstream);
	s->bsd_socket = SKC_HANDLE_NONE;
	php_stream_free(stream,
			PHP_STREAM_FREE_KEEP_RSRC | PHP_STREAM_FREE_CLOSE |
					(stream->is_persistent ? PHP_STREAM_FREE_PERSISTENT : 0));
	zval_ptr_dtor(&held);
}

void php_sockets_close(php_socket *s)
{
	HashTable *ended = NULL;

	object_leave_lists(s, &ended);
	php_sockets_free_channel(s);
	if (!Z_ISUNDEF(s->zstream)) {
		object_close_stream(s);
	} else {
		skc_os_close(s->bsd_socket);
		s->bsd_socket = SKC_HANDLE_NONE;
	}
	if (ended != NULL) {
		zend_array_release(ended);
	}
	if (UNEXPECTED(php_sockets_state_of(s)->lent)) {
		on_closed(s);
	}
}

/* --- AddressInfo ------------------------------------------------------------------------------ */

static zend_object *object_address_info_create(zend_class_entry *ce)
{
	php_address_info *made = zend_object_alloc(sizeof(*made), ce);

	memset(made, 0, offsetof(php_address_info, std));
	zend_object_std_init(&made->std, ce);
	object_properties_init(&made->std, ce);
	made->std.handlers = &address_info_handlers;
	return &made->std;
}

bool php_sockets_can_make_address_info(void)
{
	return php_sockets_can_make(address_info_ce, object_address_info_create);
}

static void object_address_info_free(zend_object *object)
{
	php_address_info *info = php_address_info_from(object);

	zend_object_std_dtor(object);
	if (info->canonical != NULL) {
		zend_string_release(info->canonical);
	}
}

static zend_function *object_address_info_constructor(zend_object *object)
{
	(void) object;
	zend_throw_error(
			NULL, "Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead");
	return NULL;
}

/* --- disable_classes -------------------------------------------------------------------------- */

static void object_warn_disabled(const zend_class_entry *ce)
{
	zend_error(E_WARNING, "%s() has been disabled for security reasons", ZSTR_VAL(ce->name));
}

static zend_object *object_disabled_socket_create(zend_class_entry *ce)
{
	zend_object *object = object_socket_create(ce);

	object_warn_disabled(ce);
	return object;
}

static zend_object *object_disabled_address_info_create(zend_class_entry *ce)
{
	zend_object *object = object_address_info_create(ce);

	object_warn_disabled(ce);
	return object;
}

void php_sockets_mend_disabled(void)
{
	if (UNEXPECTED(socket_ce->create_object != object_socket_create)) {
		socket_ce->create_object = object_disabled_socket_create;
	}
	if (UNEXPECTED(address_info_ce->create_object != object_address_info_create)) {
		address_info_ce->create_object = object_disabled_address_info_create;
	}
}

/* --- registration ----------------------------------------------------------------------------- */

void php_sockets_prepare_classes(zend_class_entry *socket, zend_class_entry *address_info)
{
	socket_ce = socket;
	socket_ce->create_object = object_socket_create;
	memcpy(&socket_handlers, &std_object_handlers, sizeof(socket_handlers));
	socket_handlers.offset = offsetof(php_sockets_object, socket.std);
	socket_handlers.free_obj = object_socket_free;
	socket_handlers.get_constructor = object_socket_constructor;
	socket_handlers.clone_obj = NULL;
	socket_handlers.get_gc = object_socket_gc;
	socket_handlers.compare = zend_objects_not_comparable;

	address_info_ce = address_info;
	address_info_ce->create_object = object_address_info_create;
	memcpy(&address_info_handlers, &std_object_handlers, sizeof(address_info_handlers));
	address_info_handlers.offset = offsetof(php_address_info, std);
	address_info_handlers.free_obj = object_address_info_free;
	address_info_handlers.get_constructor = object_address_info_constructor;
	address_info_handlers.clone_obj = NULL;
	address_info_handlers.compare = zend_objects_not_comparable;
}
