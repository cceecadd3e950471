#include "skc_os.h"

#include "skc_calls.h"

#include <string.h>

#include "skc_time.h"

static skc_err option_get(skc_handle handle, int level, int option, void *value, skc_socklen *len)
{
	int size = (int) *len;

	if (skc_call.getsockopt(handle, level, option, value, &size) == SOCKET_ERROR) {
		return WSAGetLastError();
	}
	*len = (skc_socklen) size;
	return SKC_OK;
}

static skc_err option_set(
		skc_handle handle, int level, int option, const void *value, skc_socklen len)
{
	return skc_call.setsockopt(handle, level, option, value, (int) len) == SOCKET_ERROR
			? WSAGetLastError()
			: SKC_OK;
}

/* Winsock's timeouts are a DWORD of milliseconds; other systems have a struct timeval. */
static bool option_is_limit(int level, int option)
{
	return level == SOL_SOCKET && (option == SO_RCVTIMEO || option == SO_SNDTIMEO);
}

skc_err skc_os_get_option(skc_handle handle, int level, int option, void *value, skc_socklen *len)
{
	struct timeval span;
	int64_t limit;
	skc_err err;

	if (!option_is_limit(level, option) || *len < sizeof(span)) {
		return option_get(handle, level, option, value, len);
	}
	err = skc_os_get_timeout(handle, option, &limit);
	if (err == SKC_OK) {
		span.tv_sec = (long) (limit / SKC_NS_PER_SEC);
		span.tv_usec = (long) (limit % SKC_NS_PER_SEC / SKC_NS_PER_USEC);
		memcpy(value, &span, sizeof(span));
		*len = sizeof(span);
	}
	return err;
}

skc_err skc_os_set_option(
		skc_handle handle, int level, int option, const void *value, skc_socklen len)
{
	struct timeval span;
	DWORD msec;

	if (!option_is_limit(level, option) || len != sizeof(span)) {
		return option_set(handle, level, option, value, len);
	}
	memcpy(&span, value, sizeof(span));
	if (span.tv_sec < 0 || span.tv_usec < 0) {
		return WSAEINVAL;
	}
	msec = (DWORD) skc_time_to_msec(skc_time_from_parts(span.tv_sec, span.tv_usec));
	return option_set(handle, SOL_SOCKET, option, &msec, sizeof(msec));
}

static skc_err option_protocol_info(skc_handle handle, WSAPROTOCOL_INFOW *out)
{
	skc_socklen len = sizeof(*out);

	return option_get(handle, SOL_SOCKET, SO_PROTOCOL_INFOW, out, &len);
}

skc_err skc_os_family(skc_handle handle, int *out)
{
	WSAPROTOCOL_INFOW info;
	skc_err err = option_protocol_info(handle, &info);

	if (err == SKC_OK) {
		*out = info.iAddressFamily;
	}
	return err;
}

skc_err skc_os_type(skc_handle handle, int *out)
{
	int type;
	skc_socklen len = sizeof(type);
	skc_err err = option_get(handle, SOL_SOCKET, SO_TYPE, &type, &len);

	if (err == SKC_OK) {
		*out = type;
	}
	return err;
}

skc_err skc_os_protocol(skc_handle handle, int *out)
{
	WSAPROTOCOL_INFOW info;
	skc_err err = option_protocol_info(handle, &info);

	if (err == SKC_OK) {
		*out = info.iProtocol;
	}
	return err;
}

skc_err skc_os_get_timeout(skc_handle handle, int option, int64_t *out)
{
	DWORD msec;
	skc_socklen len = sizeof(msec);
	skc_err err = option_get(handle, SOL_SOCKET, option, &msec, &len);

	if (err == SKC_OK) {
		*out = (int64_t) msec * SKC_NS_PER_MSEC;
	}
	return err;
}
