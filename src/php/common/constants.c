#include "common/constants.h"

#include "common/compat.h"
#include "skc_constants.h"

#define FIRST_SIZE 64

/* A constant that is registered later. The name is interned while the module starts: strings that
 * are interned after the start of PHP belong to a request. */
typedef struct waiting_constant {
	zend_string *name;
	zend_long value;
} waiting_constant;

/* Used by the one thread that starts PHP. */
static struct {
	waiting_constant *items;
	size_t count;
	size_t size;
	int module_number;
	bool at_once;
	zend_result (*next)(void); /* the previous callback */
} waiting;

static void constants_wait_for_others(zend_string *name, zend_long value)
{
	if (waiting.count == waiting.size) {
		waiting.size = waiting.size == 0 ? FIRST_SIZE : waiting.size * 2;
		waiting.items = safe_perealloc(waiting.items, waiting.size, sizeof(*waiting.items), 0, 1);
	}
	waiting.items[waiting.count++] = (waiting_constant){ name, value };
}

static void constants_register_where_missing(
		const char *name, size_t len, zend_long value, int module_number)
{
	if (!zend_hash_str_exists(EG(zend_constants), name, len)) {
		zend_register_long_constant(name, len, value, CONST_PERSISTENT, module_number);
	}
}

static void constants_constant(
		const char *name, size_t len, zend_long value, bool is_bundled, int module_number)
{
	if (is_bundled) {
		zend_register_long_constant(name, len, value, CONST_PERSISTENT, module_number);
	} else if (waiting.at_once) {
		constants_register_where_missing(name, len, value, module_number);
	} else {
		constants_wait_for_others(zend_string_init_interned(name, len, 1), value);
	}
}

/* Called by the generated headers. since: the first PHP whose bundled extension has it; 0: none. */
#define PHP_SOCKETS_CONSTANT(name, value, since) \
	constants_constant(name, sizeof(name) - 1, (zend_long) (value), PHP_SOCKETS_IS_BUNDLED(since), \
			module_number)

#include "constants_core_arginfo.h"
#include "constants_error_arginfo.h"
#include "constants_family_arginfo.h"
#include "constants_filter_arginfo.h"
#include "constants_inet_arginfo.h"
#include "constants_lookup_arginfo.h"
#include "constants_message_arginfo.h"
#include "constants_option_arginfo.h"

/* Runs before opcache preloads scripts: opcache, too, calls the previous callback first. */
static zend_result constants_after_start(void)
{
	zend_result (*next)(void) = waiting.next;

	waiting.next = NULL;
	for (size_t i = 0; i < waiting.count; i++) {
		const waiting_constant *item = &waiting.items[i];

		constants_register_where_missing(
				ZSTR_VAL(item->name), ZSTR_LEN(item->name), item->value, waiting.module_number);
	}
	pefree(waiting.items, 1);
	waiting.items = NULL;
	waiting.count = waiting.size = 0;
	return next != NULL ? next() : SUCCESS;
}

void php_sockets_constants_startup(int type, int module_number)
{
	waiting.module_number = module_number;
	waiting.at_once = type == MODULE_TEMPORARY;
	register_constants_core_symbols(module_number);
	register_constants_error_symbols(module_number);
	register_constants_family_symbols(module_number);
	register_constants_filter_symbols(module_number);
	register_constants_inet_symbols(module_number);
	register_constants_lookup_symbols(module_number);
	register_constants_message_symbols(module_number);
	register_constants_option_symbols(module_number);
	if (!waiting.at_once) {
		waiting.next = zend_post_startup_cb;
		zend_post_startup_cb = constants_after_start;
	}
}
