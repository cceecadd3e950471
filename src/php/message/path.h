#ifndef PHP_SOCKETS_MESSAGE_PATH_H
#define PHP_SOCKETS_MESSAGE_PATH_H

/*
 * Reads nested arrays with errors that name the element. A path is a chain of frames on the C
 * stack; its text is made only for a warning: "error converting user data (path: msghdr > control >
 * element #0): reason".
 */

#include "php_sockets.h"

typedef struct php_message_path {
	const struct php_message_path *up; /* NULL: the first word of the path */
	const char *key;                   /* NULL: an element of a list */
	size_t index;
} php_message_path;

#define PHP_MESSAGE_ROOT(name) ((php_message_path){ NULL, (name), 0 })
#define PHP_MESSAGE_KEY(up, name) ((php_message_path){ (up), (name), 0 })
#define PHP_MESSAGE_ELEMENT(up, number) ((php_message_path){ (up), NULL, (number) })

/* Both warn and return false: for data of the program, and for data of the system. */
ZEND_COLD bool php_message_fail(const php_message_path *at, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);
ZEND_COLD bool php_message_fail_native(const php_message_path *at, const char *format, ...)
		ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* The array of a value; NULL after a warning. A reference to an array is refused: a __toString()
 * could change the array while it is read. */
HashTable *php_message_array(const php_message_path *at, zval *in);

/* The element of an array; NULL after a warning if there is none. */
zval *php_message_need(const php_message_path *at, HashTable *in, zend_string *key);

/* An integer, or a value that converts to one: also a float in the range of 64 bits. False after a
 * warning or an exception. */
bool php_message_convert_long(const php_message_path *at, zval *in, int64_t *out);

static inline bool php_message_long(const php_message_path *at, zval *in, int64_t *out)
{
	if (EXPECTED(Z_TYPE_P(in) == IS_LONG)) {
		*out = Z_LVAL_P(in);
		return true;
	}
	return php_message_convert_long(at, in, out);
}

/* Where an int of PHP has 32 bits, an unsigned number of 32 bits above INT32_MAX is returned as a
 * negative one, and accepted as that. */
static inline bool php_message_wraps(int64_t number, int64_t min, int64_t max)
{
	return SIZEOF_ZEND_LONG == 4 && min == 0 && max == UINT32_MAX && number >= INT32_MIN &&
			number < 0;
}

/* The same within limits; type is their name in the warning: "a native int". */
static inline bool php_message_int(const php_message_path *at, zval *in, int64_t min, int64_t max,
		const char *type, int64_t *out)
{
	int64_t number;

	if (!php_message_long(at, in, &number)) {
		return false;
	}
	if (UNEXPECTED((number < min || number > max) && !php_message_wraps(number, min, max))) {
		return php_message_fail(at, "given PHP integer is out of bounds for %s", type);
	}
	*out = number;
	return true;
}

/* An interface, by index or name. s: an unknown interface becomes its last error. */
bool php_message_interface(php_socket *s, const php_message_path *at, zval *in, uint32_t *out);

/* Makes the keys of messages, interned; at the module's start. */
void php_sockets_message_startup(void);

#define PHP_MESSAGE_KEYS(X) \
	X(name) \
	X(iov) \
	X(control) \
	X(flags) \
	X(buffer_size) \
	X(controllen) \
	X(level) \
	X(type) \
	X(data) \
	X(family) \
	X(addr) \
	X(port) \
	X(flowinfo) \
	X(scope_id) \
	X(path) \
	X(ifindex) \
	X(spec_dst) \
	X(pid) \
	X(uid) \
	X(gid) \
	X(sec) \
	X(usec) \
	X(nsec) \
	X(errno) \
	X(origin) \
	X(code) \
	X(info) \
	X(offender) \
	X(protocol) \
	X(hatype) \
	X(pkttype) \
	X(groups) \
	X(cid) \
	X(addrtype) \
	X(scope) \
	X(instance) \
	X(lower) \
	X(upper) \
	X(domain) \
	X(node) \
	X(ref) \
	X(rx_id) \
	X(tx_id)

#define PHP_MESSAGE_KEY_ENUM(name) PHP_MESSAGE_##name,

typedef enum php_message_key {
	PHP_MESSAGE_KEYS(PHP_MESSAGE_KEY_ENUM) PHP_MESSAGE_KEY_COUNT
} php_message_key;

extern zend_string *php_message_keys[PHP_MESSAGE_KEY_COUNT];

#define PHP_MESSAGE_STR(name) (php_message_keys[PHP_MESSAGE_##name])

/* The element of an array; NULL if there is none. */
static inline zval *php_message_find(const HashTable *in, const zend_string *key)
{
	return zend_hash_find_known_hash(in, key);
}

/* Makes an array for count elements, to be added by php_message_put(). */
static inline HashTable *php_message_start(zval *out, uint32_t count)
{
	array_init_size(out, count);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	return Z_ARRVAL_P(out);
}

/* Adds an element whose key is not in the array yet; takes value. */
static inline void php_message_put(HashTable *to, zend_string *key, zval *value)
{
	_zend_hash_append_ex(to, key, value, true);
}

/* Makes a list for count elements, to be added by php_message_append(). */
static inline void php_message_list_of(zval *out, uint32_t count)
{
	array_init_size(out, count);
	zend_hash_real_init_packed(Z_ARRVAL_P(out));
}

static inline void php_message_append(HashTable *to, zval *value)
{
	ZEND_HASH_FILL_PACKED(to)
	{
		ZEND_HASH_FILL_SET(value);
		ZEND_HASH_FILL_NEXT();
	}
	ZEND_HASH_FILL_END();
}

static inline void php_message_put_long(HashTable *to, zend_string *key, zend_long number)
{
	zval value;

	ZVAL_LONG(&value, number);
	php_message_put(to, key, &value);
}

#endif
