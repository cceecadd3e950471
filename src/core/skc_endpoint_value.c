/* See skc_endpoint_option.h: the values of endpoint options as the system has them. */

#include "skc_endpoint_option.h"

#include "skc_mcast.h"
#include "skc_number.h"

#include <string.h>

/* The lower two bits of IP_TOS and IPV6_TCLASS are ECN's, the upper six DSCP's (RFC 3168). */
#define ECN_BITS 2
#define ECN_MASK 3

/* --- setting ---------------------------------------------------------------------------------- */

/* What an encoder of a value works with. */
typedef struct endpoint_value {
	const skc_endpoint_option *row;
	const skc_option *native;
	const skc_eo_value *value;
	skc_handle handle;
} endpoint_value;

typedef skc_err (*endpoint_encode_fn)(const endpoint_value *v, skc_option_bytes *out);

static skc_err endpoint_value_encode_number(const endpoint_value *v, skc_option_bytes *out)
{
	return skc_option_encode_number(v->native, v->value->number, out);
}

/* A duration is rounded up: 0 would mean the system's default. */
static skc_err endpoint_value_encode_duration(const endpoint_value *v, skc_option_bytes *out)
{
	int64_t unit = v->row->type == SKC_EO_TYPE_SECONDS ? SKC_NS_PER_MSEC : SKC_NS_PER_USEC;

	return skc_option_encode_number(v->native, (v->value->number + unit - 1) / unit, out);
}

static skc_err endpoint_value_encode_linger(const endpoint_value *v, skc_option_bytes *out)
{
	int64_t time = v->value->number;
	int64_t members[2] = { time >= 0, 0 };

	if (time > 0) {
		members[1] = (time + SKC_NS_PER_SEC - 1) / SKC_NS_PER_SEC;
	}
	return skc_option_encode_members(v->native, members, out);
}

static skc_err endpoint_value_encode_dscp(const endpoint_value *v, skc_option_bytes *out)
{
	skc_option_value before;
	skc_err err = skc_option_get(v->handle, v->native, out);

	if (err == SKC_OK) {
		err = skc_option_decode(v->native, out, &before);
	}
	if (err != SKC_OK) {
		return err;
	}
	return skc_option_encode_number(
			v->native, v->value->number << ECN_BITS | (before.number & ECN_MASK), out);
}

static skc_err endpoint_value_encode_text(const endpoint_value *v, skc_option_bytes *out)
{
	return skc_option_encode_data(v->native, v->value->text.data, v->value->text.len, out);
}

/* The index that a text of digits is; false for another text. */
static bool endpoint_value_index(skc_span text, int64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] < '0' || text.data[i] > '9' || *out > UINT32_MAX) {
			return false;
		}
		*out = *out * 10 + (text.data[i] - '0');
	}
	return *out <= UINT32_MAX;
}

static skc_err endpoint_value_encode_interface(const endpoint_value *v, skc_option_bytes *out)
{
	skc_span text = v->value->text;
	int64_t number;
	unsigned index;
	skc_err err;

	if (endpoint_value_index(text, &number)) {
		return skc_option_encode_number(v->native, number, out);
	}
	err = skc_mcast_find_interface(text.data, text.len, &index);
	return err == SKC_OK ? skc_option_encode_number(v->native, index, out) : err;
}

static const endpoint_encode_fn encoders[SKC_EO_TYPES] = {
	[SKC_EO_TYPE_BOOL] = endpoint_value_encode_number,
	[SKC_EO_TYPE_GROUP] = endpoint_value_encode_number,
	[SKC_EO_TYPE_INT] = endpoint_value_encode_number,
	[SKC_EO_TYPE_ELEMENT] = endpoint_value_encode_number,
	[SKC_EO_TYPE_INT_OR_BOOL] = endpoint_value_encode_number,
	[SKC_EO_TYPE_MODE] = endpoint_value_encode_number,
	[SKC_EO_TYPE_DSCP] = endpoint_value_encode_dscp,
	[SKC_EO_TYPE_SECONDS] = endpoint_value_encode_duration,
	[SKC_EO_TYPE_MICROSECONDS] = endpoint_value_encode_duration,
	[SKC_EO_TYPE_LINGER] = endpoint_value_encode_linger,
	[SKC_EO_TYPE_RANGE] = endpoint_value_encode_number,
	[SKC_EO_TYPE_TEXT] = endpoint_value_encode_text,
	[SKC_EO_TYPE_INTERFACE] = endpoint_value_encode_interface,
};

skc_err skc__endpoint_value_set(const skc_endpoint_option *row, int level, int option,
		const skc_eo_value *value, skc_handle handle)
{
	skc_option native;
	endpoint_value v = { row, &native, value, handle };
	skc_option_bytes bytes;
	skc_err err;

	skc_option_find(level, option, &native);
	err = encoders[row->type](&v, &bytes);
	return err == SKC_OK ? skc_option_set(handle, &bytes) : err;
}

/* --- getting ---------------------------------------------------------------------------------- */

typedef skc_err (*endpoint_decode_fn)(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out);

static skc_err endpoint_value_decode_number(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = from->number;
	return SKC_OK;
}

/* Some systems return a flag as another number than 1. */
static skc_err endpoint_value_decode_bool(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = from->number != 0;
	return SKC_OK;
}

static skc_err endpoint_value_decode_dscp(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = from->number >> ECN_BITS;
	return SKC_OK;
}

static skc_err endpoint_value_decode_msec(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = from->number * SKC_NS_PER_MSEC;
	return SKC_OK;
}

static skc_err endpoint_value_decode_usec(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = from->number * SKC_NS_PER_USEC;
	return SKC_OK;
}

static skc_err endpoint_value_decode_linger(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number =
			from->count == 2 && from->members[0] != 0 ? from->members[1] * SKC_NS_PER_SEC : -1;
	return SKC_OK;
}

static skc_err endpoint_value_decode_range(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->number = (uint32_t) from->number;
	return SKC_OK;
}

static skc_err endpoint_value_decode_text(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	(void) room;
	out->text = (skc_span){ from->data, from->len };
	return SKC_OK;
}

static skc_err endpoint_value_decode_interface(
		const skc_option_value *from, skc_option_bytes *room, skc_eo_value *out)
{
	skc_err err = SKC_OK;

	out->text = (skc_span){ room->room.bytes, 0 };
	if (from->number != 0) {
		err = skc_os_interface_name((unsigned) from->number, room->room.bytes);
	}
	if (err == SKC_OK && from->number != 0) {
		out->text.len = strlen(room->room.bytes);
	}
	return err;
}

static const endpoint_decode_fn decoders[SKC_EO_TYPES] = {
	[SKC_EO_TYPE_BOOL] = endpoint_value_decode_bool,
	[SKC_EO_TYPE_GROUP] = endpoint_value_decode_bool,
	[SKC_EO_TYPE_INT] = endpoint_value_decode_number,
	[SKC_EO_TYPE_ELEMENT] = endpoint_value_decode_number,
	[SKC_EO_TYPE_INT_OR_BOOL] = endpoint_value_decode_number,
	[SKC_EO_TYPE_MODE] = endpoint_value_decode_number,
	[SKC_EO_TYPE_DSCP] = endpoint_value_decode_dscp,
	[SKC_EO_TYPE_SECONDS] = endpoint_value_decode_msec,
	[SKC_EO_TYPE_MICROSECONDS] = endpoint_value_decode_usec,
	[SKC_EO_TYPE_LINGER] = endpoint_value_decode_linger,
	[SKC_EO_TYPE_RANGE] = endpoint_value_decode_range,
	[SKC_EO_TYPE_TEXT] = endpoint_value_decode_text,
	[SKC_EO_TYPE_INTERFACE] = endpoint_value_decode_interface,
};

skc_err skc__endpoint_value_get(const skc_endpoint_option *row, int level, int option,
		skc_handle handle, skc_option_bytes *room, skc_eo_value *out)
{
	skc_option native;
	skc_option_value value;
	skc_err err;

	*out = (skc_eo_value){ 0, { "", 0 } };
	skc_option_find(level, option, &native);
	err = skc_option_get(handle, &native, room);
	if (err == SKC_OK) {
		err = skc_option_decode(&native, room, &value);
	}
	return err == SKC_OK ? decoders[row->type](&value, room, out) : err;
}
