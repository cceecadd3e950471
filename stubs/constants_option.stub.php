<?php

/**
 * Levels, protocols and the options of every socket (level SOL_SOCKET). socket(7)
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Protocols: socket_create()'s third argument, and levels of options. protocols(5) */
const IPPROTO_IP = UNKNOWN;         // 0: the family's usual protocol; level of IP_*
const IPPROTO_IPV6 = UNKNOWN;       // level of IPV6_*
const IPPROTO_ICMP = UNKNOWN;       // ping. icmp(7)
const IPPROTO_ICMPV6 = UNKNOWN;     // ping over IPv6; level of ICMP6_FILTER
const IPPROTO_TCP = UNKNOWN;        // tcp(7)
const IPPROTO_UDP = UNKNOWN;        // udp(7)
const IPPROTO_UDPLITE = UNKNOWN;    // UDP with a checksum over a part. udplite(7)
const IPPROTO_MPTCP = UNKNOWN;      // TCP over several paths
const IPPROTO_SCTP = UNKNOWN;       // sctp(7)
const IPPROTO_DCCP = UNKNOWN;       // with SOCK_DCCP
const IPPROTO_SMC = UNKNOWN;        // with AF_SMC, as IPv4
const IPPROTO_RAW = UNKNOWN;        // packets with the caller's own IP header. raw(7)
const IPPROTO_IGMP = UNKNOWN;       // multicast membership
const IPPROTO_IPIP = UNKNOWN;       // IP in IP
const IPPROTO_GRE = UNKNOWN;        // tunnels
const IPPROTO_ESP = UNKNOWN;        // IPsec
const IPPROTO_AH = UNKNOWN;         // IPsec
const IPPROTO_COMP = UNKNOWN;       // IPsec's compression
const IPPROTO_L2TP = UNKNOWN;       // tunnels
const IPPROTO_PIM = UNKNOWN;        // multicast routing
const IPPROTO_RSVP = UNKNOWN;       // reservation
const IPPROTO_EGP = UNKNOWN;        // routing
const IPPROTO_IDP = UNKNOWN;        // XNS
const IPPROTO_PUP = UNKNOWN;        // PUP
const IPPROTO_TP = UNKNOWN;         // ISO transport class 4
const IPPROTO_MPLS = UNKNOWN;       // MPLS in IP
const IPPROTO_ETHERNET = UNKNOWN;   // Ethernet in IPv6
const IPPROTO_HOPOPTS = UNKNOWN;    // IPv6 header: hop by hop
const IPPROTO_ROUTING = UNKNOWN;    // IPv6 header: routing
const IPPROTO_FRAGMENT = UNKNOWN;   // IPv6 header: fragment
const IPPROTO_DSTOPTS = UNKNOWN;    // IPv6 header: destination
const IPPROTO_NONE = UNKNOWN;       // IPv6 header: none follows
const IPPROTO_MH = UNKNOWN;         // IPv6 header: mobility

/* Levels: socket_set_option()'s second argument. */
const SOL_SOCKET = UNKNOWN;     // options of every socket, below
const SOL_TCP = UNKNOWN;        // TCP_*
const SOL_UDP = UNKNOWN;        // UDP_*
const SOL_UDPLITE = UNKNOWN;    // UDPLITE_*
const SOL_IP = UNKNOWN;         // IP_*
const SOL_IPV6 = UNKNOWN;       // IPV6_*
const SOL_ICMPV6 = UNKNOWN;     // ICMP6_FILTER
const SOL_RAW = UNKNOWN;        // ICMP_FILTER
const SOL_MPTCP = UNKNOWN;      // MPTCP_*
const SOL_SCTP = UNKNOWN;       // SCTP_*
const SOL_DCCP = UNKNOWN;       // DCCP
const SOL_TLS = UNKNOWN;        // TLS_*
const SOL_PACKET = UNKNOWN;     // PACKET_*
const SOL_NETLINK = UNKNOWN;    // NETLINK_*
const SOL_VSOCK = UNKNOWN;      // AF_VSOCK: reports of the error queue
const SOL_TIPC = UNKNOWN;       // TIPC_*
const SOL_CAN_BASE = UNKNOWN;   // CAN's levels begin here
const SOL_CAN_RAW = UNKNOWN;    // CAN_RAW_*
const SOL_ALG = UNKNOWN;        // ALG_*
const SOL_BLUETOOTH = UNKNOWN;  // Bluetooth
const SOL_XDP = UNKNOWN;        // XDP
const SOL_SMC = UNKNOWN;        // SMC
const SOL_RDS = UNKNOWN;        // RDS
const SOL_KCM = UNKNOWN;        // KCM
const SOL_LOCAL = UNKNOWN;      // LOCAL_*
const SOL_FILTER = UNKNOWN;     // packet filters

/* Options of level SOL_SOCKET. An int, 0 or 1, unless stated otherwise. socket(7) */
const SO_DEBUG = UNKNOWN;                   // record debugging (root)
const SO_REUSEADDR = UNKNOWN;               // bind although old connections linger on the port
const SO_REUSEPORT = UNKNOWN;               // several sockets share a port
const SO_REUSEPORT_LB = UNKNOWN;            // several sockets share a port's load
const SO_KEEPALIVE = UNKNOWN;               // probe an idle connection
const SO_DONTROUTE = UNKNOWN;               // only to hosts on the link
const SO_LINGER = UNKNOWN;                  // array: l_onoff, l_linger (seconds): close waits
const SO_LINGER_SEC = UNKNOWN;              // the same, the kernel counting seconds
const SO_BROADCAST = UNKNOWN;               // may send to a broadcast address
const SO_OOBINLINE = UNKNOWN;               // urgent data stays in the stream
const SO_SNDBUF = UNKNOWN;                  // bytes of the send buffer (Linux doubles it)
const SO_RCVBUF = UNKNOWN;                  // bytes of the receive buffer (Linux doubles it)
const SO_SNDBUFFORCE = UNKNOWN;             // the same past the system's limit (CAP_NET_ADMIN)
const SO_RCVBUFFORCE = UNKNOWN;             // the same past the system's limit (CAP_NET_ADMIN)
const SO_SNDLOWAT = UNKNOWN;                // free bytes that make it writable
const SO_RCVLOWAT = UNKNOWN;                // bytes that make it readable
const SO_SNDTIMEO = UNKNOWN;                // array: sec, usec: how long a send waits
const SO_RCVTIMEO = UNKNOWN;                // array: sec, usec: how long a receive waits
const SO_TYPE = UNKNOWN;                    // get: SOCK_*
const SO_DOMAIN = UNKNOWN;                  // get: AF_*
const SO_FAMILY = UNKNOWN;                  // get: AF_*
const SO_PROTOCOL = UNKNOWN;                // get: IPPROTO_*
const SO_ERROR = UNKNOWN;                   // get: the pending error, which it clears
const SO_ACCEPTCONN = UNKNOWN;              // get: is it listening
const SO_EXCLUSIVEADDRUSE = UNKNOWN;        // nobody else may bind to the address
const SO_EXCLBIND = UNKNOWN;                // nobody else may bind to the address
const SO_NOSIGPIPE = UNKNOWN;               // no SIGPIPE
const SO_BINDTODEVICE = UNKNOWN;            // string: only through this interface
const SO_BINDTOIFINDEX = UNKNOWN;           // interface index: only through this interface
const SO_PRIORITY = UNKNOWN;                // 0 to 6 (more: CAP_NET_ADMIN): priority in the queue
const SO_RCVPRIORITY = UNKNOWN;             // control message with the priority of each packet
const SO_MARK = UNKNOWN;                    // number on every packet, for routing (CAP_NET_ADMIN)
const SO_RCVMARK = UNKNOWN;                 // control message with the mark of each packet
const SO_INCOMING_CPU = UNKNOWN;            // the processor that receives
const SO_INCOMING_NAPI_ID = UNKNOWN;        // get: the queue of the network card
const SO_MEMINFO = UNKNOWN;                 // get: memory in use, per purpose
const SO_RESERVE_MEM = UNKNOWN;             // bytes reserved
const SO_BUF_LOCK = UNKNOWN;                // SOCK_SNDBUF_LOCK, etc.: fixed sizes
const SO_BUSY_POLL = UNKNOWN;               // microseconds to poll the card before sleeping
const SO_PREFER_BUSY_POLL = UNKNOWN;        // leave the card to busy polling
const SO_BUSY_POLL_BUDGET = UNKNOWN;        // packets a busy poll may take
const SO_ZEROCOPY = UNKNOWN;                // allow MSG_ZEROCOPY
const SO_PEEK_OFF = UNKNOWN;                // where MSG_PEEK begins, in bytes; -1 at the front
const SO_RXQ_OVFL = UNKNOWN;                // control message with the number of dropped packets
const SO_INQ = UNKNOWN;                     // control message with the bytes that are left to read
const SO_MAX_PACING_RATE = UNKNOWN;         // bytes a second
const SO_TXTIME = UNKNOWN;                  // send each packet at the time given with it
const SO_TXREHASH = UNKNOWN;                // SOCK_TXREHASH_*: try another path when data is lost
const SO_CNX_ADVICE = UNKNOWN;              // 1: the connection is poor, find another path
const SO_NO_CHECK = UNKNOWN;                // UDP over IPv4 without checksums
const SO_NOFCS = UNKNOWN;                   // the caller supplies the frame's checksum
const SO_WIFI_STATUS = UNKNOWN;             // report whether wireless frames were acknowledged
const SO_SELECT_ERR_QUEUE = UNKNOWN;        // the error queue counts as exceptional
const SO_COOKIE = UNKNOWN;                  // get: the socket's number in the kernel
const SO_NETNS_COOKIE = UNKNOWN;            // get: the network namespace's number
const SO_TIMESTAMP = UNKNOWN;               // control message: time of arrival, microseconds
const SO_TIMESTAMPNS = UNKNOWN;             // control message: time of arrival, nanoseconds
const SO_TIMESTAMPING = UNKNOWN;            // SOF_TIMESTAMPING_*: times of sending and arrival
const SO_BINTIME = UNKNOWN;                 // control message: time of arrival, 2^-64 seconds
const SO_PEERCRED = UNKNOWN;                // get: process id of the other end. unix(7)
const SO_PEERSEC = UNKNOWN;                 // get: security label of the other end
const SO_PEERGROUPS = UNKNOWN;              // get: groups of the other end
const SO_PEERPIDFD = UNKNOWN;               // get: a stream that owns the descriptor of the other end's process
const SO_PASSCRED = UNKNOWN;                // control message with the sender's credentials
const SO_PASSPIDFD = UNKNOWN;               // control message: descriptor of the sender's process
const SO_PASSSEC = UNKNOWN;                 // control message with the sender's security label
const SO_PASSRIGHTS = UNKNOWN;              // 0 refuses descriptors
const SO_ATTACH_FILTER = UNKNOWN;           // a filter program of classic BPF
const SO_DETACH_FILTER = UNKNOWN;           // remove the filter
const SO_LOCK_FILTER = UNKNOWN;             // the filter cannot be removed
const SO_GET_FILTER = UNKNOWN;              // get: the filter program
const SO_ATTACH_BPF = UNKNOWN;              // descriptor of an eBPF program
const SO_DETACH_BPF = UNKNOWN;              // remove the program
const SO_ATTACH_REUSEPORT_CBPF = UNKNOWN;   // the program that selects among sockets on a port
const SO_ATTACH_REUSEPORT_EBPF = UNKNOWN;   // descriptor of the eBPF program that selects
const SO_DETACH_REUSEPORT_BPF = UNKNOWN;    // remove the selecting program
const SO_BPF_EXTENSIONS = UNKNOWN;          // get: the extensions a filter may use
const SO_DEVMEM_LINEAR = UNKNOWN;           // control message: data in ordinary memory
const SO_DEVMEM_DMABUF = UNKNOWN;           // control message: data in a device's memory
const SO_DEVMEM_DONTNEED = UNKNOWN;         // release memory of a device

/* Options of level SOL_SOCKET on other systems. */
const SO_LABEL = UNKNOWN;                   // MAC label
const SO_PEERLABEL = UNKNOWN;               // MAC label of the other end
const SO_LISTENQLIMIT = UNKNOWN;            // get: the backlog
const SO_LISTENQLEN = UNKNOWN;              // get: connections that wait
const SO_USER_COOKIE = UNKNOWN;             // a number for the firewall
const SO_SETFIB = UNKNOWN;                  // routing table
const SO_ACCEPTFILTER = UNKNOWN;            // accept only what the filter passes
const SO_RERROR = UNKNOWN;                  // report a full receive buffer
const SO_SPLICE = UNKNOWN;                  // send received data to another socket
const SO_ZEROIZE = UNKNOWN;                 // wipe buffers after use
const SO_DONTTRUNC = UNKNOWN;               // keep the rest of a datagram
const SO_WANTMORE = UNKNOWN;                // hint that more data follows
const SO_RTABLE = UNKNOWN;                  // routing table
const SO_USELOOPBACK = UNKNOWN;             // own routing messages are looped back
const SO_NREAD = UNKNOWN;                   // get: bytes to read
const SO_NWRITE = UNKNOWN;                  // get: bytes not yet sent
const SO_CONDITIONAL_ACCEPT = UNKNOWN;      // the caller decides on each connection
const SO_UPDATE_ACCEPT_CONTEXT = UNKNOWN;   // after AcceptEx
const SO_UPDATE_CONNECT_CONTEXT = UNKNOWN;  // after ConnectEx
const SO_MAX_MSG_SIZE = UNKNOWN;            // get: the longest datagram
const SO_RANDOMIZE_PORT = UNKNOWN;          // a random port
const SO_PORT_SCALABILITY = UNKNOWN;        // more ports for connections out

/* SO_TIMESTAMPING's bits. kernel: networking/timestamping */
const SOF_TIMESTAMPING_TX_HARDWARE = UNKNOWN;       // when the card has sent it
const SOF_TIMESTAMPING_TX_SOFTWARE = UNKNOWN;       // when it leaves the kernel
const SOF_TIMESTAMPING_TX_SCHED = UNKNOWN;          // when it enters the queue
const SOF_TIMESTAMPING_TX_ACK = UNKNOWN;            // when all of it is acknowledged
const SOF_TIMESTAMPING_TX_COMPLETION = UNKNOWN;     // when the card reports completion
const SOF_TIMESTAMPING_RX_HARDWARE = UNKNOWN;       // when the card has received it
const SOF_TIMESTAMPING_RX_SOFTWARE = UNKNOWN;       // when it enters the kernel
const SOF_TIMESTAMPING_SOFTWARE = UNKNOWN;          // report the kernel's times
const SOF_TIMESTAMPING_SYS_HARDWARE = UNKNOWN;      // no effect any more
const SOF_TIMESTAMPING_RAW_HARDWARE = UNKNOWN;      // report the card's times
const SOF_TIMESTAMPING_OPT_ID = UNKNOWN;            // number the packets
const SOF_TIMESTAMPING_OPT_ID_TCP = UNKNOWN;        // number a stream's bytes from this call on
const SOF_TIMESTAMPING_OPT_CMSG = UNKNOWN;          // with the packet's control messages
const SOF_TIMESTAMPING_OPT_TSONLY = UNKNOWN;        // the time without the packet
const SOF_TIMESTAMPING_OPT_STATS = UNKNOWN;         // with statistics
const SOF_TIMESTAMPING_OPT_PKTINFO = UNKNOWN;       // with the interface
const SOF_TIMESTAMPING_OPT_TX_SWHW = UNKNOWN;       // both times
const SOF_TIMESTAMPING_OPT_RX_FILTER = UNKNOWN;     // only packets that asked
const SOF_TIMESTAMPING_BIND_PHC = UNKNOWN;          // of a chosen clock

/* SO_BUF_LOCK's bits and SO_TXREHASH's values. */
const SOCK_SNDBUF_LOCK = UNKNOWN;           // the send buffer
const SOCK_RCVBUF_LOCK = UNKNOWN;           // the receive buffer
const SOCK_BUF_LOCK_MASK = UNKNOWN;         // both
const SOCK_TXREHASH_DISABLED = UNKNOWN;     // never
const SOCK_TXREHASH_ENABLED = UNKNOWN;      // always
const SOCK_TXREHASH_DEFAULT = UNKNOWN;      // as the system is set up
