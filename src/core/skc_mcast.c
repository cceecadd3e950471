#include "skc_mcast.h"

#include "skc_os.h"

#include "skc_missing.h"

#include <string.h>

static void mcast_copy_address(struct sockaddr_storage *to, const skc_addr *from)
{
	memcpy(to, &from->u.storage, from->len <= sizeof(*to) ? from->len : sizeof(*to));
}

static void mcast_encode_group(const skc_mcast *mcast, skc_option_bytes *out)
{
	struct group_req request;

	memset(&request, 0, sizeof(request));
	request.gr_interface = mcast->index;
	mcast_copy_address(&request.gr_group, mcast->group);
	memcpy(out->room.bytes, &request, sizeof(request));
	out->len = sizeof(request);
}

static void mcast_encode_source(const skc_mcast *mcast, skc_option_bytes *out)
{
	struct group_source_req request;

	memset(&request, 0, sizeof(request));
	request.gsr_interface = mcast->index;
	mcast_copy_address(&request.gsr_group, mcast->group);
	if (mcast->source != NULL) {
		mcast_copy_address(&request.gsr_source, mcast->source);
	}
	memcpy(out->room.bytes, &request, sizeof(request));
	out->len = sizeof(request);
}

skc_err skc_mcast_encode(const skc_option *row, const skc_mcast *mcast, skc_option_bytes *out)
{
	if (row->kind != SKC_OPTION_GROUP && row->kind != SKC_OPTION_SOURCE) {
		return SKC_EINVAL;
	}
	out->level = row->level;
	out->option = row->native;
	out->data = out->room.bytes;
	if (row->kind == SKC_OPTION_GROUP) {
		mcast_encode_group(mcast, out);
	} else {
		mcast_encode_source(mcast, out);
	}
	return SKC_OK;
}

skc_err skc_mcast_interface(const char *name, size_t len, unsigned *out)
{
	char text[IF_NAMESIZE] = { 0 };

	if (len == 0 || len >= sizeof(text) || memchr(name, '\0', len) != NULL) {
		return SKC_ENODEV;
	}
	memcpy(text, name, len);
	return skc_os_interface_index(text, out);
}

bool skc_addr_is_multicast(const skc_addr *addr)
{
	int family = skc_addr_family(addr);

	return family == AF_INET ? IN_MULTICAST(ntohl(addr->u.in.sin_addr.s_addr))
							 : family == AF_INET6 && IN6_IS_ADDR_MULTICAST(&addr->u.in6.sin6_addr);
}

skc_err skc_mcast_read(const char *text, size_t len, skc_addr *out)
{
	skc_addr addr;
	skc_err err = skc_addr_parse(AF_INET, text, len, 0, &addr);

	if (err != SKC_OK) {
		err = skc_addr_parse(AF_INET6, text, len, 0, &addr);
		if (err != SKC_OK) {
			return err;
		}
		(void) skc_addr_unmap(&addr);
	}
	*out = addr;
	return SKC_OK;
}

skc_err skc_mcast_find_interface(const char *text, size_t len, unsigned *out)
{
	skc_addr addr;
	skc_err err = skc_mcast_read(text, len, &addr);

	if (err == SKC_EINVAL) {
		return skc_mcast_interface(text, len, out);
	}
	return err == SKC_OK ? skc_os_address_interface(&addr, out) : err;
}

static const struct {
	int any_source;
	int one_source;
} mcast_options[] = {
	[SKC_MCAST_JOIN] = { MCAST_JOIN_GROUP, MCAST_JOIN_SOURCE_GROUP },
	[SKC_MCAST_LEAVE] = { MCAST_LEAVE_GROUP, MCAST_LEAVE_SOURCE_GROUP },
	[SKC_MCAST_BLOCK] = { SKC_MISSING, MCAST_BLOCK_SOURCE },
	[SKC_MCAST_UNBLOCK] = { SKC_MISSING, MCAST_UNBLOCK_SOURCE },
};

skc_err skc_mcast_set(skc_handle handle, skc_mcast_change change, const skc_mcast *mcast)
{
	skc_option row;
	skc_option_bytes bytes;
	skc_err err;

	skc_option_find(skc_addr_family(mcast->group) == AF_INET ? IPPROTO_IP : IPPROTO_IPV6,
			mcast->source != NULL ? mcast_options[change].one_source
								  : mcast_options[change].any_source,
			&row);
	err = skc_mcast_encode(&row, mcast, &bytes);
	/* No row: the system lacks the option. */
	return err == SKC_OK ? skc_option_set(handle, &bytes) : SKC_ENOPROTOOPT;
}

bool skc_mcast_is_ipv6_only(skc_handle handle)
{
	int only = 0;
	skc_socklen len = sizeof(only);

	return skc_os_get_option(handle, IPPROTO_IPV6, IPV6_V6ONLY, &only, &len) == SKC_OK && only != 0;
}
