<?php

/*
 * This is a generated file: tools/gen-stubs-package of the sockets extension writes it. It declares what
 * the extension defines, and is never executed.
 */

/** Sockets of this machine, named by a path. unix(7) */
const AF_UNIX = 1;

/** IPv4. ip(7) */
const AF_INET = 2;

/** IPv6. ipv6(7) */
const AF_INET6 = 10;

/** Any: a hint for a lookup */
const AF_UNSPEC = 0;

/** Packets diverted by a firewall */
const AF_DIVERT = 0;

/** Frames of an interface. packet(7) */
const AF_PACKET = 17;

/** Messages to and from the kernel. netlink(7) */
const AF_NETLINK = 16;

/** Virtual machines and their host. vsock(7) */
const AF_VSOCK = 40;

/** Cluster messages. tipc(7) */
const AF_TIPC = 30;

/** Vehicle bus */
const AF_CAN = 29;

/** The kernel's ciphers */
const AF_ALG = 38;

/** IPsec keys */
const AF_KEY = 15;

/** Bluetooth */
const AF_BLUETOOTH = 31;

/** Frames past the kernel's stack */
const AF_XDP = 44;

/** TCP over RDMA */
const AF_SMC = 43;

/** Reliable datagrams */
const AF_RDS = 21;

/** Messages over TCP */
const AF_KCM = 41;

/** Processors of one chip */
const AF_QIPCRTR = 42;

/** Virtual machines under Hyper-V */
const AF_HYPERV = 0;

/** Routing messages. route(4) */
const AF_ROUTE = 16;

/** Kernel events and controls */
const AF_SYSTEM = 0;

/** A stream of bytes */
const SOCK_STREAM = 1;

/** Datagrams */
const SOCK_DGRAM = 2;

/** Packets with their header. raw(7) */
const SOCK_RAW = 3;

/** A connection that keeps the bounds of messages */
const SOCK_SEQPACKET = 5;

/** Datagrams that arrive, in any order */
const SOCK_RDM = 4;

/** Datagrams over a connection */
const SOCK_CONN_DGRAM = 0;

/** Datagrams with congestion control */
const SOCK_DCCP = 6;

/** Flag: child programs do not inherit it */
const SOCK_CLOEXEC = 524288;

/** Flag: calls do not wait */
const SOCK_NONBLOCK = 2048;

/** Urgent data */
const MSG_OOB = 1;

/** Wait for the whole length */
const MSG_WAITALL = 256;

/** Received: control messages were cut */
const MSG_CTRUNC = 8;

/** Give a datagram's whole length; received: it was cut */
const MSG_TRUNC = 32;

/** Leave the data where it is */
const MSG_PEEK = 2;

/** Only to hosts on the link */
const MSG_DONTROUTE = 4;

/** The end of a record */
const MSG_EOR = 128;

/** The last data of this side */
const MSG_EOF = 512;

/** The neighbour has answered: no need to probe it */
const MSG_CONFIRM = 2048;

/** Receive from the error queue */
const MSG_ERRQUEUE = 8192;

/** No SIGPIPE */
const MSG_NOSIGNAL = 16384;

/** This call does not wait */
const MSG_DONTWAIT = 64;

/** More data follows: fill the packet */
const MSG_MORE = 32768;

/** Recvmmsg: wait for the first only */
const MSG_WAITFORONE = 65536;

/** Received descriptors are closed on exec */
const MSG_CMSG_CLOEXEC = 1073741824;

/** Notify when the data has left memory (SO_ZEROCOPY) */
const MSG_ZEROCOPY = 67108864;

/** Connect and send at once. tcp(7) */
const MSG_FASTOPEN = 536870912;

/** Sendmmsg: more messages follow */
const MSG_BATCH = 262144;

/** Supply or ask for the second address */
const MSG_PROXY = 16;

/** TCP's FIN */
const MSG_FIN = 512;

/** TCP's SYN */
const MSG_SYN = 1024;

/** TCP's RST */
const MSG_RST = 4096;

/** Received: an SCTP event, no data */
const MSG_NOTIFICATION = 0;

/** Receive into a device's memory */
const MSG_SOCK_DEVMEM = 33554432;

/** FreeBSD's MSG_DONTWAIT of the kernel */
const MSG_NBIO = 0;

/** Received: a broadcast */
const MSG_BCAST = 0;

/** Received: a multicast */
const MSG_MCAST = 0;

/** Received: more of the message follows */
const MSG_PARTIAL = 0;

/** Completes at interrupt level */
const MSG_INTERRUPT = 0;

/** The longest backlog to ask for */
const SOMAXCONN = 4096;

/** No more reading */
const SHUT_RD = 0;

/** No more writing */
const SHUT_WR = 1;

/** Neither */
const SHUT_RDWR = 2;

const PHP_NORMAL_READ = 1;

const PHP_BINARY_READ = 2;

/** Operation not permitted */
const SOCKET_EPERM = 1;

/** No such file or directory */
const SOCKET_ENOENT = 2;

/** Input/output error */
const SOCKET_EIO = 5;

/** No such device or address */
const SOCKET_ENXIO = 6;

/** Argument list too long */
const SOCKET_E2BIG = 7;

/** Cannot allocate memory */
const SOCKET_ENOMEM = 12;

/** Block device required */
const SOCKET_ENOTBLK = 15;

/** Device or resource busy */
const SOCKET_EBUSY = 16;

/** File exists */
const SOCKET_EEXIST = 17;

/** Invalid cross-device link */
const SOCKET_EXDEV = 18;

/** No such device */
const SOCKET_ENODEV = 19;

/** Not a directory */
const SOCKET_ENOTDIR = 20;

/** Is a directory */
const SOCKET_EISDIR = 21;

/** Too many open files in system */
const SOCKET_ENFILE = 23;

/** Inappropriate ioctl for device */
const SOCKET_ENOTTY = 25;

/** No space left on device */
const SOCKET_ENOSPC = 28;

/** Illegal seek */
const SOCKET_ESPIPE = 29;

/** Read-only file system */
const SOCKET_EROFS = 30;

/** Too many links */
const SOCKET_EMLINK = 31;

/** Broken pipe */
const SOCKET_EPIPE = 32;

/** No locks available */
const SOCKET_ENOLCK = 37;

/** Function not implemented */
const SOCKET_ENOSYS = 38;

/** No message of desired type */
const SOCKET_ENOMSG = 42;

/** Identifier removed */
const SOCKET_EIDRM = 43;

/** Channel number out of range */
const SOCKET_ECHRNG = 44;

/** Level 2 not synchronized */
const SOCKET_EL2NSYNC = 45;

/** Level 3 halted */
const SOCKET_EL3HLT = 46;

/** Level 3 reset */
const SOCKET_EL3RST = 47;

/** Link number out of range */
const SOCKET_ELNRNG = 48;

/** Protocol driver not attached */
const SOCKET_EUNATCH = 49;

/** No CSI structure available */
const SOCKET_ENOCSI = 50;

/** Level 2 halted */
const SOCKET_EL2HLT = 51;

/** Invalid exchange */
const SOCKET_EBADE = 52;

/** Invalid request descriptor */
const SOCKET_EBADR = 53;

/** Exchange full */
const SOCKET_EXFULL = 54;

/** No anode */
const SOCKET_ENOANO = 55;

/** Invalid request code */
const SOCKET_EBADRQC = 56;

/** Invalid slot */
const SOCKET_EBADSLT = 57;

/** Device not a stream */
const SOCKET_ENOSTR = 60;

/** No data available */
const SOCKET_ENODATA = 61;

/** Timer expired */
const SOCKET_ETIME = 62;

/** Out of streams resources */
const SOCKET_ENOSR = 63;

/** Machine is not on the network */
const SOCKET_ENONET = 64;

/** Link has been severed */
const SOCKET_ENOLINK = 67;

/** Advertise error */
const SOCKET_EADV = 68;

/** Srmount error */
const SOCKET_ESRMNT = 69;

/** Communication error on send */
const SOCKET_ECOMM = 70;

/** Protocol error */
const SOCKET_EPROTO = 71;

/** Multihop attempted */
const SOCKET_EMULTIHOP = 72;

/** Bad message */
const SOCKET_EBADMSG = 74;

/** Name not unique on network */
const SOCKET_ENOTUNIQ = 76;

/** File descriptor in bad state */
const SOCKET_EBADFD = 77;

/** Remote address changed */
const SOCKET_EREMCHG = 78;

/** Interrupted system call should be restarted */
const SOCKET_ERESTART = 85;

/** Streams pipe error */
const SOCKET_ESTRPIPE = 86;

/** Is a named type file */
const SOCKET_EISNAM = 120;

/** Remote I/O error */
const SOCKET_EREMOTEIO = 121;

/** No medium found */
const SOCKET_ENOMEDIUM = 123;

/** Wrong medium type */
const SOCKET_EMEDIUMTYPE = 124;

/** Interrupted system call */
const SOCKET_EINTR = 4;

/** Bad file descriptor */
const SOCKET_EBADF = 9;

/** Resource temporarily unavailable */
const SOCKET_EAGAIN = 11;

/** Permission denied */
const SOCKET_EACCES = 13;

/** Bad address */
const SOCKET_EFAULT = 14;

/** Invalid argument */
const SOCKET_EINVAL = 22;

/** Too many open files */
const SOCKET_EMFILE = 24;

/** File name too long */
const SOCKET_ENAMETOOLONG = 36;

/** Directory not empty */
const SOCKET_ENOTEMPTY = 39;

/** Too many levels of symbolic links */
const SOCKET_ELOOP = 40;

/** Resource temporarily unavailable */
const SOCKET_EWOULDBLOCK = 11;

/** Object is remote */
const SOCKET_EREMOTE = 66;

/** Too many users */
const SOCKET_EUSERS = 87;

/** Socket operation on non-socket */
const SOCKET_ENOTSOCK = 88;

/** Destination address required */
const SOCKET_EDESTADDRREQ = 89;

/** Message too long */
const SOCKET_EMSGSIZE = 90;

/** Protocol wrong type for socket */
const SOCKET_EPROTOTYPE = 91;

/** Protocol not available */
const SOCKET_ENOPROTOOPT = 92;

/** Protocol not supported */
const SOCKET_EPROTONOSUPPORT = 93;

/** Socket type not supported */
const SOCKET_ESOCKTNOSUPPORT = 94;

/** Operation not supported */
const SOCKET_EOPNOTSUPP = 95;

/** Protocol family not supported */
const SOCKET_EPFNOSUPPORT = 96;

/** Address family not supported by protocol */
const SOCKET_EAFNOSUPPORT = 97;

/** Address already in use */
const SOCKET_EADDRINUSE = 98;

/** Cannot assign requested address */
const SOCKET_EADDRNOTAVAIL = 99;

/** Network is down */
const SOCKET_ENETDOWN = 100;

/** Network is unreachable */
const SOCKET_ENETUNREACH = 101;

/** Network dropped connection on reset */
const SOCKET_ENETRESET = 102;

/** Software caused connection abort */
const SOCKET_ECONNABORTED = 103;

/** Connection reset by peer */
const SOCKET_ECONNRESET = 104;

/** No buffer space available */
const SOCKET_ENOBUFS = 105;

/** Transport endpoint is already connected */
const SOCKET_EISCONN = 106;

/** Transport endpoint is not connected */
const SOCKET_ENOTCONN = 107;

/** Cannot send after transport endpoint shutdown */
const SOCKET_ESHUTDOWN = 108;

/** Too many references: cannot splice */
const SOCKET_ETOOMANYREFS = 109;

/** Connection timed out */
const SOCKET_ETIMEDOUT = 110;

/** Connection refused */
const SOCKET_ECONNREFUSED = 111;

/** Host is down */
const SOCKET_EHOSTDOWN = 112;

/** No route to host */
const SOCKET_EHOSTUNREACH = 113;

/** Operation already in progress */
const SOCKET_EALREADY = 114;

/** Operation now in progress */
const SOCKET_EINPROGRESS = 115;

/** Disk quota exceeded */
const SOCKET_EDQUOT = 122;

/** Numerical result out of range */
const SOCKET_ERANGE = 34;

/** Value too large for defined data type */
const SOCKET_EOVERFLOW = 75;

/** Operation canceled */
const SOCKET_ECANCELED = 125;

/** Operation not supported */
const SOCKET_ENOTSUP = 95;

/** Stale file handle */
const SOCKET_ESTALE = 116;

/** Invalid multibyte character */
const SOCKET_EILSEQ = 84;

/** Resource deadlock avoided */
const SOCKET_EDEADLK = 35;

/** Required key not available */
const SOCKET_ENOKEY = 126;

/** Key has expired */
const SOCKET_EKEYEXPIRED = 127;

/** Key has been revoked */
const SOCKET_EKEYREVOKED = 128;

/** Key was rejected by service */
const SOCKET_EKEYREJECTED = 129;

/** Operation not possible due to RF-kill */
const SOCKET_ERFKILL = 132;

/** Too many processes */
const SOCKET_EPROCLIM = 0;

const SOCKET_EDISCON = 0;

const SOCKET_SYSNOTREADY = 0;

const SOCKET_VERNOTSUPPORTED = 0;

const SOCKET_NOTINITIALISED = 0;

const SOCKET_HOST_NOT_FOUND = 0;

const SOCKET_TRY_AGAIN = 0;

const SOCKET_NO_RECOVERY = 0;

const SOCKET_NO_DATA = 0;

const SOCKET_NO_ADDRESS = 0;

/** Get: credentials of the other end */
const LOCAL_PEERCRED = 0;

/** Control message with the sender's credentials, once */
const LOCAL_CREDS = 0;

/** With every message */
const LOCAL_CREDS_PERSISTENT = 0;

/** Connect waits for accept */
const LOCAL_CONNWAIT = 0;

/** Get: process of the other end */
const LOCAL_PEERPID = 0;

/** Get: process that acts for the other end */
const LOCAL_PEEREPID = 0;

/** Receive a group, or all (PACKET_MR_*) */
const PACKET_ADD_MEMBERSHIP = 1;

/** No more */
const PACKET_DROP_MEMBERSHIP = 2;

/** Kind of membership: one group */
const PACKET_MR_MULTICAST = 0;

/** Kind of membership: every frame */
const PACKET_MR_PROMISC = 1;

/** Kind of membership: every group */
const PACKET_MR_ALLMULTI = 2;

/** Kind of membership: one more own address */
const PACKET_MR_UNICAST = 3;

/** Control message: length, VLAN, state */
const PACKET_AUXDATA = 8;

/** Get: frames seen and dropped */
const PACKET_STATISTICS = 6;

/** Get: frames passed to other sockets */
const PACKET_ROLLOVER_STATS = 21;

/** Share frames: group, PACKET_FANOUT_* */
const PACKET_FANOUT = 18;

/** By flow */
const PACKET_FANOUT_HASH = 0;

/** In turn */
const PACKET_FANOUT_LB = 1;

/** By processor */
const PACKET_FANOUT_CPU = 2;

/** The next when one is full */
const PACKET_FANOUT_ROLLOVER = 3;

/** At random */
const PACKET_FANOUT_RND = 4;

/** By the card's queue */
const PACKET_FANOUT_QM = 5;

/** By a program */
const PACKET_FANOUT_CBPF = 6;

/** By a program */
const PACKET_FANOUT_EBPF = 7;

/** Flag: the next when one is full */
const PACKET_FANOUT_FLAG_ROLLOVER = 4096;

/** Flag: choose the number */
const PACKET_FANOUT_FLAG_UNIQUEID = 8192;

/** Flag: incoming frames only */
const PACKET_FANOUT_FLAG_IGNORE_OUTGOING = 16384;

/** Flag: join fragments first */
const PACKET_FANOUT_FLAG_DEFRAG = 32768;

/** The program */
const PACKET_FANOUT_DATA = 22;

/** Incoming frames only */
const PACKET_IGNORE_OUTGOING = 23;

/** Send past the queue */
const PACKET_QDISC_BYPASS = 20;

/** Skip bad frames */
const PACKET_LOSS = 14;

/** The interface that received */
const PACKET_ORIGDEV = 9;

/** Whose clock */
const PACKET_TIMESTAMP = 17;

/** Control message with the time of sending */
const PACKET_TX_TIMESTAMP = 16;

/** Frames carry a header of offloads */
const PACKET_VNET_HDR = 15;

/** Bytes above which a frame is copied */
const PACKET_COPY_THRESH = 7;

/** Version of the ring */
const PACKET_VERSION = 10;

/** Get: bytes of the ring's header */
const PACKET_HDRLEN = 11;

/** Bytes reserved before each frame */
const PACKET_RESERVE = 12;

/** Ring of received frames */
const PACKET_RX_RING = 5;

/** Ring of frames to send */
const PACKET_TX_RING = 13;

/** Frames of the ring carry an offset */
const PACKET_TX_HAS_OFF = 19;

/** Own frames arrive too */
const PACKET_RECV_OUTPUT = 3;

/** Kind of frame: for this machine */
const PACKET_HOST = 0;

/** Kind of frame: for all */
const PACKET_BROADCAST = 1;

/** Kind of frame: for a group */
const PACKET_MULTICAST = 2;

/** Kind of frame: for another machine */
const PACKET_OTHERHOST = 3;

/** Kind of frame: from this machine */
const PACKET_OUTGOING = 4;

/** Kind of frame: looped back */
const PACKET_LOOPBACK = 5;

/** Addresses, links, routes. rtnetlink(7) */
const NETLINK_ROUTE = 0;

/** For programs among themselves */
const NETLINK_USERSOCK = 2;

/** No use any more */
const NETLINK_FIREWALL = 3;

/** The kernel's sockets. sock_diag(7) */
const NETLINK_SOCK_DIAG = 4;

/** The same */
const NETLINK_INET_DIAG = 4;

/** No use any more */
const NETLINK_NFLOG = 5;

/** IPsec */
const NETLINK_XFRM = 6;

/** SELinux's events */
const NETLINK_SELINUX = 7;

/** ISCSI */
const NETLINK_ISCSI = 8;

/** The audit log */
const NETLINK_AUDIT = 9;

/** Look a route up */
const NETLINK_FIB_LOOKUP = 10;

/** Events of processes */
const NETLINK_CONNECTOR = 11;

/** The firewall */
const NETLINK_NETFILTER = 12;

/** Devices added and removed */
const NETLINK_KOBJECT_UEVENT = 15;

/** Everything newer */
const NETLINK_GENERIC = 16;

/** SCSI */
const NETLINK_SCSITRANSPORT = 18;

/** ECryptfs */
const NETLINK_ECRYPTFS = 19;

/** RDMA */
const NETLINK_RDMA = 20;

/** Ciphers */
const NETLINK_CRYPTO = 21;

/** SMC */
const NETLINK_SMC = 22;

/** Join a group, by number */
const NETLINK_ADD_MEMBERSHIP = 1;

/** Leave it */
const NETLINK_DROP_MEMBERSHIP = 2;

/** Get: the groups */
const NETLINK_LIST_MEMBERSHIPS = 9;

/** Control message with the group */
const NETLINK_PKTINFO = 3;

/** The sender sees a receiver's full buffer */
const NETLINK_BROADCAST_ERROR = 4;

/** No error when the buffer is full */
const NETLINK_NO_ENOBUFS = 5;

/** Every namespace */
const NETLINK_LISTEN_ALL_NSID = 8;

/** Acknowledge without the request */
const NETLINK_CAP_ACK = 10;

/** Errors with a text */
const NETLINK_EXT_ACK = 11;

/** Check requests strictly */
const NETLINK_GET_STRICT_CHK = 12;

/** It is a request */
const NLM_F_REQUEST = 1;

/** More of it follows */
const NLM_F_MULTI = 2;

/** Answer even if there is no error */
const NLM_F_ACK = 4;

/** Echo the caused notifications */
const NLM_F_ECHO = 8;

/** The list changed while it was sent */
const NLM_F_DUMP_INTR = 16;

/** The list was filtered */
const NLM_F_DUMP_FILTERED = 32;

/** From the root */
const NLM_F_ROOT = 256;

/** All that match */
const NLM_F_MATCH = 512;

/** At one moment */
const NLM_F_ATOMIC = 1024;

/** The whole list */
const NLM_F_DUMP = 768;

/** New: replace an existing entry */
const NLM_F_REPLACE = 256;

/** New: fail if there is one */
const NLM_F_EXCL = 512;

/** New: create it */
const NLM_F_CREATE = 1024;

/** New: at the end */
const NLM_F_APPEND = 2048;

/** Delete: not recursively */
const NLM_F_NONREC = 256;

/** Delete: several */
const NLM_F_BULK = 512;

/** Answer: without the request */
const NLM_F_CAPPED = 256;

/** Answer: with attributes */
const NLM_F_ACK_TLVS = 512;

/** Type: nothing */
const NLMSG_NOOP = 1;

/** Type: error or acknowledgement */
const NLMSG_ERROR = 2;

/** Type: the end of a list */
const NLMSG_DONE = 3;

/** Type: data was lost */
const NLMSG_OVERRUN = 4;

/** Types of a protocol begin here */
const NLMSG_MIN_TYPE = 16;

/** Bind: any */
const VMADDR_CID_ANY = 4294967295;

/** The hypervisor */
const VMADDR_CID_HYPERVISOR = 0;

/** This machine */
const VMADDR_CID_LOCAL = 1;

/** The host */
const VMADDR_CID_HOST = 2;

/** Bind: let the system choose */
const VMADDR_PORT_ANY = 4294967295;

/** Flag of an address: always by the host */
const VMADDR_FLAG_TO_HOST = 1;

/** Bytes of the buffer */
const SO_VM_SOCKETS_BUFFER_SIZE = 0;

/** Bytes of the buffer at least */
const SO_VM_SOCKETS_BUFFER_MIN_SIZE = 1;

/** Bytes of the buffer at most */
const SO_VM_SOCKETS_BUFFER_MAX_SIZE = 2;

/** Array: sec, usec: how long a connect waits */
const SO_VM_SOCKETS_CONNECT_TIMEOUT = 6;

/** Get: the other machine, for the host */
const SO_VM_SOCKETS_PEER_HOST_VM_ID = 3;

/** Get: is the other end trusted */
const SO_VM_SOCKETS_TRUSTED = 5;

/** For the kernel's users */
const SO_VM_SOCKETS_NONBLOCK_TXRX = 7;

/** Control message: level SOL_VSOCK's error */
const VSOCK_RECVERR = 1;

/** Kind of address: a range of instances */
const TIPC_SERVICE_RANGE = 1;

/** Kind of address: one instance */
const TIPC_SERVICE_ADDR = 2;

/** Kind of address: one socket */
const TIPC_SOCKET_ADDR = 3;

/** TIPC_SERVICE_RANGE by its old name */
const TIPC_ADDR_NAMESEQ = 1;

/** TIPC_SERVICE_ADDR by its old name */
const TIPC_ADDR_NAME = 2;

/** TIPC_SOCKET_ADDR by its old name */
const TIPC_ADDR_ID = 3;

/** Kind of address: all of a range */
const TIPC_ADDR_MCAST = 1;

/** How far it is seen */
const TIPC_ZONE_SCOPE = 1;

/** How far it is seen: the cluster */
const TIPC_CLUSTER_SCOPE = 2;

/** How far it is seen: this machine */
const TIPC_NODE_SCOPE = 3;

/** Service: nodes that appear and disappear */
const TIPC_NODE_STATE = 0;

/** Service: the topology server */
const TIPC_TOP_SRV = 1;

/** Service: links that appear and disappear */
const TIPC_LINK_STATE = 2;

/** Service: configuration */
const TIPC_CFG_SRV = 0;

/** Types of one's own begin here */
const TIPC_RESERVED_TYPES = 64;

/** Longest message */
const TIPC_MAX_USER_MSG_SIZE = 66000;

/** TIPC_*_IMPORTANCE */
const TIPC_IMPORTANCE = 127;

/** 0 */
const TIPC_LOW_IMPORTANCE = 0;

/** 1 */
const TIPC_MEDIUM_IMPORTANCE = 1;

/** 2 */
const TIPC_HIGH_IMPORTANCE = 2;

/** 3 */
const TIPC_CRITICAL_IMPORTANCE = 3;

/** May be dropped when the sender is full */
const TIPC_SRC_DROPPABLE = 128;

/** May be dropped when the receiver is full */
const TIPC_DEST_DROPPABLE = 129;

/** Milliseconds to try a connect */
const TIPC_CONN_TIMEOUT = 130;

/** Get: messages that wait on this machine */
const TIPC_NODE_RECVQ_DEPTH = 131;

/** Get: messages that wait here */
const TIPC_SOCK_RECVQ_DEPTH = 132;

/** Get: bytes that wait here */
const TIPC_SOCK_RECVQ_USED = 137;

/** Send to many by broadcast */
const TIPC_MCAST_BROADCAST = 133;

/** Send to many one by one */
const TIPC_MCAST_REPLICAST = 134;

/** Join a group */
const TIPC_GROUP_JOIN = 135;

/** Leave it */
const TIPC_GROUP_LEAVE = 136;

/** Flag: own messages are looped back */
const TIPC_GROUP_LOOPBACK = 1;

/** Flag: members that join and leave */
const TIPC_GROUP_MEMBER_EVTS = 2;

/** Send small pieces at once */
const TIPC_NODELAY = 138;

/** Control message: why it was returned */
const TIPC_ERRINFO = 1;

/** Control message: the returned data */
const TIPC_RETDATA = 2;

/** Control message: whom it was for */
const TIPC_DESTNAME = 3;

/** Reason: none */
const TIPC_OK = 0;

/** Reason: nobody serves it */
const TIPC_ERR_NO_NAME = 1;

/** Reason: no such socket */
const TIPC_ERR_NO_PORT = 2;

/** Reason: machine out of reach */
const TIPC_ERR_NO_NODE = 3;

/** Reason: receiver full */
const TIPC_ERR_OVERLOAD = 4;

/** Reason: closed */
const TIPC_CONN_SHUTDOWN = 5;

/** Subscribe: every event */
const TIPC_SUB_PORTS = 1;

/** Subscribe: the first and the last */
const TIPC_SUB_SERVICE = 2;

/** Subscribe: no more */
const TIPC_SUB_CANCEL = 4;

/** Subscribe: without a timeout */
const TIPC_WAIT_FOREVER = -1;

/** Event: somebody serves it */
const TIPC_PUBLISHED = 1;

/** Event: nobody does */
const TIPC_WITHDRAWN = 2;

/** Event: the subscription timed out */
const TIPC_SUBSCR_TIMEOUT = 3;

/** Protocol: frames */
const CAN_RAW = 1;

/** Protocol: broadcast manager */
const CAN_BCM = 2;

/** Protocol: ISO 15765-2 */
const CAN_ISOTP = 6;

/** Protocol: SAE J1939 */
const CAN_J1939 = 7;

/** Flag: 29-bit identifier */
const CAN_EFF_FLAG = 2147483648;

/** Flag: remote request */
const CAN_RTR_FLAG = 1073741824;

/** Flag: error message */
const CAN_ERR_FLAG = 536870912;

/** Bits of an 11-bit identifier */
const CAN_SFF_MASK = 2047;

/** Bits of a 29-bit identifier */
const CAN_EFF_MASK = 536870911;

/** Bits of an error */
const CAN_ERR_MASK = 536870911;

/** Filter: all but these */
const CAN_INV_FILTER = 536870912;

/** Bytes of a frame */
const CAN_MAX_DLEN = 8;

/** Bytes of a CAN FD frame */
const CANFD_MAX_DLEN = 64;

/** Bytes of the structure */
const CAN_MTU = 16;

/** Bytes of the structure */
const CANFD_MTU = 72;

/** Flag: second bit rate */
const CANFD_BRS = 1;

/** Flag: the sender has errors */
const CANFD_ESI = 2;

/** Flag: CAN FD */
const CANFD_FDF = 4;

/** Bytes: list of identifier and mask */
const CAN_RAW_FILTER = 1;

/** Mask of errors that arrive */
const CAN_RAW_ERR_FILTER = 2;

/** Others of this machine see own frames */
const CAN_RAW_LOOPBACK = 3;

/** Own frames are looped back */
const CAN_RAW_RECV_OWN_MSGS = 4;

/** CAN FD too */
const CAN_RAW_FD_FRAMES = 5;

/** All filters must match */
const CAN_RAW_JOIN_FILTERS = 6;

/** CAN XL too */
const CAN_RAW_XL_FRAMES = 7;

/** Longest list */
const CAN_RAW_FILTER_MAX = 512;

/** Bytes: cipher and keys to send with */
const TLS_TX = 1;

/** Bytes: cipher and keys to receive with */
const TLS_RX = 2;

/** Files are sent from where they are */
const TLS_TX_ZEROCOPY_RO = 3;

/** No padding is expected */
const TLS_RX_EXPECT_NO_PAD = 4;

/** Bytes of a record at most */
const TLS_TX_MAX_PAYLOAD_LEN = 5;

/** Control message: type of the record to send */
const TLS_SET_RECORD_TYPE = 1;

/** Control message: type of the record received */
const TLS_GET_RECORD_TYPE = 2;

/** 0x0303 */
const TLS_1_2_VERSION = 771;

/** 0x0304 */
const TLS_1_3_VERSION = 772;

/** Cipher */
const TLS_CIPHER_AES_GCM_128 = 51;

/** Cipher */
const TLS_CIPHER_AES_GCM_256 = 52;

/** Cipher */
const TLS_CIPHER_AES_CCM_128 = 53;

/** Cipher */
const TLS_CIPHER_CHACHA20_POLY1305 = 54;

/** Cipher */
const TLS_CIPHER_SM4_GCM = 55;

/** Cipher */
const TLS_CIPHER_SM4_CCM = 56;

/** Cipher */
const TLS_CIPHER_ARIA_GCM_128 = 57;

/** Cipher */
const TLS_CIPHER_ARIA_GCM_256 = 58;

/** Bytes: the key */
const ALG_SET_KEY = 1;

/** Control message: initial vector */
const ALG_SET_IV = 2;

/** Control message: ALG_OP_* */
const ALG_SET_OP = 3;

/** Control message: bytes that are only authenticated */
const ALG_SET_AEAD_ASSOCLEN = 4;

/** Bytes of the tag */
const ALG_SET_AEAD_AUTHSIZE = 5;

/** Bytes: entropy */
const ALG_SET_DRBG_ENTROPY = 6;

/** 0 */
const ALG_OP_DECRYPT = 0;

/** 1 */
const ALG_OP_ENCRYPT = 1;

/** The others are added to this */
const SKF_AD_OFF = -4096;

/** Protocol of the frame */
const SKF_AD_PROTOCOL = 0;

/** PACKET_HOST, etc. */
const SKF_AD_PKTTYPE = 4;

/** Interface */
const SKF_AD_IFINDEX = 8;

/** Netlink attribute */
const SKF_AD_NLATTR = 12;

/** Netlink attribute inside one */
const SKF_AD_NLATTR_NEST = 16;

/** Mark */
const SKF_AD_MARK = 20;

/** Queue of the card */
const SKF_AD_QUEUE = 24;

/** Kind of the card */
const SKF_AD_HATYPE = 28;

/** The card's hash of the flow */
const SKF_AD_RXHASH = 32;

/** Processor */
const SKF_AD_CPU = 36;

/** Exclusive or with X */
const SKF_AD_ALU_XOR_X = 40;

/** VLAN */
const SKF_AD_VLAN_TAG = 44;

/** Is there a VLAN */
const SKF_AD_VLAN_TAG_PRESENT = 48;

/** Where the payload begins */
const SKF_AD_PAY_OFFSET = 52;

/** A random number */
const SKF_AD_RANDOM = 56;

/** Protocol of the VLAN */
const SKF_AD_VLAN_TPID = 60;

/** One past the last */
const SKF_AD_MAX = 64;

/** From the network header on */
const SKF_NET_OFF = -1048576;

/** From the link header on */
const SKF_LL_OFF = -2097152;

/** Solaris: attach a filter */
const FIL_ATTACH = 0;

/** Solaris: detach it */
const FIL_DETACH = 0;

/** IPv4 */
const ETH_P_IP = 2048;

/** IPv6 */
const ETH_P_IPV6 = 34525;

/** Loopback test */
const ETH_P_LOOP = 96;

/** Every frame */
const ETH_P_ALL = 3;

/** Addresses of the link. RFC 826 */
const ETH_P_ARP = 2054;

/** Addresses of the link, reverse */
const ETH_P_RARP = 32821;

/** VLAN */
const ETH_P_8021Q = 33024;

/** VLAN in VLAN */
const ETH_P_8021AD = 34984;

/** IEEE 802.2 */
const ETH_P_802_2 = 4;

/** IEEE 802.3 */
const ETH_P_802_3 = 1;

/** Experiments */
const ETH_P_802_EX1 = 34997;

/** Link layer discovery */
const ETH_P_LLDP = 35020;

/** Log-in to a port. IEEE 802.1X */
const ETH_P_PAE = 34958;

/** PPPoE: discovery */
const ETH_P_PPP_DISC = 34915;

/** PPPoE: session */
const ETH_P_PPP_SES = 34916;

/** MPLS */
const ETH_P_MPLS_UC = 34887;

/** MPLS multicast */
const ETH_P_MPLS_MC = 34888;

/** Encrypted frames */
const ETH_P_MACSEC = 35045;

/** Precise time */
const ETH_P_1588 = 35063;

/** Faults of links */
const ETH_P_CFM = 35074;

/** Slow protocols: LACP */
const ETH_P_SLOW = 34825;

/** Disks */
const ETH_P_AOE = 34978;

/** Fibre Channel */
const ETH_P_FCOE = 35078;

/** TIPC */
const ETH_P_TIPC = 35018;

/** PROFINET */
const ETH_P_PROFINET = 34962;

/** EtherCAT */
const ETH_P_ETHERCAT = 34980;

/** CAN */
const ETH_P_CAN = 12;

/** CAN FD */
const ETH_P_CANFD = 13;

/** Mesh */
const ETH_P_BATMAN = 17157;

/** Loopback test, the number of the standard */
const ETH_P_LOOPBACK = 36864;

/** Array: group, interface */
const MCAST_JOIN_GROUP = 42;

/** Array: group, interface */
const MCAST_LEAVE_GROUP = 45;

/** Array: group, source, interface */
const MCAST_BLOCK_SOURCE = 43;

/** Array: group, source, interface */
const MCAST_UNBLOCK_SOURCE = 44;

/** Array: group, source, interface */
const MCAST_JOIN_SOURCE_GROUP = 46;

/** Array: group, source, interface */
const MCAST_LEAVE_SOURCE_GROUP = 47;

/** The whole list of sources */
const MCAST_MSFILTER = 48;

/** Mode of a list: only these */
const MCAST_INCLUDE = 1;

/** Mode of a list: all but these */
const MCAST_EXCLUDE = 0;

/** Interface index to send multicast through */
const IP_MULTICAST_IF = 32;

/** 0 to 255: routers that multicast may pass */
const IP_MULTICAST_TTL = 33;

/** Own multicast comes back */
const IP_MULTICAST_LOOP = 34;

/** Groups that others joined arrive too */
const IP_MULTICAST_ALL = 49;

/** Join a group */
const IP_ADD_MEMBERSHIP = 35;

/** Leave a group */
const IP_DROP_MEMBERSHIP = 36;

/** Join a group of one source */
const IP_ADD_SOURCE_MEMBERSHIP = 39;

/** Leave a group of one source */
const IP_DROP_SOURCE_MEMBERSHIP = 40;

/** Refuse a source */
const IP_BLOCK_SOURCE = 38;

/** Take it again */
const IP_UNBLOCK_SOURCE = 37;

/** The whole list of sources */
const IP_MSFILTER = 41;

/** Groups a socket may join */
const IP_MAX_MEMBERSHIPS = 20;

/** Index to send through (network byte order) */
const IP_UNICAST_IF = 50;

/** Bind to an address chooses no port yet */
const IP_BIND_ADDRESS_NO_PORT = 24;

/** Ports to choose from: low 16 bits to high */
const IP_LOCAL_PORT_RANGE = 51;

/** 0 to 255: type of service of sent packets */
const IP_TOS = 1;

/** 1 to 255: routers that packets may pass */
const IP_TTL = 2;

/** 0 to 255: drop packets with less */
const IP_MINTTL = 21;

/** The caller supplies the IP header */
const IP_HDRINCL = 3;

/** Bytes: options of each packet */
const IP_OPTIONS = 4;

/** Receive packets with router alert */
const IP_ROUTER_ALERT = 5;

/** Bind to an address that this machine lacks */
const IP_FREEBIND = 15;

/** Bind to an address that this machine lacks */
const IP_BINDANY = 0;

/** Take connections for any address (CAP_NET_ADMIN) */
const IP_TRANSPARENT = 19;

/** Control message with interface and own address */
const IP_PKTINFO = 8;

/** Control message with the service type */
const IP_RECVTOS = 13;

/** Control message with the TTL */
const IP_RECVTTL = 12;

/** Control message with the options */
const IP_RECVOPTS = 6;

/** Control message with the options, to answer with */
const IP_RETOPTS = 7;

/** The same */
const IP_RECVRETOPTS = 7;

/** Control message with the first destination */
const IP_RECVORIGDSTADDR = 20;

/** Type of that control message */
const IP_ORIGDSTADDR = 20;

/** Control message with the longest fragment */
const IP_RECVFRAGSIZE = 25;

/** Errors in the error queue */
const IP_RECVERR = 11;

/** With the extensions of RFC 4884 */
const IP_RECVERR_RFC4884 = 26;

/** Get: control messages of a stream */
const IP_PKTOPTIONS = 9;

/** Control message with the checksum */
const IP_CHECKSUM = 23;

/** Control message with the security label */
const IP_PASSSEC = 18;

/** Get: protocol of a raw socket */
const IP_PROTOCOL = 52;

/** Fragments stay apart */
const IP_NODEFRAG = 22;

/** IPsec policy */
const IP_XFRM_POLICY = 17;

/** IPsec policy */
const IP_IPSEC_POLICY = 16;

/** Get: bytes that pass to the peer in one piece */
const IP_MTU = 14;

/** IP_PMTUDISC_* */
const IP_MTU_DISCOVER = 10;

/** Never fragment */
const IP_PMTUDISC_DO = 2;

/** Fragment */
const IP_PMTUDISC_DONT = 0;

/** By the route */
const IP_PMTUDISC_WANT = 1;

/** Never fragment, ignore the path MTU */
const IP_PMTUDISC_PROBE = 3;

/** The interface's size */
const IP_PMTUDISC_INTERFACE = 4;

/** The interface's size, may fragment */
const IP_PMTUDISC_OMIT = 5;

/** IP_PORTRANGE_*: which ports may be chosen */
const IP_PORTRANGE = 0;

/** The usual ones */
const IP_PORTRANGE_DEFAULT = 0;

/** High ones */
const IP_PORTRANGE_HIGH = 0;

/** Low ones (root) */
const IP_PORTRANGE_LOW = 0;

/** Never fragment */
const IP_DONTFRAG = 0;

/** Never fragment */
const IP_DONTFRAGMENT = 0;

/** Control message with own address */
const IP_RECVDSTADDR = 0;

/** Control message: own address to send from */
const IP_SENDSRCADDR = 0;

/** Control message with the interface */
const IP_RECVIF = 0;

/** Interface index: only through this interface */
const IP_BOUND_IF = 0;

/** IPsec filter */
const IP_IPSEC_FILTER = 0;

/** Short delay */
const IPTOS_LOWDELAY = 16;

/** High throughput */
const IPTOS_THROUGHPUT = 8;

/** High reliability */
const IPTOS_RELIABILITY = 4;

/** Low cost */
const IPTOS_MINCOST = 2;

/** Interface index to send multicast through */
const IPV6_MULTICAST_IF = 17;

/** -1 to 255: routers that multicast may pass */
const IPV6_MULTICAST_HOPS = 18;

/** Own multicast comes back */
const IPV6_MULTICAST_LOOP = 19;

/** Groups that others joined arrive too */
const IPV6_MULTICAST_ALL = 29;

/** Join a group */
const IPV6_JOIN_GROUP = 20;

/** Leave a group */
const IPV6_LEAVE_GROUP = 21;

/** The same as IPV6_JOIN_GROUP */
const IPV6_ADD_MEMBERSHIP = 20;

/** The same as IPV6_LEAVE_GROUP */
const IPV6_DROP_MEMBERSHIP = 21;

/** Take an anycast address */
const IPV6_JOIN_ANYCAST = 27;

/** Give it back */
const IPV6_LEAVE_ANYCAST = 28;

/** No IPv4 on this socket */
const IPV6_V6ONLY = 26;

/** -1 to 255: routers that packets may pass */
const IPV6_UNICAST_HOPS = 16;

/** Index to send through (network byte order) */
const IPV6_UNICAST_IF = 76;

/** Control message: interface, own address */
const IPV6_RECVPKTINFO = 49;

/** Type of that control message */
const IPV6_PKTINFO = 50;

/** Control message with the hop limit */
const IPV6_RECVHOPLIMIT = 51;

/** Type of that control message */
const IPV6_HOPLIMIT = 52;

/** Control message with the traffic class */
const IPV6_RECVTCLASS = 66;

/** 0 to 255: traffic class of sent packets */
const IPV6_TCLASS = 67;

/** Control message with hop-by-hop options */
const IPV6_RECVHOPOPTS = 53;

/** Type of that control message */
const IPV6_HOPOPTS = 54;

/** Control message with the routing header */
const IPV6_RECVRTHDR = 56;

/** Type of that control message */
const IPV6_RTHDR = 57;

/** Destination options before a routing header */
const IPV6_RTHDRDSTOPTS = 55;

/** Control message with destination options */
const IPV6_RECVDSTOPTS = 58;

/** Type of that control message */
const IPV6_DSTOPTS = 59;

/** Control message with a new path MTU */
const IPV6_RECVPATHMTU = 60;

/** Get: path MTU; type of that control message */
const IPV6_PATHMTU = 61;

/** Control message with the first destination */
const IPV6_RECVORIGDSTADDR = 74;

/** Type of that control message */
const IPV6_ORIGDSTADDR = 74;

/** Control message with the longest fragment */
const IPV6_RECVFRAGSIZE = 77;

/** Errors in the error queue */
const IPV6_RECVERR = 25;

/** With the extensions of RFC 4884 */
const IPV6_RECVERR_RFC4884 = 31;

/** The next router */
const IPV6_NEXTHOP = 9;

/** Never fragment */
const IPV6_DONTFRAG = 62;

/** Packets of 1280 bytes */
const IPV6_USE_MIN_MTU = 63;

/** Get: bytes that pass to the peer in one piece */
const IPV6_MTU = 24;

/** IPV6_PMTUDISC_* */
const IPV6_MTU_DISCOVER = 23;

/** Fragment */
const IPV6_PMTUDISC_DONT = 0;

/** By the route */
const IPV6_PMTUDISC_WANT = 1;

/** Never fragment */
const IPV6_PMTUDISC_DO = 2;

/** Never fragment, ignore the path MTU */
const IPV6_PMTUDISC_PROBE = 3;

/** The interface's size */
const IPV6_PMTUDISC_INTERFACE = 4;

/** The interface's size, may fragment */
const IPV6_PMTUDISC_OMIT = 5;

/** Bind to an address that this machine lacks */
const IPV6_FREEBIND = 78;

/** Bind to an address that this machine lacks */
const IPV6_BINDANY = 0;

/** Any address (CAP_NET_ADMIN) */
const IPV6_TRANSPARENT = 75;

/** AF_INET: turn a mapped socket into IPv4 */
const IPV6_ADDRFORM = 1;

/** IPV6_PREFER_SRC_* */
const IPV6_ADDR_PREFERENCES = 72;

/** Send from a temporary address */
const IPV6_PREFER_SRC_TMP = 1;

/** Send from a public address */
const IPV6_PREFER_SRC_PUBLIC = 2;

/** As the system is set up */
const IPV6_PREFER_SRC_PUBTMP_DEFAULT = 256;

/** Send from the care-of address */
const IPV6_PREFER_SRC_COA = 4;

/** Send from the home address */
const IPV6_PREFER_SRC_HOME = 1024;

/** Send from a generated address */
const IPV6_PREFER_SRC_CGA = 8;

/** Not from a generated one */
const IPV6_PREFER_SRC_NONCGA = 2048;

/** Offset of a raw packet's checksum, or -1 */
const IPV6_CHECKSUM = 7;

/** The caller supplies the IPv6 header */
const IPV6_HDRINCL = 36;

/** 0 to 255: drop packets with less */
const IPV6_MINHOPCOUNT = 73;

/** Choose flow labels */
const IPV6_AUTOFLOWLABEL = 70;

/** Take and give flow labels */
const IPV6_FLOWLABEL_MGR = 32;

/** Send with a flow label */
const IPV6_FLOWINFO_SEND = 33;

/** Control message with the flow label */
const IPV6_FLOWINFO = 11;

/** Receive packets with router alert */
const IPV6_ROUTER_ALERT = 22;

/** Only those of this namespace */
const IPV6_ROUTER_ALERT_ISOLATE = 30;

/** IPsec policy */
const IPV6_XFRM_POLICY = 35;

/** IPsec policy */
const IPV6_IPSEC_POLICY = 34;

/** PROTECTION_LEVEL_* */
const IPV6_PROTECTION_LEVEL = 0;

/** Interface index: only through this interface */
const IPV6_BOUND_IF = 0;

/** Send small pieces at once */
const TCP_NODELAY = 1;

/** Hold pieces back until a packet is full */
const TCP_CORK = 3;

/** Hold pieces back until a packet is full */
const TCP_NOPUSH = 0;

/** Bytes of a segment */
const TCP_MAXSEG = 2;

/** Acknowledge at once, for now */
const TCP_QUICKACK = 12;

/** Seconds of silence before the first probe */
const TCP_KEEPIDLE = 4;

/** Seconds between probes */
const TCP_KEEPINTVL = 5;

/** Probes without an answer before giving up */
const TCP_KEEPCNT = 6;

/** Seconds of silence before the first probe */
const TCP_KEEPALIVE = 0;

/** 1 to 255: times to try a connect */
const TCP_SYNCNT = 7;

/** Milliseconds unacknowledged before giving up */
const TCP_USER_TIMEOUT = 18;

/** Seconds in FIN-WAIT-2 */
const TCP_LINGER2 = 8;

/** Seconds to wait for data before accept sees it */
const TCP_DEFER_ACCEPT = 9;

/** Bytes of the advertised window at most */
const TCP_WINDOW_CLAMP = 10;

/** Unsent bytes above which it is not writable */
const TCP_NOTSENT_LOWAT = 25;

/** String: the congestion control */
const TCP_CONGESTION = 13;

/** Get: state of the congestion control */
const TCP_CC_INFO = 26;

/** Get: state and figures of the connection */
const TCP_INFO = 11;

/** Listener: connections that may wait with data */
const TCP_FASTOPEN = 23;

/** Connect waits for the first data */
const TCP_FASTOPEN_CONNECT = 30;

/** Bytes: the listener's key, 16 or 32 */
const TCP_FASTOPEN_KEY = 33;

/** No cookies */
const TCP_FASTOPEN_NO_COOKIE = 34;

/** String: protocol on top, "tls" */
const TCP_ULP = 31;

/** Sign segments. RFC 2385 */
const TCP_MD5SIG = 14;

/** The same, by prefix */
const TCP_MD5SIG_EXT = 32;

/** Flag: by prefix */
const TCP_MD5SIG_FLAG_PREFIX = 1;

/** Flag: by interface */
const TCP_MD5SIG_FLAG_IFINDEX = 2;

/** Longest key */
const TCP_MD5SIG_MAXKEYLEN = 80;

/** Sign segments: add a key. RFC 5925 */
const TCP_AO_ADD_KEY = 38;

/** Remove a key */
const TCP_AO_DEL_KEY = 39;

/** Settings of the socket */
const TCP_AO_INFO = 40;

/** Get: the keys */
const TCP_AO_GET_KEYS = 41;

/** Get and set the state */
const TCP_AO_REPAIR = 42;

/** Listener: keep each SYN */
const TCP_SAVE_SYN = 27;

/** Get: the headers of the SYN */
const TCP_SAVED_SYN = 28;

/** Microseconds each packet is held */
const TCP_TX_DELAY = 37;

/** Control message with the bytes left to read */
const TCP_INQ = 36;

/** Type of that control message */
const TCP_CM_INQ = 36;

/** Map received data into memory */
const TCP_ZEROCOPY_RECEIVE = 35;

/** Thin streams: try again without backing off */
const TCP_THIN_LINEAR_TIMEOUTS = 16;

/** Thin streams: send again after one duplicate */
const TCP_THIN_DUPACK = 17;

/** Value of the clock in segments */
const TCP_TIMESTAMP = 24;

/** Take the connection's state apart (CAP_NET_ADMIN) */
const TCP_REPAIR = 19;

/** TCP_RECV_QUEUE or TCP_SEND_QUEUE */
const TCP_REPAIR_QUEUE = 20;

/** Sequence number of that queue */
const TCP_QUEUE_SEQ = 21;

/** Options of the connection */
const TCP_REPAIR_OPTIONS = 22;

/** Window of the connection */
const TCP_REPAIR_WINDOW = 29;

/** Value of TCP_REPAIR */
const TCP_REPAIR_ON = 1;

/** Value of TCP_REPAIR */
const TCP_REPAIR_OFF = 0;

/** Value of TCP_REPAIR: without window probes */
const TCP_REPAIR_OFF_NO_WP = -1;

/** Value of TCP_REPAIR_QUEUE */
const TCP_NO_QUEUE = 0;

/** Value of TCP_REPAIR_QUEUE */
const TCP_RECV_QUEUE = 1;

/** Value of TCP_REPAIR_QUEUE */
const TCP_SEND_QUEUE = 2;

/** Get: is it MPTCP */
const TCP_IS_MPTCP = 43;

/** Milliseconds between tries at most */
const TCP_RTO_MAX_MS = 44;

/** Microseconds between tries at least */
const TCP_RTO_MIN_US = 45;

/** Microseconds an acknowledgement may be late */
const TCP_DELACK_MAX_US = 46;

/** FreeBSD: the stack */
const TCP_FUNCTION_BLK = 0;

/** FreeBSD: the stack by its other name */
const TCP_FUNCTION_ALIAS = 0;

/** FreeBSD: shared port by memory domain */
const TCP_REUSPORT_LB_NUMA = 0;

/** FreeBSD: by none */
const TCP_REUSPORT_LB_NUMA_NODOM = 0;

/** FreeBSD: by the current one */
const TCP_REUSPORT_LB_NUMA_CURDOM = 0;

/** Seconds to try a connect */
const TCP_CONNECTIONTIMEOUT = 0;

/** Seconds without acknowledgement before giving up */
const TCP_MAXRT = 0;

/** No TCP options */
const TCP_NOOPT = 0;

/** Open */
const TCP_ESTABLISHED = 1;

/** Connect was sent */
const TCP_SYN_SENT = 2;

/** A SYN was received */
const TCP_SYN_RECV = 3;

/** Own end sent */
const TCP_FIN_WAIT1 = 4;

/** Own end acknowledged */
const TCP_FIN_WAIT2 = 5;

/** Both ends done, waiting for stray packets */
const TCP_TIME_WAIT = 6;

/** Closed */
const TCP_CLOSE = 7;

/** The other end is done */
const TCP_CLOSE_WAIT = 8;

/** Both done, waiting for the acknowledgement */
const TCP_LAST_ACK = 9;

/** Listening */
const TCP_LISTEN = 10;

/** Both ended at once */
const TCP_CLOSING = 11;

/** Hold data back, one datagram of all */
const UDP_CORK = 1;

/** 0 to 65535: bytes to cut datagrams at */
const UDP_SEGMENT = 103;

/** Datagrams arrive joined; control message */
const UDP_GRO = 104;

/** UDP_ENCAP_*: IPsec or tunnels inside */
const UDP_ENCAP = 100;

/** Value of UDP_ENCAP */
const UDP_ENCAP_ESPINUDP_NON_IKE = 1;

/** Value of UDP_ENCAP */
const UDP_ENCAP_ESPINUDP = 2;

/** Value of UDP_ENCAP */
const UDP_ENCAP_L2TPINUDP = 3;

/** IPv6: send without checksum */
const UDP_NO_CHECK6_TX = 101;

/** IPv6: accept packets without one */
const UDP_NO_CHECK6_RX = 102;

/** Bytes the checksum covers */
const UDPLITE_SEND_CSCOV = 10;

/** Bytes the checksum must cover */
const UDPLITE_RECV_CSCOV = 11;

/** Bytes: which types arrive */
const ICMP6_FILTER = 1;

/** Bits: types that do not arrive */
const ICMP_FILTER = 1;

/** Get: state and figures */
const MPTCP_INFO = 1;

/** Get: TCP_INFO of every path */
const MPTCP_TCPINFO = 2;

/** Get: addresses of every path */
const MPTCP_SUBFLOW_ADDRS = 3;

/** Get: all of it */
const MPTCP_FULL_INFO = 4;

/** Times between tries */
const SCTP_RTOINFO = 0;

/** The association */
const SCTP_ASSOCINFO = 1;

/** Streams and tries of a connect */
const SCTP_INITMSG = 2;

/** Send small messages at once */
const SCTP_NODELAY = 3;

/** Seconds of silence before it closes */
const SCTP_AUTOCLOSE = 4;

/** Bytes of a fragment */
const SCTP_MAXSEG = 13;

/** Never fragment */
const SCTP_DISABLE_FRAGMENTS = 8;

/** Get: state and figures */
const SCTP_STATUS = 14;

/** For bind: no host means every address */
const AI_PASSIVE = 1;

/** Give the host's full name */
const AI_CANONNAME = 2;

/** The host is an IP address */
const AI_NUMERICHOST = 4;

/** IPv4 as ::ffff:a.b.c.d when there is no IPv6 */
const AI_V4MAPPED = 8;

/** With AI_V4MAPPED: both */
const AI_ALL = 16;

/** Only families that this machine has */
const AI_ADDRCONFIG = 32;

/** The host's name is Unicode */
const AI_IDN = 64;

/** Give the full name in Unicode */
const AI_CANONIDN = 128;

/** The service is a number */
const AI_NUMERICSERV = 1024;

/** AI_V4MAPPED and AI_ADDRCONFIG */
const AI_DEFAULT = 0;

/** Give the fully qualified name */
const AI_FQDN = 0;

/** The address as it is */
const NI_NUMERICHOST = 1;

/** The port as it is */
const NI_NUMERICSERV = 2;

/** Only the host's first label */
const NI_NOFQDN = 4;

/** An error when there is no name */
const NI_NAMEREQD = 8;

/** The service is UDP's */
const NI_DGRAM = 16;

/** The name in Unicode */
const NI_IDN = 32;

/** The scope as a number */
const NI_NUMERICSCOPE = 0;

/** A flag that is not known */
const EAI_BADFLAGS = -1;

/** No such host or service */
const EAI_NONAME = -2;

/** No answer for now */
const EAI_AGAIN = -3;

/** The name server refused */
const EAI_FAIL = -4;

/** The host exists and has no address */
const EAI_NODATA = -5;

/** A family that is not known */
const EAI_FAMILY = -6;

/** A type that is not known */
const EAI_SOCKTYPE = -7;

/** The service is not of this type */
const EAI_SERVICE = -8;

/** The host has no address of this family */
const EAI_ADDRFAMILY = -9;

/** No memory */
const EAI_MEMORY = -10;

/** See socket_last_error() */
const EAI_SYSTEM = -11;

/** The answer is too long */
const EAI_OVERFLOW = -12;

/** The request still runs */
const EAI_INPROGRESS = -100;

/** The request was taken back */
const EAI_CANCELED = -101;

/** It could not be taken back */
const EAI_NOTCANCELED = -102;

/** All requests are done */
const EAI_ALLDONE = -103;

/** Interrupted by a signal */
const EAI_INTR = -104;

/** The name is no valid Unicode name */
const EAI_IDN_ENCODE = -105;

/** A hint that cannot be */
const EAI_BADHINTS = 0;

/** A protocol that is not known */
const EAI_PROTOCOL = 0;

/** Descriptors: sockets and streams */
const SCM_RIGHTS = 1;

/** Array: pid, uid, gid */
const SCM_CREDENTIALS = 2;

/** Credentials, as the kernel saw them */
const SCM_CREDS = 0;

/** Credentials, with every message */
const SCM_CREDS2 = 0;

/** Security label */
const SCM_SECURITY = 3;

/** Descriptor of the sender's process */
const SCM_PIDFD = 4;

/** Time of arrival, microseconds */
const SCM_TIMESTAMP = 29;

/** Time of arrival, nanoseconds */
const SCM_TIMESTAMPNS = 35;

/** Times: of the kernel, none, of the card */
const SCM_TIMESTAMPING = 37;

/** Statistics of the connection */
const SCM_TIMESTAMPING_OPT_STATS = 54;

/** Interface and length of the packet */
const SCM_TIMESTAMPING_PKTINFO = 58;

/** Number to report the time of sending with */
const SCM_TS_OPT_ID = 81;

/** Time of arrival, 2^-64 seconds */
const SCM_BINTIME = 0;

/** Time of arrival, by the wall clock */
const SCM_REALTIME = 0;

/** Time of arrival, by the running clock */
const SCM_MONOTONIC = 0;

/** When to send, nanoseconds */
const SCM_TXTIME = 61;

/** Was the wireless frame acknowledged */
const SCM_WIFI_STATUS = 41;

/** Bytes left to read */
const SCM_INQ = 84;

/** Data in ordinary memory */
const SCM_DEVMEM_LINEAR = 78;

/** Data in a device's memory */
const SCM_DEVMEM_DMABUF = 79;

/** It left */
const SCM_TSTAMP_SND = 0;

/** It entered the queue */
const SCM_TSTAMP_SCHED = 1;

/** It was acknowledged */
const SCM_TSTAMP_ACK = 2;

/** The card has completed it */
const SCM_TSTAMP_COMPLETION = 3;

/** Nowhere */
const SO_EE_ORIGIN_NONE = 0;

/** This machine */
const SO_EE_ORIGIN_LOCAL = 1;

/** An ICMP message */
const SO_EE_ORIGIN_ICMP = 2;

/** An ICMPv6 message */
const SO_EE_ORIGIN_ICMP6 = 3;

/** A frame's sending */
const SO_EE_ORIGIN_TXSTATUS = 4;

/** A time of sending */
const SO_EE_ORIGIN_TIMESTAMPING = 4;

/** MSG_ZEROCOPY is done with the memory */
const SO_EE_ORIGIN_ZEROCOPY = 5;

/** SO_TXTIME */
const SO_EE_ORIGIN_TXTIME = 6;

/** The data was copied after all */
const SO_EE_CODE_ZEROCOPY_COPIED = 1;

/** SO_TXTIME: a bad time */
const SO_EE_CODE_TXTIME_INVALID_PARAM = 1;

/** SO_TXTIME: too late */
const SO_EE_CODE_TXTIME_MISSED = 2;

/** The extension is broken */
const SO_EE_RFC4884_FLAG_INVALID = 1;

/** The time is the latest */
const SOF_TXTIME_DEADLINE_MODE = 1;

/** Report dropped packets */
const SOF_TXTIME_REPORT_ERRORS = 2;

/** 0: the family's usual protocol; level of IP_* */
const IPPROTO_IP = 0;

/** Level of IPV6_* */
const IPPROTO_IPV6 = 41;

/** Ping. icmp(7) */
const IPPROTO_ICMP = 1;

/** Ping over IPv6; level of ICMP6_FILTER */
const IPPROTO_ICMPV6 = 58;

/** Tcp(7) */
const IPPROTO_TCP = 6;

/** Udp(7) */
const IPPROTO_UDP = 17;

/** UDP with a checksum over a part. udplite(7) */
const IPPROTO_UDPLITE = 136;

/** TCP over several paths */
const IPPROTO_MPTCP = 262;

/** Sctp(7) */
const IPPROTO_SCTP = 132;

/** With SOCK_DCCP */
const IPPROTO_DCCP = 33;

/** With AF_SMC, as IPv4 */
const IPPROTO_SMC = 256;

/** Packets with the caller's own IP header. raw(7) */
const IPPROTO_RAW = 255;

/** Multicast membership */
const IPPROTO_IGMP = 2;

/** IP in IP */
const IPPROTO_IPIP = 4;

/** Tunnels */
const IPPROTO_GRE = 47;

/** IPsec */
const IPPROTO_ESP = 50;

/** IPsec */
const IPPROTO_AH = 51;

/** IPsec's compression */
const IPPROTO_COMP = 108;

/** Tunnels */
const IPPROTO_L2TP = 115;

/** Multicast routing */
const IPPROTO_PIM = 103;

/** Reservation */
const IPPROTO_RSVP = 46;

/** Routing */
const IPPROTO_EGP = 8;

/** XNS */
const IPPROTO_IDP = 22;

/** PUP */
const IPPROTO_PUP = 12;

/** ISO transport class 4 */
const IPPROTO_TP = 29;

/** MPLS in IP */
const IPPROTO_MPLS = 137;

/** Ethernet in IPv6 */
const IPPROTO_ETHERNET = 143;

/** IPv6 header: hop by hop */
const IPPROTO_HOPOPTS = 0;

/** IPv6 header: routing */
const IPPROTO_ROUTING = 43;

/** IPv6 header: fragment */
const IPPROTO_FRAGMENT = 44;

/** IPv6 header: destination */
const IPPROTO_DSTOPTS = 60;

/** IPv6 header: none follows */
const IPPROTO_NONE = 59;

/** IPv6 header: mobility */
const IPPROTO_MH = 135;

/** Options of every socket, below */
const SOL_SOCKET = 1;

/** TCP_* */
const SOL_TCP = 6;

/** UDP_* */
const SOL_UDP = 17;

/** UDPLITE_* */
const SOL_UDPLITE = 136;

/** IP_* */
const SOL_IP = 0;

/** IPV6_* */
const SOL_IPV6 = 41;

/** ICMP6_FILTER */
const SOL_ICMPV6 = 58;

/** ICMP_FILTER */
const SOL_RAW = 255;

/** MPTCP_* */
const SOL_MPTCP = 284;

/** SCTP_* */
const SOL_SCTP = 132;

/** DCCP */
const SOL_DCCP = 269;

/** TLS_* */
const SOL_TLS = 282;

/** PACKET_* */
const SOL_PACKET = 263;

/** NETLINK_* */
const SOL_NETLINK = 270;

/** AF_VSOCK: reports of the error queue */
const SOL_VSOCK = 287;

/** TIPC_* */
const SOL_TIPC = 271;

/** CAN's levels begin here */
const SOL_CAN_BASE = 100;

/** CAN_RAW_* */
const SOL_CAN_RAW = 101;

/** ALG_* */
const SOL_ALG = 279;

/** Bluetooth */
const SOL_BLUETOOTH = 274;

/** XDP */
const SOL_XDP = 283;

/** SMC */
const SOL_SMC = 286;

/** RDS */
const SOL_RDS = 276;

/** KCM */
const SOL_KCM = 281;

/** LOCAL_* */
const SOL_LOCAL = 0;

/** Packet filters */
const SOL_FILTER = 0;

/** Record debugging (root) */
const SO_DEBUG = 1;

/** Bind although old connections linger on the port */
const SO_REUSEADDR = 2;

/** Several sockets share a port */
const SO_REUSEPORT = 15;

/** Several sockets share a port's load */
const SO_REUSEPORT_LB = 0;

/** Probe an idle connection */
const SO_KEEPALIVE = 9;

/** Only to hosts on the link */
const SO_DONTROUTE = 5;

/** Array: l_onoff, l_linger (seconds): close waits */
const SO_LINGER = 13;

/** The same, the kernel counting seconds */
const SO_LINGER_SEC = 0;

/** May send to a broadcast address */
const SO_BROADCAST = 6;

/** Urgent data stays in the stream */
const SO_OOBINLINE = 10;

/** Bytes of the send buffer (Linux doubles it) */
const SO_SNDBUF = 7;

/** Bytes of the receive buffer (Linux doubles it) */
const SO_RCVBUF = 8;

/** The same past the system's limit (CAP_NET_ADMIN) */
const SO_SNDBUFFORCE = 32;

/** The same past the system's limit (CAP_NET_ADMIN) */
const SO_RCVBUFFORCE = 33;

/** Free bytes that make it writable */
const SO_SNDLOWAT = 19;

/** Bytes that make it readable */
const SO_RCVLOWAT = 18;

/** Array: sec, usec: how long a send waits */
const SO_SNDTIMEO = 21;

/** Array: sec, usec: how long a receive waits */
const SO_RCVTIMEO = 20;

/** Get: SOCK_* */
const SO_TYPE = 3;

/** Get: AF_* */
const SO_DOMAIN = 39;

/** Get: AF_* */
const SO_FAMILY = 0;

/** Get: IPPROTO_* */
const SO_PROTOCOL = 38;

/** Get: the pending error, which it clears */
const SO_ERROR = 4;

/** Get: is it listening */
const SO_ACCEPTCONN = 30;

/** Nobody else may bind to the address */
const SO_EXCLUSIVEADDRUSE = 0;

/** Nobody else may bind to the address */
const SO_EXCLBIND = 0;

/** No SIGPIPE */
const SO_NOSIGPIPE = 0;

/** String: only through this interface */
const SO_BINDTODEVICE = 25;

/** Interface index: only through this interface */
const SO_BINDTOIFINDEX = 62;

/** 0 to 6 (more: CAP_NET_ADMIN): priority in the queue */
const SO_PRIORITY = 12;

/** Control message with the priority of each packet */
const SO_RCVPRIORITY = 82;

/** Number on every packet, for routing (CAP_NET_ADMIN) */
const SO_MARK = 36;

/** Control message with the mark of each packet */
const SO_RCVMARK = 75;

/** The processor that receives */
const SO_INCOMING_CPU = 49;

/** Get: the queue of the network card */
const SO_INCOMING_NAPI_ID = 56;

/** Get: memory in use, per purpose */
const SO_MEMINFO = 55;

/** Bytes reserved */
const SO_RESERVE_MEM = 73;

/** SOCK_SNDBUF_LOCK, etc.: fixed sizes */
const SO_BUF_LOCK = 72;

/** Microseconds to poll the card before sleeping */
const SO_BUSY_POLL = 46;

/** Leave the card to busy polling */
const SO_PREFER_BUSY_POLL = 69;

/** Packets a busy poll may take */
const SO_BUSY_POLL_BUDGET = 70;

/** Allow MSG_ZEROCOPY */
const SO_ZEROCOPY = 60;

/** Where MSG_PEEK begins, in bytes; -1 at the front */
const SO_PEEK_OFF = 42;

/** Control message with the number of dropped packets */
const SO_RXQ_OVFL = 40;

/** Control message with the bytes that are left to read */
const SO_INQ = 84;

/** Bytes a second */
const SO_MAX_PACING_RATE = 47;

/** Send each packet at the time given with it */
const SO_TXTIME = 61;

/** SOCK_TXREHASH_*: try another path when data is lost */
const SO_TXREHASH = 74;

/** 1: the connection is poor, find another path */
const SO_CNX_ADVICE = 53;

/** UDP over IPv4 without checksums */
const SO_NO_CHECK = 11;

/** The caller supplies the frame's checksum */
const SO_NOFCS = 43;

/** Report whether wireless frames were acknowledged */
const SO_WIFI_STATUS = 41;

/** The error queue counts as exceptional */
const SO_SELECT_ERR_QUEUE = 45;

/** Get: the socket's number in the kernel */
const SO_COOKIE = 57;

/** Get: the network namespace's number */
const SO_NETNS_COOKIE = 71;

/** Control message: time of arrival, microseconds */
const SO_TIMESTAMP = 29;

/** Control message: time of arrival, nanoseconds */
const SO_TIMESTAMPNS = 35;

/** SOF_TIMESTAMPING_*: times of sending and arrival */
const SO_TIMESTAMPING = 37;

/** Control message: time of arrival, 2^-64 seconds */
const SO_BINTIME = 0;

/** Get: process id of the other end. unix(7) */
const SO_PEERCRED = 17;

/** Get: security label of the other end */
const SO_PEERSEC = 31;

/** Get: groups of the other end */
const SO_PEERGROUPS = 59;

/** Get: a stream that owns the descriptor of the other end's process */
const SO_PEERPIDFD = 77;

/** Control message with the sender's credentials */
const SO_PASSCRED = 16;

/** Control message: descriptor of the sender's process */
const SO_PASSPIDFD = 76;

/** Control message with the sender's security label */
const SO_PASSSEC = 34;

/** 0 refuses descriptors */
const SO_PASSRIGHTS = 83;

/** A filter program of classic BPF */
const SO_ATTACH_FILTER = 26;

/** Remove the filter */
const SO_DETACH_FILTER = 27;

/** The filter cannot be removed */
const SO_LOCK_FILTER = 44;

/** Get: the filter program */
const SO_GET_FILTER = 26;

/** Descriptor of an eBPF program */
const SO_ATTACH_BPF = 50;

/** Remove the program */
const SO_DETACH_BPF = 27;

/** The program that selects among sockets on a port */
const SO_ATTACH_REUSEPORT_CBPF = 51;

/** Descriptor of the eBPF program that selects */
const SO_ATTACH_REUSEPORT_EBPF = 52;

/** Remove the selecting program */
const SO_DETACH_REUSEPORT_BPF = 68;

/** Get: the extensions a filter may use */
const SO_BPF_EXTENSIONS = 48;

/** Control message: data in ordinary memory */
const SO_DEVMEM_LINEAR = 78;

/** Control message: data in a device's memory */
const SO_DEVMEM_DMABUF = 79;

/** Release memory of a device */
const SO_DEVMEM_DONTNEED = 80;

/** MAC label */
const SO_LABEL = 0;

/** MAC label of the other end */
const SO_PEERLABEL = 0;

/** Get: the backlog */
const SO_LISTENQLIMIT = 0;

/** Get: connections that wait */
const SO_LISTENQLEN = 0;

/** A number for the firewall */
const SO_USER_COOKIE = 0;

/** Routing table */
const SO_SETFIB = 0;

/** Accept only what the filter passes */
const SO_ACCEPTFILTER = 0;

/** Report a full receive buffer */
const SO_RERROR = 0;

/** Send received data to another socket */
const SO_SPLICE = 0;

/** Wipe buffers after use */
const SO_ZEROIZE = 0;

/** Keep the rest of a datagram */
const SO_DONTTRUNC = 0;

/** Hint that more data follows */
const SO_WANTMORE = 0;

/** Routing table */
const SO_RTABLE = 0;

/** Own routing messages are looped back */
const SO_USELOOPBACK = 0;

/** Get: bytes to read */
const SO_NREAD = 0;

/** Get: bytes not yet sent */
const SO_NWRITE = 0;

/** The caller decides on each connection */
const SO_CONDITIONAL_ACCEPT = 0;

/** After AcceptEx */
const SO_UPDATE_ACCEPT_CONTEXT = 0;

/** After ConnectEx */
const SO_UPDATE_CONNECT_CONTEXT = 0;

/** Get: the longest datagram */
const SO_MAX_MSG_SIZE = 0;

/** A random port */
const SO_RANDOMIZE_PORT = 0;

/** More ports for connections out */
const SO_PORT_SCALABILITY = 0;

/** When the card has sent it */
const SOF_TIMESTAMPING_TX_HARDWARE = 1;

/** When it leaves the kernel */
const SOF_TIMESTAMPING_TX_SOFTWARE = 2;

/** When it enters the queue */
const SOF_TIMESTAMPING_TX_SCHED = 256;

/** When all of it is acknowledged */
const SOF_TIMESTAMPING_TX_ACK = 512;

/** When the card reports completion */
const SOF_TIMESTAMPING_TX_COMPLETION = 262144;

/** When the card has received it */
const SOF_TIMESTAMPING_RX_HARDWARE = 4;

/** When it enters the kernel */
const SOF_TIMESTAMPING_RX_SOFTWARE = 8;

/** Report the kernel's times */
const SOF_TIMESTAMPING_SOFTWARE = 16;

/** No effect any more */
const SOF_TIMESTAMPING_SYS_HARDWARE = 32;

/** Report the card's times */
const SOF_TIMESTAMPING_RAW_HARDWARE = 64;

/** Number the packets */
const SOF_TIMESTAMPING_OPT_ID = 128;

/** Number a stream's bytes from this call on */
const SOF_TIMESTAMPING_OPT_ID_TCP = 65536;

/** With the packet's control messages */
const SOF_TIMESTAMPING_OPT_CMSG = 1024;

/** The time without the packet */
const SOF_TIMESTAMPING_OPT_TSONLY = 2048;

/** With statistics */
const SOF_TIMESTAMPING_OPT_STATS = 4096;

/** With the interface */
const SOF_TIMESTAMPING_OPT_PKTINFO = 8192;

/** Both times */
const SOF_TIMESTAMPING_OPT_TX_SWHW = 16384;

/** Only packets that asked */
const SOF_TIMESTAMPING_OPT_RX_FILTER = 131072;

/** Of a chosen clock */
const SOF_TIMESTAMPING_BIND_PHC = 32768;

/** The send buffer */
const SOCK_SNDBUF_LOCK = 1;

/** The receive buffer */
const SOCK_RCVBUF_LOCK = 2;

/** Both */
const SOCK_BUF_LOCK_MASK = 3;

/** Never */
const SOCK_TXREHASH_DISABLED = 0;

/** Always */
const SOCK_TXREHASH_ENABLED = 1;

/** As the system is set up */
const SOCK_TXREHASH_DEFAULT = 255;
