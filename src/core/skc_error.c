#include "skc_error.h"

/* Some systems give two names one number: the first counts. */
static const struct {
	const char *symbol;
	int code;
} resolve_rows[] = {
#ifdef EAI_AGAIN
	{ "EAI_AGAIN", EAI_AGAIN },
#endif
#ifdef EAI_BADFLAGS
	{ "EAI_BADFLAGS", EAI_BADFLAGS },
#endif
#ifdef EAI_FAIL
	{ "EAI_FAIL", EAI_FAIL },
#endif
#ifdef EAI_FAMILY
	{ "EAI_FAMILY", EAI_FAMILY },
#endif
#ifdef EAI_MEMORY
	{ "EAI_MEMORY", EAI_MEMORY },
#endif
#ifdef EAI_NONAME
	{ "EAI_NONAME", EAI_NONAME },
#endif
#ifdef EAI_NODATA
	{ "EAI_NODATA", EAI_NODATA },
#endif
#ifdef EAI_ADDRFAMILY
	{ "EAI_ADDRFAMILY", EAI_ADDRFAMILY },
#endif
#ifdef EAI_OVERFLOW
	{ "EAI_OVERFLOW", EAI_OVERFLOW },
#endif
#ifdef EAI_SERVICE
	{ "EAI_SERVICE", EAI_SERVICE },
#endif
#ifdef EAI_SOCKTYPE
	{ "EAI_SOCKTYPE", EAI_SOCKTYPE },
#endif
#ifdef EAI_SYSTEM
	{ "EAI_SYSTEM", EAI_SYSTEM },
#endif
};

void skc_err_message(skc_err code, char *buffer, size_t size)
{
	if (code < SKC_HOST_ERROR_BASE) {
		skc_os_host_error_text(SKC_HOST_ERROR_BASE - code, buffer, size);
		return;
	}
	skc_os_error_text(code, buffer, size);
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

const char *skc_err_resolve_symbol(int eai)
{
	for (size_t i = 0; i < SKC_COUNT(resolve_rows); i++) {
		if (resolve_rows[i].code == eai) {
			return resolve_rows[i].symbol;
		}
	}
	return "";
}
