#include "skc_os.h"

#include "skc_calls.h"
#include "skc_os_header.h"

#ifdef __linux__
skc_err skc_os_send_batch(
		skc_handle handle, const skc_message *messages, size_t count, int flags, size_t *done)
{
	struct mmsghdr headers[SKC_BATCH_MAX];
	int result;

	for (size_t i = 0; i < count; i++) {
		const skc_addr *name = messages[i].name;

		skc__header_fill(&headers[i].msg_hdr, &messages[i]);
		headers[i].msg_hdr.msg_namelen = name != NULL ? name->len : 0;
	}
	result = skc_call.sendmmsg(handle, headers, (unsigned) count, flags);
	if (result < 0) {
		return errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}

skc_err skc_os_recv_batch(skc_handle handle, skc_message *messages, size_t *sizes, size_t count,
		int flags, size_t *done)
{
	struct mmsghdr headers[SKC_BATCH_MAX];
	int result;

	for (size_t i = 0; i < count; i++) {
		skc__header_fill(&headers[i].msg_hdr, &messages[i]);
		skc__header_want_name(&headers[i].msg_hdr, &messages[i]);
	}
	result = skc_call.recvmmsg(handle, headers, (unsigned) count, flags | MSG_WAITFORONE);
	if (result < 0) {
		return errno;
	}
	for (int i = 0; i < result; i++) {
		skc__header_read(&headers[i].msg_hdr, &messages[i]);
		sizes[i] = headers[i].msg_len;
	}
	*done = (size_t) result;
	return SKC_OK;
}
#else
skc_err skc_os_send_batch(
		skc_handle handle, const skc_message *messages, size_t count, int flags, size_t *done)
{
	(void) handle;
	(void) messages;
	(void) count;
	(void) flags;
	(void) done;
	return SKC_ENOSYS;
}

skc_err skc_os_recv_batch(skc_handle handle, skc_message *messages, size_t *sizes, size_t count,
		int flags, size_t *done)
{
	(void) handle;
	(void) messages;
	(void) sizes;
	(void) count;
	(void) flags;
	(void) done;
	return SKC_ENOSYS;
}
#endif
