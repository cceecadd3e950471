/* skc_os_io.c: bytes and messages. Interruptions and short transfers: test_sock.c. */

#include "net.h"

CASE(addresses_of_streams)
{
	skc_addr from;
	size_t done = 0;
	char in[4];
	skc_handle s[2];

	net_unix(SOCK_STREAM, s);
	from.len = 99;
	CHECK_INT(send(s[1], "x", 1, 0), 1);
	CHECK_INT(skc_os_recv_from(s[0], in, 4, 0, &from, &done), SKC_OK);
	CHECK_INT(done, 1);
	CHECK_INT(from.len, 0);
	from.len = 99;
	os_nonblock(s[0]);
	CHECK_INT(skc_os_recv_from(s[0], in, 4, 0, &from, &done), SKC_EAGAIN);
	CHECK_INT(from.len, 99);
	net_close(s);
}

#ifdef SCM_RIGHTS
/* A descriptor goes through a message and arrives; its numbers are the message's. */
CASE(rights)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control = { { 0 } };
	skc_iov iov = SKC_IOV("x", 1);
	skc_message message = {
		.iov = &iov, .iov_count = 1, .control = control.bytes, .control_len = sizeof(control)
	};
	char in;
	size_t done = 0;
	skc_handle fd = SKC_HANDLE_NONE;
	skc_handle s[2], sent[2];

	net_unix(SOCK_STREAM, s);
	net_unix(SOCK_STREAM, sent);
	control.align = (struct cmsghdr){
		.cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS
	};
	memcpy(CMSG_DATA(&control.align), &sent[0], sizeof(int));
	CHECK_INT(skc_os_send_message(s[0], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 1);

	memset(&control, 0, sizeof(control));
	iov = SKC_IOV(&in, 1);
	REQUIRE_INT(skc_os_recv_message(s[1], &message, skc_os_recv_message_flags(), &done), SKC_OK);
	CHECK_INT(message.control_len, CMSG_SPACE(sizeof(int)));
	CHECK_INT(message.flags & ~MSG_CMSG_CLOEXEC, 0);
	memcpy(&fd, CMSG_DATA(&control.align), sizeof(int));
	CHECK(!os_is_inheritable(fd));
	CHECK_INT(send(sent[1], "through", 7, 0), 7);
	char text[8] = "";
	CHECK_INT(recv(fd, text, 7, 0), 7);
	CHECK_STR(text, "through");
	os_close(fd);
	net_close(sent);
	net_close(s);
}
#else
CASE(rights)
{
	SKIP("SCM_RIGHTS is needed");
}
#endif

CASE(failures)
{
	skc_addr addr = net_loopback(1);
	char byte = 0;
	skc_iov iov = SKC_IOV(&byte, 1);
	skc_message message = { .iov = &iov, .iov_count = 1 };
	size_t untouched = 77;

	CHECK_INT(skc_os_send(SKC_HANDLE_NONE, &byte, 1, 0, &untouched), OS_NO_HANDLE);
	CHECK_INT(skc_os_recv(SKC_HANDLE_NONE, &byte, 1, 0, &untouched), OS_NO_HANDLE);
	CHECK_INT(skc_os_send_to(SKC_HANDLE_NONE, &byte, 1, 0, &addr, &untouched), OS_NO_HANDLE);
	CHECK_INT(skc_os_recv_from(SKC_HANDLE_NONE, &byte, 1, 0, &addr, &untouched), OS_NO_HANDLE);
	CHECK_INT(skc_os_send_message(SKC_HANDLE_NONE, &message, 0, &untouched), OS_NO_HANDLE);
	CHECK_INT(skc_os_recv_message(SKC_HANDLE_NONE, &message, 0, &untouched), OS_NO_HANDLE);
	CHECK_INT(untouched, 77);
}
