#include "skc_cmsg.h"

#define NUMBER(level, type, bits) \
	{ \
		level, type, SKC_CMSG_NUMBER, false, (bits) / 8 \
	}
#define INT(level, type) \
	{ \
		level, type, SKC_CMSG_NUMBER, true, sizeof(int) \
	}
#define OTHER(level, type, kind, size) \
	{ \
		level, type, kind, false, (uint16_t) (size) \
	}

/* First come the most frequent ones: the search is linear. */
static const skc_cmsg_row rows[] = {
#ifdef SCM_RIGHTS
	OTHER(SOL_SOCKET, SCM_RIGHTS, SKC_CMSG_HANDLES, sizeof(skc_handle)),
#endif
#ifdef SCM_CREDENTIALS
	OTHER(SOL_SOCKET, SCM_CREDENTIALS, SKC_CMSG_CREDENTIALS, sizeof(struct ucred)),
#endif
#ifdef IP_PKTINFO
	OTHER(IPPROTO_IP, IP_PKTINFO, SKC_CMSG_PKTINFO4, sizeof(struct in_pktinfo)),
#endif
#ifdef IPV6_PKTINFO
	OTHER(IPPROTO_IPV6, IPV6_PKTINFO, SKC_CMSG_PKTINFO6, sizeof(struct in6_pktinfo)),
#endif
#ifdef IPV6_HOPLIMIT
	INT(IPPROTO_IPV6, IPV6_HOPLIMIT),
#endif
#ifdef IPV6_TCLASS
	INT(IPPROTO_IPV6, IPV6_TCLASS),
#endif
	INT(IPPROTO_IP, IP_TTL),
	NUMBER(IPPROTO_IP, IP_TOS, 8),
#ifdef UDP_SEGMENT
	NUMBER(IPPROTO_UDP, UDP_SEGMENT, 16),
#endif
#ifdef UDP_GRO
	INT(IPPROTO_UDP, UDP_GRO),
#endif

/* socket(7), Documentation/networking/timestamping.rst */
#ifdef SCM_TIMESTAMP
	OTHER(SOL_SOCKET, SCM_TIMESTAMP, SKC_CMSG_TIME, sizeof(struct timeval)),
#endif
#ifdef SO_TIMESTAMP_NEW
	OTHER(SOL_SOCKET, SO_TIMESTAMP_NEW, SKC_CMSG_TIME, 2 * sizeof(int64_t)),
#endif
#ifdef SCM_TIMESTAMPNS
	OTHER(SOL_SOCKET, SCM_TIMESTAMPNS, SKC_CMSG_FINE_TIME, sizeof(struct timespec)),
#endif
#ifdef SO_TIMESTAMPNS_NEW
	OTHER(SOL_SOCKET, SO_TIMESTAMPNS_NEW, SKC_CMSG_FINE_TIME, 2 * sizeof(int64_t)),
#endif
#ifdef SCM_TIMESTAMPING
	OTHER(SOL_SOCKET, SCM_TIMESTAMPING, SKC_CMSG_FINE_TIMES, 3 * sizeof(struct timespec)),
#endif
#ifdef SO_TIMESTAMPING_NEW
	OTHER(SOL_SOCKET, SO_TIMESTAMPING_NEW, SKC_CMSG_FINE_TIMES, 6 * sizeof(int64_t)),
#endif
#ifdef SCM_TXTIME
	NUMBER(SOL_SOCKET, SCM_TXTIME, 64),
#endif
#ifdef SCM_TS_OPT_ID
	NUMBER(SOL_SOCKET, SCM_TS_OPT_ID, 32),
#endif
#ifdef SO_RXQ_OVFL
	NUMBER(SOL_SOCKET, SO_RXQ_OVFL, 32),
#endif
#ifdef SO_MARK
	NUMBER(SOL_SOCKET, SO_MARK, 32),
#endif
#ifdef SO_PRIORITY
	NUMBER(SOL_SOCKET, SO_PRIORITY, 32),
#endif
#ifdef SCM_PIDFD
	OTHER(SOL_SOCKET, SCM_PIDFD, SKC_CMSG_HANDLE, sizeof(skc_handle)),
#endif
#ifdef SCM_WIFI_STATUS
	INT(SOL_SOCKET, SCM_WIFI_STATUS),
#endif
#ifdef SCM_INQ
	INT(SOL_SOCKET, SCM_INQ),
#endif

/* Error queues: what follows the fixed part is the offender's address. */
#ifdef SO_EE_OFFENDER
#ifdef IP_RECVERR
	OTHER(IPPROTO_IP, IP_RECVERR, SKC_CMSG_ERROR,
			sizeof(struct sock_extended_err) + sizeof(struct sockaddr_in)),
#endif
#ifdef IPV6_RECVERR
	OTHER(IPPROTO_IPV6, IPV6_RECVERR, SKC_CMSG_ERROR,
			sizeof(struct sock_extended_err) + sizeof(struct sockaddr_in6)),
#endif
#if defined(SOL_PACKET) && defined(PACKET_TX_TIMESTAMP)
	OTHER(SOL_PACKET, PACKET_TX_TIMESTAMP, SKC_CMSG_ERROR, sizeof(struct sock_extended_err)),
#endif
#if defined(SOL_VSOCK) && defined(VSOCK_RECVERR)
	OTHER(SOL_VSOCK, VSOCK_RECVERR, SKC_CMSG_ERROR, sizeof(struct sock_extended_err)),
#endif
#endif

/* ip(7), ipv6(7) */
#ifdef IP_RECVFRAGSIZE
	INT(IPPROTO_IP, IP_RECVFRAGSIZE),
#endif
#ifdef IP_PROTOCOL
	INT(IPPROTO_IP, IP_PROTOCOL),
#endif
#ifdef IPV6_RECVFRAGSIZE
	INT(IPPROTO_IPV6, IPV6_RECVFRAGSIZE),
#endif
#ifdef IPV6_DONTFRAG
	INT(IPPROTO_IPV6, IPV6_DONTFRAG),
#endif

#ifdef TCP_CM_INQ
	INT(IPPROTO_TCP, TCP_CM_INQ),
#endif
#if defined(SOL_NETLINK) && defined(NETLINK_PKTINFO)
	NUMBER(SOL_NETLINK, NETLINK_PKTINFO, 32),
#endif
#if defined(SOL_TLS) && defined(TLS_SET_RECORD_TYPE)
	NUMBER(SOL_TLS, TLS_SET_RECORD_TYPE, 8),
#endif
#if defined(SOL_TLS) && defined(TLS_GET_RECORD_TYPE)
	NUMBER(SOL_TLS, TLS_GET_RECORD_TYPE, 8),
#endif
};

const skc_cmsg_row *skc_cmsg_find(int level, int type)
{
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		if (rows[i].type == type && rows[i].level == level) {
			return &rows[i];
		}
	}
	return NULL;
}
