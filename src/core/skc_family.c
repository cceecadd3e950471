#include "skc_addr.h"

#include "skc_os.h"

#include <stdio.h>
#include <string.h>

/* --- helpers ---------------------------------------------------------------------------------- */

/* Copies text with a terminating NUL; false when it does not fit or has a NUL inside. */
static bool family_copy_name(const char *text, size_t len, char *out, size_t size)
{
	if (len >= size || memchr(text, '\0', len) != NULL) {
		return false;
	}
	memcpy(out, text, len);
	out[len] = '\0';
	return true;
}

static bool family_read_number(const char *text, size_t len, uint64_t max, uint64_t *out)
{
	uint64_t value = 0;

	if (len == 0 || len > 19) {
		return false;
	}
	for (size_t i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9') {
			return false;
		}
		value = value * 10 + (uint64_t) (text[i] - '0');
	}
	*out = value;
	return value <= max;
}

/* A scope: the name or the number of an interface; 0 is never a scope. */
static skc_err family_parse_scope(const char *text, size_t len, uint32_t *out)
{
	char name[IF_NAMESIZE];
	uint64_t number;
	unsigned index;
	skc_err err;

	if (family_read_number(text, len, UINT32_MAX, &number)) {
		*out = (uint32_t) number;
		return number != 0 ? SKC_OK : SKC_EINVAL;
	}
	if (!family_copy_name(text, len, name, sizeof(name))) {
		return SKC_ENODEV;
	}
	err = skc_os_interface_index(name, &index);
	if (err == SKC_OK) {
		*out = (uint32_t) index;
	}
	return err;
}

/* Prints the name of an interface. Prints its number when it has no name any more, or a name of
 * digits, which would be read as the number of another interface. */
static size_t family_print_interface(unsigned index, char *out, size_t size)
{
	char name[IF_NAMESIZE];

	if (skc_os_interface_name(index, name) == SKC_OK && name[strspn(name, "0123456789")] != '\0') {
		return (size_t) snprintf(out, size, "%s", name);
	}
	return (size_t) snprintf(out, size, "%u", index);
}

static void family_set_port(skc_addr_parts *out, int64_t port)
{
	out->has_port = true;
	out->port = port;
}

/* --- AF_INET ---------------------------------------------------------------------------------- */

static skc_err family_inet_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	*out = SKC_ADDR_EMPTY;
	if (!skc_inet4_parse(text, len, &out->u.in.sin_addr)) {
		return SKC_EINVAL;
	}
	out->u.in.sin_family = AF_INET;
	out->u.in.sin_port = htons((uint16_t) port);
	out->len = sizeof(out->u.in);
	return SKC_OK;
}

static void family_inet_print(const skc_addr *addr, skc_addr_parts *out)
{
	out->text_len = skc_inet4_print(&addr->u.in.sin_addr, out->text);
	family_set_port(out, ntohs(addr->u.in.sin_port));
}

/* --- AF_INET6 --------------------------------------------------------------------------------- */

static skc_err family_inet6_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	const char *scope = memchr(text, '%', len);
	size_t host = scope != NULL ? (size_t) (scope - text) : len;
	uint32_t id = 0;

	*out = SKC_ADDR_EMPTY;
	if (!skc_inet6_parse(text, host, &out->u.in6.sin6_addr)) {
		return SKC_EINVAL;
	}
	if (scope != NULL) {
		skc_err err = family_parse_scope(scope + 1, len - host - 1, &id);

		if (err != SKC_OK) {
			return err;
		}
	}
	out->u.in6.sin6_family = AF_INET6;
	out->u.in6.sin6_port = htons((uint16_t) port);
	out->u.in6.sin6_scope_id = id;
	out->len = sizeof(out->u.in6);
	return SKC_OK;
}

static void family_inet6_print(const skc_addr *addr, skc_addr_parts *out)
{
	out->text_len = skc_inet6_print(&addr->u.in6.sin6_addr, out->text);
	if (addr->u.in6.sin6_scope_id != 0) {
		out->text[out->text_len++] = '%';
		out->text_len += family_print_interface(addr->u.in6.sin6_scope_id,
				out->text + out->text_len, sizeof(out->text) - out->text_len);
	}
	family_set_port(out, ntohs(addr->u.in6.sin6_port));
}

/* --- AF_UNIX: delimited by its length, not by a NUL (unix(7)) --------------------------------- */

#define UNIX_PATH_OFFSET offsetof(struct sockaddr_un, sun_path)

static skc_err family_unix_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	bool abstract = len > 0 && text[0] == '\0';
	size_t size = sizeof(out->u.un.sun_path);

	(void) port;
	*out = SKC_ADDR_EMPTY;
	/* The structure must hold the NUL of a path; an abstract name may fill it. */
	if (len >= size + (abstract ? 1 : 0)) {
		return SKC_ENAMETOOLONG;
	}
	/* The kernel would take the bytes before the NUL for the path. */
	if (!abstract && len > 0 && memchr(text, '\0', len) != NULL) {
		return SKC_EINVAL;
	}
	out->u.un.sun_family = AF_UNIX;
	memcpy(out->u.un.sun_path, text, len);
	/* The empty path asks Linux for a free abstract name (autobind). */
	out->len = (skc_socklen) (UNIX_PATH_OFFSET + len + (abstract || len == 0 ? 0 : 1));
	return SKC_OK;
}

static void family_unix_print(const skc_addr *addr, skc_addr_parts *out)
{
	size_t len = addr->len > UNIX_PATH_OFFSET ? addr->len - UNIX_PATH_OFFSET : 0;

	if (len > 0 && addr->u.un.sun_path[0] != '\0') {
		len = strnlen(addr->u.un.sun_path, len);
	}
	memcpy(out->text, addr->u.un.sun_path, len);
	out->text_len = len;
}

/* --- AF_PACKET: interface name; the interface index as port ---------------------------------- */

#ifdef SKC_HAS_SOCKADDR_LL
static skc_err family_packet_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	struct sockaddr_ll *ll = (struct sockaddr_ll *) (void *) &out->u;
	uint32_t index = (uint32_t) port;
	/* The empty name stands for all interfaces, also in family_packet_print(). */
	skc_err err = port == 0 && len > 0 ? family_parse_scope(text, len, &index) : SKC_OK;

	if (err != SKC_OK) {
		return err;
	}
	*out = SKC_ADDR_EMPTY;
	/* The protocol is 0: bind() keeps the one that the socket was created with (packet(7)). */
	ll->sll_family = AF_PACKET;
	ll->sll_ifindex = (int) index;
	out->len = sizeof(*ll);
	return SKC_OK;
}

static void family_packet_print(const skc_addr *addr, skc_addr_parts *out)
{
	const struct sockaddr_ll *ll = (const struct sockaddr_ll *) (const void *) &addr->u;

	if (ll->sll_ifindex != 0) {
		out->text_len =
				family_print_interface((unsigned) ll->sll_ifindex, out->text, sizeof(out->text));
	}
	family_set_port(out, ll->sll_ifindex);
}
#endif

/* --- AF_NETLINK: the groups, the port id (netlink(7)) ----------------------------------------- */

#ifdef SKC_HAS_SOCKADDR_NL
static skc_err family_netlink_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	struct sockaddr_nl *nl = (struct sockaddr_nl *) (void *) &out->u;
	uint64_t groups = 0;

	if (len > 0 && !family_read_number(text, len, UINT32_MAX, &groups)) {
		return SKC_EINVAL;
	}
	*out = SKC_ADDR_EMPTY;
	nl->nl_family = AF_NETLINK;
	nl->nl_pid = (uint32_t) port;
	nl->nl_groups = (uint32_t) groups;
	out->len = sizeof(*nl);
	return SKC_OK;
}

static void family_netlink_print(const skc_addr *addr, skc_addr_parts *out)
{
	const struct sockaddr_nl *nl = (const struct sockaddr_nl *) (const void *) &addr->u;

	out->text_len = (size_t) snprintf(out->text, sizeof(out->text), "%u", nl->nl_groups);
	family_set_port(out, nl->nl_pid);
}
#endif

/* --- AF_VSOCK: context id and port (vsock(7)) ------------------------------------------------- */

#ifdef SKC_HAS_SOCKADDR_VM
static skc_err family_vsock_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	struct sockaddr_vm *vm = (struct sockaddr_vm *) (void *) &out->u;
	uint64_t cid;

	if (len == 0 || (len == 1 && text[0] == '*')) {
		cid = (uint32_t) VMADDR_CID_ANY;
	} else if (!family_read_number(text, len, UINT32_MAX, &cid)) {
		return SKC_EINVAL;
	}
	*out = SKC_ADDR_EMPTY;
	vm->svm_family = AF_VSOCK;
	vm->svm_cid = (unsigned) cid;
	vm->svm_port = (unsigned) port;
	out->len = sizeof(*vm);
	return SKC_OK;
}

static void family_vsock_print(const skc_addr *addr, skc_addr_parts *out)
{
	const struct sockaddr_vm *vm = (const struct sockaddr_vm *) (const void *) &addr->u;

	out->text_len = (size_t) snprintf(out->text, sizeof(out->text), "%u", vm->svm_cid);
	family_set_port(out, vm->svm_port);
}
#endif

/* --- AF_TIPC: service type and, as port, instance; a socket is "node:reference" --------------- */

#ifdef SKC_HAS_SOCKADDR_TIPC
static skc_err family_tipc_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	struct sockaddr_tipc *tipc = (struct sockaddr_tipc *) (void *) &out->u;
	const char *colon = memchr(text, ':', len);
	size_t first = colon != NULL ? (size_t) (colon - text) : len;
	uint64_t type;
	uint64_t reference = 0;

	if (!family_read_number(text, first, UINT32_MAX, &type) ||
			(colon != NULL &&
					!family_read_number(colon + 1, len - first - 1, UINT32_MAX, &reference))) {
		return SKC_EINVAL;
	}
	*out = SKC_ADDR_EMPTY;
	tipc->family = AF_TIPC;
	tipc->addrtype = TIPC_ADDR_NAME;
	tipc->scope = TIPC_CLUSTER_SCOPE;
	tipc->addr.name.name.type = (uint32_t) type;
	tipc->addr.name.name.instance = (uint32_t) port;
	out->len = sizeof(*tipc);
	if (colon != NULL) {
		memset(&tipc->addr, 0, sizeof(tipc->addr));
		tipc->addrtype = TIPC_ADDR_ID;
		tipc->scope = 0;
		tipc->addr.id.node = (uint32_t) type;
		tipc->addr.id.ref = (uint32_t) reference;
	}
	return SKC_OK;
}

static void family_tipc_print(const skc_addr *addr, skc_addr_parts *out)
{
	const struct sockaddr_tipc *tipc = (const struct sockaddr_tipc *) (const void *) &addr->u;

	if (tipc->addrtype == TIPC_ADDR_ID) {
		out->text_len = (size_t) snprintf(
				out->text, sizeof(out->text), "%u:%u", tipc->addr.id.node, tipc->addr.id.ref);
		return;
	}
	out->text_len =
			(size_t) snprintf(out->text, sizeof(out->text), "%u", tipc->addr.name.name.type);
	family_set_port(out, tipc->addr.name.name.instance);
}
#endif

/* --- AF_CAN: the interface, "" for all of them ------------------------------------------------ */

#ifdef SKC_HAS_SOCKADDR_CAN
static skc_err family_can_parse(const char *text, size_t len, int64_t port, skc_addr *out)
{
	struct sockaddr_can *can = (struct sockaddr_can *) (void *) &out->u;
	uint32_t index = 0;
	skc_err err = len > 0 ? family_parse_scope(text, len, &index) : SKC_OK;

	(void) port;
	if (err != SKC_OK) {
		return err;
	}
	*out = SKC_ADDR_EMPTY;
	can->can_family = AF_CAN;
	can->can_ifindex = (int) index;
	out->len = sizeof(*can);
	return SKC_OK;
}

static void family_can_print(const skc_addr *addr, skc_addr_parts *out)
{
	const struct sockaddr_can *can = (const struct sockaddr_can *) (const void *) &addr->u;

	if (can->can_ifindex != 0) {
		out->text_len =
				family_print_interface((unsigned) can->can_ifindex, out->text, sizeof(out->text));
	}
	family_set_port(out, can->can_ifindex);
}
#endif

/* --- the table -------------------------------------------------------------------------------- */

static const skc_family families[] = {
	{ AF_INET, "AF_INET", UINT16_MAX, true, false, sizeof(struct sockaddr_in), family_inet_parse,
			family_inet_print },
	{ AF_INET6, "AF_INET6", UINT16_MAX, true, false, sizeof(struct sockaddr_in6),
			family_inet6_parse, family_inet6_print },
	{ AF_UNIX, "AF_UNIX", UINT16_MAX, false, false, sizeof(struct sockaddr_un), family_unix_parse,
			family_unix_print },
#ifdef SKC_HAS_SOCKADDR_LL
	{ AF_PACKET, "AF_PACKET", UINT16_MAX, true, true, sizeof(struct sockaddr_ll),
			family_packet_parse, family_packet_print },
#endif
#ifdef SKC_HAS_SOCKADDR_NL
	{ AF_NETLINK, "AF_NETLINK", UINT32_MAX, false, false, sizeof(struct sockaddr_nl),
			family_netlink_parse, family_netlink_print },
#endif
#ifdef SKC_HAS_SOCKADDR_VM
	{ AF_VSOCK, "AF_VSOCK", UINT32_MAX, true, false, sizeof(struct sockaddr_vm), family_vsock_parse,
			family_vsock_print },
#endif
#ifdef SKC_HAS_SOCKADDR_TIPC
	{ AF_TIPC, "AF_TIPC", UINT32_MAX, true, false, sizeof(struct sockaddr_tipc), family_tipc_parse,
			family_tipc_print },
#endif
#ifdef SKC_HAS_SOCKADDR_CAN
	{ AF_CAN, "AF_CAN", UINT16_MAX, false, false, sizeof(struct sockaddr_can), family_can_parse,
			family_can_print },
#endif
};

const skc_family *skc_family_at(size_t index)
{
	return index < SKC_COUNT(families) ? &families[index] : NULL;
}

const skc_family *skc_family_find(int family)
{
	for (size_t i = 0; i < SKC_COUNT(families); i++) {
		if (families[i].family == family) {
			return &families[i];
		}
	}
	return NULL;
}
