/* skc_fault.c: the table of faults. */

#include "net.h"

/* One send of len bytes through the table; returns the bytes, or minus the code. */
static long send_some(skc_handle fd, size_t len)
{
	char block[64] = "0123456789";
	size_t done = 0;
	skc_err err = skc_os_send(fd, block, len, 0, &done);

	return err == SKC_OK ? (long) done : -(long) err;
}

CASE(nth_and_times)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_set("send", 2, 2, ENOBUFS));
	CHECK_INT(send_some(s[0], 3), 3);
	CHECK_INT(send_some(s[0], 3), -ENOBUFS);
	CHECK_INT(send_some(s[0], 3), -ENOBUFS);
	CHECK_INT(send_some(s[0], 3), 3);
	CHECK_INT(skc_fault_count("send"), 4);
	/* Counted from now, not from the start. */
	CHECK(skc_fault_set("send", 1, 1, ENOMEM));
	CHECK_INT(send_some(s[0], 3), -ENOMEM);
	CHECK_INT(send_some(s[0], 3), 3);
	net_close(s);
}

CASE(for_ever_and_clear)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_set("send", 1, 0, EPIPE));
	for (int i = 0; i < 50; i++) {
		CHECK_INT(send_some(s[0], 1), -EPIPE);
	}
	skc_fault_clear();
	CHECK_INT(skc_fault_count("send"), 0);
	CHECK_INT(send_some(s[0], 1), 1);
	net_close(s);
}

CASE(shortened)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_short("send", 1, 2, 4));
	CHECK_INT(send_some(s[0], 10), 4);
	CHECK_INT(send_some(s[0], 2), 2);
	CHECK_INT(send_some(s[0], 10), 10);
	CHECK(!skc_fault_short("bind", 1, 1, 4));
	CHECK(!skc_fault_short("nosuch", 1, 1, 4));
	net_close(s);
}

/* Messages are cut within a buffer and behind one; the caller's message does not change. */
CASE(shortened_messages)
{
	char in[3][4] = { "", "", "" };
	skc_iov out[3] = { SKC_IOV("abc", 3), SKC_IOV("def", 3), SKC_IOV("ghi", 3) };
	skc_iov iov[3] = { SKC_IOV(in[0], 3), SKC_IOV(in[1], 3), SKC_IOV(in[2], 3) };
	skc_message message = { .iov = out, .iov_count = 3 };
	size_t done = 0;
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_short("sendmsg", 1, 1, 4));
	CHECK(skc_fault_short("sendmsg", 2, 1, 3));
	CHECK_INT(skc_os_send_message(s[0], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 4);
	CHECK_INT(skc_os_send_message(s[0], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_INT(SKC_IOV_LEN(&out[1]), 3);
	message = (skc_message){ .iov = iov, .iov_count = 3 };
	CHECK(skc_fault_short("recvmsg", 1, 1, 5));
	CHECK_INT(skc_os_recv_message(s[1], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 5);
	CHECK_MEM(in[0], "abc", 4);
	CHECK_MEM(in[1], "da", 3);
	CHECK_INT(SKC_IOV_LEN(&iov[1]), 3);
	CHECK_INT(skc_os_recv_message(s[1], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 2);
	net_close(s);
}

CASE(close_closes)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_set("close", 1, 1, EINTR));
	CHECK_INT(skc_os_close(s[0]), EINTR);
	CHECK(!os_is_open(s[0]));
	os_close(s[1]);
}

CASE(refused_rules)
{
	CHECK(!skc_fault_set("nosuch", 1, 1, EIO));
	CHECK(!skc_fault_set("send", 0, 1, EIO));
	CHECK(!skc_fault_set("send", 1, 1, 0));
	CHECK_INT(skc_fault_count("nosuch"), 0);
	for (int i = 0; i < 16; i++) {
		CHECK(skc_fault_set("send", 1000, 1, EIO));
	}
	CHECK(!skc_fault_set("send", 1000, 1, EIO));
}

CASE(text)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	CHECK(skc_fault_parse("send:1:ENOBUFS,send:2:short=2,send:3:104:2,recv:9:EAI_AGAIN:0"));
	CHECK_INT(send_some(s[0], 5), -ENOBUFS);
	CHECK_INT(send_some(s[0], 5), 2);
	CHECK_INT(send_some(s[0], 5), -104);
	CHECK_INT(send_some(s[0], 5), -104);
	CHECK_INT(send_some(s[0], 5), 5);
	net_close(s);
}

CASE(text_with_mistakes)
{
	static const char *const texts[] = { "", ",", "send", "send:", "send:1",
		"send:1:", "send:x:EIO", "send:0:EIO", "send:-1:EIO", "send:1:ENOSUCH", "send:1:0",
		"send:1:EIO:", "send:1:EIO:-1", "send:1:EIO:x", "send:1:EIO,", "send:1:EIO,,send:1:EIO",
		"sen:1:EIO", "sendd:1:EIO", "send:1:short=", "send:1:short=-1", "send:1:short=x",
		"bind:1:short=1", "send:1:EIOX", "send:99999999999999999999:EIO", "send:1:EIO:99999999999",
		"send:1:EIO;recv:1:EIO" };

	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		if (!CHECK(!skc_fault_parse(texts[i]))) {
			printf("  with \"%s\"\n", texts[i]);
		}
	}
}

CASE(environment)
{
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	os_unset("SKC_FAULTS");
	skc_fault_from_env();
	CHECK_INT(send_some(s[0], 1), 1);
	os_setenv("SKC_FAULTS", "send:1:EPIPE");
	skc_fault_from_env();
	CHECK_INT(send_some(s[0], 1), -EPIPE);
	os_unset("SKC_FAULTS");
	net_close(s);
}
