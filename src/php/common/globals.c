#ifdef HAVE_CONFIG_H
#include "config.h" /* COMPILE_DL_SOCKETS */
#endif

#include "common/globals.h"

#include "common/custody.h"
#include "common/scratch.h"
#include "common/tls_cache.h"

ZEND_DECLARE_MODULE_GLOBALS(sockets)

#if defined(COMPILE_DL_SOCKETS) && defined(ZTS)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

void php_sockets_globals_construct(void *globals)
{
	zend_sockets_globals *made = globals;

	ZEND_TSRMLS_CACHE_UPDATE();
	memset(made, 0, sizeof(*made));
	made->own = pecalloc(1, sizeof(*made->own), 1);
}

void php_sockets_globals_destruct(void *globals)
{
	zend_sockets_globals *old = globals;

	pefree(old->strerror_buf, 1);
	php_scratch_free(&old->own->scratch);
	php_custody_free(&old->own->custody);
	php_tls_cache_free(&old->own->tls);
	pefree(old->own->scheduler, 1);
	pefree(old->own->foreign, 1);
	pefree(old->own, 1);
}
