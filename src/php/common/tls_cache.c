#include "common/tls_cache.h"

#include "common/globals.h"

/* Programs have few sets of options. */
#define CONTEXTS_MAX 32

typedef struct tls_cache_entry {
	unsigned char digest[SKC_TLS_DIGEST];
	skc_tls_context *context; /* NULL: free */
	uint64_t used;
} tls_cache_entry;

typedef struct tls_cache {
	uint64_t clock;
	tls_cache_entry entries[CONTEXTS_MAX];
} tls_cache;

skc_tls_context *php_tls_cache_find(const unsigned char digest[SKC_TLS_DIGEST])
{
	tls_cache *cache = SOCKETS_OWN(tls);

	for (size_t i = 0; cache != NULL && i < CONTEXTS_MAX; i++) {
		tls_cache_entry *entry = &cache->entries[i];

		if (entry->context != NULL && memcmp(entry->digest, digest, SKC_TLS_DIGEST) == 0) {
			entry->used = ++cache->clock;
			return entry->context;
		}
	}
	return NULL;
}

void php_tls_cache_add(const unsigned char digest[SKC_TLS_DIGEST], skc_tls_context *context)
{
	tls_cache *cache = SOCKETS_OWN(tls);
	tls_cache_entry *oldest;

	if (cache == NULL) {
		cache = SOCKETS_OWN(tls) = pecalloc(1, sizeof(*cache), 1);
	}
	oldest = &cache->entries[0];
	for (size_t i = 1; i < CONTEXTS_MAX; i++) {
		if (cache->entries[i].used < oldest->used) {
			oldest = &cache->entries[i];
		}
	}
	skc_tls_context_release(oldest->context);
	oldest->context = skc_tls_context_share(context);
	oldest->used = ++cache->clock;
	memcpy(oldest->digest, digest, SKC_TLS_DIGEST);
}

void php_tls_cache_free(void **cache)
{
	tls_cache *old = *cache;

	for (size_t i = 0; old != NULL && i < CONTEXTS_MAX; i++) {
		skc_tls_context_release(old->entries[i].context);
	}
	pefree(old, 1);
	*cache = NULL;
}
