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

/* Gives the IPv4 addresses of all interfaces, to be freed with free. */
static skc_err name_adapters(IP_ADAPTER_ADDRESSES **out)
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
		code = skc_call.GetAdaptersAddresses(AF_INET, flags, NULL, list, &size);
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

static bool name_has_address(const IP_ADAPTER_ADDRESSES *adapter, const struct in_addr *wanted)
{
	const IP_ADAPTER_UNICAST_ADDRESS *unicast = adapter->FirstUnicastAddress;

	for (; unicast != NULL; unicast = unicast->Next) {
		const struct sockaddr *sa = unicast->Address.lpSockaddr;
		const struct sockaddr_in *in = (const struct sockaddr_in *) (const void *) sa;

		if (sa->sa_family == AF_INET && in->sin_addr.s_addr == wanted->s_addr) {
			return true;
		}
	}
	return false;
}

skc_err skc_os_interface_address(unsigned index, struct in_addr *out)
{
	IP_ADAPTER_ADDRESSES *list;
	skc_err err;

	if (index == 0) {
		out->s_addr = htonl(INADDR_ANY);
		return SKC_OK;
	}
	err = name_adapters(&list);
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

skc_err skc_os_address_interface(const struct in_addr *addr, unsigned *out)
{
	IP_ADAPTER_ADDRESSES *list;
	skc_err err = name_adapters(&list);

	if (err != SKC_OK) {
		return err;
	}
	err = SKC_EADDRNOTAVAIL;
	for (IP_ADAPTER_ADDRESSES *i = list; i != NULL && err != SKC_OK; i = i->Next) {
		if (name_has_address(i, addr)) {
			*out = i->IfIndex;
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
