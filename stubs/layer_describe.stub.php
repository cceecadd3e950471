<?php

/** @generate-class-entries */

/* What a socket is, and who is at its other end. */
namespace Sockets {
    /**
     * Who was at the other end of a unix socket when it was connected.
     * @strict-properties
     */
    final class PeerCredentials
    {
        /** The process; null where the system does not tell, or it is one of another namespace. */
        public readonly ?int $pid;

        /** The effective user and group. */
        public readonly int $uid;

        public readonly int $gid;

        private function __construct() {}
    }

    /**
     * @param Socket $socket a unix socket
     * @throws SocketException kind NotConnected; kind Unsupported where the system does not tell
     * @see unix(7) SO_PEERCRED, getpeereid(3)
     */
    function peer_credentials(\Socket $socket): PeerCredentials {}

    /**
     * What a log should say of a socket. It never fails: what cannot be told is null, and of a closed
     * socket that is all but "family" and "error".
     *
     * @return array{descriptor: ?int, family: ?string, type: ?string, protocol: ?int, local: ?Endpoint,
     *         peer: ?Endpoint, blocking: ?bool, error: int} "AF_INET", "SOCK_STREAM"; error is the last
     *         one, as socket_last_error() gives it
     */
    function describe(\Socket $socket): array {}
}
