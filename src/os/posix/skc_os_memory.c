#include "skc_os.h"

#include "skc_calls.h"

#include <sys/mman.h>

skc_err skc_os_map_pages(size_t size, void **out)
{
	void *pages = skc_call.mmap(
			NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, SKC_HANDLE_NONE, 0);

	if (pages == MAP_FAILED) {
		return errno;
	}
	*out = pages;
	return SKC_OK;
}

void skc_os_unmap_pages(void *pages, size_t size)
{
	skc_call.munmap(pages, size);
}
