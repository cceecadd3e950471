#include "skc_os.h"

#include "skc_calls.h"

/* Winsock's lengths are int; a longer request is a short one, as a stream may do anyway. */
static int clip(size_t len)
{
	return len > INT_MAX ? INT_MAX : (int) len;
}

static skc_err finish(int result, size_t *done)
{
	if (result == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	*done = (size_t) result;
	return SKC_OK;
}

/* A datagram longer than the buffer is WSAEMSGSIZE here, with the buffer filled; elsewhere it is
 * cut in silence, and so it is for our callers. */
static skc_err finish_receive(int result, size_t len, size_t *done)
{
	skc_err err = finish(result, done);

	if (err == WSAEMSGSIZE) {
		*done = len;
		return SKC_OK;
	}
	return err;
}

skc_err skc_os_send(skc_handle handle, const void *data, size_t len, int flags, size_t *done)
{
	return finish(skc_call.send(handle, data, clip(len), flags), done);
}

skc_err skc_os_recv(skc_handle handle, void *buffer, size_t len, int flags, size_t *done)
{
	return finish_receive(skc_call.recv(handle, buffer, clip(len), flags), len, done);
}

skc_err skc_os_send_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done)
{
	const struct sockaddr *name = to->len > 0 ? &to->u.sa : NULL;

	return finish(skc_call.sendto(handle, data, clip(len), flags, name, (int) to->len), done);
}

skc_err skc_os_recv_from(
		skc_handle handle, void *buffer, size_t len, int flags, skc_addr *from, size_t *done)
{
	int space = sizeof(from->u.storage);
	skc_err err = finish_receive(
			skc_call.recvfrom(handle, buffer, clip(len), flags, &from->u.sa, &space), len, done);

	if (err == SKC_OK) {
		from->len = space < (int) sizeof(from->u.storage) ? (skc_socklen) space : 0;
	}
	return err;
}

/* --- messages --- */

static WSAMSG header_of(const skc_message *message, int flags)
{
	WSAMSG header = { 0 };

	header.lpBuffers = message->iov;
	header.dwBufferCount = (DWORD) message->iov_count;
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
	WSAMSG header = header_of(message, 0);
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

/* Bytes that the buffers of a message hold. */
static size_t room(const skc_message *message)
{
	size_t total = 0;

	for (size_t i = 0; i < message->iov_count; i++) {
		total += SKC_IOV_LEN(&message->iov[i]);
	}
	return total;
}

skc_err skc_os_recv_message(skc_handle handle, skc_message *message, int flags, size_t *done)
{
	WSAMSG header = header_of(message, flags);
	DWORD got = 0;
	skc_err err;

	header.namelen = message->name != NULL ? (INT) sizeof(message->name->u.storage) : 0;
	err = skc_call.recvmsg(handle, &header, &got) == SOCKET_ERROR ? WSAGetLastError() : SKC_OK;
	if (err == WSAEMSGSIZE) {
		got = (DWORD) room(message);
		header.dwFlags |= MSG_TRUNC;
		err = SKC_OK;
	}
	if (err != SKC_OK) {
		return err;
	}
	*done = got;
	message->control_len = header.Control.len;
	message->flags = (int) header.dwFlags;
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
