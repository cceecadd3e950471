/* skc_error.c and skc_os_error.c: the texts of codes. */

#include "net.h"
#include "skc_error.h"

static void expect(skc_err code, const char *want)
{
	char text[256];

	memset(text, '#', sizeof(text));
	skc_err_message(code, text, sizeof(text));
	CHECK_STR(text, want);
}

CASE(system_codes)
{
	for (int code = 1; code < 200; code++) {
		expect(code, os_error_text(code));
	}
	expect(ECONNREFUSED, os_error_text(ECONNREFUSED));
	CHECK(strlen(os_error_text(ECONNREFUSED)) > 10);
}

CASE(codes_of_nobody)
{
	static const int codes[] = { 12345678, -1, -10000, INT_MAX };

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		expect(codes[i], os_error_text(codes[i]));
	}
}

/* Lookup errors lie below their base. */
CASE(host_codes)
{
	for (int code = 1; code <= 4; code++) {
		expect(SKC_HOST_ERROR_BASE - code, os_host_error_text(code));
	}
	expect(-2000000000, os_host_error_text(SKC_HOST_ERROR_BASE + 2000000000));
}

/* A buffer that is too small gets the bytes that fit and a NUL, and nothing behind them. */
CASE(small_buffers)
{
	char refused[256], host[256], text[32];

	snprintf(refused, sizeof(refused), "%s", os_error_text(ECONNREFUSED));
	snprintf(host, sizeof(host), "%s", os_host_error_text(1));

	for (size_t size = 1; size < 19; size++) {
		memset(text, '#', sizeof(text));
		skc_err_message(ECONNREFUSED, text, size);
		CHECK_INT(strlen(text), size - 1);
		CHECK_MEM(text, refused, size - 1);
		CHECK_INT(text[size], '#');
		memset(text, '#', sizeof(text));
		skc_err_message(SKC_HOST_ERROR_BASE - 1, text, size);
		CHECK_MEM(text, host, strlen(text));
		CHECK(strlen(text) == size - 1 || strcmp(text, host) == 0);
		CHECK_INT(text[size], '#');
	}
}

/* Every code of the constants' table for Winsock has a text: the system's where it has one. */
#ifdef PHP_SOCKETS_WSA
static const struct {
	const char *name;
	int code;
} winsock[] = {
#include "wsa_codes.h"
};

CASE(winsock_codes)
{
	bool told = getenv("CHECK_VERBOSE") != NULL;

	for (size_t i = 0; i < SKC_COUNT(winsock); i++) {
		const char *system = os_system_text(winsock[i].code);
		char text[256];

		skc_err_message(winsock[i].code, text, sizeof(text));
		CHECK(strlen(text) > 5 && strpbrk(text, "\r\n") == NULL);
		CHECK(strncmp(text, "Unknown error", 13) != 0);
		if (*system != '\0') {
			CHECK_STR(text, system);
		}
		if (told) {
			printf("%d %s: %s (%s)\n", winsock[i].code, winsock[i].name, text,
					*system != '\0' ? "the system's" : "ours");
		}
	}
	CHECK(SKC_COUNT(winsock) > 40);
}

/* Codes of errno have the texts of the C library, small codes of Winsock those of the system. */
CASE(both_kinds_of_numbers)
{
	expect(13, "Permission denied");
	expect(WSA_NOT_ENOUGH_MEMORY, os_system_text(WSA_NOT_ENOUGH_MEMORY));
	expect(WSA_INVALID_PARAMETER, os_system_text(WSA_INVALID_PARAMETER));
}
#endif

/* A code that the system lacks has a row, which no lookup finds. */
CASE(missing)
{
	CHECK_STR(skc_err_describe(SKC_MISSING).symbol, "");
	CHECK_INT(skc_err_describe(SKC_MISSING).kind, SKC_ERROR_OTHER);
	CHECK_STR(skc_err_resolve_symbol(SKC_MISSING), "");
}

CASE(pending)
{
	CHECK(skc_err_is_pending(EAGAIN));
	CHECK(skc_err_is_pending(EWOULDBLOCK));
	CHECK(skc_err_is_pending(EINPROGRESS));
	CHECK(!skc_err_is_pending(SKC_OK));
	CHECK(!skc_err_is_pending(EINTR));
	CHECK(!skc_err_is_pending(ECONNREFUSED));
	CHECK(!skc_err_is_pending(SKC_HOST_ERROR_BASE - 1));
}

CASE(host_error_of_a_look_up)
{
	CHECK_INT(skc_os_host_error(EAI_NONAME), HOST_NOT_FOUND);
	CHECK_INT(skc_os_host_error(EAI_AGAIN), TRY_AGAIN);
	CHECK_INT(skc_os_host_error(EAI_FAIL), NO_RECOVERY);
#ifdef EAI_NODATA
	CHECK_INT(skc_os_host_error(EAI_NODATA), EAI_NODATA == EAI_NONAME ? HOST_NOT_FOUND : NO_DATA);
#endif
#ifdef EAI_ADDRFAMILY
	CHECK_INT(skc_os_host_error(EAI_ADDRFAMILY), NO_DATA);
#endif
	CHECK_INT(skc_os_host_error(EAI_MEMORY), NO_RECOVERY);
	CHECK_INT(skc_os_host_error(12345), NO_RECOVERY);
	CHECK_INT(skc_err_of_lookup(EAI_NONAME), OS_LOOKUP_CODE(HOST_NOT_FOUND));
	CHECK_INT(skc_err_of_lookup(EAI_AGAIN), OS_LOOKUP_CODE(TRY_AGAIN));
}

/* --- skc_base.c ------------------------------------------------------------------------------- */

CASE(interrupt_hook)
{
	CHECK_INT(skc_interrupted(NULL), SKC_OK);
	net_hook(net_stop);
	CHECK_INT(skc_interrupted(NULL), SKC_EINTR);
	net_hook(net_go_on);
	CHECK_INT(skc_interrupted(NULL), SKC_OK);
	CHECK_INT(net_hook_runs, 1);
	skc_set_interrupt(NULL);
	CHECK_INT(skc_interrupted(NULL), SKC_OK);
	CHECK_INT(net_hook_runs, 1);
}

CASE(life)
{
	CHECK_INT(skc_os_startup(), SKC_OK);
	CHECK_INT(skc_os_startup(), SKC_OK);
	skc_os_shutdown();
	skc_os_shutdown();
}
