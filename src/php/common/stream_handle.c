#include "common/stream_handle.h"

#include "ext/standard/file.h"
#include "php_network.h"

php_stream *php_sockets_stream_of(zval *resource)
{
	return zend_fetch_resource2_ex(resource, NULL, php_file_le_stream(), php_file_le_pstream());
}

/* Identified by ops->label: not all of their operations are exported. */
bool php_sockets_is_socket_stream(const php_stream *stream)
{
	return strstr(stream->ops->label, "_socket") != NULL;
}

bool php_sockets_stream_cast(php_stream *stream, int as, bool warns, skc_handle *out)
{
	uint32_t before = php_sockets_stream_hold(stream);
	php_socket_t found = SOCK_ERR;
	bool done = php_stream_cast(stream, as, (void **) &found, warns) == SUCCESS;

	php_sockets_stream_let(stream, before);
	*out = found;
	return done && EG(exception) == NULL;
}

int php_sockets_stream_set_option(php_stream *stream, int option, int value)
{
	uint32_t before = php_sockets_stream_hold(stream);
	int result = php_stream_set_option(stream, option, value, NULL);

	php_sockets_stream_let(stream, before);
	return result;
}

/* php_stream_cast() would write, seek and warn. */
bool php_sockets_stream_handle(php_stream *stream, skc_handle *out)
{
	php_socket_t found = SOCK_ERR;

	if (php_sockets_is_socket_stream(stream)) {
		found = stream->abstract != NULL ? ((php_netstream_data_t *) stream->abstract)->socket
										 : SOCK_ERR;
	} else if (!php_stream_is(stream, PHP_STREAM_IS_STDIO) ||
			stream->ops->cast(stream, PHP_STREAM_AS_FD_FOR_SELECT, (void **) &found) != SUCCESS) {
		return false;
	}
	*out = found;
	return found != SOCK_ERR;
}

bool php_sockets_stream_number_is_open(uint32_t number)
{
	zval *entry = zend_hash_index_find(&EG(regular_list), number);

	return entry != NULL && php_sockets_stream_of(entry) != NULL;
}

zend_resource *php_sockets_stream_with(skc_handle handle)
{
	zval *entry;

	ZEND_HASH_FOREACH_VAL (&EG(regular_list), entry) {
		php_stream *stream = php_sockets_stream_of(entry);
		skc_handle own;

		if (stream != NULL && php_sockets_stream_handle(stream, &own) && own == handle) {
			return Z_RES_P(entry);
		}
	}
	ZEND_HASH_FOREACH_END();
	return NULL;
}
