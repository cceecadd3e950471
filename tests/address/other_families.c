/* To be preloaded: family 63, whose sockets are those of AF_UNIX. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <sys/socket.h>

#define OTHER 63
#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

/* PHP 8.2 loads extensions so that their own libraries win over what is preloaded. */
void *dlopen(const char *file, int mode)
{
	return REAL(dlopen)(file, mode & ~RTLD_DEEPBIND);
}

static void out(struct sockaddr *addr, const socklen_t *len)
{
	if (addr != NULL && *len >= sizeof(addr->sa_family) && addr->sa_family == AF_UNIX) {
		addr->sa_family = OTHER;
	}
}

static const struct sockaddr *in(
		struct sockaddr_storage *copy, const struct sockaddr *addr, socklen_t len)
{
	if (addr == NULL || addr->sa_family != OTHER || len > sizeof(*copy)) {
		return addr;
	}
	memcpy(copy, addr, len);
	copy->ss_family = AF_UNIX;
	return (struct sockaddr *) copy;
}

int socket(int family, int type, int protocol)
{
	return REAL(socket)(family == OTHER ? AF_UNIX : family, type, protocol);
}

int bind(int fd, const struct sockaddr *addr, socklen_t len)
{
	struct sockaddr_storage copy;

	return REAL(bind)(fd, in(&copy, addr, len), len);
}

int connect(int fd, const struct sockaddr *addr, socklen_t len)
{
	struct sockaddr_storage copy;

	return REAL(connect)(fd, in(&copy, addr, len), len);
}

ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *addr,
		socklen_t len)
{
	struct sockaddr_storage copy;

	return REAL(sendto)(fd, data, size, flags, in(&copy, addr, len), len);
}

ssize_t recvfrom(int fd, void *data, size_t size, int flags, struct sockaddr *addr, socklen_t *len)
{
	ssize_t result = REAL(recvfrom)(fd, data, size, flags, addr, len);

	out(addr, len);
	return result;
}

int getsockname(int fd, struct sockaddr *addr, socklen_t *len)
{
	int result = REAL(getsockname)(fd, addr, len);

	out(addr, len);
	return result;
}

int getpeername(int fd, struct sockaddr *addr, socklen_t *len)
{
	int result = REAL(getpeername)(fd, addr, len);

	out(addr, len);
	return result;
}
