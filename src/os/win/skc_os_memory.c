#include "skc_os.h"

/* No flag of Winsock sends from memory after the call returns. */

skc_err skc_os_map_pages(size_t size, void **out)
{
	(void) size;
	(void) out;
	return SKC_EOPNOTSUPP;
}

void skc_os_unmap_pages(void *pages, size_t size)
{
	(void) pages;
	(void) size;
}
