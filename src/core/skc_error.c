#include "skc_error.h"

#include "skc_missing.h"

/* Where a system has two names for one number, the first row counts. */
static const struct {
	const char *symbol;
	int code;
} resolve_rows[] = {
	{ "EAI_AGAIN", EAI_AGAIN },
	{ "EAI_BADFLAGS", EAI_BADFLAGS },
	{ "EAI_FAIL", EAI_FAIL },
	{ "EAI_FAMILY", EAI_FAMILY },
	{ "EAI_MEMORY", EAI_MEMORY },
	{ "EAI_NONAME", EAI_NONAME },
	{ "EAI_NODATA", EAI_NODATA },
	{ "EAI_ADDRFAMILY", EAI_ADDRFAMILY },
	{ "EAI_OVERFLOW", EAI_OVERFLOW },
	{ "EAI_SERVICE", EAI_SERVICE },
	{ "EAI_SOCKTYPE", EAI_SOCKTYPE },
	{ "EAI_SYSTEM", EAI_SYSTEM },
};

void skc_err_message(skc_err code, char *buffer, size_t size)
{
	if (code < SKC_HOST_ERROR_BASE) {
		skc_os_host_error_text(SKC_HOST_ERROR_BASE - code, buffer, size);
		return;
	}
	skc_os_error_text(code, buffer, size);
}

skc_err skc_err_of_lookup(int eai)
{
	return SKC_LOOKUP_ERROR(SKC_HOST_ERROR_BASE, skc_os_host_error(eai));
}

skc_error_row skc_err_describe(skc_err code)
{
	size_t count;
	const skc_error_row *rows = skc_os_errors(&count);

	for (size_t i = 0; code != SKC_MISSING && i < count; i++) {
		if (rows[i].code == code) {
			return rows[i];
		}
	}
	return (skc_error_row){ "", code, SKC_ERROR_OTHER };
}

const char *skc_err_resolve_symbol(int eai)
{
	for (size_t i = 0; eai != SKC_MISSING && i < SKC_COUNT(resolve_rows); i++) {
		if (resolve_rows[i].code == eai) {
			return resolve_rows[i].symbol;
		}
	}
	return "";
}
