#ifndef SKC_PLATFORM_H
#define SKC_PLATFORM_H

/*
 * The types, structures and numbers of Windows that the core uses. src/os/posix has a file of the
 * same name; the build list chooses between the two.
 */

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0601
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <iphlpapi.h>
#include <netioapi.h>
#include <afunix.h>

#include "skc_constants.h"

/* A socket of the system; owned by its opener. */
typedef SOCKET skc_handle;
#define SKC_HANDLE_NONE INVALID_SOCKET
#define SKC_HANDLE_IS_ONE(handle) ((handle) != INVALID_SOCKET)

/* Winsock's lengths are int; none is negative. */
typedef unsigned skc_socklen;
typedef WSAPOLLFD skc_pollfd;
typedef char skc_signals; /* nothing interrupts a call */
typedef WSABUF skc_iov;
typedef WSACMSGHDR skc_cmsghdr;

/* A pointer that one thread may set while others read it; what it points at never changes. Reads
 * and writes of aligned pointers are atomic on Windows ("Interlocked Variable Access"). */
#define SKC_SHARED(type) type volatile
#define SKC_SHARED_LOAD(pointer) (pointer)
#define SKC_SHARED_STORE(pointer, to) ((pointer) = (to))

#define SKC_IOV(base, length) ((skc_iov){ .len = (ULONG) (length), .buf = (CHAR *) (base) })
#define SKC_IOV_BASE(iov) ((iov)->buf)
#define SKC_IOV_LEN(iov) ((iov)->len)

/* Control messages (RFC 3542 section 20). */
#define SKC_CMSG_SPACE(length) WSA_CMSG_SPACE(length)
#define SKC_CMSG_LEN(length) WSA_CMSG_LEN(length)
#define SKC_CMSG_DATA(cmsg) WSA_CMSG_DATA(cmsg)

/* Of the structures that not every system has, Windows has this one, with one address only. */
#define SKC_HAS_IN_PKTINFO
#define SKC_PKTINFO_NO_SPEC_DST

/* Winsock has no flag for a non-blocking call on a blocking handle. */
#define SKC_MSG_DONTWAIT 0
#define SKC_MSG_NOSIGNAL 0
#define SKC_MSG_ZEROCOPY 0
#define SKC_MSG_ERRQUEUE 0
#define SKC_IOV_MAX 1024

/* The family of a pair of sockets that WSAPoll can wait for. */
#define SKC_PAIR_FAMILY AF_INET

/* The name of the poller that uses poll(2) elsewhere. */
#define SKC_POLL_NAME "WSAPoll"

/* SO_REUSEADDR would let another program take the port, and a port is free right after a restart.
 */
#define SKC_REUSEADDR_DEFAULT 0
#define SKC_TCP_INFO SKC_MISSING

#define SKC_IPPROTO_MPTCP IPPROTO_TCP

/* The options for keepalive probes, which older headers lack. */
#ifdef TCP_KEEPIDLE
#define SKC_TCP_KEEPIDLE TCP_KEEPIDLE
#else
#define SKC_TCP_KEEPIDLE 3 /* Windows 10, 1709 */
#endif
#ifdef TCP_KEEPINTVL
#define SKC_TCP_KEEPINTVL TCP_KEEPINTVL
#else
#define SKC_TCP_KEEPINTVL 17
#endif
#ifdef TCP_KEEPCNT
#define SKC_TCP_KEEPCNT TCP_KEEPCNT
#else
#define SKC_TCP_KEEPCNT 16
#endif

#define SKC_POLL_REPORTS_ERRORS 0

#define SKC_SO_ORIGINAL_DST SKC_MISSING

/* Lookups return the reason itself: no reason has this number. */
#define SKC_EAI_SYSTEM (-1)

/* The reason of a failed lookup is a code of Winsock. */
#define SKC_LOOKUP_ERROR(base, code) (code)

/* An empty name is that of this machine (getaddrinfo, Winsock). */
#define SKC_EMPTY_NAME_RESOLVES 1

#define SKC_SO_LINGER SO_LINGER
#define SKC_TCP_CORK TCP_CORK
#define SKC_IPV6_RECVHOPLIMIT IPV6_HOPLIMIT
#define SKC_SO_TIMESTAMPS SO_TIMESTAMPNS

/* Codes on which the core decides. A connection in progress is "would block" here (connect,
 * Winsock). */
#define SKC_EINTR WSAEINTR
#define SKC_EAGAIN WSAEWOULDBLOCK
#define SKC_EWOULDBLOCK WSAEWOULDBLOCK
#define SKC_EINPROGRESS WSAEWOULDBLOCK
#define SKC_EALREADY WSAEALREADY
#define SKC_EPIPE WSAESHUTDOWN
#define SKC_EISCONN WSAEISCONN
#define SKC_ECONNABORTED WSAECONNABORTED
#define SKC_ECONNREFUSED WSAECONNREFUSED
#define SKC_ECONNRESET WSAECONNRESET
#define SKC_EINVAL WSAEINVAL
#define SKC_EIO ERROR_IO_DEVICE
#define SKC_EBADF WSAEBADF
#define SKC_ENOMEM WSA_NOT_ENOUGH_MEMORY
#define SKC_EAFNOSUPPORT WSAEAFNOSUPPORT
#define SKC_ENAMETOOLONG WSAENAMETOOLONG
#define SKC_ENOPROTOOPT WSAENOPROTOOPT
#define SKC_EOPNOTSUPP WSAEOPNOTSUPP
#define SKC_ENXIO ERROR_DEV_NOT_EXIST
#define SKC_ENODEV ERROR_DEV_NOT_EXIST
#define SKC_ENOTTY WSAEOPNOTSUPP
#define SKC_ENOTCONN WSAENOTCONN
#define SKC_ENOTSOCK WSAENOTSOCK
#define SKC_ENOENT ERROR_FILE_NOT_FOUND
#define SKC_EADDRNOTAVAIL WSAEADDRNOTAVAIL
#define SKC_ERANGE ERROR_ARITHMETIC_OVERFLOW
#define SKC_EEXIST ERROR_ALREADY_EXISTS
#define SKC_EPERM ERROR_ACCESS_DENIED
#define SKC_EACCES WSAEACCES
#define SKC_EADDRINUSE WSAEADDRINUSE
#define SKC_EPROTONOSUPPORT WSAEPROTONOSUPPORT
#define SKC_EMFILE WSAEMFILE
#define SKC_EMSGSIZE WSAEMSGSIZE
#define SKC_ENOBUFS WSAENOBUFS
#define SKC_ENFILE ERROR_TOO_MANY_OPEN_FILES
#define SKC_ENOSYS ERROR_CALL_NOT_IMPLEMENTED
#define SKC_ETIMEDOUT WSAETIMEDOUT
#define SKC_ENETUNREACH WSAENETUNREACH

#endif
