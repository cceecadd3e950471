#ifndef SKC_PLATFORM_H
#define SKC_PLATFORM_H

/*
 * The types, structures and numbers of a POSIX system that the core uses. src/os/win has a file of
 * the same name; the build list chooses between the two.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
/* Files of more than 2 GiB on 32 bit. Nothing outside the os module has such a type. */
#ifndef _FILE_OFFSET_BITS
#define _FILE_OFFSET_BITS 64
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <limits.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#if __has_include(<netpacket/packet.h>)
#include <netpacket/packet.h>
#endif
#if __has_include(<linux/if_ether.h>)
#include <linux/if_ether.h>
#endif
#if __has_include(<linux/netlink.h>)
#include <linux/netlink.h>
#endif
#if __has_include(<linux/vm_sockets.h>)
#include <linux/vm_sockets.h>
#endif
#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#endif
#if __has_include(<linux/can.h>)
#include <linux/can.h>
#endif
#if __has_include(<linux/errqueue.h>)
#include <linux/errqueue.h>
#endif

#include "skc_constants.h"

/* A socket of the system; owned by its opener. */
typedef int skc_handle;
#define SKC_HANDLE_NONE (-1)
#define SKC_HANDLE_IS_ONE(handle) ((handle) >= 0)

typedef socklen_t skc_socklen;
typedef struct pollfd skc_pollfd;
typedef sigset_t skc_signals;
typedef struct iovec skc_iov;
typedef struct cmsghdr skc_cmsghdr;

/* A pointer that one thread may set while others read it; what it points at never changes. */
#define SKC_SHARED(type) _Atomic(type)
#define SKC_SHARED_LOAD(pointer) atomic_load_explicit(&(pointer), memory_order_relaxed)
#define SKC_SHARED_STORE(pointer, to) atomic_store_explicit(&(pointer), to, memory_order_relaxed)

#define SKC_IOV(base, length) ((skc_iov){ .iov_base = (void *) (base), .iov_len = (length) })
#define SKC_IOV_BASE(iov) ((iov)->iov_base)
#define SKC_IOV_LEN(iov) ((iov)->iov_len)

/* Control messages (RFC 3542 section 20). */
#define SKC_CMSG_SPACE(length) CMSG_SPACE(length)
#define SKC_CMSG_LEN(length) CMSG_LEN(length)
#define SKC_CMSG_DATA(cmsg) CMSG_DATA(cmsg)

/* The flag of a call that must not block. */
#define SKC_MSG_DONTWAIT MSG_DONTWAIT
#ifdef MSG_NOSIGNAL
#define SKC_MSG_NOSIGNAL MSG_NOSIGNAL
#else
#define SKC_MSG_NOSIGNAL 0x40000000 /* only for send and sendmsg in skc_calls.c */
#endif
#ifdef MSG_ERRQUEUE
#define SKC_MSG_ERRQUEUE MSG_ERRQUEUE
#else
#define SKC_MSG_ERRQUEUE 0
#endif
/* Linux's headers may be older; the number is the same on every architecture. */
#ifdef __linux__
#define SKC_MSG_ZEROCOPY 0x4000000
#else
#define SKC_MSG_ZEROCOPY 0
#endif
#define SKC_IOV_MAX 1024 /* Linux, UIO_MAXIOV; readv(2) */

/* Structures that not every system has. */
#ifdef SCM_CREDENTIALS
#define SKC_HAS_UCRED
#endif
#ifdef IP_PKTINFO
#define SKC_HAS_IN_PKTINFO
#endif
#ifdef SO_EE_OFFENDER
#define SKC_HAS_EXTENDED_ERR
#endif
#ifdef AF_PACKET
#define SKC_HAS_SOCKADDR_LL
#endif
#ifdef AF_NETLINK
#define SKC_HAS_SOCKADDR_NL
#endif
#ifdef VMADDR_CID_ANY
#define SKC_HAS_SOCKADDR_VM
#endif
#ifdef TIPC_ADDR_NAME
#define SKC_HAS_SOCKADDR_TIPC
#endif
#if defined(AF_CAN) && defined(CAN_RAW)
#define SKC_HAS_SOCKADDR_CAN
#endif
/* TCP_INFO of other systems has another structure. */
#if defined(TCP_INFO) && defined(TCPI_OPT_ECN_SEEN)
#define SKC_HAS_TCP_INFO
#define SKC_TCP_INFO TCP_INFO
#else
#define SKC_TCP_INFO SKC_MISSING
#endif

/* The family of a pair of sockets that poll(2) can wait for. */
#define SKC_PAIR_FAMILY AF_UNIX

/* The name of the poller that uses poll(2). */
#define SKC_POLL_NAME "Poll"

/* With SO_REUSEADDR a server can bind to its port again after a restart. */
#define SKC_REUSEADDR_DEFAULT 1

#ifdef IPPROTO_MPTCP
#define SKC_IPPROTO_MPTCP IPPROTO_MPTCP
#else
#define SKC_IPPROTO_MPTCP IPPROTO_TCP
#endif

/* The options for keepalive probes; skc_missing.h covers systems without them. */
#if !defined(TCP_KEEPIDLE) && defined(TCP_KEEPALIVE)
#define SKC_TCP_KEEPIDLE TCP_KEEPALIVE /* macOS */
#else
#define SKC_TCP_KEEPIDLE TCP_KEEPIDLE
#endif
#define SKC_TCP_KEEPINTVL TCP_KEEPINTVL
#define SKC_TCP_KEEPCNT TCP_KEEPCNT

/* Whether poll(2) adds POLLERR or POLLHUP to POLLOUT when a connect has failed (tcp_poll of Linux).
 */
#ifdef __linux__
#define SKC_POLL_REPORTS_ERRORS 1
#else
#define SKC_POLL_REPORTS_ERRORS 0
#endif

/* The address of a connection before the firewall redirected it, of IPv4 and IPv6: SO_ORIGINAL_DST
 * of linux/netfilter_ipv4.h and IP6T_SO_ORIGINAL_DST, which have the same number. */
#ifdef __linux__
#define SKC_SO_ORIGINAL_DST 80
#else
#define SKC_SO_ORIGINAL_DST SKC_MISSING
#endif

/* The result of a lookup whose reason is another code. */
#define SKC_EAI_SYSTEM EAI_SYSTEM

/* The code of a failed lookup: apart from those of errno. */
#define SKC_LOOKUP_ERROR(base, code) ((base) - (code))

/* The empty name is an error of its own kind, as with gethostbyname(3). */
#define SKC_EMPTY_NAME_RESOLVES 0

/* On macOS the unit of SO_LINGER is a tick of the clock, and that of SO_LINGER_SEC a second
 * (sys/socket.h). */
#ifdef SO_LINGER_SEC
#define SKC_SO_LINGER SO_LINGER_SEC
#else
#define SKC_SO_LINGER SO_LINGER
#endif

/* BSD's name of TCP_CORK; skc_missing.h covers systems without either. */
#if !defined(TCP_CORK) && defined(TCP_NOPUSH)
#define SKC_TCP_CORK TCP_NOPUSH
#else
#define SKC_TCP_CORK TCP_CORK
#endif

/* The hop limit of a datagram as a control message. */
#define SKC_IPV6_RECVHOPLIMIT IPV6_RECVHOPLIMIT

/* The time of arrival as a control message, the more exact one where there are two. */
#if !defined(SO_TIMESTAMPNS) && defined(SO_TIMESTAMP)
#define SKC_SO_TIMESTAMPS SO_TIMESTAMP
#else
#define SKC_SO_TIMESTAMPS SO_TIMESTAMPNS
#endif

/* Codes on which the core decides. */
#define SKC_EINTR EINTR
#define SKC_EAGAIN EAGAIN
#define SKC_EWOULDBLOCK EWOULDBLOCK
#define SKC_EINPROGRESS EINPROGRESS
#define SKC_EALREADY EALREADY
#define SKC_EPIPE EPIPE
#define SKC_EISCONN EISCONN
#define SKC_ECONNABORTED ECONNABORTED
#define SKC_ECONNREFUSED ECONNREFUSED
#define SKC_ECONNRESET ECONNRESET
#define SKC_EINVAL EINVAL
#define SKC_EIO EIO
#define SKC_EBADF EBADF
#define SKC_ENOMEM ENOMEM
#define SKC_EAFNOSUPPORT EAFNOSUPPORT
#define SKC_ENAMETOOLONG ENAMETOOLONG
#define SKC_ENOPROTOOPT ENOPROTOOPT
#define SKC_EOPNOTSUPP EOPNOTSUPP
#define SKC_ENXIO ENXIO
#define SKC_ENODEV ENODEV
#define SKC_ENOTTY ENOTTY
#define SKC_ENOTCONN ENOTCONN
#define SKC_ENOTSOCK ENOTSOCK
#define SKC_ENOENT ENOENT
#define SKC_EADDRNOTAVAIL EADDRNOTAVAIL
#define SKC_ERANGE ERANGE
#define SKC_EEXIST EEXIST
#define SKC_EPERM EPERM
#define SKC_EACCES EACCES
#define SKC_EADDRINUSE EADDRINUSE
#define SKC_EPROTONOSUPPORT EPROTONOSUPPORT
#define SKC_EMFILE EMFILE
#define SKC_EMSGSIZE EMSGSIZE
#define SKC_ENOBUFS ENOBUFS
#define SKC_ENFILE ENFILE
#define SKC_ENOSYS ENOSYS
#define SKC_ETIMEDOUT ETIMEDOUT
#define SKC_ENETUNREACH ENETUNREACH

#endif
