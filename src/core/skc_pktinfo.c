#include "skc_pktinfo.h"

#include <string.h>

#include "skc_missing.h"

/* NetBSD has one option to request it and another one to send it; RFC 3542 as well. */
#ifdef IP_RECVPKTINFO
#define REQUEST4 IP_RECVPKTINFO
#else
#define REQUEST4 IP_PKTINFO
#endif

/* --- requests --------------------------------------------------------------------------------- */

/* The options by preference. FreeBSD and OpenBSD have no IP_PKTINFO. */
static const struct {
	int level;
	int option;
} requests[] = {
	{ IPPROTO_IP, REQUEST4 },
	{ IPPROTO_IP, IP_RECVDSTADDR },
	{ IPPROTO_IPV6, IPV6_RECVPKTINFO },
	{ IPPROTO_IPV6, IPV6_PKTINFO },
};

static bool pktinfo_exists(size_t index)
{
	return requests[index].level != SKC_MISSING && requests[index].option != SKC_MISSING;
}

static skc_err pktinfo_request_level(skc_handle handle, int level)
{
	const int on = 1;

	for (size_t i = 0; i < SKC_COUNT(requests); i++) {
		if (requests[i].level == level && pktinfo_exists(i)) {
			return skc_os_set_option(handle, level, requests[i].option, &on, sizeof(on));
		}
	}
	return SKC_ENOPROTOOPT;
}

/* A packet of IPv4 has both on a socket of IPv6; only that of IPv4 has the source of an answer to a
 * broadcast. */
skc_err skc_pktinfo_request(skc_handle handle, int family)
{
	skc_err err;

	if (family != AF_INET6) {
		return pktinfo_request_level(handle, IPPROTO_IP);
	}
	err = pktinfo_request_level(handle, IPPROTO_IPV6);
	(void) pktinfo_request_level(handle, IPPROTO_IP);
	return err;
}

bool skc_pktinfo_is_option(int level, int option)
{
	for (size_t i = 0; i < SKC_COUNT(requests); i++) {
		if (requests[i].level == level && requests[i].option == option) {
			return pktinfo_exists(i);
		}
	}
	return false;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const struct in6_addr no_source;

static struct in6_addr pktinfo_map(const struct in_addr *addr)
{
	static const uint8_t prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	struct in6_addr mapped;

	memcpy(&mapped, prefix, sizeof(prefix));
	memcpy((char *) &mapped + sizeof(prefix), addr, sizeof(*addr));
	return mapped;
}

static struct in_addr pktinfo_unmap(const struct in6_addr *addr)
{
	struct in_addr unmapped;

	memcpy(&unmapped, (const char *) addr + sizeof(*addr) - sizeof(unmapped), sizeof(unmapped));
	return unmapped;
}

/* Whether an address can be the source of a packet: not one of a group, of all hosts or of none. */
static bool pktinfo_is_source4(const struct in_addr *addr)
{
	uint32_t number = ntohl(addr->s_addr);

	return number != INADDR_ANY && number != INADDR_BROADCAST && !IN_MULTICAST(number);
}

static void pktinfo_set4(
		skc_pktinfo *info, const struct in_addr *destination, const struct in_addr *source)
{
	info->destination = pktinfo_map(destination);
	info->source = pktinfo_is_source4(source) ? pktinfo_map(source) : no_source;
}

static void pktinfo_set6(skc_pktinfo *info, const struct in6_pktinfo *from)
{
	const struct in6_addr *addr = &from->ipi6_addr;
	struct in_addr ipv4;

	if (IN6_IS_ADDR_V4MAPPED(addr)) {
		ipv4 = pktinfo_unmap(addr);
		pktinfo_set4(info, &ipv4, &ipv4);
	} else {
		info->destination = *addr;
		info->source = IN6_IS_ADDR_MULTICAST(addr) ? no_source : *addr;
	}
	info->ifindex = (uint32_t) from->ipi6_ifindex;
}

static bool pktinfo_is_one(int level, int type)
{
	return (level == IPPROTO_IP && (type == IP_PKTINFO || type == IP_RECVDSTADDR)) ||
			(level == IPPROTO_IPV6 && type == IPV6_PKTINFO);
}

/* Reads one control message; false if it is another one. */
static bool pktinfo_read(const skc_cmsg *cmsg, skc_pktinfo *out)
{
	skc_cmsg_value value;
	struct in_addr addr;

	if (!pktinfo_is_one(cmsg->level, cmsg->type)) {
		return false;
	}
	skc_cmsg_decode(cmsg, &value);
	if (value.kind == SKC_CMSG_PKTINFO4) {
		pktinfo_set4(out, &value.of.pktinfo4.addr, &value.of.pktinfo4.spec_dst);
		out->ifindex = value.of.pktinfo4.ifindex;
	} else if (value.kind == SKC_CMSG_PKTINFO6) {
		pktinfo_set6(out, &value.of.pktinfo6);
	} else if (cmsg->level == IPPROTO_IP && cmsg->len == sizeof(addr)) {
		memcpy(&addr, cmsg->data, sizeof(addr));
		pktinfo_set4(out, &addr, &addr);
	} else {
		return false;
	}
	out->level = cmsg->level;
	out->type = cmsg->type;
	return true;
}

bool skc_pktinfo_find(const skc_message *message, skc_pktinfo *out)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	skc_cmsg cmsg;

	memset(out, 0, sizeof(*out));
	out->type = -1;
	while (out->level != IPPROTO_IP || out->type < 0) {
		if (!skc_cmsg_next(&reader, &cmsg)) {
			break;
		}
		(void) pktinfo_read(&cmsg, out);
	}
	return out->type >= 0;
}

void skc_pktinfo_remove(skc_message *message)
{
	skc_cmsg_reader reader = skc_cmsg_read(message);
	char *to = message->control;
	const char *from = reader.at;
	skc_cmsg cmsg;

	for (; skc_cmsg_next(&reader, &cmsg); from = reader.at) {
		if (!pktinfo_is_one(cmsg.level, cmsg.type)) {
			memmove(to, from, (size_t) (reader.at - from));
			to += reader.at - from;
		}
	}
	message->control_len = to != NULL ? (size_t) (to - (char *) message->control) : 0;
}

/* --- results ---------------------------------------------------------------------------------- */

void skc_pktinfo_destination(const skc_pktinfo *info, uint16_t port, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	out->u.in6.sin6_family = AF_INET6;
	out->u.in6.sin6_addr = info->destination;
	out->u.in6.sin6_port = htons(port);
	if (IN6_IS_ADDR_LINKLOCAL(&info->destination) || IN6_IS_ADDR_MC_LINKLOCAL(&info->destination)) {
		out->u.in6.sin6_scope_id = info->ifindex;
	}
	out->len = sizeof(out->u.in6);
}

size_t skc_pktinfo_answer(const skc_pktinfo *info, skc_pktinfo_buffer *out)
{
	struct in_addr ipv4 = pktinfo_unmap(&info->source);
	skc_cmsg_value value = { .kind = SKC_CMSG_BYTES, .bytes = { &ipv4, sizeof(ipv4) } };

	if (info->level == IPPROTO_IPV6) {
		value.kind = SKC_CMSG_PKTINFO6;
		value.of.pktinfo6 = (struct in6_pktinfo){ .ipi6_addr = info->source };
		if (IN6_IS_ADDR_LINKLOCAL(&info->source)) {
			value.of.pktinfo6.ipi6_ifindex = info->ifindex;
		}
	} else if (info->type == IP_PKTINFO) {
		value.kind = SKC_CMSG_PKTINFO4;
		value.of.pktinfo4 = (skc_cmsg_pktinfo4){ .spec_dst = ipv4 };
	}
	/* Otherwise it is BSD's IP_SENDSRCADDR, which has the number of IP_RECVDSTADDR. */
	return skc_cmsg_encode(
			skc_cmsg_find(info->level, info->type), info->level, info->type, &value, out->bytes);
}
