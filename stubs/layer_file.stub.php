<?php

/** @generate-class-entries */

/* Files in Sockets\. */
namespace Sockets {
    /**
     * Sends a stream's bytes. A regular file goes by the system's own call (sendfile, Linux;
     * TransmitFile, Windows), unless a blocking $socket has a timeout: then it is read and written, as
     * every other stream is. The mode of the socket stays as it is. A stream that is seekable is sent from
     * $offset on, wherever it stands, and stays there; another one from where it stands, as is a stream
     * wrapper in PHP that stands at $offset.
     *
     * @param \Socket $socket of type SOCK_STREAM
     * @param resource $stream
     * @param int $offset in bytes from the beginning; 0 for a stream that cannot be sought
     * @param int|null $length at most so many bytes; null: to the end
     * @param \Time\Duration|int|float|null $timeout seconds, for the stream's bytes to come and for their
     *         going; null: for ever
     * @return int how many bytes that were: fewer than $length at the end of the stream; on 32 bit
     *         PHP_INT_MAX for more than that
     * @throws \ValueError a stream that is not open for reading, an argument out of range
     * @throws TimeoutException|SocketException $transferred: how many went before; $partial: what was read
     *         from a stream that is not seekable, and did not go. "reading the stream" in the message: the
     *         stream failed, not the socket
     * @see sendfile(2)
     */
    function send_file(\Socket $socket, $stream, int $offset = 0, ?int $length = null, \Time\Duration|int|float|null $timeout = null): int {}
}
