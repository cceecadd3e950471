#include "skc_zerocopy.h"

/* Linux, MAX_RW_COUNT: a longer message is truncated without an error. */
#define CALL_MAX ((size_t) 0x7ffff000)

static size_t zerocopy_size_of(const skc_iov *iov, size_t count)
{
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		size_t len = SKC_IOV_LEN(&iov[i]);

		if (len >= CALL_MAX - size) {
			return CALL_MAX;
		}
		size += len;
	}
	return size;
}

static void zerocopy_copy(const skc_iov *iov, char *to, size_t size)
{
	for (; size > 0; iov++) {
		size_t len = SKC_IOV_LEN(iov) < size ? SKC_IOV_LEN(iov) : size;

		if (len > 0) {
			memcpy(to, SKC_IOV_BASE(iov), len);
		}
		to += len;
		size -= len;
	}
}

skc_err skc_zerocopy_take(const skc_iov *iov, size_t count, skc_zerocopy *out)
{
	size_t size = zerocopy_size_of(iov, count);
	void *pages = NULL;
	skc_err err = size > 0 ? skc_os_map_pages(size, &pages) : SKC_OK;

	if (err == SKC_OK) {
		zerocopy_copy(iov, pages, size);
		out->iov = SKC_IOV(pages, size);
		out->pages = size;
	}
	return err;
}

void skc_zerocopy_release(skc_zerocopy *data)
{
	if (data->pages > 0) {
		skc_os_unmap_pages(SKC_IOV_BASE(&data->iov), data->pages);
	}
}
