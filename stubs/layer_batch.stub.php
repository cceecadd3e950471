<?php

/** @generate-class-entries */

/*
 * Datagrams in batches: one system call for many. The limit, signals and the mode of the socket are as
 * with the other functions of Sockets\.
 */
namespace Sockets {
    /**
     * A datagram that came, or one to send.
     *
     * @strict-properties
     */
    final class Datagram
    {
        public readonly string $data;

        /** Where it comes from or goes to: a numeric address, a path, @ and an abstract name; null: nobody, the peer. */
        public readonly ?string $address;

        /** null where the family has none. */
        public readonly ?int $port;

        /** @var array control messages, each ['level' => int, 'type' => int, 'data' => mixed] */
        public readonly array $control;

        /** The datagram was longer than $data, and its rest is lost. */
        public readonly bool $truncated;

        public function __construct(string $data, ?string $address = null, ?int $port = null, array $control = [], bool $truncated = false) {}
    }

    /**
     * Receives the datagrams that are there, waiting for the first. Where the socket has UDP_GRO on, what
     * the kernel has joined is given as the datagrams that were sent; these may then be more than $max,
     * since none is dropped. A code that the system tells behind the first datagram is the socket's last
     * error.
     *
     * @param int $max  1 or more
     * @param int $size the longest datagram; the rest of a longer one is lost, and $truncated says so
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return Datagram[] one at least
     * @throws TimeoutException|SocketException
     * @see recvmmsg(2)
     */
    function receive_batch(\Socket $socket, int $max, int $size = 65535, \Time\Duration|int|float|null $timeout = null): array {}

    /**
     * Sends datagrams in their order. An error that an earlier datagram has caused (ICMP) fails none of
     * these.
     *
     * @param array $datagrams each a Datagram or a string, which goes to the peer that the socket is
     *        connected to; addresses are numeric: no name is looked up
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return int how many that were: all
     * @throws \ValueError|\TypeError an element is none; nothing was sent
     * @throws TimeoutException|SocketException $transferred: how many went before; that element failed
     * @see sendmmsg(2)
     */
    function send_batch(\Socket $socket, array $datagrams, \Time\Duration|int|float|null $timeout = null): int {}

    /**
     * Sends a string as datagrams of $segment bytes, the last with what remains: 64 of them by one trip
     * through the network stack where the system can (UDP_SEGMENT, Linux 4.18), one by one where not.
     *
     * @param int $segment 1 to 65535
     * @param Datagram|Endpoint|string|null $to a numeric address; of a Datagram where it comes from; null:
     *        the peer that the socket is connected to
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return int how many datagrams that were
     * @throws TimeoutException|SocketException $transferred: how many datagrams went before
     * @see udp(7)
     */
    function send_segments(\Socket $socket, string $data, int $segment, Datagram|Endpoint|string|null $to = null, \Time\Duration|int|float|null $timeout = null): int {}
}
