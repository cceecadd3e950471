/* skc_notify.c: messages to the service manager, and its watchdog. */

#include "net.h"

#include "skc_notify.h"

CASE(assignments)
{
	static const char *const good[] = { "READY=1", "STATUS=", "STATUS=a b = c", "X_1=\xc3\xa9" };
	static const char *const bad[] = { "", "READY", "=1", "READY=1\n", "STATUS=x\nMAINPID=1",
		"\nREADY=1", " READY=1", "READY =1" };

	for (size_t i = 0; i < SKC_COUNT(good); i++) {
		CHECK(skc_notify_is_assignment(good[i], strlen(good[i])));
	}
	for (size_t i = 0; i < SKC_COUNT(bad); i++) {
		CHECK(!skc_notify_is_assignment(bad[i], strlen(bad[i])));
	}
	CHECK(!skc_notify_is_assignment("STATUS=a\0b", 10));
}

CASE(watchdog)
{
	static const struct {
		const char *usec, *pid, *wrong;
		int64_t want;
	} rows[] = {
		{ NULL, NULL, NULL, 0 },
		{ NULL, "42", NULL, 0 },
		{ "30000000", NULL, NULL, 30 * SKC_NS_PER_SEC },
		{ "1", "42", NULL, SKC_NS_PER_USEC },
		{ "30000000", "41", NULL, 0 },
		{ "x", "41", NULL, 0 },
		{ "9223372036854775", NULL, NULL, INT64_C(9223372036854775000) },
		{ "9223372036854776", NULL, NULL, INT64_MAX },
		{ "18446744073709551615", NULL, NULL, INT64_MAX },
		{ "18446744073709551616", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "0", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "-1", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "1 ", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "1:", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "1/", NULL, SKC_NOTIFY_WATCHDOG, 0 },
		{ "1", "", SKC_NOTIFY_WATCHDOG_PID, 0 },
		{ "1", "4294967338", SKC_NOTIFY_WATCHDOG_PID, 0 },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int64_t time = 77;
		const char *wrong = NULL;
		skc_err err = skc_notify_watchdog(rows[i].usec, rows[i].pid, 42, &time, &wrong);

		CHECK_INT(err, rows[i].wrong != NULL ? SKC_EINVAL : SKC_OK);
		CHECK_INT(time, rows[i].want);
		if (err != SKC_OK) {
			CHECK_STR(wrong, rows[i].wrong);
		}
	}
}

CASE(addresses)
{
	static const char *const invalid[] = { "", "/", "@", "relative", "vsock", "vsock:", "vsock:2",
		"vsock:2:", "vsock:2:x", "vsock:x:1", "vsock:2:4294967296", "unix:/x",
		"tcp://127.0.0.1:1" };

	for (size_t i = 0; i < SKC_COUNT(invalid); i++) {
		skc_err err = skc_notify_send(invalid[i], "READY=1", 7);

		CHECK(err == SKC_EINVAL || (invalid[i][0] == 'v' && err == SKC_EAFNOSUPPORT));
	}
	CHECK(skc_notify_send("/nonexistent/notify", "READY=1", 7) != SKC_OK);
}

#ifdef __linux__
static skc_handle abstract_socket(char *name, size_t size)
{
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	socklen_t len = sizeof(un);
	skc_handle handle = net_open(AF_UNIX, SOCK_DGRAM);

	/* The system chooses an abstract name. */
	if (bind(handle, (struct sockaddr *) &un, sizeof(sa_family_t)) < 0 ||
			getsockname(handle, (struct sockaddr *) &un, &len) < 0) {
		os_fail("bind");
	}
	snprintf(name, size, "@%.*s", (int) (len - sizeof(sa_family_t) - 1), un.sun_path + 1);
	return handle;
}

CASE(sends)
{
	char name[120];
	char got[100];
	skc_handle handle = abstract_socket(name, sizeof(name));

	net_hook(net_go_on);
	for (int i = 0; i < 3; i++) {
		if (i == 1) {
			skc_fault_set("sendmsg", 1, 1, SKC_EINTR);
		} else if (i == 2) {
			skc_fault_set("sendmsg", 1, 1, SKC_EAGAIN);
		}
		CHECK_INT(skc_notify_send(name, "READY=1\nSTATUS=x", 16), SKC_OK);
		skc_fault_clear();
		CHECK_INT(recv(handle, got, sizeof(got), MSG_DONTWAIT), 16);
		CHECK_MEM(got, "READY=1\nSTATUS=x", 16);
	}
	skc_fault_set("connect", 1, 1, SKC_ECONNREFUSED);
	CHECK_INT(skc_notify_send(name, "READY=1", 7), SKC_ECONNREFUSED);
	skc_fault_clear();
	skc_fault_set("socket", 1, 1, SKC_EMFILE);
	CHECK_INT(skc_notify_send(name, "READY=1", 7), SKC_EMFILE);
	skc_fault_clear();
	os_close(handle);
}
#endif
