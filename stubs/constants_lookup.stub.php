<?php

/**
 * Lookups: flags and error codes of socket_addrinfo_lookup(). getaddrinfo(3)
 * README.md describes the format of a line and where a new constant belongs.
 *
 * @generate-class-entries
 */

/* Flags: the hint ai_flags. */
const AI_PASSIVE = UNKNOWN;                     // for bind: no host means every address
const AI_CANONNAME = UNKNOWN;                   // give the host's full name
const AI_NUMERICHOST = UNKNOWN;                 // the host is an IP address
const AI_V4MAPPED = UNKNOWN;                    // IPv4 as ::ffff:a.b.c.d when there is no IPv6
const AI_ALL = UNKNOWN;                         // with AI_V4MAPPED: both
const AI_ADDRCONFIG = UNKNOWN;                  // only families that this machine has
const AI_IDN = UNKNOWN;                         // the host's name is Unicode
const AI_CANONIDN = UNKNOWN;                    // give the full name in Unicode
const AI_NUMERICSERV = UNKNOWN;                 // the service is a number
const AI_DEFAULT = UNKNOWN;                     // AI_V4MAPPED and AI_ADDRCONFIG
const AI_FQDN = UNKNOWN;                        // give the fully qualified name

/* Flags of a reverse lookup. getnameinfo(3) */
const NI_NUMERICHOST = UNKNOWN;     // the address as it is
const NI_NUMERICSERV = UNKNOWN;     // the port as it is
const NI_NOFQDN = UNKNOWN;          // only the host's first label
const NI_NAMEREQD = UNKNOWN;        // an error when there is no name
const NI_DGRAM = UNKNOWN;           // the service is UDP's
const NI_IDN = UNKNOWN;             // the name in Unicode
const NI_NUMERICSCOPE = UNKNOWN;    // the scope as a number

/* Errors: socket_addrinfo_lookup()'s fourth argument. gai_strerror(3) */
const EAI_BADFLAGS = UNKNOWN;       // a flag that is not known
const EAI_NONAME = UNKNOWN;         // no such host or service
const EAI_AGAIN = UNKNOWN;          // no answer for now
const EAI_FAIL = UNKNOWN;           // the name server refused
const EAI_NODATA = UNKNOWN;         // the host exists and has no address
const EAI_FAMILY = UNKNOWN;         // a family that is not known
const EAI_SOCKTYPE = UNKNOWN;       // a type that is not known
const EAI_SERVICE = UNKNOWN;        // the service is not of this type
const EAI_ADDRFAMILY = UNKNOWN;     // the host has no address of this family
const EAI_MEMORY = UNKNOWN;         // no memory
const EAI_SYSTEM = UNKNOWN;         // see socket_last_error()
const EAI_OVERFLOW = UNKNOWN;       // the answer is too long
const EAI_INPROGRESS = UNKNOWN;     // the request still runs
const EAI_CANCELED = UNKNOWN;       // the request was taken back
const EAI_NOTCANCELED = UNKNOWN;    // it could not be taken back
const EAI_ALLDONE = UNKNOWN;        // all requests are done
const EAI_INTR = UNKNOWN;           // interrupted by a signal
const EAI_IDN_ENCODE = UNKNOWN;     // the name is no valid Unicode name
const EAI_BADHINTS = UNKNOWN;       // a hint that cannot be
const EAI_PROTOCOL = UNKNOWN;       // a protocol that is not known
