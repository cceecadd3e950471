/* skc_error.c and skc_os_error.c: codes in words. */

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
	for (int code = 0; code < 200; code++) {
		expect(code, strerror(code));
	}
	expect(ECONNREFUSED, "Connection refused");
}

CASE(codes_of_nobody)
{
	static const int codes[] = { 12345678, -1, -10000, INT_MAX };

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		expect(codes[i], strerror(codes[i]));
	}
}

/* Look-up errors lie below their base. */
CASE(host_codes)
{
	for (int code = 1; code <= 4; code++) {
		expect(SKC_HOST_ERROR_BASE - code, hstrerror(code));
	}
	expect(INT_MIN, hstrerror(INT_MAX));
}

/* A buffer that is too small gets what fits and a NUL, and not a byte more. */
CASE(small_buffers)
{
	char text[32];

	for (size_t size = 1; size < 19; size++) {
		memset(text, '#', sizeof(text));
		skc_err_message(ECONNREFUSED, text, size);
		CHECK_INT(strlen(text), size - 1);
		CHECK_MEM(text, "Connection refused", size - 1);
		CHECK_INT(text[size], '#');
		memset(text, '#', sizeof(text));
		skc_err_message(SKC_HOST_ERROR_BASE - 1, text, size);
		CHECK_MEM(text, hstrerror(1), strlen(text));
		CHECK(strlen(text) == size - 1 || strcmp(text, hstrerror(1)) == 0);
		CHECK_INT(text[size], '#');
	}
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
	CHECK_INT(skc_os_host_error(EAI_NODATA), NO_DATA);
	CHECK_INT(skc_os_host_error(EAI_ADDRFAMILY), NO_DATA);
	CHECK_INT(skc_os_host_error(EAI_MEMORY), NO_RECOVERY);
	CHECK_INT(skc_os_host_error(12345), NO_RECOVERY);
}

/* --- skc_base.c --------------------------------------------------------------------------------
 */

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
