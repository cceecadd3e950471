#include "skc_os.h"

#include "skc_calls.h"

#include <stdlib.h>

skc_err skc_os_interface_index(const char *name, unsigned *out)
{
	unsigned index = if_nametoindex(name);

	if (index == 0) {
		return SKC_ENODEV;
	}
	*out = index;
	return SKC_OK;
}

skc_err skc_os_interface_name(unsigned index, char *out)
{
	return if_indextoname(index, out) == NULL ? SKC_ENXIO : SKC_OK;
}

/* Gives the addresses of a family of all interfaces, to be freed with free. */
static skc_err name_adapters(int family, IP_ADAPTER_ADDRESSES **out)
{
	const ULONG flags = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;
	ULONG size = 16384;
	ULONG code = ERROR_BUFFER_OVERFLOW;

	/* The list may grow between two calls. */
	for (int i = 0; i < 4 && code == ERROR_BUFFER_OVERFLOW; i++) {
		IP_ADAPTER_ADDRESSES *list = malloc(size);

		if (list == NULL) {
			return SKC_ENOMEM;
		}
		code = skc_call.GetAdaptersAddresses((ULONG) family, flags, NULL, list, &size);
		if (code == NO_ERROR) {
			*out = list;
			return SKC_OK;
		}
		free(list);
	}
	return code == ERROR_NO_DATA ? SKC_EADDRNOTAVAIL : (skc_err) code;
}

/* Returns whether the interface has an IPv4 address, and gives the first one. */
static bool name_first_address(const IP_ADAPTER_ADDRESSES *adapter, struct in_addr *out)
{
	const IP_ADAPTER_UNICAST_ADDRESS *unicast = adapter->FirstUnicastAddress;

	for (; unicast != NULL; unicast = unicast->Next) {
		const struct sockaddr *sa = unicast->Address.lpSockaddr;

		if (sa->sa_family == AF_INET) {
			*out = ((const struct sockaddr_in *) (const void *) sa)->sin_addr;
			return true;
		}
	}
	return false;
}

static bool name_is_address(const struct sockaddr *sa, const skc_addr *wanted)
{
	const struct sockaddr_in *in = (const struct sockaddr_in *) (const void *) sa;
	const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *) (const void *) sa;

	if (sa->sa_family != skc_addr_family(wanted)) {
		return false;
	}
	if (sa->sa_family == AF_INET) {
		return in->sin_addr.s_addr == wanted->u.in.sin_addr.s_addr;
	}
	return memcmp(&in6->sin6_addr, &wanted->u.in6.sin6_addr, sizeof(in6->sin6_addr)) == 0;
}

static bool name_has_address(const IP_ADAPTER_ADDRESSES *adapter, const skc_addr *wanted)
{
	const IP_ADAPTER_UNICAST_ADDRESS *unicast = adapter->FirstUnicastAddress;

	for (; unicast != NULL; unicast = unicast->Next) {
		if (name_is_address(unicast->Address.lpSockaddr, wanted)) {
			return true;
		}
	}
	return false;
}

/* An interface has two indexes, one for each family. */
static unsigned name_index_of(const IP_ADAPTER_ADDRESSES *adapter, int family)
{
	return family == AF_INET6 ? adapter->Ipv6IfIndex : adapter->IfIndex;
}

skc_err skc_os_interface_address(unsigned index, struct in_addr *out)
{
	IP_ADAPTER_ADDRESSES *list;
	skc_err err;

	if (index == 0) {
		out->s_addr = htonl(INADDR_ANY);
		return SKC_OK;
	}
	err = name_adapters(AF_INET, &list);
	if (err != SKC_OK) {
		return err;
	}
	err = SKC_ENXIO;
	for (IP_ADAPTER_ADDRESSES *i = list; i != NULL && err == SKC_ENXIO; i = i->Next) {
		if (i->IfIndex == index) {
			err = name_first_address(i, out) ? SKC_OK : SKC_EADDRNOTAVAIL;
		}
	}
	free(list);
	return err;
}

skc_err skc_os_address_interface(const skc_addr *addr, unsigned *out)
{
	int family = skc_addr_family(addr);
	unsigned zone = family == AF_INET6 ? addr->u.in6.sin6_scope_id : 0;
	IP_ADAPTER_ADDRESSES *list;
	skc_err err;

	if (!skc_family_is_internet(family)) {
		return SKC_EADDRNOTAVAIL;
	}
	err = name_adapters(family, &list);
	if (err != SKC_OK) {
		return err;
	}
	err = SKC_EADDRNOTAVAIL;
	for (IP_ADAPTER_ADDRESSES *i = list; i != NULL && err != SKC_OK; i = i->Next) {
		unsigned index = name_index_of(i, family);

		if (name_has_address(i, addr) && (zone == 0 || zone == index)) {
			*out = index;
			err = SKC_OK;
		}
	}
	free(list);
	return err;
}

int skc_os_resolve(const char *host, const char *service, const struct addrinfo *hints,
		struct addrinfo **out, skc_err *system)
{
	*system = SKC_OK;
	return skc_call.getaddrinfo(host, service, hints, out);
}

void skc_os_free_addresses(struct addrinfo *list)
{
	skc_call.freeaddrinfo(list);
}

/* The entries of the hosts file for localhost are comments: the system resolves localhost itself.
 */
skc_err skc_os_hosts(char *buffer, size_t size, size_t *len)
{
	(void) buffer;
	(void) size;
	(void) len;
	return SKC_ENOENT;
}

void *skc_os_resolver_state(void)
{
	return NULL;
}

void skc_os_resolver_drop(void *memory)
{
	(void) memory;
}
