<?php

/**
 * Control messages of socket_sendmsg() and socket_recvmsg(), and constants of the error queue.
 * Messages named like an option (IP_PKTINFO) are with the option. cmsg(3)
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Types at level SOL_SOCKET. unix(7), socket(7) */
const SCM_RIGHTS = UNKNOWN;                     // descriptors: sockets and streams
const SCM_CREDENTIALS = UNKNOWN;                // array: pid, uid, gid
const SCM_CREDS = UNKNOWN;                      // credentials, as the kernel saw them
const SCM_CREDS2 = UNKNOWN;                     // credentials, with every message
const SCM_SECURITY = UNKNOWN;                   // security label
const SCM_PIDFD = UNKNOWN;                      // descriptor of the sender's process
const SCM_TIMESTAMP = UNKNOWN;                  // time of arrival, microseconds
const SCM_TIMESTAMPNS = UNKNOWN;                // time of arrival, nanoseconds
const SCM_TIMESTAMPING = UNKNOWN;               // times: of the kernel, none, of the card
const SCM_TIMESTAMPING_OPT_STATS = UNKNOWN;     // statistics of the connection
const SCM_TIMESTAMPING_PKTINFO = UNKNOWN;       // interface and length of the packet
const SCM_TS_OPT_ID = UNKNOWN;                  // number to report the time of sending with
const SCM_BINTIME = UNKNOWN;                    // time of arrival, 2^-64 seconds
const SCM_REALTIME = UNKNOWN;                   // time of arrival, by the wall clock
const SCM_MONOTONIC = UNKNOWN;                  // time of arrival, by the running clock
const SCM_TXTIME = UNKNOWN;                     // when to send, nanoseconds
const SCM_WIFI_STATUS = UNKNOWN;                // was the wireless frame acknowledged
const SCM_INQ = UNKNOWN;                        // bytes left to read
const SCM_DEVMEM_LINEAR = UNKNOWN;              // data in ordinary memory
const SCM_DEVMEM_DMABUF = UNKNOWN;              // data in a device's memory

/* SCM_TIMESTAMPING from the error queue: the kind of time, in the error's info. */
const SCM_TSTAMP_SND = UNKNOWN;         // it left
const SCM_TSTAMP_SCHED = UNKNOWN;       // it entered the queue
const SCM_TSTAMP_ACK = UNKNOWN;         // it was acknowledged
const SCM_TSTAMP_COMPLETION = UNKNOWN;  // the card has completed it

/* Extended errors (IP_RECVERR, IPV6_RECVERR): where they come from, and codes. ip(7) */
const SO_EE_ORIGIN_NONE = UNKNOWN;                  // nowhere
const SO_EE_ORIGIN_LOCAL = UNKNOWN;                 // this machine
const SO_EE_ORIGIN_ICMP = UNKNOWN;                  // an ICMP message
const SO_EE_ORIGIN_ICMP6 = UNKNOWN;                 // an ICMPv6 message
const SO_EE_ORIGIN_TXSTATUS = UNKNOWN;              // a frame's sending
const SO_EE_ORIGIN_TIMESTAMPING = UNKNOWN;          // a time of sending
const SO_EE_ORIGIN_ZEROCOPY = UNKNOWN;              // MSG_ZEROCOPY is done with the memory
const SO_EE_ORIGIN_TXTIME = UNKNOWN;                // SO_TXTIME
const SO_EE_CODE_ZEROCOPY_COPIED = UNKNOWN;         // the data was copied after all
const SO_EE_CODE_TXTIME_INVALID_PARAM = UNKNOWN;    // SO_TXTIME: a bad time
const SO_EE_CODE_TXTIME_MISSED = UNKNOWN;           // SO_TXTIME: too late
const SO_EE_RFC4884_FLAG_INVALID = UNKNOWN;         // the extension is broken

/* SO_TXTIME's flags. */
const SOF_TXTIME_DEADLINE_MODE = UNKNOWN;   // the time is the latest
const SOF_TXTIME_REPORT_ERRORS = UNKNOWN;   // report dropped packets
