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
/* A descriptor is passed in a message and arrives; the lengths are those of the message. */
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

/* A message without buffers is a datagram without bytes. */
CASE(messages_without_buffers)
{
	skc_message nothing = { 0 };
	char in[4];
	size_t done = 99;
	skc_handle s[2];

	net_udp(s);
	CHECK_INT(skc_os_send_message(s[0], &nothing, 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	CHECK_INT(skc_os_send(s[0], "more", 4, 0, &done), SKC_OK);
	done = 99;
	CHECK_INT(skc_os_recv(s[1], in, 4, 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	/* With an empty buffer a datagram is truncated to no bytes. */
	nothing = (skc_message){ 0 };
	CHECK_INT(skc_os_recv_message(s[1], &nothing, 0, &done), SKC_OK);
	CHECK_INT(done, 0);
	CHECK_INT(nothing.flags & MSG_TRUNC, MSG_TRUNC);
	net_close(s);
}

#ifdef IP_PKTINFO
/* A control message of the system, with and without room for it. */
CASE(packet_information)
{
	union {
		char bytes[SKC_CMSG_SPACE(sizeof(struct in_pktinfo))];
		skc_cmsghdr align;
	} control = { { 0 } };
	char in[4];
	skc_iov iov = SKC_IOV(in, 4);
	skc_message message = {
		.iov = &iov, .iov_count = 1, .control = control.bytes, .control_len = sizeof(control)
	};
	struct in_pktinfo info;
	size_t done = 0;
	int on = 1;
	skc_handle s[2];

	net_udp(s);
	REQUIRE_INT(skc_os_set_option(s[1], IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)), SKC_OK);
	CHECK_INT(skc_os_send(s[0], "one", 3, 0, &done), SKC_OK);
	CHECK_INT(skc_os_send(s[0], "two", 3, 0, &done), SKC_OK);
	CHECK_INT(skc_os_recv_message(s[1], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_MEM(in, "one", 3);
	CHECK_INT(message.flags & (MSG_TRUNC | MSG_CTRUNC), 0);
	REQUIRE(message.control_len >= SKC_CMSG_LEN(sizeof(info)));
	CHECK_INT(control.align.cmsg_level, IPPROTO_IP);
	CHECK_INT(control.align.cmsg_type, IP_PKTINFO);
	memcpy(&info, SKC_CMSG_DATA(&control.align), sizeof(info));
	CHECK_INT(ntohl(info.ipi_addr.s_addr), INADDR_LOOPBACK);
	message.control_len = SKC_CMSG_LEN(0);
	CHECK_INT(skc_os_recv_message(s[1], &message, 0, &done), SKC_OK);
	CHECK_INT(done, 3);
	CHECK_MEM(in, "two", 3);
	CHECK_INT(message.flags & MSG_CTRUNC, MSG_CTRUNC);
	net_close(s);
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
