#include "common/address_cache.h"

#include "common/globals.h"

/* Longer texts have a scope, whose number may change: they are not cached. */
#define TEXT_MAX 45

typedef struct address_cache {
	skc_addr read;
	zend_long port;
	size_t len; /* 0: no address is cached */
	char text[TEXT_MAX];
	skc_addr printed;
	zend_string *printed_text; /* NULL: no text is cached */
} address_cache;

static address_cache *address_cache_mine(void)
{
	return (address_cache *) SOCKETS_OWN(addresses);
}

static address_cache *address_cache_make(void)
{
	if (address_cache_mine() == NULL) {
		SOCKETS_OWN(addresses) = ecalloc(1, sizeof(address_cache));
	}
	return address_cache_mine();
}

static bool address_cache_takes(const zend_string *text)
{
	return ZSTR_LEN(text) <= TEXT_MAX && memchr(ZSTR_VAL(text), '%', ZSTR_LEN(text)) == NULL;
}

const skc_addr *php_address_cached(int family, const zend_string *text, zend_long port)
{
	const address_cache *c = address_cache_mine();

	if (c == NULL || c->len != ZSTR_LEN(text) || c->port != port || c->len == 0 ||
			skc_addr_family(&c->read) != family || memcmp(c->text, ZSTR_VAL(text), c->len) != 0) {
		return NULL;
	}
	return &c->read;
}

void php_address_cache(const zend_string *text, zend_long port, const skc_addr *addr)
{
	address_cache *c;

	if (!address_cache_takes(text)) {
		return;
	}
	c = address_cache_make();
	c->read = *addr;
	c->port = port;
	c->len = ZSTR_LEN(text);
	memcpy(c->text, ZSTR_VAL(text), c->len);
}

/* Prints an address and caches its text. */
static zend_never_inline zend_string *address_cache_print(const skc_addr *addr)
{
	skc_addr_parts parts;
	address_cache *c;
	zend_string *text;

	skc_addr_print(addr, &parts);
	text = zend_string_init(parts.text, parts.text_len, 0);
	if (!address_cache_takes(text)) {
		return text;
	}
	c = address_cache_make();
	if (c->printed_text != NULL) {
		zend_string_release(c->printed_text);
	}
	c->printed = *addr;
	c->printed_text = zend_string_copy(text);
	return text;
}

zend_string *php_address_text(const skc_addr *addr)
{
	const address_cache *c = address_cache_mine();

	if (c != NULL && c->printed_text != NULL && c->printed.len == addr->len &&
			memcmp(&c->printed.u, &addr->u, addr->len) == 0) {
		return zend_string_copy(c->printed_text);
	}
	return address_cache_print(addr);
}

void php_address_cache_free(void)
{
	address_cache *c = address_cache_mine();

	if (c == NULL) {
		return;
	}
	if (c->printed_text != NULL) {
		zend_string_release(c->printed_text);
	}
	efree(c);
	SOCKETS_OWN(addresses) = NULL;
}
