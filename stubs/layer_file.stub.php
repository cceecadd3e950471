<?php

/** @generate-class-entries */

/* Files in Sockets\. */
namespace Sockets {
    /**
     * Sends a stream's bytes. What is a plain file goes by the system's own way (sendfile, Linux;
     * TransmitFile, Windows, without a limit), the rest is read and written. A stream that can be sought is
     * sent from $offset on, wherever it stands, and stays there; another one from where it stands, as is
     * one in PHP that stands at $offset. With a time limit on a blocking $socket, that socket is
     * non-blocking for a moment.
     *
     * @param \Socket $socket of type SOCK_STREAM
     * @param resource $stream
     * @param int $offset in bytes from the beginning; 0 for a stream that cannot be sought
     * @param int|null $length at most so many bytes; null: to the end
     * @param \Time\Duration|int|float|null $timeout seconds, for the stream's bytes to come and for their
     *         going; null: for ever
     * @return int how many bytes that were: fewer than $length at the end of the stream
     * @throws TimeoutException|SocketException $transferred: how many went before; $partial: what was read
     *         from a stream that cannot be sought, and did not go
     * @see sendfile(2)
     */
    function send_file(\Socket $socket, $stream, int $offset = 0, ?int $length = null, \Time\Duration|int|float|null $timeout = null): int {}
}
