/* skc_listen.c: options of listeners. */

#include "net.h"

#include "listen.h"

CASE(options_that_fail_are_named)
{
	static const struct {
		int which, option, nth;
	} rows[] = {
		{ SKC_LISTEN_REUSE_ADDR, SO_REUSEADDR, 1 },
		{ SKC_LISTEN_REUSE_PORT, SKC_SO_REUSEPORT, 2 },
		{ SKC_LISTEN_DEFER_ACCEPT, SKC_TCP_DEFER_ACCEPT, 2 },
		{ SKC_LISTEN_FAST_OPEN, SKC_TCP_FASTOPEN, 2 },
	};
	skc_addr addr = net_loopback(0);

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		if (rows[i].option == SKC_NO_OPTION) {
			CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed),
					SKC_EOPNOTSUPP);
			CHECK_INT(failed, rows[i].which);
			continue;
		}
		skc_fault_set("setsockopt", (unsigned) rows[i].nth, 1, SKC_EINVAL);
		CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed), SKC_EINVAL);
		CHECK_INT(failed, rows[i].which);
		CHECK(handle == UNTOUCHED);
		skc_fault_clear();
		CHECK_INT(open_with(&addr, SOCK_STREAM, rows[i].which, 1, &handle, &failed), SKC_OK);
		CHECK_INT(failed, SKC_LISTEN_OPTIONS);
		skc_os_close(handle);
	}
}

CASE(calls_that_fail_leave_nothing)
{
	static const char *const calls[] = { "socket", "bind", "listen" };
	skc_addr addr = net_loopback(0);

	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		skc_fault_set(calls[i], 1, 1, SKC_EACCES);
		CHECK_INT(
				open_with(&addr, SOCK_STREAM, SKC_LISTEN_BACKLOG, 1, &handle, &failed), SKC_EACCES);
		CHECK_INT(failed, SKC_LISTEN_OPTIONS);
		CHECK(handle == UNTOUCHED);
	}
}
