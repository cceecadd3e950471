/* Options that need the system: filters, round trips, interfaces, groups. */

#include "net.h"
#include "skc_calls.h"
#include "skc_mcast.h"
#include "skc_option.h"
#include "skc_os.h"

static skc_option find(int level, int option)
{
	skc_option row;

	skc_option_find(level, option, &row);
	return row;
}

static skc_option_bytes given(const void *data, size_t len)
{
	skc_option_bytes bytes;

	memset(&bytes, 0xee, sizeof(bytes));
	bytes.data = data;
	bytes.len = (skc_socklen) len;
	return bytes;
}

static int64_t number_in(const skc_option *row, const void *data, size_t len)
{
	skc_option_bytes bytes = given(data, len);
	skc_option_value value;

	CHECK_INT(skc_option_decode(row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_NUMBER);
	return value.number;
}

#ifdef SO_ATTACH_REUSEPORT_CBPF
CASE(spread)
{
	skc_option row = find(SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF);
	struct sock_fprog program;
	skc_option_bytes bytes;

	CHECK_INT(row.kind, SKC_OPTION_SPREAD);
	CHECK_INT(skc_option_encode_number(&row, 36, &bytes), SKC_OK);
	CHECK_INT(bytes.option, SO_ATTACH_REUSEPORT_CBPF);
	CHECK_INT(bytes.len, sizeof(struct sock_fprog));
	memcpy(&program, bytes.data, sizeof(program));
	REQUIRE_INT(program.len, 2);
	/* the number of the processor, which is returned */
	CHECK_INT(program.filter[0].code, BPF_LD | BPF_W | BPF_ABS);
	CHECK_INT(program.filter[0].k, (uint32_t) SKF_AD_OFF + SKF_AD_CPU);
	CHECK_INT(program.filter[1].code, BPF_RET | BPF_A);
	CHECK_INT(skc_option_encode_number(&row, 24, &bytes), SKC_OK);
	CHECK_INT(skc_option_encode_number(&row, 0, &bytes), SKC_OK);
	CHECK_INT(bytes.option, SO_DETACH_REUSEPORT_BPF);
	CHECK_INT(skc_option_encode_number(&row, 1, &bytes), SKC_EINVAL);
	CHECK_INT(skc_option_encode_number(&row, -4060, &bytes), SKC_EINVAL);
	CHECK_INT(find(IPPROTO_TCP, SO_ATTACH_REUSEPORT_CBPF).kind, SKC_OPTION_MISPLACED);
}

/* The size of a filter is in instructions: its bytes are returned, and no more than fit. */
CASE(filters)
{
	/* ld #0; then 150 times add #1; ret a: 152 instructions, more bytes than the room has. */
	static unsigned char code[152 * 8];
	skc_option row = find(SOL_SOCKET, SO_ATTACH_FILTER);
	skc_handle handle = net_bound(SOCK_DGRAM, 0);
	skc_option_bytes bytes;
	skc_option_value value;
	uint16_t op;

	for (size_t i = 0; i < 152; i++) {
		op = i == 0 ? 0x00 : i == 151 ? 0x16 : 0x04;
		memcpy(code + i * 8, &op, sizeof(op));
		code[i * 8 + 4] = code[i * 8 + 7] = i > 0 && i < 151;
	}
	CHECK_INT(skc_option_encode_data(&row, (char *) code, 7, &bytes), SKC_EINVAL);
	CHECK_INT(skc_option_encode_data(&row, (char *) code, 0, &bytes), SKC_EINVAL);
	REQUIRE_INT(skc_option_encode_data(&row, (char *) code, sizeof(code), &bytes), SKC_OK);
	REQUIRE_INT(skc_option_set(handle, &bytes), SKC_OK);
	CHECK_INT(skc_option_get(handle, &row, &bytes), SKC_EINVAL);
	op = 0x06;
	memcpy(code, &op, sizeof(op));
	REQUIRE_INT(skc_option_encode_data(&row, (char *) code, 8, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_set(handle, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_get(handle, &row, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.shape, SKC_SHAPE_BYTES);
	CHECK_INT(value.len, 8);
	CHECK_MEM(value.data, code, 8);
	skc_os_close(handle);
}
#endif

/* --- the system ------------------------------------------------------------------------------- */

CASE(real_round_trip)
{
	skc_handle handle = net_bound(SOCK_STREAM, 1);
	skc_option row = find(IPPROTO_TCP, TCP_NODELAY);
	skc_option_bytes bytes;
	skc_option_value value;

	REQUIRE_INT(skc_option_encode_number(&row, 1, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_set(handle, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_get(handle, &row, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.number, 1);
	row = find(SOL_SOCKET, SO_TYPE);
	REQUIRE_INT(skc_option_get(handle, &row, &bytes), SKC_OK);
	REQUIRE_INT(skc_option_decode(&row, &bytes, &value), SKC_OK);
	CHECK_INT(value.number, SOCK_STREAM);
	skc_os_close(handle);
}

CASE(the_system_refuses)
{
	skc_handle handle = net_bound(SOCK_STREAM, 1);
	skc_option row = find(SOL_SOCKET, 9999);
	skc_option_bytes bytes;

	REQUIRE_INT(skc_option_encode_number(&row, 1, &bytes), SKC_OK);
	CHECK_INT(skc_option_set(handle, &bytes), SKC_ENOPROTOOPT);
	CHECK_INT(skc_option_get(handle, &row, &bytes), SKC_ENOPROTOOPT);
	skc_os_close(handle);
}

static int WSAAPI tell_more(
		skc_handle fd, int level, int option, os_option_value *value, socklen_t *len)
{
	(void) fd;
	(void) level;
	(void) option;
	memset(value, 'x', *len);
	*len = 1000000;
	return 0;
}

/* A returned length beyond the buffer (NETLINK_LIST_MEMBERSHIPS) is not believed. */
CASE(length_beyond_the_room)
{
	skc_option row = find(12345, 1);
	skc_option_bytes bytes;

	skc_call.getsockopt = tell_more;
	CHECK_INT(skc_option_get(0, &row, &bytes), SKC_OK);
	CHECK_INT(bytes.len, SKC_OPTION_ROOM);
	row = find(SOL_SOCKET, SO_KEEPALIVE);
	CHECK_INT(skc_option_get(0, &row, &bytes), SKC_OK);
	CHECK_INT(bytes.len, sizeof(int));
	skc_call = skc_system_calls;
}

CASE(interface_by_address)
{
	skc_option row = find(IPPROTO_IP, IP_MULTICAST_IF);
	struct in_addr want = { .s_addr = htonl(INADDR_LOOPBACK) };
	struct in_addr strange = { .s_addr = htonl(0xc0000263) };
	unsigned lo = 0;
	skc_option_bytes bytes;
	skc_option_value value;

	char name[IF_NAMESIZE];

	net_loopback_interface(name);
	REQUIRE_INT(skc_mcast_interface(name, strlen(name), &lo), SKC_OK);
	REQUIRE_INT(skc_option_encode_number(&row, lo, &bytes), SKC_OK);
	CHECK_INT(bytes.len, sizeof(want));
	CHECK_MEM(bytes.data, &want, sizeof(want));
	CHECK_INT(number_in(&row, &want, sizeof(want)), lo);
	CHECK_INT(number_in(&row, "\0\0\0\0", 4), 0);
	bytes = given(&strange, sizeof(strange));
	CHECK(skc_option_decode(&row, &bytes, &value) != SKC_OK);
	CHECK(skc_option_encode_number(&row, 123456789, &bytes) != SKC_OK);
}

CASE(interface_names)
{
	unsigned index = 77;

	CHECK_INT(skc_mcast_interface("", 0, &index), SKC_ENODEV);
	CHECK_INT(skc_mcast_interface("lo\0x", 4, &index), SKC_ENODEV);
	CHECK_INT(skc_mcast_interface("a name that is too long", 23, &index), SKC_ENODEV);
	CHECK_INT(skc_mcast_interface("nope", 4, &index), SKC_ENODEV);
	CHECK_INT(index, 77);
}

CASE(groups)
{
	skc_option row = find(IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP);
	skc_addr group, source;
	skc_mcast mcast = { .index = 5, .group = &group, .source = &source };
	skc_option_bytes bytes;
	struct group_source_req got;

	REQUIRE_INT(skc_addr_parse(AF_INET, "232.1.2.3", 9, 0, &group), SKC_OK);
	REQUIRE_INT(skc_addr_parse(AF_INET, "127.0.0.9", 9, 0, &source), SKC_OK);
	REQUIRE_INT(skc_mcast_encode(&row, &mcast, &bytes), SKC_OK);
	CHECK_INT(bytes.level, IPPROTO_IP);
	CHECK_INT(bytes.option, MCAST_JOIN_SOURCE_GROUP);
	REQUIRE_INT(bytes.len, sizeof(got));
	memcpy(&got, bytes.data, sizeof(got));
	CHECK_INT(got.gsr_interface, 5);
	CHECK_MEM(&got.gsr_group, &group.u.in, sizeof(group.u.in));
	CHECK_MEM(&got.gsr_source, &source.u.in, sizeof(source.u.in));
	row = find(IPPROTO_IPV6, MCAST_JOIN_GROUP);
	REQUIRE_INT(skc_mcast_encode(&row, &mcast, &bytes), SKC_OK);
	CHECK_INT(bytes.len, sizeof(struct group_req));
	row = find(SOL_SOCKET, SO_KEEPALIVE);
	CHECK_INT(skc_mcast_encode(&row, &mcast, &bytes), SKC_EINVAL);
}
