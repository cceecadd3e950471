<?php

/** @generate-class-entries */

/* Servers in Sockets\. */
namespace Sockets {
    /**
     * Opens a server's socket. tcp://*:port takes IPv6 and IPv4 where the system can, IPv4 alone
     * where there is no IPv6; port 0 is a free port, which Endpoint::local() tells. udp, unixgram and
     * raw are bound only. Of a name the first address that is one of this host's is taken, those of
     * IPv4 before those of IPv6.
     *
     * @param array $options by name; the endpoint's options are the same, the array's come first; what
     *        has no meaning for the scheme is passed over:
     *        int backlog (waiting connections), bool reuseaddr (default: on for tcp, but on Windows),
     *        bool reuseport, bool ipv6only, bool nonblocking,
     *        int|bool defer_accept (seconds; true: 1; tcp: a connection counts once it has sent
     *        something), int fastopen (tcp: opened connections with data that wait),
     *        int mode (unix: permissions, 0 to 0777; the path is never open to more, not for a moment),
     *        bool replace (unix: a path whose socket is gone is taken over; never waits)
     * @throws \ValueError|\TypeError for an endpoint or option that is none
     * @throws ResolveException
     * @throws SocketException kind Unsupported: the system lacks the option that the message names
     * @see ipv6(7), socket(7), listen(2), tcp(7), unix(7), RFC 7413
     */
    function listen(string|Endpoint $on, array $options = []): \Socket {}

    /**
     * Waits for the next connection and gives it; the connection blocks and is not inherited by other
     * programs. A blocking $server that is not of listen() is non-blocking during a call with a timeout.
     *
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @param Endpoint|null $peer where it comes from
     * @throws TimeoutException|SocketException
     * @see accept(2)
     */
    function accept(\Socket $server, \Time\Duration|int|float|null $timeout = null, &$peer = null): \Socket {}

    /** Can one socket take IPv6 and IPv4 (RFC 3493, section 3.7)? */
    function has_dual_stack(): bool {}
}
