#ifndef SKC_OPTION_ROWS_H
#define SKC_OPTION_ROWS_H

/*
 * Macros for the rows of the option table. min and max are the limits of the kind unless PHP 8.6
 * checks a narrower range: the system checks the numbers that fit the type.
 */

#include "skc_option.h"

/* The rows of one level. */
typedef struct skc_option_group {
	int level;
	const skc_option *rows; /* without level */
	size_t count;
} skc_option_group;

extern const skc_option_group skc__socket_options;
extern const skc_option_group skc__ip_options;
extern const skc_option_group skc__ipv6_options;
extern const skc_option_group skc__tcp_options;
extern const skc_option_group skc__udp_options;
/* Levels with few options; the last group has no rows. */
extern const skc_option_group skc__other_options[];

extern const skc_layout skc__linger_layout;
extern const skc_layout skc__time_layout;
extern const skc_layout skc__txtime_layout;
extern const skc_layout skc__meminfo_layout;
extern const skc_layout skc__tcp_info_layout;
extern const skc_layout skc__repair_window_layout;
extern const skc_layout skc__mptcp_info_layout;
extern const skc_layout skc__packet_statistics_layout;
extern const skc_layout skc__rollover_layout;
extern const skc_layout skc__tipc_group_layout;

#define SKC_ROWS(level, rows) \
	{ \
		level, rows, SKC_COUNT(rows) \
	}

#define SKC_ROW(constant, text, what, instead, low, high, structure) \
	{ \
		.option = (constant), .name = (text), .kind = (what), .native = (instead), .min = (low), \
		.max = (high), .layout = (structure) \
	}

#define SKC_INT_RANGE(constant, low, high) \
	SKC_ROW(constant, #constant, SKC_OPTION_INT, 0, low, high, NULL)
/* 32 bits: the caller may write the upper half as negative or as large numbers, the system gets the
 * same bits. They are returned with a sign, as by PHP's own extension. */
#define SKC_INT(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_INT, 0, INT32_MIN, UINT32_MAX, NULL)
/* The same, returned without a sign: options that PHP's own extension cannot set. */
#define SKC_UINT(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_UINT, 0, INT32_MIN, UINT32_MAX, NULL)
#define SKC_UINT_RANGE(constant, low, high) \
	SKC_ROW(constant, #constant, SKC_OPTION_UINT, 0, low, high, NULL)
#define SKC_SIZE(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_SIZE, 0, INT32_MIN, INT64_MAX, NULL)
#define SKC_UINT64(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_UINT64, 0, INT32_MIN, INT64_MAX, NULL)
#define SKC_BOOL(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_BOOL, 0, INT64_MIN, INT64_MAX, NULL)
#define SKC_BYTE(constant) SKC_ROW(constant, #constant, SKC_OPTION_BYTE, 0, 0, UINT8_MAX, NULL)
#define SKC_BYTE_BOOL(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_BYTE_BOOL, 0, INT64_MIN, INT64_MAX, NULL)
#define SKC_LENGTH(constant, high) SKC_ROW(constant, #constant, SKC_OPTION_LENGTH, 0, 0, high, NULL)
#define SKC_STRUCT(constant, low, high, layout) \
	SKC_ROW(constant, #constant, SKC_OPTION_STRUCT, 0, low, high, layout)
#define SKC_REPORT(constant, layout) \
	SKC_ROW(constant, #constant, SKC_OPTION_REPORT, 0, INT32_MIN, UINT32_MAX, layout)
#define SKC_TIME(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_TIME, 0, 0, INT64_MAX, &skc__time_layout)
#define SKC_NAME(constant, most) SKC_ROW(constant, #constant, SKC_OPTION_NAME, 0, 0, most, NULL)
#define SKC_BYTES(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_BYTES, 0, INT32_MIN, UINT32_MAX, NULL)
#define SKC_INTERFACE(constant, which) SKC_ROW(constant, #constant, which, 0, 0, UINT32_MAX, NULL)
#define SKC_INTERFACE_NET(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_INTERFACE_NET, 0, INT32_MIN, UINT32_MAX, NULL)
#define SKC_FILTER(constant) \
	SKC_ROW(constant, #constant, SKC_OPTION_FILTER, 0, INT32_MIN, UINT32_MAX, NULL)
/* The exceptions of PHP 8.6 have these names for all group options. */
#define SKC_GROUP(constant, instead) \
	SKC_ROW(constant, "MCAST_LEAVE_GROUP", SKC_OPTION_GROUP, instead, 0, 0, NULL)
#define SKC_SOURCE(constant, instead) \
	SKC_ROW(constant, "MCAST_LEAVE_SOURCE_GROUP", SKC_OPTION_SOURCE, instead, 0, 0, NULL)
#define SKC_OTHER(constant, kind) SKC_ROW(constant, #constant, kind, 0, INT32_MIN, UINT32_MAX, NULL)

#endif
