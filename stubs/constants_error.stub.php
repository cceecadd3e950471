<?php

/**
 * Error codes: the results of socket_last_error(). errno(3)
 * Systems with Winsock have the second half. README.md describes the format of a line.
 *
 * @generate-class-entries
 */

/* errno(3); the text is the system's. These are errno's numbers also on systems with Winsock. */
const SOCKET_EPERM = EPERM;                         // Operation not permitted
const SOCKET_ENOENT = ENOENT;                       // No such file or directory
const SOCKET_EIO = EIO;                             // Input/output error
const SOCKET_ENXIO = ENXIO;                         // No such device or address
const SOCKET_E2BIG = E2BIG;                         // Argument list too long
const SOCKET_ENOMEM = ENOMEM;                       // Cannot allocate memory
const SOCKET_ENOTBLK = ENOTBLK;                     // Block device required
const SOCKET_EBUSY = EBUSY;                         // Device or resource busy
const SOCKET_EEXIST = EEXIST;                       // File exists
const SOCKET_EXDEV = EXDEV;                         // Invalid cross-device link
const SOCKET_ENODEV = ENODEV;                       // No such device
const SOCKET_ENOTDIR = ENOTDIR;                     // Not a directory
const SOCKET_EISDIR = EISDIR;                       // Is a directory
const SOCKET_ENFILE = ENFILE;                       // Too many open files in system
const SOCKET_ENOTTY = ENOTTY;                       // Inappropriate ioctl for device
const SOCKET_ENOSPC = ENOSPC;                       // No space left on device
const SOCKET_ESPIPE = ESPIPE;                       // Illegal seek
const SOCKET_EROFS = EROFS;                         // Read-only file system
const SOCKET_EMLINK = EMLINK;                       // Too many links
const SOCKET_EPIPE = EPIPE;                         // Broken pipe
const SOCKET_ENOLCK = ENOLCK;                       // No locks available
const SOCKET_ENOSYS = ENOSYS;                       // Function not implemented
const SOCKET_ENOMSG = ENOMSG;                       // No message of desired type
const SOCKET_EIDRM = EIDRM;                         // Identifier removed
const SOCKET_ECHRNG = ECHRNG;                       // Channel number out of range
const SOCKET_EL2NSYNC = EL2NSYNC;                   // Level 2 not synchronized
const SOCKET_EL3HLT = EL3HLT;                       // Level 3 halted
const SOCKET_EL3RST = EL3RST;                       // Level 3 reset
const SOCKET_ELNRNG = ELNRNG;                       // Link number out of range
const SOCKET_EUNATCH = EUNATCH;                     // Protocol driver not attached
const SOCKET_ENOCSI = ENOCSI;                       // No CSI structure available
const SOCKET_EL2HLT = EL2HLT;                       // Level 2 halted
const SOCKET_EBADE = EBADE;                         // Invalid exchange
const SOCKET_EBADR = EBADR;                         // Invalid request descriptor
const SOCKET_EXFULL = EXFULL;                       // Exchange full
const SOCKET_ENOANO = ENOANO;                       // No anode
const SOCKET_EBADRQC = EBADRQC;                     // Invalid request code
const SOCKET_EBADSLT = EBADSLT;                     // Invalid slot
const SOCKET_ENOSTR = ENOSTR;                       // Device not a stream
const SOCKET_ENODATA = ENODATA;                     // No data available
const SOCKET_ETIME = ETIME;                         // Timer expired
const SOCKET_ENOSR = ENOSR;                         // Out of streams resources
const SOCKET_ENONET = ENONET;                       // Machine is not on the network
const SOCKET_ENOLINK = ENOLINK;                     // Link has been severed
const SOCKET_EADV = EADV;                           // Advertise error
const SOCKET_ESRMNT = ESRMNT;                       // Srmount error
const SOCKET_ECOMM = ECOMM;                         // Communication error on send
const SOCKET_EPROTO = EPROTO;                       // Protocol error
const SOCKET_EMULTIHOP = EMULTIHOP;                 // Multihop attempted
const SOCKET_EBADMSG = EBADMSG;                     // Bad message
const SOCKET_ENOTUNIQ = ENOTUNIQ;                   // Name not unique on network
const SOCKET_EBADFD = EBADFD;                       // File descriptor in bad state
const SOCKET_EREMCHG = EREMCHG;                     // Remote address changed
const SOCKET_ERESTART = ERESTART;                   // Interrupted system call should be restarted
const SOCKET_ESTRPIPE = ESTRPIPE;                   // Streams pipe error
const SOCKET_EISNAM = EISNAM;                       // Is a named type file
const SOCKET_EREMOTEIO = EREMOTEIO;                 // Remote I/O error
const SOCKET_ENOMEDIUM = ENOMEDIUM;                 // No medium found
const SOCKET_EMEDIUMTYPE = EMEDIUMTYPE;             // Wrong medium type

#ifndef PHP_SOCKETS_WSA
/* errno(3), where Winsock has codes of its own, or PHP's own extension has none. */
const SOCKET_EINTR = EINTR;                         // Interrupted system call
const SOCKET_EBADF = EBADF;                         // Bad file descriptor
const SOCKET_EAGAIN = EAGAIN;                       // Resource temporarily unavailable
const SOCKET_EACCES = EACCES;                       // Permission denied
const SOCKET_EFAULT = EFAULT;                       // Bad address
const SOCKET_EINVAL = EINVAL;                       // Invalid argument
const SOCKET_EMFILE = EMFILE;                       // Too many open files
const SOCKET_ENAMETOOLONG = ENAMETOOLONG;           // File name too long
const SOCKET_ENOTEMPTY = ENOTEMPTY;                 // Directory not empty
const SOCKET_ELOOP = ELOOP;                         // Too many levels of symbolic links
const SOCKET_EWOULDBLOCK = EWOULDBLOCK;             // Resource temporarily unavailable
const SOCKET_EREMOTE = EREMOTE;                     // Object is remote
const SOCKET_EUSERS = EUSERS;                       // Too many users
const SOCKET_ENOTSOCK = ENOTSOCK;                   // Socket operation on non-socket
const SOCKET_EDESTADDRREQ = EDESTADDRREQ;           // Destination address required
const SOCKET_EMSGSIZE = EMSGSIZE;                   // Message too long
const SOCKET_EPROTOTYPE = EPROTOTYPE;               // Protocol wrong type for socket
const SOCKET_ENOPROTOOPT = ENOPROTOOPT;             // Protocol not available
const SOCKET_EPROTONOSUPPORT = EPROTONOSUPPORT;     // Protocol not supported
const SOCKET_ESOCKTNOSUPPORT = ESOCKTNOSUPPORT;     // Socket type not supported
const SOCKET_EOPNOTSUPP = EOPNOTSUPP;               // Operation not supported
const SOCKET_EPFNOSUPPORT = EPFNOSUPPORT;           // Protocol family not supported
const SOCKET_EAFNOSUPPORT = EAFNOSUPPORT;           // Address family not supported by protocol
const SOCKET_EADDRINUSE = EADDRINUSE;               // Address already in use
const SOCKET_EADDRNOTAVAIL = EADDRNOTAVAIL;         // Cannot assign requested address
const SOCKET_ENETDOWN = ENETDOWN;                   // Network is down
const SOCKET_ENETUNREACH = ENETUNREACH;             // Network is unreachable
const SOCKET_ENETRESET = ENETRESET;                 // Network dropped connection on reset
const SOCKET_ECONNABORTED = ECONNABORTED;           // Software caused connection abort
const SOCKET_ECONNRESET = ECONNRESET;               // Connection reset by peer
const SOCKET_ENOBUFS = ENOBUFS;                     // No buffer space available
const SOCKET_EISCONN = EISCONN;                     // Transport endpoint is already connected
const SOCKET_ENOTCONN = ENOTCONN;                   // Transport endpoint is not connected
const SOCKET_ESHUTDOWN = ESHUTDOWN;                 // Cannot send after transport endpoint shutdown
const SOCKET_ETOOMANYREFS = ETOOMANYREFS;           // Too many references: cannot splice
const SOCKET_ETIMEDOUT = ETIMEDOUT;                 // Connection timed out
const SOCKET_ECONNREFUSED = ECONNREFUSED;           // Connection refused
const SOCKET_EHOSTDOWN = EHOSTDOWN;                 // Host is down
const SOCKET_EHOSTUNREACH = EHOSTUNREACH;           // No route to host
const SOCKET_EALREADY = EALREADY;                   // Operation already in progress
const SOCKET_EINPROGRESS = EINPROGRESS;             // Operation now in progress
const SOCKET_EDQUOT = EDQUOT;                       // Disk quota exceeded
const SOCKET_ERANGE = ERANGE;                       // Numerical result out of range
const SOCKET_EOVERFLOW = EOVERFLOW;                 // Value too large for defined data type
const SOCKET_ECANCELED = ECANCELED;                 // Operation canceled
const SOCKET_ENOTSUP = ENOTSUP;                     // Operation not supported
const SOCKET_ESTALE = ESTALE;                       // Stale file handle
const SOCKET_EILSEQ = EILSEQ;                       // Invalid multibyte character
const SOCKET_EDEADLK = EDEADLK;                     // Resource deadlock avoided
const SOCKET_ENOKEY = ENOKEY;                       // Required key not available
const SOCKET_EKEYEXPIRED = EKEYEXPIRED;             // Key has expired
const SOCKET_EKEYREVOKED = EKEYREVOKED;             // Key has been revoked
const SOCKET_EKEYREJECTED = EKEYREJECTED;           // Key was rejected by service
const SOCKET_ERFKILL = ERFKILL;                     // Operation not possible due to RF-kill
const SOCKET_EPROCLIM = EPROCLIM;                   // Too many processes
#endif

#ifdef PHP_SOCKETS_WSA
/* Winsock's own codes under the same names. WSAGetLastError */
const SOCKET_EINTR = WSAEINTR;
const SOCKET_EBADF = WSAEBADF;
const SOCKET_EACCES = WSAEACCES;
const SOCKET_EFAULT = WSAEFAULT;
const SOCKET_EINVAL = WSAEINVAL;
const SOCKET_EMFILE = WSAEMFILE;
const SOCKET_EWOULDBLOCK = WSAEWOULDBLOCK;
const SOCKET_EINPROGRESS = WSAEINPROGRESS;
const SOCKET_EALREADY = WSAEALREADY;
const SOCKET_ENOTSOCK = WSAENOTSOCK;
const SOCKET_EDESTADDRREQ = WSAEDESTADDRREQ;
const SOCKET_EMSGSIZE = WSAEMSGSIZE;
const SOCKET_EPROTOTYPE = WSAEPROTOTYPE;
const SOCKET_ENOPROTOOPT = WSAENOPROTOOPT;
const SOCKET_EPROTONOSUPPORT = WSAEPROTONOSUPPORT;
const SOCKET_ESOCKTNOSUPPORT = WSAESOCKTNOSUPPORT;
const SOCKET_EOPNOTSUPP = WSAEOPNOTSUPP;
const SOCKET_EPFNOSUPPORT = WSAEPFNOSUPPORT;
const SOCKET_EAFNOSUPPORT = WSAEAFNOSUPPORT;
const SOCKET_EADDRINUSE = WSAEADDRINUSE;
const SOCKET_EADDRNOTAVAIL = WSAEADDRNOTAVAIL;
const SOCKET_ENETDOWN = WSAENETDOWN;
const SOCKET_ENETUNREACH = WSAENETUNREACH;
const SOCKET_ENETRESET = WSAENETRESET;
const SOCKET_ECONNABORTED = WSAECONNABORTED;
const SOCKET_ECONNRESET = WSAECONNRESET;
const SOCKET_ENOBUFS = WSAENOBUFS;
const SOCKET_EISCONN = WSAEISCONN;
const SOCKET_ENOTCONN = WSAENOTCONN;
const SOCKET_ESHUTDOWN = WSAESHUTDOWN;
const SOCKET_ETOOMANYREFS = WSAETOOMANYREFS;
const SOCKET_ETIMEDOUT = WSAETIMEDOUT;
const SOCKET_ECONNREFUSED = WSAECONNREFUSED;
const SOCKET_ELOOP = WSAELOOP;
const SOCKET_ENAMETOOLONG = WSAENAMETOOLONG;
const SOCKET_EHOSTDOWN = WSAEHOSTDOWN;
const SOCKET_EHOSTUNREACH = WSAEHOSTUNREACH;
const SOCKET_ENOTEMPTY = WSAENOTEMPTY;
const SOCKET_EPROCLIM = WSAEPROCLIM;
const SOCKET_EUSERS = WSAEUSERS;
const SOCKET_EDQUOT = WSAEDQUOT;
const SOCKET_ESTALE = WSAESTALE;
const SOCKET_EREMOTE = WSAEREMOTE;
const SOCKET_EDISCON = WSAEDISCON;
const SOCKET_SYSNOTREADY = WSASYSNOTREADY;
const SOCKET_VERNOTSUPPORTED = WSAVERNOTSUPPORTED;
const SOCKET_NOTINITIALISED = WSANOTINITIALISED;
const SOCKET_HOST_NOT_FOUND = WSAHOST_NOT_FOUND;
const SOCKET_TRY_AGAIN = WSATRY_AGAIN;
const SOCKET_NO_RECOVERY = WSANO_RECOVERY;
const SOCKET_NO_DATA = WSANO_DATA;
const SOCKET_NO_ADDRESS = WSANO_ADDRESS;
/* The name of errno for WSAEWOULDBLOCK. */
const SOCKET_EAGAIN = WSAEWOULDBLOCK;
#endif
