#include "skc_os.h"

#include "skc_calls.h"

#include <fcntl.h>
#include <ifaddrs.h>
#include <string.h>
#include <sys/ioctl.h>

#ifdef __GLIBC__
#include <resolv.h>
#endif

skc_err skc_os_interface_index(const char *name, unsigned *out)
{
	unsigned index = if_nametoindex(name);

	if (index == 0) {
		return errno != 0 ? errno : ENODEV;
	}
	*out = index;
	return SKC_OK;
}

skc_err skc_os_interface_name(unsigned index, char *out)
{
	return if_indextoname(index, out) == NULL ? errno : SKC_OK;
}

/* Interface requests need any socket of the family. */
static skc_err name_with_socket(skc_handle *out)
{
	return skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, out);
}

static skc_err name_address_of(skc_handle handle, const char *name, struct in_addr *out)
{
	struct ifreq request;
	struct sockaddr_in in;

	memset(&request, 0, sizeof(request));
	memcpy(request.ifr_name, name, strnlen(name, sizeof(request.ifr_name) - 1));
	if (skc_call.ioctl(handle, SIOCGIFADDR, &request) < 0) {
		return errno;
	}
	memcpy(&in, &request.ifr_addr, sizeof(in));
	*out = in.sin_addr;
	return SKC_OK;
}

skc_err skc_os_interface_address(unsigned index, struct in_addr *out)
{
	char name[IF_NAMESIZE];
	skc_handle handle;
	skc_err err;

	if (index == 0) {
		out->s_addr = htonl(INADDR_ANY);
		return SKC_OK;
	}
	err = skc_os_interface_name(index, name);
	if (err != SKC_OK) {
		return err;
	}
	err = name_with_socket(&handle);
	if (err == SKC_OK) {
		err = name_address_of(handle, name, out);
		skc_os_close(handle);
	}
	return err;
}

static bool name_is_address(const struct ifaddrs *entry, const skc_addr *wanted)
{
	const struct sockaddr *sa = entry->ifa_addr;
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	if (sa == NULL || sa->sa_family != skc_addr_family(wanted)) {
		return false;
	}
	if (sa->sa_family == AF_INET) {
		memcpy(&in, sa, sizeof(in));
		return in.sin_addr.s_addr == wanted->u.in.sin_addr.s_addr;
	}
	memcpy(&in6, sa, sizeof(in6));
	return IN6_ARE_ADDR_EQUAL(&in6.sin6_addr, &wanted->u.in6.sin6_addr);
}

skc_err skc_os_address_interface(const skc_addr *addr, unsigned *out)
{
	unsigned zone = skc_addr_family(addr) == AF_INET6 ? addr->u.in6.sin6_scope_id : 0;
	struct ifaddrs *list;
	skc_err err = EADDRNOTAVAIL;

	if (!skc_family_is_internet(skc_addr_family(addr))) {
		return EADDRNOTAVAIL;
	}
	if (skc_call.getifaddrs(&list) < 0) {
		return errno;
	}
	for (const struct ifaddrs *i = list; i != NULL && err != SKC_OK; i = i->ifa_next) {
		unsigned index = name_is_address(i, addr) ? if_nametoindex(i->ifa_name) : 0;

		if (index != 0 && (zone == 0 || zone == index)) {
			*out = index;
			err = SKC_OK;
		}
	}
	freeifaddrs(list);
	return err;
}

int skc_os_resolve(const char *host, const char *service, const struct addrinfo *hints,
		struct addrinfo **out, skc_err *system)
{
	int code;

	errno = 0;
	code = skc_call.getaddrinfo(host, service, hints, out);
	if (code != 0) {
		*system = errno;
	}
	return code;
}

void skc_os_free_addresses(struct addrinfo *list)
{
	skc_call.freeaddrinfo(list);
}

skc_err skc_os_hosts(char *buffer, size_t size, size_t *len)
{
	int fd = skc_call.open("/etc/hosts", O_RDONLY | O_CLOEXEC);
	ssize_t got;
	skc_err err = SKC_OK;

	if (fd < 0) {
		return errno;
	}
	*len = 0;
	do {
		got = skc_call.pread(fd, buffer + *len, size - *len, (off_t) *len);
		err = got < 0 ? errno : SKC_OK;
		*len += got > 0 ? (size_t) got : 0;
	} while (got > 0 && *len < size);
	skc_call.close(fd);
	return err;
}

#ifdef __GLIBC__
/* resolver(3): each thread has a state of its own, with the sockets of the lookup under way. */
void *skc_os_resolver_state(void)
{
	return &_res;
}

/* A resolver's socket has a name server at its other end. A descriptor in the state may have been
 * closed just before the fork, and its number may then belong to another file. The C library gives
 * the memory of the lost thread to the next one, with this state. */
static void name_drop_socket(int *fd)
{
	skc_addr peer;

	if (*fd >= 0 && skc_os_peer_name(*fd, &peer) == SKC_OK &&
			skc_family_is_internet(skc_addr_family(&peer)) &&
			ntohs(peer.u.in.sin_port) == NAMESERVER_PORT) {
		skc_call.close(*fd);
		*fd = -1;
	}
}

void skc_os_resolver_drop(void *memory)
{
	struct __res_state *state = memory;

	if ((state->options & RES_INIT) == 0) {
		return;
	}
	name_drop_socket(&state->_vcsock);
	for (int i = 0; i < MAXNS; i++) {
		name_drop_socket(&state->_u._ext.nssocks[i]);
	}
}
#else
void *skc_os_resolver_state(void)
{
	return NULL;
}

void skc_os_resolver_drop(void *memory)
{
	(void) memory;
}
#endif
