#include "skc_os.h"

#include "skc_calls.h"

#include <fcntl.h>
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

skc_err skc_os_address_interface(const struct in_addr *addr, unsigned *out)
{
	struct if_nameindex *list;
	struct in_addr own = { 0 };
	skc_handle handle;
	skc_err err = name_with_socket(&handle);

	if (err != SKC_OK) {
		return err;
	}
	list = if_nameindex();
	err = list == NULL ? errno : EADDRNOTAVAIL;
	for (struct if_nameindex *i = list; i != NULL && i->if_index != 0; i++) {
		if (name_address_of(handle, i->if_name, &own) == SKC_OK && own.s_addr == addr->s_addr) {
			*out = i->if_index;
			err = SKC_OK;
			break;
		}
	}
	if (list != NULL) {
		if_freenameindex(list);
	}
	skc_os_close(handle);
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
