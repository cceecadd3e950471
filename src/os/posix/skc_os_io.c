#include "skc_os.h"

#include "skc_calls.h"
#include "skc_os_header.h"

static skc_err io_finish(ssize_t result, size_t *done)
{
	if (result < 0) {
		return errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}

skc_err skc_os_send(skc_handle handle, const void *data, size_t len, int flags, size_t *done)
{
	return io_finish(skc_call.send(handle, data, len, flags), done);
}

skc_err skc_os_recv(skc_handle handle, void *buffer, size_t len, int flags, size_t *done)
{
	return io_finish(skc_call.recv(handle, buffer, len, flags), done);
}

skc_err skc_os_send_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done)
{
	return io_finish(skc_call.sendto(handle, data, len, flags, &to->u.sa, to->len), done);
}

skc_err skc_os_recv_from(
		skc_handle handle, void *buffer, size_t len, int flags, skc_addr *from, size_t *done)
{
	socklen_t space = sizeof(from->u.storage);
	skc_err err;

	skc_addr_clear(from);
	err = io_finish(skc_call.recvfrom(handle, buffer, len, flags, &from->u.sa, &space), done);
	if (err == SKC_OK) {
		skc_addr_set_length(from, space);
	}
	return err;
}

skc_err skc_os_send_message(skc_handle handle, const skc_message *message, int flags, size_t *done)
{
	struct msghdr header;

	skc__header_fill(&header, message);
	header.msg_namelen = message->name != NULL ? message->name->len : 0;
	return io_finish(skc_call.sendmsg(handle, &header, flags), done);
}

skc_err skc_os_recv_message(skc_handle handle, skc_message *message, int flags, size_t *done)
{
	struct msghdr header;
	skc_err err;

	skc__header_fill(&header, message);
	skc__header_want_name(&header, message);
	err = io_finish(skc_call.recvmsg(handle, &header, flags), done);
	if (err == SKC_OK) {
		skc__header_read(&header, message);
	}
	return err;
}

#ifdef MSG_CMSG_CLOEXEC
int skc_os_recv_message_flags(void)
{
	return MSG_CMSG_CLOEXEC;
}
#else
int skc_os_recv_message_flags(void)
{
	return 0;
}
#endif
