<?php

/**
 * Address families, socket types, flags of messages, arguments of socket_shutdown() and socket_read().
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Address families: socket_create()'s first argument. address_families(7) */
const AF_UNIX = UNKNOWN;        // sockets of this machine, named by a path. unix(7)
const AF_INET = UNKNOWN;        // IPv4. ip(7)
const AF_INET6 = UNKNOWN;       // IPv6. ipv6(7)
const AF_UNSPEC = UNKNOWN;      // any: a hint for a lookup
const AF_DIVERT = UNKNOWN;      // packets diverted by a firewall
const AF_PACKET = UNKNOWN;      // frames of an interface. packet(7)
const AF_NETLINK = UNKNOWN;     // messages to and from the kernel. netlink(7)
const AF_VSOCK = UNKNOWN;       // virtual machines and their host. vsock(7)
const AF_TIPC = UNKNOWN;        // cluster messages. tipc(7)
const AF_CAN = UNKNOWN;         // vehicle bus
const AF_ALG = UNKNOWN;         // the kernel's ciphers
const AF_KEY = UNKNOWN;         // IPsec keys
const AF_BLUETOOTH = UNKNOWN;   // Bluetooth
const AF_XDP = UNKNOWN;         // frames past the kernel's stack
const AF_SMC = UNKNOWN;         // TCP over RDMA
const AF_RDS = UNKNOWN;         // reliable datagrams
const AF_KCM = UNKNOWN;         // messages over TCP
const AF_QIPCRTR = UNKNOWN;     // processors of one chip
const AF_HYPERV = UNKNOWN;      // virtual machines under Hyper-V
const AF_ROUTE = UNKNOWN;       // routing messages. route(4)
const AF_SYSTEM = UNKNOWN;      // kernel events and controls

/* Socket types: socket_create()'s second argument. socket(2) */
const SOCK_STREAM = UNKNOWN;        // a stream of bytes
const SOCK_DGRAM = UNKNOWN;         // datagrams
const SOCK_RAW = UNKNOWN;           // packets with their header. raw(7)
const SOCK_SEQPACKET = UNKNOWN;     // a connection that keeps the bounds of messages
const SOCK_RDM = UNKNOWN;           // datagrams that arrive, in any order
const SOCK_CONN_DGRAM = UNKNOWN;    // datagrams over a connection
const SOCK_DCCP = UNKNOWN;          // datagrams with congestion control
const SOCK_CLOEXEC = UNKNOWN;       // flag: child programs do not inherit it
const SOCK_NONBLOCK = UNKNOWN;      // flag: calls do not wait

/* Flags of send, receive and received messages. send(2), recv(2) */
const MSG_OOB = UNKNOWN;            // urgent data
const MSG_WAITALL = UNKNOWN;        // wait for the whole length
const MSG_CTRUNC = UNKNOWN;         // received: control messages were cut
const MSG_TRUNC = UNKNOWN;          // give a datagram's whole length; received: it was cut
const MSG_PEEK = UNKNOWN;           // leave the data where it is
const MSG_DONTROUTE = UNKNOWN;      // only to hosts on the link
const MSG_EOR = UNKNOWN;            // the end of a record
const MSG_EOF = UNKNOWN;            // the last data of this side
const MSG_CONFIRM = UNKNOWN;        // the neighbour has answered: no need to probe it
const MSG_ERRQUEUE = UNKNOWN;       // receive from the error queue
const MSG_NOSIGNAL = UNKNOWN;       // no SIGPIPE
const MSG_DONTWAIT = UNKNOWN;       // this call does not wait
const MSG_MORE = UNKNOWN;           // more data follows: fill the packet
const MSG_WAITFORONE = UNKNOWN;     // recvmmsg: wait for the first only
const MSG_CMSG_CLOEXEC = UNKNOWN;   // received descriptors are closed on exec
const MSG_ZEROCOPY = UNKNOWN;       // notify when the data has left memory (SO_ZEROCOPY)
const MSG_FASTOPEN = UNKNOWN;       // connect and send at once. tcp(7)
const MSG_BATCH = UNKNOWN;          // sendmmsg: more messages follow
const MSG_PROXY = UNKNOWN;          // supply or ask for the second address
const MSG_FIN = UNKNOWN;            // TCP's FIN
const MSG_SYN = UNKNOWN;            // TCP's SYN
const MSG_RST = UNKNOWN;            // TCP's RST
const MSG_NOTIFICATION = UNKNOWN;   // received: an SCTP event, no data
const MSG_SOCK_DEVMEM = UNKNOWN;    // receive into a device's memory
const MSG_NBIO = UNKNOWN;           // FreeBSD's MSG_DONTWAIT of the kernel
const MSG_BCAST = UNKNOWN;          // received: a broadcast
const MSG_MCAST = UNKNOWN;          // received: a multicast
const MSG_PARTIAL = UNKNOWN;        // received: more of the message follows
const MSG_INTERRUPT = UNKNOWN;      // completes at interrupt level

const SOMAXCONN = UNKNOWN;  // the longest backlog to ask for

/* socket_shutdown()'s mode. shutdown(2) */
const SHUT_RD = UNKNOWN;    // no more reading
const SHUT_WR = UNKNOWN;    // no more writing
const SHUT_RDWR = UNKNOWN;  // neither

/* socket_read()'s mode: ours, no macro of the system. */
/** @var int */
const PHP_NORMAL_READ = 1;
/** @var int */
const PHP_BINARY_READ = 2;
