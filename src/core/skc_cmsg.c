#include "skc_cmsg.h"

#include "skc_number.h"

#include <string.h>

/* --- sizes --- */

#define HEADER SKC_CMSG_LEN(0)

skc_err skc_cmsg_space(const skc_cmsg_row *row, size_t count, size_t *out)
{
	size_t elements = row->kind == SKC_CMSG_HANDLES ? count : 1;

	if (elements > (SIZE_MAX - 2 * SKC_CMSG_SPACE(0)) / row->size) {
		return SKC_ERANGE;
	}
	*out = SKC_CMSG_SPACE(elements * row->size);
	return SKC_OK;
}

void skc_cmsg_range(const skc_cmsg_row *row, int64_t *min, int64_t *max)
{
	unsigned bits = row->size * 8u - (row->is_signed ? 1 : 0);

	/* An int64_t has no room for the upper half of unsigned 64-bit numbers. */
	*max = bits >= 63 ? INT64_MAX : (int64_t) ((UINT64_C(1) << bits) - 1);
	*min = row->is_signed ? -*max - 1 : 0;
}

/* --- numbers of any size --- */

/* --- encoding and decoding of each kind --- */

typedef struct codec {
	size_t (*encode)(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out);
	bool (*decode)(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out);
} codec;

static size_t cmsg_bytes_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	(void) row;
	if (value->bytes.len > 0) {
		memcpy(out, value->bytes.data, value->bytes.len);
	}
	return value->bytes.len;
}

static bool cmsg_bytes_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	(void) row;
	(void) cmsg;
	(void) out;
	return true;
}

static bool cmsg_handle_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	(void) out;
	return cmsg->len == row->size;
}

static size_t cmsg_number_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	skc_number_store(out, row->size, value->of.number);
	return row->size;
}

/* Some systems return one byte where others return an int (IP_TTL). */
static bool cmsg_number_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	if (cmsg->len == row->size) {
		out->of.number = skc_number_load(cmsg->data, row->size, row->is_signed);
		return true;
	}
	if (cmsg->len == 1 && !cmsg->cut) {
		out->of.number = skc_number_load(cmsg->data, 1, false);
		return true;
	}
	return false;
}

#ifdef SKC_HAS_UCRED
static size_t cmsg_credentials_encode(
		const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	struct ucred native = {
		.pid = (pid_t) value->of.credentials.pid,
		.uid = (uid_t) value->of.credentials.uid,
		.gid = (gid_t) value->of.credentials.gid,
	};

	memcpy(out, &native, sizeof(native));
	return row->size;
}

static bool cmsg_credentials_decode(
		const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	struct ucred native;

	if (cmsg->len != row->size) {
		return false;
	}
	memcpy(&native, cmsg->data, sizeof(native));
	out->of.credentials = (skc_cmsg_credentials){ native.pid, native.uid, native.gid };
	return true;
}
#endif

#ifdef SKC_HAS_IN_PKTINFO
#ifdef SKC_PKTINFO_NO_SPEC_DST
#define SPEC_DST ipi_addr
#else
#define SPEC_DST ipi_spec_dst
#endif

static size_t cmsg_pktinfo4_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	struct in_pktinfo native = { 0 };

	native.ipi_ifindex = (int) value->of.pktinfo4.ifindex;
	native.ipi_addr = value->of.pktinfo4.addr;
	native.SPEC_DST = value->of.pktinfo4.spec_dst;
	memcpy(out, &native, sizeof(native));
	return row->size;
}

static bool cmsg_pktinfo4_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	struct in_pktinfo native;

	if (cmsg->len != row->size) {
		return false;
	}
	memcpy(&native, cmsg->data, sizeof(native));
	out->of.pktinfo4.ifindex = (uint32_t) native.ipi_ifindex;
	out->of.pktinfo4.spec_dst = native.SPEC_DST;
	out->of.pktinfo4.addr = native.ipi_addr;
	return true;
}
#endif

static size_t cmsg_pktinfo6_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	memcpy(out, &value->of.pktinfo6, sizeof(value->of.pktinfo6));
	return row->size;
}

static bool cmsg_pktinfo6_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	if (cmsg->len != row->size) {
		return false;
	}
	memcpy(&out->of.pktinfo6, cmsg->data, sizeof(out->of.pktinfo6));
	return true;
}

static size_t cmsg_times_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	size_t count = row->kind == SKC_CMSG_FINE_TIMES ? 3 : 1;
	size_t size = row->size / (2 * count);
	char *at = out;

	for (size_t i = 0; i < count; i++, at += 2 * size) {
		skc_number_store(at, size, value->of.times[i].seconds);
		skc_number_store(at + size, size, value->of.times[i].parts);
	}
	return row->size;
}

static bool cmsg_times_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	size_t count = row->kind == SKC_CMSG_FINE_TIMES ? 3 : 1;
	size_t size = row->size / (2 * count);
	const char *at = cmsg->data;

	if (cmsg->len != row->size) {
		return false;
	}
	for (size_t i = 0; i < count; i++, at += 2 * size) {
		out->of.times[i].seconds = skc_number_load(at, size, true);
		out->of.times[i].parts = skc_number_load(at + size, size, true);
	}
	return true;
}

#ifdef SKC_HAS_EXTENDED_ERR
/* Reads an address of len bytes; it is empty when it has no family. */
static bool cmsg_read_address(const void *in, size_t len, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	if (len > sizeof(out->u.storage)) {
		return false;
	}
	memcpy(&out->u, in, len);
	out->len = (skc_socklen) len;
	if (skc_addr_family(out) == AF_UNSPEC) {
		out->len = 0;
	}
	return true;
}

/* Only the system sends this message. */
static size_t cmsg_error_encode(const skc_cmsg_row *row, const skc_cmsg_value *value, void *out)
{
	const skc_cmsg_error *error = &value->of.error;
	struct sock_extended_err native = {
		.ee_errno = error->code_of_system,
		.ee_origin = error->origin,
		.ee_type = error->type,
		.ee_code = error->code,
		.ee_info = error->info,
		.ee_data = error->data,
	};
	size_t room = row->size - sizeof(native);

	memset(out, 0, row->size);
	memcpy(out, &native, sizeof(native));
	memcpy((char *) out + sizeof(native), &error->offender.u,
			error->offender.len < room ? error->offender.len : room);
	return row->size;
}

static bool cmsg_error_decode(const skc_cmsg_row *row, const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	skc_cmsg_error *error = &out->of.error;
	struct sock_extended_err native;

	(void) row;
	if (cmsg->len < sizeof(native)) {
		return false;
	}
	memcpy(&native, cmsg->data, sizeof(native));
	error->code_of_system = native.ee_errno;
	error->origin = native.ee_origin;
	error->type = native.ee_type;
	error->code = native.ee_code;
	error->info = native.ee_info;
	error->data = native.ee_data;
	return cmsg_read_address((const char *) cmsg->data + sizeof(native), cmsg->len - sizeof(native),
			&error->offender);
}
#endif

static const codec codecs[] = {
	[SKC_CMSG_BYTES] = { cmsg_bytes_encode, cmsg_bytes_decode },
	[SKC_CMSG_NUMBER] = { cmsg_number_encode, cmsg_number_decode },
	[SKC_CMSG_HANDLES] = { cmsg_bytes_encode, cmsg_bytes_decode },
	[SKC_CMSG_HANDLE] = { cmsg_bytes_encode, cmsg_handle_decode },
#ifdef SKC_HAS_UCRED
	[SKC_CMSG_CREDENTIALS] = { cmsg_credentials_encode, cmsg_credentials_decode },
#endif
#ifdef SKC_HAS_IN_PKTINFO
	[SKC_CMSG_PKTINFO4] = { cmsg_pktinfo4_encode, cmsg_pktinfo4_decode },
#endif
	[SKC_CMSG_PKTINFO6] = { cmsg_pktinfo6_encode, cmsg_pktinfo6_decode },
	[SKC_CMSG_TIME] = { cmsg_times_encode, cmsg_times_decode },
	[SKC_CMSG_FINE_TIME] = { cmsg_times_encode, cmsg_times_decode },
	[SKC_CMSG_FINE_TIMES] = { cmsg_times_encode, cmsg_times_decode },
#ifdef SKC_HAS_EXTENDED_ERR
	[SKC_CMSG_ERROR] = { cmsg_error_encode, cmsg_error_decode },
#endif
};

/* --- writing --- */

static bool cmsg_has_bytes(skc_cmsg_kind kind)
{
	return kind == SKC_CMSG_BYTES || kind == SKC_CMSG_HANDLES || kind == SKC_CMSG_HANDLE;
}

size_t skc_cmsg_encoded_size(const skc_cmsg_row *row, const skc_cmsg_value *value)
{
	return SKC_CMSG_SPACE(cmsg_has_bytes(value->kind) ? value->bytes.len : row->size);
}

size_t skc_cmsg_encode(
		const skc_cmsg_row *row, int level, int type, const skc_cmsg_value *value, void *buffer)
{
	size_t space = skc_cmsg_encoded_size(row, value);
	skc_cmsghdr header = { 0 };
	size_t len;

	memset(buffer, 0, space);
	len = codecs[value->kind].encode(row, value, (char *) buffer + HEADER);
	header.cmsg_level = level;
	header.cmsg_type = type;
	header.cmsg_len = SKC_CMSG_LEN(len);
	memcpy(buffer, &header, sizeof(header));
	return space;
}

/* --- reading --- */

skc_cmsg_reader skc_cmsg_read(const skc_message *message)
{
	return (skc_cmsg_reader){
		.at = message->control,
		.left = message->control != NULL ? message->control_len : 0,
		.cut = (message->flags & MSG_CTRUNC) != 0,
	};
}

bool skc_cmsg_next(skc_cmsg_reader *reader, skc_cmsg *out)
{
	skc_cmsghdr header;
	size_t len;
	size_t step;

	if (reader->left < HEADER) {
		return false;
	}
	memcpy(&header, reader->at, sizeof(header));
	len = (size_t) header.cmsg_len;
	if (len < HEADER) {
		return false;
	}
	if (len > reader->left) {
		len = reader->left;
	}
	out->level = header.cmsg_level;
	out->type = header.cmsg_type;
	out->data = reader->at + HEADER;
	out->len = len - HEADER;
	/* The last message may lack its padding. */
	step = SKC_CMSG_SPACE(out->len);
	step = step < reader->left ? step : reader->left;
	reader->at += step;
	reader->left -= step;
	out->cut = reader->cut && reader->left < HEADER;
	return true;
}

void skc_cmsg_decode(const skc_cmsg *cmsg, skc_cmsg_value *out)
{
	const skc_cmsg_row *row = skc_cmsg_find(cmsg->level, cmsg->type);

	out->kind = row != NULL ? row->kind : SKC_CMSG_BYTES;
	out->bytes.data = cmsg->data;
	out->bytes.len = cmsg->len;
	if (!codecs[out->kind].decode(row, cmsg, out)) {
		out->kind = SKC_CMSG_BYTES;
	}
}

size_t skc_cmsg_handle_count(const skc_cmsg_value *value)
{
	bool has = value->kind == SKC_CMSG_HANDLES || value->kind == SKC_CMSG_HANDLE;

	return has ? value->bytes.len / sizeof(skc_handle) : 0;
}

skc_handle skc_cmsg_handle_at(const skc_cmsg_value *value, size_t index)
{
	skc_handle handle;

	memcpy(&handle, (const char *) value->bytes.data + index * sizeof(handle), sizeof(handle));
	return handle;
}

void skc_cmsg_each_handle(const skc_message *message, skc_handle_fn fn, void *argument)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	skc_cmsg_value value;
	skc_cmsg cmsg;

	while (skc_cmsg_next(&reader, &cmsg)) {
		skc_cmsg_decode(&cmsg, &value);
		for (size_t i = 0; i < skc_cmsg_handle_count(&value); i++) {
			fn(skc_cmsg_handle_at(&value, i), argument);
		}
	}
}

static void cmsg_close_handle(skc_handle handle, void *argument)
{
	(void) argument;
	if (SKC_HANDLE_IS_ONE(handle)) {
		(void) skc_os_close(handle);
	}
}

void skc_cmsg_close_handles(const skc_message *message)
{
	skc_cmsg_each_handle(message, cmsg_close_handle, NULL);
}
