<?php

/**
 * Options of IPv4, IPv6, multicast, TCP, UDP, ICMP, MPTCP and SCTP.
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Multicast by group, for IPv4 and IPv6: arrays. RFC 3678 */
const MCAST_JOIN_GROUP = UNKNOWN;           // array: group, interface
const MCAST_LEAVE_GROUP = UNKNOWN;          // array: group, interface
const MCAST_BLOCK_SOURCE = UNKNOWN;         // array: group, source, interface
const MCAST_UNBLOCK_SOURCE = UNKNOWN;       // array: group, source, interface
const MCAST_JOIN_SOURCE_GROUP = UNKNOWN;    // array: group, source, interface
const MCAST_LEAVE_SOURCE_GROUP = UNKNOWN;   // array: group, source, interface
const MCAST_MSFILTER = UNKNOWN;             // the whole list of sources
const MCAST_INCLUDE = UNKNOWN;              // mode of a list: only these
const MCAST_EXCLUDE = UNKNOWN;              // mode of a list: all but these

/* Level IPPROTO_IP. ip(7) */
const IP_MULTICAST_IF = UNKNOWN;            // interface index to send multicast through
const IP_MULTICAST_TTL = UNKNOWN;           // 0 to 255: routers that multicast may pass
const IP_MULTICAST_LOOP = UNKNOWN;          // own multicast comes back
const IP_MULTICAST_ALL = UNKNOWN;           // groups that others joined arrive too
const IP_ADD_MEMBERSHIP = UNKNOWN;          // join a group
const IP_DROP_MEMBERSHIP = UNKNOWN;         // leave a group
const IP_ADD_SOURCE_MEMBERSHIP = UNKNOWN;   // join a group of one source
const IP_DROP_SOURCE_MEMBERSHIP = UNKNOWN;  // leave a group of one source
const IP_BLOCK_SOURCE = UNKNOWN;            // refuse a source
const IP_UNBLOCK_SOURCE = UNKNOWN;          // take it again
const IP_MSFILTER = UNKNOWN;                // the whole list of sources
const IP_MAX_MEMBERSHIPS = UNKNOWN;         // groups a socket may join
const IP_UNICAST_IF = UNKNOWN;              // index to send through (network byte order)
const IP_BIND_ADDRESS_NO_PORT = UNKNOWN;    // bind to an address chooses no port yet
const IP_LOCAL_PORT_RANGE = UNKNOWN;        // ports to choose from: low 16 bits to high
const IP_TOS = UNKNOWN;                     // 0 to 255: type of service of sent packets
const IP_TTL = UNKNOWN;                     // 1 to 255: routers that packets may pass
const IP_MINTTL = UNKNOWN;                  // 0 to 255: drop packets with less
const IP_HDRINCL = UNKNOWN;                 // the caller supplies the IP header
const IP_OPTIONS = UNKNOWN;                 // bytes: options of each packet
const IP_ROUTER_ALERT = UNKNOWN;            // receive packets with router alert
const IP_FREEBIND = UNKNOWN;                // bind to an address that this machine lacks
const IP_BINDANY = UNKNOWN;                 // bind to an address that this machine lacks
const IP_TRANSPARENT = UNKNOWN;             // take connections for any address (CAP_NET_ADMIN)
const IP_PKTINFO = UNKNOWN;                 // control message with interface and own address
const IP_RECVTOS = UNKNOWN;                 // control message with the service type
const IP_RECVTTL = UNKNOWN;                 // control message with the TTL
const IP_RECVOPTS = UNKNOWN;                // control message with the options
const IP_RETOPTS = UNKNOWN;                 // control message with the options, to answer with
const IP_RECVRETOPTS = UNKNOWN;             // the same
const IP_RECVORIGDSTADDR = UNKNOWN;         // control message with the first destination
const IP_ORIGDSTADDR = UNKNOWN;             // type of that control message
const IP_RECVFRAGSIZE = UNKNOWN;            // control message with the longest fragment
const IP_RECVERR = UNKNOWN;                 // errors in the error queue
const IP_RECVERR_RFC4884 = UNKNOWN;         // with the extensions of RFC 4884
const IP_PKTOPTIONS = UNKNOWN;              // get: control messages of a stream
const IP_CHECKSUM = UNKNOWN;                // control message with the checksum
const IP_PASSSEC = UNKNOWN;                 // control message with the security label
const IP_PROTOCOL = UNKNOWN;                // get: protocol of a raw socket
const IP_NODEFRAG = UNKNOWN;                // fragments stay apart
const IP_XFRM_POLICY = UNKNOWN;             // IPsec policy
const IP_IPSEC_POLICY = UNKNOWN;            // IPsec policy
const IP_MTU = UNKNOWN;                     // get: bytes that pass to the peer in one piece
const IP_MTU_DISCOVER = UNKNOWN;            // IP_PMTUDISC_*
const IP_PMTUDISC_DO = UNKNOWN;             // never fragment
const IP_PMTUDISC_DONT = UNKNOWN;           // fragment
const IP_PMTUDISC_WANT = UNKNOWN;           // by the route
const IP_PMTUDISC_PROBE = UNKNOWN;          // never fragment, ignore the path MTU
const IP_PMTUDISC_INTERFACE = UNKNOWN;      // the interface's size
const IP_PMTUDISC_OMIT = UNKNOWN;           // the interface's size, may fragment
const IP_PORTRANGE = UNKNOWN;               // IP_PORTRANGE_*: which ports may be chosen
const IP_PORTRANGE_DEFAULT = UNKNOWN;       // the usual ones
const IP_PORTRANGE_HIGH = UNKNOWN;          // high ones
const IP_PORTRANGE_LOW = UNKNOWN;           // low ones (root)
const IP_DONTFRAG = UNKNOWN;                // never fragment
const IP_DONTFRAGMENT = UNKNOWN;            // never fragment
const IP_RECVDSTADDR = UNKNOWN;             // control message with own address
const IP_SENDSRCADDR = UNKNOWN;             // control message: own address to send from
const IP_RECVIF = UNKNOWN;                  // control message with the interface
const IP_BOUND_IF = UNKNOWN;                // interface index: only through this interface
const IP_IPSEC_FILTER = UNKNOWN;            // IPsec filter

/* Service types. RFC 1349, RFC 2474 */
const IPTOS_LOWDELAY = UNKNOWN;     // short delay
const IPTOS_THROUGHPUT = UNKNOWN;   // high throughput
const IPTOS_RELIABILITY = UNKNOWN;  // high reliability
const IPTOS_MINCOST = UNKNOWN;      // low cost

/* Level IPPROTO_IPV6. ipv6(7), RFC 3493, RFC 3542 */
const IPV6_MULTICAST_IF = UNKNOWN;                  // interface index to send multicast through
const IPV6_MULTICAST_HOPS = UNKNOWN;                // -1 to 255: routers that multicast may pass
const IPV6_MULTICAST_LOOP = UNKNOWN;                // own multicast comes back
const IPV6_MULTICAST_ALL = UNKNOWN;                 // groups that others joined arrive too
const IPV6_JOIN_GROUP = UNKNOWN;                    // join a group
const IPV6_LEAVE_GROUP = UNKNOWN;                   // leave a group
const IPV6_ADD_MEMBERSHIP = UNKNOWN;                // the same as IPV6_JOIN_GROUP
const IPV6_DROP_MEMBERSHIP = UNKNOWN;               // the same as IPV6_LEAVE_GROUP
const IPV6_JOIN_ANYCAST = UNKNOWN;                  // take an anycast address
const IPV6_LEAVE_ANYCAST = UNKNOWN;                 // give it back
const IPV6_V6ONLY = UNKNOWN;                        // no IPv4 on this socket
const IPV6_UNICAST_HOPS = UNKNOWN;                  // -1 to 255: routers that packets may pass
const IPV6_UNICAST_IF = UNKNOWN;                    // index to send through (network byte order)
const IPV6_RECVPKTINFO = UNKNOWN;                   // control message: interface, own address
const IPV6_PKTINFO = UNKNOWN;                       // type of that control message
const IPV6_RECVHOPLIMIT = UNKNOWN;                  // control message with the hop limit
const IPV6_HOPLIMIT = UNKNOWN;                      // type of that control message
const IPV6_RECVTCLASS = UNKNOWN;                    // control message with the traffic class
const IPV6_TCLASS = UNKNOWN;                        // 0 to 255: traffic class of sent packets
const IPV6_RECVHOPOPTS = UNKNOWN;                   // control message with hop-by-hop options
const IPV6_HOPOPTS = UNKNOWN;                       // type of that control message
const IPV6_RECVRTHDR = UNKNOWN;                     // control message with the routing header
const IPV6_RTHDR = UNKNOWN;                         // type of that control message
const IPV6_RTHDRDSTOPTS = UNKNOWN;                  // destination options before a routing header
const IPV6_RECVDSTOPTS = UNKNOWN;                   // control message with destination options
const IPV6_DSTOPTS = UNKNOWN;                       // type of that control message
const IPV6_RECVPATHMTU = UNKNOWN;                   // control message with a new path MTU
const IPV6_PATHMTU = UNKNOWN;                       // get: path MTU; type of that control message
const IPV6_RECVORIGDSTADDR = UNKNOWN;               // control message with the first destination
const IPV6_ORIGDSTADDR = UNKNOWN;                   // type of that control message
const IPV6_RECVFRAGSIZE = UNKNOWN;                  // control message with the longest fragment
const IPV6_RECVERR = UNKNOWN;                       // errors in the error queue
const IPV6_RECVERR_RFC4884 = UNKNOWN;               // with the extensions of RFC 4884
const IPV6_NEXTHOP = UNKNOWN;                       // the next router
const IPV6_DONTFRAG = UNKNOWN;                      // never fragment
const IPV6_USE_MIN_MTU = UNKNOWN;                   // packets of 1280 bytes
const IPV6_MTU = UNKNOWN;                           // get: bytes that pass to the peer in one piece
const IPV6_MTU_DISCOVER = UNKNOWN;                  // IPV6_PMTUDISC_*
const IPV6_PMTUDISC_DONT = UNKNOWN;                 // fragment
const IPV6_PMTUDISC_WANT = UNKNOWN;                 // by the route
const IPV6_PMTUDISC_DO = UNKNOWN;                   // never fragment
const IPV6_PMTUDISC_PROBE = UNKNOWN;                // never fragment, ignore the path MTU
const IPV6_PMTUDISC_INTERFACE = UNKNOWN;            // the interface's size
const IPV6_PMTUDISC_OMIT = UNKNOWN;                 // the interface's size, may fragment
const IPV6_FREEBIND = UNKNOWN;                      // bind to an address that this machine lacks
const IPV6_BINDANY = UNKNOWN;                       // bind to an address that this machine lacks
const IPV6_TRANSPARENT = UNKNOWN;                   // any address (CAP_NET_ADMIN)
const IPV6_ADDRFORM = UNKNOWN;                      // AF_INET: turn a mapped socket into IPv4
const IPV6_ADDR_PREFERENCES = UNKNOWN;              // IPV6_PREFER_SRC_*
const IPV6_PREFER_SRC_TMP = UNKNOWN;                // send from a temporary address
const IPV6_PREFER_SRC_PUBLIC = UNKNOWN;             // send from a public address
const IPV6_PREFER_SRC_PUBTMP_DEFAULT = UNKNOWN;     // as the system is set up
const IPV6_PREFER_SRC_COA = UNKNOWN;                // send from the care-of address
const IPV6_PREFER_SRC_HOME = UNKNOWN;               // send from the home address
const IPV6_PREFER_SRC_CGA = UNKNOWN;                // send from a generated address
const IPV6_PREFER_SRC_NONCGA = UNKNOWN;             // not from a generated one
const IPV6_CHECKSUM = UNKNOWN;                      // offset of a raw packet's checksum, or -1
const IPV6_HDRINCL = UNKNOWN;                       // the caller supplies the IPv6 header
const IPV6_MINHOPCOUNT = UNKNOWN;                   // 0 to 255: drop packets with less
const IPV6_AUTOFLOWLABEL = UNKNOWN;                 // choose flow labels
const IPV6_FLOWLABEL_MGR = UNKNOWN;                 // take and give flow labels
const IPV6_FLOWINFO_SEND = UNKNOWN;                 // send with a flow label
const IPV6_FLOWINFO = UNKNOWN;                      // control message with the flow label
const IPV6_ROUTER_ALERT = UNKNOWN;                  // receive packets with router alert
const IPV6_ROUTER_ALERT_ISOLATE = UNKNOWN;          // only those of this namespace
const IPV6_XFRM_POLICY = UNKNOWN;                   // IPsec policy
const IPV6_IPSEC_POLICY = UNKNOWN;                  // IPsec policy
const IPV6_PROTECTION_LEVEL = UNKNOWN;              // PROTECTION_LEVEL_*
const IPV6_BOUND_IF = UNKNOWN;                      // interface index: only through this interface

/* Level IPPROTO_TCP. tcp(7) */
const TCP_NODELAY = UNKNOWN;                    // send small pieces at once
const TCP_CORK = UNKNOWN;                       // hold pieces back until a packet is full
const TCP_NOPUSH = UNKNOWN;                     // hold pieces back until a packet is full
const TCP_MAXSEG = UNKNOWN;                     // bytes of a segment
const TCP_QUICKACK = UNKNOWN;                   // acknowledge at once, for now
const TCP_KEEPIDLE = UNKNOWN;                   // seconds of silence before the first probe
const TCP_KEEPINTVL = UNKNOWN;                  // seconds between probes
const TCP_KEEPCNT = UNKNOWN;                    // probes without an answer before giving up
const TCP_KEEPALIVE = UNKNOWN;                  // seconds of silence before the first probe
const TCP_SYNCNT = UNKNOWN;                     // 1 to 255: times to try a connect
const TCP_USER_TIMEOUT = UNKNOWN;               // milliseconds unacknowledged before giving up
const TCP_LINGER2 = UNKNOWN;                    // seconds in FIN-WAIT-2
const TCP_DEFER_ACCEPT = UNKNOWN;               // seconds to wait for data before accept sees it
const TCP_WINDOW_CLAMP = UNKNOWN;               // bytes of the advertised window at most
const TCP_NOTSENT_LOWAT = UNKNOWN;              // unsent bytes above which it is not writable
const TCP_CONGESTION = UNKNOWN;                 // string: the congestion control
const TCP_CC_INFO = UNKNOWN;                    // get: state of the congestion control
const TCP_INFO = UNKNOWN;                       // get: state and figures of the connection
const TCP_FASTOPEN = UNKNOWN;                   // listener: connections that may wait with data
const TCP_FASTOPEN_CONNECT = UNKNOWN;           // connect waits for the first data
const TCP_FASTOPEN_KEY = UNKNOWN;               // bytes: the listener's key, 16 or 32
const TCP_FASTOPEN_NO_COOKIE = UNKNOWN;         // no cookies
const TCP_ULP = UNKNOWN;                        // string: protocol on top, "tls"
const TCP_MD5SIG = UNKNOWN;                     // sign segments. RFC 2385
const TCP_MD5SIG_EXT = UNKNOWN;                 // the same, by prefix
const TCP_MD5SIG_FLAG_PREFIX = UNKNOWN;         // flag: by prefix
const TCP_MD5SIG_FLAG_IFINDEX = UNKNOWN;        // flag: by interface
const TCP_MD5SIG_MAXKEYLEN = UNKNOWN;           // longest key
const TCP_AO_ADD_KEY = UNKNOWN;                 // sign segments: add a key. RFC 5925
const TCP_AO_DEL_KEY = UNKNOWN;                 // remove a key
const TCP_AO_INFO = UNKNOWN;                    // settings of the socket
const TCP_AO_GET_KEYS = UNKNOWN;                // get: the keys
const TCP_AO_REPAIR = UNKNOWN;                  // get and set the state
const TCP_SAVE_SYN = UNKNOWN;                   // listener: keep each SYN
const TCP_SAVED_SYN = UNKNOWN;                  // get: the headers of the SYN
const TCP_TX_DELAY = UNKNOWN;                   // microseconds each packet is held
const TCP_INQ = UNKNOWN;                        // control message with the bytes left to read
const TCP_CM_INQ = UNKNOWN;                     // type of that control message
const TCP_ZEROCOPY_RECEIVE = UNKNOWN;           // map received data into memory
const TCP_THIN_LINEAR_TIMEOUTS = UNKNOWN;       // thin streams: try again without backing off
const TCP_THIN_DUPACK = UNKNOWN;                // thin streams: send again after one duplicate
const TCP_TIMESTAMP = UNKNOWN;                  // value of the clock in segments
const TCP_REPAIR = UNKNOWN;                     // take the connection's state apart (CAP_NET_ADMIN)
const TCP_REPAIR_QUEUE = UNKNOWN;               // TCP_RECV_QUEUE or TCP_SEND_QUEUE
const TCP_QUEUE_SEQ = UNKNOWN;                  // sequence number of that queue
const TCP_REPAIR_OPTIONS = UNKNOWN;             // options of the connection
const TCP_REPAIR_WINDOW = UNKNOWN;              // window of the connection
const TCP_REPAIR_ON = UNKNOWN;                  // value of TCP_REPAIR
const TCP_REPAIR_OFF = UNKNOWN;                 // value of TCP_REPAIR
const TCP_REPAIR_OFF_NO_WP = UNKNOWN;           // value of TCP_REPAIR: without window probes
const TCP_NO_QUEUE = UNKNOWN;                   // value of TCP_REPAIR_QUEUE
const TCP_RECV_QUEUE = UNKNOWN;                 // value of TCP_REPAIR_QUEUE
const TCP_SEND_QUEUE = UNKNOWN;                 // value of TCP_REPAIR_QUEUE
const TCP_IS_MPTCP = UNKNOWN;                   // get: is it MPTCP
const TCP_RTO_MAX_MS = UNKNOWN;                 // milliseconds between tries at most
const TCP_RTO_MIN_US = UNKNOWN;                 // microseconds between tries at least
const TCP_DELACK_MAX_US = UNKNOWN;              // microseconds an acknowledgement may be late
const TCP_FUNCTION_BLK = UNKNOWN;               // FreeBSD: the stack
const TCP_FUNCTION_ALIAS = UNKNOWN;             // FreeBSD: the stack by its other name
const TCP_REUSPORT_LB_NUMA = UNKNOWN;           // FreeBSD: shared port by memory domain
const TCP_REUSPORT_LB_NUMA_NODOM = UNKNOWN;     // FreeBSD: by none
const TCP_REUSPORT_LB_NUMA_CURDOM = UNKNOWN;    // FreeBSD: by the current one
const TCP_CONNECTIONTIMEOUT = UNKNOWN;          // seconds to try a connect
const TCP_MAXRT = UNKNOWN;                      // seconds without acknowledgement before giving up
const TCP_NOOPT = UNKNOWN;                      // no TCP options

/* TCP_INFO's states. RFC 9293 */
const TCP_ESTABLISHED = UNKNOWN;    // open
const TCP_SYN_SENT = UNKNOWN;       // connect was sent
const TCP_SYN_RECV = UNKNOWN;       // a SYN was received
const TCP_FIN_WAIT1 = UNKNOWN;      // own end sent
const TCP_FIN_WAIT2 = UNKNOWN;      // own end acknowledged
const TCP_TIME_WAIT = UNKNOWN;      // both ends done, waiting for stray packets
const TCP_CLOSE = UNKNOWN;          // closed
const TCP_CLOSE_WAIT = UNKNOWN;     // the other end is done
const TCP_LAST_ACK = UNKNOWN;       // both done, waiting for the acknowledgement
const TCP_LISTEN = UNKNOWN;         // listening
const TCP_CLOSING = UNKNOWN;        // both ended at once

/* Levels IPPROTO_UDP and IPPROTO_UDPLITE. udp(7), udplite(7) */
const UDP_CORK = UNKNOWN;                       // hold data back, one datagram of all
const UDP_SEGMENT = UNKNOWN;                    // 0 to 65535: bytes to cut datagrams at
const UDP_GRO = UNKNOWN;                        // datagrams arrive joined; control message
const UDP_ENCAP = UNKNOWN;                      // UDP_ENCAP_*: IPsec or tunnels inside
const UDP_ENCAP_ESPINUDP_NON_IKE = UNKNOWN;     // value of UDP_ENCAP
const UDP_ENCAP_ESPINUDP = UNKNOWN;             // value of UDP_ENCAP
const UDP_ENCAP_L2TPINUDP = UNKNOWN;            // value of UDP_ENCAP
const UDP_NO_CHECK6_TX = UNKNOWN;               // IPv6: send without checksum
const UDP_NO_CHECK6_RX = UNKNOWN;               // IPv6: accept packets without one
const UDPLITE_SEND_CSCOV = UNKNOWN;             // bytes the checksum covers
const UDPLITE_RECV_CSCOV = UNKNOWN;             // bytes the checksum must cover

/* Levels SOL_ICMPV6 and SOL_RAW. icmp(7), raw(7) */
const ICMP6_FILTER = UNKNOWN;   // bytes: which types arrive
const ICMP_FILTER = UNKNOWN;    // bits: types that do not arrive

/* Level SOL_MPTCP. kernel: networking/mptcp */
const MPTCP_INFO = UNKNOWN;             // get: state and figures
const MPTCP_TCPINFO = UNKNOWN;          // get: TCP_INFO of every path
const MPTCP_SUBFLOW_ADDRS = UNKNOWN;    // get: addresses of every path
const MPTCP_FULL_INFO = UNKNOWN;        // get: all of it

/* Level IPPROTO_SCTP. sctp(7), RFC 6458 */
const SCTP_RTOINFO = UNKNOWN;               // times between tries
const SCTP_ASSOCINFO = UNKNOWN;             // the association
const SCTP_INITMSG = UNKNOWN;               // streams and tries of a connect
const SCTP_NODELAY = UNKNOWN;               // send small messages at once
const SCTP_AUTOCLOSE = UNKNOWN;             // seconds of silence before it closes
const SCTP_MAXSEG = UNKNOWN;                // bytes of a fragment
const SCTP_DISABLE_FRAGMENTS = UNKNOWN;     // never fragment
const SCTP_STATUS = UNKNOWN;                // get: state and figures
