#include "common/descriptors.h"

#include "common/globals.h"
#include "common/object.h"
#include "common/stream_handle.h"

/* A Socket or a stream whose descriptor is sent. */
typedef struct item {
	zval held;         /* the Socket or the stream's resource */
	zval lender;       /* the other stream whose descriptor it uses; undefined: its own */
	skc_handle handle; /* the number; of a stream unknown to php_sockets_stream_handle(), as its
	                      cast returned it */
} item;

struct php_descriptors {
	php_descriptors *next; /* in the list of the request */
	bool resolved;
	const void *fiber; /* the one in which the call sends them */
	size_t count;
	size_t size;
	item *items;
};

php_descriptors *php_descriptors_new(uint32_t expected)
{
	php_descriptors *made = emalloc(sizeof(*made));

	made->resolved = false;
	made->count = 0;
	made->size = MAX(expected, 1);
	made->items = safe_emalloc(made->size, sizeof(made->items[0]), 0);
	return made;
}

static void descriptors_unlink_resolved(const php_descriptors *list)
{
	php_descriptors *first = SOCKETS_OWN(sent);

	if (first == list) {
		SOCKETS_OWN(sent) = list->next;
		return;
	}
	while (first->next != list) {
		first = first->next;
	}
	first->next = list->next;
}

void php_descriptors_free(php_descriptors *list)
{
	if (list->resolved) {
		descriptors_unlink_resolved(list);
	}
	for (size_t i = 0; i < list->count; i++) {
		zval_ptr_dtor(&list->items[i].held);
		zval_ptr_dtor(&list->items[i].lender);
	}
	efree(list->items);
	efree(list);
}

/* --- adding --- */

/* A file: php_stream_cast() would move its position to the one PHP remembers, though another
 * process, or echo, may have written to it meanwhile. */
static bool descriptors_file_handle(php_stream *stream, bool warns, skc_handle *out)
{
	uint32_t before = php_sockets_stream_hold(stream);
	zend_off_t position;
	bool filtered;

	php_stream_flush(stream);
	filtered = php_stream_is_filtered(stream);
	if (!filtered && stream->writepos > stream->readpos) {
		stream->ops->seek(stream, stream->position, SEEK_SET, &position);
		stream->readpos = stream->writepos = 0;
	}
	php_sockets_stream_let(stream, before);
	if (filtered && warns && EG(exception) == NULL) {
		php_error_docref(NULL, E_WARNING, "Cannot cast a filtered stream on this system");
	}
	return !filtered && EG(exception) == NULL && php_sockets_stream_handle(stream, out);
}

static bool descriptors_is_file(const php_stream *stream)
{
	return php_stream_is(stream, PHP_STREAM_IS_STDIO) &&
			(stream->flags & PHP_STREAM_FLAG_NO_SEEK) == 0;
}

static php_descriptor_fault descriptors_add_stream(item *added, bool warns)
{
	php_stream *stream = php_sockets_stream_of(&added->held);
	zend_resource *lender;
	skc_handle own;
	bool found;

	if (stream == NULL) {
		return PHP_DESCRIPTOR_NO_STREAM;
	}
	found = descriptors_is_file(stream)
			? descriptors_file_handle(stream, warns, &added->handle)
			: php_sockets_stream_cast(stream,
					  warns ? PHP_STREAM_AS_FD : PHP_STREAM_AS_FD | PHP_STREAM_CAST_INTERNAL, warns,
					  &added->handle);
	if (!found) {
		return PHP_DESCRIPTOR_NONE;
	}
	if (php_sockets_stream_handle(stream, &own)) {
		return PHP_DESCRIPTOR_FINE;
	}
	lender = php_sockets_stream_with(added->handle);
	if (lender != NULL) {
		GC_ADDREF(lender);
		ZVAL_RES(&added->lender, lender);
	}
	return lender != NULL || !php_stream_is(stream, PHP_STREAM_IS_USERSPACE) ? PHP_DESCRIPTOR_FINE
																			 : PHP_DESCRIPTOR_NONE;
}

php_descriptor_fault php_descriptors_add(php_descriptors *list, zval *value, bool warns)
{
	item *added;

	ZVAL_DEREF(value);
	if (list->count == list->size) {
		list->size *= 2;
		list->items = safe_erealloc(list->items, list->size, sizeof(list->items[0]), 0);
	}
	added = &list->items[list->count++];
	ZVAL_COPY(&added->held, value);
	ZVAL_UNDEF(&added->lender);
	added->handle = SKC_HANDLE_NONE;
	if (Z_TYPE(added->held) == IS_RESOURCE) {
		return descriptors_add_stream(added, warns);
	}
	if (Z_TYPE(added->held) != IS_OBJECT || Z_OBJCE(added->held) != socket_ce) {
		return PHP_DESCRIPTOR_OTHER_TYPE;
	}
	added->handle = php_sockets_sock(Z_SOCKET_P(&added->held)).handle;
	return SKC_HANDLE_IS_ONE(added->handle) ? PHP_DESCRIPTOR_FINE : PHP_DESCRIPTOR_CLOSED_SOCKET;
}

/* --- taking the numbers --- */

static php_descriptor_fault descriptors_number_of(item *asked, skc_handle *out)
{
	php_stream *stream;

	*out = asked->handle;
	if (Z_TYPE(asked->held) == IS_OBJECT) {
		*out = php_sockets_sock(Z_SOCKET_P(&asked->held)).handle;
		return SKC_HANDLE_IS_ONE(*out) ? PHP_DESCRIPTOR_FINE : PHP_DESCRIPTOR_CLOSED_SOCKET;
	}
	stream = php_sockets_stream_of(&asked->held);
	if (stream != NULL && !Z_ISUNDEF(asked->lender)) {
		stream = php_sockets_stream_of(&asked->lender);
	}
	if (stream == NULL) {
		return PHP_DESCRIPTOR_NO_STREAM;
	}
	(void) php_sockets_stream_handle(stream, out);
	return PHP_DESCRIPTOR_FINE;
}

php_descriptor_fault php_descriptors_resolve(php_descriptors *list, size_t *at)
{
	for (*at = 0; *at < list->count; (*at)++) {
		item *asked = &list->items[*at];
		php_descriptor_fault fault = descriptors_number_of(asked, &asked->handle);

		if (fault != PHP_DESCRIPTOR_FINE) {
			return fault;
		}
	}
	list->resolved = true;
	list->fiber = EG(active_fiber);
	list->next = SOCKETS_OWN(sent);
	SOCKETS_OWN(sent) = list;
	return PHP_DESCRIPTOR_FINE;
}

size_t php_descriptors_count(const php_descriptors *list)
{
	return list->count;
}

skc_handle php_descriptors_at(const php_descriptors *list, size_t index)
{
	return list->items[index].handle;
}

static bool descriptors_is_valid(php_descriptors *list)
{
	for (size_t i = 0; i < list->count; i++) {
		skc_handle now;

		if (descriptors_number_of(&list->items[i], &now) != PHP_DESCRIPTOR_FINE ||
				now != list->items[i].handle) {
			return false;
		}
	}
	return true;
}

bool php_descriptors_are_valid(void)
{
	php_descriptors *list = SOCKETS_OWN(sent);

	while (list != NULL && (list->fiber != EG(active_fiber) || descriptors_is_valid(list))) {
		list = list->next;
	}
	return list == NULL;
}

void php_descriptors_reclaim(void)
{
	SOCKETS_OWN(sent) = NULL;
}
