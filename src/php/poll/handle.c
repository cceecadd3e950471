#include "poll/handle.h"

#include "ext/standard/file.h"

#include "common/compat.h"
#include "common/stream_handle.h"
#include "poll/classes.h"
#include "poll/socket.h"

zend_object_handlers php_poll_stream_handlers;

static zend_resource *poll_handle_resource_of(const php_poll_handle_object *handle)
{
	return handle->handle_data;
}

/* NULL if it is closed: a closed resource loses everything but its number. */
static php_stream *poll_handle_stream_of(const php_poll_handle_object *handle)
{
	zend_resource *resource = poll_handle_resource_of(handle);

	return resource != NULL ? (php_stream *) resource->ptr : NULL;
}

/* --- callbacks of a context ----------------------------------------------------------------- */

/* As for select(): the read buffer of the stream is left alone. php_stream_cast() refuses streams
 * with filters, though they have a descriptor. A stream wrapper written in PHP runs its own code
 * here, which must not close the stream. */
static bool poll_handle_cast(php_stream *stream, php_socket_t *out)
{
	uint32_t before = php_sockets_stream_hold(stream);
	bool done = stream->ops->cast != NULL &&
			stream->ops->cast(stream, PHP_STREAM_AS_FD_FOR_SELECT, (void **) out) == SUCCESS;

	php_sockets_stream_let(stream, before);
	return done;
}

static php_socket_t poll_handle_stream_get_fd(php_poll_handle_object *handle)
{
	php_stream *stream = poll_handle_stream_of(handle);
	php_socket_t fd = SOCK_ERR;

	if (stream == NULL) {
		return SOCK_ERR;
	}
	if (poll_handle_cast(stream, &fd) && fd != SOCK_ERR) {
		return fd;
	}
	if (EG(exception) == NULL) {
		php_error_docref(NULL, E_WARNING,
				"Cannot represent a stream of type %s as a pollable descriptor",
				stream->ops->label);
	}
	return SOCK_ERR;
}

static int poll_handle_stream_is_valid(php_poll_handle_object *handle)
{
	php_stream *stream = poll_handle_stream_of(handle);
	uint32_t before;
	bool ended;

	if (stream == NULL) {
		return 0;
	}
	before = php_sockets_stream_hold(stream);
	ended = php_stream_eof(stream);
	php_sockets_stream_let(stream, before);
	return !ended;
}

static void poll_handle_stream_cleanup(php_poll_handle_object *handle)
{
	zend_resource *resource = poll_handle_resource_of(handle);

	if (resource != NULL) {
		handle->handle_data = NULL;
		zend_list_delete(resource);
	}
}

php_poll_handle_ops php_poll_stream_ops = {
	.get_fd = poll_handle_stream_get_fd,
	.is_valid = poll_handle_stream_is_valid,
	.cleanup = poll_handle_stream_cleanup,
};

zend_resource *php_poll_handle_stream(const php_poll_handle_object *handle)
{
	return handle->ops == &php_poll_stream_ops ? poll_handle_resource_of(handle) : NULL;
}

/* --- the class ------------------------------------------------------------------------------ */

static zend_object *poll_handle_stream_handle_create(zend_class_entry *ce)
{
	php_poll_handle_object *made =
			php_poll_handle_object_create(sizeof(php_poll_handle_object), ce, &php_poll_stream_ops);

	made->std.handlers = &php_poll_stream_handlers;
	return &made->std;
}

void php_poll_handle_free(zend_object *object)
{
	php_poll_handle_object *handle = php_poll_handle_from(object);

	zend_object_std_dtor(object);
	handle->ops->cleanup(handle);
}

/* --- handles of other extensions ------------------------------------------------------------- */

/* A method that can be called without arguments; NULL if there is none. */
static zend_function *poll_handle_get_stream_of(const zend_object *object)
{
	zend_function *method =
			zend_hash_str_find_ptr(&object->ce->function_table, ZEND_STRL("getstream"));
	const uint32_t kinds = ZEND_ACC_PUBLIC | ZEND_ACC_STATIC | ZEND_ACC_ABSTRACT;

	return method != NULL && (method->common.fn_flags & kinds) == ZEND_ACC_PUBLIC &&
					method->common.required_num_args == 0
			? method
			: NULL;
}

/* Takes the reference to an open stream. NULL after an Error. */
static zend_object *poll_handle_of_stream(zend_resource *stream)
{
	zval made;

	if (!php_sockets_make(&made, php_poll_ce.stream_handle, poll_handle_stream_handle_create)) {
		zend_list_delete(stream);
		return NULL;
	}
	php_poll_handle_from(Z_OBJ(made))->handle_data = stream;
	return Z_OBJ(made);
}

zend_object *php_poll_handle_of_other(zend_object *object)
{
	zend_function *method = poll_handle_get_stream_of(object);
	zval stream;

	if (method == NULL) {
		return NULL;
	}
	ZVAL_UNDEF(&stream);
	zend_call_known_instance_method_with_0_params(method, object, &stream);
	if (EG(exception) != NULL || Z_TYPE(stream) != IS_RESOURCE ||
			php_sockets_stream_of(&stream) == NULL) {
		zval_ptr_dtor(&stream);
		return NULL;
	}
	return poll_handle_of_stream(Z_RES(stream));
}

void php_poll_prepare_stream_handle(zend_class_entry *ce)
{
	ce->create_object = poll_handle_stream_handle_create;
	memcpy(&php_poll_stream_handlers, &std_object_handlers, sizeof(php_poll_stream_handlers));
	php_poll_stream_handlers.offset = offsetof(php_poll_handle_object, std);
	php_poll_stream_handlers.free_obj = php_poll_handle_free;
	php_poll_stream_handlers.clone_obj = NULL;
	php_poll_stream_handlers.compare = zend_objects_not_comparable;
}

ZEND_METHOD(StreamPollHandle, __construct)
{
	php_poll_handle_object *handle = php_poll_handle_from(Z_OBJ_P(ZEND_THIS));
	zval *stream;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_RESOURCE(stream)
	ZEND_PARSE_PARAMETERS_END();

	if (handle->handle_data != NULL) {
		zend_throw_error(NULL, "StreamPollHandle object is already constructed");
		RETURN_THROWS();
	}
	if (zend_fetch_resource2_ex(stream, NULL, php_file_le_stream(), php_file_le_pstream()) ==
			NULL) {
		zend_argument_type_error(1, "must be an open stream resource");
		RETURN_THROWS();
	}
	GC_ADDREF(Z_RES_P(stream));
	handle->handle_data = Z_RES_P(stream);
}

ZEND_METHOD(StreamPollHandle, getStream)
{
	zend_resource *resource = poll_handle_resource_of(php_poll_handle_from(Z_OBJ_P(ZEND_THIS)));

	ZEND_PARSE_PARAMETERS_NONE();
	GC_ADDREF(resource);
	RETURN_RES(resource);
}

ZEND_METHOD(StreamPollHandle, isValid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(poll_handle_stream_is_valid(php_poll_handle_from(Z_OBJ_P(ZEND_THIS))));
}
