#include "common/object.h"
#include "modern/error.h"
#include "modern/modern.h"
#include "skc_option.h"

#define NONE_U32 ((int64_t) UINT32_MAX)
#define NONE_SSTHRESH INT64_C(0x7fffffff) /* TCP_INFINITE_SSTHRESH of Linux */
#define NEVER INT64_MIN

/* The properties in the order of the stub, without the first one, the state. */
static const struct {
	const char *member; /* of skc__tcp_info_layout */
	int unit;
	int64_t none; /* the number that stands for an unknown figure */
} rows[] = {
	{ "rtt", 1, 0 },
	{ "rttvar", 1, NEVER },
	{ "min_rtt", 1, NONE_U32 },
	{ "rto", 1, NEVER },
	{ "last_data_sent", 1000, NEVER },
	{ "last_data_recv", 1000, NEVER },
	{ "snd_mss", 1, NEVER },
	{ "rcv_mss", 1, NEVER },
	{ "pmtu", 1, 0 },
	{ "snd_cwnd", 1, NEVER },
	{ "snd_ssthresh", 1, NONE_SSTHRESH },
	{ "snd_wnd", 1, NEVER },
	{ "rcv_wnd", 1, NEVER },
	{ "unacked", 1, NEVER },
	{ "lost", 1, NEVER },
	{ "retransmits", 1, NEVER },
	{ "total_retrans", 1, NEVER },
	{ "bytes_sent", 1, NEVER },
	{ "bytes_acked", 1, NEVER },
	{ "bytes_received", 1, NEVER },
	{ "bytes_retrans", 1, NEVER },
	{ "notsent_bytes", 1, NEVER },
	{ "segs_out", 1, NEVER },
	{ "segs_in", 1, NEVER },
	{ "delivery_rate", 1, 0 },
	{ "pacing_rate", 1, -1 },
};

/* By Linux's numbers (include/net/tcp_states.h); the names are those of RFC 9293. */
static const char *const states[] = { NULL, "ESTABLISHED", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1",
	"FIN-WAIT-2", "TIME-WAIT", "CLOSED", "CLOSE-WAIT", "LAST-ACK", "LISTEN", "CLOSING",
	"SYN-RECEIVED" };

PHP_METHOD(Sockets_TcpInfo, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/* The value of a member; false if the kernel has not reported it. */
static bool tcp_info_member(
		const skc_layout *layout, const skc_option_value *value, const char *name, int64_t *out)
{
	for (size_t i = 0; i < value->count; i++) {
		if (strcmp(layout->members[i].name, name) == 0) {
			*out = value->members[i];
			return true;
		}
	}
	return false;
}

static void tcp_info_put_number(zval *slot, int64_t number, int unit)
{
	ZVAL_LONG(slot, number > ZEND_LONG_MAX / unit ? ZEND_LONG_MAX : (zend_long) number * unit);
}

static void tcp_info_to_zval(const skc_layout *layout, const skc_option_value *value, zval *out)
{
	zval *slot;
	int64_t number;

	if (!php_sockets_make(out, php_modern_classes.tcp_info, NULL)) {
		return;
	}
	slot = OBJ_PROP_NUM(Z_OBJ_P(out), 0);
	ZVAL_NULL(slot);
	if (tcp_info_member(layout, value, "state", &number) && number > 0 &&
			number < (int64_t) SKC_COUNT(states)) {
		ZVAL_STRING(slot, states[number]);
	}
	Z_PROP_FLAG_P(slot) = 0;
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		slot = OBJ_PROP_NUM(Z_OBJ_P(out), i + 1);
		ZVAL_NULL(slot);
		/* A value above the largest int64_t means no maximum; it is negative here. */
		if (tcp_info_member(layout, value, rows[i].member, &number) && number != rows[i].none &&
				number >= 0) {
			tcp_info_put_number(slot, number, rows[i].unit);
		}
		Z_PROP_FLAG_P(slot) = 0;
	}
}

static skc_err tcp_info_read_info(skc_handle handle, zval *out)
{
	skc_option row;
	skc_option_bytes bytes;
	skc_option_value value;
	skc_err err;

	skc_option_find(IPPROTO_TCP, SKC_TCP_INFO, &row);
	if (row.kind != SKC_OPTION_REPORT) {
		return SKC_EOPNOTSUPP;
	}
	err = skc_option_get(handle, &row, &bytes);
	if (err == SKC_OK) {
		err = skc_option_decode(&row, &bytes, &value);
	}
	if (err == SKC_OK) {
		tcp_info_to_zval(row.layout, &value, out);
	}
	return err;
}

PHP_FUNCTION(Sockets_tcp_info)
{
	php_socket *s;
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;
	skc_err err;

	PHP_SOCKETS_PARSE_OPEN(s);
	err = tcp_info_read_info(php_sockets_sock(s).handle, return_value);
	if (err != SKC_OK) {
		failure.socket = s;
		php_modern_throw(&failure, err, "tcp_info");
		RETURN_THROWS();
	}
}
