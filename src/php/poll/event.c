#include "poll/event.h"

#include "zend_enum.h"

#include "poll/classes.h"
#include "poll/watcher.h"
#include "skc_watch.h"

/* --- Event ---------------------------------------------------------------------------------- */

#define EVENT(name, bit) \
	{ \
		name, sizeof(name) - 1, bit \
	}

static const struct {
	const char *name;
	size_t len;
	unsigned bit;
} events[] = {
	EVENT("Read", PHP_SOCKETS_READ),
	EVENT("Write", PHP_SOCKETS_WRITE),
	EVENT("Error", PHP_SOCKETS_ERROR),
	EVENT("HangUp", PHP_SOCKETS_HANGUP),
	EVENT("ReadHangUp", PHP_SOCKETS_READ_HANGUP),
	EVENT("OneShot", PHP_SOCKETS_ONESHOT),
	EVENT("EdgeTriggered", PHP_SOCKETS_EDGE),
};

/* Length and first letter identify a case of the enum. */
static unsigned poll_event_bit(zend_object *event)
{
	const zend_string *name = Z_STR_P(zend_enum_fetch_case_name(event));

	for (size_t i = 0; i < SKC_COUNT(events); i++) {
		if (ZSTR_LEN(name) == events[i].len && ZSTR_VAL(name)[0] == events[i].name[0]) {
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
		bits |= poll_event_bit(Z_OBJ_P(value));
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

ZEND_METHOD(Io_Poll_Watcher, hasTriggered)
{
	const php_poll_watcher *w = php_poll_watcher_from(Z_OBJ_P(ZEND_THIS));
	zend_object *event;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(event, php_poll_ce.event)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(w->triggered & poll_event_bit(event));
}

/* --- Backend -------------------------------------------------------------------------------- */

static const char *const backends[] = { "Poll", "Epoll", "Kqueue", "EventPorts", "WSAPoll" };

#ifdef SKC_FAULTS
/* Tests choose the poller of Auto. */
static const skc_poller_kind *poll_event_best_kind(void)
{
	const char *name = getenv("SKC_POLL_BACKEND");
	const skc_poller_kind *kind = name != NULL ? skc_watch_kind(name) : NULL;

	return kind != NULL ? kind : skc_watch_best_kind();
}
#else
#define poll_event_best_kind skc_watch_best_kind
#endif

const skc_poller_kind *php_poll_kind(zend_object *backend)
{
	zend_string *name = backend != NULL ? Z_STR_P(zend_enum_fetch_case_name(backend)) : NULL;

	if (name == NULL || zend_string_equals_literal(name, "Auto")) {
		return poll_event_best_kind();
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
