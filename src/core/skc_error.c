#include "skc_error.h"

#include "skc_os.h"

void skc_err_message(skc_err code, char *buffer, size_t size)
{
	if (code < SKC_HOST_ERROR_BASE) {
		skc_os_host_error_text(SKC_HOST_ERROR_BASE - code, buffer, size);
		return;
	}
	skc_os_error_text(code, buffer, size);
}

bool skc_err_is_pending(skc_err code)
{
	return code == SKC_EAGAIN || code == SKC_EWOULDBLOCK || code == SKC_EINPROGRESS;
}
