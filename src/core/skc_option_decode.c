#include "skc_option.h"

#include "skc_number.h"
#include "skc_os.h"

#include <string.h>

/* On big-endian systems compilers allocate bit fields from the most significant bit. */
static int64_t decode_load_bits(const skc_member *member, unsigned byte)
{
	static const uint16_t probe = 1;
	bool little = *(const uint8_t *) &probe == 1;
	unsigned shift = little ? member->bit : 8U - member->bit - member->bits;

	return (byte >> shift) & ((1U << member->bits) - 1);
}

static int64_t decode_load_member(const skc_member *member, const char *base)
{
	int64_t number = skc_number_load(base + member->offset, member->size, member->is_signed);

	return member->bits == 0 ? number : decode_load_bits(member, (unsigned) number);
}

typedef skc_err (*decode_fn)(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out);

static skc_err decode_bytes(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	(void) row;
	out->shape = SKC_SHAPE_BYTES;
	out->data = bytes->data;
	out->len = bytes->len;
	return SKC_OK;
}

static skc_err decode_number(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	skc_socklen len = bytes->len;

	if (len != 1 && len != 4 && !(len == 8 && row->kind == SKC_OPTION_UINT64)) {
		return decode_bytes(row, bytes, out);
	}
	out->number = skc_number_load(bytes->data, len, len == 4 && row->kind != SKC_OPTION_UINT);
	return SKC_OK;
}

static skc_err decode_members(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	const skc_layout *layout = row->layout;

	out->shape = SKC_SHAPE_MEMBERS;
	for (size_t i = 0; i < layout->count; i++) {
		const skc_member *member = &layout->members[i];

		if ((size_t) member->offset + member->size > bytes->len) {
			break;
		}
		out->members[out->count++] = decode_load_member(member, bytes->data);
	}
	return SKC_OK;
}

static skc_err decode_name(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	const char *end = memchr(bytes->data, '\0', bytes->len);

	decode_bytes(row, bytes, out);
	out->shape = SKC_SHAPE_NAME;
	out->len = end != NULL ? (size_t) (end - out->data) : out->len;
	return SKC_OK;
}

static skc_err decode_interface4(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	skc_addr addr = { .len = sizeof(addr.u.in) };
	unsigned index = 0;
	skc_err err = SKC_OK;

	if (bytes->len != sizeof(addr.u.in.sin_addr)) {
		return decode_bytes(row, bytes, out);
	}
	addr.u.in.sin_family = AF_INET;
	memcpy(&addr.u.in.sin_addr, bytes->data, sizeof(addr.u.in.sin_addr));
	if (addr.u.in.sin_addr.s_addr != htonl(INADDR_ANY)) {
		err = skc_os_address_interface(&addr, &index);
	}
	out->number = index;
	return err;
}

static skc_err decode_handle(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	skc_err err = decode_number(row, bytes, out);

	if (out->shape == SKC_SHAPE_NUMBER && out->number >= 0) {
		out->shape = SKC_SHAPE_HANDLE;
	}
	return err;
}

static const decode_fn decoders[SKC_OPTION_KINDS] = {
	[SKC_OPTION_LENGTH] = decode_bytes,
	[SKC_OPTION_STRUCT] = decode_members,
	[SKC_OPTION_REPORT] = decode_members,
	[SKC_OPTION_TIME] = decode_members,
	[SKC_OPTION_NAME] = decode_name,
	[SKC_OPTION_BYTES] = decode_bytes,
	[SKC_OPTION_INTERFACE4] = decode_interface4,
	[SKC_OPTION_PKTINFO6] = decode_bytes,
	[SKC_OPTION_HANDLE] = decode_handle,
	[SKC_OPTION_FILTER] = decode_bytes,
};

skc_err skc_option_decode(
		const skc_option *row, const skc_option_bytes *bytes, skc_option_value *out)
{
	decode_fn decode = decoders[row->kind];

	out->shape = SKC_SHAPE_NUMBER;
	out->number = 0;
	out->count = 0;
	out->data = "";
	out->len = 0;
	if (bytes->len == 0 && row->kind != SKC_OPTION_NAME) {
		return SKC_OK;
	}
	return decode != NULL ? decode(row, bytes, out) : decode_number(row, bytes, out);
}
