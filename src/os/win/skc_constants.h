#ifndef SKC_CONSTANTS_H
#define SKC_CONSTANTS_H

/* Winsock's constants: its headers, and the names that other systems have for them. Error constants
 * carry the WSA codes (PHP_SOCKETS_WSA). */

#define PHP_SOCKETS_WSA

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>

#ifndef SHUT_RD
#define SHUT_RD SD_RECEIVE
#define SHUT_WR SD_SEND
#define SHUT_RDWR SD_BOTH
#endif

#endif
