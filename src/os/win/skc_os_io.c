#include "skc_os.h"

#include "skc_calls.h"

#include <string.h>

/* Winsock's lengths are int; a longer request is shortened, which a stream allows. */
static int io_clip(size_t len)
{
	return len > INT_MAX ? INT_MAX : (int) len;
}

static skc_err io_finish(int result, size_t *done)
{
	if (result == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	*done = (size_t) result;
	return SKC_OK;
}

/* For a datagram longer than the buffer Winsock fills the buffer and returns WSAEMSGSIZE; other
 * systems truncate it without an error, and so does this function. */
static skc_err io_finish_receive(int result, size_t len, size_t *done)
{
	skc_err err = io_finish(result, done);

	if (err == WSAEMSGSIZE) {
		*done = len;
		return SKC_OK;
	}
	return err;
}

skc_err skc_os_send(skc_handle handle, const void *data, size_t len, int flags, size_t *done)
{
	return io_finish(skc_call.send(handle, data, io_clip(len), flags), done);
}

skc_err skc_os_recv(skc_handle handle, void *buffer, size_t len, int flags, size_t *done)
{
	return io_finish_receive(skc_call.recv(handle, buffer, io_clip(len), flags), len, done);
}

skc_err skc_os_send_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done)
{
	const struct sockaddr *name = to->len > 0 ? &to->u.sa : NULL;

	return io_finish(skc_call.sendto(handle, data, io_clip(len), flags, name, (int) to->len), done);
}

skc_err skc_os_recv_from(
		skc_handle handle, void *buffer, size_t len, int flags, skc_addr *from, size_t *done)
{
	int space = sizeof(from->u.storage);
	skc_err err;

	skc_addr_clear(from);
	err = io_finish_receive(
			skc_call.recvfrom(handle, buffer, io_clip(len), flags, &from->u.sa, &space), len, done);
	if (err == SKC_OK) {
		from->len = space < (int) sizeof(from->u.storage) ? (skc_socklen) space : 0;
	}
	return err;
}

/* --- messages --- */

static WSAMSG io_header_of(const skc_message *message, int flags)
{
	static WSABUF nothing;
	WSAMSG header = { 0 };

	/* Winsock requires at least one buffer. */
	header.lpBuffers = message->iov_count > 0 ? message->iov : &nothing;
	header.dwBufferCount = message->iov_count > 0 ? (DWORD) message->iov_count : 1;
	header.Control.buf = message->control;
	header.Control.len = message->control != NULL ? (ULONG) message->control_len : 0;
	header.dwFlags = (DWORD) flags;
	if (message->name != NULL) {
		header.name = &message->name->u.sa;
		header.namelen = (INT) message->name->len;
	}
	return header;
}

skc_err skc_os_send_message(skc_handle handle, const skc_message *message, int flags, size_t *done)
{
	WSAMSG header = io_header_of(message, 0);
	DWORD sent = 0;

	if (header.namelen == 0) {
		header.name = NULL;
	}
	if (skc_call.sendmsg(handle, &header, (DWORD) flags, &sent) == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	*done = sent;
	return SKC_OK;
}

/* The total size of a message's buffers. */
static size_t io_room(const skc_message *message)
{
	size_t total = 0;

	for (size_t i = 0; i < message->iov_count; i++) {
		total += SKC_IOV_LEN(&message->iov[i]);
	}
	return total;
}

/* If the control messages do not fit, Winsock does not return the number of bytes of data. They fit
 * into this buffer, and are truncated for the caller afterwards. */
typedef union control_room {
	char bytes[1024];
	skc_cmsghdr align;
} control_room;

static void io_give_control(skc_message *message, const WSAMSG *header, const control_room *own)
{
	size_t len = header->Control.len;

	message->flags = (int) header->dwFlags;
	if (header->Control.buf == own->bytes) {
		if (len > message->control_len) {
			len = message->control_len;
			message->flags |= MSG_CTRUNC;
		}
		memcpy(message->control, own->bytes, len);
	}
	message->control_len = len;
}

/* Truncated data is reported by a flag, not as an error. */
static skc_err io_receive(skc_handle handle, const skc_message *message, WSAMSG *header, DWORD *got)
{
	skc_err err =
			skc_call.recvmsg(handle, header, got) == SOCKET_ERROR ? WSAGetLastError() : SKC_OK;

	if (err == WSAEMSGSIZE) {
		*got = (DWORD) io_room(message);
		header->dwFlags |= MSG_TRUNC;
		err = SKC_OK;
	}
	return err;
}

skc_err skc_os_recv_message(skc_handle handle, skc_message *message, int flags, size_t *done)
{
	WSAMSG header = io_header_of(message, flags);
	control_room own;
	DWORD got = 0;
	skc_err err;

	if (header.Control.len > 0 && header.Control.len < sizeof(own)) {
		header.Control.buf = own.bytes;
		header.Control.len = sizeof(own);
	}
	if (message->name != NULL) {
		skc_addr_clear(message->name);
		header.namelen = (INT) sizeof(message->name->u.storage);
	}
	err = io_receive(handle, message, &header, &got);
	if (err != SKC_OK) {
		return err;
	}
	*done = got;
	io_give_control(message, &header, &own);
	if (message->name != NULL) {
		bool given = header.namelen < (INT) sizeof(message->name->u.storage);

		message->name->len = given ? (skc_socklen) header.namelen : 0;
	}
	return SKC_OK;
}

int skc_os_recv_message_flags(void)
{
	return 0;
}
