#include "skc_option.h"

#include "skc_number.h"
#include "skc_os.h"

#include <string.h>

/* sk_get_filter (net/core/filter.c) counts a filter in instructions, not in bytes. */
#define FILTER_UNIT 8

static void option_begin(const skc_option *row, skc_option_bytes *out)
{
	out->level = row->level;
	out->option = row->option;
	out->data = out->room.bytes;
	out->len = 0;
}

/* --- a number as bytes ---------------------------------------------------------------------- */

typedef skc_err (*encode_fn)(int64_t number, skc_option_bytes *out);

static skc_err option_encode_32(int64_t number, skc_option_bytes *out)
{
	out->len = 4;
	skc_number_store(out->room.bytes, 4, number);
	return SKC_OK;
}

static skc_err option_encode_size(int64_t number, skc_option_bytes *out)
{
	return option_encode_32(number < INT32_MAX ? number : INT32_MAX, out);
}

static skc_err option_encode_64(int64_t number, skc_option_bytes *out)
{
	out->len = 8;
	skc_number_store(out->room.bytes, 8, number < -1 ? (int64_t) (uint32_t) number : number);
	return SKC_OK;
}

static skc_err option_encode_byte(int64_t number, skc_option_bytes *out)
{
	out->len = 1;
	skc_number_store(out->room.bytes, 1, number);
	return SKC_OK;
}

static skc_err option_encode_bool(int64_t number, skc_option_bytes *out)
{
	return option_encode_32(number != 0, out);
}

static skc_err option_encode_byte_bool(int64_t number, skc_option_bytes *out)
{
	return option_encode_byte(number != 0, out);
}

static skc_err option_encode_length(int64_t number, skc_option_bytes *out)
{
	memset(out->room.bytes, 0, (size_t) number);
	out->len = (skc_socklen) number;
	return SKC_OK;
}

static skc_err option_encode_interface4(int64_t number, skc_option_bytes *out)
{
	struct in_addr addr;
	skc_err err = skc_os_interface_address((unsigned) number, &addr);

	if (err == SKC_OK) {
		memcpy(out->room.bytes, &addr, sizeof(addr));
		out->len = sizeof(addr);
	}
	return err;
}

static const encode_fn number_encoders[SKC_OPTION_KINDS] = {
	[SKC_OPTION_ANY] = option_encode_32,
	[SKC_OPTION_INT] = option_encode_32,
	[SKC_OPTION_UINT] = option_encode_32,
	[SKC_OPTION_SIZE] = option_encode_size,
	[SKC_OPTION_UINT64] = option_encode_64,
	[SKC_OPTION_BOOL] = option_encode_bool,
	[SKC_OPTION_BYTE] = option_encode_byte,
	[SKC_OPTION_BYTE_BOOL] = option_encode_byte_bool,
	[SKC_OPTION_LENGTH] = option_encode_length,
	[SKC_OPTION_REPORT] = option_encode_32,
	[SKC_OPTION_BYTES] = option_encode_32,
	[SKC_OPTION_INTERFACE4] = option_encode_interface4,
	[SKC_OPTION_INTERFACE6] = option_encode_32,
	[SKC_OPTION_INTERFACE_NET] = option_encode_32,
	[SKC_OPTION_FILTER] = option_encode_32,
	[SKC_OPTION_HANDLE] = option_encode_32,
	[SKC_OPTION_SPREAD] = skc_filter_encode_spread,
};

bool skc_option_accepts(const skc_option *row, int64_t number)
{
	return number >= row->min && number <= row->max;
}

skc_err skc_option_encode_number(const skc_option *row, int64_t number, skc_option_bytes *out)
{
	encode_fn encode = number_encoders[row->kind];

	if (encode == NULL) {
		return SKC_EINVAL;
	}
	if (!skc_option_accepts(row, number)) {
		return SKC_ERANGE;
	}
	option_begin(row, out);
	return encode(number, out);
}

/* --- members and bytes ------------------------------------------------------------------------ */

void skc_option_member_range(const skc_option *row, size_t index, int64_t *min, int64_t *max)
{
	const skc_member *member = &row->layout->members[index];
	int64_t high = INT64_MAX;
	int64_t low = INT64_MIN;

	/* A time that is too long is shortened. */
	if (member->size < 8 && row->kind != SKC_OPTION_TIME) {
		high = (INT64_C(1) << (member->size * 8 - (member->is_signed ? 1 : 0))) - 1;
		low = member->is_signed ? -high - 1 : 0;
	}
	*min = row->min > low ? row->min : low;
	*max = row->max < high ? row->max : high;
}

static bool option_accepts_members(const skc_option *row, const int64_t *members)
{
	int64_t min, max;

	for (size_t i = 0; i < row->layout->count; i++) {
		skc_option_member_range(row, i, &min, &max);
		if (members[i] < min || members[i] > max) {
			return false;
		}
	}
	return true;
}

/* setsockopt(2) refuses a second or more of microseconds (EDOM). The kernel rounds up: the last
 * second of a signed 32-bit time would come back as a negative one. */
static void option_normalise_time(const skc_layout *layout, const int64_t *members, int64_t *parts)
{
	int64_t longest = layout->members[0].size == 8 ? INT64_MAX : INT32_MAX - 1;
	int64_t carry = members[1] / 1000000;

	parts[0] = members[0] > longest - carry ? longest : members[0] + carry;
	parts[1] = members[1] % 1000000;
}

skc_err skc_option_encode_members(
		const skc_option *row, const int64_t *members, skc_option_bytes *out)
{
	const skc_layout *layout = row->layout;
	int64_t parts[2] = { 0 };

	if (layout == NULL) {
		return SKC_EINVAL;
	}
	if (!option_accepts_members(row, members)) {
		return SKC_ERANGE;
	}
	if (row->kind == SKC_OPTION_TIME) {
		option_normalise_time(layout, members, parts);
		members = parts;
	}
	option_begin(row, out);
	memset(out->room.bytes, 0, layout->size);
	for (size_t i = 0; i < layout->count; i++) {
		const skc_member *member = &layout->members[i];

		skc_number_store(out->room.bytes + member->offset, member->size, members[i]);
	}
	out->len = layout->size;
	return SKC_OK;
}

/* Returns whether other bytes than NULs, which may fill a structure, follow the first NUL. The
 * system would take the bytes before it for the name. */
static bool option_has_nul_inside(const char *name, size_t len)
{
	const char *nul = memchr(name, '\0', len);

	while (nul != NULL && nul < name + len && *nul == '\0') {
		nul++;
	}
	return nul != NULL && nul < name + len;
}

skc_err skc_option_encode_data(
		const skc_option *row, const char *data, size_t len, skc_option_bytes *out)
{
	option_begin(row, out);
	if (row->kind == SKC_OPTION_FILTER) {
		return skc_filter_encode(data, len, out);
	}
	/* The system would truncate a longer name, which may then name something else. */
	if (row->kind == SKC_OPTION_NAME && len > (size_t) row->max) {
		return SKC_ENAMETOOLONG;
	}
	if (row->kind == SKC_OPTION_NAME && option_has_nul_inside(data, len)) {
		return SKC_EINVAL;
	}
	if (len > INT32_MAX) {
		return SKC_EINVAL;
	}
	out->data = data;
	out->len = (skc_socklen) len;
	return SKC_OK;
}

/* --- set and get ------------------------------------------------------------------------------ */

skc_err skc_option_set(skc_handle handle, const skc_option_bytes *bytes)
{
	return skc_os_set_option(handle, bytes->level, bytes->option, bytes->data, bytes->len);
}

/* The size of the buffer for getsockopt(2): that of PHP 8.6 for numbers, that of the layout for
 * structures. */
static skc_socklen option_room_of(const skc_option *row)
{
	static const uint8_t sizes[SKC_OPTION_KINDS] = {
		[SKC_OPTION_INT] = 4,
		[SKC_OPTION_UINT] = 4,
		[SKC_OPTION_SIZE] = 4,
		[SKC_OPTION_UINT64] = 8,
		[SKC_OPTION_BOOL] = 4,
		[SKC_OPTION_BYTE] = 4,
		[SKC_OPTION_BYTE_BOOL] = 4,
		[SKC_OPTION_INTERFACE4] = sizeof(struct in_addr),
		[SKC_OPTION_INTERFACE6] = 4,
		[SKC_OPTION_INTERFACE_NET] = 4,
		[SKC_OPTION_HANDLE] = 4,
		[SKC_OPTION_SPREAD] = 4,
		[SKC_OPTION_PKTINFO6] = sizeof(struct in6_pktinfo),
	};

	if (row->layout != NULL) {
		return row->layout->size;
	}
	return sizes[row->kind] != 0 ? sizes[row->kind] : SKC_OPTION_ROOM;
}

skc_err skc_option_get(skc_handle handle, const skc_option *row, skc_option_bytes *out)
{
	skc_socklen room = option_room_of(row);
	skc_socklen unit = row->kind == SKC_OPTION_FILTER ? FILTER_UNIT : 1;
	skc_socklen count = room / unit;
	skc_err err;

	option_begin(row, out);
	memset(out->room.bytes, 0, room);
	err = skc_os_get_option(handle, row->level, row->option, out->room.bytes, &count);
	/* The length of some options is the one that the value needs, even when the buffer is smaller
	 * (netlink(7)). */
	out->len = count > room / unit ? room : count * unit;
	return err;
}
