#include "skc_option_rows.h"

/*
 * TCP_INFO of Linux (uapi/linux/tcp.h up to 6.18; each kernel fills the part that it knows). The
 * kernel only appends to it; the C library's copy is older and shorter. Two bytes hold bit fields:
 * window scales, and flags.
 */
typedef struct tcp_figures {
	uint8_t state, ca_state, retransmits, probes, backoff, options, scales, flags;
	uint32_t rto, ato, snd_mss, rcv_mss;
	uint32_t unacked, sacked, lost, retrans, fackets;
	uint32_t last_data_sent, last_ack_sent, last_data_recv, last_ack_recv;
	uint32_t pmtu, rcv_ssthresh, rtt, rttvar, snd_ssthresh, snd_cwnd, advmss, reordering;
	uint32_t rcv_rtt, rcv_space, total_retrans;
	uint64_t pacing_rate, max_pacing_rate, bytes_acked, bytes_received;
	uint32_t segs_out, segs_in, notsent_bytes, min_rtt, data_segs_in, data_segs_out;
	uint64_t delivery_rate, busy_time, rwnd_limited, sndbuf_limited;
	uint32_t delivered, delivered_ce;
	uint64_t bytes_sent, bytes_retrans;
	uint32_t dsack_dups, reord_seen, rcv_ooopack, snd_wnd, rcv_wnd, rehash;
	uint16_t total_rto, total_rto_recoveries;
	uint32_t total_rto_time;
	uint32_t received_ce, delivered_e1_bytes, delivered_e0_bytes, delivered_ce_bytes;
	uint32_t received_e1_bytes, received_e0_bytes, received_ce_bytes;
	uint16_t accecn_fail_mode, accecn_opt_seen;
} tcp_figures;

_Static_assert(offsetof(tcp_figures, pacing_rate) == 104, "as the kernel has it");
_Static_assert(offsetof(tcp_figures, received_ce) == 248, "as the kernel has it");

#define SKC_T(field) \
	{ \
		.name = #field, .offset = offsetof(tcp_figures, field), \
		.size = sizeof(((tcp_figures *) 0)->field) \
	}
#define SKC_TBITS(field, byte, first, width) \
	{ \
		.name = #field, .offset = offsetof(tcp_figures, byte), .size = 1, .bit = (first), \
		.bits = (width) \
	}

static const skc_member members[] = {
	SKC_T(state),
	SKC_T(ca_state),
	SKC_T(retransmits),
	SKC_T(probes),
	SKC_T(backoff),
	SKC_T(options),
	SKC_TBITS(snd_wscale, scales, 0, 4),
	SKC_TBITS(rcv_wscale, scales, 4, 4),
	SKC_TBITS(delivery_rate_app_limited, flags, 0, 1),
	SKC_TBITS(fastopen_client_fail, flags, 1, 2),
	SKC_T(rto),
	SKC_T(ato),
	SKC_T(snd_mss),
	SKC_T(rcv_mss),
	SKC_T(unacked),
	SKC_T(sacked),
	SKC_T(lost),
	SKC_T(retrans),
	SKC_T(fackets),
	SKC_T(last_data_sent),
	SKC_T(last_ack_sent),
	SKC_T(last_data_recv),
	SKC_T(last_ack_recv),
	SKC_T(pmtu),
	SKC_T(rcv_ssthresh),
	SKC_T(rtt),
	SKC_T(rttvar),
	SKC_T(snd_ssthresh),
	SKC_T(snd_cwnd),
	SKC_T(advmss),
	SKC_T(reordering),
	SKC_T(rcv_rtt),
	SKC_T(rcv_space),
	SKC_T(total_retrans),
	SKC_T(pacing_rate),
	SKC_T(max_pacing_rate),
	SKC_T(bytes_acked),
	SKC_T(bytes_received),
	SKC_T(segs_out),
	SKC_T(segs_in),
	SKC_T(notsent_bytes),
	SKC_T(min_rtt),
	SKC_T(data_segs_in),
	SKC_T(data_segs_out),
	SKC_T(delivery_rate),
	SKC_T(busy_time),
	SKC_T(rwnd_limited),
	SKC_T(sndbuf_limited),
	SKC_T(delivered),
	SKC_T(delivered_ce),
	SKC_T(bytes_sent),
	SKC_T(bytes_retrans),
	SKC_T(dsack_dups),
	SKC_T(reord_seen),
	SKC_T(rcv_ooopack),
	SKC_T(snd_wnd),
	SKC_T(rcv_wnd),
	SKC_T(rehash),
	SKC_T(total_rto),
	SKC_T(total_rto_recoveries),
	SKC_T(total_rto_time),
	SKC_T(received_ce),
	SKC_T(delivered_e1_bytes),
	SKC_T(delivered_e0_bytes),
	SKC_T(delivered_ce_bytes),
	SKC_T(received_e1_bytes),
	SKC_T(received_e0_bytes),
	SKC_T(received_ce_bytes),
	SKC_T(accecn_fail_mode),
	SKC_T(accecn_opt_seen),
};

_Static_assert(SKC_COUNT(members) <= SKC_MEMBERS_MAX, "skc_option_value has room for them");

const skc_layout skc__tcp_info_layout = { members, SKC_COUNT(members), sizeof(tcp_figures) };
