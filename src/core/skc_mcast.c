#include "skc_mcast.h"

#include "skc_os.h"

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
	mcast_copy_address(&request.gsr_source, mcast->source);
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
