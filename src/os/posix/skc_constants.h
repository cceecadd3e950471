/*
 * The system's constants: every header that has some, and the numbers of the Linux kernel that a C
 * library or older kernel headers lack, so that a build on an old system supports a newer kernel.
 * Only this file defines constants by platform.
 *
 * Include it last: headers in linux/ declare some of these names as enumerators, which must not
 * follow a #define of the same name. Define _GNU_SOURCE before the first header (php.h does).
 *
 * The numbers are the kernel's user interface and never change; each block names the header of
 * kernel 7.2 that has them. tools/check stubs compares them with the headers of the machine.
 */
#ifndef SKC_CONSTANTS_H
#define SKC_CONSTANTS_H

#include <errno.h>

#ifdef PHP_SOCKETS_WSA
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#else
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/in_systm.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#endif

#if defined(__GLIBC__) && !defined(__USE_GNU)
#error "define _GNU_SOURCE before the first header: glibc hides constants without it"
#endif

/* Systems without the macros SOL_TCP and SOL_UDP have no other number for them. */
#ifndef SOL_TCP
#define SOL_TCP IPPROTO_TCP
#endif
#ifndef SOL_UDP
#define SOL_UDP IPPROTO_UDP
#endif

#ifdef __has_include
#if __has_include(<netinet/icmp6.h>)
#include <netinet/icmp6.h>
#endif
#if __has_include(<netinet/udplite.h>)
#include <netinet/udplite.h>
#endif
#if __has_include(<netpacket/packet.h>)
#include <netpacket/packet.h>
#endif
#if __has_include(<linux/errqueue.h>)
#include <linux/errqueue.h>
#endif
#if __has_include(<linux/net_tstamp.h>)
#include <linux/net_tstamp.h>
#endif
#if __has_include(<linux/filter.h>)
#include <linux/filter.h>
#endif
#if __has_include(<linux/if_alg.h>)
#include <linux/if_alg.h>
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
#if __has_include(<linux/can/raw.h>)
#include <linux/can/raw.h>
#endif
#if __has_include(<linux/tls.h>)
#include <linux/tls.h>
#endif
#endif

/* Linux has another name for MSG_EOF, 512 there, which is the value of PHP's MSG_EOF. */
#if !defined(MSG_EOF) && defined(MSG_FIN)
#define MSG_EOF MSG_FIN
#endif

/* Winsock's names for the modes of shutdown. */
#if !defined(SHUT_RD) && defined(SD_RECEIVE)
#define SHUT_RD SD_RECEIVE
#define SHUT_WR SD_SEND
#define SHUT_RDWR SD_BOTH
#endif

#if defined(__linux__)

/* asm-generic/socket.h. Numbers from 60 on are the same on every processor that has
 * SO_ZEROCOPY as 60: all but sparc and parisc. */
#if defined(SO_ZEROCOPY) && SO_ZEROCOPY == 60
#ifndef SO_BINDTOIFINDEX
#define SO_BINDTOIFINDEX 62
#endif
#ifndef SO_DETACH_REUSEPORT_BPF
#define SO_DETACH_REUSEPORT_BPF 68
#endif
#ifndef SO_PREFER_BUSY_POLL
#define SO_PREFER_BUSY_POLL 69
#endif
#ifndef SO_BUSY_POLL_BUDGET
#define SO_BUSY_POLL_BUDGET 70
#endif
#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71
#endif
#ifndef SO_BUF_LOCK
#define SO_BUF_LOCK 72
#endif
#ifndef SO_RESERVE_MEM
#define SO_RESERVE_MEM 73
#endif
#ifndef SO_TXREHASH
#define SO_TXREHASH 74
#endif
#ifndef SO_RCVMARK
#define SO_RCVMARK 75
#endif
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD 76
#endif
#ifndef SO_PEERPIDFD
#define SO_PEERPIDFD 77
#endif
#ifndef SO_DEVMEM_LINEAR
#define SO_DEVMEM_LINEAR 78
#endif
#ifndef SO_DEVMEM_DMABUF
#define SO_DEVMEM_DMABUF 79
#endif
#ifndef SO_DEVMEM_DONTNEED
#define SO_DEVMEM_DONTNEED 80
#endif
#ifndef SCM_TS_OPT_ID
#define SCM_TS_OPT_ID 81
#endif
#ifndef SO_RCVPRIORITY
#define SO_RCVPRIORITY 82
#endif
#ifndef SO_PASSRIGHTS
#define SO_PASSRIGHTS 83
#endif
#ifndef SO_INQ
#define SO_INQ 84
#endif
#endif

#ifdef SO_DEVMEM_LINEAR
#ifndef SCM_DEVMEM_LINEAR
#define SCM_DEVMEM_LINEAR SO_DEVMEM_LINEAR
#endif
#ifndef SCM_DEVMEM_DMABUF
#define SCM_DEVMEM_DMABUF SO_DEVMEM_DMABUF
#endif
#endif

#ifdef SO_INQ
#ifndef SCM_INQ
#define SCM_INQ SO_INQ
#endif
#endif

/* linux/socket.h: buffer locks and rehashing */
#ifndef SOCK_SNDBUF_LOCK
#define SOCK_SNDBUF_LOCK 1
#endif
#ifndef SOCK_RCVBUF_LOCK
#define SOCK_RCVBUF_LOCK 2
#endif
#ifndef SOCK_BUF_LOCK_MASK
#define SOCK_BUF_LOCK_MASK 3
#endif
#ifndef SOCK_TXREHASH_DEFAULT
#define SOCK_TXREHASH_DEFAULT 255
#endif
#ifndef SOCK_TXREHASH_DISABLED
#define SOCK_TXREHASH_DISABLED 0
#endif
#ifndef SOCK_TXREHASH_ENABLED
#define SOCK_TXREHASH_ENABLED 1
#endif

/* include/linux/socket.h of the kernel, which is not installed: families, levels, flags, control
 * messages */
#ifndef AF_XDP
#define AF_XDP 44
#endif
#ifndef AF_SMC
#define AF_SMC 43
#endif
#ifndef SOL_UDPLITE
#define SOL_UDPLITE 136
#endif
#ifndef SOL_SCTP
#define SOL_SCTP 132
#endif
#ifndef SOL_TLS
#define SOL_TLS 282
#endif
#ifndef SOL_MPTCP
#define SOL_MPTCP 284
#endif
#ifndef SOL_XDP
#define SOL_XDP 283
#endif
#ifndef SOL_SMC
#define SOL_SMC 286
#endif
#ifndef SOL_VSOCK
#define SOL_VSOCK 287
#endif
#ifndef MSG_SOCK_DEVMEM
#define MSG_SOCK_DEVMEM 0x2000000
#endif
#ifndef SCM_SECURITY
#define SCM_SECURITY 3
#endif
#ifndef SCM_PIDFD
#define SCM_PIDFD 4
#endif

/* linux/in.h */
#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif
#ifndef IPPROTO_SMC
#define IPPROTO_SMC 256
#endif
#ifndef IPPROTO_ETHERNET
#define IPPROTO_ETHERNET 143
#endif
#ifndef IPPROTO_L2TP
#define IPPROTO_L2TP 115
#endif
#ifndef IP_RECVERR_RFC4884
#define IP_RECVERR_RFC4884 26
#endif
#ifndef IP_LOCAL_PORT_RANGE
#define IP_LOCAL_PORT_RANGE 51
#endif
#ifndef IP_PROTOCOL
#define IP_PROTOCOL 52
#endif

/* linux/in6.h */
#ifndef IPV6_FLOWINFO
#define IPV6_FLOWINFO 11
#endif
#ifndef IPV6_MULTICAST_ALL
#define IPV6_MULTICAST_ALL 29
#endif
#ifndef IPV6_ROUTER_ALERT_ISOLATE
#define IPV6_ROUTER_ALERT_ISOLATE 30
#endif
#ifndef IPV6_RECVERR_RFC4884
#define IPV6_RECVERR_RFC4884 31
#endif
#ifndef IPV6_FLOWLABEL_MGR
#define IPV6_FLOWLABEL_MGR 32
#endif
#ifndef IPV6_FLOWINFO_SEND
#define IPV6_FLOWINFO_SEND 33
#endif
#ifndef IPV6_USE_MIN_MTU
#define IPV6_USE_MIN_MTU 63
#endif

/* linux/in6.h: IPV6_ADDR_PREFERENCES. RFC 5014 */
#ifndef IPV6_PREFER_SRC_TMP
#define IPV6_PREFER_SRC_TMP 0x0001
#define IPV6_PREFER_SRC_PUBLIC 0x0002
#define IPV6_PREFER_SRC_PUBTMP_DEFAULT 0x0100
#define IPV6_PREFER_SRC_COA 0x0004
#define IPV6_PREFER_SRC_HOME 0x0400
#define IPV6_PREFER_SRC_CGA 0x0008
#define IPV6_PREFER_SRC_NONCGA 0x0800
#endif

/* linux/tcp.h */
#ifndef TCP_ULP
#define TCP_ULP 31
#endif
#ifndef TCP_FASTOPEN_KEY
#define TCP_FASTOPEN_KEY 33
#endif
#ifndef TCP_FASTOPEN_NO_COOKIE
#define TCP_FASTOPEN_NO_COOKIE 34
#endif
#ifndef TCP_ZEROCOPY_RECEIVE
#define TCP_ZEROCOPY_RECEIVE 35
#endif
#ifndef TCP_INQ
#define TCP_INQ 36
#endif
#ifndef TCP_CM_INQ
#define TCP_CM_INQ TCP_INQ
#endif
#ifndef TCP_TX_DELAY
#define TCP_TX_DELAY 37
#endif
#ifndef TCP_AO_ADD_KEY
#define TCP_AO_ADD_KEY 38
#endif
#ifndef TCP_AO_DEL_KEY
#define TCP_AO_DEL_KEY 39
#endif
#ifndef TCP_AO_INFO
#define TCP_AO_INFO 40
#endif
#ifndef TCP_AO_GET_KEYS
#define TCP_AO_GET_KEYS 41
#endif
#ifndef TCP_AO_REPAIR
#define TCP_AO_REPAIR 42
#endif
#ifndef TCP_IS_MPTCP
#define TCP_IS_MPTCP 43
#endif
#ifndef TCP_RTO_MAX_MS
#define TCP_RTO_MAX_MS 44
#endif
#ifndef TCP_RTO_MIN_US
#define TCP_RTO_MIN_US 45
#endif
#ifndef TCP_DELACK_MAX_US
#define TCP_DELACK_MAX_US 46
#endif
#ifndef TCP_MD5SIG_FLAG_IFINDEX
#define TCP_MD5SIG_FLAG_IFINDEX 2
#endif

/* linux/tcp.h: options of tcp_info */
#ifndef TCPI_OPT_ECN_SEEN
#define TCPI_OPT_ECN_SEEN 16
#endif

/* linux/tcp.h: queues of TCP_REPAIR_QUEUE, enumerators there */
#ifndef TCP_NO_QUEUE
#define TCP_NO_QUEUE 0
#define TCP_RECV_QUEUE 1
#define TCP_SEND_QUEUE 2
#endif

/* net/tcp_states.h of the kernel, enumerators of netinet/tcp.h */
#ifndef TCP_ESTABLISHED
#define TCP_ESTABLISHED 1
#define TCP_SYN_SENT 2
#define TCP_SYN_RECV 3
#define TCP_FIN_WAIT1 4
#define TCP_FIN_WAIT2 5
#define TCP_TIME_WAIT 6
#define TCP_CLOSE 7
#define TCP_CLOSE_WAIT 8
#define TCP_LAST_ACK 9
#define TCP_LISTEN 10
#define TCP_CLOSING 11
#endif

/* linux/udp.h, net/udplite.h of the kernel */
#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif
#ifndef UDP_GRO
#define UDP_GRO 104
#endif
#ifndef UDPLITE_SEND_CSCOV
#define UDPLITE_SEND_CSCOV 10
#endif
#ifndef UDPLITE_RECV_CSCOV
#define UDPLITE_RECV_CSCOV 11
#endif

/* linux/icmp.h; linux/mptcp.h */
#ifndef ICMP_FILTER
#define ICMP_FILTER 1
#endif
#ifndef MPTCP_INFO
#define MPTCP_INFO 1
#endif
#ifndef MPTCP_TCPINFO
#define MPTCP_TCPINFO 2
#endif
#ifndef MPTCP_SUBFLOW_ADDRS
#define MPTCP_SUBFLOW_ADDRS 3
#endif
#ifndef MPTCP_FULL_INFO
#define MPTCP_FULL_INFO 4
#endif

/* linux/sctp.h */
#ifndef SCTP_RTOINFO
#define SCTP_RTOINFO 0
#define SCTP_ASSOCINFO 1
#define SCTP_INITMSG 2
#define SCTP_NODELAY 3
#define SCTP_AUTOCLOSE 4
#define SCTP_DISABLE_FRAGMENTS 8
#define SCTP_MAXSEG 13
#define SCTP_STATUS 14
#endif

/* linux/net_tstamp.h: enumerators there */
#ifndef SOF_TIMESTAMPING_TX_HARDWARE
#define SOF_TIMESTAMPING_TX_HARDWARE 0x1
#define SOF_TIMESTAMPING_TX_SOFTWARE 0x2
#define SOF_TIMESTAMPING_RX_HARDWARE 0x4
#define SOF_TIMESTAMPING_RX_SOFTWARE 0x8
#define SOF_TIMESTAMPING_SOFTWARE 0x10
#define SOF_TIMESTAMPING_SYS_HARDWARE 0x20
#define SOF_TIMESTAMPING_RAW_HARDWARE 0x40
#define SOF_TIMESTAMPING_OPT_ID 0x80
#define SOF_TIMESTAMPING_TX_SCHED 0x100
#define SOF_TIMESTAMPING_TX_ACK 0x200
#define SOF_TIMESTAMPING_OPT_CMSG 0x400
#define SOF_TIMESTAMPING_OPT_TSONLY 0x800
#define SOF_TIMESTAMPING_OPT_STATS 0x1000
#define SOF_TIMESTAMPING_OPT_PKTINFO 0x2000
#define SOF_TIMESTAMPING_OPT_TX_SWHW 0x4000
#define SOF_TIMESTAMPING_BIND_PHC 0x8000
#define SOF_TIMESTAMPING_OPT_ID_TCP 0x10000
#define SOF_TIMESTAMPING_OPT_RX_FILTER 0x20000
#define SOF_TIMESTAMPING_TX_COMPLETION 0x40000
#define SOF_TXTIME_DEADLINE_MODE 1
#define SOF_TXTIME_REPORT_ERRORS 2
#endif

/* linux/errqueue.h: enumerators there */
#ifndef SCM_TSTAMP_SND
#define SCM_TSTAMP_SND 0
#define SCM_TSTAMP_SCHED 1
#define SCM_TSTAMP_ACK 2
#define SCM_TSTAMP_COMPLETION 3
#endif

/* linux/if_packet.h, which cannot be included beside netpacket/packet.h; linux/tls.h */
#ifndef PACKET_FANOUT_HASH
#define PACKET_FANOUT_HASH 0
#define PACKET_FANOUT_LB 1
#define PACKET_FANOUT_CPU 2
#define PACKET_FANOUT_ROLLOVER 3
#define PACKET_FANOUT_RND 4
#define PACKET_FANOUT_QM 5
#define PACKET_FANOUT_CBPF 6
#define PACKET_FANOUT_EBPF 7
#define PACKET_FANOUT_FLAG_ROLLOVER 0x1000
#define PACKET_FANOUT_FLAG_UNIQUEID 0x2000
#define PACKET_FANOUT_FLAG_IGNORE_OUTGOING 0x4000
#define PACKET_FANOUT_FLAG_DEFRAG 0x8000
#endif
#ifndef TLS_TX_MAX_PAYLOAD_LEN
#define TLS_TX_MAX_PAYLOAD_LEN 5
#endif

/* linux/tipc.h: enumerators there */
#ifndef TIPC_CLUSTER_SCOPE
#define TIPC_CLUSTER_SCOPE 2
#define TIPC_NODE_SCOPE 3
#endif

/* linux/can/raw.h: enumerators there */
#ifndef CAN_RAW_FILTER
#define CAN_RAW_FILTER 1
#define CAN_RAW_ERR_FILTER 2
#define CAN_RAW_LOOPBACK 3
#define CAN_RAW_RECV_OWN_MSGS 4
#define CAN_RAW_FD_FRAMES 5
#define CAN_RAW_JOIN_FILTERS 6
#define CAN_RAW_XL_FRAMES 7
#endif
#endif

#endif
