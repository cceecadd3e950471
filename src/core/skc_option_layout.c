#include "skc_option_rows.h"

/*
 * Structures whose members are numbers. Those of the Linux kernel are defined here with the order
 * and widths of its uapi headers, because the copies of the C library are older and shorter.
 */

#define SKC_U(type, field, text) \
	{ \
		text, offsetof(type, field), sizeof(((type *) 0)->field), false, 0, 0 \
	}
#define SKC_S(type, field, text) \
	{ \
		text, offsetof(type, field), sizeof(((type *) 0)->field), true, 0, 0 \
	}
/* A member that is signed on some systems and unsigned on others. */
#define SKC_N(type, field, text) \
	{ \
		text, offsetof(type, field), sizeof(((type *) 0)->field), \
				_Generic(((type *) 0)->field, unsigned short \
						 : false, default \
						 : true), \
				0, 0 \
	}
#define SKC_LAYOUT(type, members) \
	{ \
		members, SKC_COUNT(members), sizeof(type) \
	}

static const skc_member linger[] = {
	SKC_N(struct linger, l_onoff, "l_onoff"),
	SKC_N(struct linger, l_linger, "l_linger"),
};

const skc_layout skc__linger_layout = SKC_LAYOUT(struct linger, linger);

static const skc_member times[] = {
	SKC_S(struct timeval, tv_sec, "sec"),
	SKC_S(struct timeval, tv_usec, "usec"),
};

const skc_layout skc__time_layout = SKC_LAYOUT(struct timeval, times);

/* SO_TXTIME */
typedef struct txtime {
	int32_t clockid;
	uint32_t flags;
} txtime;

static const skc_member txtime_members[] = {
	SKC_S(txtime, clockid, "clockid"),
	SKC_U(txtime, flags, "flags"),
};

const skc_layout skc__txtime_layout = SKC_LAYOUT(txtime, txtime_members);

/* SO_MEMINFO: an array of 32-bit numbers */
static const skc_member meminfo[] = {
	{ "rmem_alloc", 0, 4, false, 0, 0 },
	{ "rcvbuf", 4, 4, false, 0, 0 },
	{ "wmem_alloc", 8, 4, false, 0, 0 },
	{ "sndbuf", 12, 4, false, 0, 0 },
	{ "fwd_alloc", 16, 4, false, 0, 0 },
	{ "wmem_queued", 20, 4, false, 0, 0 },
	{ "optmem", 24, 4, false, 0, 0 },
	{ "backlog", 28, 4, false, 0, 0 },
	{ "drops", 32, 4, false, 0, 0 },
};

const skc_layout skc__meminfo_layout = { meminfo, SKC_COUNT(meminfo), 36 };

/* TCP_REPAIR_WINDOW */
static const skc_member repair_window[] = {
	{ "snd_wl1", 0, 4, false, 0, 0 },
	{ "snd_wnd", 4, 4, false, 0, 0 },
	{ "max_window", 8, 4, false, 0, 0 },
	{ "rcv_wnd", 12, 4, false, 0, 0 },
	{ "rcv_wup", 16, 4, false, 0, 0 },
};

const skc_layout skc__repair_window_layout = { repair_window, SKC_COUNT(repair_window), 20 };

/* PACKET_STATISTICS; the third member exists with TPACKET_V3 only */
static const skc_member packet_statistics[] = {
	{ "packets", 0, 4, false, 0, 0 },
	{ "drops", 4, 4, false, 0, 0 },
	{ "freeze_q_cnt", 8, 4, false, 0, 0 },
};

const skc_layout skc__packet_statistics_layout = { packet_statistics, SKC_COUNT(packet_statistics),
	12 };

/* PACKET_ROLLOVER_STATS */
static const skc_member rollover[] = {
	{ "all", 0, 8, false, 0, 0 },
	{ "huge", 8, 8, false, 0, 0 },
	{ "failed", 16, 8, false, 0, 0 },
};

const skc_layout skc__rollover_layout = { rollover, SKC_COUNT(rollover), 24 };

/* TIPC_GROUP_JOIN */
static const skc_member tipc_group[] = {
	{ "type", 0, 4, false, 0, 0 },
	{ "instance", 4, 4, false, 0, 0 },
	{ "scope", 8, 4, false, 0, 0 },
	{ "flags", 12, 4, false, 0, 0 },
};

const skc_layout skc__tipc_group_layout = { tipc_group, SKC_COUNT(tipc_group), 16 };

/* MPTCP_INFO */
typedef struct mptcp_info {
	uint8_t subflows, add_addr_signal, add_addr_accepted;
	uint8_t subflows_max, add_addr_signal_max, add_addr_accepted_max;
	uint32_t flags, token;
	uint64_t write_seq, snd_una, rcv_nxt;
	uint8_t local_addr_used, local_addr_max, csum_enabled;
	uint32_t retransmits;
	uint64_t bytes_retrans, bytes_sent, bytes_received, bytes_acked;
	uint8_t subflows_total, reserved[3];
	uint32_t last_data_sent, last_data_recv, last_ack_recv;
} mptcp_info;

#define SKC_M(field) SKC_U(mptcp_info, field, #field)

static const skc_member mptcp_members[] = {
	SKC_M(subflows),
	SKC_M(add_addr_signal),
	SKC_M(add_addr_accepted),
	SKC_M(subflows_max),
	SKC_M(add_addr_signal_max),
	SKC_M(add_addr_accepted_max),
	SKC_M(flags),
	SKC_M(token),
	SKC_M(write_seq),
	SKC_M(snd_una),
	SKC_M(rcv_nxt),
	SKC_M(local_addr_used),
	SKC_M(local_addr_max),
	SKC_M(csum_enabled),
	SKC_M(retransmits),
	SKC_M(bytes_retrans),
	SKC_M(bytes_sent),
	SKC_M(bytes_received),
	SKC_M(bytes_acked),
	SKC_M(subflows_total),
	SKC_M(last_data_sent),
	SKC_M(last_data_recv),
	SKC_M(last_ack_recv),
};

const skc_layout skc__mptcp_info_layout = SKC_LAYOUT(mptcp_info, mptcp_members);
