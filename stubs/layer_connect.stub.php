<?php

/** @generate-class-entries */

/* Clients in Sockets\. */
namespace Sockets {
    /**
     * Connects a new socket. A name is looked up, and all its addresses are tried, IPv6 and IPv4 in turn,
     * until one answers: the next attempt begins when one has failed, or beside it after attempt_delay.
     * The timeout holds for all of it, the resolver too. udp, unixgram and raw get a
     * peer without any traffic.
     *
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @param array $options by name; the endpoint's options are the same, the array's come first.
     *        Options of TCP do nothing elsewhere.
     *        string from (local address "192.0.2.1", "[2001:db8::1]:5000" or path), string interface
     *        (network interface to go through), bool nodelay, bool|array keepalive (idle, interval:
     *        seconds; count), int keepalive_idle, keepalive_interval, keepalive_count, user_timeout
     *        (seconds that sent data may stay unacknowledged), bool fastopen (the first data goes with
     *        the first packet), bool mptcp (TCP where the system has none), int mark (for routing), int
     *        protocol (another one than the scheme's), bool nonblocking (the socket; this call waits), attempt_delay (seconds,
     *        default 0.25)
     * @throws \ValueError|\TypeError for an endpoint or option that is none
     * @throws ResolveException|TimeoutException|SocketException kind Unsupported: the system lacks an
     *         option
     * @see RFC 8305, RFC 6724, connect(2), tcp(7), socket(7)
     */
    function connect(string|Endpoint $to, \Time\Duration|int|float|null $timeout = null, array $options = []): \Socket {}
}
