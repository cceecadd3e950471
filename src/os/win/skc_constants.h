#ifndef SKC_CONSTANTS_H
#define SKC_CONSTANTS_H

/* Winsock's constants: its headers, and the names that other systems have for them. Error constants
 * carry the WSA codes (PHP_SOCKETS_WSA). */

#define PHP_SOCKETS_WSA

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>

/* Options of TCP and UDP: the names that PHP scripts use. */
#ifndef SOL_TCP
#define SOL_TCP IPPROTO_TCP
#endif
#ifndef SOL_UDP
#define SOL_UDP IPPROTO_UDP
#endif

/* The option that asks for a control message has the number of the message. */
#ifndef IPV6_RECVPKTINFO
#define IPV6_RECVPKTINFO IPV6_PKTINFO
#endif
#ifndef IPV6_RECVHOPLIMIT
#define IPV6_RECVHOPLIMIT IPV6_HOPLIMIT
#endif

#ifndef SHUT_RD
#define SHUT_RD SD_RECEIVE
#define SHUT_WR SD_SEND
#define SHUT_RDWR SD_BOTH
#endif

#endif
