<?php

/** @generate-class-entries */

/* Servers in Sockets\. */
namespace Sockets {
    /**
     * Opens a server's socket. tcp://*:port takes IPv6 and IPv4 where the system can, IPv4 alone
     * where there is no IPv6; port 0 is a free port, which Endpoint::local() tells. udp, unixgram and
     * raw are bound only. A name is looked up and has to be an address of this host.
     *
     * @param array $options by name; the endpoint's options are the same, the array's come first:
     *        int backlog (waiting connections), bool reuseaddr (default: on for tcp, but on Windows),
     *        bool reuseport, bool ipv6only, bool nonblocking
     * @throws \ValueError|\TypeError for an endpoint or option that is none
     * @throws ResolveException|SocketException
     * @see ipv6(7), socket(7), listen(2)
     */
    function listen(string|Endpoint $on, array $options = []): \Socket {}

    /**
     * Waits for the next connection and gives it; it blocks and is not inherited by other programs.
     * With a time limit on a blocking $server, that socket is non-blocking for a moment.
     *
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @param Endpoint|null $peer where it comes from
     * @throws TimeoutException|SocketException
     * @see accept(2)
     */
    function accept(\Socket $server, \Time\Duration|int|float|null $timeout = null, ?Endpoint &$peer = null): \Socket {}

    /** Can one socket take IPv6 and IPv4 (RFC 3493, section 3.7)? */
    function has_dual_stack(): bool {}
}
