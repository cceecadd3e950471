#include "skc_cmsg.h"

#include "skc_missing.h"

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

/* The most frequent ones come first: the search is linear. */
static const skc_cmsg_row rows[] = {
	OTHER(SOL_SOCKET, SCM_RIGHTS, SKC_CMSG_HANDLES, sizeof(skc_handle)),
#ifdef SKC_HAS_UCRED
	OTHER(SOL_SOCKET, SCM_CREDENTIALS, SKC_CMSG_CREDENTIALS, sizeof(struct ucred)),
#endif
#ifdef SKC_HAS_IN_PKTINFO
	OTHER(IPPROTO_IP, IP_PKTINFO, SKC_CMSG_PKTINFO4, sizeof(struct in_pktinfo)),
#endif
	OTHER(IPPROTO_IPV6, IPV6_PKTINFO, SKC_CMSG_PKTINFO6, sizeof(struct in6_pktinfo)),
	INT(IPPROTO_IPV6, IPV6_HOPLIMIT),
	INT(IPPROTO_IPV6, IPV6_TCLASS),
	INT(IPPROTO_IP, IP_TTL),
	NUMBER(IPPROTO_IP, IP_TOS, 8),
	NUMBER(IPPROTO_UDP, UDP_SEGMENT, 16),
	INT(IPPROTO_UDP, UDP_GRO),

	/* socket(7), Documentation/networking/timestamping.rst */
	OTHER(SOL_SOCKET, SCM_TIMESTAMP, SKC_CMSG_TIME, sizeof(struct timeval)),
	OTHER(SOL_SOCKET, SO_TIMESTAMP_NEW, SKC_CMSG_TIME, 2 * sizeof(int64_t)),
	OTHER(SOL_SOCKET, SCM_TIMESTAMPNS, SKC_CMSG_FINE_TIME, sizeof(struct timespec)),
	OTHER(SOL_SOCKET, SO_TIMESTAMPNS_NEW, SKC_CMSG_FINE_TIME, 2 * sizeof(int64_t)),
	OTHER(SOL_SOCKET, SCM_TIMESTAMPING, SKC_CMSG_FINE_TIMES, 3 * sizeof(struct timespec)),
	OTHER(SOL_SOCKET, SO_TIMESTAMPING_NEW, SKC_CMSG_FINE_TIMES, 6 * sizeof(int64_t)),
	NUMBER(SOL_SOCKET, SCM_TXTIME, 64),
	NUMBER(SOL_SOCKET, SCM_TS_OPT_ID, 32),
	NUMBER(SOL_SOCKET, SO_RXQ_OVFL, 32),
	NUMBER(SOL_SOCKET, SO_MARK, 32),
	NUMBER(SOL_SOCKET, SO_PRIORITY, 32),
	OTHER(SOL_SOCKET, SCM_PIDFD, SKC_CMSG_HANDLE, sizeof(skc_handle)),
	INT(SOL_SOCKET, SCM_WIFI_STATUS),
	INT(SOL_SOCKET, SCM_INQ),

/* Error queues: the address of the offender follows the fixed part. */
#ifdef SKC_HAS_EXTENDED_ERR
	OTHER(IPPROTO_IP, IP_RECVERR, SKC_CMSG_ERROR,
			sizeof(struct sock_extended_err) + sizeof(struct sockaddr_in)),
	OTHER(IPPROTO_IPV6, IPV6_RECVERR, SKC_CMSG_ERROR,
			sizeof(struct sock_extended_err) + sizeof(struct sockaddr_in6)),
	OTHER(SOL_PACKET, PACKET_TX_TIMESTAMP, SKC_CMSG_ERROR, sizeof(struct sock_extended_err)),
	OTHER(SOL_VSOCK, VSOCK_RECVERR, SKC_CMSG_ERROR, sizeof(struct sock_extended_err)),
#endif

	/* ip(7), ipv6(7) */
	INT(IPPROTO_IP, IP_RECVFRAGSIZE),
	INT(IPPROTO_IP, IP_PROTOCOL),
	INT(IPPROTO_IPV6, IPV6_RECVFRAGSIZE),
	INT(IPPROTO_IPV6, IPV6_DONTFRAG),

	INT(IPPROTO_TCP, TCP_CM_INQ),
	NUMBER(SOL_NETLINK, NETLINK_PKTINFO, 32),
	NUMBER(SOL_TLS, TLS_SET_RECORD_TYPE, 8),
	NUMBER(SOL_TLS, TLS_GET_RECORD_TYPE, 8),
};

const skc_cmsg_row *skc_cmsg_find(int level, int type)
{
	if (level == SKC_MISSING || type == SKC_MISSING) {
		return NULL;
	}
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		if (rows[i].type == type && rows[i].level == level) {
			return &rows[i];
		}
	}
	return NULL;
}

static const struct {
	int level;
	int type;
	skc_cmsg_fact fact;
} facts[] = {
	{ IPPROTO_IP, IP_TTL, SKC_FACT_TTL },
	{ IPPROTO_IPV6, IPV6_HOPLIMIT, SKC_FACT_TTL },
	{ IPPROTO_IP, IP_TOS, SKC_FACT_CLASS },
	{ IPPROTO_IPV6, IPV6_TCLASS, SKC_FACT_CLASS },
	{ SOL_SOCKET, SCM_TIMESTAMP, SKC_FACT_TIME },
	{ SOL_SOCKET, SCM_TIMESTAMPNS, SKC_FACT_TIME },
	{ SOL_SOCKET, SO_TIMESTAMP_NEW, SKC_FACT_TIME },
	{ SOL_SOCKET, SO_TIMESTAMPNS_NEW, SKC_FACT_TIME },
	{ SOL_SOCKET, SCM_TIMESTAMPING, SKC_FACT_TIMES },
	{ SOL_SOCKET, SO_TIMESTAMPING_NEW, SKC_FACT_TIMES },
};

skc_cmsg_fact skc_cmsg_fact_of(int level, int type)
{
	for (size_t i = 0; i < SKC_COUNT(facts) && level != SKC_MISSING && type != SKC_MISSING; i++) {
		if (facts[i].type == type && facts[i].level == level) {
			return facts[i].fact;
		}
	}
	return SKC_FACT_NONE;
}
