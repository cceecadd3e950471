#include "php_poll_glue.h"

#include "zend_enum.h"

/* --- Event ---------------------------------------------------------------------------------- */

/* What a poller is told; of the others it tells by itself. */
static const struct {
	const char *name;
	unsigned bit;
	uint32_t asked;
} events[] = {
	{ "Read", PHP_SOCKETS_READ, POLLIN },
	{ "Write", PHP_SOCKETS_WRITE, POLLOUT },
	{ "Error", PHP_SOCKETS_ERROR, 0 },
	{ "HangUp", PHP_SOCKETS_HANGUP, 0 },
	{ "ReadHangUp", PHP_SOCKETS_READ_HANGUP, SKC_POLLER_READ_HANGUP },
	{ "OneShot", PHP_SOCKETS_ONESHOT, SKC_POLLER_ONESHOT },
	{ "EdgeTriggered", PHP_SOCKETS_EDGE, SKC_POLLER_EDGE },
};

unsigned php_poll_event_bit(zend_object *event)
{
	zend_string *name = Z_STR_P(zend_enum_fetch_case_name(event));

	for (size_t i = 0; i < SKC_COUNT(events); i++) {
		if (zend_string_equals_cstr(name, events[i].name, strlen(events[i].name))) {
			return events[i].bit;
		}
	}
	return 0;
}

unsigned php_poll_events_from(HashTable *array, uint32_t arg)
{
	unsigned bits = 0;
	zval *value;

	ZEND_HASH_FOREACH_VAL (array, value) {
		if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != php_poll_ce.event) {
			bits = 0;
			break;
		}
		bits |= php_poll_event_bit(Z_OBJ_P(value));
	}
	ZEND_HASH_FOREACH_END();
	if (bits == 0) {
		zend_argument_type_error(arg, "must be array of Event enums");
	}
	return bits;
}

void php_poll_events_to(unsigned bits, zval *list)
{
	array_init(list);
	for (size_t i = 0; i < SKC_COUNT(events); i++) {
		if (bits & events[i].bit) {
			zend_object *found = zend_enum_get_case_cstr(php_poll_ce.event, events[i].name);

			GC_ADDREF(found);
			add_next_index_object(list, found);
		}
	}
}

uint32_t php_poll_events_for_poller(unsigned bits)
{
	uint32_t asked = 0;

	for (size_t i = 0; i < SKC_COUNT(events); i++) {
		asked |= bits & events[i].bit ? events[i].asked : 0;
	}
	return asked;
}

ZEND_METHOD(Io_Poll_Watcher, hasTriggered)
{
	const php_poll_watcher *w = php_poll_watcher_from(Z_OBJ_P(ZEND_THIS));
	zend_object *event;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(event, php_poll_ce.event)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(w->triggered & php_poll_event_bit(event));
}

/* --- Backend -------------------------------------------------------------------------------- */

static const char *const backends[] = { "Poll", "Epoll", "Kqueue", "EventPorts", "WSAPoll" };

#ifdef SKC_FAULTS
/* Tests choose what Auto stands for. */
static const skc_poller_kind *best_kind(void)
{
	const char *name = getenv("SKC_POLL_BACKEND");
	const skc_poller_kind *kind = name != NULL ? skc_watch_kind(name) : NULL;

	return kind != NULL ? kind : skc_watch_best_kind();
}
#else
#define best_kind skc_watch_best_kind
#endif

const skc_poller_kind *php_poll_kind(zend_object *backend)
{
	zend_string *name = backend != NULL ? Z_STR_P(zend_enum_fetch_case_name(backend)) : NULL;

	if (name == NULL || zend_string_equals_literal(name, "Auto")) {
		return best_kind();
	}
	return skc_watch_kind(ZSTR_VAL(name));
}

ZEND_METHOD(Io_Poll_Backend, getAvailableBackends)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	for (size_t i = 0; i < SKC_COUNT(backends); i++) {
		if (skc_watch_kind(backends[i]) != NULL) {
			zend_object *found = zend_enum_get_case_cstr(php_poll_ce.backend, backends[i]);

			GC_ADDREF(found);
			add_next_index_object(return_value, found);
		}
	}
}

ZEND_METHOD(Io_Poll_Backend, isAvailable)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(php_poll_kind(Z_OBJ_P(ZEND_THIS)) != NULL);
}

ZEND_METHOD(Io_Poll_Backend, supportsEdgeTriggering)
{
	const skc_poller_kind *kind = php_poll_kind(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(kind != NULL && kind->edge);
}
