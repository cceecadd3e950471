#include "skc_os.h"

#define ROW(code, kind) \
	{ \
#code, code, SKC_ERROR_##kind \
	}

/* The first row of a number names it. */
static const skc_error_row rows[] = {
#ifdef EPERM
	ROW(EPERM, PERMISSION_DENIED),
#endif
#ifdef ENOENT
	ROW(ENOENT, NOT_FOUND),
#endif
#ifdef EINTR
	ROW(EINTR, INTERRUPTED),
#endif
#ifdef EIO
	ROW(EIO, OTHER),
#endif
#ifdef ENXIO
	ROW(ENXIO, NOT_FOUND),
#endif
#ifdef E2BIG
	ROW(E2BIG, MESSAGE_TOO_LARGE),
#endif
#ifdef EBADF
	ROW(EBADF, CLOSED),
#endif
#ifdef EAGAIN
	ROW(EAGAIN, WOULD_BLOCK),
#endif
#ifdef ENOMEM
	ROW(ENOMEM, OUT_OF_MEMORY),
#endif
#ifdef EACCES
	ROW(EACCES, PERMISSION_DENIED),
#endif
#ifdef EFAULT
	ROW(EFAULT, INVALID_ARGUMENT),
#endif
#ifdef ENOTBLK
	ROW(ENOTBLK, OTHER),
#endif
#ifdef EBUSY
	ROW(EBUSY, OTHER),
#endif
#ifdef EEXIST
	ROW(EEXIST, OTHER),
#endif
#ifdef EXDEV
	ROW(EXDEV, OTHER),
#endif
#ifdef ENODEV
	ROW(ENODEV, NOT_FOUND),
#endif
#ifdef ENOTDIR
	ROW(ENOTDIR, OTHER),
#endif
#ifdef EISDIR
	ROW(EISDIR, OTHER),
#endif
#ifdef EINVAL
	ROW(EINVAL, INVALID_ARGUMENT),
#endif
#ifdef ENFILE
	ROW(ENFILE, TOO_MANY_HANDLES),
#endif
#ifdef EMFILE
	ROW(EMFILE, TOO_MANY_HANDLES),
#endif
#ifdef ENOTTY
	ROW(ENOTTY, OTHER),
#endif
#ifdef ENOSPC
	ROW(ENOSPC, OTHER),
#endif
#ifdef ESPIPE
	ROW(ESPIPE, OTHER),
#endif
#ifdef EROFS
	ROW(EROFS, OTHER),
#endif
#ifdef EMLINK
	ROW(EMLINK, OTHER),
#endif
#ifdef EPIPE
	ROW(EPIPE, BROKEN_PIPE),
#endif
#ifdef ENAMETOOLONG
	ROW(ENAMETOOLONG, INVALID_ARGUMENT),
#endif
#ifdef ENOLCK
	ROW(ENOLCK, OTHER),
#endif
#ifdef ENOSYS
	ROW(ENOSYS, UNSUPPORTED),
#endif
#ifdef ENOTEMPTY
	ROW(ENOTEMPTY, OTHER),
#endif
#ifdef ELOOP
	ROW(ELOOP, OTHER),
#endif
#ifdef EWOULDBLOCK
	ROW(EWOULDBLOCK, WOULD_BLOCK),
#endif
#ifdef ENOMSG
	ROW(ENOMSG, OTHER),
#endif
#ifdef EIDRM
	ROW(EIDRM, OTHER),
#endif
#ifdef ECHRNG
	ROW(ECHRNG, OTHER),
#endif
#ifdef EL2NSYNC
	ROW(EL2NSYNC, OTHER),
#endif
#ifdef EL3HLT
	ROW(EL3HLT, OTHER),
#endif
#ifdef EL3RST
	ROW(EL3RST, OTHER),
#endif
#ifdef ELNRNG
	ROW(ELNRNG, OTHER),
#endif
#ifdef EUNATCH
	ROW(EUNATCH, OTHER),
#endif
#ifdef ENOCSI
	ROW(ENOCSI, OTHER),
#endif
#ifdef EL2HLT
	ROW(EL2HLT, OTHER),
#endif
#ifdef EBADE
	ROW(EBADE, OTHER),
#endif
#ifdef EBADR
	ROW(EBADR, OTHER),
#endif
#ifdef EXFULL
	ROW(EXFULL, OTHER),
#endif
#ifdef ENOANO
	ROW(ENOANO, OTHER),
#endif
#ifdef EBADRQC
	ROW(EBADRQC, OTHER),
#endif
#ifdef EBADSLT
	ROW(EBADSLT, OTHER),
#endif
#ifdef ENOSTR
	ROW(ENOSTR, OTHER),
#endif
#ifdef ENODATA
	ROW(ENODATA, OTHER),
#endif
#ifdef ETIME
	ROW(ETIME, TIMED_OUT),
#endif
#ifdef ENOSR
	ROW(ENOSR, OTHER),
#endif
#ifdef ENONET
	ROW(ENONET, OTHER),
#endif
#ifdef EREMOTE
	ROW(EREMOTE, OTHER),
#endif
#ifdef ENOLINK
	ROW(ENOLINK, OTHER),
#endif
#ifdef EADV
	ROW(EADV, OTHER),
#endif
#ifdef ESRMNT
	ROW(ESRMNT, OTHER),
#endif
#ifdef ECOMM
	ROW(ECOMM, OTHER),
#endif
#ifdef EPROTO
	ROW(EPROTO, OTHER),
#endif
#ifdef EMULTIHOP
	ROW(EMULTIHOP, OTHER),
#endif
#ifdef EBADMSG
	ROW(EBADMSG, OTHER),
#endif
#ifdef ENOTUNIQ
	ROW(ENOTUNIQ, OTHER),
#endif
#ifdef EBADFD
	ROW(EBADFD, OTHER),
#endif
#ifdef EREMCHG
	ROW(EREMCHG, OTHER),
#endif
#ifdef ERESTART
	ROW(ERESTART, OTHER),
#endif
#ifdef ESTRPIPE
	ROW(ESTRPIPE, OTHER),
#endif
#ifdef EUSERS
	ROW(EUSERS, OTHER),
#endif
#ifdef ENOTSOCK
	ROW(ENOTSOCK, CLOSED),
#endif
#ifdef EDESTADDRREQ
	ROW(EDESTADDRREQ, NOT_CONNECTED),
#endif
#ifdef EMSGSIZE
	ROW(EMSGSIZE, MESSAGE_TOO_LARGE),
#endif
#ifdef EPROTOTYPE
	ROW(EPROTOTYPE, UNSUPPORTED),
#endif
#ifdef ENOPROTOOPT
	ROW(ENOPROTOOPT, UNSUPPORTED),
#endif
#ifdef EPROTONOSUPPORT
	ROW(EPROTONOSUPPORT, UNSUPPORTED),
#endif
#ifdef ESOCKTNOSUPPORT
	ROW(ESOCKTNOSUPPORT, UNSUPPORTED),
#endif
#ifdef EOPNOTSUPP
	ROW(EOPNOTSUPP, UNSUPPORTED),
#endif
#ifdef EPFNOSUPPORT
	ROW(EPFNOSUPPORT, UNSUPPORTED),
#endif
#ifdef EAFNOSUPPORT
	ROW(EAFNOSUPPORT, UNSUPPORTED),
#endif
#ifdef EADDRINUSE
	ROW(EADDRINUSE, ADDRESS_IN_USE),
#endif
#ifdef EADDRNOTAVAIL
	ROW(EADDRNOTAVAIL, ADDRESS_NOT_AVAILABLE),
#endif
#ifdef ENETDOWN
	ROW(ENETDOWN, UNREACHABLE),
#endif
#ifdef ENETUNREACH
	ROW(ENETUNREACH, UNREACHABLE),
#endif
#ifdef ENETRESET
	ROW(ENETRESET, RESET),
#endif
#ifdef ECONNABORTED
	ROW(ECONNABORTED, ABORTED),
#endif
#ifdef ECONNRESET
	ROW(ECONNRESET, RESET),
#endif
#ifdef ENOBUFS
	ROW(ENOBUFS, OUT_OF_MEMORY),
#endif
#ifdef EISCONN
	ROW(EISCONN, ALREADY_CONNECTED),
#endif
#ifdef ENOTCONN
	ROW(ENOTCONN, NOT_CONNECTED),
#endif
#ifdef ESHUTDOWN
	ROW(ESHUTDOWN, BROKEN_PIPE),
#endif
#ifdef ETOOMANYREFS
	ROW(ETOOMANYREFS, OTHER),
#endif
#ifdef ETIMEDOUT
	ROW(ETIMEDOUT, TIMED_OUT),
#endif
#ifdef ECONNREFUSED
	ROW(ECONNREFUSED, REFUSED),
#endif
#ifdef EHOSTDOWN
	ROW(EHOSTDOWN, UNREACHABLE),
#endif
#ifdef EHOSTUNREACH
	ROW(EHOSTUNREACH, UNREACHABLE),
#endif
#ifdef EALREADY
	ROW(EALREADY, WOULD_BLOCK),
#endif
#ifdef EINPROGRESS
	ROW(EINPROGRESS, WOULD_BLOCK),
#endif
#ifdef EISNAM
	ROW(EISNAM, OTHER),
#endif
#ifdef EREMOTEIO
	ROW(EREMOTEIO, OTHER),
#endif
#ifdef EDQUOT
	ROW(EDQUOT, OTHER),
#endif
#ifdef ENOMEDIUM
	ROW(ENOMEDIUM, OTHER),
#endif
#ifdef EMEDIUMTYPE
	ROW(EMEDIUMTYPE, OTHER),
#endif
#ifdef ERANGE
	ROW(ERANGE, INVALID_ARGUMENT),
#endif
#ifdef EOVERFLOW
	ROW(EOVERFLOW, OTHER),
#endif
#ifdef ECANCELED
	ROW(ECANCELED, OTHER),
#endif
#ifdef ENOTSUP
	ROW(ENOTSUP, OTHER),
#endif
#ifdef ESTALE
	ROW(ESTALE, OTHER),
#endif
#ifdef EILSEQ
	ROW(EILSEQ, OTHER),
#endif
#ifdef EDEADLK
	ROW(EDEADLK, OTHER),
#endif
#ifdef ENOKEY
	ROW(ENOKEY, OTHER),
#endif
#ifdef EKEYEXPIRED
	ROW(EKEYEXPIRED, OTHER),
#endif
#ifdef EKEYREVOKED
	ROW(EKEYREVOKED, OTHER),
#endif
#ifdef EKEYREJECTED
	ROW(EKEYREJECTED, OTHER),
#endif
#ifdef ERFKILL
	ROW(ERFKILL, OTHER),
#endif
#ifdef EPROCLIM
	ROW(EPROCLIM, TOO_MANY_HANDLES),
#endif
#ifdef EDOM
	ROW(EDOM, INVALID_ARGUMENT),
#endif
};

const skc_error_row *skc_os_errors(size_t *count)
{
	*count = SKC_COUNT(rows);
	return rows;
}

/* Some systems give two names one number: the first counts. */
static const skc_error_row resolve_rows[] = {
#ifdef EAI_AGAIN
	ROW(EAI_AGAIN, UNRESOLVED),
#endif
#ifdef EAI_BADFLAGS
	ROW(EAI_BADFLAGS, UNRESOLVED),
#endif
#ifdef EAI_FAIL
	ROW(EAI_FAIL, UNRESOLVED),
#endif
#ifdef EAI_FAMILY
	ROW(EAI_FAMILY, UNRESOLVED),
#endif
#ifdef EAI_MEMORY
	ROW(EAI_MEMORY, UNRESOLVED),
#endif
#ifdef EAI_NONAME
	ROW(EAI_NONAME, UNRESOLVED),
#endif
#ifdef EAI_NODATA
	ROW(EAI_NODATA, UNRESOLVED),
#endif
#ifdef EAI_ADDRFAMILY
	ROW(EAI_ADDRFAMILY, UNRESOLVED),
#endif
#ifdef EAI_OVERFLOW
	ROW(EAI_OVERFLOW, UNRESOLVED),
#endif
#ifdef EAI_SERVICE
	ROW(EAI_SERVICE, UNRESOLVED),
#endif
#ifdef EAI_SOCKTYPE
	ROW(EAI_SOCKTYPE, UNRESOLVED),
#endif
#ifdef EAI_SYSTEM
	ROW(EAI_SYSTEM, UNRESOLVED),
#endif
};

const char *skc_os_resolve_symbol(int eai)
{
	for (size_t i = 0; i < SKC_COUNT(resolve_rows); i++) {
		if (resolve_rows[i].code == eai) {
			return resolve_rows[i].symbol;
		}
	}
	return "";
}
