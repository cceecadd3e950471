#include "modern/reader.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "modern/reader_call.h"
#include "modern/reader_lines.h"

static zend_object_handlers handlers;

static zend_object *modern_reader_create(zend_class_entry *ce)
{
	php_reader *r = zend_object_alloc(sizeof(*r), ce);

	zend_object_std_init(&r->std, ce);
	object_properties_init(&r->std, ce);
	r->std.handlers = &handlers;
	r->until = SKC_FOREVER;
	return &r->std;
}

static void modern_reader_free_object(zend_object *object)
{
	php_reader *r = php_reader_from_object(object);

	zend_object_std_dtor(object);
	if (r->buffer.bytes != NULL) {
		efree(r->buffer.bytes);
		r->buffer = (skc_reader){ 0 };
	}
	php_sockets_release(&r->socket);
}

static bool modern_reader_is_busy(zend_object *object, const php_socket *s)
{
	const php_reader *r = php_reader_from_object(object);

	return Z_TYPE(r->socket) == IS_OBJECT && Z_SOCKET_P(&r->socket) == s &&
			(!r->idle || r->buffer.holds > 0 || skc_reader_count(&r->buffer) > 0);
}

bool php_modern_reader_has_bytes(const php_socket *s)
{
	const zend_objects_store *store = &EG(objects_store);

	for (uint32_t i = 1; i < store->top; i++) {
		zend_object *object = store->object_buckets[i];

		if (IS_OBJ_VALID(object) && object->handlers == &handlers &&
				modern_reader_is_busy(object, s)) {
			return true;
		}
	}
	return false;
}

PHP_METHOD(Sockets_Reader, __construct)
{
	php_reader *r = php_reader_from_object(Z_OBJ_P(ZEND_THIS));
	zval *socket;
	zend_long max = 65536;
	zval *timeout = NULL;
	int64_t limit;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(max)
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF(r->socket)) {
		zend_throw_error(NULL, "Sockets\\Reader object is already constructed");
		RETURN_THROWS();
	}
	if (!php_modern_is_stream(Z_SOCKET_P(socket), 1) ||
			!php_modern_in_range(max, 1, PHP_MODERN_LENGTH_MAX, 2) ||
			!php_sockets_timeout(timeout, 3, &limit)) {
		RETURN_THROWS();
	}
	ZVAL_COPY(&r->socket, socket);
	r->max = (size_t) max;
	r->timeout = limit;
	r->idle = true;
}

PHP_METHOD(Sockets_Reader, readLine)
{
	zval *timeout = NULL;
	bool keep_end = false;
	php_reader_call c;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
		Z_PARAM_BOOL(keep_end)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 1)) {
		RETURN_THROWS();
	}
	if (UNEXPECTED(keep_end)) {
		php_reader_next_whole_line(&c, return_value);
	} else {
		php_reader_next_line(&c, return_value);
	}
}

PHP_METHOD(Sockets_Reader, readExactly)
{
	zend_long length;
	zval *timeout = NULL;
	php_reader_call c;
	skc_err err = SKC_OK;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(length, 0, PHP_MODERN_LENGTH_MAX, 1) ||
			!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (!php_reader_take_exactly(&c, return_value, 0, (size_t) length, &err)) {
		php_reader_broken_off(&c, err, "readExactly");
	}
}

PHP_METHOD(Sockets_Reader, readUntil)
{
	zend_string *delimiter;
	zval *timeout = NULL;
	php_reader_call c;
	size_t count;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(delimiter)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (ZSTR_LEN(delimiter) == 0) {
		zend_argument_value_error(1, "must not be empty");
		RETURN_THROWS();
	}
	if (!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	count = php_reader_await_delimiter(&c, ZSTR_VAL(delimiter), ZSTR_LEN(delimiter), "readUntil");
	if (count > 0) {
		php_reader_take(&c, return_value, count);
	} else if (!EG(exception)) {
		php_reader_ended(&c, "readUntil");
	}
}

/* read() and peek() differ in the number of bytes that they wait for; those of peek() stay. */
static void modern_reader_read_some(INTERNAL_FUNCTION_PARAMETERS, bool stays)
{
	zend_long length;
	zval *timeout = NULL;
	php_reader_call c;
	skc_err err = SKC_OK;
	size_t count;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_in_range(length, stays ? 0 : 1, PHP_MODERN_LENGTH_MAX, 1) ||
			!php_reader_start(&c, Z_OBJ_P(ZEND_THIS), timeout, 2)) {
		RETURN_THROWS();
	}
	if (!php_reader_await(&c, stays ? (size_t) length : 1, &err) && err != SKC_OK) {
		php_reader_failed(&c, err, stays ? "peek" : "read");
		RETURN_THROWS();
	}
	count = skc_reader_count(&c.reader->buffer);
	count = count < (size_t) length ? count : (size_t) length;
	if (stays) {
		RETURN_STRINGL(skc_reader_data(&c.reader->buffer), count);
	}
	php_reader_take(&c, return_value, count);
}

PHP_METHOD(Sockets_Reader, read)
{
	modern_reader_read_some(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

PHP_METHOD(Sockets_Reader, peek)
{
	modern_reader_read_some(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

PHP_METHOD(Sockets_Reader, buffered)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long) skc_reader_count(&php_reader_from_object(Z_OBJ_P(ZEND_THIS))->buffer));
}

PHP_METHOD(Sockets_Reader, getSocket)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(&php_reader_from_object(Z_OBJ_P(ZEND_THIS))->socket);
}

PHP_METHOD(Sockets_Reader, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

void php_modern_prepare_reader(zend_class_entry *ce)
{
	ce->create_object = modern_reader_create;
	ce->get_iterator = php_reader_lines;
	memcpy(&handlers, &std_object_handlers, sizeof(handlers));
	handlers.offset = offsetof(php_reader, std);
	handlers.free_obj = modern_reader_free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}
