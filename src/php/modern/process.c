#include "SAPI.h"
#include "php_network.h"

#include "common/globals.h"
#include "common/object.h"
#include "common/stream_handle.h"
#include "modern/error.h"
#include "modern/io.h"
#include "modern/process.h"
#include "skc_activation.h"

/* --- access to descriptors -------------------------------------------------------------------- */

/* In a server the descriptors belong to the server: its listening socket, and the connections of
 * other visitors. PHP itself allows php://fd in command-line programs only. */
bool php_modern_process_is_command_line(const char *function)
{
	static const char *const names[] = { "cli", "phpdbg", "embed" };

	for (size_t i = 0; i < SKC_COUNT(names); i++) {
		if (strcmp(sapi_module.name, names[i]) == 0) {
			return true;
		}
	}
	zend_throw_error(NULL, "Sockets\\%s() is only available from command-line PHP", function);
	return false;
}

/* --- ownership of descriptors ----------------------------------------------------------------- */

static bool process_a_socket_owns(skc_handle handle)
{
	const zend_objects_store *store = &EG(objects_store);

	for (uint32_t i = 1; i < store->top; i++) {
		zend_object *object = store->object_buckets[i];

		if (IS_OBJ_VALID(object) && object->ce == socket_ce &&
				socket_from_obj(object)->bsd_socket == handle) {
			return true;
		}
	}
	return false;
}

static bool process_is_stream_of(const zend_resource *resource, skc_handle handle)
{
	const php_stream *stream = resource->ptr;
	bool is_stream =
			resource->type == php_file_le_stream() || resource->type == php_file_le_pstream();

	return is_stream && stream != NULL && php_sockets_is_socket_stream(stream) &&
			stream->abstract != NULL &&
			((const php_netstream_data_t *) stream->abstract)->socket == handle;
}

static bool process_a_stream_owns(skc_handle handle)
{
	zval *entry;

	ZEND_HASH_FOREACH_VAL (&EG(regular_list), entry) {
		if (process_is_stream_of(Z_RES_P(entry), handle)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();
	return false;
}

/* The stream that PHP itself has opened on a standard descriptor if that is a socket, as under
 * inetd; else NULL. */
static zval *process_standard_stream(skc_handle handle)
{
	static const char *const names[] = { "STDIN", "STDOUT", "STDERR" };
	zval *stream;

	if ((size_t) handle >= SKC_COUNT(names)) {
		return NULL;
	}
	stream = zend_get_constant_str(names[handle], strlen(names[handle]));
	return stream != NULL && Z_TYPE_P(stream) == IS_RESOURCE &&
					process_is_stream_of(Z_RES_P(stream), handle)
			? stream
			: NULL;
}

static bool process_is_owned(skc_handle handle)
{
	return process_a_socket_owns(handle) || process_a_stream_owns(handle);
}

/* --- from_descriptor -------------------------------------------------------------------------- */

/* A Socket and a standard stream share the descriptor, as after socket_import_stream(). Child
 * programs still inherit it, as they expect their standard descriptors to be open. */
static skc_err process_share_stream(zval *out, skc_handle handle, zval *zstream)
{
	php_stream *stream = Z_RES_P(zstream)->ptr;
	php_sockets_traits what;
	const char *step;
	skc_err err;

	if (stream->writepos > stream->readpos) {
		zend_argument_value_error(1, "must not have unread buffered data");
		return SKC_OK;
	}
	err = php_sockets_look_at(handle, &what, &step);
	if (err == SKC_OK && php_sockets_adopt(out, handle, &what)) {
		ZVAL_COPY(&Z_SOCKET_P(out)->zstream, zstream);
		php_stream_set_option(stream, PHP_STREAM_OPTION_READ_BUFFER, PHP_STREAM_BUFFER_NONE, NULL);
	}
	return err;
}

static skc_err process_take(zval *out, skc_handle handle)
{
	php_sockets_traits what;
	const char *step;
	skc_err err = php_sockets_look_at(handle, &what, &step);

	if (err == SKC_OK) {
		err = skc_os_set_inheritable(handle, false);
	}
	if (err == SKC_OK) {
		php_sockets_adopt(out, handle, &what);
	}
	return err;
}

PHP_FUNCTION(Sockets_from_descriptor)
{
	zend_long number;
	skc_handle handle;
	zval *stream;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(number)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_process_is_command_line("from_descriptor") ||
			!php_modern_in_range(number, 0, INT_MAX, 1) || !php_sockets_can_make_socket()) {
		RETURN_THROWS();
	}
	handle = (skc_handle) number;
	stream = process_standard_stream(handle);
	if (process_a_socket_owns(handle) || (stream == NULL && process_a_stream_owns(handle))) {
		zend_argument_value_error(1, "must not be owned by a Socket or a stream");
		RETURN_THROWS();
	}
	err = stream != NULL ? process_share_stream(return_value, handle, stream)
						 : process_take(return_value, handle);
	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "from_descriptor " ZEND_LONG_FMT, number);
	}
}

/* --- activation ------------------------------------------------------------------------------- */

/* Set by the first call of the process: no other thread and no later request may take the
 * descriptors again. */
static zend_atomic_bool taken;

/* What the first call has returned, for later calls of the same request. */
typedef struct process_activated {
	zval by_name;
	int64_t process; /* a child of fork(2) has copies of the Sockets, but they are not its own */
} process_activated;

static void process_activated_release(void)
{
	process_activated *first = SOCKETS_OWN(activated);

	if (first != NULL) {
		SOCKETS_OWN(activated) = NULL;
		zval_ptr_dtor(&first->by_name);
		efree(first);
	}
}

/* Code of the program that runs after the end of the request, such as a session handler, gets the
 * Sockets once only: nothing would release them again. */
static void process_activated_store(zval *by_name)
{
	process_activated *first;

	if (SOCKETS_OWN(ending)) {
		return;
	}
	first = emalloc(sizeof(*first));
	ZVAL_COPY(&first->by_name, by_name);
	first->process = skc_os_process_id();
	SOCKETS_OWN(activated) = first;
}

void php_modern_process_end(void)
{
	SOCKETS_OWN(ending) = true;
	process_activated_release();
}

void php_modern_process_begin(void)
{
	SOCKETS_OWN(ending) = false;
}

char *php_modern_process_variable(const char *name)
{
	const char *value;
	char *copy;

	tsrm_env_lock();
	value = getenv(name);
	copy = value != NULL ? estrdup(value) : NULL;
	tsrm_env_unlock();
	return copy;
}

static void process_free_text(char *text)
{
	if (text != NULL) {
		efree(text);
	}
}

/* Checks all of the descriptors before the first one is taken. *at is the one that has failed. */
static skc_err process_look_at_all(size_t count, size_t *at)
{
	skc_err err = SKC_OK;
	php_sockets_traits what;
	const char *step;

	for (size_t i = 0; i < count && err == SKC_OK; i++) {
		skc_handle handle = (skc_handle) (SKC_ACTIVATION_FIRST + i);

		*at = i;
		err = process_is_owned(handle) ? SKC_EEXIST : php_sockets_look_at(handle, &what, &step);
	}
	for (size_t i = 0; i < count && err == SKC_OK; i++) {
		*at = i;
		err = skc_os_set_inheritable((skc_handle) (SKC_ACTIVATION_FIRST + i), false);
	}
	return err;
}

/* The list of a name, which is created if needed. A numeric name becomes an int key, as in every
 * array of PHP. */
static zval *process_list_of(HashTable *by_name, const char *name, size_t len)
{
	zval *list = zend_symtable_str_find(by_name, name, len);
	zval empty;

	if (list != NULL) {
		return list;
	}
	array_init(&empty);
	return zend_symtable_str_update(by_name, name, len, &empty);
}

static void process_take_all(HashTable *by_name, size_t count, const char *names)
{
	for (size_t i = 0; i < count; i++) {
		skc_handle handle = (skc_handle) (SKC_ACTIVATION_FIRST + i);
		size_t len;
		const char *name = skc_activation_name(&names, &len);
		php_sockets_traits what = { AF_UNSPEC, true };
		const char *step;
		zval socket;

		php_sockets_look_at(handle, &what, &step);
		if (!php_sockets_adopt(&socket, handle, &what)) {
			return;
		}
		zend_hash_next_index_insert_new(Z_ARRVAL_P(process_list_of(by_name, name, len)), &socket);
	}
}

/* False after an exception. */
static bool process_take_given(zval *return_value, const skc_activation *given)
{
	size_t count;
	size_t at = 0;
	const char *wrong;
	skc_err err = skc_activation_count(given, skc_os_process_id(), &count, &wrong);

	if (err != SKC_OK) {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "activated: %s", wrong);
		return false;
	}
	if (count == 0 || zend_atomic_bool_exchange_ex(&taken, true)) {
		return true;
	}
	err = process_look_at_all(count, &at);
	if (err != SKC_OK) {
		zend_atomic_bool_store_ex(&taken, false);
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "activated: descriptor %zu",
				SKC_ACTIVATION_FIRST + at);
		return false;
	}
	process_take_all(Z_ARRVAL_P(return_value), count, given->names);
	process_activated_store(return_value);
	return true;
}

/* A program that replaces this one by exec has the same process id, and would take the descriptors
 * again. */
static void process_forget_variables(void)
{
	static const char *const names[] = { SKC_ACTIVATION_PID, SKC_ACTIVATION_COUNT,
		SKC_ACTIVATION_NAMES, "LISTEN_PIDFDID" };

	tsrm_env_lock();
	for (size_t i = 0; i < SKC_COUNT(names); i++) {
		skc_os_unset_variable(names[i]);
	}
	tsrm_env_unlock();
}

/* Adds the Sockets of a list that are still open. */
static void process_add_open(HashTable *by_name, zend_ulong number, zend_string *name, zval *list)
{
	zval *socket;
	zval open;

	array_init(&open);
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(list), socket) {
		if (!IS_INVALID_SOCKET(Z_SOCKET_P(socket))) {
			Z_ADDREF_P(socket);
			zend_hash_next_index_insert_new(Z_ARRVAL(open), socket);
		}
	}
	ZEND_HASH_FOREACH_END();
	if (zend_hash_num_elements(Z_ARRVAL(open)) == 0) {
		zval_ptr_dtor(&open);
	} else if (name != NULL) {
		zend_hash_add_new(by_name, name, &open);
	} else {
		zend_hash_index_add_new(by_name, number, &open);
	}
}

/* Returns the Sockets of the first call again. */
static void process_give_again(zval *return_value, const process_activated *first)
{
	zend_ulong number;
	zend_string *name;
	zval *list;

	array_init(return_value);
	ZEND_HASH_FOREACH_KEY_VAL (Z_ARRVAL(first->by_name), number, name, list) {
		process_add_open(Z_ARRVAL_P(return_value), number, name, list);
	}
	ZEND_HASH_FOREACH_END();
}

/* The first call of a process, and each one as long as there was nothing to take. */
static void process_activate(zval *return_value)
{
	char *pid;
	char *count;
	char *names;

	pid = php_modern_process_variable(SKC_ACTIVATION_PID);
	count = php_modern_process_variable(SKC_ACTIVATION_COUNT);
	names = php_modern_process_variable(SKC_ACTIVATION_NAMES);
	array_init(return_value);
	if (process_take_given(return_value, &(skc_activation){ pid, count, names })) {
		process_forget_variables();
	}
	process_free_text(pid);
	process_free_text(count);
	process_free_text(names);
}

PHP_FUNCTION(Sockets_activated)
{
	process_activated *first = SOCKETS_OWN(activated);

	ZEND_PARSE_PARAMETERS_NONE();

	if (!php_modern_process_is_command_line("activated") || !php_sockets_can_make_socket()) {
		RETURN_THROWS();
	}
	if (first != NULL && first->process != skc_os_process_id()) {
		process_activated_release();
		RETURN_EMPTY_ARRAY();
	}
	if (first != NULL) {
		process_give_again(return_value, first);
	} else {
		process_activate(return_value);
	}
}

/* --- descriptor and set_inheritable ----------------------------------------------------------- */

PHP_FUNCTION(Sockets_descriptor)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_handle handle;

	PHP_SOCKETS_PARSE_OPEN(s);
	handle = php_sockets_sock(s).handle;
	if (!SKC_HANDLE_IS_ONE(handle)) {
		failure.socket = s;
		php_modern_throw(&failure, SKC_EBADF, "descriptor");
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) handle);
}

PHP_FUNCTION(Sockets_set_inheritable)
{
	zval *socket;
	bool inheritable;
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_err err;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_BOOL(inheritable)
	ZEND_PARSE_PARAMETERS_END();

	PHP_SOCKETS_FETCH_OPEN(s, socket);
	err = skc_os_set_inheritable(php_sockets_sock(s).handle, inheritable);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "set_inheritable");
		RETURN_THROWS();
	}
}
