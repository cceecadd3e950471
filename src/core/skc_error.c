#include "skc_error.h"

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

skc_error_row skc_err_describe(skc_err code)
{
	size_t count;
	const skc_error_row *rows = skc_os_errors(&count);

	for (size_t i = 0; i < count; i++) {
		if (rows[i].code == code) {
			return rows[i];
		}
	}
	return (skc_error_row){ "", code, SKC_ERROR_OTHER };
}
