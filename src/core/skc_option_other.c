#include "skc_option_rows.h"

#ifdef IPPROTO_UDPLITE
/* udplite(7) */
static const skc_option rows_of_udplite[] = {
#ifdef UDPLITE_SEND_CSCOV
	SKC_INT(UDPLITE_SEND_CSCOV),
#endif
#ifdef UDPLITE_RECV_CSCOV
	SKC_INT(UDPLITE_RECV_CSCOV),
#endif
#ifdef UDP_CORK
	SKC_INT(UDP_CORK),
#endif
#ifdef UDP_ENCAP
	SKC_INT(UDP_ENCAP),
#endif
#ifdef UDP_NO_CHECK6_TX
	SKC_INT(UDP_NO_CHECK6_TX),
#endif
#ifdef UDP_NO_CHECK6_RX
	SKC_INT(UDP_NO_CHECK6_RX),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef IPPROTO_ICMPV6
/* RFC 3542 */
static const skc_option rows_of_icmp6[] = {
#ifdef ICMP6_FILTER
	SKC_BYTES(ICMP6_FILTER),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_RAW
/* raw(7) */
static const skc_option rows_of_raw[] = {
#ifdef ICMP_FILTER
	SKC_INT(ICMP_FILTER),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_MPTCP
/* kernel: networking/mptcp */
static const skc_option rows_of_mptcp[] = {
#ifdef MPTCP_INFO
	SKC_REPORT(MPTCP_INFO, &skc__mptcp_info_layout),
#endif
#ifdef MPTCP_TCPINFO
	SKC_BYTES(MPTCP_TCPINFO),
#endif
#ifdef MPTCP_SUBFLOW_ADDRS
	SKC_BYTES(MPTCP_SUBFLOW_ADDRS),
#endif
#ifdef MPTCP_FULL_INFO
	SKC_BYTES(MPTCP_FULL_INFO),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef IPPROTO_SCTP
/* RFC 6458 */
static const skc_option rows_of_sctp[] = {
#ifdef SCTP_RTOINFO
	SKC_BYTES(SCTP_RTOINFO),
#endif
#ifdef SCTP_ASSOCINFO
	SKC_BYTES(SCTP_ASSOCINFO),
#endif
#ifdef SCTP_INITMSG
	SKC_BYTES(SCTP_INITMSG),
#endif
#ifdef SCTP_NODELAY
	SKC_INT(SCTP_NODELAY),
#endif
#ifdef SCTP_AUTOCLOSE
	SKC_INT(SCTP_AUTOCLOSE),
#endif
#ifdef SCTP_MAXSEG
	SKC_INT(SCTP_MAXSEG),
#endif
#ifdef SCTP_DISABLE_FRAGMENTS
	SKC_INT(SCTP_DISABLE_FRAGMENTS),
#endif
#ifdef SCTP_STATUS
	SKC_BYTES(SCTP_STATUS),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_PACKET
/* packet(7) */
static const skc_option rows_of_packet[] = {
#ifdef PACKET_ADD_MEMBERSHIP
	SKC_BYTES(PACKET_ADD_MEMBERSHIP),
#endif
#ifdef PACKET_DROP_MEMBERSHIP
	SKC_BYTES(PACKET_DROP_MEMBERSHIP),
#endif
#ifdef PACKET_AUXDATA
	SKC_INT(PACKET_AUXDATA),
#endif
#ifdef PACKET_STATISTICS
	SKC_REPORT(PACKET_STATISTICS, &skc__packet_statistics_layout),
#endif
#ifdef PACKET_ROLLOVER_STATS
	SKC_REPORT(PACKET_ROLLOVER_STATS, &skc__rollover_layout),
#endif
#ifdef PACKET_FANOUT
	SKC_INT(PACKET_FANOUT),
#endif
#ifdef PACKET_FANOUT_DATA
	SKC_FILTER(PACKET_FANOUT_DATA),
#endif
#ifdef PACKET_IGNORE_OUTGOING
	SKC_INT(PACKET_IGNORE_OUTGOING),
#endif
#ifdef PACKET_QDISC_BYPASS
	SKC_INT(PACKET_QDISC_BYPASS),
#endif
#ifdef PACKET_LOSS
	SKC_INT(PACKET_LOSS),
#endif
#ifdef PACKET_ORIGDEV
	SKC_INT(PACKET_ORIGDEV),
#endif
#ifdef PACKET_TIMESTAMP
	SKC_INT(PACKET_TIMESTAMP),
#endif
#ifdef PACKET_TX_TIMESTAMP
	SKC_INT(PACKET_TX_TIMESTAMP),
#endif
#ifdef PACKET_VNET_HDR
	SKC_INT(PACKET_VNET_HDR),
#endif
#ifdef PACKET_COPY_THRESH
	SKC_INT(PACKET_COPY_THRESH),
#endif
#ifdef PACKET_VERSION
	SKC_INT(PACKET_VERSION),
#endif
#ifdef PACKET_HDRLEN
	SKC_INT(PACKET_HDRLEN),
#endif
#ifdef PACKET_RESERVE
	SKC_INT(PACKET_RESERVE),
#endif
#ifdef PACKET_RX_RING
	SKC_BYTES(PACKET_RX_RING),
#endif
#ifdef PACKET_TX_RING
	SKC_BYTES(PACKET_TX_RING),
#endif
#ifdef PACKET_TX_HAS_OFF
	SKC_INT(PACKET_TX_HAS_OFF),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_NETLINK
/* netlink(7) */
static const skc_option rows_of_netlink[] = {
#ifdef NETLINK_ADD_MEMBERSHIP
	SKC_INT(NETLINK_ADD_MEMBERSHIP),
#endif
#ifdef NETLINK_DROP_MEMBERSHIP
	SKC_INT(NETLINK_DROP_MEMBERSHIP),
#endif
#ifdef NETLINK_LIST_MEMBERSHIPS
	SKC_BYTES(NETLINK_LIST_MEMBERSHIPS),
#endif
#ifdef NETLINK_PKTINFO
	SKC_INT(NETLINK_PKTINFO),
#endif
#ifdef NETLINK_BROADCAST_ERROR
	SKC_INT(NETLINK_BROADCAST_ERROR),
#endif
#ifdef NETLINK_NO_ENOBUFS
	SKC_INT(NETLINK_NO_ENOBUFS),
#endif
#ifdef NETLINK_LISTEN_ALL_NSID
	SKC_INT(NETLINK_LISTEN_ALL_NSID),
#endif
#ifdef NETLINK_CAP_ACK
	SKC_INT(NETLINK_CAP_ACK),
#endif
#ifdef NETLINK_EXT_ACK
	SKC_INT(NETLINK_EXT_ACK),
#endif
#ifdef NETLINK_GET_STRICT_CHK
	SKC_INT(NETLINK_GET_STRICT_CHK),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef AF_VSOCK
/* vsock(7) */
static const skc_option rows_of_vsock[] = {
#ifdef SO_VM_SOCKETS_BUFFER_SIZE
	SKC_UINT64(SO_VM_SOCKETS_BUFFER_SIZE),
#endif
#ifdef SO_VM_SOCKETS_BUFFER_MIN_SIZE
	SKC_UINT64(SO_VM_SOCKETS_BUFFER_MIN_SIZE),
#endif
#ifdef SO_VM_SOCKETS_BUFFER_MAX_SIZE
	SKC_UINT64(SO_VM_SOCKETS_BUFFER_MAX_SIZE),
#endif
#ifdef SO_VM_SOCKETS_CONNECT_TIMEOUT
	SKC_TIME(SO_VM_SOCKETS_CONNECT_TIMEOUT),
#endif
#ifdef SO_VM_SOCKETS_PEER_HOST_VM_ID
	SKC_INT(SO_VM_SOCKETS_PEER_HOST_VM_ID),
#endif
#ifdef SO_VM_SOCKETS_TRUSTED
	SKC_INT(SO_VM_SOCKETS_TRUSTED),
#endif
#ifdef SO_VM_SOCKETS_NONBLOCK_TXRX
	SKC_INT(SO_VM_SOCKETS_NONBLOCK_TXRX),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_TIPC
/* tipc(7) */
static const skc_option rows_of_tipc[] = {
#ifdef TIPC_IMPORTANCE
	SKC_UINT(TIPC_IMPORTANCE),
#endif
#ifdef TIPC_SRC_DROPPABLE
	SKC_UINT(TIPC_SRC_DROPPABLE),
#endif
#ifdef TIPC_DEST_DROPPABLE
	SKC_UINT(TIPC_DEST_DROPPABLE),
#endif
#ifdef TIPC_CONN_TIMEOUT
	SKC_UINT(TIPC_CONN_TIMEOUT),
#endif
#ifdef TIPC_NODE_RECVQ_DEPTH
	SKC_UINT(TIPC_NODE_RECVQ_DEPTH),
#endif
#ifdef TIPC_SOCK_RECVQ_DEPTH
	SKC_UINT(TIPC_SOCK_RECVQ_DEPTH),
#endif
#ifdef TIPC_SOCK_RECVQ_USED
	SKC_UINT(TIPC_SOCK_RECVQ_USED),
#endif
#ifdef TIPC_MCAST_BROADCAST
	SKC_INT(TIPC_MCAST_BROADCAST),
#endif
#ifdef TIPC_MCAST_REPLICAST
	SKC_INT(TIPC_MCAST_REPLICAST),
#endif
#ifdef TIPC_GROUP_JOIN
	SKC_STRUCT(TIPC_GROUP_JOIN, 0, UINT32_MAX, &skc__tipc_group_layout),
#endif
#ifdef TIPC_GROUP_LEAVE
	SKC_INT(TIPC_GROUP_LEAVE),
#endif
#ifdef TIPC_NODELAY
	SKC_UINT(TIPC_NODELAY),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_CAN_RAW
/* kernel: networking/can */
static const skc_option rows_of_can[] = {
#ifdef CAN_RAW_FILTER
	SKC_BYTES(CAN_RAW_FILTER),
#endif
#ifdef CAN_RAW_ERR_FILTER
	SKC_UINT(CAN_RAW_ERR_FILTER),
#endif
#ifdef CAN_RAW_LOOPBACK
	SKC_INT(CAN_RAW_LOOPBACK),
#endif
#ifdef CAN_RAW_RECV_OWN_MSGS
	SKC_INT(CAN_RAW_RECV_OWN_MSGS),
#endif
#ifdef CAN_RAW_FD_FRAMES
	SKC_INT(CAN_RAW_FD_FRAMES),
#endif
#ifdef CAN_RAW_JOIN_FILTERS
	SKC_INT(CAN_RAW_JOIN_FILTERS),
#endif
#ifdef CAN_RAW_XL_FRAMES
	SKC_INT(CAN_RAW_XL_FRAMES),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_TLS
/* kernel: networking/tls */
static const skc_option rows_of_tls[] = {
#ifdef TLS_TX
	SKC_BYTES(TLS_TX),
#endif
#ifdef TLS_RX
	SKC_BYTES(TLS_RX),
#endif
#ifdef TLS_TX_ZEROCOPY_RO
	SKC_INT(TLS_TX_ZEROCOPY_RO),
#endif
#ifdef TLS_RX_EXPECT_NO_PAD
	SKC_INT(TLS_RX_EXPECT_NO_PAD),
#endif
#ifdef TLS_TX_MAX_PAYLOAD_LEN
	SKC_INT(TLS_TX_MAX_PAYLOAD_LEN),
#endif
	SKC_ROWS_END,
};
#endif

#ifdef SOL_ALG
/* kernel: crypto/userspace-if */
static const skc_option rows_of_alg[] = {
#ifdef ALG_SET_KEY
	SKC_BYTES(ALG_SET_KEY),
#endif
#ifdef ALG_SET_AEAD_AUTHSIZE
	SKC_LENGTH(ALG_SET_AEAD_AUTHSIZE, SKC_OPTION_ROOM),
#endif
#ifdef ALG_SET_DRBG_ENTROPY
	SKC_BYTES(ALG_SET_DRBG_ENTROPY),
#endif
	SKC_ROWS_END,
};
#endif

const skc_option_group skc__other_options[] = {
#ifdef IPPROTO_UDPLITE
	SKC_ROWS(IPPROTO_UDPLITE, rows_of_udplite),
#endif
#ifdef IPPROTO_ICMPV6
	SKC_ROWS(IPPROTO_ICMPV6, rows_of_icmp6),
#endif
#ifdef SOL_RAW
	SKC_ROWS(SOL_RAW, rows_of_raw),
#endif
#ifdef SOL_MPTCP
	SKC_ROWS(SOL_MPTCP, rows_of_mptcp),
#endif
#ifdef IPPROTO_SCTP
	SKC_ROWS(IPPROTO_SCTP, rows_of_sctp),
#endif
#ifdef SOL_PACKET
	SKC_ROWS(SOL_PACKET, rows_of_packet),
#endif
#ifdef SOL_NETLINK
	SKC_ROWS(SOL_NETLINK, rows_of_netlink),
#endif
#ifdef AF_VSOCK
	SKC_ROWS(AF_VSOCK, rows_of_vsock),
#endif
#ifdef SOL_TIPC
	SKC_ROWS(SOL_TIPC, rows_of_tipc),
#endif
#ifdef SOL_CAN_RAW
	SKC_ROWS(SOL_CAN_RAW, rows_of_can),
#endif
#ifdef SOL_TLS
	SKC_ROWS(SOL_TLS, rows_of_tls),
#endif
#ifdef SOL_ALG
	SKC_ROWS(SOL_ALG, rows_of_alg),
#endif
	{ 0, NULL, 0 },
};
