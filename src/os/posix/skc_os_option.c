#include "skc_os.h"

#include "skc_calls.h"
#include "skc_time.h"

skc_err skc_os_get_option(skc_handle handle, int level, int option, void *value, skc_socklen *len)
{
	return skc_call.getsockopt(handle, level, option, value, len) < 0 ? errno : SKC_OK;
}

skc_err skc_os_set_option(
		skc_handle handle, int level, int option, const void *value, skc_socklen len)
{
	return skc_call.setsockopt(handle, level, option, value, len) < 0 ? errno : SKC_OK;
}

#ifdef SO_DOMAIN
skc_err skc_os_family(skc_handle handle, int *out)
{
	int family;
	skc_socklen len = sizeof(family);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_DOMAIN, &family, &len);

	if (err == SKC_OK) {
		*out = family;
	}
	return err;
}
#else
skc_err skc_os_family(skc_handle handle, int *out)
{
	skc_addr addr;
	skc_err err = skc_os_local_name(handle, &addr);

	if (err == SKC_OK) {
		*out = skc_addr_family(&addr);
	}
	return err;
}
#endif

skc_err skc_os_type(skc_handle handle, int *out)
{
	int type;
	skc_socklen len = sizeof(type);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_TYPE, &type, &len);

	if (err == SKC_OK) {
		*out = type;
	}
	return err;
}

#ifdef SO_PROTOCOL
skc_err skc_os_protocol(skc_handle handle, int *out)
{
	int protocol;
	skc_socklen len = sizeof(protocol);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_PROTOCOL, &protocol, &len);

	if (err == SKC_OK) {
		*out = protocol;
	}
	return err;
}
#else
skc_err skc_os_protocol(skc_handle handle, int *out)
{
	int type;
	skc_err err = skc_os_type(handle, &type);

	if (err == SKC_OK) {
		*out = type == SOCK_STREAM ? IPPROTO_TCP : type == SOCK_DGRAM ? IPPROTO_UDP : 0;
	}
	return err;
}
#endif

skc_err skc_os_get_timeout(skc_handle handle, int option, int64_t *out)
{
	struct timeval value;
	skc_socklen len = sizeof(value);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, option, &value, &len);

	if (err == SKC_OK) {
		*out = skc_time_from_parts(value.tv_sec, value.tv_usec);
	}
	return err;
}
