#include "common/constants.h"

#include "common/compat.h"
#include "skc_constants.h"

#define FIRST_SIZE 512

/* More than all constants. */
#define RESERVED 1024

/* The strings of names are static, so that PHP neither allocates a string for each constant nor
 * looks it up among its interned strings. PHP never frees or counts an interned string, and unloads
 * modules after it has destroyed the tables of constants. */
#define STATIC_TYPE (GC_STRING | ((IS_STR_INTERNED | IS_STR_PERMANENT) << GC_FLAGS_SHIFT))

typedef struct waiting_constant {
	zend_string *name;
	zend_long value;
} waiting_constant;

/* Constants that are registered later. Used by the one thread that starts PHP. */
static struct {
	waiting_constant *items;
	size_t count;
	size_t size;
	int module_number;
	bool at_once;
	bool hashes_hold;
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

/* What zend_register_long_constant() does, with a name that exists already. False: there is a
 * constant of that name. */
static bool constants_register(zend_string *name, zend_long value)
{
	zend_constant constant = { .name = name };

	ZVAL_LONG(&constant.value, value);
	ZEND_CONSTANT_SET_FLAGS(&constant, CONST_PERSISTENT, waiting.module_number);
	return zend_hash_add_mem(EG(zend_constants), name, &constant, sizeof(constant)) != NULL;
}

static void constants_constant(zend_string *name, zend_long value, bool is_bundled)
{
	if (!waiting.hashes_hold) {
		ZSTR_H(name) = zend_hash_func(ZSTR_VAL(name), ZSTR_LEN(name));
	}
	if (!is_bundled && !waiting.at_once) {
		constants_wait_for_others(name, value);
	} else if (!constants_register(name, value) && is_bundled) {
		zend_error(E_WARNING, "Constant %s already defined", ZSTR_VAL(name));
	}
}

/* The generated hashes spare the pages of the names a write. */
#define HASH(of) ((zend_ulong) (of) | (zend_ulong) 1 << (sizeof(zend_ulong) * 8 - 1))
#define HASH_OF_A HASH(177638)

/* Called by the generated headers. since: the first PHP whose bundled extension has it; 0: none.
 * hash: that of the name on 64 bits, without the highest bit. */
#define PHP_SOCKETS_CONSTANT(name_, value_, since, hash) \
	do { \
		static struct { \
			zend_refcounted_h gc; \
			zend_ulong h; \
			size_t len; \
			char val[sizeof(name_)]; \
		} string = { { 1, { STATIC_TYPE } }, HASH(hash), sizeof(name_) - 1, name_ }; \
		constants_constant( \
				(zend_string *) &string, (zend_long) (value_), PHP_SOCKETS_IS_BUNDLED(since)); \
	} while (0)

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
		constants_register(waiting.items[i].name, waiting.items[i].value);
	}
	pefree(waiting.items, 1);
	waiting.items = NULL;
	waiting.count = waiting.size = 0;
	return next != NULL ? next() : SUCCESS;
}

void php_sockets_constants_startup(int type, int module_number)
{
	HashTable *all = EG(zend_constants);

	waiting.module_number = module_number;
	waiting.at_once = type == MODULE_TEMPORARY;
	waiting.hashes_hold = zend_hash_func("A", 1) == HASH_OF_A;
	zend_hash_extend(all, zend_hash_num_elements(all) + RESERVED, false);
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
