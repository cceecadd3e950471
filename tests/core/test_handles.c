/* skc_handles.c, skc_os_peer_credentials: passing handles, failing calls, limits. */

#include "net.h"

#include "skc_handles.h"
#include "skc_time.h"

static skc_err send_one(skc_handle to, skc_handle what, const char *text, int64_t limit)
{
	size_t done;

	return skc_handles_send(
			net_sock(to), &what, 1, text, strlen(text), skc_time_deadline(limit), &done);
}

static skc_err receive(skc_handle from, size_t max, skc_handles *got)
{
	static char data[64];

	return skc_handles_receive(
			net_sock(from), data, sizeof(data), max, skc_time_deadline(5 * SKC_NS_PER_SEC), got);
}

static bool is_inherited(skc_handle handle)
{
	return (fcntl(handle, F_GETFD) & FD_CLOEXEC) == 0;
}

CASE(handles_arrive)
{
	skc_handle s[2];
	skc_handles got;

	net_unix(SOCK_STREAM, s);
	CHECK_INT(send_one(s[0], s[0], "ab", SKC_FOREVER), SKC_OK);
	if (CHECK_INT(receive(s[1], 1, &got), SKC_OK) && CHECK_INT(got.count, 1)) {
		CHECK_INT(got.bytes, 2);
		CHECK(!got.cut);
		CHECK(!is_inherited(got.of[0]));
		CHECK_INT(send(got.of[0], "!", 1, 0), 1);
		skc_os_close(got.of[0]);
	}
	CHECK_INT(receive(s[1], 1, &got), SKC_OK);
	CHECK_INT(got.count, 0);
	CHECK_INT(got.bytes, 1);
	net_close(s);
}

CASE(more_than_is_wanted)
{
	skc_handle s[2];
	skc_handle three[3];
	skc_handles got;
	size_t done;

	net_unix(SOCK_SEQPACKET, s);
	three[0] = three[1] = three[2] = s[0];
	CHECK_INT(skc_handles_send(net_sock(s[0]), three, 3, "abc", 3, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_INT(receive(s[1], 2, &got), SKC_EMSGSIZE);
	CHECK_INT(got.count, 0);
	CHECK_INT(got.bytes, 3);
	net_close(s);
}

/* SCM_MAX_FD of Linux, unix(7). The sendmsg() of musl has room for one less. */
CASE(as_many_as_the_kernel_takes)
{
	skc_handle s[2], many[SKC_HANDLES_MAX];
	skc_handles got;
	size_t done;

	net_unix(SOCK_STREAM, s);
	for (size_t i = 0; i < SKC_COUNT(many); i++) {
		many[i] = s[0];
	}
	CHECK_INT(skc_handles_send(net_sock(s[0]), many, SKC_COUNT(many), "a", 1, SKC_FOREVER, &done),
			SKC_OK);
	if (CHECK_INT(receive(s[1], SKC_COUNT(many), &got), SKC_OK)) {
		CHECK_INT(got.count, SKC_COUNT(many));
		for (size_t i = 0; i < got.count; i++) {
			skc_os_close(got.of[i]);
		}
	}
	net_close(s);
}

/* A signal in the middle, failing calls, a buffer that is too small. */
CASE(calls_that_fail)
{
	skc_handle s[2];
	skc_handles got;

	size_t done = 99;

	net_unix(SOCK_STREAM, s);
	skc_set_interrupt(net_go_on);
	skc_fault_set("sendmsg", 1, 1, EINTR);
	skc_fault_set("recvmsg", 1, 1, EINTR);
	CHECK_INT(send_one(s[0], s[0], "x", SKC_FOREVER), SKC_OK);
	CHECK_INT(receive(s[1], 1, &got), SKC_OK);
	CHECK_INT(got.count, 1);
	skc_os_close(got.of[0]);

	skc_fault_clear();
	skc_fault_set("sendmsg", 1, 1, EPERM);
	CHECK_INT(send_one(s[0], s[0], "x", SKC_FOREVER), EPERM);
	skc_fault_set("recvmsg", 1, 1, ENOMEM);
	CHECK_INT(receive(s[1], 1, &got), ENOMEM);

	skc_fault_clear();
	skc_fault_short("sendmsg", 1, 1, 1);
	CHECK_INT(skc_handles_send(net_sock(s[0]), s, 1, "xyz", 3, SKC_FOREVER, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_INT(receive(s[1], 1, &got), SKC_OK);
	CHECK_INT(got.count, 1);
	skc_os_close(got.of[0]);
	if (got.bytes < 3) {
		CHECK_INT(receive(s[1], 1, &got), SKC_OK);
		CHECK_INT(got.bytes, 2);
	}
	net_close(s);
}

CASE(time_limits)
{
	skc_handle s[2];
	skc_handles got;
	char data[4096] = { 0 };

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_handles_receive(net_sock(s[1]), data, 1, 1, skc_time_deadline(0), &got),
			SKC_EDEADLINE);
	while (send(s[0], data, sizeof(data), MSG_DONTWAIT) > 0) {
	}
	CHECK_INT(send_one(s[0], s[0], "x", MSEC), SKC_EDEADLINE);
	net_close(s);
}

CASE(who_the_peer_is)
{
	skc_handle s[2];
	skc_handle alone;
	skc_credentials who;

	net_unix(SOCK_STREAM, s);
	CHECK_INT(skc_os_peer_credentials(s[0], &who), SKC_OK);
	CHECK_INT(who.uid, geteuid());
	CHECK_INT(who.gid, getegid());
	net_close(s);
	CHECK_INT(skc_os_open(AF_UNIX, SOCK_STREAM, 0, 0, &alone), SKC_OK);
	CHECK_INT(skc_os_peer_credentials(alone, &who), SKC_ENOTCONN);
	skc_os_close(alone);
	CHECK_INT(skc_os_peer_credentials(SKC_HANDLE_NONE, &who), EBADF);
	CHECK_INT(skc_os_process_id(), getpid());
}
