<?php

/**
 * Constants of one address family or kernel protocol: unix, packet, netlink, vsock, TIPC,
 * CAN, TLS in the kernel, ciphers.
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* AF_UNIX, level SOL_LOCAL. unix(4) */
const LOCAL_PEERCRED = UNKNOWN;             // get: credentials of the other end
const LOCAL_CREDS = UNKNOWN;                // control message with the sender's credentials, once
const LOCAL_CREDS_PERSISTENT = UNKNOWN;     // with every message
const LOCAL_CONNWAIT = UNKNOWN;             // connect waits for accept
const LOCAL_PEERPID = UNKNOWN;              // get: process of the other end
const LOCAL_PEEREPID = UNKNOWN;             // get: process that acts for the other end

/* AF_PACKET, level SOL_PACKET. packet(7) */
const PACKET_ADD_MEMBERSHIP = UNKNOWN;                  // receive a group, or all (PACKET_MR_*)
const PACKET_DROP_MEMBERSHIP = UNKNOWN;                 // no more
const PACKET_MR_MULTICAST = UNKNOWN;                    // kind of membership: one group
const PACKET_MR_PROMISC = UNKNOWN;                      // kind of membership: every frame
const PACKET_MR_ALLMULTI = UNKNOWN;                     // kind of membership: every group
const PACKET_MR_UNICAST = UNKNOWN;                      // kind of membership: one more own address
const PACKET_AUXDATA = UNKNOWN;                         // control message: length, VLAN, state
const PACKET_STATISTICS = UNKNOWN;                      // get: frames seen and dropped
const PACKET_ROLLOVER_STATS = UNKNOWN;                  // get: frames passed to other sockets
const PACKET_FANOUT = UNKNOWN;                          // share frames: group, PACKET_FANOUT_*
const PACKET_FANOUT_HASH = UNKNOWN;                     // by flow
const PACKET_FANOUT_LB = UNKNOWN;                       // in turn
const PACKET_FANOUT_CPU = UNKNOWN;                      // by processor
const PACKET_FANOUT_ROLLOVER = UNKNOWN;                 // the next when one is full
const PACKET_FANOUT_RND = UNKNOWN;                      // at random
const PACKET_FANOUT_QM = UNKNOWN;                       // by the card's queue
const PACKET_FANOUT_CBPF = UNKNOWN;                     // by a program
const PACKET_FANOUT_EBPF = UNKNOWN;                     // by a program
const PACKET_FANOUT_FLAG_ROLLOVER = UNKNOWN;            // flag: the next when one is full
const PACKET_FANOUT_FLAG_UNIQUEID = UNKNOWN;            // flag: choose the number
const PACKET_FANOUT_FLAG_IGNORE_OUTGOING = UNKNOWN;     // flag: incoming frames only
const PACKET_FANOUT_FLAG_DEFRAG = UNKNOWN;              // flag: join fragments first
const PACKET_FANOUT_DATA = UNKNOWN;                     // the program
const PACKET_IGNORE_OUTGOING = UNKNOWN;                 // incoming frames only
const PACKET_QDISC_BYPASS = UNKNOWN;                    // send past the queue
const PACKET_LOSS = UNKNOWN;                            // skip bad frames
const PACKET_ORIGDEV = UNKNOWN;                         // the interface that received
const PACKET_TIMESTAMP = UNKNOWN;                       // whose clock
const PACKET_TX_TIMESTAMP = UNKNOWN;                    // control message with the time of sending
const PACKET_VNET_HDR = UNKNOWN;                        // frames carry a header of offloads
const PACKET_COPY_THRESH = UNKNOWN;                     // bytes above which a frame is copied
const PACKET_VERSION = UNKNOWN;                         // version of the ring
const PACKET_HDRLEN = UNKNOWN;                          // get: bytes of the ring's header
const PACKET_RESERVE = UNKNOWN;                         // bytes reserved before each frame
const PACKET_RX_RING = UNKNOWN;                         // ring of received frames
const PACKET_TX_RING = UNKNOWN;                         // ring of frames to send
const PACKET_TX_HAS_OFF = UNKNOWN;                      // frames of the ring carry an offset
const PACKET_RECV_OUTPUT = UNKNOWN;                     // own frames arrive too
const PACKET_HOST = UNKNOWN;                            // kind of frame: for this machine
const PACKET_BROADCAST = UNKNOWN;                       // kind of frame: for all
const PACKET_MULTICAST = UNKNOWN;                       // kind of frame: for a group
const PACKET_OTHERHOST = UNKNOWN;                       // kind of frame: for another machine
const PACKET_OUTGOING = UNKNOWN;                        // kind of frame: from this machine
const PACKET_LOOPBACK = UNKNOWN;                        // kind of frame: looped back

/* AF_NETLINK: protocols. netlink(7) */
const NETLINK_ROUTE = UNKNOWN;              // addresses, links, routes. rtnetlink(7)
const NETLINK_USERSOCK = UNKNOWN;           // for programs among themselves
const NETLINK_FIREWALL = UNKNOWN;           // no use any more
const NETLINK_SOCK_DIAG = UNKNOWN;          // the kernel's sockets. sock_diag(7)
const NETLINK_INET_DIAG = UNKNOWN;          // the same
const NETLINK_NFLOG = UNKNOWN;              // no use any more
const NETLINK_XFRM = UNKNOWN;               // IPsec
const NETLINK_SELINUX = UNKNOWN;            // SELinux's events
const NETLINK_ISCSI = UNKNOWN;              // iSCSI
const NETLINK_AUDIT = UNKNOWN;              // the audit log
const NETLINK_FIB_LOOKUP = UNKNOWN;         // look a route up
const NETLINK_CONNECTOR = UNKNOWN;          // events of processes
const NETLINK_NETFILTER = UNKNOWN;          // the firewall
const NETLINK_KOBJECT_UEVENT = UNKNOWN;     // devices added and removed
const NETLINK_GENERIC = UNKNOWN;            // everything newer
const NETLINK_SCSITRANSPORT = UNKNOWN;      // SCSI
const NETLINK_ECRYPTFS = UNKNOWN;           // eCryptfs
const NETLINK_RDMA = UNKNOWN;               // RDMA
const NETLINK_CRYPTO = UNKNOWN;             // ciphers
const NETLINK_SMC = UNKNOWN;                // SMC

/* AF_NETLINK: level SOL_NETLINK. */
const NETLINK_ADD_MEMBERSHIP = UNKNOWN;     // join a group, by number
const NETLINK_DROP_MEMBERSHIP = UNKNOWN;    // leave it
const NETLINK_LIST_MEMBERSHIPS = UNKNOWN;   // get: the groups
const NETLINK_PKTINFO = UNKNOWN;            // control message with the group
const NETLINK_BROADCAST_ERROR = UNKNOWN;    // the sender sees a receiver's full buffer
const NETLINK_NO_ENOBUFS = UNKNOWN;         // no error when the buffer is full
const NETLINK_LISTEN_ALL_NSID = UNKNOWN;    // every namespace
const NETLINK_CAP_ACK = UNKNOWN;            // acknowledge without the request
const NETLINK_EXT_ACK = UNKNOWN;            // errors with a text
const NETLINK_GET_STRICT_CHK = UNKNOWN;     // check requests strictly

/* AF_NETLINK: headers of messages. */
const NLM_F_REQUEST = UNKNOWN;          // it is a request
const NLM_F_MULTI = UNKNOWN;            // more of it follows
const NLM_F_ACK = UNKNOWN;              // answer even if there is no error
const NLM_F_ECHO = UNKNOWN;             // echo the caused notifications
const NLM_F_DUMP_INTR = UNKNOWN;        // the list changed while it was sent
const NLM_F_DUMP_FILTERED = UNKNOWN;    // the list was filtered
const NLM_F_ROOT = UNKNOWN;             // from the root
const NLM_F_MATCH = UNKNOWN;            // all that match
const NLM_F_ATOMIC = UNKNOWN;           // at one moment
const NLM_F_DUMP = UNKNOWN;             // the whole list
const NLM_F_REPLACE = UNKNOWN;          // new: replace an existing entry
const NLM_F_EXCL = UNKNOWN;             // new: fail if there is one
const NLM_F_CREATE = UNKNOWN;           // new: create it
const NLM_F_APPEND = UNKNOWN;           // new: at the end
const NLM_F_NONREC = UNKNOWN;           // delete: not recursively
const NLM_F_BULK = UNKNOWN;             // delete: several
const NLM_F_CAPPED = UNKNOWN;           // answer: without the request
const NLM_F_ACK_TLVS = UNKNOWN;         // answer: with attributes
const NLMSG_NOOP = UNKNOWN;             // type: nothing
const NLMSG_ERROR = UNKNOWN;            // type: error or acknowledgement
const NLMSG_DONE = UNKNOWN;             // type: the end of a list
const NLMSG_OVERRUN = UNKNOWN;          // type: data was lost
const NLMSG_MIN_TYPE = UNKNOWN;         // types of a protocol begin here

/* AF_VSOCK: addresses, and options of level AF_VSOCK. vsock(7) */
const VMADDR_CID_ANY = UNKNOWN;                 // bind: any
const VMADDR_CID_HYPERVISOR = UNKNOWN;          // the hypervisor
const VMADDR_CID_LOCAL = UNKNOWN;               // this machine
const VMADDR_CID_HOST = UNKNOWN;                // the host
const VMADDR_PORT_ANY = UNKNOWN;                // bind: let the system choose
const VMADDR_FLAG_TO_HOST = UNKNOWN;            // flag of an address: always by the host
const SO_VM_SOCKETS_BUFFER_SIZE = UNKNOWN;      // bytes of the buffer
const SO_VM_SOCKETS_BUFFER_MIN_SIZE = UNKNOWN;  // bytes of the buffer at least
const SO_VM_SOCKETS_BUFFER_MAX_SIZE = UNKNOWN;  // bytes of the buffer at most
const SO_VM_SOCKETS_CONNECT_TIMEOUT = UNKNOWN;  // array: sec, usec: how long a connect waits
const SO_VM_SOCKETS_PEER_HOST_VM_ID = UNKNOWN;  // get: the other machine, for the host
const SO_VM_SOCKETS_TRUSTED = UNKNOWN;          // get: is the other end trusted
const SO_VM_SOCKETS_NONBLOCK_TXRX = UNKNOWN;    // for the kernel's users
const VSOCK_RECVERR = UNKNOWN;                  // control message: level SOL_VSOCK's error

/* AF_TIPC: addresses, level SOL_TIPC. tipc(7) */
const TIPC_SERVICE_RANGE = UNKNOWN;         // kind of address: a range of instances
const TIPC_SERVICE_ADDR = UNKNOWN;          // kind of address: one instance
const TIPC_SOCKET_ADDR = UNKNOWN;           // kind of address: one socket
const TIPC_ADDR_NAMESEQ = UNKNOWN;          // TIPC_SERVICE_RANGE by its old name
const TIPC_ADDR_NAME = UNKNOWN;             // TIPC_SERVICE_ADDR by its old name
const TIPC_ADDR_ID = UNKNOWN;               // TIPC_SOCKET_ADDR by its old name
const TIPC_ADDR_MCAST = UNKNOWN;            // kind of address: all of a range
const TIPC_ZONE_SCOPE = UNKNOWN;            // how far it is seen
const TIPC_CLUSTER_SCOPE = UNKNOWN;         // how far it is seen: the cluster
const TIPC_NODE_SCOPE = UNKNOWN;            // how far it is seen: this machine
const TIPC_NODE_STATE = UNKNOWN;            // service: nodes that appear and disappear
const TIPC_TOP_SRV = UNKNOWN;               // service: the topology server
const TIPC_LINK_STATE = UNKNOWN;            // service: links that appear and disappear
const TIPC_CFG_SRV = UNKNOWN;               // service: configuration
const TIPC_RESERVED_TYPES = UNKNOWN;        // types of one's own begin here
const TIPC_MAX_USER_MSG_SIZE = UNKNOWN;     // longest message
const TIPC_IMPORTANCE = UNKNOWN;            // TIPC_*_IMPORTANCE
const TIPC_LOW_IMPORTANCE = UNKNOWN;        // 0
const TIPC_MEDIUM_IMPORTANCE = UNKNOWN;     // 1
const TIPC_HIGH_IMPORTANCE = UNKNOWN;       // 2
const TIPC_CRITICAL_IMPORTANCE = UNKNOWN;   // 3
const TIPC_SRC_DROPPABLE = UNKNOWN;         // may be dropped when the sender is full
const TIPC_DEST_DROPPABLE = UNKNOWN;        // may be dropped when the receiver is full
const TIPC_CONN_TIMEOUT = UNKNOWN;          // milliseconds to try a connect
const TIPC_NODE_RECVQ_DEPTH = UNKNOWN;      // get: messages that wait on this machine
const TIPC_SOCK_RECVQ_DEPTH = UNKNOWN;      // get: messages that wait here
const TIPC_SOCK_RECVQ_USED = UNKNOWN;       // get: bytes that wait here
const TIPC_MCAST_BROADCAST = UNKNOWN;       // send to many by broadcast
const TIPC_MCAST_REPLICAST = UNKNOWN;       // send to many one by one
const TIPC_GROUP_JOIN = UNKNOWN;            // join a group
const TIPC_GROUP_LEAVE = UNKNOWN;           // leave it
const TIPC_GROUP_LOOPBACK = UNKNOWN;        // flag: own messages are looped back
const TIPC_GROUP_MEMBER_EVTS = UNKNOWN;     // flag: members that join and leave
const TIPC_NODELAY = UNKNOWN;               // send small pieces at once
const TIPC_ERRINFO = UNKNOWN;               // control message: why it was returned
const TIPC_RETDATA = UNKNOWN;               // control message: the returned data
const TIPC_DESTNAME = UNKNOWN;              // control message: whom it was for
const TIPC_OK = UNKNOWN;                    // reason: none
const TIPC_ERR_NO_NAME = UNKNOWN;           // reason: nobody serves it
const TIPC_ERR_NO_PORT = UNKNOWN;           // reason: no such socket
const TIPC_ERR_NO_NODE = UNKNOWN;           // reason: machine out of reach
const TIPC_ERR_OVERLOAD = UNKNOWN;          // reason: receiver full
const TIPC_CONN_SHUTDOWN = UNKNOWN;         // reason: closed
const TIPC_SUB_PORTS = UNKNOWN;             // subscribe: every event
const TIPC_SUB_SERVICE = UNKNOWN;           // subscribe: the first and the last
const TIPC_SUB_CANCEL = UNKNOWN;            // subscribe: no more
const TIPC_WAIT_FOREVER = UNKNOWN;          // subscribe: without a timeout
const TIPC_PUBLISHED = UNKNOWN;             // event: somebody serves it
const TIPC_WITHDRAWN = UNKNOWN;             // event: nobody does
const TIPC_SUBSCR_TIMEOUT = UNKNOWN;        // event: the subscription timed out

/* AF_CAN: protocols, identifiers, level SOL_CAN_RAW. kernel: networking/can */
const CAN_RAW = UNKNOWN;                // protocol: frames
const CAN_BCM = UNKNOWN;                // protocol: broadcast manager
const CAN_ISOTP = UNKNOWN;              // protocol: ISO 15765-2
const CAN_J1939 = UNKNOWN;              // protocol: SAE J1939
const CAN_EFF_FLAG = UNKNOWN;           // flag: 29-bit identifier
const CAN_RTR_FLAG = UNKNOWN;           // flag: remote request
const CAN_ERR_FLAG = UNKNOWN;           // flag: error message
const CAN_SFF_MASK = UNKNOWN;           // bits of an 11-bit identifier
const CAN_EFF_MASK = UNKNOWN;           // bits of a 29-bit identifier
const CAN_ERR_MASK = UNKNOWN;           // bits of an error
const CAN_INV_FILTER = UNKNOWN;         // filter: all but these
const CAN_MAX_DLEN = UNKNOWN;           // bytes of a frame
const CANFD_MAX_DLEN = UNKNOWN;         // bytes of a CAN FD frame
const CAN_MTU = UNKNOWN;                // bytes of the structure
const CANFD_MTU = UNKNOWN;              // bytes of the structure
const CANFD_BRS = UNKNOWN;              // flag: second bit rate
const CANFD_ESI = UNKNOWN;              // flag: the sender has errors
const CANFD_FDF = UNKNOWN;              // flag: CAN FD
const CAN_RAW_FILTER = UNKNOWN;         // bytes: list of identifier and mask
const CAN_RAW_ERR_FILTER = UNKNOWN;     // mask of errors that arrive
const CAN_RAW_LOOPBACK = UNKNOWN;       // others of this machine see own frames
const CAN_RAW_RECV_OWN_MSGS = UNKNOWN;  // own frames are looped back
const CAN_RAW_FD_FRAMES = UNKNOWN;      // CAN FD too
const CAN_RAW_JOIN_FILTERS = UNKNOWN;   // all filters must match
const CAN_RAW_XL_FRAMES = UNKNOWN;      // CAN XL too
const CAN_RAW_FILTER_MAX = UNKNOWN;     // longest list

/* TLS in the kernel, level SOL_TLS. kernel: networking/tls */
const TLS_TX = UNKNOWN;                         // bytes: cipher and keys to send with
const TLS_RX = UNKNOWN;                         // bytes: cipher and keys to receive with
const TLS_TX_ZEROCOPY_RO = UNKNOWN;             // files are sent from where they are
const TLS_RX_EXPECT_NO_PAD = UNKNOWN;           // no padding is expected
const TLS_TX_MAX_PAYLOAD_LEN = UNKNOWN;         // bytes of a record at most
const TLS_SET_RECORD_TYPE = UNKNOWN;            // control message: type of the record to send
const TLS_GET_RECORD_TYPE = UNKNOWN;            // control message: type of the record received
const TLS_1_2_VERSION = UNKNOWN;                // 0x0303
const TLS_1_3_VERSION = UNKNOWN;                // 0x0304
const TLS_CIPHER_AES_GCM_128 = UNKNOWN;         // cipher
const TLS_CIPHER_AES_GCM_256 = UNKNOWN;         // cipher
const TLS_CIPHER_AES_CCM_128 = UNKNOWN;         // cipher
const TLS_CIPHER_CHACHA20_POLY1305 = UNKNOWN;   // cipher
const TLS_CIPHER_SM4_GCM = UNKNOWN;             // cipher
const TLS_CIPHER_SM4_CCM = UNKNOWN;             // cipher
const TLS_CIPHER_ARIA_GCM_128 = UNKNOWN;        // cipher
const TLS_CIPHER_ARIA_GCM_256 = UNKNOWN;        // cipher

/* AF_ALG, level SOL_ALG. kernel: crypto/userspace-if */
const ALG_SET_KEY = UNKNOWN;            // bytes: the key
const ALG_SET_IV = UNKNOWN;             // control message: initial vector
const ALG_SET_OP = UNKNOWN;             // control message: ALG_OP_*
const ALG_SET_AEAD_ASSOCLEN = UNKNOWN;  // control message: bytes that are only authenticated
const ALG_SET_AEAD_AUTHSIZE = UNKNOWN;  // bytes of the tag
const ALG_SET_DRBG_ENTROPY = UNKNOWN;   // bytes: entropy
const ALG_OP_DECRYPT = UNKNOWN;         // 0
const ALG_OP_ENCRYPT = UNKNOWN;         // 1
