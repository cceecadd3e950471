/* Included before the sources of PHP's own sockets extension: what they take from Microsoft's
 * headers. */
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>

#define MSG_TRUNC 0x100
#define MSG_CTRUNC 0x200
#define cmsghdr _WSACMSGHDR
#define CMSG_SPACE WSA_CMSG_SPACE
#define CMSG_LEN WSA_CMSG_LEN
#define CMSG_DATA WSA_CMSG_DATA
#define CMSG_FIRSTHDR WSA_CMSG_FIRSTHDR
#define CMSG_NXTHDR WSA_CMSG_NXTHDR
